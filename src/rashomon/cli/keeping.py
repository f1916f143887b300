"""The commands that look into the archive, or decide about what is in it."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from rashomon.cli.failures import DONE, SOME_SET_ASIDE, tell
from rashomon.cli.lists import (
    as_json,
    changes_text,
    hits_text,
    marks_text,
    outlets_text,
    stories_text,
)
from rashomon.cli.output import format_for, write
from rashomon.cli.places import open_archive
from rashomon.cli.progress import Bar
from rashomon.cli.times import moment
from rashomon.errors import InputError

if TYPE_CHECKING:
    from rashomon.archive import Archive, Hit
    from rashomon.archive.exporting import ExportFormat
    from rashomon.dossier import Format

PIPED_WIDTH = 100


def list_stories(archive: str | None, *, most: int, fewest: int, format: str) -> int:
    """Print the stories, the last changed first."""
    with open_archive(archive) as opened:
        found = opened.stories.all(most=most, fewest=fewest)
    write(as_json(found) if format == "json" else stories_text(found), None)
    return DONE


def show_story(
    archive: str | None,
    key: str,
    *,
    format: str | None,
    output: Path | None,
    as_of: str,
    claims: Sequence[str],
    changes: bool,
) -> int:
    """Print or write the dossier of a story, or what became of it."""
    from rashomon.archive.accounts import account_of_story
    from rashomon.dossier import render

    with open_archive(archive) as opened:
        if changes:
            write(_changes(opened, key), output)
            return DONE
        chosen = cast("Format", format_for(format, output))
        found = account_of_story(
            opened, key, as_of=moment(as_of, "--as-of") if as_of else None, claims=claims
        )
    to_screen = output is None and sys.stdout.isatty()
    color = to_screen and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    width = PIPED_WIDTH if output is not None else shutil.get_terminal_size((PIPED_WIDTH, 24)).columns
    write(render(found.account, chosen, width=width, color=color), output)
    for judgement, error in found.misfits:
        tell(f"a judgement of {judgement.by} fits nothing here now: {error}", error.hint)
    return SOME_SET_ASIDE if found.account.set_aside else DONE


def _changes(archive: Archive, key: str) -> str:
    from rashomon.archive.changes import history

    story = archive.stories.story(key)
    if story is None:
        raise InputError(f"no story {key!r} here", hint="`rashomon stories` lists them.")
    standing = archive.stories.standing(story.key)
    revised = []
    for one in archive.articles.listed(archive.stories.members(standing)):
        changed = history(archive.articles.revisions(one.key))
        if changed:
            revised.append((f"{one.outlet or one.address or one.key}: {one.title}", changed))
    return changes_text(archive.stories.changes(standing), revised)


def search(archive: str | None, wanted: dict[str, Any], *, within: str | None, format: str) -> int:
    """Print the statements and articles that fit."""
    from rashomon.archive.searching import Wanted

    asked = dict(wanted)
    for name in ("since", "until"):
        asked[name] = moment(wanted[name], f"--{name}", end=name == "until") if wanted[name] else None
    looked_for = Wanted(**asked)
    hits: tuple[Hit, ...] = ()
    with open_archive(archive) as opened:
        if within != "articles":
            hits += opened.search.statements(looked_for)
        if within == "articles" or (within is None and not looked_for.speaker):
            hits += opened.search.articles(looked_for)
    write(as_json(hits) if format == "json" else hits_text(hits), None)
    return DONE


def export(archive: str | None, folder: Path, *, formats: Sequence[str], captures: bool, quiet: bool) -> int:
    """Write every table into a folder."""
    from rashomon.archive.exporting import export as export_archive

    chosen = cast("tuple[ExportFormat, ...]", tuple(dict.fromkeys(formats)) or ("jsonl", "parquet"))
    with open_archive(archive) as opened, Bar(sys.stderr, wanted=not quiet) as bar:
        counts = export_archive(opened, folder, chosen, with_captures=captures, told=bar.show)
    write("".join(f"{number:>10,}  {name}\n" for name, number in counts.items()), None)
    return DONE


def review(archive: str | None, file: Path | None, *, output: Path | None, by: str, story: str) -> int:
    """Record a file of judgements, write the ledger, or both."""
    from rashomon.archive.review_files import read_review
    from rashomon.archive.reviewing import ledger_as_plain
    from rashomon.archive.reviewing import review as record

    if file is None and output is None:
        raise InputError("nothing to do", hint="Give a file of judgements, or -o FILE for those recorded.")
    with open_archive(archive) as opened:
        if file is not None:
            given = read_review(file, story)
            done = record(opened, given, at=datetime.now(UTC), by=by)
            counted = f"{len(done.recorded)} recorded, {len(done.withdrawn)} withdrawn"
            tell(counted) if output == Path("-") else write(counted + "\n", None)
        if output is not None:
            write(json.dumps(ledger_as_plain(opened), ensure_ascii=False, indent=1) + "\n", output)
    return DONE


def outlets(archive: str | None, *, with_reprints: bool, format: str, quiet: bool) -> int:
    """Print what is counted of each outlet."""
    from rashomon.archive.outlets import outlets as count_outlets

    with open_archive(archive) as opened, Bar(sys.stderr, wanted=not quiet) as bar:
        found = count_outlets(opened, with_reprints=with_reprints, told=bar.show)
    write(as_json(found) if format == "json" else outlets_text(found), None)
    return DONE


def forget(archive: str | None, address: str | None, *, by: str, reason: str, listed: bool) -> int:
    """Remove an article, or list what was removed."""
    with open_archive(archive) as opened:
        if listed or address is None:
            if not listed:
                raise InputError("no article is named", hint="Give its address or key, or --list.")
            write(marks_text(opened.forgetting.marks()), None)
            return DONE
        if not by:
            raise InputError("nobody is named who removes it", hint="Give --by NAME: it stands in the mark.")
        mark = opened.forgetting.forget(address, by=by, reason=reason, at=datetime.now(UTC))
    write(f"removed: {mark.article}, {mark.captures} captures. It is refused from now on.\n", None)
    return DONE
