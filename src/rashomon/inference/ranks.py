"""How frequent words are in general: the order of the sentence encoder's vocabulary."""

from __future__ import annotations

from pathlib import Path

from .folder import read_model_folder
from .sentences import FORMAT

_FIRST_WORD = "the"
_PART = "##"


def read_word_ranks(folder: Path) -> dict[str, int]:
    """The words of a vocabulary in lower case, each with its rank: 0 for the most frequent.

    Such a vocabulary lists marks and single letters first, then words from the most frequent to the least,
    parts of words among them; those are left out and keep their places.
    """
    lines = read_model_folder(folder, FORMAT).files["vocabulary.txt"].decode("utf-8").split("\n")
    start = lines.index(_FIRST_WORD)
    return {word: rank for rank, word in enumerate(lines[start:]) if word and not word.startswith(_PART)}
