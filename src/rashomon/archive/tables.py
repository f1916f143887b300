"""The tables of an archive, as one picture; ``migrations`` make them.

Three kinds of rows. Captures and judgements are given to us and never change. Articles, revisions, findings
and words follow from captures and can be made anew. Stories, feeds and notices are what came about over time.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from rashomon.archive.columns import Moment, Packed

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
NUMBER = BigInteger().with_variant(Integer, "sqlite")
"""A row's number: SQLite counts rows in a column of exactly this type."""


def _number() -> Column[int]:
    return Column("id", NUMBER, primary_key=True)


def _to(name: str, target: str, *, required: bool = True, index: bool = True) -> Column[int]:
    return Column(name, NUMBER, ForeignKey(f"{target}.id"), nullable=not required, index=index)


# ── what was captured ────────────────────────────────────────────────────────────────────────────────────

blobs = Table(
    "blobs",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("packed", LargeBinary, nullable=False),
)
captures = Table(
    "captures",
    metadata,
    _number(),
    _to("article_id", "articles", required=False),
    _to("revision_id", "revisions", required=False),
    Column("sha256", String(64), ForeignKey("blobs.sha256"), nullable=False, index=True),
    Column("address", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("media_type", Text, nullable=False),
    Column("charset", Text, nullable=False),
    Column("fetched_at", Moment, nullable=True),
    Column("stored_at", Moment, nullable=False),
    Column("headers", Packed, nullable=False),
    Column("beside", Packed, nullable=False),
)

# ── what follows from captures ───────────────────────────────────────────────────────────────────────────

articles = Table(
    "articles",
    metadata,
    _number(),
    Column("key", String(40), nullable=False, unique=True),
    Column("identity", String(64), nullable=False, unique=True),
    Column("record", String(40), nullable=False, index=True),
    Column("address", Text, nullable=False),
    Column("outlet", Text, nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("language", String(16), nullable=False),
    Column("published_from", Moment, nullable=True, index=True),
    Column("published_to", Moment, nullable=True),
    Column("first_seen", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("revision", Integer, nullable=False),
    _to("story_id", "stories", required=False),
    Column("found_by", Text, nullable=True, index=True),
)
revisions = Table(
    "revisions",
    metadata,
    _number(),
    _to("article_id", "articles", index=False),
    Column("number", Integer, nullable=False),
    Column("record", String(40), nullable=False, index=True),
    Column("sha256", String(64), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("set_aside", Boolean, nullable=False),
    Column("seen_at", Moment, nullable=False),
    Column("article", Packed, nullable=False),
    UniqueConstraint("article_id", "number"),
)
findings = Table(
    "findings",
    metadata,
    Column("revision_id", NUMBER, ForeignKey("revisions.id"), primary_key=True, autoincrement=False),
    Column("made_by", Text, nullable=False),
    Column("found_at", Moment, nullable=False),
    Column("found", Packed, nullable=False),
)
statements = Table(
    "statements",
    metadata,
    _number(),
    _to("article_id", "articles"),
    Column("record", String(40), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("stance", String(16), nullable=False),
    Column("speakers", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("outlet", Text, nullable=False),
    Column("unnamed", Boolean, nullable=False),
    Column("relayed", Boolean, nullable=False),
    Column("earliest", Moment, nullable=True),
    Column("latest", Moment, nullable=True),
)

# ── stories ──────────────────────────────────────────────────────────────────────────────────────────────

stories = Table(
    "stories",
    metadata,
    _number(),
    Column("key", String(40), nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("into", String(40), nullable=True),
    Column("held", Boolean, nullable=False),
    Column("size", Integer, nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False, index=True),
)
story_changes = Table(
    "story_changes",
    metadata,
    _number(),
    Column("at", Moment, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("story", String(40), nullable=False, index=True),
    Column("articles", Packed, nullable=False),
    Column("others", Packed, nullable=False),
    Column("reasons", Packed, nullable=False),
    Column("by", Text, nullable=False),
)
sketches = Table(
    "sketches",
    metadata,
    Column("article_id", NUMBER, ForeignKey("articles.id"), primary_key=True, autoincrement=False),
    Column("sketch", LargeBinary, nullable=False),
    Column("terms", LargeBinary, nullable=False),
    Column("indexed", LargeBinary, nullable=False),
)
terms = Table(
    "terms",
    metadata,
    Column("term", NUMBER, primary_key=True, autoincrement=False),
    Column("occurrences", Integer, nullable=False),
)
postings = Table(
    "postings",
    metadata,
    Column("term", NUMBER, primary_key=True, autoincrement=False),
    Column("article_id", NUMBER, ForeignKey("articles.id"), primary_key=True, autoincrement=False),
    Index("ix_postings_article_id", "article_id"),
    sqlite_with_rowid=False,
)

# ── what people decided ──────────────────────────────────────────────────────────────────────────────────

judgements = Table(
    "judgements",
    metadata,
    _number(),
    Column("key", String(40), nullable=False, unique=True),
    Column("kind", String(32), nullable=False),
    Column("target", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("about", String(40), nullable=False, index=True),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("recorded_at", Moment, nullable=False),
)
withdrawals = Table(
    "withdrawals",
    metadata,
    _number(),
    Column("judgement", String(40), ForeignKey("judgements.key"), nullable=False, index=True),
    Column("by", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("recorded_at", Moment, nullable=False),
)
forgotten = Table(
    "forgotten",
    metadata,
    _number(),
    Column("identity", String(64), nullable=False, unique=True),
    Column("article", String(40), nullable=False),
    Column("captures", Integer, nullable=False),
    Column("by", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", Moment, nullable=False),
)

# ── watching, and taking in ──────────────────────────────────────────────────────────────────────────────

feeds = Table(
    "feeds",
    metadata,
    _number(),
    Column("address", Text, nullable=False, unique=True),
    Column("kind", String(16), nullable=False),
    Column("title", Text, nullable=False),
    Column("etag", Text, nullable=False),
    Column("last_modified", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("checked_at", Moment, nullable=True),
    Column("next_at", Moment, nullable=True, index=True),
    Column("failures", Integer, nullable=False),
    Column("note", Text, nullable=False),
)
feed_items = Table(
    "feed_items",
    metadata,
    _number(),
    _to("feed_id", "feeds", index=False),
    Column("item", String(64), nullable=False),
    Column("address", Text, nullable=False),
    Column("stamp", Text, nullable=False),
    Column("state", String(16), nullable=False, index=True),
    Column("tries", Integer, nullable=False),
    Column("seen_at", Moment, nullable=False),
    Column("next_at", Moment, nullable=True),
    Column("note", Text, nullable=False),
    UniqueConstraint("feed_id", "item"),
)
hosts = Table(
    "hosts",
    metadata,
    Column("host", Text, primary_key=True),
    Column("robots", Text, nullable=True),
    Column("robots_at", Moment, nullable=True),
    Column("next_at", Moment, nullable=True),
)
notices = Table(
    "notices",
    metadata,
    _number(),
    Column("key", Text, nullable=False, unique=True),
    Column("at", Moment, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("story", String(40), nullable=False, index=True),
    Column("article", String(40), nullable=False, index=True),
    Column("body", Packed, nullable=False),
)
told = Table(
    "told",
    metadata,
    Column("notice_id", NUMBER, ForeignKey("notices.id"), primary_key=True, autoincrement=False),
    Column("channel", Text, primary_key=True),
    Column("at", Moment, nullable=False),
)
imports = Table(
    "imports",
    metadata,
    Column("source", String(64), primary_key=True),
    Column("mark", Text, nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("done", Boolean, nullable=False),
    Column("at", Moment, nullable=False),
)
set_aside = Table(
    "set_aside",
    metadata,
    _number(),
    Column("key", String(64), nullable=False, unique=True),
    Column("path", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("hint", Text, nullable=False),
    Column("at", Moment, nullable=False),
)
facts = Table(
    "facts",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
