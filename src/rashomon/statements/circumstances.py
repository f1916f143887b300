"""What stands beside a statement: to whom it was made, when, and why its speaker is not named."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo

from rashomon.records import Article, Interval
from rashomon.statements.cues import cue_table
from rashomon.statements.frames import Draft, Sentence
from rashomon.statements.phrases import phrase_right
from rashomon.statements.quoted import spans_of
from rashomon.text.times import TimeFound, find_times
from rashomon.text.words import in_lower_case

_WHO = r"(?:(?:who|(?:both|all)\s+of\s+whom)\s+)?"
_NAMES = r"(?:(?:his|her|their)\s+(?:\w+\s+)?(?:names?|identit(?:y|ies)))"
_BE_NAMED = r"(?:be|being)\s+(?:publicly\s+)?(?:named|identified|quoted)"
_ANONYMITY = re.compile(
    rf"{_WHO}(?:(?:spoke|speaking|talked|talking)\s+)?(?:on|under)\s+(?:the\s+)?condition\s+"
    r"(?:of\s+anonymity|that\b[^,.;]*)"
    r"(?:[^,.;]*?\b(?:because|as|since|to|in order)\b[^.;]*?)?(?=[,.;]|$)"
    rf"|{_WHO}(?:spoke|speaking)\s+anonymously\b[^,.;]*"
    rf"|(?:(?:none|neither)\s+of\s+whom\s+(?:was|were|is|are)|{_WHO}(?:(?:was|were|is|are|had\s+been)\s+not"
    r"|wasn['’]t|weren['’]t|isn['’]t|aren['’]t))\s+(?:authori[sz]ed|permitted|allowed|cleared)\b[^,.;]*"
    rf"|{_WHO}(?:asked|asking|requested|requesting|wished|wishing|insisted|insisting|preferred|wanted|begged)\s+"
    rf"(?:us\s+)?(?:not\s+to\s+{_BE_NAMED}|to\s+remain|(?:for\s+)?anonymity"
    rf"|(?:for\s+|that\s+|not\s+to\s+(?:print|use|publish|give)\s+){_NAMES})\b[^,.;]*"
    rf"|{_WHO}(?:declined|declining|refused|refusing|did\s+not\s+w(?:ant|ish)|didn['’]t\s+want"
    rf"|(?:would|could|can)\s+(?:not|only)|cannot|wouldn['’]t|couldn['’]t)\s+"
    rf"(?:to\s+)?(?:{_BE_NAMED}|(?:give|have)\s+{_NAMES})\b[^,.;]*"
    rf"|whose\s+(?:\w+\s+)?(?:names?|identit(?:y|ies))\s+[^,.;]*"
    r"|(?:for|out\s+of)\s+fear\s+of\b[^,.;]*|fearing\s+(?:reprisal|retaliation)[^,.;]*"
)
"""Why somebody is not named. Read in lower case, which takes half as long, like the next one."""
_KNOWING = re.compile(
    r"(?:who|that)\s+(?:attended|saw|witnessed|took\s+part|was\s+(?:present|briefed|there|in\s+the)|"
    r"were\s+(?:present|briefed|there|in\s+the)|has\s+seen|have\s+seen|had\s+seen|reviewed|worked|works|read)\b[^,.;]*"
    r"|(?:with|having)\s+(?:direct\s+|first-hand\s+|firsthand\s+|intimate\s+)?knowledge\s+of\b[^,.;]*"
    r"|(?:close\s+to|familiar\s+with|briefed\s+on|involved\s+in|privy\s+to)\s+the\b[^,.;]*"
)
"""How somebody who is not named can know."""
_TO_WHOM = re.compile(
    r"\s(?:to|for|of|at|from|in|with)\s(?:(?:the|an?|his|her|its|their)\s)?[A-Z][^,.;:“”\"\n]{1,50}(?=[.,;\n]|$)"
)
_WHO_PASSES = (
    r"(?P<who>(?:his|her|its|their|a|an|the)\s+(?:[^\W\d_][\w’'-]*\s?){1,4}(?:,\s[A-Z][^,\n]{2,40})?)"
)
_THROUGH = re.compile(
    rf"\s+(?:in\s+an?\s+(?:\w+\s+){{1,2}})?(?:through|via)\s+{_WHO_PASSES}(?=\s*(?:\bthat\b|[,.:;“\"]))"
)
_BESIDE_THROUGH = re.compile(rf"[^,.;“”\"]{{2,60}},\s+(?:through|via)\s+{_WHO_PASSES},\s+")
_OPENS_THROUGH = re.compile(rf"(?:Through|Via)\s+{_WHO_PASSES},\s+")
_INTERVIEW = re.compile(
    r"\b(?:in\s+an?\s+(?:\w+\s+)?interview\s+with|speaking\s+to|in\s+remarks\s+to)\s+", re.IGNORECASE
)
_ORDER = re.compile(r"\b(?:initially|at first|originally|at the time)\b", re.IGNORECASE)
_HEARSAY = re.compile(r"\b(?:reportedly|allegedly|supposedly|(?:is|are|was) said to)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative times count from: the day of the report, its zone, the last moment it can know."""

    day: date | None
    zone: tzinfo
    latest: datetime | None


def anchor_of(article: Article) -> Anchor:
    """The anchor that an article's publication gives; all unknown when it has no time."""
    when = article.published
    moment = when.earliest or when.latest if when is not None else None
    if when is None or moment is None:
        return Anchor(None, UTC, None)
    return Anchor(moment.date(), moment.tzinfo or UTC, when.latest)


class Circumstances:
    """Reads the circumstances of one article's drafts. ``frame`` is its text with quotations masked."""

    def __init__(self, article: Article, frame: str, sentences: Sequence[Sentence]) -> None:
        self._text = article.text
        self._frame = frame
        self._lower = in_lower_case(frame)
        self._sentences = sorted(sentences, key=lambda s: s.start)
        self._starts = [s.start for s in self._sentences]
        self._anchor = anchor_of(article)
        self._times: dict[int, list[TimeFound]] = {}

    def _sentence(self, place: int) -> Sentence | None:
        number = bisect_right(self._starts, place) - 1
        if number < 0 or place >= self._sentences[number].end:
            return None
        return self._sentences[number]

    def audience(self, draft: Draft) -> tuple[int, int] | None:
        """To whom it was said: "told lawmakers", "explained to reporters"."""
        if draft.audience is not None or draft.cue is None:
            return draft.audience
        sentence = self._sentence(draft.cue[0])
        if sentence is None:
            return None
        place = sentence.word_at(draft.cue[0])
        cue = cue_table().verb_at(sentence.words, place) if place < len(sentence.words) else None
        if cue is None:
            return None
        after = place + cue.words
        if (
            after < len(sentence.words)
            and sentence.words[after].lower == "to"
            and "infinitive" not in cue.takes
        ):
            after += 1
        elif "audience" not in cue.takes:
            told = _INTERVIEW.search(self._frame, draft.cue[1], min(sentence.end, draft.cue[1] + 60))
            if told is None:
                return None
            after = sentence.word_at(told.end())
        said = sentence.word_at(draft.start) if draft.cue[1] <= draft.start < sentence.end else 0
        phrase = phrase_right(sentence.words, after, said if said > after else len(sentence.words))
        span = spans_of(sentence.words, phrase)[1] if phrase is not None else None
        if span is None or span == draft.source or any(a < span[1] and span[0] < b for a, b in draft.content):
            return None
        return span

    def justification(self, draft: Draft) -> tuple[int, int] | None:
        """Why the unnamed speaker of a draft is not named, or else how they can know."""
        sentence = self._sentence(draft.source[0]) if draft.source is not None else None
        if sentence is None:
            return None
        for pattern in (_ANONYMITY, _KNOWING):
            for match in pattern.finditer(self._lower, sentence.start, sentence.end):
                low, high = self._before_cue(draft, *match.span())
                if not any(a < high and low < b for a, b in draft.content) or draft.kind == "indirect":
                    return low, high
        return None

    def through(self, draft: Draft) -> tuple[int, int] | None:
        """Who passes on what a speaker says: "said through her lawyer", "Through his office, he said"."""
        if draft.cue is None or draft.source is None:
            return None
        behind = _THROUGH.match(self._frame, draft.cue[1])
        if behind is None and draft.source[1] < draft.cue[0]:
            behind = _BESIDE_THROUGH.match(self._frame, draft.source[0], draft.cue[0])
        sentence = self._sentence(draft.source[0])
        before = _OPENS_THROUGH.match(self._frame, sentence.start, draft.source[0]) if sentence else None
        found = behind or (before if before is not None and before.end() == draft.source[0] else None)
        return found.span("who") if found is not None else None

    def described(self, draft: Draft) -> str:
        """The source with what right behind it tells how they know: "an aide briefed on the deal"."""
        if draft.source is None:
            return ""
        start, end = draft.source
        if draft.cue is not None and draft.cue[1] <= start:
            behind = _TO_WHOM.match(self._frame, end)  # "sniped an aide | to Mayor Venn."
            if behind is not None:
                return self._text[start : behind.end()]
        place = end + 1 if self._text[end : end + 1] == " " else end
        match = _KNOWING.match(self._lower, place)
        return self._text[start : self._before_cue(draft, *match.span())[1]] if match is not None else ""

    def _before_cue(self, draft: Draft, low: int, high: int) -> tuple[int, int]:
        """A phrase without what a pattern took of the sentence's verb, and without the marks at its end."""
        if draft.cue is not None and low < draft.cue[0] < high:
            high = draft.cue[0]
        while high > low and self._text[high - 1] in " ,.;\xa0":
            high -= 1
        return low, high

    def hearsay(self, draft: Draft) -> bool:
        """Whether the article says that it only heard of it ("reportedly")."""
        if draft.cue is None:
            return False
        sentence = self._sentence(draft.cue[0])
        return sentence is not None and bool(
            _HEARSAY.search(self._frame, max(sentence.start, draft.cue[0] - 40), draft.cue[1])
        )

    def when(self, draft: Draft) -> tuple[datetime | None, datetime | None, tuple[int, int]] | None:
        """When it was said, with the words that tell: the post's date, or the time nearest to the cue."""
        if draft.posted is not None:
            found = find_times(self._text, *draft.posted, None, self._anchor.zone)
            return (found[0].earliest, found[0].latest, draft.posted) if found else None
        place = draft.cue or draft.source
        sentence = self._sentence(place[0]) if place is not None else None
        if place is None or sentence is None:
            return None
        nearest = self._nearest(draft, sentence, place[0]) or self._before(draft, sentence)
        if nearest is not None:
            return self._bounded(nearest)
        order = _ORDER.search(self._frame, sentence.start, sentence.end)
        if order is not None and not any(a <= order.start() < b for a, b in draft.content):
            return None, self._anchor.latest, order.span()
        return None

    def _times_in(self, sentence: Sentence) -> list[TimeFound]:
        """The times named in a sentence, found once."""
        if sentence.start not in self._times:
            self._times[sentence.start] = find_times(
                self._frame, sentence.start, sentence.end, self._anchor.day, self._anchor.zone
            )
        return self._times[sentence.start]

    def _nearest(self, draft: Draft, sentence: Sentence, place: int) -> TimeFound | None:
        times = self._times_in(sentence)
        outside = [t for t in times if not any(a < t.end and t.start < b for a, b in draft.content)]
        outside = [t for t in outside if abs(t.start - place) < 160]
        return min(outside, key=lambda t: abs(t.start - place), default=None)

    def _before(self, draft: Draft, sentence: Sentence) -> TimeFound | None:
        """A time that opens the sentence before, when that sentence only leads to the quotation."""
        number = bisect_right(self._starts, sentence.start) - 1
        if not number or draft.kind != "direct" or draft.start > sentence.start + 2:
            return None
        before = self._sentences[number - 1]
        if before.paragraph != sentence.paragraph or before.quotations:
            return None
        times = self._times_in(before)
        return times[0] if times and times[0].start - before.start < 25 else None

    def _bounded(self, found: TimeFound) -> tuple[datetime | None, datetime | None, tuple[int, int]]:
        """The interval, never later than the report that tells of it."""
        earliest, latest, limit = found.earliest, found.latest, self._anchor.latest
        if (
            limit is not None
            and latest is not None
            and latest > limit
            and (earliest is None or earliest <= limit)
        ):
            latest = limit
        return earliest, latest, (found.start, found.end)


def interval_of(
    article: Article, when: tuple[datetime | None, datetime | None, tuple[int, int]] | None
) -> Interval | None:
    """The record of a time found in ``article``."""
    if when is None:
        return None
    earliest, latest, span = when
    return Interval(earliest, latest, article.span(*span))
