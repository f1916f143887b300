"""The migrations lead to the tables that the code knows."""

from __future__ import annotations

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import rashomon.archive
from rashomon.archive import Archive
from rashomon.archive.opening import KNOWN, NEWEST
from rashomon.archive.tables import metadata


def ours(_object: object, name: str | None, kind: str, *_: object) -> bool:
    """The index of words is no table of SQLAlchemy's."""
    return kind != "table" or not str(name).startswith(("statement_words", "article_words", "alembic"))


def test_the_migrations_make_the_tables_of_the_code(archive: Archive) -> None:
    with archive.door.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_every_migration_is_known() -> None:
    folder = Path(rashomon.archive.__file__).parent / "migrations"
    scripts = ScriptDirectory(str(folder))
    assert scripts.get_current_head() == NEWEST
    assert tuple(sorted(one.revision for one in scripts.walk_revisions())) == KNOWN
