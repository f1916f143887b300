"""Have a teacher read the training texts: ``python -m attribution.teach --weights W --data DIR --out FILE``.

A teacher is the same network around a larger encoder (``attribution.train --wide 1``). What it thinks of
every word is kept, so that the network that ships can be trained on its distribution over tags beside the
annotation, and on texts that nobody annotated (distillation, Hinton et al. 2015).
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch

from encoder.network import pretrained_folder
from rashomon.inference.pairs import LINK_FEATURES, REFER_FEATURES
from rashomon.inference.pieces import PieceTable

from .batches import Encoded, collate, context_windows, encode, pack
from .lessons import lessons_of
from .network import AttributionNetwork
from .train import HERE, read_list

#: Pieces a window has while the teacher reads: more context than the student ever sees.
WINDOW = 400
BUDGET = 4096


def read_all(
    network: AttributionNetwork, texts: Mapping[str, Encoded], table: PieceTable
) -> tuple[dict[str, torch.Tensor], dict[str, torch.Tensor]]:
    """Return the emissions for roles and for names of every text, (words, tags) in 16 bits."""
    owner = {id(one): key for key, one in texts.items()}
    windows = [w for one in texts.values() for w in context_windows(one, WINDOW, None) if w.size <= 510]
    kept: tuple[dict[str, torch.Tensor], ...] = ({}, {})
    for group in pack(windows, BUDGET, None):
        batch = collate(group, table)
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            outcome = network(
                batch.pieces, batch.shapes, batch.flags, batch.mask, batch.firsts, batch.word_mask
            )
        for row, window in enumerate(group):
            words = window.end - window.start
            for into, emissions in zip(kept, (outcome.roles, outcome.names), strict=True):
                size = (len(window.encoded.example.words), emissions.shape[2])
                held = into.setdefault(owner[id(window.encoded)], torch.zeros(size, dtype=torch.float16))
                held[window.start : window.end] = emissions[row, :words].half()
    return kept[0], kept[1]


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the options, have the teacher read, write what it thought."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True, help="folder with the unpacked corpora")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--part", default="1/1", help="read one part of several: 1/2, 2/2")
    parser.add_argument(
        "--scheme", choices=("roles", "names"), required=True, help="what this teacher was trained on"
    )
    parser.add_argument("--texts", nargs="+", default=["polnear", "unread"], help="also: names")
    options = parser.parse_args(arguments)
    kept = torch.load(options.weights, weights_only=True)
    network = AttributionNetwork(LINK_FEATURES, REFER_FEATURES, wide=bool(kept["settings"].get("wide")))
    network.load_state_dict(kept["weights"])
    network.eval()
    pieces = (pretrained_folder() / "vocab.txt").read_text("utf-8").split("\n")
    table = PieceTable({piece: at for at, piece in enumerate(pieces)})
    held_out = read_list(HERE.parents[1] / "bench/attribution/worldwide_held_out.txt")
    held_out |= read_list(HERE / "worldwide_dev.txt")
    part, parts = (int(one) for one in options.part.split("/"))
    texts = lessons_of(options.data, frozenset(held_out))
    chosen = [key for key in texts if key.split("/")[0] in options.texts][part - 1 :: parts]
    encoded = {key: encode(texts[key], table) for key in chosen}
    roles, names = read_all(network, encoded, table)
    lessons = {
        "roles": roles if options.scheme == "roles" else {},
        "names": names if options.scheme == "names" else {},
        "role_field": network.role_field.state_dict(),
        "name_field": network.name_field.state_dict(),
    }
    torch.save(lessons, options.out)


if __name__ == "__main__":
    main()
