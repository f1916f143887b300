"""Where the measuring material lies, whether it is there, and its fingerprint.

A material is named by its place: ``example/…`` and ``table/…`` lie in this repository, ``stories/…`` and
``copies/…`` beside the checkout, ``data/…`` is unpacked from there into the ignored cache. Nothing is ever
copied into the repository.
"""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
SHARED = REPOSITORY.parent / "shared"
CACHE = REPOSITORY / ".cache"

COPIES = ("ebola-mosul", "kim-ankles")
"""The stories whose reports copy each other."""


class MissingMaterialError(Exception):
    """The material that a measurement needs is not on this machine."""


def is_here(material: str) -> bool:
    """Whether ``material`` can be had on this machine without the network."""
    return source_of(material) is not None


def source_of(material: str) -> Path | None:
    """The folder or packed file that ``material`` comes from, or ``None`` where it is absent."""
    family, _, name = material.partition("/")
    if family == "example":
        source = REPOSITORY / "examples" / name
    elif family == "table":
        source = REPOSITORY / "bench" / name
    elif family == "data":
        source = SHARED / "data" / f"{name}.tar.xz"
    else:
        source = SHARED / family / name
    return source if source.exists() else None


def folder_of(material: str) -> Path:
    """The folder that holds ``material``; ``MissingMaterialError`` where it is absent."""
    source = source_of(material)
    if source is None:
        raise MissingMaterialError(material)
    return source


def data_set(*names: str) -> Path:
    """The cache folder with the named data sets unpacked below it: ``data_set("polnear") / "polnear"``.

    A set is unpacked once, and again when its packed file has changed.
    """
    for name in names:
        packed = folder_of(f"data/{name}")
        stamp = CACHE / "data" / ".unpacked" / name
        if stamp.is_file() and stamp.read_text(encoding="utf-8") == fingerprint(packed):
            continue
        command = [str(packed.parent / "unpack.sh"), str(CACHE / "data"), name]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        stamp.parent.mkdir(exist_ok=True)
        stamp.write_text(fingerprint(packed), encoding="utf-8")
    return CACHE / "data"


def story(name: str) -> Path:
    """The folder of one measured story: ``story("iraq-letter")``."""
    return folder_of(f"stories/{name}")


def example() -> Path:
    """The folder of the example story that ships with the repository."""
    for folder in sorted((REPOSITORY / "examples").glob("*/reports")):
        return folder.parent
    raise MissingMaterialError("example")


def example_material() -> str:
    return f"example/{example().name}"


def fingerprint(place: Path) -> str:
    """SHA-256 of a file, or of the sorted names and hashes of a folder's files."""
    if place.is_file():
        with place.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    total = hashlib.sha256()
    for path in sorted(place.rglob("*")):
        if path.is_file():
            total.update(f"{path.relative_to(place).as_posix()}\0{fingerprint(path)}\n".encode())
    return total.hexdigest()
