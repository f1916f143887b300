"""The command line: thin, and the only place where the clock, the environment and the terminal are asked."""

from __future__ import annotations

COLLECT_AFTER = 50_000
"""New objects after which Python looks for cycles: records have none, and looking at 700 costs a tenth."""


def collect_seldom() -> None:
    """Let Python look for cycles less often; among all objects of a large story hardly ever."""
    import gc

    gc.set_threshold(COLLECT_AFTER, 20, 100)


SWITCH_AFTER = 0.0003
"""Seconds after which a thread of Python gives way to another that waits.

The threads that show articles to the model need Python for a moment between two windows. With the usual 5 ms
they wait longer for it than they use it, and a core stands idle meanwhile.
"""


def main() -> None:
    """Run the command that the arguments name; never returns."""
    import sys

    collect_seldom()
    sys.setswitchinterval(SWITCH_AFTER)
    from rashomon.cli.app import run

    sys.exit(run(sys.argv[1:]))
