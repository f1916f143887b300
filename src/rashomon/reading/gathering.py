"""Reading everything that was given into articles; what cannot be read is set aside, and the rest goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.errors import UnreadableError
from rashomon.reading.articles import make_article
from rashomon.reading.contents import Content, kind_of_name, read_content
from rashomon.reading.inputs import Item, list_items
from rashomon.reading.options import ReadingOptions
from rashomon.reading.pages import Page
from rashomon.reading.story_file import NAME, StoryFile, complete, read_story_file
from rashomon.records import Article, SetAside

if TYPE_CHECKING:
    from rashomon.reading.fetching import Fetcher

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: articles by file name and id, what was set aside, the story's title or empty."""

    articles: tuple[Article, ...]
    set_aside: tuple[SetAside, ...] = ()
    title: str = ""


def read_articles(
    inputs: Sequence[str | Path],
    options: ReadingOptions | None = None,
    *,
    standard_input: Callable[[], bytes] | None = None,
    progress: Progress | None = None,
    found: Callable[[Article], None] | None = None,
) -> Reading:
    """Read files, folders, http(s) addresses and ``-`` (standard input) into articles.

    The result does not depend on the order of ``inputs``. What is given twice is read once, with a
    note. Nothing is raised for an article that cannot be read: it is in ``set_aside``, with the reason
    and a hint. ``progress`` is called with (done, all) after each file or address, ``found`` with each
    article as soon as it is read: before it is known what is given twice.
    """
    options = options or ReadingOptions()
    articles: dict[str, list[Article]] = {}
    aside: list[SetAside] = []
    with ExitStack() as stack:
        gatherer = Gatherer(options, standard_input, stack)
        listed = list(dict.fromkeys(list_items(inputs)))
        for done, item in enumerate(listed, start=1):
            for one in [item] if isinstance(item, SetAside) else gatherer.read(item):
                if isinstance(one, SetAside):
                    aside.append(one)
                    continue
                articles.setdefault(one.id, []).append(one)
                if found:
                    found(one)
            if progress:
                progress(done, len(listed))
    aside += gatherer.story_problems()
    read = sorted(
        (_once(same) for same in articles.values()), key=lambda article: (_file_name(article), article.id)
    )
    return Reading(tuple(read), tuple(sorted(set(aside), key=_aside_key)), gatherer.title())


class Gatherer:
    """One run of reading: the story files seen, the connection that fetches."""

    def __init__(
        self, options: ReadingOptions, standard_input: Callable[[], bytes] | None, stack: ExitStack
    ) -> None:
        self._options = options
        self._standard_input = standard_input
        self._stack = stack
        self._stories: dict[Path, StoryFile] = {}
        self._problems: dict[str, SetAside] = {}
        self._fetcher: Fetcher | None = None

    def read(self, item: Item) -> Iterator[Article | SetAside]:
        """The articles of one item, each as soon as it is read."""
        for found in self.read_pages(item):
            yield found if isinstance(found, SetAside) else found[1]

    def read_pages(self, item: Item, start: int = 0) -> Iterator[tuple[Page, Article] | SetAside]:
        """The same with the pages that they were read from, from a ``Page.place`` of the item on."""
        try:
            for page in self._pages(item, start):
                if isinstance(page, SetAside):
                    yield page
                    continue
                try:
                    yield page, make_article(page, self._options)
                except UnreadableError as error:
                    yield SetAside(page.path, str(error), error.hint)
        except UnreadableError as error:
            yield SetAside(item.where, str(error), error.hint)
        except OSError as error:
            yield SetAside(item.where, f"cannot be read: {error.strerror or error}", "Check its permissions.")

    def title(self) -> str:
        """The first title that a story file gives, by the path of the file."""
        titles = [story.title for _, story in sorted(self._stories.items()) if story.title]
        return titles[0] if titles else ""

    def story_problems(self) -> list[SetAside]:
        """Story files that could not be used."""
        return list(self._problems.values())

    def _pages(self, item: Item, start: int) -> Iterator[Page | SetAside]:
        if item.kind == "address":
            yield from read_content(self._fetch(item.where), self._options)
        elif item.kind == "standard-input":
            raw = self._standard_input() if self._standard_input else b""
            if len(raw) > self._options.max_bytes:
                reason, hint = _too_large(len(raw), self._options.max_bytes)
                raise UnreadableError(reason, hint=hint)
            yield from read_content(Content(raw, "-", "-"), self._options)
        elif item.file is not None:
            for page in self._file_pages(item.file, item.where, start):
                yield page if isinstance(page, SetAside) else self._completed(page, item.file, item.folder)

    def _file_pages(self, file: Path, where: str, start: int) -> Iterator[Page | SetAside]:
        kind = kind_of_name(file.name)
        limit = self._options.max_bytes
        if kind == "jsonl":
            from rashomon.reading.json_pages import read_json_lines

            with file.open("rb") as lines:
                # One line at a time: such a file may hold a whole collection.
                limited = iter(lambda: _line(lines, limit), b"")
                yield from read_json_lines(limited, where, file.name, limit, start)
            return
        if kind == "warc":
            from rashomon.reading.warc_pages import read_warc

            yield from read_warc(file, where, self._options, start)
            return
        size = file.stat().st_size
        if size > limit:
            reason, hint = _too_large(size, limit)
            raise UnreadableError(reason, hint=hint)
        with file.open("rb") as stream:
            raw = stream.read(limit + 1)  # it may have grown, or be no ordinary file
        yield from read_content(Content(raw, where, file.name, kind), self._options)

    def _completed(self, page: Page, file: Path, folder: Path | None) -> Page:
        for parent in dict.fromkeys((file.parent, *((folder,) if folder else ()))):
            story = self._story(parent)
            name = file.relative_to(parent).as_posix()
            mark = page.name.removeprefix(file.name)  # of one article among several in a file
            page = complete(page, story, (name + mark, name) if not mark else (name + mark,))
        return page

    def _story(self, folder: Path) -> StoryFile:
        if folder not in self._stories:
            self._stories[folder] = StoryFile()
            path = folder / NAME
            if path.is_file():
                try:
                    self._stories[folder] = read_story_file(path)
                except UnreadableError as error:
                    self._problems[path.as_posix()] = SetAside(path.as_posix(), str(error), error.hint)
        return self._stories[folder]

    def _fetch(self, address: str) -> Content:
        if self._fetcher is None:
            from rashomon.reading.fetching import Fetcher

            self._fetcher = self._stack.enter_context(Fetcher(self._options))
        return self._fetcher.fetch(address)


def _line(stream: object, limit: int) -> bytes:
    """The next line, of at most ``limit`` + 1 bytes; the rest of a longer one is skipped."""
    line: bytes = stream.readline(limit + 1)  # type: ignore[attr-defined]
    while len(line) > limit and not line.endswith(b"\n"):
        rest: bytes = stream.readline(limit)  # type: ignore[attr-defined]
        if not rest or rest.endswith(b"\n"):
            break
    return line


def _too_large(size: int, limit: int) -> tuple[str, str]:
    return f"{size:,} bytes: larger than {limit:,}", "Save only the article's text, or split the file."


def _once(same: list[Article]) -> Article:
    first = min(same, key=lambda article: (article.path, article.notes))
    if len(same) == 1:
        return first
    paths = ", ".join(sorted({article.path for article in same} - {first.path}))
    note = f"given {len(same)} times, read once" + (f"; also as {paths}" if paths else "")
    return replace(first, notes=(*first.notes, note))


def _file_name(article: Article) -> str:
    return article.path.rpartition("/")[2]


def _aside_key(aside: SetAside) -> tuple[str, str]:
    return aside.path, aside.reason
