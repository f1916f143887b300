"""Pairs made by rule: a claim of a training corpus put into somebody's mouth, or changed in one place."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from .labels import AFFIRMS, DENIES, DISCUSSES, NOT_AFFIRMED, UNRELATED, WITHHOLDS

SOURCES = (
    "A spokesman", "A spokeswoman for the ministry", "The ministry", "Officials", "Police", "The company",
    "She", "He", "The governor's office", "Two people with knowledge of the matter", "The general",
    "The foreign minister", "The president", "A senior official", "The department", "The army",
    "His lawyer", "The bank", "The agency", "The union", "The hospital", "Local authorities",
    "The embassy", "They", "The committee", "Her office", "The defence secretary", "The airline",
    "Investigators", "The party", "The prosecutor", "The mayor",
)  # fmt: skip
SAID = {
    AFFIRMS: (
        "{s} confirmed that {p}.", "{s} said that {p}.", "{s} acknowledged that {p}.",
        "{s} insisted that {p}.", "{s} announced that {p}.", "{s} admitted that {p}.",
        "{s} repeated on Tuesday that {p}.", "{s} said it is true that {p}.", "{s} had no doubt that {p}.",
        "“It is true that {p},” {t} said.", "{s} agreed that {p}.", "{s} did not dispute that {p}.",
        "{s} told reporters that {p}.", "According to {t}, {p}.", "{s} said there was no doubt that {p}.",
        "{s} made clear that {p}.", "{s} rejected suggestions that it was untrue that {p}.",
        "{s} stressed again that {p}.",
    ),
    DENIES: (
        "{s} denied that {p}.", "{s} dismissed the idea that {p}.", "{s} rejected the claim that {p}.",
        "{s} said it is not true that {p}.", "{s} called reports that {p} a hoax.",
        "{s} ruled out that {p}.", "“It is false that {p},” {t} said.",
        "{s} said the report that {p} was fabricated.", "{s} disputed that {p}.",
        "{s} said that it was simply wrong to say that {p}.",
        "{s} said this was not an indication that {p}.",
        "Contrary to reports, {t} said, it is not the case that {p}.",
        "{s} described as false the suggestion that {p}.", "{s} said nobody should believe that {p}.",
        "There is no truth to the report that {p}, {t} said.", "{s} refuted claims that {p}.",
    ),
    WITHHOLDS: (
        "{s} declined to confirm that {p}.", "{s} would neither confirm nor deny that {p}.",
        "{s} said it was too early to say whether {p}.", "{s} declined to comment on whether {p}.",
        "{s} refused to say whether {p}.", "{s} had no comment on reports that {p}.",
        "{s} could not confirm that {p}.", "{s} said it had not been established whether {p}.",
        "{s} said they were still checking whether {p}.", "{s} did not know whether {p}.",
        "“I cannot say whether {p},” {t} said.", "Asked whether {p}, {t} declined to answer.",
        "{s} would not be drawn on whether {p}.", "{s} said they could not verify the claim that {p}.",
        "{s} left open whether {p}.", "{s} did not immediately respond when asked whether {p}.",
        "{s} said it was not yet clear whether {p}.",
        "“We are aware of the report that {p} and are looking into it,” {t} said.",
    ),
    DISCUSSES: (
        "Reports that {p} spread on Monday.", "A post that claims that {p} has been shared widely.",
        "It was reported that {p}.", "There are rumours that {p}.", "A newspaper reported that {p}.",
        "Some have claimed that {p}.", "It is alleged that {p}.", "Reporters asked {t} whether {p}.",
        "The question is whether {p}.",
    ),
}  # fmt: skip
ANTONYMS = dict(
    pair
    for a, b in (
        ("more", "fewer"), ("increased", "decreased"), ("rose", "fell"), ("won", "lost"),
        ("before", "after"), ("accepted", "rejected"), ("first", "last"), ("largest", "smallest"),
        ("higher", "lower"), ("alive", "dead"), ("public", "private"), ("opened", "closed"),
        ("north", "south"), ("east", "west"), ("male", "female"), ("man", "woman"), ("men", "women"),
        ("old", "new"), ("above", "below"), ("best", "worst"), ("good", "bad"), ("support", "oppose"),
        ("supported", "opposed"), ("arrived", "left"), ("start", "end"), ("began", "ended"),
        ("success", "failure"), ("guilty", "innocent"), ("true", "false"), ("real", "fake"),
        ("all", "none"), ("up", "down"), ("confirmed", "denied"), ("bought", "sold"), ("father", "son"),
        ("mother", "daughter"), ("positive", "negative"), ("major", "minor"), ("always", "never"),
        ("allowed", "banned"), ("early", "late"), ("joined", "quit"), ("hired", "fired"), ("love", "hate"),
        ("strong", "weak"), ("won", "lost"),
    )
    for pair in ((a, b), (b, a))
)  # fmt: skip
_NUMBER = re.compile(r"\b\d+(?:,\d{3})*(?:\.\d+)?\b")
_VERB = re.compile(r"\b(is|are|was|were|has|have|had|will|would|can|could|did|does)\b(?! not\b|n't)")
_NAME = re.compile(r"(?<=[a-z,] )(?:[A-Z][a-z]{2,})(?: [A-Z][a-z]+){0,2}")
_BEGINS = re.compile(
    r"^(The|A|An|This|These|There|It|He|She|They|In|At|On|Some|Many|All|More|Less|Over|About)\b"
)


def inner(claim: str) -> str:
    """Return a claim as it stands after "that": no stop, a small first letter where it is surely no name."""
    plain = claim.strip().rstrip(".!").rstrip()
    return _BEGINS.sub(lambda match: match.group().lower(), plain)


def put_in_mouth(claim: str, other: str, chance: random.Random) -> tuple[str, str, int]:
    """Return (statement, claim, label): somebody takes a position on the claim, or on another one."""
    label = chance.choices((AFFIRMS, DENIES, WITHHOLDS, DISCUSSES), (2, 3, 4, 1))[0]
    source = chance.choice(SOURCES)
    names = source[0].lower() + source[1:]
    if chance.random() < 0.15:
        said = chance.choice(SAID[label]).format(s=source, t=names, p=inner(other))
        return said, claim, UNRELATED
    return chance.choice(SAID[label]).format(s=source, t=names, p=inner(claim)), claim, label


def edit(sentence: str, passage: str, chance: random.Random) -> tuple[str, int] | None:
    """Return the sentence changed in one place, and what the passage then is to it; ``None`` where nothing
    could be changed.
    """
    ways = [_number, _negate, _antonym, _swap]
    chance.shuffle(ways)
    for way in ways:
        found = way(sentence, passage, chance)
        if found is not None and found[0] != sentence:
            return found
    return None


def _number(sentence: str, passage: str, chance: random.Random) -> tuple[str, int] | None:
    found = list(_NUMBER.finditer(sentence))
    if not found:
        return None
    match = chance.choice(found)
    value = float(match.group().replace(",", ""))
    if 1900 <= value <= 2100:
        changed = f"{value + chance.choice((-3, -2, -1, 1, 2, 3)):.0f}"
    else:
        changed = f"{max(1, value * chance.choice((0.3, 0.5, 0.8, 1.3, 2, 3))):.0f}"
    if changed in passage:
        return None
    return sentence[: match.start()] + changed + sentence[match.end() :], DENIES


def _negate(sentence: str, _: str, __: random.Random) -> tuple[str, int] | None:
    found = _VERB.search(sentence)
    if found is None or " not " in sentence:
        return None
    return sentence[: found.end()] + " not" + sentence[found.end() :], DENIES


def _antonym(sentence: str, _: str, chance: random.Random) -> tuple[str, int] | None:
    words = sentence.split(" ")
    places = [at for at, word in enumerate(words) if word in ANTONYMS]
    if not places:
        return None
    at = chance.choice(places)
    words[at] = ANTONYMS[words[at]]
    return " ".join(words), NOT_AFFIRMED


def _swap(sentence: str, passage: str, chance: random.Random) -> tuple[str, int] | None:
    here = _NAME.findall(sentence)
    there = [name for name in _NAME.findall(passage) if name not in sentence]
    if not here or not there:
        return None
    return sentence.replace(chance.choice(here), chance.choice(there)), NOT_AFFIRMED


def plain_sentences(sentences: Sequence[str]) -> list[str]:
    """Return those that can be changed and read alone: 8 to 40 words, one line, a stop at the end."""
    return [one for one in sentences if 8 <= len(one.split()) <= 40 and one[-1] == "." and one[0].isupper()]
