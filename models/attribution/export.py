"""Write the folder that ships: ``python -m attribution.export --weights FILE --data DIR --out DIR``."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray

from encoder.calibration import Inputs
from encoder.folder import read_vocabulary, write_description, write_vocabulary
from encoder.network import HEADS, LAYERS, pretrained_folder
from rashomon.inference.pairs import LINK_FEATURES, REFER_FEATURES
from rashomon.inference.pieces import PieceTable

from .batches import collate, context_windows, encode
from .examples import read_names, read_polnear
from .graph import write_graph
from .labels import ROLES
from .network import AttributionNetwork
from .train import HERE, read_list

FORMAT = 1
WINDOWS = {"core": 240, "before": 40, "after": 40}
"""Context beyond the core's own paragraphs gave .3 points of source and cue on dev, and cost a quarter of
the speed.
"""
TRAINED_ON = (
    "PolNeAR 1.0 train",
    "English Worldwide Newswire (but the held-out outlets)",
    "WikiGold",
    "CrossNER politics train",
    "WNUT17 train and Broad Twitter Corpus B, E, G, without tweets in which a handle is a name",
    "GUM train (academic, bio, court, interview, news, voyage)",
    "GAP development",
    "FNC-1 train bodies, one of three, as a teacher read them",
)
BIAS = (0.0, 0.0, 0.0)
"""For source, cue and content; chosen on the dev part."""
SAMPLED = 24
"""Of how many training texts one is read to fix the steps of rounding."""
CUE_COUNT = 3
CUE_SHARE = 0.1


def cue_words(root: Path) -> list[str]:
    """Return words that stand in cues of the PolNeAR train part: `CUE_COUNT` times at least, `CUE_SHARE`
    of their uses.
    """
    inside: Counter[str] = Counter()
    anywhere: Counter[str] = Counter()
    for readings in read_polnear(root, "train").values():
        example = readings[0]
        words = [example.words.word(at).lower() for at in range(len(example.words))]
        anywhere.update(words)
        for kind, start, end in example.roles or ():
            if ROLES[kind] == "cue":
                inside.update(words[start:end])
    return sorted(
        word
        for word, count in inside.items()
        if count >= CUE_COUNT and count / anywhere[word] >= CUE_SHARE and word[0].isalpha() and word.isascii()
    )


def head_arrays(network: AttributionNetwork) -> dict[str, NDArray[Any]]:
    """Return the arrays that are used outside the graph: moves between tags, and the scorers of pairs."""
    arrays: dict[str, NDArray[Any]] = {}
    for name, field in (("role_field", network.role_field), ("name_field", network.name_field)):
        for part, scores in zip(("moves", "opening", "closing"), field.scores(), strict=True):
            arrays[f"{name}.{part}"] = scores.detach().numpy()
    prefixes = ("source_of.", "cue_of.", "source_of_cue.", "refers_to.", "no_source.", "refers_to_none.")
    for name, value in network.state_dict().items():
        if name.startswith(prefixes):
            arrays[name] = value.numpy()
    return arrays


def fixed_steps(network: AttributionNetwork, root: Path, pretrained: Path) -> dict[str, NDArray[np.float32]]:
    """Return the steps for inputs of linear layers, from a sample of the training texts.

    The input of a layer's last product is left out: its values lie so far apart that fixed steps have two to
    three times the error of a scale a row.
    """
    held_out = read_list(HERE.parents[1] / "bench/attribution/worldwide_held_out.txt")
    held_out |= read_list(HERE / "worldwide_dev.txt")
    texts = [readings[0] for readings in read_polnear(root, "train").values()][::SAMPLED]
    texts += read_names(root, held_out)[0][::SAMPLED]
    table = PieceTable({piece: at for at, piece in enumerate(read_vocabulary(pretrained))})
    layers = [*(f"encoder.layers.{at}" for at in range(LAYERS)), "refine"]
    names = [f"{layer}.{part}" for layer in layers for part in ("qkv", "out", "inner")]
    inputs = Inputs(network, [*names, "link", "refer"])
    with torch.inference_mode():
        for text in texts:
            if len(text.words):
                for window in context_windows(encode(text, table), WINDOWS["core"], None):
                    batch = collate([window], table)
                    network(
                        batch.pieces, batch.shapes, batch.flags, batch.mask, batch.firsts, batch.word_mask
                    )
    return inputs.steps()


def lean(network: AttributionNetwork, bias: Sequence[float]) -> None:
    """Add a bias for each role to the scores of its opening tags: more spans of it, or fewer."""
    with torch.no_grad():
        for role, more in enumerate(bias):
            network.roles.bias[[1 + 4 * role, 4 + 4 * role]] += more


def export(
    weights: Path,
    root: Path,
    pretrained: Path,
    out: Path,
    version: str,
    *,
    quantise: bool,
    bias: Sequence[float] = BIAS,
) -> None:
    """Write model.onnx, heads.npz, vocabulary.txt and model.json with their hashes."""
    network = AttributionNetwork(LINK_FEATURES, REFER_FEATURES)
    kept = torch.load(weights, weights_only=True)
    network.load_state_dict(kept["weights"])
    network.eval()
    lean(network, bias)
    out.mkdir(parents=True, exist_ok=True)
    state = {name: value.numpy() for name, value in network.state_dict().items()}
    steps = fixed_steps(network, root, pretrained) if quantise else None
    onnx.save(write_graph(state, LAYERS, HEADS, quantise=quantise, steps=steps), out / "model.onnx")
    with (out / "heads.npz").open("wb") as file:
        np.savez(file, **head_arrays(network))
    write_vocabulary(pretrained, out)
    about = {
        "format": FORMAT,
        "version": version,
        "windows": WINDOWS,
        "trained_on": TRAINED_ON,
        "training": {"steps": kept["step"], **kept["settings"]},
        "cue_words": cue_words(root),
    }
    write_description(out, ("model.onnx", "heads.npz", "vocabulary.txt"), about)


def main() -> None:
    """Read the options and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True, help="weights.pt of attribution.train")
    parser.add_argument("--data", type=Path, required=True, help="folder with the unpacked corpora")
    parser.add_argument(
        "--pretrained", type=Path, help="folder of all-MiniLM-L6-v2; default: the package that has it"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", default="4")
    parser.add_argument("--plain", action="store_true", help="keep 32 bits, to measure what quantising loses")
    options = parser.parse_args()
    pretrained = options.pretrained or pretrained_folder()
    export(
        options.weights, options.data, pretrained, options.out, options.version, quantise=not options.plain
    )


if __name__ == "__main__":
    main()
