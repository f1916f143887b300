"""What is in dispute, as a reader sees it: a claim with its sides, each with its positions in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.dossier.phrases import counted
from rashomon.records import (
    Account,
    Claim,
    Conflict,
    Interval,
    Movement,
    Origin,
    Position,
    PositionKind,
    Span,
    Statement,
)

LONGEST_WORDS = 70
"""So many characters of a statement stand beside a position."""


@dataclass(frozen=True, slots=True)
class Stand:
    """One position of one party on a claim, from all statements that take it at that time.

    ``words`` are the words of the shortest sure statement, ``speakers`` names, ``articles`` ids in the
    account's order. ``at`` is the closest time that any of them gives.
    """

    position: PositionKind
    words: str
    quoted: bool
    speakers: tuple[str, ...]
    articles: tuple[str, ...]
    statements: tuple[str, ...]
    at: Interval | None


@dataclass(frozen=True, slots=True)
class Party:
    """A side, or a speaker who belongs to none, with its stands in the order that the texts give."""

    id: str
    name: str
    stands: tuple[Stand, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A claim with who holds what, on how many origins, and what conflicts and moved on it."""

    claim: Claim
    parties: tuple[Party, ...]
    affirmed: Origin | None
    denied: Origin | None
    conflicts: tuple[Conflict, ...]
    movements: tuple[Movement, ...]

    @property
    def summary(self) -> str:
        """``affirmed by 2 sides on 1 to 2 independent origins; denied by 1 side …``, or that nobody is."""
        parts = []
        for words, kind, origin in (
            ("affirmed", "affirms", self.affirmed),
            ("denied", "denies", self.denied),
            ("qualified", "qualifies", None),
            ("left open", "withholds", None),
        ):
            number = sum(any(stand.position == kind for stand in party.stands) for party in self.parties)
            if number:
                on = f" on {on_origins(origin)}" if origin is not None else ""
                parts.append(f"{words} by {counted(number, 'side')}{on}")
        return "; ".join(parts) or "nobody in these articles takes a position on it"


def on_origins(origin: Origin) -> str:
    """``1 independent origin``, ``2 to 4 independent origins``."""
    if origin.at_least == origin.at_most:
        return counted(origin.at_most, "independent origin")
    return f"{origin.at_least} to {origin.at_most} independent origins"


def disputes_of(account: Account) -> tuple[Dispute, ...]:
    """The claims of the account in its order, each with everything that is found on it."""
    statements = {statement.id: statement for statement in account.statements}
    names = {speaker.id: speaker.name for speaker in account.speakers}
    names |= {side.id: side.name for side in account.sides}
    place = {article.id: number for number, article in enumerate(account.articles)}
    origins = {(one.of, one.position): one for one in account.origins}
    return tuple(
        Dispute(
            claim,
            _parties(claim, account.movements, statements, names, place),
            origins.get((claim.id, "affirms")),
            origins.get((claim.id, "denies")),
            tuple(one for one in account.conflicts if claim.id in one.claims),
            tuple(one for one in account.movements if claim.id in one.claims),
        )
        for claim in account.claims
    )


def _parties(
    claim: Claim,
    movements: Sequence[Movement],
    statements: dict[str, Statement],
    names: dict[str, str],
    place: dict[str, int],
) -> tuple[Party, ...]:
    """Whoever takes a position: those with most stands and most articles first."""
    held: dict[str, list[Position]] = defaultdict(list)
    for position in claim.positions:
        held[position.side or position.speaker].append(position)
    moved = [one for one in movements if claim.id in one.claims and one.kind == "position"]
    parties = []
    for key, positions in held.items():
        stands = _stands(positions, moved, statements, names, place)
        parties.append(Party(key, names.get(key, "") or "nobody named", stands))
    return tuple(
        sorted(
            parties,
            key=lambda one: (
                not one.id,
                -len(one.stands),
                -len({article for stand in one.stands for article in stand.articles}),
                one.name.casefold(),
                one.id,
            ),
        )
    )


def _stands(
    positions: Sequence[Position],
    movements: Sequence[Movement],
    statements: dict[str, Statement],
    names: dict[str, str],
    place: dict[str, int],
) -> tuple[Stand, ...]:
    """One stand for each position, or several where the party came back to one after another."""
    groups: dict[tuple[str, tuple[int, ...]], list[Position]] = {}
    for position in positions:
        sides = tuple(
            -1 if position.statement in one.before else 1 if position.statement in one.after else 0
            for one in movements
        )
        groups.setdefault((position.position, sides), []).append(position)
    ordered = sorted(groups.items(), key=lambda pair: _earliest(pair[1]))
    keys = [key for key, _ in ordered]
    # What a movement puts before another stands before it, whatever the times alone would say.
    for number, _ in enumerate(movements):
        before = [key for key in keys if key[1][number] == -1]
        after = [key for key in keys if key[1][number] == 1]
        if before and after:
            last = max(keys.index(key) for key in before)
            early = [key for key in after if keys.index(key) < last]
            rest = [key for key in keys if key not in early]
            at = max(rest.index(key) for key in before) + 1
            keys = [*rest[:at], *early, *rest[at:]]
    return tuple(_stand(groups[key], statements, names, place) for key in keys)


def _earliest(positions: Sequence[Position]) -> tuple[str, str]:
    moments = [
        moment.isoformat()
        for one in positions
        if one.at is not None and (moment := one.at.earliest or one.at.latest) is not None
    ]
    return min(moments, default="9999"), positions[0].statement


def _stand(
    positions: Sequence[Position],
    statements: dict[str, Statement],
    names: dict[str, str],
    place: dict[str, int],
) -> Stand:
    best = min(positions, key=lambda one: (_unreadable(statements[one.statement]), -one.score, one.statement))
    shown = statements[best.statement]
    ids = tuple(dict.fromkeys(one.statement for one in positions))
    articles = sorted({statements[one].article for one in ids}, key=lambda one: place.get(one, 0))
    speakers = dict.fromkeys(names.get(one.speaker, "") for one in positions)
    return Stand(
        best.position,
        _words(shown, best),
        shown.kind in {"direct", "mixed", "post"} and shown.stance not in {"denies", "withholds"},
        tuple(name for name in speakers if name),
        tuple(articles),
        ids,
        _closest(positions),
    )


def _unreadable(statement: Statement) -> float:
    """Less for words that can be shown whole and say something: not long, not three words."""
    length = sum(span.end - span.start for span in statement.content)
    return (1.0 if length > LONGEST_WORDS else 0.0) + (0.5 if length < 12 else 0.0)


def _words(statement: Statement, position: Position) -> str:
    """The content, of a long one the part that has the deciding words."""
    text = " ".join(" … ".join(span.text for span in statement.content).split()).rstrip(" ,;")
    cue = statement.cue
    if (
        cue is not None
        and statement.stance in {"denies", "withholds"}
        and cue.end <= statement.content[0].start
    ):
        text = f"{' '.join(cue.text.split())} {text}"
    if len(text) <= LONGEST_WORDS:
        return text
    inside = [one.span for one in position.words if any(_holds(span, one.span) for span in statement.content)]
    last = " ".join(inside[-1].text.split()) if inside else ""
    end = text.find(last) + len(last) if last else 0
    start = 0
    if end > LONGEST_WORDS:
        start = text.find(" ", end - LONGEST_WORDS + 10) + 1
    cut = text.rfind(" ", start, start + LONGEST_WORDS - 1)
    end = (
        len(text)
        if len(text) - start <= LONGEST_WORDS
        else cut
        if cut > start + 20
        else start + LONGEST_WORDS
    )
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _closest(positions: Sequence[Position]) -> Interval | None:
    """The narrowest time that a position gives; one with an open end only where there is no other."""
    known = [one.at for one in positions if one.at is not None and (one.at.earliest or one.at.latest)]

    def width(at: Interval) -> tuple[bool, float, str]:
        if at.earliest is None or at.latest is None:
            return True, 0.0, f"{at.latest or at.earliest}"
        return False, (at.latest - at.earliest).total_seconds(), f"{at.earliest}"

    return min(known, key=width, default=None)
