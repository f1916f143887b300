"""VitaminC "real": does a sentence of an encyclopedia support a claim, refute it, or neither?

    python -m bench.pairs.facts DATA

Scored are the pages whose title's SHA-1 is 0 mod 5; training never sees them. With ``--dev``: 1 mod 25.
*affirms* answers SUPPORTS, *denies* REFUTES, anything else NOT ENOUGH INFO.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np

from rashomon.inference import load_pairs
from rashomon.inference.stances import PairModel

from .scoring import accuracy, macro_f1, run_command

ANSWERS = ("SUPPORTS", "REFUTES", "NOT ENOUGH INFO")


def read_part(data: Path, *, dev: bool) -> list[tuple[str, str, int]]:
    """Return (evidence, claim, number of the answer) of the benchmark or the dev pages."""
    found: list[tuple[str, str, int]] = []
    with (data / "nli/vitaminc_real/test.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            number = int(hashlib.sha1(row["page"].encode("utf-8")).hexdigest(), 16)  # noqa: S324 - no secret
            if number % 25 == 1 if dev else number % 5 == 0:
                found.append((row["evidence"], row["claim"], ANSWERS.index(row["label"])))
    return found


def measure(
    data: Path, *, model: PairModel | None = None, dev: bool = False, every: int = 1
) -> dict[str, float]:
    """Accuracy and macro-F1 in per cent, and what the most frequent answer gets; of every n-th pair."""
    rows = read_part(data, dev=dev)[::every]
    given = (model or load_pairs())([(said, claim) for said, claim, _ in rows])
    found = np.minimum(given.argmax(1), 2)
    gold = np.array([label for _, _, label in rows])
    constant = np.full_like(gold, np.bincount(gold).argmax())
    return {
        "VitaminC accuracy": round(100 * accuracy(found, gold), 2),
        "VitaminC macro-F1": round(100 * macro_f1(found, gold, 3), 2),
        "VitaminC constant answer accuracy": round(100 * accuracy(constant, gold), 2),
        "VitaminC constant answer macro-F1": round(100 * macro_f1(constant, gold, 3), 2),
    }


if __name__ == "__main__":
    run_command(measure, __doc__)
