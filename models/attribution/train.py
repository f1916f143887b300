"""Train the attribution model: ``python -m attribution.train --data DIR --out DIR``."""

from __future__ import annotations

import argparse
import csv
import random
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Barrier

import numpy as np
import torch
from torch import Tensor, multiprocessing, nn

from encoder.network import FastDropout, pretrained_folder
from encoder.training import Log, SharedWeights, follow, schedule
from rashomon.inference.pairs import LINK_FEATURES, REFER_FEATURES
from rashomon.inference.pieces import PieceTable

from .batches import Batch, Encoded, Window, collate, context_windows, encode, pack, single_paragraphs
from .examples import Example, gap_example, read_gum, read_names, read_polnear, swap_gap_names
from .lessons import Fields, Lessons, read_unread
from .losses import link_loss, refer_loss, tag_loss
from .network import AttributionNetwork

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that decides a run, with the values of the weights that ship."""

    steps: int = 4000
    seed: int = 7
    processes: int = 2
    budget: int = 1536
    """Pieces a batch, padding counted, in each process."""
    together: int = 8
    """Steps between two averages over the processes."""
    every: int = 400
    """Steps between two saves; a multiple of ``together``."""
    bits: int = 16
    """Bits of a product while training: 16 where the processor multiplies bfloat16 itself, else 32 (on one
    that only imitates it, 16 bits take thirty times as long).
    """
    window: int = 240
    wide: int = 0
    """1 for a teacher: the larger encoder, all-mpnet-base-v2, whose folder ``--pretrained`` names."""
    rate: float = 2e-4
    head_rate: float = 1e-3
    warm: float = 0.06
    minutes: float = 0.0
    """Where above 0: the rate has fallen to its end, and training stops, after so many minutes at the
    latest.
    """
    average: float = 0.97
    paragraph_share: float = 0.36
    article_share: float = 0.27
    names_share: float = 0.20
    unread_share: float = 0.0
    """Texts that only a teacher has read."""
    gum_share: float = 0.07


@dataclass(frozen=True, slots=True)
class Places:
    """Where things are: the corpora, the folder to write to, the pretrained encoder; and what is held out."""

    data: Path
    out: Path
    pretrained: Path
    held_out: frozenset[str]
    start: Path | None = None
    """Weights to go on from, instead of the pretrained encoder alone."""
    lessons: tuple[Path, ...] = ()
    """What a teacher thought of the training texts: see `attribution.teach`."""


def read_list(path: Path) -> set[str]:
    """Return the lines of a list file but its comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {line.strip() for line in lines if line.strip() and not line.startswith("#")}


class Corpora:
    """The encoded training parts, and endless batches of each."""

    def __init__(
        self,
        root: Path,
        table: PieceTable,
        held_out: frozenset[str],
        settings: Settings,
        lessons: Lessons | None,
    ) -> None:
        self.table, self.settings, self.root = table, settings, root

        def encoded(one: Example, key: str) -> Encoded:
            found = encode(one, table)
            return lessons.add_to(found, key) if lessons else found

        self.polnear = [
            [encoded(one, f"polnear/{name}") for one in readings]
            for name, readings in read_polnear(root, "train").items()
        ]
        self.names = [encoded(one, f"names/{at}") for at, one in enumerate(read_names(root, held_out)[0])]
        unread = [encoded(one, f"unread/{one.origin}") for one in read_unread(root)] if lessons else []
        self.unread = [one for one in unread if one.taught is not None]
        self.gum = [encode(one, table) for one in read_gum(root, "train")]
        with (root / "gap_coref/gap-development.tsv").open(encoding="utf-8", newline="") as lines:
            self.gap_rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))

    def _readings(self, chance: random.Random) -> list[Encoded]:
        return [chance.choice(readings) for readings in self.polnear]

    def epoch(self, kind: str, chance: random.Random) -> list[Window]:
        """Return one epoch of windows of one kind."""
        most = self.settings.window
        if kind == "paragraph":
            return [w for one in self._readings(chance) for w in single_paragraphs(one, most)]
        if kind == "article":
            longest = chance.choice((most // 2, most, most))
            return [w for one in self._readings(chance) for w in context_windows(one, longest, chance)]
        if kind == "names":
            return [w for one in self.names for w in context_windows(one, 160, chance)]
        if kind == "unread":
            return [w for one in self.unread for w in context_windows(one, most, chance)]
        if kind == "gum":
            return [w for one in self.gum for w in context_windows(one, most, chance)]
        rows = swap_gap_names(self.gap_rows, chance) if chance.random() < 0.7 else self.gap_rows
        return [
            Window(one, 0, len(one.example.words))
            for one in (encode(gap_example(r), self.table) for r in rows)
        ]

    def batches(self, kind: str, chance: random.Random) -> Iterator[list[Window]]:
        """Return groups of windows without end."""
        while True:
            windows = [window for window in self.epoch(kind, chance) if window.size <= 510]
            yield from pack(windows, self.settings.budget, chance)


def make_optimiser(network: AttributionNetwork, settings: Settings) -> torch.optim.Optimizer:
    """Return AdamW with a lower rate for what was pretrained, and no decay on biases and norms."""
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        fresh = not name.startswith(("encoder.", "refine.")) or "shapes" in name or "flags" in name
        rate = settings.head_rate if fresh else settings.rate
        decay = 0.01 if parameter.ndim > 1 and "_field" not in name else 0.0
        groups.setdefault((rate, decay), []).append(parameter)
    return torch.optim.AdamW(
        [{"params": kept, "lr": rate, "weight_decay": decay} for (rate, decay), kept in groups.items()],
        fused=True,
    )


def train_rank(
    rank: int,
    rows: Tensor,
    control: Tensor,
    barrier: Barrier,
    places: Places,
    settings: Settings,
) -> None:
    """Train as one of ``settings.processes``; the first keeps the averaged weights and writes them."""
    torch.set_num_threads(1)
    torch.manual_seed(settings.seed)
    FastDropout.source = np.random.Generator(np.random.SFC64(settings.seed * 100 + rank))
    chance = random.Random(settings.seed * 100 + rank)  # noqa: S311 - repeatable, not secret
    pieces = (pretrained_folder() / "vocab.txt").read_text("utf-8").split("\n")
    table = PieceTable({piece: at for at, piece in enumerate(pieces)})
    lessons = Lessons(places.lessons) if places.lessons else None
    corpora = Corpora(places.data, table, places.held_out, settings, lessons)
    network = AttributionNetwork(LINK_FEATURES, REFER_FEATURES, wide=bool(settings.wide))
    network.load_pretrained(places.pretrained, pieces)
    if places.start is not None:
        network.load_state_dict(torch.load(places.start, weights_only=True)["weights"])
    averaged = AttributionNetwork(LINK_FEATURES, REFER_FEATURES, wide=bool(settings.wide))
    averaged.load_state_dict(network.state_dict())
    shared = SharedWeights(rows, control, barrier, rank)
    shared.attach(network)
    optimiser = make_optimiser(network, settings)
    peaks = [group["lr"] for group in optimiser.param_groups]
    streams = {
        kind: corpora.batches(kind, chance)
        for kind in ("paragraph", "article", "names", "unread", "gum", "gap")
    }
    shares = [settings.paragraph_share, settings.article_share, settings.names_share]
    shares += [settings.unread_share, settings.gum_share]
    shares.append(1 - sum(shares))
    log = Log(list(streams))
    done = 0.0
    trained = [parameter for parameter in network.parameters() if parameter.requires_grad]
    for step in range(settings.steps):
        for group, peak in zip(optimiser.param_groups, peaks, strict=True):
            group["lr"] = peak * schedule(done, settings.warm)
        kind = chance.choices(list(streams), shares)[0]
        batch = collate(next(streams[kind]), table)
        loss = batch_loss(network, batch, kind, chance, settings.bits, lessons.fields if lessons else None)
        optimiser.zero_grad(set_to_none=True)
        if loss.requires_grad:
            loss.backward()
            nn.utils.clip_grad_norm_([one for one in trained if one.grad is not None], 1.0)
            optimiser.step()
        if rank == 0:
            log.add(kind, loss.item(), step)
        if (step + 1) % settings.together:
            continue
        spent = log.minutes() / settings.minutes if settings.minutes else 0.0
        done = shared.average(max((step + 1) / settings.steps, spent))
        if rank == 0:
            rounds = (step + 1) // settings.together
            follow(averaged, network, min(settings.average, rounds / (5 + rounds)))
            if (step + 1) % settings.every == 0:
                save(averaged, places.out, step + 1, settings)
        if done >= 1:
            break
    if rank == 0:
        save(averaged, places.out, step + 1, settings)


def batch_loss(
    network: AttributionNetwork,
    batch: Batch,
    kind: str,
    chance: random.Random,
    bits: int,
    teacher: Fields | None,
) -> Tensor:
    """Run the network on one batch and return what it is trained on there."""
    network.train()
    with torch.autocast("cpu", torch.bfloat16, enabled=bits == 16):
        outcome = network(batch.pieces, batch.shapes, batch.flags, batch.mask, batch.firsts, batch.word_mask)
    loss = tag_loss(network, outcome, batch, teacher)
    if kind in ("paragraph", "article"):
        loss = loss + 0.3 * link_loss(network, outcome, batch)
    elif kind in ("gum", "gap"):
        loss = loss + (1.0 if kind == "gap" else 0.6) * refer_loss(network, outcome, batch, chance)
    return loss


def save(averaged: AttributionNetwork, out: Path, step: int, settings: Settings) -> None:
    """Write the averaged weights to ``weights.pt``."""
    out.mkdir(parents=True, exist_ok=True)
    torch.save(
        {"weights": averaged.state_dict(), "settings": asdict(settings), "step": step}, out / "weights.tmp"
    )
    (out / "weights.tmp").rename(out / "weights.pt")


def main() -> None:
    """Read the options and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with the unpacked corpora")
    parser.add_argument("--out", type=Path, required=True, help="folder for weights.pt and dev.json")
    parser.add_argument(
        "--pretrained", type=Path, help="folder of all-MiniLM-L6-v2; default: the package that has it"
    )
    parser.add_argument(
        "--held-out", type=Path, default=HERE.parents[1] / "bench/attribution/worldwide_held_out.txt"
    )
    for name, value in asdict(Settings()).items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
    parser.add_argument("--start", type=Path, help="weights.pt to go on from")
    parser.add_argument("--lessons", type=Path, nargs="*", default=[], help="files of attribution.teach")
    options = parser.parse_args()
    pretrained = options.pretrained or pretrained_folder()
    settings = Settings(**{name: getattr(options, name) for name in asdict(Settings())})
    held_out = read_list(options.held_out) | read_list(HERE / "worldwide_dev.txt")
    places = Places(
        options.data, options.out, pretrained, frozenset(held_out), options.start, tuple(options.lessons)
    )
    network = AttributionNetwork(LINK_FEATURES, REFER_FEATURES, wide=bool(settings.wide))
    trained = sum(parameter.numel() for parameter in network.parameters() if parameter.requires_grad)
    rows = torch.zeros(settings.processes, trained).share_memory_()
    control = torch.zeros(1, dtype=torch.float64).share_memory_()
    barrier = multiprocessing.get_context("spawn").Barrier(settings.processes)
    multiprocessing.spawn(train_rank, (rows, control, barrier, places, settings), settings.processes)


if __name__ == "__main__":
    main()
