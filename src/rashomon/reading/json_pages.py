"""Articles kept as JSON: one object, a list of them, or one a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from rashomon.errors import UnreadableError
from rashomon.reading.contents import Content
from rashomon.reading.decoding import decode, without_surrogates
from rashomon.reading.pages import Page
from rashomon.reading.story_file import as_interval
from rashomon.records import SetAside

_HINT = "An article is an object with `text`, and perhaps `id`, `url`, `outlet`, `title`, `published_at`."
_WORDS = ("url", "outlet", "title", "byline")


def read_json(raw: bytes, path: str, name: str) -> Iterator[Page | SetAside]:
    """The articles of a JSON file: an object, a list, or an object that holds a list under ``articles``."""
    decoded = decode(raw)
    try:
        content = json.loads(decoded.text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise UnreadableError(f"not valid JSON: {error}", hint=_HINT) from error
    several = content.get("articles") if isinstance(content, dict) and "text" not in content else content
    if isinstance(several, dict):
        yield _page(several, path, name, "")
        return
    if not isinstance(several, list):
        raise UnreadableError("no article in this JSON", hint=_HINT)
    for number, entry in enumerate(several, start=1):
        yield from _entry(entry, path, name, number)


def read_json_lines(
    lines: Iterable[bytes], path: str, name: str, limit: int, start: int = 0
) -> Iterator[Page | SetAside]:
    """The articles of a JSONL file, a line each; a broken line is set aside by its number.

    Lines before the one numbered ``start`` are passed over. ``limit`` bounds a line, in bytes: an iterator
    that cuts longer ones must give at least one more.
    """
    for number, line in enumerate(lines, start=1):
        if number < start or not line.strip():
            continue
        place = f"{path}:{number}"
        if len(line) > limit:
            yield SetAside(place, f"line {number} is longer than {limit:,} bytes", _HINT)
            continue
        try:
            entry = json.loads(decode(line).text)
        except (json.JSONDecodeError, RecursionError) as error:
            yield SetAside(place, f"line {number} is not valid JSON: {error}", _HINT)
            continue
        except UnreadableError as error:
            yield SetAside(place, f"line {number}: {error}", _HINT)
            continue
        yield from _entry(entry, path, name, number)


def read_entry(content: Content) -> Page:
    """The article of one entry that was kept by itself (``Page.raw``), under the name it had."""
    entry = json.loads(content.raw)
    name, _, label = content.name.rpartition("#")
    mark = f"#{label}" if name else ""
    return _page(entry, content.path.removesuffix(mark), name or label, label if name else "")


def _entry(entry: object, path: str, name: str, number: int) -> Iterator[Page | SetAside]:
    try:
        if not isinstance(entry, dict):
            raise UnreadableError("not an object", hint=_HINT)
        own = entry.get("id")
        label = str(own) if isinstance(own, str | int) and str(own) else str(number)
        yield replace(_page(entry, path, name, without_surrogates(label)[0]), place=number)
    except UnreadableError as error:
        yield SetAside(f"{path}:{number}", f"entry {number}: {error}", error.hint)


def _page(entry: dict[str, Any], path: str, name: str, label: str) -> Page:
    text = entry.get("text")
    if not isinstance(text, str):
        raise UnreadableError("no `text`" if text is None else "`text` is not a string", hint=_HINT)
    words = {key: value for key in _WORDS if isinstance(value := entry.get(key), str)}
    notes: list[str] = []
    times = []
    for key in ("published_at", "updated_at"):
        value = entry.get(key)
        found = as_interval(value)
        times.append(found[0] if found else None)
        if found and found[1]:
            notes.append(f"{key} has no time zone: UTC taken")
        elif not found and value not in (None, ""):
            notes.append(f"{key} is not a date and is not used")
    mark = f"#{label}" if label else ""
    return Page(
        path=path + mark,
        name=name + mark,
        text=text,
        url=words.get("url", ""),
        outlet=words.get("outlet", ""),
        title=words.get("title", ""),
        byline=words.get("byline", ""),
        published=times[0],
        updated=times[1],
        notes=tuple(notes),
        # Whoever made the JSON took title and text apart: the text's first line is no title.
        plain="title" not in words,
        raw=json.dumps(entry, separators=(",", ":")).encode("ascii"),
        kind="json-entry",
    )
