"""Whether every span of a dossier re-reads to its own words in the article that stands beside it.

The dossier is checked as a user's program would find it: the JSON, walked without knowledge of the
records. The quick form reads the stories; the thorough form also the texts of the data sets.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from bench.materials import CACHE, COPIES, data_set, example, folder_of, is_here, story
from bench.tasks import Figures

CHUNK = 40
BODIES = ("train_bodies.csv", "competition_test_bodies.csv")
csv.field_size_limit(10_000_000)


def spans_in(value: Any, article: str, of_statement: dict[str, str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every span of a dossier with the id of the article named nearest to it, or of its statement's."""
    if isinstance(value, list):
        for item in value:
            yield from spans_in(item, article, of_statement)
    elif isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield str(value.get("article", article)), value
            return
        named, statement = value.get("article"), value.get("statement")
        if isinstance(named, str):
            article = named
        elif isinstance(statement, str):
            article = of_statement.get(statement, article)
        for item in value.values():
            yield from spans_in(item, article, of_statement)


def broken_spans(dossier: dict[str, Any]) -> tuple[int, list[str]]:
    """How many spans the dossier has, and one line for each that does not hold."""
    texts = {article["id"]: article["text"] for article in dossier["articles"]}
    of_statement = {statement["id"]: statement["article"] for statement in dossier["statements"]}
    total, broken = 0, []
    for key, records in dossier.items():
        for record in records if isinstance(records, list) else [records]:
            at = record["id"] if key == "articles" else ""
            for article, span in statement_spans(record, at, of_statement):
                total += 1
                if texts.get(article, "")[span["start"] : span["end"]] != span["text"]:
                    where = f"{key}: {article or 'no article named'}"
                    broken.append(f"{where}: {span['start']} {span['text'][:60]!r}")
    return total, broken


def statement_spans(
    record: Any, article: str, of_statement: dict[str, str]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The spans of one record; where it names only statements or articles, those of the first one."""
    if isinstance(record, dict) and not article:
        # The time of a movement is that of the statement it leads to.
        later = record.get("after", ()) if "before" in record else ()
        named = [*(record.get("statements") or ()), *(record.get("articles") or ()), *later]
        article = next((of_statement.get(name, name) for name in named if isinstance(name, str)), "")
    yield from spans_in(record, article, of_statement)


def texts_under(folder: Path) -> Iterator[list[str]]:
    """The plain-text files under a folder, some at a time."""
    waiting = iter(sorted(str(path) for path in folder.rglob("*.txt")))
    while chunk := list(islice(waiting, CHUNK)):
        yield chunk


def held(prefix: str, chunks: Iterable[list[str]]) -> Figures:
    """Read the files, a chunk at a time as one story, and count the spans that hold."""
    import rashomon
    from rashomon.errors import NothingReadError
    from rashomon.records.codec import account_to_text

    total = wrong = articles = 0
    for chunk in chunks:
        try:
            dossier = json.loads(account_to_text(rashomon.read(chunk)))
        except NothingReadError:
            continue
        count, broken = broken_spans(dossier)
        articles += len(dossier["articles"])
        total += count
        wrong += len(broken)
        for line in broken[:5]:
            print(f"  broken: {line}", file=sys.stderr)
    return {
        f"{prefix}/articles": articles,
        f"{prefix}/spans": total,
        f"{prefix}/spans-that-hold": 1 - wrong / total if total else 0.0,
    }


def fnc_bodies() -> list[Path]:
    """The bodies of the stance data as files of JSON lines in the cache, a chunk a file."""
    folder = CACHE / "evidence" / "fnc1"
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for name in BODIES:
        with (data_set("fnc1") / "fnc1" / name).open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        for start in range(0, len(rows), CHUNK):
            path = folder / f"{Path(name).stem}-{start}.jsonl"
            lines = [
                json.dumps({"id": f"{name}:{row['Body ID']}", "text": row["articleBody"]})
                for row in rows[start : start + CHUNK]
            ]
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
            files.append(path)
    return files


def measure(*, thorough: bool = True) -> Figures:
    figures = held("example", texts_under(example() / "reports"))
    if is_here("stories/iraq-letter"):
        figures |= held("iraq-letter", texts_under(story("iraq-letter") / "reports"))
    for name in COPIES:
        if is_here(f"copies/{name}"):
            figures |= held(name, texts_under(folder_of(f"copies/{name}") / "reports"))
    if thorough and is_here("data/polnear"):
        figures |= held("polnear", texts_under(data_set("polnear") / "polnear" / "data"))
    if thorough and is_here("data/fnc1"):
        figures |= held("fnc1", [[str(path)] for path in fnc_bodies()])
    return figures
