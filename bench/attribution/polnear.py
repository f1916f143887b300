"""PolNeAR's own files: an article's text, its annotated spans, and which of them belong together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROLES = ("source", "cue", "content")
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Annotated:
    """One annotator's reading of one article: (role, place) spans, and relations as indices into them."""

    name: str
    text: str
    spans: tuple[tuple[str, Place], ...]
    relations: tuple[dict[str, tuple[int, ...]], ...]


def read_part(data: Path, part: str) -> Iterator[Annotated]:
    """Every annotator's reading of the articles of ``train``, ``dev`` or ``test``, by file name."""
    folder = data / "polnear/data" / part
    for path in sorted((folder / "attributions").glob("*.ann")):
        text = (folder / "text" / f"{path.stem.rsplit('_', 1)[0]}.txt").read_bytes().decode("utf-8")
        yield _annotated(path, text)


def _annotated(path: Path, text: str) -> Annotated:
    spans: list[tuple[str, Place]] = []
    pieces: dict[str, list[int]] = defaultdict(list)
    relations: list[dict[str, tuple[int, ...]]] = []
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    for cells in lines:
        if not cells[0].startswith("T") or len(cells) < 2:
            continue
        role, places = cells[1].split(" ", 1)
        if role.lower() in ROLES:
            for place in places.split(";"):
                start, end = place.split()
                pieces[cells[0]].append(len(spans))
                spans.append((role.lower(), (int(start), int(end))))
    for cells in lines:
        if cells[0].startswith("E") and len(cells) > 1:
            relations.append(_relation(cells[1], pieces))
    return Annotated(path.stem, text, tuple(spans), tuple(relations))


def _relation(listed: str, pieces: dict[str, list[int]]) -> dict[str, tuple[int, ...]]:
    roles: dict[str, list[int]] = {role: [] for role in ROLES}
    for part in listed.split():
        role, _, name = part.partition(":")
        role = role.lower().rstrip("0123456789")
        if role in roles:
            roles[role].extend(pieces.get(name, ()))
    return {role: tuple(indices) for role, indices in roles.items()}
