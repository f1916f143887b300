"""What a command is: its options, the parser of them, and what it runs."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, HelpFormatter
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple, NoReturn

from rashomon.cli.options import Option

UNUSABLE = 2


class Command(NamedTuple):
    """A command: ``run`` takes the values of the options by their names and gives the exit status."""

    run: Callable[..., int]
    options: tuple[Option, ...]

    @property
    def name(self) -> str:
        """The word on the command line."""
        return self.run.__name__

    @property
    def summary(self) -> str:
        """The sentence that says what it does."""
        return " ".join((self.run.__doc__ or "").split())

    @property
    def usage(self) -> str:
        """``rashomon read [OPTIONS] PATH...``."""
        arguments = [str(one.settings["metavar"]) for one in self.options if one.is_argument]
        return " ".join(["rashomon", self.name, "[OPTIONS]", *arguments])


class Parser(ArgumentParser):
    """argparse's parser: errors end in a hint and are safe for a terminal; options are written in full."""

    def __init__(self, prog: str, usage: str, description: str) -> None:
        # argparse makes a formatter for each option, and without a width each asks how wide the terminal is.
        narrow = partial(HelpFormatter, width=80)
        super().__init__(prog, usage, description, formatter_class=narrow, allow_abbrev=False)

    def format_help(self) -> str:
        """The help, as wide as the terminal."""
        from shutil import get_terminal_size

        wide = partial(HelpFormatter, max_help_position=32, width=get_terminal_size().columns - 2)
        self.formatter_class = wide
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong, and end."""
        from rashomon.cli.failures import tell

        sys.stderr.write(f"usage: {self.usage}\n")
        tell(f"{self.prog}: {message}", f"Try {self.prog} --help for help.")
        self.exit(UNUSABLE)


def values_of(command: Command, arguments: list[str]) -> dict[str, Any]:
    """What the arguments say, by the names of the options; ends the program for help and for wrong usage."""
    parser = Parser(f"rashomon {command.name}", command.usage, command.summary)
    for one in command.options:
        parser.add_argument(*one.names, **{**one.settings, "help": one.meaning})
    given = vars(parser.parse_intermixed_args(arguments))
    return {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}
