"""Bad input: nothing breaks, nothing grows out of hand, and every span re-reads to its own words."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.records import Article, ArticleStatements, Span
from rashomon.statements import find_statements
from rashomon.testing import article
from tests.statements.building import attributions, read


def spans_of(found: ArticleStatements) -> list[Span]:
    """Every span of statements and speakers."""
    spans = [mention.span for speaker in found.speakers for mention in speaker.mentions]
    for s in found.statements:
        links = [link.span for link in s.chain]
        spans += [x for x in (*s.content, s.source, s.cue, s.audience, *links) if x is not None]
    return spans


def check(text: str) -> tuple[Article, ArticleStatements]:
    """Read a text, and hold what must be true of whatever was found."""
    article, found = read(text)
    assert all(article.holds(span) and span.text.strip() for span in spans_of(found))
    known = {speaker.id for speaker in found.speakers}
    for s in found.statements:
        assert set(s.speakers) | {link.speaker for link in s.chain} <= known
    assert len({s.id for s in found.statements}) == len(found.statements)
    return article, found


@pytest.mark.parametrize(
    "text",
    [
        # Nothing, or nothing but empty lines.
        "",
        "\n\n\n \n\t\n",
        # One word.
        "Bridge",
        "said",
        "“",
        # Marks alone.
        "\"“”'‘’«»",
        '“”\n\n“”\n\n""',
        # Zero-width and direction marks alone.
        "\u200b\u200f\u202e\ufeff",
        # Cues alone, and phrases with nobody after them.
        "said said said said",
        "According to",
        "according to , said : “",
        # Emoji and what replaces a lone surrogate.
        "🙂🙂🙂",
        "\ufffd\ufffd said \ufffd",
        # A colon at the end of everything.
        "The mayor said:",
        "@",
        "— (@a)",
    ],
)
def test_too_little_to_hold_a_statement(text: str) -> None:
    _, found = check(text)
    assert found.statements == () or text == "\ufffd\ufffd said \ufffd"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A zero-width mark inside a quotation changes nothing around it.
        ("“It is\u200b safe,” Orla Venn said.", "direct | Orla Venn | said | It is\u200b safe,"),
        # A byte-order mark before the first quotation.
        ("\ufeff“It is safe,” Orla Venn said.", "direct | Orla Venn | said | It is safe,"),
        # Right-to-left text and its marks inside a quotation.
        ("“\u200fالجسر آمن\u200f,” Orla Venn said.", "direct | Orla Venn | said | \u200fالجسر آمن\u200f,"),
        # Emoji count as one code point each.
        ("🙂 “It is safe 🎉,” Orla Venn said.", "direct | Orla Venn | said | It is safe 🎉,"),
        # What replaced a lone surrogate.
        ("“It is \ufffd safe,” Orla Venn said.", "direct | Orla Venn | said | It is \ufffd safe,"),
        # Hard spaces and Windows line ends.
        (
            "Cold.\r\n\r\n“It is safe,”\xa0Orla\xa0Venn said.\r\n",
            "direct | Orla\xa0Venn | said | It is safe,",
        ),
        # Markup is text.
        ("“<b>It is safe</b>,” Orla Venn said.", "direct | Orla Venn | said | <b>It is safe</b>,"),
    ],
)
def test_odd_characters_do_not_hide_a_statement(text: str, expected: str) -> None:
    check(text)
    assert attributions(text) == [expected]


def test_a_zero_width_mark_beside_a_quotation_mark() -> None:
    assert attributions("\u200b“It is safe,”\u200b Orla Venn said.") == [
        "direct | Orla Venn | said | It is safe,"
    ]


def test_a_thousand_unclosed_quotations() -> None:
    lines = [f"Orla Venn said: “Point {number} is the bridge." for number in range(1000)]
    _, found = check("\n\n".join(lines))
    contents = [" / ".join(span.text for span in s.content) for s in found.statements]
    assert contents == [f"Point {number} is the bridge." for number in range(1000)]
    assert len(found.speakers) == 1


def test_a_thousand_opening_marks_in_one_line() -> None:
    check("“It is safe " * 1000)
    check('" ' * 1000)
    check("‘It is safe’s " * 1000)


def test_a_sound_quotation_after_a_thousand_odd_ones() -> None:
    text = "“It is “ so ” odd\n\n" * 1000 + "“The bridge is safe,” Orla Venn said."
    _, found = check(text)
    last = found.statements[-1]
    assert (last.content[-1].text, last.source and last.source.text) == ("The bridge is safe,", "Orla Venn")


def test_a_long_article_and_a_long_line() -> None:
    paragraph = "“The bridge is safe,” Orla Venn said on Monday. The port stayed open for the ferry."
    count = 200_000 // len(paragraph)
    _, found = check("\n\n".join([paragraph] * count))
    assert len(found.statements) == count
    _, found = check(" ".join([paragraph] * (count // 10)))
    assert {s.source.text for s in found.statements if s.source} == {"Orla Venn"}


PIECES = st.sampled_from(
    [
        *list("\"“”‘’'«»„‹›`´\n.,:;?!—()@"),
        "\n\n",
        "``",
        "''",
        "…",
        "\u200b",
        "\u200f",
        "\xa0",
        "\ufffd",
        "🙂",
        " ",
        " said ",
        " says ",
        " told ",
        " told Reuters ",
        "according to ",
        "per ",
        "Per ",
        "citing ",
        " added ",
        " that ",
        " and ",
        " who ",
        "declined to say ",
        "did not deny ",
        "Orla Venn",
        "Mayor ",
        "Venn",
        "she",
        " the mayor",
        " the Norvik Courier",
        " officials",
        " the letter ",
        "The bridge is safe",
        " in a statement",
        "Q: ",
        "A: ",
        "— Orla Venn (@orlavenn) May 6, 2031",
        "As the Norvik Courier reports:",
        "'90s",
        "don't ",
        "officials' ",
        "https://example.org/a",
        " Gen. ",
        " U.S. ",
        ", adding ",
    ]
)


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_mixture_of_marks_and_words_reads_back(text: str) -> None:
    check(text)


@given(st.text(max_size=120))
def test_any_text_reads_back(text: str) -> None:
    check(text)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_the_same_text_gives_the_same_statements(text: str) -> None:
    assert read(text) == read(text)


def test_hash_seeds_change_nothing() -> None:
    program = (
        "from tests.statements.building import read\n"
        "from tests.statements.test_finding import STORY\n"
        "import sys\n"
        "sys.stdout.buffer.write(repr(read(STORY)).encode())\n"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join([".", *sys.path])},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1


def test_an_outlet_cut_off_at_the_end_of_the_text() -> None:
    (one,) = find_statements(article("“The dam is safe,” Ida Venn told Reuters-")).statements
    assert one.content[0].text == "The dam is safe,"


def test_whose_husband_somebody_is_is_asked_once_a_place() -> None:
    # Each "her" leads to the sentence before; without a memory thirty of them would never end.
    text = "Ida Venn spoke.\n\n" + "I called her husband. " * 30 + "Her husband said the dam was safe."
    assert find_statements(article(text)).statements
