"""``python -m rashomon.cli``: the same as the command."""

from rashomon.cli import main

main()
