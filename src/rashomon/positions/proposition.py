"""A claim as it is matched: what it is about, what it says of that, and how much."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.positions.clauses import Clause, clauses_of
from rashomon.positions.lexicon import Meaning, Sense
from rashomon.positions.polarity import turn_of
from rashomon.positions.words import LIGHT, Token

AUXILIARY = frozenset(
    """is are was were be been being am will would shall should can could may might must has have had
    do does did isn't aren't wasn't weren't won't wouldn't can't cannot couldn't hasn't haven't
    hadn't doesn't didn't don't 's becomes became remains remained""".split()
)
_BE = frozenset("is are was were be been being".split())
_RELATIVE = frozenset("who that which whose whom".split())
_EMPTY_VERBS = frozenset(
    """make made take took give gave get got have had has do did does go goes went going put keep kept
    become became remain remained seem seems seemed happen happened use used try tried want wanted
    let come came comes coming""".split()
)
_BACKGROUND = frozenset(
    "before after because when while since until despite following during although if".split()
)
_ASKS = re.compile(r"^(?:is|are|was|were|did|does|do|will|would|has|have|had|can|could|should)\b", re.I)
_PREPOSITIONS = frozenset(
    """of to in on at by for from with into onto about over under near inside outside through during
    against between among without within toward towards across behind beyond off via""".split()
)
_MONTHS = frozenset(
    """january february march april may june july august september october november december jan feb
    mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday
    sunday""".split()
)
_UNITS_OF_TIME = frozenset("am pm a.m. p.m. o'clock".split())


@dataclass(frozen=True, slots=True)
class Aim:
    """A word or phrase of a claim that says something: its stem and its senses."""

    stem: str
    senses: tuple[Sense, ...]

    @property
    def status(self) -> bool:
        """Whether it is a word of status."""
        return any(sense.status for sense in self.senses)


@dataclass(frozen=True, slots=True)
class Proposition:
    """What a claim says.

    Who affirms the ``aim`` affirms the claim; who denies the aim or one of the ``parts`` denies it.
    ``subject`` and ``details`` are stems of what else it names; ``objects`` those of the details on which
    the verb acts, ``object_aims`` are the same as aims; ``agent`` those of who does it, named with "by" where
    ``is_by``. ``sign`` is -1 for a claim that itself
    denies. ``number`` is the count or amount it turns on, ``counted`` what is
    counted. ``notes`` say how an odd claim was taken.
    """

    text: str
    aim: Aim | None
    parts: tuple[Aim, ...]
    subject: tuple[str, ...]
    details: tuple[str, ...]
    objects: tuple[str, ...] = ()
    object_aims: tuple[Aim, ...] = ()
    agent: tuple[str, ...] = ()
    is_by: bool = False
    sign: int = 1
    number: float | None = None
    counted: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def things(self) -> tuple[str, ...]:
        """The stems of everything it names but its aim."""
        return (*self.subject, *self.details)

    @property
    def matters(self) -> frozenset[str]:
        """The matters that its aim speaks of."""
        return frozenset(sense.matter for sense in self.aim.senses) if self.aim else frozenset()


def is_date(tokens: Sequence[Token], index: int) -> bool:
    """Whether a number is one of a date, a year or a time of day."""
    token = tokens[index]
    near = {other.lower.strip(".") for other in tokens[max(0, index - 1) : index + 2] if other is not token}
    if near & _MONTHS or near & {"am", "pm", "o'clock", "a.m", "p.m"} or ":" in token.lower:
        return True
    return (
        token.number is not None
        and 1800 <= token.number <= 2150
        and re.fullmatch(r"\d{4}", token.lower) is not None
    )


def propositions_of(claim: str) -> tuple[Proposition, ...]:
    """The propositions of a claim as given: one, or one for each when it joins several.

    A question is taken for the statement that a yes to it makes, and an order for what it asks to be so;
    the notes say so. No proposition comes of words that say nothing.
    """
    text = " ".join(claim.split())
    notes: list[str] = []
    if text.endswith("?") or _ASKS.match(text):
        notes.append("the claim is a question: positions are those on a yes")
        text = text.rstrip("? ") + "."
    clauses = clauses_of(text, [(0, len(text))])
    whole = [clause for clause in clauses if any(not token.light for token in clause.tokens)]
    if not whole:
        return ()
    groups = _joined(whole)
    if len(groups) > 1:
        notes.append(f"the claim joins {len(groups)} claims: a position on one of them counts")
    made = []
    shared: tuple[str, ...] = ()
    for group in groups:
        proposition = _proposition(text, group, tuple(notes), shared)
        shared = shared or proposition.subject
        made.append(proposition)
    return tuple(made)


def _joined(clauses: Sequence[Clause]) -> list[tuple[Clause, ...]]:
    """Clauses that are claims of their own; those that only tell when or why stay with the one before."""
    groups: list[tuple[Clause, ...]] = []
    for clause in clauses:
        opener = clause.tokens[0].lower
        has_verb = any(token.lower in AUXILIARY for token in clause.tokens) or any(
            not sense.status for meaning in clause.meanings for sense in meaning.senses
        )
        dependent = opener in _BACKGROUND or opener in _RELATIVE or not has_verb
        if groups and dependent:
            groups[-1] = (*groups[-1], clause)
        else:
            groups.append((clause,))
    return groups


def _proposition(
    text: str, clauses: Sequence[Clause], notes: tuple[str, ...], shared: tuple[str, ...]
) -> Proposition:
    main = clauses[0]
    tokens = main.tokens
    end = next((k for k, t in enumerate(tokens) if k and t.lower in _BACKGROUND), len(tokens))
    verb = _verb(main, end)
    aims = [m for m in main.meanings if verb <= m.last and m.first < end and not _only_auxiliary(main, m)]
    content = [k for k in range(end) if not tokens[k].light]
    aim, parts, used = _aims(main, aims, [k for k in content if k >= verb], content)
    number, number_at = _number(tokens, end)
    if number_at is not None:
        used.add(number_at)
    subject = tuple(tokens[k].stem for k in content if k < verb and k not in used)
    details = [tokens[k].stem for k in content if k >= verb and k not in used and not _is_when(tokens[k])]
    rest = (*tokens[end:], *(token for clause in clauses[1:] for token in clause.tokens))
    details += [token.stem for token in rest if not token.light and not _is_when(token)]
    sign = 1
    if aim is not None:
        at = next((k for k in sorted(used) if tokens[k].number is None), verb)
        turn = turn_of(main, at, at)
        sign = turn.sign
    if len(content) == 1:
        notes = (*notes, "the claim is one word: its subject is taken to be what the story is about")
    counted: tuple[str, ...] = ()
    if number_at is not None and number_at + 1 < end and not tokens[number_at + 1].light:
        counted = (tokens[number_at + 1].stem,)
        details = [detail for detail in details if detail not in counted]
    objects, agent = _objects(main, verb, end, used)
    status = aim is not None and aim.status
    passive = tokens[verb].lower in _BE
    subject = _once(subject) or shared
    return Proposition(
        text,
        aim,
        parts,
        subject,
        _once(d for d in details if d not in subject),
        () if status or number is not None else tuple(token.stem for token in objects),
        () if status or number is not None or agent else tuple(Aim(one.stem, ()) for one in objects),
        tuple(token.stem for token in agent) if agent else (subject if objects and not passive else ()),
        bool(agent),
        sign,
        number,
        counted,
        notes,
    )


def _objects(clause: Clause, verb: int, end: int, used: set[int]) -> tuple[list[Token], list[Token]]:
    """The words that the verb acts on, and those of a doer named with "by".

    They end at a preposition or where another clause begins; what only tells where or when is neither.
    """
    tokens = clause.tokens
    at = max(used, default=verb)
    objects: list[Token] = []
    agent: list[Token] = []
    kept: list[Token] | None = objects
    for token in tokens[min(at, verb) : end]:
        if token.lower in _PREPOSITIONS:
            kept = agent if token.lower == "by" else None
        elif kept is not None and not token.light and not _is_when(token) and tokens.index(token) not in used:
            kept.append(token)
    return objects or agent, agent


def _verb(clause: Clause, end: int) -> int:
    """The place where the claim begins to say something of its subject."""
    tokens = clause.tokens
    content_seen = False
    skip = False
    for index in range(end):
        token = tokens[index]
        if token.lower in _RELATIVE and content_seen:
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
        if seen > 1 and (index in starts or token.lower.endswith("ed")) and not token.capital:
            return index
    content = [k for k in range(end) if not tokens[k].light]
    later = [k for k in content if k in starts]
    if later:
        return later[0]
    return content[1] if len(content) > 1 else (content[0] if content else 0)


def _only_auxiliary(clause: Clause, meaning: Meaning) -> bool:
    words = [clause.tokens[k].lower for k in meaning.places]
    return all(word in LIGHT for word in words)


def _aims(
    clause: Clause, said: Sequence[Meaning], predicate: Sequence[int], content: Sequence[int]
) -> tuple[Aim | None, tuple[Aim, ...], set[int]]:
    """The aim, the other parts, and the places of their words."""
    tokens = clause.tokens
    status = [m for m in said if any(sense.status for sense in m.senses)]
    events = [m for m in said if m not in status]
    if status:
        chosen = status[0]
        parts = [_aim(clause, m) for m in events if m.first < chosen.first]
        used = set(chosen.places)
        used |= {k for m in events if m.first < chosen.first for k in m.places}
        return _aim(clause, chosen), tuple(parts), used
    first_own = next(
        (k for k in predicate if tokens[k].lower not in _EMPTY_VERBS and tokens[k].number is None), None
    )
    if events and (first_own is None or events[0].first <= first_own or tokens[first_own].capital):
        chosen = events[0]
        return _aim(clause, chosen), (), set(chosen.places)
    if first_own is not None:
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


def _aim(clause: Clause, meaning: Meaning) -> Aim:
    """The aim that a word or phrase is; the stem of a phrase is that of its most telling word."""
    telling = max((clause.tokens[k] for k in meaning.places), key=lambda t: (not t.light, len(t.lower)))
    return Aim(telling.stem, meaning.senses)


def _number(tokens: Sequence[Token], end: int) -> tuple[float | None, int | None]:
    for index in range(end):
        if tokens[index].number is not None and not is_date(tokens, index):
            return tokens[index].number, index
    return None, None


def _is_when(token: Token) -> bool:
    """Whether a word is a number or of a date: such details are not looked for."""
    return token.number is not None or token.lower.strip(".") in _MONTHS or token.lower[:1].isdigit()


def _once(stems: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(stems))
