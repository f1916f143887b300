"""The name, the gender and the roles of a group of local speakers, and whether two groups may be
one person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rashomon.linking.groups import Group, Local
from rashomon.linking.names import PersonName, compatible, parse_person
from rashomon.linking.roles import clash

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})


@lru_cache(maxsize=65536)
def best_name(names: tuple[str, ...]) -> PersonName | None:
    """The fullest name that the forms give: most given names first; ``None`` for handles and roles alone."""
    parsed = [_parsed(name) for name in names]
    known = [name for name in parsed if name is not None]
    if not known:
        return None
    # The name an article settled on comes first; an alias counts where it is a fuller form of that.
    first = parsed[0]
    forms = [n for n in known if first is None or compatible(first, n)]
    return _fullest(forms, known)


def group_name(group: Group) -> PersonName | None:
    """The fullest name among the members' own; ``None`` when none of them is named."""
    known = [name for member in group.members if (name := best_name(member.names)) is not None]
    return _fullest(known, known) if known else None


def _fullest(forms: Sequence[PersonName], known: Sequence[PersonName]) -> PersonName:
    best = max(
        forms,
        key=lambda n: (n.full, bool(n.given), len("".join(n.given)), len(n.surname), n.surname, n.given),
    )
    same = [n for n in known if n.surname == best.surname]
    gender = best.gender or min((n.gender for n in same if n.gender), default="")
    suffix = best.suffix or min((n.suffix for n in same if n.suffix), default="")
    titles = tuple(sorted({title for n in known for title in n.titles}))
    return PersonName(best.given, best.surname, suffix, titles, gender)


@lru_cache(maxsize=65536)
def _parsed(name: str) -> PersonName | None:
    if re.match(r"(?:the|a|an|his|her|their|its|one|some)\s+[a-z]", name.strip(), re.I) and not re.search(
        r"[a-z]\s+[A-Z]\w+\s*$", name
    ):
        return None
    return parse_person(name)


def gender_of(local: Local) -> str:
    """What titles and pronouns among an article's mentions tell: "male", "female" or nothing."""
    name = best_name(local.names)
    if name is not None and name.gender:
        return name.gender
    words = [evidence.span.text.casefold() for evidence in local.speaker.mentions]
    he, she = sum(w in _HE for w in words), sum(w in _SHE for w in words)
    return "male" if he > she else "female" if she > he else ""


def group_gender(group: Group) -> str:
    found = {gender_of(member) for member in group.members} - {""}
    return found.pop() if len(found) == 1 else ""


def known_name(group: Group) -> PersonName:
    name = group_name(group)
    assert name is not None  # noqa: S101 - only groups of named people come here
    return name


def may_be_one(a: Group, b: Group) -> bool:
    ga, gb = group_gender(a), group_gender(b)
    if ga and gb and ga != gb:
        return False
    return not any(clash(x, y) for x in a.roles() for y in b.roles())
