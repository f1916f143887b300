"""Write the sentence encoder's folder: ``python -m sentences.export --out DIR``."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import onnx

from encoder.folder import write_description, write_vocabulary
from encoder.graph import GraphWriter, Weights, finish
from encoder.network import HEADS, LAYERS, Trunk, pretrained_folder

FORMAT = 1
MOST_PIECES = 256
"""What the pretrained encoder was trained to read; what follows is left out."""


def write_graph(weights: Weights, *, quantise: bool) -> onnx.ModelProto:
    """Return the model: pieces (1, T) in; the mean of the last layer, of unit length, out (1, width)."""
    writer = GraphWriter(weights, quantise=quantise)
    hidden = writer.node(
        "Add",
        [
            writer.table("pieces", "pieces", small=False),
            writer.table("positions", writer.places("pieces"), small=True),
        ],
    )
    hidden = writer.norm(hidden, "norm")
    for index in range(LAYERS):
        hidden = writer.layer(hidden, f"layers.{index}", HEADS)
    mean = writer.node(
        "ReduceMean", [hidden, writer.constant("middle_axis", np.array([1], np.int64))], keepdims=0
    )
    unit = writer.node("LpNormalization", [mean], axis=-1, p=2)
    return finish(writer, "sentences", {"pieces": (1, "pieces")}, {"vectors": unit})


def export(pretrained: Path, out: Path, version: str, *, quantise: bool) -> None:
    """Write model.onnx, vocabulary.txt and model.json."""
    trunk = Trunk()
    trunk.load_pretrained(pretrained)
    out.mkdir(parents=True, exist_ok=True)
    weights = {name: value.numpy() for name, value in trunk.state_dict().items()}
    onnx.save(write_graph(weights, quantise=quantise), out / "model.onnx")
    write_vocabulary(pretrained, out)
    about = {"format": FORMAT, "version": version, "source": "all-MiniLM-L6-v2", "most_pieces": MOST_PIECES}
    write_description(out, ("model.onnx", "vocabulary.txt"), about)


def main() -> None:
    """Read the options and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--pretrained", type=Path, help="folder of all-MiniLM-L6-v2; default: the package that has it"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", default="1")
    parser.add_argument("--plain", action="store_true", help="keep 32 bits, to measure what quantising loses")
    options = parser.parse_args()
    pretrained = options.pretrained or pretrained_folder()
    export(pretrained, options.out, options.version, quantise=not options.plain)


if __name__ == "__main__":
    main()
