"""Precision and recall of credits on stories whose credits were marked by hand.

python bench/reading/credits.py FOLDER…     each with copies.json, doubtful.json and reports/
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from rashomon.reading import read_articles
from rashomon.reading.outlets import canonical_outlet, fold_outlet
from rashomon.records import Article, Credit

Mark = dict[str, Any]


def measure(folder: Path, *, show: bool = False) -> dict[str, float]:
    """Counts, precision and recall (0–1) of one story; doubtful phrases count nowhere.

    A credit is right when it overlaps a marked phrase and names the same outlet; ``precision_anywhere``
    and ``recall_anywhere`` ask for the overlap only.
    """
    gold = json.loads((folder / "copies.json").read_text("utf-8"))["credits"]
    doubtful = json.loads((folder / "doubtful.json").read_text("utf-8"))["credits"]
    hits = spots = found = named = touched = 0
    for article in read_articles([folder / "reports"]).articles:
        report = Path(article.path).stem
        marks = [mark for mark in gold if mark["report"] == report]
        open_marks = [mark for mark in doubtful if mark["report"] == report]
        credits = [
            credit for credit in article.credits if not any(_overlap(credit, mark) for mark in open_marks)
        ]
        found += len(credits)
        hits += sum(any(_same(credit, mark) for mark in marks) for credit in credits)
        spots += sum(any(_overlap(credit, mark) for mark in marks) for credit in credits)
        named += sum(any(_same(credit, mark) for credit in credits) for mark in marks)
        touched += sum(any(_overlap(credit, mark) for credit in credits) for mark in marks)
        if show:
            _show(article, credits, marks)
    return {
        "marked": len(gold),
        "found": found,
        "precision": hits / max(found, 1),
        "recall": named / max(len(gold), 1),
        "precision_anywhere": spots / max(found, 1),
        "recall_anywhere": touched / max(len(gold), 1),
    }


def _overlap(credit: Credit, mark: Mark) -> bool:
    return credit.span.start < int(mark["end"]) and int(mark["start"]) < credit.span.end


def _same(credit: Credit, mark: Mark) -> bool:
    names = {fold_outlet(canonical_outlet(name)) for name in (credit.outlet, str(mark["outlet"]))}
    return _overlap(credit, mark) and (
        len(names) == 1 or any(a != b and a in b for a in names for b in names)
    )


def _show(article: Article, credits: list[Credit], marks: list[Mark]) -> None:
    for credit in credits:
        if not any(_same(credit, mark) for mark in marks):
            print("  extra ", Path(article.path).stem, credit.outlet, "|", credit.span.text)
    for mark in marks:
        if not any(_same(credit, mark) for credit in credits):
            print("  missed", mark["report"], mark["outlet"], "|", mark["text"])


def main(arguments: list[str]) -> None:
    """Print the measures of each folder; ``--show`` lists what was missed and what is extra."""
    folders = [Path(argument) for argument in arguments if not argument.startswith("--")]
    if not folders:
        print("skipped: no data (give the folders of the stories)")
    for folder in folders:
        figures = measure(folder, show="--show" in arguments)
        print(folder.name, " ".join(f"{name} {value:.3f}" for name, value in figures.items()))


if __name__ == "__main__":
    main(sys.argv[1:])
