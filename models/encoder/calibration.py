"""The steps in which each channel of a linear layer's input is rounded to 8 bits, from what is seen there.

What a channel's step takes from the input goes into the weight (SmoothQuant, Xiao et al. 2023): a channel
with large values does not make the steps of the others coarse.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

Array = NDArray[np.float32]

ROWS = 24
"""How many rows of each call are kept to choose by; the largest value is taken over all."""
LEVELLED = (0.7, 0.8, 0.9, 1.0)
"""How far the channels' ranges are levelled: at 1 each channel's largest value fills the 8 bits."""
WITHIN = (0.85, 1.0)
"""How much of a range the 8 bits cover; what lies beyond is cut off."""


class Inputs:
    """What goes into a network's linear layers of these names while it runs."""

    def __init__(self, network: nn.Module, names: Iterable[str]) -> None:
        self._layers = {name: network.get_submodule(name) for name in names}
        self._rows: dict[str, list[Tensor]] = {name: [] for name in self._layers}
        self._largest: dict[str, Tensor] = {}
        for name, layer in self._layers.items():
            layer.register_forward_pre_hook(partial(self._keep, name))

    def _keep(self, name: str, layer: nn.Module, inputs: tuple[Tensor, ...]) -> None:
        rows = inputs[0].detach().flatten(0, -2)
        largest = rows.abs().amax(0)
        self._largest[name] = torch.maximum(self._largest.get(name, largest), largest)
        self._rows[name].append(rows[torch.linspace(0, len(rows) - 1, min(ROWS, len(rows))).long()])

    def steps(self) -> dict[str, Array]:
        """The steps for every layer, (in,) each, all above 0."""
        return {
            name: channel_steps(
                layer.weight.detach().numpy(),
                torch.cat(self._rows[name]).numpy(),
                self._largest[name].numpy(),
            )
            for name, layer in self._layers.items()
        }


def channel_steps(weight: Array, rows: Array, largest: Array) -> Array:
    """The steps with the least squared error in the product of ``rows`` (n, in) and ``weight`` (out, in).

    ``largest`` is the largest absolute value seen in each channel, (in,).
    """
    wanted = rows @ weight.T
    largest = np.maximum(largest, 1e-3)
    best, least = largest / 127, float("inf")
    for levelled in LEVELLED:
        for within in WITHIN:
            steps = largest**levelled * (largest ** (1 - levelled)).max() * within / 127
            rounded = np.clip(np.rint(rows / steps), -128, 127)
            moved = weight * steps
            scale = np.maximum(np.abs(moved).max(1) / 127, 1e-8)
            error = float(np.square(rounded @ np.rint(moved.T / scale) * scale - wanted).mean())
            if error < least:
                best, least = steps, error
    return best.astype(np.float32)
