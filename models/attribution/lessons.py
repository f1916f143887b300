"""What a teacher thought of the training texts, for the network that ships to be trained on."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import torch
from torch import nn

from rashomon.inference.words import cut_words

from .batches import Encoded, Taught
from .crf import ChainField
from .examples import Example, read_names, read_polnear
from .labels import NAME_TYPES, ROLES, allowed_moves

UNREAD_EVERY = 3


class Fields(nn.Module):
    """The random fields of a teacher: with its emissions, all that the student asks of it."""

    def __init__(self) -> None:
        super().__init__()
        self.role_field = ChainField(allowed_moves(ROLES))
        self.name_field = ChainField(allowed_moves(NAME_TYPES))


class Lessons:
    """What a teacher thought of the training texts, from files that `attribution.teach` wrote."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self.fields = Fields()
        self._roles: dict[str, torch.Tensor] = {}
        self._names: dict[str, torch.Tensor] = {}
        for path in paths:
            kept = torch.load(path, weights_only=True)
            for scheme, known in (("role", self._roles), ("name", self._names)):
                if kept[f"{scheme}s"]:
                    known |= kept[f"{scheme}s"]
                    getattr(self.fields, f"{scheme}_field").load_state_dict(kept[f"{scheme}_field"])

    def add_to(self, encoded: Encoded, key: str) -> Encoded:
        """Return the example with what the teacher thought, where it read it."""
        roles, names = self._roles.get(key), self._names.get(key)
        if roles is None and names is None:
            return encoded
        taught = Taught(
            None if roles is None else roles.numpy(),
            None if names is None else names.numpy(),
        )
        return replace(encoded, taught=taught)


def read_unread(root: Path) -> list[Example]:
    """Return texts that nobody annotated: of the bodies of FNC-1's training part, one of `UNREAD_EVERY`."""
    with (root / "fnc1/train_bodies.csv").open(encoding="utf-8", newline="") as lines:
        rows = sorted(csv.DictReader(lines), key=lambda row: int(row["Body ID"]))
    return [Example(cut_words(row["articleBody"]), origin=row["Body ID"]) for row in rows[::UNREAD_EVERY]]


def lessons_of(root: Path, held_out: frozenset[str]) -> dict[str, Example]:
    """Return the texts that a teacher reads, by key: PolNeAR's articles, texts with names, unread ones."""
    texts = {f"polnear/{name}": readings[0] for name, readings in read_polnear(root, "train").items()}
    texts |= {f"names/{at}": one for at, one in enumerate(read_names(root, held_out)[0])}
    texts |= {f"unread/{one.origin}": one for one in read_unread(root)}
    return {key: one for key, one in texts.items() if len(one.words)}
