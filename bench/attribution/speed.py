"""Articles of 600 words a second on one core: plain, with the nested pass, and with paragraphs skipped.

    python -m bench.attribution.speed DATA

Dev articles of PolNeAR are joined and cut to 600 words each; the model is loaded and warmed before the clock
starts. Recall that skipping loses is in ``python -m bench.attribution.context``'s terms, on the dev part.
"""

from __future__ import annotations

import time
from pathlib import Path

from rashomon.inference.attribution import AttributionModel

from . import context
from .scoring import open_model, run_command

WORDS = 600
ARTICLES = 20


def measure(data: Path, *, model: AttributionModel | None = None, dev: bool = True) -> dict[str, float]:
    """Articles a second of each way of reading, and the recall with and without skipping."""
    model = model or open_model(None)
    texts = _texts(data)
    ways = {"plain": (False, False), "nested": (True, False), "nested, skipping": (True, True)}
    figures: dict[str, float] = {}
    for name, (nested, skip) in ways.items():
        model.read(texts[0], nested=nested, skip=skip)
        began = time.perf_counter()
        for text in texts:
            model.read(text, nested=nested, skip=skip)
        figures[f"articles a second, {name}"] = round(len(texts) / (time.perf_counter() - began), 2)
    for skip in (False, True):
        measured = context.measure(data, model=model, dev=True, skip=skip)
        figures |= {name: value for name, value in measured.items() if name.endswith("recall")}
    return figures


def _texts(data: Path) -> list[str]:
    """Paragraphs of dev articles, joined until a text holds `WORDS` words."""
    texts: list[str] = []
    paragraphs: list[str] = []
    count = 0
    for path in sorted((data / "polnear/data/dev/text").glob("*.txt")):
        for paragraph in path.read_bytes().decode("utf-8").split("\n"):
            paragraphs.append(paragraph)
            count += len(paragraph.split())
            if count >= WORDS:
                texts.append("\n".join(paragraphs))
                paragraphs, count = [], 0
    return texts[:ARTICLES]


if __name__ == "__main__":
    run_command(measure, __doc__)
