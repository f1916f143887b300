"""Places on the page have short names that stay the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.dossier.anchors import anchors_of
from rashomon.records import identify

WORDS = st.sampled_from(["s", "said"])
HASHED = st.builds(lambda word, tail: f"{word}-{tail:012x}", WORDS, st.integers(0, 99))


def test_a_place_keeps_the_word_and_six_digits() -> None:
    one = identify("conflict", "a", "b")
    assert anchors_of([one, identify("conflict", "a", "c")])[one] == one[:-6]


@given(st.sets(HASHED, min_size=1))
def test_no_two_places_share_a_name_and_what_joins_takes_none_over(ids: set[str]) -> None:
    every = anchors_of(ids)
    assert len(set(every.values())) == len(ids)
    for left_out in sorted(ids)[:1]:
        fewer = anchors_of(ids - {left_out})
        assert all(every[one] == name or name not in every.values() for one, name in fewer.items())


def test_an_id_of_another_shape_is_its_own_name() -> None:
    assert anchors_of(["001-08", "s-0123456789ab", "s-012345"]) == {
        "001-08": "001-08",
        "s-0123456789ab": "s-0123456",
        "s-012345": "s-012345",
    }
