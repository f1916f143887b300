"""Shingles: runs of neighbouring words as numbers, and the few of them that stand for a text.

The words are taken bare (no case, no punctuation, hyphens split), so that one wording printed by
two outlets gives the same numbers. Fingerprints are chosen by winnowing (Schleimer, Wilkerson and
Aiken, "Winnowing: local algorithms for document fingerprinting", 2003): two texts that share any
run of ``SHINGLE + WINDOW - 1`` words share at least one fingerprint.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Words in one shingle.
SHINGLE = 5
#: Shingles in one winnowing window.
WINDOW = 3
#: The shortest run of shared words that the fingerprints are certain to show.
GUARANTEED_RUN = SHINGLE + WINDOW - 1

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
# An address counts as one word: a link that two texts share is no passage of twenty words.
_WORD_OR_ADDRESS = re.compile(rf"(?:https?://|www\.)[^\s<>\"“”]+|{_WORD.pattern}")
_MULTIPLIER = 0x9E3779B97F4A7C15
_MIX = 0xFF51AFD7ED558CCD


class WordNumbers(dict[str, int]):
    """The 64-bit number of each word as it stands in a text, worked out once a word.

    Words that differ in case or in the shape of their apostrophe alone have one number. The number
    depends on the word only, never on what was read before it.
    """

    def __missing__(self, word: str) -> int:
        bare = word.lower().replace("’", "'").replace("ʼ", "'")
        number = int.from_bytes(blake2b(bare.encode("utf-8", "replace"), digest_size=8).digest(), "big")
        self[word] = number
        return number


def bare_words(text: str) -> list[str]:
    """The words of ``text`` in order, as they stand in it."""
    return _pattern_for(text).findall(text)


def bare_word_spans(text: str) -> list[tuple[int, int, str]]:
    """(start, end, word) of each word of ``text``: the same words as ``bare_words``, with their places."""
    return [(match.start(), match.end(), match.group()) for match in _pattern_for(text).finditer(text)]


def _pattern_for(text: str) -> re.Pattern[str]:
    """The pattern of a word; the slower one only where an address may stand. Both find the same words."""
    return _WORD_OR_ADDRESS if "://" in text or "www." in text else _WORD


def hash_shingles(words: NDArray[np.uint64], size: int = SHINGLE) -> NDArray[np.uint64]:
    """One 64-bit hash for each run of ``size`` numbers; shape ``(max(0, len(words) - size + 1),)``."""
    import numpy as np

    count = max(0, len(words) - size + 1)
    hashes = np.zeros(count, dtype=np.uint64)
    for offset in range(size):
        hashes *= np.uint64(_MULTIPLIER)
        hashes += words[offset : offset + count]
    # A polynomial's low bits follow the last word alone; winnowing compares whole values, so mix.
    hashes ^= hashes >> np.uint64(29)
    hashes *= np.uint64(_MIX)
    hashes ^= hashes >> np.uint64(32)
    return hashes


def winnow(hashes: NDArray[np.uint64], window: int = WINDOW) -> NDArray[np.bool_]:
    """Which hashes are the least of some window of ``window`` neighbours; same shape as ``hashes``.

    Equal least hashes of a window are all kept, so that the choice does not depend on the side from
    which it is made. Fewer hashes than one window count as a window.
    """
    import numpy as np

    count = len(hashes)
    if count <= window:
        return hashes == hashes.min() if count else np.zeros(0, dtype=np.bool_)
    windows = count - window + 1
    least = hashes[:windows].copy()
    for offset in range(1, window):
        np.minimum(least, hashes[offset : offset + windows], out=least)
    chosen = np.zeros(count, dtype=np.bool_)
    for offset in range(window):
        chosen[offset : offset + windows] |= hashes[offset : offset + windows] == least
    return chosen
