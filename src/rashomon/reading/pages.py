"""What one reader found, before it becomes an article."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.records import Capture, Interval


@dataclass(frozen=True, slots=True)
class Page:
    """The text of one article and what its carrier says about it; empty where it says nothing.

    ``path`` is what the user gave (a JSON line: the file and the line), ``name`` the part of it that
    identifies the article (never a folder). ``plain`` says that the text is all there is, so that
    title, date and byline must be looked for in it. ``raw`` are the bytes that it was read from, ``kind``
    and ``charset`` how, ``beside`` what a story file says of it; ``place`` is where it stands in its source:
    the number of its line, the offset of its record.
    """

    path: str
    name: str
    text: str
    url: str = ""
    outlet: str = ""
    title: str = ""
    byline: str = ""
    published: Interval | None = None
    updated: Interval | None = None
    notes: tuple[str, ...] = ()
    capture: Capture | None = None
    plain: bool = True
    raw: bytes = b""
    kind: str = ""
    charset: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    beside: tuple[tuple[str, str], ...] = ()
    place: int = 0
