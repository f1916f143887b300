"""The watch against a press of papers whose articles come and change, killed and started again.

Each round papers publish and edit; the command is killed at moments drawn by a seed, then runs to its end.
Every article that came and every edit has to be told once, in the file of JSON lines and to the webhook.
A webhook that was posted to and not yet ticked off is posted to again with the same ``Idempotency-Key``;
``posted-again`` counts these.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from bench.materials import REPOSITORY
from bench.stream.press import Press
from bench.tasks import Figures

APART = 0.02
"""Seconds between two requests to one host that the command is told to keep."""


@dataclass(frozen=True, slots=True)
class Size:
    """How large a run is. ``kills`` are spread evenly over the rounds."""

    papers: int
    hosts: int
    rounds: int
    kills: int
    finder: str = "rules"


SMALL = Size(papers=8, hosts=2, rounds=2, kills=4)
FULL = Size(papers=200, hosts=20, rounds=5, kills=50)


def measure(thorough: bool = True) -> Figures:
    """Shares of changes that were told once, more than once or never, and the least gap between requests."""
    with tempfile.TemporaryDirectory() as folder:
        return run(FULL if thorough else SMALL, Path(folder))


def run(size: Size, folder: Path, seed: int = 7) -> Figures:
    """One run of this size; everything it leaves is in ``folder``."""
    chance = random.Random(seed)
    press = Press(size.papers, size.hosts)
    feeds = folder / "feeds.opml"
    feeds.write_text(press.opml(), encoding="utf-8")
    killed = 0
    seconds: list[float] = []
    with press.running():
        for number in range(size.rounds):
            for paper in press.papers:
                paper.publish()
                if number and chance.random() < 0.5:
                    paper.edit(chance.randrange(number))
            for _ in range(size.kills // size.rounds):
                killed += not finishes(
                    folder, press, size, chance.uniform(0.5, 6.0 if not seconds else seconds[0])
                )
            started = time.monotonic()
            if not finishes(folder, press, size, None):
                said = (folder / "stderr.txt").read_text(encoding="utf-8", errors="replace")[-600:]
                raise RuntimeError(f"a pass did not end well: {said}")
            seconds.append(time.monotonic() - started)
    lines = [json.loads(line) for line in (folder / "moved.jsonl").read_text(encoding="utf-8").splitlines()]
    told = Counter(line["id"] for line in lines)
    kinds = Counter(line["kind"] for line in lines)
    published = size.papers * size.rounds
    edited = sum(paper.changes for paper in press.papers) - published
    posted = Counter(press.posted)
    return {
        "press/changes": float(published + edited),
        "press/killed": float(killed),
        "press/caught": (min(kinds["article"], published) + min(kinds["edited"], edited))
        / (published + edited),
        "press/told-once": sum(count == 1 for count in told.values()) / len(told),
        "press/too-many": float(kinds["article"] - published + kinds["edited"] - edited),
        "press/posted": len(posted.keys() & told.keys()) / len(told),
        "press/posted-again": float(sum(posted.values()) - len(posted)),
        "press/gap-kept": min(1.0, press.least_gap() / APART),
        "press/seconds-a-pass": max(seconds),
    }


def finishes(folder: Path, press: Press, size: Size, kill_after: float | None) -> bool:
    """Run one pass; whether it ended by itself and well."""
    command = [
        sys.executable, "-m", "rashomon.cli", "watch", str(folder / "feeds.opml"), "--once",
        "--archive", str(folder / "desk.rashomon"), "--jsonl", str(folder / "moved.jsonl"),
        "--webhook", press.webhook, "--allow-local-network", "--apart", str(APART), "--interval", "1",
        "--revisit", "86400", "--finder", size.finder, "--quiet",
    ]  # fmt: skip
    environment = os.environ | {"PYTHONPATH": f"{REPOSITORY / 'src'}:{REPOSITORY}"}
    time.sleep(1.1)  # a feed is due a second after it was asked
    with (folder / "stderr.txt").open("ab") as errors:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors, env=environment)
        try:
            return process.wait(timeout=kill_after) == 0
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            return False


if __name__ == "__main__":
    for name, figure in measure(thorough="--small" not in sys.argv).items():
        print(f"{name:30} {figure:.4g}")
