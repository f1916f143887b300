"""What travels through Rashomon: frozen records with meaning and checks, on the standard library alone."""

from rashomon.records.accounts import Account, Correction, Event, Judgement, Story
from rashomon.records.articles import Article, Capture, Credit, SetAside
from rashomon.records.identity import identify
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
    "Event",
    "Evidence",
    "FoundBy",
    "Interval",
    "Judgement",
    "Kind",
    "Relation",
    "RelationKind",
    "SetAside",
    "Side",
    "Span",
    "Speaker",
    "SpeakerKind",
    "Stance",
    "Statement",
    "Story",
    "Utterance",
    "Variant",
    "identify",
]
