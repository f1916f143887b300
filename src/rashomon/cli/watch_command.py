"""The command ``watch`` and its options. What it does is elsewhere, and loaded when it is needed."""

from __future__ import annotations

from typing import Any

from rashomon.cli import options as o
from rashomon.cli.archive_options import ARCHIVE
from rashomon.cli.commands import Command


def watch(**given: Any) -> int:
    """Watch feeds and articles, keep every capture in an archive, and tell what moved."""
    from rashomon.cli.watching import WatchRequest, run

    return run(WatchRequest(**given))


COMMANDS = (
    Command(
        watch,
        (
            o.option(
                "inputs",
                nargs="+",
                metavar="FEEDS.opml|URL...",
                help="OPML files that list feeds; addresses of feeds (RSS, Atom), news sitemaps or articles.",
            ),
            ARCHIVE,
            o.switch("--once", help="Make one pass and end, for cron; else stay."),
            o.number("--interval", least=1, default=900, help="Seconds after which a feed is asked again."),
            o.number(
                "--revisit",
                least=1,
                default=3600,
                help="Seconds after which an article is asked again for changes; twice as long each "
                "further time.",
            ),
            o.number(
                "--apart",
                least=0.0,
                default=1.0,
                help="Seconds between two requests to one host, at least.",
            ),
            o.text(
                "--jsonl",
                metavar="FILE|-",
                help="Write what moved as JSON, one line each, to the end of a file.",
            ),
            o.repeated(
                "--webhook",
                dest="webhooks",
                metavar="URL",
                help="Post what moved to this address, as JSON, one request each. May be given several "
                "times.",
            ),
            o.IGNORE_ROBOTS,
            o.ALLOW_LOCAL_NETWORK,
            o.FINDER,
            o.QUIET,
        ),
    ),
)
