"""Speakers of single articles, and groups of them that are one speaker of the story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rashomon.linking.aliases import fold_name
from rashomon.records import Evidence, Speaker

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Local:
    """A speaker as one article knows them.

    ``via`` are the names of the parties the article has it from; ``author`` is whom it gives as the
    author of a document, with ``authored`` as the words that say so.
    """

    article: str
    speaker: Speaker
    via: tuple[str, ...] = ()
    author: str = ""
    authored: Evidence | None = None

    @property
    def key(self) -> Key:
        """Article id and local speaker id: unique in the story."""
        return self.article, self.speaker.id

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the aliases, as they stand."""
        return tuple(dict.fromkeys((self.speaker.name, *self.speaker.aliases)))


@dataclass(slots=True)
class Group:
    """Local speakers that are taken to be one, and why, in words."""

    members: list[Local]
    reasons: set[str] = field(default_factory=set)
    name: str = ""
    id: str = ""

    def absorb(self, other: Group, reason: str) -> None:
        """Take in the members and reasons of ``other``."""
        self.members.extend(other.members)
        self.reasons |= other.reasons
        if reason:
            self.reasons.add(reason)

    def names(self) -> Iterator[str]:
        """Every name and alias of every member, with repetition."""
        for member in self.members:
            yield from member.names

    def roles(self) -> set[str]:
        """The roles that the members are given."""
        return {member.speaker.role for member in self.members if member.speaker.role}

    def articles(self) -> set[str]:
        """Ids of the articles that know one of the members."""
        return {member.article for member in self.members}

    def sort_key(self) -> tuple[str, str, str]:
        """An order that depends on names and articles only, never on the order of the input."""
        return min((fold_name(m.speaker.name), m.article, m.speaker.id) for m in self.members)


def by_name(groups: Iterable[Group]) -> list[Group]:
    """The groups in an order of their own."""
    return sorted(groups, key=Group.sort_key)
