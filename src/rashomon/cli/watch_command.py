"""The command ``watch`` and its options. What it does is elsewhere, and loaded when it is needed."""

from __future__ import annotations

import typer

from rashomon.cli import watch_options as o
from rashomon.cli.archive_options import ArchivePlace
from rashomon.cli.options import AllowLocalNetwork, Finder, FinderName, IgnoreRobots, Quiet


def watch(
    inputs: o.Watched,
    archive: ArchivePlace = None,
    once: o.Once = False,
    interval: o.Interval = 900,
    revisit: o.Revisit = 3600,
    apart: o.Apart = 1.0,
    jsonl: o.JsonLinesFile = "",
    webhook: o.Webhooks = None,
    ignore_robots: IgnoreRobots = False,
    allow_local_network: AllowLocalNetwork = False,
    finder: Finder = FinderName.model,
    quiet: Quiet = False,
) -> None:
    """Watch feeds and articles, keep every capture in an archive, and tell what moved."""
    from rashomon.cli.failures import reported

    with reported():
        from rashomon.cli.watching import WatchRequest, run

        request = WatchRequest(
            inputs=tuple(inputs),
            archive=archive,
            once=once,
            interval=interval,
            revisit=revisit,
            apart=apart,
            jsonl=jsonl,
            webhooks=tuple(webhook or ()),
            finder=finder.value,
            ignore_robots=ignore_robots,
            allow_local_network=allow_local_network,
            quiet=quiet,
        )
        status = run(request)
    raise typer.Exit(status)
