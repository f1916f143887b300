"""Transcripts: turns with a label, told apart from lists that only look like them."""

from __future__ import annotations

import pytest

from tests.statements.building import read, spoken, stances


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Q and A with colons and with full stops.
        (
            "Q: Is it closed?\nA: Yes, since noon.\nQ: By whom?\nA: By the crew.",
            ["asks: Is it closed?", "asserts: Yes, since noon.", "asks: By whom?", "asserts: By the crew."],
        ),
        (
            "Q. Is it closed?\nA. Yes, since noon.\nQ. By whom?",
            ["asks: Is it closed?", "asserts: Yes, since noon.", "asks: By whom?"],
        ),
        # Two turns are too few to tell.
        ("Q: Is it closed?\nA: Yes, since noon.", []),
        # Labels that never come back are a list.
        ("Price: ten crowns.\nPlace: the town hall.\nTime: noon.", []),
    ],
)
def test_questions_and_answers(text: str, expected: list[str]) -> None:
    assert stances(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Names as labels, a label that stands once left out.
        (
            "Reporter: Is it closed?\nVenn: Yes, since noon.\nReporter: By whom?\nVenn: By us.\nNote: Rain.",
            ["Reporter: Is it closed?", "Venn: Yes, since noon.", "Reporter: By whom?", "Venn: By us."],
        ),
        # A plain word of the text over a caption is nobody who speaks.
        (
            "The fears grew at the scene.\nFears: The bridge on Monday.\nScene: Cars wait.\n"
            "Fears: The crew.\nScene: The river.",
            [],
        ),
        # A name in capitals is the name of the article.
        (
            "Mayor Orla Venn met Eik Lund.\nORLA VENN: It is closed.\nEIK LUND: It is not.\n"
            "ORLA VENN: It is.\nEIK LUND: No.",
            ["Orla Venn: It is closed.", "Eik Lund: It is not.", "Orla Venn: It is.", "Eik Lund: No."],
        ),
    ],
)
def test_turns_by_name(text: str, expected: list[str]) -> None:
    assert spoken(text) == expected


def test_the_voices_of_questions_and_answers_are_unnamed() -> None:
    _, found = read("Q: Is it closed?\nA: Yes, since noon.\nQ: By whom?\nA: By the crew.")
    assert {speaker.name: speaker.kind for speaker in found.speakers} == {
        "Q": "unnamed-person",
        "A": "unnamed-person",
    }
