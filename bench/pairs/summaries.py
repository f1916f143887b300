"""SummEdits: is an edited summary of a text still right?

    python -m bench.pairs.summaries DATA

Every sentence of the summary is the claim, the sentences of the text that speak of it are the statement. What
counts is the sentence that is denied most (what is affirmed least told less on the other domains).
The weights of these, and the threshold, come from the other domains, of which one document in four was kept
from training; news is scored. With ``--dev`` half of those kept documents are scored and the other half are
fitted to. Any constant answer gets 50.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rashomon.inference import load_pairs
from rashomon.inference.passages import best_passage, cut_sentences
from rashomon.inference.stances import PairModel

from .learning import Floats, fit
from .scoring import balanced_accuracy, run_command

OTHERS = ("scitldr", "samsum", "qmsumm", "ectsum", "sales_call", "sales_email", "podcast")
PASSAGES = (60, 25)
"""Words of the passages that are shown with a sentence, each on its own."""


def read_domain(data: Path, domain: str) -> list[tuple[str, str, int]]:
    """Return (text, summary, 1 where it is right) of one domain."""
    rows = json.loads((data / f"nli/summedits/data/summedits/summedits_{domain}.json").read_text("utf-8"))
    return [(row["doc"], row["summary"], int(row["label"])) for row in rows]


def share(text: str, parts: int) -> int:
    """Return which of ``parts`` a text falls into, by its SHA-1."""
    return int(hashlib.sha1(text.encode("utf-8")).hexdigest(), 16) % parts  # noqa: S324 - no secret


def evidence(rows: list[tuple[str, str, int]], model: PairModel) -> Floats:
    """Return the features of every summary."""
    found = []
    for text, summary, _ in rows:
        claims = cut_sentences(summary)
        scores = np.stack(
            [model.scores([(best_passage(text, one, words), one) for one in claims]) for words in PASSAGES]
        )
        found.append(np.log(scores[:, :, 1] + 1e-3).max(1))
    return np.array(found)


def _gold(rows: list[tuple[str, str, int]]) -> NDArray[np.int64]:
    return np.array([label for _, _, label in rows])


def measure(
    data: Path, *, model: PairModel | None = None, dev: bool = False, every: int = 1
) -> dict[str, float]:
    """Balanced accuracy in per cent; of every n-th summary."""
    model = model or load_pairs()
    kept = [row for domain in OTHERS for row in read_domain(data, domain) if share(row[0], 4) == 0]
    scored = [row for row in kept if share(row[0], 8) == 4] if dev else read_domain(data, "news")[::every]
    fitted_to = [row for row in kept if not dev or share(row[0], 8) != 4]
    gold = _gold(fitted_to)
    weights = (1 / (gold == 0).mean(), 1 / (gold == 1).mean())
    answer = fit(evidence(fitted_to, model), gold, weights, hidden=2, decay=3e-2)
    found = answer(evidence(scored, model)).argmax(1)
    return {"SummEdits balanced accuracy": round(100 * balanced_accuracy(found, _gold(scored)), 2)}


if __name__ == "__main__":
    run_command(measure, __doc__)
