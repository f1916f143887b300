"""What counting origins needs to know of a story, and whether two speakers may be one origin."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.linking.aliases import alias_table, fold_name
from rashomon.linking.places import nations
from rashomon.linking.roles import clash, role_words
from rashomon.linking.words import strip_accents
from rashomon.records import Article, Side, Speaker, Statement
from rashomon.records.sharing import SharedText

_OUTLET = re.compile(
    r"\b(?:times|post|news|journal|herald|tribune|gazette|observer|courier|telegraph|mail|agency|press|tv|radio"
    r"|magazine|newspaper|daily|weekly|chronicle|outlet|channel)\b"
)
_MEDIA = re.compile(
    r"\b(?:outlets?|reports?|media|newspapers?|reporters?|journalists?|press|stations?|websites?)\b"
)
# Words that say nothing about who an unnamed speaker is.
_VAGUE = frozenset("offici sourc person people man woman someon individu insid".split())


@dataclass(frozen=True, slots=True)
class StoryContext:
    """What counting needs to know of a story. Made once with ``story_context``."""

    statements: Mapping[str, Statement]
    speakers: Mapping[str, Speaker]
    side_of: Mapping[str, str]
    outlets: frozenset[str]
    passages: Mapping[str, frozenset[int]] = field(default_factory=dict)
    speak_in: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The articles in which each speaker speaks."""


def story_context(
    articles: Sequence[Article],
    statements: Sequence[Statement],
    speakers: Sequence[Speaker],
    sides: Sequence[Side],
    shared_text: Sequence[SharedText] = (),
) -> StoryContext:
    """Everything of a story that ``count_origins`` looks up, by id."""
    outlet_names = {
        fold_name(name) for a in articles for name in (a.outlet, *(c.outlet for c in a.credits)) if name
    }
    side_of = {member: side.id for side in sides for member in side.speakers}
    # Who passes words on and belongs to no side is an outlet, whatever it is called.
    passing = {link.speaker for s in statements for link in s.chain} - side_of.keys()
    table = alias_table()
    outlets = frozenset(
        s.id
        for s in speakers
        if s.kind in {"organisation", "group"}
        and (
            table.canonical.get(fold_name(s.name), s.name) in table.outlets
            or fold_name(s.name) in outlet_names
            or _OUTLET.search(fold_name(s.name)) is not None
            or s.id in passing
        )
    )
    speak_in: dict[str, set[str]] = defaultdict(set)
    for statement in statements:
        for speaker in statement.speakers:
            speak_in[speaker].add(statement.article)
    return StoryContext(
        {s.id: s for s in statements},
        {s.id: s for s in speakers},
        side_of,
        outlets,
        _passages(statements, shared_text),
        {speaker: frozenset(ids) for speaker, ids in speak_in.items()},
    )


def _passages(statements: Sequence[Statement], shared: Sequence[SharedText]) -> dict[str, frozenset[int]]:
    """For each statement that lies in a copied passage, the numbers of those passages."""
    spans: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    number = 0
    for entry in shared:
        if entry.kind == "same-quotes-only":
            continue
        for passage in entry.passages:
            number += 1
            for evidence in passage:
                spans[evidence.article].append((evidence.span.start, evidence.span.end, number))
    found: dict[str, frozenset[int]] = {}
    for statement in statements:
        start, end = statement.content[0].start, statement.content[-1].end
        inside = {n for a, b, n in spans.get(statement.article, ()) if a <= start and end <= b}
        if inside:
            found[statement.id] = frozenset(inside)
    return found


def is_nameless_media(speaker: Speaker) -> bool:
    return speaker.kind.startswith("unnamed") and _MEDIA.search(strip_accents(speaker.name)) is not None


def why_one_origin(one: Speaker, other: Speaker, story: StoryContext) -> str:
    """Why two speakers may be one origin, in words; empty when they are surely two."""
    names = f"“{one.name}” and “{other.name}”"
    if one.id in story.outlets or other.id in story.outlets:
        return f"{names} may be one origin: an outlet's own word may rest on any source"
    hidden = [s.kind.startswith("unnamed") for s in (one, other)]
    if not any(hidden):
        side = story.side_of.get(one.id)
        return (
            f"{names} may be one origin: they are of one side"
            if side and side == story.side_of.get(other.id)
            else ""
        )
    if nations(one.name) and nations(other.name) and not nations(one.name) & nations(other.name):
        return ""
    if clash(one.name, other.name) or _kept_apart(one, other, story):
        return ""
    if all(hidden):
        if (
            _telling(one)
            and _telling(other)
            and not _telling(one) & _telling(other)
            and not _shared_body(one, other)
        ):
            return f"{names} may be one origin: nothing tells them apart for sure"
        return f"{names} may be one origin: the descriptions fit each other"
    unnamed, named = (one, other) if hidden[0] else (other, one)
    fits = _shared_body(one, other) or bool(_telling(unnamed) & role_words(f"{named.role} {named.name}"))
    nation = bool(nations(one.name) & nations(f"{other.name} {other.role}"))
    if fits or (nation and named.kind != "person"):
        return f"{names} may be one origin: the description fits"
    return ""


def _kept_apart(one: Speaker, other: Speaker, story: StoryContext) -> bool:
    """Whether one article has both as single unnamed people: then it tells them apart itself."""
    if not (one.kind == other.kind == "unnamed-person"):
        return False
    nowhere = frozenset[str]()
    return not story.speak_in.get(one.id, nowhere).isdisjoint(story.speak_in.get(other.id, nowhere))


def _telling(speaker: Speaker) -> frozenset[str]:
    return frozenset(role_words(speaker.name) - _VAGUE)


def _shared_body(one: Speaker, other: Speaker) -> bool:
    bodies = [{s.id, *(r.to for r in s.relations)} for s in (one, other)]
    return bool(bodies[0] & bodies[1])
