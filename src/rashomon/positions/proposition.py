"""A claim as it is matched: what it is about, what it says of that, and how much."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rashomon.positions.aims import (
    AUXILIARY,
    BE,
    EMPTY_VERBS,
    PREPOSITIONS,
    RELATIVE,
    Aim,
    aims_of,
    is_verb,
    is_when,
    number_of,
    only_auxiliary,
    verb_place,
)
from rashomon.positions.clauses import Clause, clauses_of
from rashomon.positions.polarity import turn_of
from rashomon.positions.words import Token, stem, tokens_of

_BACKGROUND = frozenset(
    "before after because when while since until despite following during although if".split()
)
_SEEMING = frozenset(map(stem, "appear seem".split()))
_ASKS = re.compile(r"^(?:is|are|was|were|did|does|do|will|would|has|have|had|can|could|should)\b", re.I)


@dataclass(frozen=True, slots=True)
class Proposition:
    """What a claim says.

    Who affirms the ``aim`` affirms the claim; who denies the aim or one of the ``parts`` denies it.
    ``subject`` and ``details`` are stems of what else it names; ``objects`` those of the details on which
    the verb acts, ``object_aims`` are the same as aims; ``agent`` those of who does it, named with "by" where
    ``is_by``. ``sign`` is -1 for a claim that itself
    denies. ``number`` is the count or amount it turns on, ``counted`` what is
    counted. ``notes`` say how an odd claim was taken. Of its words, ``common`` are those that half of the
    story's articles have, ``usual`` those that many of its statements have. Nobody gave a ``suggested`` one:
    only who plainly speaks of it takes a position on it. ``owners`` are those of its subject that only tell
    whose it is: what happens to Vosk's aide does not happen to Vosk.
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
    common: frozenset[str] = frozenset()
    usual: frozenset[str] = frozenset()
    suggested: bool = False
    owners: frozenset[str] = frozenset()
    is_passive: bool = False

    @property
    def things(self) -> tuple[str, ...]:
        """The stems of everything it names but its aim."""
        return (*self.subject, *self.details)

    @property
    def aim_means(self) -> bool:
        """Whether the tables know what its aim says."""
        return self.aim is not None and bool(self.aim.senses)

    @property
    def matters(self) -> frozenset[str]:
        """The matters that its aim speaks of."""
        return frozenset(sense.matter for sense in self.aim.senses) if self.aim else frozenset()


def in_story(proposition: Proposition, common: frozenset[str], usual: frozenset[str]) -> Proposition:
    """The proposition as it is asked of a story, where some of its words are common, and some usual."""
    aims = {one.stem for one in (proposition.aim, *proposition.object_aims) if one is not None}
    matters = {f"@{matter}" for matter in proposition.matters}
    return replace(proposition, common=common & {*proposition.things, *aims}, usual=usual & (aims | matters))


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
    clauses = clauses_of(text, [(0, len(text))], tokens_of(text))
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
        dependent = opener in _BACKGROUND or opener in RELATIVE or not has_verb
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
    verb = verb_place(main, end)
    aims = [
        m
        for m in main.meanings
        if verb <= m.last
        and m.first < end
        and not only_auxiliary(main, m)
        and not (len(m.places) == 1 and tokens[m.first].lower.endswith("ly"))
    ]
    content = [k for k in range(end) if not tokens[k].light]
    aim, parts, used = aims_of(main, aims, [k for k in content if k >= verb], content)
    number, number_at = number_of(tokens, end)
    if number_at is not None:
        used.add(number_at)
    before = [k for k in content if k < verb and k not in used and tokens[k].stem not in _SEEMING]
    subject = tuple(tokens[k].stem for k in before)
    details = [tokens[k].stem for k in content if k >= verb and k not in used and not is_when(tokens[k])]
    rest = (*tokens[end:], *(token for clause in clauses[1:] for token in clause.tokens))
    details += [token.stem for token in rest if not token.light and not is_when(token)]
    sign = 1
    if aim is not None:
        at = next((k for k in sorted(used) if tokens[k].number is None), verb)
        turn = turn_of(main, at, at)
        sign = turn.sign
    if len(content) == 1:
        notes = (*notes, "the claim is one word: its subject is taken to be what the story is about")
    counted: tuple[str, ...] = ()
    head = _counted_at(main, number_at, end) if number_at is not None else None
    if head is not None:
        counted = (tokens[head].stem,)
        details = [detail for detail in details if detail not in counted]
    objects, agent = _objects(main, verb, end, used)
    status = aim is not None and aim.status
    passive = tokens[verb].lower in BE
    subject = _once(subject) or shared
    return Proposition(
        text,
        aim,
        parts,
        subject,
        _once(d for d in details if d not in subject),
        () if status or number is not None else tuple(token.stem for token in objects),
        () if status or number is not None or agent else _telling_objects(objects),
        tuple(token.stem for token in agent) if agent else (subject if objects and not passive else ()),
        bool(agent),
        sign,
        number,
        counted,
        notes,
        owners=_owners(tokens[:verb]),
        is_passive=_is_passive(tokens[verb:end], used - {number_at}, verb),
    )


def _telling_objects(objects: Sequence[Token]) -> tuple[Aim, ...]:
    """The last words of what the verb acts on, as aims: who speaks of arms on board says they were carried.

    Words for people, groups and other things that every story is full of tell nothing alone.
    """
    return tuple(Aim(one.stem, ()) for one in objects[-2:] if _tells_alone(one))


def _tells_alone(token: Token) -> bool:
    if token.stem in EMPTY_VERBS or token.capital or token.lower.endswith("ly"):
        return False
    return Aim(token.stem, ()).tells_alone


def _is_passive(predicate: Sequence[Token], used: set[int], verb: int) -> bool:
    """Whether something was done to the subject ("has been killed")."""
    at = min(used, default=verb) - verb
    return 0 < at < len(predicate) and is_verb(predicate[at]) and predicate[at - 1].lower in BE


def _owners(tokens: Sequence[Token]) -> frozenset[str]:
    """The words of a subject that stand in the genitive, but those that are its last."""
    return frozenset(token.stem for token in tokens[:-1] if token.lower.endswith(("'s", "’s", "s'", "s’")))


def _counted_at(clause: Clause, number: int, end: int) -> int | None:
    """The noun that a number counts: the last of the words behind it that are of one phrase."""
    tokens = clause.tokens
    told = {place for meaning in clause.meanings for place in meaning.places}
    head = None
    for at in range(number + 1, min(end, number + 4)):
        if tokens[at].light or (head is not None and (is_verb(tokens[at]) or at in told)):
            break
        head = at
    return head


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
        if token.lower in RELATIVE:
            break
        if token.lower in PREPOSITIONS:
            kept = agent if token.lower == "by" else None
        elif kept is not None and not token.light and not is_when(token) and tokens.index(token) not in used:
            kept.append(token)
    return objects or agent, agent


def _once(stems: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(stems))
