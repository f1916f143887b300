"""What a revision changed: words, statements, and whether it says so."""

from __future__ import annotations

from rashomon.archive import Archive
from rashomon.archive.changes import RevisionChanges, history
from tests.archive.captured import FERRY, NOON, hours, store

ADDRESS = "https://lantern.example/ferry"


def changes(archive: Archive, *texts: str) -> RevisionChanges:
    for number, text in enumerate(texts):
        stored = store(archive, text, url=ADDRESS, fetched=hours(number), at=NOON)
    (change,) = history(archive.articles.revisions(stored.article))
    return change


def test_a_silent_edit_with_the_statement_it_touches(archive: Archive) -> None:
    change = changes(archive, FERRY, FERRY.replace("on Friday", "before Monday"))
    assert change.silent
    ((words),) = change.words
    assert words.before is not None
    assert words.after is not None
    assert (words.before.text, words.after.text) == ('on Friday,"', 'before Monday,"')
    (altered,) = change.altered
    assert altered.differs == ("the words",)
    assert (change.gained, change.lost) == ((), ())


def test_a_correction_that_says_so(archive: Archive) -> None:
    note = "\nCorrection: An earlier version of this story gave the wrong name.\n"
    change = changes(archive, FERRY, FERRY.replace("Ada Venn", "Ida Venn") + note)
    assert not change.silent
    assert [span.text for span in change.told] == [note.strip()]
    assert all("the speaker" in one.differs for one in change.altered)


def test_statements_gained_and_lost(archive: Archive) -> None:
    other = FERRY.replace("She said that the engine was broken.", 'He added: "Nobody has been hurt at all."')
    change = changes(archive, FERRY, other)
    assert ["Nobody" in one.content[0].text for one in change.gained] == [True]
    assert ["engine" in one.content[0].text for one in change.lost] == [True]


def test_a_revision_that_nobody_looked_through_says_so(archive: Archive) -> None:
    store(archive, FERRY, url=ADDRESS, fetched=NOON)
    stored = store(archive, FERRY + "More.\n", url=ADDRESS, fetched=hours(1), statements=False)
    (change,) = history(archive.articles.revisions(stored.article))
    assert not change.looked_through
    assert change.words
