"""Speakers of one article: fuller and shorter names, roles, pronouns, handles, bodies, documents."""

from __future__ import annotations

import pytest

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
