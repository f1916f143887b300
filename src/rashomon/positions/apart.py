"""What tells an apparent conflict from a real one: another audience, time or question, or nobody's word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from rashomon.positions.callings import status_words
from rashomon.positions.passages import words_of
from rashomon.positions.stems import LIGHT, stem, stems_in, stems_of
from rashomon.positions.story import StoryView
from rashomon.records import Claim, Statement

_TOLD = re.compile(r"^(?:told|tells?|telling|assured|informed|briefed|explained to|wrote to|said to)$", re.I)
_AUDIENCES = {
    "the public": "reporter journalist press media newspaper public viewer audience crowd conference",
    "lawmakers": "lawmaker congress parliament senator council councillor committee member mp deputy house",
    "a court": "court judge jury tribunal prosecutor investigator police detective",
    "staff": "staff employee worker colleague crew team",
    "allies": "ally partner ambassador diplomat government minister",
    "those concerned": "family relative resident parent patient customer investor shareholder union",
}
_KINDS = {stem(word): name for name, words in _AUDIENCES.items() for word in words.split()}

_SO_FAR = re.compile(
    r"\b(?:so far|as yet|not yet|yet|at (?:this|that) (?:time|point|stage|moment)|at the moment|for now"
    r"|for the moment|currently|as of (?:now|\w+day)|until now|up to now|no evidence yet)\b",
    re.I,
)
_NOBODY = stems_of("report reports rumour rumours rumor rumors speculation speculations hearsay gossip")
_NO_COMMENT = re.compile(
    r"\b(?:comment|respond|reply|answer|discuss|questions?|elaborate|speculate|guess|argue)\b", re.I
)
_LIMIT = re.compile(r"\b(?:in|from|of|at|near|on|inside|outside|around|for)\s+", re.I)
_WORDS = re.compile(r"[^\W\d_][\w’'-]*|[.,;:!?”\"“()—–]")
_DETERMINERS = frozenset("the a an its their his her our some any all every these those".split())


@dataclass(frozen=True, slots=True)
class Apart:
    """Why two statements that look opposed may both hold: ``kind``, and the reason in words."""

    kind: str
    reason: str


def audience_of(statement: Statement, story: StoryView) -> str:
    """The words that say to whom it was said, or empty."""
    if statement.audience is not None:
        return statement.audience.text
    if statement.cue is None or not _TOLD.match(statement.cue.text):
        return ""
    text = story.articles[statement.article].text
    end = min(statement.content[0].start, statement.cue.end + 60)
    words = text[statement.cue.end : end] if end > statement.cue.end else ""
    return re.split(r"\bthat\b|[,:“\"]", words)[0].strip()


def other_audience(one: Statement, other: Statement, story: StoryView) -> Apart | None:
    """Whether the two were said to different kinds of people."""
    a, b = audience_of(one, story), audience_of(other, story)
    kinds = [{_KINDS[key] for key in stems_of(words) if key in _KINDS} for words in (a, b)]
    if a and b and kinds[0] and kinds[1] and not kinds[0] & kinds[1]:
        return Apart("audience", f"another audience: one was said to {a}, the other to {b}")
    said = [(a, kinds[0]), (b, kinds[1])]
    for words, kind in said:
        if kind and "the public" not in kind and not all(audience for audience, _ in said):
            return Apart("audience", f"perhaps another audience: one was said to {words}")
    return None


def other_time(one: Statement, other: Statement) -> Apart | None:
    """Whether one of the two speaks of what was known by then only ("so far", "not yet")."""
    for statement in (one, other):
        known = _so_far(words_of(statement))
        if known is not None and _so_far(words_of(other if statement is one else one)) is None:
            return Apart("time", f"another time: one speaks of what is so “{known}”")
    return None


@lru_cache(maxsize=8192)
def _so_far(text: str) -> str | None:
    """The words of a text that bind it to what was known by then."""
    match = _SO_FAR.search(text)
    return None if match is None else match.group()


def only_attributed(one: Statement, other: Statement, story: StoryView) -> Apart | None:
    """Whether one of the two is put down to reports or rumours alone, and a party asserts the other."""
    names = [_nobody(one, story), _nobody(other, story)]
    if bool(names[0]) == bool(names[1]):
        return None
    asserted = other if names[0] else one
    told = story.speakers.get(asserted.speakers[0]) if asserted.speakers else None
    if told is None:
        return None
    words = names[0] or names[1]
    return Apart("attributed", f"one is only attributed, to “{words}”; the other is asserted by {told.name}")


def _nobody(statement: Statement, story: StoryView) -> str:
    """The words for reports or rumours where these alone are the speaker; empty where somebody is."""
    names = [story.speakers[one].name for one in statement.speakers if one in story.speakers]
    if not names or statement.chain:
        return ""
    # "Media reports", but not "the Tarn Report".
    plain = all(_NOBODY & stems_of(name) and not re.search(r"[A-Z].*[A-Z]", name) for name in names)
    return names[0] if plain else ""


def other_question(claim: Claim, one: Statement, other: Statement) -> Apart | None:
    """Whether both bind what the claim says to another thing ("in the city’s taps", "private wells")."""
    wanted = _unbound(claim.text)
    limits = [_limits(words_of(statement), wanted) for statement in (one, other)]
    if not limits[0] or not limits[1] or limits[0].keys() & limits[1].keys():
        return None
    if stems_of(words_of(one)) & limits[1].keys() or stems_of(words_of(other)) & limits[0].keys():
        return None
    a, b = (min(found.items(), key=lambda pair: pair[1])[1][1] for found in limits)
    return Apart("question", f"another question: one speaks of “{a}”, the other of “{b}”")


@lru_cache(maxsize=256)
def _unbound(text: str) -> frozenset[str]:
    """The words of matter of a claim that are not those of a place or thing that it is bound to."""
    bound = {key for match in _LIMIT.finditer(text) for key in stems_of(_phrase(text, match.end()))}
    return stems_of(text) - bound


@lru_cache(maxsize=8192)
def _limits(text: str, wanted: frozenset[str]) -> Mapping[str, tuple[int, str]]:
    """What binds a word of the claim to a place or thing: the head's stem, its place and the words."""
    found: dict[str, tuple[int, str]] = {}
    ends = {end for key, _, end in stems_in(text) if key in wanted}
    for match in _LIMIT.finditer(text):
        words = _phrase(text, match.end())
        last = words.split()[-1] if words else ""
        # A name tells who or where, and seldom that something else is meant.
        head = stem(last) if last[:1].islower() else ""
        beside = any(0 <= match.start() - end <= 1 for end in ends)
        if beside and head not in wanted and stems_of(head):
            found.setdefault(head, (match.start(), words))
    return found


def _phrase(text: str, start: int) -> str:
    """The few words after a preposition that name a place or thing."""
    kept: list[str] = []
    for match in _WORDS.finditer(text, start):
        word = match.group()
        if not word[0].isalpha() or len(kept) == 4:
            break
        if word.lower() in LIGHT and not (word.lower() in _DETERMINERS and not kept):
            break
        kept.append(word)
    return " ".join(kept)


def only_withheld(withheld: Statement, taken: Statement, story: StoryView) -> Apart | None:
    """Why not saying a thing is no conflict with saying it, where the two look alike; ``None`` where not."""
    if _NO_COMMENT.search(withheld.cue.text if withheld.cue else "") or _NO_COMMENT.search(
        words_of(withheld)
    ):
        return None
    alike = status_words(words_of(withheld)) & status_words(words_of(taken))
    audience = other_audience(withheld, taken, story)
    if alike:
        reason = "another question: not to say that a thing is so is not to say that it is not so"
        return Apart("withheld", f"{reason}; {audience.reason}" if audience else reason)
    return Apart("audience", audience.reason) if audience else None
