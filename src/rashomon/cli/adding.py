"""The commands ``add`` and ``rebuild``: what goes into the archive, and what is made of it anew."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from rashomon.archive.rebuilding import rebuild as rebuild_archive
from rashomon.archive.taking_in import TakenIn, look_through, take_in
from rashomon.cli.failures import DONE, SOME_SET_ASIDE, tell
from rashomon.cli.lists import counted
from rashomon.cli.output import write
from rashomon.cli.places import open_archive
from rashomon.cli.placing import place_into, place_new
from rashomon.cli.progress import Bar
from rashomon.errors import NothingReadError
from rashomon.pipeline import Finder, Options
from rashomon.reading import ReadingOptions

if TYPE_CHECKING:
    from rashomon.records import SetAside


@dataclass(frozen=True, slots=True)
class AddRequest:
    """What the user asked ``add`` or ``rebuild`` for."""

    inputs: tuple[str, ...] = ()
    archive: str | None = None
    story: str | None = None
    again: bool = False
    without_statements: bool = False
    ignore_robots: bool = False
    allow_local_network: bool = False
    processes: int = 1
    finder: Finder = "model"
    quiet: bool = False


def add(request: AddRequest) -> int:
    """Store what is given, look for statements, put articles into stories; the exit status."""
    at = datetime.now(UTC)
    taken = TakenIn()
    failed: tuple[SetAside, ...] = ()
    with open_archive(request.archive, create=True) as archive:
        with Bar(sys.stderr, wanted=not request.quiet) as bar:
            if request.inputs:
                taken = take_in(
                    archive,
                    request.inputs,
                    _reading(request, at),
                    at=at,
                    # What is put into a story by name has to be found again after a stop.
                    again=request.again or request.story is not None,
                    told=bar.show,
                )
            story = place_into(archive, request.story, taken.articles, at) if request.story else ""
            place_new(archive, at)
            if not request.without_statements:
                failed = look_through(archive, _finding(request), at=at, told=bar.show)
        if not request.quiet:
            _tell((*taken.set_aside, *failed))
        if request.inputs and not _anything(taken):
            raise NothingReadError(
                "nothing that was given could be read",
                hint="Each reason is listed above; `rashomon add --help` says what can be read.",
            )
        totals = (archive.articles.count(), archive.stories.count(), archive.found.count())
    write(_summary(taken, totals, story), None)
    return SOME_SET_ASIDE if taken.set_aside or failed else DONE


def rebuild(request: AddRequest) -> int:
    """Read all captures again, and look for statements in all articles; the exit status."""
    at = datetime.now(UTC)
    with open_archive(request.archive) as archive, Bar(sys.stderr, wanted=not request.quiet) as bar:
        rebuilt = rebuild_archive(archive, _reading(request, at), _finding(request), at=at, told=bar.show)
        statements = archive.found.count()
    if not request.quiet:
        _tell(rebuilt.set_aside)
    write(
        f"{counted(rebuilt.revisions, 'revision')} read again, {rebuilt.changed} read otherwise than before; "
        f"{counted(statements, 'statement')}\n",
        None,
    )
    return SOME_SET_ASIDE if rebuilt.set_aside else DONE


def _reading(request: AddRequest, at: datetime) -> ReadingOptions:
    return ReadingOptions(
        now=at.replace(microsecond=0),
        ignore_robots=request.ignore_robots,
        allow_local_network=request.allow_local_network,
    )


def _finding(request: AddRequest) -> Options:
    return Options(processes=request.processes, finder=request.finder)


def _anything(taken: TakenIn) -> bool:
    return bool(taken.new or taken.revisions or taken.known or taken.skipped)


def _tell(set_aside: tuple[SetAside, ...]) -> None:
    for one in set_aside:
        tell(f"set aside: {one.path}: {one.reason}", one.hint)


def _summary(taken: TakenIn, totals: tuple[int, int, int], story: str) -> str:
    parts = [
        counted(taken.new, "new article"),
        counted(taken.revisions, "revision"),
        f"{taken.known} known",
    ]
    if taken.skipped:
        parts.append(f"{counted(taken.skipped, 'source')} unchanged")
    if taken.refused:
        parts.append(f"{taken.refused} refused")
    lines = [", ".join(parts)]
    if story:
        lines.append(f"in the story {story}")
    articles, stories, statements = totals
    held = ", ".join(
        (counted(articles, "article"), counted(stories, "story"), counted(statements, "statement"))
    )
    lines.append(f"The archive holds {held}.")
    return "\n".join(lines) + "\n"
