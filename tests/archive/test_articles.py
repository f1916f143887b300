"""Captures become articles and revisions, on a file and on a server alike."""

from __future__ import annotations

import pytest

from rashomon.archive import Archive
from tests.archive.captured import FERRY, NOON, PORT, capture, hours, read, store

ADDRESS = "https://lantern.example/ferry"
CORRECTED = (
    FERRY.replace("Friday", "Monday") + "\nCorrection: An earlier version of this story gave the wrong day.\n"
)
NOTICE = "Ferry to stay in harbour\n\nSubscribe to continue reading. Already a subscriber? Log in.\n"


def test_a_capture_is_kept_byte_for_byte(archive: Archive) -> None:
    stored = store(archive, FERRY, url=ADDRESS, fetched=NOON)
    (kept,) = archive.captures.of(stored.article)
    assert archive.captures.raw(kept.sha256) == FERRY.encode()
    assert (kept.address, kept.fetched_at, kept.size) == (ADDRESS, NOON, len(FERRY.encode()))


def test_an_article_comes_back_as_it_was_read(archive: Archive) -> None:
    stored = store(archive, FERRY, url=ADDRESS)
    assert archive.articles.read([stored.article]) == {stored.article: read(FERRY, url=ADDRESS)}


def test_the_same_bytes_again_change_nothing(archive: Archive) -> None:
    first = store(archive, FERRY, url=ADDRESS, fetched=NOON)
    again = store(archive, FERRY, url=ADDRESS, fetched=NOON)
    assert (first.outcome, again.outcome) == ("new", "known")
    assert archive.captures.count() == 1


def test_the_same_words_at_another_time_are_another_capture_of_one_revision(archive: Archive) -> None:
    first = store(archive, FERRY, url=ADDRESS, fetched=NOON)
    store(archive, FERRY, url=ADDRESS, fetched=hours(2))
    assert archive.captures.count() == 2
    assert len(archive.articles.revisions(first.article)) == 1


def test_links_to_one_page_are_one_article(archive: Archive) -> None:
    """Fragment, tracking and scheme differ from link to link."""
    first = store(archive, FERRY, url=ADDRESS)
    again = store(archive, FERRY, url="http://Lantern.example:80/ferry/?utm_source=post&fbclid=1#top")
    assert again.article == first.article
    assert archive.articles.key_of("HTTPS://lantern.example/ferry#end") == first.article


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (FERRY.replace("Friday", "Monday"), "edit"),  # words changed, and nothing says so
        (CORRECTED, "correction"),  # the article tells of it
        (FERRY.replace("\n\n", "\n\n\n"), "layout"),  # no word differs
        (NOTICE, "paywall"),  # a notice in place of the text
    ],
)
def test_what_kind_of_revision_it_is(archive: Archive, text: str, kind: str) -> None:
    store(archive, FERRY * 3, url=ADDRESS, fetched=NOON) if kind == "paywall" else store(
        archive, FERRY, url=ADDRESS, fetched=NOON
    )
    stored = store(archive, text, url=ADDRESS, fetched=hours(1))
    assert (stored.outcome, stored.kind) == ("revision", kind)


def test_a_notice_in_place_of_the_text_is_set_aside(archive: Archive) -> None:
    first = store(archive, FERRY * 3, url=ADDRESS, fetched=NOON)
    notice = store(archive, NOTICE, url=ADDRESS, fetched=hours(1))
    assert not notice.current
    assert archive.articles.read([first.article])[first.article].text == FERRY * 3
    back = store(archive, FERRY * 3, url=ADDRESS, fetched=hours(2))
    assert [one.set_aside for one in archive.articles.revisions(first.article)] == [False, True, False]
    assert back.kind == "layout"


def test_a_text_after_a_notice_is_no_correction(archive: Archive) -> None:
    store(archive, NOTICE, url=ADDRESS, fetched=NOON)
    assert store(archive, FERRY * 3, url=ADDRESS, fetched=hours(1)).kind == "opened"


def test_an_older_capture_that_comes_later_takes_its_place_in_time(archive: Archive) -> None:
    newer = store(archive, CORRECTED, url=ADDRESS, fetched=hours(5))
    older = store(archive, FERRY, url=ADDRESS, fetched=hours(1), at=hours(6))
    revisions = archive.articles.revisions(newer.article)
    assert [(one.number, one.kind) for one in revisions] == [(2, "first"), (1, "correction")]
    assert archive.articles.read([older.article])[older.article].text == CORRECTED


def test_a_clock_that_jumps_back_makes_nothing_older(archive: Archive) -> None:
    """What was fetched just now is the latest, whatever the clock says."""
    first = store(archive, FERRY, url=ADDRESS, fetched=hours(5))
    archive.articles.store(
        read(CORRECTED, url=ADDRESS), capture(CORRECTED, url=ADDRESS, at=NOON), at=NOON, arrived=True
    )
    assert archive.articles.read([first.article])[first.article].text == CORRECTED


def test_files_without_an_address_are_told_apart_by_their_words(archive: Archive) -> None:
    one = store(archive, FERRY, name="001.txt")
    other = store(archive, PORT, name="001.txt")
    assert one.article != other.article
    assert [one.outcome, other.outcome] == ["new", "new"]


def test_what_was_found_belongs_to_the_text_it_was_found_in(archive: Archive) -> None:
    first = store(archive, FERRY, url=ADDRESS, fetched=NOON)
    (_, found) = archive.found.of([first.article])[first.article]
    assert found.statements
    assert archive.found.count() == len(found.statements)
    store(archive, CORRECTED, url=ADDRESS, fetched=hours(1), statements=False)
    assert archive.found.missing() == (first.article,)
    assert archive.found.count() == 0
    assert not archive.found.store(first.article, found, made_by="rules", at=NOON)


def test_a_step_that_fails_leaves_nothing(archive: Archive) -> None:
    with pytest.raises(ZeroDivisionError), archive.transaction():
        store(archive, FERRY, url=ADDRESS)
        1 / 0  # noqa: B018
    assert archive.captures.count() == 0
    with archive.transaction():
        store(archive, FERRY, url=ADDRESS)
        with pytest.raises(ZeroDivisionError), archive.apart():
            store(archive, PORT, url=ADDRESS + "2")
            1 / 0  # noqa: B018
    assert archive.articles.count() == 1
