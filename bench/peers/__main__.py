"""Rashomon and its peers on the same articles in one run: ``python -m bench.peers`` (``make bench-peers``).

Sets up what the peers need on the first call (minutes), then prints a table for each story: quotations
found, speakers right and articles a second. The figures are also written to ``.cache/bench/peers.json``.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.materials import CACHE, REPOSITORY, MissingMaterialError, example, is_here, story
from bench.peers import environment
from bench.peers.matching import Tally, count
from bench.tasks import machine

REPEATS = 5
HEAD = ("", "found", "of", "given", "speaker right", "pronoun", "no speaker", "raised", "articles/s")

Report = dict[str, Any]
Ask = Callable[[Sequence[Path]], Report]


@dataclass(frozen=True, slots=True)
class Row:
    """One finder on one story. ``raised`` counts articles; the rest of the counts is over those with gold."""

    finder: str
    tally: Tally
    raised: tuple[str, ...]
    articles_a_second: float


def asked(command: Sequence[str], paths: Sequence[Path]) -> Report:
    """What a finder prints, run in a process of its own, on one core and with one thread."""
    one_thread = os.environ | {"OMP_NUM_THREADS": "1", "PYTHONPATH": str(REPOSITORY)}
    pin = ["taskset", "-c", "0"] if Path("/usr/bin/taskset").exists() else []
    with TemporaryDirectory() as scratch:  # the Gender Gap Tracker writes its log where it stands
        whole = [*pin, *command, str(REPEATS), *map(str, paths)]
        done = subprocess.run(whole, env=one_thread, cwd=scratch, capture_output=True, text=True, check=False)
    if done.returncode:
        raise environment.PeerError(f"{' '.join(command[-3:])} failed: {done.stderr.strip()[-500:]}")
    report: Report = json.loads(done.stdout)
    return report


def peers() -> tuple[dict[str, Ask], list[str]]:
    """How to ask each peer that can be had, and what readers must know of them."""
    notes = []
    try:
        python = environment.python()
        parser, figures = environment.parser()
    except environment.PeerError as failed:
        return {}, [f"No peer was run: {failed}."]
    except MissingMaterialError as missing:
        return {}, [f"No peer was run: {missing}, which their parser is trained on, is not on this machine."]
    passes = f"{figures['passes']} of {figures['of_passes']} passes, {figures['train_seconds']} s"
    notes.append(
        "The peers use a small parser trained here on UD English EWT, not one of spaCy's pretrained models,\n"
        f"which PyPI does not have: {passes}. On EWT dev, from raw text,\n"
        f"punctuation left out: UAS {figures['dep_uas']:.3f}, LAS {figures['dep_las']:.3f}; sentence ends F1"
        f" {figures['sents_f']:.3f}, word classes {figures['pos_acc']:.3f},\n"
        f"lemmas {figures['lemma_acc']:.3f}. With a better parser they may do better."
    )
    script = [str(python), str(environment.SCRIPTS / "find_quotations.py")]
    ask = {"textacy": lambda paths: asked([*script, "textacy", str(parser), "-"], paths)}
    try:
        checkout = environment.tracker()
    except environment.PeerError as missing:
        notes.append(f"Gender Gap Tracker was left out: {missing}.")
        return ask, notes
    notes.append(
        f"Gender Gap Tracker is its English extractor at commit {environment.TRACKER_COMMIT[:8]}. Its rule"
        ' for "according to" asks\nfor a relation that UD names otherwise, so it never applies here.'
    )
    tracker = [*script, "gender-gap-tracker", str(parser), str(checkout)]
    ask["Gender Gap Tracker"] = lambda paths: asked(tracker, paths)
    return ask, notes


def row(finder: str, report: Report, key: str, gold: Sequence[Mapping[str, Any]], texts: Any) -> Row:
    answers = report[key]
    raised = tuple(f"{name}: {one['raised']}" for name, one in answers.items() if one["raised"])
    rate = len(answers) / statistics.median(report["seconds"])
    return Row(finder, count(gold, texts, answers), raised, rate)


def measured(folder: Path, ask: Mapping[str, Ask], versions: dict[str, str]) -> list[Row]:
    """A row for each finder on one story; their versions are added to ``versions``."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    paths = sorted((folder / "reports").glob("*.txt"))
    texts = {path.name: path.read_bytes().decode("utf-8") for path in paths}
    ours = asked([sys.executable, "-m", "bench.peers.ours"], paths)
    versions |= ours["versions"]
    rows = [
        row("Rashomon", ours, "articles", gold, texts),
        row("Rashomon, source words", ours, "source_words", gold, texts),
    ]
    for finder, question in ask.items():
        report = question(paths)
        versions |= report["versions"]
        rows.append(row(finder, report, "articles", gold, texts))
    return rows


def shown(name: str, rows: Sequence[Row]) -> str:
    """The table of one story, and a line for each article that a finder raised on."""
    cells = [HEAD]
    for one in rows:
        of = one.tally
        counts = (of.found, of.gold, of.reported, of.right, of.pronouns, of.nameless, len(one.raised))
        cells.append((one.finder, *map(str, counts), f"{one.articles_a_second:.1f}"))
    widths = [max(len(line[at]) for line in cells) for at in range(len(HEAD))]
    lines = [f"\n{name}"]
    for line in cells:
        first, *rest = (cell.rjust(width) for cell, width in zip(line, widths, strict=True))
        lines.append("  " + "  ".join([first.strip().ljust(widths[0]), *rest]))
    lines += [f"  {one.finder} raised on {line}" for one in rows for line in one.raised]
    return "\n".join(lines)


LEGEND = """
found          quotations of gold (direct and mixed, optional ones left out) given, overlap .5 F1 or more
of             quotations in gold
given          quotations that the finder gave in the articles with gold: those found, and others in marks
speaker right  the name given holds the gold speaker's name word
pronoun        only a pronoun was given as the speaker
no speaker     none was given
raised         articles on which the finder raised an error, and so gave nothing
articles/s     one core, one thread, loading left out, median of 5 passes; for Rashomon the whole of
               rashomon.read: every kind of statement, and the linking of the reports; for a peer its
               parser and its quotations
"Rashomon, source words" gives the words beside the quotation, as a peer does, not whom they mean.
Those who made Rashomon could read these stories and their gold; the peers were made without them."""


def main(arguments: list[str] | None = None) -> int:
    argparse.ArgumentParser(prog="python -m bench.peers", description=__doc__).parse_args(arguments)
    folders = {f"example: {example().name}": example()}
    if is_here("stories/iraq-letter"):
        folders["iraq-letter (gold for three of its five reports)"] = story("iraq-letter")
    ask, notes = peers()
    versions: dict[str, str] = {}
    print(machine())
    tables = {}
    for name, folder in folders.items():
        rows = measured(folder, ask, versions)
        tables[folder.name] = [asdict(one) for one in rows]
        print(shown(name, rows), flush=True)
    print(LEGEND)
    print("\n".join(["", *notes]))
    print("Versions: " + ", ".join(f"{name} {version}" for name, version in versions.items()) + ".")
    report = {"machine": machine(), "versions": versions, "notes": notes, "stories": tables}
    (CACHE / "bench").mkdir(parents=True, exist_ok=True)
    written = json.dumps(report, indent=1, ensure_ascii=False)
    (CACHE / "bench" / "peers.json").write_text(written + "\n", encoding="utf-8")
    return 0 if ask else 1


if __name__ == "__main__":
    sys.exit(main())
