"""Builders find every span by its words, and gold becomes statements."""

from __future__ import annotations

from typing import Any

import pytest

from rashomon.errors import InputError
from rashomon.testing import article, from_gold, speaker, statement
from rashomon.testing.gold import guess_kind

TEXT = "Harbour chief Ada Venn said the quay was shut. “It is not safe,” she said. The board agreed."


def test_spans_are_found_by_their_words() -> None:
    where = article(TEXT, path="a.txt", outlet="The Ledger")
    venn = speaker(where, "Ada Venn", role="harbour chief", mentions=["Harbour chief Ada Venn", "she"])
    made = statement(where, "It is not safe,", source="she", cue="said", speakers=[venn])
    assert [where.holds(span) for span in made.content] == [True]
    assert made.speakers == (venn.id,)


def test_words_that_are_not_there_are_an_error() -> None:
    with pytest.raises(ValueError, match="does not stand"):
        statement(article(TEXT), "It is quite safe")


def entry(number: int, **changes: Any) -> dict[str, Any]:
    start = TEXT.index("It is not safe,")
    return {
        "id": f"a-{number}", "report": "a.txt", "kind": "direct", "speaker": ["Ada Q. Venn"], "source": "she",
        "cue": "said", "content": ["It is not safe,"], "spans": [[start, start + 15]], "via": [],
        "stance": "asserts",
    } | changes  # fmt: skip


def test_gold_becomes_statements_of_local_speakers() -> None:
    where = article(TEXT, path="folder/a.txt")
    (found,) = from_gold([entry(1)], [where])
    assert found.statements[0].id == "a-1"
    assert [s.name for s in found.speakers] == ["Ada Q. Venn"]
    assert found.statements[0].speakers == (found.speakers[0].id,)


def test_names_from_the_source_know_only_what_the_article_says() -> None:
    where = article(TEXT, path="a.txt")
    first = entry(2, source="Harbour chief Ada Venn", content=["the quay was shut"], kind="indirect")
    start = TEXT.index("the quay was shut")
    (found,) = from_gold([entry(1), first | {"spans": [[start, start + 17]]}], [where], names="source")
    (venn,) = found.speakers
    assert venn.name == "Venn"  # the middle initial stands in no text, and neither does what is before it
    assert venn.aliases == ("Harbour chief Ada Venn",)
    assert "Ada Q. Venn" not in venn.aliases


def test_gold_that_does_not_fit_is_an_input_error() -> None:
    where = article(TEXT, path="a.txt")
    with pytest.raises(InputError, match="not given"):
        from_gold([entry(1, report="b.txt")], [where])
    with pytest.raises(InputError, match="not at their place"):
        from_gold([entry(1, spans=[[0, 15]])], [where])


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Ada Venn", "person"),
        ("The Harbour Ledger", "organisation"),
        ("Reuters", "organisation"),
        ("a harbour official", "unnamed-person"),
        ("some reporters", "unnamed-group"),
        ("the letter (Ada Venn)", "document"),
    ],
)
def test_the_kind_behind_a_gold_name(name: str, kind: str) -> None:
    assert guess_kind(name) == kind
