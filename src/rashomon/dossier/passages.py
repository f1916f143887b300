"""An article's text cut where statements begin and end, so that nested and overlapping ones can be shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from rashomon.records import Article, Span, Statement


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text in which nothing begins or ends. All passages of an article together are its text.

    ``statements`` are the ids of the statements whose content it is in, the outermost first; ``begins`` and
    ``ends`` those whose content has its first or last words here. ``source`` and ``cue`` tell of words that
    name a speaker or attribute; ``furniture`` of words that are not the article. ``start`` is its offset;
    ``places`` are the ends of other spans that a finding leads to and that begin here.
    """

    text: str
    statements: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    source: bool = False
    cue: bool = False
    furniture: bool = False
    start: int = 0
    places: tuple[int, ...] = ()


def passages_of(
    article: Article, statements: Iterable[Statement], places: Iterable[Span] = ()
) -> tuple[Passage, ...]:
    """The article's text in passages, in order. ``statements`` are those of this article.

    ``places`` are further spans that something on the page leads to.
    """
    ordered = sorted(statements, key=lambda one: (one.content[0].start, -one.content[-1].end, one.id))
    place = {statement.id: number for number, statement in enumerate(ordered)}
    opening: dict[int, list[tuple[str, str]]] = defaultdict(list)
    closing: dict[int, list[tuple[str, str]]] = defaultdict(list)

    def mark(span: Span, role: str, key: str) -> None:
        opening[span.start].append((role, key))
        closing[span.end].append((role, key))

    for span in article.furniture:
        mark(span, "furniture", str(span.start))
    first, last = defaultdict(list), defaultdict(list)
    for statement in ordered:
        for span in statement.content:
            mark(span, "content", statement.id)
        if statement.source is not None:
            mark(statement.source, "source", statement.id)
        if statement.cue is not None:
            mark(statement.cue, "cue", statement.id)
        first[statement.content[0].start].append(statement.id)
        last[statement.content[-1].end].append(statement.id)
    leads: dict[int, set[int]] = defaultdict(set)
    for span in places:
        leads[span.start].add(span.end)
    ends = {end for found in leads.values() for end in found}
    cuts = sorted({0, len(article.text), *opening, *closing, *leads, *ends})
    active: set[tuple[str, str]] = set()
    passages = []
    for start, end in pairwise(cuts):
        active.difference_update(closing[start])
        active.update(opening[start])
        inside = sorted((key for role, key in active if role == "content"), key=place.__getitem__)
        roles = {role for role, _ in active}
        passages.append(
            Passage(
                article.text[start:end],
                tuple(inside),
                tuple(first.get(start, ())),
                tuple(last.get(end, ())),
                "source" in roles,
                "cue" in roles,
                "furniture" in roles,
                start,
                tuple(sorted(leads.get(start, ()))),
            )
        )
    return tuple(passages)
