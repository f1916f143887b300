"""A person's judgements as a file, TOML or JSON.

[[judgements]]
kind = "speaker-is"
article = "harbour.txt"
words = "The gate was shut at noon"
value = "Ida Brandt"
by = "the night desk"
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from rashomon.account.judgements import RATES, is_of_one, kinds
from rashomon.account.targets import BESIDE
from rashomon.errors import JudgementError
from rashomon.records import Judgement

KEYS = ("kind", "target", "article", "words", "value", "by", "at", "note")
HINT = "docs/reference/dossier.md shows how a judgement file is written."
LONGEST = 2_000_000
"""The most bytes of a judgement file."""


def read_judgements(path: Path) -> tuple[Judgement, ...]:
    """The judgements in a TOML or JSON file, in order; ``JudgementError`` names what does not fit."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        reason = error.strerror or error
        raise JudgementError(f"{path}: {reason}", hint="Check the path after --judgements.") from error
    if len(raw) > LONGEST:
        raise JudgementError(f"{path}: larger than {LONGEST:,} bytes", hint=HINT)
    return parse_judgements(raw, str(path), is_json=path.suffix.lower() == ".json")


def parse_judgements(raw: bytes, where: str, *, is_json: bool) -> tuple[Judgement, ...]:
    """The judgements in the bytes of a file that is called ``where`` in messages."""
    try:
        text = raw.decode("utf-8-sig")
        value = json.loads(text) if is_json else tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise JudgementError(f"{where}: {error}", hint=HINT) from error
    if isinstance(value, dict):
        unknown = (
            sorted(set(value) - {"judgements", "schema"}) if "judgements" not in value or not is_json else []
        )
        if unknown:
            raise JudgementError(f"{where}: {unknown[0]!r} is not known here", hint=HINT)
        value = value.get("judgements", [])
    if not isinstance(value, list):
        raise JudgementError(f"{where}: a list of judgements is expected", hint=HINT)
    return tuple(judgement_of(entry, f"{where}: judgement {number}") for number, entry in enumerate(value, 1))


def judgement_of(entry: Any, where: str) -> Judgement:
    """The judgement that one entry of a file holds; ``JudgementError`` says what does not fit ``where``."""
    if not isinstance(entry, dict):
        raise JudgementError(f"{where}: a table is expected", hint=HINT)
    values: dict[str, str] = {}
    for key, value in entry.items():
        if key not in KEYS:
            raise JudgementError(f"{where}: {key!r} is none of {', '.join(KEYS)}", hint=HINT)
        if key == "at" and isinstance(value, date | datetime):
            value = value.isoformat()
        if not isinstance(value, str):
            raise JudgementError(f"{where}: {key} has to be text", hint=HINT)
        values[key] = value.strip()
    kind = values.get("kind", "")
    if kind not in kinds():
        raise JudgementError(f"{where}: the kind {kind!r} is none of {', '.join(kinds())}", hint=HINT)
    article, words = values.pop("article", ""), values.pop("words", "")
    if article and words and not values.get("target"):
        values["target"] = article + BESIDE + words
    needed = ("target",) if kind in is_of_one() else ("target", "value")
    _require(values, where, (*needed, "by") if kind == RATES else needed)
    return Judgement(**values)


def _require(values: dict[str, str], where: str, keys: Sequence[str]) -> None:
    for key in keys:
        if not values.get(key):
            also = " (or article and words)" if key == "target" else ""
            raise JudgementError(f"{where}: {key}{also} is missing", hint=HINT)
