"""Times as a user writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from rashomon.errors import InputError


def moment(text: str, option: str, *, end: bool = True) -> datetime:
    """The time that an option names: ISO 8601; a date is the end of that day (else its beginning).

    A time without a zone is UTC. ``InputError`` for anything else.
    """
    try:
        if len(text) == len("2020-01-06"):
            return datetime.combine(date.fromisoformat(text), time(23, 59, 59) if end else time(), UTC)
        given = datetime.fromisoformat(text)
    except ValueError:
        raise InputError(
            f"{option}: {text!r} is no time", hint="Write 2020-01-06 or 2020-01-06T18:00+00:00."
        ) from None
    return given if given.tzinfo is not None else given.replace(tzinfo=UTC)
