"""Pairs by rule: true quotations altered as reports alter them, against look-alikes of the same speaker.

A positive pair is a quotation and what an alteration made of it, in another article. A negative pair
is a quotation and what an alteration made of *another* one of the same speaker: for each, that with the
most words in common of up to 300. Quotations that share five words of matter in a row are
no negative pair: nobody has read whether they are one. A pair counts as joined when both its statements
are of one utterance, in full or in part.
"""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

from bench.linking.alterations import ALTERATIONS
from bench.linking.quotations import Quotation, quotations
from bench.materials import data_set
from bench.tasks import Figures
from rashomon.linking import link
from rashomon.linking.wordings import HOLE, runs_of
from rashomon.records import Article, ArticleStatements, Kind, Speaker, Statement
from rashomon.testing import article, article_statements, speaker, statement

SEED = 20200106
PAIRS = 5000


def measure(thorough: bool = True) -> Figures:
    """Precision and recall over ``PAIRS`` pairs, half of them positive, and recall by alteration."""
    tally, _ = tally_pairs(
        data_set("polnear") / "polnear", data_set("fnc1") / "fnc1", PAIRS if thorough else 1000
    )
    return figures(tally)


def figures(tally: Counter[tuple[str, bool, bool]]) -> Figures:
    """Figures by name from counts of (alteration, positive, joined)."""
    hit = sum(n for (_, positive, joined), n in tally.items() if positive and joined)
    wrong = sum(n for (_, positive, joined), n in tally.items() if not positive and joined)
    positives = sum(n for (_, positive, _), n in tally.items() if positive)
    out = {
        "polnear/pairs": float(sum(tally.values())),
        "polnear/precision": hit / max(1, hit + wrong),
        "polnear/recall": hit / max(1, positives),
    }
    for name in ALTERATIONS:
        own = sum(n for (made, positive, _), n in tally.items() if made == name and positive)
        out[f"polnear/recall/{name}"] = tally[name, True, True] / max(1, own)
    return out


def tally_pairs(
    polnear: Path, fnc: Path, pairs: int
) -> tuple[Counter[tuple[str, bool, bool]], list[tuple[str, str, str, bool]]]:
    """Counts of (alteration, positive, joined), and the pairs that came out wrong, with their words."""
    chance = random.Random(SEED)
    tally: Counter[tuple[str, bool, bool]] = Counter()
    wrong: list[tuple[str, str, str, bool]] = []
    wanted = {True: pairs // 2, False: pairs // 2}
    everyone = list(quotations(polnear, fnc))
    chance.shuffle(everyone)
    for same in everyone:
        for made, positive, joined, words, other in _pairs_of(same, chance):
            if wanted[positive]:
                wanted[positive] -= 1
                tally[made, positive, joined] += 1
                if joined != positive:
                    wrong.append((made, words, other, positive))
        if not any(wanted.values()):
            break
    return tally, wrong


def _pairs_of(same: list[Quotation], chance: random.Random) -> list[tuple[str, bool, bool, str, str]]:
    """Link two articles, the true one and one with every quotation altered, and read the pairs off."""
    made = [chance.choice(sorted(ALTERATIONS)) for _ in same]
    altered = [ALTERATIONS[how](q.words, chance) for how, q in zip(made, same, strict=True)]
    first = _write("true", same[0].speaker, [q.words for q in same], ["direct"] * len(same))
    second = _write("altered", same[0].speaker, altered, made)
    linked = link([first[0], second[0]], [first[1], second[1]])
    homes: dict[str, set[str]] = {}
    for utterance in linked.utterances:
        for carrier in (*(v.statement for v in utterance.variants), *utterance.partly):
            homes.setdefault(carrier, set()).add(utterance.id)
    ids = [[s.id for s in side[1].statements if s.kind != "post"] for side in (first, second)]
    out = []
    for i, how in enumerate(made):
        joined = bool(homes.get(ids[0][i], set()) & homes.get(ids[1][i], set()))
        out.append((how, True, joined, same[i].words, altered[i]))
        j = _most_alike(i, same)
        if j is not None:
            joined = bool(homes.get(ids[0][i], set()) & homes.get(ids[1][j], set()))
            out.append((made[j], False, joined, same[i].words, altered[j]))
    return out


def _most_alike(i: int, same: list[Quotation]) -> int | None:
    """The other quotation with the most words in common that is surely another saying."""
    mine = runs_of(same[i].words)[1]
    best: tuple[float, int] | None = None
    for j, other in enumerate(same):
        theirs = runs_of(other.words)[1]
        if j == i or not theirs or longest_common(mine, theirs) >= 5:
            continue
        smaller = min(len(mine), len(theirs))
        if smaller and longest_common(mine, theirs) >= 0.6 * smaller:
            continue
        shared = len(set(mine) & set(theirs)) / smaller if smaller else 0.0
        if best is None or shared > best[0]:
            best = shared, j
    return best[1] if best else None


def _write(
    name: str, said_by: str, wordings: list[str], made: list[str]
) -> tuple[Article, ArticleStatements]:
    """An article that has the wordings one after another, each said by the one speaker."""
    lines: list[str] = []
    for words, how in zip(wordings, made, strict=True):
        if how == "indirect":
            lines.append(f"Speaker {said_by} said that {words}")
        elif how == "post":
            lines.append(f"Speaker {said_by}: “{words}” – Reporter Desk (@desk)")
        else:
            lines.append(f"Speaker {said_by} said: “{words}”")
    where = article("\n\n".join(lines), path=f"{name}.txt")
    person = speaker(where, said_by.title())
    desk = speaker(where, "Reporter Desk")
    statements: list[Statement] = []
    speakers: list[Speaker] = [person, desk]
    place = 0
    for words, how, line in zip(wordings, made, lines, strict=True):
        kind: Kind = "indirect" if how == "indirect" else "direct"
        at = place + line.index(words)
        chain = [desk] if how == "post" else []
        statements.append(statement(where, words, speakers=[person], kind=kind, after=at, chain=chain))
        if how == "post":
            carried = line.partition(" – ")[0]
            statements.append(statement(where, carried, speakers=[desk], kind="post", after=place))
        place += len(line) + 2
    return where, article_statements(where, statements, speakers)


def longest_common(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """The length of the longest run of words that stands in both sequences, holes left out."""
    best = 0
    before = [0] * (len(other) + 1)
    for word in one:
        row = [0] * (len(other) + 1)
        if word != HOLE:
            for j, there in enumerate(other, 1):
                if there == word:
                    row[j] = before[j - 1] + 1
                    best = max(best, row[j])
        before = row
    return best
