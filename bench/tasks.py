"""Which measurements there are, and how one is run.

A task is a module right under ``bench`` with a function ``measure`` that needs no argument and returns
figures by name; the folders below hold what the tasks of one room need. A figure's name begins with its
material: ``iraq-letter/quoted/recall``. Where ``measure`` takes ``thorough``, the gate asks for the quick
form (``False``) and ``make bench`` for all of it (``True``). A task whose material is absent raises
``MissingMaterialError``, or leaves those figures out.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import platform
from pathlib import Path
from types import ModuleType

HERE = Path(__file__).resolve().parent

Figures = dict[str, float]


def task_names() -> list[str]:
    """Every task, in alphabetical order; found without importing any."""
    return sorted(
        path.stem for path in HERE.glob("*.py") if is_task(ast.parse(path.read_text(encoding="utf-8")))
    )


def is_task(module: ast.Module) -> bool:
    """Whether a function ``measure`` that needs no argument stands at the top of the module."""
    return any(
        isinstance(node, ast.FunctionDef)
        and node.name == "measure"
        and len(node.args.args) == len(node.args.defaults)
        for node in module.body
    )


def load(name: str) -> ModuleType:
    """The task's module; ``KeyError`` names the tasks there are when this is none."""
    if name not in task_names():
        raise KeyError(f"no task {name!r}; there are: {', '.join(task_names())}")
    return importlib.import_module(f"bench.{name}")


def measure(name: str, *, thorough: bool) -> Figures:
    """The figures of one task."""
    function = load(name).measure
    takes = inspect.signature(function).parameters
    figures = function(thorough=thorough) if "thorough" in takes else function()
    return {key: float(value) for key, value in figures.items()}


def machine() -> str:
    """This machine in words, for the head of a report."""
    import os

    model = platform.processor() or platform.machine()
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                model = line.partition(":")[2].strip()
                break
    except OSError:  # not Linux: the architecture has to do
        pass
    return f"{model}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
