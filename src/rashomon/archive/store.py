"""The archive: one object with a part for each thing that it keeps."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from rashomon.archive.articles import Articles
from rashomon.archive.captures import Captures
from rashomon.archive.door import WAIT, Door, shown
from rashomon.archive.found import Found
from rashomon.archive.ledger import Ledger
from rashomon.archive.notices import Notices
from rashomon.archive.opening import open_door
from rashomon.archive.progress import Progress
from rashomon.archive.removing import Forgetting
from rashomon.archive.searching import Search
from rashomon.archive.stories import Stories
from rashomon.archive.watching import Watching


class Archive:
    """Where captures, stories and judgements are kept: a file, or a database on a PostgreSQL server.

        with Archive.open("desk.rashomon") as archive, archive.transaction():
            stored = archive.articles.store(article, capture, at=now)

    The parts: ``captures`` (bytes as they came), ``articles`` (with their revisions), ``found`` (statements
    by article), ``stories`` (with what leads an arriving article to one), ``ledger`` (people's judgements),
    ``watching`` (feeds, items, hosts), ``notices`` (what moved, told once), ``progress`` (how far taking in
    has come), ``search`` and ``forgetting``. Each method is one transaction of its own, or a part of the one
    that ``transaction`` began.

    Use one object for one thread at a time; several programs may have the same archive open. Writers follow
    one another: keep transactions short, and look for statements or fetch outside of them. Times come in
    aware; there is no clock here. Every method may raise ``ArchiveError``, and then nothing of its
    transaction is stored.
    """

    def __init__(self, door: Door) -> None:
        self._door = door
        self.captures = Captures(door)
        self.articles = Articles(door)
        self.found = Found(door)
        self.stories = Stories(door)
        self.ledger = Ledger(door)
        self.watching = Watching(door)
        self.notices = Notices(door)
        self.progress = Progress(door)
        self.search = Search(door)
        self.forgetting = Forgetting(door)

    @classmethod
    def open(cls, where: str | Path, *, create: bool = True, wait: float = WAIT) -> Self:
        """The archive at a path or a ``postgresql://`` address; with ``create`` made where there is none.

        ``wait`` is how many seconds to wait for another writer. ``ArchiveError`` when it cannot be opened,
        ``ArchiveVersionError`` when a later version wrote it, ``ArchiveDamagedError`` when it is no archive.
        An archive of an earlier version is brought up to this one.
        """
        return cls(open_door(where, create=create, wait=wait))

    @property
    def where(self) -> str:
        """Its place, without a password."""
        return shown(self._door.where)

    @property
    def door(self) -> Door:
        """The connection, for the rest of this room."""
        return self._door

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is stored together, or not at all. One inside another is a part of it."""
        with self._door.writing():
            yield

    def apart(self) -> AbstractContextManager[None]:
        """Inside a transaction: what fails in here is undone by itself, and the transaction can go on."""
        return self._door.apart()

    def close(self) -> None:
        """Let go of the database. A later use opens it again."""
        self._door.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
