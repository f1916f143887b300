"""How many independent roots stand behind statements that say the same, with bounds and reasons.

Counted once: the statements of one speaker, of a body and whoever speaks for it, of an outlet and the
source it had it from, of unnamed speakers whom words or copied passages show to be one. What the texts
leave open widens the bounds: at most, everyone who may be somebody else is; at least, nobody is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rashomon.linking.independence import StoryContext, is_nameless_media, why_one_origin
from rashomon.records import identify
from rashomon.records.origins import Origin

_MOST_SEARCHED = 14


@dataclass(slots=True)
class _Root:
    """Statements that go back to one speaker or more, and the ids of those speakers."""

    statements: set[str]
    speakers: set[str]
    counted: bool


def count_origins(of: str, ids: Iterable[str], story: StoryContext, *, one_saying: bool = False) -> Origin:
    """The origins behind the statements ``ids`` (unknown ids are left out), which say the same.

    ``of`` is the id of the utterance or claim. ``one_saying`` says that their words are those of one
    utterance: then unnamed speakers who are quoted with the same words are one.
    """
    chosen = sorted({i for i in ids if i in story.statements})
    reasons: set[str] = set()
    roots = _roots(chosen, story, reasons)
    roots = _join_outlets(roots, story, reasons)
    roots = _join_copies(roots, story, reasons)
    if one_saying:
        roots = _join_words(roots, story, reasons)
    counted = sorted(
        (r for r in roots if r.counted), key=lambda r: (-len(r.statements), sorted(r.statements))
    )
    uncounted = sorted(i for r in roots if not r.counted for i in r.statements)
    if uncounted:
        reasons.add("outlets or reporters without a name add no origin that can be counted")
    sure = _surely_apart(counted, story, reasons)
    unsure = sorted(
        {i for n, root in enumerate(counted) if n not in sure for i in root.statements} | set(uncounted)
    )
    at_most = len(counted) if counted else min(1, len(uncounted))
    return Origin(
        id=identify("origin", of, *chosen),
        of=of,
        at_least=min(len(sure), at_most),
        at_most=at_most,
        groups=tuple(sorted(tuple(sorted(root.statements)) for root in counted)),
        unsure=tuple(unsure),
        reasons=tuple(sorted(reasons)),
    )


def _roots(ids: Sequence[str], story: StoryContext, reasons: set[str]) -> list[_Root]:
    """One root a voice: the speaker, or the body that they speak for. Nameless media are not counted."""
    by_voice: dict[tuple[str, ...], _Root] = {}
    for i in ids:
        statement = story.statements[i]
        named = [
            s for s in statement.speakers if s in story.speakers and not is_nameless_media(story.speakers[s])
        ]
        if not named:
            known = [s for s in statement.speakers if s in story.speakers]
            key = ("media", *sorted(known)) if known else ("unknown", i)
            root = by_voice.setdefault(key, _Root(set(), set(known), not known))
        else:
            voices = tuple(sorted({_voice(s, story, reasons) for s in named}))
            root = by_voice.setdefault(voices, _Root(set(), set(), True))
            root.speakers.update(named)
        root.statements.add(i)
    return _join_shared_voices(by_voice)


def _join_shared_voices(by_voice: Mapping[tuple[str, ...], _Root]) -> list[_Root]:
    """Statements of several speakers together belong with those of any one of them."""
    singles = {voices[0]: root for voices, root in by_voice.items() if len(voices) == 1}
    out = list(singles.values())
    for voices, root in sorted(by_voice.items()):
        if len(voices) < 2:
            continue
        home = next((singles[v] for v in voices if v in singles), None)
        if home is None or not root.counted:
            out.append(root)
        else:
            home.statements |= root.statements
    return out


def _voice(speaker: str, story: StoryContext, reasons: set[str]) -> str:
    """The body a spokesperson speaks for, or the document an author wrote; else the speaker."""
    for relation in story.speakers[speaker].relations:
        if relation.kind in {"speaks_for", "author_of"} and relation.to in story.speakers:
            name, other = story.speakers[speaker].name, story.speakers[relation.to].name
            does = "speaks for" if relation.kind == "speaks_for" else "wrote"
            reasons.add(f"{name} {does} {other}: one origin")
            return relation.to
    return speaker


def _join_outlets(roots: list[_Root], story: StoryContext, reasons: set[str]) -> list[_Root]:
    """An outlet that says it confirmed something goes with the one source it is said to have it from."""
    out: list[_Root] = []
    for root in sorted(roots, key=lambda r: sorted(r.statements)):
        outlets = root.speakers & story.outlets
        if not outlets or not root.counted or not root.speakers <= story.outlets | _nameless(root, story):
            out.append(root)
            continue
        sources = [
            other
            for other in roots
            if other is not root and other.counted and _through(other, outlets, story)
        ]
        if len(sources) == 1:
            sources[0].statements |= root.statements
            name = min(story.speakers[o].name for o in outlets)
            source = min(story.speakers[s].name for s in sources[0].speakers)
            reasons.add(f"{name} has it from “{source}”: one origin")
        else:
            out.append(root)
    return out


def _nameless(root: _Root, story: StoryContext) -> set[str]:
    return {s for s in root.speakers if is_nameless_media(story.speakers[s])}


def _through(root: _Root, outlets: set[str], story: StoryContext) -> bool:
    return any(link.speaker in outlets for i in root.statements for link in story.statements[i].chain)


def _join_copies(roots: list[_Root], story: StoryContext, reasons: set[str]) -> list[_Root]:
    """Statements of unnamed speakers in one copied passage are one."""
    keys: list[set[int]] = [
        {n for i in root.statements for n in story.passages.get(i, ())} if _unnamed(root, story) else set()
        for root in roots
    ]
    return _joined(roots, keys, "stand in a passage that articles copied: one origin", reasons, story)


def _join_words(roots: list[_Root], story: StoryContext, reasons: set[str]) -> list[_Root]:
    """Speakers who are quoted with the same words: nobody else said them first, so they are one."""
    quoted = {"direct", "mixed", "post", "block"}
    keys = [
        {1} if any(story.statements[i].kind in quoted for i in root.statements) else set() for root in roots
    ]
    return _joined(roots, keys, "carry the same words: one saying has one origin", reasons, story)


def _joined(
    roots: list[_Root], keys: Sequence[set[int]], reason: str, reasons: set[str], story: StoryContext
) -> list[_Root]:
    """Join roots that share a key."""
    out: list[_Root] = []
    home: dict[int, _Root] = {}
    for root, own in zip(roots, keys, strict=True):
        known = next((home[key] for key in sorted(own) if key in home), None)
        if known is None or not root.counted:
            out.append(root)
            known = root
        else:
            known.statements |= root.statements
            known.speakers |= root.speakers
            names = sorted({story.speakers[s].name for s in known.speakers})
            reasons.add(f"{', '.join(f'“{name}”' for name in names)} {reason}")
        if root.counted:
            home.update(dict.fromkeys(own, known))
    return out


def _unnamed(root: _Root, story: StoryContext) -> bool:
    return all(story.speakers[s].kind.startswith("unnamed") for s in root.speakers)


def _surely_apart(roots: Sequence[_Root], story: StoryContext, reasons: set[str]) -> set[int]:
    """Numbers of a largest set of roots of which no two can be one: the least count that is sure.

    Searched in full up to fourteen roots, beyond that taken greedily (a smaller count is still sure).
    """
    apart = {
        (a, b)
        for a, b in combinations(range(len(roots)), 2)
        if not _may_be_one(roots[a], roots[b], story, reasons)
    }
    if len(roots) <= _MOST_SEARCHED:
        for size in range(len(roots), 1, -1):
            for chosen in combinations(range(len(roots)), size):
                if all(pair in apart for pair in combinations(chosen, 2)):
                    return set(chosen)
        return {0} if roots else set()
    kept: list[int] = []
    for number in range(len(roots)):
        if all((other, number) in apart for other in kept):
            kept.append(number)
    return set(kept)


def _may_be_one(a: _Root, b: _Root, story: StoryContext, reasons: set[str]) -> bool:
    for one in sorted(a.speakers):
        for other in sorted(b.speakers):
            why = why_one_origin(story.speakers[one], story.speakers[other], story)
            if why:
                reasons.add(why)
                return True
    return not a.speakers or not b.speakers
