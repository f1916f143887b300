"""Train the pair model: ``python -m pairs.train --data DIR --out DIR``."""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Barrier

import numpy as np
import torch
from torch import Tensor, multiprocessing, nn
from torch.nn import functional

from encoder.network import FastDropout, pretrained_folder
from encoder.training import Log, SharedWeights, follow, schedule
from rashomon.inference.marks import LaidOut, lay_out
from rashomon.inference.pieces import PieceTable

from .examples import Corpora, Example
from .labels import AFFIRMS, NOT_AFFIRMED
from .network import PairNetwork

MOST_PIECES = 160
Encoded = tuple[LaidOut, int]


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that decides a run."""

    steps: int = 100_000
    seed: int = 5
    processes: int = 2
    budget: int = 1280
    """Pieces a batch, padding counted, in each process."""
    together: int = 8
    """Steps between two averages over the processes."""
    every: int = 200
    """Steps between two saves; a multiple of ``together``."""
    rate: float = 2e-4
    head_rate: float = 1e-3
    warm: float = 0.05
    minutes: float = 60.0
    """The rate has fallen to its end, and training stops, after so many minutes at the latest."""
    from_share: float = 0.0
    to_share: float = 1.0
    """Which part of the schedule this run is, where a run goes on from another."""
    average: float = 0.97
    smooth: float = 0.05


@dataclass(frozen=True, slots=True)
class Places:
    """Where the corpora, the pretrained encoder and the folder to write to are; what to go on from."""

    data: Path
    out: Path
    pretrained: Path
    start: Path | None


def piece_table(pretrained: Path) -> PieceTable:
    """Return the word pieces of the pretrained encoder."""
    lines = (pretrained / "vocab.txt").read_text("utf-8").split("\n")
    return PieceTable({piece: at for at, piece in enumerate(lines)})


def pack(encoded: Sequence[Encoded], budget: int, chance: random.Random) -> list[list[Encoded]]:
    """Group pairs of like length so that a padded group holds ``budget`` pieces at most; in random order."""
    ordered = sorted(encoded, key=lambda one: len(one[0].pieces) + chance.random() * 8)
    groups: list[list[Encoded]] = [[]]
    longest = 0
    for one in ordered:
        longest = max(longest, len(one[0].pieces))
        if longest * (len(groups[-1]) + 1) > budget:
            groups.append([])
            longest = len(one[0].pieces)
        groups[-1].append(one)
    chance.shuffle(groups)
    return groups


def encode(examples: Sequence[Example], table: PieceTable) -> list[Encoded]:
    """Lay examples out for the network."""
    return [(lay_out(table, one.statement, one.claim, MOST_PIECES), one.label) for one in examples]


def batches(
    corpora: Corpora, table: PieceTable, budget: int, chance: random.Random
) -> Iterator[list[Encoded]]:
    """Return groups without end, a slice of a round after another so that the first steps see all corpora."""
    while True:
        examples = corpora.round(chance)
        chance.shuffle(examples)
        for at in range(0, len(examples), 4000):
            yield from pack(encode(examples[at : at + 4000], table), budget, chance)


def collate(group: Sequence[Encoded]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Pad a group: pieces, marks and mask (batch, length), and labels (batch)."""
    longest = max(len(one.pieces) for one, _ in group)
    pieces, marks = (np.zeros((len(group), longest), np.int64) for _ in range(2))
    mask = np.zeros((len(group), longest), bool)
    for row, (one, _) in enumerate(group):
        size = len(one.pieces)
        pieces[row, :size], marks[row, :size], mask[row, :size] = one.pieces, one.marks, True
    labels = torch.tensor([label for _, label in group])
    return torch.from_numpy(pieces), torch.from_numpy(marks), torch.from_numpy(mask), labels


def pair_loss(scores: Tensor, labels: Tensor, smooth: float) -> Tensor:
    """Return the mean loss; where a pair is only known not to be affirmed, any other answer will do."""
    known = labels != NOT_AFFIRMED
    total = scores.new_zeros(())
    if known.any():
        total = total + functional.cross_entropy(
            scores[known], labels[known], reduction="sum", label_smoothing=smooth
        )
    if not known.all():
        shares = scores[~known].softmax(-1)[:, AFFIRMS]
        total = total - torch.log((1 - shares).clamp_min(0.01)).sum()
    return total / len(labels)


def make_optimiser(network: PairNetwork, settings: Settings) -> torch.optim.Optimizer:
    """Return AdamW with a lower rate for what was pretrained."""
    fresh = [p for name, p in network.named_parameters() if not name.startswith("trunk.")]
    old = [p for p in network.trunk.parameters() if p.requires_grad]
    groups = [{"params": fresh, "lr": settings.head_rate}, {"params": old, "lr": settings.rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)


def train_rank(
    rank: int, rows: Tensor, control: Tensor, barrier: Barrier, places: Places, settings: Settings
) -> None:
    """Train as one of ``settings.processes``; the first keeps the averaged weights and writes them."""
    torch.set_num_threads(1)
    torch.manual_seed(settings.seed)
    FastDropout.source = np.random.Generator(np.random.SFC64(settings.seed * 100 + rank))
    chance = random.Random(settings.seed * 100 + rank)  # noqa: S311 - repeatable, not secret
    network, averaged = PairNetwork(), PairNetwork()
    network.load_pretrained(places.pretrained)
    if places.start is not None:
        network.load_state_dict(torch.load(places.start, weights_only=True)["weights"])
    network.freeze()
    averaged.load_state_dict(network.state_dict())
    averaged.freeze()
    shared = SharedWeights(rows, control, barrier, rank)
    shared.attach(network)
    optimiser = make_optimiser(network, settings)
    peaks = [group["lr"] for group in optimiser.param_groups]
    trained = [one for one in network.parameters() if one.requires_grad]
    stream = batches(Corpora(places.data), piece_table(places.pretrained), settings.budget, chance)
    log = Log(["loss", "pieces"])
    done = 0.0
    for step in range(settings.steps):
        place = settings.from_share + done * (settings.to_share - settings.from_share)
        warm = min(1.0, (step + 1) / 30)  # a new optimiser knows no scale yet
        for group, peak in zip(optimiser.param_groups, peaks, strict=True):
            group["lr"] = peak * schedule(place, settings.warm) * warm
        network.train()
        pieces, marks, mask, labels = collate(next(stream))
        loss = pair_loss(network(pieces, marks, mask), labels, settings.smooth)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(trained, 1.0)
        optimiser.step()
        if rank == 0:
            log.add("loss", loss.item(), step)
            log.add("pieces", pieces.numel(), -2)
        if (step + 1) % settings.together:
            continue
        done = shared.average(max((step + 1) / settings.steps, log.minutes() / settings.minutes))
        if rank == 0:
            rounds = (step + 1) // settings.together
            follow(averaged, network, min(settings.average, rounds / (5 + rounds)))
            if (step + 1) % settings.every == 0 or done >= 1:
                save(averaged, places.out, step + 1, settings)
        if done >= 1:
            break


def save(averaged: PairNetwork, out: Path, step: int, settings: Settings) -> None:
    """Write the averaged weights to ``weights.pt``."""
    out.mkdir(parents=True, exist_ok=True)
    kept = {"weights": averaged.state_dict(), "settings": asdict(settings), "step": step}
    torch.save(kept, out / "weights.tmp")
    (out / "weights.tmp").rename(out / "weights.pt")


def main() -> None:
    """Read the options and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the unpacked corpora")
    parser.add_argument("--out", type=Path, required=True, help="folder for weights.pt")
    parser.add_argument(
        "--pretrained", type=Path, help="folder of all-MiniLM-L6-v2; default: the package that has it"
    )
    parser.add_argument("--start", type=Path, help="weights.pt to go on from")
    for name, value in asdict(Settings()).items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
    options = parser.parse_args()
    settings = Settings(**{name: getattr(options, name) for name in asdict(Settings())})
    places = Places(options.data, options.out, options.pretrained or pretrained_folder(), options.start)
    network = PairNetwork()
    network.freeze()
    trained = sum(parameter.numel() for parameter in network.parameters() if parameter.requires_grad)
    rows = torch.zeros(settings.processes, trained).share_memory_()
    control = torch.zeros(1, dtype=torch.float64).share_memory_()
    barrier = multiprocessing.get_context("spawn").Barrier(settings.processes)
    multiprocessing.spawn(train_rank, (rows, control, barrier, places, settings), settings.processes)


if __name__ == "__main__":
    main()
