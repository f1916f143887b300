"""One browser for all tests of this folder, and the pages they open; skipped where there is no browser."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rashomon.dossier import render
from rashomon.records import Account
from tests.dossier.disputed import disputed_account
from tests.dossier.from_links import ALDERN_TIMES, account_of_links
from tests.dossier.test_hostile import hostile_account

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

NAMES = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = ("--no-sandbox", "--disable-quic", "--disable-background-networking")
LONG_WORD = "w" * 100_000

Open = Callable[..., "Page"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("NOT TESTED: no Chromium here (on Debian: apt-get install chromium)")
    with playwright.sync_playwright() as running:
        chromium = running.chromium.launch(executable_path=path, args=list(SWITCHES))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def example(repository: Path) -> Account:
    """The example story as a careful reader's gold has it: it changes only when the gold does."""
    return account_of_links(repository / "examples/aldern-letter", "The Aldern letter", ALDERN_TIMES)


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory, example: Account) -> dict[str, Path]:
    """The pages by name, as files."""
    folder = tmp_path_factory.mktemp("pages")
    accounts = {
        "example": example,
        "ferry": disputed_account(),
        "hostile": hostile_account(),
        "long": hostile_account(LONG_WORD),
    }
    for name, account in accounts.items():
        (folder / f"{name}.html").write_text(str(render(account, "html")), encoding="utf-8")
    return {name: folder / f"{name}.html" for name in accounts}


@pytest.fixture
def opened(browser: Browser, pages: dict[str, Path]) -> Iterator[Open]:
    """Opens a page by name. Afterwards: nothing was asked of the network, and nothing went wrong."""
    contexts: list[BrowserContext] = []
    asked: list[str] = []
    wrong: list[str] = []

    def open_page(
        name: str, place: str = "", *, width: int = 1280, scripts: bool = True, scheme: str = "light"
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            java_script_enabled=scripts,
            color_scheme="dark" if scheme == "dark" else "light",
            reduced_motion="reduce",
        )
        contexts.append(context)
        context.on("request", lambda request: asked.append(request.url))
        page = context.new_page()
        page.on("console", lambda message: wrong.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
        page.goto(pages[name].as_uri() + place)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [url for url in asked if not url.startswith("file:")] == []
    assert wrong == []
