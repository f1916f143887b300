"""Reading source by source, with the bytes behind each article and how far the source was read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rashomon.errors import UnreadableError
from rashomon.reading.articles import make_article
from rashomon.reading.contents import Content, read_content
from rashomon.reading.gathering import Gatherer
from rashomon.reading.inputs import Item, list_items
from rashomon.reading.options import ReadingOptions
from rashomon.reading.pages import Page
from rashomon.reading.story_file import StoryFile, complete
from rashomon.records import Article, Interval, SetAside


@dataclass(frozen=True, slots=True)
class Source:
    """Something to read: a file or an address. ``mark`` changes when the file does; empty for an address."""

    where: str
    mark: str
    size: int
    item: Item


@dataclass(frozen=True, slots=True)
class ReadPage:
    """An article, and what it was read from: ``page.raw``, with ``page.place`` to go on from."""

    page: Page
    article: Article


class Sources:
    """The files and addresses that a user gave. Use it as a context manager: it holds a connection."""

    def __init__(self, inputs: Sequence[str | Path], options: ReadingOptions) -> None:
        self._inputs = inputs
        self._stack = ExitStack()
        self._gatherer = Gatherer(options, None, self._stack)

    def __enter__(self) -> Sources:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def listed(self) -> Iterator[Source | SetAside]:
        """Everything to read, in order, each once."""
        for item in dict.fromkeys(list_items(self._inputs)):
            if isinstance(item, SetAside):
                yield item
                continue
            try:
                yield _source(item)
            except OSError as error:
                yield SetAside(item.where, f"cannot be read: {error.strerror}", "Check its permissions.")

    def read(self, source: Source, start: int = 0) -> Iterator[ReadPage | SetAside]:
        """What a source holds, from a place on. Nothing is raised for what cannot be read."""
        for found in self._gatherer.read_pages(source.item, start):
            yield found if isinstance(found, SetAside) else ReadPage(*found)

    def title(self) -> str:
        """The title that a story file gives, or empty."""
        return self._gatherer.title()


def read_again(
    raw: bytes,
    options: ReadingOptions,
    *,
    path: str,
    name: str,
    kind: str,
    url: str,
    media_type: str,
    charset: str,
    fetched_at: datetime | None,
    beside: Sequence[tuple[str, str]],
) -> Article:
    """The article of bytes that were kept, read as they were the first time (and by today's rules).

    ``UnreadableError`` when there is none in them by now.
    """
    content = Content(
        raw=raw,
        path=path,
        name=name,
        kind=kind,
        url=url,
        media_type=media_type,
        charset=charset,
        fetched_at=None if fetched_at is None else Interval(fetched_at, fetched_at),
    )
    for page in read_content(content, options):
        if isinstance(page, SetAside):
            raise UnreadableError(page.reason, hint=page.hint)
        story = StoryFile(articles=((name, tuple(beside)),))
        return make_article(complete(page, story, (name,)), options)
    raise UnreadableError("nothing in it", hint="The capture may hold several articles.")


def _source(item: Item) -> Source:
    if item.file is None:
        return Source(item.where, "", 0, item)
    stat = item.file.stat()
    return Source(str(item.file.resolve()), f"{stat.st_size}:{stat.st_mtime_ns}", stat.st_size, item)
