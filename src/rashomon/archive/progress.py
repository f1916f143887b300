"""How far the taking in of each source has come, and what was set aside on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select

from rashomon.archive.door import Door, insert_new, insert_over
from rashomon.archive.identity import hashed
from rashomon.archive.tables import facts, imports, set_aside
from rashomon.records import SetAside


@dataclass(frozen=True, slots=True)
class Reached:
    """``mark`` tells a source that has changed from one that has not; ``position`` is the source's own."""

    mark: str
    position: int
    done: bool


class Progress:
    """What makes taking in resumable: store the position in the transaction that stores what was read."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def reached(self, source: str) -> Reached | None:
        """How far a source was read, or ``None``."""
        query = select(imports).where(imports.c.source == hashed(source))
        with self._door.reading() as connection:
            row = connection.execute(query).first()
        return None if row is None else Reached(row.mark, row.position, bool(row.done))

    def reach(self, source: str, mark: str, position: int, *, done: bool, at: datetime) -> None:
        """Remember how far a source was read."""
        row = {"source": hashed(source), "mark": mark, "position": position, "done": done, "at": at}
        with self._door.writing() as connection:
            insert_over(connection, imports, [row])

    def note_aside(self, given: Sequence[SetAside], *, at: datetime) -> None:
        """Keep a list of what could not be read; the same is kept once."""
        rows = [
            {"key": hashed(one.path, one.reason), "path": one.path, "reason": one.reason, "hint": one.hint}
            for one in given
        ]
        with self._door.writing() as connection:
            insert_new(connection, set_aside, [row | {"at": at} for row in rows])

    def aside(self) -> tuple[SetAside, ...]:
        """What was set aside, in order."""
        with self._door.reading() as connection:
            rows = connection.execute(select(set_aside).order_by(set_aside.c.id))
            return tuple(SetAside(row.path, row.reason, row.hint) for row in rows)

    def fact(self, name: str) -> str:
        """A text kept under a name; empty where there is none."""
        with self._door.reading() as connection:
            value = connection.execute(select(facts.c.value).where(facts.c.name == name)).scalar_one_or_none()
        return value or ""

    def keep_fact(self, name: str, value: str) -> None:
        """Keep a text under a name; an empty one is taken away."""
        with self._door.writing() as connection:
            connection.execute(delete(facts).where(facts.c.name == name))
            insert_new(connection, facts, [{"name": name, "value": value}] if value else [])
