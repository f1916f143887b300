"""Saved pages, documents and mail."""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rashomon.reading import read_articles
from rashomon.reading.html_pages import without_title
from rashomon.reading.languages import detect_language

SENTENCE = "The dam at Orlen held through the night, the keeper said on Tuesday, and nobody left the valley."
POST = (
    '<blockquote class="twitter-tweet"><p>It held. We watched it until the sun came up over the valley.</p>'
    '&mdash; Jane Doe (@janedoe) <a href="https://example.com/1">March 3, 2031</a></blockquote>'
)


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body><article>{body}</article></body></html>"


def test_embedded_post_stays(tmp_path: Path) -> None:
    body = f"<h1>Dam Holds</h1><p>{SENTENCE}</p><p>{SENTENCE} Later.</p>{POST}<p>{SENTENCE} Again.</p>"
    (tmp_path / "a.html").write_text(page(body), "utf-8")
    [article] = read_articles([tmp_path]).articles
    assert "It held. We watched it until" in article.text
    assert "(@janedoe)" in article.text
    assert article.furniture == ()


def test_facts_of_json_ld(tmp_path: Path) -> None:
    head = (
        '<script type="application/ld+json">{"@graph": [{"@type": ["NewsArticle"], "headline": "Dam Holds",'
        '"datePublished": "2031-03-02T10:00:00+01:00", "publisher": {"name": "Orlen Courier"}}]}</script>'
        '<script type="application/ld+json">{broken</script>'
    )
    (tmp_path / "a.html").write_text(page(f"<p>{SENTENCE}</p>" * 4, head), "utf-8")
    [article] = read_articles([tmp_path]).articles
    assert article.outlet == "Orlen Courier"
    assert article.published is not None
    assert article.published.earliest == datetime(2031, 3, 2, 9, tzinfo=UTC)


def test_declared_encoding(tmp_path: Path) -> None:
    html = (
        page(f"<p>“Zażółć” — {SENTENCE}</p>" * 3, '<meta charset="iso-8859-2">')
        .replace("“", "")
        .replace("”", "")
    )
    (tmp_path / "a.html").write_bytes(html.replace("—", "-").encode("iso-8859-2"))
    [article] = read_articles([tmp_path]).articles
    assert article.text.startswith("Zażółć")
    assert article.capture is not None and article.capture.encoding == "iso8859-2"


@pytest.mark.parametrize(
    ("text", "titles", "expected"),
    [
        ("Dam Holds!\nIt held.", ["Dam holds"], "It held."),  # the title again
        ("Dam Holds", ["Dam Holds"], "Dam Holds"),  # nothing would be left
        ("It held.\nDam Holds", ["Dam Holds"], "It held.\nDam Holds"),  # only at the top
    ],
)
def test_title_is_not_repeated(text: str, titles: list[str], expected: str) -> None:
    assert without_title(text, titles) == expected


def test_mail(tmp_path: Path) -> None:
    mail = (
        "From: Jane Doe <jane@example.com>\r\nSubject: Dam holds\r\nDate: Mon, 03 Mar 2031 12:30:00 +0000\r\n"
        f"Content-Type: text/plain; charset=utf-8\r\n\r\n{SENTENCE}\r\n"
    )
    (tmp_path / "a.eml").write_bytes(mail.encode())
    [article] = read_articles([tmp_path]).articles
    assert (article.title, article.byline) == ("Dam holds", "Jane Doe")
    assert article.text == SENTENCE + "\n"
    assert article.published is not None
    assert article.published.earliest == datetime(2031, 3, 3, 12, 30, tzinfo=UTC)


def test_page_saved_as_one_file(tmp_path: Path) -> None:
    saved = (
        "From: <Saved>\r\nSnapshot-Content-Location: https://courier.example/dam\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
        f"--b\r\nContent-Type: text/html\r\n\r\n{page(f'<p>{SENTENCE}</p>' * 4)}\r\n--b--\r\n"
    )
    (tmp_path / "a.mhtml").write_bytes(saved.encode())
    [article] = read_articles([tmp_path]).articles
    assert article.url == "https://courier.example/dam"
    assert SENTENCE in article.text


def test_docx(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph(SENTENCE)
    document.core_properties.title = "Dam Holds"
    document.save(str(tmp_path / "a.docx"))
    [article] = read_articles([tmp_path]).articles
    assert (article.text, article.title) == (SENTENCE, "Dam Holds")


def test_pdf_without_text(tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    writer, stream = pypdf.PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    writer.write(stream)
    (tmp_path / "a.pdf").write_bytes(stream.getvalue())
    [aside] = read_articles([tmp_path]).set_aside
    assert aside.reason == "no text in this PDF, only pictures"


@pytest.mark.parametrize(("name", "module"), [("a.pdf", "pypdf"), ("a.docx", "docx")])
def test_missing_library_is_named(
    tmp_path: Path, name: str, module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    (tmp_path / name).write_bytes(b"%PDF-1.7 x")
    [aside] = read_articles([tmp_path]).set_aside
    assert "rashomon[documents]" in aside.hint


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (SENTENCE, "en"),
        (
            "Der Damm hat die Nacht überstanden, und das Wasser ist nicht in der Stadt, sagte der Wärter.",
            "de",
        ),
        (
            "Le barrage a tenu pendant la nuit et les gens de la vallée ne sont pas partis, dit le gardien.",
            "fr",
        ),
        ("Плотина выдержала ночь, и люди не ушли из долины, как сказал смотритель.", "ru"),
        ("댐은 밤새 버텼고 아무도 계곡을 떠나지 않았다.", "ko"),
        ("Orlen", ""),  # too little to tell
        ("12 34 56", ""),  # no words
    ],
)
def test_language(text: str, language: str) -> None:
    assert detect_language(text) == language
