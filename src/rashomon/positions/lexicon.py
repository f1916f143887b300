"""What words imply about the matters that recur in disputed news: the tables beside this file, indexed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from rashomon.positions.words import Token, stem
from rashomon.text.tables import table_beside

Says = Literal["yes", "no", "part"]
_GAP = 3
"""How many words may stand before the particle of a phrase ("sent the letter out")."""
_LEAVING = frozenset("leave leaves leaving left".split())
_REMAINING = frozenset("remain remains remained remaining stay stays stayed staying".split())
_STATES = frozenset(
    """dead injured wounded hurt homeless stranded hospitalised hospitalized paralysed paralyzed open closed
    shut calm silent unclear unknown uncertain unsolved unidentified missing vacant empty intact critical
    stable committed confident concerned hopeful skeptical sceptical""".split()
)
_PARTICLES = frozenset("out off down up over away back on".split())


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word or phrase says of one matter: that it is so, that it is not, or only in part.

    ``status`` tells words of status (authentic, safe) from words for what happens (close, resign).
    """

    matter: str
    says: Says
    status: bool


@dataclass(frozen=True, slots=True)
class Meaning:
    """A word or phrase of a text that says something of a matter: the places of its words, and its senses."""

    places: tuple[int, ...]
    senses: tuple[Sense, ...]

    @property
    def first(self) -> int:
        """The place of its first word."""
        return self.places[0]

    @property
    def last(self) -> int:
        """The place of its last word."""
        return self.places[-1]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The tables, indexed by stem."""

    words: dict[str, tuple[Sense, ...]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], tuple[Sense, ...]], ...]]
    """By first stem: the stems of each phrase, longest first, and its senses."""
    alike: dict[str, frozenset[str]]
    """The groups of nouns that a stem belongs to."""
    members: dict[str, frozenset[str]]
    """The stems of each group of nouns."""
    about: dict[str, str]
    """Each matter in words."""
    idioms: dict[str, tuple[tuple[str, ...], ...]]
    """By first stem: the stems of each phrase that says nothing, longest first."""
    weak: frozenset[str]
    """Stems of many meanings: alone they tell little."""
    predicates: dict[str, str]
    """How a word of status stands after "is", by stem."""


@cache
def lexicon() -> Lexicon:
    """The tables of this room, read once."""
    words: dict[str, list[Sense]] = defaultdict(list)
    phrases: dict[tuple[str, ...], list[Sense]] = defaultdict(list)
    about: dict[str, str] = {}
    tables = {name: _load(name) for name in ("status.toml", "predicates.toml")}
    for table, key in (("status.toml", "matter"), ("predicates.toml", "event")):
        for entry in tables[table][key]:
            about[entry["name"]] = entry.get("about", f"the {entry['name']}")
            for says in ("yes", "no", "part"):
                for written in entry.get(says, "").split():
                    parts = tuple(stem(part) for part in written.split("_"))
                    sense = Sense(entry["name"], says, key == "matter")
                    known = words[parts[0]] if len(parts) == 1 else phrases[parts]
                    if all(one.matter != sense.matter for one in known):
                        known.append(sense)
    by_first: dict[str, list[tuple[tuple[str, ...], tuple[Sense, ...]]]] = defaultdict(list)
    for parts, senses in phrases.items():
        by_first[parts[0]].append((parts, tuple(senses)))
    idioms: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for written in tables["predicates.toml"]["idioms"].split():
        parts = tuple(stem(part) for part in written.split("_"))
        idioms[parts[0]].append(parts)
    alike: dict[str, set[str]] = defaultdict(set)
    of_group: dict[str, set[str]] = defaultdict(set)
    for line in _load("alike.toml")["groups"]:
        members = line.split()
        for word in members:
            alike[stem(word)].add(members[0])
            of_group[members[0]].add(stem(word))
    return Lexicon(
        {key: tuple(senses) for key, senses in words.items()},
        {key: tuple(sorted(found, key=lambda p: (-len(p[0]), p[0]))) for key, found in by_first.items()},
        {key: frozenset(groups) for key, groups in alike.items()},
        {group: frozenset(stems) for group, stems in of_group.items()},
        about,
        {key: tuple(sorted(set(found), key=lambda p: (-len(p), p))) for key, found in idioms.items()},
        frozenset(map(stem, tables["predicates.toml"]["weak"].split())),
        {stem(word): written for word, written in tables["status.toml"]["after_is"].items()},
    )


def _load(name: str) -> dict[str, Any]:
    return table_beside(__file__, name)


def meanings(tokens: Sequence[Token]) -> tuple[Meaning, ...]:
    """Every word and phrase of a clause that says something of a matter, in reading order.

    A word inside a longer phrase ("stay open") says nothing on its own.
    """
    known = lexicon()
    found: list[Meaning] = []
    taken = idiom_places(tokens)
    for index, token in enumerate(tokens):
        for parts, senses in known.phrases.get(token.stem, ()):
            places = _phrase_at(tokens, index, parts)
            if places and not taken & set(places):
                found.append(Meaning(places, senses))
                taken.update(places)
                break
    for index, token in enumerate(tokens):
        if (
            index not in taken
            and not token.light
            and token.stem in known.words
            and not _is_attribute(tokens, index)
            and not _only_tells_how(tokens, index)
        ):
            found.append(Meaning((index,), known.words[token.stem]))
    return tuple(sorted(found, key=lambda meaning: (meaning.first, meaning.last)))


_COUNTING = frozenset("a an another one two three this that any some many".split())


def _is_attribute(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word only tells which one is meant ("the right moment"), or how ("well equipped")."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if tokens[index].lower == "truth" and index and tokens[index - 1].lower in _COUNTING:
        return True  # "one truth": a saying, not what is true
    return (
        tokens[index].lower in {"right", "true", "well"}
        and following is not None
        and not following.light
        and following.start - tokens[index].end == 1
    )


def _only_tells_how(tokens: Sequence[Token], index: int) -> bool:
    """Whether nobody leaves or stays ("left three of them dead", "remained closed")."""
    following = tokens[index + 1 : index + 2 + _GAP]
    if tokens[index].lower in _LEAVING:
        return any(token.lower in _STATES for token in following)
    return tokens[index].lower in _REMAINING and any(token.lower in _STATES for token in following[:1])


def idiom_places(tokens: Sequence[Token]) -> set[int]:
    """The places of words that stand in a phrase which says nothing of any event or matter ("as well")."""
    idioms = lexicon().idioms
    return {
        place
        for index, token in enumerate(tokens)
        for parts in idioms.get(token.stem, ())
        for place in _phrase_at(tokens, index, parts)
    }


def _phrase_at(tokens: Sequence[Token], index: int, parts: Sequence[str]) -> tuple[int, ...]:
    """The places of the phrase's words from ``index`` on; only before its last word may others stand."""
    places = [index]
    for part in parts[1:-1]:
        following = places[-1] + 1
        if following >= len(tokens) or tokens[following].stem != part:
            return ()
        places.append(following)
    gap = _GAP if len(parts) == 2 and parts[-1] in _PARTICLES else 0
    for following in range(places[-1] + 1, min(len(tokens), places[-1] + 2 + gap)):
        if tokens[following].stem == parts[-1]:
            return (*places, following)
    return ()


@lru_cache(maxsize=65536)
def same_thing(one: str, other: str) -> bool:
    """Whether two stems are one word, or nouns that reports use for one thing."""
    if one == other:
        return True
    alike = lexicon().alike
    return bool(alike.get(one, frozenset()) & alike.get(other, frozenset()))


@lru_cache(maxsize=65536)
def same_things(one: str) -> frozenset[str]:
    """Every stem that is one word with ``one``, or that reports use for one thing with it."""
    known = lexicon()
    return frozenset((one, *(word for group in known.alike.get(one, ()) for word in known.members[group])))


def name_one_of(stems: frozenset[str], things: Iterable[str]) -> bool:
    """Whether one of the stems is the same thing as one of ``things``."""
    return any(not same_things(thing).isdisjoint(stems) for thing in things)
