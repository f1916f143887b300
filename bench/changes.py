"""Which statements a change gained and which it lost: ``python -m bench.changes BEFORE.json AFTER.json``.

Both files are dossiers of the same articles (``rashomon read … --format json``). A statement is known
by its article's file name and its content; one that stayed but whose speaker, kind, stance, chain, source
or cue differ is listed as changed. Exit status 0 when nothing differs, 1 when something does.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

Key = tuple[str, tuple[tuple[int, int], ...]]


@dataclass(frozen=True, slots=True)
class Shown:
    """A statement as the listing shows it."""

    words: str
    features: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return f"{dict(self.features)['speaker'] or 'unknown'}: {self.words}"


def words_of(span: Mapping[str, Any] | None) -> str:
    return str(span["text"]) if span else ""


def statements_of(dossier: Mapping[str, Any]) -> dict[Key, Shown]:
    """The statements of a dossier by article and place."""
    names = {speaker["id"]: speaker["name"] for speaker in dossier["speakers"]}
    files = {article["id"]: PurePath(article["path"]).name for article in dossier["articles"]}
    found = {}
    for one in dossier["statements"]:
        content = sorted(one["content"], key=lambda piece: piece["start"])
        key = (files[one["article"]], tuple((piece["start"], piece["end"]) for piece in content))
        features = (
            ("speaker", ", ".join(names.get(speaker, speaker) for speaker in one.get("speakers") or ())),
            ("kind", str(one["kind"])),
            ("stance", str(one.get("stance", ""))),
            (
                "chain",
                " > ".join(names.get(link["speaker"], link["speaker"]) for link in one.get("chain") or ()),
            ),
            ("source", words_of(one.get("source"))),
            ("cue", words_of(one.get("cue"))),
        )
        found[key] = Shown(" … ".join(piece["text"] for piece in content), features)
    return found


def differences(before: Mapping[Key, Shown], after: Mapping[Key, Shown]) -> list[str]:
    """One line for each statement gained, lost or changed, in the order of the articles."""
    lines = []
    for key in sorted(before.keys() | after.keys()):
        old, new = before.get(key), after.get(key)
        place = f"{key[0]}:{key[1][0][0]}"
        if old is None:
            lines.append(f"+ {place} {new}")
        elif new is None:
            lines.append(f"- {place} {old}")
        elif old.features != new.features:
            pairs = zip(old.features, new.features, strict=True)
            changed = "; ".join(f"{name} {a!r} -> {b!r}" for (name, a), (_, b) in pairs if a != b)
            lines.append(f"~ {place} {new.words[:60]!r}: {changed}")
    return lines


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.changes", description=__doc__.split("\n\n")[0])
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    given = parser.parse_args(arguments)
    before, after = (
        statements_of(json.loads(path.read_text(encoding="utf-8"))) for path in (given.before, given.after)
    )
    lines = differences(before, after)
    print("\n".join(lines) if lines else "no statement differs")
    marks = [line[0] for line in lines]
    print(f"{marks.count('+')} gained, {marks.count('-')} lost, {marks.count('~')} changed", file=sys.stderr)
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
