"""Write the attribution network as an ONNX graph."""

from __future__ import annotations

import numpy as np
import onnx

from encoder.graph import GraphWriter, Weights, finish


def write_graph(
    weights: Weights, layers: int, heads: int, *, quantise: bool, steps: Weights | None = None
) -> onnx.ModelProto:
    """Return the model: pieces, shapes, flags (1, T) and firsts (W) in; emissions and projections (W, n)
    out. ``steps`` are those of `encoder.calibration` for the layers that have them.
    """
    writer = GraphWriter(weights, quantise=quantise, steps=steps)
    hidden = writer.node(
        "Sum",
        [
            writer.table("encoder.pieces", "pieces", small=False),
            writer.table("encoder.positions", writer.places("pieces"), small=True),
            writer.table("encoder.shapes", "shapes", small=True),
            writer.table("encoder.flags", "flags", small=True),
        ],
    )
    hidden = writer.norm(hidden, "encoder.norm")
    for index in range(layers):
        hidden = writer.layer(hidden, f"encoder.layers.{index}", heads)
    words = writer.node("Gather", [hidden, "firsts"], axis=1)
    early = writer.node("Softmax", [writer.linear(words, "early")], axis=-1)
    refined = writer.layer(writer.node("Add", [words, writer.linear(early, "feedback")]), "refine", heads)
    outputs = {}
    for name, source in (("roles", refined), ("names", words), ("link", refined), ("refer", words)):
        outputs[name] = writer.node(
            "Squeeze", [writer.linear(source, name), writer.constant("axis", np.array([0], np.int64))]
        )
    inputs: dict[str, tuple[str | int, ...]] = dict.fromkeys(("pieces", "shapes", "flags"), (1, "pieces"))
    return finish(writer, "attribution", inputs | {"firsts": ("words",)}, outputs)
