"""Blocks: passages of another publication set apart after words that say where they are from."""

from __future__ import annotations

import pytest

from tests.statements.building import attributions

STORY = "The day was cold.\nNobody came.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # One paragraph set apart, the rest of the article close set.
        (
            f"{STORY}As the Norvik Courier reports:\n\nThe bridge is closed. So it goes.\n\nMore.\nMore.",
            ["block | the Norvik Courier | reports | The bridge is closed. So it goes."],
        ),
        # Two lines that hang together.
        (
            f"{STORY}As the Norvik Courier reports:\n\nThe bridge is closed.\nSo it goes.\n\nMore.\nMore.",
            ["block | the Norvik Courier | reports | The bridge is closed. / So it goes."],
        ),
        # In an article whose every paragraph is set apart: the next one.
        (
            "It was cold.\n\nAs the Norvik Courier reports:\n\nThe bridge is closed.\n\nThe port is open.",
            ["block | the Norvik Courier | reports | The bridge is closed."],
        ),
        # Another verb.
        (
            f"{STORY}The Norvik Courier writes:\n\nThe bridge is closed.\n\nMore.\nMore.",
            ["block | The Norvik Courier | writes | The bridge is closed."],
        ),
        # "From" and a name.
        (
            f"{STORY}From the Norvik Courier:\n\nThe bridge is closed.\n\nMore.\nMore.",
            ["block | the Norvik Courier | From | The bridge is closed."],
        ),
        # "According to".
        (
            f"{STORY}According to the Norvik Courier:\n\nThe bridge is closed.\n\nMore.\nMore.",
            ["block | the Norvik Courier | According to | The bridge is closed."],
        ),
        # A document reads, a paper "had this".
        (
            f"{STORY}A statement on the official site read:\n\nThe bridge is closed.\n\nMore.\nMore.",
            ["block | A statement on the official site | read | The bridge is closed."],
        ),
        (
            f"{STORY}The Norvik Courier had this yesterday:\n\nThe bridge is closed.\n\nMore.\nMore.",
            ["block | The Norvik Courier | had | The bridge is closed."],
        ),
        # A list after a colon is none.
        (f"{STORY}The list is short:\n\nbread, milk and eggs\n\nMore.\nMore.", []),
        # Nothing follows the colon.
        (f"{STORY}As the Norvik Courier reports:", []),
    ],
)
def test_what_is_reproduced(text: str, expected: list[str]) -> None:
    assert attributions(text) == expected
