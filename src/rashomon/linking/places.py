"""Countries and the words for what is theirs, so that "Iraqi parliament" meets "Iraq's parliament"."""

from __future__ import annotations

import re
from functools import lru_cache

from rashomon.linking.words import strip_accents

# Pairs of adjective and country, folded, where the country's name cannot be cut from the adjective.
_PAIRS = """
afghan afghanistan | argentine argentina | australian australia | austrian austria | belgian belgium
| brazilian brazil | british uk | britain uk | canadian canada | chinese china | colombian colombia
| cuban cuba
| czech czechia | danish denmark | dutch netherlands | egyptian egypt | ethiopian ethiopia | finnish finland
| french france | german germany | greek greece | hungarian hungary | indian india | indonesian indonesia
| iranian iran | iraqi iraq | irish ireland | israeli israel | italian italy | japanese japan |
jordanian jordan
| kenyan kenya | kurdish kurdistan | kuwaiti kuwait | lebanese lebanon | liberian liberia | libyan libya
| malaysian malaysia | mexican mexico | moroccan morocco | nigerian nigeria | norwegian norway
| pakistani pakistan | palestinian palestine | polish poland | portuguese portugal | qatari qatar
| romanian romania | russian russia | saudi saudi | scottish scotland | serbian serbia | somali somalia
| spanish spain | sudanese sudan | swedish sweden | swiss switzerland | syrian syria | thai thailand
| tunisian tunisia | turkish turkey | ukrainian ukraine | venezuelan venezuela | vietnamese vietnam
| welsh wales | yemeni yemen
"""
_COUNTRY = dict(pair.split() for pair in _PAIRS.split("|"))
_COUNTRIES = frozenset(_COUNTRY.values())
_SMALL = frozenset("of the for".split())


_SPELLED = {
    "defense": "defence", "center": "centre", "labor": "labour", "organization": "organisation",
    "harbor": "harbour", "theater": "theatre", "program": "programme", "license": "licence",
}  # fmt: skip
"""American forms, and the British ones under which a body is joined."""


def _country(word: str) -> str:
    """The country of an adjective: of the table, or in "-ian", whose "n" alone is its own."""
    known = _COUNTRY.get(word)
    return known or (word[:-1] if len(word) > 6 and word.endswith("ian") else word)


@lru_cache(maxsize=16384)
def fold_places(folded: str) -> str:
    """A folded name with countries in one form and in front: "parliament of iraq" → "iraq parliament"."""
    words = [_country(_SPELLED.get(word, word)) for word in folded.split()]
    for i, word in enumerate(words):
        if i and word in _COUNTRIES and any(w in _SMALL for w in words[:i]):
            rest = words[:i] + words[i + 1 :]
            return " ".join([word, *(w for w in rest if w not in _SMALL)])
    return " ".join(words)


@lru_cache(maxsize=16384)
def nations(text: str) -> frozenset[str]:
    """The countries that a description names: "a U.S. military official" → {"us"}."""
    plain = re.sub(r"\bUS\b|\bU\.\s?S\.", "usa", text)
    words = re.findall(r"[^\W\d_]+", strip_accents(plain))
    found = {_COUNTRY.get(word, word) for word in words}
    return frozenset(
        "us" if word in {"usa", "american"} else word
        for word in found
        if word in _COUNTRIES or word in {"usa", "american"}
    )


def is_place(word: str) -> bool:
    """Whether a folded word is a country or what is its people's."""
    return word in _COUNTRY or word in _COUNTRY.values()
