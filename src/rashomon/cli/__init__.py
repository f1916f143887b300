"""The command line: thin, and the only place where the clock, the environment and the terminal are asked."""

from __future__ import annotations


def main() -> None:
    """Run the command that the arguments name; never returns."""
    import sys

    from rashomon.cli.app import run

    sys.exit(run(sys.argv[1:]))
