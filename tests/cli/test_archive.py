"""The commands of the archive, from the command line."""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rashomon.cli.places import place_of_archive

REPORT = "Ferry stands still\n\n“The ferry is safe,” said Ida Brandt, head of the Tarn port office.\n"
OTHER = "Ferry leaves\n\n“The ferry is not safe,” said Ada Venn, a sailor. It left at noon.\n"


def rashomon(archive: Path | str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command on an archive in a process of its own."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "rashomon.cli", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "COLUMNS": "90", "RASHOMON_ARCHIVE": str(archive), "RASHOMON_TRACEBACK": ""},
    )


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "001.txt").write_text(REPORT)
    (folder / "002.txt").write_text(OTHER)
    return folder


@pytest.fixture
def archive(tmp_path: Path, reports: Path) -> Path:
    place = tmp_path / "desk.rashomon"
    run = rashomon(place, "add", reports, "--finder", "rules", "--story", "The ferry")
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith("2 new articles, 0 revisions, 0 known\n")
    return place


def test_a_story_is_listed_shown_and_searched(archive: Path, tmp_path: Path) -> None:
    listed = json.loads(rashomon(archive, "stories", "--format", "json").stdout)
    assert [(one["title"], one["size"]) for one in listed] == [("The ferry", 2)]
    key = listed[0]["key"]
    assert f"{key} " in rashomon(archive, "stories").stdout
    page = tmp_path / "dossier.html"
    assert rashomon(archive, "story", key[:-4], "-o", page).returncode == 0
    assert "Ida Brandt" in page.read_text()
    dossier = json.loads(rashomon(archive, "story", key, "--format", "json").stdout)
    assert dossier["story"]["id"] == key
    hits = json.loads(rashomon(archive, "search", "safe", "--speaker", "brandt", "--format", "json").stdout)
    assert [one["words"] for one in hits] == ["The ferry is safe,"]
    assert "“The ferry is not safe,”" in rashomon(archive, "search", '"not safe"').stdout


def test_judgements_go_in_and_come_out(archive: Path, tmp_path: Path) -> None:
    file = tmp_path / "desk.toml"
    file.write_text(
        '[[judgements]]\nkind = "not-a-statement"\narticle = "001.txt"\nwords = "The ferry is safe"\n'
    )
    assert rashomon(archive, "review", file).returncode == 2
    run = rashomon(archive, "review", file, "--by", "the night desk", "-o", "-")
    assert run.returncode == 0, run.stderr
    (kept,) = json.loads(run.stdout)["judgements"]
    assert (kept["by"], kept["kind"]) == ("the night desk", "not-a-statement")


def test_an_article_is_removed_and_refused(archive: Path, reports: Path) -> None:
    (hit,) = json.loads(rashomon(archive, "search", "noon", "--in", "articles", "--format", "json").stdout)
    assert rashomon(archive, "forget", hit["article"]).returncode == 2
    run = rashomon(archive, "forget", hit["article"], "--by", "the editor", "--reason", "an order")
    assert run.returncode == 0, run.stderr
    assert "by the editor: an order" in rashomon(archive, "forget", "--list").stdout
    again = rashomon(archive, "add", reports, "--again", "--finder", "rules")
    assert again.returncode == 1
    assert "is refused" in again.stderr


def test_tables_are_exported_and_outlets_counted(archive: Path, tmp_path: Path) -> None:
    run = rashomon(archive, "export", tmp_path / "out", "--format", "jsonl")
    assert run.returncode == 0, run.stderr
    assert len((tmp_path / "out" / "articles.jsonl").read_text().splitlines()) == 2
    (outlet,) = json.loads(rashomon(archive, "outlets", "--format", "json").stdout)
    assert len(outlet["articles"]) == 2
    rebuilt = rashomon(archive, "rebuild", "--finder", "rules")
    assert rebuilt.stdout.startswith("2 revisions read again, 0 read otherwise")


def test_what_went_wrong_is_told(tmp_path: Path, reports: Path) -> None:
    missing = rashomon(tmp_path / "none.rashomon", "stories")
    assert missing.returncode == 2
    assert "no archive there" in missing.stderr
    nothing = rashomon(tmp_path / "new.rashomon", "add", tmp_path / "nothing.txt")
    assert nothing.returncode == 2
    assert "no such file" in nothing.stderr
    (tmp_path / "notes.txt").write_text("no database " * 1_000)
    other = rashomon(tmp_path / "notes.txt", "stories")
    assert (other.returncode, other.stdout) == (2, "")
    assert "no archive of Rashomon's" in other.stderr


def test_adding_that_is_killed_goes_on_with_the_same_call(tmp_path: Path) -> None:
    place = tmp_path / "desk.rashomon"
    dump = tmp_path / "dump.jsonl"
    lines = [json.dumps({"id": number, "text": f"{REPORT}Number {number}.\n"}) for number in range(400)]
    dump.write_text("\n".join(lines) + "\n")
    command = [sys.executable, "-m", "rashomon.cli", "add", str(dump), "--finder", "rules"]
    command += ["--archive", str(place)]
    for _ in range(3):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        before = stored(place)
        while process.poll() is None and stored(place) < before + 50:
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
        process.wait()
    run = rashomon(place, "add", dump, "--finder", "rules")
    assert re.search(r"The archive holds 400 articles, \d+ stor(?:y|ies), 400 statements\.", run.stdout)


def stored(place: Path) -> int:
    """How many articles a file holds, as another program sees it."""
    if not place.exists():
        return 0
    connection = sqlite3.connect(f"file:{place}?mode=ro", uri=True, timeout=10)
    try:
        return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()


def test_where_the_archive_lies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("RASHOMON_ARCHIVE", "desk.rashomon")
    assert place_of_archive(None) == "desk.rashomon"
    assert place_of_archive("other") == "other"
    monkeypatch.delenv("RASHOMON_ARCHIVE")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert place_of_archive(None) == str(tmp_path / "rashomon" / "archive.rashomon")
