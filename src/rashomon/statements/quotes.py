"""Quotations to statements: which pieces belong together, which are speech, which are scare quotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rashomon.statements.announced import announced
from rashomon.statements.chains import is_publication
from rashomon.statements.frames import Draft, Sentence
from rashomon.statements.phrases import before_verb, phrase_left
from rashomon.statements.quoted import Attribution, as_draft, attribute_after, attribute_before, attribute_end
from rashomon.statements.word_classes import SUBJECT_PRONOUNS
from rashomon.text.quotation import Quotation

_TAIL_CUT = re.compile(
    r"\s*(?:[;:(—–]|,\s+(?:who|which|whose|while|after|as|but|although|though|before|when|with|and\s+\w+\s+\w*ed\b|"
    r"according|\w+ing\b|in\s+(?:a|an|response|reference)|despite|following|contradicting|\w+\s+(?:said|says))|"
    r",\s+(?:he|she|they|it|the|a)\s|\s--\s).*",
    re.DOTALL,
)
_SPEECH_END = (".", ",", "!", "?", "…", "—", "-", "–")


def read_quotations(
    text: str, sentences: Sequence[Sentence], rejected: Counter[str]
) -> tuple[list[Draft], set[int]]:
    """The statements that quotations make, and the code points of the cues they used.

    ``rejected`` counts the quotations that attribute nothing (scare quotes, titles).
    """
    drafts: list[Draft] = []
    used: set[int] = set()
    open_draft: Draft | None = None
    for number, sentence in enumerate(sentences):
        following = sentences[number + 1] if number + 1 < len(sentences) else None
        if following is not None and following.paragraph != sentence.paragraph:
            following = None
        before = sentences[number - 1] if number else None
        made = _read_sentence(text, sentence, before, following, drafts, open_draft, used, rejected)
        drafts.extend(made)
        open_draft = (
            drafts[-1] if drafts and sentence.quotations and not sentence.quotations[-1].closed else None
        )
    return drafts, used


def _read_sentence(
    text: str, sentence: Sentence, before: Sentence | None, following: Sentence | None,
    earlier: list[Draft], open_draft: Draft | None, used: set[int], rejected: Counter[str],
) -> list[Draft]:  # fmt: skip
    made: list[Draft] = []
    groups: dict[tuple[int, int], tuple[Attribution, list[Quotation]]] = {}
    low = 0
    made_key: tuple[int, int] | None = None
    for position, quotation in enumerate(sentence.quotations):
        if quotation.continues and (open_draft is not None or (earlier and _is_open(text, earlier[-1]))):
            holder = open_draft or earlier[-1]
            named = attribute_after(sentence, quotation, None)
            if named is None or holder.cue is None:
                holder.content.append((quotation.start, quotation.end))
                if named is not None:
                    _name(holder, named, used)
                continue
        attribution = _choose(text, sentence, quotation, position, following, low)
        if attribution is not None and _is_scare(text, sentence, quotation, attribution):
            rejected["quotation that attributes nothing"] += 1
            continue
        if attribution is None and made_key is not None:
            attribution = _added(sentence, groups[made_key][0], quotation)
        if (
            attribution is None
            and made_key is not None
            and _resumes(text, groups[made_key][1][-1], quotation)
        ):
            groups[made_key][1].append(quotation)
            continue
        if attribution is None:
            unattributed = _unattributed(text, sentence, quotation, before, earlier + made, rejected)
            if unattributed is not None:
                made.append(unattributed)
            continue
        key = attribution.cue or attribution.source or (quotation.open, quotation.close)
        made_key = key if attribution.place == "after" else None
        if key not in groups:
            groups[key] = (attribution, [])
        groups[key][1].append(quotation)
        used.update(cue[0] for cue in (attribution.cue, attribution.passed_on) if cue)
        if attribution.place == "after" and attribution.cue:
            low = max(low, sentence.word_at(attribution.cue[1]))
    for attribution, quotations in groups.values():
        made.append(_draft(text, sentence, attribution, quotations, groups))
    made.sort(key=lambda d: d.start)
    return made


def _name(draft: Draft, attribution: Attribution, used: set[int]) -> None:
    """Give a draft whose speaker was not known what attributes its last piece."""
    draft.source, draft.source_head, draft.cue = attribution.source, attribution.head, attribution.cue
    draft.speaker_like, draft.score = None, 0.9
    draft.reasons = ["continued over paragraphs, attributed in the last"]
    if attribution.cue:
        used.add(attribution.cue[0])


def _added(sentence: Sentence, last: Attribution, quotation: Quotation) -> Attribution | None:
    """The attribution of "…, she said, adding: “…”": the same source, a cue of its own."""
    words = sentence.words
    index = sentence.word_at(quotation.open)
    for cue in sentence.cues:
        if index - 3 <= cue.start < index and cue.cue is not None and cue.cue.form == "ing":
            span = (words[cue.start].start, words[cue.end - 1].end)
            return replace(last, cue=span, stance=cue.stance, place="before", clause=None, carrier=None)
    return None


def _resumes(text: str, last: Quotation, quotation: Quotation) -> bool:
    """Whether a quotation goes on after its attribution in the same sentence ("…," she said, "…")."""
    gap = text[last.close : quotation.open]
    return gap.rstrip()[-1:] == "," and len(gap.split()) <= 14


def _is_scare(text: str, sentence: Sentence, quotation: Quotation, attribution: Attribution) -> bool:
    """Whether a short quotation stands too far from the cue before it to be what was said."""
    if attribution.place != "before" or attribution.cue is None or attribution.cue[1] > quotation.open:
        return False
    if len(text[quotation.start : quotation.end].split()) > 3:
        return False
    between = text[attribution.cue[1] : quotation.open]
    quoted = any(attribution.cue[1] <= q.open < quotation.open for q in sentence.quotations)
    return (
        not quoted
        and len(between) > 30
        and bool(re.search(r",\s+(?:as|which|who|after|while|where|when|but)\b|;|—", between))
    )


def _is_open(text: str, draft: Draft) -> bool:
    """Whether the last piece of a draft lacks its closing mark."""
    return text[draft.end : draft.end + 1] not in {'"', "”", "“", "»", "’", "'"}


def _choose(
    text: str, sentence: Sentence, quotation: Quotation, position: int, following: Sentence | None, low: int
) -> Attribution | None:
    """The better of the attributions before and after a quotation."""
    last = text[quotation.end - 1]
    beside_comma = quotation.closed and text[quotation.close : quotation.close + 1] == ","
    spoken = last in ",?!—–" or beside_comma
    before = attribute_before(sentence, quotation, low)
    after = attribute_after(sentence, quotation, following)
    if before is not None and after is not None:
        adjacent = text[max(sentence.start, quotation.open - 2) : quotation.open].strip()[-1:] in {":", ","}
        passed_on = after.source is not None and after.cue is not None and is_publication(text, after.source)
        if passed_on and before.source is not None and not spoken_far(text, before, quotation):
            return replace(before, carrier=after.source, passed_on=after.cue)
        if spoken and not adjacent:
            return after
        earlier_quotes = position > 0
        if spoken and earlier_quotes and before.cue and after.cue and last == ",":
            return after
        return before
    return before or after


def spoken_far(text: str, before: Attribution, quotation: Quotation) -> bool:
    """Whether too much stands between a cue and a quotation for the one to govern the other."""
    if before.cue is None:
        return True
    between = text[before.cue[1] : quotation.open]
    count = len(between.split())
    return count > _CLAUSE or (count > _NEAR and re.search(r"[,;:—]", between) is not None)


_NEAR = 6
"""How many words may stand between a cue and the quotation that it governs, whatever they are."""
_CLAUSE = 16
"""How many where no mark stands among them: they are one clause."""


def _unattributed(
    text: str, sentence: Sentence, quotation: Quotation, before: Sentence | None, earlier: list[Draft],
    rejected: Counter[str],
) -> Draft | None:  # fmt: skip
    """A quotation without a cue in its sentence: more of who spoke before, or no statement."""
    content = (quotation.start, quotation.end)
    body = text[quotation.start : quotation.end]
    words = len(body.split())
    whole = _is_whole(text, sentence, quotation)
    last = earlier[-1] if earlier else None
    same_paragraph = last is not None and "\n" not in text[last.end : quotation.open]
    if last is not None and last.kind in {"direct", "mixed"} and same_paragraph and whole:
        if _only_attribution(text, last, sentence, before, quotation):
            last.content.append(content)
            last.reasons.append("goes on after its attribution")
            return None
        return _like(last, content, "stands right after the words of the same speaker", 0.7)
    if whole and before is not None and before.paragraph == sentence.paragraph:
        subject = _subject(before)
        if subject is not None:
            draft = Draft("direct", "asserts", [content], subject, subject, None, score=0.6)
            draft.reasons.append("the sentence before it tells of this speaker")
            return draft
    introduced = _introduced(text, sentence, quotation, before) if whole else None
    if introduced is not None:
        return as_draft("direct", introduced, [content])
    if whole and (words >= 4 or body[-1] in ".!?" or not quotation.closed):
        if (
            last is not None
            and last.kind in {"direct", "mixed"}
            and _is_next_paragraph(text, last, quotation)
        ):
            return _like(last, content, "stands alone after the words of this speaker", 0.5)
        draft = Draft("direct", "asserts", [content], score=0.4)
        draft.reasons.append("quoted, and nothing near it says by whom")
        return draft
    if words >= 6 and not whole:
        subject = _subject(sentence)
        draft = Draft("mixed", "asserts", [content], subject, subject, None, score=0.4)
        draft.reasons.append("quoted inside a sentence about this speaker")
        return draft
    rejected["quotation that attributes nothing"] += 1
    return None


def _introduced(
    text: str, sentence: Sentence, quotation: Quotation, before: Sentence | None
) -> Attribution | None:
    """The attribution of a quotation that stands below the words that announce it ("… said:")."""
    if before is None or text[before.end - 1] != ":" or quotation.open > sentence.start + 2:
        return None
    leading = attribute_end(before)
    handed = announced(text, before) if leading is None else None
    if handed is None:
        return leading
    return Attribution(
        handed.source, handed.head, handed.cue, "asserts", "before", reason="announced above the quotation"
    )


def _like(last: Draft, content: tuple[int, int], reason: str, score: float) -> Draft:
    draft = Draft(
        "direct", last.stance, [content], last.source, last.source_head, speaker_like=last, score=score
    )
    draft.reasons.append(reason)
    return draft


def _is_whole(text: str, sentence: Sentence, quotation: Quotation) -> bool:
    """Whether the quotation is the whole of its sentence: nothing but marks stands beside it."""
    beside = text[sentence.start : quotation.open] + text[quotation.close : sentence.end]
    return not any(c.isalnum() for c in beside)


def _is_next_paragraph(text: str, last: Draft, quotation: Quotation) -> bool:
    gap = text[last.end : quotation.open]
    return gap.count("\n") <= 2 and len(gap) < 120


def _only_attribution(
    text: str, last: Draft, sentence: Sentence, before: Sentence | None, quotation: Quotation
) -> bool:
    """Whether what stands between two pieces is the attribution and no sentence of its own."""
    gap = text[last.end : quotation.open]
    if last.cue is None:
        return not any(c.isalnum() for c in gap)
    if last.cue[0] < last.end or len(gap) > 320:
        return False
    return last.cue[0] >= sentence.start or (before is not None and last.cue[0] >= before.start)


def _subject(sentence: Sentence) -> tuple[int, int] | None:
    """The source-like phrase that a sentence begins with, before its first verb."""
    words = sentence.words
    for index, cue in enumerate(sentence.cues):
        if index > 1:
            break
        phrase = phrase_left(words, cue.start, 0)
        if phrase is not None:
            return words[phrase.start].start, words[phrase.head_end - 1].end
    for index in range(1, min(len(words), 14)):
        lower = words[index].lower
        if lower in {
            "was",
            "is",
            "were",
            "are",
            "had",
            "has",
            "did",
            "could",
            "would",
            "will",
        } or lower.endswith("ed"):
            phrase = phrase_left(words, index, 0)
            if phrase is not None:
                return words[phrase.start].start, words[phrase.head_end - 1].end
            return None
    return None


def _draft(
    text: str, sentence: Sentence, attribution: Attribution, quotations: list[Quotation],
    groups: dict[tuple[int, int], tuple[Attribution, list[Quotation]]],
) -> Draft:  # fmt: skip
    """One statement from the quotations that one attribution covers, with the writer's words between them."""
    pieces = [(q.start, q.end) for q in quotations]
    first, last = quotations[0], quotations[-1]
    if attribution.place == "after":
        lead = (sentence.start, first.open)
        others = [q for a, qs in groups.values() if a is not attribution for q in qs]
        if not any(c.isalnum() for c in text[lead[0] : lead[1]]) or any(q.open < first.open for q in others):
            return as_draft("direct", attribution, pieces)
        return as_draft("mixed", attribution, weave(text, lead[0], quotations, last.end))
    if attribution.clause is None or attribution.clause >= first.open:
        adjacent = text[: first.open].rstrip()[-1:] in {",", ":"} or text[first.start].isupper()
        direct = adjacent and len(quotations) == 1 and text[last.end - 1] in _SPEECH_END
        kind = (
            "direct" if direct or (adjacent and len(text[first.start : first.end].split()) > 5) else "mixed"
        )
        if kind == "direct" or attribution.cue is None:
            return as_draft(kind, attribution, pieces)
        if attribution.clause is None:
            return as_draft(kind, attribution, pieces)
    start = min(attribution.clause if attribution.clause is not None else first.start, first.start)
    end = _tail(text, sentence, last, groups, attribution)
    return as_draft("mixed", attribution, weave(text, start, quotations, end))


def _tail(
    text: str, sentence: Sentence, last: Quotation,
    groups: dict[tuple[int, int], tuple[Attribution, list[Quotation]]], attribution: Attribution,
) -> int:  # fmt: skip
    """Where the clause ends that goes on after its last quotation."""
    end = sentence.end
    if attribution.passed_on is not None and attribution.passed_on[0] > last.close:
        end = attribution.passed_on[0]
    for other, quotations in groups.values():
        if other is not attribution and other.cue is not None and other.cue[0] > last.close:
            end = min(end, other.source[0] if other.source and other.source[0] > last.close else other.cue[0])
        if other is not attribution and quotations[0].open > last.close:
            end = min(end, quotations[0].open)
    end = min(end, _joined_cue(sentence, last))
    tail = text[last.close : end]
    if text[last.end - 1] in ".?!":
        return last.end
    cut = _TAIL_CUT.search(tail)
    tail = tail[: cut.start()] if cut else tail
    for joint in (" and said", " and that", " and added", " but said", " and says"):
        if joint in tail:
            tail = tail[: tail.index(joint)]
    tail = tail.rstrip(" .,;:!?—–-\n\t\xa0")
    if len(tail.split()) > 14 or not any(c.isalnum() for c in tail):
        return last.end
    return last.close + len(tail)


def _joined_cue(sentence: Sentence, last: Quotation) -> int:
    """Where "…, and called on both sides" begins after a quotation; the sentence's end if none does."""
    words = sentence.words
    low = sentence.word_at(last.close)
    for cue in sentence.cues:
        if cue.start <= low or cue.phrase:
            continue
        group, _ = before_verb(words, cue.start, low)
        while group - 2 > low and words[group - 1].lower == "or" and words[group - 2].lower in _MODALS:
            group, _ = before_verb(words, group - 1, low)  # "but could not or would not | say"
        again = group - 1 > low and words[group - 1].lower in SUBJECT_PRONOUNS  # "…, though she noted that"
        start = group - 1 if again else group
        if start > low and words[start - 1].lower in (_JOINS if again else _ANDS):
            return words[start - 1].start
    return sentence.end


_ANDS = frozenset(["and", "but"])
_JOINS = _ANDS | {"though", "although", "while"}
_MODALS = frozenset(
    "could would can will did does do couldn't wouldn't can't won't didn't doesn't not".split()
)


def weave(text: str, start: int, quotations: list[Quotation], end: int) -> list[tuple[int, int]]:
    """Pieces of a clause from ``start`` to ``end``: the quotations, and the writer's words between them."""
    pieces: list[tuple[int, int]] = []
    place = start
    for quotation in quotations:
        _add(text, pieces, place, quotation.open)
        pieces.append((quotation.start, quotation.end))
        place = quotation.close
    _add(text, pieces, place, end)
    return pieces


def _add(text: str, pieces: list[tuple[int, int]], start: int, end: int) -> None:
    while start < end and not (text[start].isalnum() or text[start] in "$£€#@["):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in "%]"):
        end -= 1
    words = text[start:end].split()
    if words and not (len(words) == 1 and words[0].lower() in {"and", "a", "an", "the", "or", "but"}):
        pieces.append((start, end))
