"""Which positions cannot both hold: between parties, of one party over time, and only in appearance.

One conflict a claim gathers all who affirm and all who deny it, so that a long story stays readable; one
party's own change stands by itself. Each has two passages. What the words tell apart (another audience,
another time, another question) is listed as apparent, with the reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import product

from rashomon.positions.apart import Apart, only_attributed, only_withheld, other_question, other_time
from rashomon.positions.order import Order
from rashomon.positions.passages import two_passages, words_of
from rashomon.positions.stands import Change, by_party, changes_of, name_of, party_of
from rashomon.positions.stems import stems_of
from rashomon.positions.story import StoryView
from rashomon.records import Claim, Conflict, ConflictKind, Evidence, Position, PositionKind, identify

NEAR = 250
"""Statements no farther apart than so many code points are set against each other by the article."""

MOST_PAIRS = 24
"""So many pairs of statements are looked at to tell whether two parties mean the same question."""

_WEIGHT = {"between-speakers": 1.0, "same-side-over-time": 0.95, "numbers": 0.8, "apparent": 0.35}
_ALONE = 0.93
"""What a side of a conflict is worth that rests on one saying: its words may be read wrongly."""
_SAME_WORDS = 0.7
"""Two statements that have so many of their words in common say the same."""
_AGAIN = 0.75
"""What a conflict is worth for every better one that shows the same statements."""
_UNORDERED = 0.55
"""What a change is worth of which the texts do not tell the order: a misread word looks the same."""
_OF_SEVERAL = {"affirms": "affirm", "denies": "deny", "withholds": "withhold", "qualifies": "qualify"}
_FIRMNESS: dict[frozenset[str], float] = {
    frozenset(("affirms", "denies")): 1.0,
    frozenset(("denies", "qualifies")): 0.8,
    frozenset(("affirms", "qualifies")): 0.5,
}


@dataclass(frozen=True, slots=True)
class Opposed:
    """The positions of two sides of a conflict, before it is scored and worded."""

    kind: ConflictKind
    claims: tuple[Claim, ...]
    a: tuple[Position, ...]
    b: tuple[Position, ...]
    reasons: tuple[str, ...]
    strength: float
    shown: tuple[Position, Position] | None = None
    """The two whose passages show it best, where that is known."""


class Conflicts:
    """Finds the conflicts of one story."""

    def __init__(self, story: StoryView, order: Order) -> None:
        self._story = story
        self._order = order
        self._statements = {statement.id: statement for statement in story.statements}

    def on(self, claim: Claim) -> list[Opposed]:
        """What is opposed on one claim: between parties, within each, and in appearance."""
        parties = by_party(claim)
        return [
            *self._between(claim, parties),
            *(one for party, positions in parties.items() for one in self._within(claim, party, positions)),
        ]

    def changes(self, claim: Claim) -> list[Change]:
        """Each party's changes between positions that cannot both hold, as far as they are told."""
        found = []
        for party, positions in by_party(claim).items():
            kinds = {position.position for position in positions}
            pairs: list[tuple[PositionKind, PositionKind]] = [("affirms", "denies"), ("denies", "qualifies")]
            if "denies" not in kinds:
                pairs.append(("affirms", "qualifies"))
            for pair in pairs:
                found += changes_of(party, positions, pair, self._story, self._order)
        return found

    def _between(self, claim: Claim, parties: dict[str, list[Position]]) -> Iterable[Opposed]:
        """All who affirm against all who deny; pairs that only look opposed stand apart."""
        yes, no = (
            {party: found for party, all_of in parties.items() if (found := _of(all_of, kind))}
            for kind in ("affirms", "denies")
        )
        real: list[tuple[str, str]] = []
        apart: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for one, other in product(yes, no):
            if one == other:
                continue
            why = self._apart(claim, yes[one], no[other])
            (real if why is None else apart[why.reason]).append((one, other))
        if real:
            yield self._gathered("between-speakers", claim, yes, no, real, ())
        for reason, pairs in sorted(apart.items()):
            yield self._gathered("apparent", claim, yes, no, pairs, (reason,))
        yield from self._beside(claim)

    def _beside(self, claim: Claim) -> Iterable[Opposed]:
        """One party denies, in the same stretch of an article, what another only qualifies: both may hold."""
        near = [
            (one, other)
            for one, other in product(_of(claim.positions, "qualifies"), _of(claim.positions, "denies"))
            if party_of(one)
            and party_of(other)
            and party_of(one) != party_of(other)
            and self._near(one, other)
        ]
        if near:
            a, b = (tuple(dict.fromkeys(pair[side] for pair in near)) for side in (0, 1))
            reason = "another question: one says something near by, not the claim or its opposite"
            words = (reason, f"{self._who(a)}; {self._who(b)}")
            yield Opposed("apparent", (claim,), a, b, words, 0.8, near[0])

    def _near(self, one: Position, other: Position) -> bool:
        a, b = self._statements[one.statement], self._statements[other.statement]
        gap = max(a.content[0].start, b.content[0].start) - min(a.content[-1].end, b.content[-1].end)
        return a.article == b.article and gap <= NEAR

    def _gathered(
        self,
        kind: ConflictKind,
        claim: Claim,
        yes: dict[str, list[Position]],
        no: dict[str, list[Position]],
        pairs: Sequence[tuple[str, str]],
        reasons: tuple[str, ...],
    ) -> Opposed:
        sides = [{one for one, _ in pairs}, {other for _, other in pairs}]
        for party in sorted(sides[0] & sides[1]):
            # Its change of mind stands by itself: here it is with whatever it said more often.
            fewer = 0 if len(yes[party]) < len(no[party]) else 1
            if len(sides[fewer]) > 1:
                sides[fewer].discard(party)
        a = tuple(position for party in sorted(sides[0]) for position in yes[party])
        b = tuple(position for party in sorted(sides[1]) for position in no[party])
        words = (*reasons, f"{self._who(a)}; {self._who(b)}")
        return Opposed(kind, (claim,), a, b, words, 1.0)

    def _apart(self, claim: Claim, yes: Sequence[Position], no: Sequence[Position]) -> Apart | None:
        """Why none of the statements of two parties is opposed to one of the other's; ``None`` if one is."""
        first: Apart | None = None
        for number, (one, other) in enumerate(product(yes, no)):
            a, b = self._statements[one.statement], self._statements[other.statement]
            why = other_question(claim, a, b) or other_time(a, b) or only_attributed(a, b, self._story)
            if why is None or number >= MOST_PAIRS:
                return None
            first = first or why
        return first

    def _within(self, claim: Claim, party: str, positions: Sequence[Position]) -> Iterable[Opposed]:
        for change in self.changes(replace(claim, positions=tuple(positions))):
            kinds = frozenset((change.before[0].position, change.after[0].position))
            firmness = _FIRMNESS[kinds]
            if change.order is None and ("denies" not in kinds or self._same_words(change)):
                continue
            reasons = [self._changed(change)]
            if change.order is not None:
                reasons.append(change.order.reason)
            else:
                firmness *= _UNORDERED
                reasons.append("the texts do not tell which came first")
            reasons += self._told_by(change)
            yield Opposed(
                "same-side-over-time", (claim,), change.before, change.after, tuple(reasons), firmness
            )
        yield from self._withheld(claim, positions)

    def _same_words(self, change: Change) -> bool:
        """Whether both positions are read from the same words: then one of them is read wrongly."""
        before, after = (
            [stems_of(words_of(self._statements[one.statement])) for one in side[:MOST_PAIRS]]
            for side in (change.before, change.after)
        )
        return any(len(a & b) > _SAME_WORDS * len(a | b) for a, b in product(before, after))

    def _withheld(self, claim: Claim, positions: Sequence[Position]) -> Iterable[Opposed]:
        """What a party would not say beside what it said, where the two look alike: the best such pair."""
        taken = _of(positions, "affirms", "denies")
        found = [
            (why.kind == "withheld", one, other, why)
            for one, other in product(_of(positions, "withholds")[:MOST_PAIRS], taken[:MOST_PAIRS])
            if (
                why := only_withheld(
                    self._statements[one.statement], self._statements[other.statement], self._story
                )
            )
        ]
        if not found:
            return
        _, one, other, why = min(found, key=lambda it: (not it[0], it[1].statement, it[2].statement))
        a = tuple(dict.fromkeys(position for _, position, _, reason in found if reason.kind == why.kind))
        b = tuple(dict.fromkeys(position for _, _, position, reason in found if reason.kind == why.kind))
        strength = 0.9 if why.kind == "withheld" else 0.6
        yield Opposed("apparent", (claim,), a, b, (why.reason,), strength, (one, other))

    def _changed(self, change: Change) -> str:
        name = name_of(change.party, self._story)
        before, after = (side[0].position for side in (change.before, change.after))
        if change.order is None:
            return f"{name} {before} it and {after} it"
        return f"{name} first {before} it, later {after} it"

    def _told_by(self, change: Change) -> list[str]:
        """That one of the two is known through one other party alone."""
        out = []
        for side in (change.before, change.after):
            chains = [self._statements[one.statement].chain for one in side]
            tellers = {chain[-1].speaker if chain else "" for chain in chains}
            tellers = {one if self._is_person(one) else "" for one in tellers}
            if len(tellers) == 1 and (teller := tellers.pop()):
                out.append(
                    f"that it {side[0].position} it is known through {self._story.speakers[teller].name} only"
                )
        return out

    def _is_person(self, speaker: str) -> bool:
        known = self._story.speakers.get(speaker)
        return known is not None and known.kind in {"person", "unnamed-person"}

    def _who(self, positions: Sequence[Position]) -> str:
        """``Ida Brandt (the port office) and 2 more deny it``: a side by its one speaker, if it has one."""
        speakers: dict[str, set[str]] = defaultdict(set)
        for position in positions:
            speakers[party_of(position)].add(position.speaker)
        names = []
        for party, heard in speakers.items():
            name, only = name_of(party, self._story), name_of(min(heard), self._story)
            names.append(name if len(heard) > 1 or only == name else f"{only} ({name})")
        names = list(dict.fromkeys(names))
        verb = positions[0].position
        if len(names) == 1:
            return f"{names[0]} {verb} it"
        shown = ", ".join(names[:3]) if len(names) > 3 else ", ".join(names[:-1])
        last = f"{len(names) - 3} more" if len(names) > 3 else names[-1]
        return f"{shown} and {last} {_OF_SEVERAL[verb]} it"

    def worded(self, opposed: Opposed) -> Conflict:
        """The record: statements of either side, two passages, reasons and score."""
        a, b = (tuple(dict.fromkeys(one.statement for one in side)) for side in (opposed.a, opposed.b))
        claims = tuple(claim.id for claim in opposed.claims)
        sure = 1.0
        for side in (opposed.a, opposed.b):
            sayings = {self._story.utterance_of.get(one.statement, one.statement) for one in side}
            sure *= max(one.score for one in side) * (1.0 if len(sayings) > 1 else _ALONE)
        articles = {self._statements[one].article for one in (*a, *b)}
        reach = min(1.0, len(articles) / 3)
        weight = max((claim.score for claim in opposed.claims), default=0.8)
        score = _WEIGHT[opposed.kind] * opposed.strength * sure * (0.8 + 0.2 * reach) * (0.6 + 0.4 * weight)
        return Conflict(
            identify("conflict", opposed.kind, *claims, *sorted(a), "|", *sorted(b)),
            opposed.kind,
            claims,
            a,
            b,
            opposed.reasons,
            two_passages(*self._shown(opposed), self._statements, self._story),
            min(1.0, score),
        )

    def _shown(self, opposed: Opposed) -> tuple[list[Position], list[Position]]:
        if opposed.shown is not None:
            return [opposed.shown[0]], [opposed.shown[1]]
        return list(opposed.a), list(opposed.b)


def ranked(conflicts: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """The best first; what mostly shows the same statements again comes after what shows something new."""
    placed: list[tuple[float, Conflict]] = []
    shown: list[_Shown] = []
    for conflict in sorted(conflicts, key=lambda one: (-one.score, one.id)):
        own = _Shown(frozenset(conflict.passages), frozenset(conflict.a), frozenset(conflict.b))
        before = sum(own.again(earlier) for earlier in shown)
        placed.append((conflict.score * _AGAIN**before, conflict))
        shown.append(own)
    return tuple(one for _, one in sorted(placed, key=lambda pair: (-pair[0], pair[1].id)))


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a conflict shows: its passages, and the statements of either side."""

    passages: frozenset[Evidence]
    a: frozenset[str]
    b: frozenset[str]

    def again(self, earlier: _Shown) -> bool:
        """Whether both sides are for the most part those of an earlier one, or the passages are."""
        if self.passages and self.passages == earlier.passages:
            return True
        return (_mostly(self.a, earlier.a) and _mostly(self.b, earlier.b)) or (
            _mostly(self.a, earlier.b) and _mostly(self.b, earlier.a)
        )


def _mostly(some: frozenset[str], others: frozenset[str]) -> bool:
    return not some.isdisjoint(others) and 2 * len(some & others) > min(len(some), len(others))


def _of(positions: Iterable[Position], *kinds: str) -> list[Position]:
    return [position for position in positions if position.position in kinds]
