"""A small network over a few features, with plain arrays: what turns scores of passages into one answer.

One hidden layer, cross-entropy with a weight a class, Adam over the whole set, decay towards zero. The seed
is fixed: the same features give the same weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Fitted:
    """Means and spreads of the features, and the two layers."""

    mean: Floats
    spread: Floats
    layers: tuple[Floats, Floats, Floats, Floats]

    def __call__(self, features: Floats) -> Floats:
        """Return (rows, classes) probabilities."""
        first, first_bias, second, second_bias = self.layers
        inner = np.tanh((features - self.mean) / self.spread @ first + first_bias)
        return _shares(inner @ second + second_bias)


def fit(
    features: Floats, labels: NDArray[np.int64], class_weights: Sequence[float], *, hidden: int, decay: float
) -> Fitted:
    """Return what was fitted to (rows, n) features and labels in ``range(len(class_weights))``."""
    chance = np.random.default_rng(1)
    mean, spread = features.mean(0), features.std(0) + 1e-6
    inputs = (features - mean) / spread
    classes = len(class_weights)
    layers = [
        chance.normal(0, inputs.shape[1] ** -0.5, (inputs.shape[1], hidden)),
        np.zeros(hidden),
        chance.normal(0, hidden**-0.5, (hidden, classes)),
        np.zeros(classes),
    ]
    weights = np.asarray(class_weights)[labels]
    weights = weights / weights.sum()
    gold = np.eye(classes)[labels]
    moments = [(np.zeros_like(one), np.zeros_like(one)) for one in layers]
    for step in range(1, 601):
        inner = np.tanh(inputs @ layers[0] + layers[1])
        error = (_shares(inner @ layers[2] + layers[3]) - gold) * weights[:, None]
        back = error @ layers[2].T * (1 - inner**2)
        slopes = [inputs.T @ back, back.sum(0), inner.T @ error, error.sum(0)]
        rate = 0.02 * 0.5 * (1 + np.cos(np.pi * step / 601))
        for at, slope in enumerate(slopes):
            slope = slope + decay * layers[at] * (at % 2 == 0)
            first, second = moments[at]
            first *= 0.9
            first += 0.1 * slope
            second *= 0.99
            second += 0.01 * slope**2
            layers[at] = layers[at] - rate * (first / (1 - 0.9**step)) / (
                np.sqrt(second / (1 - 0.99**step)) + 1e-8
            )
    return Fitted(mean, spread, (layers[0], layers[1], layers[2], layers[3]))


def _shares(scores: Floats) -> Floats:
    raised: Floats = np.exp(scores - scores.max(1, keepdims=True))
    return raised / raised.sum(1, keepdims=True)
