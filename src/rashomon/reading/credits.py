"""Credits: words by which an article says that another outlet reported, carried or was told something."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from rashomon.reading.credit_frames import (
    AFTER,
    BEFORE,
    CONTRIBUTED,
    LIST_JOINT,
    NOUN_AFTER,
    PHRASE_AFTER,
    PHRASE_BEFORE,
    TYPE_AFTER,
)
from rashomon.reading.credit_lines import line_credits
from rashomon.reading.lines import Line
from rashomon.reading.mentions import Mention, find_mentions
from rashomon.reading.outlets import fold_outlet

_WINDOW = 160  # characters on each side of a name that its cue may stand in
_JOINT_LIMIT = 60
_SEARCHED = 200_000  # characters; a report of 30,000 words fits, and hostile text costs seconds at most
_BREAK = re.compile(r"[\r\n]")


@dataclass(frozen=True, slots=True, order=True)
class FoundCredit:
    """A credit at ``start``–``end`` (half-open): cue and name; ``scope`` as in ``Credit``."""

    start: int
    end: int
    outlet: str
    scope: str = "passage"


def find_credits(text: str, lines: tuple[Line, ...], own: str) -> tuple[FoundCredit, ...]:
    """Every credit of ``text``, in order; ``own`` is the article's outlet, which credits nothing to itself.

    A phrase that names several outlets gives one credit for each.
    """
    mentions = find_mentions(text[:_SEARCHED])
    found = list(line_credits(text, lines, mentions))
    # What a line says for the whole article is not said again for a passage.
    whole = sorted((credit.start, credit.end) for credit in found)
    for group in _groups(text, mentions):
        before = _last_before(whole, group[0].start)
        place = None if any(group[0].start < end for _, end in before) else _framed(text, group)
        if place:
            found += [FoundCredit(*place, mention.outlet) for mention in group]
    return _distinct([credit for credit in found if not own or not _is_own(credit.outlet, own)])


def _is_own(outlet: str, own: str) -> bool:
    """Whether a credit names the article's own outlet: by its name, a part of it, or its words' letters.

    A part is what it begins with ("Crossland" of "Crossland News"), or all but what it is ("News", "TV").
    """
    if fold_outlet(outlet) == fold_outlet(own):
        return True
    letters = "".join(word[0] for word in re.findall(r"\b[A-Z]\w*", re.sub(r"^The\s", "", own)))
    if len(letters) > 1 and outlet.replace(".", "") == letters:
        return True
    short, full = (_words(name) for name in sorted((outlet, own), key=len))
    rest = full[len(short) :]
    begins = bool(short) and full[: len(short)] == short
    return begins and (len(own) > len(outlet) or all(word in _WHAT_IT_IS for word in rest))


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"[^\W_]+", name.casefold()) if word != "the"]


_WHAT_IT_IS = frozenset("news agency tv television radio online media wire service digital staff com".split())


def _last_before(places: list[tuple[int, int]], start: int) -> list[tuple[int, int]]:
    """The last of the sorted ``places`` that begins at or before ``start``, if any."""
    count = bisect_right(places, start, key=lambda place: place[0])
    return places[count - 1 : count]


def _groups(text: str, mentions: tuple[Mention, ...]) -> list[list[Mention]]:
    """Names in a list ("A, the B and C newspaper") belong under one cue."""
    groups: list[list[Mention]] = []
    for mention in mentions:
        if groups:
            last = groups[-1][-1]
            joint = text[last.end : mention.start]
            if len(joint) <= _JOINT_LIMIT and LIST_JOINT.fullmatch(joint):
                groups[-1].append(mention)
                continue
        groups.append([mention])
    return groups


def _framed(text: str, group: list[Mention]) -> tuple[int, int] | None:
    """The place of names and cue together, when a cue stands before or after the names."""
    start, end = group[0].start, group[-1].end
    left = _BREAK.split(text[max(0, start - _WINDOW) : start])[-1]
    right = _BREAK.split(text[end : end + _WINDOW])[0]
    if _inside_mark(left, right):
        return None
    phrase = PHRASE_BEFORE.search(left)
    lead = phrase.start() if phrase else len(left)
    trail = PHRASE_AFTER.match(right)
    tail = trail.end() if trail else 0
    sure = any(mention.certainty != "with_cue" for mention in group) or " " in text[start:end]
    before = BEFORE.search(left)
    if before:
        kind = TYPE_AFTER.match(right)
        return start - len(left) + before.start(), end + (kind.end() if kind else 0)
    for place in dict.fromkeys((tail, 0)):
        after = AFTER.match(right[place:]) or NOUN_AFTER.match(right[place:])
        if after and (sure or after.re is NOUN_AFTER or after["verb"][:6] in ("report", "claims")):
            return start - len(left) + lead, end + place + after.end()
    both = CONTRIBUTED.match(right)
    return (start, end + both.end()) if both else None


def _inside_mark(left: str, right: str) -> bool:
    """Whether the name is a photographer's mark ("(Jane Doe/Reuters)") and not a credit of words."""
    return bool(
        re.search(r"[(\[][^()\[\]]*/\s?$", left)
        or re.search(r"(?:photo|image|picture)s?\s*(?:credit|by|:)[^.]*$", left, re.I)
    ) or bool(re.match(r"\s*/\s?[A-Z]|\s+(?:photo|images|pictures)\b", right, re.I))


def _distinct(found: list[FoundCredit]) -> tuple[FoundCredit, ...]:
    """One credit where two rules saw the same: of those that overlap and name one outlet, the first."""
    kept: list[FoundCredit] = []
    last: dict[str, int] = {}
    for credit in sorted(found, key=lambda each: (each.start, -each.end, each.scope, each.outlet)):
        key = fold_outlet(credit.outlet)
        if credit.start >= last.get(key, 0) and credit.start < credit.end:
            kept.append(credit)
            last[key] = credit.end
    return tuple(sorted(kept))
