"""How alike articles are: words, names, numbers and meaning, in one number that averages over stories."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.stream.sketches import Sketch
from rashomon.stream.terms import NAME, NUMBER

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Weights = Callable[[NDArray[np.uint32]], NDArray[np.float32]]
    """How much each term tells: shape (n,) in, shape (n,) out."""


@dataclass(frozen=True, slots=True)
class Mixture:
    """What each part counts for. Tuned on the training parts of FNC-1 and ECB+ (bench/stories.py).

    Each part is the cosine of two vectors; a part that an article lacks counts nothing. ``together`` is
    the least average likeness of a story. ``meaning`` is spread over the other parts where there is no
    sentence encoder. Articles more than ``free_days`` apart are less alike, by up to ``apart`` at
    ``apart_days`` more.
    """

    words: float = 0.4
    names: float = 0.2
    numbers: float = 0.15
    meaning: float = 0.25
    together: float = 0.3
    together_without_meaning: float = 0.22
    free_days: float = 7.0
    apart_days: float = 30.0
    apart: float = 0.15


TUNED = Mixture()


def likenesses(sketches: Sequence[Sketch], weights: Weights, mixture: Mixture = TUNED) -> NDArray[np.float32]:
    """How alike each two are: shape (n, n), about 0–1, the diagonal included; rounded to six digits."""
    import numpy as np

    vectors = _vectors(sketches, weights, mixture)
    alike = vectors @ vectors.T
    alike -= _apart_in_time(sketches, mixture)
    rounded: NDArray[np.float32] = np.round(alike, 6)
    return rounded


def likenesses_of_one(
    one: Sketch, others: Sequence[Sketch], weights: Weights, mixture: Mixture = TUNED
) -> NDArray[np.float32]:
    """How alike one article is to each of ``others``: shape (n,); a row of ``likenesses``."""
    import numpy as np

    sketches = [one, *others]
    vectors = _vectors(sketches, weights, mixture)
    alike = vectors[1:] @ vectors[0] - _apart_in_time(sketches, mixture)[0, 1:]
    rounded: NDArray[np.float32] = np.round(alike, 6)
    return rounded


def threshold(sketches: Sequence[Sketch], mixture: Mixture = TUNED) -> float:
    """The least average likeness of one story, by whether the sketches carry a meaning."""
    with_meaning = all(len(one.meaning) for one in sketches)
    return mixture.together if with_meaning else mixture.together_without_meaning


def _vectors(sketches: Sequence[Sketch], weights: Weights, mixture: Mixture) -> NDArray[np.float32]:
    """One row an article: the parts side by side, so that a product of rows is the mixed likeness."""
    import numpy as np

    count = len(sketches)
    rows = np.repeat(np.arange(count), [len(one.terms) for one in sketches])
    distinct, columns = np.unique(np.concatenate([one.terms for one in sketches]), return_inverse=True)
    counts = np.concatenate([one.counts for one in sketches]).astype(np.float32)
    marks = np.concatenate([one.marks for one in sketches])
    telling = (1 + np.log(counts)) * weights(distinct)[columns]
    in_several = np.bincount(columns, minlength=len(distinct)) > 1
    with_meaning = all(len(one.meaning) for one in sketches)
    spread = 1.0 if with_meaning else 1.0 / (1.0 - mixture.meaning)
    shared = in_several[columns]
    parts = []
    for share, chosen in (
        (mixture.words, np.ones(len(rows), dtype=bool)),
        (mixture.names, (marks & NAME) > 0),
        (mixture.numbers, (marks & NUMBER) > 0),
    ):
        lengths = np.sqrt(np.bincount(rows[chosen], telling[chosen] ** 2, count))
        lengths[lengths == 0] = 1
        kept = chosen & shared  # a term of one article alone adds to its length and to nothing else
        there = np.zeros(len(distinct), dtype=np.intp)
        there[columns[kept]] = 1
        part = np.zeros((count, there.sum()), dtype=np.float32)
        part[rows[kept], (np.cumsum(there) - 1)[columns[kept]]] = telling[kept] / lengths[rows[kept]]
        parts.append(part * np.float32((share * spread) ** 0.5))
    if with_meaning and count:
        meanings = np.stack([one.meaning for one in sketches]).astype(np.float32)
        parts.append(meanings * np.float32(mixture.meaning**0.5))
    return np.concatenate(parts, axis=1)


def _apart_in_time(sketches: Sequence[Sketch], mixture: Mixture) -> NDArray[np.float32]:
    """What two articles lose for the days between them; nothing where a day is unknown."""
    import numpy as np

    days = np.array([np.nan if one.day is None else one.day for one in sketches], dtype=np.float64)
    gaps = np.abs(days[:, None] - days[None, :])
    lost = np.clip((gaps - mixture.free_days) / mixture.apart_days, 0, 1) * mixture.apart
    return np.nan_to_num(lost, nan=0.0).astype(np.float32)
