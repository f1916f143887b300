"""PolNeAR links on gold spans: is the source chosen for a content the one that gold gives it?

    python -m bench.attribution.links DATA

The article is read for its context; then each gold content is asked for its source among all gold sources and
for its cue among all gold cues of the article. Contents with a gold source are counted; those that gold
leaves without a source are reported apart (right when none is chosen).
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from rashomon.inference.attribution import AttributionModel
from rashomon.inference.reading import Candidates, Span

from .polnear import Annotated, read_part
from .scoring import open_model, run_command


def measure(data: Path, *, model: AttributionModel | None = None, dev: bool = False) -> dict[str, float]:
    """Accuracy in per cent of sources and cues chosen for gold contents of the test part (or dev)."""
    model = model or open_model(None)
    counts: Counter[str] = Counter()
    for article in read_part(data, "dev" if dev else "test"):
        _count(article, model, counts)
    return {
        "link source": round(100 * counts["source right"] / max(1, counts["source asked"]), 2),
        "link cue": round(100 * counts["cue right"] / max(1, counts["cue asked"]), 2),
        "link none where gold has none": round(100 * counts["none right"] / max(1, counts["none asked"]), 2),
    }


def _count(article: Annotated, model: AttributionModel, counts: Counter[str]) -> None:
    evidence = model.read(article.text, nested=False).evidence
    spans = [Span(role, start, end, 1.0) for role, (start, end) in article.spans]  # type: ignore[arg-type]
    candidates = Candidates(evidence, list(enumerate(spans)))
    for relation in article.relations:
        for content in relation["content"]:
            answer = candidates.answer(spans[content].start, spans[content].end)
            if relation["source"]:
                counts["source asked"] += 1
                counts["source right"] += answer.source in relation["source"]
            else:
                counts["none asked"] += 1
                counts["none right"] += answer.source is None
            if relation["cue"]:
                counts["cue asked"] += 1
                counts["cue right"] += answer.cue in relation["cue"]


if __name__ == "__main__":
    run_command(measure, __doc__)
