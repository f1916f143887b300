"""A page without the bytes that change nothing of it: it is sent by mail."""

from __future__ import annotations

import re

from markupsafe import Markup

_TAG = re.compile(r"<[a-z][^<>]*>")
_PLAIN = re.compile(r'="([A-Za-z0-9#.:_-]+)"(?=[ >])')
_LINE = re.compile(r"^\s+|^(?://|/\*).*\n", re.MULTILINE)
_STYLE = re.compile(r'("[^"]*")|;?\s*(\})\s*|\s*([{;>])\s*|([:,]) ')


def bare(markup: Markup) -> Markup:
    """The markup with attributes unquoted where HTML takes them so: letters, digits and ``# . : - _`` alone.

    In markup that was escaped, ``<`` and ``>`` stand for nothing but the ends of a tag.
    """
    return Markup(_TAG.sub(lambda tag: _PLAIN.sub(r"=\1", tag[0]), markup))  # noqa: S704 - it was markup


def lean_script(text: str) -> str:
    """The lines of a script without indentation and without those that are comments."""
    return _LINE.sub("", text)


def lean_style(text: str) -> str:
    """A style sheet in one line, strings as they are."""
    return _STYLE.sub(lambda found: found[found.lastindex or 0], lean_script(text)).strip()
