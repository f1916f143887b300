"""The whole way: one bad article ends nothing, and the same input gives the same bytes."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

import rashomon
import rashomon.statements
from rashomon.errors import InputError, JudgementError, NothingReadError
from rashomon.pipeline import Options
from rashomon.records import Article, ArticleStatements, Judgement
from rashomon.records.codec import account_from_text, account_to_text

FERRY = (
    "{title}\n\nTARN, May 4, 2031 — “The ferry Marta is safe,” said port engineer Ida Brandt of Tarn harbour."
    "\n\nPassengers waited on the quay until the evening boat from Oby arrived. Brandt ordered an inspection "
    "of the winch, the cable and the hull. The shipping line Halvard promised refunds for every ticket, and "
    "freight lorries turned round at the ramp and drove along the fjord. {more}\n"
)
MINE = (
    "Water in the Velde mine\n\n“The gallery is flooded,” said surveyor Tomas Rehn, who wrote a memo to the "
    "mining inspectorate.\n\nPumps from Koster were lowered through the northern shaft while forty miners "
    "stayed above ground. Geologists blamed last winter's drilling, and the union demanded wages for lost "
    "shifts. Velde smelts copper ore in two furnaces that stay cold until the gallery is dry.\n"
)

REST = FERRY.partition(" Tarn harbour.")[2]
WIRE = (
    "The winch of the ferry Marta gave way at noon while nineteen passengers stood on the upper deck, and"
    " the crew lowered both anchors by hand before the tug from Oby could reach the boat in the fjord."
)
RULES = Options(finder="rules")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three reports of one story."""
    for number, more in enumerate(("", "Halvard runs two more boats.", "It rained in Oby."), 1):
        text = FERRY.format(title=f"Ferry report {number}", more=more)
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_folder_becomes_an_account(folder: Path) -> None:
    account = rashomon.read(folder, title="The ferry")
    assert account.story.title == "The ferry"
    assert [Path(article.path).name for article in account.articles] == ["1.txt", "2.txt", "3.txt"]
    assert {statement.article for statement in account.statements} == {one.id for one in account.articles}
    assert account_from_text(account_to_text(account)) == account


@pytest.fixture
def copied(folder: Path) -> Path:
    """The same three reports; two have a passage of a wire, and a text of what the engineer said."""
    for name in ("1.txt", "2.txt", "3.txt"):
        report = f"Ferry report\n\n“The ferry Marta is safe,” said Ida Brandt.{REST.format(more='')}"
        passage = "" if name == "3.txt" else f"\n{WIRE} (Fjord Wire)\n"
        (folder / name).write_text(f"{report}{passage}", encoding="utf-8")
    record = folder.parent / f"{folder.name}-record"
    record.mkdir()
    (record / "brandt.txt").write_text(
        "The ferry Marta, thank heaven, is safe. It stays.\n", encoding="utf-8"
    )
    return folder


def test_what_stands_across_the_articles_is_in_the_account(copied: Path) -> None:
    record = copied.parent / f"{copied.name}-record" / "brandt.txt"
    account = rashomon.read(copied, primary=[record], options=RULES)
    kinds = {shared.kind: shared for shared in account.shared_text}
    assert kinds
    said = next(one for one in account.utterances if "Marta is safe" in one.text)
    assert len(said.articles) == 3
    (origin,) = [one for one in account.origins if one.of == said.id]
    assert (origin.at_least, origin.at_most) == (1, 1)
    assert {one.of for one in account.first_seen} == {one.id for one in account.utterances}
    (match,) = [one for one in account.against_primary if one.utterance == said.id]
    assert (match.verdict, len(match.wordings)) == ("cut", 3)
    assert account_from_text(account_to_text(account)) == account


def test_order_and_processes_change_no_byte_of_what_stands_across(copied: Path) -> None:
    record = copied.parent / f"{copied.name}-record" / "brandt.txt"
    paths = sorted(copied.iterdir())
    expected = account_to_text(rashomon.read(paths, title="T", primary=[record], options=RULES))
    turned = rashomon.read(
        paths[::-1],
        title="T",
        primary=[record, record],
        options=Options(finder="rules", processes=2),
    )
    assert account_to_text(turned) == expected


def test_each_story_of_several_has_its_own_copies_and_record(copied: Path) -> None:
    (copied / "mine.txt").write_text(MINE, encoding="utf-8")
    record = copied.parent / f"{copied.name}-record" / "brandt.txt"
    ferry, mine = rashomon.read_groups(copied, primary=[record], options=RULES)
    assert ferry.shared_text
    assert not mine.shared_text
    assert [match.verdict for match in mine.against_primary] == ["not-found"]


def test_a_judgement_leaves_copies_and_origins_in_place(copied: Path) -> None:
    account = rashomon.read(copied, options=RULES)
    said = next(one for one in account.utterances if "Marta is safe" in one.text)
    judgement = Judgement("speaker-is", said.variants[0].statement, "Orla Finn")
    judged = rashomon.read(copied, judgements=[judgement], options=RULES)
    assert judged.shared_text == account.shared_text
    # With another speaker two sides may take a position on a claim, which then has origins too.
    assert {one.of for one in account.origins} <= {one.of for one in judged.origins}
    assert account_from_text(account_to_text(judged)) == judged


@pytest.mark.parametrize("name", ["nowhere.txt", "empty.txt", "."])
def test_a_record_that_cannot_be_read_is_an_error(folder: Path, tmp_path: Path, name: str) -> None:
    record = folder / name
    if name == "empty.txt":
        record.write_bytes(b"")
    with pytest.raises(InputError, match="--primary"):
        rashomon.read(folder / "1.txt", primary=[record], options=RULES)


def test_the_order_and_the_repetition_of_what_is_given_change_nothing(folder: Path) -> None:
    paths = sorted(folder.iterdir())
    expected = account_to_text(rashomon.read(paths, title="T"))
    shuffled = [*paths, paths[1]]
    random.Random(7).shuffle(shuffled)  # noqa: S311 - any order will do
    again = rashomon.read(shuffled, title="T")
    assert [article.id for article in again.articles] == [
        article.id for article in rashomon.read(paths).articles
    ]
    assert account_to_text(rashomon.read(paths[::-1], title="T")) == expected


def test_one_process_and_several_give_the_same(folder: Path) -> None:
    one, two = (rashomon.read(folder, options=Options(processes=number)) for number in (1, 2))
    assert account_to_text(one) == account_to_text(two)


@pytest.mark.parametrize("format", ["json", "html", "terminal"])
def test_the_hash_seed_changes_no_byte(folder: Path, format: str) -> None:
    outputs = set()
    for seed in ("0", "1", "4242"):
        command = [sys.executable, "-m", "rashomon.cli", "read", str(folder), "--format", format]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "COLUMNS": "90"}
        run = subprocess.run(command, capture_output=True, check=True, env=environment)
        outputs.add(run.stdout)
    assert len(outputs) == 1


def test_an_article_that_fails_is_set_aside_with_the_reason(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = rashomon.statements.find_statements

    def fail_on_the_second(article: Article, model: object, *, skip: bool) -> ArticleStatements:
        if article.path.endswith("2.txt"):
            raise RuntimeError("a mark nobody has met")
        return find(article)

    monkeypatch.setattr(rashomon.statements, "find_statements", fail_on_the_second)
    account = rashomon.read(folder, options=RULES)
    assert [Path(article.path).name for article in account.articles] == ["1.txt", "3.txt"]
    (aside,) = account.set_aside
    assert aside.path.endswith("2.txt")
    assert "RuntimeError: a mark nobody has met" in aside.reason


def test_nothing_readable_is_an_error_with_each_reason(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    with pytest.raises(NothingReadError) as caught:
        rashomon.read([tmp_path, "nowhere.txt"])
    assert len(caught.value.set_aside) == 2


def test_as_of_leaves_out_what_is_later(folder: Path) -> None:
    (folder / "story.toml").write_text(
        '[articles."1.txt"]\npublished_at = 2031-05-04\n[articles."2.txt"]\npublished_at = 2031-05-06\n'
    )
    account = rashomon.read(folder, as_of=datetime(2031, 5, 5, tzinfo=UTC))
    assert "2.txt" not in {Path(article.path).name for article in account.articles}
    assert [Path(one.path).name for one in account.set_aside] == ["2.txt"]
    assert account.as_of == datetime(2031, 5, 5, tzinfo=UTC)


def test_judgements_are_applied_and_must_fit(folder: Path) -> None:
    target = rashomon.read(folder).statements[0]
    judgement = Judgement("not-a-statement", target.id)
    account = rashomon.read(folder, judgements=[judgement])
    assert target.id not in {statement.id for statement in account.statements}
    assert account.judgements == (judgement,)
    with pytest.raises(JudgementError):
        rashomon.read(folder, judgements=[Judgement("not-a-statement", "statement-none")])


def test_several_stories_are_told_and_read_apart_when_asked(folder: Path) -> None:
    (folder / "mine.txt").write_text(MINE, encoding="utf-8")
    together = rashomon.read(folder)
    assert [len(group) for group in together.groups] == [3, 1]
    assert "--split" in together.notes[0]
    ferry, mine = rashomon.read_groups(folder)
    assert [len(account.articles) for account in (ferry, mine)] == [3, 1]
    assert ferry.groups == mine.groups == ()
    one_of_them = Judgement("not-a-statement", mine.statements[0].id)
    assert rashomon.read_groups(folder, judgements=[one_of_them])[1].judgements == (one_of_them,)


def test_one_story_has_one_group(folder: Path) -> None:
    assert len(rashomon.read_groups(folder)) == 1


def test_values_that_cannot_be_used_are_refused(folder: Path) -> None:
    with pytest.raises(InputError, match="no time zone"):
        rashomon.read(folder, as_of=datetime(2031, 5, 5))  # noqa: DTZ001 - that is what is refused
    with pytest.raises(InputError, match="not 1 or more"):
        Options(processes=0)
    with pytest.raises(InputError, match="'luck' is not known"):
        Options(finder="luck")  # type: ignore[arg-type]
