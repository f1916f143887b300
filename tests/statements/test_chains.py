"""On whose word: outlets told, outlets that report, those cited, those quoted by others, credits."""

from __future__ import annotations

import pytest

from rashomon.records import Credit, Span
from tests.statements.building import chained


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Nobody between.
        ("“It is safe,” Orla Venn said.", ["Orla Venn: It is safe,"]),
        # Reporters at large are nobody.
        ("“It is safe,” Orla Venn told reporters.", ["Orla Venn: It is safe,"]),
        # An outlet that was told.
        ("“It is safe,” an official told the Norvik Courier.", ["Norvik Courier > an official: It is safe,"]),
        ("The bridge is closed, an official told Reuters.", ["Reuters > an official: The bridge is closed"]),
        # An outlet that reported it, behind the statement.
        (
            "“It is safe,” an official said, the Norvik Courier reported.",
            ["Norvik Courier > an official: It is safe,"],
        ),
        (
            "“It is safe,” Orla Venn said, according to the Norvik Courier.",
            ["Norvik Courier > Orla Venn: It is safe,"],
        ),
        # What a speaker goes on to say was told to the same.
        (
            "Orla Venn told the Norvik Courier that the bridge was shut. The deck is sound, she added.",
            [
                "Norvik Courier > Orla Venn: the bridge was shut",
                "Norvik Courier > Orla Venn: The deck is sound",
            ],
        ),
        # Through somebody.
        (
            "Orla Venn said through her office that the bridge was shut.",
            ["Orla Venn's office > Orla Venn: the bridge was shut"],
        ),
        # Who is cited behind the words, and who can tell nothing.
        (
            "The Norvik Courier reported on Monday that the bridge was shut, citing a port worker in Assab.",
            ["The Norvik Courier > a port worker in Assab: the bridge was shut"],
        ),
        (
            "The council, citing pending repairs, said that the bridge was shut.",
            ["The council: the bridge was shut"],
        ),
        (
            "Through his lawyer, Ida Roth, Lund said that the bridge was shut.",
            ["Ida Roth > Lund: the bridge was shut"],
        ),
        # Who is certain holds it; the paper only tells.
        (
            "The council was “certain that it is safe”, according to an early statement.",
            ["The council: certain that it is safe"],
        ),
        # What is said in a clause with a quotation at its end, passed on by an outlet behind it.
        (
            "Orla Venn said the bridge was an old thing that has “seen its day,” according to the Courier.",
            ["Courier > Orla Venn: the bridge was an old thing that has / seen its day,"],
        ),
        # Quoted by an outlet.
        (
            "The mayor, Orla Venn, was quoted by the Norvik Courier as saying that the bridge was shut.",
            ["Norvik Courier > Orla Venn: the bridge was shut"],
        ),
        (
            "The mayor, Orla Venn, was quoted as saying that the bridge was shut.",
            ["Orla Venn: the bridge was shut"],
        ),
        # An outlet that cites somebody: the words are theirs.
        (
            "The Norvik Courier, citing an official, reported that the bridge was closed.",
            ["The Norvik Courier > an official: the bridge was closed"],
        ),
        (
            "The Norvik Courier, citing an official briefed on it, has reported that the bridge was closed.",
            ["The Norvik Courier > an official briefed on it: the bridge was closed"],
        ),
        (
            "The bridge was closed, the Norvik Courier reported, citing an official.",
            ["Norvik Courier > an official: The bridge was closed"],
        ),
        (
            "According to the Norvik Courier, which quoted an official, the bridge was closed.",
            ["Norvik Courier > an official: the bridge was closed"],
        ),
        (
            "The Norvik Courier quoted an official as saying that the bridge was closed.",
            ["The Norvik Courier > an official: the bridge was closed"],
        ),
        # A report that holds a statement of its own.
        (
            "Reuters reported that Orla Venn said the bridge was closed.",
            ["Reuters: Orla Venn said the bridge was closed", "Reuters > Orla Venn: the bridge was closed"],
        ),
        # Two steps.
        (
            "An official told the Norvik Courier that Orla Venn had said the bridge was closed.",
            [
                "Norvik Courier > An official: Orla Venn had said the bridge was closed",
                "Norvik Courier > An official > Orla Venn: the bridge was closed",
            ],
        ),
        # A quoted person who reports another.
        (
            "“The ministry confirmed that the bridge is closed,” Orla Venn said.",
            [
                "Orla Venn: The ministry confirmed that the bridge is closed,",
                "Orla Venn > The ministry: the bridge is closed",
            ],
        ),
        # One of those who told an outlet, and the other.
        (
            "Two aides told the Norvik Courier that the bridge was shut. "
            "One of them said that the port knew. The other said that the harbour was open.",
            [
                "Norvik Courier > Two aides: the bridge was shut",
                "Norvik Courier > one of two aides: the port knew",
                "Norvik Courier > the other of two aides: the harbour was open",
            ],
        ),
        # An outlet without a name, with a number, with what kind of outlet it is.
        (
            "On Saturday Orla Venn told state radio that the bridge was shut.",
            ["state radio > Orla Venn: the bridge was shut"],
        ),
        (
            "Orla Venn told Danish radio that the bridge was shut.",
            ["Danish radio > Orla Venn: the bridge was shut"],
        ),
        ("Orla Venn told her friends' media that the bridge was shut.", ["Orla Venn: the bridge was shut"]),
        (
            "“It is safe,” Orla Venn told Radio 4's Morning programme.",
            ["Radio 4 > Orla Venn: It is safe,"],
        ),
        (
            "Its editor, Ida Roth, told the Norvik Press agency that it regretted the error.",
            ["Norvik Press > Ida Roth: it regretted the error"],
        ),
        # An outlet that is only told what it is, one behind what it is, and an American station.
        (
            "Orla Venn told a radio station that the bridge was shut.",
            ["a radio station > Orla Venn: the bridge was shut"],
        ),
        (
            "In an interview with the state network Noticias Norvik, Orla Venn said the bridge was shut.",
            ["Noticias Norvik > Orla Venn: the bridge was shut"],
        ),
        (
            "Orla Venn told KTXB, the local station, that the bridge was shut.",
            ["KTXB > Orla Venn: the bridge was shut"],
        ),
        ("Orla Venn told KFOR that the bridge was shut.", ["Orla Venn: the bridge was shut"]),
        (
            "Orla Venn told NorvikNews that the bridge was shut.",
            ["NorvikNews > Orla Venn: the bridge was shut"],
        ),
        # Who works there, and where remarks were printed.
        (
            "Orla Venn told Fox News host Odo Lund that the bridge was shut.",
            ["Fox News > Orla Venn: the bridge was shut"],
        ),
        (
            "Orla Venn called it “a fake” in remarks carried by the Norvik Courier. “It is shut,” she said.",
            ["Norvik Courier > Orla Venn: a fake", "Norvik Courier > Orla Venn: It is shut,"],
        ),
        (
            "The Norvik Courier has a memo. In the memo, as quoted by the paper, Orla Venn tells Ida Roth "
            "that the bridge is shut.",
            ["The Norvik Courier > the memo > Orla Venn: the bridge is shut"],
        ),
        # What somebody was told, who tells it.
        (
            "Orla Venn says that she spoke with Odo Lund, who told her that the bridge was shut.",
            ["Orla Venn: she spoke with Odo Lund", "Orla Venn > Odo Lund: the bridge was shut"],
        ),
        (
            "Quoted by Norvik’s Daily Courier, Orla Venn alleged that the bridge was shut.",
            ["Daily Courier > Orla Venn: the bridge was shut"],
        ),
        # Whose words stand below, who came by them, and who is quoted by whom.
        (
            "The Norvik Courier obtained an email from the captain, Odo Lund, to the harbour desk:\n\n"
            "Two grey boats came up at dawn. Nobody answered us.\n\nThe port was silent.",
            ["The Norvik Courier > Odo Lund: Two grey boats came up at dawn. Nobody answered us."],
        ),
        (
            "Here is what Odo Lund told the council, per the Norvik Courier: “I have never seen it.”",
            ["Norvik Courier > Odo Lund: I have never seen it."],
        ),
        # A phrase that opens a sentence is not what somebody feels.
        (
            "According to the Norvik Courier, Orla Venn did not feel threatened.",
            ["Norvik Courier: Orla Venn did not feel threatened"],
        ),
        # What ends with the outer statement, but for its point.
        (
            "Orla Venn said Odo Lund had assured her on Monday that there was “nothing there.”",
            [
                "Orla Venn: Odo Lund had assured her on Monday that there was “nothing there.”",
                "Orla Venn > Odo Lund: there was / nothing there.",
            ],
        ),
        # Reporters at a gathering are no outlet.
        ("“It is safe,” Orla Venn told a press conference in Norvik.", ["Orla Venn: It is safe,"]),
        # Words that somebody else read out, and a record that an outlet has.
        (
            "In a statement read out by the chair, Orla Venn, Odo Lund said that the bridge was shut.",
            ["Orla Venn > Odo Lund: the bridge was shut"],
        ),
        (
            "In the memo, as quoted by the Norvik Courier, Orla Venn tells Ida Roth that the bridge is shut.",
            ["Norvik Courier > the memo > Orla Venn: the bridge is shut"],
        ),
        # Whom "which" stands for, behind who is said to tell it.
        (
            "They are examining the film, according to Channel Six, which quoted an official as saying "
            "there was “no reason to think it fake.”",
            [
                "Channel Six: They are examining the film",
                "Channel Six > an official: no reason to think it fake.",
            ],
        ),
        # Who reports a finding of somebody else's, in the middle of a sentence.
        (
            "The council has concluded that the order was real, two officials said, contradicting the port.",
            [
                "two officials: The council has concluded that the order was real",
                "two officials > The council: the order was real",
            ],
        ),
        # An interview with another outlet.
        (
            "“It is safe,” Orla Venn said in an interview with the Norvik Courier.",
            ["Norvik Courier > Orla Venn: It is safe,"],
        ),
    ],
)
def test_through_whom_a_statement_came(text: str, expected: list[str]) -> None:
    assert chained(text) == expected


def test_the_own_outlet_is_no_link() -> None:
    text = "“It is safe,” an official told the Norvik Courier."
    assert chained(text, outlet="The Norvik Courier") == ["an official: It is safe,"]


@pytest.mark.parametrize(
    ("words", "scope", "expected"),
    [
        # A credit for the whole article stands before every statement.
        ("Via The Harbour Post", "article", "The Harbour Post > Orla Venn: It is safe,"),
        # A credit of a passage does not.
        ("Via The Harbour Post", "passage", "Orla Venn: It is safe,"),
    ],
)
def test_credits(words: str, scope: str, expected: str) -> None:
    text = f"{words}\n\n“It is safe,” Orla Venn said."
    credit = Credit("The Harbour Post", Span(0, len(words), words), scope)
    assert chained(text, credits=(credit,)) == [expected]


def test_a_credit_to_the_own_outlet_is_no_link() -> None:
    text = "Via The Harbour Post\n\n“It is safe,” Orla Venn said."
    credit = Credit("The Harbour Post", Span(0, 20, text[:20]))
    assert chained(text, outlet="Harbour Post", credits=(credit,)) == ["Orla Venn: It is safe,"]
