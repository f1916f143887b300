"""Times in context: the share of a hand-made table of expressions whose interval is read rightly.

The sentences are made up for this table, of the kinds that political news has most of. An expression
counts as right when one time found overlaps the words in brackets and both its ends are those a reader
set: to the day, and to the minute for clock times.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path

from rashomon.text.times import find_times

TABLE = Path(__file__).with_suffix(".tsv")
_BRACKET = re.compile(r"\[([^\]]*)\]")


def cases() -> list[tuple[date, str, tuple[int, int], str, str]]:
    """(day of the report, sentence without brackets, place of the last bracketed words, first, last)."""
    rows = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        day, marked, first, last = line.split("\t")
        place = list(_BRACKET.finditer(marked))[-1].start()
        opened = marked[:place].count("[") + marked[:place].count("]")
        start = place - opened
        words = list(_BRACKET.finditer(marked))[-1].group(1)
        sentence = _BRACKET.sub(r"\1", marked)
        rows.append((date.fromisoformat(day), sentence, (start, start + len(words)), first, last))
    return rows


def is_right(day: date, sentence: str, place: tuple[int, int], first: str, last: str) -> bool:
    """Whether a time found at ``place`` has the ends ``first`` and ``last``."""
    for found in find_times(sentence, 0, len(sentence), day):
        touches = found.start < place[1] and place[0] < found.end
        if touches and _same(found.earliest, first) and _same(found.latest, last):
            return True
    return False


def _same(moment: datetime | None, wanted: str) -> bool:
    if moment is None or wanted == "-":
        return moment is None and wanted == "-"
    return moment.strftime("%Y-%m-%dT%H:%M" if "T" in wanted else "%Y-%m-%d") == wanted


def measure() -> dict[str, float]:
    """The share that is right, and how many there are."""
    rows = cases()
    right = sum(is_right(*row) for row in rows)
    return {"times/right": right / len(rows), "times/expressions": len(rows)}


if __name__ == "__main__":
    for row in cases():
        if not is_right(*row):
            day, sentence = row[:2]
            print(sentence, row[3:], find_times(sentence, 0, len(sentence), day))
    print(measure())
