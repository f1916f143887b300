"""The claims as a reader sees them: by side, where each stands, since when, in whose words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from rashomon.account import Root, roots_of
from rashomon.dossier.index import Index, position_place
from rashomon.dossier.phrases import origins_in_words, takes
from rashomon.dossier.times import closest
from rashomon.records import (
    Claim,
    Conflict,
    Evidence,
    Interval,
    Movement,
    Origin,
    Position,
    PositionKind,
    Statement,
)

KINDS: tuple[PositionKind, ...] = ("affirms", "denies", "withholds", "qualifies")

LONGEST_WORDS = 200
"""So many characters of a statement are shown with a position; the saying has all of them."""

_LEAST_WORDS = 12
"""Fewer characters hardly say anything: other words of the same position are shown where there are any."""
_FAR = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Stand:
    """One position that a speaker took in one saying, with every statement that carries it.

    ``at`` is the closest time that a carrier gives, ``score`` the greatest certainty among them. ``places``
    are the places of its positions on the page, in their order.
    """

    claim: str
    places: tuple[str, ...]
    speaker: str
    position: PositionKind
    at: Interval | None
    saying: str
    text: str
    quoted: bool
    positions: tuple[Position, ...]
    statements: tuple[Statement, ...]
    words: Evidence | None
    reasons: tuple[str, ...]
    score: float

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its statements."""
        return tuple(statement.id for statement in self.statements)

    @property
    def audiences(self) -> tuple[str, ...]:
        """The words that say to whom it was said, each once."""
        return tuple(dict.fromkeys(one.audience.text for one in self.statements if one.audience is not None))

    @property
    def place(self) -> str:
        """Where the page shows it."""
        return self.places[0]


@dataclass(frozen=True, slots=True)
class Moved:
    """A movement with the stands it leads from and to, where the claim shows both."""

    movement: Movement
    before: Stand | None
    after: Stand | None


@dataclass(frozen=True, slots=True)
class Row:
    """One side of a claim, or one speaker who belongs to none.

    The stands are in the order of their times, unknown ones last; what a movement puts before another stands
    before it.
    """

    key: str
    name: str
    stands: tuple[Stand, ...]
    moved: tuple[Moved, ...]

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who of the side speaks here, each once."""
        return tuple(dict.fromkeys(stand.speaker for stand in self.stands))

    @property
    def timed(self) -> bool:
        """Whether the time of any stand is known."""
        return any(one.at is not None and (one.at.earliest or one.at.latest) for one in self.stands)

    @property
    def turns(self) -> tuple[tuple[Stand, ...], ...]:
        """The stands, those of one position together; apart where the side left it and came back."""
        moves = [one.movement for one in self.moved if one.movement.kind == "position"]
        groups: dict[tuple[object, ...], list[Stand]] = {}
        for stand in self.stands:
            ids = set(stand.ids)
            parts = (0 if ids.isdisjoint(one.before) else -1 for one in moves)
            ends = (0 if ids.isdisjoint(one.after) else 1 for one in moves)
            groups.setdefault((stand.position, *parts, *ends), []).append(stand)
        return tuple(tuple(group) for group in groups.values())

    @property
    def alike(self) -> tuple[tuple[Stand, ...], ...]:
        """The stands, those of one speaker with one position and one time together."""
        groups: dict[tuple[object, ...], list[Stand]] = {}
        for stand in self.stands:
            bounds = (stand.at.earliest, stand.at.latest) if stand.at is not None else (None, None)
            groups.setdefault((stand.speaker, stand.position, *bounds), []).append(stand)
        return tuple(tuple(group) for group in groups.values())

    @property
    def with_members(self) -> bool:
        """Whether it has to be told who speaks: several do, or another than the row is named after."""
        return self.speakers != (self.key,)


@dataclass(frozen=True, slots=True)
class Counted:
    """The independent origins behind one position on a claim, or behind the claim as a whole."""

    position: str
    origin: Origin
    roots: tuple[Root, ...]


@dataclass(frozen=True, slots=True)
class SeenClaim:
    """A claim with its rows, its conflicts, and how many independent origins stand behind it."""

    claim: Claim
    number: int
    rows: tuple[Row, ...]
    conflicts: tuple[Conflict, ...]
    apparent: tuple[Conflict, ...]
    origins: tuple[Counted, ...]
    moved: tuple[Movement, ...]

    @property
    def statements(self) -> tuple[str, ...]:
        """The ids of the statements that take a position."""
        return tuple(dict.fromkeys(position.statement for position in self.claim.positions))

    @property
    def counts(self) -> tuple[tuple[PositionKind, int], ...]:
        """How many sides take each position, at any time; those that none takes are left out."""
        taken = [{stand.position for stand in row.stands} for row in self.rows]
        counts = ((kind, sum(kind in positions for positions in taken)) for kind in KINDS)
        return tuple((kind, count) for kind, count in counts if count)

    @property
    def tallies(self) -> tuple[tuple[PositionKind, int, Origin | None], ...]:
        """The counts, each with the independent origins behind the position where they were counted."""
        behind = {one.position: one.origin for one in self.origins}
        return tuple((kind, count, behind.get(kind)) for kind, count in self.counts)

    @property
    def summary(self) -> str:
        """``2 affirm, 1 to 2 independent origins; 1 denies``, or that nobody takes a position."""
        parts = [
            f"{takes(count, kind)}{f', {origins_in_words(origin)}' if origin else ''}"
            for kind, count, origin in self.tallies
        ]
        parts += [origins_in_words(one.origin) for one in self.origins if not one.position]
        return "; ".join(parts) or "nobody in these articles takes a position on it"

    @property
    def in_dispute(self) -> bool:
        """Whether positions on it differ."""
        return len(self.counts) > 1 or bool(self.conflicts)


def claims_seen(index: Index) -> tuple[SeenClaim, ...]:
    """The claims in the account's order."""
    conflicts: dict[str, list[Conflict]] = defaultdict(list)
    for conflict in index.account.conflicts:
        if conflict.claims:
            conflicts[conflict.claims[0]].append(conflict)
    movements: dict[str, list[Movement]] = defaultdict(list)
    for movement in index.account.movements:
        for claim in movement.claims:
            movements[claim].append(movement)
    origins: dict[str, list[Origin]] = defaultdict(list)
    for origin in index.account.origins:
        origins[origin.of].append(origin)
    return tuple(
        SeenClaim(
            claim,
            index.claim_numbers[claim.id],
            _rows(claim, index, movements[claim.id]),
            tuple(one for one in conflicts[claim.id] if one.kind != "apparent"),
            tuple(one for one in conflicts[claim.id] if one.kind == "apparent"),
            tuple(_counted(origin, index) for origin in origins[claim.id]),
            tuple(movement for movement in movements[claim.id] if movement.claims[0] == claim.id),
        )
        for claim in index.account.claims
    )


def _rows(claim: Claim, index: Index, movements: Iterable[Movement]) -> tuple[Row, ...]:
    grouped: dict[str, dict[tuple[str, str, str], list[Position]]] = defaultdict(lambda: defaultdict(list))
    for position in claim.positions:
        side = index.side_of.get(position.speaker)
        key = position.side or (side.id if side is not None else "") or position.speaker
        saying = index.saying_of[position.statement]
        grouped[key][position.speaker, saying, position.position].append(position)
    sides = {side.id: side.name for side in index.account.sides}
    rows = []
    for key, together in grouped.items():
        stands = sorted((_stand(claim, members, index) for members in together.values()), key=_time_of)
        mine = [one for one in movements if key and key in {one.side, one.speaker}]
        moved = tuple(_moved(one, stands) for one in mine)
        rows.append(Row(key, sides.get(key) or index.name(key), _as_moved(stands, moved), moved))
    return tuple(sorted(rows, key=_place))


def _place(row: Row) -> tuple[object, ...]:
    """Nobody named last; before, who has most stands, in most articles, and began first."""
    articles = {one.article for stand in row.stands for one in stand.statements}
    first = min(map(_time_of, row.stands))
    return not row.key, -len(row.stands), -len(articles), *first[:2], row.name.casefold(), row.key


def _as_moved(stands: list[Stand], moved: Iterable[Moved]) -> tuple[Stand, ...]:
    """The stands, each from which a movement leads before the first to which it leads."""
    ordered = list(stands)
    for one in moved:
        after = [stand for stand in ordered if not set(stand.ids).isdisjoint(one.movement.after)]
        if one.movement.kind != "position" or not after:
            continue
        late = [
            stand
            for stand in ordered[ordered.index(after[0]) :]
            if not set(stand.ids).isdisjoint(one.movement.before) and stand not in after
        ]
        ordered = [stand for stand in ordered if stand not in late]
        at = ordered.index(after[0])
        ordered[at:at] = late
    return tuple(ordered)


def _stand(claim: Claim, positions: list[Position], index: Index) -> Stand:
    first = positions[0]
    best = max(positions, key=lambda one: one.score)
    statements = tuple(index.statements[one.statement] for one in positions)
    carriers = [index.carriers[one.id] for one in statements]
    fullest = max(carriers, key=lambda one: len(one.text))
    times = [one.at or index.statements[one.statement].at for one in positions]
    return Stand(
        claim.id,
        tuple(index.at(position_place(claim.id, one.statement)) for one in positions),
        first.speaker,
        first.position,
        closest(times),
        index.saying_of[first.statement],
        excerpt(fullest.told, _deciding(positions), LONGEST_WORDS),
        fullest.statement.kind in {"direct", "post", "block"},
        tuple(positions),
        statements,
        next((one.words[0] for one in positions if one.words), None),
        best.reasons,
        best.score,
    )


def _deciding(positions: Iterable[Position]) -> list[str]:
    return [one.span.text for position in positions for one in position.words]


def shortest(turn: Sequence[Stand], longest: int) -> tuple[Stand, str]:
    """The stand of a turn that says it best in few words, and these, of at most ``longest`` characters."""

    def unreadable(stand: Stand) -> tuple[float, float, str]:
        length = len(stand.text)
        return (length > longest) + 0.5 * (length < _LEAST_WORDS), -stand.score, stand.place

    best = min(turn, key=unreadable)
    return best, excerpt(best.text.rstrip(" ,;"), _deciding(best.positions), longest)


def excerpt(text: str, deciding: Iterable[str], longest: int) -> str:
    """A long text cut to the words around those that decide; an ellipsis stands where it is cut."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    found = (line.find(" ".join(words.split())) for words in deciding)
    middle = next((place for place in found if place >= 0), 0)
    start = max(0, min(middle - longest // 2, len(line) - longest))
    end = start + longest
    start = line.find(" ", start, middle) + 1 if start else 0
    end = max(line.rfind(" ", middle, end), start + 1) if end < len(line) else len(line)
    return f"{'… ' if start else ''}{line[start:end]}{' …' if end < len(line) else ''}"


def _moved(movement: Movement, stands: Iterable[Stand]) -> Moved:
    def carried(statements: tuple[str, ...]) -> Stand | None:
        wanted = set(statements)
        return next((one for one in stands if any(own.id in wanted for own in one.statements)), None)

    return Moved(movement, carried(movement.before), carried(movement.after))


def _counted(origin: Origin, index: Index) -> Counted:
    return Counted(origin.position, origin, roots_of(index.account, origin))


def _time_of(stand: Stand) -> tuple[datetime, datetime, str]:
    at = stand.at or Interval(None, None)
    return at.earliest or at.latest or _FAR, at.latest or _FAR, stand.place
