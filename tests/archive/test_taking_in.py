"""Taking in real files: what is in them, what is not, and going on after a stop."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from rashomon.archive import Archive
from rashomon.archive.taking_in import TakenIn, look_through, take_in
from rashomon.pipeline import Options
from rashomon.reading import ReadingOptions
from tests.archive.captured import FERRY, NOON, PORT

OPTIONS = ReadingOptions()


def take(archive: Archive, *inputs: Path, again: bool = False) -> TakenIn:
    return take_in(archive, [str(one) for one in inputs], OPTIONS, at=NOON, again=again)


def record(url: str, body: bytes, *, packed: bool = True, coding: str = "", status: str = "200 OK") -> bytes:
    """A WARC record of one answer."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n"
    if coding:
        head += f"Content-Encoding: {coding}\r\n"
    answer = f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body
    warc = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Target-URI: {url}\r\nWARC-Date: 2031-03-03T12:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-1234567890ab>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    whole = warc.encode() + answer + b"\r\n\r\n"
    return gzip.compress(whole) if packed else whole


def page(text: str) -> bytes:
    paragraphs = "".join(f"<p>{line}</p>" for line in text.split("\n") if line)
    return (
        f"<html><head><title>Ferry</title></head><body><article>{paragraphs}</article></body></html>".encode()
    )


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "001.txt").write_text(FERRY)
    (folder / "002.txt").write_text(PORT)
    return folder


def test_a_folder_is_taken_in_once(archive: Archive, reports: Path) -> None:
    first = take(archive, reports)
    assert (first.new, first.known, first.skipped) == (2, 0, 0)
    second = take(archive, reports)
    assert (second.new, second.known, second.skipped) == (0, 0, 2)
    third = take(archive, reports, again=True)
    assert (third.new, third.known) == (0, 2)


def test_a_file_that_changed_is_read_again(archive: Archive, reports: Path) -> None:
    take(archive, reports)
    (reports / "001.txt").write_text(FERRY + "More is expected tomorrow.\n")
    assert take(archive, reports).new == 1


def test_what_a_story_file_says_is_kept(archive: Archive, reports: Path) -> None:
    (reports / "story.toml").write_text(
        '[articles."001.txt"]\noutlet = "The Lantern"\nurl = "https://lantern.example/1"\n'
        "published_at = 2031-03-03\n"
    )
    take(archive, reports)
    key = archive.articles.key_of("https://lantern.example/1")
    (listed,) = archive.articles.listed([key])
    assert (listed.outlet, listed.published_from.isoformat()) == ("The Lantern", "2031-03-03T00:00:00+00:00")


@pytest.mark.parametrize("packed", [True, False])
def test_a_warc_file(archive: Archive, tmp_path: Path, packed: bool) -> None:
    pytest.importorskip("fastwarc")
    file = tmp_path / ("pages.warc.gz" if packed else "pages.warc")
    file.write_bytes(
        record("https://a.example/1", page(FERRY * 2), packed=packed)
        + record("https://a.example/2", gzip.compress(page(PORT * 2)), packed=packed, coding="gzip")
        + record("https://a.example/3", b"gone", packed=packed, status="404 Not Found")
    )
    taken = take(archive, file)
    assert (taken.new, taken.set_aside) == (2, ())
    (kept,) = archive.captures.of(archive.articles.key_of("https://a.example/2"))
    assert archive.captures.raw(kept.sha256) == page(PORT * 2)
    assert kept.fetched_at == NOON
    assert ("Content-Encoding", "gzip") in kept.headers


@pytest.mark.parametrize("packed", [True, False])
def test_a_warc_file_that_is_cut_off_in_the_middle(archive: Archive, tmp_path: Path, packed: bool) -> None:
    pytest.importorskip("fastwarc")
    file = tmp_path / ("pages.warc.gz" if packed else "pages.warc")
    whole = record("https://a.example/1", page(FERRY * 2), packed=packed)
    second = record("https://a.example/2", page(PORT * 40), packed=packed)
    file.write_bytes(whole + second[: len(second) // 2])
    taken = take(archive, file)
    assert taken.new == 1
    (aside,) = taken.set_aside
    assert "middle of the record" in aside.reason
    assert "what is there already stays" in aside.hint
    file.write_bytes(whole + second)
    again = take(archive, file)
    assert (again.new, again.known) == (1, 1)


def test_a_line_of_fifty_megabytes(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "dump.jsonl"
    good = [json.dumps({"id": number, "text": text}) for number, text in enumerate((FERRY, PORT))]
    with file.open("w") as stream:
        stream.write(good[0] + "\n")
        stream.write('{"id": "long", "text": "' + "word " * 10_000_000 + '"}\n')
        stream.write("{broken\n" + good[1] + "\n")
    taken = take(archive, file)
    assert taken.new == 2
    assert ["longer than" in one.reason or "not valid JSON" in one.reason for one in taken.set_aside] == [
        True,
        True,
    ]


def test_a_dump_goes_on_where_it_was_stopped(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stop between two batches: the next run reads on from the last line that was stored."""
    monkeypatch.setattr("rashomon.archive.taking_in.BATCH", 10)
    file = tmp_path / "dump.jsonl"
    lines = [json.dumps({"id": number, "text": f"{FERRY} Number {number}."}) for number in range(35)]
    file.write_text("\n".join(lines) + "\n")
    store, calls = archive.articles.store, 0

    def stop(*arguments: object, **named: object) -> object:
        nonlocal calls
        calls += 1
        if calls == 25:
            raise KeyboardInterrupt
        return store(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(archive.articles, "store", stop)
    with pytest.raises(KeyboardInterrupt):
        take(archive, file)
    monkeypatch.setattr(archive.articles, "store", store)
    assert archive.articles.count() == 20
    taken = take(archive, file)
    assert (taken.new, taken.known) == (15, 1)
    assert archive.articles.count() == 35


def test_what_cannot_be_read_is_listed(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    taken = take(archive, tmp_path / "empty.txt", tmp_path / "missing.txt")
    assert len(taken.set_aside) == 2
    assert archive.progress.aside() == taken.set_aside[::-1] or set(archive.progress.aside()) == set(
        taken.set_aside
    )


def test_statements_are_looked_for_where_nobody_has(archive: Archive, reports: Path) -> None:
    take(archive, reports)
    assert look_through(archive, Options(finder="rules"), at=NOON) == ()
    assert archive.found.count() == 4
    assert archive.found.missing() == ()
    assert len(archive.found.missing("another model")) == 2
