"""An article's text in passages: all of it, in order, each knowing what it is in."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from rashomon.dossier.passages import passages_of
from rashomon.records import Article, Statement
from rashomon.testing.builders import article, find_span, statement
from tests.records.accounts import articles, statements


@given(st.data())
def test_the_passages_are_the_text_and_each_statement_begins_and_ends_once(data: st.DataObject) -> None:
    one: Article = data.draw(articles(0))
    said: list[Statement] = [data.draw(statements(one, number)) for number in range(3)]
    passages = passages_of(one, said)
    assert "".join(passage.text for passage in passages) == one.text
    ids = sorted(each.id for each in said)
    assert sorted(key for passage in passages for key in passage.begins) == ids
    assert sorted(key for passage in passages for key in passage.ends) == ids
    for each in said:
        inside = "".join(passage.text for passage in passages if each.id in passage.statements)
        assert inside == each.content[0].text


def test_nested_statements_and_furniture() -> None:
    one = article("Ann said Bo told her it is safe. Subscribe!", path="a.txt")
    outer = statement(one, "Bo told her it is safe", source="Ann", cue="said")
    inner = statement(one, "it is safe", source="Bo", cue="told")
    one = replace(one, furniture=(find_span(one, "Subscribe!"),))
    shown = [
        (passage.text, len(passage.statements), passage.source, passage.cue, passage.furniture)
        for passage in passages_of(one, [inner, outer])
    ]
    assert shown == [
        ("Ann", 0, True, False, False),
        (" ", 0, False, False, False),
        ("said", 0, False, True, False),
        (" ", 0, False, False, False),
        ("Bo", 1, True, False, False),
        (" ", 1, False, False, False),
        ("told", 1, False, True, False),
        (" her ", 1, False, False, False),
        ("it is safe", 2, False, False, False),
        (". ", 0, False, False, False),
        ("Subscribe!", 0, False, False, True),
    ]
