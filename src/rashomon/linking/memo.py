"""What was worked out of single articles and of pairs of them, kept for the story's next account."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Result = TypeVar("Result")


class Memo:
    """Results by what they were worked out of, handed in by whoever makes accounts of one story repeatedly.

    Each result depends on its key alone, so that an account made with a memo equals the one made without.
    Call ``turn`` after each account: what it did not ask for is dropped.
    """

    def __init__(self) -> None:
        self._now: dict[Hashable, Any] = {}
        self._before: dict[Hashable, Any] = {}

    def get(self, key: Hashable, make: Callable[[], Result]) -> Result:
        """What stands under ``key``, made if it is not there. The key begins with the name of what it is."""
        if key in self._now:
            return self._now[key]  # type: ignore[no-any-return]
        result: Result = self._before[key] if key in self._before else make()
        self._now[key] = result
        return result

    def turn(self) -> None:
        """End an account: what it asked for stays for the next one."""
        self._before, self._now = self._now, {}


class Forgetful(Memo):
    """A memo that keeps nothing: where one account is made once."""

    def get(self, key: Hashable, make: Callable[[], Result]) -> Result:
        """What ``make`` makes."""
        return make()
