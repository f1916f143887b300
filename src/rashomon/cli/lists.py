"""What the archive lists: stories, hits, outlets, judgements; for a reader or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, is_dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from rashomon.dossier.inert import one_line
from rashomon.records.plain import printable

if TYPE_CHECKING:
    from rashomon.archive import Forgotten, Hit, KeptStory, StoryChange
    from rashomon.archive.changes import RevisionChanges
    from rashomon.archive.outlets import Outlet

SHOWN = 300
"""How many characters of a statement are shown in the terminal."""


def as_json(records: Iterable[object]) -> str:
    """The records as a JSON array, one a line."""
    lines = ",\n".join(json.dumps(_plain(one), ensure_ascii=False) for one in records)
    return printable(f"[\n{lines}\n]\n" if lines else "[]\n")


def stories_text(stories: Sequence[KeptStory]) -> str:
    """A line a story: its id, when it last changed, how many articles, its title."""
    return _text(
        f"{one.key}  {_day(one.changed_at)}  {counted(one.size, 'article')}  {one.title or '(no title)'}"
        for one in stories
    )


def hits_text(hits: Sequence[Hit]) -> str:
    """For each hit what it says, who says it and where it stands."""
    lines = []
    for one in hits:
        who = f"{', '.join(one.speakers)}: " if one.speakers else ""
        quoted = one.kind == "statement"
        words = one.words if len(one.words) <= SHOWN else one.words[: SHOWN - 1] + "…"
        lines.append(f"{who}{f'“{words}”' if quoted else words}")
        parts = [one.outlet, one.title, _day(one.earliest or one.latest), one.address or one.article]
        lines.append(f"    {' · '.join(part for part in parts if part)}")
        lines.append(f"    {one.record}{f' in {one.story}' if one.story else ''}")
    return _text(lines)


def outlets_text(outlets: Sequence[Outlet]) -> str:
    """Counts by outlet, each share with the numbers that it is made of."""
    lines = []
    for one in outlets:
        articles = len(one.articles)
        held = f"{counted(articles, 'article')}, {counted(one.statements, 'statement')}"
        lines.append(f"{one.name or '(no outlet)'}: {held}")
        lines.append(f"    speaker not named or not known: {_share(len(one.unnamed), one.statements)}")
        lines.append(f"    relayed through somebody else: {_share(len(one.relayed), one.statements)}")
        if one.reprints is not None:
            lines.append(f"    reprints: {_share(len(one.reprints), articles)} of its articles")
        lines.append(f"    changed later, and says so: {_share(len(one.corrected), articles)}")
        lines.append(f"    changed later, and does not say so: {_share(len(one.edited), articles)}")
    lines.append("These are counts of what was found here, and no score. --format json has the lists.")
    return _text(lines)


def marks_text(marks: Sequence[Forgotten]) -> str:
    """A line for each article that was removed."""
    return _text(
        f"{_day(one.at)}  {one.article}  {counted(one.captures, 'capture')}  by {one.by}: {one.reason}"
        for one in marks
    )


def changes_text(
    changes: Sequence[StoryChange], revised: Sequence[tuple[str, Sequence[RevisionChanges]]]
) -> str:
    """What became of a story, then of each of its articles: what changed, word by word."""
    lines = []
    for one in changes:
        who = f" by {one.by}" if one.by else ""
        others = f" {', '.join(one.others)}" if one.others else ""
        lines.append(f"{_time(one.at)}  {one.kind}{others}: {', '.join(one.articles)}{who}")
        lines += [f"    {reason}" for reason in one.reasons]
    for title, history in revised:
        lines.append(title)
        for change in history:
            lines += _revision_lines(change)
    return _text(lines)


def _revision_lines(change: RevisionChanges) -> list[str]:
    says = {"edit": "does not say so", "correction": "says so", "layout": "no word of it differs"}
    kind = change.after.kind
    lines = [f"    {_time(change.after.seen_at)}  revision {change.after.number}: {says.get(kind, kind)}"]
    lines += [f"        it says: {span.text}" for span in change.told]
    for place in change.words:
        before = "" if place.before is None else f"-[{place.before.text}]"
        after = "" if place.after is None else f"+[{place.after.text}]"
        lines.append(f"        {' '.join(part for part in (before, after) if part)}")
    for what, statements in (("gained", change.gained), ("lost", change.lost)):
        lines += [f"        {what}: “{' '.join(s.text for s in one.content)}”" for one in statements]
    lines += [
        f"        changed ({', '.join(one.differs)}): “{' '.join(s.text for s in one.after.content)}”"
        for one in change.altered
    ]
    return lines


def counted(number: int, of: str) -> str:
    """``1 story``, ``2 stories``."""
    plural = f"{of[:-1]}ies" if of.endswith("y") else f"{of}s"
    return f"{number:,} {of if number == 1 else plural}"


def _share(number: int, of: int) -> str:
    return f"{number} of {of}" + (f" ({number / of:.0%})" if of else "")


def _day(at: datetime | None) -> str:
    return "" if at is None else at.date().isoformat()


def _time(at: datetime | None) -> str:
    return "" if at is None else at.isoformat(" ", "minutes")


def _text(lines: Iterable[str]) -> str:
    return "".join(
        f"{' ' * (len(line) - len(line.lstrip(' ')))}{printable(one_line(line.lstrip(' ')))}\n"
        for line in lines
    )


def _plain(record: object) -> Any:
    value = asdict(record) if is_dataclass(record) and not isinstance(record, type) else record
    return _jsonable(value)


def _jsonable(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _jsonable(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_jsonable(one) for one in value]
    return value
