"""What a word acts on, or is said of, in its clause: whether that can be what a claim names.

"Killed" is said in many sentences of a story, of many people. What stands right behind an active verb,
before a passive one, or after "of" behind a noun tells of whom; where that names somebody or something that
the claim does not, the clause holds nothing of the claim. A pronoun, or nothing, leaves it open.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.positions.aims import AUXILIARY, BE, PREPOSITIONS, is_verb
from rashomon.positions.clauses import Clause
from rashomon.positions.lexicon import Sense, same_thing
from rashomon.positions.matching import Match
from rashomon.positions.proposition import Proposition
from rashomon.positions.words import PRONOUNS, Token

_BE = BE | frozenset("'s isn't aren't wasn't weren't".split())
_BEFORE_VERB = frozenset(
    """has have had will would shall should can could may might must not never also already just reportedly
    allegedly to likely unlikely expected said believed thought due set going""".split()
)
_DETERMINERS = frozenset(
    "the a an his her its their our my your this that these those no any some all".split()
)
_SKIPPED = _DETERMINERS | frozenset(
    "more than over about at least nearly almost only many several most other".split()
)
_WHEN = frozenset(
    """next last this year month week day today tonight tomorrow yesterday early late monday tuesday wednesday
    thursday friday saturday sunday morning evening night soon shortly again""".split()
)
_OF_PLANS = frozenset({"planning", "promising", "ordering"})
"""Matters of which "to" tells what is planned, promised or ordered."""
_RELATIVE = frozenset("who which that".split())
_OF_NOUNS = frozenset("of against".split())
"""What stands between a noun and what it acts on: "the death of", "the strike against"."""
_LONGEST = 4


def fits(proposition: Proposition, clause: Clause, match: Match) -> bool:
    """Whether the matched words are said of what the claim names, as far as their clause tells."""
    tokens, first, last = clause.tokens, match.places[0], match.places[-1]
    named = [thing for thing in proposition.things if thing not in proposition.owners]
    things = (*named, *proposition.counted)
    if not things:
        return True
    subject = _passive_subject(tokens, first)
    if subject is not None:
        if subject and _stands_after_preposition(tokens, subject):
            return _named_before(tokens, first, things)  # "the plane that crashed in Arnholt was hit"
        return not subject or _is_subject(tokens, subject, things)
    if _is_noun(tokens, first):
        at = last if last > first and tokens[last].lower in _OF_NOUNS else last + 1  # "the killing of"
        if at < len(tokens) and tokens[at].lower == "to" and _plans(match.senses):
            return _acted_on(tokens, at + 1, things)
        if at >= len(tokens) or tokens[at].lower not in _OF_NOUNS:
            return True
        return _acted_on(tokens, at + 1, things)
    following = tokens[last + 1].lower if last + 1 < len(tokens) else ""
    if following == "to" and _plans(match.senses):
        return _acted_on(tokens, last + 2, things)
    if following in PREPOSITIONS and is_verb(tokens[first]):
        subject = _noun_phrase_before(tokens, first - 1)
        return not subject or _is_subject(tokens, subject, things)
    if proposition.is_passive and _goes_on(tokens, first, last):
        return False
    return not _is_active(tokens, first) or _acted_on(tokens, last + 1, things)


def _is_subject(tokens: Sequence[Token], phrase: Sequence[Token], things: Sequence[str]) -> bool:
    """Whether a thing is the head of a subject, or of one joined to it ("the leader and caliph")."""
    if _named(phrase[-1:], things):
        return True
    joint = tokens.index(phrase[0]) - 1
    if joint <= 0 or tokens[joint].lower not in {"and", "or"}:
        return False
    joined = _noun_phrase_before(tokens, joint - 1)
    return bool(joined) and _named(joined[-1:], things)


def _plans(senses: Sequence[Sense]) -> bool:
    return any(sense.matter in _OF_PLANS for sense in senses)


def _is_active(tokens: Sequence[Token], first: int) -> bool:
    """Whether a word has the form of a verb, or stands where one does ("will close the works")."""
    before = tokens[first - 1].lower if first else ""
    token = tokens[first]
    return is_verb(token) or token.lower.endswith("ing") or before in AUXILIARY | {"to", "not"}


def _goes_on(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether somebody is at it and nothing is said of whom or what ("he is killing ruthlessly")."""
    before = {token.lower for token in tokens[max(0, first - 2) : first]}
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    acts_on_nothing = following is not None and (following.light or following.lower.endswith("ly"))
    return tokens[first].lower.endswith("ing") and bool(before & _BE) and acts_on_nothing


def _acted_on(tokens: Sequence[Token], start: int, things: Sequence[str]) -> bool:
    run, end = _run(tokens, start)
    if not run or all(token.lower in _WHEN for token in run):
        return True
    if _named(run, things):
        return True
    apposed = tokens[end : end + _LONGEST]
    if apposed and apposed[0].capital and not apposed[0].light:
        following, _ = _run(tokens, end)
        return _named(following, things)
    return False


def _named(run: Sequence[Token], things: Sequence[str]) -> bool:
    """Whether a noun phrase names one of the things: a name by its last word, another not by a name in it."""
    if all(token.capital for token in run):
        deciding = run[-1:]
    elif not run[-1].capital:
        deciding = [token for token in run if not token.capital]
    else:
        deciding = run
    return any(same_thing(token.stem, thing) for token in deciding for thing in things)


def _named_before(tokens: Sequence[Token], end: int, things: Sequence[str]) -> bool:
    return any(same_thing(token.stem, thing) for token in tokens[:end] if not token.light for thing in things)


def _stands_after_preposition(tokens: Sequence[Token], phrase: Sequence[Token]) -> bool:
    """Whether a noun phrase belongs to a preposition before it, and so is not the subject."""
    at = tokens.index(phrase[0]) - 1
    while at >= 0 and tokens[at].lower in _SKIPPED:
        at -= 1
    return at >= 0 and tokens[at].lower in PREPOSITIONS


def _run(tokens: Sequence[Token], start: int) -> tuple[list[Token], int]:
    """The words of the noun phrase that begins at ``start``, and where it ends; empty before a pronoun."""
    at = start
    while at < min(len(tokens), start + 3):
        if tokens[at].lower not in _SKIPPED and tokens[at].number is None:
            break
        if at > start and _apart(tokens[at - 1], tokens[at]):
            return [], at
        at += 1
    found: list[Token] = []
    while at < len(tokens) and len(found) < _LONGEST:
        token = tokens[at]
        if token.light or token.lower in PRONOUNS | PREPOSITIONS or (found and _apart(found[-1], token)):
            break
        if at > start and not found and _apart(tokens[at - 1], token):
            break
        found.append(token)
        at += 1
    return found, at


def _passive_subject(tokens: Sequence[Token], first: int) -> list[Token] | None:
    """The noun phrase before a passive verb; empty where none stands there, ``None`` for no passive verb."""
    if tokens[first].lower.endswith("ing"):
        return None  # who "is killing" does it
    at = first - 1
    passive = False
    while at >= 0 and (tokens[at].lower in _BE | _BEFORE_VERB or tokens[at].lower.endswith("ly")):
        passive = passive or tokens[at].lower in _BE
        at -= 1
    if not passive:
        return None
    if at > 0 and tokens[at].lower in _RELATIVE:
        at -= 1
    return _noun_phrase_before(tokens, at)


def _noun_phrase_before(tokens: Sequence[Token], at: int) -> list[Token]:
    """The words of the noun phrase that ends at ``at``; empty where a light word or a mark stands there."""
    found: list[Token] = []
    while at >= 0 and len(found) < _LONGEST and not tokens[at].light:
        if _apart(tokens[at], found[0] if found else tokens[at + 1]):
            break
        found.insert(0, tokens[at])
        at -= 1
    return found


def _is_noun(tokens: Sequence[Token], first: int) -> bool:
    """Whether a word is a noun here: a determiner or a possessive before it, and no ending of a verb."""
    if tokens[first].lower.endswith("ed"):
        return False
    for before in reversed(tokens[max(0, first - 3) : first]):
        if before.lower in _DETERMINERS or before.lower.endswith(("'s", "’s", "s'")):
            return True
        if before.light:
            return False
    return False


def _apart(one: Token, other: Token) -> bool:
    """Whether a mark stands between two words."""
    return other.start - one.end != 1
