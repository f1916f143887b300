"""The commands that use an archive. What they do is elsewhere, and loaded when it is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from rashomon.cli import archive_options as o
from rashomon.cli.options import (
    AllowLocalNetwork,
    AsOf,
    Finder,
    FinderName,
    Format,
    IgnoreRobots,
    Output,
    Processes,
    Quiet,
)

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["COMMANDS"]


def add(
    inputs: o.Added = None,
    archive: o.ArchivePlace = None,
    story: o.IntoStory = None,
    finder: Finder = FinderName.model,
    processes: Processes = 1,
    without_statements: o.WithoutStatements = False,
    again: o.Again = False,
    ignore_robots: IgnoreRobots = False,
    allow_local_network: AllowLocalNetwork = False,
    quiet: Quiet = False,
) -> None:
    """Store articles in the archive, look for their statements, and put them into stories."""
    from rashomon.cli.failures import reported

    with reported():
        from rashomon.cli.adding import AddRequest
        from rashomon.cli.adding import add as run

        status = run(
            AddRequest(
                inputs=tuple(inputs or ()),
                archive=archive,
                story=story,
                again=again,
                without_statements=without_statements,
                ignore_robots=ignore_robots,
                allow_local_network=allow_local_network,
                processes=processes,
                finder=finder.value,
                quiet=quiet,
            )
        )
    raise typer.Exit(status)


def rebuild(
    archive: o.ArchivePlace = None,
    finder: Finder = FinderName.model,
    processes: Processes = 1,
    quiet: Quiet = False,
) -> None:
    """Read every capture again and look for all statements anew, after a better version or model."""
    from rashomon.cli.failures import reported

    with reported():
        from rashomon.cli.adding import AddRequest
        from rashomon.cli.adding import rebuild as run

        status = run(AddRequest(archive=archive, processes=processes, finder=finder.value, quiet=quiet))
    raise typer.Exit(status)


def stories(
    archive: o.ArchivePlace = None,
    fewest: o.Fewest = 1,
    most: o.Most = 50,
    format: o.ListedAs = o.ListFormat.terminal,
) -> None:
    """List the stories of the archive, the last changed first."""
    from rashomon.cli.failures import reported

    with reported():
        from rashomon.cli.keeping import list_stories

        status = list_stories(archive, most=most, fewest=fewest, format=format.value)
    raise typer.Exit(status)


def story(
    key: o.StoryId,
    archive: o.ArchivePlace = None,
    format: Format = None,
    output: Output = None,
    as_of: AsOf = "",
    claim: o.Claims = None,
    changes: o.Changes = False,
) -> None:
    """Print the dossier of a story in the archive, or what became of it."""
    from rashomon.cli.failures import reported

    with reported():
        from rashomon.cli.keeping import show_story

        status = show_story(
            archive,
            key,
            format=None if format is None else format.value,
            output=output,
            as_of=as_of,
            claims=tuple(claim or ()),
            changes=changes,
        )
    raise typer.Exit(status)


def search(
    words: o.Words = None,
    archive: o.ArchivePlace = None,
    within: o.In = None,
    speaker: o.OfSpeaker = "",
    outlet: o.OfOutlet = "",
    since: o.Since = "",
    until: o.Until = "",
    story: o.OfStory = None,
    most: o.Most = 50,
    format: o.ListedAs = o.ListFormat.terminal,
) -> None:
    """Search statements and articles, the latest to arrive first."""
    from rashomon.cli.failures import reported

    with reported():
        from rashomon.cli.keeping import search as run

        wanted = {
            "words": " ".join(words or ()),
            "speaker": speaker,
            "outlet": outlet,
            "since": since,
            "until": until,
            "story": story or "",
            "most": most,
        }
        status = run(archive, wanted, within=None if within is None else within.value, format=format.value)
    raise typer.Exit(status)


def export(
    folder: o.ExportFolder,
    archive: o.ArchivePlace = None,
    format: o.ExportedAs = None,
    captures: o.WithCaptures = False,
    quiet: Quiet = False,
) -> None:
    """Write everything in the archive as tables, JSON lines and Parquet."""
    from rashomon.cli.failures import reported

    with reported():
        from rashomon.cli.keeping import export as run

        formats = [one.value for one in format or ()]
        status = run(archive, folder, formats=formats, captures=captures, quiet=quiet)
    raise typer.Exit(status)


def review(
    file: o.ReviewFile = None,
    archive: o.ArchivePlace = None,
    output: o.ReviewOutput = None,
    by: o.By = "",
    story: o.OfStory = None,
) -> None:
    """Record a person's judgements, or write those that are recorded."""
    from rashomon.cli.failures import reported

    with reported():
        from rashomon.cli.keeping import review as run

        status = run(archive, file, output=output, by=by, story=story or "")
    raise typer.Exit(status)


def outlets(
    archive: o.ArchivePlace = None,
    without_reprints: o.WithoutReprints = False,
    format: o.ListedAs = o.ListFormat.terminal,
    quiet: Quiet = False,
) -> None:
    """Count, by outlet: speakers not named, relayed statements, reprints, later changes. No score."""
    from rashomon.cli.failures import reported

    with reported():
        from rashomon.cli.keeping import outlets as run

        status = run(archive, with_reprints=not without_reprints, format=format.value, quiet=quiet)
    raise typer.Exit(status)


def forget(
    address: o.ForgottenAddress = None,
    archive: o.ArchivePlace = None,
    by: o.By = "",
    reason: o.Reason = "",
    listed: o.ListMarks = False,
) -> None:
    """Remove an article and all that stands on it, for legal need; a mark is left."""
    from rashomon.cli.failures import reported

    with reported():
        from rashomon.cli.keeping import forget as run

        status = run(archive, address, by=by, reason=reason, listed=listed)
    raise typer.Exit(status)


COMMANDS: tuple[Callable[..., None], ...] = (
    add,
    export,
    forget,
    outlets,
    rebuild,
    review,
    search,
    stories,
    story,
)
