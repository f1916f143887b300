"""PolNeAR spans with the article around them: exact F1 of source, cue and content on whole articles.

    python -m bench.attribution.context DATA

The whole article is read as it was published. A span counts when it touches exactly the words that gold's
touches. An article with several annotators is scored against each of them.
"""

from __future__ import annotations

from pathlib import Path

from rashomon.inference.attribution import AttributionModel
from rashomon.inference.words import cut_words

from .polnear import ROLES, read_part
from .scoring import SpanCounts, open_model, run_command
from .tokens import tokens_touched


def measure(
    data: Path, *, model: AttributionModel | None = None, dev: bool = False, skip: bool = False
) -> dict[str, float]:
    """Exact F1, precision and recall of each role over the test articles (the dev ones with ``dev``)."""
    model = model or open_model(None)
    counts = SpanCounts()
    for article in read_part(data, "dev" if dev else "test"):
        reading = model.read(article.text, nested=False, skip=skip)
        words = cut_words(article.text)
        places = list(zip(words.starts, words.ends, strict=True))
        gold = {(role, tokens_touched(places, *place)) for role, place in article.spans}
        found = {(span.role, tokens_touched(places, span.start, span.end)) for span in reading.spans}
        counts.add(found, gold)
    return counts.figures("context, skipping" if skip else "context", ROLES)


if __name__ == "__main__":
    run_command(measure, __doc__)
