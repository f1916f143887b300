"""Somebody or something that an article names, and whether two names or a pronoun can be the same one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rashomon.records import SpeakerKind
from rashomon.statements.lexicon import lexicon
from rashomon.statements.referents import Referent
from rashomon.text.words import split_words

_LONGEST = 90
_LONG_ENOUGH = 4
_ABBREVIATED = re.compile(r"\s\((?P<short>[A-Z][A-Za-z&.]*[A-Z][A-Za-z.]*)\)$")
_CLAUSE = re.compile(r",\s(?:who|which|whose|where)\s.*", re.DOTALL)
_BY_PRONOUN = re.compile(r"(?:his|her|its|their|my|our)\s", re.IGNORECASE)
_BYLINE = re.compile(r"(?:(?:Posted|Written|Published|Words|Story)\s)?[Bb](?:y|Y)\s[^.\n]{3,80}(?:\n|$)")


PLACE = " place"
"""What ``Party.called`` holds for a name that the model sees as a place."""
MEN = frozenset(
    """man gunman fisherman workman father husband son brother boy grandson uncle nephew widower
    boyfriend dad""".split()
)
WOMEN = frozenset(
    """woman mother wife daughter sister girl granddaughter aunt niece widow girlfriend mum mom""".split()
)
"""Nouns that tell whether a person is he or she."""


@dataclass(slots=True)
class Party:
    """Somebody or something that an article names, being collected."""

    name: str
    kind: SpeakerKind
    role: str = ""
    gender: str = ""
    places: list[int] = field(default_factory=list)
    aliases: dict[str, None] = field(default_factory=dict)
    spans: dict[tuple[int, int], None] = field(default_factory=dict)
    reasons: dict[str, None] = field(default_factory=dict)
    key: str = ""
    called: set[str] = field(default_factory=set)
    """Nouns that stand beside a body's name and say what it is ("Tarn Air, the airline, …")."""

    def see(self, text: str, span: tuple[int, int]) -> None:
        """Note a mention, and its words as an alias when they are no pronoun; an abbreviation too."""
        self.spans.setdefault(span)
        words = text[span[0] : span[1]]
        short = _ABBREVIATED.search(words)
        if short is not None and self.kind == "organisation":
            self.aliases.setdefault(short["short"])
            words = words[: short.start()]
        self.call(words)

    def call(self, words: str) -> None:
        """Note words as an alias, without what a clause adds, unless they are long or tell by a pronoun."""
        words = _CLAUSE.sub("", words)
        if words != self.name and len(words) < _LONGEST and not _BY_PRONOUN.match(words):
            self.aliases.setdefault(words)


def party_of(referent: Referent) -> Party:
    """A party that is only described; a document also goes by its noun."""
    party = Party(referent.name, referent.kind, referent.role, described_gender(referent.head))
    if referent.kind == "document" and referent.head:
        party.call(f"the {referent.head}")
    return party


def has_calling(party: Party) -> bool:
    """Whether an article tells what somebody is: a title or a role."""
    return any(word.strip(".,").lower() in lexicon().titled for word in party.role.split())


def in_byline(text: str, place: int) -> bool:
    """Whether a place is in a line that only tells who wrote the article: no pronoun stands for them."""
    start = text.rfind("\n", 0, place) + 1
    return _BYLINE.match(text, start) is not None


def gender_of(referent: Referent) -> str:
    """``he`` or ``she`` where a title or a first name tells, else empty."""
    known = lexicon()
    first = referent.name.split()[0].lower() if referent.name else ""
    title = referent.title or (referent.role.split()[0].lower().rstrip(".") if referent.role else "")
    if title in {"mr", "sir", "king", "prince", "lord"} or (first in known.men and first not in known.women):
        return "he"
    if title in {"mrs", "ms", "miss", "queen", "princess", "lady", "dame"} or (
        first in known.women and first not in known.men
    ):
        return "she"
    return ""


def described_gender(noun: str) -> str:
    """``he`` or ``she`` where the noun of a description tells, else empty."""
    return "he" if noun in MEN else "she" if noun in WOMEN else ""


def is_person(party: Party) -> bool:
    """Whether it is a person with a name."""
    return party.kind == "person"


def body_called(word: str, parties: Sequence[Party]) -> Party | None:
    """The one body whose name begins with a word that is no place: "Tarn" for "Tarn Lines"."""
    if len(word) < _LONG_ENOUGH or word.lower() in lexicon().places or word.lower() in lexicon().given:
        return None
    alike = [
        party
        for party in parties
        if party.kind == "organisation" and party.name.removeprefix("The ").startswith(f"{word} ")
    ]
    if len(alike) != 1:
        return None
    alike[0].aliases.setdefault(word)
    return alike[0]


def may_be_body(referent: Referent) -> bool:
    """Whether a name with a body's noun beside it is the body's: no title or given name tells of a person."""
    return " " not in referent.name or not (referent.title or gender_of(referent))


def may_stand_for(pronoun: str, party: Party) -> bool:
    """Whether a pronoun can stand for a party of this kind and gender."""
    known = lexicon()
    if pronoun in known.pronouns_he | known.pronouns_she:
        gender = "he" if pronoun in known.pronouns_he else "she"
        return party.kind in {"person", "unnamed-person"} and party.gender in {"", gender}
    return pronoun not in known.pronouns_it or party.kind != "person"


@lru_cache(maxsize=16384)
def folded_name(name: str) -> str:
    """A name as it is compared: in lower case, without marks and "the"."""
    return " ".join(w.lower for w in split_words(name) if not w.is_mark and w.lower != "the").replace(".", "")


def last_name(parts: Sequence[str]) -> str:
    """The last word of a name that is no "Jr." or numeral, in lower case."""
    kept = [p for p in parts if p.lower().strip(".,") not in {"ii", "iii", "iv", "jr", "sr", "v"}]
    last = (kept or list(parts) or [""])[-1].lower()
    return last.removesuffix("'s").removesuffix("’s").strip(".,")


def may_be_same(party: Party, parts: Sequence[str], gender: str) -> bool:
    """Whether a name with the same last word may be the same person: no first name or gender against it."""
    if gender and party.gender and gender != party.gender:
        return False
    mine, theirs = parts[0].lower().strip("."), party.name.split()[0].lower().strip(".")
    if len(parts) == 1 or len(party.name.split()) == 1:
        return True
    return mine == theirs or ((len(mine) == 1 or len(theirs) == 1) and mine[0] == theirs[0])
