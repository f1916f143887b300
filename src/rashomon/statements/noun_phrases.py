"""How far a noun phrase goes to the left of a verb, by shape and word class."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.statements.cues import (
    ADVERBS,
)
from rashomon.statements.lexicon import lexicon
from rashomon.statements.word_classes import (
    ARTICLES,
    BREAKS,
    DETERMINERS,
    HOLDERS,
    HOLDING_ENDS,
    INSIDE,
    MONTHS,
    SAYING,
    SUBJECT_PRONOUNS,
    TIMES,
    VERBISH,
)
from rashomon.text.words import Word


def nominal(word: Word) -> bool:
    known = lexicon()
    told = word.lower.endswith("-year-old") or "-of-" in word.lower  # "the father-of-two"
    return word.is_capital or word.lower in known.heads or word.text.startswith("@") or told


def joins(words: Sequence[Word], place: int, low: int) -> bool:
    """Whether the "and" or "&" at ``place`` joins two parts of one source."""
    if place - 1 < low or place + 1 >= len(words):
        return False
    left, right = words[place - 1], words[place + 1]
    return (nominal(left) or left.lower in lexicon().places) and (
        nominal(right) or right.lower in DETERMINERS
    )


def walk_left(words: Sequence[Word], end: int, low: int) -> int | None:
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
            if joins(words, place - 1, low):
                place -= 1
                continue
            break
        if lower in QUALIFIES and place - 2 > low and words[place - 2].lower in QUALIFIES[lower]:
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
            place - 1 == low or not (can_hold(words[place - 2]) or plain_of(words, place - 1))
        ):
            break
        place -= 1
        if lower in SUBJECT_PRONOUNS:
            place += 1
            break
    start = trim(words, place, end)
    if start is None:
        return None
    body = words[start:end]
    if not any(nominal(w) or w.lower in known.places for w in body):
        return None
    return start


QUALIFIES = {
    "on": {"briefed", "consulted"}, "in": {"involved", "engaged", "versed"}, "to": {"close", "privy"},
    "with": {"familiar", "acquainted", "charged", "involved"}, "about": {"knowledgeable"}, "at": {"over"},
}  # fmt: skip
"""What may follow a person's noun and tell how they know: "an aide briefed on the talks"."""
KNOWING = frozenset("knowledge access insight familiarity understanding ties links".split())


def _is_qualified(words: Sequence[Word], place: int) -> bool:
    """Whether a participle before "by" says who they are: "engineers consulted by this site"."""
    return words[place].lower.endswith("ed") and words[place - 1].lower in lexicon().heads


def plain_of(words: Sequence[Word], place: int) -> bool:
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


def can_hold(word: Word) -> bool:
    """Whether a preposition after ``word`` may belong to one phrase with it ("officials at …")."""
    if word.is_mark or word.lower in TIMES:
        return False
    return nominal(word) or word.lower.endswith(HOLDING_ENDS) or word.lower in HOLDERS


def trim(words: Sequence[Word], start: int, end: int) -> int | None:
    """Leave out what cannot begin a source: times, adverbs, stray prepositions."""
    place = start
    while place < end:
        lower = words[place].lower
        following = words[place + 1].lower if place + 1 < end else ""
        if lower.isdigit() and following in MONTHS:
            place += 2  # "10 July | the agency"
            continue
        time = lower in TIMES and not (
            lower in {"may", "march", "august"} and nominal(words[min(place + 1, end - 1)])
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
