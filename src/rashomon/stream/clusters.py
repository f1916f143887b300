"""Average-link clusters of a few articles: groups join while their members are alike on average."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def average_link(
    alike: NDArray[np.float32], weights: NDArray[np.float32], together: float
) -> list[list[int]]:
    """The groups of items, each in order, by their first item.

    ``alike``: shape (n, n), average likeness of two items; ``weights``: shape (n,), how many articles an
    item stands for. The likest two join first; of equal ones those that come first.
    """
    import numpy as np

    count = len(weights)
    groups: dict[int, list[int]] = {one: [one] for one in range(count)}
    mean = alike.astype(np.float64).copy()
    size = weights.astype(np.float64).copy()
    np.fill_diagonal(mean, -np.inf)
    for _ in range(count - 1):
        best = int(mean.argmax())
        one, other = sorted(divmod(best, count))
        if mean[one, other] < together:
            break
        total = size[one] + size[other]
        row = (mean[one] * size[one] + mean[other] * size[other]) / total
        row[[one, other]] = -np.inf
        mean[one], mean[:, one] = row, row
        mean[other], mean[:, other] = -np.inf, -np.inf
        size[one] = total
        groups[one] += groups.pop(other)
    return [sorted(group) for group in groups.values()]
