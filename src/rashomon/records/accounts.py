"""Everything found about a story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from rashomon.records.articles import Article, SetAside
from rashomon.records.origins import Document, FirstSeen, Origin
from rashomon.records.positions import Claim, Conflict, Movement
from rashomon.records.sharing import SharedText
from rashomon.records.spans import Evidence, Interval, Span
from rashomon.records.statements import Side, Speaker, Statement, Utterance


@dataclass(frozen=True, slots=True)
class Story:
    """The set of articles about one thing that happened."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Correction:
    """Words by which an article says that it was changed, and the claims they touch."""

    article: str
    span: Span
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Follows:
    """That an event came after another one, why, and the words that tell."""

    event: str
    reason: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Something with a place in time: an article's publication, or statements made at a stated time.

    ``at`` may be ``None`` where only the order is known. ``after`` names the events that it follows for
    another reason than its time, and ``follows`` says why. ``claims`` are those its statements take
    positions on.
    """

    id: str
    at: Interval | None
    what: str
    after: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    evidence: Span | None = None
    follows: tuple[Follows, ...] = ()
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's correction of a finding, as it was applied: which, to what, by whom, and when."""

    kind: str
    target: str
    value: str = ""
    by: str = ""
    at: str = ""
    note: str = ""


RecordVerdict = Literal["exact", "cut", "altered", "not-found"]


@dataclass(frozen=True, slots=True)
class PrimaryText:
    """The record itself: a full transcript, letter or statement against which quotations are held.

    ``sha256`` is that of the text in UTF-8. ``notes`` are for whoever reads the comparison.
    """

    id: str
    path: str
    text: str
    title: str = ""
    sha256: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PrimaryWording:
    """One quoted wording held against a primary text.

    ``exact``: its words stand there in a row; ``cut``: they stand there, with words passed over;
    ``altered``: some words are others; ``not-found``: too few of them stand there. ``spans`` are places in
    the primary text, one for each run of words found. ``differs`` says what differs, in words. ``marked``
    tells whether the quotation itself shows each change (an ellipsis, brackets, closed marks).
    """

    statement: str
    verdict: RecordVerdict
    spans: tuple[Span, ...] = ()
    differs: str = ""
    marked: bool = True


@dataclass(frozen=True, slots=True)
class PrimaryMatch:
    """An utterance held against a primary text: the verdict on the fullest wording that is found there.

    ``spans`` lie in the text of ``primary``, those of ``wordings`` too.
    """

    primary: str
    utterance: str
    verdict: RecordVerdict
    spans: tuple[Span, ...] = ()
    wordings: tuple[PrimaryWording, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """Everything found about a story, as of a time. What serialises to ``rashomon/dossier/1``.

    ``groups`` lists article ids by group when the input is plainly several stories, else it is empty.
    ``rejected`` counts findings that were not kept, by reason, in alphabetical order.
    ``made_by`` names the program and the models that found it. ``against_primary`` has one record for
    each primary text and each utterance that an article quotes. ``claims`` and ``conflicts`` come best first.
    """

    story: Story
    articles: tuple[Article, ...]
    as_of: datetime | None = None
    set_aside: tuple[SetAside, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    sides: tuple[Side, ...] = ()
    statements: tuple[Statement, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    shared_text: tuple[SharedText, ...] = ()
    origins: tuple[Origin, ...] = ()
    claims: tuple[Claim, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    documents: tuple[Document, ...] = ()
    corrections: tuple[Correction, ...] = ()
    timeline: tuple[Event, ...] = ()
    rejected: tuple[tuple[str, int], ...] = ()
    first_seen: tuple[FirstSeen, ...] = ()
    primary: tuple[PrimaryText, ...] = ()
    against_primary: tuple[PrimaryMatch, ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()
    judgements: tuple[Judgement, ...] = ()
    notes: tuple[str, ...] = ()
    made_by: tuple[str, ...] = ()
    movements: tuple[Movement, ...] = ()
