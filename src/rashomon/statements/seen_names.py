"""The names that a model sees in an article, put to what the words of a source say by themselves.

The rules know titles, roles and the nouns of bodies, not names: to them "Choosing Venn" at the head of a
sentence is one name, and "The Harbour Reporter" a reporter. Where the model sees a name, its ends and its
kind decide between the readings that the words allow.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Protocol

from rashomon.statements.lexicon import lexicon
from rashomon.statements.referents import Referent
from rashomon.text.words import Word, split_words

_ENDING = re.compile(r"['’]s?$")
_ARTICLES = frozenset({"the", "a", "an"})
_DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december today yesterday""".split()
)


class SeesNames(Protocol):
    """What knows the names of an article by their places."""

    def name(self, start: int, end: int) -> tuple[int, int, str] | None:
        """The last name that ends at ``end`` or begins before it, with its kind, in the article's offsets."""


def with_seen_name(text: str, referent: Referent, start: int, end: int, sees: SeesNames) -> Referent:
    """``referent``, which ``text[start:end]`` was read as, with the name that is seen there."""
    if referent.pronoun or referent.name.startswith("@"):
        return referent
    seen = sees.name(start, end)
    if seen is None or seen[2] not in {"person", "organisation"}:
        return referent
    low, high, kind = max(seen[0], start), seen[1], seen[2]
    bracket = text.find(" (", low, high)
    if kind == "person" and bracket > low:
        high = bracket  # "Ada Venn (R-Norvik"
    words = [word for word in split_words(text, low, high) if not word.is_mark]
    if not words or not all(word.is_capital or not word.text[0].islower() for word in words[:1] + words[-1:]):
        return referent
    name = _ENDING.sub("", text[low:high])
    if referent.kind in {"person", "organisation"} and referent.name[:1].isupper():
        return _renamed(text, referent, (start, end), (low, high), name, kind, sees)
    return _named_after_all(text, referent, start, (low, high), words, name, kind)


def _person_of_body(text: str, referent: Referent, at: int, sees: SeesNames) -> Referent | None:
    """The person in "Ada Venn of the Harbour Union", which the words alone take for one body's name."""
    of = re.search(r"\s(?:of|at|from)\s", referent.name)
    if of is None or referent.kind != "organisation":
        return None
    first = sees.name(at, at + of.start())
    if first is None or first[2] != "person" or (first[0], first[1]) != (at, at + of.start()):
        return None
    name = referent.name[: of.start()]
    return Referent(name, "person", role=referent.name[of.start() + 1 :], head=name.split()[-1].lower())


def _renamed(
    text: str,
    referent: Referent,
    source: tuple[int, int],
    seen: tuple[int, int],
    name: str,
    kind: str,
    sees: SeesNames,
) -> Referent:
    """A name read by the words, of which the model sees less, more, or another one behind it."""
    at = text.rfind(referent.name, source[0], source[1] + 1)
    stop = at + len(referent.name)
    if at < 0 or name == referent.name:
        return referent
    inside = at < seen[0] and abs(seen[1] - stop) <= 2
    if kind == "person" and inside and referent.kind == "person":
        left_out = split_words(text, at, seen[0])
        if all(_no_name(text, word, at) for word in left_out if not word.is_mark):
            return replace(referent, name=name, role=_with_role(referent.role, left_out))
    outer = _person_of_body(text, referent, at, sees)
    if outer is not None:
        return outer
    behind = seen[0] >= stop and not text[seen[1] : source[1]].strip(" .,’'s")
    if kind == "person" and behind and text[stop : seen[0]].count(",") == 0:
        # "Port Authority President Ada King": the body before the name is part of the role.
        role = text[source[0] : seen[0]].strip()
        return Referent(name, "person", role=role, head=name.split()[-1].lower())
    longer = seen[0] < at and abs(seen[1] - stop) <= 2
    if kind == "organisation" and longer and not referent.title:
        # "The Kelm Police Department": "police" before a noun of bodies is no role.
        return Referent(name, "organisation", definite=referent.definite, head=name.split()[-1].lower())
    return referent


def _named_after_all(
    text: str, referent: Referent, start: int, seen: tuple[int, int], words: list[Word], name: str, kind: str
) -> Referent:
    """A description that is a name: "The Harbour Reporter", "King" for Ada King."""
    before = text[start : seen[0]].strip().lower()
    whole = text[start : seen[1]].strip()
    if before not in {"", "the"} or not referent.name.startswith((whole, name, text[start : seen[1]])):
        return referent
    if len(referent.name) > len(whole) + 2 or not all(word.is_capital for word in words):
        return referent
    if kind == "person" and before:
        return referent  # "the King" is who he is
    if len(words) == 1 and words[0].lower in lexicon().places | _DAYS:
        return referent
    if kind == "person":
        return Referent(name, "person", head=words[-1].lower)
    return Referent(name, "organisation", definite=bool(before), head=words[-1].lower)


def _no_name(text: str, word: Word, begins: int) -> bool:
    """Whether a capitalised word before a name is none: it opens the sentence, or stands for an office."""
    known = lexicon()
    if word.lower in known.given or len(word.text.rstrip(".")) == 1:
        return False
    opens = word.start == begins and not re.search(r"[\w,]\s*$", text[max(0, begins - 3) : begins])
    letters = word.text.isupper() and len(word.text) <= 4
    owner = _ENDING.search(word.text) is not None
    parts = set(word.lower.split("-"))
    return opens or letters or owner or bool(parts & (known.titled | _DAYS))


def _with_role(role: str, left_out: list[Word]) -> str:
    known = lexicon()
    told = [w.text for w in left_out if set(w.lower.split("-")) & (known.titled)]
    return " ".join([role, *told]).strip()
