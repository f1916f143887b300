"""Read the weights back out of the folder that ships: ``python -m attribution.shipped FOLDER WEIGHTS.pt``.

So that training can go on (``--start``) where no checkpoint was kept. What was rounded to 8 bits comes back
rounded; on dev that is within .2 points of the weights before rounding, and training mends it.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from rashomon.inference.pairs import LINK_FEATURES, REFER_FEATURES

from .network import AttributionNetwork


def shipped_state(folder: Path) -> dict[str, torch.Tensor]:
    """Return the network's state, in 32 bits, of a folder that ``attribution.export`` wrote.

    Raises ``ValueError`` where the folder lacks a part of the network.
    """
    constants = {
        one.name: numpy_helper.to_array(one) for one in onnx.load(folder / "model.onnx").graph.initializer
    }
    with np.load(folder / "heads.npz") as heads:
        arrays = {name: heads[name] for name in heads.files}
    network = AttributionNetwork(LINK_FEATURES, REFER_FEATURES)
    state = network.state_dict()
    for name, value in state.items():
        found = arrays[name] if name in arrays else _constant(constants, name)
        state[name] = torch.from_numpy(np.array(found)).to(value.dtype).reshape(value.shape)
    return state


def _constant(constants: dict[str, np.ndarray], name: str) -> np.ndarray:
    """Return a weight as training has it; see `graph.GraphWriter` for how each kind is stored."""
    if name in constants:
        return constants[name]
    base = name.removesuffix(".weight")
    if f"{base}.t" in constants:
        return constants[f"{base}.t"].T
    if f"{base}.q" not in constants:
        raise ValueError(f"no weights for {name} in this folder")
    scale, rounded = constants[f"{base}.s"], constants[f"{base}.q"].astype(np.float32)
    if scale.ndim > 1:  # the table of pieces: a scale a row
        return rounded * scale
    # A linear layer is stored turned, with a scale a column, and multiplied by the steps of its input.
    return (rounded * scale).T * constants.get(f"{base}.x", np.float32(1))


def main() -> None:
    """Read the options and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    kept = json.loads((options.folder / "model.json").read_text("utf-8"))["training"]
    settings = {name: value for name, value in kept.items() if name != "steps"}
    torch.save(
        {"weights": shipped_state(options.folder), "settings": settings, "step": kept["steps"]}, options.out
    )


if __name__ == "__main__":
    main()
