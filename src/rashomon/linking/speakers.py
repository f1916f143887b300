"""Local speakers of many articles made into the speakers of one story."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from rashomon.linking.aliases import alias_table, fold_name, initials, letters_in
from rashomon.linking.authors import find_author
from rashomon.linking.bodies import BodyNames, join_bodies
from rashomon.linking.described import document_author, document_nouns, join_documents, join_unnamed
from rashomon.linking.groups import Group, Key, Local
from rashomon.linking.memo import Forgetful, Memo
from rashomon.linking.names import parse_person
from rashomon.linking.naming import best_name, group_name
from rashomon.linking.offices import place_definite
from rashomon.linking.people import join_people
from rashomon.linking.roles import is_office
from rashomon.linking.words import strip_accents
from rashomon.records import Article, ArticleStatements, Evidence, Speaker, SpeakerKind, identify


@dataclass(frozen=True, slots=True)
class JoinedSpeakers:
    """The speakers of a story, and which of them each article's own speaker is."""

    speakers: tuple[Speaker, ...]
    story_id: dict[Key, str]
    names: BodyNames
    groups: dict[str, Group]


def join_speakers(
    articles: Sequence[Article], found: Sequence[ArticleStatements], memo: Memo | None = None
) -> JoinedSpeakers:
    """Join the speakers of single articles. Ids hash kind, name and, where it tells two apart, role.

    ``memo`` keeps what single articles say of authors and letters.
    """
    by_id = {article.id: article for article in articles}
    surnames = {
        person.surname
        for one in found
        for s in one.speakers
        if s.kind == "person" and (person := parse_person(s.name)) is not None and person.full
    }
    people_after_all = _people_after_all(found, surnames)
    known = {
        folded
        for one in found
        for s in one.speakers
        if s.kind in {"organisation", "group"} and (folded := fold_name(s.name)) not in people_after_all
    }
    names = BodyNames(letters_in(articles, memo), _body_names(articles, found, known))
    by_class: dict[str, list[Local]] = defaultdict(list)
    for one in found:
        article = by_id.get(one.article)
        via = _via(one, article.outlet if article else "", names)
        for speaker in one.speakers:
            local = Local(one.article, speaker, via.get(speaker.id, ()))
            if speaker.kind == "document" and article is not None:
                local = _with_author(local, article, one, memo or Forgetful())
            by_class[_class_of(speaker, known, surnames, people_after_all)].append(local)
    people = join_people(by_class["person"])
    unnamed = place_definite(people, by_class["unnamed"])
    bodies = join_bodies(by_class["body"], names)
    groups = [
        *people,
        *bodies,
        *join_documents(by_class["document"]),
        *join_unnamed(unnamed, bodies),
    ]
    return _name_groups(groups, names)


def _with_author(local: Local, article: Article, one: ArticleStatements, memo: Memo) -> Local:
    if document_author(local):
        return local
    noun = next((word for name in local.names for word in reversed(document_nouns(name))), "")
    people = tuple(
        name
        for s in one.speakers
        if s.kind == "person"
        if (name := best_name((s.name, *s.aliases))) is not None
    )
    key = ("author", article.id, noun, people)
    found = memo.get(key, partial(find_author, article, noun, people)) if noun else None
    return replace(local, author=found[0], authored=found[1]) if found else local


def _people_after_all(found: Sequence[ArticleStatements], surnames: set[str]) -> set[str]:
    """Folded names of one word that some article takes for a body's, and more for somebody's surname."""
    counts: dict[str, Counter[bool]] = defaultdict(Counter)
    for one in found:
        for speaker in one.speakers:
            person = parse_person(speaker.name) if speaker.kind == "person" else None
            if person is not None:
                counts[person.surname][True] += 1
            elif speaker.kind == "organisation" and " " not in speaker.name:
                counts[fold_name(speaker.name)][False] += 1
    table = alias_table().canonical
    return {name for name, of in counts.items() if name in surnames - set(table) and of[True] > of[False] > 0}


def _class_of(speaker: Speaker, known: set[str], surnames: set[str], people_after_all: set[str]) -> str:
    """Which way a speaker is joined. A "person" whose very name is a body elsewhere in the story
    is that body."""
    if speaker.kind in {"unnamed-person", "unnamed-group"}:
        return (
            "person" if speaker.kind == "unnamed-person" and _is_name(speaker.name, surnames) else "unnamed"
        )
    if speaker.kind == "document":
        return "document"
    folded = fold_name(speaker.name)
    if speaker.kind == "organisation" and folded in people_after_all:
        return "person"
    body = folded in alias_table().canonical or folded in known
    if speaker.kind == "person" and not body and not _spells_out(speaker, known):
        return "person"
    return "body"


def _spells_out(speaker: Speaker, known: set[str]) -> bool:
    """Whether a "person" of three words or more is what the letters of a body of the story stand for."""
    letters = initials(speaker.name)
    return bool(letters) and letters in known and not speaker.role


def _is_name(name: str, surnames: set[str]) -> bool:
    """Whether a description is a name after all: capitals, and a surname of the story or two plain names."""
    words = [word for word in name.split() if word not in {"of", "the", "and"}]
    person = parse_person(name) if words and all(w[:1].isupper() for w in words) else None
    if person is None:
        return False
    plain = len(words) == 2 and person.full and not person.titles and words[0] not in {"The", "A", "An"}
    return person.surname in surnames or (plain and not is_office(person.surname))


def _body_names(
    articles: Sequence[Article], found: Sequence[ArticleStatements], known: set[str]
) -> list[str]:
    names = [name for article in articles for name in (article.outlet, *(c.outlet for c in article.credits))]
    for one in found:
        for speaker in one.speakers:
            if speaker.kind in {"organisation", "group"} or _spells_out(speaker, known):
                names.extend((speaker.name, *speaker.aliases))
    return names


def _via(one: ArticleStatements, outlet: str, names: BodyNames) -> dict[str, tuple[str, ...]]:
    """For each local speaker, the named parties whom the article has their words from, in one form.

    An article that speaks to a source itself stands at the end of no chain: there its outlet counts.
    """
    local = {speaker.id: speaker for speaker in one.speakers}
    chains: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for statement in one.statements:
        parties = [local[link.speaker] for link in statement.chain if link.speaker in local]
        named = [names.key(p.name)[0] for p in parties if not p.kind.startswith("unnamed")]
        for speaker in statement.speakers:
            chains[speaker].add(tuple(named))
    own = (names.key(outlet)[0],) if outlet else ()
    # A chain told once holds for what the same source says next to it.
    told = {speaker: sorted(found - {()}) or [own] for speaker, found in chains.items()}
    return {speaker: found[0] for speaker, found in told.items() if len(found) == 1}


def _name_groups(groups: list[Group], names: BodyNames) -> JoinedSpeakers:
    bases: dict[tuple[str, str], list[Group]] = defaultdict(list)
    for group in groups:
        group.name = _shown_name(group)
        bases[_kind(group), group.name].append(group)
    story_id: dict[Key, str] = {}
    speakers: list[Speaker] = []
    for (kind, name), same in bases.items():
        for group in same:
            # A role, or else the articles, tell apart two that are called the same.
            apart: tuple[str, ...] = ()
            if len(same) > 1:
                apart = (
                    min(group.roles(), default=""),
                    *sorted({f"{a}/{s}" for a, s in (m.key for m in group.members)}),
                )
            identity = identify("speaker", kind, fold_name(name) or name, *apart)
            group.id = identity
            speakers.append(_speaker(identity, group))
            for member in group.members:
                story_id[member.key] = identity
    speakers.sort(key=lambda s: (s.name.casefold(), s.kind, s.id))
    return JoinedSpeakers(tuple(speakers), story_id, names, {group.id: group for group in groups})


def _kind(group: Group) -> SpeakerKind:
    counts = Counter(member.speaker.kind for member in group.members)
    kind = min(counts, key=lambda k: (-counts[k], k))
    if counts["organisation"] and kind.startswith("unnamed"):
        return "organisation"  # "police" that are the Harbour Police Department
    if kind == "person" and any(fold_name(n) in alias_table().canonical for n in group.names()):
        return "organisation"
    return kind


_TOLD_WHOSE = re.compile(
    r"(?i:his|her|their|its|our|my|your|these|those|some|several)\s|(?!The\s)(?:[A-Z]\S*\s)*[A-Z]\S*['’]s?\s"
)
"""How the name of a document begins that needs no article: "his post", "Orla Venn's letter"."""


_ARTICLE = re.compile(r"^(?:the|an?|this|that)\s", re.IGNORECASE)


def _shown_name(group: Group) -> str:
    """The fullest name: for people without titles, for documents with their author, for bodies
    the table's."""
    kind = _kind(group)
    every = sorted(group.names())
    if kind == "person":
        person = group_name(group)
        if person is None:
            return min(every, key=lambda n: (n.startswith("@"), -len(n), n))
        wanted = (*person.given, *person.surname.split())
        for name in sorted(every, key=lambda n: (len(n), n)):
            written = _written(name, wanted)
            if written:
                return f"{written} {_suffix(person.suffix)}".strip()
        return max(every, key=len)
    counts = Counter(member.speaker.name for member in group.members)
    if kind == "document":
        author = max((_plain_author(document_author(m)) for m in group.members), key=lambda a: (len(a), a))
        plain = min((re.sub(r"\s*\([^)]*\)", "", n) for n in counts), key=lambda n: (len(n), n))
        bare = plain[:1].isupper() and not _ARTICLE.match(plain)  # "Court records", "Emails seen by …"
        if not bare and not _TOLD_WHOSE.match(plain):
            plain = "the " + _ARTICLE.sub("", plain)
        return f"{plain} ({author})" if author and author not in plain else plain
    if kind in {"organisation", "group"}:
        shown = {alias_table().canonical.get(fold_name(name), "") for name in every} - {""}
        if len(shown) == 1:
            return shown.pop()
        return max(counts, key=lambda n: (not n.isupper(), counts[n], len(n), n))
    return min(counts, key=lambda n: (-counts[n], n))


def _plain_author(author: str) -> str:
    """An author's name without titles, as it is written."""
    person = parse_person(author) if author else None
    if person is None:
        return author
    written = _written(author, (*person.given, *person.surname.split()))
    return f"{written} {_suffix(person.suffix)}".strip() if written else author


def _written(name: str, wanted: tuple[str, ...]) -> str:
    """The words of ``name`` that spell the parts wanted, as they are written; empty when they
    are not all there."""
    words = re.findall(r"[^\W_]+(?:['’\-][^\W_]+)*\.?", name)
    folded = [strip_accents(word).replace("’", "'").rstrip(".") for word in words]
    size = len(wanted)
    for start in range(len(words) - size, -1, -1):
        if tuple(folded[start : start + size]) == wanted:
            chosen = words[start : start + size]
            # A point belongs to an initial only; after the last word it ended a sentence.
            return " ".join(w if len(w) == 2 and w.endswith(".") else w.rstrip(".") for w in chosen)
    return ""


def _suffix(suffix: str) -> str:
    if suffix in {"jr", "sr"}:
        return f"{suffix.capitalize()}."
    return suffix.upper() if suffix in {"ii", "iii", "iv"} else ""


def _speaker(identity: str, group: Group) -> Speaker:
    mentions = {evidence for member in group.members for evidence in member.speaker.mentions}
    roles = Counter(member.speaker.role for member in group.members if member.speaker.role)
    role = min(roles, key=lambda r: (-roles[r], -len(r), r)) if roles else ""
    kind = _kind(group)
    aliases = sorted({name for name in group.names() if name != group.name})
    if kind == "document":
        author = group.name.rpartition("(")[2].rstrip(")") if group.name.endswith(")") else ""
        plain = group.name.partition(" (")[0]
        aliases = sorted({*aliases, plain, author} - {group.name, ""})
    return Speaker(
        id=identity,
        name=group.name,
        kind=kind,
        role=role,
        aliases=tuple(aliases),
        mentions=tuple(sorted(mentions, key=_place)),
        reasons=tuple(sorted(group.reasons)),
    )


def _place(evidence: Evidence) -> tuple[str, int, int]:
    return evidence.article, evidence.span.start, evidence.span.end
