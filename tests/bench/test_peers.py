"""Peers beside ours: the measure that both are held to, on an invented article. No peer is installed here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import rashomon
from bench.peers.__main__ import Row, shown
from bench.peers.in_their_environment.find_quotations import answer, places_in
from bench.peers.matching import Tally, count, is_pronoun, is_right, name_keys
from bench.peers.ours import answers

TEXT = 'The mayor spoke. "It will sail on Friday," he said. A clerk called it a "paper ferry" at noon.\n'
SAILING = "It will sail on Friday,"
FERRY = "paper ferry"


def place(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def gold(words: str, speaker: str, kind: str = "direct", *, optional: bool = False) -> dict[str, Any]:
    return {
        "id": words,
        "report": "one.txt",
        "kind": kind,
        "speaker": [speaker],
        "source": None,
        "cue": None,
        "content": [words],
        "spans": [place(words)],
        "via": [],
        "stance": "asserts",
        "optional": optional,
    }


def given(words: str, *names: str, cue: int | None = None) -> dict[str, Any]:
    return {"pieces": [place(words)], "names": list(names), "cue": cue}


def tally(marked: list[dict[str, Any]], *found: dict[str, Any]) -> Tally:
    return count(marked, {"one.txt": TEXT}, {"one.txt": {"quotations": list(found), "raised": None}})


BOTH = [gold(SAILING, "Ada Venn"), gold(FERRY, "a clerk at the port", "mixed")]


@pytest.mark.parametrize(
    ("names", "right", "pronouns", "nameless"),
    [
        (["Mayor Venn"], 1, 0, 0),
        (["Ada"], 0, 0, 0),  # a first name alone is many people's
        (["he"], 0, 1, 0),
        ([], 0, 0, 1),
    ],
)
def test_the_name_given_is_right_a_pronoun_wrong_or_absent(
    names: list[str], right: int, pronouns: int, nameless: int
) -> None:
    wanted = Tally(gold=2, found=1, reported=1, right=right, pronouns=pronouns, nameless=nameless)
    assert tally(BOTH, given(SAILING, *names)) == wanted


def test_marks_inside_the_content_do_not_matter() -> None:
    assert tally(BOTH, given(f'"{SAILING}"', "Venn")).found == 1


def test_too_little_of_a_quotation_is_not_found_but_is_given() -> None:
    assert tally(BOTH, given("It", "Venn")) == Tally(gold=2, found=0, reported=1)


def test_what_stands_in_no_marks_is_not_held_against_a_finder() -> None:
    assert tally(BOTH, given("The mayor spoke", "Venn")) == Tally(gold=2)


def test_optional_gold_and_gold_without_marks_count_nowhere() -> None:
    marked = [gold(SAILING, "Ada Venn", optional=True), gold(FERRY, "a clerk", "indirect")]
    assert tally(marked, given(SAILING, "Venn"), given(FERRY, "clerk")) == Tally()


@pytest.mark.parametrize(
    ("speaker", "keys"),
    [
        ("Ada Venn", {"venn"}),
        ("Col. Ada Venn Jr.", {"venn"}),
        ("the letter (Ada Venn)", {"letter", "venn"}),
        ("The Harbour Ledger", {"ledger"}),
        ("the port policy office", {"policy"}),  # anybody has an office
        ("a clerk at the port", {"clerk", "port"}),
        ("a senior official", {"senior", "official"}),
    ],
)
def test_the_words_a_speaker_is_known_by(speaker: str, keys: set[str]) -> None:
    assert name_keys(speaker) == keys


def test_one_of_several_joint_speakers_is_enough() -> None:
    assert is_right(["Ada Venn", "Bo Lund"], ["Lund"])


@pytest.mark.parametrize(("names", "pronoun"), [(["He"], True), (["he, a clerk"], False), ([], False)])
def test_a_pronoun_is_no_name(names: list[str], pronoun: bool) -> None:
    assert is_pronoun(names) is pronoun


def test_what_a_peer_raises_is_kept() -> None:
    def unclosed(text: str) -> list[dict[str, Any]]:
        raise ValueError("3 quotation marks")

    assert answer(unclosed, TEXT) == {"quotations": [], "raised": "ValueError: 3 quotation marks"}


def test_letters_are_found_again_in_a_cleaned_text() -> None:
    back = places_in("é \n b", "e.\n b")
    assert back == {0: 0, 4: 4}
    with pytest.raises(ValueError, match="cannot be placed"):
        places_in("ab", "a")


def test_ours_answers_in_the_form_of_the_peers(tmp_path: Path) -> None:
    report = tmp_path / "one.txt"
    report.write_text(
        'Ada Venn runs the port.\n\n"The ferry will sail on Friday," Venn said.\n', encoding="utf-8"
    )
    account = rashomon.read([str(report)])
    (resolved,) = answers(account, source_words=False)["one.txt"]["quotations"]
    (beside,) = answers(account, source_words=True)["one.txt"]["quotations"]
    assert (resolved["names"], beside["names"]) == (["Ada Venn"], ["Venn"])
    assert resolved["pieces"] == beside["pieces"]


def test_the_table_names_the_articles_that_a_finder_raised_on() -> None:
    rows = [
        Row("ours", Tally(2, 2, 3, 1, 0, 1), (), 12.0),
        Row("peer", Tally(2, 0, 0), ("one.txt: odd",), 34.56),
    ]
    printed = shown("story", rows)
    assert printed.splitlines()[-1] == "  peer raised on one.txt: odd"
    assert [line.split() for line in printed.splitlines()[3:5]] == [
        ["ours", "2", "2", "3", "1", "0", "1", "0", "12.0"],
        ["peer", "0", "2", "0", "0", "0", "0", "1", "34.6"],
    ]
