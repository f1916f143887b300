"""Share of words marked as furniture where furniture stands, and where none stands, by a hand list of lines.

python bench/reading/furniture.py FOLDER     with the reports whose names begin as in LINES
"""

from __future__ import annotations

import sys
from pathlib import Path

from rashomon.reading import read_articles
from rashomon.records import Article

# Numbers (from 1) of the lines that a careful reader calls furniture, by the start of the file's name.
LINES: dict[str, frozenset[int]] = {
    "000": frozenset({6, 7, 8, 9, 39, 41}),
    "001": frozenset({36}),
    "002": frozenset(),
    "003": frozenset(),
    "004": frozenset({3, 4, 24, *range(26, 31), 32, 34}),
}


def measure(folder: Path) -> dict[str, float]:
    """Words of furniture, the share of them that is marked, and the words wrongly marked, by report."""
    figures: dict[str, float] = {}
    for article in read_articles([folder]).articles:
        name = Path(article.path).name[:3]
        if name not in LINES:
            continue
        total, hit, wrong = _counts(article, LINES[name])
        figures[f"{name}_words"] = total
        figures[f"{name}_marked"] = hit / total if total else 1.0
        figures[f"{name}_wrong_words"] = wrong
    return figures


def _counts(article: Article, numbers: frozenset[int]) -> tuple[int, int, int]:
    covered = {place for span in article.furniture for place in range(span.start, span.end)}
    total = hit = wrong = place = 0
    for number, line in enumerate(article.text.split("\n"), start=1):
        for word in line.split():
            start = article.text.index(word, place)
            place = start + len(word)
            marked = start in covered
            total += number in numbers
            hit += marked and number in numbers
            wrong += marked and number not in numbers
    return total, hit, wrong


def main(arguments: list[str]) -> None:
    """Print the measures."""
    if not arguments:
        print("skipped: no data (give the folder of the reports)")
    for argument in arguments:
        for name, value in measure(Path(argument)).items():
            print(f"{name:20} {value:.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
