"""Search: statements and articles by words, speaker, outlet and time, the latest to arrive first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, Table, and_, func, literal_column, select, text
from sqlalchemy.sql.elements import ColumnElement, TextClause

from rashomon.archive.door import Door
from rashomon.archive.kept import Hit
from rashomon.archive.reading_back import article_of
from rashomon.archive.tables import articles, revisions, statements, stories
from rashomon.archive.withdrawing import apart
from rashomon.archive.words import Indexed, folded, months_between
from rashomon.errors import InputError

_PART = re.compile(r'"([^"]*)"?|(\S+)')
AROUND = 12
"""How many words of an article are shown on either side of what was found."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for. Every word has to stand there; ``"…"`` is a phrase, ``word*`` a beginning.

    ``speaker`` and ``outlet`` are words of their names. ``since`` and ``until`` (both count) bound when it
    was said, else published; what is of no known time is then left out. ``story`` is a story's key.
    """

    words: str = ""
    speaker: str = ""
    outlet: str = ""
    since: datetime | None = None
    until: datetime | None = None
    story: str = ""
    most: int = 50

    def __post_init__(self) -> None:
        if not (self.words.strip() or self.speaker.strip() or self.outlet.strip() or self.story):
            raise InputError("nothing to search for", hint="Give words, --speaker, --outlet or --story.")
        if self.words.strip() and not phrases(self.words):
            raise InputError(f"no word in {self.words!r}", hint="Give a word with letters or digits.")


class Search:
    """Searches the statements and the articles as they stand now."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def statements(self, wanted: Wanted) -> tuple[Hit, ...]:
        """Statements, those that were stored last first."""
        query = (
            select(
                statements,
                articles.c.key.label("article"),
                articles.c.title,
                articles.c.address,
                stories.c.key.label("story"),
            )
            .join(articles, articles.c.id == statements.c.article_id)
            .outerjoin(stories, stories.c.id == articles.c.story_id)
        )
        with self._door.reading() as connection:
            rows = connection.execute(
                _restricted(connection, query, "statement_words", statements, wanted, _within(wanted))
            )
            return tuple(_statement(row) for row in rows)

    def articles(self, wanted: Wanted) -> tuple[Hit, ...]:
        """Articles, those that arrived last first, with the words around what was found.

        ``speaker`` is not looked at: an article has none of its own.
        """
        query = (
            select(articles, revisions.c.article.label("read"), stories.c.key.label("story"))
            .join(
                revisions,
                and_(revisions.c.article_id == articles.c.id, revisions.c.number == articles.c.revision),
            )
            .outerjoin(stories, stories.c.id == articles.c.story_id)
        )
        within = _bounds(wanted, articles.c.published_from, articles.c.published_to)
        with self._door.reading() as connection:
            rows = connection.execute(
                _restricted(connection, query, "article_words", articles, wanted, within)
            ).all()
        return tuple(_article(row, wanted) for row in rows)


def phrases(words: str) -> list[tuple[str, bool]]:
    """(folded words in a row, whether the last is only a beginning) for each part of what a user typed."""
    found = []
    for match in _PART.finditer(words):
        part = match.group(1) if match.group(1) is not None else match.group(2)
        plain = folded(part)
        if plain:
            found.append((plain, part.endswith("*")))
    return found


def _restricted(
    connection: Connection,
    query: Select[Any],
    index: Indexed,
    table: Table,
    wanted: Wanted,
    within: Sequence[ColumnElement[bool]],
) -> Select[Any]:
    """The query for rows of ``table`` that fit, the last stored first."""
    columns = {"words": wanted.words, "outlet": _quoted(wanted.outlet)}
    if index == "statement_words":
        columns["speakers"] = _quoted(wanted.speaker)
    parts = {name: phrases(words) for name, words in columns.items() if words.strip()}
    spans = months_between(wanted.since, wanted.until)
    query = query.where(*within)
    if wanted.story:
        query = query.where(stories.c.key == wanted.story)
    if parts or spans:
        if connection.dialect.name == "sqlite":
            query = query.join(text(index), literal_column(f"{index}.rowid") == table.c.id)
            query = query.where(_fts(index, parts, spans)).order_by(literal_column(f"{index}.rowid").desc())
            return query.limit(wanted.most)
        query = query.join(text(index), literal_column(f"{index}.id") == table.c.id)
        query = query.where(*_tsvector(index, parts, spans))
    return query.order_by(table.c.id.desc()).limit(wanted.most)


def _quoted(name: str) -> str:
    """A name as words that all have to stand there."""
    return name.replace('"', " ")


def _fts(index: str, parts: dict[str, list[tuple[str, bool]]], spans: Sequence[str]) -> TextClause:
    """FTS5's expression. What goes in is folded: letters and digits, so that nothing in it is syntax."""
    needed = []
    for name, given in parts.items():
        needed += [f'{name} : "{words}"{" *" if begins else ""}' for words, begins in given]
    if spans:
        needed.append(f"months : ({' OR '.join(spans)})")
    return text(f"{index} MATCH :expression").bindparams(expression=" AND ".join(needed))


def _tsvector(index: str, parts: dict[str, list[tuple[str, bool]]], spans: Sequence[str]) -> list[TextClause]:
    """PostgreSQL's conditions, a column each."""
    conditions = []
    for name, given in parts.items():
        needed = " & ".join(
            "(" + " <-> ".join(_lexemes(words.split(), begins)) + ")" for words, begins in given
        )
        clause = text(f"{index}.{name} @@ to_tsquery('simple', :{name})")
        conditions.append(clause.bindparams(**{name: needed}))
    if spans:
        clause = text(f"{index}.months @@ to_tsquery('simple', :months)")
        conditions.append(clause.bindparams(months=" | ".join(spans)))
    return conditions


def _lexemes(words: Sequence[str], begins: bool) -> list[str]:
    return [
        f"'{word}'" + (":*" if begins and number == len(words) else "")
        for number, word in enumerate(words, 1)
    ]


def _within(wanted: Wanted) -> list[ColumnElement[bool]]:
    return _bounds(wanted, statements.c.earliest, statements.c.latest)


def _bounds(wanted: Wanted, earliest: Any, latest: Any) -> list[ColumnElement[bool]]:
    """What begins in the span asked for, its ends included."""
    begins = func.coalesce(earliest, latest)
    bounds: list[ColumnElement[bool]] = []
    if wanted.since is not None:
        bounds.append(begins >= _stored(wanted.since))
    if wanted.until is not None:
        bounds.append(begins <= _stored(wanted.until))
    return bounds


def _stored(moment: datetime) -> Any:
    from sqlalchemy import bindparam

    from rashomon.archive.columns import Moment

    return bindparam(None, moment, type_=Moment)


def _statement(row: Any) -> Hit:
    return Hit(
        "statement",
        row.record,
        row.article,
        row.content,
        row.outlet,
        row.title,
        row.address,
        apart(row.speakers),
        row.earliest,
        row.latest,
        row.story or "",
    )


def _article(row: Any, wanted: Wanted) -> Hit:
    return Hit(
        "article",
        row.record,
        row.key,
        _around(article_of(row.read).text, wanted.words),
        row.outlet,
        row.title,
        row.address,
        (),
        row.published_from,
        row.published_to,
        row.story or "",
    )


def _around(words: str, searched: str) -> str:
    """The words of a text around the first one that was looked for; its beginning where none is."""
    every = words.split()
    looked_for = [(part.split()[0], begins and " " not in part) for part, begins in phrases(searched)]
    at = 0
    for place, word in enumerate(every):
        plain = folded(word)
        if any(plain == one or (begins and plain.startswith(one)) for one, begins in looked_for):
            at = place
            break
    first = max(0, at - AROUND)
    shown = " ".join(every[first : at + AROUND + 1])
    return f"{'… ' if first else ''}{shown}{' …' if at + AROUND + 1 < len(every) else ''}"
