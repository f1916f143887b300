"""The archive: captures, articles, findings, stories, judgements. The only door to a database.

Importing it loads SQLAlchemy; alembic is loaded only where tables have to be made or changed.
"""

from rashomon.archive.kept import (
    Feed,
    FeedItem,
    Forgotten,
    Hit,
    Host,
    ItemState,
    KeptArticle,
    KeptCapture,
    KeptJudgement,
    KeptStory,
    NewCapture,
    Notice,
    Outcome,
    Revision,
    RevisionKind,
    Stored,
    StoryChange,
    StoryChangeKind,
)
from rashomon.archive.store import Archive

__all__ = [
    "Archive",
    "Feed",
    "FeedItem",
    "Forgotten",
    "Hit",
    "Host",
    "ItemState",
    "KeptArticle",
    "KeptCapture",
    "KeptJudgement",
    "KeptStory",
    "NewCapture",
    "Notice",
    "Outcome",
    "Revision",
    "RevisionKind",
    "Stored",
    "StoryChange",
    "StoryChangeKind",
]
