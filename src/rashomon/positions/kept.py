"""What this room keeps of single statements and articles between two accounts of one story."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Protocol, TypeVar

Result = TypeVar("Result")


class Kept(Protocol):
    """Results by what they were worked out of (``linking.memo.Memo`` is one)."""

    def get(self, key: Hashable, make: Callable[[], Result]) -> Result: ...


class Nothing:
    """Keeps nothing: where one account is made once."""

    def get(self, key: Hashable, make: Callable[[], Result]) -> Result:
        """What ``make`` makes."""
        return make()
