"""Quotations against the record: exact, cut, altered, not found, and where."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from rashomon.account.primary import compare_with_primary, primary_text
from rashomon.account.record_words import find_in_record, words_in
from rashomon.records import PrimaryMatch, PrimaryText, Utterance, Variant
from rashomon.testing import article, statement

RECORD = """STATEMENT OF THE HARBOUR BOARD, 3 May

We have looked at the north quay, and it can't be saved. No decision has been made to close the harbour. The
council will carry the cost of the new pier [a member of the public shouts] and of the twelve cranes. It was
a mistake. The engineers – all four of them – warned us in writing, twice.

Ask the engineers. They know the north quay, and the board will listen to them before winter.
"""


def held(
    *quotations: str, record: str = RECORD, kind: str = "direct"
) -> tuple[PrimaryText, list[PrimaryMatch]]:
    """The quotations, one utterance each, against the record. Pieces of one are parted by ``|``."""
    pieces = [quotation.split("|") for quotation in quotations]
    where = article("\n".join(f"“{'” he said “'.join(one)}”" for one in pieces), path="a.txt")
    said = []
    after = 0
    for one in pieces:
        made = statement(where, *one, kind=kind, after=after)  # type: ignore[arg-type]
        said.append(made)
        after = made.content[-1].end
    utterances = [
        Utterance(f"u{number}", (), one.content[0].text, (where.id,), (Variant(one.id, one.content[0].text),))
        for number, one in enumerate(said)
    ]
    text = PrimaryText("primary", "record.txt", record)
    (known,), matches = compare_with_primary([text], utterances, said, [where])
    return known, list(matches)


CASES = [
    # to the letter, whatever the marks, case and line ends
    ("No decision has been made to close the harbour", "exact", True, ""),
    ("no decision has been made TO CLOSE the harbour.", "exact", True, ""),
    ("The council will carry the cost", "exact", True, ""),
    # a contraction written out
    ("it cannot be saved", "exact", True, ""),
    # a remark from the floor in the record is nobody's words
    ("the cost of the new pier and of the twelve cranes", "exact", True, ""),
    # said on both sides of the writer's words, with nothing between in the record
    ("No decision has been made|to close the harbour", "exact", True, ""),
    # words passed over, with and without a sign
    ("We have looked at the north quay … No decision has been made", "cut", True, "leaves out"),
    ("We have looked at the north quay|No decision has been made", "cut", True, "leaves out"),
    ("The engineers warned us in writing, twice", "cut", False, "leaves out “all four of them”"),
    ("it can't be saved. The council will carry the cost", "cut", False, "leaves out “No decision"),
    # other words
    ("The council will bear the cost of the new pier", "altered", False, "“bear” for “carry”"),
    ("Some decision has been made to close the harbour", "altered", False, "“Some” for “No”"),
    ("[The quay] can't be saved", "altered", True, "“[The quay]” put in"),
    ("No decision has been made. The sun shines", "altered", False, "“the sun shines” is not found there"),
    ("It was a mistake|No decision has been made", "altered", False, "another order"),
    # not in it
    ("The lighthouse keeper saw the ship turn", "not-found", True, ""),
    ("We will", "not-found", True, ""),
    ("the new bridge", "not-found", True, ""),
]


@pytest.mark.parametrize(("quotation", "verdict", "marked", "differs"), CASES)
def test_a_quotation_against_the_record(quotation: str, verdict: str, marked: bool, differs: str) -> None:
    _, (match,) = held(quotation)
    (wording,) = match.wordings
    assert (match.verdict, wording.verdict, wording.marked) == (verdict, verdict, marked), wording
    assert differs in wording.differs
    assert bool(wording.differs) == bool(differs)
    assert bool(match.spans) == (verdict != "not-found")
    assert all(RECORD[span.start : span.end] == span.text for span in match.spans)


def test_the_place_is_told() -> None:
    _, (match,) = held("It was a mistake")
    assert [span.text for span in match.spans] == ["It was\na mistake"]


def test_words_that_stand_there_twice_say_so() -> None:
    _, (match,) = held("the north quay")
    assert match.reasons == ("“the north quay” stands there 2 times; the first is shown",)


def test_what_nobody_quotes_is_not_compared() -> None:
    assert held("It was a mistake", kind="indirect")[1] == []
    assert held("It was a mistake", kind="block")[1] == []


def test_the_verdict_is_that_of_the_fullest_wording_found() -> None:
    """One report changes a word, another has a part to the letter."""
    where = article("“The council will bear the cost of the pier” “carry the cost”", path="a.txt")
    full = statement(where, "The council will bear the cost of the pier")
    part = statement(where, "carry the cost")
    utterance = Utterance("u", (), "x", (where.id,), (Variant(full.id, "x"),), (part.id,))
    _, (match,) = compare_with_primary(
        [PrimaryText("p", "r.txt", RECORD)], [utterance], [full, part], [where]
    )
    assert match.verdict == "altered"
    assert [(one.statement, one.verdict) for one in match.wordings] == [
        (full.id, "altered"),
        (part.id, "exact"),
    ]


EDITION = (
    "We have looked at the south quay, and it can't be saved. Some decision has been made to shut the"
    " harbour. The council will carry the price of the new pier. The board will ask them and listen to them"
    " before spring."
)


def test_another_edition_is_told() -> None:
    quotations = [
        "We have looked at the north quay, and it can't be saved",
        "No decision has been made to close the harbour",
        "The council will carry the cost of the new pier",
        "the board will listen to them before winter",
    ]
    known, matches = held(*quotations, record=EDITION)
    assert sum(match.verdict == "altered" for match in matches) >= 2
    assert any("another edition" in note for note in known.notes)
    assert held(*quotations)[0].notes == ()


def test_texts_come_once_and_by_name_whatever_their_order() -> None:
    texts = [
        primary_text(article(words, path=path)) for words, path in (("b b", "b.txt"), ("a a", "x/a.txt"))
    ]
    one = compare_with_primary([*texts, texts[0]], (), (), ())
    assert one == compare_with_primary(texts[::-1], (), (), ())
    assert [text.path for text in one[0]] == ["x/a.txt", "b.txt"]


ODD: Sequence[str] = ["", " \n", "[]", "[ ]", "…", "—–", "[a b", "´ ` '", "a" * 5000, "[x y] [z", "’"]


@pytest.mark.parametrize("record", ODD)
def test_odd_records_are_read(record: str) -> None:
    words = words_in(record)
    assert len(words.keys) == len(words.starts) == len(words.ends)
    assert find_in_record(("north", "quay"), words) is None


def test_a_long_record_and_a_long_quotation() -> None:
    """A place near the end of sixty thousand words, with two of them changed."""
    record = " ".join(f"word{number} of the speech" for number in range(15_000))
    _, (match,) = held("word14000 of the talk word14001 of the speech word14002 of a speech", record=record)
    assert match.verdict == "altered"
    assert match.spans[0].text.startswith("word14000")
