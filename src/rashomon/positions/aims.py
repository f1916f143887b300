"""What a claim says of its subject: the place of its verb, the word that tells, and its number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.positions.clauses import Clause
from rashomon.positions.lexicon import Meaning, Sense, same_thing
from rashomon.positions.words import COMMON, LIGHT, PAST, Token, stem

AUXILIARY = frozenset(
    """is are was were be been being am will would shall should can could may might must has have had
    do does did isn't aren't wasn't weren't won't wouldn't can't cannot couldn't hasn't haven't
    hadn't doesn't didn't don't 's becomes became remains remained""".split()
)
BE = frozenset("is are was were be been being".split())
_HAVE = frozenset("has have had".split())
RELATIVE = frozenset("who that which whose whom".split())
EMPTY_VERBS = frozenset(
    map(
        stem,
        """make take give get have do go put keep become remain seem appear happen try want let come
        begin start set""".split(),
    )
)
PREPOSITIONS = frozenset(
    """of to in on at by for from with into onto about over under near inside outside through during
    against between among without within toward towards across behind beyond off via""".split()
)
_MONTHS = frozenset(
    """january february march april may june july august september october november december jan feb
    mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday
    sunday""".split()
)


@dataclass(frozen=True, slots=True)
class Aim:
    """A word or phrase of a claim that says something: its stem and its senses."""

    stem: str
    senses: tuple[Sense, ...]
    is_phrase: bool = False
    """Whether its words mean together what none of them means alone ("out of service")."""

    @property
    def status(self) -> bool:
        """Whether it is a word of status."""
        return any(sense.status for sense in self.senses)

    @property
    def tells_alone(self) -> bool:
        """Whether it is no word for people or other things that every story is full of."""
        return bool(self.senses) or not _is_everywhere(self.stem)


@lru_cache(maxsize=65536)
def _is_everywhere(one: str) -> bool:
    """Whether a stem is that of a word for people, groups or other things that every story is full of."""
    return any(same_thing(one, word) for word in COMMON)


def is_date(tokens: Sequence[Token], index: int) -> bool:
    """Whether a number is one of a date, a year or a time of day."""
    token = tokens[index]
    before = tokens[index - 1].lower if index else ""
    near = {other.lower.strip(".") for other in tokens[max(0, index - 1) : index + 2] if other is not token}
    if near & _MONTHS or near & {"am", "pm", "o'clock", "a.m", "p.m"} or ":" in token.lower:
        return True
    earliest = 1000 if before in {"in", "to", "from", "since", "of", "until", "year"} else 1800
    return (
        token.number is not None
        and earliest <= token.number <= 2150
        and re.fullmatch(r"\d{4}", token.lower) is not None
    )


def is_when(token: Token) -> bool:
    """Whether a word is a number or of a date: such details are not looked for."""
    return token.number is not None or token.lower.strip(".") in _MONTHS or token.lower[:1].isdigit()


def verb_place(clause: Clause, end: int) -> int:
    """The place where the claim begins to say something of its subject."""
    tokens = clause.tokens
    content_seen = False
    skip = False
    for index in range(end):
        token = tokens[index]
        if token.lower in RELATIVE and content_seen:
            skip = True
        elif token.lower in AUXILIARY:
            if index == 0:
                content_seen = False
                continue
            if not skip:
                return index
            skip = False
        content_seen = content_seen or not token.light
    starts = {m.first for m in clause.meanings}
    seen = 0
    for index in range(end):
        token = tokens[index]
        if token.light:
            continue
        seen += 1
        if seen > 1 and not token.capital and (index in starts or is_verb(token)):
            return index
    content = [k for k in range(end) if not tokens[k].light]
    later = [k for k in content if k in starts]
    if later:
        return later[0]
    return content[1] if len(content) > 1 else (content[0] if content else 0)


def aims_of(
    clause: Clause, said: Sequence[Meaning], predicate: Sequence[int], content: Sequence[int]
) -> tuple[Aim | None, tuple[Aim, ...], set[int]]:
    """The aim, the other parts, and the places of their words."""
    tokens = clause.tokens
    status = [
        m for m in said if any(sense.status for sense in m.senses) and not _is_aside(tokens, predicate, m)
    ]
    events = [m for m in said if not any(sense.status for sense in m.senses)]
    if status:
        chosen = status[0]
        # A "handgun permit" is one thing; what was "released by mistake" was released.
        before = [m for m in events if m.last + 1 < chosen.first or is_verb(tokens[m.last])]
        before = [m for m in before if m.first < chosen.first]
        parts = [_aim(clause, m) for m in before]
        used = {*chosen.places, *(k for m in before for k in m.places)}
        return _aim(clause, chosen), tuple(parts), used
    first_own = next((k for k in predicate if _tells(tokens[k])), None)
    led = {sense.matter for sense in events[0].senses} if len(events) > 1 else set()
    if led == {"responsible"} and len(events[0].places) > 1:
        events = events[1:]  # "carry out an attack" tells of an attack
    if events and (first_own is None or events[0].first <= first_own or tokens[first_own].capital):
        chosen = events[0]
        return _aim(clause, chosen), (), set(chosen.places)
    if first_own is not None:
        first_own = _head(tokens, first_own)
        return Aim(tokens[first_own].stem, ()), (), {first_own}
    if events:
        chosen = events[0]
        return _aim(clause, chosen), (), set(chosen.places)
    spoken = [m for m in clause.meanings if m.first in content]
    if spoken:
        chosen = spoken[-1]
        return _aim(clause, chosen), (), set(chosen.places)
    last = content[-1] if content else None
    return (Aim(tokens[last].stem, ()), (), {last}) if last is not None else (None, (), set())


def number_of(tokens: Sequence[Token], end: int) -> tuple[float | None, int | None]:
    """The number that the words before ``end`` turn on, and its place; no date, and no part of a name."""
    for index in range(end):
        number = tokens[index].number
        if number is None or is_date(tokens, index) or _is_of_name(tokens, index):
            continue
        if not index or tokens[index - 1].lower not in {"the", "these", "those"}:
            return tokens[index].number, index
    return None, None


def is_verb(token: Token) -> bool:
    """Whether a word has the form of a verb in the past."""
    return token.lower in PAST or token.lower.endswith("ed")


def only_auxiliary(clause: Clause, meaning: Meaning) -> bool:
    """Whether a word or phrase is of light words alone."""
    words = [clause.tokens[k].lower for k in meaning.places]
    return all(word in LIGHT for word in words)


def _is_aside(tokens: Sequence[Token], predicate: Sequence[int], meaning: Meaning) -> bool:
    """Whether a word of status belongs to what the verb acts on ("seeks proof of legitimacy")."""
    before = [k for k in predicate if k < meaning.first]
    return bool(before) and any(
        token.lower in {"for", "of", "with", "from", "about", "against", "by"}
        for token in tokens[before[0] : meaning.first]
    )


def _head(tokens: Sequence[Token], first: int) -> int:
    """The noun of what follows "be" or "have" ("is a major loss"); of a verb or an adjective itself."""
    if not any(token.lower in BE | _HAVE for token in tokens[max(0, first - 3) : first]):
        return first
    if tokens[first].lower.endswith("ing") or is_verb(tokens[first]):
        return first
    last = first
    while last + 1 < len(tokens) and not tokens[last + 1].light and not tokens[last + 1].capital:
        last += 1
    return last


def _tells(token: Token) -> bool:
    """Whether a word of a predicate can be what a claim says: no empty verb, no number, no "-ly"."""
    return token.stem not in EMPTY_VERBS and token.number is None and not token.lower.endswith("ly")


def _aim(clause: Clause, meaning: Meaning) -> Aim:
    """The aim that a word or phrase is; the stem of a phrase is that of its most telling word."""
    telling = max((clause.tokens[k] for k in meaning.places), key=lambda t: (not t.light, len(t.lower)))
    return Aim(telling.stem, meaning.senses, len(meaning.places) > 1)


def _is_of_name(tokens: Sequence[Token], index: int) -> bool:
    """Whether a number belongs to the name before it ("Flight 370", "types 21 and 23")."""
    if index > 2 and tokens[index - 1].lower in {"and", "or"} and tokens[index - 2].number is not None:
        return _is_of_name(tokens, index - 2)
    before = tokens[index - 1] if index else None
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    named = before is not None and before.capital and not before.light and index > 1
    return named and (following is None or following.light or following.capital)
