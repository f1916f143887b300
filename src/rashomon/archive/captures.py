"""Captures: bytes as they came, with when, where and how, under their SHA-256."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, func, insert, select

from rashomon.archive.columns import LEVEL
from rashomon.archive.door import Door, insert_new
from rashomon.archive.kept import KeptCapture, NewCapture
from rashomon.archive.tables import articles, blobs, captures
from rashomon.errors import ArchiveDamagedError, ArchiveError

_SHOWN = (
    captures.c.sha256,
    blobs.c.size,
    captures.c.address,
    captures.c.path,
    captures.c.fetched_at,
    captures.c.stored_at,
    captures.c.media_type,
    captures.c.headers,
)


class Captures:
    """What was captured. Nothing here is ever changed; ``Articles.forget`` alone removes."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def raw(self, sha256: str) -> bytes:
        """The bytes with this SHA-256, checked against it. ``ArchiveError`` when they are not here,
        ``ArchiveDamagedError`` when they are not what was stored.
        """
        with self._door.reading() as connection:
            packed = connection.execute(
                select(blobs.c.packed).where(blobs.c.sha256 == sha256)
            ).scalar_one_or_none()
        if packed is None:
            raise ArchiveError(f"no capture {sha256} here", hint="It may have been forgotten.")
        return unpacked(packed, sha256)

    def of(self, article: str) -> tuple[KeptCapture, ...]:
        """Every capture of an article, in the order in which they were stored."""
        query = (
            select(articles.c.key.label("article"), *_SHOWN)
            .join(blobs, blobs.c.sha256 == captures.c.sha256)
            .join(articles, articles.c.id == captures.c.article_id)
            .where(articles.c.key == article)
            .order_by(captures.c.id)
        )
        with self._door.reading() as connection:
            return tuple(_kept(row) for row in connection.execute(query))

    def count(self) -> int:
        """How many captures there are."""
        with self._door.reading() as connection:
            return connection.execute(select(func.count()).select_from(captures)).scalar_one()

    def check(self) -> Iterator[tuple[str, str]]:
        """(SHA-256, what is wrong) of each stored content that is not what was stored."""
        with self._door.reading() as connection:
            hashes = connection.execute(select(blobs.c.sha256).order_by(blobs.c.sha256)).scalars().all()
        for sha256 in hashes:
            try:
                self.raw(sha256)
            except ArchiveDamagedError as error:
                yield sha256, str(error)


def unpacked(packed: bytes, sha256: str) -> bytes:
    """The bytes of a stored content; ``ArchiveDamagedError`` when they do not have this SHA-256."""
    try:
        raw = zlib.decompress(packed)
    except (zlib.error, TypeError) as error:
        raise _damaged(sha256, str(error)) from error
    if hashlib.sha256(raw).hexdigest() != sha256:
        raise _damaged(sha256, "other bytes than were stored")
    return raw


def add_capture(
    connection: Connection, capture: NewCapture, at: datetime, article_id: int, revision_id: int
) -> bool:
    """Store a capture of an article; whether it was not here. One that has no time of its own is here when
    the same bytes from the same place are.
    """
    sha256 = hashlib.sha256(capture.raw).hexdigest()
    same = and_(
        captures.c.article_id == article_id,
        captures.c.sha256 == sha256,
        captures.c.address == capture.address,
        captures.c.name == capture.name,
    )
    if capture.fetched_at is not None:
        same = and_(same, captures.c.fetched_at == capture.fetched_at)
    if connection.execute(select(captures.c.id).where(same).limit(1)).first():
        return False
    row: dict[str, Any] = {
        "sha256": sha256,
        "size": len(capture.raw),
        "packed": zlib.compress(capture.raw, LEVEL),
    }
    if not connection.execute(select(blobs.c.size).where(blobs.c.sha256 == sha256)).first():
        insert_new(connection, blobs, [row])
    connection.execute(
        insert(captures).values(
            article_id=article_id,
            revision_id=revision_id,
            sha256=sha256,
            address=capture.address,
            path=capture.path,
            name=capture.name,
            kind=capture.kind,
            media_type=capture.media_type,
            charset=capture.charset,
            fetched_at=capture.fetched_at,
            stored_at=at,
            headers=[list(pair) for pair in capture.headers],
            beside=dict(capture.beside),
        )
    )
    return True


def _damaged(sha256: str, why: str) -> ArchiveDamagedError:
    return ArchiveDamagedError(
        f"the capture {sha256} is damaged: {why}",
        hint="Restore the file from a copy; what was found in the capture is still there.",
    )


def _kept(row: Any) -> KeptCapture:
    return KeptCapture(
        row.article,
        row.sha256,
        row.size,
        row.address,
        row.path,
        row.fetched_at,
        row.stored_at,
        row.media_type,
        tuple((name, value) for name, value in row.headers),
    )
