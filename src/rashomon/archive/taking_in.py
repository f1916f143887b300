"""Taking in: what a user gives becomes captures, articles and findings, a batch at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rashomon.archive.accounts import made_by_text
from rashomon.archive.kept import NewCapture
from rashomon.archive.store import Archive
from rashomon.pipeline import Options, finding, models_of
from rashomon.reading import ReadingOptions
from rashomon.reading.sources import ReadPage, Source, Sources
from rashomon.records import SetAside

BATCH = 50
"""How many articles are stored, or looked through, in one transaction: what a kill can cost."""

Told = Callable[[str, int, int], None]
"""Called with the stage, how much is done, and of how much."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """How many captures were new articles, revisions, known or refused, and what could not be read.

    ``skipped`` are sources that were read before and have not changed. ``title`` is a story file's.
    """

    new: int = 0
    revisions: int = 0
    known: int = 0
    refused: int = 0
    skipped: int = 0
    set_aside: tuple[SetAside, ...] = ()
    articles: tuple[str, ...] = ()
    title: str = ""


def take_in(
    archive: Archive,
    inputs: Sequence[str | Path],
    options: ReadingOptions,
    *,
    at: datetime,
    again: bool = False,
    told: Told | None = None,
) -> TakenIn:
    """Store everything that files, folders, JSONL, WARC and addresses hold.

    Each batch is stored together with how far its source was read: after a stop, the same call goes on from
    there. A source that was read to its end and has not changed is passed over, unless ``again``.
    Nothing is raised for what cannot be read.
    """
    aside: list[SetAside] = []
    counts: Counter[str] = Counter()
    keys: dict[str, None] = {}
    with Sources(inputs, options) as sources:
        listed = list(sources.listed())
        for number, source in enumerate(listed):
            if isinstance(source, SetAside):
                aside.append(source)
            else:
                _take_source(archive, sources, source, at, again, counts, keys, aside)
            if told is not None:
                told("reading", number + 1, len(listed))
        title = sources.title()
    archive.progress.note_aside(aside, at=at)
    return TakenIn(
        counts["new"],
        counts["revision"],
        counts["known"],
        counts["forgotten"],
        counts["skipped"],
        tuple(aside),
        tuple(keys),
        title,
    )


def look_through(
    archive: Archive, options: Options, *, at: datetime, everything: bool = False, told: Told | None = None
) -> tuple[SetAside, ...]:
    """Look for statements in every article that nobody has looked through; those that fail are returned.

    With ``everything``, also where other models have looked. It goes on where it was stopped.
    """
    made_by = made_by_text(models_of(options.finder))
    failed: list[SetAside] = []
    waiting = _count_missing(archive, made_by if everything else "")
    done = 0
    skipped: set[str] = set()
    with finding(options) as find:
        while True:
            missing = archive.found.missing(made_by if everything else "", BATCH + len(skipped))
            keys = [key for key in missing if key not in skipped]
            if not keys:
                return tuple(failed)
            articles = archive.articles.read(keys)
            outcomes = list(find(list(articles.values())))
            with archive.transaction():
                for (key, article), found in zip(articles.items(), outcomes, strict=True):
                    if isinstance(found, str):
                        failed.append(SetAside(article.path or article.url, found, _FAULT))
                        skipped.add(key)
                    else:
                        archive.found.store(key, found, made_by=made_by, at=at)
            skipped.update(key for key in keys if key not in articles)
            done += len(keys)
            if told is not None:
                told("statements", min(done, waiting), waiting)


_FAULT = "This is a fault of Rashomon's; please report it with the article."


def _count_missing(archive: Archive, made_by: str) -> int:
    return len(archive.found.missing(made_by, 10_000_000))


def _take_source(
    archive: Archive,
    sources: Sources,
    source: Source,
    at: datetime,
    again: bool,
    counts: Counter[str],
    keys: dict[str, None],
    aside: list[SetAside],
) -> None:
    """Store what one source holds, from where the last run came to."""
    reached = None if again or not source.mark else archive.progress.reached(source.where)
    start = 0
    if reached is not None and reached.mark == source.mark:
        if reached.done:
            counts["skipped"] += 1
            return
        start = reached.position
    last = start
    for batch in _batches(sources.read(source, start)):
        pages = [one for one in batch if isinstance(one, ReadPage)]
        aside += [one for one in batch if isinstance(one, SetAside)]
        with archive.transaction():
            for one in pages:
                arrived = source.item.kind == "address"
                stored = archive.articles.store(one.article, captured(one), at=at, arrived=arrived)
                counts[stored.outcome] += 1
                if stored.article:
                    keys[stored.article] = None
                else:
                    aside.append(SetAside(one.article.path, _FORGOTTEN, _ALLOW))
                last = max(last, one.page.place)
            if source.mark:
                archive.progress.reach(source.where, source.mark, last, done=False, at=at)
    if source.mark:
        archive.progress.reach(source.where, source.mark, last, done=True, at=at)


_FORGOTTEN = "it was removed from this archive, and is refused"
_ALLOW = "Who removed it, and why, is in `rashomon forget --list`."


def captured(one: ReadPage) -> NewCapture:
    """The bytes behind an article, as the archive keeps them."""
    page = one.page
    capture = page.capture
    fetched = None if capture is None or capture.fetched_at is None else capture.fetched_at.earliest
    return NewCapture(
        raw=page.raw,
        address=page.url,
        path=page.path,
        name=page.name,
        kind=page.kind,
        media_type="" if capture is None else capture.media_type,
        charset=page.charset,
        fetched_at=fetched,
        headers=page.headers,
        beside=dict(page.beside),
    )


def _batches(found: Iterator[ReadPage | SetAside]) -> Iterator[list[ReadPage | SetAside]]:
    batch: list[ReadPage | SetAside] = []
    for one in found:
        batch.append(one)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
