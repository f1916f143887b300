"""Everything found about a story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from rashomon.records.articles import Article, SetAside
from rashomon.records.spans import Interval, Span
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
class Event:
    """Something with a place in time: an article's publication, or statements made at a stated time."""

    id: str
    at: Interval | None
    what: str
    after: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    evidence: Span | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's correction of a finding, as it was applied: which, to what, by whom, and when."""

    kind: str
    target: str
    value: str = ""
    by: str = ""
    at: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """Everything found about a story, as of a time. What serialises to ``rashomon/dossier/1``.

    ``groups`` lists article ids by group when the input is plainly several stories, else it is empty.
    ``rejected`` counts findings that were not kept, by reason, in alphabetical order.
    ``made_by`` names the program and the models that found it.
    """

    story: Story
    articles: tuple[Article, ...]
    as_of: datetime | None = None
    set_aside: tuple[SetAside, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    sides: tuple[Side, ...] = ()
    statements: tuple[Statement, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    corrections: tuple[Correction, ...] = ()
    timeline: tuple[Event, ...] = ()
    rejected: tuple[tuple[str, int], ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()
    judgements: tuple[Judgement, ...] = ()
    notes: tuple[str, ...] = ()
    made_by: tuple[str, ...] = ()
