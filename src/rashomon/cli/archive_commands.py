"""The commands that use an archive. What they do is elsewhere, and loaded when it is needed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rashomon.cli import archive_options as a
from rashomon.cli import options as o
from rashomon.cli.commands import Command


def add(**given: Any) -> int:
    """Store articles in the archive, look for their statements, and put them into stories."""
    from rashomon.cli.adding import AddRequest
    from rashomon.cli.adding import add as run

    return run(AddRequest(**given))


def export(folder: Path, archive: str | None, formats: tuple[str, ...], captures: bool, quiet: bool) -> int:
    """Write everything in the archive as tables, JSON lines and Parquet."""
    from rashomon.cli.keeping import export as run

    return run(archive, folder, formats=formats, captures=captures, quiet=quiet)


def forget(address: str | None, archive: str | None, by: str, reason: str, listed: bool) -> int:
    """Remove an article and all that stands on it, for legal need; a mark is left."""
    from rashomon.cli.keeping import forget as run

    return run(archive, address, by=by, reason=reason, listed=listed)


def outlets(archive: str | None, without_reprints: bool, format: str, quiet: bool) -> int:
    """Count, by outlet: speakers not named, relayed statements, reprints, later changes. No score."""
    from rashomon.cli.keeping import outlets as run

    return run(archive, with_reprints=not without_reprints, format=format, quiet=quiet)


def rebuild(**given: Any) -> int:
    """Read every capture again and look for all statements anew, after a better version or model."""
    from rashomon.cli.adding import AddRequest
    from rashomon.cli.adding import rebuild as run

    return run(AddRequest(**given))


def review(file: Path | None, archive: str | None, output: Path | None, by: str, story: str) -> int:
    """Record a person's judgements, or write those that are recorded."""
    from rashomon.cli.keeping import review as run

    return run(archive, file, output=output, by=by, story=story)


def search(
    words: tuple[str, ...], archive: str | None, within: str | None, format: str, **wanted: Any
) -> int:
    """Search statements and articles, the latest to arrive first."""
    from rashomon.cli.keeping import search as run

    return run(archive, {"words": " ".join(words), **wanted}, within=within, format=format)


def stories(archive: str | None, fewest: int, most: int, format: str) -> int:
    """List the stories of the archive, the last changed first."""
    from rashomon.cli.keeping import list_stories

    return list_stories(archive, most=most, fewest=fewest, format=format)


def story(
    key: str,
    archive: str | None,
    format: str | None,
    output: Path | None,
    as_of: str,
    claims: tuple[str, ...],
    changes: bool,
) -> int:
    """Print the dossier of a story in the archive, or what became of it."""
    from rashomon.cli.keeping import show_story

    return show_story(archive, key, format=format, output=output, as_of=as_of, claims=claims, changes=changes)


COMMANDS = (
    Command(
        add,
        (
            a.ADDED,
            a.ARCHIVE,
            a.INTO_STORY,
            o.FINDER,
            o.PROCESSES,
            a.WITHOUT_STATEMENTS,
            a.AGAIN,
            o.IGNORE_ROBOTS,
            o.ALLOW_LOCAL_NETWORK,
            o.QUIET,
        ),
    ),
    Command(export, (a.FOLDER, a.ARCHIVE, a.EXPORTED_AS, a.CAPTURES, o.QUIET)),
    Command(forget, (a.FORGOTTEN, a.ARCHIVE, a.BY, a.REASON, a.LIST_MARKS)),
    Command(outlets, (a.ARCHIVE, a.WITHOUT_REPRINTS, a.LISTED_AS, o.QUIET)),
    Command(rebuild, (a.ARCHIVE, o.FINDER, o.PROCESSES, o.QUIET)),
    Command(review, (a.REVIEW_FILE, a.ARCHIVE, a.REVIEW_OUTPUT, a.BY, a.OF_STORY)),
    Command(
        search,
        (
            a.WORDS,
            a.ARCHIVE,
            a.WITHIN,
            a.SPEAKER,
            a.OUTLET,
            a.SINCE,
            a.UNTIL,
            a.OF_STORY,
            a.MOST,
            a.LISTED_AS,
        ),
    ),
    Command(stories, (a.ARCHIVE, a.FEWEST, a.MOST, a.LISTED_AS)),
    Command(story, (a.STORY_ID, a.ARCHIVE, o.FORMAT, o.OUTPUT, o.AS_OF, a.CLAIMS, a.CHANGES)),
)
