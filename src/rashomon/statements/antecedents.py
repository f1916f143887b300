"""Whom a pronoun, "one of them" or "a spokesman" stands for by rule.

It is whom the sentence before is about, else the last named that fits.

"Ines Roth, who examined the images, was not persuaded. Such marks, she said, are common."
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from rashomon.records import SpeakerKind
from rashomon.statements.frames import Sentence
from rashomon.statements.lexicon import lexicon
from rashomon.statements.parties import PLACE, Party
from rashomon.statements.phrases import line_start, phrase_left
from rashomon.statements.referents import Referent
from rashomon.statements.trimming import INDEFINITE
from rashomon.text.words import Word, split_words

_BACK = 2
"""How many sentences before the pronoun's own are looked at: between them may stand a quotation."""

_MOST_BEFORE = 8
"""How many words may stand between the start of a sentence and the name that it is about."""

_NO_SUBJECT = frozenset(
    """in on at after with to for from by as while when because although if under despite unlike
    against through via""".split()
)


_APART = re.compile(
    r"(one|another|two|some|others|several|both|most|none)\s+of\s+(?:(?:the|those|these)\s+)?(\w+)",
    re.IGNORECASE,
)
_JOINED = re.compile(r"[^,;:.\n]{2,60}\sand\s[^,;:.\n]{0,50}")
_OTHER = re.compile(r"(one|the other|another|a second|the second|a third|the third)", re.IGNORECASE)
_READS = re.compile(r"\s+(?:also\s+|simply\s+)?reads?\b")
_SAYS = re.compile(r"\s+(?:says|said|states|stated|adds|continues|warns|went\son|goes\son)\b")
_CLOSING = frozenset("”\"’'")
_AGENT = re.compile(r"\b(?:by|from)\s+(?P<noun>(?:an?|one|another)\s+(?:[a-z’'-]+\s+)?[a-z’'-]+),?\s+$")
_BOARDS = frozenset("board sheet piece slip scrap".split())
_NEAR = 260
_COUNTS = frozenset("two three four five six seven several some a".split())
_ANY = frozenset("them two three four five six group people men women".split())


def subject_before(
    sentences: Sequence[Sentence],
    mentions: Sequence[tuple[int, Party]],
    place: int,
    last: Party | None,
    opening: Callable[[Sentence], Party | None],
    fits: Callable[[Party], bool],
) -> Party | None:
    """The party of the sentence before ``place`` that ``fits``; ``None`` where it is about nobody alone.

    ``mentions`` are the named parties with their places, in order; ``last`` is who spoke last; ``opening``
    gives the unnamed person that a sentence opens with.
    """
    at = bisect_right(sentences, place, key=lambda sentence: sentence.start) - 1
    here = [party for named, party in mentions if at >= 0 and sentences[at].start <= named < place]
    if here and sentences[at].words[0].lower in {"through", "via"}:
        here = []  # "Through his lawyers, Venn Roth, he said"
    if here and here[0].kind == "person" and fits(here[0]) and here[0] is not last:
        opens = next(named for named, party in mentions if party is here[0] and named >= sentences[at].start)
        if _opens(sentences[at], opens):
            return here[0]  # "Roth, by contrast, praised what he called …"
    if at < 1 or here:
        return None
    if last is not None and fits(last) and any(sentences[at].start <= spoke < place for spoke in last.places):
        return last
    near = sentences[max(0, at - _BACK) : at]
    back = _BACK + sum(_goes_on(sentence) or _is_cry(sentence) for sentence in near)
    for sentence in reversed(sentences[max(0, at - back) : at]):
        own = _of_last_clause(sentence, mentions)
        if own is not None and own is not last and fits(own):
            return own
        if last is not None and fits(last) and any(_holds(sentence, named) for named in last.places):
            return last
        described = opening(sentence)
        if described is not None and fits(described):
            return described
        inside = [(named, party) for named, party in mentions if _holds(sentence, named)]
        if inside:
            named, party = inside[0]
            return party if party.kind == "person" and fits(party) and _opens(sentence, named) else None
        if not _is_quotation(sentence) and not _goes_on(sentence) and not _is_cry(sentence):
            return None
    return None


def _is_cry(sentence: Sentence) -> bool:
    """Whether a sentence is one word that tells of nobody: "Hallmarks!"."""
    return sum(not word.is_mark for word in sentence.words) == 1


def _of_last_clause(sentence: Sentence, mentions: Sequence[tuple[int, Party]]) -> Party | None:
    """The person with whose name the clause behind a semicolon opens: "Venn agreed; | Roth was less sure"."""
    opens = next((a.end for a in reversed(sentence.words) if a.text == ";"), None)
    if opens is None:
        return None
    return next((p for named, p in mentions if named == opens + 1 and p.kind == "person"), None)


def _goes_on(sentence: Sentence) -> bool:
    """Whether a sentence goes on about whom the one before it is: "She raced up the stairs"."""
    return bool(sentence.words) and sentence.words[0].lower in {"he", "she"}


def last_that_fits(
    text: str,
    mentions: Sequence[tuple[int, Party]],
    pronoun: str,
    start: int,
    recent: Sequence[Party],
) -> Party | None:
    """The party that was named last before ``start`` and fits the pronoun, in its paragraph if there is one.

    ``recent`` are the last speakers, latest last.
    """
    known = lexicon()
    line = text.rfind("\n", 0, start) + 1
    before = [(place, p) for place, p in mentions if place < start]
    if pronoun in known.pronouns_they | known.pronouns_it:
        fits: tuple[SpeakerKind, ...] = ("organisation", "group", "unnamed-group", "document")
    else:
        fits = ("person", "unnamed-person")
    gender = "he" if pronoun in known.pronouns_he else "she" if pronoun in known.pronouns_she else ""

    told = recent[-1] if recent else None
    single = pronoun in known.pronouns_they and told is not None and told.kind == "unnamed-person"
    if told is not None and single and any(line <= place < start for place in told.places):
        return told  # "A spokesperson did not answer. They said …"

    def fit(party: Party) -> bool:
        if PLACE in party.called and party not in recent:
            return False
        return party.kind in fits and not (gender and party.gender and party.gender != gender)

    here = [p for place, p in before if place >= line and fit(p)]
    last = next((p for p in reversed(recent) if fit(p)), None)
    if here:
        # The one who last spoke, if named here; else the first named in the last sentence.
        if last is not None and (last in here or any(line <= place < start for place in last.places)):
            return last
        return here[-1] if len(set(map(id, here))) == 1 else here[0]
    if last is not None:
        return last
    return next((p for _, p in reversed(before) if fit(p)), None)


def joint_before(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[tuple[int, Party]], place: int
) -> list[Party]:
    """The persons with whom the sentence before opens, joined by "and": who "they" are after it."""
    at = bisect_right(sentences, place, key=lambda sentence: sentence.start) - 1
    for sentence in reversed(sentences[max(0, at - _BACK) : max(0, at)]):
        inside = [(named, party) for named, party in mentions if _holds(sentence, named)]
        persons = [(named, party) for named, party in inside if party.kind == "person"]
        if len(persons) > 1 and _opens(sentence, inside[0][0]):
            joined = [persons[0][1]]
            for (before, _), (named, party) in pairwise(persons):
                if _JOINED.fullmatch(text, before, named) is None:
                    break
                joined.append(party)
            return joined if len(joined) > 1 else []
        if inside or not _is_quotation(sentence):
            return []
    return []


def is_one_of_them(referent: Referent) -> bool:
    """Whether a description is of one of several: "one of them", "the third"."""
    told = _APART.fullmatch(referent.name) or _OTHER.fullmatch(referent.name)
    return told is not None and referent.kind in {"unnamed-person", "unnamed-group"}


def one_of_them(referent: Referent, parties: Sequence[Party], start: int) -> Referent:
    """ "One of them", and "one of the two", as one of the unnamed group that spoke last before ``start``."""
    apart = _APART.fullmatch(referent.name) or _OTHER.fullmatch(referent.name)
    if apart is None or not is_one_of_them(referent):
        return referent
    groups = [
        (max(before), party.name)
        for party in parties
        if party.kind == "unnamed-group"
        and (before := [place for place in party.places if place < start])
        and (apart.re is _OTHER or apart[2] in _ANY or apart[2].lower() in party.name.lower().split())
    ]
    # "Two aides said investigators believe …, one of them said": rather of those who are counted.
    groups = [one for one in groups if one[1].partition(" ")[0].lower() in _COUNTS] or groups
    if not groups:
        return referent
    first, _, others = max(groups)[1].partition(" ")
    first = first.lower() if first.lower() in INDEFINITE | {"the"} else first
    return replace(referent, name=f"{apart[1].lower()} of {first} {others}".strip())


def body_before(
    sentences: Sequence[Sentence], mentions: Sequence[tuple[int, Party]], place: int
) -> Party | tuple[int, int] | None:
    """The body that the sentence before ``place`` is about, for whom "a spokesman" then speaks.

    A named party, or the place of a description ("the ministry"); ``None`` where it has several and opens
    with none. ``mentions`` are the named parties with their places, in order.
    """
    at = bisect_right(sentences, place, key=lambda sentence: sentence.start) - 1
    for sentence in reversed(sentences[max(0, at - _BACK) : at + 1]):
        inside: list[tuple[int, Party | tuple[int, int]]] = [
            (named, party)
            for named, party in mentions
            if _holds(sentence, named) and named < place and party.kind == "organisation"
        ]
        words = [word for word in sentence.words if word.end <= place]
        for the, noun in pairwise(words):
            if the.lower == "the" and noun.lower in lexicon().bodies and not noun.is_capital:
                inside.append((the.start, (the.start, noun.end)))
        if inside:
            named, body = min(inside, key=lambda one: one[0])
            opens = sum(not word.is_mark for word in words if word.end <= named) <= 1
            return body if len(inside) == 1 or opens else None
        if any(_holds(sentence, named) and named < place for named, _ in mentions):
            return None
    return None


def text_before(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The written thing of the sentence before that "it" is: "a sign has appeared. “…,” it read"."""
    low = max(0, start - _NEAR)
    if _READS.match(text, end) is not None:
        found = [match.span() for match in _written().finditer(text, low, start)]
        return found[-1] if found else None
    if _SAYS.match(text, end) is None or text[start - 2 : start].strip()[-1:] not in _CLOSING:
        return None
    shown = [match.span("what") for match in _shown().finditer(text, low, start)]
    return shown[-1] if shown else None


@cache
def _shown() -> re.Pattern[str]:
    """ "The Daily published what it called | an army order", of which "“…,” it says" tells."""
    nouns = "|".join(sorted(map(re.escape, lexicon().documents)))
    shows = "published|obtained|released|leaked|posted|received|issued|circulated|saw|seen|shared|printed"
    what = rf"(?P<what>an?\s(?:[\w’'-]+\s){{0,3}}?(?:{nouns}))\b"
    return re.compile(rf"\b(?:{shows})\s(?:[^.“”\"\n]{{0,40}}\s)??{what}", re.IGNORECASE)


@cache
def _written() -> re.Pattern[str]:
    nouns = "|".join(sorted(map(re.escape, lexicon().documents | _BOARDS)))
    before = r"\b(?:an?|the|another)\s+(?:(?!(?:an?|the)\s)[\w’'-]+\s+){0,3}?"
    behind = r"(?:\s+of\s+(?:paper|card)|(?<=press)\s+release)?(?=[\s,.])"
    return re.compile(rf"{before}(?:{nouns}){behind}", re.IGNORECASE)


def told_of_by_who(text: str, start: int) -> tuple[int, int] | None:
    """Whom a "who" or "which" at ``start`` takes up: the noun phrase before it."""
    agent = _AGENT.search(text, max(0, start - _NEAR), start)
    if agent is not None:
        return agent.span("noun")
    words = split_words(text, line_start(text, start), start)
    end = len(words) - (bool(words) and words[-1].text == ",")
    phrase = phrase_left(words, end, 0, nearest=True)
    if phrase is None:
        return None
    before = words[max(0, phrase.start - 2) : phrase.start]
    apposed = len(before) == 2 and before[1].text == "," and before[0].is_capital
    tells = any(word.lower in lexicon().roles for word in words[phrase.start : phrase.head_end])
    if apposed and (tells or words[phrase.start].lower in {"a", "an", "the"}):
        # "Ines Soll, an ecologist who …": the name before is whom the noun tells of.
        phrase = phrase_left(words, phrase.start - 1, 0) or phrase
    return words[phrase.start].start, words[phrase.head_end - 1].end


def _holds(sentence: Sentence, place: int) -> bool:
    return sentence.start <= place < sentence.end


def _opens(sentence: Sentence, place: int) -> bool:
    """Whether the words before a name only say who it is ("Her predecessor, Hugo Venn")."""
    before: list[Word] = [word for word in sentence.words if word.end <= place and not word.is_mark]
    if not before:
        return True
    if before[0].lower in _FRONTED and sentence.words[sentence.word_at(place) - 1].text == ",":
        # "Asked about the report, Venn shook …", but not "Pressed by the chair, | Roth, on why …"
        by = next((at for at, word in enumerate(before) if word.lower == "by"), None)
        agent = by is not None and not any(word.is_capital for word in before[by:])
        return not agent and not any(word.lower in _VERBS for word in before)
    tells = any(word.lower in _VERBS or word.lower.endswith("ed") for word in before)
    return len(before) <= _MOST_BEFORE and before[0].lower not in _NO_SUBJECT and not tells


_FRONTED = frozenset("asked pressed questioned challenged confronted speaking appearing standing".split())
_VERBS = frozenset("is are was were has have had said says will would can could told did does".split())


def _is_quotation(sentence: Sentence) -> bool:
    """Whether nothing stands in a sentence but what is quoted."""
    return bool(sentence.quotations) and sum(not word.is_mark for word in sentence.words) <= 1
