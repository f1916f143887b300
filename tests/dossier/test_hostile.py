"""Article text is material: markup, formulas, control marks and odd addresses stay inert in every format."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from rashomon.account import put_together
from rashomon.dossier import render
from rashomon.dossier.index import index_of
from rashomon.dossier.inert import for_cell, one_line, web_address
from rashomon.linking import Linked
from rashomon.records import (
    Account,
    Document,
    DocumentFragment,
    Evidence,
    FirstSeen,
    Origin,
    PrimaryText,
    SetAside,
    Side,
    Speaker,
    Utterance,
    Variant,
    Witness,
)
from rashomon.testing.builders import article, statement

ATTACK = (
    "</div><script>alert(1)</script><img src=x onerror=alert(2)>"
    "\x1b[31m\u202eevil\u2066\x00 \"'>{{ 7*7 }} =1+1"
)


def hostile_account(attack: str = ATTACK) -> Account:
    """An account in which everything that comes from an article is an attack."""
    text = f"=cmd() said {attack} and more"
    one = article(text, path=f"=a{attack}.txt", outlet=f"+{attack}", title=f"@{attack}")
    one = replace(one, url="javascript:alert(3)")
    said = replace(statement(one, attack, source="=cmd()", cue="said"), speakers=("speaker",))
    one = replace(one, notes=(attack,), byline=attack)
    witness = Witness(said.id, Evidence(one.id, said.content[0]))
    fragment = DocumentFragment(attack, (witness,), True, False, (attack,))
    linked = Linked(
        speakers=(Speaker("speaker", f"-{attack}", "person", attack),),
        statements=(said,),
        utterances=(Utterance("u", ("speaker",), attack, (one.id,), (Variant(said.id, attack, attack),)),),
        sides=(Side("side", attack, ("speaker",), (attack,)),),
        origins=(Origin("origin", "u", 1, 2, ((said.id,),), (said.id,), (attack,)),),
        documents=(Document("document", attack, "speaker", (fragment, fragment), (attack,)),),
        first_seen=(FirstSeen("u", None, reasons=(attack,)),),
    )
    primary = PrimaryText("primary", f"={attack}.txt", f"He said {attack}", attack, notes=(attack,))
    aside = (SetAside(attack, attack, attack),)
    return put_together(
        attack,
        (one,),
        aside,
        linked,
        rejected=[(attack, 1)],
        notes=(attack,),
        primary=(primary,),
    )


class Elements(HTMLParser):
    """Which elements, attributes and addresses a page has."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name == "href":
                self.links.append(value or "")
            if name == "id":
                self.ids.append(value or "")


def elements(account: Account) -> Elements:
    parser = Elements()
    parser.feed(render(account, "html"))
    return parser


def test_a_page_runs_nothing_and_fetches_nothing() -> None:
    page = render(hostile_account(), "html")
    found = elements(hostile_account())
    assert found.tags.isdisjoint({"img", "iframe", "object", "link", "form", "base"})
    assert re.findall("<script[^>]*>", page) == [
        '<script type="application/json" id="references">',
        "<script>",
    ]
    assert not any(name.startswith("on") or name in {"src", "style"} for name in found.attributes)
    assert all(link.startswith("#") for link in found.links)
    assert "default-src 'none'" in page
    assert "{{ 7*7 }}" in page
    assert not re.search("[\x00-\x08\x1b\u202a-\u202e\u2066-\u2069]", page)
    assert "<span class=control>U+202E</span>" in page


def test_a_page_has_each_place_once_and_every_link_leads_to_one() -> None:
    from tests.dossier.disputed import disputed_account

    found = elements(disputed_account())
    assert len(found.ids) == len(set(found.ids))
    inside = {link[1:] for link in found.links if link.startswith("#")}
    assert inside <= set(found.ids)
    assert [link for link in found.links if not link.startswith("#")] == ["https://oby.example/ferry"]
    index = index_of(disputed_account())
    assert {index.at(one.id) for one in disputed_account().statements} <= set(found.ids)


def test_no_cell_of_a_table_runs() -> None:
    for text in render(hostile_account(), "csv").values():
        for row in csv.reader(io.StringIO(text, newline="")):
            assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for cell in row)
            assert "\x00" not in "".join(row)


def test_a_terminal_is_not_steered() -> None:
    text = render(hostile_account(), "terminal")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert max(map(len, text.splitlines())) <= 100


CELLS = [
    ("plain", "plain"),
    ("=1+1", "'=1+1"),
    ("  =1+1", "'  =1+1"),
    ("\ufeff@x", "'\ufeff@x"),
    ("-5", "'-5"),
    ("\t1", "'\t1"),
    ("＝1", "'＝1"),
    ("a=1", "a=1"),
    ("a\x00b", "a\ufffdb"),
]


@pytest.mark.parametrize(("text", "cell"), CELLS)
def test_cells(text: str, cell: str) -> None:
    assert for_cell(text) == cell


def test_one_line_takes_out_what_steers() -> None:
    assert one_line(" a\n\tb\x1b[1m\u202ec\u200f ") == "a b[1mc"


ADDRESSES = [
    ("https://oby.example/a?b=c", True),
    ("HTTP://oby.example", True),
    ("javascript:alert(1)", False),
    ("java\nscript:alert(1)", False),
    (" https://oby.example", False),
    ("data:text/html,x", False),
    ("//oby.example", False),
    ("https:", False),
    ("http://[", False),
    ("", False),
]


@pytest.mark.parametrize(("address", "good"), ADDRESSES)
def test_only_addresses_of_the_web_become_links(address: str, good: bool) -> None:
    assert web_address(address) == (address if good else "")
