"""The invented story in each format, byte for byte.

``REWRITE_GOLDEN=1 pytest tests/dossier`` writes the files anew.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from rashomon.dossier import FORMATS, Format, render
from rashomon.records.codec import account_from_text
from tests.dossier.disputed import disputed_account
from tests.dossier.invented import invented_account

GOLDEN = Path(__file__).parent / "golden"
SUFFIX = {
    "terminal": "txt",
    "json": "json",
    "jsonl": "jsonl",
    "json-ld": "jsonld",
    "html": "html",
    "markdown": "md",
}


def check(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("REWRITE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
    assert path.read_bytes().decode("utf-8") == text, f"{name} differs; REWRITE_GOLDEN=1 takes the new one"


@pytest.mark.parametrize("format", FORMATS)
def test_the_invented_story(format: Format) -> None:
    rendered = render(invented_account(), format, width=80)
    if isinstance(rendered, str):
        check(f"ferry.{SUFFIX[format]}", rendered)
    else:
        for name, text in rendered.items():
            check(f"ferry/{name}", text)


@pytest.mark.parametrize(("format", "suffix"), [("html", "html"), ("markdown", "md")])
def test_what_is_in_dispute(format: Format, suffix: str) -> None:
    check(f"disputed.{suffix}", str(render(disputed_account(), format)))


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_account_gives_the_same_bytes(format: Format) -> None:
    account = invented_account()
    again = account_from_text(str(render(account, "json")))
    assert render(account, format) == render(again, format)
