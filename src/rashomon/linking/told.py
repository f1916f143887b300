"""Outlets of the story that a speaker spoke to: who else among the reports has it at first hand.

Whether "told Meridian" is a newspaper or a friend, one article alone need not tell; that another report of
the story is Meridian's does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rashomon.linking.aliases import fold_name
from rashomon.records import (
    Article,
    ArticleStatements,
    ChainLink,
    Evidence,
    Span,
    Speaker,
    Statement,
    identify,
)

_SHORTEST = 5
"""Letters that the last word of an outlet's name needs to stand for all of it ("the Courant")."""
_MANY = frozenset("times news press journal herald tribune gazette guardian".split())
"""Last words of so many names that one alone stands for no particular outlet."""


_POINT = 2
"""Code points by which an inner content may end behind the outer: its point and its closing mark."""


def add_outlets_told(
    articles: Sequence[Article], found: Sequence[ArticleStatements]
) -> list[ArticleStatements]:
    """The statements of each article with a link to every outlet of the story that was told.

    A speaker who goes on in the same paragraph is still heard by the same outlet.
    """
    spelled = sorted((one.outlet for one in articles if one.outlet), reverse=True)
    outlets = {fold_name(name): name for name in spelled}
    by_id = {one.id: one for one in articles}
    return [_with_outlets(by_id[one.article], one, outlets) if one.article in by_id else one for one in found]


def _with_outlets(article: Article, found: ArticleStatements, outlets: dict[str, str]) -> ArticleStatements:
    names = {speaker.id: fold_name(speaker.name) for speaker in found.speakers}
    speakers = list(found.speakers)
    statements: list[Statement] = []
    told: list[tuple[Statement, ChainLink]] = []
    for one in found.statements:
        outlet = _outlet_of(one.audience, outlets, fold_name(article.outlet))
        if outlet and one.audience is not None:
            party = next((key for key, name in names.items() if name == fold_name(outlet)), "")
            if not party:
                party = identify("p", article.id, "organisation", f"outlet:{fold_name(outlet)}")
                names[party] = fold_name(outlet)
                mention = Evidence(article.id, one.audience)
                speakers.append(Speaker(party, outlet, "organisation", mentions=(mention,)))
            told.append((one, ChainLink(party, one.audience)))
            statements.append(_with_link(one, told[-1][1], len(one.chain)))
            continue
        last = told[-1] if told else None
        around = next((outer for outer in reversed(told) if _is_inside(one, outer[0])), None)
        if around is not None:
            statements.append(_with_link(one, around[1], len(around[0].chain)))
        elif last is not None and one.audience is None and _goes_on(article, last[0], one):
            statements.append(_with_link(one, last[1], len(one.chain)))
        else:
            statements.append(one)
    return replace(found, statements=tuple(statements), speakers=tuple(speakers))


def _with_link(one: Statement, link: ChainLink, place: int) -> Statement:
    """The statement with a link at a place of its chain, unless the outlet is in it or speaks."""
    if link.speaker in {*(step.speaker for step in one.chain), *one.speakers}:
        return one
    return replace(one, chain=(*one.chain[:place], link, *one.chain[place:]))


def _is_inside(inner: Statement, outer: Statement) -> bool:
    """Whether a statement is told in another's content, by its speakers."""
    low, high = outer.content[0].start, outer.content[-1].end
    inside = low <= inner.content[0].start and inner.content[-1].end <= high + _POINT
    steps = [step.speaker for step in inner.chain]
    return inside and inner is not outer and steps[: len(outer.chain) + 1][-1:] == [*outer.speakers][:1]


def _outlet_of(audience: Span | None, outlets: dict[str, str], own: str) -> str:
    """The outlet that was told, by its name or the last word of it; empty where none was."""
    if audience is None or not audience.text.removeprefix("the ")[:1].isupper():
        return ""
    called = fold_name(audience.text)
    told = len(called) >= _SHORTEST and called not in _MANY
    ends = [outlet for outlet in outlets if told and outlet.endswith(f" {called}")]
    name = called if called in outlets else ends[0] if len(ends) == 1 else ""
    return outlets[name] if name and name != own else ""


def _goes_on(article: Article, before: Statement, after: Statement) -> bool:
    """Whether the same speakers go on in the same paragraph."""
    between = article.text[before.content[0].start : after.content[0].start]
    return before.speakers == after.speakers and "\n" not in between and before.chain == after.chain
