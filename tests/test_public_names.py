"""The public surface is small, and changes on purpose only."""

from __future__ import annotations

import inspect

import pytest

import rashomon
from rashomon import errors

PUBLIC_NAMES = [
    "Account",
    "Article",
    "Interval",
    "Options",
    "RashomonError",
    "SetAside",
    "Span",
    "Speaker",
    "Statement",
    "Utterance",
    "read",
    "read_groups",
]


def test_the_public_names_are_these() -> None:
    assert sorted(rashomon.__all__) == PUBLIC_NAMES


@pytest.mark.parametrize("name", PUBLIC_NAMES)
def test_a_public_name_is_there_and_documented(name: str) -> None:
    assert inspect.getdoc(getattr(rashomon, name)), f"rashomon.{name} has no docstring"


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'believe'"):
        rashomon.believe  # noqa: B018  # asking is the test


def error_classes() -> list[type]:
    return [
        value
        for _, value in inspect.getmembers(errors, inspect.isclass)
        if value.__module__ == "rashomon.errors"
    ]


@pytest.mark.parametrize("error", error_classes())
def test_every_error_has_the_one_root_and_stands_in_the_drawn_tree(error: type) -> None:
    assert issubclass(error, rashomon.RashomonError)
    assert error.__name__ in (errors.__doc__ or ""), f"the tree in errors.py does not show {error.__name__}"
