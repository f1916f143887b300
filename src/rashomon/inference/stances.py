"""The pair model: a statement and a claim in, what the statement does with the claim out.

It reads words only. Who speaks, and whether the speaker holds what the words say, is for the caller to know.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from .folder import ModelFolder, read_model_folder
from .marks import lay_out
from .pieces import PieceTable
from .session import Run, open_session

FORMAT: Final = 1
STANCES: Final = ("affirms", "denies", "withholds", "unrelated")
"""The columns of the answer. ``unrelated`` stands for every case in which no position is taken on the claim,
and for a mere report of it.
"""
ALL_STANCES: Final = ("affirms", "denies", "withholds", "discusses", "unrelated")
"""The columns of `PairModel.scores`: there a report of the claim stands apart."""


class PairModel:
    """A loaded model. Pairs are read one at a time, so an answer never depends on what stands beside it; one
    model may serve several threads.
    """

    def __init__(self, folder: ModelFolder, run: Run) -> None:
        self._run = run
        vocabulary = folder.files["vocabulary.txt"].decode("utf-8").split("\n")
        self._table = PieceTable({piece: at for at, piece in enumerate(vocabulary)})
        self._most: Final[int] = folder.description["most_pieces"]
        self.version: Final[str] = folder.description["version"]
        self.thresholds: Final[Mapping[str, float]] = MappingProxyType(folder.description["thresholds"])
        """The least probability at which a stance should be believed, by its name; chosen on dev parts."""

    def __call__(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """Return (pairs, 4) probabilities of `STANCES`; each row sums to 1.

        A pair is (statement, claim). Both are read up to 160 word pieces together, of the claim 60 at most;
        what is longer is cut at its end. Equal pairs are read once.
        """
        every = self.scores(pairs)
        discusses, unrelated = ALL_STANCES.index("discusses"), ALL_STANCES.index("unrelated")
        every[:, unrelated] += every[:, discusses]
        return np.delete(every, discusses, axis=1)

    def scores(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """Return (pairs, 5) probabilities of `ALL_STANCES`."""
        found = np.zeros((len(pairs), len(ALL_STANCES)), np.float32)
        rows: dict[tuple[str, str], int] = {}
        for at, (statement, claim) in enumerate(pairs):
            first = rows.setdefault((statement, claim), at)
            found[at] = found[first] if first != at else self._score(statement, claim)
        return found

    def _score(self, statement: str, claim: str) -> NDArray[np.float32]:
        laid = lay_out(self._table, statement, claim, self._most)
        row = {"pieces": np.array([laid.pieces], np.int64), "marks": np.array([laid.marks], np.int64)}
        found: NDArray[np.float32] = self._run(row)["probabilities"][0]
        return found


def open_pairs(folder: Path, threads: int) -> PairModel:
    """Check a model folder and open it (see `rashomon.inference.load_pairs`)."""
    kept = read_model_folder(folder, FORMAT)
    return PairModel(kept, open_session(kept.files["model.onnx"], threads))
