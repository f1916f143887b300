"""What a story's account had when it was last looked at, in as few words as it takes to see what is new.

Ids of findings change when an article is revised or a claim gathers more statements. What is remembered is
therefore what was said: a mark of the speaker and the bare words, the same wherever it stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any, Self

from rashomon.records import Account, Statement, identify
from rashomon.text.shingles import bare_words

WELL_KNOWN = 2
"""A speaker is a key speaker of a story from so many articles on that carry something of theirs."""

_NAMED = frozenset({"person", "organisation", "document"})

Sides = tuple[tuple[str, ...], tuple[str, ...]]
"""Marks of what stands on either side: of a conflict, or before and after a movement."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What an account had. Everything is in order, so that equal accounts have equal standings.

    ``fingerprint`` tells one set of articles and findings from another; ``said`` are the marks of every
    statement; ``heard`` the names of the key speakers; ``conflicts`` and ``movements`` the marks of their
    two sides, of conflicts the real ones alone; ``origins`` marks of what has origins and how many at
    least; ``claims`` the text of each claim and the marks of what is said of it.
    """

    fingerprint: str = ""
    said: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()
    conflicts: tuple[Sides, ...] = ()
    movements: tuple[Sides, ...] = ()
    origins: tuple[tuple[tuple[str, ...], int], ...] = ()
    claims: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def to_plain(self) -> dict[str, Any]:
        """The standing as JSON can hold it."""
        return asdict(self)

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> Self:
        """The standing that ``to_plain`` gave; what is missing is empty."""
        known = {field.name for field in fields(cls)}
        return cls(**{name: _tuples(value) for name, value in plain.items() if name in known})


class Marks:
    """The mark of each statement of an account: its speakers' names and its bare words."""

    def __init__(self, account: Account) -> None:
        names = {speaker.id: speaker.name for speaker in account.speakers}
        self._of = {one.id: _mark(one, names) for one in account.statements}

    def __getitem__(self, statement: str) -> str:
        return self._of.get(statement, "")

    def of(self, statements: Iterable[str]) -> tuple[str, ...]:
        """The marks of statements, in order, each once."""
        return tuple(sorted({self._of[one] for one in statements if one in self._of}))


def standing_of(account: Account, fingerprint: str = "", marks: Marks | None = None) -> Standing:
    """The standing of an account."""
    marks = marks or Marks(account)
    carried: dict[str, set[str]] = defaultdict(set)
    for statement in account.statements:
        for speaker in statement.speakers:
            carried[speaker].add(statement.article)
    heard = {
        speaker.name
        for speaker in account.speakers
        if speaker.kind in _NAMED and len(carried[speaker.id]) >= WELL_KNOWN
    }
    real = [one for one in account.conflicts if one.kind != "apparent"]
    return Standing(
        fingerprint,
        marks.of(one.id for one in account.statements),
        tuple(sorted(heard)),
        tuple(sorted((marks.of(one.a), marks.of(one.b)) for one in real)),
        tuple(sorted((marks.of(one.before), marks.of(one.after)) for one in account.movements)),
        tuple(
            sorted(
                (marks.of(one for group in origin.groups for one in group), origin.at_least)
                for origin in account.origins
            )
        ),
        tuple(
            sorted(
                (claim.text, marks.of(one.statement for one in claim.positions)) for claim in account.claims
            )
        ),
    )


def _mark(statement: Statement, names: Mapping[str, str]) -> str:
    speakers = sorted(names.get(one, one).casefold() for one in statement.speakers)
    words = " ".join(bare_words(" ".join(span.text for span in statement.content))).casefold()
    return identify("said", statement.stance, words, *speakers).removeprefix("said-")


def _tuples(value: Any) -> Any:
    """Lists of lists out of JSON as tuples of tuples."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(_tuples(one) for one in value)
    return value
