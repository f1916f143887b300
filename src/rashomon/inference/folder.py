"""A model folder: ``model.json`` beside the files it names, each with its SHA-256."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from rashomon.errors import ModelError

MENDS: Final = "Mend it with: pip install --force-reinstall rashomon"


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """A checked folder: its description (``model.json``) and the bytes of its files by name."""

    path: Path
    description: dict[str, Any]
    files: dict[str, bytes]


def read_model_folder(path: Path, version: int) -> ModelFolder:
    """Read a model folder and check it.

    Raises:
        ModelError: ``model.json`` or a file is missing, a hash does not agree, or the format's version is not
            ``version``. The hint names the command that mends it.
    """
    description = _description(path)
    if description.get("format") != version:
        found = description.get("format")
        raise ModelError(
            f"{path / 'model.json'} is of format {found!r}; this version reads format {version}", hint=MENDS
        )
    files: dict[str, bytes] = {}
    for name, expected in description.get("sha256", {}).items():
        try:
            files[name] = (path / name).read_bytes()
        except OSError as error:
            raise ModelError(
                f"the model file {path / name} is missing or cannot be read", hint=MENDS
            ) from error
        if hashlib.sha256(files[name]).hexdigest() != expected:
            raise ModelError(f"the model file {path / name} is not the one that was shipped", hint=MENDS)
    return ModelFolder(path, description, files)


def read_version(path: Path) -> str:
    """The version that a model folder gives itself; its files are not read."""
    return str(_description(path).get("version", ""))


def _description(path: Path) -> dict[str, Any]:
    try:
        found = json.loads((path / "model.json").read_text(encoding="utf-8"))
    except OSError as error:
        raise ModelError(
            f"the model's description {path / 'model.json'} is missing or cannot be read", hint=MENDS
        ) from error
    except ValueError as error:
        raise ModelError(f"the model's description {path / 'model.json'} is not JSON", hint=MENDS) from error
    if not isinstance(found, dict):
        raise ModelError(f"the model's description {path / 'model.json'} is not an object", hint=MENDS)
    return found
