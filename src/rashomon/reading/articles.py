"""From a page to an article: bounded and clean text, then everything that the text itself tells."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from rashomon.errors import UnreadableError
from rashomon.reading.corrections import find_corrections
from rashomon.reading.credits import find_credits
from rashomon.reading.dates import Stamp
from rashomon.reading.decoding import without_surrogates
from rashomon.reading.furniture import find_furniture
from rashomon.reading.headers import Header, read_header
from rashomon.reading.languages import detect_language
from rashomon.reading.lines import split_lines
from rashomon.reading.options import ReadingOptions
from rashomon.reading.pages import Page
from rashomon.records import Article, Credit, Interval, identify


def make_article(page: Page, options: ReadingOptions) -> Article:
    """The article of ``page``. ``UnreadableError`` when it holds no words."""
    text, notes = without_surrogates(page.text)
    text, cut = _bounded(text, options.max_text_bytes)
    notes += cut
    words = len(text.split(maxsplit=2))
    if words == 0 or not any(letter.isalnum() for letter in text):
        raise UnreadableError(
            "the file is empty" if not page.text else "no words in it",
            hint="Check that the article was saved with its text.",
        )
    if words == 1:
        notes += ("the text is a single word",)
    lines = split_lines(text)
    header = read_header(lines) if page.plain else Header()
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    bare = Article(
        id=identify("a", page.url or page.name, page.outlet, digest),
        path=page.path,
        text=text,
        url=page.url,
        outlet=page.outlet,
        title=_clean(page.title) or header.title,
        byline=_clean(page.byline) or header.byline,
        published=page.published or _interval(text, header.published),
        updated=page.updated or _interval(text, header.updated),
        language=detect_language(text),
        sha256=digest,
        capture=page.capture,
    )
    if not page.published and header.published:
        notes += tuple(note for note in header.notes if "publication" in note)
    if not page.updated and header.updated:
        notes += tuple(note for note in header.notes if "update" in note)
    return replace(
        bare,
        furniture=tuple(bare.span(*place) for place in find_furniture(lines, header.title_line)),
        corrections=tuple(bare.span(*place) for place in find_corrections(lines)),
        credits=tuple(
            Credit(found.outlet, bare.span(found.start, found.end), found.scope)
            for found in find_credits(text, lines, page.outlet)
        ),
        notes=page.notes + notes,
    )


def _bounded(text: str, limit: int) -> tuple[str, tuple[str, ...]]:
    if len(text) * 4 <= limit:
        return text, ()
    raw = text.encode("utf-8")
    if len(raw) <= limit:
        return text, ()
    kept = raw[:limit].decode("utf-8", "ignore")
    return kept, (f"only the first {limit:,} of {len(raw):,} bytes of text were read",)


def _interval(text: str, stamp: Stamp | None) -> Interval | None:
    if stamp is None:
        return None
    from rashomon.records import Span

    return replace(stamp.interval, evidence=Span(stamp.start, stamp.end, text[stamp.start : stamp.end]))


def _clean(words: str) -> str:
    return " ".join(without_surrogates(words)[0].split())
