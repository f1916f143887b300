"""Whom a description stands for when no name does: "the official", "the man", "her husband"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rashomon.statements.cues import cue_table
from rashomon.statements.frames import Sentence
from rashomon.statements.lexicon import lexicon
from rashomon.statements.names import description_end
from rashomon.statements.parties import MEN, WOMEN, Party, folded_name, party_of
from rashomon.statements.phrases import phrase_right
from rashomon.statements.referents import RELATIVES, Referent, read_referent
from rashomon.statements.roster import Roster
from rashomon.statements.trimming import ANOTHERS, bare_word
from rashomon.statements.word_classes import DETERMINERS, is_finite
from rashomon.text.words import Word, split_words

_NEAR = 900
"""Code points before a definite description in which the one it takes up is looked for."""

_ONE = frozenset("a an another one".split())
_ONE_OF = re.compile(r"the (?:other|first|second|third|fourth|last) of ")
_MOST_BEFORE_NOUN = 4
_AT_WORK = frozenset(
    "insider employee worker staffer informant source staff member official colleague".split()
)
"""Nouns for one who knows from inside: each stands for the others."""
_ANYBODY = _AT_WORK - {"source", "official", "member", "staff"} | frozenset(
    "man woman person individual caller youth boy girl witness".split()
)
"""Nouns that stand for whoever was told of last, called something else there."""


def described(
    roster: Roster, sentences: Sequence[Sentence], text: str, frame: str, referent: Referent, start: int
) -> Party:
    """The party of a description: the same words, or for "the official" the closest one, latest first.

    ``frame`` is the text with its quotations masked.
    """
    alone = referent.definite and len(folded_name(referent.name).split()) == 1
    if alone and referent.kind == "unnamed-person" and referent.head in _ANYBODY:
        latest = _latest(roster, sentences, text, referent, start)
        if latest is not None:
            return latest
    known = _again(roster, referent, start)
    if known is not None:
        return known
    if alone:
        first = _first_described(roster, sentences, text, frame, referent, start)
        if first is not None:
            return first
    return roster.add(party_of(referent), referent.head or folded_name(referent.name))


def _again(roster: Roster, referent: Referent, start: int) -> Party | None:
    """The party with the same words, else the one whose words hold the noun."""
    folded = folded_name(referent.name)
    mine = set(folded.split())
    fits: list[tuple[int, int, int, Party]] = []
    for order, party in enumerate(roster.parties):
        if party.kind != referent.kind:
            continue
        if folded_name(party.name) == folded:
            return party
        theirs = set(folded_name(party.name).split())
        again = referent.definite and party.kind in {
            "document",
            "unnamed-person",
            "unnamed-group",
            "organisation",
        }
        among = _ONE_OF.match(party.name) is not None
        alone = len(mine) == 1 and (bool(theirs & _ONE) or among)
        one_of = {referent.head, f"{referent.head}s"} if alone else {referent.head}
        own = theirs if among else set(ANOTHERS.sub("", folded_name(party.name)).split())
        if again and len(mine) <= 2 and one_of & own:
            spoke = max((place for place in party.places if place < start), default=-1)
            fits.append((max(1, len(mine & theirs)), spoke, order, party))
    return max(fits, key=lambda fit: fit[:3])[3] if fits else None


def _latest(
    roster: Roster, sentences: Sequence[Sentence], text: str, referent: Referent, start: int
) -> Party | None:
    """Whoever without a name was told of last before ``start``: they spoke, or a sentence opens with them."""
    spoke = [
        (max(before), party)
        for party in roster.parties
        if party.kind == "unnamed-person"
        and (before := [place for place in party.places if start - _NEAR < place < start])
        and party.name.partition(" ")[0].lower() in _ONE
        and _can_be(referent.head, folded_name(party.name).split())
    ]
    last = max(spoke, key=lambda one: one[0], default=None)
    told = None
    for sentence in sentences:
        if start - _NEAR < sentence.start < start:
            span = opening_person(text, sentence)
            if span is not None and span[1] <= start:
                words = folded_name(text[span[0] : span[1]]).split()
                told = span if _can_be(referent.head, words) else told
    if told is not None and (last is None or told[0] > last[0]):
        return described(roster, sentences, text, text, read_referent(text, *told), told[0])
    return last[1] if last is not None else None


def _can_be(noun: str, words: Sequence[str]) -> bool:
    """Whether a noun can stand for somebody described so: no "man" is a woman, no "worker" a passer-by."""
    theirs = set(words)
    if noun in _AT_WORK:
        return bool(theirs & _AT_WORK)
    if noun in MEN or noun in WOMEN:
        return not theirs & (WOMEN if noun in MEN else MEN)
    return noun in theirs or noun in {"person", "individual"} or not theirs & (MEN | WOMEN)


def opening_person(text: str, sentence: Sentence) -> tuple[int, int] | None:
    """The description of one unnamed person that a sentence opens with: "A senior aide to the mayor".

    So too of one told of by whom they are: "His wife".
    """
    words = sentence.words
    if len(words) > 1 and words[0].lower in {"his", "her"} and words[1].lower in RELATIVES:
        return words[0].start, words[1].end
    if not words or words[0].lower not in _ONE:
        return None
    for at in range(1, min(len(words), 2 + _MOST_BEFORE_NOUN)):
        word = words[at]
        if word.is_mark:
            return None
        follows_of = words[at + 1].lower == "of" if at + 1 < len(words) else False
        if not word.is_capital and (word.lower in lexicon().roles or (word.lower == "member" and follows_of)):
            end = _with_tail(words, at)
            return words[0].start, words[end - 1].end
    return None


def opening_definite(sentence: Sentence) -> tuple[int, int] | None:
    """The person by a calling alone that a sentence is about: "The striker has given no interviews"."""
    words = sentence.words
    if len(words) < 4 or words[0].lower != "the" or words[1].is_capital:
        return None
    noun = words[1].lower
    person = noun in lexicon().roles and noun not in lexicon().plural_people and noun not in _ANYBODY
    tells = words[2].lower in {"has", "had"} or is_finite(words[2])
    return (words[0].start, words[1].end) if person and tells else None


def whom_asked(sentence: Sentence) -> tuple[int, int] | None:
    """Whom the writer turned to: "I called | the sheriff"."""
    words = sentence.words
    if len(words) < 3 or words[0].text not in {"I", "We"} or words[1].lower not in _TURNS_TO:
        return None
    phrase = phrase_right(words, 2, len(words))
    return (words[2].start, words[phrase.head_end - 1].end) if phrase is not None else None


_TURNS_TO = frozenset("called asked phoned rang reached emailed telephoned texted contacted".split())


def opening_people(text: str, sentence: Sentence) -> tuple[int, int] | None:
    """The description of several that a sentence opens with: "Three former mechanics disagree"."""
    words = sentence.words
    for at in range(min(len(words) - 1, 2 + _MOST_BEFORE_NOUN)):
        word = words[at]
        if word.is_mark:
            return None
        several = word.lower[-1] == "s" and word.lower[:-1] in lexicon().roles
        if several or word.lower in lexicon().plural_people:
            end = description_end(words[at : at + 10], word.lower) + at
            if end >= len(words):
                return None
            verb = is_finite(words[end]) or cue_table().verb_at(words, end) is not None
            return (words[0].start, words[end - 1].end) if verb or words[end].text == "," else None
    return None


def opening_document(sentence: Sentence) -> tuple[int, int] | None:
    """The written thing that a sentence opens with: "The complaint has not been released"."""
    words = sentence.words
    if not words or words[0].lower not in DETERMINERS:
        return None
    for at in range(1, min(len(words), _MOST_BEFORE_NOUN)):
        if words[at].is_mark or words[at].is_capital:
            return None
        if words[at].lower in lexicon().documents:
            release = at + 1 < len(words) and words[at].lower == "press" and words[at + 1].lower == "release"
            return words[0].start, words[at + release].end
    return None


def opening_body(sentence: Sentence) -> tuple[int, int] | None:
    """The body without a name that a sentence tells of: "The ministry has …", "The ministry's account …"."""
    words = sentence.words
    if len(words) < 3 or words[0].lower != "the":
        return None
    for at in range(1, min(_MOST_BEFORE_NOUN, len(words) - 1)):
        noun = bare_word(words[at])
        if words[at].is_mark or words[at].is_capital:
            return None
        if noun in lexicon().bodies:
            tells = (
                noun != words[at].lower or words[at + 1].lower in {"has", "had"} or is_finite(words[at + 1])
            )
            return (words[0].start, words[at].start + len(noun)) if tells else None
    return None


def counted_people(sentence: Sentence) -> tuple[int, int] | None:
    """Several people whom a sentence counts: "reported that | two health officials | had vouched"."""
    words = sentence.words
    for at, word in enumerate(words):
        if word.lower not in _COUNTS:
            continue
        for noun in range(at + 1, min(at + _MOST_BEFORE_NOUN, len(words))):
            lower = words[noun].lower
            if lower in lexicon().plural_people or (lower[-1] == "s" and lower[:-1] in lexicon().roles):
                return word.start, words[noun].end
    return None


_COUNTS = frozenset("two three four five six several".split())


def told_within(text: str, start: int) -> tuple[int, int] | None:
    """Whom a quoted speaker told of before "she": "I spoke to | the minister | and she told me"."""
    low = max(text.rfind(mark, 0, start) for mark in '“"‘\n') + 1
    if "”" in text[low:start]:
        return None  # "“My driver has it,” she said": told behind the quotation
    callings = lexicon().roles - RELATIVES - lexicon().plural_people
    found: tuple[int, int] | None = None
    for match in _TOLD_OF.finditer(text, low, start):
        kin = RELATIVES if match["whose"].lower() == "my" else frozenset()
        for noun in ("second", "first"):
            if match[noun] in callings | kin:
                found = match.start(), match.end(noun)
                break
    return found


_TOLD_OF = re.compile(r"\b(?P<whose>[Tt]he|[Mm]y|[Oo]ur)\s(?P<first>[a-z]+)(?:\s(?P<second>[a-z]+))?\b")


def _with_tail(words: Sequence[Word], noun: int) -> int:
    """Index after a description whose noun stands at ``noun``, with "at the ministry" behind it."""
    return description_end(words[: noun + 14], words[noun].lower)


def owned(referent: Referent, owner: Party) -> Referent:
    """ "Her husband" and "his office" by the name of whom they are: "Ada Venn's husband"."""
    noun = referent.name.partition(" ")[2]
    return replace(referent, name=f"{owner.name}'s {noun}", role=f"{owner.name}'s {noun}")


def is_owned(referent: Referent) -> bool:
    """Whether a description tells of which person somebody or something is, by a pronoun.

    "Its spokesman" is told by what the whole story knows.
    """
    first = referent.name.partition(" ")[0].lower()
    if first not in {"his", "her"} or referent.kind not in {"unnamed-person", "organisation"}:
        return False
    return referent.head in RELATIVES | lexicon().roles | lexicon().bodies


def _first_described(
    roster: Roster, sentences: Sequence[Sentence], text: str, frame: str, again: Referent, start: int
) -> Party | None:
    """The one whom "the source" or "this person" was before: "a source at the ministry", the last such.

    "Person" stands for any unnamed one that spoke before, "document" for any document.
    """
    head, kind = again.head, again.kind
    if kind not in {"unnamed-person", "document"}:
        return None
    near = frame[max(0, start - _NEAR) : start]
    between = r"(?:(?!(?:to|for|of|by|with|from|at)\s)[\w’'-]+\s+){0,3}?"
    pattern = rf"\b(?:an?|another|one)\s+{between}{re.escape(head)}\b"
    found = list(re.finditer(pattern, near, re.IGNORECASE))
    if found:
        begin = start - len(near) + found[-1].start()
        words = split_words(frame, begin, min(len(frame), begin + 160))
        span = (begin, words[description_end(words, head) - 1].end)
        referent = read_referent(text, *span)
        if kind == "document":
            referent = replace(referent, name=re.sub(r"^\w+", "the", referent.name))
        if referent.kind == kind:
            party = described(roster, sentences, text, frame, referent, span[0])
            party.see(text, span)
            return party
    if head in {"person", "source", "document"}:
        before = [p for p in roster.parties if p.kind == kind and p.places and min(p.places) < start]
        return max(before, key=lambda p: max(x for x in p.places if x < start), default=None)
    return None
