"""Whether two names mean one speaker, as the scorer of statements asks it.

A name is compared word by word, without case, accents, possessive endings and titles. What is said
matches gold when the two are equal, when it is gold with words before it, or when it is made of gold's
own words and holds the last of them. A word that could be anybody ("official") never matches alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

ARTICLES = frozenset({"a", "an", "the"})
RANKS = frozenset({"adm", "brig", "brigadier", "capt", "col", "gen", "general", "lt", "maj", "sgt"})
STYLES = frozenset({"dr", "mr", "mrs", "ms", "sir", "ii", "iii", "iv", "jr", "sr"})
OFFICES = frozenset({"chairman", "gov", "president", "rep", "secretary", "sen", "senator"})
TITLES = ARTICLES | RANKS | STYLES | OFFICES

VAGUE_PERSONS = frozenset({
    *("aide", "aides", "journalist", "official", "officials", "people", "person", "reporter", "reporters"),
    *("source", "sources", "spokesman", "spokesperson", "spokeswoman"),
})  # fmt: skip
VAGUE_BODIES = frozenset({"agency", "department", "government", "military", "office", "team"})
VAGUE = VAGUE_PERSONS | VAGUE_BODIES | {"other", "several", "some"}

DOTTED_LETTERS = re.compile(r"\b(?:[^\W\d_]\.){2,}")
POSSESSIVE = re.compile(r"['’]s?\b")
WORD = re.compile(r"[^\W_]+")

Name = tuple[str, ...]


def name_words(name: str | None) -> Name:
    """The words a name is compared by; all of them where nothing but titles would be left out."""
    plain = unicodedata.normalize("NFKD", name or "").casefold()
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    plain = DOTTED_LETTERS.sub(lambda found: found.group().replace(".", ""), plain)
    every = tuple(WORD.findall(POSSESSIVE.sub("", plain)))
    return tuple(word for word in every if len(word) > 1 and word not in TITLES) or every


def gold_names(speaker: str) -> Iterator[Name]:
    """The names a gold speaker goes by: "the letter (Ada Venn)" is the letter, and is Ada Venn."""
    for part in re.split(r"[()]", speaker):
        if words := name_words(part):
            yield words


def is_same_name(gold: Name, said: Name) -> bool:
    """Whether ``said`` names whom ``gold`` names."""
    if not gold or not said:
        return False
    if "".join(gold) == "".join(said) or said[-len(gold) :] == gold:
        return True
    only_vague = set(said) <= VAGUE and not set(gold) <= VAGUE
    return gold[-1] in said and set(said) <= set(gold) and not only_vague


def is_same_speaker(gold: str, said: Iterable[str]) -> bool:
    """Whether any of the names ``said`` is any of the names of the gold speaker."""
    given = [name_words(name) for name in said]
    return any(is_same_name(name, other) for name in gold_names(gold) for other in given)
