"""Conflicts of a story against ``links.json``: on the gold's own positions, and end to end.

A shown conflict matches one of the gold when the two have a claim in common (or one of them has none) and
either side of one shares a statement with either side of the other, crosswise allowed. Each shown one may
match one gold one. ``found-of-kind`` asks for the same kind, too; ``of-the-first-five`` counts those of the
first five that match.

End to end the statements are found, and met with the gold's by overlap: ``given`` with the gold's claims
asked for, ``suggested`` with those alone that the story suggests, where any claim may match.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench.materials import MissingMaterialError, example, story
from bench.positions.pairing import letters_of, pair_up
from bench.tasks import Figures
from rashomon.linking import link
from rashomon.positions import Found, claims_of, conclude, view
from rashomon.positions.story import StoryView
from rashomon.reading import ReadingOptions, read_articles
from rashomon.records import Account, Article, Claim, Conflict, Position
from rashomon.testing import from_gold

ARTICLES = 10
"""So many articles are timed."""


def measure(thorough: bool = True) -> Figures:
    """On gold's positions and end to end; how long it takes when thorough."""
    figures: Figures = {}
    for prefix, find in (("example", example), ("iraq-letter", lambda: story("iraq-letter"))):
        try:
            folder = find()
        except MissingMaterialError:
            continue
        figures |= {f"{prefix}/gold-positions/{key}": value for key, value in on_gold(folder).items()}
        figures |= {f"{prefix}/{key}": value for key, value in end_to_end(folder).items()}
    if thorough:
        figures |= {f"example/{key}": value for key, value in speed(example()).items()}
    return figures


def on_gold(folder: Path) -> Figures:
    """The figures of a story folder with ``reports``, ``gold.json`` and ``links.json``."""
    return score(_links(folder)["conflicts"], found_in(folder).conflicts)


def end_to_end(folder: Path) -> Figures:
    """The figures on found statements, with the gold's claims asked for and without."""
    figures: Figures = {}
    for way in ("given", "suggested"):
        figures |= {f"{way}/{key}": value for key, value in score(*shown_end_to_end(folder, way)).items()}
    return figures


def shown_end_to_end(folder: Path, way: str) -> tuple[list[dict[str, Any]], tuple[Conflict, ...]]:
    """The gold's conflicts, and those shown, their statements and claims called as the gold calls them."""
    import rashomon

    links = _links(folder)
    asked = {" ".join(claim["text"].split()): claim["id"] for claim in links["claims"]}
    account = rashomon.read([str(folder / "reports")], claims=list(asked) if way == "given" else [])
    names = names_of(folder, account)
    texts = {claim.id: claim.text for claim in account.claims}
    shown = tuple(
        replace(
            one,
            a=tuple(names.get(key, key) for key in one.a),
            b=tuple(names.get(key, key) for key in one.b),
            claims=tuple(asked.get(texts[key], key) for key in one.claims) if way == "given" else (),
        )
        for one in account.conflicts
    )
    return links["conflicts"], shown


def names_of(folder: Path, account: Account) -> Mapping[str, str]:
    """The gold's id of each found statement that overlaps with one of the gold's enough."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    names: dict[str, str] = {}
    for article in account.articles:
        wanted = {
            entry["id"]: letters_of(article.text, [(start, end) for start, end in entry["spans"]])
            for entry in gold
            if entry["report"] == Path(article.path).name
        }
        said = {
            one.id: letters_of(article.text, [(span.start, span.end) for span in one.content])
            for one in account.statements
            if one.article == article.id
        }
        names |= {found: entry for entry, found in pair_up(wanted, said).items()}
    return names


def found_in(folder: Path) -> Found:
    """Everything found on the gold's positions."""
    return conclude(gold_story(folder), gold_claims(folder))


def gold_story(folder: Path) -> StoryView:
    """The story as linking finds it from the gold's statements."""
    articles = _articles(folder)
    return view(articles, link(articles, from_gold(folder / "gold.json", articles)))


def gold_claims(folder: Path) -> tuple[Claim, ...]:
    """The claims of ``links.json`` with their positions; claim ids are the gold's."""
    seen = gold_story(folder)
    statements = {statement.id: statement for statement in seen.statements}
    claims = []
    for claim in _links(folder)["claims"]:
        positions = []
        for key, position in claim["positions"]:
            speaker = next(iter(statements[key].speakers), "")
            positions.append(Position(speaker, seen.side_of.get(speaker, ""), key, position))
        claims.append(Claim(claim["id"], claim["text"], True, tuple(positions)))
    return tuple(claims)


def speed(folder: Path) -> Figures:
    """Seconds for claims and positions, and for what follows from them, of ten articles, warm.

    The articles are the story's, the first ones once more under another name to make them ten.
    """
    from rashomon.statements import find_statements

    articles = list(_articles(folder))
    for number in range(ARTICLES - len(articles)):
        again = articles[number]
        articles.append(replace(again, id=f"{again.id}-again", path=f"again-{again.path}"))
    found = [find_statements(article, None) for article in articles]
    seen = view(articles, link(articles, found))
    claims = claims_of(seen, ())
    conclude(seen, claims)
    started = time.perf_counter()
    claims = claims_of(seen, ())
    between = time.perf_counter()
    conclude(seen, claims)
    return {
        "seconds/claims-and-positions": between - started,
        "seconds/conflicts": time.perf_counter() - between,
        "seconds/articles": float(len(articles)),
    }


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


def _articles(folder: Path) -> tuple[Article, ...]:
    return tuple(read_articles([str(folder / "reports")], ReadingOptions()).articles)


def _links(folder: Path) -> dict[str, Any]:
    links: dict[str, Any] = json.loads((folder / "links.json").read_text(encoding="utf-8"))
    return links
