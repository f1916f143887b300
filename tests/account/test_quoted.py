"""Which words of a statement are the speaker's own."""

from __future__ import annotations

import pytest

from rashomon.account.quoted import quoted_parts, quoted_spans
from rashomon.records import Kind
from rashomon.testing import article, article_statements, statement

CASES: list[tuple[str, tuple[str, ...], Kind, list[str]]] = [
    ("“It is safe,” she said.", ("It is safe",), "direct", ["It is safe"]),
    ("It is safe — Brandt", ("It is safe",), "post", ["It is safe"]),
    ("It is safe, the office wrote.", ("It is safe",), "block", []),
    ("She said it was safe.", ("it was safe",), "indirect", []),
    # a mark inside the content, its other mark beyond the content's end
    ("She said it “is safe”.", ("it “is safe",), "mixed", ["is safe"]),
    ("She said “it is” quite safe.", ("it is” quite safe",), "mixed", ["it is"]),
    (
        "She said “it is” and stays “safe” here.",
        ("it is” and stays “safe” here",),
        "mixed",
        ["it is", "safe"],
    ),
    ('She said it "is" quite "safe" here.', ('it "is" quite "safe" here',), "mixed", ["is", "safe"]),
    ('She called it "safe".', ("safe",), "mixed", ["safe"]),
    ("She called it ‘safe’.", ("safe",), "mixed", ["safe"]),
    # pieces of which only some stand in marks
    ("It was over, she said, and “safe” too.", ("It was over", "safe"), "mixed", ["safe"]),
    # no mark is found: the kind says that some of it is quoted
    ("She called it safe.", ("safe",), "mixed", ["safe"]),
]


@pytest.mark.parametrize(("text", "content", "kind", "expected"), CASES)
def test_the_quoted_parts(text: str, content: tuple[str, ...], kind: Kind, expected: list[str]) -> None:
    where = article(text, path="a.txt")
    parts = quoted_parts(statement(where, *content, kind=kind), where)
    assert [part.text for part in parts] == expected
    assert all(where.holds(part) for part in parts)


def test_each_article_has_its_list() -> None:
    one, other = article("“It is safe,” she said.", path="a.txt"), article("Nobody spoke.", path="b.txt")
    found = [article_statements(one, [statement(one, "It is safe")], [])]
    spans = quoted_spans(found, [one, other])
    assert {key: [span.text for span in value] for key, value in spans.items()} == {
        one.id: ["It is safe"],
        other.id: [],
    }
