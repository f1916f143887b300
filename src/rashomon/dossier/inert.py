"""Article text made inert for where it is shown: control marks, spreadsheet formulas, addresses."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

BIDI_CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Embeddings, overrides and isolates: they reorder the words around them."""

_CONTROLS = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{BIDI_CONTROLS}\u200e\u200f\u061c\u2028\u2029]")
_BLANKS = re.compile(r"\s+")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def one_line(text: str) -> str:
    """The text on one line, without what could steer a terminal or turn the direction of writing."""
    return _CONTROLS.sub("", _BLANKS.sub(" ", text)).strip()


def for_cell(text: str) -> str:
    """The text of a spreadsheet cell: an apostrophe before what would run as a formula, no control marks."""
    clean = _NOT_IN_XML.sub("\ufffd", text)
    start = clean.lstrip(" \u00a0\ufeff")
    return f"'{clean}" if start.startswith(_RUNS) or clean.startswith(_RUNS) else clean


def for_page(text: str) -> str:
    """The text with each control mark that HTML can't hold replaced by U+FFFD, one for one."""
    return _NOT_IN_XML.sub("\ufffd", text)


def web_address(address: str) -> str:
    """The address if it is one of the web (http, https) with a host, else empty."""
    if any(mark.isspace() or ord(mark) < 32 for mark in address):
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme.lower() in {"http", "https"} and parts.netloc else ""
