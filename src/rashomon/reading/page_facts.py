"""What a page states about its article in its head: times to the minute, outlet, address, title."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_ARTICLE_TYPES = frozenset(
    {
        "Article",
        "NewsArticle",
        "ReportageNewsArticle",
        "BlogPosting",
        "LiveBlogPosting",
        "AnalysisNewsArticle",
    }
)
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished",
    "date.issued", "dcterms.created", "dcterms.issued", "dc.date.issued", "pubdate", "publishdate",
    "publish-date", "sailthru.date",
    "parsely-pub-date", "cxenseparse:recs:publishtime", "originalpublicationdate",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified",
    "dcterms.modified", "lastmod", "last-modified", "article:modified",
)  # fmt: skip
_DEPTH = 6  # of nested JSON-LD; more is no description of an article


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the head states, as it stands there; empty where it states nothing."""

    title: str = ""
    outlet: str = ""
    url: str = ""
    published: str = ""
    updated: str = ""


def read_facts(tree: Any) -> PageFacts:
    """The facts in the meta elements and the JSON-LD of a parsed page."""
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        for key in ("property", "name", "itemprop"):
            name = (element.get(key) or "").strip().lower()
            if name and content:
                metas.setdefault(name, content)
    linked = next(iter(_articles(tree)), {})
    publisher = linked.get("publisher")
    outlet = publisher.get("name") if isinstance(publisher, dict) else ""
    canonical = next(
        (element.get("href") or "" for element in tree.iter("link") if element.get("rel") == "canonical"), ""
    )
    return PageFacts(
        title=metas.get("og:title", "") or _string(linked.get("headline")),
        outlet=metas.get("og:site_name", "") or _string(outlet),
        url=canonical or metas.get("og:url", ""),
        published=_string(linked.get("datePublished")) or _first(metas, _PUBLISHED),
        updated=_string(linked.get("dateModified")) or _first(metas, _UPDATED),
    )


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    for element in tree.iter("script"):
        if (element.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            content = json.loads(element.text or "", strict=False)
        except (json.JSONDecodeError, RecursionError):
            continue  # the page's own mistake: what it states elsewhere still counts
        yield from _within(content, _DEPTH)


def _within(content: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth == 0:
        return
    if isinstance(content, dict):
        kinds = content.get("@type")
        if _ARTICLE_TYPES & set(
            kinds if isinstance(kinds, list) else [kinds] if isinstance(kinds, str) else []
        ):
            yield content
        yield from _within(content.get("@graph"), depth - 1)
        yield from _within(content.get("mainEntity"), depth - 1)
    elif isinstance(content, list):
        for each in content:
            yield from _within(each, depth - 1)


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str:
    return next((metas[name] for name in names if name in metas), "")


def _string(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
