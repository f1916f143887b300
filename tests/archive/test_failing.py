"""What goes wrong: a kill, two writers, no space, damage, a later version, a lock. Nothing is lost."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rashomon.archive import Archive
from rashomon.errors import (
    ArchiveBusyError,
    ArchiveDamagedError,
    ArchiveError,
    ArchiveFullError,
    ArchiveVersionError,
)
from tests.archive.captured import FERRY, PORT, store

WRITER = """
import sys
from rashomon.archive import Archive
from tests.archive.captured import FERRY, NOON, store

where, name, most = sys.argv[1], sys.argv[2], int(sys.argv[3])
with Archive.open(where) as archive:
    for number in range(most):
        with archive.transaction():
            stored = store(archive, f"{FERRY} Number {number} of {name}.", name=f"{name}-{number}.txt")
            archive.stories.place(
                stored.article, {stored.article: f"story-{name}"}, at=NOON,
                sketch=b"sketch", terms=(1, 2, number + 10), indexed=(1,),
            )
            archive.progress.reach(name, "mark", number, done=False, at=NOON)
        print(number, flush=True)
"""


def writer(where: str, name: str, most: int) -> subprocess.Popen[str]:
    """A process that stores article after article, and prints each one's number once it is stored."""
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, where, name, str(most)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(["src", "."])},
        cwd=Path(__file__).resolve().parent.parent.parent,
    )


def check(archive: Archive) -> None:
    """Whether what belongs together is there together."""
    count = archive.articles.count()
    assert archive.captures.count() == count
    assert archive.stories.sketch_count() == count
    assert archive.articles.unplaced() == ()
    assert archive.found.missing() == ()
    assert archive.stories.occurrences([1]).get(1, 0) == count
    assert list(archive.captures.check()) == []
    sizes = {story.key: story.size for story in archive.stories.all()}
    assert sizes == {key: len(archive.stories.members(key)) for key in sizes}


@pytest.mark.parametrize("after", [0, 1, 7])
def test_a_kill_at_any_moment_loses_nothing_that_was_stored(where: str, after: int) -> None:
    Archive.open(where).close()
    process = writer(where, "one", 10_000)
    assert process.stdout is not None
    seen = [int(process.stdout.readline()) for _ in range(after + 1)]
    process.send_signal(signal.SIGKILL)
    seen += [int(line) for line in process.stdout]
    process.communicate()
    with Archive.open(where) as archive:
        check(archive)
        reached = archive.progress.reached("one")
        assert reached is not None
        assert reached.position + 1 == archive.articles.count()
        assert archive.articles.count() >= seen[-1] + 1


def test_a_kill_while_the_archive_is_made_leaves_none_or_a_whole_one(where: str) -> None:
    for wait in (0.3, 0.6, 0.9):
        process = writer(where, "one", 1)
        time.sleep(wait)
        process.kill()
        process.communicate()
    with Archive.open(where) as archive:
        check(archive)
        store(archive, FERRY)


def test_two_writers_at_once(where: str) -> None:
    Archive.open(where).close()
    processes = [writer(where, name, 25) for name in ("one", "other")]
    for process in processes:
        _, errors = process.communicate()
        assert process.returncode == 0, errors
    with Archive.open(where) as archive:
        check(archive)
        assert archive.articles.count() == 50


def test_two_programs_make_the_archive_at_once(where: str) -> None:
    processes = [writer(where, name, 1) for name in ("one", "other")]
    for process in processes:
        _, errors = process.communicate()
        assert process.returncode == 0, errors
    with Archive.open(where) as archive:
        assert archive.articles.count() == 2


def test_no_space_is_left(tmp_path: Path) -> None:
    """The file may not grow: what was stored before is whole, and the next fits once there is room."""
    place = tmp_path / "desk.rashomon"
    with Archive.open(place) as archive:
        kept = store(archive, FERRY)
        with archive.door.reading() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(ArchiveFullError, match="no space") as raised:
            for number in range(1_000):
                store(archive, os.urandom(4_000).hex() + f" {FERRY}", name=f"{number}.txt")
        assert "same command again" in raised.value.hint
        assert archive.articles.read([kept.article])
    with Archive.open(place) as archive:
        before = archive.articles.count()
        store(archive, PORT)
        assert archive.articles.count() == before + 1


def test_a_file_that_is_no_archive(tmp_path: Path) -> None:
    place = tmp_path / "notes.txt"
    place.write_text("no database at all " * 100)
    with pytest.raises(ArchiveDamagedError, match="no archive"):
        Archive.open(place)
    assert place.read_text().startswith("no database at all")


def test_a_database_of_something_else_is_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "other.db"
    connection = sqlite3.connect(place)
    connection.execute("CREATE TABLE bills (amount)")
    connection.commit()
    connection.close()
    with pytest.raises(ArchiveDamagedError, match="not one of Rashomon's"):
        Archive.open(place)


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    place = tmp_path / "desk.rashomon"
    with Archive.open(place) as archive:
        for number in range(40):
            store(archive, f"{FERRY} {number}", name=f"{number}.txt")
    raw = bytearray(place.read_bytes())
    raw[4_096 * 4 :] = b"\xff" * (len(raw) - 4_096 * 4)
    place.write_bytes(raw)
    with pytest.raises(ArchiveDamagedError) as raised, Archive.open(place) as archive:
        archive.articles.all()
        store(archive, PORT)
    assert ".recover" in raised.value.hint


def test_a_damaged_capture_is_told(archive: Archive) -> None:
    stored = store(archive, FERRY)
    (capture,) = archive.captures.of(stored.article)
    with archive.door.writing() as connection:
        connection.exec_driver_sql(
            "UPDATE blobs SET packed = X'00'"
            if not archive.door.is_server
            else "UPDATE blobs SET packed = '\\x00'::bytea"
        )
    with pytest.raises(ArchiveDamagedError, match=capture.sha256):
        archive.captures.raw(capture.sha256)
    assert [sha256 for sha256, _ in archive.captures.check()] == [capture.sha256]
    assert archive.articles.read([stored.article])


def test_a_later_version_is_refused_and_left_alone(where: str) -> None:
    with Archive.open(where) as archive, archive.door.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(ArchiveVersionError, match="9999"):
        Archive.open(where)


def test_a_lock_that_is_held_too_long(where: str) -> None:
    with Archive.open(where) as one, Archive.open(where, wait=0.2) as other:
        with one.transaction():
            store(one, FERRY)
            with pytest.raises(ArchiveBusyError, match="another program"):
                store(other, PORT)
        assert store(other, PORT).outcome == "new"
        assert one.articles.count() == 2


def test_reading_goes_on_while_another_writes(where: str) -> None:
    with Archive.open(where) as one, Archive.open(where) as other:
        store(one, FERRY)
        with one.transaction():
            store(one, PORT)
            assert other.articles.count() == 1
        assert other.articles.count() == 2


def test_none_there_and_none_to_be_made(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="no archive there"):
        Archive.open(tmp_path / "desk.rashomon", create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ArchiveError, match="cannot be made"):
        Archive.open(tmp_path / "file" / "desk.rashomon")


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(ArchiveError, match="cannot be reached") as raised:
        Archive.open(f"postgresql://desk:secret@/desk?host={tmp_path}")
    assert "secret" not in str(raised.value)
