"""What the words of a source say by themselves: a person with a role, a body, a document, a group."""

from __future__ import annotations

import pytest

from rashomon.statements.joint_sources import split_joint, spoken_by
from rashomon.statements.referents import read_referent


@pytest.mark.parametrize(
    ("words", "name", "kind", "role"),
    [
        # Persons, with what is said of them.
        ("Orla Venn", "Orla Venn", "person", ""),
        ("Mayor Orla Venn", "Orla Venn", "person", "Mayor"),
        ("Gen. Orla B. Venn", "Orla B. Venn", "person", "Gen."),
        ("former Norvik mayor Orla Venn", "Orla Venn", "person", "former Norvik mayor"),
        ("Orla Venn, the mayor of Norvik", "Orla Venn", "person", "the mayor of Norvik"),
        ("Its chief, Orla Venn", "Orla Venn", "person", "Its chief"),
        ("The head of the NPA union, Orla Venn", "Orla Venn", "person", "The head of the NPA union"),
        ("Orla de Venn", "Orla de Venn", "person", ""),
        ("Orla Venn of Northern Harbour Works", "Orla Venn", "person", ""),
        # A possessive is no part of a name.
        ("Orla Venn's", "Orla Venn", "person", ""),
        # Handles.
        ("@orlavenn", "@orlavenn", "person", ""),
        # A programme is a body, a sign joins a name, and a noun before a name is no part of it.
        ("Radio Tarn's Breakfast Hour", "Radio Tarn's Breakfast Hour", "organisation", ""),
        ("Trade site Wire & Cable", "Wire & Cable", "organisation", ""),
        # Bodies, by a known noun, by letters, by "of".
        ("the Norvik Port Authority", "Norvik Port Authority", "organisation", ""),
        ("the NPA", "NPA", "organisation", ""),
        ("NorvikNews.com", "NorvikNews.com", "organisation", ""),
        # When it spoke is no part of it.
        ("the ministry last week", "the ministry", "organisation", ""),
        ("the NPA on Monday", "NPA", "organisation", ""),
        ("the Ministry of Harbours", "Ministry of Harbours", "organisation", ""),
        ("the ministry", "the ministry", "organisation", ""),
        # Documents.
        ("the letter", "the letter", "document", ""),
        ("the ministry's letter", "the ministry's letter", "document", ""),
        # Unnamed ones stay as they are described.
        ("an official", "an official", "unnamed-person", "an official"),
        ("two officials", "two officials", "unnamed-group", ""),
        ("a Norvik port official", "a Norvik port official", "unnamed-person", "a Norvik port official"),
        (
            "a spokesman for the Norvik Port Authority",
            "a spokesman for the Norvik Port Authority",
            "unnamed-person",
            "a spokesman for the Norvik Port Authority",
        ),
        ("port officials", "port officials", "unnamed-group", ""),
        ("Norvik officials", "Norvik officials", "unnamed-group", ""),
        # Several, whatever they are called; what stands behind the noun tells where.
        ("the sleuths at the Lantern", "the sleuths at the Lantern", "unnamed-group", ""),
        ("The pranksters", "The pranksters", "unnamed-group", ""),
        ("the boss", "the boss", "unnamed-person", "the boss"),
        ("her family", "her family", "unnamed-group", ""),
        # A name right behind a role, a sovereign with a realm, a force with its town, a site.
        ("a ministry spokesman Eik Lund", "Eik Lund", "person", "a ministry spokesman"),
        ("King Lars II of Norland", "Lars II", "person", "King"),
        ("Norvik Police", "Norvik Police", "organisation", ""),
        ("a group calling itself Red Tern", "Red Tern", "organisation", "a group calling itself Red Tern"),
        ("The system's supplier, Halvex Systems", "Halvex Systems", "organisation", "The system's supplier"),
        ("board papers obtained", "board papers", "document", ""),
        ("The Norvik Police Department", "The Norvik Police Department", "organisation", ""),
        ("Lt. Eik Lund of the Norvik State Police", "Eik Lund", "person", "Lt."),
        ("a police sergeant", "a police sergeant", "unnamed-person", "a police sergeant"),
        ("one of his key lawyers", "one of his key lawyers", "unnamed-person", "one of his key lawyers"),
        ("a couple of users", "a couple of users", "unnamed-group", ""),
        ("Norvik.co.uk", "Norvik.co.uk", "organisation", ""),
    ],
)
def test_what_a_source_refers_to(words: str, name: str, kind: str, role: str) -> None:
    referent = read_referent(words, 0, len(words))
    assert (referent.name, referent.kind, referent.role) == (name, kind, role)


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        # A name with two particles.
        ("Orla van der Venn", "Orla van der Venn", "person"),
        # A group whose noun begins a sentence with a capital.
        ("Sources familiar with the matter", "Sources familiar with the matter", "unnamed-group"),
        ("Officials", "Officials", "unnamed-group"),
        # The name stands beside the role, whose owner has a name too.
        ("Norvik's mayor, Orla Venn", "Orla Venn", "person"),
    ],
)
def test_harder_sources(words: str, name: str, kind: str) -> None:
    referent = read_referent(words, 0, len(words))
    assert (referent.name, referent.kind) == (name, kind)


@pytest.mark.parametrize("pronoun", ["he", "She", "they", "it", "who", "we"])
def test_pronouns_are_told(pronoun: str) -> None:
    assert read_referent(pronoun, 0, len(pronoun)).pronoun == pronoun.lower()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Orla Venn", ["Orla Venn"]),
        ("Orla Venn and Eik Lund", ["Orla Venn", "Eik Lund"]),
        ("the ministry and the port authority", ["the ministry", "the port authority"]),
        # One body whose name holds an "and".
        ("the Food and Ferry Administration", ["the Food and Ferry Administration"]),
        # An "and" between what cannot speak joins no parties.
        ("a clear and present voice", ["a clear and present voice"]),
    ],
)
def test_joint_sources(words: str, expected: list[str]) -> None:
    assert [words[a:b] for a, b in split_joint(words, 0, len(words))] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("a statement from the Norvik Port Authority", "the Norvik Port Authority"),
        ("Orla Venn's statement", "Orla Venn's"),
        # A letter is a speaker of its own.
        ("a letter from the Norvik Port Authority", None),
        ("the mayor", None),
    ],
)
def test_whose_words_a_statement_holds(words: str, expected: str | None) -> None:
    found = spoken_by(words, 0, len(words))
    assert (found and words[found[0] : found[1]]) == expected
