"""What is said of a claim's subject as a whole: there is none, nobody knows what it is, who had a part."""

from __future__ import annotations

import re

from rashomon.positions.clauses import Clause
from rashomon.positions.contents import Content
from rashomon.positions.lexicon import Meaning, lexicon, name_one_of, same_thing
from rashomon.positions.polarity import turn_of, withholding_words
from rashomon.positions.proposition import Proposition
from rashomon.positions.verdicts import Verdict
from rashomon.positions.words import stem

_NONE = re.compile(r"\bthere(?: is| was| were| are|'s|'re)?(?: \w+)? no$|\bnever (?:was|were) (?:any|a)$")
_STATUS = frozenset({"real", "true"})
_OF_TELLING = frozenset({"publishing", "notifying", "sending", "reading", "meeting", "aware"})
"""Matters that every cue is of: to post or to tell something is no word on whether something was posted."""
_OF_KNOWING = frozenset(
    map(
        stem,
        """know find figure confirm verify say comment tell understand determine establish learn
        discuss speak talk answer look try work idea clear sure early question yet exactly come get
        ascertain explain details further whether origin provenance meaning source""".split(),
    )
)


def no_such_thing(proposition: Proposition, content: Content, clause: Clause) -> Verdict | None:
    """A clause that says that there is no such thing as the claim calls real."""
    aim = proposition.aim
    if aim is None or not any(sense.matter == "real" and sense.says != "part" for sense in aim.senses):
        return None
    if not name_one_of(clause.stems, proposition.subject):
        return None
    for index, token in enumerate(clause.tokens):
        if not any(same_thing(token.stem, thing) for thing in proposition.subject):
            continue
        before = clause.before(index)
        bare = index >= len(clause.tokens) - 2 and _NONE.search(before)
        if not bare and not before.endswith("no such"):
            continue
        sign = (1 if aim.senses[0].says == "no" else -1) * proposition.sign
        sign = -sign if content.stance == "denies" else sign
        place = (clause.tokens[max(0, index - 2)].start, token.end)
        reason = f"“{clause.tokens[index - 1].lower} {token.lower}”: there is none"
        return Verdict("affirms" if sign > 0 else "denies", 0.85, (place,), (reason,))
    return None


def not_known(proposition: Proposition, content: Content, clause: Clause) -> Verdict | None:
    """A clause that leaves open what the claim's subject is, or that will not speak of it."""
    aim = proposition.aim
    if aim is None or not proposition.subject:
        return None
    if not any(sense.matter in _STATUS and sense.says != "part" for sense in aim.senses):
        return None
    words = withholding_words(clause.words)
    if words is None and content.stance != "withholds":
        return None
    begin = clause.words.index(words) if words is not None else 0
    left = set(clause.words[begin:].split())
    named = [t.stem for t in clause.tokens if not t.light and t.lower in left and t.stem not in _OF_KNOWING]
    if not named or not all(any(same_thing(one, thing) for thing in proposition.subject) for one in named):
        return None
    place = (clause.tokens[0].start, clause.tokens[-1].end)
    reason = f"“{words or content.cue}” leaves open what it is"
    return Verdict("withholds", 0.75, (place,), (reason,))


def agent_verdict(proposition: Proposition, content: Content, clause: Clause) -> Verdict | None:
    """A clause that says who is behind an event, or had no part in it, held against the claim's doer."""
    if (
        not proposition.agent
        or (proposition.suggested and not proposition.is_by)
        or proposition.aim is None
        or proposition.aim.status
        or "responsible" in proposition.matters
        or "responsible" not in clause.matters
    ):
        return None
    for meaning in clause.meanings:
        says = next((sense.says for sense in meaning.senses if sense.matter == "responsible"), None)
        if says is None or _is_weak(clause, meaning):
            continue
        mine = clause.first_person or content.stance == "denies"
        named = name_one_of(clause.stems, proposition.agent)
        if not named and not (mine and any(agent in content.voice for agent in proposition.agent)):
            continue
        near = [t for t in (*proposition.details, *((proposition.aim.stem,) if proposition.aim else ()))]
        if near and not name_one_of(content.stems, near):
            continue
        turn = turn_of(clause, meaning.first, meaning.last)
        place = (clause.tokens[meaning.first].start, clause.tokens[meaning.last].end)
        words = " ".join(clause.tokens[k].lower for k in meaning.places)
        reason = f"“{words}” says who had a part in it"
        if content.stance == "withholds" or turn.mode == "withheld":
            return Verdict("withholds", 0.6, (place,), (reason,))
        if turn.mode in {"open", "wished", "reported"} and content.stance != "denies":
            continue
        sign = (1 if says == "yes" else -1) * turn.sign * proposition.sign
        sign = -sign if content.stance == "denies" else sign
        return Verdict("affirms" if sign > 0 else "denies", 0.6, (place,), (reason,))
    return None


def _is_weak(clause: Clause, meaning: Meaning) -> bool:
    """Whether it is one word of many meanings ("linked")."""
    return len(meaning.places) == 1 and clause.tokens[meaning.first].stem in lexicon().weak


def said_by_cue(proposition: Proposition, content: Content, clause: Clause) -> Verdict | None:
    """A cue that itself says what the claim says, with the claim's subject after it ("blamed … for it")."""
    aim = proposition.aim
    cue = content.statement.cue
    if aim is None or cue is None or not content.cue_meanings:
        return None
    if content.stance != "asserts" or clause is not content.clauses[0]:
        return None
    if not name_one_of(clause.stems, proposition.subject):
        return None
    if proposition.objects and not name_one_of(clause.stems, proposition.objects):
        return None  # to release footage is not to give a passport back
    for meaning in content.cue_meanings:
        for sense in meaning.senses:
            mine = next((one for one in aim.senses if one.matter == sense.matter), None)
            if mine is None or "part" in (mine.says, sense.says) or sense.matter in _STATUS | _OF_TELLING:
                continue
            sign = (1 if mine.says == sense.says else -1) * proposition.sign
            return Verdict(
                "affirms" if sign > 0 else "denies",
                0.6,
                ((cue.start, cue.end),),
                (f"“{content.cue}” says it",),
            )
    return None
