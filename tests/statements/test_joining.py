"""The model's findings beside the rules': one attribution, one statement, and who found it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.inference import load_attribution
from rashomon.inference.attribution import AttributionModel
from rashomon.records import ArticleStatements, Statement
from rashomon.statements import find_statements
from rashomon.statements.joining import stance_of_words
from rashomon.testing import article


@pytest.fixture(scope="module")
def model() -> AttributionModel:
    return load_attribution()


def read(text: str, model: AttributionModel, language: str = "en") -> ArticleStatements:
    return find_statements(replace(article(text), language=language), model)


def one(found: ArticleStatements, words: str) -> Statement:
    """The statement whose content holds the words."""
    return next(s for s in found.statements if words in " ".join(c.text for c in s.content))


def test_a_quotation_found_by_both_is_one_statement(model: AttributionModel) -> None:
    found = read("“The bridge is closed and it will stay closed,” Mayor Orla Venn said on Monday.", model)
    assert len(found.statements) == 1
    statement = found.statements[0]
    assert statement.found_by == ("rule", "model")
    # The marks decide where a quotation ends.
    assert statement.content[0].text == "The bridge is closed and it will stay closed,"


def test_without_a_model_the_rules_stand_alone(model: AttributionModel) -> None:
    text = "“The bridge is closed and it will stay closed,” Mayor Orla Venn said on Monday."
    assert find_statements(article(text)).statements[0].found_by == ("rule",)


def test_content_ends_leave_out_the_complementiser_and_the_full_stop(model: AttributionModel) -> None:
    found = read("The ministry said that the old bridge was safe for cars.\n", model)
    assert one(found, "bridge").content[0].text == "the old bridge was safe for cars"


def test_the_model_mends_the_subject_of_a_cue_on_which_both_agree(model: AttributionModel) -> None:
    # The rules take the noun phrase beside the cue for the speaker.
    text = "The mayor spoke a day after the collapse of the pier in Norvik, arguing that “nobody was warned.”"
    statement = one(read(text, model), "nobody was warned")
    assert statement.source is not None
    assert statement.source.text == "The mayor"


def test_an_unlikely_attribution_is_left_out(model: AttributionModel) -> None:
    found = read("The storm took the roof of the old mill, and Orla Venn lost her way home.", model)
    assert found.statements == ()


def test_a_writers_question_is_no_statement(model: AttributionModel) -> None:
    text = "Orla Venn runs the harbour. Asked whether the bridge had been safe that night, she left the room."
    assert not [s for s in read(text, model).statements if "bridge" in s.content[0].text]


def test_the_names_that_the_model_sees_decide_between_readings(model: AttributionModel) -> None:
    names = {
        "The Harbour Reporter said on Monday that the bridge in Norvik had been closed.": "Harbour Reporter",
        "Critics said that the bridge in Norvik had been closed for no reason.": "Critics",
        "Authorities told reporters in Norvik that the bridge had been closed.": "Authorities",
    }
    for text, name in names.items():
        found = read(text, model)
        assert [(s.name, s.kind == "person") for s in found.speakers] == [(name, False)]


def test_whoever_is_spoken_to_is_no_speaker(model: AttributionModel) -> None:
    found = read("The harbour is busy this year. You said that the bridge is old.", model)
    assert [statement.speakers for statement in found.statements] == [()]


def test_the_score_of_what_the_model_alone_found_is_its_certainty(model: AttributionModel) -> None:
    found = read("Critics fear the bridge will fall within a year.", model)
    statement = one(found, "bridge")
    assert statement.found_by == ("model",)
    assert 0.4 <= statement.score < 1


def test_the_same_findings_whatever_was_read_before(model: AttributionModel) -> None:
    first = "The ministry said that the old bridge was safe. Critics fear that it will fall within a year."
    alone = read(first, model)
    read("“Nobody asked us,” said Eik Lund, who lives below the dam.", model)
    assert read(first, model) == alone


def test_another_language_is_said_and_only_the_rules_run(model: AttributionModel) -> None:
    found = read("„Die Brücke ist gesperrt“, sagte die Bürgermeisterin am Montag.", model, language="de")
    assert any("another language" in note for note in found.notes)
    assert all(s.found_by == ("rule",) for s in found.statements)


def test_offsets_are_code_points_beside_emoji_and_combining_marks(model: AttributionModel) -> None:
    text = "🌉🌉 Cafe\u0301 owner Orla Venn said that the bridge was closed for good."
    where = article(text)
    for statement in find_statements(where, model).statements:
        for span in (*statement.content, statement.source, statement.cue):
            assert span is None or where.holds(span)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("said", "asserts"),
        ("has denied", "denies"),
        ("did not say", "withholds"),
        ("did not deny", "asserts"),
        ("urged", "orders"),
        ("asked", "asks"),
        # A cue that the table does not know asserts.
        ("is adamant", "asserts"),
    ],
)
def test_stance_of_a_models_cue(words: str, expected: str) -> None:
    text = f"Orla Venn {words} that the bridge was closed."
    assert stance_of_words(text, (10, 10 + len(words))) == expected


def test_who_is_cited_before_the_clause_has_said_it(model: AttributionModel) -> None:
    # The model takes "a former engineer, that …" for the content.
    text = "The Norvik Courier reported earlier, citing a former engineer, that managers were warned in May."
    found = read(text, model)
    names = {speaker.id: speaker.name for speaker in found.speakers}
    statement = one(found, "managers")
    assert statement.content[0].text.startswith("managers")
    assert [names[speaker] for speaker in statement.speakers] == ["a former engineer"]
    assert [names[link.speaker] for link in statement.chain] == ["The Norvik Courier"]


def test_two_cues_of_one_subject_are_two_statements(model: AttributionModel) -> None:
    text = (
        "The report ended with two ministers disputing the memo and finally letting reporters know "
        "that it was all a mistake."
    )
    found = read(text, model)
    assert one(found, "the memo").stance == "denies"
    assert one(found, "it was all a mistake").stance == "asserts"
    assert "mistake" not in one(found, "the memo").content[0].text


def test_the_subject_right_before_a_cue_stays_its_source(model: AttributionModel) -> None:
    found = read(
        "Unions say that a patient was given the wrong drug. The trust disputes that any patient was harmed.",
        model,
    )
    statement = one(found, "any patient was harmed")
    assert statement.source is not None
    assert statement.source.text == "The trust"


def test_a_content_does_not_end_before_its_verb(model: AttributionModel) -> None:
    found = read("Critics say the plan, which the mayor called “a gift to Norvik”, will fail.", model)
    assert one(found, "will fail").content[0].text.startswith("the plan")
