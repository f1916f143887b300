"""A side's positions on a claim along the axis of time: marks with words, intervals, arrows where it moved.

Of the libraries that make static SVG (pygal, Vega through vl-convert, Matplotlib, Graphviz) none gives a
chart whose type keeps its size on a telephone, whose marks are links with names, and that needs neither a
script nor a style attribute. A strip is a few lines and words, so it is drawn here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from rashomon.dossier.drawing.axis import Axis
from rashomon.dossier.drawing.svg import element, percent
from rashomon.dossier.inert import one_line
from rashomon.dossier.stands import Moved, Row, Stand

LANE = 26
"""Height of a lane: a mark is a target of 24 pixels at least."""
_ARROW_LANE = 20
_NARROWEST = 300
"""The width in pixels for which lanes are laid out: a strip on a small telephone."""
_MARK = 9
_LETTER = 6.6
_OPEN_END = 7.0
_SHORTEST_ARROW = 2.0
_LEAST_SPAN = 3.0
"""An interval that is narrower than this (percent) has its mark alone."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark on the axis: from and to (percent; an interval has two), its lane from 0.

    ``stands`` are of one position and one time.
    """

    stands: tuple[Stand, ...]
    left: float
    right: float
    open_left: bool
    open_right: bool
    lane: int

    @property
    def word(self) -> str:
        """``denies``, ``denies ×3``."""
        times = f" ×{len(self.stands)}" if len(self.stands) > 1 else ""
        return f"{self.stands[0].position}{times}"

    @property
    def wide(self) -> float:
        """Room for the mark and its word, in pixels."""
        return _MARK + 8 + _LETTER * len(self.word)

    @property
    def mark(self) -> float:
        """Where its mark stands: at the end that is known, else in the middle of the interval."""
        if self.open_left != self.open_right:
            return self.right if self.open_left else self.left
        return (self.left + self.right) / 2

    @property
    def turned(self) -> bool:
        """Whether the word stands before the mark, there being no room behind it."""
        return self.mark > 100 * (1 - self.wide / _NARROWEST)

    @property
    def reach(self) -> tuple[float, float]:
        """From where to where its line, its mark and its word take room, in percent."""
        word = 100 * self.wide / _NARROWEST
        mark = 100 * _MARK / _NARROWEST
        if self.turned:
            return min(self.left, self.mark - word), max(self.right, self.mark + mark)
        return min(self.left, self.mark - mark), max(self.right, self.mark + word)


def strip(row: Row, axis: Axis, names: dict[str, str]) -> Markup:
    """The row as SVG. ``names`` has what each stand is called for those who do not see it, by its place."""
    placed = _in_lanes(row.stands, axis)
    lanes = 1 + max((one.lane for one in placed), default=0)
    arrows = list(_arrows(row, placed, lanes))
    height = lanes * LANE + len(arrows) * _ARROW_LANE + 4
    ticks = element("use", href="#ticks")
    marks = (
        _marked(one, "; ".join(dict.fromkeys(names[stand.place] for stand in one.stands))) for one in placed
    )
    return element("svg", ticks, *arrows, *marks, class_="strip", height=height)


def is_drawn(moved: Moved, row: Row, axis: Axis) -> bool:
    """Whether the strip of the row has an arrow for the movement: the later one stands later."""
    if moved.before is None or moved.after is None:
        return False
    marks = {stand.place: one.mark for one in _in_lanes(row.stands, axis) for stand in one.stands}
    start, end = marks.get(moved.before.place), marks.get(moved.after.place)
    return start is not None and end is not None and end - start >= _SHORTEST_ARROW


def axis_labels(axis: Axis) -> Markup:
    """The words of the axis, to stand above the strips; beside *earlier* and *later* there has to be room."""
    first, last = 26 if axis.earlier else 8, 74 if axis.later else 92
    words = (
        element(
            "text",
            tick.words,
            x=percent(tick.at),
            y=13,
            text_anchor="end" if tick.at > last else "start" if tick.at < first else "middle",
        )
        for tick in axis.ticks
    )
    return element("svg", *words, class_="axis", height=18, aria_hidden="true")


def axis_lines(axis: Axis) -> Markup:
    """The lines of the axis as a symbol, which every strip uses."""
    lines = (
        element("line", x1=percent(tick.at), x2=percent(tick.at), y2="100%", class_="tick")
        for tick in axis.ticks
    )
    return element("symbol", *lines, id="ticks")


def _in_lanes(stands: Iterable[Stand], axis: Axis) -> list[Placed]:
    """A mark for the stands of each position and known time, in the first lane that has room for it."""
    placed: list[Placed] = []
    taken: list[list[tuple[float, float]]] = []
    for group in _alike(stands):
        at = group[0].at
        if at is None:
            continue
        known = [axis.place(end) for end in (at.earliest, at.latest) if end is not None]
        left = known[0] if at.earliest is not None else max(0.0, known[0] - _OPEN_END)
        right = known[-1] if at.latest is not None else min(100.0, known[-1] + _OPEN_END)
        one = Placed(group, left, right, at.earliest is None, at.latest is None, 0)
        low, high = one.reach
        free = (
            number
            for number, held in enumerate(taken)
            if all(high < start or low > end for start, end in held)
        )
        lane = next(free, len(taken))
        if lane == len(taken):
            taken.append([])
        taken[lane].append((low, high))
        placed.append(replace(one, lane=lane))
    return placed


def _alike(stands: Iterable[Stand]) -> Iterable[tuple[Stand, ...]]:
    """The stands with a known time, together where position and time are the same."""
    groups: dict[tuple[object, ...], list[Stand]] = {}
    for stand in stands:
        at = stand.at
        if at is not None and (at.earliest is not None or at.latest is not None):
            groups.setdefault((stand.position, at.earliest, at.latest), []).append(stand)
    return (tuple(group) for group in groups.values())


def _marked(one: Placed, name: str) -> Markup:
    middle = one.lane * LANE + LANE / 2
    parts = []
    if one.right - one.left > _LEAST_SPAN:
        ends = " until" if one.open_left else " since" if one.open_right else ""
        left, right = percent(one.left), percent(one.right)
        parts.append(element("line", x1=left, x2=right, y1=middle, y2=middle, class_=f"span{ends}"))
    word = element(
        "text", one.word, x=-12 if one.turned else 12, y=4, text_anchor="end" if one.turned else ""
    )
    wide = one.wide
    target = element(
        "rect",
        x=-round(wide) if one.turned else -_MARK,
        y=-LANE / 2,
        width=round(wide + _MARK),
        height=LANE,
    )
    shape = element("use", href=f"#{one.stands[0].position}")
    link = element("a", target, shape, word, href=f"#{one.stands[0].place}", aria_label=name)
    parts.append(element("svg", link, x=percent(one.mark), y=middle, class_=one.stands[0].position))
    return Markup("").join(parts)


def _arrows(row: Row, placed: Sequence[Placed], lanes: int) -> Iterable[Markup]:
    """A bracket with a head below the marks for each movement whose two ends have a place."""
    places = {stand.place: one for one in placed for stand in one.stands}
    drawn: set[tuple[float, float]] = set()
    for moved in row.moved:
        if moved.before is None or moved.after is None:
            continue
        start, end = places.get(moved.before.place), places.get(moved.after.place)
        if start is None or end is None or end.mark - start.mark < _SHORTEST_ARROW:
            continue
        if (start.mark, end.mark) in drawn:
            continue
        floor = lanes * LANE + len(drawn) * _ARROW_LANE + 10
        yield element(
            "g",
            *_bracket(start, end, floor, _moved_words(moved.movement.from_words, moved.movement.to_words)),
            class_="moved",
        )
        drawn.add((start.mark, end.mark))


def _bracket(start: Placed, end: Placed, floor: float, words: str) -> Iterable[Markup]:
    for x, lane in ((start.mark, start.lane), (end.mark, end.lane)):
        top = lane * LANE + LANE / 2 + 9
        yield element("line", x1=percent(x), x2=percent(x), y1=top, y2=floor)
    yield element("line", x1=percent(start.mark), x2=percent(end.mark), y1=floor, y2=floor)
    head = element("path", d="M-4 7L0 0L4 7")
    yield element("svg", head, x=percent(end.mark), y=end.lane * LANE + LANE / 2 + 9)
    yield element("text", words, x=percent((start.mark + end.mark) / 2), y=floor - 3, text_anchor="middle")


def _moved_words(before: str, after: str) -> str:
    words = one_line(f"{before} → {after}") if before and after else "moved"
    return words if len(words) <= 28 else "moved"
