"""What stands behind the sayings: independent origins, documents put together, and who had it first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.records.spans import Evidence, Interval

OriginPosition = Literal["", "affirms", "denies"]


@dataclass(frozen=True, slots=True)
class Origin:
    """How many independent roots stand behind an utterance or a claim, with bounds.

    ``of`` is the id of the utterance or claim. ``groups`` lists statement ids that go back to one
    root; ``unsure`` are statements of which the texts do not tell whether they add a root. Every
    count between ``at_least`` and ``at_most`` (inclusive) fits the texts. Of a claim, ``position`` tells
    whether the origins are of those who affirm or who deny it; of an utterance it is empty.
    """

    id: str
    of: str
    at_least: int
    at_most: int
    groups: tuple[tuple[str, ...], ...]
    unsure: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    position: OriginPosition = ""

    def __post_init__(self) -> None:
        if not 0 <= self.at_least <= self.at_most:
            raise ValueError(f"origin {self.id}: no count lies between {self.at_least} and {self.at_most}")


@dataclass(frozen=True, slots=True)
class Witness:
    """A statement that carries a fragment of a document, and where it does."""

    statement: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class DocumentFragment:
    """A run of a document's words as its fullest witness gives them.

    ``gap_before`` tells whether words may be missing between this fragment and the one before it.
    ``placed`` is false where no witness tells where in the document the fragment stands.
    """

    text: str
    witnesses: tuple[Witness, ...]
    gap_before: bool = False
    placed: bool = True
    differs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A letter, memo, statement or post, put together from the fragments that articles quote."""

    id: str
    name: str
    speaker: str
    fragments: tuple[DocumentFragment, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FirstSeen:
    """The earliest sign of an utterance or an origin among the articles, or that none can be told.

    ``at`` is the time of the earliest carrier, ``None`` where the texts give no time. ``article`` and
    ``statement`` name that carrier; they are empty where the times of several cannot be told apart.
    """

    of: str
    at: Interval | None
    article: str = ""
    statement: str = ""
    reasons: tuple[str, ...] = ()
