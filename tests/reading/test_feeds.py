"""Feeds, sitemaps and lists of feeds, good ones and the kinds of bad ones that are met."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime

import pytest

from rashomon.errors import InputError, UnreadableError
from rashomon.reading.feeds import MOST_ENTRIES, bare_address, read_feed, read_opml

NOW = datetime(2031, 3, 3, 12, tzinfo=UTC)
WHERE = "https://courier.example/feeds/all"


def rss(*items: str) -> bytes:
    return (
        f"<rss version='2.0'><channel><title>Orlen Courier</title>{''.join(items)}</channel></rss>".encode()
    )


def item(link: str = "/dam", guid: str = "", date: str = "", title: str = "The dam &amp; the valley") -> str:
    own = f"<guid>{guid}</guid>" if guid else ""
    dated = f"<pubDate>{date}</pubDate>" if date else ""
    return f"<item><title>{title}</title><link>{link}</link>{own}{dated}</item>"


def test_rss_lists_entries_with_key_address_title_and_time() -> None:
    # a relative link counts from where the feed stands
    feed = read_feed(rss(item(guid="urn:n-1", date="Sun, 02 Mar 2031 10:00:00 GMT")), WHERE, now=NOW)
    (entry,) = feed.entries
    assert (feed.kind, feed.title) == ("feed", "Orlen Courier")
    assert (entry.key, entry.url) == ("urn:n-1", "https://courier.example/dam")
    assert entry.title == "The dam & the valley"
    assert entry.published is not None
    assert entry.published.earliest == datetime(2031, 3, 2, 10, tzinfo=UTC)


def test_atom_tells_when_an_entry_was_updated() -> None:
    atom = (
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>Herald</title><entry><id>tag:h,1</id>"
        "<link href='https://herald.example/1'/><updated>2031-03-01T08:00:00+02:00</updated></entry></feed>"
    )
    (entry,) = read_feed(atom.encode(), WHERE, now=NOW).entries
    assert entry.updated is not None
    assert entry.updated.latest == datetime(2031, 3, 1, 6, tzinfo=UTC)


@pytest.mark.parametrize("date", ["Sun, 02 Mar 2099 10:00:00 GMT", "", "yesterday-ish"])
def test_a_date_in_the_future_or_none_is_no_time(date: str) -> None:
    (entry,) = read_feed(rss(item(date=date)), WHERE, now=NOW).entries
    assert entry.published is None


def test_entries_that_share_an_id_are_told_apart_by_address() -> None:
    feed = read_feed(rss(item("/a", "same"), item("/b", "same")), WHERE, now=NOW)
    assert [entry.key for entry in feed.entries] == ["https://courier.example/a", "https://courier.example/b"]
    assert feed.notes


def test_a_key_holds_when_only_what_tracks_readers_changes() -> None:
    keys = {
        read_feed(rss(item(f"/dam?utm_source=rss&amp;fbclid={n}")), WHERE, now=NOW).entries[0].key
        for n in range(3)
    }
    assert keys == {"https://courier.example/dam"}


def test_a_news_sitemap_lists_entries_and_an_index_names_the_latest() -> None:
    sitemap = (
        "<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
        " xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'><url><loc>https://courier.example/dam</loc>"
        "<lastmod>2031-03-02</lastmod><news:news><news:publication_date>2031-03-01T07:00:00Z"
        "</news:publication_date><news:title>Dam holds</news:title></news:news></url></urlset>"
    )
    feed = read_feed(gzip.compress(sitemap.encode()), WHERE, now=NOW)
    (entry,) = feed.entries
    assert (feed.kind, entry.title, entry.url) == ("sitemap", "Dam holds", "https://courier.example/dam")
    index = "<sitemapindex>" + "".join(
        f"<sitemap><loc>/s{n}.xml</loc><lastmod>2031-02-0{n}</lastmod></sitemap>" for n in range(1, 9)
    )
    more = read_feed(f"{index}</sitemapindex>".encode(), WHERE, now=NOW).more
    assert more[0] == "https://courier.example/s8.xml" and len(more) == 5


BAD = [
    (b"", "empty"),
    (b"  \n", "empty"),
    (b"<!DOCTYPE html><html><body>Sign in</body></html>", "web page"),
    (b"just words", "neither"),
    (b"<opml><body/></opml>", "list of feeds"),
    (b"\x1f\x8bnot packed", "damaged"),
    (gzip.compress(b" " * 2_000_000), "unpacks"),
]


@pytest.mark.parametrize(("raw", "reason"), BAD)
def test_what_is_no_feed_is_told_in_words(raw: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read_feed(raw, WHERE, now=NOW, limit=1_000_000)


def test_a_web_page_that_names_its_feed_is_a_hint() -> None:
    page = b"<html><head><link rel='alternate' type='application/rss+xml' href='/rss'></head></html>"
    with pytest.raises(UnreadableError) as caught:
        read_feed(page, WHERE, now=NOW)
    assert "https://courier.example/rss" in caught.value.hint


def test_a_feed_without_end_is_cut_and_says_so() -> None:
    feed = read_feed(rss(*(item(f"/{n}") for n in range(MOST_ENTRIES + 5))), WHERE, now=NOW)
    assert len(feed.entries) == MOST_ENTRIES
    assert "only the first" in feed.notes[0]


def test_a_damaged_feed_gives_what_it_still_holds() -> None:
    raw = rss(item("/a", "1"), item("/b", "2"))[:-40]
    assert read_feed(raw, WHERE, now=NOW).entries[0].url == "https://courier.example/a"


def test_links_that_are_no_addresses_are_passed_over() -> None:
    feed = read_feed(rss(item("javascript:alert(1)"), item("file:///etc/hosts"), item("/ok")), WHERE, now=NOW)
    assert [entry.url for entry in feed.entries] == ["https://courier.example/ok"]


def test_opml_lists_its_feeds_once() -> None:
    raw = (
        b"<opml version='2.0'><body><outline text='News'><outline xmlUrl='https://a.example/rss'/>"
        b"<outline xmlurl='https://b.example/rss'/><outline xmlUrl='https://a.example/rss'/>"
        b"</outline></body></opml>"
    )
    assert read_opml(raw, "feeds.opml") == ("https://a.example/rss", "https://b.example/rss")
    for bad in (b"no xml", b"<opml><body/></opml>", b"<html/>"):
        with pytest.raises(InputError):
            read_opml(bad, "feeds.opml")


def test_an_address_keeps_what_names_the_article() -> None:
    assert bare_address("HTTPS://A.example?id=3&utm_medium=x#top") == "https://a.example/?id=3"
