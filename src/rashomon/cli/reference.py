"""The page docs/reference/cli.md, made from the app: ``python -m rashomon.cli.reference`` prints it."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from typer.models import ArgumentInfo

from rashomon.cli.app import app

STATUSES = """## Exit status

| status | meaning |
| --- | --- |
| 0 | done |
| 1 | done, but something was set aside; the dossier says what and why |
| 2 | wrong usage, or nothing could be read |
| 3 | a fault of Rashomon's: please report it |

What `--as-of` leaves out is listed in the dossier and does not change the status.

## Environment

| variable | meaning |
| --- | --- |
| `RASHOMON_ARCHIVE` | where the archive lies, where `--archive` does not say |
| `NO_COLOR` | when it is set, no colours |
| `COLUMNS` | the width of the terminal format; without it the terminal's, or 100 where there is none |
| `RASHOMON_TRACEBACK` | `1` prints the traceback of an error, for a report |

Standard output holds what was asked for and nothing else; all else goes to standard error. A file given with
`-o` is written whole or not at all. With `--split`, `-o dossier.html` writes `dossier-1.html`,
`dossier-2.html` and so on.
"""


def reference() -> str:
    """The page in Markdown: each command with its arguments and options, and what the exit status says."""
    callback = app.registered_callback
    start = callback.callback if callback else None
    lines = ["# The command line", "", _sentence(start), "", *_options("rashomon COMMAND", start)]
    for command in sorted(app.registered_commands, key=lambda one: _name(one.callback)):
        name = command.name or _name(command.callback)
        lines += [f"## rashomon {name}", "", _sentence(command.callback)]
        lines += ["", *_options(f"rashomon {name}", command.callback)]
    return "\n".join([*lines, STATUSES])


def _name(function: Any) -> str:
    return str(function.__name__).replace("_", "-")


def _options(usage: str, function: Any) -> Iterator[str]:
    """The usage line, and a table of what the function's parameters are on the command line."""
    parameters = []
    for name, hint in get_type_hints(function, include_extras=True).items():
        if get_origin(hint) is Annotated:
            kind, described = get_args(hint)
            parameters.append((described, kind, inspect.signature(function).parameters[name].default))
    arguments = [one for one in parameters if isinstance(one[0], ArgumentInfo)]
    yield f"    {' '.join([usage, '[OPTIONS]', *(str(described.metavar) for described, _, _ in arguments)])}"
    yield ""
    yield "| option | meaning |"
    yield "| --- | --- |"
    for described, kind, default in (*arguments, *(one for one in parameters if one not in arguments)):
        names = ", ".join(f"`{spelling}`" for spelling in _spellings(described))
        value = _value(described.metavar, kind)
        shown = f" Default: {default}." if isinstance(default, int) and not isinstance(default, bool) else ""
        yield f"| {f'{names} {value}'.strip()} | {_cell(described.help)}{shown} |"
    yield "| `-h`, `--help` | Show this message and exit. |"
    yield ""


def _spellings(described: Any) -> list[str]:
    """``--format``, ``-f``: inside ``Annotated`` typer keeps the first where a default would be."""
    given = [described.default, *(described.param_decls or ())]
    return [one for one in given if isinstance(one, str) and one.startswith("-")]


def _value(metavar: str | None, kind: Any) -> str:
    """What stands for the value: FILE, TIME, the choices; nothing for a switch."""
    if metavar:
        return _cell(metavar)
    inner = next((one for one in get_args(kind) if one is not type(None)), kind)
    if isinstance(inner, type) and issubclass(inner, StrEnum):
        return _cell("|".join(inner))
    return {bool: "", int: "NUMBER"}.get(inner, "TEXT")


def _sentence(function: Any) -> str:
    return " ".join((function.__doc__ or "").split())


def _cell(text: str | None) -> str:
    return (text or "").replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(reference())
