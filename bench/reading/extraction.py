"""F1 of the main text of HTML pages, and pages a second, beside the library's own in the same run.

    python bench/reading/extraction.py FOLDER     with ground-truth.json and html/*.html.gz

The measure is the data set's own: four-word shingles with their counts, true and false ones as shares
of a page, precision and recall as means over the pages, F1 of the two means.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from rashomon.errors import UnreadableError
from rashomon.reading.contents import Content
from rashomon.reading.html_pages import read_html
from rashomon.reading.options import ReadingOptions
from rashomon.records import Capture

_WORD = re.compile(r"\w+")


def measure(folder: Path) -> dict[str, float]:
    """F1, precision, recall (0–1) and pages a second of reading and of the library by itself."""
    import trafilatura

    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    pages = {key: gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes()) for key in sorted(truth)}
    bodies = {key: truth[key].get("articleBody", "") for key in pages}
    own = _figures(pages, bodies, read_text)
    library = _figures(
        pages, bodies, lambda raw: trafilatura.extract(raw, fast=True, include_comments=False) or ""
    )
    default = _figures(pages, bodies, lambda raw: trafilatura.extract(raw, include_comments=False) or "")
    return {
        **own,
        **{f"library_fast_{name}": value for name, value in library.items()},
        **{f"library_{name}": value for name, value in default.items()},
    }


def read_text(raw: bytes) -> str:
    """The text that reading finds in a page, with everything else that reading a page does."""
    content = Content(raw, "page.html", "page.html", "html")
    capture = Capture(hashlib.sha256(raw).hexdigest(), len(raw))
    try:
        return read_html(content, capture, ReadingOptions()).text
    except UnreadableError:
        return ""


def _figures(
    pages: dict[str, bytes], bodies: dict[str, str], read: Callable[[bytes], str]
) -> dict[str, float]:
    started = time.perf_counter()
    texts = {key: read(raw) for key, raw in pages.items()}
    seconds = time.perf_counter() - started
    counts = [shingle_counts(bodies[key], text) for key, text in texts.items()]
    precision = statistics.mean(tp / (tp + fp) for tp, fp, _ in counts if tp + fp)
    recall = statistics.mean(tp / (tp + fn) for tp, _, fn in counts if tp + fn)
    f1 = 2 * precision * recall / (precision + recall)
    return {"f1": f1, "precision": precision, "recall": recall, "pages_per_second": len(pages) / seconds}


def shingle_counts(true: str, found: str) -> tuple[int, int, int]:
    """Shingles of four words, with their counts: right, too many, missing."""
    expected, given = _shingles(true), _shingles(found)
    right = sum((expected & given).values())
    return right, sum(given.values()) - right, sum(expected.values()) - right


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    places = range(max(1, len(words) - 3)) if words else ()
    return Counter(tuple(words[place : place + 4]) for place in places)


def main(arguments: list[str]) -> None:
    """Print the measures."""
    if not arguments:
        print("skipped: no data (give the folder of the pages)")
    for argument in arguments:
        for name, value in measure(Path(argument)).items():
            print(f"{name:32} {value:.4f}")


if __name__ == "__main__":
    main(sys.argv[1:])
