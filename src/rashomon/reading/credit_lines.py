"""Credits that are a line, or a mark at the edge of one: datelines, "Via …", "Sources: …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rashomon.reading.lines import Line
from rashomon.reading.mentions import Mention
from rashomon.reading.outlets import canonical_outlet

if TYPE_CHECKING:
    from rashomon.reading.credits import FoundCredit

_NAME = r"[A-Z0-9][\w.’'&/-]{0,30}(?:\s+(?:[A-Z0-9][\w’'&-]{0,30}|of|and|the)){0,4}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
    rf"(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?:,?\s+\d{{4}})?"
)
"""A day as datelines give it: "17 February", "Feb. 17, 2032"."""
_DATELINE = re.compile(
    rf"^(?P<place>[A-Z][^()\n“”\"]{{0,70}}?)?\s*\((?P<name>{_NAME})\)(?:,?\s+{_DAY})?\s*(?P<dash>[-–—:]{{1,3}})?\s*(?=\S)"
)
_PLACE = re.compile(r"^(?:By\s.{2,40}\s)?[A-Z][\w .,'’/-]*$")
_APPEARED = re.compile(
    rf"\b(?:appeared\s+first|(?:first|originally)\s+(?:appeared|published|posted))\s+(?:on|at|in|by)\s+(?P<name>(?:the\s+)?{_NAME})"
)
_VIA = re.compile(
    rf"^\W{{0,3}}(?:(?:featured\s+|hat\s+tip\s+)?(?:via|h/t)|sources?|credits?|from)\s*(?::|(?<=via|h/t|Via|VIA))\s*(?P<names>(?:the\s+)?{_NAME}"
    rf"(?:\s*(?:,|and|&|;)\s*(?:the\s+)?{_NAME}){{0,5}})(?P<rest>\s*(?:[.…/|:(]|$))",
    re.I,
)
_BYLINE = re.compile(rf"^\s*(?:By|BY|From|Report(?:ing)? by)\s+(?:the\s+)?(?P<name>{_NAME})\s*$")
_AGENCY_WORDS = frozenset(
    "wire newswire agency press news service telegraph reuters afp ap upi bloomberg".split()
)
_ALONE = re.compile(rf"^(?:[©–—-]\s*)?(?:\d{{4}}\s+)?(?:the\s+)?(?P<name>{_NAME})\s*[.]?$", re.I)
_SPLIT = re.compile(r"\s*(?:,|;|\band\b|&)\s*")
_AGENCY_HELP = re.compile(
    r"(?:additional\s+)?(?:reporting|material|input|contributions?)\s+(?:by|from)\s+(?P<names>[^.;)\n]{2,120})",
    re.I,
)
_PLATFORMS_LISTED = """
    facebook twitter youtube reddit instagram wikipedia flickr google tumblr x
"""
_PLATFORMS = frozenset(_PLATFORMS_LISTED.split())
_EARLY = 8  # shown lines in which a name in brackets opens a report
_LATE = 4


def line_credits(text: str, lines: tuple[Line, ...], mentions: tuple[Mention, ...]) -> Iterator[FoundCredit]:
    """Credits for a whole article, told by their place on a line."""
    from rashomon.reading.credits import FoundCredit

    shown = [line for line in lines if not line.blank]
    names = {(mention.start, mention.end): mention for mention in mentions}
    for place, line in enumerate(shown):
        late = place >= len(shown) - _LATE
        for start, end, outlet in (
            *_dateline(line, names, early=place < _EARLY),
            *(_agency_byline(line) if place < _EARLY else ()),
            *_appeared(line),
            *(_via(line, names, edge=late or place < _EARLY)),
            *_helped(line, names),
            *(_alone(line, names) if late and place else ()),
        ):
            yield FoundCredit(start, end, outlet, "article")


def _dateline(
    line: Line, names: dict[tuple[int, int], Mention], *, early: bool
) -> Iterator[tuple[int, int, str]]:
    match = _DATELINE.match(line.text[:160])
    if match is None:
        return
    start, end = line.start + match.start("name"), line.start + match.end("name")
    known = names.get((start, end))
    place = match["place"]
    if place is not None and not _PLACE.match(place):
        return
    # "The Islamic State (IS) fighters" is no dateline: an unknown name needs the dash.
    if known is None or known.certainty != "plain":
        if (
            not match["dash"]
            or not early
            or (place and not place.strip().split()[0].isupper() and known is None)
        ):
            return
    elif not early and not match["dash"]:
        return
    yield start - 1, end + 1, known.outlet if known else canonical_outlet(match["name"])


def _agency_byline(line: Line) -> Iterator[tuple[int, int, str]]:
    """ "By Northern Sports Wire": the whole report is the agency's; a person's name has no such last word."""
    match = _BYLINE.match(line.text) if len(line.text) <= 80 else None
    if match is None:
        return
    last = match["name"].split()[-1].casefold().rstrip(".")
    if last in _AGENCY_WORDS:
        start = line.start + len(line.text) - len(line.text.lstrip())
        yield start, line.start + match.end("name"), canonical_outlet(match["name"])


def _appeared(line: Line) -> Iterator[tuple[int, int, str]]:
    if len(line.text) > 5000:
        return
    for match in _APPEARED.finditer(line.text):
        name = re.sub(r"^(?i:the)\s+(?=[a-z])", "", match["name"]).rstrip(".")
        yield (
            line.start + match.start(),
            line.start + match.start("name") + len(match["name"].rstrip(".")),
            canonical_outlet(name),
        )


def _via(line: Line, names: dict[tuple[int, int], Mention], *, edge: bool) -> Iterator[tuple[int, int, str]]:
    match = _VIA.match(line.text) if len(line.text) <= 200 and edge else None
    if match is None:
        return
    end = line.start + match.end("names")
    for name in _SPLIT.split(match["names"]):
        bare = re.sub(r"^(?:the)\s+(?=[a-z])", "", name.strip(), flags=re.I)
        if bare and bare[0].isupper() and bare.casefold() not in _PLATFORMS:
            yield line.start, end, canonical_outlet(bare)


def _helped(line: Line, names: dict[tuple[int, int], Mention]) -> Iterator[tuple[int, int, str]]:
    match = _AGENCY_HELP.search(line.text) if len(line.text) <= 400 else None
    if match is None:
        return
    first, last = line.start + match.start(), line.start + match.end()
    for (start, end), mention in sorted(names.items()):
        if first <= start and end <= last and mention.certainty == "plain":
            yield first, last, mention.outlet


def _alone(line: Line, names: dict[tuple[int, int], Mention]) -> Iterator[tuple[int, int, str]]:
    match = _ALONE.match(line.text) if len(line.text) <= 60 else None
    if match is None:
        return
    known = names.get((line.start + match.start("name"), line.start + match.end("name")))
    if known and known.certainty == "plain":
        yield line.start, line.start + match.end("name"), known.outlet
