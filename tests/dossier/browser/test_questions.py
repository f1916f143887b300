"""Five questions of a fact-checker about the example story, answered in at most two clicks from the top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.dossier.browser.test_places import IN_SIGHT

if TYPE_CHECKING:
    from tests.dossier.browser.conftest import Open

TARGET = "document.querySelector(':target').innerText"


def test_who_confirmed_the_letter_and_on_whose_word(opened: Open) -> None:
    page = opened("example")
    page.click("#look .dispute >> nth=0 >> .strip a[aria-label*='affirms'] >> nth=0")
    answer = page.evaluate(TARGET)
    assert "the letter was genuine" in answer
    assert "The City Lantern [4] via The Harbour Ledger" in answer.replace("\u00a0", " ")


def test_what_the_chair_said_of_reading_it_and_where(opened: Open) -> None:
    page = opened("example")
    page.select_option("#filter-v", label="Ines Morvane")
    page.click(".saying:visible:has-text('reading it before it left the office') .carried a")
    page.wait_for_function("CSS.highlights.get('cue')")  # set after the click is answered
    assert page.evaluate("[...CSS.highlights.get('cue')].join()") == "denied"
    assert page.evaluate(IN_SIGHT, "004-05")


def test_which_outlets_carry_that_there_is_no_letter(opened: Open) -> None:
    page = opened("example")
    page.click("#look .dispute >> nth=0 >> .strip a[aria-label*='denies'] >> nth=0")
    answer = page.locator(".stood:has(:target)").inner_text()
    for number in ("[1]", "[2]", "[3]", "[4]", "[5]", "[7]"):  # as the table of articles numbers them
        assert number in answer


def test_when_the_authority_moved(opened: Open) -> None:
    page = opened("example")
    assert page.locator("#look .dispute >> nth=0 >> .moved").count() == 2
    page.click("#look .dispute >> nth=0 >> h3 a")
    moved = page.locator(".claim:target .movements").inner_text()
    assert "Kestermouth Water Authority moved, 3 March 2031, 18:00" in moved


def test_which_fragments_of_the_letter_have_one_witness(opened: Open) -> None:
    page = opened("example")
    page.click(".rail a[href='#documents']")
    witnesses = (
        page.locator("#documents .sheet")
        .first.locator("p")
        .evaluate_all("(fragments) => fragments.map((one) => one.querySelectorAll('a').length)")
    )
    assert 1 in witnesses
