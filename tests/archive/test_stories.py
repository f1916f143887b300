"""Stories: placing, joining and splitting, on a file and on a server alike."""

from __future__ import annotations

import pytest

from rashomon.archive import Archive, StoryChange
from rashomon.errors import InputError
from tests.archive.captured import FERRY, NOON, PORT, hours, store


def three(archive: Archive) -> list[str]:
    texts = (FERRY, PORT, FERRY.replace("Friday", "Monday"))
    return [store(archive, text, name=f"{number}.txt").article for number, text in enumerate(texts)]


def test_an_article_without_a_story_waits_for_one(archive: Archive) -> None:
    first, second, third = three(archive)
    assert archive.articles.unplaced() == (first, second, third)
    archive.stories.place(second, {second: "story-a"}, at=NOON)
    assert archive.articles.unplaced() == (first, third)


def test_what_leads_to_articles_is_counted_and_listed_in_order(archive: Archive) -> None:
    first, second, third = three(archive)
    for number, key in enumerate((first, second, third)):
        archive.stories.place(
            key,
            {key: "story-a"},
            at=NOON,
            sketch=bytes([number]) * 3,
            terms=(7, 8, number),
            indexed=(7, number),
        )
    assert archive.stories.sketch_count() == 3
    assert archive.stories.occurrences([7, 8, 2, 99]) == {7: 3, 8: 3, 2: 2 - 1}
    assert archive.stories.recent([7, 1, 99], 2) == ((7, second), (7, third), (1, second))
    assert archive.stories.sketches([third, first]) == {first: b"\0\0\0", third: b"\2\2\2"}
    assert archive.stories.sizes(["story-a"]) == {"story-a": 3}
    assert archive.stories.members("story-a", 2) == (second, third)


def test_placing_again_counts_once(archive: Archive) -> None:
    first, *_ = three(archive)
    for _ in range(2):
        archive.stories.place(first, {first: "story-a"}, at=NOON, sketch=b"s", terms=(1, 2), indexed=(1,))
    assert archive.stories.occurrences([1, 2]) == {1: 1, 2: 1}
    assert archive.stories.sizes(["story-a"]) == {"story-a": 1}


def test_a_story_that_goes_into_another_leads_there(archive: Archive) -> None:
    first, second, third = three(archive)
    archive.stories.place(first, {first: "story-a"}, at=NOON)
    archive.stories.place(second, {second: "story-b"}, at=hours(1))
    change = StoryChange("joined", "story-a", (second,), ("story-b",), ("alike",))
    archive.stories.place(
        third, {third: "story-a"}, at=hours(2), joined={"story-b": "story-a"}, changes=[change]
    )
    assert archive.stories.standing("story-b") == "story-a"
    assert archive.stories.members("story-a") == (first, second, third)
    assert [one.key for one in archive.stories.all()] == ["story-a"]
    (noted,) = archive.stories.changes("story-a")
    assert (noted.others, noted.reasons, noted.at) == (("story-b",), ("alike",), hours(2))


def test_what_a_person_splits_is_held(archive: Archive) -> None:
    first, second, third = three(archive)
    for key in (first, second, third):
        archive.stories.place(key, {key: "story-a"}, at=NOON)
    archive.stories.split("story-a", [third], "story-b", at=hours(1), by="the night desk")
    assert archive.stories.held(["story-a", "story-b"]) == {"story-a", "story-b"}
    assert archive.stories.sizes(["story-a", "story-b"]) == {"story-a": 2, "story-b": 1}
    archive.stories.join("story-b", "story-a", at=hours(2), by="the night desk")
    assert archive.stories.members("story-a") == (first, second, third)
    assert [one.by for one in archive.stories.changes()] == ["the night desk", "the night desk"]


def test_an_unknown_story_is_named(archive: Archive) -> None:
    with pytest.raises(InputError, match="story-x"):
        archive.stories.join("story-x", "story-y", at=NOON, by="")


def test_a_story_is_called_as_its_first_article(archive: Archive) -> None:
    first, *_ = three(archive)
    archive.stories.place(first, {first: "story-a"}, at=NOON)
    story = archive.stories.story("story-")
    assert story is not None
    assert story.title == "Ferry to stay in harbour"
