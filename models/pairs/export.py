"""Write the pair model's folder: ``python -m pairs.export --weights FILE --out DIR``."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto

from encoder.folder import write_description, write_vocabulary
from encoder.graph import MICROSOFT, GraphWriter, Weights, finish
from encoder.network import HEADS, LAYERS, pretrained_folder
from rashomon.inference.marks import KINDS

from .network import FROZEN, PairNetwork
from .train import MOST_PIECES

FORMAT = 1
THRESHOLDS = {"affirms": 0.5, "denies": 0.5, "withholds": 0.5}
TRAINED_ON = (
    "FNC-1 train (but every fifth story)",
    'VitaminC "real" (but the pages whose SHA-1 is 0 mod 5 or 1 mod 25)',
    "MNLI dev, both parts",
    "SNLI dev and test",
    "RTE train",
    "CommitmentBank",
    "Breaking NLI",
    "negation sets over MNLI, SNLI and RTE dev",
    "MegaVeridicality train",
    "FEVER-symmetric",
    "SummEdits without news, three documents of four",
    "pairs made by rule over these",
)


def write_graph(weights: Weights, *, quantise: bool) -> onnx.ModelProto:
    """Return the model: pieces and marks (1, T) in; the probabilities of every answer (1, labels) out."""
    writer = GraphWriter(weights, quantise=quantise)
    hidden = writer.node(
        "Add",
        [
            writer.table("trunk.pieces", "pieces", small=False),
            writer.table("trunk.positions", writer.places("pieces"), small=True),
        ],
    )
    hidden = writer.norm(hidden, "trunk.norm")
    for index in range(LAYERS):
        if index == FROZEN:
            hidden = writer.node("Add", [hidden, writer.table("marks", "marks", small=True)])
        hidden = writer.layer(hidden, f"trunk.layers.{index}", HEADS)
    second = writer.node(
        "Cast",
        [writer.node("GreaterOrEqual", ["marks", writer.constant("half", np.array(len(KINDS), np.int64))])],
        to=TensorProto.FLOAT,
    )
    first = writer.node("Sub", [writer.constant("whole", np.array(1, np.float32)), second])
    opening = writer.node("Gather", [hidden, writer.constant("start", np.array([0], np.int64))], axis=1)
    opening = writer.node("Squeeze", [opening, writer.constant("axis", np.array([1], np.int64))])
    pooled = writer.node(
        "Concat", [opening, _mean(writer, hidden, first), _mean(writer, hidden, second)], axis=-1
    )
    inner = writer.node(
        "BiasGelu", [_plain(writer, pooled, "hidden"), writer.weight("hidden.bias")], domain=MICROSOFT
    )
    scores = writer.node("Add", [_plain(writer, inner, "answer"), writer.weight("answer.bias")])
    probabilities = writer.node("Softmax", [scores], axis=-1)
    shapes = dict.fromkeys(("pieces", "marks"), (1, "pieces"))
    return finish(writer, "pairs", shapes, {"probabilities": probabilities})


def _plain(writer: GraphWriter, source: str, name: str) -> str:
    """Multiply in 32 bits: the head is small, and what it sums up is not."""
    weight = writer.weights[f"{name}.weight"].astype(np.float32)
    return str(writer.node("MatMul", [source, writer.constant(f"{name}.t", weight.T)]))


def _mean(writer: GraphWriter, hidden: str, kept: str) -> str:
    """Return the mean (1, width) of the rows that ``kept`` (1, T) marks with 1."""
    axis = writer.constant("axis", np.array([1], np.int64))
    total = writer.node("MatMul", [writer.node("Unsqueeze", [kept, axis]), hidden])
    count = writer.node("ReduceSum", [kept, axis], keepdims=1)
    return str(writer.node("Div", [writer.node("Squeeze", [total, axis]), count]))


def export(
    weights: Path,
    pretrained: Path,
    out: Path,
    version: str,
    thresholds: Mapping[str, float],
    *,
    quantise: bool,
) -> None:
    """Write model.onnx, vocabulary.txt and model.json."""
    network = PairNetwork()
    kept = torch.load(weights, weights_only=True)
    network.load_state_dict(kept["weights"])
    out.mkdir(parents=True, exist_ok=True)
    state = {name: value.numpy() for name, value in network.state_dict().items()}
    state["trunk.positions.weight"] = state["trunk.positions.weight"][:MOST_PIECES]
    onnx.save(write_graph(state, quantise=quantise), out / "model.onnx")
    write_vocabulary(pretrained, out)
    about = {
        "format": FORMAT,
        "version": version,
        "most_pieces": MOST_PIECES,
        "thresholds": dict(thresholds),
        "trained_on": TRAINED_ON,
        "training": {"steps": kept["step"], **kept["settings"]},
    }
    write_description(out, ("model.onnx", "vocabulary.txt"), about)


def main() -> None:
    """Read the options and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True, help="weights.pt of pairs.train")
    parser.add_argument(
        "--pretrained", type=Path, help="folder of all-MiniLM-L6-v2; default: the package that has it"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", default="2")
    parser.add_argument("--thresholds", type=json.loads, default=THRESHOLDS, help="as JSON")
    parser.add_argument("--plain", action="store_true", help="keep 32 bits, to measure what quantising loses")
    options = parser.parse_args()
    pretrained = options.pretrained or pretrained_folder()
    export(
        options.weights,
        pretrained,
        options.out,
        options.version,
        options.thresholds,
        quantise=not options.plain,
    )


if __name__ == "__main__":
    main()
