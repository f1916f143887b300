"""What travels through Rashomon: frozen records with meaning and checks, on the standard library alone."""

from rashomon.records.accounts import (
    Account,
    Correction,
    Event,
    Judgement,
    PrimaryMatch,
    PrimaryText,
    PrimaryWording,
    RecordVerdict,
    Story,
)
from rashomon.records.articles import Article, Capture, Credit, SetAside
from rashomon.records.identity import identify
from rashomon.records.origins import Document, DocumentFragment, FirstSeen, Origin, Witness
from rashomon.records.sharing import Flow, SharedKind, SharedText
from rashomon.records.spans import Evidence, Interval, Span
from rashomon.records.statements import (
    ArticleStatements,
    ChainLink,
    FoundBy,
    Kind,
    Relation,
    RelationKind,
    Side,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
    Utterance,
    Variant,
)

__all__ = [
    "Account",
    "Article",
    "ArticleStatements",
    "Capture",
    "ChainLink",
    "Correction",
    "Credit",
    "Document",
    "DocumentFragment",
    "Event",
    "Evidence",
    "FirstSeen",
    "Flow",
    "FoundBy",
    "Interval",
    "Judgement",
    "Kind",
    "Origin",
    "PrimaryMatch",
    "PrimaryText",
    "PrimaryWording",
    "RecordVerdict",
    "Relation",
    "RelationKind",
    "SetAside",
    "SharedKind",
    "SharedText",
    "Side",
    "Span",
    "Speaker",
    "SpeakerKind",
    "Stance",
    "Statement",
    "Story",
    "Utterance",
    "Variant",
    "Witness",
    "identify",
]
