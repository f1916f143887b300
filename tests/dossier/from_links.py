"""An account made of what a careful reader found: ``gold.json`` and ``links.json`` of a story's folder."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rashomon.account import put_together
from rashomon.account.quoted import quoted_spans
from rashomon.linking import Linked, link
from rashomon.linking.shared_text import find_shared_text
from rashomon.positions import Found
from rashomon.reading import ReadingOptions, read_articles
from rashomon.records import (
    Account,
    Claim,
    Conflict,
    Correction,
    Evidence,
    Interval,
    Movement,
    Position,
    Statement,
    identify,
)
from rashomon.testing import from_gold

Times = Mapping[str, tuple[str, str]]
"""The earliest and the latest time (ISO 8601) of statements by their gold ids; others have none."""

# When the example's statements were made, as its reports tell.
NOON = ("2031-03-03T12:00:00+01:00", "2031-03-03T12:00:00+01:00")
SIX = ("2031-03-03T18:00:00+01:00", "2031-03-03T18:00:00+01:00")
EVENING = ("2031-03-03T17:00:00+01:00", "2031-03-03T23:59:00+01:00")
SATURDAY = ("2031-03-01T00:00:00+01:00", "2031-03-01T23:59:00+01:00")
MONDAY = ("2031-03-03T00:00:00+01:00", "2031-03-03T23:59:00+01:00")
MORNING = ("2031-03-03T00:00:00+01:00", "2031-03-03T11:05:00+01:00")
TUESDAY = ("2031-03-04T00:00:00+01:00", "2031-03-04T09:15:00+01:00")
ALDERN_TIMES: Times = {
    **dict.fromkeys(
        "000-08 000-09 001-07 001-08 001-09 002-09 002-10 002-11 003-07 004-09 006-09".split(), NOON
    ),
    **dict.fromkeys("000-10 001-10 001-11 002-12 002-13 003-08 004-10 004-11 006-10".split(), SIX),
    **dict.fromkeys("006-02 006-03 006-07 006-11".split(), TUESDAY),
    **dict.fromkeys("000-05 000-06 003-02 003-03".split(), MORNING),
    **dict.fromkeys("001-01 002-03 003-12 004-02".split(), MONDAY),
    "004-13": SATURDAY,
    "005-09": EVENING,
}


def account_of_links(folder: Path, title: str, times: Times | None = None) -> Account:
    """The account of the story in ``folder`` with the gold's statements, claims and conflicts."""
    articles = read_articles([str(folder / "reports")], ReadingOptions()).articles
    found = [
        replace(one, statements=tuple(_timed(statement, times or {}) for statement in one.statements))
        for one in from_gold(folder / "gold.json", articles)
    ]
    shared = find_shared_text(articles, quoted_spans(found, articles))
    linked = link(articles, found, shared)
    links = json.loads((folder / "links.json").read_text(encoding="utf-8"))
    claims = tuple(_claims(links, linked))
    conflicts = tuple(_conflicts(links, linked, claims))
    positions = Found(
        claims=claims,
        conflicts=conflicts,
        movements=tuple(_movements(conflicts, linked)),
        corrections=tuple(
            Correction(article.id, span) for article in articles for span in article.corrections
        ),
    )
    return put_together(
        title,
        articles,
        (),
        linked,
        positions=positions,
        shared_text=shared,
        made_by=("a careful reader",),
    )


def _timed(statement: Statement, times: Times) -> Statement:
    if statement.id not in times:
        return statement
    earliest, latest = map(datetime.fromisoformat, times[statement.id])
    return replace(statement, at=Interval(earliest, latest))


def _claims(links: Mapping[str, Any], linked: Linked) -> Iterable[Claim]:
    statements = {one.id: one for one in linked.statements}
    side_of = {speaker: side.id for side in linked.sides for speaker in side.speakers}
    for entry in links["claims"]:
        positions = []
        for one, kind in entry["positions"]:
            statement = statements[one]
            speaker = statement.speakers[0] if statement.speakers else ""
            words = (Evidence(statement.article, statement.content[0]),)
            side = side_of.get(speaker, "")
            positions.append(Position(speaker, side, one, kind, statement.at, (), words, statement.score))
        yield Claim(identify("claim", entry["id"]), entry["text"], positions=tuple(positions))


def _conflicts(links: Mapping[str, Any], linked: Linked, claims: Iterable[Claim]) -> Iterable[Conflict]:
    known = {claim.id for claim in claims}
    for entry in links["conflicts"]:
        names = entry["claim"] if isinstance(entry["claim"], list) else [entry["claim"]]
        about = tuple(key for name in names if (key := identify("claim", name)) in known)
        passages = tuple(_first_words(linked, entry[side][0]) for side in ("a", "b"))
        yield Conflict(
            identify("conflict", entry["kind"], *about, *entry["a"], *entry["b"]),
            entry["kind"],
            about,
            tuple(entry["a"]),
            tuple(entry["b"]),
            (entry["about"],) if entry.get("about") else (),
            passages,
        )


def _movements(conflicts: Iterable[Conflict], linked: Linked) -> Iterable[Movement]:
    side_of = {speaker: side.id for side in linked.sides for speaker in side.speakers}
    statements = {one.id: one for one in linked.statements}
    far = datetime.max.replace(tzinfo=UTC)
    for one in conflicts:
        if one.kind == "same-side-over-time":
            later = statements[one.b[0]]
            speaker = later.speakers[0]
            yield Movement(
                identify("movement", one.id),
                "position",
                side_of.get(speaker, ""),
                speaker,
                one.claims,
                one.a,
                one.b,
                at=min(
                    (statements[b].at for b in one.b if statements[b].at),
                    key=lambda at: at.latest or far,
                    default=None,
                ),
                reasons=one.reasons,
                passages=one.passages,
            )


def _first_words(linked: Linked, statement: str) -> Evidence:
    found = next(one for one in linked.statements if one.id == statement)
    return Evidence(found.article, found.content[0])
