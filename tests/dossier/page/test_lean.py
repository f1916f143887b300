"""What the page is spared changes nothing of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markupsafe import Markup

from rashomon.dossier.page.lean import bare, lean_script, lean_style

TAGS = [
    # Plain words lose their quotation marks, others keep them.
    ('<a class="no" href="#s-1a" title="a b">x</a>', '<a class=no href=#s-1a title="a b">x</a>'),
    # Of an element that closes itself the stroke would become part of the value.
    ('<use href="#ticks"/>', '<use href="#ticks"/>'),
    # Words between tags are left alone.
    ('<p>class="no" </p>', '<p>class="no" </p>'),
    ('<p class="">', '<p class="">'),
]


@pytest.mark.parametrize(("markup", "expected"), TAGS)
def test_attributes_without_quotation_marks(markup: str, expected: str) -> None:
    assert bare(Markup(markup)) == expected  # noqa: S704 - a case of this test


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])), st.text("ab #=\"'`<>&/-"))
def test_a_reader_of_html_sees_the_same(text: str, value: str) -> None:
    markup = Markup('<p class="{0}" title="{0}" id="{1}">{0} {1}</p>').format(text, value)
    before, after = html.fromstring(markup), html.fromstring(bare(markup))
    assert (before.attrib, before.text) == (after.attrib, after.text)


def test_a_style_sheet_in_one_line_keeps_its_strings() -> None:
    style = '/* Head. */\na > b {\n  color: red; margin: 0 1px;\n}\n.x::before { content: "by: { "; }\n'
    assert lean_style(style) == 'a>b{color:red;margin:0 1px}.x::before{content:"by: { "}'


def test_a_script_without_its_comments() -> None:
    assert lean_script("// What it does.\n  a();\n\n  b(); // c\n") == "a();\nb(); // c\n"
