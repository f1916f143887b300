"""The noun phrase that stands as a source beside a cue, found by shape and word class without a parser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.statements.cues import ADVERBS, AUXILIARIES, NEGATIONS, is_adverb
from rashomon.statements.lexicon import lexicon
from rashomon.statements.word_classes import (
    ARTICLES,
    BREAKS,
    COUNTED,
    DETERMINERS,
    FINITE,
    HOLDERS,
    HOLDING_ENDS,
    INSIDE,
    MADE,
    MONTHS,
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


def _nominal(word: Word) -> bool:
    known = lexicon()
    told = word.lower.endswith("-year-old") or "-of-" in word.lower  # "the father-of-two"
    return word.is_capital or word.lower in known.heads or word.text.startswith("@") or told


def before_verb(words: Sequence[Word], verb: int, low: int) -> tuple[int, bool]:
    """Index of the first word of the verb group that ends with word ``verb``, and whether it is negated."""
    place, negated = verb, False
    while place > low:
        word = words[place - 1].lower
        if word in NEGATIONS or word.endswith("n't"):
            negated, place = True, place - 1
        elif word == "to" and place - 1 > low and words[place - 2].lower in SEEMING:
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
        is_object = it and head_end - 2 > low and is_finite(words[head_end - 2])
        behind = _before_relative(words, head_end - 1, end, low) if is_object else None
        if behind is not None:
            return behind  # "a clerk who saw it | said"
        return Phrase(head_end - 1, head_end, head_end) if words[head_end - 1].lower != "you" else None
    start = _walk_left(words, head_end, low)
    if head_end == end and not nearest:
        behind = _before_relative(words, head_end if start is None else start, end, low)
        if behind is not None:
            return behind
    if start is None:
        return None
    whole = None
    if head_end < end:
        whole = _before_agent(words, start, low) or _named_before(words, start, low)
        whole = whole or _before_clause(words, start, low)
    if whole is not None:
        return replace(whole, end=last if words[last - 1].text != "," else last - 1)
    return Phrase(start, last if words[last - 1].text != "," else last - 1, head_end)


def _before_clause(words: Sequence[Word], start: int, low: int) -> Phrase | None:
    """The subject of "Ada Venn, who was in | Tallinn, Estonia, on Wednesday, told"."""
    if start <= low or words[start - 1].lower not in INSIDE:
        return None
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
        if word.lower in RELATIVE and place + 1 < start and _opens_clause(words[place + 1]):
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
            ) and (_nominal(words[place - 1]) or words[place - 1].lower in COUNTED | {")"}):  # fmt: skip
                return place
    return None


def _became(words: Sequence[Word], place: int) -> bool:
    """Whether a participle opens what is set between commas: "circulated to members", "since deleted"."""
    word, following = words[place].lower, words[place + 1].lower
    if word in {"since", "now", "later", "first", "once"}:
        return following.endswith("ed") or following in MADE
    return (word.endswith("ed") or word in MADE) and following in INSIDE | {"as", "since", "and", "but"}


def _joins(words: Sequence[Word], place: int, low: int) -> bool:
    """Whether the "and" or "&" at ``place`` joins two parts of one source."""
    if place - 1 < low or place + 1 >= len(words):
        return False
    left, right = words[place - 1], words[place + 1]
    return (_nominal(left) or left.lower in lexicon().places) and (
        _nominal(right) or right.lower in DETERMINERS
    )


def _walk_left(words: Sequence[Word], end: int, low: int) -> int | None:
    """First word of the noun phrase that ends before ``end``."""
    known = lexicon()
    place = end
    while place > low and end - place < 22:
        word = words[place - 1]
        lower = word.lower
        if word.is_mark:
            if word.text in {"[", "]", "&"} or (word.text in {"'", "’"} and place < end):
                place -= 1
                continue
            break
        if lower in {"and", "&"}:
            if _joins(words, place - 1, low):
                place -= 1
                continue
            break
        if lower in _QUALIFIES and place - 2 > low and words[place - 2].lower in _QUALIFIES[lower]:
            place -= 2
            continue
        if lower == "by" and place - 2 > low and _is_qualified(words, place - 2):
            place -= 2
            continue
        if lower in BREAKS or ((lower in VERBISH or lower in SAYING) and not word.is_capital):
            break
        if lower.endswith("ed") and not word.is_capital and _is_verb_here(words, place - 1, low, end):
            break
        if place < end and words[place].lower in ARTICLES and not _leads_to(words, place, low):
            break  # "Venn listed things | the government": nothing goes on before an article
        if lower in INSIDE and (
            place - 1 == low or not (_can_hold(words[place - 2]) or _plain_of(words, place - 1))
        ):
            break
        place -= 1
        if lower in SUBJECT_PRONOUNS:
            place += 1
            break
    start = _trim(words, place, end)
    if start is None:
        return None
    body = words[start:end]
    if not any(_nominal(w) or w.lower in known.places for w in body):
        return None
    return start


_QUALIFIES = {
    "on": {"briefed", "consulted"}, "in": {"involved", "engaged", "versed"}, "to": {"close", "privy"},
    "with": {"familiar", "acquainted", "charged", "involved"}, "about": {"knowledgeable"},
}  # fmt: skip
"""What may follow a person's noun and tell how they know: "an aide briefed on the talks"."""


def _is_qualified(words: Sequence[Word], place: int) -> bool:
    """Whether a participle before "by" says who they are: "engineers consulted by this site"."""
    return words[place].lower.endswith("ed") and words[place - 1].lower in lexicon().heads


def _plain_of(words: Sequence[Word], place: int) -> bool:
    """Whether an "of" follows a plain noun ("the port of Norvik")."""
    before = words[place - 1]
    return (
        words[place].lower == "of" and before.text.isalpha() and before.lower not in TIMES | VERBISH | BREAKS
    )


def _leads_to(words: Sequence[Word], place: int, low: int) -> bool:
    """Whether the word before the article at ``place`` belongs to the same phrase ("head of the port")."""
    before = words[place - 1]
    return before.lower in INSIDE | {"and", "&", "all", "both", "half"} or before.is_mark


def _is_verb_here(words: Sequence[Word], place: int, low: int, end: int) -> bool:
    """Whether a word in -ed is a verb and not an adjective: before an article, or right after a name."""
    if place + 1 < end and words[place + 1].lower in DETERMINERS:
        return True  # "obtained a letter"
    if place <= low:
        return False
    before = words[place - 1]
    return (before.is_capital and before.lower not in DETERMINERS) or before.lower in ADVERBS


def _can_hold(word: Word) -> bool:
    """Whether a preposition after ``word`` may belong to one phrase with it ("officials at …")."""
    if word.is_mark or word.lower in TIMES:
        return False
    return _nominal(word) or word.lower.endswith(HOLDING_ENDS) or word.lower in HOLDERS


def _trim(words: Sequence[Word], start: int, end: int) -> int | None:
    """Leave out what cannot begin a source: times, adverbs, stray prepositions."""
    place = start
    while place < end:
        lower = words[place].lower
        following = words[place + 1].lower if place + 1 < end else ""
        if lower.isdigit() and following in MONTHS:
            place += 2  # "10 July | the agency"
            continue
        time = lower in TIMES and not (
            lower in {"may", "march", "august"} and _nominal(words[min(place + 1, end - 1)])
        )
        ordinal = lower == "first" and following not in {"lady", "minister", "officer", "deputy"}
        if (
            (
                time
                or (lower in ADVERBS - {"all", "both"} and not ordinal and lower != "first")
                or lower in INSIDE
            )
            or ordinal
            or lower in {"and", "&", "-"}
            or (lower[0].isdigit() and len(lower) > 2)
            or (lower.endswith("ly") and len(lower) > 4 and not words[place].is_capital)
        ) or (
            lower.endswith("ing")
            and not words[place].is_capital
            and (words[min(place + 1, end - 1)].is_capital or following in DETERMINERS)
        ):
            place += 1
        elif lower in DETERMINERS and following in TIMES:
            place += 2
        else:
            break
    return place if place < end else None


def phrase_right(words: Sequence[Word], start: int, high: int) -> Phrase | None:
    """The noun phrase that begins at word ``start`` ("said the mayor, who …"), not beyond ``high``."""
    known = lexicon()
    if start >= high:
        return None
    if words[start].lower == "that":
        return None  # "explained that …" names nobody
    if words[start].lower in SUBJECT_PRONOUNS | {"him", "her", "them", "us", "me"}:
        follows_noun = words[start].lower == "her" and start + 1 < high and _nominal(words[start + 1])
        if not follows_noun:
            return Phrase(start, start + 1, start + 1)
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
            if place > start and _joins(words, place, start):
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
            _nominal(word) or lower in DETERMINERS or lower in known.places or _modifies(words, place, high)
        ):
            return None
        place += 1
    while place > start and words[place - 1].lower in INSIDE | DETERMINERS | {"and", "&"}:
        place -= 1
    if place == start or not any(_nominal(w) or w.lower in known.places for w in words[start:place]):
        return None
    return Phrase(start, beside(words, place, high), place)


def _is_name(words: Sequence[Word]) -> bool:
    """Whether words are two to four with capitals, none of them a place."""
    known = lexicon()
    return 2 <= len(words) <= 4 and all(w.is_capital and w.lower not in known.places for w in words)


def _modifies(words: Sequence[Word], place: int, high: int) -> bool:
    """Whether the lower-case word begins a phrase headed soon after ("senior officials")."""
    return any(_nominal(w) for w in words[place + 1 : min(place + 4, high)])


def _goes_on(words: Sequence[Word], place: int, start: int, high: int) -> bool:
    """Whether the preposition at ``place`` leads on inside the phrase ("a spokesman for the port")."""
    if place == start or place + 1 >= high:
        return False
    preposition = words[place].lower
    if words[place - 1].lower in _QUALIFIES.get(preposition, ()):
        return True  # "two officials briefed on the talks"
    if not _can_hold(words[place - 1]):
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
            or _nominal(following)
            or preposition == "of"
        )
    beyond = words[place + 2] if place + 2 < high else following
    statement = following.lower in {"a", "an"} or any(
        word.lower in TALKS or word.lower in lexicon().documents for word in (following, beyond)
    )
    named = following.is_capital or following.lower in DETERMINERS
    return named and not statement and preposition in {"in", "on"} and not words[place - 1].is_capital


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
