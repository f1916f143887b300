"""One way into every format."""

from __future__ import annotations

from typing import Literal, overload

from rashomon.errors import InputError
from rashomon.records import Account
from rashomon.records.plain import printable

Format = Literal["terminal", "json", "jsonl", "json-ld", "csv", "html", "markdown"]
Part = Literal["whole", "claims"]
"""What a terminal shows: all of the dossier, or the claims with what is on them."""

FORMATS: tuple[Format, ...] = ("terminal", "json", "jsonl", "json-ld", "csv", "html", "markdown")


@overload
def render(
    account: Account, format: Literal["csv"], *, width: int = ..., color: bool = ..., part: Part = ...
) -> dict[str, str]: ...
@overload
def render(
    account: Account,
    format: Literal["terminal", "json", "jsonl", "json-ld", "html", "markdown"],
    *,
    width: int = ...,
    color: bool = ...,
    part: Part = ...,
) -> str: ...
@overload
def render(
    account: Account, format: Format, *, width: int = ..., color: bool = ..., part: Part = ...
) -> str | dict[str, str]: ...


def render(
    account: Account, format: Format, *, width: int = 100, color: bool = False, part: Part = "whole"
) -> str | dict[str, str]:
    """The account in a format: one text, or for ``csv`` the text of each table by file name.

    ``width`` (columns), ``color`` and ``part`` matter for ``terminal`` only. The same account gives the same
    bytes: there is no clock in it. No text holds a lone surrogate, so each can be written as UTF-8.
    """
    if format == "csv":
        from rashomon.dossier.tables import as_tables

        return {name: printable(text) for name, text in as_tables(account).items()}
    return printable(_text(account, format, width, color, part))


def _text(account: Account, format: Format, width: int, color: bool, part: Part) -> str:
    if format == "json":
        from rashomon.dossier.structured import as_json

        return as_json(account)
    if format == "jsonl":
        from rashomon.dossier.structured import as_json_lines

        return as_json_lines(account)
    if format == "json-ld":
        from rashomon.dossier.linked_data import as_linked_data

        return as_linked_data(account)
    if format == "html":
        from rashomon.dossier.page import as_page

        return as_page(account)
    if format == "markdown":
        from rashomon.dossier.markdown import as_markdown

        return as_markdown(account)
    if format == "terminal":
        from rashomon.dossier.terminal import as_terminal

        return as_terminal(account, width=width, color=color, part=part)
    raise InputError(f"no format is called {format!r}", hint=f"Take one of {', '.join(FORMATS)}.")
