"""The commands by name, and what the arguments say of them: only the command that is named is loaded."""

from __future__ import annotations

from importlib import import_module

from rashomon import __version__
from rashomon.cli.commands import UNUSABLE, Command, Parser, values_of
from rashomon.cli.options import option

MODULES = {
    "read": "story_commands",
    "track": "story_commands",
    "add": "archive_commands",
    "export": "archive_commands",
    "forget": "archive_commands",
    "outlets": "archive_commands",
    "rebuild": "archive_commands",
    "review": "archive_commands",
    "search": "archive_commands",
    "stories": "archive_commands",
    "story": "archive_commands",
    "watch": "watch_command",
}
"""Which module of this room has the command."""

ABOUT = (
    "Read many reports of one story, and show who said what, on whose word, and where they differ. "
    "Exit status: 0 done; 1 done, but something was set aside; 2 wrong usage, or nothing could be read; "
    "3 a fault of Rashomon's."
)
VERSION = option(
    "--version", action="version", version=f"rashomon {__version__}", help="Print the version and end."
)


def command(name: str) -> Command:
    """The command of that name, which is one of ``MODULES``."""
    module = import_module(f"rashomon.cli.{MODULES[name]}")
    found: Command = next(one for one in module.COMMANDS if one.name == name)
    return found


def run(arguments: list[str]) -> int:
    """Run the command that the arguments name; the exit status. Help and wrong usage end the program."""
    from rashomon.cli.failures import reported

    if not arguments or arguments[0] not in MODULES:
        return _without_command(arguments)
    named = command(arguments[0])
    values = values_of(named, arguments[1:])
    with reported():
        return named.run(**values)


def _without_command(arguments: list[str]) -> int:
    """Print the version or the help, or tell that there is no such command."""
    parser = Parser("rashomon", "rashomon COMMAND [OPTIONS]", ABOUT)
    parser.add_argument(*VERSION.names, **VERSION.settings)
    commands = parser.add_argument_group("commands")
    for name in MODULES:
        commands.add_argument(name, nargs="?", help=command(name).summary)
    if not arguments:
        parser.print_help()
        return UNUSABLE
    parser.parse_known_args([one for one in arguments if one.startswith("-")])
    parser.error(f"no such command: {arguments[0]}")
