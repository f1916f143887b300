"""Files and folders become articles; what cannot be read is set aside with its reason."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rashomon.reading import Reading, ReadingOptions, read_articles

STORY = "Dam Holds as Orlen Waits\n\nThe dam at Orlen held through the night, the keeper said on Tuesday.\n"


def read_bytes(folder: Path, name: str, raw: bytes, options: ReadingOptions | None = None) -> Reading:
    """A folder with one good article and ``name``."""
    (folder / name).write_bytes(raw)
    (folder / "good.txt").write_text(STORY, "utf-8")
    return read_articles([folder], options)


def reasons(reading: Reading) -> list[tuple[str, str]]:
    return [(aside.path.rpartition("/")[2], aside.reason) for aside in reading.set_aside]


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("empty.txt", b"", "the file is empty"),  # nothing in it
        ("blank.txt", b" \n\n ", "the file is empty"),  # nothing but white space
        ("dots.txt", b"... --- ...", "no words in it"),  # no letter in it
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "not text but a PNG image"),  # named as text
        ("zero.txt", b"ab\x00\x01\x00\x02cd" * 50, "not text but a binary file"),  # zero bytes
        ("paper.txt", b"%PDF-1.7\n%\xe2\xe3", "not text but a PDF file"),  # the wrong suffix
        ("page.html", b"<html><body><nav>Menu</nav></body></html>", "no article found in this HTML"),
        ("broken.json", b'{"text": ', "not valid JSON: Expecting value: line 1 column 10 (char 9)"),
        ("other.json", b'{"name": "x"}', "no article in this JSON"),  # JSON, but no article
        ("table.xyz", b"1", "not a kind of file that is read here: .xyz"),  # an unknown suffix
        ("paper.pdf", b"%PDF-1.7\nbroken", "not a readable PDF"),  # damaged
        ("paper.docx", b"PK\x03\x04broken", "not a readable DOCX file"),  # damaged
        ("mail.eml", b"\n\n", "the file is empty"),
    ],
)
def test_set_aside_with_its_reason(tmp_path: Path, name: str, raw: bytes, reason: str) -> None:
    reading = read_bytes(tmp_path, name, raw)
    assert [article.path for article in reading.articles] == [(tmp_path / "good.txt").as_posix()]
    [(path, told)] = reasons(reading)
    assert path == name
    assert told.startswith(reason)
    assert reading.set_aside[0].hint


def test_large_file_is_not_loaded(tmp_path: Path) -> None:
    """A sparse file of 100 MB: its size alone sets it aside."""
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(100_000_000)
    (tmp_path / "good.txt").write_text(STORY, "utf-8")
    reading = read_articles([tmp_path])
    assert len(reading.articles) == 1
    assert reasons(reading) == [("large.txt", "100,000,000 bytes: larger than 20,000,000")]


def test_text_is_bounded(tmp_path: Path) -> None:
    raw = ("é" * 600 + "\n").encode()
    reading = read_bytes(tmp_path, "long.txt", raw, ReadingOptions(max_text_bytes=1001))
    long = next(article for article in reading.articles if article.path.endswith("long.txt"))
    assert len(long.text) == 500  # never half a character
    assert "only the first 1,001 of 1,201 bytes of text were read" in long.notes


@pytest.mark.parametrize(
    ("raw", "text", "note"),
    [
        (b"\xef\xbb\xbfThe dam held.\r\n", "The dam held.\r\n", None),  # a mark goes, line ends stay
        ("The café held.".encode("utf-16"), "The café held.", None),  # UTF-16 with its mark
        ("The dam held.".encode("utf-16-le"), "The dam held.", "encoding taken to be utf-16-le"),  # without
        (b"\x93The caf\xe9 held\x94", "“The café held”", "encoding taken to be Windows-1252"),
        (
            "“The café held” — ".encode() + b"caf\xe9",
            "“The café held” — café",
            "mixed encodings: 1 bytes are not UTF-8, read as Windows-1252",
        ),
        (
            "Плотина выдержала ночь в Орлене, сказал смотритель.".encode("cp1251"),
            None,
            "encoding taken to be cp1251",
        ),
        ("a\u200bb \u202eheld\u202c".encode(), "a\u200bb \u202eheld\u202c", None),  # invisible marks stay
    ],
)
def test_encodings(tmp_path: Path, raw: bytes, text: str | None, note: str | None) -> None:
    (tmp_path / "a.txt").write_bytes(raw)
    [article] = read_articles([tmp_path]).articles
    assert text is None or article.text == text
    assert [each for each in article.notes if "encoding" in each] == ([note] if note else [])
    assert article.capture is not None
    assert article.capture.sha256 == hashlib.sha256(raw).hexdigest()


def test_lone_surrogates_are_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(
        '{"id": "x\\ud800", "title": "A\\udfff", "text": "It held \\ud83d here."}'
    )
    [article] = read_articles([tmp_path]).articles
    assert article.text == "It held \ufffd here."
    assert "1 lone surrogates replaced by U+FFFD" in article.notes
    json.dumps([article.text, article.title, article.path], ensure_ascii=False).encode("utf-8")


def test_one_word(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Held", "utf-8")
    [article] = read_articles([tmp_path]).articles
    assert article.text == "Held"
    assert article.notes == ("the text is a single word",)


def test_a_thousand_unclosed_quotation_marks(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“It held, he said. " * 1000, "utf-8")
    [article] = read_articles([tmp_path]).articles
    assert len(article.text) == 19_000


def test_broken_line_of_jsonl(tmp_path: Path) -> None:
    lines = [
        json.dumps(
            {"id": "one", "outlet": "A", "title": "Dam", "text": "It held.", "published_at": "2031-03-03"}
        ),
        '{"text": broken',
        '["no object"]',
        json.dumps(
            {"text": "It held again.", "published_at": "2031-03-03T10:00:00", "url": "https://a.example/2"}
        ),
    ]
    (tmp_path / "all.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    reading = read_articles([tmp_path / "all.jsonl"])
    first, second = sorted(reading.articles, key=lambda article: article.text)[::-1]
    assert first.path.endswith("all.jsonl#one") and first.title == "Dam" and first.outlet == "A"
    assert first.published is not None
    assert first.published.latest == datetime(2031, 3, 3, 23, 59, 59, tzinfo=UTC)
    assert second.notes == ("published_at has no time zone: UTC taken",)
    assert [reason.partition(":")[0] for _, reason in reasons(reading)] == [
        "line 2 is not valid JSON",
        "entry 3",
    ]


def test_same_text_of_two_outlets_is_two_articles(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(STORY, "utf-8")
    (tmp_path / "story.toml").write_text(
        '[story]\ntitle = "The dam"\n[articles."a.txt"]\noutlet = "A"\npublished_at = 2031-03-03\n'
        '[articles."b.txt"]\noutlet = "B"\npublished_at = "soon"\nunknown = 1\n'
    )
    reading = read_articles([tmp_path])
    assert reading.title == "The dam"
    first, second = reading.articles
    assert (first.outlet, second.outlet) == ("A", "B")
    assert first.id != second.id and first.sha256 == second.sha256
    assert first.published is not None and second.published is None
    assert "story.toml: published_at is not a date and is not used" in second.notes
    assert "story.toml: unknown key 'unknown' is not used" in second.notes


def test_broken_story_file_takes_no_article_down(tmp_path: Path) -> None:
    reading = read_bytes(tmp_path, "story.toml", b"[story\n")
    assert len(reading.articles) == 1
    assert reasons(reading)[0][1].startswith("not valid TOML")


def test_given_twice_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(STORY, "utf-8")
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "a.txt").write_text(STORY, "utf-8")
    [article] = read_articles([tmp_path, path]).articles
    assert article.notes[-1].startswith("given 3 times, read once; also as ")


def test_order_of_inputs_does_not_matter(tmp_path: Path) -> None:
    paths = []
    for name in ("c.txt", "a.txt", "b.txt"):
        (tmp_path / name).write_text(STORY + name, "utf-8")
        paths.append(tmp_path / name)
    assert read_articles(paths) == read_articles(paths[::-1]) == read_articles([tmp_path])


def test_folder_leaves_side_files_out(tmp_path: Path) -> None:
    (tmp_path / "page_files").mkdir()
    for name in (".hidden", "README.md", "gold.json", "links.json", "page_files/logo.png"):
        (tmp_path / name).write_text("{}", "utf-8")
    (tmp_path / "page.html").write_text("<html><p>" + STORY * 3 + "</p></html>", "utf-8")
    reading = read_articles([tmp_path])
    assert [article.path for article in reading.articles] == [(tmp_path / "page.html").as_posix()]
    assert reading.set_aside == ()


def test_what_is_not_there() -> None:
    reading = read_articles(["no/such/file.txt", "ftp://a.example/x", "nul\x00.txt"])
    assert reading.articles == ()
    told = [reason for _, reason in reasons(reading)]
    assert "no such file or folder" in told
    assert "addresses of the kind ftp:// are not read" in told
    assert len(told) == 3  # what the system says of the third depends on its version


@pytest.mark.parametrize(
    ("raw", "count"),
    [
        (STORY.encode(), 1),  # plain text
        (
            b"<!DOCTYPE html><html><body><article><p>" + STORY.encode() * 5 + b"</p></article></body></html>",
            1,
        ),
        (b'{"text": "It held."}\n{"text": "It held on."}\n', 2),  # JSON lines
        (b"", 0),  # nothing
    ],
)
def test_standard_input(raw: bytes, count: int) -> None:
    reading = read_articles(["-"], standard_input=lambda: raw)
    assert len(reading.articles) == count
    assert len(reading.set_aside) == (0 if count else 1)


def test_progress_counts_every_input(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    (tmp_path / "a.txt").write_text(STORY, "utf-8")
    read_articles([tmp_path, "missing"], progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 2), (2, 2)]


def test_plain_text_loads_no_heavy_library(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, "utf-8")
    code = (
        "import sys; from rashomon.reading import read_articles; read_articles([sys.argv[1]]);"
        "heavy = ('trafilatura', 'lxml', 'httpx', 'charset_normalizer', 'pypdf', 'docx');"
        "print([name for name in heavy if name in sys.modules])"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_options_refuse_a_time_without_a_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        ReadingOptions(now=datetime(2031, 3, 3))  # noqa: DTZ001 -- the mistake under test
