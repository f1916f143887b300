"""An unnamed speaker whose name follows: "A fisherman said … “…,” said Odo Marr, 51."

Reporters open with a description and name whom it is about in the next paragraph. A speaker who asked not to
be named, and one whose calling others have too ("an official"), is never taken for the next one named.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rashomon.statements.frames import Draft
from rashomon.statements.lexicon import lexicon
from rashomon.statements.parties import Party, described_gender
from rashomon.statements.referents import Referent, read_referent

_LEAD = 2
"""So many statements at most stand before the one of the lead, in which a speaker is described first."""

_EVERYDAY = frozenset(
    """man woman person resident local neighbour neighbor witness eyewitness bystander onlooker villager
    mother father mum mom dad parent grandmother grandfather pensioner teenager student schoolboy
    schoolgirl shopper customer passenger motorist driver commuter tourist visitor holidaymaker homeowner
    householder tenant hiker farmer fisherman worker survivor""".split()
)
"""What somebody can be besides a calling that stands beside their name."""

_MANY = frozenset(
    """rep representative publicist official source insider aide adviser advisor diplomat spokesman
    spokeswoman spokesperson analyst expert lawyer lawmaker senator minister judge critic reporter
    journalist executive employee staffer observer member agent officer detective investigator
    prosecutor researcher scientist economist""".split()
)
"""Callings of which the next one named is likely another."""


_OFFICE = re.compile(r"[Tt]he\s(?:\w+\s){1,3}(?:of|for)\s(?:the\s)?[A-Z]")
_DESCRIBES = re.compile(r"an?\s[^\W\d_][^“”‘\"]*$", re.IGNORECASE)


def named_later(
    text: str,
    drafts: Sequence[Draft],
    parties: Mapping[int, Sequence[Party]],
    unwilling: Mapping[int, tuple[int, int]],
    mentions: Sequence[tuple[int, Party]],
) -> list[tuple[Party, Party]]:
    """Pairs of an unnamed party and the person that it is, in the order of the drafts.

    ``drafts`` are in reading order, ``parties`` theirs by identity; ``unwilling`` are the drafts that tell
    why somebody is not named; ``mentions`` are the named parties with their places, in order.
    """
    pairs: list[tuple[Party, Party]] = []
    told = [draft for draft in drafts if draft.holder is None and draft.kind != "post" and parties[id(draft)]]
    for number, draft in enumerate(told):
        unnamed = parties[id(draft)][0]
        if len(parties[id(draft)]) > 1 or unnamed.kind != "unnamed-person" or id(draft) in unwilling:
            continue
        following = next((d for d in told[number + 1 :] if parties[id(d)] != [unnamed]), None)
        if following is None or len(parties[id(following)]) > 1 or unnamed in [one for one, _ in pairs]:
            continue
        named = parties[id(following)][0]
        described = read_referent(unnamed.name, 0, len(unnamed.name))
        spokesperson = described.head.startswith("spokes") and "\n" not in text[draft.end : following.start]
        fits = spokesperson and following.kind == "direct" and not named.role
        if _is_named_there(text, draft, following, named, mentions) and (
            fits or _fits(described, named, in_lead=number <= _LEAD)
        ):
            pairs.append((unnamed, named))
    return pairs


def _is_named_there(
    text: str, draft: Draft, following: Draft, named: Party, mentions: Sequence[tuple[int, Party]]
) -> bool:
    """Whether the next statement stands in the same or the next paragraph, and first names its speaker."""
    if named.kind != "person" or " " not in named.name or following.source is None:
        return False
    if {word.lower() for word in named.name.split()} & lexicon().publications:
        return False
    between = text[draft.end : following.start].split("\n")
    if any(line.strip() for line in between[1:-1]):
        return False
    first = min((place for place, party in mentions if party is named), default=-1)
    if following.source[0] <= first < following.source[1]:
        return True
    # "… a fisherman said. / Odo Marr, 52, was at the wheel when it broke, he told …"
    opens = draft.end < first and text[first - 1 : first] == "\n"
    return opens and text[slice(*following.source)].lower() in {"he", "she"}


def _fits(described: Referent, named: Party, *, in_lead: bool) -> bool:
    """Whether a description can be the named person's.

    It is their calling, or they have none beside their name; in a lead an everyday word also fits.
    """
    noun = described.head
    of_one = in_lead and _OFFICE.match(described.name) is not None
    fits = of_one or (noun not in _MANY and _DESCRIBES.match(described.name))
    if noun not in lexicon().roles or not fits:
        return False
    gender = described_gender(noun)
    if gender and named.gender and gender != named.gender:
        return False
    callings = {word.strip(",.").lower() for word in named.role.split()} & lexicon().titled
    everyday = in_lead and noun in _EVERYDAY and not callings & _MANY
    return everyday or not callings or noun in callings
