"""A review as a file: judgements in TOML or JSON, each perhaps with the story that it is about."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

from rashomon.account.judgement_files import HINT, KEYS, LONGEST, judgement_of
from rashomon.archive.reviewing import ANOTHER_STORY, SAME_STORY, WITHDRAW
from rashomon.errors import JudgementError
from rashomon.records import Judgement

_OWN = (SAME_STORY, ANOTHER_STORY, WITHDRAW)
_PASSED_OVER = frozenset({"key", "about", "recorded_at", "withdrawn_by", "withdrawn_at"})
"""What ``review -o`` writes beside a judgement: a file that came out can go in again."""


def read_review(path: Path, story: str = "") -> tuple[tuple[Judgement, str], ...]:
    """The judgements of a file, each with the story that it names, else ``story``.

    One that was withdrawn, in a file that ``review -o`` wrote, is passed over. ``JudgementError`` says which
    does not fit, and why.
    """
    try:
        raw = path.read_bytes()
        if len(raw) > LONGEST:
            raise JudgementError(f"{path}: larger than {LONGEST:,} bytes", hint=HINT)
        text = raw.decode("utf-8-sig")
        value = json.loads(text) if path.suffix.lower() == ".json" else tomllib.loads(text)
    except OSError as error:
        raise JudgementError(f"{path}: {error.strerror or error}", hint="Check the path.") from error
    except (ValueError, RecursionError) as error:
        raise JudgementError(f"{path}: {error}", hint=HINT) from error
    entries = value.get("judgements") if isinstance(value, dict) else value
    if not isinstance(entries, list):
        raise JudgementError(f"{path}: a list named `judgements` is expected", hint=HINT)
    return tuple(
        _entry(entry, story, f"{path}: judgement {number}")
        for number, entry in enumerate(entries, 1)
        if not (isinstance(entry, dict) and entry.get("withdrawn_at"))
    )


def _entry(entry: Any, story: str, where: str) -> tuple[Judgement, str]:
    if not isinstance(entry, dict):
        raise JudgementError(f"{where}: a table is expected", hint=HINT)
    values = {key: value for key, value in entry.items() if key not in _PASSED_OVER}
    about = values.pop("story", "") or entry.get("about", "") or story
    if not isinstance(about, str):
        raise JudgementError(f"{where}: story has to be text", hint=HINT)
    if values.get("kind") not in _OWN:
        return judgement_of(values, where), about
    texts = {key: value for key, value in values.items() if isinstance(value, str)}
    wrong = sorted(set(values) - set(KEYS)) or sorted(set(values) - set(texts))
    if wrong:
        raise JudgementError(f"{where}: {wrong[0]!r} is not known here, or no text", hint=HINT)
    needed = ("target",) if texts["kind"] in {WITHDRAW, ANOTHER_STORY} else ("target", "value")
    for key in needed:
        if not texts.get(key):
            raise JudgementError(f"{where}: {key} is missing", hint=HINT)
    return Judgement(**{key: value for key, value in texts.items() if key not in {"article", "words"}}), about
