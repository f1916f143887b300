"""What the user gave, taken apart: files of folders, addresses, standard input."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from rashomon.reading.contents import SUFFIXES, kind_of_name
from rashomon.reading.story_file import NAME
from rashomon.records import SetAside

_SIDE_FILES = frozenset(
    {NAME, "gold.json", "links.json", "license", "licence", "copying", "notice", "changelog"}
)
_MISSING = "Check the spelling; addresses begin with https://."


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to read. ``where`` is the path or the address as it will be shown.

    ``folder`` is the folder that the user named and the file was found in, or ``None``.
    """

    kind: Literal["file", "address", "standard-input"]
    where: str
    file: Path | None = None
    folder: Path | None = None


def list_items(inputs: Sequence[str | Path]) -> Iterator[Item | SetAside]:
    """Everything to read, in the order given, folders through and through in the order of names."""
    for given in inputs:
        where = given.as_posix() if isinstance(given, Path) else given
        if where == "-":
            yield Item("standard-input", "-")
        elif isinstance(given, str) and given.lower().startswith(("http://", "https://")):
            yield Item("address", given)
        elif isinstance(given, str) and "://" in given:
            scheme = given.partition("://")[0]
            yield SetAside(
                given, f"addresses of the kind {scheme}:// are not read", "Give an http(s) address or a file."
            )
        else:
            yield from _list_path(Path(given), where)


def _list_path(path: Path, where: str) -> Iterator[Item | SetAside]:
    try:
        if path.is_dir():
            yield from _list_folder(path, path)
        elif path.is_file():
            if path.name != NAME:
                yield Item("file", where, path)
        elif path.exists():
            yield SetAside(where, "neither a file nor a folder", "Give a file, a folder or an address.")
        else:
            yield SetAside(where, "no such file or folder", _MISSING)
    except (OSError, ValueError) as error:
        # ValueError: a NUL character in the path.
        yield SetAside(where, f"cannot be read: {getattr(error, 'strerror', None) or error}", _MISSING)


def _list_folder(folder: Path, root: Path) -> Iterator[Item | SetAside]:
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield SetAside(folder.as_posix(), f"cannot be read: {error.strerror}", "Check its permissions.")
        return
    names = {entry.name for entry in entries}
    for entry in entries:
        if entry.name.startswith(".") or _is_side_file(entry.name):
            continue
        if entry.is_dir():
            # A link to a folder may lead back up; a page's own "_files" folder holds its pictures.
            if not entry.is_symlink() and not _belongs_to_page(entry.name, names):
                yield from _list_folder(entry, root)
        elif kind_of_name(entry.name) and entry.is_file():
            yield Item("file", entry.as_posix(), entry, root)
        else:
            kinds = ", ".join(sorted(SUFFIXES))
            reason = f"not a kind of file that is read here: {entry.suffix or 'no suffix'}"
            yield SetAside(
                entry.as_posix(), reason, f"Kinds that are read: {kinds}. Or name the file itself."
            )


def _is_side_file(name: str) -> bool:
    lower = name.lower()
    return lower in _SIDE_FILES or lower.partition(".")[0] in {"readme", "license", "licence", "copying"}


def _belongs_to_page(name: str, names: set[str]) -> bool:
    stem = name.removesuffix("_files")
    return stem != name and bool({f"{stem}.html", f"{stem}.htm", f"{stem}.xhtml"} & names)
