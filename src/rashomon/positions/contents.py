"""What a statement says in its speaker's own words, in clauses, with what stands around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial

from rashomon.positions.clauses import Clause, clauses_of
from rashomon.positions.kept import Kept
from rashomon.positions.lexicon import Meaning, meanings
from rashomon.positions.story import StoryView
from rashomon.positions.words import FIRST_PERSON, Token, stem, tokens_of
from rashomon.records import Article, Span, Speaker, Stance, Statement

_BEFORE = 400
"""How many characters before a statement tell what its pronouns mean."""
_MOSTLY = 0.5
_NEAR = 120
_DENYING = re.compile(
    r"\b(?:den(?:y|ied|ies)|disput\w+|rul\w+ out|exclud\w+|reject\w*|contradict\w*|dismiss\w*)\b"
)
_AS_WHAT = re.compile(r"(?:[\w’'-]+\s+){1,6}?as\s+(?:an?\s+)?\w+\W*$")
_NOT_BEFORE = re.compile(
    r"(?:\bnot|n't|\bnever|\bneither|\brefused to|\bdeclined to)(?: \w+ly)?\s*(?:confirm(?:ed)? (?:n?or) )?"
    r"(?:$|den|disput|rul|exclud|reject|contrad|dismiss)"
)
_SHOWING = frozenset(
    stem(word) for word in "show prove reveal demonstrate hear see watch witness record read remember".split()
)
_CONFIRMING = frozenset(stem(word) for word in "confirm admit acknowledge establish determine verify".split())


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """A statement as positions are taken from it. Two are the same where they are one object.

    ``stance`` is the statement's, but where "did not" stands before a cue that denies: that withholds.
    ``clauses`` are the speaker's own words: what a statement nested in it says is left out, but where the
    speaker rejects or answers it. ``carries`` tells that next to nothing is left. ``said`` are the stems of
    all its words, ``around`` those of its whole sentence and of what stands before it, ``voice`` those of
    its speakers' names and roles, and of their sides', ``title`` those of its article's title. ``cue`` is
    the cue in lower case.
    """

    statement: Statement
    stance: Stance
    clauses: tuple[Clause, ...]
    stems: frozenset[str]
    said: frozenset[str]
    around: frozenset[str]
    voice: frozenset[str]
    title: frozenset[str]
    cue: str
    cue_meanings: tuple[Meaning, ...] = ()
    carries: bool = False

    @property
    def start(self) -> int:
        """Where the statement's words begin in the article."""
        return self.statement.content[0].start

    @property
    def is_fragment(self) -> bool:
        """Whether it is a few words that complete somebody else's clause."""
        return sum(len(clause.tokens) for clause in self.clauses) <= 5


@dataclass(frozen=True, slots=True)
class Contents:
    """Every statement of a story, read, in the order of the story's statements, and what is usual there.

    ``common`` are the stems that at least half of the articles have, ``usual`` those that many statements
    have, and the matters that many speak of, written "@matter".
    """

    read: tuple[Content, ...]
    common: frozenset[str]
    usual: frozenset[str]


def contents_of(story: StoryView) -> Contents:
    """Every statement of a story, read."""
    by_article: dict[str, list[Statement]] = defaultdict(list)
    for statement in story.statements:
        by_article[statement.article].append(statement)
    sides = {side.id: _stems(side.name, story) for side in story.sides}
    names = {key: _name_stems(speaker, story) for key, speaker in story.speakers.items()}
    made: dict[str, Content] = {}
    told: dict[str, frozenset[str]] = {}
    for article_id, statements in by_article.items():
        article = story.articles[article_id]
        words = _Words(article)
        told[article_id] = story.kept.get(("stems", article.text), words.told)
        title = _stems(article.title, story)
        inside = story.kept.get(("inside", tuple(statements)), partial(_inside, statements))
        for statement, inner in zip(statements, inside, strict=True):
            voice = frozenset[str]().union(
                *(names.get(one, frozenset()) for one in statement.speakers),
                *(sides.get(story.side_of.get(one, ""), frozenset()) for one in statement.speakers),
            )
            made[statement.id] = story.kept.get(
                ("content", statement, inner, voice, title),
                partial(_content, words, statement, inner, voice, title, story.kept),
            )
    read = tuple(made[statement.id] for statement in story.statements)
    told |= {one.id: _stems(one.text, story) for one in story.articles.values() if one.id not in told}
    return Contents(read, _common(list(told.values())), _usual(story, read))


def prepare(article: Article, statements: Sequence[Statement], kept: Kept) -> None:
    """Let ``kept`` have what hangs on an article's text and the places of its statements alone.

    It is what takes longest of reading them, and it needs nothing of the other articles.
    """
    words = _Words(article)
    kept.get(("stems", article.text), words.told)
    for statement, inner in zip(statements, _inside(statements), strict=True):
        pieces, carries = _own_pieces(article, statement, inner, _stance(article, statement))
        if not carries:
            words.clauses(pieces, kept)
        words.passage(statement, kept)


@dataclass(frozen=True, slots=True)
class _Passage:
    """The stems of a statement's words, and those of its whole sentence and of what stands before it."""

    said: frozenset[str]
    around: frozenset[str]


class _Words:
    """The words of an article, split when they are first asked for."""

    def __init__(self, article: Article) -> None:
        self.article = article

    @cached_property
    def _words(self) -> tuple[tuple[Token, ...], list[int]]:
        words = tokens_of(self.article.text)
        return words, [token.start for token in words]

    def within(self, start: int, end: int) -> Sequence[Token]:
        """Those that begin from ``start`` to ``end``."""
        words, starts = self._words
        return words[bisect_left(starts, start) : bisect_left(starts, end)]

    def told(self) -> frozenset[str]:
        """The stems of all its words that tell something."""
        return _telling(self._words[0])

    def clauses(self, pieces: Sequence[tuple[int, int]], kept: Kept) -> tuple[Clause, ...]:
        """The clauses of some pieces of it."""
        return kept.get(("clauses", self.article.text, tuple(pieces)), partial(self._clauses, pieces))

    def passage(self, statement: Statement, kept: Kept) -> _Passage:
        """The stems of a statement's words and of those around them."""
        return kept.get(
            ("passage", self.article.text, statement.content), partial(self._passage, statement.content)
        )

    def _clauses(self, pieces: Sequence[tuple[int, int]]) -> tuple[Clause, ...]:
        tokens = [token for piece in pieces for token in self.within(*piece)]
        return clauses_of(self.article.text, pieces, tokens)

    def _passage(self, content: Sequence[Span]) -> _Passage:
        return _Passage(
            _telling(token for span in content for token in self.within(span.start, span.end)),
            _telling(self.within(content[0].start - _BEFORE, content[-1].end)),
        )


def _telling(tokens: Iterable[Token]) -> frozenset[str]:
    return frozenset(token.stem for token in tokens if not token.light)


def _stems(text: str, story: StoryView) -> frozenset[str]:
    """The stems of the words of a text that tell something."""
    return story.kept.get(("stems", text), lambda: _telling(tokens_of(text)))


def _common(told: Sequence[frozenset[str]]) -> frozenset[str]:
    """The stems that at least half of the articles have, and at least two."""
    counts = Counter(word for stems in told for word in stems)
    least = max(2, (len(told) + 1) // 2)
    return frozenset(word for word, count in counts.items() if count >= least)


def _usual(story: StoryView, read: Sequence[Content]) -> frozenset[str]:
    """The stems that every seventh statement has, and at least five; so too the matters."""
    counts: Counter[str] = Counter()
    for content in read:
        counts.update(content.said)
        counts.update({f"@{matter}" for clause in content.clauses for matter in clause.matters})
    least = max(5.0, len(story.statements) / 7)
    return frozenset(word for word, count in counts.items() if count >= least)


def _name_stems(speaker: Speaker, story: StoryView) -> frozenset[str]:
    texts = (speaker.name, speaker.role, *speaker.aliases)
    return frozenset[str]().union(*(_stems(text, story) for text in texts))


def _inside(statements: Sequence[Statement]) -> tuple[tuple[Statement, ...], ...]:
    """For each statement of an article those that stand inside it."""
    return tuple(
        tuple(one for one in statements if (one.cue or one.source) and _is_inside(one, outer))
        for outer in statements
    )


def _is_inside(inner: Statement, outer: Statement) -> bool:
    """Whether one statement of another speaker stands inside another's words."""
    first, last = inner.content[0].start, inner.content[-1].end
    begin, end = outer.content[0].start, outer.content[-1].end
    if first < begin or last > end or last - first >= end - begin:
        return False
    return inner.id != outer.id and not set(inner.speakers) & set(outer.speakers)


def _content(
    words: _Words,
    statement: Statement,
    inner: Sequence[Statement],
    voice: frozenset[str],
    title: frozenset[str],
    kept: Kept,
) -> Content:
    stance = _stance(words.article, statement)
    pieces, carries = _own_pieces(words.article, statement, inner, stance)
    clauses = words.clauses(pieces, kept) if not carries else ()
    stems = frozenset[str]().union(*(clause.told for clause in clauses))
    cue = statement.cue.text.lower() if statement.cue else ""
    passage = words.passage(statement, kept)
    return Content(
        statement,
        stance,
        clauses,
        stems,
        passage.said,
        passage.around,
        voice,
        title,
        cue,
        _cue_meanings(cue),
        carries,
    )


def _own_pieces(
    article: Article, statement: Statement, inner: Sequence[Statement], stance: Stance
) -> tuple[list[tuple[int, int]], bool]:
    """Where the speaker's own words stand, and whether next to nothing is left of the statement."""
    pieces = [(span.start, span.end) for span in statement.content]
    if not inner or stance in {"denies", "withholds"}:
        return pieces, False
    total = sum(end - start for start, end in pieces)
    own = _without(pieces, [_hull(one) for one in inner if not _is_shared(article, statement, one)])
    carries = sum(end - start for start, end in own) < _MOSTLY * total or statement.kind == "block"
    return own, carries


@lru_cache(maxsize=4096)
def _cue_meanings(cue: str) -> tuple[Meaning, ...]:
    return meanings(tokens_of(cue))


def _stance(article: Article, statement: Statement) -> Stance:
    cue = statement.cue
    if cue is None or not _DENYING.search(cue.text.lower()):
        return statement.stance
    if statement.kind == "indirect" and _AS_WHAT.match(statement.content[0].text):
        return "asserts"  # "dismissed the paper as a forgery": that is what they hold it for
    before = article.text[max(0, cue.start - 30) : cue.start].lower().replace("’", "'")
    return (
        "withholds"
        if _NOT_BEFORE.search(before) or _NOT_BEFORE.search(cue.text.lower())
        else statement.stance
    )


def _hull(statement: Statement) -> tuple[int, int]:
    spans = [*statement.content, *(one for one in (statement.source, statement.cue) if one is not None)]
    near = [s for s in spans if abs(s.start - statement.content[0].start) < 200]
    return min(span.start for span in near), max(span.end for span in near)


def _is_shared(article: Article, outer: Statement, inner: Statement) -> bool:
    """Whether the outer speaker stands behind what the inner one says.

    It is so where a confirmation is given to the speaker, or is the speaker's own: "has confirmed with us
    that …", "says they confirmed …"; of a paper that shows something, and of what the speaker heard or saw.
    """
    start = max(outer.content[0].start, inner.content[0].start - _NEAR)
    between = tokens_of(article.text, start, inner.content[0].start)
    if any(token.stem in _SHOWING for token in between):
        return True
    confirms = any(token.stem in _CONFIRMING for token in between)
    named = {token.lower for token in between}
    return confirms and bool(named & (FIRST_PERSON | {"they", "it", "he", "she"}))


def _without(pieces: Sequence[tuple[int, int]], holes: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    left = list(pieces)
    for low, high in holes:
        cut: list[tuple[int, int]] = []
        for start, end in left:
            if high <= start or end <= low:
                cut.append((start, end))
                continue
            cut += [part for part in ((start, low), (high, end)) if part[0] < part[1]]
        left = cut
    return left
