"""The wordings of a saying set under one another: what all have in common runs on, differences are stacked.

The fullest wording is the base. Each other wording is aligned with it word by word (longest common blocks,
``difflib``); what stands between two blocks is a place where they differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rashomon.dossier.voices import Carrier, Saying

LONGEST = 2_000
"""Wordings of more words than this are not collated: the time would grow with the square of the length."""
ALIKE = 0.34
"""The least part (0–1) of its words that a wording has in common with the base, to be set under it."""

_WORD = re.compile(r"\S+")
_BARE = re.compile(r"[^\w]+")
_GAP = frozenset({"…", "...", "[…]", "[...]", ". . ."})


@dataclass(frozen=True, slots=True)
class Reading:
    """What some carriers have at a place: their articles' ids and the words, empty where they have none."""

    articles: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Place:
    """A run of the collation: words that all have, or the readings where they differ, the base's first."""

    words: str
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class Collation:
    """The places in their order, and the carriers that tell it in other words."""

    places: tuple[Place, ...]
    paraphrases: tuple[Carrier, ...]

    @property
    def stacked(self) -> bool:
        """Whether wordings stand under one another."""
        return any(place.readings for place in self.places)

    @property
    def differs(self) -> bool:
        """Whether there is a difference to show."""
        return self.stacked or bool(self.paraphrases)


def collate(saying: Saying) -> Collation:
    """The saying's wordings. Case, punctuation and spelling of quotation marks make no difference."""
    groups: dict[tuple[str, ...], list[Carrier]] = {}
    for carrier in saying.carriers:
        groups.setdefault(_keys(carrier.text), []).append(carrier)
    base_words = _WORD.findall(saying.text)
    base = _keys(saying.text)
    if len(base_words) > LONGEST or any(len(keys) > LONGEST for keys in groups):
        return Collation((Place(saying.text),), ())
    witnesses: list[tuple[list[Carrier], list[str], list[tuple[int, int, int, int]]]] = []
    paraphrases: list[Carrier] = []
    for keys, carriers in groups.items():
        if keys == base:
            continue
        changes, common = _changes(base, keys)
        if common < ALIKE * len(keys) or not common:
            paraphrases += carriers
        else:
            witnesses.append((carriers, _WORD.findall(carriers[0].text), changes))
    own = [carrier for carrier in saying.carriers if _keys(carrier.text) == base]
    places = _places(base_words, own, witnesses)
    return Collation(tuple(places), tuple(paraphrases))


def _keys(text: str) -> tuple[str, ...]:
    """A word without case and punctuation; an ellipsis stands for itself."""
    return tuple(
        word if word in _GAP else _BARE.sub("", word.casefold()) or word for word in _WORD.findall(text)
    )


def _changes(base: Sequence[str], other: Sequence[str]) -> tuple[list[tuple[int, int, int, int]], int]:
    """Where ``other`` differs: from and to in either; and how many words both have."""
    matcher = SequenceMatcher(None, base, other, autojunk=False)
    codes = matcher.get_opcodes()
    common = sum(end - start for tag, start, end, _, _ in codes if tag == "equal")
    return [(i, j, k, m) for tag, i, j, k, m in codes if tag != "equal"], common


def _places(
    base: Sequence[str],
    own: Sequence[Carrier],
    witnesses: Iterable[tuple[list[Carrier], list[str], list[tuple[int, int, int, int]]]],
) -> Iterable[Place]:
    """Runs of the base cut where any witness differs; differences that overlap or touch are one place."""
    every = list(witnesses)
    bounds = _merged(sorted({(i, j) for _, _, changes in every for i, j, _, _ in changes}))
    at = 0
    for start, end in bounds:
        if start > at:
            yield Place(" ".join(base[at:start]))
        readings: dict[str, list[str]] = {}
        ids = [carrier.article.id for carrier in own]
        if ids or start < end:
            readings[" ".join(base[start:end])] = ids
        for carriers, words, changes in every:
            here = [change for change in changes if start <= change[0] and change[1] <= end]
            words_here = _reading(base, words, start, end, here)
            readings.setdefault(words_here, []).extend(carrier.article.id for carrier in carriers)
        yield Place(
            "", tuple(Reading(tuple(dict.fromkeys(articles)), words) for words, articles in readings.items())
        )
        at = end
    if at < len(base):
        yield Place(" ".join(base[at:]))


def _merged(bounds: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in bounds:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _reading(
    base: Sequence[str],
    words: Sequence[str],
    start: int,
    end: int,
    changes: Sequence[tuple[int, int, int, int]],
) -> str:
    """What a witness has from ``start`` to ``end`` of the base: its changes, and the base's words between."""
    found: list[str] = []
    at = start
    for i, j, k, m in changes:
        found += [*base[at:i], *words[k:m]]
        at = j
    return " ".join([*found, *base[at:end]])
