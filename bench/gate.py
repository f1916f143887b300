"""The quality gate: the figures that have a floor, each against it.

    python -m bench.gate          measure, compare, exit with 1 where a floor is missed
    python -m bench.gate --pin    write the fingerprints of the material that is here into floors.toml

A floor is skipped where its material is absent, and fails with ``RASHOMON_REQUIRE_DATA=1``. Material
that is not the one the floors were set on fails: a figure on other data says nothing. Floors rise
freely and fall only by hand, in ``bench/floors.toml``.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bench.materials import MissingMaterialError, fingerprint, source_of
from bench.tasks import Figures, machine, measure

FLOORS = Path(__file__).resolve().parent / "floors.toml"

Outcome = Literal["held", "missed", "skipped"]


@dataclass(frozen=True, slots=True)
class Floor:
    """The least that one figure of one task may be, and the material it is measured on."""

    task: str
    figure: str
    least: float
    material: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came out for one floor, in words for the one who reads the gate."""

    floor: Floor
    outcome: Outcome
    value: float | None
    reason: str = ""

    def __str__(self) -> str:
        value = "–" if self.value is None else f"{self.value:.4g}"
        reason = f"  {self.reason}" if self.reason else ""
        name = f"{self.floor.task}: {self.floor.figure}"
        return f"{self.outcome:8}{name:58}{value:>9}  floor {self.floor.least:<7g}{reason}"


def read_floors(path: Path = FLOORS) -> tuple[list[Floor], dict[str, str]]:
    """The floors, and the fingerprint of each material by name.

    ``[materials]`` says which material a figure's first word stands for, ``[fingerprints]`` what it
    hashed to when the floors were set, and ``[floors.TASK]`` the floors.
    """
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    materials = table["materials"]
    floors = []
    for task, figures in table["floors"].items():
        for figure, least in figures.items():
            first = figure.partition("/")[0]
            if first not in materials:
                raise ValueError(
                    f"{path.name}: {task} {figure!r}: [materials] does not say what {first!r} is"
                )
            floors.append(Floor(task, figure, float(least), materials[first]))
    return floors, table["fingerprints"]


def state_of(material: str, pinned: dict[str, str]) -> tuple[Outcome, str]:
    """Whether a material can be measured on: held (yes), skipped (absent), missed (not the pinned one)."""
    source = source_of(material)
    if source is None:
        return "skipped", f"{material} is not on this machine"
    if material not in pinned:
        return "missed", f"{material} has no fingerprint in floors.toml: python -m bench.gate --pin"
    if fingerprint(source) != pinned[material]:
        return "missed", (
            f"{material} has changed since its floors were set: set them anew on what is there now, "
            "then python -m bench.gate --pin"
        )
    return "held", ""


def judge(floor: Floor, figures: Figures | None, state: tuple[Outcome, str]) -> Verdict:
    """The verdict on one floor: its task's figures (``None`` without material), its material's state."""
    outcome, reason = state
    if outcome != "held":
        return Verdict(floor, outcome, None, reason)
    value = (figures or {}).get(floor.figure)
    if value is None:
        return Verdict(floor, "missed", None, "the task gave no such figure")
    return Verdict(floor, "held" if value >= floor.least else "missed", value)


def verdicts(floors: list[Floor], pinned: dict[str, str]) -> list[Verdict]:
    """Measure every task that has a floor whose material is here, and judge."""
    states = {material: state_of(material, pinned) for material in {floor.material for floor in floors}}
    results: dict[str, Figures | None] = {}
    for task in dict.fromkeys(floor.task for floor in floors):
        if any(floor.task == task and states[floor.material][0] == "held" for floor in floors):
            try:
                results[task] = measure(task, thorough=False)
            except MissingMaterialError:
                results[task] = None
    return [judge(floor, results.get(floor.task), states[floor.material]) for floor in floors]


def pin(path: Path = FLOORS) -> None:
    """Write the fingerprints of the materials that are here; those of absent ones stay."""
    text = path.read_text(encoding="utf-8")
    table = tomllib.loads(text)
    pinned = dict(table["fingerprints"])
    for material in table["materials"].values():
        source = source_of(material)
        if source is not None:
            pinned[material] = fingerprint(source)
    lines = "".join(f'"{material}" = "{pinned[material]}"\n' for material in sorted(pinned))
    section = re.compile(r"^\[fingerprints\]\n(?:(?!\[).*\n)*", re.MULTILINE)
    path.write_text(section.sub(f"[fingerprints]\n{lines}\n", text), encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.gate", description=__doc__.split("\n\n")[0])
    parser.add_argument(
        "--pin", action="store_true", help="write the fingerprints of the material that is here"
    )
    if parser.parse_args(arguments).pin:
        pin()
        return 0
    print(machine())
    found = verdicts(*read_floors())
    for verdict in found:
        print(verdict)
    count = {outcome: sum(v.outcome == outcome for v in found) for outcome in ("held", "missed", "skipped")}
    print(
        f"{count['held'] + count['missed']} of {len(found)} floors ran: {count['held']} held, "
        f"{count['missed']} missed; {count['skipped']} skipped"
    )
    required = os.environ.get("RASHOMON_REQUIRE_DATA") == "1"
    if required and count["skipped"]:
        print("RASHOMON_REQUIRE_DATA=1: a skipped floor fails", file=sys.stderr)
    return 1 if count["missed"] or (required and count["skipped"]) else 0


if __name__ == "__main__":
    sys.exit(main())
