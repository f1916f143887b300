"""Bytes as text: which encoding they are in, and whether they are text at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from rashomon.errors import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY_STARTS = (
    (b"\x89PNG", "a PNG image"), (b"\xff\xd8\xff", "a JPEG image"), (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip file"), (b"7z\xbc\xaf", "a 7z archive"), (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"), (b"MZ\x90", "a program"), (b"OggS", "a sound file"), (b"ID3", "a sound file"),
    (b"SQLite format 3\x00", "a database"), (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"%PDF-", "a PDF file"), (b"PK\x03\x04", "a ZIP archive or an Office file"),
)  # fmt: skip
_SAMPLE = 65_536
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_MULTIBYTE_OR_HIGH = re.compile(_MULTIBYTE.pattern + rb"|[\x80-\xff]")
_HIGH = re.compile(rb"[\x80-\xff]")
_HIGH_LETTER = re.compile(rb"[\xa8\xaa\xaf\xb2-\xb4\xb8\xba\xbf-\xff]")
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding that it was in, and notes on what had to be guessed or replaced."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def binary_kind(raw: bytes) -> str:
    """What kind of binary file ``raw`` is ("a PNG image"), or empty when it may be text."""
    for start, kind in _BINARY_STARTS:
        if raw.startswith(start):
            return kind
    if any(raw.startswith(mark) for mark, _ in _MARKS):
        return ""
    sample = raw[:_SAMPLE]
    if b"\x00" in sample and not _wide(sample):
        return "a binary file"
    if len(_CONTROL.findall(sample)) > len(sample) // 20:
        return "a binary file"
    return ""


def decode(raw: bytes, declared: str = "") -> Decoded:
    """``raw`` as text without its byte order mark. ``declared`` is the encoding that its carrier names.

    ``UnreadableError`` when the bytes are not text. UTF-8 and marked encodings are taken as they are;
    whatever else is a guess, and a note says so.
    """
    kind = binary_kind(raw)
    if kind:
        raise UnreadableError(f"not text but {kind}", hint="Give the article as text, HTML, PDF or DOCX.")
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _marked(raw, mark, encoding)
    if declared:
        found = _declared(raw, declared)
        if found is not None:
            return found
    if b"\x00" in raw[:_SAMPLE]:
        return _guessed(raw)  # zero bytes are valid UTF-8, but no text
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    return _guessed(raw)


def without_surrogates(text: str) -> tuple[str, tuple[str, ...]]:
    """``text`` with U+FFFD for each lone surrogate, which no output could encode, and a note if any was."""
    clean, count = _SURROGATE.subn("\ufffd", text)
    return clean, (f"{count} lone surrogates replaced by U+FFFD",) if count else ()


def _marked(raw: bytes, mark: bytes, encoding: str) -> Decoded:
    if encoding == "utf-8":
        raw = raw[len(mark) :]
    try:
        return Decoded(raw.decode(encoding), encoding)
    except UnicodeDecodeError:
        if encoding == "utf-8":
            return _guessed(raw)
        text = raw.decode(encoding, "replace")
        return Decoded(text, encoding, (f"not all of it is {encoding}: the rest is shown as U+FFFD",))


def _declared(raw: bytes, declared: str) -> Decoded | None:
    try:
        name = codecs.lookup(declared).name
        # What calls itself Latin-1 on the web is Windows-1252.
        name = "cp1252" if name in {"iso8859-1", "ascii"} else name
        return Decoded(raw.decode(name), name)
    except (LookupError, UnicodeError, ValueError):
        return None


def _wide(sample: bytes) -> str:
    """The UTF-16 order of bytes without a mark, when nearly every other byte of Latin text is zero."""
    half = len(sample) // 2
    if half < 4:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.05 * half:
        return "utf-16-be"
    return ""


def _guessed(raw: bytes) -> Decoded:
    wide = _wide(raw[:_SAMPLE]) if b"\x00" in raw[:_SAMPLE] else ""
    if wide:
        return Decoded(raw.decode(wide, "replace"), wide, (f"encoding taken to be {wide}",))
    without = _MULTIBYTE.sub(b"", raw)
    stray, good = len(_HIGH.findall(without)), len(_MULTIBYTE.findall(raw))
    if good >= stray:
        return Decoded(
            _mixed(raw), "utf-8", (f"mixed encodings: {stray} bytes are not UTF-8, read as Windows-1252",)
        )
    # Western text has few letters beyond ASCII; more of them speak for another script.
    letters = len(_HIGH_LETTER.findall(without))
    if letters >= 8 and letters * 20 > len(raw):
        # Imported here: most readings never need it, and it costs start-up time.
        from charset_normalizer import from_bytes

        best = from_bytes(raw[:_SAMPLE]).best()
        if best is not None:
            text = raw.decode(best.encoding, "replace")
            return Decoded(text, best.encoding, (f"encoding taken to be {best.encoding}",))
    return Decoded(_western(raw), "cp1252", ("encoding taken to be Windows-1252",))


def _mixed(raw: bytes) -> str:
    def as_utf8(match: re.Match[bytes]) -> bytes:
        found = match.group()
        return found if len(found) > 1 else _western(found).encode("utf-8")

    return _MULTIBYTE_OR_HIGH.sub(as_utf8, raw).decode("utf-8", "replace")


def _western(raw: bytes) -> str:
    return raw.decode("cp1252", "replace")
