"""What the first lines of a plain text say about it: title, byline, dates, marks of an update."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.reading.dates import Stamp, find_stamp
from rashomon.reading.furniture_cues import is_bar, is_caption
from rashomon.reading.lines import Line

_TOP = 12  # lines that are not blank; what stands further down is the article
_TITLE_LIMIT = 220
_NAME = r"[A-Z][\w.'’-]*(?:[ \t]+(?:(?:de|van|von|der|bin|al|el|la|du|di|da)[ \t]+)*[A-Z][\w.'’-]*){0,4}"
_BYLINE = re.compile(
    r"(?:(?:written|posted|reported|story|words|text)\s+)?by:?\s+"
    rf"(?P<names>{_NAME}(?:(?:\s*,\s*|\s+and\s+|\s*&\s*){_NAME})*)"
    r"(?P<rest>\s*(?:$|[|•·–—-].*|,.*|\bin\b.*|\bfor\b.*|\d.*))",
    re.I,
)
_DATE_LABEL = re.compile(
    r"\(?(?P<label>date|dated|published|publication date|posted|first published|created|updated|last updated|"
    r"last modified|modified|updated at|published at|as of)\b(?:\s+(?:on|at))?\s*[:.\-–—]?\s*",
    re.I,
)
_WEEKDAY = r"(?:mon|tues?|wednes|wed|thurs?|fri|satur|sat|sun)(?:day)?\.?,?\s*"
_ONLY_DATE_AROUND = re.compile(rf"[\s()\[\]|,•·–—-]*(?:{_WEEKDAY})?[\s()\[\]|,•·–—-]*", re.I)
_MONTH = re.compile(
    r"(?:,\s*|\s+|^)(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)"
    r"(?:uary|ruary|ch|il|ust|ember|tember|ober)?\b\.?$"
)
_SENTENCE_END = re.compile(r"[.!?…][\"”’'»)\]]*$")
_ABBREVIATION_END = re.compile(r"\b(?:[A-Z]\.)+$|\b(?:Inc|Jr|Sr|Co|Corp|Ltd|etc|No)\.$")
_DATELINE = re.compile(r"^[A-Z][A-Z .,'’/-]{2,40}(?:\([A-Z][\w /-]{1,30}\))?\s*[–—-]{1,2}\s")
_NOT_TITLE = re.compile(
    r"^(?:\W*updated?\W*$|via|source|image|photo|video|advert|share|subscribe|follow|click|http|www\.|©|copyright|by\b|\(|@)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Header:
    """What the top of a plain text says. ``title_line`` is the index of the title's line, or ``None``.

    ``lines`` are the indexes of the lines that hold nothing but a title, a byline or a date.
    """

    title: str = ""
    title_line: int | None = None
    byline: str = ""
    byline_rest: str = ""
    published: Stamp | None = None
    updated: Stamp | None = None
    lines: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()


def read_header(lines: tuple[Line, ...]) -> Header:
    """Title, byline and dates from the first lines; a file may as well begin with its first sentence."""
    shown = [index for index, line in enumerate(lines) if not line.blank]
    top = shown[:_TOP]
    title_line = _title_line(lines, shown)
    byline, rest, published, updated = "", "", None, None
    own: list[int] = [] if title_line is None else [title_line]
    for index in top:
        if index == title_line:
            continue
        line = lines[index]
        labelled = _labelled_dates(line, first=index == top[0])
        for label, stamp, whole in labelled:
            if label == "updated":
                updated = updated or stamp
            else:
                published = published or stamp
            if whole and index not in own:
                own.append(index)
        if not byline and not labelled and (match := read_byline(line.text)):
            byline, rest = match
            own.append(index)
            stamp_in_rest = find_stamp(rest)
            if stamp_in_rest and published is None:
                published = _shift(stamp_in_rest, line.end - len(rest))
    notes = tuple(
        f"the {name} time has no time zone: UTC taken"
        for name, stamp in (("publication", published), ("update", updated))
        if stamp is not None and stamp.naive
    )
    title = "" if title_line is None else lines[title_line].text
    return Header(title, title_line, byline, rest, published, updated, tuple(own), notes)


def read_byline(text: str) -> tuple[str, str] | None:
    """The names of a byline ("By Jane Doe and John Roe | The Courier") and what follows them."""
    if len(text) > 160:
        return None
    match = _BYLINE.fullmatch(text)
    # The pattern ignores case for "BY"; names of people still begin with a capital.
    if match is None or not match["names"][0].isupper():
        return None
    if len(match["rest"]) > 90 or (_SENTENCE_END.search(text) and not _ABBREVIATION_END.search(text)):
        return None
    names, rest = match["names"].strip(), match["rest"]
    if dated := _MONTH.search(names):
        rest, names = names[dated.start() :] + rest, names[: dated.start()]
    return (names, rest.strip()) if names else None


def _title_line(lines: tuple[Line, ...], shown: list[int]) -> int | None:
    if len(shown) > 2 and is_bar(lines[shown[0]].text):
        return _title_line(lines, shown[1:])
    if len(shown) < 2:
        return None
    text = lines[shown[0]].text
    letters = sum(letter.isalpha() for letter in text)
    if not 3 <= len(text) <= _TITLE_LIMIT or letters * 2 < len(text) or is_caption(text):
        return None
    if _SENTENCE_END.search(text) and not (text[-1] in "?!…" or _ABBREVIATION_END.search(text)):
        return None
    if text.endswith((":", ",", ";", "-", "–", "—")) or _NOT_TITLE.match(text) or _DATELINE.match(text):
        return None
    if find_stamp(text) and _labelled_dates(lines[shown[0]], first=True):
        return None
    return shown[0] if _body_follows(lines, shown, len(text)) else None


def _body_follows(lines: tuple[Line, ...], shown: list[int], length: int) -> bool:
    """A title is shorter than some line of the text below it, or stands above sentences."""
    below = [lines[index].text for index in shown[1:]]
    return any(len(text) > length for text in below[:_TOP]) or any(
        _SENTENCE_END.search(text) is not None for text in below[:4]
    )


def _labelled_dates(line: Line, *, first: bool) -> list[tuple[str, Stamp, bool]]:
    """Dates of a line that is a date line, as (published or updated, stamp, nothing else stands there)."""
    found: list[tuple[str, Stamp, bool]] = []
    text, place = line.text, 0
    if len(text) > 160 and not first:
        return found
    while match := _DATE_LABEL.match(text, place) or (
        None if place == 0 else _DATE_LABEL.search(text, place)
    ):
        stamp = find_stamp(text[match.end() : match.end() + 60])
        if stamp is None or not _ONLY_DATE_AROUND.fullmatch(text[match.end() : match.end() + stamp.start]):
            break
        label = match["label"].lower()
        kind = "updated" if "updated" in label or "modified" in label else "published"
        place = match.end() + stamp.end
        moved = _shift(stamp, line.start + match.end())
        found.append((kind, moved, not re.search(r"\w", text[place:]) or len(text) < 100))
    if not found and (stamp := find_stamp(text[:120])):
        before, after = text[: stamp.start], text[stamp.end :]
        if _ONLY_DATE_AROUND.fullmatch(before) and _ONLY_DATE_AROUND.fullmatch(after):
            found.append(("published", _shift(stamp, line.start), True))
    return found


def _shift(stamp: Stamp, by: int) -> Stamp:
    return Stamp(stamp.start + by, stamp.end + by, stamp.interval, stamp.naive)
