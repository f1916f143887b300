"""Credits: who else stands behind what an article says."""

from __future__ import annotations

import pytest

from rashomon.reading.credits import find_credits
from rashomon.reading.lines import split_lines


def credits(text: str, own: str = "") -> list[tuple[str, str, str]]:
    return [
        (found.outlet, text[found.start : found.end], found.scope)
        for found in find_credits(text, split_lines(text), own)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an agency's dateline, with and without a place
        ("ORLEN (Reuters) - The dam held.", ("Reuters", "(Reuters)", "article")),
        ("(AP) — The dam held.", ("Associated Press", "(AP)", "article")),
        # a dateline with its day, and an agency where a person's name would stand
        (
            "ORLEN (Tarn Newswire), 17 February — The dam held.",
            ("Tarn Newswire", "(Tarn Newswire)", "article"),
        ),
        (
            "By Northern Sports Wire\nThe dam held.",
            ("Northern Sports Wire", "By Northern Sports Wire", "article"),
        ),
        # lines that pass a whole article on
        ("Via Zerohedge…", ("Zero Hedge", "Via Zerohedge", "article")),
        ("Featured via: Rollingstone", ("Rolling Stone", "Featured via: Rollingstone", "article")),
        (
            "The post Dam Holds appeared first on The Orlen Courier.",
            ("The Orlen Courier", "appeared first on The Orlen Courier", "article"),
        ),
        # a known name before and after its cue
        ("The wall cracked, Reuters reported on Monday.", ("Reuters", "Reuters reported", "passage")),
        ("The keeper told CNN that it held.", ("CNN", "told CNN", "passage")),
        (
            "It held, according to the New York Times.",
            ("The New York Times", "according to the New York Times", "passage"),
        ),
        ("“It held,” reports Mashable.", ("Mashable", "” reports Mashable", "passage")),
        # an unknown name, by its description, its shape or an apposition
        (
            "A keeper told the valley news site Ornika that it held.",
            ("Ornika", "told the valley news site Ornika", "passage"),
        ),
        (
            "It held, the Orlen Valley Herald reported.",
            ("Orlen Valley Herald", "the Orlen Valley Herald reported", "passage"),
        ),
        (
            "Ornika, a newspaper of the valley, said it held.",
            ("Ornika", "Ornika, a newspaper of the valley, said", "passage"),
        ),
        # in the passive, through a report, and as a possessive
        ("It was first reported by Reuters.", ("Reuters", "reported by Reuters", "passage")),
        ("Per the Washington Post:", ("The Washington Post", "Per the Washington Post", "passage")),
        ("Reuters’ report says it held.", ("Reuters", "Reuters’ report says", "passage")),
        ("Additional reporting by AFP.", ("Agence France-Presse", "Additional reporting by AFP", "article")),
    ],
)
def test_credit(text: str, expected: tuple[str, str, str]) -> None:
    assert credits(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The Islamic State (IS) fighters left the dam.",  # a short form in brackets
        "The keeper told Jane Doe that it held.",  # a person
        "The dam after the flood. (Jane Doe/Reuters)",  # a photograph's credit
        "People said that the times were bad.",  # words that are also names
        "Local media reported that it held.",  # nobody is named
        "The paper said that it held.",  # a back reference
        "The council of Orlen said that it held.",  # no outlet
    ],
)
def test_no_credit(text: str) -> None:
    assert credits(text) == []


def test_list_gives_one_credit_each() -> None:
    text = "Reuters and AFP first reported that the dam held."
    assert credits(text) == [
        ("Agence France-Presse", "Reuters and AFP first reported", "passage"),
        ("Reuters", "Reuters and AFP first reported", "passage"),
    ]


def test_own_outlet_is_no_credit() -> None:
    text = "The post Dam Holds appeared first on The Orlen Courier."
    assert credits(text, own="Orlen Courier") == []


def test_a_part_of_the_own_outlet_is_no_credit() -> None:
    text = "NORVIK, Oct 9 (Reuters) – Six piers were shut on Wednesday, the harbour office said."
    assert credits(text, own="Reuters News") == []
    assert [outlet for outlet, _, _ in credits(text, own="Norvik Post")] == ["Reuters"]


def test_short_form_stands_for_the_full_name() -> None:
    text = "The Washington Post reported a crack. The Post said it was old."
    assert {outlet for outlet, _, _ in credits(text)} == {"The Washington Post"}


def test_the_first_letters_of_an_own_outlet_are_no_credit() -> None:
    text = "NORVIK, Oct 9 (OPA) – Six piers were shut on Wednesday, the harbour office said."
    assert credits(text, own="Orlen Press Agency") == []
    assert [outlet for outlet, _, _ in credits(text, own="Norvik Post")] == ["OPA"]
