"""When a statement was made, and which of two came first, with the words that tell.

A time is taken from the words beside the statement, from the time of the sentence before where nothing else
is told, from a post's date, and last from the article: nobody quotes what is not yet said. The order of a
report is not the order of events: a statement that stands later in an article is later only where the words
say so ("initially", "then", "hours after").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from rashomon.positions.story import StoryView
from rashomon.records import Article, Evidence, Interval, Span, Statement
from rashomon.text.paragraphs import split_paragraphs
from rashomon.text.sentences import split_sentences
from rashomon.text.tables import table_beside
from rashomon.text.times import find_times

MOST_COMPARED = 12
"""So many statements of either side are compared: they say the same, so a few tell the order."""

_PART = re.compile(r"[^;]+")


@dataclass(frozen=True, slots=True)
class Before:
    """That one thing was said before another: why, in words, and the passages that show it."""

    reason: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class _Told:
    """What an article tells of when a statement was made.

    ``phase`` is -1 for what came first by the article's words, 1 for what came later, else 0. ``stated``
    tells whether the time is the text's own; else it is bounded by the article's publication alone.
    ``cue`` are the words for the phase, ``when`` those for the time.
    """

    at: Interval | None
    stated: bool
    phase: int
    cue: Evidence | None
    when: Evidence | None


@lru_cache(maxsize=1)
def _cues() -> tuple[re.Pattern[str], re.Pattern[str]]:
    raw = table_beside(__file__, "order.toml")
    first, later = (re.compile(rf"\b(?:{'|'.join(raw[name])})\b", re.I) for name in ("first", "later"))
    return first, later


_NEVER = datetime.max.replace(tzinfo=UTC)


class Order:
    """Tells when the statements of one story were made. What has been looked at once is kept."""

    def __init__(self, story: StoryView) -> None:
        self._story = story
        self._statements = {statement.id: statement for statement in story.statements}
        self._sentences: dict[str, list[tuple[int, int, int]]] = {}
        self._of: dict[str, dict[str, _Told]] = {}
        self._when: dict[str, Interval | None] = {}
        self._sayings: dict[str, list[str]] = {}
        self._of_article: dict[str, list[Statement]] = {}
        for one in story.statements:
            self._of_article.setdefault(one.article, []).append(one)
        for statement, utterance in story.utterance_of.items():
            if statement in self._statements:
                self._sayings.setdefault(utterance, []).append(statement)

    def at(self, statement: str) -> Interval | None:
        """When the statement was made, as closely as all reports of the saying together tell."""
        if statement not in self._when:
            told = self._tell(statement)
            at = told.at
            for other in self._sayings.get(self._story.utterance_of.get(statement, ""), ())[:MOST_COMPARED]:
                at = _narrowed(at, self._tell(other)) if other != statement else at
            self._when[statement] = at
        return self._when[statement]

    def is_stated(self, statement: str) -> bool:
        """Whether the text itself tells the time; else it is only bounded by the article's publication."""
        return self._tell(statement).stated

    def before(self, first: Iterable[str], second: Iterable[str]) -> Before | None:
        """Why what the statements ``first`` say came before what ``second`` say; ``None`` where unknown.

        Where the texts tell both orders, none is taken.
        """
        a, b = sorted(first)[:MOST_COMPARED], sorted(second)[:MOST_COMPARED]
        forth, back = self._precedes(a, b), self._precedes(b, a)
        return forth if back is None else None

    def _precedes(self, a: Sequence[str], b: Sequence[str]) -> Before | None:
        best: tuple[int, datetime, Before] | None = None
        for one in a:
            for other in b:
                found = self._by_words(one, other) or self._by_time(one, other)
                if found is None:
                    continue
                # With as much to show, the pair whose second is known to be the earlier.
                at = self.at(other)
                by = (at.latest if at is not None else None) or _NEVER
                if best is None or (-len(found.evidence), by) < (-best[0], best[1]):
                    best = len(found.evidence), by, found
        return best[2] if best is not None else None

    def _by_time(self, one: str, other: str) -> Before | None:
        a, b = self.at(one), self.at(other)
        if a is None or b is None or a.latest is None or b.earliest is None:
            return None
        if a.latest > b.earliest or (a.latest == b.earliest and a.earliest == b.latest):
            return None
        evidence = tuple(told.when for told in (self._tell(one), self._tell(other)) if told.when is not None)
        return Before(
            f"{self._dated(one, a, a.latest)} is before {self._dated(other, b, b.earliest)}", evidence
        )

    def _dated(self, key: str, at: Interval, end: datetime) -> str:
        """``“at noon” (2031-03-03 12:00)``: the text's own words for a time, and the time they stand for."""
        told = self._tell(key)
        if told.stated and told.when is not None:
            return f"“{' '.join(told.when.span.text.split())}” ({_clock(at, end)})"
        return _clock(at, end) if at.earliest is not None else f"an article of {_clock(at, end)}"

    def _by_words(self, one: str, other: str) -> Before | None:
        """By "initially" and "then" in one article that has both."""
        a, b = self._statements[one], self._statements[other]
        if a.article != b.article or a.id == b.id:
            return None
        first, second = self._tell(one), self._tell(other)
        if first.phase == -1 and second.phase != -1 and first.cue:
            return Before(f"“{first.cue.span.text}” stands with the first", (first.cue,))
        after_it = b.content[0].start > a.content[0].start
        if second.phase == 1 and first.phase != 1 and after_it and second.cue:
            return Before(f"“{second.cue.span.text}” stands with the second", (second.cue,))
        return None

    def _tell(self, key: str) -> _Told:
        statement = self._statements[key]
        known = self._of.get(statement.article)
        if known is None:
            # What an article tells of its statements' times hangs on nothing but the article and them.
            article, around = self._story.articles[statement.article], self._of_article[statement.article]
            known = self._story.kept.get(("times", article, tuple(around)), dict)
            self._of[statement.article] = known
        if key not in known:
            known[key] = self._told_of(statement, self._story.articles[statement.article])
        return known[key]

    def _told_of(self, statement: Statement, article: Article) -> _Told:
        number = self._sentence_of(statement, article)
        at, evidence = _own_time(statement), None
        if number is not None:
            beside = self._times_in(article, self._lines(article)[number], statement)
            phase, cue = self._phase(statement, article, number, led=beside is None)
            at = at or beside or self._time_before(statement, article, number)
        else:
            phase, cue = 0, None
        stated = at is not None
        if at is not None and at.evidence is not None:
            evidence = Evidence(article.id, at.evidence)
        limit = _known_by(article)
        if at is None:
            at = None if limit is None else Interval(None, limit)
        elif limit is not None and statement.kind != "post":
            at = _bounded(at, limit)
        return _Told(at, stated, phase, cue, evidence)

    def _phase(
        self, statement: Statement, article: Article, number: int, *, led: bool
    ) -> tuple[int, Evidence | None]:
        """Whether the words beside the statement, or (``led``) before it, say that it came first or later."""
        sentences = self._lines(article)
        places = [sentences[number]]
        if led and number and self._leads(article, sentences[number - 1], sentences[number]):
            places.append(sentences[number - 1])
        for low, high, _ in places:
            for value, pattern in zip((-1, 1), _cues(), strict=True):
                for match in pattern.finditer(article.text, low, high):
                    if not _inside(match.start(), statement):
                        return value, Evidence(article.id, article.span(*match.span()))
        return 0, None

    def _leads(self, article: Article, before: tuple[int, int, int], sentence: tuple[int, int, int]) -> bool:
        """Whether the sentence before says nothing but what leads to this one."""
        if any(
            before[0] <= span.start < before[1]
            for one in self._of_article.get(article.id, ())
            if one.kind != "block"
            for span in one.content
        ):
            return False
        if before[2] == sentence[2]:
            return True
        return before[2] + 1 == sentence[2] and article.text[before[0] : before[1]].endswith(":")

    def _time_before(self, statement: Statement, article: Article, number: int) -> Interval | None:
        """The time named in one of the two sentences before it in the paragraph."""
        sentences = self._lines(article)
        for step in (1, 2):
            place = number - step
            if place < 0 or sentences[place][2] != sentences[number][2]:
                return None
            found = self._times_in(article, sentences[place], statement)
            if found is not None:
                return found
        return None

    def _times_in(
        self, article: Article, sentence: tuple[int, int, int], statement: Statement
    ) -> Interval | None:
        low, high, _ = sentence
        published = article.published
        moment = None if published is None else published.earliest or published.latest
        day, zone = (moment.date(), moment.tzinfo or UTC) if moment else (None, UTC)
        near = statement.cue or statement.source or statement.content[0]
        others = [
            span
            for one in self._of_article.get(article.id, ())
            for span in one.content
            if one.kind not in {"block", "post"} and (one.id == statement.id or not _holds(span, near))
        ]
        found = [
            one
            for one in find_times(article.text, low, high, day, zone)
            if (one.earliest or one.latest) and not any(s.start <= one.start < s.end for s in others)
        ]
        if not found:
            return None
        best = min(found, key=lambda one: (abs(one.start - near.start), one.start))
        return Interval(best.earliest, best.latest, article.span(best.start, best.end))

    def _sentence_of(self, statement: Statement, article: Article) -> int | None:
        """The number of the sentence that attributes the statement."""
        if statement.kind == "post":
            return None
        place = statement.cue or statement.source or statement.content[0]
        starts = [low for low, _, _ in self._lines(article)]
        number = bisect_right(starts, place.start) - 1
        return number if number >= 0 else None

    def _lines(self, article: Article) -> list[tuple[int, int, int]]:
        """The sentences of an article, cut at semicolons: start, end, number of the paragraph."""
        if article.id not in self._sentences:
            self._sentences[article.id] = [
                (part.start(), part.end(), number)
                for number, paragraph in enumerate(split_paragraphs(article.text))
                for low, high in split_sentences(article.text, paragraph.start, paragraph.end)
                for part in _PART.finditer(article.text, low, high)
            ]
        return self._sentences[article.id]


def _inside(place: int, statement: Statement) -> bool:
    return any(span.start <= place < span.end for span in statement.content)


def _holds(span: Span, inner: Span) -> bool:
    return span.start <= inner.start and inner.end <= span.end


def _own_time(statement: Statement) -> Interval | None:
    at = statement.at
    return at if at is not None and (at.earliest or at.latest) else None


def _known_by(article: Article) -> datetime | None:
    """The last moment that the article can tell of; unknown where it was changed at a time not told."""
    if article.corrections and article.updated is None:
        published = article.published
        moment = None if published is None else published.latest or published.earliest
        if moment is None:
            return None
        times = [
            one.latest
            for span in article.corrections
            for one in find_times(article.text, span.start, span.end, moment.date(), moment.tzinfo or UTC)
            if one.latest is not None
        ]
        return max((*times, moment)) if times else None
    ends = [at.latest for at in (article.published, article.updated) if at is not None and at.latest]
    return max(ends, default=None)


def _bounded(at: Interval, limit: datetime) -> Interval:
    """The part of the interval up to ``limit``; a time that lies wholly after it stays as it is stated."""
    if at.earliest is not None and at.earliest > limit:
        return at
    if at.latest is None or at.latest > limit:
        return replace(at, latest=limit)
    return at


def _narrowed(at: Interval | None, told: _Told) -> Interval | None:
    """What two reports of one saying tell together; where they differ, the first stays."""
    other = told.at
    if other is None:
        return at
    if at is None:
        return Interval(other.earliest, other.latest)
    low = max((one for one in (at.earliest, other.earliest) if one is not None), default=None)
    high = min((one for one in (at.latest, other.latest) if one is not None), default=None)
    if low is not None and high is not None and low > high:
        return at
    if (low, high) == (at.earliest, at.latest):
        return at
    return Interval(low, high)


def _clock(at: Interval, end: datetime) -> str:
    """The end of an interval to the minute, or its day where the interval is longer than an hour."""
    exact = at.earliest is None or at.latest is None or at.latest - at.earliest <= timedelta(hours=1)
    return f"{end:%Y-%m-%d %H:%M}" if exact else f"{end:%Y-%m-%d}"
