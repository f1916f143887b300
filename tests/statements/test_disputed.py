"""Denials of what stands beside them as somebody's claim."""

from __future__ import annotations

import pytest

from tests.statements.building import attributions, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ada Venn told the crew that nobody had called - a claim Tarn Air disputes.",
            [
                "indirect | Ada Venn | told | nobody had called",
                "indirect | Tarn Air | disputes | nobody had called",
            ],
        ),
        (
            "An aide said that the agency had sent an order, which Ada Venn denies.",
            [
                "indirect | An aide | said | the agency had sent an order",
                "indirect | Ada Venn | denies | the agency had sent an order",
            ],
        ),
        (
            "Tarn Air said the crew had been drinking, a claim the union flatly denied.",
            [
                "indirect | Tarn Air | said | the crew had been drinking",
                "indirect | the union | denied | the crew had been drinking",
            ],
        ),
        (
            "The agency reported that two men were held, an account that the police have rejected.",
            [
                "indirect | The agency | reported | two men were held",
                "indirect | the police | rejected | two men were held",
            ],
        ),
        (
            "Residents’ claims that the well was poisoned have been rejected by the council.",
            [
                "indirect | Residents | claims | the well was poisoned",
                "indirect | the council | rejected | the well was poisoned",
            ],
        ),
        (
            "The allegation by Ida Roth that Tarn Air hid the crack was dismissed by the company as absurd.",
            [
                "indirect | Ida Roth | allegation | Tarn Air hid the crack",
                "indirect | the company | dismissed | Tarn Air hid the crack",
            ],
        ),
        # The writer's own sentence is what is denied where nobody else said it.
        (
            "The crew had been drinking, an accusation denied by the union.",
            ["indirect | the union | denied | The crew had been drinking"],
        ),
        # The claim that somebody denies is its owner's.
        (
            "Orla Venn denied a report in the Norvik Courier that the bridge was shut.",
            [
                "indirect | Orla Venn | denied | the bridge was shut",
                "indirect | the Norvik Courier | report | the bridge was shut",
            ],
        ),
        (
            "Eik Lund denied a claim by the leader of the opposition, Ida Roth, that the bridge was shut.",
            [
                "indirect | Eik Lund | denied | the bridge was shut",
                "indirect | the leader of the opposition | claim | the bridge was shut",
            ],
        ),
        # A denial with a clause of its own is no business of this rule.
        (
            "The union denied that the crew had been drinking.",
            ["indirect | The union | denied | the crew had been drinking"],
        ),
        # Nor is what was not denied, or what denies no claim.
        ("The crew had been drinking, a claim the union has not denied.", []),
        ("The goal was disputed by the visitors.", []),
    ],
)
def test_what_is_denied(text: str, expected: list[str]) -> None:
    assert attributions(text) == expected


def test_it_counts_as_a_denial() -> None:
    _, found = read("Tarn Air said the crew had been drinking, a claim the union denied.")
    assert {s.cue.text: s.stance for s in found.statements if s.cue} == {
        "said": "asserts",
        "denied": "denies",
    }
