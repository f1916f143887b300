"""PolNeAR windows alone: exact F1 of source, cue and content by the published protocol (CofeNet, 2022).

    python -m bench.attribution.windows DATA

Every row of ``polnear-bio`` is read as a text of its own. Its tokens are joined to running text, the model's
character spans are put back on the tokens that they touch, and a span counts when both ends agree.
"""

from __future__ import annotations

import json
from pathlib import Path

from rashomon.inference.attribution import AttributionModel

from .scoring import SpanCounts, open_model, run_command
from .tokens import join_tokens, tagged_spans, tokens_touched

ROLES = ("source", "cue", "content")


def measure(data: Path, *, model: AttributionModel | None = None, dev: bool = False) -> dict[str, float]:
    """Exact F1, precision and recall of each role over the test windows (the valid ones with ``dev``)."""
    model = model or open_model(None)
    counts = SpanCounts()
    part = "valid" if dev else "test"
    rows = (data / f"quotes_cofenet_bio/polnear/{part}.txt").read_text(encoding="utf-8")
    for line in rows.splitlines():
        row = json.loads(line)
        text, places = join_tokens(row["tokens"])
        reading = model.read(text, nested=False)
        found = {(span.role, tokens_touched(places, span.start, span.end)) for span in reading.spans}
        gold = {(kind, (start, end)) for kind, start, end in tagged_spans(row["labels"])}
        counts.add(found, gold)
    return counts.figures("windows", ROLES)


if __name__ == "__main__":
    run_command(measure, __doc__)
