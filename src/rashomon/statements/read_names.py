"""Sources read with what the model sees of names, where there is a model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from rashomon.statements.referents import LEGAL_FORMS, Referent, read_referent
from rashomon.statements.seen_names import with_seen_name

_BELONGS = re.compile(r"\s(?:(?:over\s)?at|of|from|for)\s")


class Referring(Protocol):
    """What may know more of mentions than the rules do; a model stands behind it."""

    def antecedent(self, start: int, end: int) -> tuple[int, int] | None:
        """The mention that the words at ``start`` … ``end`` stand for, if it is known."""

    def kind(self, start: int, end: int) -> str:
        """``person``, ``organisation``, ``place``, or empty when it is not known."""

    def name(self, start: int, end: int) -> tuple[int, int, str] | None:
        """The last name in or across ``start`` … ``end``, with its ends and kind, if one is known."""


class NameReader:
    """Reads the sources of one article. ``sees`` may know its names; places are code points."""

    def __init__(self, text: str, sees: Referring | None) -> None:
        self._text = text
        self._sees = sees

    def seen_kind(self, start: int, end: int) -> str:
        """The kind of name that the model sees; empty without a model."""
        return self._sees.kind(start, end) if self._sees is not None else ""

    def one_seen_name(self, parts: Sequence[tuple[int, int]]) -> bool:
        """Whether a name that the model sees holds the "and" between two parts ("the Globe and Mail")."""
        if self._sees is None or len(parts) != 2:
            return False
        name = self._sees.name(parts[0][0], parts[0][1] + 1)
        return name is not None and name[2] == "organisation" and name[1] >= parts[1][1] - 2

    def read(self, start: int, end: int, head_end: int | None = None) -> Referent:
        """What a source refers to, by its words and by the name that the model sees before ``head_end``."""
        referent = read_referent(self._text, start, self._person_end(start, end))
        if self._sees is None:
            return referent
        if head_end is None:
            comma = self._text.find(",", start, end)
            head_end = comma if comma > start else end
        return with_seen_name(self._text, referent, start, head_end, self._sees)

    def _person_end(self, start: int, end: int) -> int:
        """The end of a source without the "of …" behind a person's name that the model sees in it."""
        name = self._sees.name(start, end) if self._sees is not None else None
        while name is not None and self._sees is not None and (name[2] != "person" or name[0] < start):
            name = self._sees.name(start, name[0]) if name[0] > start else None
        if name is None or not _BELONGS.match(self._text, name[1], end):
            return end
        return name[1]

    def kinded(self, referent: Referent, start: int, end: int) -> Referent:
        """The referent with the kind of name that the model sees, where the words alone do not tell."""
        if self._sees is None or referent.title or referent.role or referent.pronoun:
            return referent
        if referent.kind not in {"person", "organisation"} or not referent.name[:1].isupper():
            return referent
        if referent.name.split()[-1].rstrip(".") in LEGAL_FORMS:
            return referent
        place = self._text.find(referent.name, start, end)
        if place < 0:
            return referent
        kind = self._sees.kind(place, place + len(referent.name))
        if not kind:
            return referent
        return replace(referent, kind="person" if kind == "person" else "organisation")
