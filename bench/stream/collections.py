"""Articles whose events are known: Wikinews events, FNC-1 stories and ECB+ sub-topics.

ECB+ gives its articles as tokens; they are put together into lines, addresses left out. Of some articles
the first lines hold nothing but a date: they are of the text, and can be left out too. An event of ECB+ is a
sub-topic: each topic has two that look alike.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from bench.materials import data_set
from rashomon.records import Article, Interval
from rashomon.testing import article

ECB_TEST = range(36, 46)

_ADDRESS = re.compile(r"^\s*(?:https?\s?:|www\b)", re.I)
_CLOSING = re.compile(r" ([.,;:!?%)\]])")
_OPENING = re.compile(r"([(\[$]) ")
_SHORTENED = re.compile(r" (n't|'s|'re|'ve|'ll|'d|'m)\b")


@dataclass(frozen=True, slots=True)
class Filed:
    """An article and the event that it is about."""

    article: Article
    event: str


def wikinews(events: int) -> list[Filed]:
    """The articles of 10, 20 or 30 events; no dates."""
    return [
        _filed(title, body, f"{events}/{number}", event)
        for number, (title, body, event, _) in _wikinews(events)
    ]


def wikinews_in_one_week(events: int) -> list[Filed]:
    """The same, each with its date moved into one week: in the order of the true dates, evenly spread."""
    from datetime import UTC, datetime, timedelta

    rows = list(_wikinews(events))
    order = {
        number: place for place, (number, _) in enumerate(sorted(rows, key=lambda row: (row[1][3], row[0])))
    }
    filed = []
    for number, (title, body, event, _) in rows:
        at = datetime(2020, 6, 1, tzinfo=UTC) + timedelta(days=7) * (order[number] / len(rows))
        filed.append(_filed(title, body, f"{events}/{number}", event, Interval(at, at)))
    return filed


def largest_together(count: int) -> list[Article]:
    """The first articles of FNC-1's eight largest training stories, as if they were one story."""
    filed = fnc1("train")
    largest = {event for event, _ in Counter(one.event for one in filed).most_common(8)}
    return [one.article for one in filed if one.event in largest][:count]


def fnc1(part: str) -> list[Filed]:
    """The bodies of ``train`` or ``competition_test``, by the story they were paired with; no titles."""
    folder = data_set("fnc1") / "fnc1"
    csv.field_size_limit(sys.maxsize)
    with (folder / f"{part}_bodies.csv").open(encoding="utf-8", newline="") as file:
        bodies = {row["Body ID"]: row["articleBody"] for row in csv.DictReader(file)}
    clusters = json.loads((folder / "derived_story_clusters.json").read_text(encoding="utf-8"))["clusters"]
    return [
        _filed("", bodies[body], body, cluster["cluster_id"])
        for cluster in clusters
        if cluster["split"] == part
        for body in cluster["body_ids"]
    ]


def ecbplus(topics: Iterable[int], *, date_lines: bool = True) -> list[Filed]:
    """The articles of the topics by sub-topic: the files of ECB against those that ECB+ added.

    Without ``date_lines`` lines that hold nothing but a date are left out.
    """
    folder = data_set("ecbplus") / "ecbplus" / "xml"
    return [
        _filed("", text, path.stem, f"{topic}{'+' if 'ecbplus' in path.stem else ''}")
        for topic in topics
        for path in sorted((folder / str(topic)).glob("*.xml"))
        if (text := "\n".join(_lines(path, date_lines)))
    ]


def _wikinews(events: int) -> Iterator[tuple[int, tuple[str, str, str, float]]]:
    path = data_set("story-clusters") / "wikinews_events" / "hscluster" / f"{events}E.json"
    found = json.loads(path.read_text(encoding="utf-8"))
    yield from enumerate(
        (one["title"], one["body"], str(number), float(one["published"] or 0))
        for number, event in enumerate(found)
        for one in event["articles"]
    )


def _filed(title: str, body: str, name: str, event: str, published: Interval | None = None) -> Filed:
    return Filed(article(body or title or ".", path=name, title=title, published=published), event)


def _lines(path: Path, date_lines: bool) -> Iterator[str]:
    sentences: dict[int, list[str]] = {}
    for token in ElementTree.parse(path).getroot().iter("token"):  # noqa: S314 - the corpus, not the web
        sentences.setdefault(int(token.get("sentence", "0")), []).append(token.text or "")
    for number in sorted(sentences):
        line = _SHORTENED.sub(r"\1", _OPENING.sub(r"\1", _CLOSING.sub(r"\1", " ".join(sentences[number]))))
        if not _ADDRESS.match(line) and (date_lines or not _is_date(line)):
            yield line


def _is_date(line: str) -> bool:
    """Whether a line holds a date and hardly a word more."""
    words = re.findall(r"[^\W\d_]{2,}", line.casefold())
    return (
        bool(re.search(r"\d", line)) and len(words) <= 8 and all(_DATE_WORD.fullmatch(word) for word in words)
    )


_DATE_WORD = re.compile(
    r"(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?|wed|thu|sat|(?:jan|febr)(?:uary)?|feb|mar(?:ch)?|apr(?:il)?|may"
    r"|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|(?:nov|dec)(?:ember)?|am|pm|[a-z]?[ecmp][sd]t|gmt|utc|et"
    r"|posted|published|updated|last|on|at|by|of|date|first|created|added|st|nd|rd|th"
)
