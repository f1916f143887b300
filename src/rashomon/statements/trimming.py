"""What the words of a source say besides who speaks: brackets, clauses, times, realms."""

from __future__ import annotations

import re

from rashomon.statements.lexicon import lexicon
from rashomon.statements.word_classes import PASSED_ON
from rashomon.text.words import Word

POSSESSIVE = re.compile(r"['’]s?$")
INDEFINITE = frozenset(
    """a an some several many two three four five few another other one multiple various unnamed
    anonymous unidentified dozens numerous most no any every each""".split()
)


def bare_word(word: Word) -> str:
    lower = word.lower
    return (POSSESSIVE.sub("", lower) if "'" in lower or "’" in lower else lower).rstrip(".")


_BRACKET = re.compile(r"\s\([^()]*[a-z][^()]*\)?$")


def before_bracket(text: str, start: int, end: int) -> int:
    """The end of a source without what stands behind it in brackets: "Ada Venn (Norvik University)".

    An abbreviation of the name is a part of it.
    """
    bracket = _BRACKET.search(text, start, end)
    return bracket.start() if bracket is not None and bracket.start() > start else end


def without_clause(head: list[Word], bare: list[str]) -> tuple[list[Word], list[str]]:
    """The words without a clause behind their noun: "a captain | who heard the tape", "a man | seen there".

    What is known only of "a person" or "those" is all that tells who they are, and stays.
    """
    known = lexicon()
    for at in range(1, len(bare)):
        told = bare[at - 1]
        doing = bare[at].endswith("ing") and bare[at] not in known.heads and bare[at] not in _BY_NAME
        doing = doing and told in known.people and told not in INDEFINITE
        if bare[at] in {"who", "whose", "which", "that"} or doing:
            vague = told in _VAGUE or (told == "one" and at == 1)
            short = 1 < len(bare) - at <= _SHORT_CLAUSE
            return (head, bare) if vague and short else (head[:at], bare[:at])
        if told in known.documents and bare[at] in PASSED_ON:
            return head[:at], bare[:at]  # "a letter | sent to the mayor"
    if len(bare) > 1 and bare[-1] in {"who", "which", "that"}:
        head, bare = head[:-1], bare[:-1]
    while len(bare) > 1 and (bare[-1] in _CAME_BY or (bare[-1] in _DANGLES and bare[-2] in known.heads)):
        head, bare = head[:-1], bare[:-1]
    return head, bare


_VAGUE = frozenset("person people those someone somebody anyone man woman men women others".split())
_SHORT_CLAUSE = 9
_BY_NAME = frozenset("going calling using".split())
_DANGLES = frozenset("briefed involved familiar close consulted interviewed quoted contacted reached".split())


def without_realm(head: list[Word], bare: list[str]) -> tuple[list[Word], list[str]]:
    """The words without what a sovereign reigns over or an officer serves: "King Lars II of Norland"."""
    of = bare.index("of") if "of" in bare else 0
    titled = bare[0] in _SOVEREIGNS or (head[0].text[-1] == "." and bare[0] in lexicon().titles)
    titled = titled or (bare[0] in lexicon().titled and bare[-1] in lexicon().bodies)
    if of > 1 and titled and all(word.is_capital for word in head[:of]):
        return head[:of], bare[:of]
    return head, bare


def without_time(words: list[Word]) -> list[Word]:
    """The words of a source without those behind it that tell when it spoke ("the ministry last week")."""
    end = len(words)
    if (
        end > 2
        and words[end - 1].lower in _DAYS
        and words[end - 2].lower in {"last", "this", "on", "late", "early"}
    ):
        end -= 2
    elif end > 1 and words[end - 1].lower in _DAYS - _SPANS:
        end -= 1
    elif end > 2 and re.fullmatch(r"(?:19|20)\d\d", words[end - 1].text) and words[end - 2].lower in _DATED:
        end -= 2  # "an inspection report from 2019"
    return words[:end]


_DATED = frozenset("from of in".split())
_SPANS = frozenset("week month year night morning evening afternoon summer spring autumn winter".split())
_DAYS = _SPANS | frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight".split()
)
_CAME_BY = frozenset("obtained seen reviewed viewed leaked released published shared".split())
_SOVEREIGNS = frozenset("king queen prince princess emperor pope sultan emir archbishop bishop".split())
