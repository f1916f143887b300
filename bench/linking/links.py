"""Utterances, origins and the document of a story against ``links.json``, on statements from its gold.

A pair is right when ``links.json`` has both statements in one utterance. Pairs of full carriers are
scored on their own, and together with the pairs of a full and a part carrier; a predicted pair of full
carriers is false only when gold has it in neither way. Optional statements count nowhere.
"""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import Any, Literal

from bench.scoring import articles_by_name, found_statement, gold_statement, pair_up
from bench.statements import dossier_of
from bench.tasks import Figures
from rashomon.linking import Linked, count_origins, link, story_context
from rashomon.reading import ReadingOptions, read_articles
from rashomon.records import Article
from rashomon.records.origins import Origin
from rashomon.testing import from_gold

Pair = frozenset[str]


def measure(prefix: str, folder: Path) -> Figures:
    """Figures with the gold's names, and (``names-in-text``) with what each article says of its speakers."""
    articles = read_articles([str(folder / "reports")], ReadingOptions()).articles
    found = json.loads((folder / "links.json").read_text(encoding="utf-8"))
    figures: Figures = {}
    ways: tuple[tuple[str, Literal["gold", "source"]], ...] = (("", "gold"), ("names-in-text/", "source"))
    for name, names in ways:
        linked = link(articles, from_gold(folder / "gold.json", articles, names=names))
        figures.update(
            {f"{prefix}/{name}{key}": value for key, value in score(found, linked, folder).items()}
        )
        for key, value in score_origins(found, linked, articles).items():
            figures[f"{prefix}/{name}{key}"] = value
    figures[f"{prefix}/end-to-end/utterances/f1"] = end_to_end(folder)
    return figures


def end_to_end(folder: Path) -> float:
    """F1 of the pairs of one saying, full or part, on the statements that reading the reports found.

    Found statements stand for the gold ones that they carry (see ``bench.scoring``); what was not found
    counts as missed, and pairs with a statement that gold does not have are left out.
    """
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    links = json.loads((folder / "links.json").read_text(encoding="utf-8"))
    dossier = dossier_of(folder)
    stands_for = _stand_ins(gold, dossier)
    counted = {entry["id"] for entry in gold if not entry.get("optional")}
    full, partly = _pairs((u["ids"], u.get("partly", ())) for u in links["utterances"])
    right = {pair for pair in full | partly if pair <= counted}
    said_full, said_partly = _pairs(
        (
            [stands_for[v["statement"]] for v in u["variants"] if v["statement"] in stands_for],
            [stands_for[i] for i in u["partly"] if i in stands_for],
        )
        for u in dossier["utterances"]
    )
    said = {pair for pair in said_full | said_partly if pair <= counted and len(pair) == 2}
    return 2 * len(right & said) / max(1, len(right) + len(said))


def _stand_ins(gold: list[dict[str, Any]], dossier: dict[str, Any]) -> dict[str, str]:
    """For each found statement's id the gold one's that it carries."""
    stands_for: dict[str, str] = {}
    for name, article in articles_by_name(dossier).items():
        wanted = [gold_statement(entry) for entry in gold if entry["report"] == name]
        found = [found_statement(one) for one in dossier["statements"] if one["article"] == article["id"]]
        stands_for |= {pair.found.id: pair.gold.id for pair in pair_up(wanted, found, article["text"])}
    return stands_for


def score(found: dict[str, Any], linked: Linked, folder: Path) -> Figures:
    """Recall of full pairs and of all, the number of false full pairs, and precision."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    counted = {entry["id"] for entry in gold if not entry.get("optional")}
    full, partly = _pairs((u["ids"], u.get("partly", ())) for u in found["utterances"])
    said_full, said_partly = _pairs(([v.statement for v in u.variants], u.partly) for u in linked.utterances)
    right, said_full = full | partly, {p for p in said_full if p <= counted}
    said = said_full | {p for p in said_partly if p <= counted}
    return {
        "utterances/full-recall": len(full & said_full) / max(1, len(full)),
        "utterances/full-false": float(len(said_full - right)),
        "utterances/recall": len(right & said) / max(1, len(right)),
        "utterances/precision": len(right & said) / max(1, len(said)),
    }


def _pairs(utterances: Any) -> tuple[set[Pair], set[Pair]]:
    full: set[Pair] = set()
    partly: set[Pair] = set()
    for ids, parts in utterances:
        full |= {frozenset(pair) for pair in combinations(ids, 2)}
        partly |= {frozenset((one, part)) for one in ids for part in parts if one != part}
    return full, partly


def score_origins(
    found: dict[str, Any], linked: Linked, articles: tuple[Article, ...] | list[Article]
) -> Figures:
    """For the origins that gold counts: bounds inside gold's, and the pairs that must and must not be one."""
    story = story_context(articles, linked.statements, linked.speakers, linked.sides)
    inside = kept = pairs = 0
    for entry in found.get("origins", ()):
        claim = next(c for c in found["claims"] if c["id"] == entry["claim"])
        ids = [i for i, position in claim["positions"] if position == entry["stance"]]
        origin = count_origins(entry["claim"], ids, story)
        inside += entry["at_least"] <= origin.at_least and origin.at_most <= entry["at_most"]
        kept += sum(_together(origin, pair) for pair in entry["must_link"])
        kept += sum(not _together(origin, pair) for pair in entry["cannot_link"])
        pairs += len(entry["must_link"]) + len(entry["cannot_link"])
    count = len(found.get("origins", ()))
    return {"origins/bounds-inside": inside / max(1, count), "origins/pairs-kept": kept / max(1, pairs)}


def _together(origin: Origin, pair: list[str]) -> bool:
    return any(set(pair) <= set(group) for group in origin.groups)
