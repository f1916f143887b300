"""Quotation marks as they really are: turned the wrong way, missing, mixed, continued over paragraphs.

Each paragraph is read by a cheapest path over its marks (a two-state Viterbi search: outside, inside):
every mark may open, close or stand for itself (inches, an apostrophe), at a cost that its shape and its
neighbours give. So one odd mark never turns the rest of the article inside out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rashomon.text.paragraphs import Paragraph

Style = Literal["double", "single"]

_DOUBLE_SHAPES = {
    '"': "straight", "“": "open", "”": "close", "„": "open", "‟": "open", "«": "open", "»": "close",
    "‹": "open", "›": "close", "″": "straight", "＂": "straight", "〝": "open", "〞": "close",
    "「": "open", "」": "close", "『": "open", "』": "close",
}  # fmt: skip
_SINGLE_SHAPES = {
    "'": "straight",
    "‘": "open",
    "’": "close",
    "`": "open",
    "‚": "open",
    "‛": "open",
    "´": "close",
}
_OPENERS = "([{—–-/"
_ENDERS = ".,;:!?)]}—–…"
_CLITICS = ("em", "tis", "til", "twas", "n", "cause", "bout")

_STRAY_CLOSE = 2.4
_REOPEN = 1.6
_UNCLOSED = 1.5
_CONTINUED = 0.2


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quoted stretch. ``open`` … ``close`` with the marks, ``start`` … ``end`` the words between them.

    ``closed`` and ``opened`` tell whether each mark stands there; ``continues`` that it goes on from the
    paragraph before; ``depth`` is 1 for a quotation inside another. Offsets are code points.
    """

    open: int
    start: int
    end: int
    close: int
    style: Style
    opened: bool = True
    closed: bool = True
    continues: bool = False
    depth: int = 0


def find_quotations(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Quotation, ...]:
    """Every quotation of ``text``, in order of place; those inside others directly after the outer one."""
    text = _with_one_mark(text)
    outer: list[Quotation] = []
    pending: Quotation | None = None
    for index, paragraph in enumerate(paragraphs):
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        goes_on = following is not None and text[following.start] in _DOUBLE_SHAPES
        pairs = _cheapest(text, paragraph, goes_on)
        for position, (begin, finish) in enumerate(pairs):
            floor = outer[-1].close if outer and outer[-1].close > paragraph.start else paragraph.start
            limit = _next_open(pairs, position, paragraph)
            quotation = _make(text, paragraph, begin, finish, (floor, limit))
            if quotation is None:
                continue
            if pending is not None and quotation.open == paragraph.start:
                quotation = _with_continues(quotation)
            pending = quotation if finish is None and position == len(pairs) - 1 else None
            outer.append(quotation)
        if not pairs:
            pending = None
    return _with_singles(text, paragraphs, outer)


_LOW_HIGH = re.compile(r"„([^„“”\n]*)“")


def with_usual_marks(text: str) -> str:
    """``text`` with „…“ and »…«, as German, Czech and Danish set them, as “…”, at equal length."""
    if "„" in text:
        text = _LOW_HIGH.sub(r"“\1”", text)
    first = text.find("»")
    if 0 <= first < text.find("«"):
        text = text.translate({ord("»"): "“", ord("«"): "”"})
    return text


_DOUBLED = re.compile(r"``|''|[“„«]{2}|[”»]{2}|(?<=[\w.,!?…])\"\"|\"\"(?=\w)")


def _with_one_mark(text: str) -> str:
    """``text`` with each mark that is set twice (``…'', ““…””, ""…"") made one, at equal length."""

    def one(match: re.Match[str]) -> str:
        mark = match.group()
        if mark == "``":
            return " “"
        before = text[match.start() - 1] if match.start() else " "
        after = text[match.end()] if match.end() < len(text) else " "
        if mark == "''":
            opening = (before.isspace() or before in _OPENERS) and not after.isspace()
            return " “" if opening else "” "
        opens = mark[0] in "“„«" or (mark[0] == '"' and (before.isspace() or before in _OPENERS))
        return " " + mark[1] if opens else mark[0] + " "

    return _DOUBLED.sub(one, text)


def _with_continues(quotation: Quotation) -> Quotation:
    return Quotation(
        quotation.open, quotation.start, quotation.end, quotation.close, quotation.style,
        quotation.opened, quotation.closed, True, quotation.depth,
    )  # fmt: skip


def _next_open(pairs: list[tuple[int | None, int | None]], position: int, paragraph: Paragraph) -> int:
    for begin, _ in pairs[position + 1 :]:
        if begin is not None:
            return begin
    return paragraph.end


def _make(
    text: str, paragraph: Paragraph, begin: int | None, finish: int | None, reach: tuple[int, int]
) -> Quotation | None:
    """A quotation from the places of its marks; a missing one is taken at the nearest sensible end."""
    opened, closed = begin is not None, finish is not None
    floor, limit = reach
    start = begin + 1 if begin is not None else floor
    end = finish if finish is not None else _unclosed_end(text, start, limit, limit == paragraph.end)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start >= end:
        return None
    outer_open = begin if begin is not None else start
    outer_close = finish + 1 if finish is not None else end
    return Quotation(outer_open, start, end, outer_close, "double", opened, closed)


_TURNS = (" and that ", " and said ", " and says ", " but said ", " and added ", " while ", ", and said ")


_LEAVES = re.compile(
    r",\s(?:(?:but|and)\s)?(?:he|she|they|the\s\w+(?:\s\w+)?|(?:[A-Z][\w.'’-]+\s?){1,4})\s?"
    r"(?:said|says|told|added|would|did|declined)\b|,\s(?:said|says)\s(?:the\s|[A-Z])|\sbut\swould\snot\s"
)


_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{2})[.?!](?=\s+[A-Z])")


def _unclosed_end(text: str, start: int, limit: int, at_end: bool) -> int:
    """Where a quotation without a closing mark ends: before the next one at ``limit``, or with its paragraph.

    The words that leave the speaker's voice for the writer's ("and that they …", ", but he …") end it, and
    words that go on with the writer's sentence end with that.
    """
    body = text[start:limit]
    if at_end:
        left = _LEAVES.search(body)
        stopped = _SENTENCE_END.search(body) if body[:1].islower() else None
        ends = [len(body), *(found.start() for found in (left, stopped) if found is not None)]
        return start + min(ends)
    ends = [body.find(turn) for turn in _TURNS if turn in body]
    for mark in (". ", "? ", "! "):
        if mark in body:
            ends.append(body.rfind(mark) + 1)
    return start + min((e for e in ends if e > 0), default=len(body.rstrip()))


def _context(text: str, place: int, low: int, high: int) -> tuple[bool, bool, bool, bool]:
    """(space or edge before, space or edge after, opener before, ender after) of the mark at ``place``."""
    before = text[place - 1] if place > low else " "
    after = text[place + 1] if place + 1 < high else " "
    return (
        before.isspace(), after.isspace(),
        before in _OPENERS or before in _SINGLE_SHAPES, after in _ENDERS or after in _SINGLE_SHAPES,
    )  # fmt: skip


def _open_cost(text: str, place: int, shape: str, low: int, high: int) -> float:
    space_before, space_after, opener, _ = _context(text, place, low, high)
    cost = {"open": 0.0, "straight": 0.2, "close": 0.9}[shape]
    if not (space_before or opener):
        cost += 1.2 if text[place - 1] in ".,:;!?…”’" else 2.0
    if space_after:
        cost += 0.9
    return cost


def _close_cost(text: str, place: int, shape: str, low: int, high: int) -> float:
    space_before, space_after, _, ender = _context(text, place, low, high)
    cost = {"close": 0.0, "straight": 0.2, "open": 0.9}[shape]
    if space_before:
        cost += 1.3
    if not (space_after or ender):
        cost += 0.8 if text[place - 1] in ".,!?…" else 1.2
    return cost


def _alone_cost(text: str, place: int, shape: str, low: int) -> float:
    if shape == "straight" and place > low and text[place - 1].isdigit():
        return 0.1 if text[place] == "″" else 0.7
    return 6.0


def _cheapest(text: str, paragraph: Paragraph, goes_on: bool) -> list[tuple[int | None, int | None]]:
    """(open, close) places of a paragraph's double quotations; ``None`` where a mark is missing."""
    low, high = paragraph.start, paragraph.end
    marks = [i for i in range(low, high) if text[i] in _DOUBLE_SHAPES]
    if not marks:
        return []
    # Best cost of being outside and inside after each mark, with the step that led there.
    outside, inside = 0.0, 99.0
    steps: list[tuple[tuple[int, str], tuple[int, str]]] = []
    for place in marks:
        shape = _DOUBLE_SHAPES[text[place]]
        opening = _open_cost(text, place, shape, low, high)
        closing = _close_cost(text, place, shape, low, high)
        alone = _alone_cost(text, place, shape, low)
        to_outside = min(
            (inside + closing, 1, "close"),
            (outside + closing + _STRAY_CLOSE, 0, "stray"),
            (outside + alone, 0, "alone"),
        )
        to_inside = min(
            (outside + opening, 0, "open"),
            (inside + opening + _REOPEN, 1, "reopen"),
            (inside + alone, 1, "alone"),
        )
        outside, inside = to_outside[0], to_inside[0]
        steps.append((to_outside[1:], to_inside[1:]))
    inside += _CONTINUED if goes_on else _UNCLOSED
    return _trace(marks, steps, 0 if outside <= inside else 1)


def _trace(
    marks: list[int], steps: list[tuple[tuple[int, str], tuple[int, str]]], state: int
) -> list[tuple[int | None, int | None]]:
    pairs: list[tuple[int | None, int | None]] = []
    close: int | None = None
    for place, step in zip(reversed(marks), reversed(steps), strict=True):
        state, what = step[state]
        if what == "close":
            close = place
        elif what == "stray":
            pairs.append((None, place))
        elif what in {"open", "reopen"}:
            pairs.append((place, close))
            close = None
    pairs.reverse()
    return pairs


def _with_singles(
    text: str, paragraphs: Sequence[Paragraph], outer: list[Quotation]
) -> tuple[Quotation, ...]:
    """Add the quotations in single marks: whole ones, and those inside double ones."""
    found = list(outer)
    for paragraph in paragraphs:
        for begin, finish in _single_pairs(text, paragraph.start, paragraph.end):
            start, end = begin + 1, finish
            while start < end and text[start].isspace():
                start += 1
            if start >= end:
                continue
            # Inside a double quotation it is a quotation in a quotation; across its edge it is none.
            around = [q for q in outer if q.open < finish and begin < q.close]
            if any(not (q.start <= begin and finish < q.close) for q in around) and not all(
                begin < q.open and q.close <= finish for q in around
            ):
                continue
            depth = 1 if any(q.open < begin for q in around) else 0
            found.append(Quotation(begin, start, end, finish + 1, "single", depth=depth))
            if depth == 0 and around:
                inner = {q for q in around if begin < q.open}
                found = [_deeper(q) if q in inner else q for q in found]
    return tuple(sorted(found, key=lambda q: (q.open, -q.close)))


def _deeper(quotation: Quotation) -> Quotation:
    return Quotation(
        quotation.open, quotation.start, quotation.end, quotation.close, quotation.style,
        quotation.opened, quotation.closed, quotation.continues, 1,
    )  # fmt: skip


def _single_pairs(text: str, low: int, high: int) -> list[tuple[int, int]]:
    """Pairs of single marks that hold a quotation, apostrophes told apart; both marks must stand there."""
    pairs: list[tuple[int, int]] = []
    begin: int | None = None
    candidate: int | None = None
    for place in range(low, high):
        char = text[place]
        if char not in _SINGLE_SHAPES:
            continue
        if begin is not None and _may_close_single(text, place, low, high):
            candidate = place
            sure = text[place - 1] in ".,!?…" or not _plural_possessive(text, place, high)
            if sure:
                pairs.append((begin, place))
                begin = candidate = None
            continue
        if _may_open_single(text, place, low, high):
            if begin is not None and candidate is not None:
                pairs.append((begin, candidate))
            begin, candidate = place, None
    if begin is not None and candidate is not None:
        pairs.append((begin, candidate))
    return pairs


def _may_open_single(text: str, place: int, low: int, high: int) -> bool:
    before = text[place - 1] if place > low else " "
    after = text[place + 1] if place + 1 < high else " "
    if not (before.isspace() or before in _OPENERS or before in _DOUBLE_SHAPES):
        return False
    if not (after.isalnum() or after in "[(.…$£€@#" or after in _DOUBLE_SHAPES):
        return False
    word = text[place + 1 : place + 8].lower()
    contraction = after.isdigit() or any(
        word.startswith(c) and not word[len(c) : len(c) + 1].isalpha() for c in _CLITICS
    )
    return not (contraction and text[place] != "‘") and text[place] != "´"


def _may_close_single(text: str, place: int, low: int, high: int) -> bool:
    if text[place] in "‘`‚‛":
        return False
    before = text[place - 1] if place > low else " "
    after = text[place + 1] if place + 1 < high else " "
    return not before.isspace() and not after.isalnum()


def _plural_possessive(text: str, place: int, high: int) -> bool:
    """Whether the mark may be the apostrophe of "the officials' letter"."""
    return (
        text[place - 1] in "sS"
        and text[place + 1 : place + 2] == " "
        and (text[place + 2 : place + 3].islower() if place + 2 < high else False)
    )


def mask(text: str, quotations: Sequence[Quotation]) -> str:
    """``text`` with the words of its outer quotations replaced, at equal length.

    The last character of a quotation stays when it ends a sentence, so sentences can still be told apart.
    """
    pieces: list[str] = []
    place = 0
    for quotation in quotations:
        if quotation.depth or quotation.start < place:
            continue
        pieces.append(text[place : quotation.start])
        body = text[quotation.start : quotation.end]
        last = body[-1] if body[-1] in ".!?…,;:—-" else "x"
        # A digit keeps the look of a sentence's beginning without the look of a name.
        first = "0" if len(body) > 1 and (body[0].isupper() or body[0] in "[.…") else ""
        filler = first + "".join("\n" if c == "\n" else "x" for c in body[len(first) : -1])
        pieces.append(filler + last)
        place = quotation.end
    pieces.append(text[place:])
    return "".join(pieces)
