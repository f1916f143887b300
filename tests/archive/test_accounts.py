"""A story's account out of the archive is the account of the same articles read from nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import rashomon
from rashomon.archive import Archive
from rashomon.archive.accounts import account_of_story
from rashomon.archive.taking_in import look_through, take_in
from rashomon.errors import InputError
from rashomon.pipeline import Options
from rashomon.reading import ReadingOptions
from rashomon.records import Account, Story
from tests.archive.captured import NOON

RULES = Options(finder="rules")


def in_one_story(archive: Archive, *inputs: Path) -> Account:
    """The account of everything that was ever given, as one story."""
    taken = take_in(archive, [str(one) for one in inputs], ReadingOptions(), at=NOON)
    for key in taken.articles:
        archive.stories.place(key, {key: "story-a"}, at=NOON)
    look_through(archive, RULES, at=NOON)
    return account_of_story(archive, "story-a").account


def from_nothing(*inputs: Path) -> Account:
    return rashomon.read([str(one) for one in inputs], options=RULES)


def without_name(account: Account) -> Account:
    """The archive's stories have ids and titles of their own."""
    return replace(account, story=Story("", ""))


def test_the_account_equals_the_one_from_nothing(archive: Archive, repository: Path) -> None:
    reports = repository / "examples" / "aldern-letter" / "reports"
    assert without_name(in_one_story(archive, reports)) == without_name(from_nothing(reports))


def test_an_account_updated_by_one_article_equals_the_one_from_nothing(
    archive: Archive, repository: Path, tmp_path: Path
) -> None:
    """Each article comes by itself; at each step the account is that of what has come so far."""
    reports = repository / "examples" / "aldern-letter" / "reports"
    texts = sorted(path for path in reports.iterdir() if path.suffix == ".txt")
    for path in texts:
        (tmp_path / path.name).write_bytes(path.read_bytes())
        account = in_one_story(archive, tmp_path / path.name)
        come = [tmp_path / one.name for one in texts[: texts.index(path) + 1]]
        expected = without_name(from_nothing(*come))
        assert without_name(account) == replace(expected, groups=(), notes=account.notes)


@pytest.mark.shared
def test_a_real_story(archive: Archive, shared: Path) -> None:
    reports = shared / "stories" / "iraq-letter" / "reports"
    assert without_name(in_one_story(archive, reports)) == without_name(from_nothing(reports))


def test_an_article_that_nobody_looked_through_is_listed(archive: Archive, repository: Path) -> None:
    reports = repository / "examples" / "aldern-letter" / "reports"
    in_one_story(archive, reports)
    late = reports.parent / "README.md"
    taken = take_in(archive, [str(late)], ReadingOptions(), at=NOON)
    archive.stories.place(taken.articles[0], {taken.articles[0]: "story-a"}, at=NOON)
    account = account_of_story(archive, "story-a").account
    assert "nobody has looked for statements" in account.set_aside[0].reason


def test_an_unknown_story_is_an_error(archive: Archive) -> None:
    with pytest.raises(InputError, match="story-x"):
        account_of_story(archive, "story-x")
