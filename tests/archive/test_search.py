"""Search finds the same on a file and on a server."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from rashomon.archive import Archive
from rashomon.archive.searching import Wanted
from rashomon.errors import InputError
from tests.archive.captured import FERRY, PORT, store

CAFE = """Café closed

"The café's owner, José Núñez, won't re-open," said Zoë O'Brien, a neighbour.
"""


@pytest.fixture
def filled(archive: Archive) -> Archive:
    store(archive, "Published: 3 March 2031\n\n" + FERRY, name="1.txt", outlet="The Lantern")
    store(archive, PORT, name="2.txt", outlet="Harbour Ledger")
    store(archive, CAFE, name="3.txt", outlet="Le Café")
    return archive


def found(archive: Archive, **wanted: object) -> list[str]:
    hits = archive.search.statements(Wanted(**wanted))  # type: ignore[arg-type]
    return [hit.words[:20] for hit in hits]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ferry", ["The ferry will not s"]),
        ("FERRY friday", ["The ferry will not s"]),  # every word, in any order
        ('"ferry will not"', ["The ferry will not s"]),
        ('"not ferry"', []),  # a phrase keeps its order
        ("fer*", ["The ferry will not s"]),
        ("fer", []),  # a word is a word
        ("cafe", ["The café's owner, Jo"]),  # accents and marks do not count
        ("nunez", ["The café's owner, Jo"]),
        ("won't", ["The café's owner, Jo"]),
        ("NOT OR (ferry", []),  # nothing a user types is syntax
        ("ferry' | 'port", []),
        ("harbour", []),  # the outlet and the speaker's role are no words of a statement
    ],
)
def test_words(filled: Archive, words: str, expected: list[str]) -> None:
    assert found(filled, words=words) == expected


def test_by_speaker_and_outlet(filled: Archive) -> None:
    assert found(filled, speaker="zoe") == ["The café's owner, Jo"]
    assert found(filled, speaker="ada venn", words="engine") == ["the engine was broken"[:20]]
    assert len(found(filled, outlet="harbour")) == 2
    assert found(filled, outlet="cafe", words="ferry") == []


def test_by_time(filled: Archive) -> None:
    """What has no known time is left out; both ends count."""
    third = datetime(2031, 3, 3, tzinfo=UTC)
    assert len(found(filled, words="the", since=third, until=third)) == 2
    assert found(filled, words="the", since=datetime(2031, 3, 4, tzinfo=UTC)) == []
    assert len(found(filled, words="the", since=datetime(2001, 1, 1, tzinfo=UTC), until=third)) == 2
    assert found(filled, words="the", until=datetime(2031, 3, 2, tzinfo=UTC)) == []


def test_by_story_and_the_latest_first(filled: Archive) -> None:
    keys = [one.key for one in filled.articles.all()]
    for key in keys[:2]:
        filled.stories.place(key, {key: "story-a"}, at=datetime(2031, 3, 3, tzinfo=UTC))
    hits = filled.search.statements(Wanted(story="story-a"))
    assert [hit.article for hit in hits] == [keys[1], keys[1], keys[0], keys[0]]
    assert {hit.story for hit in hits} == {"story-a"}
    assert len(filled.search.statements(Wanted(story="story-a", most=1))) == 1


def test_articles(filled: Archive) -> None:
    (hit,) = filled.search.articles(Wanted(words="friday"))
    assert "will not sail on Friday" in hit.words
    assert hit.outlet == "The Lantern"
    assert [one.title for one in filled.search.articles(Wanted(outlet="ledger"))] == ["Port closed"]


def test_nothing_to_search_for(filled: Archive) -> None:
    with pytest.raises(InputError, match="nothing to search for"):
        Wanted()
    with pytest.raises(InputError, match="no word"):
        Wanted(words="…!")
