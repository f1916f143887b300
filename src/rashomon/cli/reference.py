"""The page docs/reference/cli.md, made from the app: ``python -m rashomon.cli.reference`` prints it."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from rashomon.cli.app import ABOUT, MODULES, VERSION, command
from rashomon.cli.options import Option

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
    lines = ["# The command line", "", ABOUT, "", *_options("rashomon COMMAND [OPTIONS]", (VERSION,))]
    for name in sorted(MODULES):
        described = command(name)
        lines += [f"## rashomon {name}", "", described.summary, ""]
        lines += _options(described.usage, described.options)
    return "\n".join([*lines, STATUSES])


def _options(usage: str, options: tuple[Option, ...]) -> Iterator[str]:
    """The usage line, and a table of the arguments and options."""
    yield f"    {usage}"
    yield ""
    yield "| option | meaning |"
    yield "| --- | --- |"
    for one in sorted(options, key=lambda one: not one.is_argument):
        names = "" if one.is_argument else ", ".join(f"`{name}`" for name in one.names)
        yield f"| {f'{names} {_value(one)}'.strip()} | {_cell(one.meaning)} |"
    yield "| `-h`, `--help` | Show this message and exit. |"
    yield ""


def _value(one: Option) -> str:
    """What stands for the value: FILE, TIME, the choices; nothing for a switch."""
    return _cell(one.settings.get("metavar") or "|".join(one.settings.get("choices", ())))


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.write(reference())
