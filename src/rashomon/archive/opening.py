"""Opening an archive: made where there is none, brought up to this version's tables, refused if newer."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect

from rashomon.archive.door import Door, is_server, shown
from rashomon.errors import ArchiveDamagedError, ArchiveError, ArchiveVersionError

NEWEST = "0001"
"""The migration that these tables need; ``migrations/versions`` has every one that leads there."""

KNOWN = ("0001",)


def open_door(where: str | Path, *, create: bool, wait: float) -> Door:
    """A door to the archive at ``where``, its tables those of this version.

    ``ArchiveError`` when there is none and none may be made, ``ArchiveVersionError`` when it is newer,
    ``ArchiveDamagedError`` when the file is something else.
    """
    if not is_server(where):
        _require_file(Path(where), create=create)
    door = Door(where, wait=wait)
    try:
        with door.reading() as connection:
            version = version_of(connection)
        if version == NEWEST:
            return door
        _require_known(version, door)
        if version is None and not create:
            raise ArchiveError(f"{shown(door.where)}: no archive there", hint=_MAKE)
        _migrate(door)
    except BaseException:
        door.close()
        raise
    return door


def version_of(connection: Connection) -> str | None:
    """The migration that the tables are at; ``None`` where there are none."""
    tables = set(inspect(connection).get_table_names())
    if "alembic_version" not in tables:
        if tables:
            raise ArchiveDamagedError(
                f"{connection.engine.url.database}: a database, but not one of Rashomon's",
                hint="Give another place; nothing was changed in this one.",
            )
        return None
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one_or_none()


_MAKE = "`rashomon add PATH` makes one; --archive or RASHOMON_ARCHIVE names another."


def _require_file(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise ArchiveError(
            f"{path} is a folder", hint=f"Name a file, for example {path / 'archive.rashomon'}."
        )
    if path.exists():
        return
    if not create:
        raise ArchiveError(f"{path}: no archive there", hint=_MAKE)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ArchiveError(
            f"{path.parent}: the folder cannot be made: {error.strerror}",
            hint="Choose another with --archive.",
        ) from error


def _require_known(version: str | None, door: Door) -> None:
    if version is not None and version not in KNOWN:
        raise ArchiveVersionError(
            f"{shown(door.where)}: written by a later version of Rashomon (tables {version}, here {NEWEST})",
            hint="Use that version; nothing was changed.",
        )


def _migrate(door: Door) -> None:
    """Bring the tables up to this version in one transaction: a kill leaves them as they were."""
    from alembic import command
    from alembic.config import Config

    with door.writing() as connection:
        # Another program may have done it while we waited for the lock.
        version = version_of(connection)
        _require_known(version, door)
        if version == NEWEST:
            return
        config = Config()
        config.set_main_option(
            "script_location", str(Path(__file__).parent / "migrations").replace("%", "%%")
        )
        config.attributes["connection"] = connection
        command.upgrade(config, NEWEST)
