"""Who and what one article names, and where: read through before anybody speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.records import Article
from rashomon.statements.frames import Sentence
from rashomon.statements.kin import Relative, relatives_named
from rashomon.statements.lexicon import lexicon
from rashomon.statements.names import name_runs, nouns_beside, used_like_bodies
from rashomon.statements.parties import (
    PLACE,
    Party,
    body_called,
    described_gender,
    folded_name,
    in_byline,
    is_person,
    last_name,
    may_be_body,
)
from rashomon.statements.phrases import beside, phrase_left
from rashomon.statements.read_names import NameReader, Referring
from rashomon.statements.referents import Referent
from rashomon.statements.roster import Roster
from rashomon.statements.trimming import bare_word
from rashomon.text.words import Word

_NO_SURNAMES = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_LANDS = frozenset(
    """island islands river lake bay mountain mountains valley peninsula strait beach street road avenue
    county airport""".split()
)
"""Last words of names of places."""


def _ends(sentence: Sentence, word: int) -> tuple[int, int]:
    return sentence.words[word].start, sentence.words[word].end


class Naming:
    """The names of one article. A short name may stand before the long one, so all of it is read first."""

    def __init__(self, article: Article, sentences: Sequence[Sentence], referrer: Referring | None) -> None:
        self._article = article
        self._text = article.text
        self._referrer = referrer
        self.names = NameReader(self._text, referrer)
        self.roster = Roster()
        self.mentions: list[tuple[int, Party]] = []
        """The named parties with their places, in order."""
        self.named: list[tuple[int, Party]] = []
        """Those that say more than whose something is."""
        self.others: list[tuple[int, Party]] = []
        """Those that are not the article's own outlet."""
        self.relatives = relatives_named(self._text)
        self._beside: list[tuple[int, int, int, int, Party]] = []
        self._phrase = (0, 0)  # the ends of the noun phrase of the name last read, with its role
        self._like_bodies = used_like_bodies(self._text)
        self._scan(sentences)

    def _scan(self, sentences: Sequence[Sentence]) -> None:
        """Collect the names of the whole article first: a short name may stand before the long one."""
        short: list[tuple[int, str]] = []
        for sentence in sentences:
            for low, high in name_runs(sentence.words):
                place = sentence.words[low].start
                referent = self._at_name(sentence.words, low, high)
                last = bare_word(sentence.words[high - 1])
                if referent is None or (low + 1 < high and last in _NO_SURNAMES):
                    continue
                first = sentence.words[low].lower
                called = referent.title or first in lexicon().given  # "Sen. Kari Lake", "Michael Bay"
                if referent.kind == "person" and low + 1 < high and last in _LANDS and not called:
                    continue  # "near Shuyak Island. He …"
                is_place = high - low == 1 and last in lexicon().places
                if referent.kind == "person" and is_place and referent.title not in lexicon().titles:
                    continue  # "the man Abuja sends"
                alone = high - low == 1 and referent.kind == "organisation"
                if alone and self._referrer is not None and not self.names.seen_kind(*_ends(sentence, low)):
                    continue  # "the Dutch firm"
                if self._is_surname(referent):
                    short.append((place, last_name([referent.name])))
                elif referent.kind == "organisation":
                    body = self.roster.body(referent)
                    body.called |= nouns_beside(sentence.words, low, high)
                    if self.names.seen_kind(place, sentence.words[high - 1].end) == "place":
                        body.called.add(PLACE)
                    self.mentions.append((place, body))
                elif (beside_name := nouns_beside(sentence.words, low, high)) and may_be_body(referent):
                    body = self.roster.body(replace(referent, kind="organisation"))
                    body.called |= beside_name
                    self.mentions.append((place, body))
                    self._note_beside(sentence.words[low:high], body)
                elif len(referent.name.split()) > 1 or referent.title:
                    self.mentions.append((place, self.roster.person(referent, place)))
                    self._note_beside(sentence.words[low:high], self.mentions[-1][1])
                else:
                    short.append((place, last_name([referent.name])))
        relatives = {relative.place: relative for relative in self.relatives}
        for place, last in short:
            party = next((p for p in self.roster.by_last.get(last, ()) if p.kind == "person"), None)
            if party is None and place in relatives:
                party = self.relative(relatives[place])
            elif party is None and self._is_body(place, place + len(last)):
                name = self._text[place : place + len(last)]
                known = body_called(name, self.roster.parties)
                party = known or self.roster.body(Referent(name, "organisation", head=last))
            if party is None:
                party = self._by_given_name(place, last)
            if party is not None:
                self.mentions.append((place, party))
        told = [mention for mention in self.mentions if not in_byline(self._text, mention[0])]
        self.mentions = sorted(told, key=lambda mention: mention[0])
        self.named = [mention for mention in self.mentions if not self._owns(*mention)]
        outlet = folded_name(self._article.outlet)
        own = (outlet, outlet.removeprefix("daily "))
        self.others = [mention for mention in self.mentions if folded_name(mention[1].name) not in own]

    def _by_given_name(self, place: int, folded: str) -> Party | None:
        """The one person whose given name stands alone at ``place``."""
        name = self._text[place : place + len(folded)]
        return self.roster.by_given_name(Referent(name, "person")) if name.lower() == folded else None

    def _owns(self, place: int, party: Party) -> bool:
        """Whether a name only says whose something is: "Venn's widow"."""
        names = sorted({party.name, *party.aliases, party.name.split()[-1]}, key=len, reverse=True)
        name = next((name for name in names if self._text.startswith(name, place)), "")
        return bool(name) and self._text[place + len(name) :][:2] in {"'s", "’s"}

    def _is_body(self, start: int, end: int) -> bool:
        """Whether a single name is a body's: the model sees one, or it stands before things and people."""
        name = self._text[start:end]
        for party in self.roster.parties:
            words = party.name.split()
            told = party.role or words[0].lower() in lexicon().given
            if is_person(party) and len(words) > 1 and name in words and told:
                return False
        if self.names.seen_kind(start, end) == "organisation":
            return True
        return name in self._like_bodies

    def _is_surname(self, referent: Referent) -> bool:
        """Whether a single name is the last name of a person named in full before."""
        if referent.kind != "organisation" or " " in referent.name:
            return False
        known = self.roster.by_last.get(last_name([referent.name]), ())
        return any(is_person(party) and " " in party.name for party in known)

    def _note_beside(self, name: Sequence[Word], party: Party) -> None:
        """Remember the words around a name that say who it is ("her lawyer", ", head of …")."""
        self._beside.append((self._phrase[0], name[0].start, name[-1].end, self._phrase[1], party))

    def told_of(self, start: int, end: int) -> Party | None:
        """The person beside whose name a description stands: "her lawyer" in "her lawyer, Ada Venn"."""
        for first, low, high, last, person in self._beside:
            between = self._text[end:low]
            if start >= first and end <= low and not between.strip(" ,"):
                return person
            if end < low and between.strip() == "," and self._text[high : high + 1] in {",", ".", ";", ")"}:
                return person  # "her lawyer, Ada Venn, said"
            if high < start and end <= last and not self._text[high:start].strip(" ,"):
                return person
        return None

    def _at_name(self, words: Sequence[Word], low: int, high: int) -> Referent | None:
        """What a run of capitalised words refers to, read with the role before it and the words beside it."""
        phrase = phrase_left(words, high, 0)
        start = min(phrase.start, low) if phrase is not None and high - phrase.start < 12 else low
        if any(w.lower in {"and", "&"} for w in words[start:low]):
            start = low
        end = beside(words, high, len(words))
        self._phrase = words[start].start, words[end - 1].end
        referent = self.names.read(words[start].start, words[end - 1].end, words[high - 1].end)
        if (
            referent.kind not in {"person", "organisation"}
            or referent.pronoun
            or not referent.name[:1].isupper()
        ):
            referent = self.names.read(words[low].start, words[high - 1].end)
        if referent.kind not in {"person", "organisation"} or not referent.name[:1].isupper():
            return None
        return self.names.kinded(referent, words[low].start, words[high - 1].end)

    def relative(self, relative: Relative) -> Party:
        """The person whose name stands beside what they are to somebody."""
        person = Referent(relative.name, "person", role=relative.role)
        known = self.roster.by_given_name(person) if " " not in relative.name else None
        party = known or self.roster.person(person, relative.place)
        party.gender = party.gender or described_gender(relative.noun)
        return party
