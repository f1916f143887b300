"""Feeds: RSS and Atom, news sitemaps, and the lists of feeds that readers export (OPML)."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from time import struct_time
from typing import Any, Literal
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from rashomon.errors import InputError, UnreadableError
from rashomon.reading.contents import kind_of_bytes
from rashomon.reading.dates import parse_date
from rashomon.records import Interval

MOST_ENTRIES = 1_000
"""How many entries of one feed are looked at, in the order of the feed."""

MOST_SITEMAPS = 5
"""How many sitemaps of an index are followed, the latest first."""

FeedKind = Literal["feed", "sitemap", "sitemap-index"]

_ROOT = re.compile(rb"<\s*(?:[\w.-]+:)?(urlset|sitemapindex|opml|rss|feed|rdf)\b", re.I)
_ALTERNATE = re.compile(rb"<link\b[^>]*\btype\s*=\s*[\"']?application/(?:rss|atom)\+xml[^>]*>", re.I)
_HREF = re.compile(rb"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.I)
_GZIP = b"\x1f\x8b"
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|at_\w+|cmpid|ref_src)", re.I)
_CHECK = "Open the address in a browser and check that it is a feed."


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One article as a feed lists it.

    ``key`` tells the entry again in a later answer: the feed's own id where it gives each entry one of its
    own, else the address without what only tracks readers. ``published`` and ``updated`` are none where the
    feed says nothing that can be believed.
    """

    key: str
    url: str
    title: str = ""
    published: Interval | None = None
    updated: Interval | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """What one answer of a feed holds. ``more`` are the addresses of further sitemaps; notes are in words."""

    kind: FeedKind
    title: str = ""
    entries: tuple[FeedEntry, ...] = ()
    more: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def read_feed(raw: bytes, url: str, *, now: datetime | None, limit: int = 20_000_000) -> Feed:
    """The feed that ``raw`` holds. ``UnreadableError`` says why it is none.

    ``url`` is where it was fetched from, for addresses that are given relative to it. A date after ``now``
    is not believed. ``limit`` bounds what a packed feed unpacks to, in bytes.
    """
    raw = _unpacked(raw, limit)
    if not raw.strip():
        raise UnreadableError("the feed is empty", hint=_CHECK)
    if kind_of_bytes(raw) == "html":
        found = alternate_feeds(raw, url)
        hint = f"It names a feed: {found[0]}" if found else _CHECK
        raise UnreadableError("a web page, and no feed", hint=hint)
    root = _ROOT.search(raw[:4096])
    kind = root.group(1).lower() if root else b""
    if kind == b"opml":
        raise UnreadableError("a list of feeds (OPML), and no feed", hint="Save it and give the file.")
    if kind in {b"urlset", b"sitemapindex"}:
        return _sitemap(raw, url, now)
    return _syndicated(raw, url, now)


def alternate_feeds(raw: bytes, url: str) -> tuple[str, ...]:
    """The addresses of the feeds that a web page names in its head."""
    found = []
    for link in _ALTERNATE.findall(raw[:500_000]):
        if match := _HREF.search(link):
            address = unescape(
                next(one for one in match.groups() if one is not None).decode("utf-8", "replace")
            )
            found.append(urljoin(url, address))
    return tuple(dict.fromkeys(found))


def read_opml(raw: bytes, where: str) -> tuple[str, ...]:
    """The addresses of the feeds in an OPML file, each once, in its order.

    ``InputError`` when it is no OPML file or lists no feed.
    """
    tree = _tree(raw)
    if tree is None or _local(tree.tag) != "opml":
        raise InputError(f"{where}: no OPML file", hint="Give a file that a feed reader has exported.")
    found = []
    for outline in tree.iter():
        if _local(outline.tag) == "outline":
            named = {name.lower(): value.strip() for name, value in outline.attrib.items()}
            if address := named.get("xmlurl", ""):
                found.append(address)
    if not found:
        raise InputError(f"{where}: lists no feed", hint="Its outlines need an xmlUrl each.")
    return tuple(dict.fromkeys(found))


def bare_address(url: str) -> str:
    """The address without its fragment and without parameters that only track readers."""
    try:
        parts = urlsplit(url)
        pairs = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return url
    kept = [(name, value) for name, value in pairs if not _TRACKING.fullmatch(name)]
    query = parts.query if len(kept) == len(pairs) else urlencode(kept)
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", query, ""))


def _syndicated(raw: bytes, url: str, now: datetime | None) -> Feed:
    """RSS in its versions and Atom, by feedparser, which reads damaged ones as well."""
    import feedparser

    headers = {"content-location": url}
    parsed: Any = feedparser.parse(
        raw, response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )
    if not parsed.entries and not parsed.get("version"):
        raise UnreadableError("neither RSS nor Atom nor a sitemap", hint=_CHECK)
    listed = parsed.entries[:MOST_ENTRIES]
    ids = Counter(str(one.get("id", "")) for one in listed)
    entries = []
    notes = []
    if any(count > 1 for one, count in ids.items() if one):
        notes.append("entries share an id; they are told apart by their addresses")
    for one in listed:
        address = _address(str(one.get("link", "") or one.get("id", "")), url)
        if not address:
            continue
        own = str(one.get("id", ""))
        key = own if own and ids[own] == 1 else bare_address(address)
        entries.append(
            FeedEntry(
                key,
                address,
                _words(str(one.get("title", ""))),
                _moment(dict.get(one, "published_parsed"), now),
                # Asked as a plain dictionary: the library answers for one with the other, and warns of it.
                _moment(dict.get(one, "updated_parsed"), now),
            )
        )
    if len(parsed.entries) > MOST_ENTRIES:
        notes.append(f"only the first {MOST_ENTRIES:,} of {len(parsed.entries):,} entries are looked at")
    title = _words(str(parsed.feed.get("title", "")))
    return Feed("feed", title, _each_once(entries), notes=tuple(notes))


def _sitemap(raw: bytes, url: str, now: datetime | None) -> Feed:
    tree = _tree(raw)
    if tree is None:
        raise UnreadableError("a damaged sitemap", hint="Try again later.")
    if _local(tree.tag) == "sitemapindex":
        dated = []
        for one in tree:
            facts = _facts(one)
            if address := _address(facts.get("loc", ""), url):
                dated.append((facts.get("lastmod", ""), address))
        latest = sorted(dated, key=lambda pair: pair[0], reverse=True)[:MOST_SITEMAPS]
        return Feed("sitemap-index", more=tuple(dict.fromkeys(address for _, address in latest)))
    entries = []
    for one in list(tree)[:MOST_ENTRIES]:
        facts = _facts(one)
        if address := _address(facts.get("loc", ""), url):
            published = _believed(facts.get("publication_date", ""), now)
            updated = _believed(facts.get("lastmod", ""), now)
            title = _words(facts.get("title", ""))
            entries.append(FeedEntry(bare_address(address), address, title, published, updated))
    notes = () if len(tree) <= MOST_ENTRIES else (f"only the first {MOST_ENTRIES:,} entries are looked at",)
    return Feed("sitemap", "", _each_once(entries), notes=notes)


def _each_once(entries: list[FeedEntry]) -> tuple[FeedEntry, ...]:
    once: dict[str, FeedEntry] = {}
    for entry in entries:
        once.setdefault(entry.key, entry)
    return tuple(once.values())


def _facts(element: Any) -> dict[str, str]:
    """The texts below an entry of a sitemap by their bare names; the first of each name."""
    facts: dict[str, str] = {}
    for one in _below(element):
        facts.setdefault(_local(one.tag), (one.text or "").strip())
    return facts


def _below(element: Any) -> Iterator[Any]:
    found = iter(element.iter())
    next(found, None)
    yield from found


def _tree(raw: bytes) -> Any:
    """The root of an XML text, or ``None``; nothing outside it is fetched, no entity grows."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        return etree.fromstring(raw.strip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _local(tag: object) -> str:
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _address(given: str, url: str) -> str:
    """The http(s) address that an entry names, or empty."""
    try:
        address = urljoin(url, given.strip())
        return address if given.strip() and urlsplit(address).scheme in {"http", "https"} else ""
    except ValueError:
        return ""


def _words(title: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]{1,200}>", " ", title)).split())[:500]


def _moment(parsed: struct_time | None, now: datetime | None) -> Interval | None:
    """The moment that feedparser found, if it can be believed."""
    if parsed is None:
        return None
    try:
        moment = datetime(*parsed[:6], tzinfo=UTC)
    except ValueError:
        return None
    return None if now is not None and moment > now else Interval(moment, moment)


def _believed(value: str, now: datetime | None) -> Interval | None:
    found = parse_date(value) if value else None
    if found is None:
        return None
    interval = found[0]
    late = now is not None and interval.earliest is not None and interval.earliest > now
    return None if late else interval


def _unpacked(raw: bytes, limit: int) -> bytes:
    """A sitemap may come packed (``sitemap.xml.gz``); ``UnreadableError`` when it is too large or damaged."""
    if not raw.startswith(_GZIP):
        return raw
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        unpacked = unpacker.decompress(raw, limit)
    except zlib.error as error:
        raise UnreadableError("a packed feed that is damaged", hint="Try again later.") from error
    if unpacker.unconsumed_tail:
        raise UnreadableError(f"unpacks to more than {limit:,} bytes", hint=_CHECK)
    return unpacked
