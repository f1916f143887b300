"""A person's judgements: read from a file, applied, shown as a person's, refused when they name nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from rashomon.account.judgement_files import parse_judgements, read_judgements
from rashomon.account.judgements import REMOVED, Judged, judge, unfit
from rashomon.errors import JudgementError
from rashomon.linking import Linked
from rashomon.records import (
    Article,
    ArticleStatements,
    Judgement,
    Origin,
    Speaker,
    Utterance,
    Variant,
)
from rashomon.testing import article, statement
from tests.dossier.invented import invented_linked

ARTICLES, LINKED = invented_linked()
FOUND = tuple(
    ArticleStatements(article.id, tuple(one for one in LINKED.statements if one.article == article.id))
    for article in ARTICLES
)


def link(articles: Sequence[Article], found: Sequence[ArticleStatements]) -> Linked:
    """What linking found, for the statements that are left."""
    left = {statement.id for each in found for statement in each.statements}
    return Linked(
        speakers=LINKED.speakers,
        sides=LINKED.sides,
        statements=tuple(one for one in LINKED.statements if one.id in left),
        utterances=tuple(one for one in LINKED.utterances if one.variants[0].statement in left),
    )


def judged(*judgements: Judgement) -> Judged:
    return judge(ARTICLES, FOUND, link, judgements)


BRAKE = LINKED.statements[2]

TARGETS = [
    BRAKE.id,
    "a-ledger.txt :: the brake had failed twice",
    "reports/a-ledger.txt :: the brake  had\nfailed twice",
    f"{ARTICLES[0].id} :: brake had failed",
]


@pytest.mark.parametrize("target", TARGETS)
def test_what_is_not_a_statement_is_taken_out(target: str) -> None:
    judgement = Judgement("not-a-statement", target)
    outcome = judged(judgement)
    assert BRAKE.id not in {one.id for one in outcome.linked.statements}
    assert "utterance-brake" not in {one.id for one in outcome.linked.utterances}
    assert (outcome.applied, outcome.rejected) == ((judgement,), ((REMOVED, 1),))


@pytest.mark.parametrize("name", ["Ida Brandt", "ida brandt", "Brandt", "speaker-brandt"])
def test_a_statement_is_given_to_another_speaker(name: str) -> None:
    outcome = judged(Judgement("speaker-is", BRAKE.id, name, by="the desk"))
    (statement,) = (one for one in outcome.linked.statements if one.id == BRAKE.id)
    (utterance,) = (one for one in outcome.linked.utterances if one.id == "utterance-brake")
    assert statement.speakers == utterance.speakers == ("speaker-brandt",)
    assert statement.found_by == ("rule", "person")
    assert statement.reasons[-1] == "a person judged that the speaker is Ida Brandt (the desk)"


def test_a_wholly_new_speaker_is_one_a_person_named() -> None:
    outcome = judged(Judgement("speaker-is", BRAKE.id, "Jorunn Aas"))
    (new,) = (one for one in outcome.linked.speakers if one.name == "Jorunn Aas")
    assert new.reasons == ("named by a person",)


def test_two_speakers_become_one_everywhere() -> None:
    outcome = judged(Judgement("same-speaker", "a dock worker", "Ida Brandt"))
    linked = outcome.linked
    assert {one.id for one in linked.speakers} == {"speaker-brandt", "speaker-log", "speaker-wire"}
    (brandt,) = (one for one in linked.speakers if one.id == "speaker-brandt")
    assert brandt.aliases == ("Brandt", "a dock worker")
    assert brandt.reasons[-1] == "a person judged that a dock worker is Ida Brandt"
    assert {one.speakers for one in (*linked.statements, *linked.utterances)} == {("speaker-brandt",)}
    wire = judged(Judgement("same-speaker", "Night Wire", "Ida Brandt")).linked
    assert {link.speaker for one in wire.statements for link in one.chain} == {"speaker-brandt"}


MISFITS = [
    (Judgement("not-a-statement", "statement-000000000000"), "no statement has the id", ""),
    (Judgement("not-a-statement", BRAKE.id[:-1] + "x"), "no statement has the id", BRAKE.id),
    (Judgement("not-a-statement", "a-ledgr.txt :: the brake"), "no article is called", "a-ledger.txt"),
    (Judgement("not-a-statement", "a-ledger.txt :: the brake had broken twice"), "holds", BRAKE.id),
    (
        Judgement("not-a-statement", "b-courier.txt :: ferry"),
        "2 statements hold 'ferry'",
        "The ferry is safe",
    ),
    (Judgement("speaker-is", BRAKE.id, "Ida Brant"), "no speaker is called", "speaker-brandt (Ida Brandt)"),
    (Judgement("same-speaker", "Brandt", "Nobody Known"), "no speaker is called", ""),
    (Judgement("same-speaker", "Brandt", "Ida Brandt"), "are one speaker already", "Take this judgement out"),
]


@pytest.mark.parametrize(("judgement", "message", "near"), MISFITS)
def test_a_judgement_that_names_nothing_lists_what_is_near(
    judgement: Judgement, message: str, near: str
) -> None:
    error = unfit([judged(judgement)])
    assert error is not None
    assert message in str(error)
    assert near in error.hint


def test_a_judgement_has_to_fit_one_of_several_accounts() -> None:
    not_here = Judgement("not-a-statement", BRAKE.id)
    fits = judged(not_here)
    elsewhere = Judged(LINKED, (), (), ((not_here, JudgementError("no")),))
    assert unfit([elsewhere, fits]) is None
    assert unfit([elsewhere]) is not None
    assert unfit([]) is None


TOML = b"""
[[judgements]]
kind = "speaker-is"
article = "a-ledger.txt"
words = "the brake had failed twice"
value = "Ida Brandt"
by = "the desk"
at = 2031-05-05
"""
TARGET = "a-ledger.txt :: the brake had failed twice"
READ = (Judgement("speaker-is", TARGET, "Ida Brandt", "the desk", "2031-05-05"),)


def test_a_file_of_judgements_in_toml_and_in_json(tmp_path: Path) -> None:
    toml, json = tmp_path / "judgements.toml", tmp_path / "judgements.json"
    toml.write_bytes(TOML)
    json.write_text(
        '{"judgements": [{"kind": "speaker-is", "target": "a-ledger.txt :: the brake had failed twice", '
        '"value": "Ida Brandt", "by": "the desk", "at": "2031-05-05"}]}'
    )
    assert read_judgements(toml) == read_judgements(json) == READ


WRONG = [
    (b"kind = ", "judgements.toml:"),
    (b"\xff\xfe", "judgements.toml:"),
    (b"judgement = []", "'judgement' is not known"),
    (b"judgements = 1", "a list of judgements"),
    (b"judgements = [1]", "judgement 1: a table"),
    (b"[[judgements]]\nkind = 'wrong'", "'wrong' is none of another-speaker, "),
    (b"[[judgements]]\nkind = 'speaker-is'\nspeaker = 'x'", "'speaker' is none of"),
    (b"[[judgements]]\nkind = 'speaker-is'\ntarget = 'x'", "value is missing"),
    (b"[[judgements]]\nkind = 'not-a-statement'\narticle = 'x'", "target (or article and words) is missing"),
    (b"[[judgements]]\nkind = 'not-a-statement'\ntarget = 3", "target has to be text"),
]


@pytest.mark.parametrize(("raw", "message"), WRONG)
def test_a_file_that_does_not_fit_says_where(raw: bytes, message: str) -> None:
    with pytest.raises(JudgementError) as caught:
        parse_judgements(raw, "judgements.toml", is_json=False)
    assert message in str(caught.value)
    assert caught.value.hint


def test_a_missing_file_is_told() -> None:
    with pytest.raises(JudgementError, match="No such file"):
        read_judgements(Path("nowhere.toml"))


def test_origins_are_counted_anew_by_who_is_now_said_to_have_spoken() -> None:
    """Two articles give words to two speakers; a person says that they are one."""
    one = article("“The brake had failed,” said Ida Brandt.", path="a.txt")
    other = article("Orla Finn said the brake had failed.", path="b.txt")
    brandt, finn = (Speaker(f"speaker-{name}", name, "person") for name in ("Ida Brandt", "Orla Finn"))
    said = (
        replace(statement(one, "The brake had failed", kind="indirect"), speakers=(brandt.id,)),
        replace(statement(other, "the brake had failed", kind="indirect"), speakers=(finn.id,)),
    )
    utterance = Utterance(
        "u",
        (brandt.id, finn.id),
        "the brake had failed",
        (one.id, other.id),
        tuple(Variant(each.id, "the brake had failed") for each in said),
    )
    two = Origin("origin", "u", 2, 2, ((said[0].id,), (said[1].id,)))
    linked = Linked(speakers=(brandt, finn), statements=said, utterances=(utterance,), origins=(two,))
    judgement = Judgement("same-speaker", brandt.id, finn.id)
    (origin,) = judge((one, other), (), lambda *_: linked, [judgement]).linked.origins
    assert (origin.at_least, origin.at_most) == (1, 1)
    assert origin.groups == (tuple(sorted(each.id for each in said)),)
