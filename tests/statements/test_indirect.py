"""Statements without marks: clauses, asides and phrases that the writer attributes."""

from __future__ import annotations

import pytest

from tests.statements.building import attributions, fault


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # With and without a complementiser, which stays outside.
        ("Orla Venn said that the bridge was closed.", "Orla Venn | said | the bridge was closed"),
        ("Orla Venn said the bridge was closed.", "Orla Venn | said | the bridge was closed"),
        # Attribution at the end.
        ("The bridge was closed, Orla Venn said.", "Orla Venn | said | The bridge was closed"),
        (
            "The bridge was closed, said the mayor of Norvik.",
            "the mayor of Norvik | said | The bridge was closed",
        ),
        ("The bridge was closed, Orla Venn said on Monday.", "Orla Venn | said | The bridge was closed"),
        # Who only did something to the speaker is none.
        (
            "The audit, completed by Ida Roth and first printed by the Courier, a daily, states that the"
            " bridge was closed.",
            "The audit, completed by Ida Roth and first printed by the Courier, a daily | states |"
            " the bridge was closed",
        ),
        # What it is about goes on behind the clause.
        (
            "Orla Venn denied that the bridge was closed, as to just how the letter came out.",
            "Orla Venn | denied | the bridge was closed",
        ),
        # What stands before a noun is no verb.
        (
            "The number of confirmed cases rose to 57, Orla Venn said.",
            "Orla Venn | said | The number of confirmed cases rose to 57",
        ),
        # Through a report: what was reported is denied.
        (
            "Orla Venn denied reports that the bridge was closed.",
            "Orla Venn | denied | the bridge was closed",
        ),
        # What a relative clause says ends where the sentence goes on.
        (
            "The group that says it closed the bridge, has left the town.",
            "The group | says | it closed the bridge",
        ),
        # According to, at both ends.
        (
            "According to Orla Venn, the bridge was closed for a year.",
            "Orla Venn | According to | the bridge was closed for a year",
        ),
        (
            "The bridge was closed for a year, according to Orla Venn.",
            "Orla Venn | according to | The bridge was closed for a year",
        ),
        (
            "Per the ministry, the bridge was closed for a year.",
            "the ministry | Per | the bridge was closed for a year",
        ),
        # As somebody notes.
        (
            "As the Norvik Courier notes, the bridge was closed for a year.",
            "the Norvik Courier | notes | the bridge was closed for a year",
        ),
        # An audience stands between cue and clause.
        ("Orla Venn told lawmakers that the bridge was closed.", "Orla Venn | told | the bridge was closed"),
        (
            "Orla Venn wrote on Tuesday that the bridge was closed.",
            "Orla Venn | wrote | the bridge was closed",
        ),
        # A time before the source.
        (
            "In May, Orla Venn had warned that the bridge would fall.",
            "Orla Venn | warned | the bridge would fall",
        ),
        # Another clause of the writer's is no part of it.
        (
            "Orla Venn said the bridge was closed, but the crew stayed.",
            "Orla Venn | said | the bridge was closed",
        ),
        # A noun phrase is confirmed.
        (
            "Orla Venn confirmed the closure of the bridge.",
            "Orla Venn | confirmed | the closure of the bridge",
        ),
        # Orders and requests.
        ("Orla Venn urged residents to stay at home.", "Orla Venn | urged | residents to stay at home"),
        # Sources of every kind.
        ("Police say the bridge was closed.", "Police | say | the bridge was closed"),
        (
            "The letter states that the bridge will close in May.",
            "The letter | states | the bridge will close in May",
        ),
        (
            "A spokesman for the Norvik Port Authority said that the bridge was closed.",
            "A spokesman for the Norvik Port Authority | said | the bridge was closed",
        ),
        (
            "Two officials, who were not allowed to speak, said that the bridge was closed.",
            "Two officials, who were not allowed to speak | said | the bridge was closed",
        ),
        # Declared belief counts.
        ("The ministry believes that the bridge is safe.", "The ministry | believes | the bridge is safe"),
        # Attribution in the middle of a clause.
        (
            "The old stone bridge was, Orla Venn said, closed for a year.",
            "Orla Venn | said | The old stone bridge was / closed for a year",
        ),
        (
            "The bridge, Orla Venn said, was closed for a year.",
            "Orla Venn | said | The bridge / was closed for a year",
        ),
        # A question is a statement that asks.
        (
            "Orla Venn asked whether the bridge was closed.",
            "Orla Venn | asked | whether the bridge was closed",
        ),
        # A given name that is also a preposition.
        fault(
            "Per Lund said that the bridge was closed.",
            "Per Lund | said | the bridge was closed",
            reason="a capitalised given name is read as the preposition",
        ),
    ],
)
def test_clauses_that_a_cue_attributes(text: str, expected: str) -> None:
    assert attributions(text) == [f"indirect | {expected}"]


def test_what_is_denied_ends_where_the_speaker_goes_on_to_say_why() -> None:
    text = "Norland denied seizing it, saying its navy had towed it, an account that the owner rejected."
    assert attributions(text) == [
        "indirect | Norland | denied | seizing it",
        "indirect | Norland | saying | its navy had towed it",
        "indirect | the owner | rejected | its navy had towed it",
    ]


def test_the_same_speaker_goes_on_under_a_second_cue() -> None:
    text = "Orla Venn said the bridge was closed, adding that it would be mended."
    assert attributions(text) == [
        "indirect | Orla Venn | said | the bridge was closed",
        "indirect | Orla Venn | adding | it would be mended",
    ]


def test_a_report_of_a_report_holds_a_statement_of_its_own() -> None:
    assert attributions("Orla Venn said Eik Lund told her the bridge was safe.") == [
        "indirect | Orla Venn | said | Eik Lund told her the bridge was safe",
        "indirect | Eik Lund | told | the bridge was safe",
    ]


@pytest.mark.parametrize(
    "text",
    [
        # A passive names no source before its verb.
        "The report was confirmed by nobody.",
        "The clerk will hear that voice till the end of the year.",
        # Knowing somebody or something is no statement.
        "Orla Venn knows the bridge well.",
        # Prices, notes and shares.
        "The bridge costs ten per cent more.",
        "The price of a note rose, and reports of floods grew.",
        # The writer's own assertion and question.
        "It is not clear whether the bridge was closed.",
        "Was the bridge closed for a year?",
        # Too little to be content.
        "Orla Venn said no.",
    ],
)
def test_what_attributes_nothing(text: str) -> None:
    assert attributions(text) == []
