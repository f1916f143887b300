"""The positions of a story with gold: on its true statements, and end to end."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.positions.cells import Cell, constant, figures
from bench.positions.pairing import letters_of, pair_up
from bench.positions.suggested import matched
from bench.tasks import Figures
from rashomon.linking import link
from rashomon.positions import Judge, claims_of, view
from rashomon.positions.judges import Encoder
from rashomon.reading import ReadingOptions, read_articles
from rashomon.records import Article, Claim
from rashomon.testing import from_gold

FIRST = 6
"""How many suggested claims are looked at."""


@dataclass(frozen=True, slots=True)
class Gold:
    """What a careful reader holds of a story: statements that count, claims by id, cells with a position."""

    entries: tuple[dict[str, Any], ...]
    claims: dict[str, str]
    cells: dict[Cell, str]

    @property
    def statements(self) -> frozenset[str]:
        """The ids of the statements that count."""
        return frozenset(entry["id"] for entry in self.entries if not entry.get("optional"))


def read_gold(folder: Path) -> Gold:
    """The gold files of a story folder."""
    entries = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    links = json.loads((folder / "links.json").read_text(encoding="utf-8"))
    claims = {claim["id"]: claim["text"] for claim in links["claims"]}
    cells = {
        (statement, claim["id"]): position
        for claim in links["claims"]
        for statement, position in claim["positions"]
    }
    return Gold(tuple(entries), claims, cells)


def measure(prefix: str, folder: Path, judge: Judge | None = None, encoder: Encoder | None = None) -> Figures:
    """All figures of one story, named ``prefix/…``; a judge is asked only with an encoder beside it."""
    gold = read_gold(folder)
    articles = read_articles([str(folder / "reports")], ReadingOptions()).articles
    found = on_gold(folder, articles, gold, judge, encoder)
    cells = cells_of(found, gold)
    given = figures(gold.cells, cells, gold.statements)
    given |= constant(gold.cells, gold.statements, gold.claims)
    suggested = on_gold(folder, articles, gold, judge, encoder, given=False)[:FIRST]
    given["suggested"] = float(len(matched(gold.cells, gold.claims, suggested, gold.statements)))
    given["suggested/of"] = float(len(gold.claims))
    end_to_end = from_reports(folder, gold)
    given |= {f"end-to-end/{name}": value for name, value in end_to_end.items()}
    return {f"{prefix}/{name}": value for name, value in given.items()}


def on_gold(
    folder: Path,
    articles: Sequence[Article],
    gold: Gold,
    judge: Judge | None = None,
    encoder: Encoder | None = None,
    *,
    given: bool = True,
) -> tuple[Claim, ...]:
    """The claims of a story on its true statements, gold's given or none."""
    linked = link(articles, from_gold(folder / "gold.json", articles))
    return claims_of(view(articles, linked), list(gold.claims.values()) if given else (), judge, encoder)


def cells_of(claims: Sequence[Claim], gold: Gold, names: dict[str, str] | None = None) -> dict[Cell, str]:
    """The positions on gold's claims. ``names`` gives gold's ids by statement id; others are left out."""
    by_text = {" ".join(text.split()): claim for claim, text in gold.claims.items()}
    return {
        (
            position.statement if names is None else names[position.statement],
            by_text[claim.text],
        ): position.position
        for claim in claims
        if claim.given and claim.text in by_text
        for position in claim.positions
        if names is None or position.statement in names
    }


def from_reports(folder: Path, gold: Gold) -> Figures:
    """The figures end to end: statements are found, and met with gold's by overlap."""
    import rashomon

    account = rashomon.read([str(folder / "reports")], claims=list(gold.claims.values()))
    names: dict[str, str] = {}
    for article in account.articles:
        wanted = {
            entry["id"]: letters_of(article.text, [(start, end) for start, end in entry["spans"]])
            for entry in gold.entries
            if entry["report"] == Path(article.path).name
        }
        said = {
            one.id: letters_of(article.text, [(span.start, span.end) for span in one.content])
            for one in account.statements
            if one.article == article.id
        }
        names |= {found: entry for entry, found in pair_up(wanted, said).items()}
    return figures(gold.cells, cells_of(account.claims, gold, names), gold.statements)
