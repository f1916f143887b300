"""Claims of a story, those given first, each with the positions that its statements take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.positions.contents import Content, contents_of
from rashomon.positions.discourse import follow_references
from rashomon.positions.index import StatementIndex
from rashomon.positions.judges import Encoder, Judge
from rashomon.positions.proposition import Proposition, propositions_of
from rashomon.positions.story import StoryView
from rashomon.positions.suggesting import suggest
from rashomon.positions.verdicts import Verdict, combine
from rashomon.records import Claim, Evidence, Interval, Position, identify


def claims_of(
    story: StoryView, given: Sequence[str], judge: Judge | None = None, encoder: Encoder | None = None
) -> tuple[Claim, ...]:
    """Given claims in their order, then those the story suggests, the best first; each with its positions.

    Rules decide first. With a ``judge`` and an ``encoder``, pairs that no rule decides and whose texts are
    alike are shown to the judge. A claim that nobody speaks of has no positions, and its reasons say so.
    """
    index = StatementIndex(contents_of(story), story.kept)
    texts = list(dict.fromkeys(" ".join(text.split()) for text in given))
    readings = [propositions_of(text) for text in texts]
    known = list(zip(readings, direct_verdicts(readings, index), strict=True))
    suggested = [
        one
        for one in suggest(story, index.contents, lambda wanted: direct_verdicts(wanted, index), known)
        if one.text not in texts
    ]
    wanted = [*readings, *(one.reading for one in suggested)]
    direct = direct_verdicts(wanted, index)
    if judge is not None and encoder is not None:
        from rashomon.positions.open_pairs import judge_open  # arrays load here, not before

        worded = [*texts, *(one.text for one in suggested)]
        judged = judge_open(worded, wanted, index.contents, direct, judge, encoder)
        direct = [one | other for one, other in zip(judged, direct, strict=True)]
    verdicts = follow_references(wanted, index.contents, direct)
    claims = [
        _claim(story, index.contents, text, reading, found)
        for text, reading, found in zip(texts, readings, verdicts, strict=False)
    ]
    for one, found in zip(suggested, verdicts[len(texts) :], strict=True):
        claim = _claim(story, index.contents, one.text, one.reading, found)
        claims.append(
            replace(
                claim, given=False, evidence=one.evidence, reasons=one.reasons, score=_as_share(one.score)
            )
        )
    return tuple(claims)


def direct_verdicts(
    readings: Sequence[Sequence[Proposition]], index: StatementIndex
) -> list[dict[str, Verdict]]:
    """For each claim the verdict of each statement whose own words hold something of it, by statement id."""
    direct: list[dict[str, Verdict]] = []
    for reading in readings:
        by_statement: dict[str, list[Verdict]] = {}
        for proposition in reading:
            for content, verdict in index.verdicts(proposition):
                by_statement.setdefault(content.statement.id, []).append(verdict)
        combined = {key: combine(found) for key, found in by_statement.items()}
        direct.append({key: verdict for key, verdict in combined.items() if verdict is not None})
    return direct


def _as_share(score: float) -> float:
    """A rank as a certainty in 0–1."""
    return round(score / (score + 2), 3)


def _claim(
    story: StoryView,
    contents: Sequence[Content],
    text: str,
    reading: Sequence[Proposition],
    found: Mapping[str, Verdict],
) -> Claim:
    """A claim as given, with its positions in the order of the story's statements."""
    positions = [
        position
        for content in contents
        if content.statement.id in found
        for position in _positions(story, content, found[content.statement.id])
    ]
    reasons = tuple(dict.fromkeys(note for one in reading for note in one.notes))
    if not reading:
        reasons = (*reasons, "the claim has no words that say something")
    elif not positions:
        reasons = (*reasons, "no statement takes a position on it")
    return Claim(identify("claim", text), text, True, tuple(positions), (), reasons)


def _positions(story: StoryView, content: Content, verdict: Verdict) -> list[Position]:
    """One position for each speaker of a statement; one without a speaker where none is known."""
    statement = content.statement
    article = story.articles[statement.article]
    words = tuple(
        Evidence(article.id, article.span(start, end)) for start, end in sorted(set(verdict.places))
    )
    at = statement.at
    if at is None and article.published is not None:
        at = Interval(None, article.published.latest)
    return [
        Position(
            speaker,
            story.side_of.get(speaker, ""),
            statement.id,
            verdict.position,
            at,
            verdict.reasons,
            words,
            round(verdict.score, 3),
        )
        for speaker in statement.speakers or ("",)
    ]
