"""The shipped model on invented sentences: what it finds, and what no text may make it do."""

from __future__ import annotations

import pytest

from rashomon.inference import load_attribution
from rashomon.inference.attribution import AttributionModel
from rashomon.inference.reading import Reading, Span

STORY = (
    "The harbour was shut on Monday after a fire.\n\n"
    "“We saw the smoke from the bridge,” said Ada Venn, the harbour master. She said the crew was safe.\n\n"
    "The mayor told reporters that the harbour would open again within days."
)


@pytest.fixture(scope="module")
def model() -> AttributionModel:
    return load_attribution()


def words_of(reading: Reading, role: str) -> list[str]:
    return [reading.text[span.start : span.end] for span in reading.spans if span.role == role]


def related(reading: Reading) -> set[tuple[str | None, str]]:
    """The words of each (source, content)."""

    def said(at: int | None) -> str | None:
        return None if at is None else reading.text[reading.spans[at].start : reading.spans[at].end]

    return {(said(link.source), said(link.content) or "") for link in reading.links}


def test_who_said_what_is_found(model: AttributionModel) -> None:
    reading = model.read(STORY)
    assert any("Ada Venn" in source for source in words_of(reading, "source"))
    pairs = related(reading)
    assert any(source and "Ada Venn" in source and "smoke" in content for source, content in pairs)
    assert any(source == "The mayor" and "open again" in content for source, content in pairs)


def test_names_and_pronouns_are_found(model: AttributionModel) -> None:
    reading = model.read(STORY)
    assert ("person", "Ada Venn") in {(name.kind, STORY[name.start : name.end]) for name in reading.names}
    stands_for = {
        STORY[one.start : one.end]: STORY[one.antecedent_start : one.antecedent_end]
        for one in reading.references
    }
    assert "Ada Venn" in stands_for.get("She", "")


def test_a_given_quotation_gets_its_source_and_cue(model: AttributionModel) -> None:
    reading = model.read(STORY)
    start = STORY.index("“")
    answer = reading.link(start, STORY.index("”") + 1)
    assert answer.source is not None and answer.cue is not None
    assert "Ada Venn" in STORY[reading.spans[answer.source].start : reading.spans[answer.source].end]
    assert STORY[reading.spans[answer.cue].start : reading.spans[answer.cue].end] == "said"
    assert 0 <= answer.score <= 1


def test_further_sources_may_be_weighed(model: AttributionModel) -> None:
    text = "“The gate is open,” Bo Lind said."
    reading = model.read(text)
    start = text.index("Bo")
    answer = reading.link(0, text.index("”") + 1, also=[Span("source", start, start + 7, 1.0)])
    assert answer.source is not None


def test_a_mention_is_resolved_among_given_ones(model: AttributionModel) -> None:
    text = "Ada Venn met reporters in the harbour. She said that the fire was out."
    reading = model.read(text)
    names = [(0, 8), (text.index("harbour"), text.index("harbour") + 7)]
    chosen, score = reading.refer(text.index("She"), text.index("She") + 3, names)
    assert chosen == 0
    assert 0 <= score <= 1
    assert reading.refer(text.index("She"), text.index("She") + 3, []) == (None, 1.0)


def test_offsets_are_code_points(model: AttributionModel) -> None:
    plain = model.read(STORY)
    marked = model.read("\U0001f525 cafe\u0301\n\n" + STORY)
    assert words_of(marked, "content") == words_of(plain, "content")
    assert all(marked.text[span.start : span.end].strip() for span in marked.spans)


def test_what_was_read_before_changes_nothing(model: AttributionModel) -> None:
    first = load_attribution().read(STORY)
    for other in ("Nothing here.", STORY * 5, "", "Ein Satz auf Deutsch."):
        model.read(other)
    assert model.read(STORY) == first


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "no sentence end and nobody says anything",
        "\u202e\u0000 \ud7ff \U0001f600\U0001f600",
        "Der Bürgermeister sagte, dass der Hafen bald öffnet.",
        "市長は港がまもなく再開すると述べた。" * 20,
        "قال العمدة إن الميناء سيفتح قريبا",
        "x" * 5000,
        "“" * 300,
    ],
)
def test_no_text_breaks_it(model: AttributionModel, text: str) -> None:
    reading = model.read(text)
    for span in reading.spans:
        assert 0 <= span.start < span.end <= len(text)
    for link in reading.links:
        assert reading.spans[link.content].role == "content"


def test_a_very_long_paragraph_is_read_to_its_end(model: AttributionModel) -> None:
    text = "The gate stayed shut all day. " * 150 + "“It will open,” said Bo Lind."
    reading = model.read(text)
    assert "Bo Lind" in words_of(reading, "source")


def test_skipping_leaves_out_silent_paragraphs_only(model: AttributionModel) -> None:
    silent = "The sea was grey.\n\n"
    text = silent * 3 + STORY
    whole, skipped = model.read(text), model.read(text, skip=True)
    assert any("smoke" in content for content in words_of(skipped, "content"))
    assert len(skipped.spans) >= len(whole.spans) - 2


def test_a_part_is_read_as_if_it_stood_alone(model: AttributionModel) -> None:
    text = "Cara Oduya wrote: “The mayor said the harbour would open on Friday.”"
    start, end = text.index("The mayor"), text.index(".”") + 1
    within = model.read_within(text, start, end)
    assert within.spans
    assert all(start <= span.start < span.end <= end for span in within.spans)


def test_a_statement_inside_a_content_names_its_parent(model: AttributionModel) -> None:
    reading = model.read(STORY)
    for span in reading.spans:
        if span.parent is not None:
            outer = reading.spans[span.parent]
            assert outer.role == "content"
            assert outer.start <= span.start < span.end <= outer.end
