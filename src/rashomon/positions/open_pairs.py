"""The pairs of statement and claim that no rule decides: which a model is asked about, and what it says.

Cheap filters come first: the two share a word. Of those pairs the ones whose texts are most alike are shown
to the model, and never more than ``SHARE`` of all pairs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.positions.contents import Content
from rashomon.positions.judges import Encoder, Judge
from rashomon.positions.lexicon import same_thing
from rashomon.positions.proposition import Proposition
from rashomon.positions.verdicts import Verdict
from rashomon.records import PositionKind

SHARE = 0.25
"""At most this share of all pairs reaches the model."""
MOST = 200
"""At most so many pairs of one story reach it: about a second of one processor."""
ALIKE = 0.3
"""Pairs whose likeness is less are not shown to the model."""
SURE = 0.6
"""The least probability of a position that counts, where the model has no ``thresholds`` of its own."""
KINDS: tuple[PositionKind, ...] = ("affirms", "denies", "withholds")
_OTHER_WAY: dict[PositionKind, PositionKind] = {"affirms": "denies", "denies": "affirms"}
_FEWEST_WORDS = 2


def judge_open(
    claims: Sequence[str],
    readings: Sequence[Sequence[Proposition]],
    contents: Sequence[Content],
    decided: Sequence[Mapping[str, Verdict]],
    judge: Judge,
    encoder: Encoder,
) -> list[dict[str, Verdict]]:
    """For each claim the verdicts of a model on statements that no rule decides, by statement id.

    ``readings`` are what the claims say, ``decided`` the verdicts that rules give.
    """
    texts = [spoken(content) for content in contents]
    made: list[dict[str, Verdict]] = [{} for _ in claims]
    sharing = [
        (place, column)
        for place, text in enumerate(texts)
        if _is_open(contents[place], text)
        for column, reading in enumerate(readings)
        if contents[place].statement.id not in decided[column] and _shares(contents[place], reading)
    ]
    if not sharing:
        return made
    asked = {place: row for row, place in enumerate(dict.fromkeys(place for place, _ in sharing))}
    alike = _likeness(claims, [texts[place] for place in asked], encoder)
    most = min(MOST, int(SHARE * len(claims) * len(contents)))
    ranked = sorted(
        (-round(float(alike[asked[place], column]), 4), column, place) for place, column in sharing
    )
    pairs = [one for one in ranked if -one[0] >= ALIKE][:most]
    if not pairs:
        return made
    # One text is judged once, however many statements carry it.
    unique = sorted({(texts[place], claims[column]) for _, column, place in pairs})
    probabilities = dict(zip(unique, judge(unique), strict=True))
    least: Mapping[str, float] = getattr(judge, "thresholds", {})
    for _, column, place in pairs:
        verdict = _verdict(contents[place], probabilities[texts[place], claims[column]], least)
        if verdict is not None:
            made[column][contents[place].statement.id] = verdict
    return made


def spoken(content: Content) -> str:
    """The speaker's own words of a statement as one text."""
    return " ".join(" ".join(span.text.split()) for span in content.statement.content)


def _is_open(content: Content, text: str) -> bool:
    return (
        not content.carries
        and content.stance in {"asserts", "denies", "withholds"}
        and len(text.split()) >= _FEWEST_WORDS
        and not all(clause.asks for clause in content.clauses)
    )


def _shares(content: Content, reading: Sequence[Proposition]) -> bool:
    """Whether a statement has a word of what the claim names or says."""
    wanted = {one for p in reading for one in (*p.things, *((p.aim.stem,) if p.aim else ()))}
    return any(same_thing(one, stem) for one in wanted for stem in content.stems)


def _likeness(claims: Sequence[str], texts: Sequence[str], encoder: Encoder) -> NDArray[np.float64]:
    """The cosine of each text and each claim, (texts, claims)."""
    unique = list(dict.fromkeys((*claims, *texts)))
    vectors = dict(zip(unique, np.asarray(encoder(unique), dtype=np.float64), strict=True))
    rows = np.stack([vectors[text] for text in texts])
    columns = np.stack([vectors[claim] for claim in claims])
    result: NDArray[np.float64] = rows @ columns.T
    return result


def _verdict(
    content: Content, probabilities: NDArray[np.float32], least: Mapping[str, float]
) -> Verdict | None:
    """What the model holds of a pair, with what the cue does to the words; ``least`` is its own threshold."""
    best = int(np.argmax(probabilities[: len(KINDS)]))
    sure = round(float(probabilities[best]), 3)
    related = 1 - float(probabilities[len(KINDS)])
    span = content.statement.content
    places = tuple((one.start, one.end) for one in span)
    stance = content.stance
    if stance == "withholds":
        if related < least.get("withholds", SURE):
            return None
        return Verdict(
            "withholds", round(related, 3), places, ("the model of pairs: about the claim, and left open",)
        )
    if sure < least.get(KINDS[best], SURE):
        return None
    kind = _OTHER_WAY.get(KINDS[best], KINDS[best]) if stance == "denies" else KINDS[best]
    reasons: tuple[str, ...] = (f"the model of pairs: {KINDS[best]} ({sure:.2f})",)
    if stance == "denies":
        reasons = (*reasons, f"“{content.cue}” denies it")
    return Verdict(kind, sure, places, reasons)
