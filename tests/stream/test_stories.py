"""Which story an arriving article belongs to."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest

from rashomon.records import identify
from rashomon.stream.clusters import average_link
from rashomon.stream.sketches import pack, unpack
from rashomon.stream.store import MemoryStories, Placement
from rashomon.stream.stories import place
from tests.stream.building import ALL, BRIDGE, EXPECTED, changes, groups, sketched, streamed

THREE = [["0", "1", "2"], ["3", "4"], ["5", "6"]]


def test_events_that_look_alike_stay_apart() -> None:
    # two warehouse fires: other towns, other numbers, other names
    assert groups(streamed(sketched(ALL))) == THREE


@pytest.mark.parametrize("order", list(permutations(range(7)))[:: 5040 // 12])
def test_the_order_of_arrival_does_not_decide(order: tuple[int, ...]) -> None:
    sketches = sketched(ALL)
    assert groups(streamed([sketches[place] for place in order])) == THREE


def test_a_copy_joins_at_once_and_says_by_which_words() -> None:
    first, copy = sketched([BRIDGE[0], BRIDGE[0] + " By our staff."])
    store = streamed([first])
    placement = place(copy, store, EXPECTED)
    (change,) = placement.changes
    assert (change.kind, change.story) == ("grew", identify("story", "0"))
    assert "norby" in change.reasons[0] and "is needed" in change.reasons[0]


def test_an_article_like_none_starts_a_story() -> None:
    store = streamed(sketched(ALL))
    (other,) = sketched(["Choir singers from Lund won the island festival, their leader told visitors."])
    placement = place(other, store, EXPECTED)
    assert [change.kind for change in placement.changes] == ["started"]
    assert placement.changes[0].reasons


def test_stories_join_when_an_article_shows_that_they_are_one() -> None:
    # put apart by hand: the next article on the bridge finds both pieces
    sketches = sketched(BRIDGE)
    store = MemoryStories()
    for one in sketches[:2]:
        store.apply(Placement(one, f"s{one.article}", {one.article: f"s{one.article}"}, ()))
    store.apply(place(sketches[2], store, EXPECTED))
    assert groups(store) == [["0", "1", "2"]]
    (joined,) = changes(store, "joined")
    assert joined.story == "s0" and joined.others == ("s1",) and joined.reasons


def test_a_story_splits_and_keeps_its_id_where_most_articles_are() -> None:
    sketches = sketched(ALL)
    store = MemoryStories()
    for one in (*sketches[:2], *sketches[3:4]):
        store.apply(Placement(one, "s", {one.article: "s"}, ()))
    store.apply(place(sketches[4], store, EXPECTED))
    assert groups(store) == [["0", "1"], ["3", "4"]]
    assert store.partition["0"] == "s"
    (split,) = changes(store, "split")
    assert split.story == "s" and split.articles == ("3",) and split.others == (store.partition["3"],)


def test_what_a_person_put_together_is_not_taken_apart() -> None:
    sketches = sketched(ALL)
    store = MemoryStories(held=frozenset({"s"}))
    for one in (*sketches[:2], *sketches[3:4]):
        store.apply(Placement(one, "s", {one.article: "s"}, ()))
    for one in (sketches[4], sketches[2]):
        store.apply(place(one, store, EXPECTED))
    assert {store.partition[key] for key in ("0", "1", "3")} == {"s"}


def test_a_large_story_still_grows_and_moves_as_one() -> None:
    sketches = sketched([BRIDGE[number % 3] + f" Reader {number} wrote." for number in range(70)])
    store = streamed(sketches)
    assert len(set(store.partition.values())) == 1


def test_a_sketch_is_read_back_as_it_was_kept() -> None:
    (one,) = sketched(BRIDGE[:1])
    again = unpack("0", pack(one))
    assert pack(again) == pack(one)
    assert again.indexed == one.indexed
    with pytest.raises(ValueError, match="damaged"):
        unpack("0", pack(one)[:-1])


def test_average_link_joins_by_the_mean_and_not_by_the_nearest() -> None:
    # 0 and 1 are alike, 1 and 2 are alike, 0 and 2 are not: on average 2 stays outside
    alike = np.array([[1, 0.9, 0.0], [0.9, 1, 0.5], [0.0, 0.5, 1]], dtype=np.float32)
    ones = np.ones(3, dtype=np.float32)
    assert average_link(alike, ones, 0.4) == [[0, 1], [2]]
    assert average_link(alike, ones, 0.2) == [[0, 1, 2]]
