"""Conflicts of a story against ``links.json``, on the gold's own positions.

A shown conflict matches one of the gold when the two have a claim in common (or the gold's has none) and
either side of one shares a statement with either side of the other, crosswise allowed. Each shown one may
match one gold one. ``found-of-kind`` asks for the same kind, too.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bench.materials import MissingMaterialError, example, story
from bench.tasks import Figures
from rashomon.linking import link
from rashomon.positions import Found, conclude, view
from rashomon.positions.story import StoryView
from rashomon.reading import ReadingOptions, read_articles
from rashomon.records import Claim, Conflict, Position
from rashomon.testing import from_gold


def measure() -> Figures:
    figures: Figures = {}
    for prefix, find in (("example", example), ("iraq-letter", lambda: story("iraq-letter"))):
        try:
            folder = find()
        except MissingMaterialError:
            continue
        figures |= {f"{prefix}/gold-positions/{key}": value for key, value in on_gold(folder).items()}
    return figures


def on_gold(folder: Path) -> Figures:
    """The figures of a story folder with ``reports``, ``gold.json`` and ``links.json``."""
    links = json.loads((folder / "links.json").read_text(encoding="utf-8"))
    found = conclude(gold_story(folder), gold_claims(folder))
    return score(links["conflicts"], found.conflicts)


def gold_story(folder: Path) -> StoryView:
    """The story as linking finds it from the gold's statements."""
    articles = read_articles([str(folder / "reports")], ReadingOptions()).articles
    return view(articles, link(articles, from_gold(folder / "gold.json", articles)))


def gold_claims(folder: Path) -> tuple[Claim, ...]:
    """The claims of ``links.json`` with their positions; claim ids are the gold's."""
    seen = gold_story(folder)
    links = json.loads((folder / "links.json").read_text(encoding="utf-8"))
    statements = {statement.id: statement for statement in seen.statements}
    claims = []
    for claim in links["claims"]:
        positions = []
        for key, position in claim["positions"]:
            speaker = next(iter(statements[key].speakers), "")
            positions.append(Position(speaker, seen.side_of.get(speaker, ""), key, position))
        claims.append(Claim(claim["id"], claim["text"], True, tuple(positions)))
    return tuple(claims)


def score(gold: list[dict[str, Any]], shown: tuple[Conflict, ...]) -> Figures:
    """Recall of any kind and of the same kind, how many are shown, and those of the first five that match."""
    pairs, kinds = matched(gold, shown), matched(gold, shown, of_kind=True)
    first = {conflict.id for conflict in shown[:5]}
    return {
        "found": len(pairs) / max(1, len(gold)),
        "found-of-kind": len(kinds) / max(1, len(gold)),
        "shown": float(len(shown)),
        "of-the-first-five": float(sum(conflict.id in first for conflict in pairs.values())),
    }


def matched(
    gold: list[dict[str, Any]], shown: tuple[Conflict, ...], *, of_kind: bool = False
) -> dict[int, Conflict]:
    """The largest way to give gold conflicts shown ones of their own: by the number of the gold's."""
    fits = {
        number: [
            place
            for place, conflict in enumerate(shown)
            if _fits(entry, conflict) and (not of_kind or entry["kind"] == conflict.kind)
        ]
        for number, entry in enumerate(gold)
    }
    taken: dict[int, int] = {}

    def give(number: int, tried: set[int]) -> bool:
        for place in fits[number]:
            if place not in tried:
                tried.add(place)
                if place not in taken or give(taken[place], tried):
                    taken[place] = number
                    return True
        return False

    for number in fits:
        give(number, set())
    return {number: shown[place] for place, number in taken.items()}


def _fits(entry: dict[str, Any], conflict: Conflict) -> bool:
    claim = entry.get("claim")
    if claim and conflict.claims and claim not in conflict.claims:
        return False
    gold, mine = [set(entry["a"]), set(entry["b"])], [set(conflict.a), set(conflict.b)]
    straight = gold[0] & mine[0] and gold[1] & mine[1]
    return bool(straight or (gold[0] & mine[1] and gold[1] & mine[0]))


def found_in(folder: Path) -> Found:
    """For reading by eye: everything found on the gold's positions."""
    return conclude(gold_story(folder), gold_claims(folder))
