"""A person's judgements on sayings and on speakers that are two: joined, split, confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from rashomon.account.targets import find_speaker, find_statement, words_of
from rashomon.errors import JudgementError
from rashomon.records import (
    Article,
    Judgement,
    Speaker,
    Statement,
    Utterance,
    Variant,
    identify,
)

if TYPE_CHECKING:
    from rashomon.linking import Linked

CONFIRMED = "is-a-statement"
ANOTHER_SPEAKER = "another-speaker"
SAME_UTTERANCE = "same-utterance"
ANOTHER_UTTERANCE = "another-utterance"


def confirmed(articles: Sequence[Article], linked: Linked, judgement: Judgement) -> Linked:
    """The statement stands as a person's too, with the certainty of one who has read it."""
    statement = find_statement(articles, linked.statements, judgement)
    found_by = statement.found_by if "person" in statement.found_by else (*statement.found_by, "person")
    reasons = (*statement.reasons, f"a person confirmed that it is a statement{by(judgement)}")
    judged = replace(statement, found_by=found_by, score=1.0, reasons=reasons)
    return _with_statements(linked, {judged.id: judged})


def another_speaker(articles: Sequence[Article], linked: Linked, judgement: Judgement) -> Linked:
    """What one article (the value) says of a speaker (the target) is of somebody else with that name."""
    speaker = find_speaker(linked.speakers, judgement.target, judgement)
    ids = {
        one.id for one in articles if judgement.value in {one.id, one.path, one.url, PurePath(one.path).name}
    }
    if speaker is None or len(ids) != 1:
        raise JudgementError(
            f"another-speaker: no article is called {judgement.value!r}",
            hint="Give its file name, address or id as value.",
        )
    (article,) = ids
    moved = [one for one in linked.statements if one.article == article and speaker.id in one.speakers]
    if not moved:
        raise JudgementError(
            f"another-speaker: {judgement.value!r} has no statement of {speaker.name}",
            hint="Give the article whose speaker is another.",
        )
    reason = f"a person judged that this {speaker.name} is another{by(judgement)}"
    other = Speaker(
        identify("speaker", "judgement", speaker.id, article),
        speaker.name,
        speaker.kind,
        speaker.role,
        mentions=tuple(one for one in speaker.mentions if one.article == article),
        reasons=(reason,),
    )
    left = replace(speaker, mentions=tuple(one for one in speaker.mentions if one.article != article))
    speakers = [left if one.id == speaker.id else one for one in linked.speakers]
    judged = {
        one.id: replace(
            one,
            speakers=tuple(other.id if each == speaker.id else each for each in one.speakers),
            reasons=(*one.reasons, reason),
        )
        for one in moved
    }
    linked = replace(linked, speakers=(*speakers, other))
    linked = _with_statements(linked, judged)
    for one in moved:
        linked = _apart(linked, judged[one.id], articles, reason, speakers=(other.id,))
    return linked


def same_utterance(articles: Sequence[Article], linked: Linked, judgement: Judgement) -> Linked:
    """The sayings that two statements (target and value) carry are one."""
    one = _carried_by(linked, find_statement(articles, linked.statements, judgement), judgement)
    value = replace(judgement, target=judgement.value)
    other = _carried_by(linked, find_statement(articles, linked.statements, value), judgement)
    if one.id == other.id:
        raise JudgementError(
            "same-utterance: they are one utterance already", hint="Take this judgement out of the file."
        )
    reason = f"a person judged that they are one saying{by(judgement)}"
    variants = (*one.variants, *other.variants)
    fullest = max(variants, key=lambda each: (len(each.text), each.statement))
    joined = replace(
        one,
        speakers=tuple(dict.fromkeys((*one.speakers, *other.speakers))),
        text=fullest.text,
        articles=tuple(dict.fromkeys((*one.articles, *other.articles))),
        variants=variants,
        partly=tuple(dict.fromkeys((*one.partly, *other.partly))),
        reasons=(*one.reasons, *other.reasons, reason),
    )
    utterances = [joined if each.id == one.id else each for each in linked.utterances if each.id != other.id]
    return replace(linked, utterances=tuple(utterances))


def another_utterance(articles: Sequence[Article], linked: Linked, judgement: Judgement) -> Linked:
    """The saying that a statement carries is not the one of the others that it was joined with."""
    statement = find_statement(articles, linked.statements, judgement)
    utterance = _carried_by(linked, statement, judgement)
    if len(utterance.variants) + len(utterance.partly) == 1:
        raise JudgementError(
            "another-utterance: it is an utterance of its own already",
            hint="Take this judgement out of the file.",
        )
    reason = f"a person judged that it is another saying{by(judgement)}"
    return _apart(linked, statement, articles, reason, speakers=statement.speakers)


def by(judgement: Judgement) -> str:
    """Who judged, as words to put after the reason."""
    return f" ({judgement.by})" if judgement.by else ""


def _apart(
    linked: Linked,
    statement: Statement,
    articles: Sequence[Article],
    reason: str,
    *,
    speakers: tuple[str, ...],
) -> Linked:
    """The statement's saying on its own; the utterance that it was in without it."""
    words = words_of(statement)
    alone = Utterance(
        identify("utterance", "judgement", statement.id),
        speakers,
        words,
        (statement.article,),
        (Variant(statement.id, words),),
        reasons=(reason,),
    )
    article_of = {one.id: one.article for one in linked.statements}
    utterances = []
    for utterance in linked.utterances:
        variants = tuple(one for one in utterance.variants if one.statement != statement.id)
        partly = tuple(one for one in utterance.partly if one != statement.id)
        if (variants, partly) == (utterance.variants, utterance.partly):
            utterances.append(utterance)
        elif variants:
            carriers = [article_of[one.statement] for one in variants]
            carrying = {one.statement for one in variants}
            said = {name for one in linked.statements if one.id in carrying for name in one.speakers}
            utterances.append(
                replace(
                    utterance,
                    speakers=tuple(one for one in utterance.speakers if one in said) or utterance.speakers,
                    articles=tuple(one for one in utterance.articles if one in carriers),
                    variants=variants,
                    partly=partly,
                )
            )
    return replace(linked, utterances=(*utterances, alone))


def _carried_by(linked: Linked, statement: Statement, judgement: Judgement) -> Utterance:
    for utterance in linked.utterances:
        if statement.id in {*(one.statement for one in utterance.variants), *utterance.partly}:
            return utterance
    raise JudgementError(
        f"{judgement.kind}: the statement {statement.id} carries no utterance",
        hint="Name a statement that is quoted or told.",
    )


def _with_statements(linked: Linked, judged: dict[str, Statement]) -> Linked:
    return replace(linked, statements=tuple(judged.get(one.id, one) for one in linked.statements))
