"""What an archive hands out, as records. Keys of articles and stories stay the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from rashomon.records import Article, ArticleStatements, Judgement

Outcome = Literal["new", "revision", "known", "forgotten"]
RevisionKind = Literal["first", "edit", "correction", "layout", "paywall", "opened"]
StoryChangeKind = Literal["started", "grew", "joined", "split", "left"]
ItemState = Literal["waiting", "done", "given-up"]


@dataclass(frozen=True, slots=True)
class NewCapture:
    """Bytes as they came: kept for ever, and never changed.

    ``address`` is where they were asked for, empty for a file; ``path`` is what the user gave, ``name`` the
    part of it that identifies the article. ``kind`` is how they are to be read (``html``, ``text``,
    ``json-entry`` …). ``fetched_at`` is timezone-aware, ``None`` where it is not known. ``beside`` holds
    what was told beside the bytes (by ``story.toml``, say).
    """

    raw: bytes
    address: str = ""
    path: str = ""
    name: str = ""
    kind: str = ""
    media_type: str = ""
    charset: str = ""
    fetched_at: datetime | None = None
    headers: tuple[tuple[str, str], ...] = ()
    beside: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a capture.

    ``new``: an article that was not here; ``revision``: other words at a known address, ``kind`` says what
    of; ``known``: nothing that was not here; ``forgotten``: refused, since somebody had it removed (then
    ``article`` is empty). ``number`` is the revision's.
    """

    article: str
    outcome: Outcome
    number: int = 0
    kind: RevisionKind = "first"

    @property
    def current(self) -> bool:
        """Whether the article now stands as this capture has it, and did not before."""
        return self.outcome == "new" or (self.outcome == "revision" and self.kind != "paywall")


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of an article's text.

    ``edit``: words changed and nothing says so; ``correction``: the article tells of it; ``layout``: no word
    of the article proper differs; ``paywall``: a notice stands in place of the text, so it is set aside;
    ``opened``: the text after such a notice. ``seen_at`` is when it was first captured.
    """

    article: str
    number: int
    kind: RevisionKind
    set_aside: bool
    seen_at: datetime
    read: Article
    found: ArticleStatements | None = None


@dataclass(frozen=True, slots=True)
class KeptCapture:
    """A capture without its bytes; ``Captures.raw(sha256)`` has them."""

    article: str
    sha256: str
    size: int
    address: str
    path: str
    fetched_at: datetime | None
    stored_at: datetime
    media_type: str
    headers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """An article as the archive lists it. ``record`` is the id of its current ``Article``."""

    key: str
    record: str
    address: str
    outlet: str
    title: str
    language: str
    published_from: datetime | None
    published_to: datetime | None
    first_seen: datetime
    changed_at: datetime
    story: str
    found_by: str


@dataclass(frozen=True, slots=True)
class KeptStory:
    """A story as the archive lists it. ``into`` is the story that it was joined to, else empty.

    ``held``: a person has joined or split it, so no program does.
    """

    key: str
    title: str
    size: int
    started_at: datetime
    changed_at: datetime
    into: str = ""
    held: bool = False


@dataclass(frozen=True, slots=True)
class StoryChange:
    """What became of a story, and why; ``by`` is empty for the program, else the person.

    ``articles`` are the keys of those that moved; ``others`` are stories that went into it (``joined``),
    came out of it (``split``), or that articles went to (``left``).
    """

    kind: StoryChangeKind
    story: str
    articles: tuple[str, ...]
    others: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    at: datetime | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class KeptJudgement:
    """A judgement in the ledger: which, when it was recorded, and who withdrew it, if anybody.

    ``about`` is the key of the article or of the story that it is about.
    """

    key: str
    about: str
    judgement: Judgement
    recorded_at: datetime
    withdrawn_by: str = ""
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, a sitemap or a plain address that is watched, and what is remembered of it between passes.

    ``kind`` is ``feed``, ``sitemap`` or ``page``. ``next_at`` is the earliest time to ask again.
    ``failures`` counts those in a row. ``sha256`` is that of the last answer.
    """

    address: str
    kind: str = "feed"
    title: str = ""
    etag: str = ""
    last_modified: str = ""
    sha256: str = ""
    checked_at: datetime | None = None
    next_at: datetime | None = None
    failures: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One entry of a feed. ``item`` is its id there; ``stamp`` what the feed says of its state.

    ``waiting`` ones are still to be fetched, not before ``next_at``.
    """

    feed: str
    item: str
    address: str
    stamp: str = ""
    state: ItemState = "waiting"
    tries: int = 0
    seen_at: datetime | None = None
    next_at: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Host:
    """What is remembered of a host: its robots.txt, and the earliest time to ask it again."""

    host: str
    robots: str | None = None
    robots_at: datetime | None = None
    next_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that moved, to be told once on each channel.

    ``key`` says what it is, so that it is noted once; ``body`` is what JSON can hold.
    """

    key: str
    at: datetime
    kind: str
    story: str = ""
    article: str = ""
    body: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Forgotten:
    """The mark that an article leaves which was removed: neither its address nor its words.

    ``identity`` is the SHA-256 of its address, by which the same address is refused from then on.
    """

    identity: str
    article: str
    captures: int
    by: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Hit:
    """A statement or an article that a search found. ``record`` is its id in accounts."""

    kind: Literal["statement", "article"]
    record: str
    article: str
    words: str
    outlet: str
    title: str
    address: str
    speakers: tuple[str, ...] = ()
    earliest: datetime | None = None
    latest: datetime | None = None
    story: str = ""
