"""Everything that follows from captures is made anew, and what does not follow from them stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.archive import Archive
from rashomon.archive.accounts import account_of_story
from rashomon.archive.outlets import outlets
from rashomon.archive.rebuilding import rebuild
from rashomon.archive.taking_in import look_through, take_in
from rashomon.pipeline import Options
from rashomon.reading import ReadingOptions
from tests.archive.captured import NOON, hours

RULES = Options(finder="rules")


@pytest.fixture
def filled(archive: Archive, repository: Path) -> Archive:
    taken = take_in(
        archive, [str(repository / "examples" / "aldern-letter" / "reports")], ReadingOptions(), at=NOON
    )
    for key in taken.articles:
        archive.stories.place(key, {key: "story-a"}, at=NOON)
    look_through(archive, RULES, at=NOON)
    return archive


def test_what_was_not_changed_reads_the_same(filled: Archive) -> None:
    before = account_of_story(filled, "story-a")
    rebuilt = rebuild(filled, ReadingOptions(), RULES, at=hours(1))
    assert (rebuilt.revisions, rebuilt.changed, rebuilt.set_aside) == (7, 0, ())
    assert account_of_story(filled, "story-a") == before


def test_what_is_damaged_among_findings_is_made_anew(filled: Archive) -> None:
    before = account_of_story(filled, "story-a").account
    with filled.door.writing() as connection:
        connection.exec_driver_sql("UPDATE articles SET title = 'wrong', found_by = NULL")
        connection.exec_driver_sql("DELETE FROM findings")
    look_through(filled, RULES, at=hours(1))
    rebuild(filled, ReadingOptions(), RULES, at=hours(1))
    assert account_of_story(filled, "story-a").account == before


def test_a_damaged_capture_keeps_what_was_read_from_it(filled: Archive) -> None:
    before = account_of_story(filled, "story-a").account
    with filled.door.writing() as connection:
        empty = "'\\x00'::bytea" if filled.door.is_server else "X'00'"
        connection.exec_driver_sql(
            f"UPDATE blobs SET packed = {empty} WHERE sha256 = (SELECT min(sha256) FROM blobs)"  # noqa: S608
        )
    rebuilt = rebuild(filled, ReadingOptions(), RULES, at=hours(1))
    assert ["kept as it was" in one.reason for one in rebuilt.set_aside] == [True]
    assert account_of_story(filled, "story-a").account == before


def test_outlets_are_counted_with_their_lists(filled: Archive) -> None:
    counted = {one.name: one for one in outlets(filled)}
    assert sum(one.statements for one in counted.values()) == filled.found.count()
    assert sum(len(one.articles) for one in counted.values()) == 7
    assert sum(len(one.reprints or ()) for one in counted.values()) >= 1
    assert all(one.reprints is None for one in outlets(filled, with_reprints=False))
