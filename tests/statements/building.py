"""Invented articles read by the rules, with what was found as plain lines that a table can hold."""

from __future__ import annotations

from typing import Any

import pytest

from rashomon.records import Article, ArticleStatements, Credit, Statement
from rashomon.statements import find_statements
from rashomon.testing import article


def read(
    text: str, *, outlet: str = "", credits: tuple[Credit, ...] = ()
) -> tuple[Article, ArticleStatements]:
    """An invented article with this text, and what the rules find in it."""
    made = article(text, path="invented.txt", outlet=outlet, credits=credits)
    return made, find_statements(made)


def attributions(text: str) -> list[str]:
    """Each statement as "kind | source | cue | content / content", ``-`` for what is not there."""
    _, found = read(text)
    return [_attribution(statement) for statement in found.statements]


def _attribution(statement: Statement) -> str:
    source = statement.source.text if statement.source else "-"
    cue = statement.cue.text if statement.cue else "-"
    return " | ".join([statement.kind, source, cue, " / ".join(span.text for span in statement.content)])


def spoken(text: str) -> list[str]:
    """Each statement as "names: content / content", names joined by ``+``, ``?`` for nobody."""
    _, found = read(text)
    names = {speaker.id: speaker.name for speaker in found.speakers}
    return [
        f"{'+'.join(names[one] for one in statement.speakers) or '?'}: "
        + " / ".join(span.text for span in statement.content)
        for statement in found.statements
    ]


def chained(text: str, *, outlet: str = "", credits: tuple[Credit, ...] = ()) -> list[str]:
    """Each statement as "outermost > … > names: content", the chain before its speakers."""
    _, found = read(text, outlet=outlet, credits=credits)
    names = {speaker.id: speaker.name for speaker in found.speakers}
    lines: list[str] = []
    for statement in found.statements:
        parties = [names[link.speaker] for link in statement.chain]
        parties.append("+".join(names[one] for one in statement.speakers) or "?")
        lines.append(f"{' > '.join(parties)}: " + " / ".join(span.text for span in statement.content))
    return lines


def stances(text: str) -> list[str]:
    """Each statement as "stance: content"."""
    _, found = read(text)
    return [f"{s.stance}: " + " / ".join(span.text for span in s.content) for s in found.statements]


def fault(*values: object, reason: str) -> Any:
    """A case that the rules do not read as a reader would yet: it must fail, and says why."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))
