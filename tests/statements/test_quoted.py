"""Attribution of a quotation: before, after, inside, by colon or phrase, in a sentence beside it."""

from __future__ import annotations

import pytest

from tests.statements.building import attributions, fault

SAFE = "It is safe,"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # After: a pronoun, a role, a name with title, a name with the role after it.
        ("“It is safe,” she said.", f"direct | she | said | {SAFE}"),
        ("“It is safe,” said the mayor.", f"direct | the mayor | said | {SAFE}"),
        ("“It is safe,” Mayor Orla Venn said.", f"direct | Mayor Orla Venn | said | {SAFE}"),
        (
            "“It is safe,” said Orla Venn, the mayor of Norvik.",
            f"direct | Orla Venn, the mayor of Norvik | said | {SAFE}",
        ),
        # Behind a comma outside the marks, whatever the document is called.
        (
            "Water that the port held clean was “unfit for all”, according to a worksheet of the board.",
            "mixed | a worksheet of the board | according to"
            " | Water that the port held clean was / unfit for all",
        ),
        # The agent of a passive says it; its subject does not.
        (
            "The plan was denounced as “a danger” by the mayor of Norvik.",
            "mixed | the mayor of Norvik | denounced | a danger",
        ),
        (
            "A clerk wrote that it “is not safe.” The note was not read.",
            "mixed | A clerk | wrote | it / is not safe.",
        ),
        # After, with adverbs, auxiliaries, an audience and a time around the cue.
        ("“It is safe,” Orla Venn repeatedly told the council.", f"direct | Orla Venn | told | {SAFE}"),
        ("“It is safe,” Venn has since written.", f"direct | Venn | written | {SAFE}"),
        ("“It is safe,” Venn added, without saying why.", f"direct | Venn | added | {SAFE}"),
        # After, the comma outside the marks, or missing.
        ("“It is safe”, Orla Venn said.", "direct | Orla Venn | said | It is safe"),
        ("“It is safe” said Orla Venn.", "direct | Orla Venn | said | It is safe"),
        # After a question.
        ("“Is it safe?” Orla Venn asked.", "direct | Orla Venn | asked | Is it safe?"),
        ("“Is it safe?” asked a reporter.", "direct | a reporter | asked | Is it safe?"),
        # A document reads.
        ("“It is safe,” reads the letter.", f"direct | the letter | reads | {SAFE}"),
        ("“It is safe,” the ministry’s letter said.", f"direct | the ministry’s letter | said | {SAFE}"),
        # Joint speakers.
        ("“It is safe,” Orla Venn and Eik Lund said.", f"direct | Orla Venn and Eik Lund | said | {SAFE}"),
        # According to.
        ("“It is safe,” according to Orla Venn.", f"direct | Orla Venn | according to | {SAFE}"),
    ],
)
def test_after_the_quotation(text: str, expected: str) -> None:
    assert attributions(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # By a comma, a colon, a time between.
        ("Orla Venn said, “It is safe.”", "direct | Orla Venn | said | It is safe."),
        ("The mayor said: “It is safe.”", "direct | The mayor | said | It is safe."),
        ("Orla Venn said on Tuesday, “It is safe.”", "direct | Orla Venn | said | It is safe."),
        # The cue before its subject.
        ("Said Orla Venn: “It is safe.”", "direct | Orla Venn | Said | It is safe."),
        # Words in commas between source and cue.
        (
            "Venn, speaking at the port, said: “It is safe.”",
            "direct | Venn, speaking at the port | said | It is safe.",
        ),
        # A colon alone.
        ("Orla Venn: “It is safe.”", "direct | Orla Venn | : | It is safe."),
        # According to; in the words of; a noun that attributes.
        ("According to Orla Venn, “it is safe.”", "direct | Orla Venn | According to | it is safe."),
        (
            "It was, in the words of Orla Venn, “a white elephant.”",
            "direct | Orla Venn | in the words of | a white elephant.",
        ),
        (
            "In a statement from the Norvik Port Authority, “it is safe.”",
            "direct | the Norvik Port Authority | statement | it is safe.",
        ),
        ("The email read: “It is safe.”", "direct | The email | read | It is safe."),
        # A clause of the writer's with a fragment in marks.
        (
            "Orla Venn said that the bridge was “a mistake” and would close.",
            "mixed | Orla Venn | said | the bridge was / a mistake / and would close",
        ),
        ("Orla Venn called it a “mistake.”", "mixed | Orla Venn | called | mistake."),
        (
            "Orla Venn described the bridge as “a white elephant” that nobody needs.",
            "mixed | Orla Venn | described | a white elephant",
        ),
        # The subject of a verb in -ing stands before the main verb.
        (
            "Orla Venn denied the report, calling it “pure invention.”",
            "mixed | Orla Venn | calling | pure invention.",
        ),
    ],
)
def test_before_the_quotation(text: str, expected: str) -> None:
    assert attributions(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Interrupted by its attribution: one statement, two pieces.
        ("“The bridge,” Orla Venn said, “is safe.”", ["direct | Orla Venn | said | The bridge, / is safe."]),
        (
            "“It is safe,” Orla Venn wrote in her diary, “and it will stand.”",
            ["direct | Orla Venn | wrote | It is safe, / and it will stand."],
        ),
        # Going on after a full stop.
        (
            "“It is safe,” Orla Venn said. “It will stand.”",
            ["direct | Orla Venn | said | It is safe, / It will stand."],
        ),
        # Two speakers in one sentence.
        (
            "“It is safe,” Venn said; “it is not,” Lund replied.",
            ["direct | Venn | said | It is safe,", "direct | Lund | replied | it is not,"],
        ),
        # Two speakers in turn, each attributed.
        (
            "“It is safe,” Venn said. “It is not,” Lund said.",
            ["direct | Venn | said | It is safe,", "direct | Lund | said | It is not,"],
        ),
        # The closing mark turned the wrong way does not make the frame speech.
        (
            "“It is safe,“ Orla Venn said. “It will stand.”",
            ["direct | Orla Venn | said | It is safe, / It will stand."],
        ),
    ],
)
def test_inside_and_in_turn(text: str, expected: list[str]) -> None:
    assert attributions(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The sentence before tells of somebody.
        (
            "Orla Venn was angry. “Nobody asked me before they closed it.”",
            "direct | Orla Venn | - | Nobody asked me before they closed it.",
        ),
        # The next sentence attributes.
        (
            "“Nobody asked me before they closed it.” Orla Venn said this on Tuesday.",
            "direct | Orla Venn | said | Nobody asked me before they closed it.",
        ),
        # Nobody near: the statement stays, and says so.
        (
            "“Nobody asked me before they closed it.”",
            "direct | - | - | Nobody asked me before they closed it.",
        ),
    ],
)
def test_in_the_next_or_the_last_sentence(text: str, expected: str) -> None:
    assert attributions(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # An exclamation ends the sentence before its attribution, whatever the verb.
        ("“It is safe!” Orla Venn shouted. She left.", ["direct | Orla Venn | shouted | It is safe!"]),
        ("“Is it safe?” Eik Lund demanded.", ["direct | Eik Lund | demanded | Is it safe?"]),
        # A second cue with its own quotation, the same speaker going on.
        (
            "“It is safe,” Venn said, adding: “It will stand.”",
            ["direct | Venn | said | It is safe,", "direct | Venn | adding | It will stand."],
        ),
        # The introduction stands in the paragraph before, and ends with a colon.
        (
            "The ministry said in a statement:\n\n“It is safe and it will stand.”",
            ["direct | The ministry | said | It is safe and it will stand."],
        ),
        ("The ministry said:\n\n“It is safe.”", ["direct | The ministry | said | It is safe."]),
        # "close to" attributes nothing.
        (
            "“It is safe,” a person close to the mayor said.",
            ["direct | a person close to the mayor | said | It is safe,"],
        ),
        # A given name that is also a preposition.
        fault(
            "“It is safe,” Per Lund said.",
            ["direct | Per Lund | said | It is safe,"],
            reason="a capitalised given name is read as the preposition",
        ),
        # A quotation that is not closed keeps its attribution out of what was said.
        ("“It is safe, Orla Venn said.", ["direct | Orla Venn | said | It is safe"]),
        # Doubled marks change nothing.
        ("““It is safe,”” Orla Venn said.", ["direct | Orla Venn | said | It is safe,"]),
        # A name after a dash signs a quotation.
        ("“It is safe.” — Orla Venn", ["direct | Orla Venn | - | It is safe."]),
        # The same with a horizontal bar, which looks like a dash and is none.
        ("“It is safe.” ― Orla Venn", ["direct | Orla Venn | - | It is safe."]),
        # What follows a title in the clause is a part of it.
        fault(
            "She had seen “Hamlet” twice, Orla Venn said.",
            ["mixed | Orla Venn | said | She had seen / Hamlet / twice"],
            reason="words after the last quotation of a clause are dropped",
        ),
        # An age and a trade in commas.
        (
            "“It is safe,” said Orla Venn, 54, a welder.",
            ["direct | Orla Venn, 54, a welder | said | It is safe,"],
        ),
    ],
)
def test_harder_attributions(text: str, expected: list[str]) -> None:
    assert attributions(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # Scare quotes, names of things and words as words.
        "The so-called “harbour party” lost its seat.",
        "“Bridge” and “ferry” are old words in Norvik.",
        "The word “closed” was painted on it.",
        # Titles.
        "Her novel, “The Long Harbour,” sold well.",
        "The band played “Rain on Norvik” in the square.",
        # A nickname.
        "Eik “the Bear” Lund won the race.",
    ],
)
def test_scare_quotes_and_titles_are_no_speech(text: str) -> None:
    assert attributions(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What the speaker goes on to do behind a quotation is another statement.
        (
            "Orla Venn said the crew had struck “a rock” in the dark but denied that anybody had seen it.",
            [
                "mixed | Orla Venn | said | the crew had struck / a rock / in the dark",
                "indirect | Orla Venn | denied | anybody had seen it",
            ],
        ),
        (
            "Orla Venn told the crew that “it is safe,” but could not or would not say how old the deck is.",
            [
                "mixed | Orla Venn | told | it is safe,",
                "indirect | Orla Venn | say | how old the deck is",
            ],
        ),
        (
            "Orla Venn said she had seen nobody, but that divers had spoken of “a tall woman”.",
            [
                "indirect | Orla Venn | said | she had seen nobody",
                "mixed | divers | spoken of | a tall woman",
            ],
        ),
        (
            "Orla Venn said she works there because “nobody else would do so here,” though she noted that "
            "the deck is new.",
            [
                "mixed | Orla Venn | said | she works there because / nobody else would do so here,",
                "indirect | she | noted | the deck is new",
            ],
        ),
        # A clause that only tells who somebody is says nothing.
        ("Friends praised a “fearless” woman who learned to dive.", ["mixed | Friends | praised | fearless"]),
    ],
)
def test_where_a_quotation_s_clause_ends(text: str, expected: list[str]) -> None:
    assert attributions(text) == expected
