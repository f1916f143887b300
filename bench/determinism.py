"""Whether the same input gives the same bytes.

Two processes with different hash seeds; the articles in another order; one article alone or among
others, where what is found in the article itself must be the same.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.command import output_of
from bench.materials import example, is_here, story
from bench.tasks import Figures

# What linking may name otherwise when other articles are there: ids of the story's speakers.
OF_THE_STORY = frozenset({"id", "speakers", "speaker", "chain", "reasons"})


def dossier_bytes(paths: Sequence[Path], hash_seed: int) -> bytes:
    """What ``rashomon read PATH… --format json`` prints in a process of its own."""
    return output_of(["read", *map(str, paths), "--format", "json"], hash_seed=hash_seed)


def found_in(dossier: dict[str, Any], name: str) -> tuple[Any, list[Any]]:
    """The article called ``name``, and what was found in it without what the story decides."""
    article = next(one for one in dossier["articles"] if Path(one["path"]).name == name)
    statements = [
        {key: value for key, value in statement.items() if key not in OF_THE_STORY}
        for statement in dossier["statements"]
        if statement["article"] == article["id"]
    ]
    return article, sorted(statements, key=lambda one: json.dumps(one, sort_keys=True))


def measured(prefix: str, folder: Path) -> Figures:
    paths = sorted((folder / "reports").glob("*.txt"))
    reference = dossier_bytes(paths, 0)
    backwards = dossier_bytes(list(reversed(paths)), 0)
    together = json.loads(reference)
    same = 0
    for path in paths:
        alone = json.loads(dossier_bytes([path], 1))
        same += found_in(alone, path.name) == found_in(together, path.name)
    return {
        f"{prefix}/same-bytes-other-hash-seed": float(dossier_bytes(paths, 4242) == reference),
        f"{prefix}/same-bytes-other-order": float(backwards == reference),
        f"{prefix}/same-findings-alone": same / len(paths),
    }


def measure() -> Figures:
    figures = measured("example", example())
    if is_here("stories/iraq-letter"):
        figures |= measured("iraq-letter", story("iraq-letter"))
    return figures
