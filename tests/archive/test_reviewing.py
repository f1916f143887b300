"""A person's judgements: kept, applied to accounts, withdrawn, and alive through every re-run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rashomon.archive import Archive
from rashomon.archive.accounts import account_of_story
from rashomon.archive.rebuilding import rebuild
from rashomon.archive.review_files import read_review
from rashomon.archive.reviewing import ledger_as_plain, review, review_kinds
from rashomon.errors import JudgementError
from rashomon.pipeline import Options
from rashomon.reading import ReadingOptions
from rashomon.records import Account, Judgement
from tests.archive.captured import FERRY, NOON, PORT, hours, store

ADDRESS = "https://lantern.example/ferry"
SECOND = """Ferry delayed

According to Ada Venn, the harbour master, "the ferry will not sail on Friday".
"""


@pytest.fixture
def filled(archive: Archive) -> Archive:
    store(archive, FERRY, url=ADDRESS)
    store(archive, SECOND, name="second.txt")
    for key in archive.articles.unplaced():
        archive.stories.place(key, {key: "story-a"}, at=NOON)
    return archive


def judge(archive: Archive, kind: str, target: str, value: str = "", story: str = "") -> None:
    review(archive, [(Judgement(kind, target, value), story)], at=NOON, by="the night desk")


def account(archive: Archive) -> Account:
    found = account_of_story(archive, "story-a")
    assert found.misfits == ()
    return found.account


def test_a_statement_is_named_by_its_id_and_kept_by_its_words(filled: Archive) -> None:
    (statement,) = [one for one in account(filled).statements if "engine" in one.content[0].text]
    judge(filled, "not-a-statement", statement.id)
    (kept,) = filled.ledger.all()
    assert kept.judgement.target == f"{ADDRESS} :: the engine was broken"
    assert not any("engine" in one.content[0].text for one in account(filled).statements)
    assert account(filled).judgements[0].by == "the night desk"


def test_it_survives_a_rebuild_and_a_revision(filled: Archive) -> None:
    judge(filled, "speaker-is", f"{ADDRESS} :: the engine was broken", "Tobias Rell")
    rebuild(filled, ReadingOptions(), Options(finder="rules"), at=hours(1))
    store(filled, FERRY + "More is expected.\n", url=ADDRESS, fetched=hours(2))
    after = account(filled)
    names = {one.id: one.name for one in after.speakers}
    (statement,) = [one for one in after.statements if "engine" in one.content[0].text]
    assert [names[one] for one in statement.speakers] == ["Tobias Rell"]
    assert "person" in statement.found_by


def test_what_fits_no_more_is_told_and_kept(filled: Archive) -> None:
    judge(filled, "not-a-statement", f"{ADDRESS} :: the engine was broken")
    store(filled, FERRY.replace(" She said that the engine was broken.", ""), url=ADDRESS, fetched=hours(2))
    ((judgement, error),) = account_of_story(filled, "story-a").misfits
    assert judgement.kind == "not-a-statement"
    assert "engine" in str(error)
    assert len(filled.ledger.standing()) == 1


def test_a_judgement_is_withdrawn_and_stays_in_the_ledger(filled: Archive) -> None:
    before = account(filled)
    judge(filled, "not-a-statement", f"{ADDRESS} :: the engine was broken")
    (kept,) = filled.ledger.all()
    judge(filled, "withdraw", kept.key)
    assert account(filled) == before
    (kept,) = filled.ledger.all()
    assert (kept.withdrawn_by, kept.withdrawn_at) == ("the night desk", NOON)


def test_sayings_are_joined_and_split(filled: Archive) -> None:
    def carriers() -> list[int]:
        return sorted(len(one.articles) for one in account(filled).utterances)

    assert carriers() == [1, 2]
    judge(filled, "another-utterance", "second.txt :: the ferry will not sail on Friday")
    assert carriers() == [1, 1, 1]
    for kept in filled.ledger.standing():
        judge(filled, "withdraw", kept.key)
    judge(
        filled,
        "same-utterance",
        f"{ADDRESS} :: the engine was broken",
        "second.txt :: the ferry will not sail on Friday",
    )
    assert carriers() == [2]


def test_speakers_are_joined_and_split(filled: Archive) -> None:
    judge(filled, "another-speaker", "Ada Venn", "second.txt", story="story-a")
    assert [one.name for one in account(filled).speakers] == ["Ada Venn", "Ada Venn"]
    with pytest.raises(JudgementError, match="story is missing"):
        judge(filled, "same-speaker", "Ada Venn", "Tobias Rell")


def test_a_confirmed_statement_is_a_persons(filled: Archive) -> None:
    judge(filled, "is-a-statement", f"{ADDRESS} :: the engine was broken")
    (statement,) = [one for one in account(filled).statements if "engine" in one.content[0].text]
    assert "person" in statement.found_by
    assert statement.score == 1.0


def test_stories_are_joined_and_split(filled: Archive) -> None:
    other = store(filled, PORT, name="port.txt")
    filled.stories.place(other.article, {other.article: "story-b"}, at=NOON)
    judge(filled, "same-story", "story-b", "story-a")
    assert filled.stories.sizes(["story-a"]) == {"story-a": 3}
    judge(filled, "another-story", "port.txt", "The port")
    story = filled.stories.of([other.article])[other.article]
    found = filled.stories.story(story)
    assert found is not None
    assert (found.title, found.size, found.held) == ("The port", 1, True)


def test_one_that_names_nothing_leaves_all_unrecorded(filled: Archive) -> None:
    given = [
        (Judgement("is-a-statement", f"{ADDRESS} :: the engine was broken", by="x"), ""),
        (Judgement("is-a-statement", f"{ADDRESS} :: the moon is green", by="x"), ""),
    ]
    with pytest.raises(JudgementError, match="moon"):
        review(filled, given, at=NOON)
    assert filled.ledger.all() == ()
    with pytest.raises(JudgementError, match="nobody is named"):
        review(filled, [(Judgement("is-a-statement", "x"), "")], at=NOON)


def test_a_file_that_came_out_goes_in_again(filled: Archive, tmp_path: Path) -> None:
    judge(filled, "not-a-statement", f"{ADDRESS} :: the engine was broken")
    judge(filled, "another-speaker", "Ada Venn", "second.txt", story="story-a")
    file = tmp_path / "ledger.json"
    file.write_text(json.dumps(ledger_as_plain(filled)))
    done = review(filled, read_review(file), at=hours(1))
    assert [one.key for one in done.recorded] == [one.key for one in filled.ledger.all()]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("judgements = 3", "a list"),
        ("[[judgements]]\nkind = 'same-story'\ntarget = 'x'", "value is missing"),
        ("[[judgements]]\nkind = 'withdraw'\ntarget = 'x'\nspeaker = 'y'", "'speaker' is not known"),
        ("[[judgements]]\nkind = 'wrong'", "is none of"),
        ("[[", "judgements.toml"),
    ],
)
def test_a_file_that_does_not_fit(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "judgements.toml"
    file.write_text(text)
    with pytest.raises(JudgementError, match=message):
        read_review(file)


def test_every_kind_is_in_the_guide(repository: Path) -> None:
    guide = (repository / "docs/guide/archive.md").read_text(encoding="utf-8")
    judgements = (repository / "docs/guide/judgements.md").read_text(encoding="utf-8")
    assert [kind for kind in review_kinds() if f"`{kind}`" not in guide + judgements] == []
