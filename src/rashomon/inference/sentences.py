"""The sentence encoder: texts in, one vector each out; texts of like meaning lie close together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from .folder import ModelFolder, read_model_folder
from .pieces import PieceTable
from .session import Run, open_session

FORMAT: Final = 1
WIDTH: Final = 384
"""How many numbers a vector has."""


class SentenceEncoder:
    """A loaded encoder. Texts are read one at a time, so a vector never depends on what stands beside it; one
    encoder may serve several threads.
    """

    def __init__(self, folder: ModelFolder, run: Run) -> None:
        self._run = run
        vocabulary = folder.files["vocabulary.txt"].decode("utf-8").split("\n")
        self._table = PieceTable({piece: at for at, piece in enumerate(vocabulary)})
        self._most: Final[int] = folder.description["most_pieces"]
        self.version: Final[str] = folder.description["version"]

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return (texts, 384) vectors of unit length: the product of two is the cosine of their angle.

        A text is read up to 256 word pieces (about 190 words). Equal texts are read once.
        """
        vectors = np.zeros((len(texts), WIDTH), np.float32)
        rows: dict[str, int] = {}
        for at, text in enumerate(texts):
            first = rows.setdefault(text, at)
            vectors[at] = vectors[first] if first != at else self._vector(text)
        return vectors

    def _vector(self, text: str) -> NDArray[np.float32]:
        numbers = self._table.text_pieces(text, self._most - 2)
        row = [self._table.opening, *numbers, self._table.closing]
        found: NDArray[np.float32] = self._run({"pieces": np.array([row], np.int64)})["vectors"][0]
        return found


def open_sentences(folder: Path, threads: int) -> SentenceEncoder:
    """Check a model folder and open it (see `rashomon.inference.load_sentences`)."""
    kept = read_model_folder(folder, FORMAT)
    return SentenceEncoder(kept, open_session(kept.files["model.onnx"], threads))
