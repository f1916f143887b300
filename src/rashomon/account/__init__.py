"""Puts an account together. Pure: records in, records out, no model and no clock."""

from rashomon.account.asking import asked_for
from rashomon.account.assembly import in_order, put_together
from rashomon.account.moment import articles_by, statements_by, was_asked_for
from rashomon.account.presence import (
    WIDEST,
    NotFound,
    Presence,
    Root,
    not_found_in,
    presence_of,
    roots_of,
    speakers_found,
)

__all__ = [
    "WIDEST",
    "NotFound",
    "Presence",
    "Root",
    "articles_by",
    "asked_for",
    "in_order",
    "not_found_in",
    "presence_of",
    "put_together",
    "roots_of",
    "speakers_found",
    "statements_by",
    "was_asked_for",
]
