"""Puts an account together. Pure: records in, records out, no model and no clock."""

from rashomon.account.assembly import in_order, put_together
from rashomon.account.moment import articles_by, statements_by, was_asked_for
from rashomon.account.presence import WIDEST, Presence, presence_of

__all__ = [
    "WIDEST",
    "Presence",
    "articles_by",
    "in_order",
    "presence_of",
    "put_together",
    "statements_by",
    "was_asked_for",
]
