"""Every error that Rashomon raises on purpose, in one tree.

    RashomonError
    ├── InputError              what was given cannot be used: a path, an address, an option's value
    │   ├── UnreadableError     one article cannot be read; the story goes on without it
    │   │   └── FetchError      one address cannot be fetched; likewise
    │   ├── NothingReadError    not one article of the story could be read
    │   └── JudgementError      a judgement file does not fit
    ├── SpanError               a span does not lie in its article, or its words are not there
    ├── DossierError            a JSON dossier does not fit the schema
    ├── ModelError              a model file is missing, altered or of another version
    └── ArchiveError            the archive cannot be opened, read or written
        ├── ArchiveBusyError    another program holds it for longer than we wait
        ├── ArchiveFullError    no space is left where it lies; what was being written is not in it
        ├── ArchiveDamagedError the file is no archive, or a part of it cannot be read back
        └── ArchiveVersionError it was written by a later version of Rashomon

A message says what went wrong, where, and (as ``hint``) what to do about it.
"""

from __future__ import annotations


class RashomonError(Exception):
    """Root of the tree. ``hint`` is one sentence that tells the user what to do, or empty."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class InputError(RashomonError):
    """What the user gave cannot be used."""


class UnreadableError(InputError):
    """One article cannot be read: it is set aside, the others are read."""


class FetchError(UnreadableError):
    """One address cannot be fetched: it is set aside, the others are read."""


class NothingReadError(InputError):
    """Not one article could be read. ``set_aside`` lists (path, reason, hint) of each."""

    def __init__(
        self, message: str, *, hint: str = "", set_aside: tuple[tuple[str, str, str], ...] = ()
    ) -> None:
        super().__init__(message, hint=hint)
        self.set_aside = set_aside


class JudgementError(InputError):
    """A judgement file cannot be read, or names nothing that is in the account."""


class SpanError(RashomonError):
    """A span does not lie in its article, or the article does not hold its words there."""


class DossierError(RashomonError):
    """A JSON dossier does not fit the schema, or its evidence does not hold."""


class ModelError(RashomonError):
    """A model file is missing, altered or of another version."""


class ArchiveError(RashomonError):
    """The archive cannot be opened, read or written. Nothing of the failed step is in it."""


class ArchiveBusyError(ArchiveError):
    """Another program has held the archive for longer than we wait."""


class ArchiveFullError(ArchiveError):
    """No space is left where the archive lies; what was committed before is whole."""


class ArchiveDamagedError(ArchiveError):
    """The file is no archive, or something in it is not what was written."""


class ArchiveVersionError(ArchiveError):
    """The archive was written by a later version of Rashomon, whose tables this one does not know."""
