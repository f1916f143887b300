"""The reference: it names every option of the command line and every field of the records."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args

import pytest

from rashomon.account.judgement_files import KEYS
from rashomon.account.judgements import kinds
from rashomon.cli.reference import reference
from rashomon.dossier import FORMATS
from rashomon.dossier.structured import records_of
from rashomon.records import Account, Article
from rashomon.records.codec import CONTRACT, SCHEMA, account_to_json
from rashomon.records.plain import hints_of
from tests.dossier.invented import invented_account

RENAMED = {(Article, "published"): "published_at", (Article, "updated"): "updated_at"}


@pytest.fixture(scope="module")
def page(repository: Path) -> str:
    return (repository / "docs" / "reference" / "dossier.md").read_text(encoding="utf-8")


def test_the_page_of_the_command_line_is_the_one_the_app_gives(repository: Path) -> None:
    written = (repository / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
    assert written == reference(), "python -m rashomon.cli.reference > docs/reference/cli.md"


def test_every_option_is_named() -> None:
    source = reference()
    for option in ("--format", "--output", "--title", "--as-of", "--judgements", "--primary", "--split",
                   "--ignore-robots", "--allow-local-network", "--processes", "--finder", "--quiet",
                   "--claim", "--version", "--help"):  # fmt: skip
        assert f"`{option}`" in source
    assert all(format in source for format in FORMATS)


def inside(hint: Any) -> set[Any]:
    """The record classes that a type holds, however deep."""
    if is_dataclass(hint):
        return {hint}.union(*(inside(field) for field in hints_of(hint).values()))
    return set().union(*(inside(argument) for argument in get_args(hint)))


def test_every_field_of_every_record_is_described(page: str) -> None:
    named = set(re.findall(r"`([a-z_0-9]+)`", page)) | set(re.findall(r'"([a-z_0-9]+)"', page))
    missing = [
        f"{kind.__name__}.{field.name}"
        for kind in inside(Account)
        for field in fields(kind)
        if RENAMED.get((kind, field.name), field.name) not in named
    ]
    assert not missing


def test_every_key_of_the_dossier_is_described(page: str) -> None:
    values = account_to_json(invented_account())
    assert SCHEMA in page
    assert all(f"| `{key}` |" in page for key in (*CONTRACT, *values))
    assert all(f"`{key}`" in page for key in (*values["articles"][0], *values["statements"][0]))
    assert all(f"`{record['type']}`" in page for record in records_of(invented_account()))


def test_the_judgement_file_is_described(page: str) -> None:
    assert all(f"`{word}`" in page for word in (*KEYS, *kinds()))
