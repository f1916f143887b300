"""FNC-1: does the body of an article agree with a headline, disagree, discuss it, or is it unrelated?

    python -m bench.pairs.stances DATA

How the pair model answers it. (1) A gate by words says whether headline and body are related at all: a small
network over the overlaps of `wording.likeness`, fitted to the train part. (2) Where they are, the model reads
the headline as the claim and two passages as the statement: the sentences that speak of the headline, and the
beginning. Its five answers for both, with `wording.tone` and the overlaps, go through a second small network,
fitted to stories of the train part that the model was not trained on: *affirms* speaks for agree, *denies*
for disagree, *discusses* (not *withholds*) for discuss. With ``--dev`` half of those stories are scored and
the other half are fitted to.

Scored as the challenge did: a quarter for related or not, three quarters for the right kind of related.
"""

from __future__ import annotations

import csv
import json
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rashomon.inference import load_pairs
from rashomon.inference.passages import best_passage
from rashomon.inference.stances import PairModel

from .learning import Floats, fit
from .scoring import accuracy, f1, macro_f1, run_command
from .wording import LEAD, Body, Rarity, likeness, look_at, tone

LABELS = ("agree", "disagree", "discuss", "unrelated")
UNRELATED = 3
PASSAGE = 60
RELATED_WEIGHT = 1.0
STANCE_WEIGHTS = (1.0, 1.4, 0.9)
"""What a pair of each stance counts in fitting: chosen on dev, where disagree is rare and macro-F1 counts."""


@dataclass(frozen=True, slots=True)
class Part:
    """Pairs as (headline, number of the body), their gold labels, and the bodies."""

    pairs: list[tuple[str, int]]
    gold: NDArray[np.int64]
    bodies: dict[int, str]

    def only(self, kept: NDArray[np.bool_]) -> Part:
        """The pairs that are marked."""
        return Part(
            [pair for pair, keep in zip(self.pairs, kept, strict=True) if keep], self.gold[kept], self.bodies
        )


def read_part(data: Path, part: str) -> Part:
    """Read ``train`` or ``competition_test``."""
    csv.field_size_limit(sys.maxsize)
    with (data / f"fnc1/{part}_bodies.csv").open(encoding="utf-8", newline="") as lines:
        bodies = {int(row["Body ID"]): row["articleBody"] for row in csv.DictReader(lines)}
    with (data / f"fnc1/{part}_stances.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    pairs = [(row["Headline"], int(row["Body ID"])) for row in rows]
    return Part(pairs, np.array([LABELS.index(row["Stance"]) for row in rows]), bodies)


def held_out_stories(data: Path) -> dict[int, int]:
    """Return the number of its story for every body of the train part that the model is not trained on."""
    clusters = json.loads((data / "fnc1/derived_story_clusters.json").read_text("utf-8"))["clusters"]
    mine = [one for one in clusters if one["split"] == "train"]
    return {int(body): at for at, one in enumerate(mine) if at % 5 == 4 for body in one["body_ids"]}


class StanceReader:
    """The gate and the second network, fitted; the bodies of a part are looked at once."""

    def __init__(
        self, model: PairModel, train: Part, held_out: NDArray[np.bool_], fitted_to: NDArray[np.bool_]
    ) -> None:
        self._model = model
        self._rarity = Rarity(train.bodies.values())
        gate_part = train.only(~held_out | fitted_to)
        self._gate = fit(
            self.overlaps(gate_part),
            (gate_part.gold != UNRELATED).astype(np.int64),
            (1.0, RELATED_WEIGHT),
            hidden=12,
            decay=1e-5,
        )
        related = train.only(fitted_to & (train.gold != UNRELATED))
        self._stance = fit(self.evidence(related), related.gold, STANCE_WEIGHTS, hidden=3, decay=5e-3)

    def overlaps(self, part: Part) -> Floats:
        """Return the features of the gate."""
        bodies = self._looked_at(part)
        return np.array([likeness(headline, bodies[body], self._rarity) for headline, body in part.pairs])

    def evidence(self, part: Part) -> Floats:
        """Return the features of the second network: what the model says of two passages, overlaps, tone."""
        best = [best_passage(part.bodies[body], headline, PASSAGE) for headline, body in part.pairs]
        leads = [" ".join(part.bodies[body].split()[:LEAD]) for _, body in part.pairs]
        headlines = [headline for headline, _ in part.pairs]
        scores = [
            np.log(self._model.scores(list(zip(passages, headlines, strict=True))) + 1e-4)
            for passages in (best, leads)
        ]
        tones = [
            tone(headline, part.bodies[body], passages)
            for (headline, body), *passages in zip(part.pairs, best, leads, strict=True)
        ]
        return np.hstack([*scores, np.array(tones), self.overlaps(part)[:, :5]])

    def __call__(self, part: Part) -> NDArray[np.int64]:
        """Return the label of every pair."""
        related = self._gate(self.overlaps(part))[:, 1] > 0.5
        found = np.full(len(part.pairs), UNRELATED)
        if related.any():
            found[related] = self._stance(self.evidence(part.only(related))).argmax(1)
        return found

    def _looked_at(self, part: Part) -> dict[int, Body]:
        needed = {body for _, body in part.pairs}
        return {number: look_at(part.bodies[number], self._rarity) for number in sorted(needed)}


def weighted_score(found: NDArray[np.int64], gold: NDArray[np.int64]) -> float:
    """The challenge's score, in [0, 1]."""
    points = 0.25 * ((found == UNRELATED) == (gold == UNRELATED)) + 0.75 * (
        (found == gold) & (gold != UNRELATED)
    )
    return float(points.sum() / np.where(gold == UNRELATED, 0.25, 1.0).sum())


def measure(
    data: Path, *, model: PairModel | None = None, dev: bool = False, every: int = 1
) -> dict[str, float]:
    """Weighted score, macro-F1 and the F1 of each stance, in per cent; of every n-th pair."""
    train = read_part(data, "train")
    stories = held_out_stories(data)
    numbers = np.array([stories.get(body, -1) for _, body in train.pairs])
    held_out = numbers >= 0
    scored = held_out & (numbers // 5 % 2 == 1) if dev else np.zeros_like(held_out)
    reader = StanceReader(model or load_pairs(), train, held_out, held_out & ~scored)
    part = train.only(scored) if dev else read_part(data, "competition_test")
    if every > 1:
        part = part.only(np.arange(len(part.pairs)) % every == 0)
    found = reader(part)
    constant = np.full_like(part.gold, UNRELATED)
    return _figures("FNC-1", found, part.gold) | _figures("FNC-1 constant answer", constant, part.gold)


def _figures(prefix: str, found: NDArray[np.int64], gold: NDArray[np.int64]) -> dict[str, float]:
    figures = {
        "weighted score": weighted_score(found, gold),
        "macro-F1": macro_f1(found, gold, len(LABELS)),
        "related or not": accuracy(found == UNRELATED, gold == UNRELATED),
    } | {f"{label} F1": f1(found, gold, at) for at, label in enumerate(LABELS)}
    return {f"{prefix} {name}": round(100 * value, 2) for name, value in figures.items()}


if __name__ == "__main__":
    run_command(measure, __doc__)
