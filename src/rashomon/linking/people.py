"""Which people of different articles are one: by full name, surname, title or role, and handle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rashomon.linking.groups import Group, Local, by_name
from rashomon.linking.names import compatible, given_forms
from rashomon.linking.naming import best_name, gender_of, group_gender, known_name, may_be_one
from rashomon.linking.offices import join_handles, join_roles
from rashomon.linking.roles import clash, same_role


def join_people(people: Sequence[Local]) -> list[Group]:
    """Group people across articles. Each join leaves a reason; doubt leaves people apart and says so."""
    named: dict[tuple[tuple[str, ...], str, str], list[Local]] = defaultdict(list)
    single: dict[str, list[Local]] = defaultdict(list)
    handles: list[Local] = []
    described: list[Local] = []
    for person in people:
        name = best_name(person.names)
        if name is None:
            (handles if person.speaker.name.startswith("@") else described).append(person)
        elif name.given:
            named[name.given, name.surname, name.suffix].append(person)
        else:
            single[name.surname].append(person)
    full = _join_compatible([group for _, same in sorted(named.items()) for group in _apart_by_role(same)])
    groups = _join_surnames(full, single)
    groups = join_handles(groups, handles)
    return join_roles(groups, described)


def _apart_by_role(same: list[Local]) -> list[Group]:
    """People of one full name: one, unless what they are, or their gender, speaks against it."""
    groups: list[Group] = []
    for local in sorted(same, key=lambda m: (not m.speaker.role, m.speaker.role, m.article, m.speaker.id)):
        gender, role = gender_of(local), local.speaker.role
        fits = []
        for group in groups:
            if gender and group_gender(group) and gender != group_gender(group):
                continue
            if role and any(clash(role, other) for other in group.roles()):
                continue
            fits.append(group)
        best = max(
            fits, key=lambda g: (any(same_role(role, r) for r in g.roles()), len(g.members)), default=None
        )
        if best is None:
            groups.append(Group([local]))
            continue
        if local.article not in best.articles() or len(best.members) > 1:
            best.reasons.add(f"the same full name, “{local.speaker.name}”")
        best.members.append(local)
    if len(groups) > 1:
        for group in groups:
            role = min(group.roles(), default="")
            group.reasons.add(f"kept apart from another of the same name: here “{role or 'no role given'}”")
    return groups


def _join_compatible(groups: list[Group]) -> list[Group]:
    """Join full names that differ by initials, middle names, suffixes or short forms, where only one fits."""
    by_surname: dict[str, list[Group]] = defaultdict(list)
    for group in by_name(groups):
        by_surname[known_name(group).surname.split()[-1]].append(group)
    out: list[Group] = []
    for _, same in sorted(by_surname.items()):
        out.extend(_settle(same))
    return out


def _settle(same: list[Group]) -> list[Group]:
    # The fullest names first, so that "J. Smith" meets both John and Jane before it chooses.
    order = sorted(same, key=lambda g: (-len("".join(known_name(g).given)), g.sort_key()))
    kept: list[Group] = []
    for group in order:
        name = known_name(group)
        fits = [k for k in kept if compatible(known_name(k), name) and may_be_one(k, group)]
        if len(fits) == 1 and not any("kept apart" in reason for reason in fits[0].reasons):
            shown, fullest = group.members[0].speaker.name, fits[0].members[0].speaker.name
            fits[0].absorb(group, f"“{shown}” is a shorter or another form of “{fullest}”")
            continue
        if len(fits) > 1:
            group.reasons.add(f"“{group.members[0].speaker.name}” may be any of {len(fits)}; kept apart")
        kept.append(group)
    return kept


def _join_surnames(full: list[Group], single: dict[str, list[Local]]) -> list[Group]:
    """Give a surname alone to the one person of the story that fits; else keep it on its own."""
    index: dict[str, list[Group]] = defaultdict(list)
    given: dict[str, list[Group]] = defaultdict(list)
    for group in by_name(full):
        name = known_name(group)
        for form in given_forms(name.given[0]):
            given[form].append(group)
        keys = {name.surname, name.surname.split()[-1]}
        if len(name.given) >= 2 and len(name.given[0]) > 1:
            keys.add(name.given[0])  # "Kim" for "Kim Jong Un": the family name stands first
        for key in keys:
            index[key].append(group)
    out = list(full)
    for surname, locals_ in sorted(single.items()):
        alone: list[Group] = []
        for local in sorted(locals_, key=lambda m: m.key):
            _place_surname(surname, local, index[surname] or given[surname], alone)
        out.extend(alone)
    return out


def _place_surname(surname: str, local: Local, candidates: list[Group], alone: list[Group]) -> None:
    here = Group([local])
    if len(surname) == 1:
        here.reasons.add(f"named only by a letter, “{local.speaker.name}”: joined with nobody")
        alone.append(here)
        return
    fits = [g for g in candidates if may_be_one(g, here)]
    if len(fits) > 1:
        inside = [g for g in fits if local.article in g.articles()]
        role = [g for g in fits if any(same_role(local.speaker.role, r) for r in g.roles())]
        fits = inside if len(inside) == 1 else role if len(role) == 1 else fits
    if len(fits) == 1:
        fullest = fits[0].members[0].speaker.name
        fits[0].absorb(here, f"“{local.speaker.name}”: “{fullest}” is the only one of that name in the story")
        return
    if len(fits) > 1:
        here.reasons.add(f"“{local.speaker.name}” may be any of {len(fits)} people in the story; kept apart")
        alone.append(here)
        return
    same = [g for g in alone if may_be_one(g, here) and not any("may be any" in r for r in g.reasons)]
    if same and not candidates:
        same[0].absorb(here, f"the same surname, “{local.speaker.name}”, and nothing against it")
        return
    if candidates:
        here.reasons.add(f"“{local.speaker.name}”: role or gender speaks against the others of that name")
    alone.append(here)
