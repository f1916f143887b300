"""The commands that read the reports of one story. What they do is loaded when it is needed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rashomon.cli import options as o
from rashomon.cli.commands import Command
from rashomon.inference import load_attribution_ahead


def read(**given: Any) -> int:
    """Read the reports of one story and print the dossier of it."""
    _begin(given)
    from rashomon.cli.reading import Request, run

    return run(Request(**given))


def track(asked: str, claims: tuple[str, ...], **given: Any) -> int:
    """Read the reports of one story and print who holds what on a claim, what conflicts, and what moved."""
    _begin(given)
    from rashomon.cli.reading import Request, run

    return run(Request(**given, claims=(asked, *claims), tracked=True))


def _begin(given: Mapping[str, Any]) -> None:
    """Let the model load beside all else that the command loads, where this process will ask for it."""
    if given["finder"] != "rules" and given["processes"] == 1:
        load_attribution_ahead()


WRITTEN = (o.FORMAT, o.OUTPUT, o.TITLE, o.AS_OF, o.JUDGEMENTS)
FOUND = (o.IGNORE_ROBOTS, o.ALLOW_LOCAL_NETWORK, o.PROCESSES, o.FINDER, o.QUIET)

COMMANDS = (
    Command(read, (o.INPUTS, *WRITTEN, o.PRIMARY, o.CLAIMS, o.SPLIT, *FOUND)),
    Command(track, (o.CLAIM, o.INPUTS, o.CLAIMS, *WRITTEN, *FOUND)),
)
