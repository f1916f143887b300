"""What kind of change lies between two texts of one address."""

from __future__ import annotations

import re

from rashomon.archive.kept import RevisionKind
from rashomon.records import Article

_NOTICE = re.compile(
    r"subscri(?:be|ption|bers?)\b.{0,60}(?:continue|read|access|unlimited|full|only|exclusive)|"
    r"(?:continue|keep|finish)\s+reading\b.{0,60}(?:subscri|sign|log|account|free)|"
    r"already\s+(?:a\s+subscriber|have\s+an\s+account|subscribed)|"
    r"(?:sign|log)\s+in\s+to\s+(?:read|continue|view|access)|"
    r"(?:create|register\s+for)\s+(?:a|your)\s+(?:free\s+)?account|"
    r"(?:reached|used)\s+(?:your|all\s+your)\s+(?:free\s+|monthly\s+)*(?:article\s+)?(?:limit|articles)|"
    r"(?:this|the)\s+(?:article|story|content)\s+is\s+(?:for|reserved\s+for|only\s+available\s+to|exclusive\s+to)\s+"
    r"(?:our\s+|paying\s+|registered\s+)*(?:subscribers|members|users)",
    re.I | re.S,
)
_SHORTER = 0.6
"""A notice in place of an article leaves less than this part of its words."""

_NOTICE_WORDS = 400
"""A text that is itself a notice has no more words than this."""


def kind_of_change(before: Article, after: Article) -> RevisionKind:
    """What the later text is to the earlier one; see ``Revision``."""
    words_before, words_after = own_words(before), own_words(after)
    if words_before == words_after:
        return "layout"
    if _is_notice(after) and len(words_after) < _SHORTER * len(words_before):
        return "paywall"
    if _is_notice(before) and len(words_before) < _SHORTER * len(words_after):
        return "opened"
    told = {" ".join(span.text.split()) for span in before.corrections}
    if any(" ".join(span.text.split()) not in told for span in after.corrections):
        return "correction"
    return "edit"


def own_words(article: Article) -> list[str]:
    """The words of title and text, without the furniture around them."""
    pieces, start = [article.title], 0
    for span in article.furniture:
        pieces.append(article.text[start : span.start])
        start = span.end
    pieces.append(article.text[start:])
    return " ".join(pieces).split()


def _is_notice(article: Article) -> bool:
    return len(article.text.split()) <= _NOTICE_WORDS and bool(_NOTICE.search(article.text))
