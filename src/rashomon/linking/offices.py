"""People whom an article calls by a handle or an office alone, given to the one person of the
story who fits."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from rashomon.linking.groups import Group, Local, by_name
from rashomon.linking.names import same_given
from rashomon.linking.naming import known_name, may_be_one
from rashomon.linking.roles import role_words
from rashomon.linking.words import strip_accents

_DEFINITE = re.compile(r"(?:the|his|her|its|their)\s|(?:[\w.-]+\s){0,2}[\w.-]+['’]\s?s?\s", re.I)
_VAGUE = frozenset(
    "offici sourc person man woman witnes resident victim suspect friend analyst expert".split()
)


def join_handles(groups: list[Group], handles: list[Local]) -> list[Group]:
    """Match ``@handle`` to the one person whose surname it holds."""
    known: dict[str, Group] = {}
    for group in by_name(groups):
        for name in group.names():
            if name.startswith("@"):
                known.setdefault(name.casefold(), group)
    surnames: dict[str, list[Group]] = defaultdict(list)
    for group in by_name(groups):
        surnames[known_name(group).surname.replace(" ", "")].append(group)
    for local in sorted(handles, key=lambda m: (m.speaker.name.casefold(), m.key)):
        handle = local.speaker.name.casefold()
        here = known.get(handle)
        if here is not None:
            here.absorb(Group([local]), f"the same handle, {local.speaker.name}")
            continue
        fits = handle_owners(handle, surnames)
        if len(fits) == 1:
            owner = fits[0]
            owner.absorb(
                Group([local]), f"the handle {local.speaker.name} holds the name of “{_shown(owner)}”"
            )
            known[handle] = owner
        else:
            fresh = Group([local])
            groups.append(fresh)
            known[handle] = fresh
    return groups


def handle_owners(handle: str, surnames: dict[str, list[Group]]) -> list[Group]:
    """The people whose surname stands in the handle, with a given name, an initial or an office beside it."""
    letters = re.sub(r"[^a-z]", "", strip_accents(handle))
    fits: list[Group] = []
    for size in range(min(len(letters), 20), 3, -1):
        for start in (0, len(letters) - size) if size < len(letters) else (0,):
            for group in surnames.get(letters[start : start + size], ()):
                rest = letters[:start] + letters[start + size :]
                if group not in fits and _fits_handle(rest, group):
                    fits.append(group)
        if fits:
            break
    # A surname inside longer letters: "senjohnsmithpress".
    if not fits:
        for surname, owners in sorted(surnames.items()):
            if len(surname) >= 5 and surname in letters:
                fits.extend(
                    g for g in owners if any(len(w) > 2 and w in letters for w in known_name(g).given)
                )
    return fits


def _fits_handle(rest: str, group: Group) -> bool:
    name = known_name(group)
    if not rest:
        return True
    if any(
        same_given(rest, given) or rest.startswith(given) or given.startswith(rest) for given in name.given
    ):
        return True
    roles = " ".join(group.roles()).casefold()
    office = {
        "sen",
        "rep",
        "gov",
        "mayor",
        "pres",
        "potus",
        "real",
        "the",
        "official",
        "dod",
        "gop",
        "mp",
        "pm",
        "dr",
    }
    if rest in office:
        return True
    # Letters that are the initials of words of the role: "DoD" with "Secretary of Defense".
    return len(rest) <= 4 and bool(rest) and all(any(w.startswith(c) for w in roles.split()) for c in rest)


def _shown(group: Group) -> str:
    return max(sorted(group.names()), key=lambda n: (not n.startswith("@"), len(n)))


_INDEFINITE = re.compile(r"(?:an?|one|another)\s", re.I)


def place_definite(groups: list[Group], unnamed: Sequence[Local]) -> list[Local]:
    """Give "her lawyer" or "the coach" to the one named person of the story with that role.

    Returns those that are left. "A lawyer" is never given to anybody: it may be another.
    """
    holders: dict[str, list[Group]] = defaultdict(list)
    for group in by_name(groups):
        for word in {word for role in group.roles() for word in role_words(role)}:
            holders[word].append(group)
    left: list[Local] = []
    for local in sorted(unnamed, key=lambda m: (m.speaker.name.casefold(), m.key)):
        # A headline's "Minister" is told by the "the minister" that the article goes on with.
        names = (local.speaker.name, *local.speaker.aliases)
        named = next((name for name in names if _DEFINITE.match(name)), "")
        if any(_INDEFINITE.match(name) for name in names):
            named = ""  # "the lawyer" is "a lawyer for the port" of a line before
        words = sorted(role_words(named) - _VAGUE)
        fits = [g for g in holders.get(words[0], ()) if all(g in holders[w] for w in words)] if words else []
        fits = [g for g in fits if may_be_one(g, Group([local]))]
        fits = _of_one_owner(named, fits)
        if not fits and (place := _OF.search(named)) is not None:
            # "The foreign minister of Assab" is Assab's foreign minister.
            words = sorted(role_words(named[: place.start()]) - _VAGUE)
            owner = frozenset(strip_accents(place.group(1)).split())
            fits = (
                [g for g in holders.get(words[0], ()) if all(g in holders[w] for w in words)] if words else []
            )
            fits = [g for g in fits if owner in map(_owner, g.roles()) and may_be_one(g, Group([local]))]
        if len(fits) > 1:
            # "Its spokesman" is the spokesman rather than the spokeswoman.
            word = named.split()[-1].casefold()
            fits = [g for g in fits if any(word in role.casefold().split() for role in g.roles())] or fits
        if local.speaker.kind == "unnamed-person" and len(fits) == 1:
            fits[0].absorb(
                Group([local]), f"“{local.speaker.name}”: the only one in the story with that role"
            )
        else:
            left.append(local)
    return left


def _of_one_owner(named: str, fits: list[Group]) -> list[Group]:
    """Of those with the role, the ones of the same person or body where the words name it.

    "Venn's lawyer" is neither Roe's lawyer nor, where somebody is called so, just any lawyer.
    """
    owner = _owner(named)
    if not owner:
        return fits
    owners = [{_owner(role) for role in group.roles()} - {_NOBODY} for group in fits]
    same = [
        group
        for group, found in zip(fits, owners, strict=True)
        if any(owner <= other or other <= owner for other in found)
    ]
    return same or [group for group, found in zip(fits, owners, strict=True) if not found]


_NAMES = r"(?:[A-Z][\w.-]*\s+)*?[A-Z][\w-]*"
_OWNER = re.compile(rf"({_NAMES})(?:['’]\s?s\b|s['’](?=\s)|(?=\s+[a-z]\w*\s*$))")
_OF = re.compile(rf"\sof\s(?:the\s)?({_NAMES})$")
_NOBODY: frozenset[str] = frozenset()


def _owner(role: str) -> frozenset[str]:
    """The words of the name in "Ada Venn's lawyer" or "Venn lawyer", folded; none where none is told."""
    match = _OWNER.search(role)
    if match is None or match.group(1).isupper():
        return _NOBODY
    words = strip_accents(match.group(1)).split()
    return frozenset(words[1:] if words[0] in {"the", "a", "an"} else words)


def join_roles(groups: list[Group], described: list[Local]) -> list[Group]:
    """Give "the chairman" to the one person of the story whose role has these words."""
    holders: dict[str, list[Group]] = defaultdict(list)
    for group in by_name(groups):
        for word in {word for role in group.roles() for word in role_words(role)}:
            holders[word].append(group)
    alone: dict[tuple[str, ...], Group] = {}
    for local in sorted(described, key=lambda m: (m.speaker.name.casefold(), m.key)):
        words = role_words(local.speaker.name) or role_words(local.speaker.role)
        fits = list(holders.get(next(iter(sorted(words)), ""), ()))
        for word in sorted(words):
            fits = [g for g in fits if g in holders.get(word, ())]
        here = Group([local])
        if len(fits) == 1 and may_be_one(fits[0], here):
            fits[0].absorb(here, f"“{local.speaker.name}”: the only one in the story with that role")
            continue
        if fits:
            here.reasons.add(
                f"“{local.speaker.name}” may be any of {len(fits)} people in the story; kept apart"
            )
            groups.append(here)
            continue
        key = tuple(sorted(words))
        if len(key) >= 2 and key in alone:
            alone[key].absorb(here, f"the same office, “{local.speaker.name}”")
        else:
            alone.setdefault(key, here)
            groups.append(here)
    return groups
