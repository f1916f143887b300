"""Words that tell what a phrase refers to: titles, roles, bodies, documents, places, given names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rashomon.text.tables import table_beside


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Sets of words in lower case, as ``lexicon.toml`` names them."""

    titles: frozenset[str]
    roles: frozenset[str]
    bodies: frozenset[str]
    #: Adjectives of nations and towns: "danish".
    demonyms: frozenset[str]
    #: What one person of a nation is called: "Dane".
    nationals: frozenset[str]
    #: Places that speak as bodies; as a part of a name they tell nothing ("Ji-woo Park").
    venues: frozenset[str]
    documents: frozenset[str]
    plural_people: frozenset[str]
    collectives: frozenset[str]
    unnamed: frozenset[str]
    places: frozenset[str]
    bodies_named: frozenset[str]
    publications: frozenset[str]
    women: frozenset[str]
    men: frozenset[str]
    pronouns_he: frozenset[str]
    pronouns_she: frozenset[str]
    pronouns_they: frozenset[str]
    pronouns_it: frozenset[str]
    #: Nouns that can head a source: roles, bodies, documents and groups of people.
    heads: frozenset[str]
    #: What may stand before a person's name: titles and roles.
    titled: frozenset[str]
    #: Nouns for one person or several.
    people: frozenset[str]
    given: frozenset[str]
    #: Every pronoun that can be a source.
    pronouns: frozenset[str]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon that ships with the package."""
    raw = table_beside(__file__, "lexicon.toml")
    sets = {name: frozenset(words.split()) for name, words in raw.items()}
    several = frozenset(f"{role}s" for role in sets["roles"] if role[-1] not in "sy")
    several |= sets["roles"] | sets["plural_people"]
    heads = several | sets["bodies"] | sets["venues"] | sets["documents"]
    pronouns = frozenset({"i", "who", "which"}).union(
        *(sets[name] for name in sets if name.startswith("pronouns_"))
    )
    # Made once: a set put together at each question costs more than all else that is asked of a name.
    return Lexicon(
        **sets,
        heads=heads,
        titled=sets["titles"] | sets["roles"],
        people=sets["roles"] | sets["plural_people"],
        given=sets["women"] | sets["men"],
        pronouns=pronouns,
    )
