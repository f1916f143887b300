"""Who said what: statements, the speakers behind them, and the sayings they carry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.records.spans import Evidence, Interval, Span

Kind = Literal["direct", "mixed", "indirect", "post", "block"]
Stance = Literal["asserts", "denies", "withholds", "asks", "orders"]
SpeakerKind = Literal["person", "organisation", "group", "document", "unnamed-person", "unnamed-group"]
RelationKind = Literal["speaks_for", "heads", "part_of", "author_of"]
FoundBy = Literal["rule", "model", "person"]


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One party through whom a statement reached the article, and the words that say so, if any."""

    speaker: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution relation: who is said to have said, written or known what, in one article.

    ``content`` holds one or more spans in reading order, quotation marks outside. ``speakers`` and
    the ``speaker`` of each chain link are speaker ids: of the article's own speakers until linking,
    of the story's afterwards. ``chain`` runs outermost first, the speaker not included;
    ``chain_complete`` is ``None`` where the text is silent. ``score`` is the certainty in 0–1.
    ``reasons`` say in words what it was found by.
    """

    id: str
    article: str
    kind: Kind
    stance: Stance
    content: tuple[Span, ...]
    source: Span | None = None
    cue: Span | None = None
    speakers: tuple[str, ...] = ()
    chain: tuple[ChainLink, ...] = ()
    chain_complete: bool | None = None
    audience: Span | None = None
    justification: Span | None = None
    at: Interval | None = None
    found_by: tuple[FoundBy, ...] = ("rule",)
    score: float = 1.0
    reasons: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError(f"statement {self.id} has no content")
        if any(a.end > b.start for a, b in zip(self.content, self.content[1:], strict=False)):
            raise ValueError(f"the content of statement {self.id} is not in reading order")

    def __hash__(self) -> int:
        # Equal statements have one id; a hash of all that they hold would take ten times as long.
        return hash(self.id)


@dataclass(frozen=True, slots=True)
class Relation:
    """What one speaker is to another, with the words that show it."""

    kind: RelationKind
    to: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whom the sources refer to. ``name`` is the fullest one known, or the words of the description."""

    id: str
    name: str
    kind: SpeakerKind
    role: str = ""
    aliases: tuple[str, ...] = ()
    mentions: tuple[Evidence, ...] = ()
    relations: tuple[Relation, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """Speakers who answer for each other, with the words that say so."""

    id: str
    name: str
    speakers: tuple[str, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleStatements:
    """What one article attributes to whom: the statements, and the speakers they name.

    Speaker ids are the article's own. ``rejected`` counts what looked like a statement and was not,
    by reason; ``notes`` are for the reader of the article (another language, say).
    """

    article: str
    statements: tuple[Statement, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    rejected: tuple[tuple[str, int], ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Variant:
    """One wording of an utterance, and in words how it differs from the utterance's text."""

    statement: str
    text: str
    differs: str = ""


@dataclass(frozen=True, slots=True)
class Utterance:
    """One saying, carried by statements in one or more articles. ``partly`` carry only a part of it."""

    id: str
    speakers: tuple[str, ...]
    text: str
    articles: tuple[str, ...]
    variants: tuple[Variant, ...]
    partly: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
