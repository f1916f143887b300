"""A person's corrections of what was found: applied around linking.

``not-a-statement`` and ``is-a-statement`` (target: a statement), ``speaker-is`` (a statement's speaker is
value), ``same-speaker`` (the speaker target is the speaker value, everywhere) and ``another-speaker`` (in the
article value it is somebody else), ``same-utterance`` (two statements carry one saying) and
``another-utterance`` (this one carries its own); ``rates`` (the claim target is, in the person's own verdict,
value; applied after positions are found, see ``ratings``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rashomon.account.judged_sayings import (
    ANOTHER_SPEAKER,
    ANOTHER_UTTERANCE,
    CONFIRMED,
    SAME_UTTERANCE,
    another_speaker,
    another_utterance,
    confirmed,
    same_utterance,
)
from rashomon.account.recounting import recount_origins
from rashomon.account.renaming import merge_speakers
from rashomon.account.targets import find_speaker, find_statement, new_speaker
from rashomon.errors import JudgementError
from rashomon.records import (
    Article,
    ArticleStatements,
    FoundBy,
    Judgement,
    SharedText,
    Statement,
    Utterance,
)

if TYPE_CHECKING:
    from rashomon.linking import Linked

NOT_A_STATEMENT = "not-a-statement"
SPEAKER_IS = "speaker-is"
SAME_SPEAKER = "same-speaker"
RATES = "rates"

REMOVED = "a person judged that it is not a statement"


@dataclass(frozen=True, slots=True)
class Judged:
    """What linking found, corrected; the judgements that were applied, and those that fit nothing here."""

    linked: Linked
    applied: tuple[Judgement, ...] = ()
    rejected: tuple[tuple[str, int], ...] = ()
    misfits: tuple[tuple[Judgement, JudgementError], ...] = ()


def judge(
    articles: Sequence[Article],
    found: Sequence[ArticleStatements],
    link: Callable[[Sequence[Article], Sequence[ArticleStatements]], Linked],
    judgements: Sequence[Judgement],
    shared_text: Sequence[SharedText] = (),
) -> Judged:
    """What ``link`` finds across the articles, with the judgements applied in their order.

    What is not a statement is taken out before linking, so that nothing is built upon it; who a speaker is
    is told afterwards, and marked as a person's; then origins are counted again, ``shared_text`` considered.
    """
    applied: set[int] = set()
    misfits = []
    for number, judgement in enumerate(judgements):
        if judgement.kind == NOT_A_STATEMENT:
            try:
                found = _without(articles, found, judgement)
                applied.add(number)
            except JudgementError as error:
                misfits.append((judgement, error))
    rejected = ((REMOVED, len(applied)),) if applied else ()
    linked = link(articles, found)
    for number, judgement in enumerate(judgements):
        if judgement.kind not in {NOT_A_STATEMENT, RATES}:
            try:
                linked = _APPLY[judgement.kind](articles, linked, judgement)
                applied.add(number)
            except JudgementError as error:
                misfits.append((judgement, error))
    if any(judgements[number].kind != NOT_A_STATEMENT for number in applied):
        linked = recount_origins(articles, linked, shared_text)
    in_order = tuple(judgement for number, judgement in enumerate(judgements) if number in applied)
    return Judged(linked, in_order, rejected, tuple(misfits))


def unfit(outcomes: Sequence[Judged]) -> JudgementError | None:
    """The error of the first judgement that fitted none of these accounts, or ``None``."""
    for judgement, error in outcomes[0].misfits if outcomes else ():
        if not any(judgement in outcome.applied for outcome in outcomes):
            return error
    return None


def is_of_one() -> frozenset[str]:
    """The kinds that need a target and no value."""
    return frozenset({NOT_A_STATEMENT, CONFIRMED, ANOTHER_UTTERANCE})


def kinds() -> tuple[str, ...]:
    """The kinds of judgement, in alphabetical order."""
    return tuple(sorted((NOT_A_STATEMENT, RATES, *_APPLY)))


def _without(
    articles: Sequence[Article], found: Sequence[ArticleStatements], judgement: Judgement
) -> Sequence[ArticleStatements]:
    wrong = find_statement(articles, [one for each in found for one in each.statements], judgement)
    return [
        replace(each, statements=tuple(one for one in each.statements if one.id != wrong.id))
        for each in found
    ]


def _speaker_is(articles: Sequence[Article], linked: Linked, judgement: Judgement) -> Linked:
    statement = find_statement(articles, linked.statements, judgement)
    speaker = find_speaker(linked.speakers, judgement.value, judgement, allow_new=True)
    if speaker is None:
        speaker = new_speaker(judgement)
        linked = replace(linked, speakers=(*linked.speakers, speaker))
    judged = replace(
        statement,
        speakers=(speaker.id,),
        found_by=_with_person(statement),
        reasons=(*statement.reasons, f"a person judged that the speaker is {speaker.name}{_by(judgement)}"),
    )
    statements = tuple(judged if one.id == statement.id else one for one in linked.statements)
    return replace(linked, statements=statements, utterances=_said_by(linked, statement.id, speaker.id))


def _said_by(linked: Linked, statement: str, speaker: str) -> tuple[Utterance, ...]:
    """The utterances, the one of this statement with its speaker: alone if no other wording has it."""
    utterances = []
    for utterance in linked.utterances:
        members = [variant.statement for variant in utterance.variants]
        if statement in members:
            others = () if members == [statement] else utterance.speakers
            speakers = (*others, speaker) if speaker not in others else others
            utterance = replace(utterance, speakers=speakers)
        utterances.append(utterance)
    return tuple(utterances)


def _same_speaker(articles: Sequence[Article], linked: Linked, judgement: Judgement) -> Linked:
    one = find_speaker(linked.speakers, judgement.target, judgement)
    other = find_speaker(linked.speakers, judgement.value, judgement)
    if one is None or other is None or one.id == other.id:
        raise JudgementError(
            f"same-speaker: {judgement.target!r} and {judgement.value!r} are one speaker already",
            hint="Take this judgement out of the file.",
        )
    return merge_speakers(
        linked, one, other, f"a person judged that {one.name} is {other.name}{_by(judgement)}"
    )


def _with_person(statement: Statement) -> tuple[FoundBy, ...]:
    return statement.found_by if "person" in statement.found_by else (*statement.found_by, "person")


def _by(judgement: Judgement) -> str:
    return f" ({judgement.by})" if judgement.by else ""


_APPLY: dict[str, Callable[[Sequence[Article], Linked, Judgement], Linked]] = {
    ANOTHER_SPEAKER: another_speaker,
    ANOTHER_UTTERANCE: another_utterance,
    CONFIRMED: confirmed,
    SAME_SPEAKER: _same_speaker,
    SAME_UTTERANCE: same_utterance,
    SPEAKER_IS: _speaker_is,
}
