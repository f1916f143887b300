"""Faults that reading other stories showed: names, relatives, relays and who a pronoun stands for."""

from __future__ import annotations

import pytest

from tests.statements.building import attributions, chained, spoken


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A name in -ly is no adverb.
        ("“It is safe,” Dana Kelly said.", ["Dana Kelly"]),
        # A particle with a hyphen belongs to the name.
        ("Karel al-Zami, a senior lawmaker, added that the cabinet was weak.", ["Karel al-Zami"]),
        # The names after "of" only say whose family it is.
        (
            "The families of Ana Keel and Pell Stann said they would wait.",
            ["The families of Ana Keel and Pell Stann"],
        ),
        # An office is no part of the name.
        ("Secretary of State Dana Orlov said the talks would go on.", ["Dana Orlov"]),
        # A word in capitals is no pronoun.
        ("WHO said the virus was gone.", ["WHO"]),
        # "That" opens a clause and names nobody.
        ("Sheikh Tarek Moin explained that the police had a right to it.", ["Tarek Moin"]),
        # A relative clause between commas.
        ("The rebels, who posted clips, said the town had fallen.", ["The rebels"]),
        # The closest of two officials, not the first.
        (
            "An army official said the raid was over. A port official said the raid was not over. "
            "“Nobody knows,” the port official said.",
            ["An army official", "A port official", "A port official"],
        ),
    ],
)
def test_speakers(text: str, expected: list[str]) -> None:
    assert [line.partition(": ")[0] for line in spoken(text)] == expected


def test_words_that_an_outlet_quotes_are_the_speakers() -> None:
    text = "“We found tanks in the valley,” the Orvan Daily quoted mayor Pell Stann as saying."
    assert spoken(text) == ["Pell Stann: We found tanks in the valley,"]
    assert chained(text) == ["Orvan Daily > Pell Stann: We found tanks in the valley,"]


def test_supposed_things_are_no_statements() -> None:
    assert attributions("A man believed to be behind the raid left the town.") == []


def test_words_quoted_again_are_those_of_who_said_them_first() -> None:
    text = (
        "“The old bridge was never safe for heavy lorries,” Orla Venn said.\n\n"
        "The fear that the bridge “was never safe for heavy lorries” has grown since."
    )
    assert spoken(text)[-1] == "Orla Venn: was never safe for heavy lorries"
