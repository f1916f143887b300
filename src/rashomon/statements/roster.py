"""The parties of one article: each added once, found again by its names."""

from __future__ import annotations

import re

from rashomon.statements.lexicon import lexicon
from rashomon.statements.parties import (
    Party,
    body_called,
    folded_name,
    gender_of,
    last_name,
    may_be_same,
)
from rashomon.statements.referents import LEGAL_FORMS, Referent

_WITH_GIVEN = frozenset("sir dame lady king queen prince princess pope sister brother father mother".split())
"""Titles that stand before given names."""


_LEGAL_FORM = re.compile(rf",?\s(?:{'|'.join(map(re.escape, sorted(LEGAL_FORMS)))})\.?$")


class Roster:
    """Who and what an article names, as its sources are read."""

    def __init__(self) -> None:
        self.parties: list[Party] = []
        self.by_last: dict[str, list[Party]] = {}

    def person(self, referent: Referent, place: int) -> Party:
        """The person of a name, by its last word and what stands before it; added where there is none."""
        parts = [p for p in referent.name.split() if p.strip(".")]
        last = last_name(parts)
        known = self.by_last.get(last, [])
        # A surname alone is the one first named so: relatives that come later are told by their first names.
        for party in known if len(parts) == 1 else reversed(known):
            if party.kind == "person" and may_be_same(party, parts, gender_of(referent)):
                if len(referent.name) > len(party.name):
                    party.aliases.setdefault(party.name)
                    party.name = referent.name
                elif referent.name != party.name:
                    party.aliases.setdefault(referent.name)
                if len(referent.role) > len(party.role):
                    party.role = referent.role
                party.gender = party.gender or gender_of(referent)
                return party
        called = self.by_given_name(referent) if len(parts) == 1 and referent.title in _WITH_GIVEN else None
        if called is not None:
            return called
        party = Party(referent.name, "person", referent.role, gender_of(referent), [place])
        return self.add(party, last)

    def body(self, referent: Referent) -> Party:
        """The body of a name, added where there is none."""
        folded = folded_name(referent.name)
        alike = (p for p in self.parties if p.kind == "organisation" and folded_name(p.name) == folded)
        party = next(alike, None) or self._named_in_full(folded)
        if party is None:
            party = self.add(Party(referent.name, "organisation"), referent.head or folded)
            without = _LEGAL_FORM.sub("", referent.name)
            if without != referent.name:
                party.aliases.setdefault(without)
        # "A group calling itself Grey Heron" is the group that follows.
        party.called |= set(re.findall(r"(\w+) calling", referent.role))
        return party

    def _named_in_full(self, word: str) -> Party | None:
        """The last body named that has "Ministry" or "Commission" in its name, for that word alone."""
        if word not in lexicon().bodies:
            return None
        for party in reversed(self.parties):
            words = folded_name(party.name).split()
            if party.kind == "organisation" and len(words) > 1 and word in {words[0], words[-1]}:
                party.aliases.setdefault(f"the {word.capitalize()}")
                return party
        return None

    def add(self, party: Party, last: str) -> Party:
        """Add a party, to be found by the last word of its name or the noun of its description."""
        alike = sum(known.name == party.name for known in self.parties)
        party.key = f"{party.kind}:{folded_name(party.name)}:{alike}"
        self.parties.append(party)
        self.by_last.setdefault(last, []).append(party)
        return party

    def single(self, referent: Referent) -> Party:
        """One capitalised word with no fuller name in the article: a body when it is known as one."""
        folded = folded_name(referent.name)
        for party in self.parties:
            if folded_name(party.name) == folded or folded in {folded_name(a) for a in party.aliases}:
                return party
        known = lexicon()
        body = any(folded in names for names in (known.places, known.bodies_named, known.publications))
        called = None if body else self.by_given_name(referent)
        called = called or body_called(referent.name, self.parties)
        if called is not None:
            return called
        return self.add(
            Party(referent.name, "organisation" if body else "person", gender=gender_of(referent)), folded
        )

    def by_given_name(self, referent: Referent) -> Party | None:
        """The one person whose given name a single name is ("Ada", "Sir Lars")."""
        given = referent.name.lower()
        fits = [
            party
            for party in self.parties
            if party.kind == "person" and " " in party.name and party.name.split()[0].lower() == given
        ]
        if len(fits) != 1:
            return None
        fits[0].aliases.setdefault(referent.name)
        return fits[0]

    def handle(self, referent: Referent) -> Party:
        """The party of a handle: the person whose name it holds."""
        letters = referent.name[1:].lower()
        for party in self.parties:
            last = last_name(party.name.split())
            if party.kind == "person" and len(last) > 3 and last in letters:
                party.aliases.setdefault(referent.name)
                party.reasons.setdefault(f"the handle {referent.name} holds the name {party.name}")
                return party
        for party in self.parties:
            if referent.name in party.aliases or party.name == referent.name:
                return party
        return self.add(Party(referent.name, "person"), letters)
