"""Who said what: the statements found, against what a careful reader marked.

On the example story everywhere, and on the measured story where it is beside the checkout; there the
scorer that lies with it is run too, and ``same-as-the-scorer`` is 1 when it prints the same figures.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.materials import SHARED, example, is_here, story
from bench.scoring import score
from bench.tasks import Figures

# The reports of the measured story whose gold is open.
OPEN_GOLD = ("000_2ab4bbf377b1bf68.txt", "001_46797d466237e456.txt", "003_900919f88641be30.txt")


def dossier_of(folder: Path) -> dict[str, Any]:
    """The dossier of a story folder's reports, as a user's JSON would be."""
    import rashomon
    from rashomon.records.codec import account_to_text

    found: dict[str, Any] = json.loads(account_to_text(rashomon.read([str(folder / "reports")])))
    return found


def scored(
    prefix: str, folder: Path, reports: Collection[str] | None = None
) -> tuple[Figures, dict[str, Any]]:
    """Figures named ``prefix/kind/figure``, and the dossier they were measured on."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    dossier = dossier_of(folder)
    rows = score(gold, dossier, reports)
    return {
        f"{prefix}/{kind}/{name}": value for kind, row in rows.items() for name, value in row.items()
    }, dossier


def scorer_figures(folder: Path, dossier: dict[str, Any], reports: Collection[str]) -> Figures | None:
    """What the scorer beside the checkout prints, under our names; ``None`` where it is absent."""
    scorer = SHARED / "score" / "score_statements.py"
    if not scorer.is_file():
        return None
    with TemporaryDirectory() as scratch:
        written = Path(scratch) / "dossier.json"
        written.write_text(json.dumps(dossier), encoding="utf-8")
        command = [
            sys.executable,
            str(scorer),
            str(folder / "gold.json"),
            str(written),
            "--json",
            "--articles",
        ]
        done = subprocess.run([*command, *reports], capture_output=True, text=True, check=True)
    return {
        f"{kind}/{name}": value
        for kind, row in json.loads(done.stdout).items()
        for name, value in row.items()
        if value is not None
    }


def agreement(prefix: str, ours: Figures, theirs: Figures) -> float:
    """1.0 when both scorers give the same figures to three digits, else 0.0, the differences printed."""
    mine = {name.removeprefix(f"{prefix}/"): round(value, 3) for name, value in ours.items()}
    differ = {name for name in mine.keys() | theirs.keys() if mine.get(name) != theirs.get(name)}
    for name in sorted(differ):
        print(f"  scorers differ: {name}: ours {mine.get(name)}, theirs {theirs.get(name)}", file=sys.stderr)
    return 0.0 if differ else 1.0


def measure() -> Figures:
    figures, _ = scored("example", example())
    if is_here("stories/iraq-letter"):
        folder = story("iraq-letter")
        ours, dossier = scored("iraq-letter", folder, OPEN_GOLD)
        figures |= ours
        theirs = scorer_figures(folder, dossier, OPEN_GOLD)
        if theirs is not None:
            figures["iraq-letter/same-as-the-scorer"] = agreement("iraq-letter", ours, theirs)
    return figures
