"""From an article to its statements: regions, rules, holders, chains, speakers, records."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.records import Article
from rashomon.statements.blocks import find_blocks
from rashomon.statements.figures import read_figures
from rashomon.statements.frames import Draft, Sentence, make_sentences
from rashomon.statements.indirect import read_indirect
from rashomon.statements.posts import Post, find_posts
from rashomon.statements.quotes import read_quotations
from rashomon.statements.transcripts import find_turns
from rashomon.text.paragraphs import Paragraph, split_paragraphs
from rashomon.text.quotation import Quotation, find_quotations, mask


@dataclass(slots=True)
class Found:
    """The drafts of an article and what the later stages need to know of its text.

    ``frame`` is the text with its quotations masked; ``skip`` are stretches whose names are no mentions.
    """

    drafts: list[Draft]
    frame: str
    skip: list[tuple[int, int]]
    quotations: tuple[Quotation, ...]
    sentences: list[Sentence]
    rejected: Counter[str] = field(default_factory=Counter)


def body_paragraphs(article: Article) -> list[Paragraph]:
    """The paragraphs that are the article: not furniture, not the title."""
    text = article.text
    furniture = [(s.start, s.end) for s in article.furniture]
    kept: list[Paragraph] = []
    for paragraph in split_paragraphs(text):
        start, end = paragraph.start, paragraph.end
        covered = sum(min(b, end) - max(a, start) for a, b in furniture if a < end and start < b)
        if covered < 0.5 * (end - start):
            kept.append(_past_dateline(text, _without(paragraph, furniture)))
    return kept


#: "BAGHDAD (Reuters) –", "WASHINGTON, Jan 6 (AP) —", "KYIV —": where a report was filed.
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’-]+[A-Z.,/ ]*(?:,\s*[A-Z][\w.]+)?"
    r"(?:,?\s+[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:,\s*\d{4})?)?\s*)?"
    r"(?:\([A-Z][\w&. ]{1,30}\)"
    r"(?:,?\s+(?:\d{1,2}\s+[A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.?\s+\d{1,2})(?:,?\s*\d{4})?)?\s*[-–—]+|"
    r"(?<=\S)\s*[–—]|(?<=[A-Z])\s+--?)\s+"
)


def _past_dateline(text: str, paragraph: Paragraph) -> Paragraph:
    match = _DATELINE.match(text, paragraph.start, min(paragraph.end, paragraph.start + 90))
    if match is None or match.end() >= paragraph.end or match.end() == paragraph.start:
        return paragraph
    return Paragraph(match.end(), paragraph.end, paragraph.apart)


def body_spans(article: Article, found: Found) -> list[tuple[int, int]]:
    """The stretches that statements may stand in: the body's paragraphs and the posts."""
    return [(p.start, p.end) for p in body_paragraphs(article)] + found.skip


def _without(paragraph: Paragraph, furniture: Sequence[tuple[int, int]]) -> Paragraph:
    """The paragraph less furniture at its edges."""
    start, end = paragraph.start, paragraph.end
    for a, b in furniture:
        if a <= start < b < end:
            start = b
        if start < a < end <= b:
            end = a
    return (
        paragraph
        if (start, end) == (paragraph.start, paragraph.end)
        else Paragraph(start, end, paragraph.apart)
    )


def find_by_rules(article: Article) -> Found:
    """Every statement that the exact rules find in an article, nested ones too."""
    text = article.text
    paragraphs = body_paragraphs(article)
    quotations = find_quotations(text, paragraphs)
    posts = find_posts(text, paragraphs)
    in_posts = {k for k, p in enumerate(paragraphs) if any(o.start <= p.start < o.end for o in posts)}
    plain = [
        (p.start, p.end)
        for k, p in enumerate(paragraphs)
        if not any(o.start <= p.start and p.end <= o.end for o in posts)
    ]
    plain = [_cut_posts(span, posts) for span in plain]
    outside = [q for q in quotations if not any(o.start <= q.open < o.end for o in posts)]
    sentences = make_sentences(text, plain, outside)
    drafts: list[Draft] = []
    rejected: Counter[str] = Counter()
    turns = _read_turns(text, paragraphs, drafts)
    told = [s for s in sentences if not any(a <= s.start < b for a, b in turns)]
    quoted, used = read_quotations(text, told, rejected)
    drafts += quoted
    numbered = {(p.start, p.end): k for k, p in enumerate(paragraphs)}
    of_paragraph = [_renumbered(s, plain, numbered) for s in sentences]
    for block in find_blocks(text, paragraphs, of_paragraph, in_posts):
        draft = Draft(
            block.kind, "asserts", list(block.content), block.source, block.head, block.cue, score=0.75
        )
        draft.reasons.append(block.reason)
        if block.source is None:
            draft.speaker_like = next((d for d in reversed(drafts) if d.kind == "block"), None)
        drafts.append(draft)
        if block.cue is not None:
            used.add(block.cue[0])
    drafts += read_indirect(text, told, used, quoted)
    drafts += read_figures(text, told, used)
    for post in posts:
        _read_post(text, post, quotations, drafts, rejected)
    _read_inside(text, quoted, quotations, drafts)
    drafts.sort(key=lambda d: (d.start, -d.end))
    _quote_again(text, drafts)
    skip = [(p.start, p.end) for p in posts]
    return Found(drafts, mask(text, quotations), skip, quotations, sentences, rejected)


def _quote_again(text: str, drafts: Sequence[Draft]) -> None:
    """Give quoted words without a speaker the one of the earlier statement that they repeat."""
    for number, draft in enumerate(drafts):
        words = _plain(text, draft)
        if draft.cue is not None or draft.score > 0.5 or len(words.split()) < 5:
            continue
        earlier = next(
            (d for d in drafts[:number] if d.kind != "indirect" and words in _plain(text, d)), None
        )
        if earlier is not None:
            draft.speaker_like = earlier
            draft.source = draft.source_head = None
            draft.reasons.append("the same words stand in an earlier statement")


def _plain(text: str, draft: Draft) -> str:
    """The content of a draft in lower case, white space and closing marks made even."""
    joined = " ".join(text[a:b] for a, b in draft.content)
    return " ".join(joined.lower().split()).strip(" .,;:!?…")


def _cut_posts(span: tuple[int, int], posts: Sequence[Post]) -> tuple[int, int]:
    for post in posts:
        if span[0] < post.start < span[1]:
            return span[0], post.start
        if span[0] < post.end < span[1]:
            return post.end, span[1]
    return span


def _renumbered(
    sentence: Sentence, plain: Sequence[tuple[int, int]], numbers: dict[tuple[int, int], int]
) -> Sentence:
    """The sentence with its paragraph's number among all paragraphs, posts counted in."""
    number = numbers.get(plain[sentence.paragraph], -1)
    return Sentence(sentence.start, sentence.end, number, sentence.words, sentence.quotations, sentence.cues)


def _read_turns(text: str, paragraphs: Sequence[Paragraph], drafts: list[Draft]) -> list[tuple[int, int]]:
    covered: list[tuple[int, int]] = []
    for turn in find_turns(text, paragraphs):
        draft = Draft(
            "direct",
            "asks" if turn.question else "asserts",
            [turn.content],
            turn.who,
            turn.who,
            None,
            score=0.8,
        )
        draft.reasons.append("a turn of a transcript")
        drafts.append(draft)
        covered.append((turn.who[0], turn.content[1]))
    return covered


def _read_post(
    text: str, post: Post, quotations: Sequence[Quotation], drafts: list[Draft], rejected: Counter[str]
) -> None:
    """The post itself, and the statements inside it."""
    outer = Draft(
        "post", "asserts", list(post.content), post.author, post.author, None, posted=post.date, score=0.98
    )
    outer.reasons.append("an embedded post")
    drafts.append(outer)
    inside = [q for q in quotations if any(a <= q.open and q.close <= b for a, b in post.content)]
    sentences = make_sentences(text, post.content, inside)
    quoted, used = read_quotations(text, sentences, rejected)
    inner = [d for d in quoted if d.source is not None]
    inner += read_indirect(text, sentences, used, quoted)
    _read_inside(text, quoted, quotations, drafts)
    drafts += inner


def _read_inside(
    text: str, quoted: Sequence[Draft], quotations: Sequence[Quotation], drafts: list[Draft]
) -> None:
    """The statements that a quoted speaker reports of others, inside the quotation."""
    for outer in quoted:
        for start, end in outer.content:
            if end - start < 30:
                continue
            inside = [_raised(q) for q in quotations if q.depth == 1 and start <= q.open and q.close <= end]
            sentences = make_sentences(text, [(start, end)], inside)
            spoken, used = read_quotations(text, sentences, Counter())
            nested = [d for d in spoken if d.source is not None and d.cue is not None]
            nested += read_indirect(text, sentences, used, spoken)
            drafts += [d for d in nested if not _is_own_voice(text, d)]


def _raised(quotation: Quotation) -> Quotation:
    return Quotation(
        quotation.open, quotation.start, quotation.end, quotation.close, quotation.style,
        quotation.opened, quotation.closed, quotation.continues, 0,
    )  # fmt: skip


def _is_own_voice(text: str, draft: Draft) -> bool:
    """Whether a statement inside a quotation is the speaker's own ("I think that …")."""
    if draft.source is None:
        return True
    return text[draft.source[0] : draft.source[1]].lower() in {"i", "we", "you", "it", "who", "they", "that"}
