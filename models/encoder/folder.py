"""Write the description of a folder that ships."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any


def write_description(out: Path, names: Sequence[str], about: Mapping[str, Any]) -> None:
    """Write ``model.json``: what is told about the model, and the SHA-256 of each of its files."""
    hashes = {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in names}
    description = {**about, "sha256": hashes}
    (out / "model.json").write_text(json.dumps(description, indent=1) + "\n", "utf-8")


def read_vocabulary(pretrained: Path) -> list[str]:
    """Read the pretrained encoder's word pieces, by their numbers."""
    return (pretrained / "vocab.txt").read_text("utf-8").rstrip("\n").split("\n")


def write_vocabulary(pretrained: Path, out: Path) -> None:
    """Copy the pretrained encoder's word pieces to ``vocabulary.txt``."""
    (out / "vocabulary.txt").write_text("\n".join(read_vocabulary(pretrained)), "utf-8")
