"""What one statement, by its own words, holds of one claim."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.records import PositionKind


@dataclass(frozen=True, slots=True)
class Verdict:
    """A position as the words give it: certainty in 0–1, the places of the deciding words, and why."""

    position: PositionKind
    score: float
    places: tuple[tuple[int, int], ...] = ()
    reasons: tuple[str, ...] = ()


def combine(found: Sequence[Verdict]) -> Verdict | None:
    """One verdict of all that the clauses of a statement give.

    What is affirmed and cut down in one breath is qualified; a word that neither says nor denies counts
    only where nothing else does; of a yes and a no the surer one stands.
    """
    if not found:
        return None
    by_kind: dict[str, Verdict] = {}
    for verdict in found:
        best = by_kind.get(verdict.position)
        if best is None or verdict.score > best.score:
            by_kind[verdict.position] = verdict
    yes, no = by_kind.get("affirms"), by_kind.get("denies")
    part = by_kind.get("qualifies")
    if part is not None and (no is None or part.score >= no.score - 0.2):
        return _with_all(part, [one for one in (yes, part) if one is not None])
    if yes is not None and no is not None:
        return yes if yes.score > no.score else no
    chosen = yes or no or part or by_kind.get("withholds")
    return chosen


def _with_all(verdict: Verdict, others: Sequence[Verdict]) -> Verdict:
    return Verdict(
        verdict.position,
        verdict.score,
        _once(place for other in others for place in other.places),
        _once(reason for other in others for reason in other.reasons),
    )


def _once(values: Iterable) -> tuple:  # type: ignore[type-arg]
    return tuple(dict.fromkeys(values))
