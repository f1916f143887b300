"""Whether a statement affirms, denies, withholds or qualifies a claim, by rule.

The claim's aim is looked for in each clause: the same word, a word with the same meaning or the opposite one.
Then it counts whether the clause speaks of the claim's subject, and how its words and the cue turn it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.positions.clauses import Clause
from rashomon.positions.contents import Content
from rashomon.positions.lexicon import Meaning, Sense, lexicon, same_thing
from rashomon.positions.numbers_in import compare_numbers
from rashomon.positions.polarity import Turn, takes_back, turn_of
from rashomon.positions.proposition import Aim, Proposition
from rashomon.positions.verdicts import Verdict, combine
from rashomon.positions.words import FIRST_PERSON, PRONOUNS

_PREFIXES = ("un", "in", "im", "dis", "non", "ir", "il", "mis")
_COPULA = frozenset(
    "is are was were be been being isn't aren't wasn't weren't it's that's they're he's she's".split()
)
_CONFIRMS = re.compile(
    r"\b(?:confirm|admit|acknowledg|verif|authenticat|conced|corroborat|reveal|announc|agree)"
)
_DOUBTS = re.compile(r"\b(?:doubt|question|skeptic|sceptic|challeng)\w*")
_ORDERS = frozenset({"asks", "orders"})
_I = frozenset("i we i'm we're i've we've i'd we'd i'll we'll".split())
_BACKGROUND = frozenset("before after until when once unless".split())
_OPEN_WORDS = re.compile(r"\b(?:who|when|where|why|how)(?: \w+){0,3}$")
_DETAILS = 0.6
_LEAST = 0.4
_LEAST_BY_SENSE = 0.45


@dataclass(frozen=True, slots=True)
class _Match:
    """A place where a clause speaks of an aim: 1 as the claim does, -1 the other way, 0 in part."""

    places: tuple[int, ...]
    relation: int
    exact: bool
    status: bool
    why: str


def decide(proposition: Proposition, content: Content) -> Verdict | None:
    """The verdict that the statement's own words give, or ``None`` when they hold nothing of the claim."""
    if content.carries or proposition.aim is None:
        return None
    found: list[Verdict] = []
    for index, clause in enumerate(content.clauses):
        following = content.clauses[index + 1] if index + 1 < len(content.clauses) else None
        back = following is not None and takes_back(following)
        for match in matches(clause, proposition.aim):
            verdict = _verdict(proposition, content, clause, match, back)
            if verdict is not None:
                found.append(verdict)
        for part in proposition.parts:
            for match in matches(clause, part):
                verdict = _verdict(proposition, content, clause, match, back)
                if verdict is not None and verdict.position == "denies":
                    found.append(verdict)
        missing = _no_such_thing(proposition, content, clause)
        if missing is not None:
            found.append(missing)
    return combine(found)


def matches(clause: Clause, aim: Aim) -> Iterator[_Match]:
    """Each place where the clause speaks of the aim."""
    taken: set[int] = set()
    for meaning in clause.meanings:
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
        yield _Match(meaning.places, mine, same, status, why)
    for index, token in enumerate(clause.tokens):
        if index in taken or token.light:
            continue
        if token.stem == aim.stem or (not aim.senses and same_thing(token.stem, aim.stem)):
            yield _Match((index,), 1, True, aim.status, f"“{token.lower}”")
        elif _opposed(token.stem, aim.stem):
            yield _Match((index,), -1, True, aim.status, f"“{token.lower}” is the opposite")


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


def _opposed(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) > 3 and any(long == prefix + short for prefix in _PREFIXES)


def _verdict(
    proposition: Proposition, content: Content, clause: Clause, match: _Match, back: bool
) -> Verdict | None:
    support = _support(proposition, content, clause, match)
    if support < (_LEAST if match.exact or match.status else _LEAST_BY_SENSE):
        return None
    turn = turn_of(clause, match.places[0], match.places[-1])
    if _is_idle(content, turn, match):
        return None
    stance = content.statement.stance
    before = clause.before(match.places[0])
    if _BACKGROUND & set(before.split()) or (
        (stance == "withholds" or turn.mode == "withheld") and _OPEN_WORDS.search(before)
    ):
        return None
    places = _word_places(content, clause, match, turn)
    reasons = tuple(filter(None, (match.why, turn.why and _turn_words(turn))))
    score = round(
        min(1.0, 0.45 + 0.4 * support + (0.15 if match.exact else 0.05)) * (0.8 if turn.hedged else 1), 3
    )
    if stance == "withholds" or turn.mode == "withheld":
        told = f"“{content.cue}” neither says so nor denies it" if stance == "withholds" else ""
        return Verdict("withholds", score, places, tuple(filter(None, (*reasons, told))))
    sign = (match.relation or 1) * turn.sign * proposition.sign
    if back or _called_untrue(clause, match, proposition):
        sign, reasons = -sign, (*reasons, "the words after it take it back")
    if stance == "denies" or _DOUBTS.search(content.cue):
        sign, reasons = -sign, (*reasons, f"“{content.cue}” denies it")
    if match.relation == 0:
        return Verdict("qualifies", score, places, reasons) if turn.sign > 0 and stance != "denies" else None
    if proposition.number is not None and sign > 0:
        return compare_numbers(proposition, clause, match.places, score, places, reasons)
    if turn.part and sign > 0:
        return Verdict("qualifies", score, places, (*reasons, "only a part of it"))
    return Verdict("affirms" if sign > 0 else "denies", score, places, reasons)


def _is_idle(content: Content, turn: Turn, match: _Match) -> bool:
    """Whether the words are only asked, supposed, wished or passed on, and the speaker holds nothing."""
    stance = content.statement.stance
    if stance in _ORDERS:
        return True
    if stance in {"denies", "withholds"} or turn.mode in {"said", "withheld"}:
        return False
    return turn.mode != "wished" or not match.status


def _turn_words(turn: Turn) -> str:
    if turn.mode == "withheld":
        return f"“{turn.why}” leaves it open"
    return f"turned by {turn.why}" if turn.why.startswith("“") else turn.why


def _called_untrue(clause: Clause, match: _Match, proposition: Proposition) -> bool:
    """Whether the clause goes on to call what it names untrue ("reports of a closure are wrong")."""
    if "true" in proposition.matters or "real" in proposition.matters:
        return False
    last = match.places[-1]
    for meaning in clause.meanings:
        if meaning.first <= last:
            continue
        says = next((sense.says for sense in meaning.senses if sense.matter == "true"), None)
        between = {token.lower for token in clause.tokens[last + 1 : meaning.first]}
        if says is not None and between & _COPULA:
            negated = any(word in {"not", "no", "never"} or word.endswith("n't") for word in between)
            return (says == "no") != negated
    return False


def _support(proposition: Proposition, content: Content, clause: Clause, match: _Match) -> float:
    """How far a clause speaks of what the claim is about: 0–1."""
    if not proposition.things:
        return 0.6
    inside = [token.stem for token in clause.tokens]
    lowers = {token.lower for token in clause.tokens}
    refers = bool(lowers & PRONOUNS) or any(word.endswith("'s") and word[:-2] in PRONOUNS for word in lowers)
    first_person = bool(lowers & FIRST_PERSON)
    other = _other_subject(proposition, content, clause, match)
    values = {
        thing: _nearness(thing, inside, content, refers and not other, first_person)
        for thing in proposition.things
    }
    if other:
        values = {thing: value if value == 1 else min(value, 0.2) for thing, value in values.items()}
    subject = [values[thing] for thing in proposition.subject]
    details = [values[thing] for thing in proposition.details]
    if not subject or not details:
        return _share(subject or details)
    return (_share(subject) + _DETAILS * _share(details)) / (1 + _DETAILS)


def _share(values: Sequence[float]) -> float:
    """The nearest counts most: a report seldom repeats every word of a name."""
    return 0.6 * max(values) + 0.4 * sum(values) / len(values)


def _nearness(thing: str, inside: list[str], content: Content, refers: bool, first_person: bool) -> float:
    if any(same_thing(thing, stem) for stem in inside):
        return 1.0
    if any(same_thing(thing, stem) for stem in content.stems):
        return 0.8
    if thing in content.voice:
        return 0.9 if first_person else 0.7
    near = thing in content.around or any(same_thing(thing, stem) for stem in content.around)
    if near:
        return 0.7 if refers else 0.5
    if thing in content.title:
        return 0.5 if refers else 0.4
    return 0.0


def _other_subject(proposition: Proposition, content: Content, clause: Clause, match: _Match) -> bool:
    """Whether a word is said of somebody or something that the claim does not name."""
    first = match.places[0]
    if not match.status:
        near = {token.lower for token in clause.tokens[max(0, first - 3) : first]}
        mine = any(thing in content.voice for thing in proposition.subject)
        return bool(near & _I) and not mine
    copula = next((k for k in range(first - 1, -1, -1) if clause.tokens[k].lower in _COPULA), None)
    if copula is None:
        return False
    begin = next((k + 1 for k in range(copula - 1, -1, -1) if clause.tokens[k].lower in {"that", "which"}), 0)
    named = [token.stem for token in clause.tokens[begin:copula] if not token.light]
    return bool(named) and not any(same_thing(thing, stem) for thing in proposition.things for stem in named)


def _no_such_thing(proposition: Proposition, content: Content, clause: Clause) -> Verdict | None:
    """A clause that says that there is no such thing as the claim calls real."""
    if proposition.aim is None or not any(
        s.matter == "real" and s.says != "part" for s in proposition.aim.senses
    ):
        return None
    for index, token in enumerate(clause.tokens):
        if token.stem not in proposition.subject and not any(
            same_thing(token.stem, s) for s in proposition.subject
        ):
            continue
        before = clause.before(index)
        bare = re.search(
            r"\bthere(?: is| was| were| are|'s|'re)?(?: \w+)? no$|\bnever (?:was|were) (?:any|a)$", before
        )
        if re.search(r"\bno such$", before) or (bare and index >= len(clause.tokens) - 2):
            says = proposition.aim.senses[0].says
            sign = (1 if says == "no" else -1) * proposition.sign
            sign = -sign if content.statement.stance == "denies" else sign
            place = (clause.tokens[max(0, index - 2)].start, token.end)
            reason = f"“{clause.tokens[index - 1].lower} {token.lower}”: there is none"
            return Verdict("affirms" if sign > 0 else "denies", 0.85, (place,), (reason,))
    return None


def _word_places(content: Content, clause: Clause, match: _Match, turn: Turn) -> tuple[tuple[int, int], ...]:
    tokens = [clause.tokens[k] for k in match.places]
    places = [(tokens[0].start, tokens[-1].end)]
    if turn.turned_by is not None:
        places.append(turn.turned_by)
    return tuple(sorted(places))


def speaks_of(proposition: Proposition, clause: Clause) -> Meaning | None | bool:
    """Whether a clause speaks of the claim's aim at all."""
    return proposition.aim is not None and next(matches(clause, proposition.aim), None) is not None
