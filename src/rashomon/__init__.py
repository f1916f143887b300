"""Rashomon reads many reports of one story and shows who said what, on whose word, and where they differ.

    import rashomon
    account = rashomon.read(["reports/"])

Importing the package loads the standard library only; what a call needs is loaded by the call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rashomon.errors import RashomonError
from rashomon.records import (
    Account,
    Article,
    Interval,
    SetAside,
    Span,
    Speaker,
    Statement,
    Utterance,
)

if TYPE_CHECKING:
    from rashomon.pipeline import Options, read, read_groups

__version__ = "0.1.0"

__all__ = [
    "Account",
    "Article",
    "Interval",
    "Options",
    "RashomonError",
    "SetAside",
    "Span",
    "Speaker",
    "Statement",
    "Utterance",
    "read",
    "read_groups",
]


def __getattr__(name: str) -> Any:
    """Load the pipeline when it is first asked for, so that ``import rashomon`` stays light."""
    if name in {"Options", "read", "read_groups"}:
        from rashomon import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module 'rashomon' has no attribute {name!r}")
