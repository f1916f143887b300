"""Which of gold's claims the story suggested by itself.

A suggested claim may stand for one gold claim, and the other way round. It does when the two agree on who
holds what: the F1 over cells (statement and position) is at least .4, with affirms and denies exchanged where
that fits better (a claim may be worded as its own opposite). Best agreement first.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from bench.positions.cells import Cell
from rashomon.records import Claim

LEAST = 0.4
_OTHER_WAY = {"affirms": "denies", "denies": "affirms"}


def matched(
    gold: Mapping[Cell, str], claims: Collection[str], suggested: Sequence[Claim], statements: Collection[str]
) -> dict[str, str]:
    """Gold's claim id → the text of the suggested claim that stands for it."""
    candidates = []
    for claim in claims:
        wanted = {
            (cell[0], kind) for cell, kind in gold.items() if cell[1] == claim and cell[0] in statements
        }
        for rank, one in enumerate(suggested):
            said = {(p.statement, str(p.position)) for p in one.positions if p.statement in statements}
            turned = {(statement, _OTHER_WAY.get(kind, kind)) for statement, kind in said}
            agreement = max(_f1(wanted, said), _f1(wanted, turned))
            if agreement >= LEAST:
                candidates.append((-agreement, rank, claim, one.text))
    found: dict[str, str] = {}
    for _, _, claim, text in sorted(candidates):
        if claim not in found and text not in found.values():
            found[claim] = text
    return found


def _f1(wanted: set[tuple[str, str]], said: set[tuple[str, str]]) -> float:
    return 2 * len(wanted & said) / (len(wanted) + len(said)) if wanted and said else 0.0
