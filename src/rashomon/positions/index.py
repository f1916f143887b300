"""Which statements can hold anything of a claim, by the words and matters that both have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache, partial

from rashomon.positions.aims import Aim
from rashomon.positions.contents import Content, Contents
from rashomon.positions.deciding import decide
from rashomon.positions.kept import Kept
from rashomon.positions.lexicon import lexicon
from rashomon.positions.matching import PREFIXES
from rashomon.positions.numbers_in import FIGURES
from rashomon.positions.polarity import withholds
from rashomon.positions.proposition import Proposition, in_story
from rashomon.positions.verdicts import Verdict
from rashomon.positions.words import stem


class StatementIndex:
    """The statements of a story by what they speak of."""

    def __init__(self, contents: Contents, kept: Kept) -> None:
        self.contents = contents.read
        self._told = contents
        self._kept = kept
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, content in enumerate(self.contents):
            for key in kept.get(("keys", content), partial(_keys, content)):
                self._places[key].append(place)

    def verdicts(self, proposition: Proposition) -> Iterator[tuple[Content, Verdict]]:
        """Each statement whose own words hold something of a proposition, and what they hold."""
        asked = in_story(proposition, self._told.common, self._told.usual)
        known: dict[Content, Verdict | None] = self._kept.get(("verdicts", asked), dict)
        found = {
            content: known[content] if content in known else decide(asked, content)
            for content in self.speaking_of(proposition)
        }
        # What is no longer in the story goes.
        known.clear()
        known.update(found)
        return ((content, verdict) for content, verdict in found.items() if verdict is not None)

    def speaking_of(self, proposition: Proposition) -> list[Content]:
        """The statements that share a word or a matter with what the claim says, in their order."""
        wanted: set[str] = set()
        for aim in (proposition.aim, *proposition.object_aims, *proposition.parts):
            if aim is not None:
                wanted |= _keys_of(aim)
        if proposition.agent:
            wanted.add("@responsible")
        if proposition.number is not None:
            wanted |= {"#figure", *(key for one in proposition.counted for key in _of_stem(one))}
        if proposition.aim is not None and proposition.aim.status:
            wanted.add("?")
            if "real" in proposition.matters:
                wanted |= {key for one in proposition.subject for key in _of_stem(one)}
        places = {place for key in wanted for place in self._places.get(key, ())}
        return [self.contents[place] for place in sorted(places)]


def _keys(content: Content) -> frozenset[str]:
    keys: set[str] = set()
    for clause in content.clauses:
        keys.update(*map(_of_stem, clause.told))
        keys |= {f"@{matter}" for matter in clause.matters}
    keys |= {f"@{sense.matter}" for meaning in content.cue_meanings for sense in meaning.senses}
    cue = {stem(word) for word in content.cue.split()}
    if (content.stems | cue) & FIGURES:
        keys.add("#figure")
    if content.stance == "withholds" or any(withholds(clause.words) for clause in content.clauses):
        keys.add("?")
    return frozenset(keys)


def _keys_of(aim: Aim) -> set[str]:
    keys = {*_of_stem(aim.stem), *(f"@{sense.matter}" for sense in aim.senses)}
    keys |= {prefix + aim.stem for prefix in PREFIXES}
    keys |= {aim.stem.removeprefix(prefix) for prefix in PREFIXES if aim.stem.startswith(prefix)}
    return keys


@lru_cache(maxsize=65536)
def _of_stem(one: str) -> frozenset[str]:
    return frozenset((one, *(f"={group}" for group in lexicon().alike.get(one, ()))))
