"""A bar on standard error for long work, where somebody can see it."""

from __future__ import annotations

from types import TracebackType
from typing import Self, TextIO

FEWEST = 20
"""Below so many articles there is nothing to wait for."""

WIDTH = 30


class Bar:
    """Shows how far a stage has come; leaves nothing behind. Silent unless ``stream`` is a terminal."""

    def __init__(self, stream: TextIO, *, wanted: bool) -> None:
        self._stream = stream
        self._on = wanted and stream.isatty()
        self._last = ""

    def show(self, stage: str, done: int, total: int) -> None:
        """``done`` of ``total`` articles have passed the stage."""
        if not self._on or total < FEWEST:
            return
        filled = WIDTH * done // total
        line = f"{stage:<10} {'█' * filled}{'░' * (WIDTH - filled)} {done}/{total}"
        if line != self._last:
            self._stream.write(f"\r{line}")
            self._stream.flush()
            self._last = line

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._last:
            self._stream.write(f"\r{' ' * len(self._last)}\r")
            self._stream.flush()
