"""What kind of content some bytes are, and the pages that they hold."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rashomon.errors import UnreadableError
from rashomon.reading.decoding import decode
from rashomon.reading.options import ReadingOptions
from rashomon.reading.pages import Page
from rashomon.records import Capture, Interval, SetAside

SUFFIXES = {
    ".txt": "text", ".text": "text", ".md": "text", ".markdown": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".mhtml": "mhtml", ".mht": "mhtml",
    ".pdf": "pdf", ".docx": "docx", ".eml": "eml", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".warc": "warc", ".warc.gz": "warc",
}  # fmt: skip
_MEDIA_TYPES = {
    "text/html": "html", "application/xhtml+xml": "html", "text/plain": "text", "text/markdown": "text",
    "application/pdf": "pdf", "application/json": "json", "application/x-ndjson": "jsonl",
    "application/jsonl": "jsonl", "message/rfc822": "eml", "multipart/related": "mhtml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}  # fmt: skip
_HTML = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_JSON_LINE = re.compile(rb"^\s*\{.*\}\s*$")


@dataclass(frozen=True, slots=True)
class Content:
    """Bytes, and what their carrier says of them: ``kind`` is a value of ``SUFFIXES`` or empty (unknown)."""

    raw: bytes
    path: str
    name: str
    kind: str = ""
    url: str = ""
    media_type: str = ""
    charset: str = ""
    fetched_at: Interval | None = None
    headers: tuple[tuple[str, str], ...] = ()


def kind_of_name(name: str) -> str:
    """The kind of content that a file's name tells by its suffix, or empty."""
    lower = name.lower()
    if lower.endswith(".warc.gz"):
        return "warc"
    return SUFFIXES.get(f".{lower.rpartition('.')[2]}", "") if "." in lower else ""


def kind_of_media_type(media_type: str) -> str:
    """The kind of content that a media type names, or empty."""
    return _MEDIA_TYPES.get(media_type.partition(";")[0].strip().lower(), "")


def kind_of_bytes(raw: bytes) -> str:
    """The kind of content told by the bytes alone; ``text`` when nothing else fits."""
    start = raw[:4096].removeprefix(b"\xef\xbb\xbf")
    if start.startswith(b"%PDF-"):
        return "pdf"
    if start.startswith(b"PK\x03\x04"):
        return "docx"
    if _HTML.match(start):
        return "html"
    if start.lstrip()[:1] in (b"{", b"["):
        first = raw.lstrip().partition(b"\n")
        return "jsonl" if first[2].strip() and _JSON_LINE.match(first[0]) else "json"
    return "text"


def read_content(content: Content, options: ReadingOptions) -> Iterator[Page | SetAside]:
    """The pages that ``content`` holds. ``UnreadableError`` says why there is none."""
    if not content.raw.strip():
        raise UnreadableError("the file is empty", hint="Check that the article was saved with its text.")
    kind = content.kind or kind_of_bytes(content.raw)
    if kind == "json-entry":
        from rashomon.reading.json_pages import read_entry

        yield read_entry(content)
        return
    if kind in {"json", "jsonl"}:
        from rashomon.reading.json_pages import read_json, read_json_lines

        if kind == "json":
            yield from read_json(content.raw, content.path, content.name)
        else:
            lines = content.raw.splitlines()
            yield from read_json_lines(lines, content.path, content.name, options.max_bytes)
        return
    capture = Capture(
        sha256=hashlib.sha256(content.raw).hexdigest(),
        size=len(content.raw),
        fetched_at=content.fetched_at,
        media_type=content.media_type,
    )
    page = _page(content, kind, capture, options)
    yield replace(page, raw=content.raw, kind=kind, charset=content.charset, headers=content.headers)


def _page(content: Content, kind: str, capture: Capture, options: ReadingOptions) -> Page:
    if kind == "html":
        from rashomon.reading.html_pages import read_html

        return read_html(content, capture, options)
    if kind in {"mhtml", "eml"}:
        from rashomon.reading.mail_pages import read_mail

        return read_mail(content, capture, options)
    if kind == "pdf":
        from rashomon.reading.documents import read_pdf

        return read_pdf(content, capture)
    if kind == "docx":
        from rashomon.reading.documents import read_docx

        return read_docx(content, capture)
    decoded = decode(content.raw, content.charset)
    return Page(
        path=content.path,
        name=content.name,
        text=decoded.text,
        url=content.url,
        notes=decoded.notes,
        capture=replace(capture, encoding=decoded.encoding),
    )
