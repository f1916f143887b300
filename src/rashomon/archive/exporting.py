"""All that an archive holds as tables: JSON lines, and Parquet by ``pip install 'rashomon[parquet]'``."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any, Literal

from sqlalchemy import Select, select

from rashomon.archive.reading_back import article_of, found_of
from rashomon.archive.store import Archive
from rashomon.archive.tables import (
    articles,
    blobs,
    captures,
    feeds,
    findings,
    forgotten,
    judgements,
    notices,
    revisions,
    set_aside,
    stories,
    story_changes,
    withdrawals,
)
from rashomon.errors import InputError
from rashomon.records.plain import to_plain

Kind = Literal["text", "whole", "truth", "moment", "texts", "json"]
ExportFormat = Literal["jsonl", "parquet"]
_BATCH = 500
_PARQUET = "Install it with: pip install 'rashomon[parquet]', or export with --format jsonl."


@dataclass(frozen=True, slots=True)
class ExportTable:
    """One table of an export: its columns, where its rows come from, and how one is made."""

    name: str
    columns: tuple[tuple[str, Kind], ...]
    query: Select[Any]
    rows: Callable[[Any], Iterator[dict[str, Any]]]


def export(
    archive: Archive,
    folder: Path,
    formats: Sequence[ExportFormat] = ("jsonl", "parquet"),
    *,
    with_captures: bool = False,
    told: Callable[[str, int, int], None] | None = None,
) -> dict[str, int]:
    """Write every table into a folder, and the captured bytes into ``captures/`` when asked. Rows by table.

    All tables show one state of the archive. Each file appears whole or not at all. ``InputError`` when the
    folder cannot be written, or Parquet is asked for and its library is not installed.
    """
    if "parquet" in formats:
        _require_parquet()
    counts = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        tables = _tables()
        # One transaction over all tables: what is written meanwhile by others is in none of them.
        with archive.door.reading() as connection:
            for number, table in enumerate(tables, 1):
                found = connection.execution_options(yield_per=_BATCH).execute(table.query)
                made = (made for row in found for made in table.rows(row))
                counts[table.name] = _write(folder, table, made, formats)
                if told is not None:
                    told("tables", number, len(tables))
        if with_captures:
            counts["captured bytes"] = _write_captures(archive, folder / "captures", told)
    except OSError as error:
        raise InputError(
            f"{folder} can't be written: {error.strerror or error}",
            hint="Check the folder, its permissions and the space that is left.",
        ) from error
    return counts


def _write(
    folder: Path, table: ExportTable, rows: Iterator[dict[str, Any]], formats: Sequence[ExportFormat]
) -> int:
    number = 0
    with ExitStack() as stack:
        writers: list[Callable[[list[dict[str, Any]]], None]] = []
        if "jsonl" in formats:
            writers.append(_json_lines(stack.enter_context(_Whole(folder / f"{table.name}.jsonl"))))
        if "parquet" in formats:
            whole = stack.enter_context(_Whole(folder / f"{table.name}.parquet"))
            writers.append(_parquet(stack, whole, table))
        for batch in _batched(rows):
            for write in writers:
                write(batch)
            number += len(batch)
    return number


class _Whole:
    """A file that is written beside its place and moved there at the end; nothing stays when it fails."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._part = path.with_name(f".{path.name}.{os.getpid()}.part")

    def __enter__(self) -> IO[bytes]:
        self._stream = self._part.open("wb")
        return self._stream

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._stream.flush()
            os.fsync(self._stream.fileno())
        self._stream.close()
        if kind is None:
            self._part.replace(self._path)
        else:
            self._part.unlink(missing_ok=True)


def _json_lines(stream: IO[bytes]) -> Callable[[list[dict[str, Any]]], None]:
    def write(batch: list[dict[str, Any]]) -> None:
        for row in batch:
            plain = {
                name: value.isoformat() if isinstance(value, datetime) else value
                for name, value in row.items()
            }
            stream.write(json.dumps(plain, ensure_ascii=False).encode("utf-8", "replace") + b"\n")

    return write


def _parquet(
    stack: ExitStack, stream: IO[bytes], table: ExportTable
) -> Callable[[list[dict[str, Any]]], None]:
    import pyarrow
    from pyarrow.parquet import ParquetWriter

    types: dict[Kind, Any] = {
        "text": pyarrow.string(),
        "whole": pyarrow.int64(),
        "truth": pyarrow.bool_(),
        "moment": pyarrow.timestamp("us", tz="UTC"),
        "texts": pyarrow.list_(pyarrow.string()),
        "json": pyarrow.string(),
    }
    schema = pyarrow.schema([(name, types[kind]) for name, kind in table.columns])
    as_json = [name for name, kind in table.columns if kind == "json"]
    writer = stack.enter_context(ParquetWriter(stream, schema, compression="zstd"))

    def write(batch: list[dict[str, Any]]) -> None:
        packed = [
            row | {name: json.dumps(row[name], ensure_ascii=False) for name in as_json} for row in batch
        ]
        writer.write_table(pyarrow.Table.from_pylist(packed, schema=schema))

    return write


def _write_captures(archive: Archive, folder: Path, told: Callable[[str, int, int], None] | None) -> int:
    folder.mkdir(exist_ok=True)
    with archive.door.reading() as connection:
        hashes = connection.execute(select(blobs.c.sha256).order_by(blobs.c.sha256)).scalars().all()
    for number, sha256 in enumerate(hashes, 1):
        with _Whole(folder / sha256) as stream:
            stream.write(archive.captures.raw(sha256))
        if told is not None:
            told("captures", number, len(hashes))
    return len(hashes)


def _require_parquet() -> None:
    try:
        import pyarrow.parquet  # noqa: F401 - whether it is there is the question
    except ImportError as error:
        raise InputError("Parquet needs the library pyarrow", hint=_PARQUET) from error


def _batched(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


# ── the tables ───────────────────────────────────────────────────────────────────────────────────────────

_ARTICLE: tuple[tuple[str, Kind], ...] = (
    ("key", "text"), ("id", "text"), ("address", "text"), ("outlet", "text"), ("title", "text"),
    ("byline", "text"), ("language", "text"), ("published_from", "moment"), ("published_to", "moment"),
    ("first_seen", "moment"), ("changed_at", "moment"), ("story", "text"), ("revision", "whole"),
    ("text", "text"), ("record", "json"),
)  # fmt: skip
_STATEMENT: tuple[tuple[str, Kind], ...] = (
    ("id", "text"), ("article", "text"), ("article_id", "text"), ("outlet", "text"), ("story", "text"),
    ("kind", "text"), ("stance", "text"), ("source", "text"), ("cue", "text"), ("content", "text"),
    ("speakers", "texts"), ("chain", "texts"), ("earliest", "moment"), ("latest", "moment"),
    ("record", "json"),
)  # fmt: skip
_REVISION: tuple[tuple[str, Kind], ...] = (
    ("article", "text"), ("number", "whole"), ("kind", "text"), ("set_aside", "truth"),
    ("seen_at", "moment"), ("id", "text"), ("text", "text"),
)  # fmt: skip
_CAPTURE: tuple[tuple[str, Kind], ...] = (
    ("article", "text"), ("revision", "whole"), ("sha256", "text"), ("size", "whole"), ("address", "text"),
    ("path", "text"), ("media_type", "text"), ("fetched_at", "moment"), ("stored_at", "moment"),
    ("headers", "json"),
)  # fmt: skip


def _tables() -> list[ExportTable]:
    current = (revisions.c.article_id == articles.c.id) & (revisions.c.number == articles.c.revision)
    of_article = (
        select(articles, stories.c.key.label("story"), revisions.c.article.label("read"), findings.c.found)
        .join(revisions, current)
        .outerjoin(findings, findings.c.revision_id == revisions.c.id)
        .outerjoin(stories, stories.c.id == articles.c.story_id)
        .order_by(articles.c.id)
    )
    every_revision = (
        select(revisions, articles.c.key)
        .join(articles, articles.c.id == revisions.c.article_id)
        .order_by(revisions.c.id)
    )
    every_capture = (
        select(captures, articles.c.key, revisions.c.number, blobs.c.size)
        .join(articles, articles.c.id == captures.c.article_id)
        .join(revisions, revisions.c.id == captures.c.revision_id)
        .join(blobs, blobs.c.sha256 == captures.c.sha256)
        .order_by(captures.c.id)
    )
    plain = (stories, story_changes, judgements, withdrawals, forgotten, feeds, notices, set_aside)
    return [
        ExportTable("articles", _ARTICLE, of_article, _article),
        ExportTable("statements", _STATEMENT, of_article, _statements),
        ExportTable("revisions", _REVISION, every_revision, _revision),
        ExportTable("captures", _CAPTURE, every_capture, _capture),
        *(_plain_table(table) for table in plain),
    ]


def _plain_table(table: Any) -> ExportTable:
    """A table as it is, but for the numbers of its rows."""
    columns = [column for column in table.columns if column.name != "id"]
    kinds: dict[str, Kind] = {"Moment": "moment", "Packed": "json", "Boolean": "truth"}
    described = tuple(
        (
            column.name,
            kinds.get(
                type(column.type).__name__,
                "whole" if type(column.type).__name__ in {"Integer", "BigInteger"} else "text",
            ),
        )
        for column in columns
    )
    return ExportTable(
        table.name,
        described,
        select(*columns).order_by(table.c.id),
        lambda row: iter([dict(row._mapping)]),
    )


def _article(row: Any) -> Iterator[dict[str, Any]]:
    article = article_of(row.read)
    yield {
        "key": row.key,
        "id": row.record,
        "address": row.address,
        "outlet": row.outlet,
        "title": row.title,
        "byline": article.byline,
        "language": row.language,
        "published_from": row.published_from,
        "published_to": row.published_to,
        "first_seen": row.first_seen,
        "changed_at": row.changed_at,
        "story": row.story or "",
        "revision": row.revision,
        "text": article.text,
        "record": row.read,
    }


def _statements(row: Any) -> Iterator[dict[str, Any]]:
    if row.found is None:
        return
    found = found_of(row.found)
    names = {speaker.id: speaker.name for speaker in found.speakers}
    for one in found.statements:
        yield {
            "id": one.id,
            "article": row.key,
            "article_id": row.record,
            "outlet": row.outlet,
            "story": row.story or "",
            "kind": one.kind,
            "stance": one.stance,
            "source": "" if one.source is None else one.source.text,
            "cue": "" if one.cue is None else one.cue.text,
            "content": " ".join(span.text for span in one.content),
            "speakers": [names.get(each, "") for each in one.speakers],
            "chain": [names.get(each.speaker, "") for each in one.chain],
            "earliest": None if one.at is None else one.at.earliest,
            "latest": None if one.at is None else one.at.latest,
            "record": to_plain(one),
        }


def _revision(row: Any) -> Iterator[dict[str, Any]]:
    yield {
        "article": row.key,
        "number": row.number,
        "kind": row.kind,
        "set_aside": bool(row.set_aside),
        "seen_at": row.seen_at,
        "id": row.record,
        "text": article_of(row.article).text,
    }


def _capture(row: Any) -> Iterator[dict[str, Any]]:
    yield {
        "article": row.key,
        "revision": row.number,
        "sha256": row.sha256,
        "size": row.size,
        "address": row.address,
        "path": row.path,
        "media_type": row.media_type,
        "fetched_at": row.fetched_at,
        "stored_at": row.stored_at,
        "headers": row.headers,
    }
