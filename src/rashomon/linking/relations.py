"""What one speaker is to another, from the words that describe them, and the sides that follow."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rashomon.linking.aliases import alias_table, fold_name
from rashomon.linking.bodies import BodyNames
from rashomon.linking.described import document_author
from rashomon.linking.groups import Group
from rashomon.linking.names import parse_person, same_person
from rashomon.linking.places import fold_places
from rashomon.linking.words import strip_accents
from rashomon.records import Evidence, Relation, RelationKind, Side, Speaker, identify

_SPEAKS = re.compile(
    r"\b(?:spokes(?:man|woman|person)|press secretary|press officer|speaking (?:for|on behalf of))\b", re.I
)
_HEADS = re.compile(
    r"\b(?:secretary|minister|head|chief|director|chairman|chairwoman|chair|president|commander"
    r"|commanding general|ceo"
    r"|boss|leader|governor|premier|commissioner|superintendent|chancellor)\b",
    re.I,
)
_STAFF = re.compile(
    r"\b(?:staffer|official|officer|aide|adviser|advisor|employee|representative|envoy|ambassador)\b", re.I
)
_BELOW = re.compile(
    r"\b(?:deputy|vice|assistant|under|bureau|desk|section|correspondent|reporter|editor|member)\b",
    re.I,
)
_PAST = re.compile(r"\b(?:former|ex|retired|then)\b", re.I)
_OFFICE = re.compile(
    r"\b(?:office|press office|department|desk|command|staff|secretariat|spokes\w+|policy|media|bureau)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Words that describe a speaker, and where they stand (``None``: the role as the article's
    room read it)."""

    text: str
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class Related:
    """Speakers with their relations, the sides, and for each speaker in one, its side.

    ``voice_of`` maps a person to the document they wrote: the two speak with one voice.
    """

    speakers: tuple[Speaker, ...]
    sides: tuple[Side, ...]
    side_of: dict[str, str]
    voice_of: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Tie:
    speaker: str
    kind: RelationKind
    to: str
    words: str
    evidence: Evidence | None
    binds: bool


def relate(speakers: Sequence[Speaker], groups: Mapping[str, Group], names: BodyNames) -> Related:
    """Relations and sides. Every relation has the words that show it; where they are an
    article's, evidence."""
    by_id = {speaker.id: speaker for speaker in speakers}
    bodies: dict[str, str] = {}
    for speaker in speakers:
        if speaker.kind in {"organisation", "group"}:
            for name in (speaker.name, *speaker.aliases):
                bodies.setdefault(names.key(name)[0], speaker.id)
    ties: list[_Tie] = []
    surnames = {
        person.surname for s in speakers if s.kind == "person" if (person := parse_person(s.name)) is not None
    }
    for speaker in speakers:
        if speaker.kind == "document":
            ties.extend(_authors(groups[speaker.id], speaker, speakers, bodies, names))
            continue
        for phrase in _phrases(speaker, groups[speaker.id], surnames):
            ties.extend(_ties(speaker, phrase, bodies, names))
    ties = sorted({tie for tie in ties if tie.to != tie.speaker}, key=_tie_order)
    related: dict[str, dict[tuple[RelationKind, str], set[Evidence]]] = defaultdict(dict)
    for tie in ties:
        found = related[tie.speaker].setdefault((tie.kind, tie.to), set())
        if tie.evidence is not None:
            found.add(tie.evidence)
    out = tuple(_with_relations(speaker, related.get(speaker.id, {})) for speaker in speakers)
    sides = _sides([tie for tie in ties if tie.binds], by_id)
    side_of = {speaker: side.id for side in sides for speaker in side.speakers}
    voice_of = {
        tie.speaker: tie.to for tie in ties if tie.kind == "author_of" and by_id[tie.speaker].kind == "person"
    }
    return Related(out, sides, side_of, voice_of)


def _tie_order(tie: _Tie) -> tuple[str, str, str, str, str]:
    return tie.speaker, tie.kind, tie.to, tie.words, repr(tie.evidence)


def _with_relations(
    speaker: Speaker, found: Mapping[tuple[RelationKind, str], Iterable[Evidence]]
) -> Speaker:
    relations = tuple(
        Relation(kind, to, tuple(sorted(evidence))) for (kind, to), evidence in sorted(found.items())
    )
    return replace(speaker, relations=relations) if relations else speaker


def _phrases(speaker: Speaker, group: Group, surnames: set[str]) -> list[_Phrase]:
    """What the articles call a speaker, each phrase once; of words about several people, the
    part about this one."""
    found: dict[str, Evidence | None] = {}
    for member in sorted(group.members, key=lambda m: m.key):
        for evidence in sorted(member.speaker.mentions):
            text = _about(evidence.span.text, speaker, surnames)
            if len(text) <= 200 and " " in text:
                found.setdefault(text, evidence)
        if member.speaker.role and not any(member.speaker.role in text for text in found):
            found.setdefault(member.speaker.role, None)
    if speaker.kind not in {"person"}:
        found.setdefault(speaker.name, None)
    return [_Phrase(text, evidence) for text, evidence in found.items()]


def _about(text: str, speaker: Speaker, surnames: set[str]) -> str:
    person = parse_person(speaker.name) if speaker.kind == "person" else None
    others = surnames - {person.surname} if person else surnames
    words = set(re.findall(r"[^\W_]+", strip_accents(text)))
    if not words & others:
        return text
    parts = re.split(r"\s+and\s+|[,;]", text)
    own = [part for part in parts if person and person.surname in strip_accents(part)]
    return own[0].strip() if own else ""


def _ties(speaker: Speaker, phrase: _Phrase, bodies: Mapping[str, str], names: BodyNames) -> list[_Tie]:
    """The relations that one descriptive phrase shows."""
    text = phrase.text
    if _PAST.search(text):
        return []
    office = _office_body(text, bodies, names)
    if office:
        below = bool(_BELOW.search(text.partition(" of ")[0]))
        kind: RelationKind = "part_of" if below else "heads"
        return [_Tie(speaker.id, kind, office, text, phrase.evidence, True)]
    body, words, belongs = _body_in(text, speaker, bodies, names)
    if not body:
        return []
    if belongs and speaker.kind == "person":
        return [
            _Tie(
                speaker.id,
                "part_of",
                body,
                text,
                phrase.evidence,
                bool(_HEADS.search(text) or _SPEAKS.search(text)),
            )
        ]
    if speaker.kind in {"organisation", "group"}:
        if _OFFICE.search(text) and fold_name(text) != words:
            return [_Tie(speaker.id, "part_of", body, text, phrase.evidence, True)]
        return []
    named = speaker.kind == "person"
    if _SPEAKS.search(text):
        return [_Tie(speaker.id, "speaks_for", body, text, phrase.evidence, True)]
    if _HEADS.search(text) and not _BELOW.search(text) and not _STAFF.search(text):
        return [_Tie(speaker.id, "heads", body, text, phrase.evidence, named)]
    if _STAFF.search(text) or _HEADS.search(text) or _BELOW.search(text):
        binds = named and bool(_STAFF.search(text) or _HEADS.search(text)) and not _press(text)
        return [_Tie(speaker.id, "part_of", body, text, phrase.evidence, binds)]
    return []


def _press(text: str) -> bool:
    return bool(re.search(r"\b(?:bureau|reporter|correspondent|editor|desk|member)\b", text, re.I))


def _office_body(text: str, bodies: Mapping[str, str], names: BodyNames) -> str:
    """The body that an office heads by its own name: "Defense Secretary" → "Defense Department"."""
    match = re.search(
        r"\b(\w+)\s+(Secretary|Minister)\b|\b(Secretary|Minister)\s+of\s+(?:the\s+)?(\w+)", text
    )
    if match is None:
        return ""
    field = match[1] or match[4]
    office = (match[2] or match[3]).casefold()
    forms = (f"{field} Department", f"Department of {field}", f"{field} Ministry", f"Ministry of {field}")
    for form in forms if office == "secretary" else forms[2:]:
        key = names.key(form)[0]
        if key in bodies:
            return bodies[key]
    if office == "minister":
        # "Iraqi Foreign Minister" and a ministry that the story names with its country.
        ministry, told = f"{field.casefold()} ministry", set(fold_places(fold_name(text)).split())
        fits = {
            i
            for key, i in bodies.items()
            if key.endswith(ministry) and set(key.removesuffix(ministry).split()) <= told
        }
        if len(fits) == 1:
            return fits.pop()
    return ""


def _body_in(
    text: str, speaker: Speaker, bodies: Mapping[str, str], names: BodyNames
) -> tuple[str, str, bool]:
    """The longest name of a body of the story in the words, folded; or of one that by the table
    belongs to it (true)."""
    own = fold_name(speaker.name)
    table = alias_table()
    if speaker.kind not in {"organisation", "group"}:
        short = _short_reference(text, bodies)
        if short and short != speaker.id:
            return short, text, False
    for piece, folded in _pieces(text):
        if folded == own:
            continue
        body = bodies.get(names.key(piece)[0], "")
        whole = table.part_of.get(folded)
        belongs = not body and whole is not None
        if whole and belongs:
            body = bodies.get(names.key(whole)[0], "")
        if body and body != speaker.id:
            return body, folded, belongs
    return "", "", False


@lru_cache(maxsize=16384)
def _pieces(text: str) -> tuple[tuple[str, str], ...]:
    """Up to seven words in a row that may be a name, the longest first, each with its folded form."""
    words = re.sub(r"['’]s?\b", "", text).replace(",", " , ").split()
    capital = [any(c.isupper() for c in word) for word in words]
    return tuple(
        (piece, folded)
        for size in range(min(7, len(words)), 0, -1)
        for start in range(len(words) - size + 1)
        if any(capital[start : start + size]) and "," not in words[start : start + size]
        if (folded := fold_name(piece := " ".join(words[start : start + size])))
    )


def _short_reference(text: str, bodies: Mapping[str, str]) -> str:
    """The body that "the authority" or "the authority's" is, when one body of the story ends in that word."""
    for match in re.finditer(r"\b(?:the|its|for|of)\s+([a-z]{4,})\b|\b([a-z]{4,})['’]s\b", text):
        head = match[1] or match[2]
        fits = {body for key, body in bodies.items() if key.endswith(head) and key.split()[-1:] == [head]}
        if len(fits) == 1:
            return fits.pop()
    return ""


def _authors(
    group: Group, document: Speaker, speakers: Sequence[Speaker], bodies: Mapping[str, str], names: BodyNames
) -> list[_Tie]:
    """Who wrote a document: a body or a person of the story that bears the author's name."""
    ties: list[_Tie] = []
    for member in group.members:
        name = document_author(member)
        author = parse_person(name) if name else None
        words = member.authored.span.text if member.authored else member.speaker.name
        body = bodies.get(names.key(name)[0], "") if name else ""
        if body:
            ties.append(_Tie(body, "author_of", document.id, words, member.authored, True))
            continue
        if author is None:
            continue
        for speaker in speakers:
            if speaker.kind == "person" and same_person(author, (speaker.name, *speaker.aliases)):
                ties.append(_Tie(speaker.id, "author_of", document.id, words, member.authored, True))
    return ties


def _sides(ties: Sequence[_Tie], by_id: Mapping[str, Speaker]) -> tuple[Side, ...]:
    parent: dict[str, str] = {}

    def root(x: str) -> str:
        parent.setdefault(x, x)
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    for tie in ties:
        a, b = sorted((root(tie.speaker), root(tie.to)))
        parent[b] = a
    members: dict[str, list[str]] = defaultdict(list)
    for speaker in sorted(parent):
        members[root(speaker)].append(speaker)
    sides: list[Side] = []
    for ids in members.values():
        reasons = sorted({_reason(tie, by_id) for tie in ties if tie.speaker in ids})
        # Whom most of the others answer to gives the side its name.
        pointed = Counter(tie.to for tie in ties if tie.speaker in ids)
        order = sorted(ids, key=lambda i: (-pointed[i], by_id[i].name, i))
        sides.append(Side(identify("side", *sorted(ids)), by_id[order[0]].name, tuple(order), tuple(reasons)))
    return tuple(sorted(sides, key=lambda s: (s.name, s.id)))


_VERBS = {"speaks_for": "speaks for", "heads": "heads", "part_of": "is part of", "author_of": "wrote"}


def _reason(tie: _Tie, by_id: Mapping[str, Speaker]) -> str:
    return f"{by_id[tie.speaker].name} {_VERBS[tie.kind]} {by_id[tie.to].name}: “{tie.words}”"
