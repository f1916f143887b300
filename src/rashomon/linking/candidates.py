"""Which sayings a wording may belong to: by its rarest words and by runs of words, never by all pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from rashomon.linking.wordings import Wording

# How many sayings one wording is put to at most: those that share its rarest words come first.
_MOST_COMPARED = 24
# A word in more sayings than this finds no candidates by itself.
_MOST_COMMON = 200
_LONG_ENOUGH = 5
_NONE: Mapping[str, Sequence[int]] = MappingProxyType({})


class SayingIndex:
    """Numbers of sayings by their words and runs of words. Words count within a side, runs everywhere."""

    def __init__(self) -> None:
        self._by_word: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        self._by_shingle: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self._exact: dict[tuple[str, ...], int] = {}

    def add(self, index: int, wording: Wording, sides: Iterable[str]) -> None:
        """Let a saying be found by this wording."""
        if wording.tokens:
            self._exact.setdefault(identity(wording), index)
        for side in sides:
            words = self._by_word[side]
            for stem in wording.stems:
                _append(words[stem], index)
        for shingle in wording.shingles:
            _append(self._by_shingle[shingle], index)

    def exact(self, wording: Wording) -> int | None:
        """The saying that has the very words by the same speakers already."""
        return self._exact.get(identity(wording))

    def with_word(self, stem: str, sides: Iterable[str]) -> set[int]:
        """Every saying of the sides that has a word of this stem."""
        return {index for side in sides for index in self._by_word.get(side, _NONE).get(stem, ())}

    def candidates(self, wording: Wording, sides: Iterable[str]) -> list[int]:
        """Sayings that share words with the wording, those with the rarest in common first."""
        score: dict[int, int] = defaultdict(int)
        for side in sides:
            words = self._by_word.get(side, _NONE)
            for stem in wording.stems if words else ():
                entries = words.get(stem, ())
                if len(entries) <= _MOST_COMMON:
                    worth = 1 + 60 // (1 + len(entries))
                    for index in entries:
                        score[index] += worth
        for shingle in wording.shingles:
            entries = self._by_shingle.get(shingle, ())
            if len(entries) <= _MOST_COMMON:
                for index in entries:
                    score[index] += 4
        ranked = sorted(score, key=lambda index: (-score[index], index))
        return ranked[:_MOST_COMPARED]


def _append(entries: list[int], index: int) -> None:
    if not entries or entries[-1] != index:
        entries.append(index)


def identity(wording: Wording) -> tuple[str, ...]:
    """What two statements share that are one saying without a closer look: speakers, manner and words.

    Words of nobody in particular need five of matter; short ones are their statement's alone.
    """
    statement = wording.statement
    alone = ("", statement.id)
    speakers = (*sorted(statement.speakers), "")
    if not statement.speakers and len(wording.plain) < _LONG_ENOUGH:
        return alone
    if len(wording.plain) >= 2:
        if statement.kind in {"post", "block"}:
            return (statement.kind, "", *speakers, *wording.plain)
        if wording.runs:
            return ("quoted", "", *speakers, *wording.plain)
        return ("reported", statement.stance, *speakers, *wording.plain)
    words = tuple(token.key for token in wording.tokens if token.key.isalnum())
    if statement.kind != "indirect":
        # A whole sentence of small words is a saying too, when it is the same to the word.
        return ("quoted", "", *speakers, *words) if len(words) >= _LONG_ENOUGH else alone
    if not wording.plain or statement.cue is None:
        return alone
    return ("reported", statement.stance, *speakers, statement.cue.text.casefold(), "", *words)
