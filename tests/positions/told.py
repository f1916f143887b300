"""Stories for tests: sentences with who says what, and the positions that come of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.linking import link
from rashomon.positions import StoryView, claims_of, view
from rashomon.records import Claim, Kind, Stance
from rashomon.testing import article, article_statements, speaker, statement


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of an article: ``{name} {cue} {words}.`` and the statement that it makes."""

    name: str
    cue: str
    words: str
    stance: Stance = "asserts"
    kind: Kind = "indirect"
    via: str = ""


def story(*articles: Sequence[Said], lead: str = "") -> StoryView:
    """The view of a story whose articles hold these statements, each after a ``lead`` of the writer's own."""
    read = []
    found = []
    for number, said in enumerate(articles):
        lines = [f"{one.name} {one.cue} {one.words}." for one in said]
        where = article("\n\n".join([lead, *lines]).strip(), path=f"{number}.txt")
        people = {name: speaker(where, name) for one in said for name in (one.name, one.via) if name}
        statements = []
        place = len(lead)
        for one in said:
            place = where.text.index(f"{one.name} {one.cue} {one.words}", place)
            statements.append(
                statement(
                    where,
                    one.words,
                    cue=one.cue,
                    source=one.name,
                    speakers=[people[one.name]],
                    chain=[people[one.via]] if one.via else [],
                    kind=one.kind,
                    stance=one.stance,
                    after=place + len(one.name),
                )
            )
        read.append(where)
        found.append(article_statements(where, statements, list(people.values())))
    return view(read, link(read, found))


def positions(view: StoryView, claim: str) -> list[str]:
    """The positions on a given claim, in the order of the articles and of the words in them."""
    places = {one.id: (view.articles[one.article].path, one.content[0].start) for one in view.statements}
    found = given(view, claim).positions
    return [str(one.position) for one in sorted(found, key=lambda one: places[one.statement])]


def given(view: StoryView, claim: str) -> Claim:
    """A claim as given, with its positions."""
    return claims_of(view, [claim])[0]
