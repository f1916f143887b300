"""The command line: thin, and the only place where the clock, the environment and the terminal are asked."""

from __future__ import annotations


def main() -> None:
    """Run the command that the arguments name; never returns."""
    from rashomon.cli.app import app

    app(prog_name="rashomon")
