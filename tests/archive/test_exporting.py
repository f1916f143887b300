"""An export holds everything, in tables that other programs read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rashomon.archive import Archive
from rashomon.archive.exporting import export
from rashomon.errors import InputError
from tests.archive.captured import FERRY, NOON, PORT, hours, store

ADDRESS = "https://lantern.example/ferry"


@pytest.fixture
def filled(archive: Archive) -> Archive:
    stored = store(archive, FERRY, url=ADDRESS, outlet="The Lantern", fetched=NOON)
    store(archive, FERRY + "More.\n", url=ADDRESS, outlet="The Lantern", fetched=hours(1))
    store(archive, PORT, name="port.txt", statements=False)
    archive.stories.place(stored.article, {stored.article: "story-a"}, at=NOON)
    return archive


def test_json_lines_and_parquet_hold_the_same(filled: Archive, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    counts = export(filled, tmp_path)
    assert (counts["articles"], counts["revisions"], counts["captures"], counts["statements"]) == (2, 3, 3, 2)
    for name in counts:
        rows = [json.loads(line) for line in (tmp_path / f"{name}.jsonl").read_text().splitlines()]
        table = parquet.read_table(tmp_path / f"{name}.parquet")
        assert len(rows) == table.num_rows == counts[name]
        for row, other in zip(rows, table.to_pylist(), strict=True):
            assert set(row) == set(other)
            for key in ("key", "id", "text", "speakers", "content", "story"):
                assert row.get(key) == other.get(key)
    assert not [path for path in tmp_path.iterdir() if path.suffix == ".part"]


def test_the_bytes_are_written_when_asked(filled: Archive, tmp_path: Path) -> None:
    export(filled, tmp_path, ("jsonl",), with_captures=True)
    contents = {path.read_bytes() for path in (tmp_path / "captures").iterdir()}
    assert contents == {FERRY.encode(), (FERRY + "More.\n").encode(), PORT.encode()}
    assert not list(tmp_path.glob("*.parquet"))


def test_a_folder_that_cannot_be_written(filled: Archive, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(InputError, match="can't be written"):
        export(filled, tmp_path / "out", ("jsonl",))
