"""Who answers for whom, from the words that describe them."""

from __future__ import annotations

import pytest

from rashomon.records import RelationKind
from tests.linking.stories import Report, linked


@pytest.mark.parametrize(
    ("role", "relation"),
    [
        ("a spokesman for the Harbour Board", "speaks_for"),
        ("Harbour Board spokeswoman", "speaks_for"),
        ("chair of the Harbour Board", "heads"),
        ("deputy head of the Harbour Board", "part_of"),
        ("Harbour Board staffer", "part_of"),
        ("a spokesman for the board", "speaks_for"),  # the only body that ends so
    ],
)
def test_a_relation_from_a_role(role: str, relation: RelationKind) -> None:
    story = linked(
        Report("A").knows("Ada Venn", "person", role), Report("B").knows("Harbour Board", "organisation")
    )
    person = next(s for s in story.speakers if s.kind == "person")
    board = next(s for s in story.speakers if s.kind == "organisation")
    assert [(r.kind, r.to) for r in person.relations] == [(relation, board.id)]
    assert len(story.sides) == 1
    assert story.sides[0].name == "Harbour Board"
    assert any(role in reason for reason in story.sides[0].reasons)


def test_a_minister_heads_the_ministry() -> None:
    story = linked(
        Report("A").knows("Ada Venn", "person", "Defense Secretary"),
        Report("B").knows("The Pentagon", "organisation"),
    )
    assert {len(side.speakers) for side in story.sides} == {2}


@pytest.mark.parametrize(
    "role", ["former chair of the Harbour Board", "a reporter who covers the Harbour Board"]
)
def test_no_side(role: str) -> None:
    story = linked(
        Report("A").knows("Ada Venn", "person", role), Report("B").knows("Harbour Board", "organisation")
    )
    assert story.sides == ()


def test_an_unnamed_official_is_part_of_a_body_and_of_no_side() -> None:
    story = linked(
        Report("A").knows("a Pentagon official", "unnamed-person"),
        Report("B").knows("The Pentagon", "organisation"),
    )
    assert [r.kind for s in story.speakers for r in s.relations] == ["part_of"]
    assert story.sides == ()


@pytest.mark.parametrize(
    ("role", "sides"),
    [
        ("the Norvian foreign minister", 1),
        ("the Sarvian foreign minister", 0),  # of another country
        ("foreign minister", 0),  # of which country is not told
    ],
)
def test_a_minister_heads_no_other_countrys_ministry(role: str, sides: int) -> None:
    story = linked(
        Report("A").knows("Ada Venn", "person", role.title().replace("The", "the")),
        Report("B").knows("Norvia's foreign ministry", "organisation"),
    )
    assert len(story.sides) == sides


def test_a_countrys_body_is_one_by_its_name_and_by_its_adjective() -> None:
    story = linked(
        Report("A").knows("Norvia's defense ministry", "organisation"),
        Report("B").knows("the Norvian defence ministry", "organisation"),
        Report("C").knows("the Sarvian defence ministry", "organisation"),
    )
    assert len(story.speakers) == 2
