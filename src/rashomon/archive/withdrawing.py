"""Taking what was found in an article out of the search again, because it stands otherwise now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, select

from rashomon.archive.tables import statements
from rashomon.archive.words import folded, months, remove_words


def withdraw_findings(connection: Connection, article_id: int) -> None:
    """Take an article's statements out of the table and the index."""
    rows = connection.execute(select(statements).where(statements.c.article_id == article_id)).all()
    remove_words(connection, "statement_words", [(row.id, indexed_words(row)) for row in rows])
    connection.execute(delete(statements).where(statements.c.article_id == article_id))


def indexed_words(row: Any) -> tuple[str, ...]:
    """What is indexed of a row of ``statements``."""
    return (
        folded(row.content),
        folded(row.speakers),
        folded(row.outlet),
        months(row.earliest, row.latest),
    )


def several(names: Sequence[str]) -> str:
    """Names as one text of a column; ``apart`` takes it apart."""
    return "\n".join(" ".join(name.split()) for name in names)


def apart(names: str) -> tuple[str, ...]:
    """The names that ``several`` was given."""
    return tuple(name for name in names.split("\n") if name)
