"""The documents say what is there: examples run, options and kinds are named, printed lines are printed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from rashomon.account.judgements import kinds
from rashomon.dossier import FORMATS
from rashomon.stream.changes import ChangeKind

INDENTED = re.compile(r"(?:^ {4}.*\n|^\n)+", re.MULTILINE)
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def blocks(text: str) -> list[str]:
    """The indented blocks of a page, without their indentation."""
    found = (re.sub(r"^ {4}", "", block, flags=re.MULTILINE) for block in INDENTED.findall(text))
    return [block.strip("\n") for block in found if block.strip()]


def run(*command: str, folder: Path) -> str:
    environment = os.environ | {"COLUMNS": "100", "NO_COLOR": "1"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def help_text(repository: Path) -> str:
    return run(sys.executable, "-m", "rashomon.cli", "read", "--help", folder=repository)


def test_every_option_of_read_is_in_the_guide_and_no_other(repository: Path, help_text: str) -> None:
    guide = read(repository / "docs/guide/reading.md")
    assert set(OPTION.findall(guide)) == set(OPTION.findall(help_text)) - {"--help"}


def test_every_option_of_watch_is_in_its_guide_and_no_other(repository: Path) -> None:
    guide = read(repository / "docs/guide/watch.md")
    shown = run(sys.executable, "-m", "rashomon.cli", "watch", "--help", folder=repository)
    assert set(OPTION.findall(guide)) - {"--changes"} == set(OPTION.findall(shown)) - {"--help"}


def test_every_kind_of_change_is_in_the_guide(repository: Path) -> None:
    guide = read(repository / "docs/guide/watch.md")
    assert [kind for kind in get_args(ChangeKind) if f"`{kind}`" not in guide] == []


def test_every_format_is_in_the_guide(repository: Path) -> None:
    guide = read(repository / "docs/guide/reading.md")
    assert [name for name in FORMATS if f"`{name}`" not in guide] == []


def test_every_kind_of_judgement_is_in_the_guide(repository: Path) -> None:
    guide = read(repository / "docs/guide/judgements.md")
    assert [kind for kind in kinds() if f"`{kind}`" not in guide] == []


def test_the_judgements_of_the_guide_fit_the_example_story(repository: Path, tmp_path: Path) -> None:
    """The page's own file, applied to the example story."""
    guide = read(repository / "docs/guide/judgements.md")
    written = next(block for block in blocks(guide) if block.startswith("[[judgements]]"))
    judgements = tmp_path / "desk.toml"
    judgements.write_text(written, encoding="utf-8")
    reports = "examples/aldern-letter/reports"
    command = (sys.executable, "-m", "rashomon.cli", "read", reports, "--judgements", str(judgements))
    assert "night desk" in run(*command, folder=repository)


def test_the_python_of_the_guide_runs(repository: Path) -> None:
    guide = read(repository / "docs/guide/python.md")
    program = next(block for block in blocks(guide) if block.startswith("import rashomon"))
    assert "·" in run(sys.executable, "-c", program, folder=repository)


def test_the_readme_shows_what_is_printed(repository: Path) -> None:
    """Each line of the README's excerpt, but for its dots, is a line of the terminal's dossier."""
    reports = "examples/aldern-letter/reports"
    commands = {
        ("<!-- excerpt -->", "<!-- end -->"): ("read", reports),
        ("<!-- tracked -->", "<!-- end of tracked -->"): ("track", "The letter is genuine", reports),
    }
    for (begins, ends), command in commands.items():
        excerpt = read(repository / "README.md").partition(begins)[2].partition(ends)[0]
        shown = [
            line.strip()
            for block in blocks(excerpt)
            for line in block.splitlines()
            if line.strip() not in {"", "…"}
        ]
        printed = run(sys.executable, "-m", "rashomon.cli", *command, folder=repository).splitlines()
        assert shown
        assert [line for line in shown if line not in {one.strip() for one in printed}] == []
