"""Run measurements and print their figures: ``python -m bench [NAME…]``, all of them when none is named.

The figures are also written to ``.cache/bench/TASK.json``, so that two runs can be laid side by side.
"""

from __future__ import annotations

import argparse
import json
import sys

from bench.materials import CACHE, MissingMaterialError
from bench.tasks import machine, measure, task_names


def run(names: list[str]) -> None:
    """Measure, print and write each task; one without its material is named on standard error."""
    folder = CACHE / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        print(f"\n{name}", flush=True)
        try:
            figures = measure(name, thorough=True)
        except MissingMaterialError as missing:
            print(f"  skipped: {missing} is not on this machine", file=sys.stderr)
            continue
        width = max(map(len, figures), default=0)
        for figure, value in figures.items():
            print(f"  {figure:{width}}  {value:10.4g}", flush=True)
        report = json.dumps({"machine": machine(), "figures": figures}, indent=1)
        (folder / f"{name}.json").write_text(report + "\n", encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(task_names())}")
    names = parser.parse_args(arguments).names or task_names()
    unknown = sorted(set(names) - set(task_names()))
    if unknown:
        parser.error(f"no such task: {', '.join(unknown)}; there are {', '.join(task_names())}")
    print(machine())
    run(names)
    return 0


if __name__ == "__main__":
    sys.exit(main())
