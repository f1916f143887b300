"""HTML pages, saved or fetched: the main text, and what the page says of itself."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from rashomon.errors import UnreadableError
from rashomon.reading.contents import Content
from rashomon.reading.dates import parse_date
from rashomon.reading.decoding import decode
from rashomon.reading.options import ReadingOptions
from rashomon.reading.page_facts import read_facts
from rashomon.reading.pages import Page
from rashomon.records import Capture, Interval

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_XML = re.compile(r"^\s*<\?xml[^>]*\?>", re.I)
_FEWEST_LETTERS = 40  # less is a menu or a message, whatever the extractor takes it for
_NO_ARTICLE = "no article found in this HTML"
_NO_ARTICLE_HINT = "Save the page when it shows the article, or give the article as plain text."


def read_html(content: Content, capture: Capture, options: ReadingOptions) -> Page:
    """The article of an HTML page. ``UnreadableError`` when there is none in it."""
    declared = content.charset
    if not declared and (match := _DECLARED.search(content.raw[:4096])):
        declared = match.group(1).decode("ascii")
    decoded = decode(content.raw, declared)
    page = read_markup(decoded.text, content, options)
    return replace(
        page, notes=decoded.notes + page.notes, capture=replace(capture, encoding=decoded.encoding)
    )


def read_markup(markup: str, content: Content, options: ReadingOptions) -> Page:
    """The article of a page that is decoded already; ``content`` says where it came from."""
    from trafilatura import load_html

    tree = load_html(_XML.sub("", markup).replace("\x00", ""))
    if tree is None:
        raise UnreadableError(_NO_ARTICLE, hint=_NO_ARTICLE_HINT)
    facts = read_facts(tree)
    found = _metadata(tree, content.url, options, dated=bool(facts.published))
    headings = [" ".join(heading.itertext()) for heading in tree.iter("h1")]
    text = extract_text(tree)
    text = without_title(text, [found.get("title", ""), facts.title, *headings])
    if sum(letter.isalnum() for letter in text) < _FEWEST_LETTERS:
        raise UnreadableError(_NO_ARTICLE, hint=_NO_ARTICLE_HINT)
    notes: list[str] = []
    published = _interval(facts.published, "publication", notes) or _interval(
        found.get("date", ""), "", notes
    )
    updated = _interval(facts.updated, "update", notes)
    if updated and published and updated.earliest == published.earliest:
        updated = None
    url = content.url or facts.url or found.get("url", "")
    return Page(
        path=content.path,
        name=content.name,
        text=text,
        url=url if urlsplit(url).scheme in {"http", "https"} else "",
        outlet=facts.outlet or found.get("sitename", ""),
        title=found.get("title", "") or facts.title,
        byline=found.get("author", "").replace("; ", ", "),
        published=published,
        updated=updated,
        notes=tuple(notes),
        plain=False,
    )


def extract_text(tree: Any) -> str:
    """The main text of a parsed page, a line a paragraph; empty when none is found.

    The tree is changed: give a copy to keep it.
    """
    import trafilatura

    # Measured on news pages: without its slower fall-backs it is better, and so with its wider net.
    text: str | None = trafilatura.extract(tree, fast=True, favor_recall=True, include_comments=False)
    return text or ""


def without_title(text: str, titles: list[str]) -> str:
    """``text`` without its first line when that only says the title again, which is kept elsewhere."""
    first, _, rest = text.lstrip().partition("\n")
    known = {_folded(title) for title in titles}
    return rest.lstrip() if rest.strip() and _folded(first) in known else text


def _folded(words: str) -> str:
    return "".join(letter for letter in words.casefold() if letter.isalnum())


def _metadata(tree: Any, url: str, options: ReadingOptions, *, dated: bool) -> dict[str, str]:
    from trafilatura.metadata import extract_metadata

    newest = options.now.date().isoformat() if options.now else "2100-01-01"
    found = extract_metadata(
        tree,
        default_url=url or None,
        # A given limit keeps the clock out: without one, today's date is taken. Looking for a date in the
        # whole page takes as long as reading it: only where the head states none.
        date_config={"extensive_search": not dated, "original_date": True, "max_date": newest},
    ).as_dict()
    return {key: value for key, value in found.items() if isinstance(value, str)}


def _interval(value: str, name: str, notes: list[str]) -> Interval | None:
    found = parse_date(value) if value else None
    if found is None:
        return None
    if found[1]:
        notes.append(f"the {name} time has no time zone: UTC taken")
    return found[0]
