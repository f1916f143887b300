"""Ids: hashes of a JSON array of raw values, so that no two different inputs run together."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache


@lru_cache(maxsize=16384, typed=True)
def identify(prefix: str, *values: str | int) -> str:
    """``prefix-`` and 12 hexadecimal digits of the SHA-256 of the values as a JSON array."""
    raw = json.dumps(values, ensure_ascii=True, separators=(",", ":"))
    return f"{prefix}-{hashlib.sha256(raw.encode('ascii')).hexdigest()[:12]}"
