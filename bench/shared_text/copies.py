"""Scores shared text on hand-labelled stories: ``python -m bench.shared_text.copies FOLDER``.

Each story is a folder with ``reports/*.txt``, ``copies.json`` (pairs, groups) and ``doubtful.json``
(close calls, left out). Pairs are read off the entries: the strongest kind of an entry that lists both.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb
from pathlib import Path

from rashomon.linking.shared_text import find_shared_text, pair_kinds
from rashomon.linking.shared_text.candidates import find_candidates
from rashomon.records import Article
from rashomon.records.sharing import SharedText
from rashomon.text.shingles import WordNumbers

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class LabelledStory:
    """A story's reports and what is known of them; ``kinds`` misses the pairs that share nothing."""

    name: str
    articles: tuple[Article, ...]
    kinds: Mapping[Pair, str]
    doubtful: frozenset[Pair]
    groups: tuple[frozenset[str], ...]


def read_stories(shared: Path) -> list[LabelledStory]:
    """The labelled stories below ``shared``, by name."""
    return [_read_story(file.parent) for file in sorted(shared.glob("*/copies.json"))]


def measure(shared: Path) -> dict[str, float]:
    """All scores in 0–1: over all stories together, and for each one as ``<story>/<score>``."""
    stories = read_stories(shared)
    scores: dict[str, float] = {}
    totals: Counter[str] = Counter()
    agreements: list[float] = []
    for story in stories:
        counts, agreement = _count(story)
        scores |= {f"{story.name}/{name}": value for name, value in _rates(counts).items()}
        scores[f"{story.name}/groups-ari"] = agreement
        totals += counts
        agreements.append(agreement)
    scores |= _rates(totals)
    scores["groups-ari"] = min(agreements, default=0.0)
    return scores


def adjusted_rand(gold: Iterable[frozenset[str]], found: Iterable[frozenset[str]]) -> float:
    """The adjusted Rand index of two partitions of the same members (Hubert and Arabie 1985)."""
    gold, found = list(gold), list(found)
    together = sum(comb(len(one & other), 2) for one in gold for other in found)
    in_gold = sum(comb(len(group), 2) for group in gold)
    in_found = sum(comb(len(group), 2) for group in found)
    pairs = comb(sum(len(group) for group in gold), 2)
    expected = in_gold * in_found / pairs if pairs else 0.0
    most = (in_gold + in_found) / 2
    return 1.0 if most == expected else (together - expected) / (most - expected)


def join_reprints(ids: Sequence[str], shared: Iterable[SharedText]) -> list[frozenset[str]]:
    """The articles in groups: those that reprint entries join, directly or through others."""
    group = {identity: {identity} for identity in ids}
    for text in shared:
        if text.kind == "reprint":
            joined = set().union(*(group[identity] for identity in text.articles))
            for identity in joined:
                group[identity] = joined
    return sorted({frozenset(members) for members in group.values()}, key=sorted)


def _read_story(folder: Path) -> LabelledStory:
    copies = json.loads((folder / "copies.json").read_text(encoding="utf-8"))
    doubtful = json.loads((folder / "doubtful.json").read_text(encoding="utf-8"))
    articles = tuple(
        Article(file.stem, file.name, file.read_bytes().decode("utf-8"))
        for file in sorted((folder / "reports").glob("*.txt"))
    )
    return LabelledStory(
        name=folder.name,
        articles=articles,
        kinds={_pair(row): row["kind"] for row in copies["pairs"]},
        doubtful=frozenset(_pair(row) for row in doubtful["pairs"]),
        groups=tuple(frozenset(group) for group in copies["groups"]),
    )


def _pair(row: Mapping[str, str]) -> Pair:
    return min(row["a"], row["b"]), max(row["a"], row["b"])


def _count(story: LabelledStory) -> tuple[Counter[str], float]:
    """Counts of right, found and true pairs by kind, and the agreement of the groups."""
    shared = find_shared_text(story.articles)
    found = pair_kinds(shared)
    ids = [article.id for article in story.articles]
    counts: Counter[str] = Counter()
    candidates = {
        tuple(sorted((story.articles[one].id, story.articles[other].id)))
        for one, other in find_candidates(story.articles, WordNumbers()).pairs
    }
    for pair in combinations(sorted(ids), 2):
        if pair in story.doubtful:
            continue
        gold, label = story.kinds.get(pair, "none"), found.get(pair, "none")
        counts[f"gold {gold}"] += 1
        counts[f"found {label}"] += 1
        counts[f"right {gold}"] += gold == label
        if gold in ("reprint", "partial"):
            counts["copies"] += 1
            counts["copies among candidates"] += pair in candidates
        elif label in ("reprint", "partial"):
            counts[f"copy for {gold}"] += 1
    return counts, adjusted_rand(story.groups, join_reprints(ids, shared))


def _rates(counts: Counter[str]) -> dict[str, float]:
    rates: dict[str, float] = {}
    for kind in ("reprint", "partial", "same-quotes-only"):
        both = counts[f"gold {kind}"] + counts[f"found {kind}"]
        rates[f"{kind}-f1"] = 2 * counts[f"right {kind}"] / both if both else 1.0
    quotes = counts["gold same-quotes-only"]
    rates["same-quotes-called-copy"] = counts["copy for same-quotes-only"] / quotes if quotes else 0.0
    copies = counts["copies"]
    rates["candidate-recall"] = counts["copies among candidates"] / copies if copies else 1.0
    return rates


def main() -> None:
    """Prints the scores of the stories below the folder that is given."""
    for name, value in measure(Path(sys.argv[1])).items():
        print(f"{name:40s} {value:.3f}")


if __name__ == "__main__":
    main()
