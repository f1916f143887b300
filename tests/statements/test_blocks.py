"""Blocks: passages of another publication set apart after words that say where they are from."""

from __future__ import annotations

import pytest

from tests.statements.building import attributions, chained

STORY = "The day was cold.\nNobody came.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # One paragraph set apart, the rest of the article close set.
        (
            f"{STORY}As the Norvik Courier reports:\n\nThe bridge is closed. So it goes.\n\nMore.\nMore.",
            ["block | the Norvik Courier | reports | The bridge is closed. So it goes."],
        ),
        # Two lines that hang together.
        (
            f"{STORY}As the Norvik Courier reports:\n\nThe bridge is closed.\nSo it goes.\n\nMore.\nMore.",
            ["block | the Norvik Courier | reports | The bridge is closed. / So it goes."],
        ),
        # In an article whose every paragraph is set apart: the next one.
        (
            "It was cold.\n\nAs the Norvik Courier reports:\n\nThe bridge is closed.\n\nThe port is open.",
            ["block | the Norvik Courier | reports | The bridge is closed."],
        ),
        # Another verb.
        (
            f"{STORY}The Norvik Courier writes:\n\nThe bridge is closed.\n\nMore.\nMore.",
            ["block | The Norvik Courier | writes | The bridge is closed."],
        ),
        # "From" and a name.
        (
            f"{STORY}From the Norvik Courier:\n\nThe bridge is closed.\n\nMore.\nMore.",
            ["block | the Norvik Courier | From | The bridge is closed."],
        ),
        # "According to".
        (
            f"{STORY}According to the Norvik Courier:\n\nThe bridge is closed.\n\nMore.\nMore.",
            ["block | the Norvik Courier | According to | The bridge is closed."],
        ),
        # A document reads, a paper "had this".
        (
            f"{STORY}A statement on the official site read:\n\nThe bridge is closed.\n\nMore.\nMore.",
            ["block | A statement on the official site | read | The bridge is closed."],
        ),
        (
            f"{STORY}The Norvik Courier had this yesterday:\n\nThe bridge is closed.\n\nMore.\nMore.",
            ["block | The Norvik Courier | had | The bridge is closed."],
        ),
        # A list after a colon is none.
        (f"{STORY}The list is short:\n\nbread, milk and eggs\n\nMore.\nMore.", []),
        # Nothing follows the colon.
        (f"{STORY}As the Norvik Courier reports:", []),
    ],
)
def test_what_is_reproduced(text: str, expected: list[str]) -> None:
    assert attributions(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # An outlet as the subject of a verb that attributes nothing.
        (
            f"{STORY}The paper spoke to a man with a boat, and what a tale it is:\n\n"
            "The bridge fell at noon.\nThe port shook.\n\nMore.\nMore.",
            ["block | The paper | spoke | The bridge fell at noon. / The port shook."],
        ),
        # What a paper printed may begin with somebody's words in marks.
        (
            f"{STORY}From the Norvik Courier:\n\n“It is shut,” the mayor told the Norvik Courier.\n\n"
            "More.\nMore.",
            [
                "block | the Norvik Courier | From | “It is shut,” the mayor told the Norvik Courier.",
                "direct | the mayor | told | It is shut,",
            ],
        ),
        # "The wires" go by the name that stands in their own words.
        (
            f"{STORY}This is how the wires gave it:\n\n“It is shut,” the mayor told Reuters.\n\nMore.\nMore.",
            [
                "block | Reuters | gave | “It is shut,” the mayor told Reuters.",
                "direct | the mayor | told | It is shut,",
            ],
        ),
        # A person's or a body's words without marks.
        (
            "It was cold.\n\nThe mayor, Orla Venn, said in a statement:\n\n"
            "We regret the delay. It will not happen again.\n\nThe port is open.",
            ["block | The mayor, Orla Venn | said | We regret the delay. It will not happen again."],
        ),
        # Words that are handed over.
        (
            "It was cold.\n\nThe port sent the Norvik Courier this statement about the crane:\n\n"
            "The crane was inspected in May. Nothing was found.\n\nThe port is open.",
            ["block | The port | statement | The crane was inspected in May. Nothing was found."],
        ),
        # A reader, by the name they go by.
        (
            "It was cold.\n\nReader “Harbour Cat” wrote in to say that the column was wrong:\n\n"
            "The crane is old. Nobody is to blame.\n\nThe port is open.",
            ["block | Reader “Harbour Cat” | wrote | The crane is old. Nobody is to blame."],
        ),
        # Words on a social medium are a post.
        (
            "It was cold.\n\nOrla Venn put up a photograph of it on Facebook with the following message:\n\n"
            "Look at this!!! Nobody has told us\n\nThe port is open.",
            ["post | Orla Venn | message | Look at this!!! Nobody has told us"],
        ),
        # So is a reaction that a live blog sets apart.
        (
            "It was cold.\n\n15:30 Reaction from Orla Venn, MP:\n\nA good day for the port.\n\nMore.",
            ["post | Orla Venn | Reaction | A good day for the port."],
        ),
        # So is what is said on one, whatever the verb, with the name alone too.
        (
            "Cold.\n\nThe mayor, Orla Venn, reacted on Twitter:\n\nSo much for that.\n\nMore.",
            ["post | The mayor, Orla Venn | reacted | So much for that."],
        ),
        (
            "Cold.\n\n12:10 Harbour master Orla Venn on Facebook:\n\nStay away from the pier.\n\nMore.",
            ["post | Harbour master Orla Venn | on | Stay away from the pier."],
        ),
        # A commenter whose name is no name.
        (
            "Cold.\n\nCommenter saltydog puts it bluntly:\n\nIt’s a wreck, that bridge.\n\nMore.",
            ["block | saltydog | puts it | It’s a wreck, that bridge."],
        ),
        # An outlet that is only mentioned, when what stands below is a report, and when it is not.
        (
            "Cold.\n\nOver at Norvik Radio they asked around:\n\nAn engineer said the bridge was old.\n\n"
            "I believe it.",
            [
                "block | Norvik Radio | - | An engineer said the bridge was old.",
                "indirect | An engineer | said | the bridge was old",
            ],
        ),
        (
            "Cold.\n\nOver at Norvik Radio they asked around:\n\nThe bridge is a wreck of a thing.\n\n"
            "I believe it.",
            [],
        ),
        # Nor where the writer is never heard.
        (
            "Cold.\n\nNorvik Radio has followed it since May:\n\nAn engineer said the bridge was old.\n\n"
            "The port has been open since May in all weathers.",
            ["indirect | An engineer | said | the bridge was old"],
        ),
        # What heads the writer's own account.
        ("It was cold.\n\nWhat Orla Venn said in May:\n\nThat the bridge is a wreck.\n\nMore.", []),
        # What was said before the colon: what stands below is the writer's own.
        (
            "It was cold.\n\nThe Norvik Courier reported that the bridge was shut in May:\n\n"
            "There is no trace of it now.\n\nThe port is open.",
            ["indirect | The Norvik Courier | reported | the bridge was shut in May"],
        ),
        # What is shown below a colon is no passage, and neither is the writer's verdict on it.
        ("It was cold.\n\nThe Norvik Courier has the pictures:\n\nThe bridge is shut.\n\nMore.", []),
        (
            "It was cold.\n\nOrla Venn answered on Twitter:\n\nThat is a bold claim.\n\nMore.",
            [],
        ),
        # A person's own words do not speak of them by name.
        (
            "It was cold.\n\nThe head of the port, Orla Venn, wrote on Twitter:\n\n"
            "So far nobody has answered Venn.\n\nThe port is open.",
            [],
        ),
        # A headline under "More from" is none either.
        ("It was cold.\n\nMore from the Norvik Courier:\n\nBridge shut for good\n\nThe port is open.", []),
        # The writer quotes an earlier piece of their own.
        ("It was cold.\n\nAs I wrote in May:\n\nThe bridge is a wreck.\n\nThe port is open.", []),
    ],
)
def test_who_a_passage_without_marks_is_from(text: str, expected: list[str]) -> None:
    assert attributions(text) == expected


@pytest.mark.parametrize(
    ("after", "last"),
    [
        # Up to where the writer plainly speaks again.
        ("“It is shut,” the mayor said.\n\nA lifeboat crew said the tide was low.\n\nPoor old bridge!", 3),
        # Up to words that lead to another source.
        ("The mayor said it was shut.\n\nAccording to Reuters, the talks go on.", 2),
        # Without such a sign nothing tells where it ends.
        ("The mayor said it was shut.\n\nThe port has been open since May in all weathers.", 1),
        # A paragraph that tells of no words may be anybody's.
        ("The port has been open since May in all weathers.\n\nPoor old bridge!", 1),
        # So may one that speaks of the source by name, unless somebody told it something.
        ("The mayor said that the Courier was wrong.\n\nPoor old bridge!", 1),
        ("The mayor told the Norvik Courier that it was shut.\n\nPoor old bridge!", 2),
    ],
)
def test_where_a_passage_ends_in_a_text_set_apart(after: str, last: int) -> None:
    passage = f"The bridge was shut at noon.\n\n{after}"
    found = attributions(f"It was cold.\n\nFrom the Norvik Courier:\n\n{passage}")
    assert found[0].split(" | ")[3] == " / ".join(passage.split("\n\n")[:last])


def test_what_stands_in_a_passage_has_its_source_in_the_chain() -> None:
    text = (
        f"{STORY}The Norvik Courier has the story:\n\nAn engineer said the bridge was old.\n"
        "The mayor said the bridge was new.\n\nMore.\nMore."
    )
    assert chained(text)[1:] == [
        "The Norvik Courier > An engineer: the bridge was old",
        "The Norvik Courier > The mayor: the bridge was new",
    ]


def test_words_in_marks_below_what_hands_them_over() -> None:
    text = "Cold.\n\nThe port sent us this statement about the crane:\n\n“It was inspected in May.”\n\nMore."
    assert attributions(text) == ["direct | The port | statement | It was inspected in May."]
