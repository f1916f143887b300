"""Removing an article: nothing of it is left, and it is refused from then on."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.archive import Archive, Notice, StoryChange
from rashomon.archive.searching import Wanted
from rashomon.errors import InputError
from rashomon.records import Judgement
from tests.archive.captured import FERRY, NOON, PORT, hours, store

ADDRESS = "https://lantern.example/xylograph"
SECRET = FERRY.replace("Ada Venn", "Quillon Zzyzx").replace("engine", "xylograph")


def fill(archive: Archive) -> str:
    stored = store(archive, SECRET, url=ADDRESS, fetched=NOON)
    store(archive, SECRET + "It is xylographed.\n", url=ADDRESS, fetched=hours(1))
    other = store(archive, PORT, url="https://lantern.example/port")
    for key in (stored.article, other.article):
        change = StoryChange("grew", "story-a", (key,), (), (f"shares xylograph with {key}",))
        archive.stories.place(
            key,
            {key: "story-a"},
            at=NOON,
            sketch=b"s",
            terms=(1, 2),
            indexed=(1,),
            changes=[change] if key == stored.article else [],
        )
    archive.notices.note([Notice("n", NOON, "edit", "story-a", stored.article, {"words": "xylograph"})])
    archive.ledger.record(
        Judgement("is-a-statement", f"{ADDRESS} :: xylograph", by="desk"), at=NOON, about=stored.article
    )
    return stored.article


def test_all_that_stands_on_an_article_goes_and_the_rest_stays(archive: Archive) -> None:
    key = fill(archive)
    mark = archive.forgetting.forget(ADDRESS, by="the editor", reason="a court order", at=hours(2))
    assert (mark.article, mark.captures, mark.by) == (key, 2, "the editor")
    assert archive.forgetting.marks() == (mark,)
    assert archive.articles.key_of(ADDRESS) == ""
    assert archive.captures.count() == archive.articles.count() == 1
    assert archive.search.statements(Wanted(words="xylograph")) == ()
    assert archive.search.articles(Wanted(words="sail")) == ()
    assert archive.search.statements(Wanted(words="hurt"))
    assert archive.stories.sizes(["story-a"]) == {"story-a": 1}
    assert archive.stories.occurrences([1, 2]) == {1: 1, 2: 1}
    assert archive.stories.recent([1], 9) == ((1, archive.stories.members("story-a")[0]),)
    assert archive.notices.all() == ()
    assert [one.judgement.target for one in archive.ledger.all()] == ["(removed)"]


def test_it_is_refused_from_then_on(archive: Archive) -> None:
    fill(archive)
    archive.forgetting.forget(ADDRESS, by="the editor", reason="", at=hours(2))
    assert store(archive, SECRET, url=ADDRESS + "?utm_source=feed").outcome == "forgotten"
    assert archive.articles.is_forgotten(ADDRESS)


def test_no_word_of_it_is_left_in_the_file(tmp_path: Path) -> None:
    place = tmp_path / "desk.rashomon"
    with Archive.open(place) as archive:
        for number in range(30):
            store(archive, f"{PORT} {number}", name=f"{number}.txt")
        fill(archive)
        archive.forgetting.forget(ADDRESS, by="the editor", reason="", at=hours(2))
        left = [path for path in tmp_path.iterdir() if b"xylograph" in path.read_bytes().lower()]
        named = [path for path in tmp_path.iterdir() if b"zzyzx" in path.read_bytes().lower()]
    assert (left, named) == ([], [])


def test_an_article_that_is_not_there(archive: Archive) -> None:
    with pytest.raises(InputError, match="no article"):
        archive.forgetting.forget("https://nowhere.example/", by="x", reason="", at=NOON)
