"""Places in a text as scripts count them. The records count code points; JavaScript counts UTF-16 units."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

_LAST_OF_ONE_UNIT = "\uffff"


def utf16_offsets(text: str) -> Callable[[int], int]:
    """A function from an offset in code points (0 to the text's length) to one in UTF-16 code units."""
    if not text or max(text) <= _LAST_OF_ONE_UNIT:
        return int
    wide = [place for place, mark in enumerate(text) if mark > _LAST_OF_ONE_UNIT]
    return lambda offset: offset + bisect_left(wide, offset)
