"""What an option is, and those that several commands share: the reference says what is written here."""

from __future__ import annotations

from argparse import ArgumentTypeError
from pathlib import Path
from typing import Any, NamedTuple


class Option(NamedTuple):
    """An option, or an argument where its one name has no dashes; ``settings`` are those of argparse."""

    names: tuple[str, ...]
    settings: dict[str, Any]

    @property
    def is_argument(self) -> bool:
        """Whether it is known by its place."""
        return not self.names[0].startswith("-")

    @property
    def meaning(self) -> str:
        """The help, with the default where there is one to tell."""
        default = self.settings.get("default")
        return f"{self.settings['help']} Default: {default}." if default else str(self.settings["help"])


def option(*names: str, **settings: Any) -> Option:
    """An option by its names and what argparse takes."""
    return Option(names, settings)


def switch(*names: str, **settings: Any) -> Option:
    """An option without a value."""
    return Option(names, {"action": "store_true", **settings})


def text(name: str, *, metavar: str, help: str) -> Option:
    """An option with a text, empty where it is not given."""
    return Option((name,), {"default": "", "metavar": metavar, "help": help})


def repeated(*names: str, **settings: Any) -> Option:
    """An option that may be given several times."""
    return Option(names, {"action": "append", "default": [], **settings})


def number(name: str, *, least: float, default: float, help: str) -> Option:
    """An option with a number, whole where its default is."""
    kind = type(default)

    def read(given: str) -> float:
        try:
            value = kind(given)
        except ValueError as error:
            raise ArgumentTypeError(f"{given!r} is not a number of this kind") from error
        if not value >= least:
            raise ArgumentTypeError(f"{given} is less than {least}")
        return value

    return Option((name,), {"type": read, "default": default, "metavar": "NUMBER", "help": help})


INPUTS = option(
    "inputs",
    nargs="+",
    metavar="PATH|URL|-...",
    help="Files, folders or addresses of the reports of one story; - reads standard input.",
)
FORMAT = option(
    "--format",
    "-f",
    choices=("terminal", "json", "jsonl", "json-ld", "csv", "html", "markdown"),
    help="What to write. Without it, what the suffix of the output says, else terminal.",
)
OUTPUT = option(
    "--output",
    "-o",
    type=Path,
    metavar="FILE",
    help="Where to write instead of standard output: FILE.html, FILE.json, FILE.jsonl, FILE.jsonld, FILE.md, "
    "FILE.txt, or a folder for the tables of csv.",
)
TITLE = text("--title", metavar="TEXT", help="The story's title.")
AS_OF = text(
    "--as-of",
    metavar="TIME",
    help="Leave out what is dated after TIME: 2020-01-06 (that day counts), or 2020-01-06T18:00+00:00; UTC "
    "without a zone.",
)
JUDGEMENTS = option(
    "--judgements",
    type=Path,
    metavar="FILE",
    help="A person's corrections of what is found, in TOML or JSON.",
)
PRIMARY = repeated(
    "--primary",
    metavar="FILE",
    help="A full transcript, letter or statement: what is quoted is held against it. Repeatable.",
)
CLAIMS = repeated(
    "--claim",
    "-c",
    dest="claims",
    metavar="CLAIM",
    help="A claim whose positions are wanted: The letter is authentic. Repeatable.",
)
CLAIM = option(
    "asked",
    metavar="CLAIM",
    help="What speakers may affirm or deny, as a sentence: The letter is authentic.",
)
SPLIT = switch("--split", help="Write one dossier a group when the input is plainly several stories.")
IGNORE_ROBOTS = switch(
    "--ignore-robots", help="Fetch addresses that robots.txt asks programs to leave alone."
)
ALLOW_LOCAL_NETWORK = switch(
    "--allow-local-network", help="Fetch addresses that lead into the local network."
)
FINDER = option(
    "--finder",
    choices=("model", "model-skipping", "rules"),
    default="model",
    help="What looks for statements: model (with the rules), model-skipping (faster, finds a little less), "
    "or rules (alone).",
)
PROCESSES = number("--processes", least=1, default=1, help="How many processes look for statements.")
QUIET = switch("--quiet", "-q", help="Print nothing on standard error but faults.")
