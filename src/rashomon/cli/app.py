"""The commands and their options. What they do is elsewhere, and loaded when it is needed."""

from __future__ import annotations

from typing import Annotated

import typer

from rashomon import __version__
from rashomon.cli.archive_commands import COMMANDS
from rashomon.cli.options import (
    AllowLocalNetwork,
    AsOf,
    Claim,
    Claims,
    Finder,
    FinderName,
    Format,
    IgnoreRobots,
    Inputs,
    Judgements,
    Output,
    Primary,
    Processes,
    Quiet,
    Split,
    Title,
)
from rashomon.cli.watch_command import watch

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,  # plain help starts in half the time
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"rashomon {__version__}")
        raise typer.Exit


@app.callback()
def rashomon(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and end."),
    ] = False,
) -> None:
    """Read many reports of one story, and show who said what, on whose word, and where they differ.

    Exit status: 0 done; 1 done, but something was set aside; 2 wrong usage, or nothing could be read; 3 a
    fault of Rashomon's.
    """


@app.command()
def read(
    inputs: Inputs,
    format: Format = None,
    output: Output = None,
    title: Title = "",
    as_of: AsOf = "",
    judgements: Judgements = None,
    primary: Primary = None,
    claim: Claims = None,
    split: Split = False,
    ignore_robots: IgnoreRobots = False,
    allow_local_network: AllowLocalNetwork = False,
    processes: Processes = 1,
    finder: Finder = FinderName.model,
    quiet: Quiet = False,
) -> None:
    """Read the reports of one story and print the dossier of it."""
    from rashomon.cli.failures import reported
    from rashomon.cli.reading import Request, run

    with reported():
        request = Request(
            inputs=tuple(inputs),
            format=None if format is None else format.value,
            output=output,
            title=title,
            as_of=as_of,
            judgements=judgements,
            primary=tuple(primary or ()),
            claims=tuple(claim or ()),
            split=split,
            ignore_robots=ignore_robots,
            allow_local_network=allow_local_network,
            processes=processes,
            finder=finder.value,
            quiet=quiet,
        )
        status = run(request)
    raise typer.Exit(status)


@app.command()
def track(
    asked: Claim,
    inputs: Inputs,
    claim: Claims = None,
    format: Format = None,
    output: Output = None,
    title: Title = "",
    as_of: AsOf = "",
    judgements: Judgements = None,
    ignore_robots: IgnoreRobots = False,
    allow_local_network: AllowLocalNetwork = False,
    processes: Processes = 1,
    finder: Finder = FinderName.model,
    quiet: Quiet = False,
) -> None:
    """Read the reports of one story and print who holds what on a claim, what conflicts, and what moved."""
    from rashomon.cli.failures import reported
    from rashomon.cli.reading import Request, run

    with reported():
        request = Request(
            inputs=tuple(inputs),
            format=None if format is None else format.value,
            output=output,
            title=title,
            as_of=as_of,
            judgements=judgements,
            claims=(asked, *(claim or ())),
            tracked=True,
            ignore_robots=ignore_robots,
            allow_local_network=allow_local_network,
            processes=processes,
            finder=finder.value,
            quiet=quiet,
        )
        status = run(request)
    raise typer.Exit(status)


for _command in (*COMMANDS, watch):
    app.command()(_command)
