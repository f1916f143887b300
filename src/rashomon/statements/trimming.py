"""What the words of a source say besides who speaks: brackets, clauses, times, realms."""

from __future__ import annotations

import re

from rashomon.statements.lexicon import lexicon
from rashomon.statements.word_classes import PASSED_ON
from rashomon.text.words import Word, split_words

ANOTHERS = re.compile(r"(?<=\w)\s(?:(?<!\bone\s)of|by|to|for|who|whose|which)\s.*", re.DOTALL)
"""What of a role tells of somebody else: "aide | to the mayor"."""
POSSESSIVE = re.compile(r"['’]s?$")
INDEFINITE = frozenset(
    """a an some several many two three four five few another other one multiple various unnamed
    anonymous unidentified dozens numerous most no any every each""".split()
)


def bare_word(word: Word) -> str:
    lower = word.lower
    return (POSSESSIVE.sub("", lower) if "'" in lower or "’" in lower else lower).rstrip(".")


_BRACKET = re.compile(r"\s\([^()]*\)?$")


def before_bracket(text: str, start: int, end: int) -> int:
    """The end of a source without what stands behind it in brackets: "Ada Venn (Norvik University)"."""
    if text.find("(", start, end) < 0:
        return end
    bracket = _BRACKET.search(text, start, end)
    return bracket.start() if bracket is not None and bracket.start() > start else end


_COPY = re.compile(
    r"(?:an?|the|several|some)?\s?(?:cop(?:y|ies)|excerpts?|parts?|the text|versions?|drafts?)\s+of\s+"
    r"(?=(?:the|a|an|his|her|its|their)\s)",
    re.IGNORECASE,
)
"""A copy of a letter says what the letter says."""


def past_copy(text: str, start: int, end: int) -> int:
    """Where a source begins behind "a copy of"."""
    copy = _COPY.match(text, start, end)
    return copy.end() if copy is not None and copy.end() < end else start


def spelled_out(text: str, start: int, end: int) -> str:
    """The name that an abbreviation behind a source stands for: "the Office of Bridges (OOB)"; else empty."""
    short = _SHORT.search(text, start, end)
    if short is None:
        return ""
    letters = short["short"].replace(".", "").lower()
    words = [word for word in split_words(text, start, short.start()) if not word.is_mark]
    for first in range(len(words) - 1, -1, -1):
        initials = iter(word.lower[0] for word in words[first:])
        opens = words[first].is_capital and words[first].lower[0] == letters[0]
        if opens and all(letter in initials for letter in letters):
            return text[words[first].start : words[-1].end]
    return ""


_SHORT = re.compile(r"\s\((?P<short>[A-Z]{2,8}s?)\)$")


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


_VAGUE = frozenset(
    """person people those someone somebody anyone man woman men women others insider insiders""".split()
)
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
