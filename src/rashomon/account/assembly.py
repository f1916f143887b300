"""Puts an account together from what the stages before found: order, timeline, corrections, counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from datetime import datetime
from pathlib import PurePath
from typing import Any, TypeVar

from rashomon.account.claim_origins import origins_of_claims
from rashomon.account.primary import compare_with_primary
from rashomon.account.timeline import timeline_of
from rashomon.records import (
    Account,
    Article,
    Correction,
    FirstSeen,
    Judgement,
    Origin,
    PrimaryText,
    SetAside,
    SharedText,
    Speaker,
    Statement,
    Story,
    Utterance,
    identify,
)

_PUT_IN_ORDER_HERE = {"speakers", "statements", "utterances", "origins", "documents", "first_seen"}
_IN_DISPUTE = ("claims", "conflicts", "movements")


def put_together(
    title: str,
    articles: Sequence[Article],
    set_aside: Iterable[SetAside],
    linked: Any,
    *,
    as_of: datetime | None = None,
    judgements: tuple[Judgement, ...] = (),
    rejected: Iterable[tuple[str, int]] = (),
    groups: tuple[tuple[str, ...], ...] = (),
    notes: tuple[str, ...] = (),
    made_by: tuple[str, ...] = (),
    shared_text: tuple[SharedText, ...] = (),
    primary: Sequence[PrimaryText] = (),
    positions: Any = None,
) -> Account:
    """The account of a story. Pure: no clock, no model, and the order of what is given makes no difference.

    ``linked`` has a tuple of records for each field that it shares with ``Account`` (speakers, sides,
    statements, utterances …), speaker ids story-wide. ``rejected`` may name a reason several times.
    ``positions`` has the claims, conflicts, movements and corrections, if they were looked for;
    ``shared_text`` comes in its own order; quotations are compared with each text of ``primary``.
    """
    articles = in_order(articles)
    statements = _statements_in_order(linked.statements, articles)
    utterances = _utterances_in_order(linked.utterances, statements)
    shared = {field.name for field in fields(Account)} - _PUT_IN_ORDER_HERE
    found = {field.name: getattr(linked, field.name) for field in fields(linked) if field.name in shared}
    counts: Counter[str] = Counter()
    for reason, number in rejected:
        counts[reason] += number
    claims = () if positions is None else positions.claims
    of_claims = origins_of_claims(claims, articles, statements, linked.speakers, linked.sides, shared_text)
    primary_texts, against_primary = compare_with_primary(primary, utterances, statements, articles)
    return Account(
        **found,
        story=Story(identify("story", *sorted(article.id for article in articles)), title),
        articles=articles,
        as_of=as_of,
        set_aside=tuple(sorted(set_aside, key=lambda one: (one.path, one.reason, one.hint))),
        speakers=_speakers_in_order(linked.speakers, articles),
        statements=statements,
        utterances=utterances,
        shared_text=shared_text,
        origins=(*_by_utterance(linked.origins, utterances), *of_claims),
        documents=tuple(sorted(linked.documents, key=lambda one: (one.name.casefold(), one.name, one.id))),
        corrections=_corrections_in_order(positions, articles),
        **({} if positions is None else {name: getattr(positions, name) for name in _IN_DISPUTE}),
        timeline=timeline_of(articles, statements, utterances, claims, getattr(positions, "precedences", ())),
        rejected=tuple(sorted(counts.items())),
        first_seen=_by_utterance(linked.first_seen, utterances),
        primary=primary_texts,
        against_primary=against_primary,
        groups=groups,
        judgements=judgements,
        notes=notes,
        made_by=made_by,
    )


def in_order(articles: Iterable[Article]) -> tuple[Article, ...]:
    """The articles by file name or address, then id: an order that no folder and no argument list changes."""
    return tuple(
        sorted(articles, key=lambda article: (PurePath(article.path or article.url).name, article.id))
    )


def _statements_in_order(
    statements: Iterable[Statement], articles: Sequence[Article]
) -> tuple[Statement, ...]:
    place = {article.id: number for number, article in enumerate(articles)}

    def key(statement: Statement) -> tuple[int, int, int, int, str]:
        return (
            place[statement.article],
            statement.content[0].start,
            statement.content[-1].end,
            statement.cue.start if statement.cue is not None else -1,
            statement.id,
        )

    return tuple(sorted(statements, key=key))


def _utterances_in_order(
    utterances: Iterable[Utterance], statements: Sequence[Statement]
) -> tuple[Utterance, ...]:
    place = {statement.id: number for number, statement in enumerate(statements)}
    last = len(place)

    def key(utterance: Utterance) -> tuple[int, str]:
        return min((place.get(variant.statement, last) for variant in utterance.variants), default=last), (
            utterance.id
        )

    return tuple(sorted(utterances, key=key))


_OfUtterance = TypeVar("_OfUtterance", Origin, FirstSeen)


def _by_utterance(
    records: Iterable[_OfUtterance], utterances: Sequence[Utterance]
) -> tuple[_OfUtterance, ...]:
    """The records in the order of the utterances that they are about; others last, by id."""
    place = {utterance.id: number for number, utterance in enumerate(utterances)}
    return tuple(sorted(records, key=lambda one: (place.get(one.of, len(place)), one.of)))


def _corrections_in_order(positions: Any, articles: Sequence[Article]) -> tuple[Correction, ...]:
    if positions is None:
        return tuple(Correction(article.id, span) for article in articles for span in article.corrections)
    place = {article.id: number for number, article in enumerate(articles)}
    return tuple(sorted(positions.corrections, key=lambda one: (place[one.article], one.span)))


def _speakers_in_order(speakers: Iterable[Speaker], articles: Sequence[Article]) -> tuple[Speaker, ...]:
    place = {article.id: number for number, article in enumerate(articles)}
    last = len(place)
    ordered = []
    for speaker in speakers:
        mentions = sorted(speaker.mentions, key=lambda one: (place.get(one.article, last), one))
        ordered.append(replace(speaker, mentions=tuple(mentions)))
    return tuple(sorted(ordered, key=lambda speaker: (speaker.name.casefold(), speaker.name, speaker.id)))
