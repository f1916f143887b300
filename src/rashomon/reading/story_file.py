"""``story.toml``: what a reader of the pages would know and the texts do not tell."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from rashomon.errors import UnreadableError
from rashomon.reading.dates import at_moment, parse_date, whole_day
from rashomon.reading.pages import Page
from rashomon.records import Interval

NAME = "story.toml"
_HINT = 'It has [story] title; [articles."FILE"] outlet, url, title, published_at, updated_at, byline.'
_KEYS = frozenset({"outlet", "url", "title", "published_at", "updated_at", "byline"})


@dataclass(frozen=True, slots=True)
class StoryFile:
    """The title of a story, and by file name what is known of each article."""

    title: str = ""
    articles: tuple[tuple[str, tuple[tuple[str, Any], ...]], ...] = ()


def read_story_file(path: Path) -> StoryFile:
    """The story file at ``path``. ``UnreadableError`` when it is no TOML or not of that shape."""
    try:
        content = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnreadableError(f"not valid TOML: {error}", hint=_HINT) from error
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror}", hint="Check its permissions.") from error
    story, articles = content.get("story", {}), content.get("articles", {})
    if not isinstance(story, dict) or not isinstance(articles, dict):
        raise UnreadableError("[story] and [articles] must be tables", hint=_HINT)
    if not isinstance(story.get("title", ""), str):
        raise UnreadableError("[story] title must be a string", hint=_HINT)
    entries = []
    for name, entry in articles.items():
        if not isinstance(entry, dict):
            raise UnreadableError(f'[articles."{name}"] must be a table', hint=_HINT)
        entries.append((name, tuple(entry.items())))
    return StoryFile(story.get("title", ""), tuple(entries))


def complete(page: Page, story: StoryFile, names: tuple[str, ...]) -> Page:
    """``page`` with what ``story`` says of it under one of ``names``; that stands above the page's own.

    A value that cannot be used is left out, and a note says so.
    """
    entry: dict[str, Any] = {}
    for name, items in story.articles:
        if name in names:
            entry = dict(items)
            break
    notes = [f"{NAME}: unknown key {key!r} is not used" for key in entry if key not in _KEYS]
    words: dict[str, str] = {}
    for key in ("outlet", "url", "title", "byline"):
        value = entry.get(key)
        if isinstance(value, str):
            words[key] = value
        elif value is not None:
            notes.append(f"{NAME}: {key} is not a string and is not used")
    times: dict[str, Interval] = {}
    for key, field in (("published_at", "published"), ("updated_at", "updated")):
        if key not in entry:
            continue
        found = as_interval(entry[key])
        if found is None:
            notes.append(f"{NAME}: {key} is not a date and is not used")
            continue
        times[field] = found[0]
        if found[1]:
            notes.append(f"{NAME}: {key} has no time zone: UTC taken")
    return replace(
        page,
        outlet=words.get("outlet", page.outlet),
        url=words.get("url", page.url),
        title=words.get("title", page.title),
        byline=words.get("byline", page.byline),
        published=times.get("published", page.published),
        updated=times.get("updated", page.updated),
        notes=page.notes + tuple(notes),
        beside=tuple((key, _told(entry[key])) for key in sorted(_KEYS & entry.keys())),
    )


def _told(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def as_interval(value: object) -> tuple[Interval, bool] | None:
    """A TOML or JSON value as an interval, and whether its time zone was missing; ``None`` if it is none."""
    if isinstance(value, datetime):
        return at_moment(value)
    if isinstance(value, date):
        return whole_day(value), False
    if isinstance(value, str):
        return parse_date(value)
    return None
