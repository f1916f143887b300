"""From an article to its statements, end to end: order, kinds, furniture, notes, what was rejected."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.records import Article
from rashomon.statements import find_statements
from rashomon.testing import article
from tests.statements.building import attributions, chained, read, spoken

STORY = """\
Mayor Anna Venn closed the old bridge of Norvik on Monday.

“The bridge is not safe,” Venn said. “We will mend it.”

Peter Lund, who runs the ferry, disagreed: “It has stood for a hundred years.”

According to a report of the Norvik Port Authority, two pillars have sunk since May.

“Nobody asked us,” he added. The so-called “bridge party” stayed away.

An official told the Norvik Courier that the ministry had confirmed the closure.

It is safe. — Eik Berg (@eikberg) May 6, 2031

The ministry declined to say whether the ferry will run.
"""


def test_a_whole_story_in_reading_order() -> None:
    assert chained(STORY) == [
        "Anna Venn: The bridge is not safe, / We will mend it.",
        "Peter Lund: It has stood for a hundred years.",
        "Norvik Port Authority: two pillars have sunk since May",
        "Peter Lund: Nobody asked us,",
        "Norvik Courier > An official: the ministry had confirmed the closure",
        "Norvik Courier > An official > the ministry: the closure",
        "Eik Berg: It is safe.",
        "the ministry: whether the ferry will run",
    ]


def test_kinds_stances_and_what_was_rejected() -> None:
    _, found = read(STORY)
    assert [s.kind for s in found.statements] == [
        "direct", "direct", "indirect", "direct", "indirect", "indirect", "post", "indirect",
    ]  # fmt: skip
    assert found.statements[-1].stance == "withholds"
    assert found.rejected == (("quotation that attributes nothing", 1),)
    assert found.notes == ()


def test_records_hold_together() -> None:
    one, found = read(STORY)
    known = {speaker.id for speaker in found.speakers}
    assert found.article == one.id
    assert len({s.id for s in found.statements}) == len(found.statements)
    for statement in found.statements:
        assert set(statement.speakers) <= known and {link.speaker for link in statement.chain} <= known
        assert statement.article == one.id and statement.found_by == ("rule",)
        assert 0 < statement.score <= 1 and statement.reasons and all(statement.reasons)
    assert all(speaker.name and speaker.kind for speaker in found.speakers)


def _with_furniture(text: str, *stretches: str) -> Article:
    made = article(text, path="invented.txt")
    spans = tuple(made.span(text.index(s), text.index(s) + len(s)) for s in stretches)
    return replace(made, furniture=spans)


def test_furniture_holds_no_statement() -> None:
    text = "“It is safe,” Orla Venn said.\n\n“I cancelled at once,” a reader said.\n\nSubscribe now."
    made = _with_furniture(text, "“I cancelled at once,” a reader said.", "Subscribe now.")
    (statement,) = find_statements(made).statements
    assert statement.content[0].text == "It is safe,"


def test_furniture_at_the_edge_of_a_line_is_cut_off() -> None:
    text = "ADVERTISEMENT “It is safe,” Orla Venn said at the port of Norvik on Monday."
    (statement,) = find_statements(_with_furniture(text, "ADVERTISEMENT ")).statements
    assert (statement.content[0].text, statement.source and statement.source.text) == (
        "It is safe,",
        "Orla Venn",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Continued over paragraphs, attributed at the end, is one statement.
        (
            "“It is safe and sound.\n\n“It will stand for long.\n\n“We checked,” Orla Venn said.",
            [
                "direct | Orla Venn | said | It is safe and sound. / It will stand for long. / We checked,",
            ],
        ),
        # … however short its first piece is.
        (
            "“It is safe.\n\n“It will stand for long,” Orla Venn said.",
            ["direct | Orla Venn | said | It is safe. / It will stand for long,"],
        ),
        # … and attributed at the beginning.
        (
            "Orla Venn said: “It is safe.\n\n“It will stand.”",
            ["direct | Orla Venn | said | It is safe. / It will stand."],
        ),
        # A closed quotation in a paragraph of its own goes on with the last speaker.
        (
            "“It is safe,” Orla Venn said.\n\n“It will stand for years.”",
            ["direct | Orla Venn | said | It is safe,", "direct | Orla Venn | - | It will stand for years."],
        ),
        # A quotation inside another is a statement of its own, the outer speaker before it.
        (
            "“Eik Lund told me ‘the bridge is safe’ and left,” Orla Venn said.",
            [
                "direct | Orla Venn | said | Eik Lund told me ‘the bridge is safe’ and left,",
                "mixed | Eik Lund | told | the bridge is safe",
            ],
        ),
        # What a speaker thinks in their own words is no second statement.
        (
            "“I think the bridge is safe,” Orla Venn said.",
            ["direct | Orla Venn | said | I think the bridge is safe,"],
        ),
        # An unclosed quotation does not swallow the paragraph after it.
        (
            "Orla Venn said: “It is safe.\n\nThe port stayed open.",
            ["direct | Orla Venn | said | It is safe."],
        ),
    ],
)
def test_pieces_that_belong_together(text: str, expected: list[str]) -> None:
    assert attributions(text) == expected


def test_another_language_is_noted_and_an_unknown_one_is_not() -> None:
    made = article("“Es ist sicher”, sagte Orla Venn.", path="invented.txt")
    assert "de" in find_statements(replace(made, language="de")).notes[0]
    assert find_statements(replace(made, language="")).notes == ()


def test_an_article_alone_or_after_others_reads_the_same() -> None:
    made = article(STORY, path="invented.txt")
    alone = find_statements(made)
    spoken("“Anna Lund is here,” Peter Venn said.")
    assert find_statements(made) == alone


@pytest.mark.parametrize("marks", ["„“", "»«"])
def test_marks_as_other_languages_set_them_and_the_words_as_they_were_written(marks: str) -> None:
    low, high = marks
    text = f"{low}It is safe,{high} Orla Venn said. Odo Lund called it {low}a ruse{high} and left."
    here = article(text)
    found = find_statements(here)
    assert [" / ".join(piece.text for piece in one.content) for one in found.statements] == [
        "It is safe,",
        "a ruse",
    ]
    assert all(here.holds(piece) for one in found.statements for piece in one.content)
    nested = f"Orla Venn said the mayor had lied about {low}the bridge{high}."
    (one,) = find_statements(article(nested)).statements
    assert low in one.content[0].text or all("bridge" in piece.text for piece in one.content[1:])
