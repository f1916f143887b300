"""Whether a statement affirms, denies, withholds or qualifies a claim, by rule.

The claim's aim is looked for in each clause: the same word, a word with the same meaning or the opposite one.
Then it counts whether the clause speaks of the claim's subject, and how its words and the cue turn it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import zip_longest

from rashomon.positions.clauses import Clause
from rashomon.positions.complements import fits
from rashomon.positions.contents import Content
from rashomon.positions.lexicon import lexicon
from rashomon.positions.matching import COPULA, Match, Support, denies_narrower, matches, support_of
from rashomon.positions.numbers_in import compare_numbers, counts_people, same_count, toll_named
from rashomon.positions.polarity import Turn, takes_back, turn_of
from rashomon.positions.proposition import Proposition
from rashomon.positions.things import agent_verdict, no_such_thing, not_known, said_by_cue
from rashomon.positions.verdicts import Verdict, combine
from rashomon.positions.words import LIGHT

_DOUBTS = re.compile(r"\b(?:doubt|question|skeptic|sceptic|challeng)\w*")
_CALLS = re.compile(r"\b(?:call|dismiss|brand|describ|label|reject|slam|denounc|dub|deem)")
_ORDERS = frozenset({"asks", "orders"})
_IF = re.compile(r"^(?:and |but |that )*(?:even )?(?:if|unless) ")
_BACKGROUND = frozenset("before after until when once unless".split())
_OPEN_WORDS = re.compile(r"\b(?:who|when|where|why|how(?! many| much))(?: \w+){0,3}$")
_REPORTS = re.compile(
    r"\b(?:reports?|claims?|rumou?rs?|allegations?|suggestions?|idea|talk|stor(?:y|ies)) (?:that|of)\b"
)
_LEAST = 0.4
_LEAST_BY_SENSE = 0.5
_LEAST_OF_WEAK = 0.62
"""The same for a word of many meanings that the claim has in another form."""
_LEAST_NAMED = 0.7
"""How near a word of subject or object has to be where the tables do not know what the claim says."""
_LEAST_OF_DETAIL = 0.8
"""How near one of the claim's details has to be for a word of many meanings to say the opposite, or for a
word that every story is full of to say anything.
"""
_LEAST_OF_OBJECT = 0.4
"""How near a clause has to be to the claim's subject when only the claim's object is named in it."""
_WITH_OBJECT = 0.65
"""How near the claim's object has to be, from 0 to 1, for its verb alone to count."""


def decide(proposition: Proposition, content: Content) -> Verdict | None:
    """The verdict that the statement's own words give, or ``None`` when they hold nothing of the claim."""
    if content.carries or proposition.aim is None or content.stance in _ORDERS:
        return None
    found: list[Verdict] = []
    supposed = -1
    for clause, following in zip_longest(content.clauses, content.clauses[1:]):
        if _IF.match(clause.words):
            supposed = clause.sentence
        elif supposed == clause.sentence and content.stance == "asserts":
            continue  # "if there were leaders, they were killed" tells of no killing
        back = following is not None and takes_back(following)
        found += [
            verdict
            for match in matches(clause, proposition.aim)
            if match.status or fits(proposition, clause, match)
            if (verdict := _verdict(proposition, content, clause, match, back)) is not None
        ]
        found += [
            verdict
            for part in proposition.parts
            for match in matches(clause, part)
            if match.status or fits(proposition, clause, match)
            if (verdict := _verdict(proposition, content, clause, match, back)) is not None
            and verdict.position == "denies"
        ]
        if not found:
            found += [
                verdict
                for aim in proposition.object_aims
                if aim.stem not in proposition.usual
                for match in matches(clause, aim)
                if (verdict := _of_object(proposition, content, clause, match, back)) is not None
            ]
        for rule in (no_such_thing, not_known, agent_verdict, said_by_cue, toll_named, same_count):
            verdict = rule(proposition, content, clause)
            if verdict is not None:
                found.append(verdict)
    return combine(found)


def _of_object(
    proposition: Proposition, content: Content, clause: Clause, match: Match, back: bool
) -> Verdict | None:
    """The verdict of a clause that names only what the claim's verb acts on."""
    if support_of(proposition, content, clause, match).subject < _LEAST_OF_OBJECT:
        return None
    verdict = _verdict(proposition, content, clause, match, back)
    if verdict is None or (verdict.position == "affirms" and _opens(clause, match)):
        return None  # named first, it does something else there
    return replace(verdict, score=verdict.score * 0.75)


def _verdict(
    proposition: Proposition, content: Content, clause: Clause, match: Match, back: bool
) -> Verdict | None:
    support = support_of(proposition, content, clause, match)
    if not _is_near(proposition, content, clause, match, support):
        return None
    if proposition.suggested and not _is_plain(proposition, match, support):
        return None
    turn = turn_of(clause, match.places[0], match.places[-1], match.senses)
    stance = content.stance
    before = clause.before(match.places[0])
    open_answer = stance == "withholds" or turn.mode == "withheld"
    back = back or _called_untrue(proposition, content, clause, match)
    if clause.asks or (_is_idle(content, turn, match) and not back) or _BACKGROUND & set(before.split()):
        return None
    if open_answer and _OPEN_WORDS.search(before):
        return None  # who did it is asked, not whether
    places = _word_places(clause, match, turn)
    reasons = tuple(filter(None, (match.why, turn.why and _turn_words(turn))))
    certainty = 0.45 + 0.4 * support.total + (0.15 if match.exact else 0.05)
    score = round(min(1.0, certainty) * (0.8 if turn.hedged else 1), 3)
    if open_answer:
        told = (f"“{content.cue}” neither says so nor denies it",) if stance == "withholds" else ()
        return Verdict("withholds", score, places, (*reasons, *told))
    sign = (match.relation or 1) * turn.sign * proposition.sign
    if back:
        sign, reasons = -sign, (*reasons, "the words after it take it back")
    if stance == "denies" or _DOUBTS.search(content.cue):
        sign, reasons = -sign, (*reasons, f"“{content.cue}” denies it")
    if turn.sign < 0 and stance == "asserts" and denies_narrower(proposition, clause, match):
        return None
    if match.relation == 0:
        return Verdict("qualifies", score, places, reasons) if turn.sign > 0 and stance != "denies" else None
    if proposition.number is not None and sign > 0:
        return compare_numbers(proposition, clause, match.places, score, places, reasons)
    if not (counts_people(proposition) or _tells_number(proposition, clause)):
        return None  # that it was not done at all is not said, only that it was not done otherwise
    if turn.part and sign > 0:
        return Verdict("qualifies", score, places, (*reasons, "only a part of it"))
    return Verdict("affirms" if sign > 0 else "denies", score, places, reasons)


def _is_near(
    proposition: Proposition, content: Content, clause: Clause, match: Match, support: Support
) -> bool:
    """Whether a clause stands near enough to all that the claim names for its words to count."""
    least = _LEAST if match.exact or match.status else _LEAST_BY_SENSE
    if match.weak:
        least = _LEAST_OF_WEAK
    if support.total < least or support.spoken_of_another:
        return False
    if not proposition.aim_means and support.named < _LEAST_NAMED and not content.is_fragment:
        return False
    alone = proposition.aim is None or proposition.aim.tells_alone
    if not alone and max(support.detail, support.subject) < _LEAST_OF_DETAIL:
        return False
    if match.weak and match.relation < 0 and support.detail < _LEAST_OF_DETAIL:
        return False
    doer_unnamed = proposition.is_by and "by" not in clause.lowers
    least = _LEAST if _says_nothing_else(clause, match) else _WITH_OBJECT
    return support.objects >= least or match.status or doer_unnamed


def _is_plain(proposition: Proposition, match: Match, support: Support) -> bool:
    """Whether a clause plainly speaks of a claim that nobody asked for.

    One word of many meanings stands for another only beside what the claim names, and never for its opposite:
    to "return to terror" is not the opposite of every "leave". What many statements speak of is said of
    the claim's subject only where that is named.
    """
    if not match.exact and _is_weak(proposition) and (match.relation < 0 or support.named < _LEAST_NAMED):
        return False
    said_of_many = bool(proposition.details) and _is_usual(proposition) and not match.status
    return not said_of_many or support.subject >= _LEAST_NAMED


def _is_weak(proposition: Proposition) -> bool:
    """Whether what the claim says is one word of many meanings ("caused")."""
    aim = proposition.aim
    return aim is not None and not aim.is_phrase and not aim.status and aim.stem in lexicon().weak


def _is_usual(proposition: Proposition) -> bool:
    """Whether many of the story's statements speak of what the claim says, of whomever."""
    aim = proposition.aim
    keys = {aim.stem, *(f"@{matter}" for matter in proposition.matters)} if aim is not None else set()
    return not proposition.usual.isdisjoint(keys)


def _tells_number(proposition: Proposition, clause: Clause) -> bool:
    """Whether the claim turns on no number, or the clause has it too."""
    return proposition.number is None or any(token.number == proposition.number for token in clause.tokens)


def _says_nothing_else(clause: Clause, match: Match) -> bool:
    """Whether the word is all that its clause tells ("there was no deal")."""
    return all(token.light or index in match.places for index, token in enumerate(clause.tokens))


def _opens(clause: Clause, match: Match) -> bool:
    """Whether a word is the first of its clause that tells something, with more after it."""
    named = [k for k, token in enumerate(clause.tokens) if not token.light]
    return len(named) > 1 and named[0] in match.places


def _is_idle(content: Content, turn: Turn, match: Match) -> bool:
    """Whether the words are only asked, supposed, wished or passed on, and the speaker holds nothing."""
    if content.stance in {"denies", "withholds"} or turn.mode in {"said", "withheld"}:
        return False
    return turn.mode != "wished" or not match.status


def _turn_words(turn: Turn) -> str:
    if turn.mode == "withheld":
        return f"“{turn.why}” leaves it open"
    return f"turned by {turn.why}" if turn.why.startswith("“") else turn.why


def _called_untrue(proposition: Proposition, content: Content, clause: Clause, match: Match) -> bool:
    """Whether the clause goes on to call what it names untrue ("reports of a closure are wrong")."""
    if {"true", "real"} & proposition.matters and not _REPORTS.search(clause.before(match.places[0])):
        return False
    last = match.places[-1]
    for meaning in clause.meanings:
        if meaning.first <= last:
            continue
        says = next((sense.says for sense in meaning.senses if sense.matter == "true"), None)
        between = {token.lower for token in clause.tokens[last + 1 : meaning.first]}
        called = _CALLS.search(content.cue) and not between - LIGHT
        if says is not None and (between & COPULA or called):
            negated = any(word in {"not", "no", "never"} or word.endswith("n't") for word in between)
            return (says == "no") != negated
    return False


def _word_places(clause: Clause, match: Match, turn: Turn) -> tuple[tuple[int, int], ...]:
    tokens = [clause.tokens[k] for k in match.places]
    places = {(tokens[0].start, tokens[-1].end)}
    if turn.turned_by is not None:
        places.add(turn.turned_by)
    return tuple(sorted(places))
