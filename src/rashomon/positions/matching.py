"""Where a clause speaks of what a claim says, and how near it stands to what the claim is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.positions.aims import AUXILIARY, Aim
from rashomon.positions.clauses import Clause
from rashomon.positions.contents import Content
from rashomon.positions.lexicon import Sense, idiom_places, lexicon, name_one_of, same_thing, same_things
from rashomon.positions.proposition import Proposition
from rashomon.positions.words import stem

PREFIXES = ("un", "in", "im", "dis", "non", "ir", "il", "mis")
COPULA = frozenset(
    "is are was were be been being isn't aren't wasn't weren't it's that's they're he's she's".split()
)
_I = frozenset("i we i'm we're i've we've i'd we'd i'll we'll".split())
_QUANTITIES = frozenset(
    map(stem, "single further additional evidence longer more sign doubt plan decision such".split())
)
_PEOPLE = stem("people")
_DETAILS = 0.6


@dataclass(frozen=True, slots=True)
class Match:
    """A place where a clause speaks of an aim: 1 as the claim does, -1 the other way, 0 in part."""

    places: tuple[int, ...]
    relation: int
    exact: bool
    status: bool
    why: str
    senses: tuple[Sense, ...] = ()
    weak: bool = False
    """Whether a word of many meanings stands for another one."""


@dataclass(frozen=True, slots=True)
class Support:
    """How near a clause is to what a claim names, 0–1: to all of it, to its subject, to its verb's object."""

    total: float
    subject: float
    objects: float
    named: float = 1.0
    """How near it is to the one word of the subject or of the object that it is nearest to."""
    detail: float = 1.0
    """How near it is to the one of the details that it is nearest to; 0 where the claim has none."""
    spoken_of_another: bool = False
    """Whether the speaker tells it of himself, and is not whom the claim is about."""


def matches(clause: Clause, aim: Aim) -> Iterator[Match]:
    """Each place where the clause speaks of the aim."""
    spoken_of = any(sense.matter in clause.matters for sense in aim.senses)
    alike = not aim.senses and aim.tells_alone
    words_to_find = _words_of(aim.stem, alike)
    named = not words_to_find.isdisjoint(clause.told) and not aim.is_phrase
    taken = idiom_places(clause.tokens) if named else set()
    for meaning in clause.meanings if spoken_of else ():
        same = any(clause.tokens[k].stem == aim.stem for k in meaning.places)
        sense = _relation(aim.senses, meaning.senses)
        if sense is None and not (same and aim.senses == meaning.senses):
            continue
        taken.update(meaning.places)
        mine, matter = sense if sense is not None else (1, "")
        words = " ".join(clause.tokens[k].lower for k in meaning.places)
        about = lexicon().about.get(matter, matter)
        told = {1: "says the same", -1: "says the opposite", 0: "accepts a part"}[mine]
        status = any(one.status and one.matter == matter for one in meaning.senses)
        why = f"“{words}”" if same else f"“{words}” {told} about {about}"
        weak = not same and len(meaning.places) == 1 and clause.tokens[meaning.first].stem in lexicon().weak
        yield Match(meaning.places, mine, same, status, why, meaning.senses, weak)
    for index, token in enumerate(clause.tokens if named else ()):
        if token.stem not in words_to_find or index in taken or token.light:
            continue
        if token.stem == aim.stem or (alike and same_thing(token.stem, aim.stem)):
            yield Match((index,), 1, True, aim.status, f"“{token.lower}”")
        elif token.stem in _opposites(aim.stem):
            yield Match((index,), -1, True, aim.status, f"“{token.lower}” is the opposite")


def _relation(aim: tuple[Sense, ...], said: tuple[Sense, ...]) -> tuple[int, str] | None:
    """How what is said relates to the aim, and in which matter."""
    for mine in aim:
        for other in said:
            if mine.matter != other.matter:
                continue
            if mine.says == other.says:
                if mine.says == "part":
                    continue
                return 1, mine.matter
            if other.says == "part":
                return 0, mine.matter
            if mine.says != "part":
                return -1, mine.matter
    return None


@lru_cache(maxsize=65536)
def _words_of(aim: str, alike: bool) -> frozenset[str]:
    """The stems that speak of an aim's: itself, what is the same thing where ``alike``, and its opposites."""
    same = same_things(aim) if alike else frozenset((aim,))
    return same | _opposites(aim)


@lru_cache(maxsize=65536)
def _opposites(one: str) -> frozenset[str]:
    """What a stem is with a prefix that turns it round, or without the one that it has."""
    longer = {prefix + one for prefix in PREFIXES} if len(one) >= 3 else set[str]()
    shorter = {one.removeprefix(prefix) for prefix in PREFIXES if one.startswith(prefix)}
    return frozenset(longer | {word for word in shorter if len(word) >= 3})


def support_of(proposition: Proposition, content: Content, clause: Clause, match: Match) -> Support:
    """How far a clause speaks of what the claim is about."""
    if not proposition.things:
        return Support(0.6, 0.6, 1.0, 1.0, 0.0)
    other = _other_subject(proposition, content, clause, match)
    # A word that already stands for what the claim says does not count again as what else it names.
    own = frozenset() if match.exact else frozenset(clause.tokens[k].stem for k in match.places)
    things = [thing for thing in proposition.things if own.isdisjoint(same_things(thing))]
    values = {thing: _nearness(thing, proposition, clause, content, other) for thing in things}
    if other:
        values = {thing: value if value == 1 else min(value, 0.2) for thing, value in values.items()}
    subject = [values[thing] for thing in proposition.subject if thing in values]
    details = [values[thing] for thing in proposition.details if thing in values]
    # What is counted is seldom named again ("at least 14 were hurt"): it only helps.
    details += [1.0 for thing in proposition.counted if name_one_of(clause.stems, (thing,))]
    acted_on = [values[thing] for thing in proposition.objects if thing in values]
    objects = max(acted_on, default=1.0)
    if not subject and not details:
        total = 0.0
    elif not subject or not details:
        total = _share(subject or details)
    else:
        total = (_share(subject) + _DETAILS * _share(details)) / (1 + _DETAILS)
    aside = other and not match.status and bool(subject) and max(subject) < 1
    named = max((*subject, *acted_on), default=1.0)
    return Support(
        round(total, 6), _share(subject) if subject else 0.6, objects, named, max(details, default=0.0), aside
    )


def _share(values: Sequence[float]) -> float:
    """The nearest counts most: a report seldom repeats every word of a name."""
    return 0.6 * max(values) + 0.4 * sum(values) / len(values)


def _nearness(thing: str, proposition: Proposition, clause: Clause, content: Content, other: bool) -> float:
    same = frozenset((thing,)) if proposition.suggested and same_thing(thing, _PEOPLE) else same_things(thing)
    if not same.isdisjoint(clause.stems):
        return 1.0
    if not same.isdisjoint(content.stems):
        return 0.8
    if thing in content.voice:
        return 0.9 if clause.first_person else 0.7
    refers = clause.refers and not other
    if not same.isdisjoint(content.around):
        return 0.7 if refers else 0.5
    if thing in content.title or thing in proposition.common:
        return 0.55 if refers else 0.4
    return 0.0


def _first_auxiliary(clause: Clause, first: int) -> int | None:
    """Where the auxiliaries of a verb begin ("had not been told"); ``None`` when it has none."""
    found = None
    for place in range(first - 1, -1, -1):
        lower = clause.tokens[place].lower
        if lower in AUXILIARY:
            found = place
        elif lower not in {"not", "never", "also", "only", "even", "still"} and not lower.endswith("ly"):
            break
    return found


def _other_subject(proposition: Proposition, content: Content, clause: Clause, match: Match) -> bool:
    """Whether a word is said of somebody or something that the claim does not name."""
    first = match.places[0]
    if not match.status:
        near = {token.lower for token in clause.tokens[max(0, first - 3) : first]}
        mine = any(thing in content.voice for thing in proposition.subject)
        if near & _I:
            return not mine
        if clause.tokens[first].lower.endswith(("ing", "ed")) and near & {"the", "a", "an"}:
            return _is_of_another(proposition, clause, first)
        if match.exact:
            return False
        copula = _first_auxiliary(clause, first)
    else:
        copula = next((k for k in range(first - 1, -1, -1) if clause.tokens[k].lower in COPULA), None)
    if copula is None:
        return match.status and _is_of_another(proposition, clause, match.places[-1])
    begin = next((k + 1 for k in range(copula - 1, -1, -1) if clause.tokens[k].lower in {"that", "which"}), 0)
    named = [token.stem for token in clause.tokens[begin:copula] if not token.light]
    things = (*proposition.things, *proposition.counted)
    return bool(named) and not name_one_of(frozenset(named), things)


def _is_of_another(proposition: Proposition, clause: Clause, place: int) -> bool:
    """Whether an attribute stands before a noun that the claim does not name ("the old bridge")."""
    tokens = clause.tokens
    before = [token.lower for token in tokens[max(0, place - 3) : place]]
    if place + 1 >= len(tokens) or "as" in before or before[-1:] not in (["the"], ["a"], ["an"]):
        return False
    following = tokens[place + 1]
    plain = not following.light and following.start - tokens[place].end == 1
    return plain and not _is_thing(following.stem, proposition)


def denies_narrower(proposition: Proposition, clause: Clause, match: Match) -> bool:
    """Whether what is denied is narrower than what the claim names ("no card numbers were taken").

    That there is none of a part says nothing of the whole.
    """
    tokens = clause.tokens
    first, last = match.places[0], match.places[-1]
    places = [*range(max(0, first - 8), first), *range(last + 1, min(len(tokens), last + 3))]
    for index in places:
        if tokens[index].lower not in {"no", "neither", "any"}:
            continue
        named: list[str] = []
        end = index + 1
        while end < len(tokens) and not tokens[end].light and end - index < 6 and end not in match.places:
            named.append(tokens[end].stem)
            end += 1
        is_subject = end < len(tokens) and tokens[end].lower in AUXILIARY
        if index < first and not is_subject:
            continue
        if named and any(_is_thing(one, proposition) for one in named):
            return not all(_is_thing(one, proposition) for one in named)
    return False


def _is_thing(one: str, proposition: Proposition) -> bool:
    return one in _QUANTITIES or any(same_thing(one, thing) for thing in proposition.things)
