"""Speakers of one article: fuller and shorter names, roles, pronouns, handles, bodies, documents."""

from __future__ import annotations

import pytest

from rashomon.statements.names import name_runs
from rashomon.text.words import split_words
from tests.statements.building import read, spoken


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A short name after the long one …
        ("Mayor Orla Venn opened the bridge. “It is safe,” Venn said.", ["Orla Venn: It is safe,"]),
        # … and before it.
        ("“It is safe,” said Venn. Mayor Orla Venn opened the bridge.", ["Orla Venn: It is safe,"]),
        # The capital of a sentence makes no name.
        (
            "The bridge is old. Western governments have said that the bridge is safe.",
            ["Western governments: the bridge is safe"],
        ),
        # "There are reports": nobody's.
        ("The bridge is old. There are reports that the bridge is shut.", []),
        # A role alone is whoever has it.
        ("Mayor Orla Venn opened the bridge. “It is safe,” the mayor said.", ["Orla Venn: It is safe,"]),
        (
            "Mayor Orla Venn and Minister Eik Lund met. “It is safe,” the minister said.",
            ["Eik Lund: It is safe,"],
        ),
        # A pronoun is whom the sentence before is about, or who spoke in it …
        (
            "“It is safe,” an official, Eik Lund, said of Orla Venn.\n"
            "Ida Roth, who checked the beams, was not persuaded. Such cracks, she said, are common.",
            ["Eik Lund: It is safe,", "Ida Roth: Such cracks / are common"],
        ),
        # … and nobody in whose own words it stands.
        (
            "Orla Venn was in the car. “She told me she saw the cracks,” said her coach, Ida Roth.",
            ["Ida Roth: She told me she saw the cracks,", "Orla Venn: she saw the cracks"],
        ),
        ("A spokesman for Orla Venn hit back: “It is safe.”", ["A spokesman for Orla Venn: It is safe."]),
        # "A spokesman" speaks for whom the sentence before is about …
        (
            "Tarn Air Group rejected the report. “It is safe,” a spokesman said.",
            ["Tarn Air Group: the report", "a spokesman (Tarn Air Group): It is safe,"],
        ),
        (
            "The ministry did not answer at first. “It is safe,” a spokesman said.",
            ["a spokesman (the ministry): It is safe,"],
        ),
        # … not where it is about two.
        (
            "A clerk saw Tarn Air Group and Norvik Council. “It is safe,” a spokesman said.",
            ["a spokesman: It is safe,"],
        ),
        # "One of them" is one of the group that spoke.
        (
            "Two officials said the bridge was safe. One of them said that the deck was new.",
            ["Two officials: the bridge was safe", "one of two officials: the deck was new"],
        ),
        (
            "Two officials briefed on the survey said the bridge was safe. One of the officials said"
            " that the deck was new.",
            [
                "Two officials briefed on the survey: the bridge was safe",
                "one of two officials briefed on the survey: the deck was new",
            ],
        ),
        # A spokesperson is "they".
        (
            "A spokesperson said that the bridge was safe. They said that the deck was new.",
            ["A spokesperson: the bridge was safe", "A spokesperson: the deck was new"],
        ),
        # A document by somebody, and a body whose name has an "&".
        (
            "The audit by Venn & Roth says that the bridge is safe. It warns of “grave doubts”.",
            ["The audit by Venn & Roth: the bridge is safe", "The audit by Venn & Roth: grave doubts"],
        ),
        ("The auditors, Venn & Roth, say that the bridge is safe.", ["Venn & Roth: the bridge is safe"]),
        (
            "Three people close to the mayor, Orla Venn, say that the bridge is safe.",
            ["Three people close to the mayor: the bridge is safe"],
        ),
        # A prime minister with the country before, the name behind; an officer with a force behind the name.
        (
            "Norvia’s Prime Minister, Orla Venn, said that the bridge was safe.",
            ["Orla Venn: the bridge was safe"],
        ),
        (
            "Inspector Orla Venn of Norvik Police said that the bridge was safe.",
            ["Orla Venn: the bridge was safe"],
        ),
        # Whose relative clause names something else.
        (
            "A former officer, who worked on the Norvik desk, said that the bridge was safe.",
            ["A former officer: the bridge was safe"],
        ),
        (
            "The report of the Norvik Commission, circulated to members and seen by a clerk, says that the"
            " bridge is safe.",
            ["Norvik Commission: the bridge is safe"],
        ),
        (
            "Engineers consulted by the council said that the bridge was safe.",
            ["Engineers: the bridge was safe"],
        ),
        (
            "Its author, Orla Venn, who had been in Norvik since May, said that the bridge was safe.",
            ["Orla Venn: the bridge was safe"],
        ),
        # Nobody is meant by a byline.
        (
            "By Ida Roth\nIt was cold. “It is safe,” she said.",
            ["?: It is safe,"],
        ),
        # What is written reads.
        (
            "A sign has appeared on the fence by the road. “It is safe,” it reads.",
            ["A sign: It is safe,"],
        ),
        # One of two, with and without a name.
        (
            "Two officials said the bridge was safe. One of them, Orla Venn, said that the deck was new.",
            ["Two officials: the bridge was safe", "Orla Venn: the deck was new"],
        ),
        ("“It is safe,” wrote user @norvikfan.", ["@norvikfan: It is safe,"]),
        # The first word of a body's name.
        (
            "Tarn Shipping Company sold its tug. Tarn insists that the bridge is safe.",
            ["Tarn Shipping Company: the bridge is safe"],
        ),
        # Of one police chief in the article.
        (
            "The police chief says that the bridge is safe. Chief Orla Venn came at ten.",
            ["Orla Venn: the bridge is safe"],
        ),
        # The document that was spoken of first.
        (
            "The council printed a first report. The beams are sound, the report said.",
            ["the first report: The beams are sound"],
        ),
        (
            "A survey from 2019 said that the beams were sound.",
            ["A survey: the beams were sound"],
        ),
        # Who acts for somebody is a lawyer.
        (
            "Ida Roth, who represents Venn, came late. The lawyer said that the bridge was safe.",
            ["Ida Roth: the bridge was safe"],
        ),
        # An age tells that it is whom the sentence before is about; a relative's name stands behind.
        (
            "Orla Venn was on the bridge when it shook. “It swayed,” the retired teacher, 71, recalled.",
            ["Orla Venn: It swayed,"],
        ),
        ("Venn’s mother, Una, said that the bridge was safe.", ["Una: the bridge was safe"]),
        # The paper, the company and the group that were named.
        (
            "Two clerks spoke to the Norvik Courier. The newspaper said it stood by its story.",
            ["Norvik Courier: it stood by its story"],
        ),
        (
            "The tug belongs to Tarn Lines, the shipping company, in Port Norvik on the Orle River."
            " “It is safe,” the company said.",
            ["Tarn Lines: It is safe,"],
        ),
        # A given name is the one person's who has it.
        ("Sir Orla Venn opened the bridge. “It is safe,” Sir Orla said.", ["Orla Venn: It is safe,"]),
        ("The mother of Orla Venn met Eik Lund. “It is safe,” Orla said.", ["Orla Venn: It is safe,"]),
        # Pronouns take the last named that fits, by gender where the given name tells.
        (
            "Mayor Anna Venn came with Peter Lund. “It is safe,” she said. “It is not,” he said.",
            ["Anna Venn: It is safe,", "Peter Lund: It is not,"],
        ),
        # A pronoun goes on with who last spoke.
        (
            "“Orla Venn is wrong,” said Eik Lund. “She always was,” he said.",
            ["Eik Lund: Orla Venn is wrong,", "Eik Lund: She always was,"],
        ),
        # A handle that holds a name.
        ("Mayor Orla Venn spoke. “It is safe,” @MayorVenn wrote.", ["Orla Venn: It is safe,"]),
        # A handle of nobody named.
        ("“It is safe,” @norvikfan wrote.", ["@norvikfan: It is safe,"]),
        # A body by its noun and by "it".
        (
            "“It is safe,” said the Norvik Port Authority. “It will stand,” the authority said.",
            ["Norvik Port Authority: It is safe,", "Norvik Port Authority: It will stand,"],
        ),
        (
            "“It is safe,” said the Norvik Port Authority. “We checked,” it said.",
            ["Norvik Port Authority: It is safe,", "Norvik Port Authority: We checked,"],
        ),
        # A document by "it".
        (
            "“It is safe,” the letter said. “It stays open,” it said.",
            ["the letter: It is safe,", "the letter: It stays open,"],
        ),
        # "The company" is the body that an apposition called so, or the last named.
        (
            "Tarn Air, the regional airline, met the press in Norvik. “It is safe,” the airline said.",
            ["Tarn Air: It is safe,"],
        ),
        # Who "the source" was before.
        (
            "A source in the harbour office shook his head. “It is safe,” the source said.",
            ["A source in the harbour office: It is safe,"],
        ),
        # Two people with one surname are two.
        (
            "Anna Venn and Eva Venn met. “It is safe,” Eva Venn said. “No,” Anna Venn said.",
            ["Eva Venn: It is safe,", "Anna Venn: No,"],
        ),
        # Unnamed ones are kept as described, and apart.
        (
            "“It is safe,” an official said. “It is not,” another official said.",
            ["an official: It is safe,", "another official: It is not,"],
        ),
        # Joint speakers.
        ("“It is safe,” Orla Venn and Eik Lund said.", ["Orla Venn+Eik Lund: It is safe,"]),
        ("“It is safe,” said the Pentagon and the White House.", ["Pentagon+White House: It is safe,"]),
        # A pronoun with nobody before it: the statement stays without a speaker.
        ("“It is safe,” she said.", ["?: It is safe,"]),
        # Letters beyond ASCII.
        ("Šárka Öst spoke. “It is safe,” Öst said.", ["Šárka Öst: It is safe,"]),
    ],
)
def test_whom_a_source_refers_to(text: str, expected: list[str]) -> None:
    assert spoken(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A ministry with its subject is one body.
        ("“It is safe,” the Ministry of Harbours said.", ["Ministry of Harbours: It is safe,"]),
        # So is a body whose name holds an "and".
        ("“It is safe,” said Coast and Border Protection.", ["Coast and Border Protection: It is safe,"]),
        # A role in commas after a titled name links the role alone.
        (
            "“It is safe,” Gen. Orla Venn, chairwoman of the Joint Board, said. “Yes,” the chairwoman said.",
            ["Orla Venn: It is safe,", "Orla Venn: Yes,"],
        ),
        # A name with two particles.
        (
            "“It is safe,” said Orla van der Venn. “Quite,” van der Venn said.",
            ["Orla van der Venn: It is safe,", "Orla van der Venn: Quite,"],
        ),
        # The name beside a role that belongs to somebody.
        ("“It is safe,” Norvik’s mayor, Orla Venn, said.", ["Orla Venn: It is safe,"]),
        # Inside a speaker's words "he" is somebody else.
        (
            "“He told me ‘the bridge is safe’ and left,” Orla Venn said.",
            ["Orla Venn: He told me ‘the bridge is safe’ and left,", "?: the bridge is safe"],
        ),
        # "they" goes back to a group.
        (
            "“It is safe,” officials said. “It will stand,” they said.",
            ["officials: It is safe,", "officials: It will stand,"],
        ),
    ],
)
def test_harder_speakers(text: str, expected: list[str]) -> None:
    assert spoken(text) == expected


@pytest.mark.parametrize(
    ("text", "kind", "role"),
    [
        ("“It is safe,” Mayor Orla Venn said.", "person", "Mayor"),
        ("“It is safe,” said Orla Venn, mayor of Norvik.", "person", "mayor of Norvik"),
        ("“It is safe,” said the Norvik Port Authority.", "organisation", ""),
        ("“It is safe,” the letter said.", "document", ""),
        ("“It is safe,” an official said.", "unnamed-person", "an official"),
        ("“It is safe,” two officials said.", "unnamed-group", ""),
        # What a person has done is no role.
        ("“It is safe,” Orla Venn, who built the bridge, said.", "person", ""),
        # An age is no role.
        ("“It is safe,” said Orla Venn, 54.", "person", ""),
    ],
)
def test_kinds_and_roles(text: str, kind: str, role: str) -> None:
    _, found = read(text)
    (speaker,) = found.speakers
    assert (speaker.kind, speaker.role) == (kind, role)


def test_mentions_aliases_and_reasons_are_kept() -> None:
    article, found = read(
        "Mayor Orla Venn came. “It is safe,” Venn said. “Quite,” the mayor said. “Yes,” she said."
    )
    (speaker,) = found.speakers
    assert speaker.name == "Orla Venn"
    assert {"Venn", "the mayor"} <= set(speaker.aliases) and speaker.name not in speaker.aliases
    assert [m.span.text for m in speaker.mentions] == ["Venn", "the mayor", "she"]
    assert all(m.article == article.id and article.holds(m.span) for m in speaker.mentions)
    assert any("whose role it is" in reason for reason in speaker.reasons)
    assert any("“she”" in reason for reason in speaker.reasons)


@pytest.mark.parametrize(
    ("text", "why", "aliases"),
    [
        (
            "An official briefed on the survey, who asked not to be named because it is not out, said the"
            " bridge was safe.",
            "who asked not to be named because it is not out",
            ("An official briefed on the survey",),
        ),
        (
            "A person with knowledge of the survey claimed that the bridge was safe.",
            "with knowledge of the survey",
            (),
        ),
        (
            "A nurse, who would not give her name for fear of the sack, said the bridge was safe.",
            "who would not give her name for fear of the sack",
            (),
        ),
        (
            "Three clerks said the bridge was safe. None of whom was authorised to speak.",
            None,
            (),
        ),
        (
            "“It is safe,” said an aide to Mayor Orla Venn. The aide left.",
            None,
            ("an aide to Mayor Orla Venn",),
        ),
        ("An official, who was authorised to speak, said the bridge was safe.", None, ()),
        ("Mayor Orla Venn, who asked not to be named, said the bridge was safe.", None, ()),
    ],
)
def test_why_somebody_is_not_named(text: str, why: str | None, aliases: tuple[str, ...]) -> None:
    _, found = read(text)
    statement = found.statements[0]
    assert (statement.justification.text if statement.justification else None) == why
    speaker = next(one for one in found.speakers if one.id == statement.speakers[0])
    assert set(aliases) <= {speaker.name, *speaker.aliases}


def test_a_name_ends_where_a_sentence_begins_behind_an_initial() -> None:
    words = split_words("the tug Corrie K. Its owner")
    assert [" ".join(word.text for word in words[a:b]) for a, b in name_runs(words)] == ["Corrie K."]
