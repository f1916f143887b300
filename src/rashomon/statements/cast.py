"""The speakers of one article: who is named, and whom a short name, a role or a pronoun refers to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from rashomon.records import Article, Evidence, Speaker, SpeakerKind, identify
from rashomon.statements.antecedents import (
    body_before,
    is_one_of_them,
    joint_before,
    last_that_fits,
    one_of_them,
    subject_before,
    text_before,
    told_of_by_who,
)
from rashomon.statements.descriptions import GENDERED_OFFICES, is_aged, is_of_years, named_by
from rashomon.statements.frames import Sentence
from rashomon.statements.joint_sources import split_joint, spoken_by
from rashomon.statements.lexicon import lexicon
from rashomon.statements.naming import Naming
from rashomon.statements.parties import (
    Party,
    folded_name,
    has_calling,
    in_byline,
    is_person,
    last_name,
    may_stand_for,
)
from rashomon.statements.read_names import Referring
from rashomon.statements.referents import Referent, read_referent
from rashomon.statements.trimming import ANOTHERS, spelled_out
from rashomon.statements.unnamed import (
    counted_people,
    described,
    is_owned,
    opening_body,
    opening_definite,
    opening_document,
    opening_people,
    opening_person,
    owned,
    told_within,
    whom_asked,
)

_SPOKESPERSON = re.compile(r"(?:an?\s)?spokes(?:man|woman|person)", re.IGNORECASE)


NOBODY = frozenset(
    """you me us the no yes here there now then today sometimes what something anything nothing everything so
    but and or neither monday tuesday wednesday thursday friday saturday sunday january february march july
    september october november december""".split()
)
"""Sources that name nobody: whoever is spoken to, and what is left of a phrase that was cut short."""


_THE_TWO = re.compile(r"\b[Tt]he\s(?:two|pair|couple)\b")
_BOTH = frozenset(["both", "both men", "both women", "the two men", "the two women", "the pair"])


_BACK = 3
"""How many sentences before "one of them" those of whom it is one may stand."""
_FROM = re.compile(r",?\s(?:from|by)\s")
"""Behind "the letter": it is whom the letter is from that speaks in it."""


def _is_answered(sentence: Sentence) -> bool:
    """Whether a sentence tells who turned something down, who may go on: "The report was denied by …"."""
    return any(word.lower in _ANSWERS for word in sentence.words)


_MARRIED = re.compile(r"(?:.*\s)?(?P<last>[A-Z][\w-]+)['’]s\s(?:late\s)?(?:widow|widower|wife|husband)\b")
_ANSWERS = frozenset(
    "denied rejected dismissed condemned criticised criticized disputed welcomed called praised".split()
)


class Cast:
    """Finds the party behind a source. One a article; places are code points, in any order."""

    def __init__(
        self, article: Article, frame: str, sentences: Sequence[Sentence], referrer: Referring | None = None
    ) -> None:
        self._article = article
        self._text = article.text
        self._frame = frame
        self._referrer = referrer
        self._sentences = sentences
        self._owners: dict[int, Party | None] = {}
        self._narrators: list[Party] = []  # who says "I" outside all quotations
        self._naming = naming = Naming(article, sentences, referrer)
        self._names, self._roster, self._relatives = naming.names, naming.roster, naming.relatives
        self._named, self._others = naming.named, naming.others
        self.mentions = naming.mentions
        """The named parties with their places, in order."""

    def parties(
        self,
        source: tuple[int, int],
        recent: Sequence[Party] = (),
        head: tuple[int, int] | None = None,
        holders: Sequence[Party] = (),
    ) -> list[Party]:
        """The parties a source names, in order; ``recent`` are the last speakers, latest last.

        ``head`` is the part of the source that is the name itself, when words beside it say more.
        ``holders`` are those in whose words the source stands: "I" is one of them, "he" none.
        """
        found: list[Party] = []
        source = spoken_by(self._text, *source) or source
        parts = split_joint(self._text, *(head if head is not None and head[0] >= source[0] else source))
        if len(parts) == 1 or self._names.one_seen_name(parts) or spelled_out(self._text, *source):
            parts = [source]
        for start, end in parts:
            words = self._text[start:end].lower()
            party: Party | None = None
            if holders and words in {"i", "we"}:
                party = holders[-1]
            elif words in {"i", "we"}:
                party = self._writer() if words == "i" else self._own_outlet()
                self._narrators += [party] if party is not None else []
            elif words == "both" and recent and recent[-1].kind == "unnamed-group":
                party = recent[-1]
            elif words in _BOTH and len(both := self._last_two(recent)) > 1:
                found += [one for one in both if one not in found]
            elif words == "they" and (joint := self._joint(start)):
                found += [one for one in joint if one not in found]
            elif words not in NOBODY:
                barred = holders if words in {"he", "she"} or words.startswith("my ") else ()
                party = self._one(start, end, recent, barred)
            if party is not None and party not in found:
                found.append(party)
        return found

    def _last_two(self, recent: Sequence[Party]) -> list[Party]:
        """The two persons who spoke last, for "both men"."""
        persons = list(dict.fromkeys(party.key for party in reversed(recent) if is_person(party)))[:2]
        return [party for party in self._roster.parties if party.key in persons]

    def _writer(self) -> Party | None:
        """Whoever says "I" outside all quotations: the one who wrote the article, if it tells who did."""
        byline = self._article.byline
        if not byline or re.search(r",|\sand\s|&", byline):
            return None
        return self._find(read_referent(byline, 0, len(byline)), 0, ())

    def _own_outlet(self) -> Party | None:
        """Whose "we" stands outside all quotations: the article's outlet."""
        return self.outlet(self._article.outlet) if self._article.outlet else None

    def _joint(self, start: int) -> list[Party]:
        """Those of whom the sentence before tells together: "Ada Venn and Ida Roth"."""
        joint = joint_before(self._text, self._sentences, self._named, start) or self._the_two(start)
        if not joint:
            at = bisect_right(self._sentences, start, key=lambda sentence: sentence.start) - 1
            span = opening_people(self._text, self._sentences[at - 1]) if at > 0 else None
            joint = [self._described(read_referent(self._text, *span), span[0])] if span is not None else []
        for party in joint:
            party.reasons.setdefault("“they” are whom the sentence before is about")
        return joint

    def _the_two(self, start: int) -> list[Party]:
        """Whom "the two" before ``start`` are: the only two persons that the sentence before names."""
        at = bisect_right(self._sentences, start, key=lambda sentence: sentence.start) - 1
        if at < 1 or _THE_TWO.search(self._text, self._sentences[at].start, start) is None:
            return []
        before = self._sentences[at - 1]
        named = [party for place, party in self.mentions if before.start <= place < before.end]
        persons = list({party.key: party for party in named if is_person(party)}.values())
        return persons if len(persons) == 2 else []

    def outlet(self, name: str) -> Party:
        """The party of an outlet that a credit names."""
        return self._roster.body(Referent(name, "organisation", head=folded_name(name)))

    def _one(
        self, start: int, end: int, recent: Sequence[Party], barred: Sequence[Party] = ()
    ) -> Party | None:
        """The party of one name, description or pronoun; a pronoun stands for none of the ``barred``."""
        referent = self._names.read(start, end)
        if referent.pronoun:
            return self._pronoun(referent.pronoun, start, end, recent, barred)
        referent = self._names.kinded(referent, start, end)
        if is_one_of_them(referent):
            self._note_people(start)
            referent = one_of_them(referent, self._roster.parties, start)
        party = self._find(referent, start, recent, barred)
        party.see(self._text, (start, end))
        party.places.append(start)
        return party

    def _note_people(self, start: int) -> None:
        """Count in those with whom the sentence before opens: "Three aides disagreed. One of them said"."""
        at = bisect_right(self._sentences, start, key=lambda sentence: sentence.start) - 1
        near = list(reversed(self._sentences[max(0, at - _BACK) : max(0, at)]))
        opening = (span for sentence in near if (span := opening_people(self._text, sentence)) is not None)
        span = next(opening, None) or (counted_people(near[0]) if near else None)
        if span is not None:
            party = self._described(read_referent(self._text, *span), span[0])
            if span[0] not in party.places:
                party.places.append(span[0])

    def _find(
        self, referent: Referent, start: int, recent: Sequence[Party], barred: Sequence[Party] = ()
    ) -> Party:
        if referent.name.startswith("@"):
            return self._roster.handle(referent)
        if self._is_plain_word(referent, start):
            kind: SpeakerKind = "unnamed-group" if referent.name.endswith("s") else "unnamed-person"
            referent = replace(referent, kind=kind, head=referent.name.lower())
        if referent.kind == "person":
            parts = referent.name.split()
            known = self._roster.by_last.get(last_name(parts), [])
            if len(parts) == 1 and not referent.title and not any(p.kind == "person" for p in known):
                return self._roster.single(referent)
            return self._roster.person(referent, start)
        if (
            referent.kind == "organisation"
            and referent.name[:1].isupper()
            and not referent.name.lower().startswith(("the ", "his ", "her ", "its ", "their "))
        ):
            return self._roster.body(referent)
        if referent.kind == "unnamed-person":
            end = start + len(referent.name)
            told = self._naming.told_of(start, end)
            beside = [one for one in self._relatives if end <= one.place <= end + 2]
            if told is None and beside and referent.head == beside[0].noun:
                told = self._naming.relative(beside[0])  # "Venn's mother, Una, said"
            if told is not None:
                return told
        definite = self._definite(referent, start, recent) if referent.definite else None
        if definite is not None:
            return definite
        if not referent.definite and _SPOKESPERSON.fullmatch(referent.name):
            referent = self._spokesperson(referent, start, recent)
        if barred and referent.name.lower().startswith("my ") and is_person(barred[-1]):
            referent = owned(referent, barred[-1])
        if is_owned(referent):
            spouse = self._spouse(referent, start, recent)
            if spouse is not None:
                return spouse
            before = [one for one in self._relatives if one.noun == referent.head and one.place < start]
            if before:
                return self._naming.relative(before[-1])
            owner = self._owner(referent, start, recent)
            referent = owned(referent, owner) if owner is not None else referent
        return self._described(referent, start)

    def _definite(self, referent: Referent, start: int, recent: Sequence[Party]) -> Party | None:
        """Whom "the chairman" is: whose role it tells, or of whom the sentence before does."""
        named = named_by(referent, start, self._text, self._others)
        if named is not None:
            named.reasons.setdefault(f"“{referent.name}” is taken for {named.name}, whose role it is")
            return named
        about: Party | None = None
        if referent.head in GENDERED_OFFICES:
            about = self._subject(start, recent, is_person)
            gender = "she" if referent.head.endswith("woman") else "he"
            about = about if about is not None and may_stand_for(gender, about) else None
        elif is_of_years(referent):
            about = self._subject(start, recent, is_person) or self._named_last(start)
        about = about if about is not None and not has_calling(about) else None
        if about is None and is_aged(self._text, start, referent.name):
            about = self._subject(start, recent, is_person) or self._named_last(start)
            about = about or next(filter(is_person, recent[-1:]), None)
        if about is not None:
            about.reasons.setdefault(f"“{referent.name}” is whom the sentence before is about")
        return about

    def _described(self, referent: Referent, start: int) -> Party:
        return described(self._roster, self._sentences, self._text, self._frame, referent, start)

    def _spouse(self, referent: Referent, start: int, recent: Sequence[Party]) -> Party | None:
        """Whose widow somebody is, for "her husband": "Venn's widow, Ida, … Her husband had told her"."""
        owner = self._owner(referent, start, recent) if referent.head in {"husband", "wife"} else None
        roles = (one.role for one in self._relatives if owner is not None and one.name in owner.name)
        role = owner.role or next(roles, "") if owner is not None else ""
        married = _MARRIED.match(ANOTHERS.sub("", role))
        if owner is None or married is None:
            return None
        last = married["last"]
        known = (p for p in self._roster.by_last.get(last.lower(), ()) if is_person(p) and p is not owner)
        return next(known, None) or self._roster.single(Referent(last, "person", head=last.lower()))

    def _owner(self, referent: Referent, start: int, recent: Sequence[Party]) -> Party | None:
        """Whose husband or office "her husband" and "his office" are; asked once for each place."""
        if start in self._owners:
            return self._owners[start]
        self._owners[start] = None  # whoever asks for it meanwhile stands behind it
        whose = referent.name.partition(" ")[0].lower()
        pronoun = "he" if whose == "his" else "she"
        owner = self._pronoun(pronoun, start, start + len(whose), recent, ())
        self._owners[start] = owner if owner is not None and is_person(owner) else None
        return self._owners[start]

    def _spokesperson(self, referent: Referent, start: int, recent: Sequence[Party]) -> Referent:
        """ "A spokesman" with the body that the sentence before is about."""
        body = body_before(self._sentences, self.mentions, start)
        if isinstance(body, tuple):
            body = self._one(*body, recent)
        if body is None or body.kind != "organisation":
            return referent
        name = re.sub(r"^The\b", "the", body.name)
        return replace(referent, name=f"{referent.name} ({name})", role=f"{referent.name} for {name}")

    def _subject(self, start: int, recent: Sequence[Party], fits: Callable[[Party], bool]) -> Party | None:
        """Whom the sentence before ``start`` is about, if that ``fits``."""
        last = recent[-1] if recent else None

        def opening(sentence: Sentence) -> Party | None:
            # The unnamed person that a sentence opens with: "A senior aide to the mayor disagreed".
            span = opening_person(self._text, sentence) or whom_asked(sentence) or opening_definite(sentence)
            return self._find(read_referent(self._text, *span), span[0], recent) if span is not None else None

        return subject_before(self._sentences, self._named, start, last, opening, fits)

    def _named_last(self, start: int) -> Party | None:
        """The first person whom the sentence before ``start`` names."""
        at = bisect_right(self._sentences, start, key=lambda sentence: sentence.start) - 1
        if at < 1:
            return None
        low, high = self._sentences[at - 1].start, self._sentences[at - 1].end
        return next((p for place, p in self._named if low <= place < high and is_person(p)), None)

    def _is_plain_word(self, referent: Referent, start: int) -> bool:
        """Whether a capital is only that of a sentence's first word ("Advocates say").

        The model sees no name there, and the word has no capital inside a sentence.
        """
        if self._referrer is None or referent.kind != "person" or referent.title or referent.role:
            return False
        name = referent.name
        if not name.isalpha() or self._referrer.name(start, start + len(name)) is not None:
            return False
        known = self._roster.by_last.get(name.lower(), [])
        opens = re.search(r"(?:^|[.!?:”\"\n])\s*[“\"]?$", self._text[max(0, start - 4) : start])
        return bool(opens) and not known and re.search(rf"[a-z,] {name}\b", self._text) is None

    def _pronoun(
        self, pronoun: str, start: int, end: int, recent: Sequence[Party], barred: Sequence[Party]
    ) -> Party | None:
        """The party a pronoun stands for: by the model where there is one, else the last that fits."""
        written = text_before(self._frame, start, end) if pronoun == "it" else None
        if written is not None:
            return self._one(*written, recent)
        if pronoun in {"who", "which"}:
            taken_up = told_of_by_who(self._frame, start)
            return self._one(*taken_up, recent) if taken_up is not None else None
        known = lexicon()
        if pronoun == "it":
            at = bisect_right(self._sentences, start, key=lambda sentence: sentence.start) - 1
            before = self._sentences[at - 1] if at > 0 else None
            document = opening_document(before) if before is not None else None
            sent = document is not None and _FROM.match(self._text, document[1]) is not None
            if document is not None and before is not None and not sent and not _is_answered(before):
                return self._one(*document, recent)
            body = opening_body(before) if before is not None else None
            if body is not None:
                return self._one(*body, recent)
        if barred and pronoun in {"he", "she"}:
            told = told_within(self._text, start)
            if told is not None and not any(told[1] <= place < start for place, _ in self.mentions):
                return self._one(*told, recent, barred)
            quoted = self._named_in_quotation(pronoun, start, barred)
            if quoted is not None:
                return quoted
        barred = (*barred, *self._narrators)
        if pronoun in known.pronouns_he | known.pronouns_she:
            about = self._subject(
                start, recent, lambda party: may_stand_for(pronoun, party) and party not in barred
            )
            if about is not None:
                about.gender = about.gender or ("he" if pronoun in known.pronouns_he else "she")
                about.spans.setdefault((start, end))
                about.reasons.setdefault(f"“{self._text[start:end]}” is whom the sentence before is about")
                return about
        if self._referrer is not None:
            target = self._referrer.antecedent(start, end)
            writer = target is not None and in_byline(self._text, target[0])
            if target is not None and not writer and not read_referent(self._text, *target).pronoun:
                party = self._one(*target, recent)
                if party is not None and may_stand_for(pronoun, party) and party not in barred:
                    party.spans.setdefault((start, end))
                    party.reasons.setdefault(f"“{self._text[start:end]}” refers to them")
                    return party
        named = [party for party in recent if party not in barred]
        mentions = [(place, party) for place, party in self.mentions if party not in barred]
        party = last_that_fits(self._text, mentions, pronoun, start, named)
        if party is not None:
            party.spans.setdefault((start, end))
            party.reasons.setdefault(f"“{self._text[start:end]}” is the last named before it that fits")
        return party

    def _named_in_quotation(self, pronoun: str, start: int, barred: Sequence[Party]) -> Party | None:
        """The last one whom a quoted speaker named in the paragraph: "“Odo told me …. He said …”"."""
        line = self._text.rfind("\n", 0, start) + 1
        fits = (
            party
            for place, party in reversed(self.mentions)
            if line <= place < start and self._frame[place] != self._text[place] and party not in barred
        )
        return next((party for party in fits if is_person(party) and may_stand_for(pronoun, party)), None)

    def speakers(self, used: set[str]) -> tuple[tuple[Speaker, ...], dict[str, str]]:
        """The speakers with one of the ``used`` keys, and the id of each key."""
        made: list[Speaker] = []
        ids: dict[str, str] = {}
        for party in self._roster.parties:
            if party.key not in used:
                continue
            identity = identify("p", self._article.id, party.kind, party.key)
            ids[party.key] = identity
            mentions = tuple(
                Evidence(self._article.id, self._article.span(a, b)) for a, b in sorted(party.spans)
            )
            aliases = tuple(a for a in party.aliases if a != party.name)
            made.append(
                Speaker(
                    identity, party.name, party.kind, party.role, aliases, mentions, (), tuple(party.reasons)
                )
            )
        return tuple(made), ids
