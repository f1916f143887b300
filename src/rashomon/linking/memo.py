"""What was worked out of single articles and of pairs of them, kept for the story's next account."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Result = TypeVar("Result")


class _Entry:
    """A result, and the last account that asked for it."""

    __slots__ = ("account", "result")

    def __init__(self, result: Any) -> None:
        self.account = 0
        self.result = result


class Memo:
    """Results by what they were worked out of, handed in by whoever makes accounts of one story repeatedly.

    Each result depends on its key alone, so that an account made with a memo equals the one made without.
    Call ``turn`` after each account: what it did not ask for is dropped.
    """

    def __init__(self) -> None:
        self._accounts = 0
        self._kept: dict[Hashable, _Entry] = {}

    def get(self, key: Hashable, make: Callable[[], Result]) -> Result:
        """What stands under ``key``, made if it is not there. The key begins with the name of what it is."""
        # A key is a whole statement at times: it is looked up once, since each time it is hashed anew.
        entry = self._kept.get(key)
        if entry is None:
            entry = _Entry(make())
            self._kept[key] = entry
        entry.account = self._accounts
        return entry.result  # type: ignore[no-any-return]

    def turn(self) -> None:
        """End an account: what it asked for stays for the next one."""
        for key in [key for key, entry in self._kept.items() if entry.account < self._accounts]:
            del self._kept[key]
        self._accounts += 1


class Forgetful(Memo):
    """A memo that keeps nothing: where one account is made once."""

    def get(self, key: Hashable, make: Callable[[], Result]) -> Result:
        """What ``make`` makes."""
        return make()


class Once(Memo):
    """What another memo got before an account was begun, for this one account: it gives each result once.

    It keeps nothing else, so that an account made once holds nothing longer than it needs it.
    """

    def __init__(self, ahead: Memo) -> None:
        super().__init__()
        self._kept = ahead._kept

    def get(self, key: Hashable, make: Callable[[], Result]) -> Result:
        """What stood under ``key``, which is no longer there, or what ``make`` makes."""
        entry = self._kept.pop(key, None)
        return make() if entry is None else entry.result
