"""How values lie in a column: times as sortable text, objects as packed JSON."""

from __future__ import annotations

import json
import zlib
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import LargeBinary, String
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from rashomon.errors import ArchiveDamagedError

_FORM = "%Y-%m-%dT%H:%M:%S.%fZ"
LEVEL = 6
"""How hard zlib packs: more costs much time and gains a hundredth."""


class Moment(TypeDecorator[datetime]):
    """An aware time as text in UTC with microseconds, so that text order is time order on every server."""

    impl = String(27)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else sortable(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class Packed(TypeDecorator[Any]):
    """Objects that JSON can hold, as packed bytes."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> bytes | None:
        return None if value is None else pack(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Any:
        return None if value is None else unpack(value)


def sortable(value: datetime) -> str:
    """An aware time as such text."""
    if value.tzinfo is None:
        raise ValueError(f"a time without a time zone: {value.isoformat()}")
    at = value.astimezone(UTC)
    return f"{at.year:04d}{at.strftime(_FORM[2:])}"  # strftime does not fill years before 1000


def pack(value: Any) -> bytes:
    """JSON, packed; the same value gives the same bytes."""
    return zlib.compress(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8"), LEVEL)


def unpack(raw: bytes) -> Any:
    """What ``pack`` was given; ``ArchiveDamagedError`` when the bytes are not what it wrote."""
    try:
        return json.loads(zlib.decompress(raw))
    except (zlib.error, ValueError) as error:
        raise ArchiveDamagedError(
            f"a record of the archive cannot be read back: {error}",
            hint="`rashomon rebuild` makes findings anew; restore a copy where captures are damaged.",
        ) from error
