"""No rule of WCAG 2.2, level A or AA, that axe-core can check is broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.dossier.browser.conftest import Open

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.mark.parametrize(
    ("name", "width", "scheme", "parts"),
    [
        ("ferry", 1440, "light", ["body"]),
        ("ferry", 360, "dark", ["body"]),
        ("example", 768, "light", ["#look", "#articles", "#documents", "#timeline"]),
    ],
)
def test_axe_finds_nothing(opened: Open, name: str, width: int, scheme: str, parts: list[str]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    page = opened(name, width=width, scheme=scheme)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    results = axe.run(
        page,
        context={"include": [[part] for part in parts]},
        options={"runOnly": {"type": "tag", "values": RULES}},
    )
    found = [
        f"{one['id']}: {node['html'][:200]} {node.get('failureSummary', '')[:300]}"
        for one in results.response["violations"]
        for node in one["nodes"][:3]
    ]
    assert found == []
