"""Links lead to the exact words, from every finding, and what is folded opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.dossier.index import index_of
from rashomon.records import Account

if TYPE_CHECKING:
    from tests.dossier.browser.conftest import Open

GO = """async (places) => {
  const found = {};
  for (const place of places) {
    const arrived = new Promise((done) => addEventListener("hashchange", done, { once: true }));
    location.hash = place;
    await arrived;
    const marked = (name) => [...(CSS.highlights.get(name) ?? [])].map(String).join("");
    found[place] = [marked("content"), marked("source"), marked("cue")];
  }
  return found;
}"""
IN_SIGHT = """(place) => {
  const { top, bottom } = document.getElementById(place).getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}"""


def without_lines(text: str) -> str:
    return text.replace("\r", "").replace("\n", "")


def test_every_statement_is_marked_to_the_letter(opened: Open, example: Account) -> None:
    """Nested, in several pieces, over two paragraphs, after characters of two UTF-16 units."""
    found = opened("example").evaluate(GO, [one.id for one in example.statements])
    for one in example.statements:
        content = "".join(span.text for span in one.content)
        source = one.source.text if one.source else ""
        cue = one.cue.text if one.cue else ""
        assert found[one.id] == [without_lines(text) for text in (content, source, cue)], one.id


def test_places_beyond_the_basic_plane_are_marked_to_the_letter(opened: Open) -> None:
    from tests.dossier.test_hostile import hostile_account

    (one,) = hostile_account().statements
    place = index_of(hostile_account()).at(one.id)
    content, _, cue = opened("hostile").evaluate(GO, [place])[place]
    assert content.startswith("</div><script>")
    assert content.endswith("=1+1")
    assert cue == "said"


def test_the_words_of_each_conflict_and_copy_are_in_sight(opened: Open, example: Account) -> None:
    page = opened("example", width=360)
    links = page.locator("a.exact").evaluate_all(
        "(links) => [...new Set(links.map((link) => [link.hash.slice(1), link.textContent].join('|')))]"
    )
    assert len(links) > 2 * len([one for one in example.conflicts if one.passages]) - 8
    for link in links:
        place, _, words = link.partition("|")
        content = page.evaluate(GO, [place])[place][0]
        assert "".join(content.split()) == "".join(words.split())
        assert page.evaluate(IN_SIGHT, place)


def test_a_permalink_opens_what_is_folded(opened: Open, example: Account) -> None:
    shared = next(one for one in example.shared_text if one.kind == "same-quotes-only")
    place = index_of(example).at(shared.id)
    page = opened("example", f"#{place}")
    assert page.evaluate(IN_SIGHT, place)
    assert page.locator(f"[id='{place}']").evaluate("(one) => one.open && one.checkVisibility()")


def test_from_marked_words_to_every_finding_that_uses_them(opened: Open, example: Account) -> None:
    page = opened("example")
    (denial,) = [one for one in example.statements if one.id == "001-08"]
    claims = [claim for claim in example.claims if denial.id in {one.statement for one in claim.positions}]
    conflicts = [one for one in example.conflicts if denial.id in {*one.a, *one.b}]
    notes = page.locator(f".para:has([id='{denial.id}']) .notes a")
    leads = notes.evaluate_all("(links) => links.map((link) => link.textContent)")
    assert len([words for words in leads if words.startswith("claim")]) >= len(claims)
    assert len([words for words in leads if "conflict" in words]) >= len(conflicts)


def test_places_are_the_same_in_every_run(opened: Open, example: Account) -> None:
    page = opened("example")
    ids = set(page.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)"))
    index = index_of(example)
    findings = (*example.claims, *example.conflicts, *example.statements, *example.movements)
    assert {index.at(one.id) for one in findings} <= ids
