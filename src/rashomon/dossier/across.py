"""What stands across the articles, as a reader sees it: copies, sayings that travel, the record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.account import Presence, Root, presence_of, roots_of
from rashomon.dossier.phrases import counted
from rashomon.records import (
    Account,
    Document,
    DocumentFragment,
    FirstSeen,
    Origin,
    PrimaryMatch,
    PrimaryText,
    SharedText,
    Utterance,
)


@dataclass(frozen=True, slots=True)
class Step:
    """Where shared words came from, and to which articles: ``origin`` is an article's id or an outlet."""

    origin: str
    from_article: bool
    to: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Copy:
    """Articles that share a text, with the steps that it took, if any are known."""

    shared: SharedText
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Travelled:
    """A saying that two or more articles carry. ``first`` and ``origin`` are there if known.

    ``all_timed`` tells whether each carrier has a time: one without might be earlier than the first.
    """

    utterance: Utterance
    speaker: str
    presence: Presence
    first: FirstSeen | None
    origin: Origin | None
    roots: tuple[Root, ...]
    all_timed: bool

    @property
    def articles(self) -> int:
        """How many articles carry it, or a part of it."""
        return len(self.presence.whole) + len(self.presence.partly)

    @property
    def first_article(self) -> str:
        """The id of the article that had it first by the times that are known, or empty."""
        return self.first.article if self.first is not None else ""

    @property
    def is_open(self) -> bool:
        """Whether there is more to say of its origins than that it has one."""
        return self.origin is not None and (self.origin.at_most != 1 or bool(self.origin.unsure))


@dataclass(frozen=True, slots=True)
class Compared:
    """What a primary text has of the quoted sayings.

    ``missing`` are the sayings not found in it whose speaker has another one there; ``others`` counts those
    of everybody else.
    """

    text: PrimaryText
    counts: tuple[tuple[str, int], ...]
    found: tuple[PrimaryMatch, ...]
    missing: tuple[PrimaryMatch, ...]
    others: int


def copies_of(account: Account) -> tuple[Copy, ...]:
    """The texts that articles share, in the account's order."""
    return tuple(Copy(shared, tuple(_steps(shared))) for shared in account.shared_text)


def _steps(shared: SharedText) -> Iterator[Step]:
    """One step for each place the words came from."""
    if isinstance(shared.direction, str):
        return
    grouped: dict[tuple[str, bool], list[tuple[str, str]]] = {}
    for flow in shared.direction:
        reason = flow.reasons[0] if flow.reasons else ""
        grouped.setdefault((flow.origin, flow.origin_kind == "article"), []).append((flow.to, reason))
    for (origin, from_article), reached in grouped.items():
        yield Step(origin, from_article, tuple(article for article, _ in reached), reached[0][1])


def travelled(account: Account) -> tuple[Travelled, ...]:
    """The sayings of two or more articles: those in most articles first, else in the account's order."""
    utterances = {utterance.id: utterance for utterance in account.utterances}
    names = {speaker.id: speaker.name for speaker in account.speakers}
    first = {one.of: one for one in account.first_seen}
    origins = {one.of: one for one in account.origins}
    published = {article.id for article in account.articles if article.published is not None}
    timed = {one.id for one in account.statements if one.at is not None or one.article in published}
    rows = []
    for presence in presence_of(account):
        utterance = utterances[presence.utterance]
        origin = origins.get(utterance.id)
        rows.append(
            Travelled(
                utterance,
                names.get(utterance.speakers[0], "") if utterance.speakers else "",
                presence,
                first.get(utterance.id),
                origin,
                roots_of(account, origin) if origin is not None else (),
                _ids(utterance) <= timed,
            )
        )
    return tuple(sorted(rows, key=lambda row: -row.articles))


def _ids(utterance: Utterance) -> set[str]:
    return {*(variant.statement for variant in utterance.variants), *utterance.partly}


def stands_on(origin: Origin) -> str:
    """``stands on 2 to 4 independent origins``."""
    least, most = origin.at_least, origin.at_most
    if least == most:
        return f"stands on {counted(most, 'independent origin')}"
    return f"stands on {least} to {most} independent origins"


def papers(account: Account) -> tuple[tuple[Document, ...], tuple[Document, ...]]:
    """The documents that are put together from several places, and those that are quoted once only."""
    several = [one for one in account.documents if sum(len(part.witnesses) for part in one.fragments) > 1]
    once = [one for one in account.documents if one not in several]
    return tuple(several), tuple(once)


def carriers_of(fragment: DocumentFragment) -> tuple[str, ...]:
    """The ids of the articles that carry the fragment, each once."""
    return tuple(dict.fromkeys(one.evidence.article for one in fragment.witnesses))


def compared(account: Account) -> tuple[Compared, ...]:
    """Each primary text with what it has."""
    speakers = {utterance.id: set(utterance.speakers) for utterance in account.utterances}
    rows = []
    for text in account.primary:
        matches = [match for match in account.against_primary if match.primary == text.id]
        found = [match for match in matches if match.verdict != "not-found"]
        heard = set().union(*(speakers.get(match.utterance, set()) for match in found))
        absent = [match for match in matches if match.verdict == "not-found"]
        missing = [match for match in absent if heard & speakers.get(match.utterance, set())]
        counts = Counter(match.verdict for match in found)
        rows.append(
            Compared(
                text,
                tuple((verdict, counts[verdict]) for verdict in ("exact", "cut", "altered")),
                tuple(sorted(found, key=lambda match: match.spans[0].start)),
                tuple(missing),
                len(absent) - len(missing),
            )
        )
    return tuple(rows)
