"""A wheel built from the tree works in a fresh environment: oldest supported pip, no development tools."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

OLDEST_PIP = "23.2"
NO_INDEX = (
    "(from versions: none)",
    "Temporary failure in name resolution",
    "Connection refused",
    "timed out",
)
NOT_PACKAGED = {"__pycache__"}
DEVELOPMENT_TOOLS = ("pytest", "mypy", "ruff", "hypothesis", "torch", "playwright")

FIRST_REPORT = """Ferry to stay in harbour

"The ferry will not sail on Friday," said Ada Venn, the harbour master. She said that the engine was broken.
"""
SECOND_REPORT = """Ferry delayed

According to Ada Venn, the harbour master, "the ferry will not sail on Friday".
"""


def run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run outside the checkout, so that nothing in it is found by accident."""
    environment = {
        key: value for key, value in os.environ.items() if key not in {"PYTHONPATH", "VIRTUAL_ENV"}
    }
    environment |= {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "NO_COLOR": "1"}
    words = [str(word) for word in command]
    return subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def run_well(*command: str | Path, folder: Path) -> str:
    done = run(*command, folder=folder)
    assert done.returncode == 0, f"{' '.join(map(str, command))}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def copy_of_the_tree(repository: Path, folder: Path) -> Path:
    """The files a build needs, without anything that an earlier build or installation left."""
    copy = folder / "tree"
    copy.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE", "constraints.txt"):
        shutil.copy(repository / name, copy / name)
    leave = shutil.ignore_patterns("__pycache__", "*.egg-info")
    shutil.copytree(repository / "src", copy / "src", ignore=leave)
    return copy


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("packaging")


@pytest.fixture(scope="module")
def fresh(folder: Path) -> Path:
    """The ``bin`` of a fresh environment whose pip is the oldest supported one."""
    run_well(sys.executable, "-m", "venv", folder / "fresh", folder=folder)
    binaries = folder / "fresh" / ("Scripts" if os.name == "nt" else "bin")
    done = run(binaries / "python", "-m", "pip", "install", "--quiet", f"pip=={OLDEST_PIP}", folder=folder)
    if done.returncode != 0 and any(sign in done.stderr for sign in NO_INDEX):
        pytest.skip(
            f"NOT TESTED: no package index can be reached, so no wheel was installed ({done.stderr[-300:]})"
        )
    assert done.returncode == 0, done.stderr
    return binaries


@pytest.fixture(scope="module")
def wheel(repository: Path, folder: Path, fresh: Path) -> Path:
    tree = copy_of_the_tree(repository, folder)
    run_well(
        fresh / "python",
        "-m",
        "pip",
        "wheel",
        "--no-deps",
        "--wheel-dir",
        folder / "dist",
        tree,
        folder=folder,
    )
    wheels = list((folder / "dist").glob("rashomon-*.whl"))
    assert len(wheels) == 1, wheels
    return wheels[0]


@pytest.fixture(scope="module")
def installed(repository: Path, folder: Path, fresh: Path, wheel: Path) -> Path:
    constraints = repository / "constraints.txt"
    run_well(fresh / "python", "-m", "pip", "install", "--quiet", "-c", constraints, wheel, folder=folder)
    return fresh


def test_the_wheel_holds_every_file_of_the_package(repository: Path, wheel: Path) -> None:
    """Templates, case tables and model files too: a file that is missing is noticed here, not by a user."""
    source = repository / "src"
    expected = {
        path.relative_to(source).as_posix()
        for path in (source / "rashomon").rglob("*")
        if path.is_file() and not NOT_PACKAGED & set(path.parts) and path.suffix != ".md"
    }
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert expected <= set(names), sorted(expected - set(names))
    assert not [name for name in names if name.startswith(("tests/", "bench/", "models/"))]
    assert [name for name in names if name.endswith("LICENSE")]


def test_it_installs_without_development_tools_and_nothing_is_missing(installed: Path, folder: Path) -> None:
    run_well(installed / "python", "-m", "pip", "check", folder=folder)
    listed = json.loads(
        run_well(installed / "python", "-m", "pip", "list", "--format", "json", folder=folder)
    )
    names = {package["name"].casefold() for package in listed}
    assert "rashomon" in names
    assert not names & set(DEVELOPMENT_TOOLS)


def test_help_is_printed(installed: Path, folder: Path) -> None:
    assert "read" in run_well(installed / "rashomon", "--help", folder=folder)


def test_a_story_is_read(installed: Path, folder: Path) -> None:
    (folder / "first.txt").write_text(FIRST_REPORT, encoding="utf-8")
    (folder / "second.txt").write_text(SECOND_REPORT, encoding="utf-8")
    printed = run_well(
        installed / "rashomon", "read", "first.txt", "second.txt", "--format", "json", folder=folder
    )
    dossier = json.loads(printed)
    assert dossier["schema"] == "rashomon/dossier/1"
    assert len(dossier["articles"]) == 2
    said = [content["text"] for statement in dossier["statements"] for content in statement["content"]]
    assert any("the ferry will not sail on friday" in words.casefold() for words in said)


@pytest.mark.parametrize("form", ["terminal", "jsonl", "html", "markdown"])
def test_every_form_is_written(installed: Path, folder: Path, form: str) -> None:
    (folder / "first.txt").write_text(FIRST_REPORT, encoding="utf-8")
    assert run_well(installed / "rashomon", "read", "first.txt", "--format", form, folder=folder)
