"""The options of the commands, each with its help: what is written here is what the reference says."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class FormatName(StrEnum):
    """What a dossier can be written as."""

    terminal = "terminal"
    json = "json"
    jsonl = "jsonl"
    json_ld = "json-ld"
    csv = "csv"
    html = "html"
    markdown = "markdown"


class FinderName(StrEnum):
    """What looks for statements."""

    model = "model"
    skipping = "model-skipping"
    rules = "rules"


Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH|URL|-...",
        help="Files, folders or addresses of the reports of one story; - reads standard input.",
        show_default=False,
    ),
]
Format = Annotated[
    FormatName | None,
    typer.Option(
        "--format",
        "-f",
        help="What to write. Without it, what the suffix of the output says, else terminal.",
        show_default=False,
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Where to write instead of standard output: FILE.html, FILE.json, FILE.jsonl, "
        "FILE.jsonld, FILE.md, FILE.txt, "
        "or a folder for the tables of csv.",
        show_default=False,
    ),
]
Title = Annotated[str, typer.Option("--title", help="The story's title.", show_default=False)]
AsOf = Annotated[
    str,
    typer.Option(
        "--as-of",
        metavar="TIME",
        help="Leave out what is dated after TIME: 2020-01-06 (that day counts), or "
        "2020-01-06T18:00+00:00; UTC without a zone.",
        show_default=False,
    ),
]
Judgements = Annotated[
    Path | None,
    typer.Option(
        "--judgements",
        metavar="FILE",
        help="A person's corrections of what is found, in TOML or JSON.",
        show_default=False,
    ),
]
Primary = Annotated[
    list[str] | None,
    typer.Option(
        "--primary",
        metavar="FILE",
        help="A full transcript, letter or statement: what is quoted is held against it. Repeatable.",
        show_default=False,
    ),
]
Claims = Annotated[
    list[str] | None,
    typer.Option(
        "--claim",
        "-c",
        metavar="CLAIM",
        help="A claim whose positions are wanted: The letter is authentic. Repeatable.",
        show_default=False,
    ),
]
Claim = Annotated[
    str,
    typer.Argument(
        metavar="CLAIM",
        help="What speakers may affirm or deny, as a sentence: The letter is authentic.",
        show_default=False,
    ),
]
Split = Annotated[
    bool,
    typer.Option("--split", help="Write one dossier a group when the input is plainly several stories."),
]
IgnoreRobots = Annotated[
    bool,
    typer.Option("--ignore-robots", help="Fetch addresses that robots.txt asks programs to leave alone."),
]
AllowLocalNetwork = Annotated[
    bool, typer.Option("--allow-local-network", help="Fetch addresses that lead into the local network.")
]
Finder = Annotated[
    FinderName,
    typer.Option(
        "--finder",
        help="What looks for statements: model (with the rules), model-skipping (faster, finds a little"
        " less), or rules (alone).",
    ),
]
Processes = Annotated[int, typer.Option("--processes", min=1, help="How many processes look for statements.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing on standard error but faults.")]
