"""What a reader does with the page: filters, keys, copying, paper, a telephone, no scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rashomon.records import Account

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.dossier.browser.conftest import Open

SHOWN = "(selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility())"
TOKENS = f"(selector) => ({SHOWN})(selector).map((one) => one.dataset.f.split(' '))"


def shown(page: Page, selector: str) -> list[list[str]]:
    return page.evaluate(TOKENS, selector)


@pytest.mark.parametrize("kind", ["v", "c", "a"])
def test_a_filter_leaves_what_it_names(opened: Open, kind: str) -> None:
    page = opened("example")
    before = len(shown(page, ".saying"))
    page.select_option(f"#filter-{kind}", f"{kind}2")
    after = shown(page, ".saying, .stand, .conflict, .event, details.article")
    assert after
    assert all(f"{kind}2" in tokens for tokens in after)
    assert 0 < len(shown(page, ".saying")) < before
    assert f"of {before} sayings" in page.inner_text("#shown")
    assert page.evaluate(f"({SHOWN})('.voice').every((one) => one.querySelector('.saying:not([data-off])'))")
    page.click("#all")
    assert len(shown(page, ".saying")) == before


def test_a_threshold_leaves_what_is_certain(opened: Open) -> None:
    page = opened("ferry")
    assert len(shown(page, ".claim")) == 2
    page.fill("#filter-p", "70")
    assert len(shown(page, ".claim")) == 1
    assert len(shown(page, ".stand")) == 2


def test_a_link_to_what_a_filter_hides_shows_it(opened: Open) -> None:
    page = opened("example")
    page.select_option("#filter-v", "v3")
    page.evaluate("location.hash = document.querySelector('.saying[data-off]').id")
    page.wait_for_selector("[data-off]", state="detached")


def test_keys_lead_from_finding_to_finding_and_can_be_switched_off(opened: Open) -> None:
    page = opened("example")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    here = "document.querySelector('.here')?.id"
    page.keyboard.press("j")
    first = page.evaluate(here)
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert first
    assert page.evaluate(here) == first
    page.keyboard.press("w")
    assert page.evaluate("location.hash.length") > 1
    page.uncheck("#keys")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    assert page.evaluate(here) == first


def test_every_control_can_be_reached_and_has_a_name(opened: Open) -> None:
    page = opened("ferry")
    for _ in range(12):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement !== document.body")
    assert page.locator("a[href], button").evaluate_all(
        "(found) => found.every((one) => one.textContent.trim() || one.ariaLabel)"
    )


def test_a_finding_is_copied_with_its_reference(opened: Open, example: Account) -> None:
    page = opened("example")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.click(".saying:has(a[href='#001-08']) .copy")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Tobias Rell: “There is no plan")
    assert "Northshore Daily, via Merrow Wire, “Chlorine leak hurts" in copied
    assert "3 March 2031, 19:50, https://northshore-daily.example.org/" in copied
    page.click(".conflict .copy >> nth=0")
    page.wait_for_selector("#told:not(:empty)")
    assert len(page.evaluate("navigator.clipboard.readText()").splitlines()) >= 4


def test_it_can_be_read_without_scripts(opened: Open, example: Account) -> None:
    page = opened("example", scripts=False)
    text = page.inner_text("main")
    assert all(claim.text in text for claim in example.claims)
    assert "Editor’s Note" in text
    assert not page.is_visible("#tools")
    assert not page.is_visible(".copy")
    page.click(".conflict a.exact >> nth=0")
    assert page.url.partition("#")[2].startswith("at-")


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_nothing_is_wider_than_the_window(opened: Open, width: int) -> None:
    page = opened("example", width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", ["hostile", "long"])
@pytest.mark.parametrize("width", [360, 1440])
def test_hostile_text_runs_nothing_and_breaks_no_layout(opened: Open, name: str, width: int) -> None:
    """Markup, script, style, bidi marks, words of 100,000 characters."""
    page = opened(name, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.querySelectorAll('script').length") == 2
    assert page.evaluate("document.querySelectorAll('img, iframe, object, form').length") == 0
    assert page.evaluate("document.querySelectorAll('style').length") == 1


def test_paper_has_what_is_folded(opened: Open, example: Account) -> None:
    page = opened("example")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    assert not page.is_visible(".rail")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details:not([open])").count() > 0
