"""What a caller may choose about how a story is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from rashomon.errors import InputError

Finder = Literal["model", "model-skipping", "rules"]
FINDERS: tuple[Finder, ...] = ("model", "model-skipping", "rules")


@dataclass(frozen=True, slots=True)
class Options:
    """How a story is read.

    ``now`` is the time to record for what is fetched (timezone-aware; none is recorded without it).
    ``processes`` is how many processes look for statements, 1 or more; the account is the same for each
    number. From a script, more than one needs the usual ``if __name__ == "__main__":`` around the call.
    ``finder`` is what looks for statements: ``model`` (rules and the model together), ``model-skipping``
    (paragraphs without a quotation mark or a reporting word are not shown to the model: faster, a little
    less found), or ``rules`` (the exact rules alone).
    """

    ignore_robots: bool = False
    allow_local_network: bool = False
    now: datetime | None = None
    processes: int = 1
    finder: Finder = "model"

    def __post_init__(self) -> None:
        if self.finder not in FINDERS:
            raise InputError(
                f"finder: {self.finder!r} is not known", hint=f"Give one of {', '.join(FINDERS)}."
            )
        if self.processes < 1:
            raise InputError(
                f"processes: {self.processes} is not 1 or more", hint="Give the number of processor cores."
            )
