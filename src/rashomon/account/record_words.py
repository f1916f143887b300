"""A primary text as words with their places, and where a run of quoted words stands in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rashomon.linking.alignment import place_run
from rashomon.linking.words import DASH, GAP, LIGHT, STOP, tokens_of

Run = tuple[str, ...]

_CHUNK = re.compile(r"[^\s—–…]+")
_STAGE = re.compile(r"\[[^\[\]]{1,200}\]")
_FEWEST_ALTERED = 4
"""A run of fewer words has to stand there to the letter: two words of three are found everywhere."""
_FEWEST_CUT = 5
_SAME = 0.6
"""The share of a run's words that has to agree before its place counts as found."""
_PASSED_OVER = 400
"""How many words of the record a quotation may pass over unmarked and still be one place."""
_PASSED_OVER_BY_TWO = 12
"""The same where only two words stand before or after what is passed over."""
_COMMON = 60
"""A word that stands in more places than this tells nothing about where a run stands."""


@dataclass(frozen=True, slots=True)
class RecordWords:
    """The folded words of a text: ``starts`` and ``ends`` are code points, ``places`` positions by word."""

    text: str
    keys: Run
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    places: Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Found:
    """Where a run stands: half-open word positions, how many words agree, and how many places it has."""

    start: int
    end: int
    same: int
    how: Literal["exact", "cut", "altered"]
    times: int = 1


def words_in(text: str) -> RecordWords:
    """The words of a text. Several words in square brackets (a stage note, a label) are passed over."""
    keys: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    notes = [match.span() for match in _STAGE.finditer(text) if " " in match[0].strip("[] ")]
    note = 0
    for chunk in _CHUNK.finditer(text):
        while note < len(notes) and notes[note][1] <= chunk.start():
            note += 1
        if note < len(notes) and notes[note][0] < chunk.end():
            continue
        start, end = _trimmed(text, *chunk.span())
        for token in tokens_of(chunk[0]):
            if token.key not in {GAP, DASH, STOP} and not token.bracketed:
                keys.append(token.key)
                starts.append(start)
                ends.append(end)
    places: dict[str, list[int]] = defaultdict(list)
    for place, key in enumerate(keys):
        places[key].append(place)
    return RecordWords(text, tuple(keys), tuple(starts), tuple(ends), places)


def find_in_record(run: Run, record: RecordWords, after: int = 0) -> Found | None:
    """Where the run stands, if it does: to the letter, with words passed over, or with some words changed.

    Of several places the first at or after the word position ``after`` is taken, else the first.
    """
    exact = _exact(run, record)
    if exact:
        start = next((place for place in exact if place >= after), exact[0])
        return Found(start, start + len(run), len(run), "exact", len(exact))
    return _with_a_cut(run, record, after) or _altered(run, record)


def _exact(run: Run, record: RecordWords) -> list[int]:
    rarest = min(range(len(run)), key=lambda i: len(record.places.get(run[i], ())))
    starts = (place - rarest for place in record.places.get(run[rarest], ()))
    return [start for start in starts if start >= 0 and record.keys[start : start + len(run)] == run]


def _with_a_cut(run: Run, record: RecordWords, after: int) -> Found | None:
    """The longest beginning and the rest of the run, both to the letter, with words of the record between."""
    if len(run) < _FEWEST_CUT:
        return None
    for size in range(len(run) - 2, 1, -1):
        at_most = _PASSED_OVER if min(size, len(run) - size) > 2 else _PASSED_OVER_BY_TWO
        beginnings = _exact(run[:size], record)
        if not beginnings:
            continue
        rests = _exact(run[size:], record)
        for start in sorted(beginnings, key=lambda place: (place < after, place)):
            number = bisect_left(rests, start + size)
            if number < len(rests) and rests[number] - start - size <= at_most:
                return Found(start, rests[number] + len(run) - size, len(run), "cut")
    return None


def _altered(run: Run, record: RecordWords) -> Found | None:
    """Where most words of the run stand in their order, some of them changed, put in or passed over."""
    if len(run) < _FEWEST_ALTERED:
        return None
    votes: Counter[int] = Counter()
    for position, key in enumerate(run):
        places = record.places.get(key, ())
        if len(places) <= _COMMON:
            votes.update(place - position for place in places)
    if not votes:
        return None
    slack = 3 + len(run) // 4
    near = {shift: sum(votes.get(shift + by, 0) for by in range(-slack, slack + 1)) for shift in votes}
    shift = min(near, key=lambda one: (-near[one], one))
    low = max(0, shift - slack)
    window = record.keys[low : shift + len(run) + slack]
    place = place_run(run, window) if window else None
    if place is None or place.same < _SAME * len(run):
        return None
    if len({*run} & {*window[place.start : place.end]} - LIGHT) < 2:
        return None
    only_passed_over = all(not word for word, _ in place.changed)
    return Found(low + place.start, low + place.end, place.same, "cut" if only_passed_over else "altered")


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The chunk without the marks around its words; all of it where it has no letter or digit."""
    low, high = start, end
    while low < high and not text[low].isalnum():
        low += 1
    while high > low and not text[high - 1].isalnum():
        high -= 1
    return (low, high) if low < high else (start, end)
