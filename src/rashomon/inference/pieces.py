"""WordPiece, as BERT's uncased vocabulary was made: lower case, accents stripped, marks apart, longest
match first.

Source: Devlin et al., "BERT" (2019), basic and word-piece tokenisation. Written out here so that reading
needs no tokeniser package, and so that every piece knows its word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Final

MOST_PIECES: Final = 12
"""A word keeps this many pieces at most; what follows adds nothing to its tag and would crowd out its
context.
"""

_LONGEST: Final = 100


class PieceTable:
    """Turns words into vocabulary numbers, remembering the words it has seen (the memory is bounded)."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._vocabulary = vocabulary
        self.unknown: Final = vocabulary["[UNK]"]
        self.opening: Final = vocabulary["[CLS]"]
        self.closing: Final = vocabulary["[SEP]"]
        self._seen: dict[str, tuple[int, ...]] = {}

    def pieces(self, word: str) -> tuple[int, ...]:
        """Return the vocabulary numbers of ``word``: one at least, `MOST_PIECES` at most."""
        found = self._seen.get(word)
        if found is None:
            found = self._cut(word)
            if len(self._seen) < 50_000:
                self._seen[word] = found
        return found

    def text_pieces(self, text: str, most: int) -> list[int]:
        """Return the vocabulary numbers of a whole text's words, ``most`` at most."""
        numbers: list[int] = []
        for word in text.split():
            numbers.extend(self.pieces(word))
            if len(numbers) >= most:
                break
        return numbers[:most]

    def _cut(self, word: str) -> tuple[int, ...]:
        numbers: list[int] = []
        for part in _parts(word):
            numbers.extend(self._match(part))
            if len(numbers) >= MOST_PIECES:
                break
        return tuple(numbers[:MOST_PIECES]) or (self.unknown,)

    def _match(self, part: str) -> list[int]:
        if len(part) > _LONGEST:
            return [self.unknown]
        numbers: list[int] = []
        start = 0
        while start < len(part):
            end = len(part)
            while end > start:
                piece = part[start:end] if start == 0 else "##" + part[start:end]
                number = self._vocabulary.get(piece)
                if number is not None:
                    numbers.append(number)
                    break
                end -= 1
            else:
                return [self.unknown]
            start = end
        return numbers


def _parts(word: str) -> list[str]:
    plain = "".join(
        character
        for character in unicodedata.normalize("NFD", word.lower())
        if unicodedata.category(character) not in {"Mn", "Cc", "Cf"}
    )
    parts: list[str] = []
    run = ""
    for character in plain:
        if character.isalnum() and not "\u3400" <= character <= "\u9fff":
            run += character
            continue
        if run:
            parts.append(run)
            run = ""
        if not character.isspace():
            parts.append(character)
    if run:
        parts.append(run)
    return parts
