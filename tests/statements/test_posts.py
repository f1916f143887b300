"""Embedded posts: signed after, headed before, with links and counts left out of their words."""

from __future__ import annotations

import pytest

from rashomon.statements.posts import find_posts
from rashomon.text.paragraphs import split_paragraphs
from tests.statements.building import chained, read


def posts(text: str) -> list[str]:
    """Each post as "author | handle | date | content / content"."""

    def words(span: tuple[int, int] | None) -> str:
        return text[slice(*span)] if span else "-"

    return [
        f"{words(p.author)} | {words(p.handle)} | {words(p.date)} | {' / '.join(map(words, p.content))}"
        for p in find_posts(text, split_paragraphs(text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Signed at the end of its line, a link left out.
        (
            "It is safe. https://example.org/a — Orla Venn (@orlavenn) January 6, 2031",
            ["Orla Venn | @orlavenn | January 6, 2031 | It is safe."],
        ),
        # A picture's address is a link too.
        (
            "It is safe. pic.twitter.com/Ab1 — Orla Venn (@orlavenn) January 6, 2031",
            ["Orla Venn | @orlavenn | January 6, 2031 | It is safe."],
        ),
        # Signed on a line of its own.
        (
            "It is safe.\n— Orla Venn (@orlavenn) January 6, 2031",
            ["Orla Venn | @orlavenn | January 6, 2031 | It is safe."],
        ),
        # Days first, hyphens for a dash, no date.
        (
            "It is safe. -- Orla Venn (@orlavenn) 6 Jan 2031",
            ["Orla Venn | @orlavenn | 6 Jan 2031 | It is safe."],
        ),
        ("It is safe. &mdash; Orla Venn (@orlavenn)", ["Orla Venn | @orlavenn | - | It is safe."]),
        # Headed, on one line.
        ("Orla Venn (@orlavenn) on X: It is safe.", ["Orla Venn | @orlavenn | - | It is safe."]),
        # Headed, with a foot that gives the time and a count of readers.
        (
            "Orla Venn ✔ @orlavenn\nIt is safe.\n12:30 PM - Jan 6, 2031\n120 people are talking about this",
            ["Orla Venn | @orlavenn | 12:30 PM - Jan 6, 2031 | It is safe."],
        ),
        # Lines that hang together are one post.
        (
            "Cold.\n\nRain.\n\nIt is safe.\nIt will stand.\n— Orla Venn (@orlavenn) May 2, 2031\n\nMore.",
            ["Orla Venn | @orlavenn | May 2, 2031 | It is safe. / It will stand."],
        ),
        # Two posts in a row.
        (
            "It is safe. — Orla Venn (@orlavenn) May 2, 2031\nIt is not. — Eik Lund (@eik) May 3, 2031",
            [
                "Orla Venn | @orlavenn | May 2, 2031 | It is safe.",
                "Eik Lund | @eik | May 3, 2031 | It is not.",
            ],
        ),
        # Headed, with the hour of a live blog, the words below.
        (
            "Cold.\n\n10:40 Orla Venn (@orlavenn) on Twitter:\n\nIt is safe.\nIt will stand.\n\nMore.",
            ["Orla Venn | @orlavenn | - | It is safe. / It will stand."],
        ),
        # An invitation is no head.
        ("Cold.\n\nFollow us @orlavenn:\n\nIt is safe.\n\nMore.", []),
        # A handle inside a sentence is no post.
        ("It was built in 1900 — Orla Venn (@orlavenn) said it was older.", []),
        # A signature with nothing before it is none.
        ("— Orla Venn (@orlavenn) January 6, 2031", []),
        # A head without a foot is none.
        ("Orla Venn @orlavenn\nIt is safe.\nThe day was cold.", []),
    ],
)
def test_where_a_post_begins_and_ends(text: str, expected: list[str]) -> None:
    assert posts(text) == expected


def test_a_post_inside_an_article_and_what_it_reports() -> None:
    text = (
        "Mayor Orla Venn wrote a post.\n\n"
        "The ministry said the bridge is closed. — Orla Venn (@orlavenn) January 6, 2031\n\n"
        "The port stayed open."
    )
    assert chained(text) == [
        "Orla Venn: The ministry said the bridge is closed.",
        "Orla Venn > The ministry: the bridge is closed",
    ]


def test_the_handle_is_the_one_beside_the_name() -> None:
    text = (
        "Cold.\n\nOrla Venn (@orlavenn) on Twitter:\n\nIt is safe.\n\n"
        "It is not. — Eik Lund (@eik) January 6, 2031\n\nMore."
    )
    _, found = read(text)
    assert {s.name: [a for a in s.aliases if a[0] == "@"] for s in found.speakers} == {
        "Orla Venn": ["@orlavenn"],
        "Eik Lund": ["@eik"],
    }
