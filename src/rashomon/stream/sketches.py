"""What is kept of an article to place it in a story: its terms as numbers, its meaning, its day."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from rashomon.records import Article
from rashomon.stream.terms import Expected, lead_of, terms_of

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    Meaning = Callable[[str], NDArray[np.float32]]
    """Title and lead in, a vector of length 1 out."""

INDEXED = 20
"""How many of an article's terms lead to it in the index, the most telling ones."""

_HEAD = struct.Struct("<BHHd")
_FORM = 1
_NO_DAY = float("nan")


@dataclass(frozen=True, slots=True)
class Sketch:
    """An article as stories see it.

    ``terms``: uint32, shape (n,), the most telling first; ``counts``: uint8, shape (n,), occurrences up
    to 255; ``marks``: uint8, shape (n,), see ``terms.NAME``; ``meaning``: float32, shape (d,) of length
    1, or (0,) where no sentence encoder was at hand; ``day``: publication as days since 1970, or none.
    ``texts`` are the words of the terms, known while the article itself is at hand, else empty.
    """

    article: str
    terms: NDArray[np.uint32]
    counts: NDArray[np.uint8]
    marks: NDArray[np.uint8]
    meaning: NDArray[np.float32]
    day: float | None = None
    texts: tuple[str, ...] = ()

    @property
    def indexed(self) -> tuple[int, ...]:
        """The terms by which the index leads to this article."""
        return tuple(int(term) for term in self.terms[:INDEXED])


def sketch(article: Article, key: str, expected: Expected, meaning: Meaning | None = None) -> Sketch:
    """The sketch of an article under the archive's ``key`` for it. Its date counts if it has one."""
    import numpy as np

    terms = terms_of(article, expected)
    vector = np.zeros(0, dtype=np.float32) if meaning is None else meaning(lead_of(article))
    return Sketch(
        key,
        np.array([term.number for term in terms], dtype=np.uint32),
        np.array([min(term.count, 255) for term in terms], dtype=np.uint8),
        np.array([term.marks for term in terms], dtype=np.uint8),
        # Kept in half precision, and rounded at once: the same before and after the archive.
        vector.astype(np.float16).astype(np.float32),
        _day(article),
        tuple(term.text for term in terms),
    )


def pack(one: Sketch) -> bytes:
    """The sketch without its key and the words of its terms, as bytes; about 2 kB."""
    import numpy as np

    head = _HEAD.pack(_FORM, len(one.terms), len(one.meaning), _NO_DAY if one.day is None else one.day)
    parts = (one.terms, one.counts, one.marks, one.meaning.astype(np.float16))
    return head + b"".join(part.tobytes() for part in parts)


def unpack(article: str, raw: bytes) -> Sketch:
    """The sketch that ``pack`` wrote. ``ValueError`` when the bytes are of another form or cut off."""
    import numpy as np

    form, terms, width, day = _HEAD.unpack_from(raw)
    if form != _FORM or len(raw) != _HEAD.size + terms * 6 + width * 2:
        raise ValueError(f"the sketch of {article} is damaged or of another form")
    at = _HEAD.size
    return Sketch(
        article,
        np.frombuffer(raw, np.uint32, terms, at),
        np.frombuffer(raw, np.uint8, terms, at + terms * 4),
        np.frombuffer(raw, np.uint8, terms, at + terms * 5),
        np.frombuffer(raw, np.float16, width, at + terms * 6).astype(np.float32),
        None if day != day else day,
    )


def _day(article: Article) -> float | None:
    published = article.published
    moment = None if published is None else published.earliest or published.latest
    if moment is None:
        return None
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() / 86_400
