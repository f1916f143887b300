"""Words as positions are taken from them: stems, numbers, and what each word is known to mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from rashomon.text.tables import table_beside
from rashomon.text.words import Word, split_words


@cache
def _lists() -> dict[str, Any]:
    return table_beside(__file__, "words.toml")


LIGHT = frozenset(_lists()["light"].split())
"""Words that tell nothing of what a text is about."""

PRONOUNS = frozenset("it this that these those they them he him she her".split())
FIRST_PERSON = frozenset(
    "i we us our me my we're we've i'm i've we'd i'd we'll i'll ourselves myself".split()
)

_IRREGULAR = {form: line.split()[0] for line in _lists()["irregular"] for form in line.split()}
PAST = frozenset(
    form for line in _lists()["irregular"] for form in line.split()[1:] if not form.endswith("s")
)
"""Forms of verbs that no rule of endings gives ("made", "flew"), and a few nouns."""
_SUFFIXES = ("ations", "ation", "ments", "ment", "ness", "ings", "ing", "ures", "ure", "als", "al")
_COUNT_WORDS = {
    name: value
    for value, name in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
        sixteen seventeen eighteen nineteen twenty""".split()
    )
} | {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "dozen": 12,
}
_SCALE = {
    "hundred": 100,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "m": 1e6,
    "bn": 1e9,
}
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?%?")


class Token(NamedTuple):
    """A word of a text: half-open offsets in it, in lower case, and its stem. ``number`` where it is one.

    An acronym that reads like a light word stays in capitals ("US", "IS", "WHO", "IT"): it names something.
    ``light`` tells that it says nothing of what the text is about. A tuple, since a story has hundreds of
    thousands and a dataclass takes three times as long to make.
    """

    start: int
    end: int
    lower: str
    stem: str
    number: float | None = None
    capital: bool = False
    light: bool = False


@cache
def stem(word: str) -> str:
    """A word without its endings, so that forms of one word and its plain nouns meet."""
    word = word.lower().replace("’", "'").replace("-", "")
    word = re.sub(r"'s?$", "", word)
    word = word.replace(".", "") if re.fullmatch(r"(?:\w\.)+\w?", word) else word
    if word in _IRREGULAR:
        word = _IRREGULAR[word]
    elif len(word) > 4:
        word = _IRREGULAR.get(_cut(word), _cut(word))
    elif len(word) == 4 and word.endswith("s") and word[-2] not in "aiosu" and word != "news":
        word = word[:-1]
    if len(word) > 5 and word.endswith("ly"):
        word = word[:-2]
    if word.endswith("y"):
        word = word[:-1] + "i"
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


def _cut(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("ied"):
        return word[:-3] + "y"
    for ending in ("sses", "shes", "ches", "xes"):
        if word.endswith(ending):
            return word[:-2]
    if word.endswith("ed") and len(word) > 4:
        return _single(word[:-2])
    for ending in _SUFFIXES:
        least = 3 if ending == "ing" else 4
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return _single(word[: -len(ending)])
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _single(word: str) -> str:
    """``stopp`` → ``stop``, but ``kill`` stays."""
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
        return word[:-1]
    return word


def tokens_of(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The words of ``text[start:end]``, marks left out; counts and amounts as one number each."""
    found: list[Token] = []
    words = [(word, known) for word in split_words(text, start, end) if (known := _known(word.text))]
    for at, (word, (stemmed, number, capital, light)) in enumerate(words):
        first, last, piece, lower = word
        if lower in _SCALE and found:
            before = found[-1]
            if before.number is not None and first - before.end <= 1:
                value = before.number * _SCALE[lower]
                found[-1] = Token(before.start, last, f"{before.lower} {lower}", before.stem, value)
                continue
        if (
            light
            and piece.isupper()
            and _is_acronym(piece, [one for one, _ in words[max(0, at - 2) : at + 3]])
        ):
            found.append(Token(first, last, piece, piece, number, True))
            continue
        # Made by `tuple` itself: the class's own constructor, in Python, takes half as long again.
        found.append(_made(Token, (first, last, lower, stemmed, number, capital, light)))
    return tuple(found)


_made = tuple.__new__


def _is_acronym(piece: str, around: Sequence[Word]) -> bool:
    """Whether a word in capitals stands among words that are not: else all of the line is in capitals."""
    return len(piece) > 1 and any(word.text[-1].islower() for word in around)


@lru_cache(maxsize=65536)
def _known(piece: str) -> tuple[str, float | None, bool, bool] | None:
    """The stem of a word, the number that it is, whether it has a capital, and whether it is light; of a mark
    nothing.
    """
    word = Word(0, len(piece), piece, piece.lower().replace("’", "'"))
    if word.is_mark:
        return None
    return stem(word.lower), _number(word.lower), word.is_capital, word.lower in LIGHT


def _number(lower: str) -> float | None:
    if _NUMBER.fullmatch(lower):
        return float(lower.replace(",", "").rstrip("%"))
    if "-" in lower:
        parts = [_COUNT_WORDS.get(part) for part in lower.split("-")]
        return float(sum(p for p in parts if p)) if len(parts) == 2 and all(parts) else None
    value = _COUNT_WORDS.get(lower)
    # "one" is a pronoun more often than a count.
    return None if value is None or lower == "one" else float(value)


COMMON = frozenset(map(stem, _lists()["common"].split()))
"""Stems of nouns that every story is full of: alone they tell nothing of what is claimed."""
