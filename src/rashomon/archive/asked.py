"""What placing an article asks of a database and writes into it, in the servers' own words.

An arriving article asks half a dozen questions about lists of things. Here a list goes in whole, as JSON to
SQLite and as an array to PostgreSQL, and a question is text that stays the same: nothing is put together
anew for each article.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection

_LISTS = {
    "sqlite": {"texts": "json_each(?) AS wanted", "numbers": "json_each(?) AS wanted", "most": "max"},
    "postgresql": {
        "texts": "unnest(?::text[]) AS wanted(value)",
        "numbers": "unnest(?::bigint[]) AS wanted(value)",
        "most": "greatest",
    },
}

ARTICLES = """
    SELECT articles.key, articles.id, articles.story_id
    FROM {texts} JOIN articles ON articles.key = wanted.value"""
SKETCHES = """
    SELECT articles.key, sketches.sketch
    FROM {texts} JOIN articles ON articles.key = wanted.value
    JOIN sketches ON sketches.article_id = articles.id"""
STORIES_OF = """
    SELECT articles.key, stories.key
    FROM {texts} JOIN articles ON articles.key = wanted.value
    JOIN stories ON stories.id = articles.story_id"""
STORIES = """
    SELECT stories.key, stories.id, stories.size, stories.held
    FROM {texts} JOIN stories ON stories.key = wanted.value"""
OCCURRENCES = """
    SELECT terms.term, terms.occurrences
    FROM {numbers} JOIN terms ON terms.term = wanted.value"""
TITLE = "SELECT title FROM articles WHERE id = ?"
TERMS_OF = "SELECT terms FROM sketches WHERE article_id = ?"

SKETCH = "INSERT INTO sketches (article_id, sketch, terms, indexed) VALUES (?, ?, ?, ?)"
COUNT = """
    INSERT INTO terms (term, occurrences) SELECT wanted.value, {most}(0, ?) FROM {numbers} WHERE true
    ON CONFLICT (term) DO UPDATE SET occurrences = {most}(0, terms.occurrences + ?)"""
POST = """
    INSERT INTO postings (term, article_id) SELECT wanted.value, ? FROM {numbers} WHERE true
    ON CONFLICT DO NOTHING"""

BEGIN = """
    INSERT INTO stories (key, title, held, size, started_at, changed_at) VALUES (?, ?, ?, ?, ?, ?)"""
PUT = "UPDATE articles SET story_id = ? WHERE id IN (SELECT wanted.value FROM {numbers})"
GROW = "UPDATE stories SET size = size + ?, changed_at = ? WHERE id = ?"
STAND = 'UPDATE stories SET "into" = NULL WHERE id = ?'
RECORD = """
    INSERT INTO story_changes (at, kind, story, articles, others, reasons, "by")
    VALUES (?, ?, ?, ?, ?, ?, ?)"""

_LATEST_OF_TERM = """
    SELECT * FROM (SELECT term, article_id FROM postings WHERE term = ? ORDER BY article_id DESC LIMIT ?)
    AS latest_{number}"""
_LATEST_OF_TERMS = """
    SELECT term, article_id, key FROM ({each}) AS latest JOIN articles ON articles.id = article_id"""
_LATEST_OF_STORY = """
    SELECT * FROM (
        SELECT story_id, id, key FROM articles WHERE story_id = ? ORDER BY id DESC LIMIT ?
    ) AS latest_{number}"""
_LATEST_OF_STORIES = """
    SELECT story_id, id, key, sketch FROM ({each}) AS latest JOIN sketches ON article_id = latest.id"""


def rows(connection: Connection, question: str, *values: Any) -> Sequence[Any]:
    """The answer to one of the questions above; lists among the values are lists of things."""
    text = _said(question, connection.dialect.name)
    return connection.exec_driver_sql(text, _given(connection, values)).all()


def write(connection: Connection, words: str, *values: Any) -> None:
    """Do what one of the texts above says."""
    connection.exec_driver_sql(_said(words, connection.dialect.name), _given(connection, values))


def latest_of_terms(connection: Connection, terms: Sequence[int], most: int) -> Sequence[Any]:
    """(term, article id, article key) for up to ``most`` of the latest articles that each term leads to."""
    question = _of_each(_LATEST_OF_TERMS, _LATEST_OF_TERM, len(terms))
    return rows(connection, question, *(value for term in terms for value in (term, most)))


def latest_of_stories(connection: Connection, wanted: Sequence[tuple[int, int]]) -> Sequence[Any]:
    """(story id, article id, article key, sketch) of the latest articles of stories that have a sketch.

    ``wanted`` are ids of stories, with how many articles of each.
    """
    question = _of_each(_LATEST_OF_STORIES, _LATEST_OF_STORY, len(wanted))
    return rows(connection, question, *(value for pair in wanted for value in pair))


@lru_cache(maxsize=256)
def _of_each(whole: str, part: str, times: int) -> str:
    """The question that asks ``part`` so many times at once."""
    return whole.format(each=" UNION ALL ".join(part.format(number=number) for number in range(times)))


@lru_cache(maxsize=256)
def _said(words: str, server: str) -> str:
    said = words.format(**_LISTS[server])
    return said if server == "sqlite" else said.replace("?", "%s")


def _given(connection: Connection, values: Sequence[Any]) -> tuple[Any, ...]:
    if connection.dialect.name != "sqlite":
        return tuple(values)
    return tuple(json.dumps(value) if isinstance(value, list) else value for value in values)
