"""A number in a claim against a number in a clause: the same, a bound, a part, or another one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.positions.aims import is_date, is_verb
from rashomon.positions.clauses import Clause
from rashomon.positions.contents import Content
from rashomon.positions.lexicon import name_one_of, same_thing
from rashomon.positions.numbers import EACH
from rashomon.positions.polarity import turn_of
from rashomon.positions.proposition import Proposition
from rashomon.positions.verdicts import Verdict
from rashomon.positions.words import stem

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
_COUNTED = frozenset({"dying", "hurting"})
FIGURES = frozenset(map(stem, "figure toll count number total tally".split()))


def counts_people(proposition: Proposition) -> bool:
    """Whether a claim counts people hurt or dead: "nobody was hurt" denies any number of them."""
    return bool(proposition.matters & _COUNTED)


def toll_named(proposition: Proposition, content: Content, clause: Clause) -> Verdict | None:
    """A clause or cue that gives a figure for what the claim counts ("put the number of dead at 23")."""
    if proposition.number is None or not counts_people(proposition):
        return None
    words = clause.stems | {stem(word) for word in content.cue.split()}
    if not words & FIGURES or content.stance == "withholds":
        return None
    if not any(token.number is not None for token in clause.tokens):
        return None
    if not _figure_of_it(proposition, clause):
        return None
    reason = "a figure for it is given"
    places = ((clause.tokens[0].start, clause.tokens[-1].end),)
    return compare_numbers(proposition, clause, (), 0.75, places[:0], (reason,))


def _figure_of_it(proposition: Proposition, clause: Clause) -> bool:
    """Whether a figure that says what it is of ("the number of refugees") is of what the claim counts."""
    tokens = clause.tokens
    for index, token in enumerate(tokens[:-2]):
        if token.stem in FIGURES and tokens[index + 1].lower == "of":
            named = [other for other in tokens[index + 2 : index + 5] if not other.light]
            senses = {sense.matter for m in clause.meanings for sense in m.senses if m.first > index}
            wanted = (*proposition.counted, stem("people"))
            if named and not senses & proposition.matters:
                return any(same_thing(other.stem, one) for other in named for one in wanted)
    return True


def same_count(proposition: Proposition, content: Content, clause: Clause) -> Verdict | None:
    """A clause that counts the same as the claim, whatever its verb ("310 houses stand in water")."""
    if proposition.number is None or not proposition.counted:
        return None
    tokens = clause.tokens
    for index, token in enumerate(tokens):
        if token.number is None or is_date(tokens, index):
            continue
        following = [other.stem for other in tokens[index + 1 : index + 4] if not other.light]
        if not any(same_thing(one, thing) for one in following for thing in proposition.counted):
            continue
        turn = turn_of(clause, index, index)
        place = (token.start, token.end)
        if content.stance == "withholds" or turn.mode == "withheld":
            return Verdict("withholds", 0.6, (place,), (f"“{token.lower}” is left open",))
        if turn.mode in {"open", "wished"}:
            continue
        denied = (turn.sign < 0) != (content.stance == "denies")
        found = compare_numbers(proposition, clause, (index,), 0.65, (place,), ("the same is counted",))
        differs = found is not None and token.number != proposition.number
        if differs and not _same_event(proposition, content, clause):
            continue
        if found is not None and denied:
            return (
                Verdict("denies", 0.6, (place,), (*found.reasons, "and denied"))
                if found.position == "affirms"
                else None
            )
        return found
    return None


def _same_event(proposition: Proposition, content: Content, clause: Clause) -> bool:
    """Whether a clause with another number says what the claim says, or names more of it than the counted.

    Five boats were seen and three were captured. A number alone is taken to answer the claim.
    """
    if content.is_fragment or proposition.matters & clause.matters:
        return True
    aim = (proposition.aim.stem,) if proposition.aim is not None else ()
    things = [thing for thing in proposition.things if thing not in proposition.counted]
    return name_one_of(content.stems, (*aim, *things))


def compare_numbers(
    proposition: Proposition,
    clause: Clause,
    at: Sequence[int],
    score: float,
    places: tuple[tuple[int, int], ...],
    reasons: tuple[str, ...],
) -> Verdict | None:
    """What the number nearest to the aim holds of the claim's number; ``None`` where there is none.

    Another count of people hurt or dead accepts a part, for a toll may rise; another amount denies.
    """
    wanted = proposition.number
    near = [
        k
        for k, token in enumerate(clause.tokens)
        if token.number is not None and not is_date(clause.tokens, k) and not _of_other_event(clause, k, at)
    ]
    if not near or wanted is None:
        return None
    index = min(
        near, key=lambda k: (clause.tokens[k].number != wanted, min((abs(k - a) for a in at), default=0), k)
    )
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
    if counts_people(proposition):
        if at and not _counts(proposition, clause, index, at):
            return None
        return Verdict("qualifies", score * 0.9, places, (*reasons, f"{token.lower} is another count of it"))
    if not _measures(proposition, clause, index):
        return None
    if bool(EACH.search(proposition.text)) != bool(EACH.search(clause.words)):
        return None  # a hundred each, and a hundred thousand together
    return Verdict("denies", score * 0.9, places, (*reasons, f"{token.lower} is another number"))


def _of_other_event(clause: Clause, index: int, at: Sequence[int]) -> bool:
    """Whether a number stands right before another event ("18 were hurt and 12 arrested")."""
    following = index + 1
    return (
        bool(at)
        and any(
            meaning.first == following and not set(meaning.places) & set(at) for meaning in clause.meanings
        )
        and is_verb(clause.tokens[following])
    )


def _measures(proposition: Proposition, clause: Clause, index: int) -> bool:
    """Whether a number that differs is of what the claim counts: the same word follows, or no word does."""
    following = [token.stem for token in clause.tokens[index + 1 : index + 4] if not token.light]
    if proposition.counted:
        return not following or any(
            same_thing(one, thing) for one in following for thing in proposition.counted
        )
    return index + 1 >= len(clause.tokens) or clause.tokens[index + 1].light


def _counts(proposition: Proposition, clause: Clause, index: int, at: Sequence[int]) -> bool:
    """Whether a number counts the people of the claim: it stands beside the aim or before people."""
    if any(0 < abs(index - place) <= 1 for place in at):
        return True
    following = [token.stem for token in clause.tokens[index + 1 : index + 4]]
    people = (*proposition.counted, stem("people"))
    return any(same_thing(one, other) for one in following for other in people) or (
        len(clause.tokens) > index + 1
        and clause.tokens[index + 1].lower in {"have", "had", "were", "others", "more"}
        and any(place - index <= 2 and _ends(clause, place) for place in at if place > index)
    )


def _ends(clause: Clause, place: int) -> bool:
    """Whether a word acts on nothing that follows it."""
    following = clause.tokens[place + 1 : place + 2]
    return not following or following[0].light
