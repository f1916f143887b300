"""Makes two speakers one, wherever they are named."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from rashomon.records import Span, Speaker

if TYPE_CHECKING:
    from rashomon.linking import Linked

_NAMES_SPEAKERS = {"speaker", "speakers", "to"}


def merge_speakers(linked: Linked, one: Speaker, other: Speaker, reason: str) -> Linked:
    """What linking found with ``one`` being ``other``: its names become aliases, its mentions theirs."""
    names = (one.name, *one.aliases, *other.aliases)
    merged = replace(
        other,
        role=other.role or one.role,
        aliases=tuple(sorted({name for name in names if name != other.name})),
        mentions=tuple(sorted({*one.mentions, *other.mentions})),
        relations=(*other.relations, *(known for known in one.relations if known not in other.relations)),
        reasons=(*other.reasons, *one.reasons, reason),
    )
    speakers = [
        merged if speaker.id == other.id else speaker for speaker in linked.speakers if speaker.id != one.id
    ]
    linked = replace(linked, speakers=tuple(speakers))
    values = {field.name: _renamed(getattr(linked, field.name), one.id, other.id) for field in fields(linked)}
    linked = replace(linked, **values)
    # A merged speaker is nothing to itself.
    alone = tuple(
        replace(speaker, relations=tuple(known for known in speaker.relations if known.to != speaker.id))
        for speaker in linked.speakers
    )
    return replace(linked, speakers=alone)


def _renamed(value: Any, old: str, new: str) -> Any:
    """The records with one speaker id in place of another, in every field that names speakers."""
    if isinstance(value, tuple):
        return tuple(_renamed(item, old, new) for item in value)
    if not is_dataclass(value) or isinstance(value, Span | type):
        return value
    changed: dict[str, Any] = {}
    for field in fields(value):
        before = getattr(value, field.name)
        if field.name not in _NAMES_SPEAKERS:
            after = _renamed(before, old, new)
        elif isinstance(before, str):
            after = new if before == old else before
        else:
            after = tuple(dict.fromkeys(new if one == old else one for one in before))
        if after != before:
            changed[field.name] = after
    return replace(value, **changed) if changed else value
