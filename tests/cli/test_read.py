"""The command ``read``: what goes to which stream, which status it ends with, what is written where."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from rashomon.cli.output import format_for, numbered, write_whole
from rashomon.cli.times import moment
from rashomon.errors import InputError

REPORT = (
    "Ferry stands still at Tarn\n\n“The ferry is safe,” said Ida Brandt, head of the Tarn port office.\n\n"
    "She denied that anyone was hurt. The Marta had lain in the harbour since noon.\n"
)


def rashomon(
    *arguments: str | Path, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "rashomon.cli", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, "COLUMNS": "90", "RASHOMON_TRACEBACK": "", **environment},
    )


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "report.txt"
    path.parent.mkdir()
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_json_on_standard_output_and_nothing_else(report: Path) -> None:
    run = rashomon("read", report, "--format", "json")
    assert (run.returncode, run.stderr) == (0, b"")
    assert json.loads(run.stdout)["schema"] == "rashomon/dossier/1"


def test_standard_input(report: Path) -> None:
    run = rashomon("read", "-", "--format", "json", "--title", "Stilled", stdin=report.read_bytes())
    dossier = json.loads(run.stdout)
    assert (run.returncode, dossier["story"]["title"], len(dossier["articles"])) == (0, "Stilled", 1)


def test_a_pipe_gets_no_colours_and_keeps_the_width(report: Path) -> None:
    run = rashomon("read", report)
    assert b"\x1b[" not in run.stdout
    assert max(map(len, run.stdout.decode().splitlines())) <= 90
    assert "Ida Brandt" in run.stdout.decode()


def test_quotations_are_held_against_the_record(report: Path, tmp_path: Path) -> None:
    letter, page = tmp_path / "letter.txt", tmp_path / "page.html"
    letter.write_text("Tarn port office. The ferry, we are told, is safe.", encoding="utf-8")
    page.write_text(
        "<html><body><article><p>"
        + "The ferry is safe. It has two engines and a winch of its own. " * 12
        + "</p></article></body></html>",
        encoding="utf-8",
    )
    run = rashomon("read", report, "--finder", "rules", "--primary", letter, "--primary", page)
    text = run.stdout.decode()
    assert (run.returncode, run.stderr) == (0, b"")
    assert "Against the record: letter.txt" in text
    assert "cut (not marked): leaves out “we are told”" in text
    assert "Against the record: page.html" in text
    assert "exact" in text


def test_an_empty_record_is_told(report: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    run = rashomon("read", report, "--primary", empty)
    assert (run.returncode, run.stdout) == (2, b"")
    assert b"the file is empty" in run.stderr


def test_what_is_set_aside_is_told_and_shows_in_the_status(report: Path) -> None:
    (report.parent / "empty.txt").write_bytes(b"")
    run = rashomon("read", report.parent, "--format", "json")
    assert run.returncode == 1
    assert b"set aside: " in run.stderr
    assert b"empty.txt" in run.stderr
    assert rashomon("read", report.parent, "--format", "json", "--quiet").stderr == b""


def test_what_as_of_leaves_out_is_no_fault(report: Path) -> None:
    (report.parent / "later.txt").write_text(REPORT, encoding="utf-8")
    story = '[articles."later.txt"]\npublished_at = 2031-05-06\noutlet = "L"\n'
    (report.parent / "story.toml").write_text(story)
    run = rashomon("read", report.parent, "--as-of", "2031-05-05", "--format", "json")
    dossier = json.loads(run.stdout)
    assert (run.returncode, len(dossier["articles"]), len(dossier["set_aside"])) == (0, 1, 1)
    assert dossier["as_of"] == "2031-05-05T23:59:59Z"


UNUSABLE = [
    (["read", "nowhere.txt"], b"nowhere.txt"),
    (["read"], b"arguments are required"),
    (["read", "REPORT", "--format", "pdf"], b"pdf"),
    (["read", "REPORT", "--as-of", "soon"], b"2020-01-06"),
    (["read", "REPORT", "-o", "OUT/dossier.xyz"], b"--format"),
    (["read", "REPORT", "--format", "csv"], b"-o FOLDER"),
    (["read", "REPORT", "-o", "OUT/missing/dossier.json"], b"can't be written"),
    (["read", "REPORT", "--judgements", "nowhere.toml"], b"--judgements"),
    (["read", "REPORT", "--processes", "0"], b"processes"),
    (["read", "REPORT", "--finder", "luck"], b"luck"),
    (["read", "REPORT", "--primary", "nowhere.txt"], b"--primary nowhere.txt"),
]


@pytest.mark.parametrize(("arguments", "told"), UNUSABLE)
def test_what_cannot_be_used_is_told_with_a_hint(
    report: Path, tmp_path: Path, arguments: list[str], told: bytes
) -> None:
    run = rashomon(*(one.replace("REPORT", str(report)).replace("OUT", str(tmp_path)) for one in arguments))
    assert (run.returncode, run.stdout) == (2, b"")
    assert told in run.stderr
    assert b"Traceback" not in run.stderr


def test_a_fault_of_its_own_says_how_to_report_it(report: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import rashomon.linking\n"
        "def fail(*given):\n    raise RuntimeError('a knot')\n"
        "rashomon.linking.link = fail\n"
    )
    path = os.pathsep.join(filter(None, [str(tmp_path), os.environ.get("PYTHONPATH", "")]))
    run = rashomon("read", report, PYTHONPATH=path)
    assert (run.returncode, run.stdout) == (3, b"")
    assert b"RuntimeError: a knot" in run.stderr
    assert b"Traceback" not in run.stderr
    traced = rashomon("read", report, PYTHONPATH=path, RASHOMON_TRACEBACK="1")
    assert b"Traceback" in traced.stderr


@pytest.mark.parametrize("name", ["d.html", "d.json", "d.jsonl", "d.txt"])
def test_the_suffix_names_the_format_and_no_rest_is_left(report: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    out.mkdir()
    run = rashomon("read", report, "-o", out / name)
    assert (run.returncode, run.stdout) == (0, b"")
    assert [path.name for path in out.iterdir()] == [name]
    assert (out / name).stat().st_mode & 0o777 == 0o666 & ~current_umask()


def current_umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@pytest.mark.parametrize("name", ["tables.csv", "tables"])
def test_tables_go_into_a_folder(report: Path, tmp_path: Path, name: str) -> None:
    run = rashomon("read", report, "--format", "csv", "-o", tmp_path / name)
    assert run.returncode == 0
    assert {path.name for path in (tmp_path / name).iterdir()} == {
        "articles.csv", "speakers.csv", "statements.csv", "utterances.csv", "positions.csv", "conflicts.csv",
        "shared_text.csv", "origins.csv", "documents.csv", "not_found.csv", "first_seen.csv",
        "against_primary.csv", "movements.csv",
    }  # fmt: skip


def test_a_reader_that_stops_early_ends_it_quietly(report: Path) -> None:
    read = f"'{sys.executable}' -m rashomon.cli read '{report}' --format json"
    command = f"{read} | head -c 1 >/dev/null"
    run = subprocess.run(command, shell=True, capture_output=True, check=False)  # noqa: S602 - our own words
    assert run.stderr == b""


def test_version_and_help() -> None:
    assert rashomon("--version").stdout.startswith(b"rashomon ")
    run = rashomon("--help")
    assert run.returncode == 0
    assert b"read" in run.stdout


def test_a_command_loads_only_what_it_needs(report: Path) -> None:
    program = (
        "import sys; from rashomon.cli.reading import Request, run; "
        f"run(Request(({str(report)!r},), format='json', finder='rules')); "
        "heavy = {'jinja2', 'rich', 'httpx', 'trafilatura', 'onnxruntime', 'lxml'}; "
        "print(*sorted(heavy & set(sys.modules)), "
        "file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert run.stderr.strip() == b""


MOMENTS = [
    ("2020-01-06", "2020-01-06T23:59:59+00:00"),
    ("2020-01-06T18:00", "2020-01-06T18:00:00+00:00"),
    ("2020-01-06T18:00+03:00", "2020-01-06T18:00:00+03:00"),
    ("2020-01-06 18:00Z", "2020-01-06T18:00:00+00:00"),
]


@pytest.mark.parametrize(("text", "expected"), MOMENTS)
def test_times(text: str, expected: str) -> None:
    assert moment(text, "--as-of").isoformat() == expected


def test_formats_by_name_suffix_and_folder(tmp_path: Path) -> None:
    assert format_for(None, None) == "terminal"
    assert format_for("html", Path("x.json")) == "html"
    assert format_for(None, Path("x.HTM")) == "html"
    assert format_for(None, tmp_path) == "csv"
    with pytest.raises(InputError, match="is a folder"):
        format_for("json", tmp_path)


def test_a_file_that_cannot_be_written_whole_is_left_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "d.json"
    path.write_bytes(b"before")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, b"after")
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_device_is_written_to_and_not_replaced() -> None:
    write_whole(Path(os.devnull), b"x")
    assert not Path(os.devnull).is_file()


def test_the_second_of_several_has_its_number_before_the_suffix() -> None:
    assert numbered(Path("a/d.html"), 2) == Path("a/d-2.html")


def test_track_shows_what_was_asked_and_nothing_else(report: Path) -> None:
    run = rashomon("track", "The ferry is safe", report, "--claim", "The mayor has resigned")
    text = run.stdout.decode()
    assert (run.returncode, run.stderr) == (0, b"")
    assert "affirms" in text
    assert "nobody in these articles takes a position on it" in text
    assert "Who said what" not in text


def test_track_says_on_standard_error_that_nothing_is_found(report: Path) -> None:
    run = rashomon("track", "The mayor has resigned", report, "--format", "json")
    (claim,) = json.loads(run.stdout)["claims"]
    assert (claim["given"], claim["positions"]) == (True, [])
    assert b"no position is found on the claim: The mayor has resigned" in run.stderr


def test_an_empty_claim_is_wrong_usage(report: Path) -> None:
    run = rashomon("track", " ", report)
    assert run.returncode == 2
    assert b"an empty claim" in run.stderr


def test_a_rating_becomes_a_claim_review_and_nothing_else_does(report: Path, tmp_path: Path) -> None:
    desk = tmp_path / "desk.toml"
    desk.write_text(
        '[[judgements]]\nkind = "rates"\ntarget = "the ferry is safe"\nvalue = "Unproven"\nby = "the desk"\n',
        encoding="utf-8",
    )
    asked = ("track", "The ferry is safe", report, "--format", "json-ld")
    kinds = []
    for more in ((), ("--judgements", desk)):
        graph = json.loads(rashomon(*asked, *more).stdout)["@graph"]
        kinds.append([node.get("@type") for node in graph if "ClaimReview" in str(node.get("@type"))])
    assert kinds == [[], ["ClaimReview"]]


def test_a_rating_of_a_claim_that_is_not_there_is_an_error(report: Path, tmp_path: Path) -> None:
    desk = tmp_path / "desk.toml"
    desk.write_text(
        '[[judgements]]\nkind = "rates"\ntarget = "The moon is full"\nvalue = "No"\nby = "the desk"\n',
        encoding="utf-8",
    )
    run = rashomon("track", "The ferry is safe", report, "--judgements", desk)
    assert run.returncode == 2
    assert b"no claim reads" in run.stderr
