"""The dossier page: its size, and how long it takes to make, to paint and to filter in Chromium.

``kilobytes-to-spare`` is what is left of the 300 kB that a page of few articles may have. In its quick form
the task makes the two pages whose size has a floor, and opens none.
"""

from __future__ import annotations

import gzip
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bench import invented
from bench.materials import CACHE, example, is_here, story
from bench.tasks import Figures

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from rashomon.records import Account

SIZES = (5, 40, 200)
RUNS = 3
MOST_KILOBYTES = 300
SWITCHES = ("--no-sandbox", "--disable-quic", "--disable-background-networking")
FILTER = """() => new Promise((done) => {
  const select = document.getElementById("filter-a");
  const begun = performance.now();
  select.value = "a2";
  select.dispatchEvent(new Event("change"));
  requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - begun)));
})"""
PAINTED = """() => new Promise((done) => {
  const paint = () => performance.getEntriesByName("first-contentful-paint")[0];
  const look = () => paint() ? done(paint().startTime) : requestAnimationFrame(look);
  look();
})"""


def measure(*, thorough: bool = True) -> Figures:
    """Size, packed size, time to render; with a browser, time to first paint and to a filter's answer."""
    figures: Figures = {}
    pages = {
        name: _render(name, account, figures)
        for name, account in (*_small(), *(_large() if thorough else ()))
    }
    for name in ("example", "iraq-letter"):
        if name in pages:
            figures[f"{name}/kilobytes-to-spare"] = MOST_KILOBYTES - figures[f"{name}/page-kilobytes"]
    if not thorough:
        return figures
    with _browser() as browser:
        if browser is not None:
            for name, page in pages.items():
                _open(name, page, browser, figures)
    return figures


def _small() -> Iterator[tuple[str, Account]]:
    """The stories of few articles."""
    import rashomon

    yield "example", rashomon.read([str(example() / "reports")])
    if is_here("stories/iraq-letter"):
        yield "iraq-letter", rashomon.read([str(story("iraq-letter") / "reports")])


def _large() -> Iterator[tuple[str, Account]]:
    """Invented articles, and the largest stories of FNC-1 put together."""
    import rashomon
    from bench.stream.collections import largest_together
    from rashomon.pipeline import account_of
    from rashomon.statements import find_statements

    for size in SIZES:
        lines = invented.write_lines(CACHE / "page" / f"{size}.jsonl", size)
        yield f"invented/{size}", rashomon.read([str(lines)], options=rashomon.Options(finder="rules"))
    if is_here("data/fnc1"):
        for size in SIZES[1:]:
            articles = largest_together(size)
            account, _ = account_of(articles, [find_statements(one) for one in articles])
            yield f"fnc1/{size}", account


def _render(name: str, account: Account, figures: Figures) -> str:
    from rashomon.dossier import render

    begun = time.perf_counter()
    page = str(render(account, "html"))
    encoded = page.encode("utf-8")
    figures[f"{name}/page-seconds"] = time.perf_counter() - begun
    figures[f"{name}/page-kilobytes"] = len(encoded) / 1000
    figures[f"{name}/page-kilobytes-packed"] = len(gzip.compress(encoded, mtime=0)) / 1000
    return page


@contextmanager
def _browser() -> Iterator[Browser | None]:
    """Chromium, or nothing where it or Playwright is absent: then only sizes are measured."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        path = None
    if path is None:
        print("  no browser here: nothing is opened", file=sys.stderr)
        yield None
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(SWITCHES))
        yield browser
        browser.close()


def _open(name: str, page: str, browser: Browser, figures: Figures) -> None:
    painted, answered = [], []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dossier.html"
        path.write_text(page, encoding="utf-8")
        for _ in range(RUNS):
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            opened = context.new_page()
            opened.goto(path.as_uri())
            painted.append(opened.evaluate(PAINTED))
            answered.append(opened.evaluate(FILTER))
            context.close()
    figures[f"{name}/first-paint-milliseconds"] = statistics.median(painted)
    figures[f"{name}/filter-milliseconds"] = statistics.median(answered)
