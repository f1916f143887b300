"""The options of ``watch``, each with its help."""

from __future__ import annotations

from typing import Annotated

import typer

Watched = Annotated[
    list[str],
    typer.Argument(
        metavar="FEEDS.opml|URL...",
        help="OPML files that list feeds; addresses of feeds (RSS, Atom), news sitemaps or articles.",
        show_default=False,
    ),
]
Once = Annotated[bool, typer.Option("--once", help="Make one pass and end, for cron; else stay.")]
Interval = Annotated[
    int, typer.Option("--interval", min=1, help="Seconds after which a feed is asked again.")
]
Revisit = Annotated[
    int,
    typer.Option(
        "--revisit",
        min=1,
        help="Seconds after which an article is asked again for changes; twice as long each further time.",
    ),
]
Apart = Annotated[
    float, typer.Option("--apart", min=0.0, help="Seconds between two requests to one host, at least.")
]
JsonLinesFile = Annotated[
    str,
    typer.Option(
        "--jsonl", metavar="FILE|-", help="Write what moved as JSON, one line each, to the end of a file."
    ),
]
Webhooks = Annotated[
    list[str] | None,
    typer.Option(
        "--webhook",
        metavar="URL",
        help="Post what moved to this address, as JSON, one request each. May be given several times.",
    ),
]
