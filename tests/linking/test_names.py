"""People's names taken apart, and when two of them may be one person's."""

from __future__ import annotations

import pytest

from rashomon.linking.names import compatible, parse_person


@pytest.mark.parametrize(
    ("written", "given", "surname"),
    [
        ("Gen. Ada Venn", ("ada",), "venn"),
        ("Chairman of the Harbour Board Adm. Ada Venn", ("ada",), "venn"),
        ("Secretary of Fisheries Ada Venn", ("ada",), "venn"),  # the office's field is no given name
        ("Ada Venn of the Dockers’ Union", ("ada",), "venn"),  # the name stands first
        ("Ada J. Venn III", ("ada", "j"), "venn"),
        ("Prof. Otto van der Meer", ("otto",), "van der meer"),
        ("Ms Venn", (), "venn"),
        ("King", (), "king"),  # a surname as well as a title
    ],
)
def test_the_parts_of_a_name(written: str, given: tuple[str, ...], surname: str) -> None:
    person = parse_person(written)
    assert person is not None
    assert (person.given, person.surname) == (given, surname)


@pytest.mark.parametrize("words", ["the mayor", "a harbour official", "@adavenn", ""])
def test_no_name_in_a_description(words: str) -> None:
    assert parse_person(words) is None


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ("William H. Venn III", "William Venn", True),
        ("James Orr", "Jim Orr", True),
        ("J. Orr", "Jane Orr", True),
        ("John Orr", "Jane Orr", False),
        ("Mr Orr", "Ms Orr", False),  # gender speaks against it
        ("Ada Venn Jr", "Ada Venn Sr", False),
        ("Ada B. Venn", "Ada C. Venn", False),  # both give a middle name, and they differ
        ("Ada Venn", "Ada Orr", False),
        ("Ada Boone Orr", "Boone Orr", True),  # a surname of two words
        ("Heidar Venn", "Heydar Venn", True),  # one vowel: two spellings
        ("Marta Venn", "Maria Venn", False),
    ],
)
def test_compatible_names(one: str, other: str, may: bool) -> None:
    first, second = parse_person(one), parse_person(other)
    assert first is not None and second is not None
    assert compatible(first, second) is may
    assert compatible(second, first) is may
