"""The command line: thin, and the only place where the clock, the environment and the terminal are asked."""

from __future__ import annotations

COLLECT_AFTER = 50_000
"""New objects after which Python looks for cycles: records have none, and looking at 700 costs a tenth."""


def collect_seldom() -> None:
    """Let Python look for cycles less often; among all objects of a large story hardly ever."""
    import gc

    gc.set_threshold(COLLECT_AFTER, 20, 100)


def main() -> None:
    """Run the command that the arguments name; never returns."""
    import sys

    collect_seldom()
    from rashomon.cli.app import run

    sys.exit(run(sys.argv[1:]))
