"""The noun phrase that stands as a source beside a cue, found by shape and word class without a parser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.statements.cues import (
    ADVERBS,
    AUXILIARIES,
    NEGATIONS,
    is_adverb,
)
from rashomon.statements.lexicon import lexicon
from rashomon.statements.noun_phrases import (
    KNOWING,
    QUALIFIES,
    can_hold,
    joins,
    nominal,
    plain_of,
    trim,
    walk_left,
)
from rashomon.statements.word_classes import (
    BREAKS,
    COUNTED,
    DETERMINERS,
    FINITE,
    HOLDERS,
    INSIDE,
    MADE,
    OPENING,
    PASSED_ON,
    RELATIVE,
    SAYING,
    SEEMING,
    SUBJECT_PRONOUNS,
    TALKS,
    TIMES,
    VERBISH,
    WHOEVER,
    is_finite,
)
from rashomon.text.words import Word


@dataclass(frozen=True, slots=True)
class Phrase:
    """Word indexes of a source: ``start`` … ``end`` half-open, with the words set beside it in commas.

    ``head_end`` is where the name or noun itself ends; what follows (", head of the port,") says more.
    """

    start: int
    end: int
    head_end: int


_ADVERBIAL = frozenset(
    [("at", "first"), ("at", "once"), ("in", "turn"), ("at", "last"), ("so", "far"), ("for", "now")]
)
"""Adverbs of two words."""


def _is_adverbial(first: str, second: str) -> bool:
    """Whether two words belong to a verb group: "at first | put", "seems to | think"."""
    return (first, second) in _ADVERBIAL or (second == "to" and first in SEEMING)


def before_verb(words: Sequence[Word], verb: int, low: int) -> tuple[int, bool]:
    """Index of the first word of the verb group that ends with word ``verb``, and whether it is negated."""
    place, negated = verb, False
    while place > low:
        word = words[place - 1].lower
        either = word == "neither" and any(one.lower == "nor" for one in words[place : place + 3])
        if word in NEGATIONS or word.endswith("n't") or either:
            negated, place = True, place - 1
        elif place - 1 > low and _is_adverbial(words[place - 2].lower, word):
            place -= 2
        elif word == "since" and place - 1 > low:
            if words[place - 2].lower not in AUXILIARIES:
                break
            place -= 1
        elif word in AUXILIARIES or is_adverb(words[place - 1]):
            place -= 1
        else:
            break
    return place, negated


def phrase_left(words: Sequence[Word], end: int, low: int, *, nearest: bool = False) -> Phrase | None:
    """The noun phrase that ends before word ``end`` (a verb group's first word), not before ``low``.

    ``nearest`` takes the noun phrase right there, and none that a clause before ``end`` tells of.
    """
    if end <= low:
        return None
    last = end
    head_end = end
    if words[end - 1].text == ",":
        told = _before_whose(words, end - 1, low)
        if told is not None:
            return told
        opening = _appositive_start(words, end - 1, low)
        if opening is None:
            return None
        head_end = opening
    if words[head_end - 1].text == ")":
        opening = next(
            (k for k in range(head_end - 2, max(low, head_end - 14), -1) if words[k].text == "("), None
        )
        if opening is None:
            return None
        head_end = opening
    if head_end <= low or words[head_end - 1].lower == "to":
        return None
    if words[head_end - 1].lower in {"that", "which"} and head_end - 1 > low:
        return phrase_left(words, head_end - 1, low)
    if head_end - 3 >= low and words[head_end - 1].lower in COUNTED and words[head_end - 2].lower == "of":
        closing = last if words[last - 1].text != "," else last - 1
        return Phrase(head_end - 3, closing, head_end) if words[head_end - 3].lower in HOLDERS else None
    if words[head_end - 1].lower in SUBJECT_PRONOUNS:
        it = words[head_end - 1].lower == "it" and not nearest
        before = words[head_end - 2] if it and head_end - 2 > low else None
        is_object = before is not None and (is_finite(before) or before.lower in INSIDE)
        behind = _before_relative(words, head_end - 1, end, low) if is_object else None
        if behind is not None:
            return behind  # "a clerk who saw it | said"
        return Phrase(head_end - 1, head_end, head_end) if words[head_end - 1].lower != "you" else None
    start = walk_left(words, head_end, low)
    if head_end == end and not nearest:
        behind = _before_relative(words, head_end if start is None else start, end, low)
        if behind is not None:
            return behind
    if start is None:
        return None
    whole = None
    led = start - (
        start > low and words[start - 1].lower in {"last", "this"}
    )  # "the fire | last week's fire"
    if head_end == end and not nearest and led > low and words[led - 1].lower in _LEADS_IN:
        whole = _from_clause_start(words, led, low)
        if whole is not None:
            return replace(whole, end=end)
    if head_end < end:
        whole = _before_agent(words, start, low) or _named_before(words, start, low)
        whole = whole or _before_clause(words, start, low)
    if whole is not None:
        return replace(whole, end=last if words[last - 1].text != "," else last - 1)
    return Phrase(start, last if words[last - 1].text != "," else last - 1, head_end)


_LEADS_IN = INSIDE | frozenset("into about over".split())


def _from_clause_start(words: Sequence[Word], start: int, low: int) -> Phrase | None:
    """The subject whose last words a preposition leads in: "A review of the crash on | the bridge says"."""
    begin = start - 1
    while begin > low and not words[begin - 1].is_mark and words[begin - 1].lower not in BREAKS - _LEADS_IN:
        begin -= 1
    begin = trim(words, begin, start) or begin
    between = words[begin:start]
    if not between or between[0].lower not in DETERMINERS or any(map(_is_verb, between[1:])):
        return None
    noun = next((k for k, word in enumerate(between) if word.lower in _LEADS_IN), 0)
    known = lexicon()
    tells = noun > 1 and between[noun - 1].lower in known.documents | known.roles
    return Phrase(begin, start, begin + noun) if tells else None


def _is_verb(word: Word) -> bool:
    return not word.is_capital and (word.lower in VERBISH or word.lower in SAYING)


def _before_whose(words: Sequence[Word], comma: int, low: int) -> Phrase | None:
    """The subject of "Ada Venn, a clerk whose son, Odo, | was there at the time, said"."""
    for place in range(comma - 1, max(low + 1, comma - _LONGEST_RELATIVE), -1):
        word = words[place]
        if word.text in {";", ":", "“", "”", '"', "."} or (word.is_mark and word.text != ","):
            return None
        if word.lower == "whose":
            if sum(one.text == "," for one in words[place:comma]) != 2 or words[comma - 1].text == ",":
                return None
            inner = place - (words[place - 1].text == ",")
            opening = _appositive_start(words, inner, low)
            whole = phrase_left(words, inner if opening is None else opening, low)
            return replace(whole, end=comma) if whole is not None else None
    return None


def _before_clause(words: Sequence[Word], start: int, low: int) -> Phrase | None:
    """The subject of "Ada Venn, who was in | Tallinn, Estonia, on Wednesday, told"."""
    if start <= low or words[start - 1].lower not in INSIDE:
        return None
    if words[start - 1].lower in {"of", "from"} and start - 2 > low and words[start - 2].text == ",":
        return phrase_left(words, start - 1, low)  # "Ada Venn, 34, of Norvik, who …, said"
    for place in range(start - 2, max(low + 1, start - _LONGEST_RELATIVE), -1):
        word = words[place]
        if word.text in {";", ":", "“", "”", '"', "."}:
            return None
        if word.lower in RELATIVE and words[place - 1].text == ",":
            return phrase_left(words, place - 1, low) if _can_be_told_of(words[place - 2]) else None
    return None


def _named_before(words: Sequence[Word], start: int, low: int) -> Phrase | None:
    """The name before a first of two appositions: "Ada Venn, | the mayor, who had …, says"."""
    if start - 2 <= low or words[start - 1].text != "," or words[start].lower not in DETERMINERS:
        return None
    named = phrase_left(words, start - 1, low) if words[start - 2].is_capital else None
    if named is not None and named.start == low + 1 and words[low].lower in INSIDE:
        return None  # "In a memo seen by the Courier, the mayor, Ada Venn, told"
    return named


def _before_agent(words: Sequence[Word], start: int, low: int) -> Phrase | None:
    """The subject of "the audit, completed by Roth and first printed by | the Courier, a daily, says"."""
    if start <= low or words[start - 1].lower != "by":
        return None
    for place in range(start - 2, max(low, start - 26), -1):
        word, following = words[place], words[place + 1]
        if word.text in {";", ":", "“", "”", '"'}:
            return None
        if word.text == "," and following.lower.endswith(("ed", "en")) and not following.is_capital:
            return phrase_left(words, place, low)
    return None


_LONGEST_RELATIVE = 26


def _before_relative(words: Sequence[Word], start: int, end: int, low: int) -> Phrase | None:
    """The subject before a relative clause, or a participle: "a captain who heard | the tape said".

    So too "a gunman standing in | the doorway" and "a note sent to | the staff". ``start`` is where the noun
    phrase beside the verb begins; it is the subject of nothing.
    """
    for place in range(start - 1, max(low, start - _LONGEST_RELATIVE), -1):
        word, before = words[place], words[place - 1]
        if word.text in {",", ";", ":", "“", "”", '"', "(", ")"} or _says_anew(words, place):
            return None
        opens = word.lower == "whose" or (word.lower in RELATIVE and _opens_clause(words[place + 1]))
        if opens and place + 1 < start:
            if word.lower == "who" and before.lower in WHOEVER:
                return Phrase(place - 1, end, place)
            whole = phrase_left(words, place, low) if _can_be_told_of(before) else None
            return replace(whole, end=end) if whole is not None else None
        standing = word.lower.endswith("ing") and before.lower in lexicon().people
        if not before.is_capital and (standing or _is_written(words, place)):
            whole = phrase_left(words, place, low)
            return replace(whole, end=end) if whole is not None else None
    return None


_LEADS_ON = RELATIVE | AUXILIARIES | ADVERBS | (SUBJECT_PRONOUNS - {"it", "you", "who"})
_MAIN_VERBS = SAYING | FINITE


def _says_anew(words: Sequence[Word], place: int) -> bool:
    """Whether another statement begins: "a clerk who saw it said (that) she believed | the note"."""
    word, before = words[place].lower, words[place - 1].lower
    if word == "that":
        return not _opens_clause(words[place + 1])
    if word not in _MAIN_VERBS:
        return False
    return not (before in _LEADS_ON or before.endswith("ly"))


def _is_written(words: Sequence[Word], place: int) -> bool:
    """Whether a participle tells where a written thing came from or went: "a note sent to staff"."""
    word, document = words[place].lower, words[place - 1].lower
    follows = words[place + 1].lower if place + 1 < len(words) else ""
    return document in lexicon().documents and word in PASSED_ON and follows in INSIDE


_NO_VERBS = DETERMINERS | SUBJECT_PRONOUNS | INSIDE | TIMES


def _opens_clause(word: Word) -> bool:
    """Whether a word behind "who" is the verb of its clause and no subject of its own."""
    lower = word.lower
    if word.is_capital or word.is_mark or lower in _NO_VERBS:
        return False
    return is_finite(word) or lower in ADVERBS or lower.endswith(("s", "ly"))


def _can_be_told_of(word: Word) -> bool:
    """Whether what "who" or "that" takes up can speak: a person's noun, a body or a name."""
    return word.is_capital or word.lower in lexicon().heads or word.text == ")"


def _appositive_start(words: Sequence[Word], comma: int, low: int) -> int | None:
    """The comma that opens the words set between commas before ``comma``."""
    for place in range(comma - 1, max(low, comma - 34), -1):
        word = words[place]
        if word.text in {";", ":", "“", "”", '"'}:
            return None
        if word.text == "," and place + 1 < comma:
            first = words[place + 1]
            if (
                first.lower in OPENING or first.lower in lexicon().roles or _became(words, place + 1)
                or first.is_capital or first.text.isdigit() or first.lower.endswith("ing")
            ) and (nominal(words[place - 1]) or words[place - 1].lower in COUNTED | {")"}):  # fmt: skip
                return place
    return None


def _became(words: Sequence[Word], place: int) -> bool:
    """Whether a participle opens what is set between commas: "circulated to members", "since deleted"."""
    word, following = words[place].lower, words[place + 1].lower
    if word in {"since", "now", "later", "first", "once"}:
        return following.endswith("ed") or following in MADE
    return (word.endswith("ed") or word in MADE) and following in INSIDE | {"as", "since", "and", "but"}


def phrase_right(words: Sequence[Word], start: int, high: int) -> Phrase | None:
    """The noun phrase that begins at word ``start`` ("said the mayor, who …"), not beyond ``high``."""
    known = lexicon()
    if start >= high:
        return None
    if words[start].lower == "that":
        return None  # "explained that …" names nobody
    if words[start].lower in SUBJECT_PRONOUNS | {"him", "her", "them", "us", "me"}:
        follows_noun = words[start].lower == "her" and start + 1 < high and nominal(words[start + 1])
        if not follows_noun:
            return Phrase(start, start + 1, start + 1)
    counted = start + 2 < high and words[start + 1].lower == "of" and words[start + 2].lower in COUNTED
    if counted and words[start].lower in HOLDERS:
        return Phrase(start, start + 3, start + 3)  # "says | one of them"
    place = start
    while place < high and place - start < 20:
        word = words[place]
        lower = word.lower
        if word.is_mark:
            if word.text in {"[", "]", "&"} or (word.text in {"'", "’"} and place > start):
                place += 1
                continue
            break
        if lower in {"and", "&"}:
            if place > start and joins(words, place, start):
                place += 1
                continue
            break
        if place > start and (lower in BREAKS or (lower in VERBISH and not word.is_capital)):
            break
        if lower in ADVERBS and lower not in {"all", "both", "first"}:
            break
        if lower in TIMES and not (word.is_capital and place > start and words[place - 1].is_capital):
            break
        if lower in INSIDE and not _goes_on(words, place, start, high):
            break
        if place == start and not (
            nominal(word) or lower in DETERMINERS or lower in known.places or _modifies(words, place, high)
        ):
            return None
        place += 1
    if place > start + 1 and words[place - 1].lower == "who" and words[place - 2].lower in _VAGUE:
        place = _clause_of(words, place, high)
    while place > start and words[place - 1].lower in INSIDE | DETERMINERS | {"and", "&", "who"}:
        place -= 1
    if place == start or not any(nominal(w) or w.lower in known.places for w in words[start:place]):
        return None
    return Phrase(start, beside(words, place, high), place)


_VAGUE = frozenset("person people someone somebody individual individuals man woman".split())
_LONGEST_CLAUSE = 9


def _clause_of(words: Sequence[Word], place: int, high: int) -> int:
    """Index after the clause behind "two people who", which is all that tells who they are."""
    ends = next((k for k in range(place, high) if words[k].is_mark), high)
    return ends if ends - place <= _LONGEST_CLAUSE else place


def _is_name(words: Sequence[Word]) -> bool:
    """Whether words are two to four with capitals, none of them a place."""
    known = lexicon()
    return 2 <= len(words) <= 4 and all(w.is_capital and w.lower not in known.places for w in words)


def _modifies(words: Sequence[Word], place: int, high: int) -> bool:
    """Whether the lower-case word begins a phrase headed soon after ("senior officials")."""
    return any(nominal(w) for w in words[place + 1 : min(place + 4, high)])


def _goes_on(words: Sequence[Word], place: int, start: int, high: int) -> bool:
    """Whether the preposition at ``place`` leads on inside the phrase ("a spokesman for the port")."""
    if place == start or place + 1 >= high:
        return False
    preposition = words[place].lower
    if words[place - 1].lower in QUALIFIES.get(preposition, ()):
        return True  # "two officials briefed on the talks"
    if preposition == "with" and any(word.lower in KNOWING for word in words[place + 1 : place + 4]):
        return True  # "a person with direct knowledge of the talks"
    if not can_hold(words[place - 1]) and not plain_of(words, place):
        return False
    if preposition in {"close", "familiar"} and words[place + 1].lower in {"to", "with"}:
        return True
    following = words[place + 1]
    if following.lower in TIMES or following.text[0].isdigit():
        return False
    if preposition in {"of", "for", "close", "familiar", "with", "from", "at", "by"}:
        return (
            following.is_capital
            or following.lower in DETERMINERS
            or nominal(following)
            or preposition == "of"
        )
    beyond = words[place + 2] if place + 2 < high else following
    statement = following.lower in {"a", "an"} or any(
        word.lower in TALKS or word.lower in lexicon().documents for word in (following, beyond)
    )
    named = following.is_capital or following.lower in DETERMINERS
    return named and not statement and preposition in {"in", "on"} and not words[place - 1].is_capital


_CAME_OUT = frozenset("published obtained seen leaked released reviewed printed first dated".split())


def beside(words: Sequence[Word], place: int, high: int) -> int:
    """The end of the words in commas right after a phrase (", head of the port,"), or ``place``."""
    if place < high and words[place].text == "(":
        closing = next((k for k in range(place, min(high, place + 8)) if words[k].text == ")"), None)
        place = place if closing is None else closing + 1
    if place >= high or words[place].text != "," or place + 1 >= high:
        return place
    first = words[place + 1]
    known = lexicon()
    opens = first.lower in DETERMINERS or first.lower in known.roles
    if first.lower in _CAME_OUT and words[place - 1].lower in known.documents:
        return next((k for k in range(place + 2, min(high, place + 14)) if words[k].is_mark), place)
    if not opens and not first.is_capital and not first.text.isdigit():
        return place
    for end in range(place + 2, min(high, place + 18)):
        word = words[end]
        if word.text == "," and end == place + 2 and first.text.isdigit() and end + 2 < high:
            continue
        if word.text in {",", ".", ";", "”", '"'} or end == high - 1:
            inner = words[place + 1 : end]
            if any(w.lower in known.titled for w in inner) or first.text.isdigit():
                return end
            if _is_name(inner) and any(w.lower in known.roles for w in words[max(0, place - 9) : place]):
                return end  # "the head of the union, Goran Panas"
            return place
        if word.lower in VERBISH:
            return place
    return place


def line_start(text: str, place: int) -> int:
    """Where the line of ``place`` begins."""
    return text.rfind("\n", 0, place) + 1
