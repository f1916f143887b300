"""The connection to a database: transactions, and what its errors mean in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event
from sqlalchemy.exc import DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import StaticPool

from rashomon.errors import (
    ArchiveBusyError,
    ArchiveDamagedError,
    ArchiveError,
    ArchiveFullError,
    InputError,
)

SERVER = ("postgresql://", "postgres://", "postgresql+psycopg://")
WAIT = 30.0
"""How many seconds we wait for another program to let go of the archive."""

_WRITERS = 7_246_531
"""The number of the lock that writers on a server take, one after another as on a file."""

_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "cache_size=-65536",
    "temp_store=MEMORY",
)


class Door:
    """One connection to one database, for one thread at a time; others wait.

    Writers follow one another, on a server too: a writing transaction holds a lock from its beginning, so
    that what it has read stays true until it ends. Long work belongs outside.
    """

    def __init__(self, where: str | Path, *, wait: float = WAIT) -> None:
        self.where = str(where)
        self.is_server = is_server(where)
        self.wait = wait
        self._lock = RLock()
        self._depth = 0
        self._readers = 0
        self._engine = self._server() if self.is_server else self._file(Path(where))
        self._connection: Connection | None = None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the archive, or the transaction that is under way."""
        with self._lock, self._words():
            if self._depth or self._readers:
                yield self._open()
                return
            connection = self._open()
            self._readers += 1
            try:
                with connection.begin():
                    yield connection
            finally:
                self._readers -= 1
                self._drop_if_broken(connection)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection in a transaction: all that is written in it stays, or nothing does.

        Inside another, it is a part of that one.
        """
        with self._lock, self._words():
            if self._depth:
                yield self._open()
                return
            if self._readers:
                raise RuntimeError("writing inside of reading: what was read may be gone by then")
            connection = self._open().execution_options(rashomon_writes=True)
            self._depth += 1
            try:
                with connection.begin():
                    if self.is_server:
                        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS})")
                    yield connection
            finally:
                self._depth -= 1
                connection.execution_options(rashomon_writes=False)
                self._drop_if_broken(connection)

    @contextmanager
    def apart(self) -> Iterator[None]:
        """Inside a transaction: what fails in here is undone by itself, and the rest goes on."""
        with self.writing() as connection, connection.begin_nested():
            yield

    @contextmanager
    def unbound(self) -> Iterator[Connection]:
        """A connection outside of transactions, for upkeep."""
        with self._lock, self._words():
            if self._depth:
                raise ArchiveError("upkeep of the archive is not possible inside a transaction")
            self.close()
            with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                yield connection

    def close(self) -> None:
        """Give the connection back. The next use opens it again."""
        with self._lock:
            if self._connection is not None:
                connection, self._connection = self._connection, None
                connection.close()
            self._engine.dispose()

    def _open(self) -> Connection:
        if self._connection is None:
            self._connection = self._engine.connect()
        return self._connection

    def _drop_if_broken(self, connection: Connection) -> None:
        if connection.invalidated or connection.closed:
            self._connection = None

    @contextmanager
    def _words(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            raise in_words(error, self.where) from error
        except sqlite3.Error as error:
            raise in_words(error, self.where) from error

    def _file(self, path: Path) -> Engine:
        engine = create_engine(
            f"sqlite+pysqlite:///{path}",
            poolclass=StaticPool,
            connect_args={"timeout": self.wait, "isolation_level": None, "check_same_thread": False},
        )

        @event.listens_for(engine, "connect")
        def prepare(raw: Any, _record: Any) -> None:
            raw.isolation_level = None
            for pragma in _PRAGMAS:
                raw.execute(f"PRAGMA {pragma}")

        @event.listens_for(engine, "begin")
        def begin(connection: Connection) -> None:
            # A writer takes its lock at once: one that reads first and writes later could find the state
            # that it has read gone, and has to be turned away.
            writes = connection.get_execution_options().get("rashomon_writes", False)
            if connection.get_execution_options().get("isolation_level") != "AUTOCOMMIT":
                connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

        return engine

    def _server(self) -> Engine:
        address = "postgresql+psycopg://" + self.where.partition("://")[2]
        try:
            return create_engine(
                address,
                pool_pre_ping=True,
                pool_size=1,
                max_overflow=1,
                connect_args={"options": f"-c lock_timeout={int(self.wait * 1000)} -c timezone=UTC"},
            )
        except (ImportError, NoSuchModuleError) as error:
            raise InputError(
                "an archive on a PostgreSQL server needs the library psycopg",
                hint="Install it with: pip install 'rashomon[postgresql]'",
            ) from error


def is_server(where: str | Path) -> bool:
    """Whether this is the address of a server, and not the path of a file."""
    return isinstance(where, str) and where.startswith(SERVER)


def in_words(error: Exception, where: str) -> ArchiveError:
    """What an error of the database means for whoever uses the archive."""
    original = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    said = " ".join(str(original).split())
    lower = said.lower()
    state = getattr(original, "sqlstate", None) or ""
    place = shown(where)
    if "locked" in lower or "busy" in lower or state in {"55P03", "40P01", "40001"}:
        return ArchiveBusyError(
            f"{place}: another program has been writing to the archive for too long",
            hint="Let it end, or try again later; nothing of this step was stored.",
        )
    if "disk is full" in lower or "no space left" in lower or state in {"53100", "53200"}:
        return ArchiveFullError(
            f"{place}: no space is left for the archive ({said})",
            hint="Make room and run the same command again; what was stored before is whole.",
        )
    if any(sign in lower for sign in ("malformed", "not a database", "corrupt")) or state.startswith("XX"):
        return ArchiveDamagedError(
            f"{place}: damaged, or no archive of Rashomon's ({said})",
            hint="Restore a copy of the file, or save what can be read with: sqlite3 FILE .recover",
        )
    if "readonly" in lower or "read-only" in lower or state == "25006":
        return ArchiveError(f"{place}: may only be read", hint="Check the permissions of file and folder.")
    if "unable to open" in lower or "i/o error" in lower:
        return ArchiveError(
            f"{place}: cannot be opened ({said})", hint="Check that the folder is there, and its permissions."
        )
    if state.startswith(("08", "28", "3D", "57P")) or "connection" in lower:
        return ArchiveError(
            f"{place}: the server cannot be reached or turns us away ({said})",
            hint="Check the address, the user, and that the database exists.",
        )
    return ArchiveError(f"{place}: {said}", hint="Nothing of this step was stored.")


def shown(where: str) -> str:
    """The archive's place without a password in it."""
    if not is_server(where):
        return where
    scheme, _, rest = where.partition("://")
    user, at, host = rest.rpartition("@")
    return f"{scheme}://{user.partition(':')[0]}{at}{host}".partition("?")[0]


def insert_new(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Insert the rows whose keys are not there yet; the others stay as they are."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        from sqlalchemy.dialects.sqlite import insert as insert_sqlite

        connection.execute(insert_sqlite(table).on_conflict_do_nothing(), rows)
    else:
        from sqlalchemy.dialects.postgresql import insert as insert_postgresql

        connection.execute(insert_postgresql(table).on_conflict_do_nothing(), rows)


def insert_over(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Insert the rows, each in the place of one that has its primary key."""
    if not rows:
        return
    keys = [column.name for column in table.primary_key]
    if connection.dialect.name == "sqlite":
        from sqlalchemy.dialects.sqlite import insert as insert_sqlite

        one = insert_sqlite(table)
        changed = {name: one.excluded[name] for name in rows[0] if name not in keys}
        connection.execute(one.on_conflict_do_update(index_elements=keys, set_=changed), rows)
    else:
        from sqlalchemy.dialects.postgresql import insert as insert_postgresql

        other = insert_postgresql(table)
        changed = {name: other.excluded[name] for name in rows[0] if name not in keys}
        connection.execute(other.on_conflict_do_update(index_elements=keys, set_=changed), rows)
