"""The commands ``read`` and ``track``: what the user asked for, what is written, and the exit status."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from rashomon.account import asked_for, was_asked_for
from rashomon.cli.failures import DONE, SOME_SET_ASIDE, tell
from rashomon.cli.output import format_for, numbered, write
from rashomon.cli.progress import Bar
from rashomon.cli.times import moment
from rashomon.dossier import render
from rashomon.errors import InputError
from rashomon.pipeline import ANNOUNCE, Finder, Options, read_groups
from rashomon.pipeline import read as read_story

if TYPE_CHECKING:
    from rashomon.dossier import Format, Part
    from rashomon.records import Account

PIPED_WIDTH = 100
"""Columns of the terminal format where there is no terminal."""


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked for, as the command line has it; ``tracked`` shows nothing but the claims."""

    inputs: tuple[str, ...]
    format: str | None = None
    output: Path | None = None
    title: str = ""
    as_of: str = ""
    judgements: Path | None = None
    primary: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    tracked: bool = False
    split: bool = False
    ignore_robots: bool = False
    allow_local_network: bool = False
    processes: int = 1
    finder: Finder = "model"
    quiet: bool = False


def run(request: Request) -> int:
    """Read, write, tell what was set aside; the exit status."""
    format = cast("Format", format_for(request.format, request.output))
    as_of = moment(request.as_of, "--as-of") if request.as_of else None
    accounts = _read(request, as_of)
    if request.tracked:
        accounts = tuple(asked_for(account) for account in accounts)
    to_screen = request.output is None and sys.stdout.isatty()
    color = to_screen and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    if len(accounts) > 1 and request.output is None and format in {"json", "json-ld", "html"}:
        raise InputError(
            f"the input is {len(accounts)} stories, and one {format} holds one",
            hint="Name a file with -o: each dossier gets its number before the suffix.",
        )
    for number, account in enumerate(accounts, 1):
        output = request.output
        if output is not None and len(accounts) > 1:
            output = numbered(output, number)
        part: Part = "claims" if request.tracked else "whole"
        write(render(account, format, width=_width(format, request.output), color=color, part=part), output)
    if not request.quiet:
        _tell(accounts, shown=format == "terminal" and request.output is None)
    faults = [one for one in accounts[0].set_aside if not was_asked_for(one)]
    return SOME_SET_ASIDE if faults else DONE


def _read(request: Request, as_of: datetime | None) -> tuple[Account, ...]:
    options = Options(
        ignore_robots=request.ignore_robots,
        allow_local_network=request.allow_local_network,
        now=datetime.now(UTC).replace(microsecond=0),
        processes=request.processes,
        finder=request.finder,
    )
    with Bar(sys.stderr, wanted=not request.quiet) as bar:
        if request.split:
            return read_groups(
                request.inputs,
                title=request.title,
                as_of=as_of,
                judgements=request.judgements,
                primary=request.primary,
                claims=request.claims,
                options=options,
                standard_input=_standard_input,
                progress=bar.show,
            )
        account = read_story(
            request.inputs,
            title=request.title,
            as_of=as_of,
            judgements=request.judgements,
            primary=request.primary,
            claims=request.claims,
            options=options,
            standard_input=_standard_input,
            progress=bar.show,
        )
        return (account,)


def _width(format: str, output: Path | None) -> int:
    """The columns that a dossier may take: those of the terminal that it is shown in."""
    if format != "terminal" or output is not None:
        return PIPED_WIDTH
    from shutil import get_terminal_size

    return get_terminal_size((PIPED_WIDTH, 24)).columns


def _standard_input() -> bytes:
    return sys.stdin.buffer.read()


def _tell(accounts: tuple[Account, ...], *, shown: bool) -> None:
    """What the dossier's reader has to know, on standard error unless it has just been shown."""
    set_aside = accounts[0].set_aside
    if shown:
        return
    for one in set_aside:
        tell(f"set aside: {one.path}: {one.reason}", one.hint)
    for account in accounts:
        for claim in account.claims:
            if claim.given and not claim.positions:
                tell(f"no position is found on the claim: {claim.text}", " ".join(claim.reasons))
        if account.groups:
            tell(f"{ANNOUNCE}:", "Read them apart with --split.")
            _tell_groups(account)


MOST_GROUPS = 12
MOST_OF_GROUP = 4
"""So many groups, and articles of one, are told on standard error; the dossier has all of them."""


def _tell_groups(account: Account) -> None:
    paths = {article.id: article.path or article.url for article in account.articles}
    for number, group in enumerate(account.groups[:MOST_GROUPS], 1):
        shown = ", ".join(paths.get(article, article) for article in group[:MOST_OF_GROUP])
        more = len(group) - MOST_OF_GROUP
        tell(f"  group {number}: {shown}" + (f" and {more} more" if more > 0 else ""))
    if len(account.groups) > MOST_GROUPS:
        tell(f"  and {len(account.groups) - MOST_GROUPS} more groups")
