"""A number in a claim against a number in a clause: the same, a bound, a part, or another one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.positions.clauses import Clause
from rashomon.positions.proposition import Proposition, is_date
from rashomon.positions.verdicts import Verdict

_AT_LEAST = re.compile(
    r"\b(?:at least|more than|over|no fewer than|not less than|upwards of|above|exceed\w*|minimum of)$"
)
_AT_MOST = re.compile(
    r"\b(?:at most|up to|fewer than|less than|under|below|no more than|nearly|almost|as many as)$"
)
_ABOUT = re.compile(
    r"\b(?:about|around|roughly|approximately|some|an estimated|close to|nearly|almost|circa)$"
)
_NEAR = 0.1


def compare_numbers(
    proposition: Proposition,
    clause: Clause,
    at: Sequence[int],
    score: float,
    places: tuple[tuple[int, int], ...],
    reasons: tuple[str, ...],
) -> Verdict | None:
    """What the number nearest to the aim holds of the claim's number; ``None`` where there is none.

    A smaller count of the same thing, or one that may still grow, accepts a part; a larger one denies.
    """
    wanted = proposition.number
    near = [
        k
        for k, token in enumerate(clause.tokens)
        if token.number is not None and not is_date(clause.tokens, k)
    ]
    if not near or wanted is None:
        return None
    index = min(near, key=lambda k: (clause.tokens[k].number != wanted, min(abs(k - a) for a in at), k))
    token = clause.tokens[index]
    number = token.number or 0.0
    before = clause.before(index)
    places = tuple(sorted({*places, (token.start, token.end)}))
    if number == wanted:
        return Verdict("affirms", score, places, (*reasons, f"the number {token.lower} is the claim's"))
    if _ABOUT.search(before) and abs(number - wanted) <= _NEAR * wanted:
        return Verdict("affirms", score * 0.8, places, (*reasons, f"about {token.lower} is close to it"))
    if number < wanted and _AT_LEAST.search(before):
        return Verdict("qualifies", score, places, (*reasons, f"at least {token.lower} leaves room for it"))
    if number > wanted and _AT_MOST.search(before):
        return Verdict("qualifies", score, places, (*reasons, f"up to {token.lower} leaves room for it"))
    if number < wanted:
        return Verdict("qualifies", score * 0.9, places, (*reasons, f"{token.lower} is a part of it"))
    return Verdict("denies", score * 0.9, places, (*reasons, f"{token.lower} is another number"))
