"""Numbers: what they count, what they leave open, and whether two of them can both hold."""

from __future__ import annotations

import math

import pytest

from rashomon.positions import conclude
from rashomon.positions.numbers import quantities_of
from tests.positions.stories import report, said, story

QUANTITIES = [
    ("14 people were hurt", "injured", (14, 14)),
    ("at least 14 people were killed", "killed", (14, math.inf)),
    ("fourteen people died", "killed", (14, 14)),
    ("twenty-one miners are missing", "missing", (21, 21)),
    ("dozens were arrested", "arrested", (24, 99)),
    ("the number of injured is 19", "injured", (19, 19)),
    ("up to 40 people were injured", "injured", (0, 40)),
    ("it will cost $2.5 million", "money", (2.5e6, 2.5e6)),
    ("about 200 jobs will go", "job", (170, 230)),
    ("support fell to 40 percent", "percent", (40, 40)),
]


@pytest.mark.parametrize(("words", "unit", "bounds"), QUANTITIES)
def test_what_is_counted_and_from_what_to_what(words: str, unit: str, bounds: tuple[float, float]) -> None:
    where = report(f"Ada said {words}.")
    one = said(where, words, "Ada")
    (found,) = quantities_of(one, story([where], [one]))
    assert (found.unit, (found.low, found.high)) == (unit, pytest.approx(bounds))
    assert where.holds(found.evidence.span)


NONE = [
    "the man is 40 years old",
    "the man is Ivo Tarn, 32, of Norvik",
    "the man was 5'9 and in black",
    "it begins at 8:40",
    "it was on 10 March",
    "he is one of them",
    "a 12-year-old fell",
    "it lies 50 miles north of Wexholm",
]


@pytest.mark.parametrize("words", NONE)
def test_ages_and_times_count_nothing(words: str) -> None:
    where = report(f"Ada said {words}.")
    one = said(where, words, "Ada")
    assert quantities_of(one, story([where], [one])) == ()


DIFFERING = [
    (
        "14 people were hurt in the leak",
        "19 people were hurt in the leak",
        "Bea",
        ["numbers"],
        0,
        "two counters",
    ),
    (
        "at least 14 people were hurt in the leak",
        "19 people were hurt in the leak",
        "Bea",
        [],
        0,
        "both can hold",
    ),
    ("14 people were hurt in the leak", "19 people were hurt in the leak", "Ada", [], 1, "a toll that rose"),
    ("14 people were hurt in the leak", "2 people were hurt in the leak", "Bea", [], 0, "a part of it"),
    ("14 people were hurt in the leak", "8 children were hurt in the leak", "Bea", ["numbers"], 0, "anybody"),
    (
        "6 soldiers were hurt in the leak",
        "8 children were hurt in the leak",
        "Bea",
        [],
        0,
        "others are counted",
    ),
    (
        "it will cost $2 million to mend the dam",
        "it will cost $3 million to mend the dam",
        "Bea",
        ["numbers"],
        0,
        "",
    ),
    (
        "the deal for the dam paid the three builders $2 million apiece",
        "the deal for the dam paid the three builders $6 million",
        "Bea",
        [],
        0,
        "to each, and to all",
    ),
    (
        "the storm had cut off 52 percent of all homes in Wexholm from the mains",
        "the storm had cut off 82 percent of all homes in Norvik from the mains",
        "Bea",
        [],
        0,
        "shares of different towns",
    ),
    (
        "the storm cut off 52 percent of the mill towns and 82 percent of the harbour towns",
        "the storm cut off 82 percent of the harbour towns and 52 percent of the mill towns",
        "Bea",
        [],
        0,
        "both are given in one breath",
    ),
]


@pytest.mark.parametrize(("one", "other", "who", "conflicts", "moved", "why"), DIFFERING)
def test_numbers_that_differ(
    one: str, other: str, who: str, conflicts: list[str], moved: int, why: str
) -> None:
    where = report(f"Ada said {one}. {who} said {other}.")
    seen = story([where], [said(where, one, "Ada"), said(where, other, who)])
    found = conclude(seen, [])
    assert ([conflict.kind for conflict in found.conflicts], len(found.movements)) == (conflicts, moved), why


def test_a_side_that_counts_anew_moved_and_is_no_speaker() -> None:
    """A dossier whose movement named a side as its speaker could not be read back."""
    where = report("At noon Ada said 14 people were hurt. At 6 p.m. Bea said 19 people were hurt.")
    counted = [said(where, "14 people were hurt", "Ada"), said(where, "19 people were hurt", "Bea")]
    (moved,) = conclude(story([where], counted, {"the office": ["Ada", "Bea"]}), []).movements
    assert (moved.side, moved.speaker) == ("the office", "")


def test_a_toll_that_is_higher_later_rose_whoever_counts() -> None:
    where = report("At noon Ada said 14 people were hurt. At 6 p.m. Bea said 19 people were hurt.")
    seen = story(
        [where], [said(where, "14 people were hurt", "Ada"), said(where, "19 people were hurt", "Bea")]
    )
    found = conclude(seen, [])
    (apparent,) = found.conflicts
    assert (apparent.kind, apparent.reasons[0]) == (
        "apparent",
        "another time: a tally rises as news comes in",
    )
    (moved,) = found.movements
    assert (moved.kind, moved.from_words, moved.to_words) == (
        "number",
        "14 people were hurt",
        "19 people were hurt",
    )
