"""Pages kept in web archives (WARC), by a library that comes with ``pip install 'rashomon[warc]'``."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rashomon.errors import UnreadableError
from rashomon.reading.contents import Content, kind_of_media_type, read_content
from rashomon.reading.options import ReadingOptions
from rashomon.reading.pages import Page
from rashomon.records import Interval, SetAside

_HINT = "Install it with: pip install 'rashomon[warc]'"
_CUT = "What stands before was read. Get the file again and add it: what is there already stays."
_MIDDLE = "the file ends in the middle of the record"
_READ = frozenset({"html", "text", "pdf", "docx"})
_TAIL = 1_000
_CODINGS = frozenset({"gzip", "x-gzip", "deflate"})


def read_warc(file: Path, where: str, options: ReadingOptions, start: int = 0) -> Iterator[Page | SetAside]:
    """The pages of a WARC file, packed or not, from the record at the offset ``start`` on.

    Answers with status 200 of a kind that is read here become pages, with the time and the headers that the
    file gives; others are passed over. A record that is damaged is set aside, and so is one that is cut off.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise UnreadableError("WARC files need the library fastwarc", hint=_HINT) from error
    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    at = start
    cut = False
    with file.open("rb") as stream:
        stream.seek(start)
        try:
            for record in ArchiveIterator(stream):
                at = start + record.stream_pos
                if record.record_type & kinds:
                    for found in _pages(record, where, at, options):
                        cut = cut or (isinstance(found, SetAside) and _MIDDLE in found.reason)
                        yield found
        except (OSError, ValueError, RuntimeError, zlib.error) as error:
            if at == 0:
                raise UnreadableError(f"no WARC file: {error}", hint="Check that it is whole.") from error
            yield SetAside(where, f"damaged after the record at byte {at:,}: {error}", _CUT)
            return
    if not cut and _ends_early(file, at):
        yield SetAside(where, f"cut off: {_MIDDLE} that follows byte {at:,}", _CUT)


def _pages(record: Any, where: str, at: int, options: ReadingOptions) -> Iterator[Page | SetAside]:
    place = f"{where}@{at}"
    raw = record.reader.read(options.max_bytes + 1)
    if len(raw) > options.max_bytes:
        yield SetAside(place, f"larger than {options.max_bytes:,} bytes", "Only smaller pages are read.")
        return
    if len(raw) < record.content_length:
        yield SetAside(place, f"cut off: {_MIDDLE} at byte {at:,}", _CUT)
        return
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    media_type = (record.http_content_type or record.headers.get("Content-Type") or "").lower()
    kind = kind_of_media_type(media_type)
    http = record.http_headers
    if (http is not None and http.status_code != 200) or kind not in _READ or not raw.strip():
        return
    try:
        content = Content(
            raw=_decoded(raw, http, options.max_bytes),
            path=f"{where}#{url}",
            name=url,
            kind=kind,
            url=url if url.lower().startswith(("http://", "https://")) else "",
            media_type=media_type.partition(";")[0].strip(),
            charset=record.http_charset or "",
            fetched_at=_time(record.record_date),
            headers=tuple((str(name), str(value)) for name, value in http) if http is not None else (),
        )
        for page in read_content(content, options):
            yield page if isinstance(page, SetAside) else replace(page, place=at)
    except UnreadableError as error:
        yield SetAside(f"{place} ({url})", str(error), error.hint)


def _ends_early(file: Path, at: int) -> bool:
    """Whether something that is no whole record follows the one at this offset: the library says nothing."""
    with file.open("rb") as stream:
        stream.seek(at)
        if stream.read(2) != b"\x1f\x8b":
            stream.seek(at)
            head = b"\n".join(iter(lambda: stream.readline().strip(b"\r\n"), b""))
            length = re.search(rb"content-length:\s*(\d+)", head, re.I)
            stream.seek(int(length[1]) if length else 0, 1)
            return bool(stream.read(_TAIL).strip())
        stream.seek(at)
        unpacker, fed = zlib.decompressobj(zlib.MAX_WBITS | 16), False
        try:
            while piece := stream.read(1 << 16):
                while piece:
                    unpacker.decompress(piece)
                    piece, fed = unpacker.unused_data, not unpacker.eof
                    if unpacker.eof:
                        unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
        except zlib.error:
            return True
        return fed


def _decoded(raw: bytes, http: Any, limit: int) -> bytes:
    """The body without its coding; as it is where it has none, or was unpacked when it was archived."""
    coding = "" if http is None else (http.get("Content-Encoding") or "").strip().lower()
    if coding not in _CODINGS:
        return raw
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
    try:
        body = unpacker.decompress(raw, limit + 1)
    except zlib.error:
        return raw
    if len(body) > limit:
        raise UnreadableError(f"unpacks to more than {limit:,} bytes", hint="Only smaller pages are read.")
    return body


def _time(moment: datetime | None) -> Interval | None:
    if moment is None:
        return None
    aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return Interval(aware, aware)
