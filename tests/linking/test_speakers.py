"""Which speakers of different articles are one, which stay apart, and that each join says why."""

from __future__ import annotations

import pytest

from rashomon.linking import Linked
from rashomon.records import Speaker, SpeakerKind
from tests.linking.stories import Report, linked


def two(one: Report, other: Report) -> Linked:
    return linked(one, other)


def person(outlet: str, name: str, role: str = "", *aliases: str) -> Report:
    return Report(outlet).knows(name, "person", role, aliases)


def body(outlet: str, name: str, *aliases: str) -> Report:
    return Report(outlet).knows(name, "organisation", "", aliases)


def only(story: Linked) -> Speaker:
    assert len(story.speakers) == 1, [s.name for s in story.speakers]
    return story.speakers[0]


@pytest.mark.parametrize(
    ("one", "other", "shown"),
    [
        ("Ada Venn", "Ada Venn", "Ada Venn"),
        ("Gen. Ada Venn", "Venn", "Ada Venn"),  # a surname with one bearer in the story
        ("William H. Orr III", "William Orr", "William H. Orr III"),
        ("James LaRoche", "Jim LaRoche", "James LaRoche"),
        ("Ada Venn", "@AdaVenn", "Ada Venn"),
        ("Ada Venn", "@SenVenn", "Ada Venn"),
        ("Kim Sol Ha", "Kim", "Kim Sol Ha"),  # the family name stands first
        ("Kim Sol-ha", "Kim Sol Ha", "Kim Sol Ha"),
        ("Ada Venn", "Ada", "Ada Venn"),  # a given name with one bearer in the story
        ("Mohammed Orr", "Mo", "Mohammed Orr"),
        ("Prosecutor Ada Venn", "Ada Venn", "Ada Venn"),
    ],
)
def test_one_person(one: str, other: str, shown: str) -> None:
    speaker = only(two(person("A", one), person("B", other)))
    assert speaker.name == shown
    assert speaker.reasons


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Ada Venn", ""), ("Otto Venn", "")),  # first names differ
        (("Mr Venn", ""), ("Ms Venn", "")),  # gender differs
        (("Ada Venn", "mayor"), ("Venn", "a fisherman")),  # roles that one person does not have
        (("Ada Venn", "the mayor"), ("Ada Venn", "a nurse")),  # one full name, two people
        (("K.", ""), ("K.", "")),  # a letter is no name
        (("@harbourwatch", ""), ("Ada Venn", "")),
    ],
)
def test_two_people(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert len(two(person("A", *one), person("B", *other)).speakers) == 2


def test_a_given_name_that_two_people_have_is_given_to_neither() -> None:
    story = linked(person("A", "Ada Venn"), person("B", "Ada Roe"), person("C", "Ada"))
    assert len(story.speakers) == 3


def called(*names: str) -> Linked:
    """A story whose articles each know one unnamed person."""
    return linked(*(Report(str(k)).knows(name, "unnamed-person") for k, name in enumerate(names)))


def test_nobody_has_two_mothers() -> None:
    mother = only(called("Ada Venn's mother", "Venn's mother"))
    assert any("more than one mother" in reason for reason in mother.reasons)
    assert len(called("Ada Venn's aunt", "Venn's aunt").speakers) == 2


def test_police_are_the_one_police_department_of_the_story() -> None:
    police = Report("B").knows("police", "unnamed-group")
    assert only(linked(body("A", "the Kelm Police Department"), police)).kind == "organisation"
    two = linked(body("A", "the Kelm Police Department"), body("C", "the Orvane Police Department"), police)
    assert len(two.speakers) == 3


def test_a_lawyer_is_of_whom_they_speak_for() -> None:
    lawyers = linked(person("A", "Ada Roe", "Venn's lawyer"), person("B", "Ivo Tarn", "Brask's lawyer"),
                     Report("C").knows("Brask's lawyer", "unnamed-person"))  # fmt: skip
    assert {s.name for s in lawyers.speakers} == {"Ada Roe", "Ivo Tarn"}


def test_a_surname_that_two_people_have_is_given_to_neither() -> None:
    story = linked(person("A", "Ada Venn"), person("B", "Otto Venn"), person("C", "Venn"))
    alone = next(s for s in story.speakers if s.name == "Venn")
    assert any("may be any of 2" in reason for reason in alone.reasons)


def test_an_office_decides_between_two_of_one_surname() -> None:
    story = linked(
        person("A", "Ada Venn", "mayor"), person("B", "Otto Venn", "coach"), person("C", "Venn", "the mayor")
    )
    assert {s.name for s in story.speakers} == {"Ada Venn", "Otto Venn"}


def test_former_offices_do_not_tell_people_apart() -> None:
    only(two(person("A", "Ada Venn", "former nurse"), person("B", "Ada Venn", "mayor")))


def test_an_office_alone_is_its_one_holder() -> None:
    story = two(person("A", "Ada Venn", "chair of the harbour board"), person("B", "the chair"))
    assert only(story).name == "Ada Venn"


def test_the_minister_of_a_country_is_the_countrys_minister() -> None:
    venn = person("A", "Ada Venn", "Assab's foreign minister")
    other = person("B", "Ida Roth", "foreign minister")
    story = linked(venn, other, Report("C").knows("The foreign minister of Assab", "unnamed-person"))
    assert sorted(one.name for one in story.speakers) == ["Ada Venn", "Ida Roth"]
    story = linked(other, Report("C").knows("The foreign minister of Assab", "unnamed-person"))
    assert len(story.speakers) == 2


def test_her_lawyer_is_the_one_lawyer_and_a_lawyer_is_nobody_in_particular() -> None:
    named = person("A", "Otto Venn", "lawyer")
    story = linked(named, Report("B").knows("her lawyer", "unnamed-person"))
    assert only(story).name == "Otto Venn"
    story = linked(named, Report("B").knows("a lawyer", "unnamed-person"))
    assert len(story.speakers) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Pentagon", "Department of Defense"),  # the table that ships
        ("the Washington Post", "WaPo"),
        ("Iraqi parliament", "the parliament of Iraq"),
        ("Harbour Safety Board", "HSB"),  # initials
        ("Kestrel Water Authority", "the authority"),  # the only body that ends so
        ("The Ledger", "the Ledger"),
        ("Norvik Police", "Norvik Police Department"),
        ("U.S. Africa Command", "Africom"),
    ],
)
def test_one_body(one: str, other: str) -> None:
    only(two(body("A", one), body("B", other)))


def test_letters_that_an_article_gives_for_a_name() -> None:
    first = body("A", "Union of Free Dockers")
    first.lines.append("The Union of Free Dockers (UFD) met.")
    story = two(first, body("B", "UFD"))
    assert any("letters" in reason or "initials" in reason for reason in only(story).reasons)


def test_a_short_name_needs_its_outlet_in_the_story() -> None:
    story = two(body("A", "the Post"), body("B", "The Washington Post"))
    assert only(story).name == "The Washington Post"
    story = linked(body("A", "the Post"), body("B", "The Washington Post"), body("C", "The New York Post"))
    assert len(story.speakers) == 3


@pytest.mark.parametrize("kind", ["unnamed-person", "unnamed-group"])
def test_unnamed_speakers_stay_apart_and_say_so(kind: SpeakerKind) -> None:
    story = linked(
        Report("A").knows("a harbour official", kind).says("a harbour official", "The quay is unsafe now"),
        Report("B")
        .knows("a harbour official", kind)
        .says("a harbour official", "The pier will be sold soon"),
    )
    assert len(story.speakers) == 2
    assert all(any("kept apart" in reason for reason in s.reasons) for s in story.speakers)


def test_one_description_from_one_outlet_is_one_source() -> None:
    first = Report("The Quay Ledger").knows("an official", "unnamed-person")
    second = Report("B").knows("an official", "unnamed-person").knows("The Quay Ledger", "organisation")
    first.says("an official", "The letter is real", kind="indirect")
    second.says("an official", "the letter was real", kind="indirect", via=["The Quay Ledger"])
    story = linked(first, second)
    assert [s.name for s in story.speakers if s.kind == "unnamed-person"] == ["an official"]


def test_the_police_are_an_institution() -> None:
    only(linked(*(Report(o).knows(n, "unnamed-group") for o, n in (("A", "police"), ("B", "The police")))))


def test_a_document_is_called_by_its_author() -> None:
    first = Report("A").knows("the letter", "document")
    first.lines.append("The letter, signed by General Ada Venn, was leaked.")
    story = linked(first, Report("B").knows("a leaked letter", "document"))
    assert only(story).name == "the letter (Ada Venn)"
    assert "the letter" in only(story).aliases and "Ada Venn" in only(story).aliases


def test_documents_of_two_authors_are_two() -> None:
    story = linked(
        Report("A").knows("the letter (Ada Venn)", "document"),
        Report("B").knows("the letter (Otto Orr)", "document"),
    )
    assert len(story.speakers) == 2


def test_documents_of_two_sorts_are_two() -> None:
    story = linked(
        Report("A").knows("the autopsy report", "document"),
        Report("B").knows("an inspection report", "document"),
    )
    assert len(story.speakers) == 2


def test_the_police_are_the_one_police_with_a_name() -> None:
    made = [Report(o).knows(n, "unnamed-group") for o, n in (("A", "police"), ("B", "Harbour police"))]
    assert only(linked(*made)).name in {"police", "Harbour police"}
    assert len(linked(*made, Report("C").knows("Quay police", "unnamed-group")).speakers) == 3
