"""The archive: taking in, size, putting an account together, and search among very many statements.

    python -m bench.archive --articles 1000 --statements 100000 [--at postgresql://…]

Articles are invented; statements for the search are drawn from a vocabulary by Zipf's law, so that some words
stand in a tenth of them and most in hardly any. Speed has no floor: it depends on the machine.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import statistics
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bench import invented
from bench.tasks import Figures

ARTICLES = 10_000
STATEMENTS = 1_000_000
QUERIES = 300
WORDS = 600
_BATCH = 20_000
_LENGTH = 18
_NOW = datetime(2031, 3, 3, 12, tzinfo=UTC)
_NAMES = 5_000
_OUTLETS = 400


def measure(thorough: bool = False) -> Figures:
    """Everything in its full size when ``thorough``, a twentieth of it otherwise."""
    part = 1 if thorough else 20
    with tempfile.TemporaryDirectory(prefix="rashomon-bench-") as folder:
        figures = taking_in(Path(folder), ARTICLES // part)
        return figures | searching(f"{folder}/search.rashomon", STATEMENTS // part)


def taking_in(folder: Path, articles: int) -> Figures:
    """Articles a second into an archive, stored alone and with their statements (rules); bytes an article."""
    from rashomon.archive import Archive
    from rashomon.archive.taking_in import look_through, take_in
    from rashomon.pipeline import Options
    from rashomon.reading import ReadingOptions

    dump = folder / "dump.jsonl"
    with dump.open("w", encoding="utf-8") as stream:
        for number in range(articles):
            line = invented.article(number, WORDS) | {"url": f"https://lantern.example/{number}"}
            stream.write(json.dumps(line) + "\n")
    place = folder / "desk.rashomon"
    with Archive.open(place) as archive:
        start = time.perf_counter()
        take_in(archive, [str(dump)], ReadingOptions(), at=_NOW)
        stored = time.perf_counter() - start
        archive.close()
        alone = place.stat().st_size
        start = time.perf_counter()
        look_through(archive, Options(finder="rules"), at=_NOW)
        looked = time.perf_counter() - start
        statements = archive.found.count()
        archive.close()
        whole = place.stat().st_size
        size = f"archive/{articles}"
        return {
            f"{size}/stored-articles-a-second": articles / stored,
            f"{size}/with-statements-articles-a-second": articles / (stored + looked),
            f"{size}/bytes-an-article-without-statements": alone / articles,
            f"{size}/bytes-an-article": whole / articles,
            f"{size}/bytes-of-text-an-article": dump.stat().st_size / articles,
            f"{size}/statements-an-article": statements / articles,
        }


def searching(where: str, statements: int) -> Figures:
    """Milliseconds of a search, by kind of question, among so many statements."""
    from rashomon.archive import Archive
    from rashomon.archive.searching import Wanted

    with Archive.open(where) as archive:
        if archive.found.count() < statements:
            fill(archive, statements)
        rng = random.Random(7)
        vocabulary = words()
        every: list[float] = []
        figures: Figures = {}
        for kind in ("common", "middling", "two-words", "phrase", "speaker", "outlet", "time", "beginning"):
            took = []
            for _ in range(QUERIES // 8):
                wanted = Wanted(**question(kind, rng, vocabulary))
                start = time.perf_counter()
                archive.search.statements(wanted)
                took.append((time.perf_counter() - start) * 1_000)
            figures[f"archive/{statements}-statements/{kind}-p95-ms"] = percentile(took, 95)
            every += took
        figures[f"archive/{statements}-statements/median-ms"] = statistics.median(every)
        figures[f"archive/{statements}-statements/p95-ms"] = percentile(every, 95)
        return figures


def question(kind: str, rng: random.Random, vocabulary: Sequence[str]) -> dict[str, Any]:
    """One search of a kind, of words as they come in the statements."""
    common, middling = vocabulary[rng.randrange(0, 100)], vocabulary[rng.randrange(300, 3_000)]
    since = _NOW - timedelta(days=rng.randrange(30, 1_000))
    asked: dict[str, dict[str, Any]] = {
        "common": {"words": common},
        "middling": {"words": middling},
        "two-words": {"words": f"{common} {middling}"},
        "phrase": {"words": f'"{common} {vocabulary[rng.randrange(0, 100)]}"'},
        "speaker": {"words": common, "speaker": name(rng.randrange(_NAMES))},
        "outlet": {"words": middling, "outlet": f"outlet {rng.randrange(_OUTLETS)}"},
        "time": {"words": common, "since": since, "until": since + timedelta(days=10)},
        "beginning": {"words": f"{middling[:4]}*"},
    }
    return asked[kind]


def fill(archive: Any, statements: int) -> None:
    """Statements straight into the tables: what is measured is the search, and not how they came there."""
    from sqlalchemy import insert

    from rashomon.archive.tables import articles as article_rows
    from rashomon.archive.tables import statements as statement_rows
    from rashomon.archive.withdrawing import indexed_words
    from rashomon.archive.words import add_words

    rng = random.Random(3)
    made = Drawn(rng, words())
    with archive.transaction(), archive.door.writing() as connection:
        connection.execute(
            insert(article_rows), [article_row(number) for number in range(statements // 20 + 1)]
        )
    for first in range(0, statements, _BATCH):
        rows = [statement_row(number, made, rng) for number in range(first, min(first + _BATCH, statements))]
        with archive.transaction(), archive.door.writing() as connection:
            connection.execute(insert(statement_rows), rows)
            add_words(
                connection,
                "statement_words",
                [(row["id"], indexed_words(argparse.Namespace(**row))) for row in rows],
            )


class Drawn:
    """Words drawn by Zipf's law."""

    def __init__(self, rng: random.Random, vocabulary: Sequence[str]) -> None:
        self._rng = rng
        self._vocabulary = vocabulary
        self._weights = list(itertools.accumulate(1 / (rank + 10) for rank in range(len(vocabulary))))

    def sentence(self, length: int) -> str:
        return " ".join(self._rng.choices(self._vocabulary, cum_weights=self._weights, k=length))


def article_row(number: int) -> dict[str, Any]:
    published = _NOW - timedelta(days=number % 1_500)
    return {
        "id": number + 1,
        "key": f"article-{number}",
        "identity": f"{number:064d}",
        "record": f"a-{number}",
        "address": f"https://lantern.example/{number}",
        "outlet": f"Outlet {number % _OUTLETS}",
        "title": f"Title {number}",
        "language": "en",
        "published_from": published,
        "published_to": published,
        "first_seen": _NOW,
        "changed_at": _NOW,
        "revision": 1,
        "found_by": "rules",
    }


def statement_row(number: int, made: Drawn, rng: random.Random) -> dict[str, Any]:
    article = number // 20
    published = _NOW - timedelta(days=article % 1_500)
    return {
        "id": number + 1,
        "article_id": article + 1,
        "record": f"s-{number}",
        "kind": "direct",
        "stance": "asserts",
        "speakers": name(int(_NAMES * rng.random() ** 2)),
        "content": made.sentence(rng.randrange(_LENGTH // 2, _LENGTH * 2)),
        "outlet": f"Outlet {article % _OUTLETS}",
        "unnamed": False,
        "relayed": False,
        "earliest": published,
        "latest": published,
    }


def name(number: int) -> str:
    """A name of two words, the same for the same number."""
    return f"{invented.GIVEN[number % len(invented.GIVEN)]} Speaker{number}"


def words() -> list[str]:
    """A vocabulary, the most frequent first: that of the model which ships, in its order."""
    from importlib import resources

    text = (resources.files("rashomon.inference") / "attribution_4" / "vocabulary.txt").read_text("utf-8")
    return [line for line in text.splitlines() if line.isascii() and line.isalpha() and len(line) > 1]


def percentile(values: Sequence[float], part: int) -> float:
    return statistics.quantiles(values, n=100)[part - 1]


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the archive.")
    parser.add_argument("--articles", type=int, default=ARTICLES // 20)
    parser.add_argument("--statements", type=int, default=STATEMENTS // 20)
    parser.add_argument("--at", default="", help="an empty PostgreSQL database, for the search")
    given = parser.parse_args()
    figures: Figures = {}
    with tempfile.TemporaryDirectory(prefix="rashomon-bench-") as folder:
        if given.articles:
            figures |= taking_in(Path(folder), given.articles)
        if given.statements:
            figures |= searching(given.at or f"{folder}/search.rashomon", given.statements)
    for key, value in figures.items():
        print(f"{key:<60} {value:,.1f}")


if __name__ == "__main__":
    main()
