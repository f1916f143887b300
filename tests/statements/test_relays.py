"""Through whom a statement reached the article: told to, heard on, printed or shown by."""

from __future__ import annotations

import pytest

from tests.statements.building import attributions, chained

TOLD = "Eik Lund told the Danish newspaper De Haven that the bridge was shut."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A name that a noun beside it makes an outlet's, and "the paper" for it.
        (
            f"{TOLD} An engineer, Ada Venn, told the paper that the deck was sound.",
            ["De Haven > Eik Lund: the bridge was shut", "De Haven > Ada Venn: the deck was sound"],
        ),
        # "The paper" is none that is heard, and "the agency" none that is printed.
        (
            "Ida Roth told Norvik Radio that the port was open. Lund told the paper that it would be shut.",
            ["Norvik Radio > Ida Roth: the port was open", "Lund: it would be shut"],
        ),
        (
            f"{TOLD} Ada Venn told the agency that the deck was sound.",
            ["De Haven > Eik Lund: the bridge was shut", "Ada Venn: the deck was sound"],
        ),
        # "The paper" after a verb that tells nobody is what the statement is about.
        ("Reuters came. Eik Lund said the station was shut.", ["Eik Lund: the station was shut"]),
        # Heard on a channel, asked there, speaking to it.
        (
            "Eik Lund said on Norvik Radio that the bridge was shut.",
            ["Norvik Radio > Eik Lund: the bridge was shut"],
        ),
        (
            "Asked on Channel Six TV whether it was shut, Eik Lund said that the bridge was open.",
            ["Channel Six TV > Eik Lund: the bridge was open"],
        ),
        (
            "“It is open,” Eik Lund said on Norvik Radio Tuesday night.",
            ["Norvik Radio > Eik Lund: It is open,"],
        ),
        # Known for an outlet by what stands behind its name, and heard on one of its programmes.
        (
            "De Haven, a daily, came by. Eik Lund told De Haven that the bridge was shut.",
            ["De Haven > Eik Lund: the bridge was shut"],
        ),
        (
            "Eik Lund, speaking on Norvik TV’s evening news, said the bridge was shut.",
            ["Norvik TV > Eik Lund: the bridge was shut"],
        ),
        (
            "Ida Roth, the face of the station, came by. Eik Lund said to Ida Roth that the bridge was shut.",
            ["Eik Lund: the bridge was shut"],
        ),
        (
            "It was in a blog Lund posted. Speaking on Lund, Ada Venn said that the bridge was shut.",
            ["Ada Venn: the bridge was shut"],
        ),
        # Where anybody can be heard.
        ("Eik Lund said on YouTube that the bridge was shut.", ["Eik Lund: the bridge was shut"]),
    ],
)
def test_who_was_told(text: str, expected: list[str]) -> None:
    assert chained(text) == expected


@pytest.mark.parametrize(
    ("goes_on", "expected"),
    [
        # "He" goes on in the next paragraph.
        ("He said that nobody had asked the port.", "Reuters > Eik Lund: nobody had asked the port"),
        # At another time or place.
        ("He said in a statement that nobody had asked the port.", "Eik Lund: nobody had asked the port"),
        ("He said on Friday that nobody had asked the port.", "Eik Lund: nobody had asked the port"),
        # Named anew.
        ("Lund said that nobody had asked the port.", "Eik Lund: nobody had asked the port"),
    ],
)
def test_what_a_speaker_goes_on_to_say_was_told_to_the_same(goes_on: str, expected: str) -> None:
    told = "Eik Lund told Reuters that the bridge was shut."
    assert chained(f"{told}\n\n{goes_on}") == ["Reuters > Eik Lund: the bridge was shut", expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A story of an outlet.
        (
            "The Norvik Courier ran an interview in which Eik Lund claimed that the bridge was shut.",
            ["The Norvik Courier > Eik Lund: the bridge was shut"],
        ),
        # A document that an outlet has seen: the document speaks.
        (
            "A letter sent to the mayor and seen by the Norvik Courier warns that the bridge is old.",
            ["Norvik Courier > A letter: the bridge is old"],
        ),
        # One that an outlet came by, in the sentence before.
        (
            "The Norvik Courier obtained a letter about it.\n\n“The bridge is old,” the letter says.",
            ["The Norvik Courier > the letter: The bridge is old,"],
        ),
        (
            "In a letter to the mayor seen by the Norvik Courier, Eik Lund warned that the bridge was old.",
            ["Norvik Courier > Eik Lund: the bridge was old"],
        ),
        # Whom an outlet cites or quotes, behind and before.
        (
            "The bridge was old, according to an engineer cited by the Norvik Courier.",
            ["Norvik Courier > an engineer: The bridge was old"],
        ),
        (
            "Citing three engineers who had seen it, the Norvik Courier reported that the bridge was old.",
            ["Norvik Courier > three engineers: the bridge was old"],
        ),
        (
            "Citing three engineers who had seen it, Mayor Eik Lund said that the bridge was old.",
            ["Eik Lund: the bridge was old"],
        ),
        (
            "Engineer Ada Venn was quoted in the Norvik Courier as saying that the bridge was old.",
            ["Norvik Courier > Ada Venn: the bridge was old"],
        ),
        # One that somebody described.
        (
            "A report by the ministry, described to this newspaper by an official who has seen it, says that "
            "the bridge is old.",
            ["an official > the ministry: the bridge is old"],
        ),
        # Somebody passes on another's words, and what follows them.
        (
            "Eik Lund said that the bridge was safe, according to Ida Roth. He swore that it would be shut.",
            [
                "Ida Roth: Eik Lund said that the bridge was safe",
                "Ida Roth > Eik Lund: the bridge was safe",
                "Ida Roth > Eik Lund: it would be shut",
            ],
        ),
        (
            "According to Ida Roth, Eik Lund said that the bridge was safe.",
            ["Ida Roth: Eik Lund said that the bridge was safe", "Ida Roth > Eik Lund: the bridge was safe"],
        ),
    ],
)
def test_who_printed_or_showed_it(text: str, expected: list[str]) -> None:
    assert chained(text) == expected


def test_the_own_outlet_is_no_relay() -> None:
    text = "Eik Lund said on Norvik Radio that the bridge was shut. Ada Venn told the station the rest."
    assert chained(text, outlet="Norvik Radio") == ["Eik Lund: the bridge was shut"]


def test_an_agency_at_the_head_of_a_sentence() -> None:
    # "Per" is a given name too; a word of the name behind it tells that it is none here.
    text = "Per Norvik News, the port insists that the bridge is shut."
    assert attributions(text) == [
        "indirect | Norvik News | Per | the port insists that the bridge is shut",
        "indirect | the port | insists | the bridge is shut",
    ]
