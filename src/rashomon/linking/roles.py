"""Roles and offices in words: what two roles share, and when they cannot be one person's."""

from __future__ import annotations

import re
from functools import lru_cache

from rashomon.linking.words import stem, strip_accents

_SMALL = frozenset(
    """a an the of for and in on at to his her their its our who is was by with as from then now
    new top senior
    us u s united states american local said told mr mrs ms dr""".split()
)
# Words of one family of offices; two families that never meet in one person at one time.
_FIELDS = {
    "police": "police officer detective sheriff constable inspector superintendent trooper patrolman",
    "law": "lawyer attorney solicitor barrister prosecutor judge counsel magistrate",
    "medicine": "doctor physician nurse surgeon pathologist coroner paramedic dentist psychiatrist",
    "politics": "president minister senator congressman congresswoman governor mayor mp secretary premier "
    "chancellor councillor councilman lawmaker legislator ambassador",
    "press": "reporter journalist correspondent editor columnist anchor blogger photographer",
    "sport": "footballer striker goalkeeper quarterback midfielder coach pitcher wrestler boxer golfer",
    "arts": "actor actress singer rapper musician novelist painter comedian filmmaker",
    "learning": "professor lecturer researcher scientist historian economist teacher student pupil",
    "trade": "farmer fisherman plumber carpenter driver builder electrician shopkeeper waiter waitress baker",
    "faith": "priest bishop imam rabbi pastor vicar archbishop",
}
_FIELD_OF = {word: field for field, words in _FIELDS.items() for word in words.split()}
_PAST = re.compile(r"\b(?:former|ex|retired|then|turned|once|aspiring)\b", re.I)


# Words for one office that reports change freely between.
_ONE_OFFICE = {
    "attorney": "lawyer", "solicitor": "lawyer", "barrister": "lawyer",
    "spokesman": "spokesperson", "spokeswoman": "spokesperson", "rep": "spokesperson",
    "publicist": "spokesperson",
    "chairman": "chair", "chairwoman": "chair", "chairperson": "chair",
    "boss": "head", "chief": "head",
}  # fmt: skip
_GENERAL = re.compile(r"\b(?:attorney|solicitor)[\s-]+general\b")


@lru_cache(maxsize=65536)
def role_words(role: str) -> frozenset[str]:
    """The words of a role that tell something, stemmed: "the chairman of the committee" →
    chairman, committee."""
    # "The actress's agent" is an agent: whose, tells nothing about what they are.
    own = re.sub(r"\b(?:[A-Z][\w.-]*\s+)*[\w.-]+(?:['’]\s?s\b|s['’](?=\s))", " ", role)
    found = re.findall(r"[^\W\d_]+", _GENERAL.sub(" general ", strip_accents(own)))
    return frozenset(stem(_ONE_OFFICE.get(word, word)) for word in found if word not in _SMALL)


def same_role(a: str, b: str) -> bool:
    """Whether one role's words stand in the other."""
    words, others = role_words(a), role_words(b)
    return bool(words and others) and (words <= others or others <= words)


@lru_cache(maxsize=65536)
def _fields(role: str) -> frozenset[str]:
    return frozenset(
        _FIELD_OF[word] for word in re.findall(r"[^\W\d_]+", strip_accents(role)) if word in _FIELD_OF
    )


def clash(a: str, b: str) -> bool:
    """Whether two roles cannot be one person's at one time: both of known, different fields, no shared word.

    "Former" and its kin never clash: people change what they do.
    """
    if not a or not b or a == b or _PAST.search(a) or _PAST.search(b):
        return False
    fields, others = _fields(a), _fields(b)
    return bool(fields and others) and not fields & others and not role_words(a) & role_words(b)


_HEADS = frozenset(
    """president minister chair chairman chairwoman mayor governor secretary director chief
    commander spokesman
    spokeswoman spokesperson leader head premier chancellor ambassador lawyer coach sheriff king
    queen pope""".split()
)


def head_words(role: str) -> frozenset[str]:
    """The offices that a role names by one word: "chair of the water board" → {"chair"}."""
    return _HEADS & frozenset(re.findall(r"[^\W\d_]+", strip_accents(role)))


def is_office(word: str) -> bool:
    """Whether a word is what somebody is ("reporter", "official") and no name."""
    return word in _FIELD_OF or word in _HEADS or word in _ANYBODY


_ANYBODY = frozenset(
    """official source spokesperson aide person man woman witness resident victim suspect analyst expert agent
    publicist representative officer employee worker relative neighbour neighbor friend member leader boss
    manager owner player fan activist critic star writer author investigator commissioner
    superintendent""".split()
)
