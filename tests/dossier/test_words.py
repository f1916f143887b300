"""Times, speakers and sayings as readers see them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from rashomon.dossier import render
from rashomon.dossier.index import index_of
from rashomon.dossier.times import in_words
from rashomon.dossier.voices import NOBODY, voices_of
from rashomon.errors import InputError
from rashomon.records import Interval
from tests.dossier.invented import DAY, NOON, invented_account

TIMES = [
    (None, ""),
    (Interval(None, None), ""),
    (DAY, "2031-05-04"),
    (Interval(NOON, NOON), "2031-05-04 12:00 UTC"),
    (Interval(NOON, NOON + timedelta(hours=2)), "2031-05-04 12:00 UTC – 2031-05-04 14:00 UTC"),
    (Interval(None, NOON), "by 2031-05-04 12:00 UTC"),
    (Interval(NOON, None), "from 2031-05-04 12:00 UTC"),
    (Interval(DAY.earliest, DAY.latest and DAY.latest + timedelta(days=2)), "2031-05-04 – 2031-05-06"),
    (
        Interval(*[datetime(2031, 5, 4, 9, tzinfo=timezone(timedelta(hours=-5)))] * 2),
        "2031-05-04 09:00 -0500",
    ),
    (Interval(*[datetime(2031, 5, 4, tzinfo=UTC)] * 2), "2031-05-04 00:00 UTC"),
]


@pytest.mark.parametrize(("at", "words"), TIMES)
def test_times_in_words(at: Interval | None, words: str) -> None:
    assert in_words(at) == words


def test_each_speaker_once_with_each_saying_once() -> None:
    voices = voices_of(invented_account())
    assert [(voice.name, [saying.text for saying in voice.sayings]) for voice in voices] == [
        ("Ida Brandt", ["The ferry is safe", "anyone was hurt"]),
        ("a dock worker", ["the brake had failed twice"]),
    ]
    safe = voices[0].sayings[0]
    assert len(safe.articles) == 2
    assert [(carrier.partly, bool(carrier.differs)) for carrier in safe.carriers] == [
        (False, False),
        (True, True),
        (False, False),
    ]
    assert voices[1].sayings[0].carriers[0].chain == ("Night Wire",)


def test_an_article_that_names_another_speaker_says_so() -> None:
    account = invented_account()
    partly = account.statements[3]
    other = replace(partly, speakers=("speaker-worker",))
    statements = tuple(other if one is partly else one for one in account.statements)
    changed = replace(account, statements=statements)
    safe = voices_of(changed)[0].sayings[0]
    assert [carrier.given_to for carrier in safe.carriers] == ["", "a dock worker", ""]


def test_a_statement_without_speaker_or_utterance_is_shown() -> None:
    account = invented_account()
    alone = replace(account.statements[2], speakers=())
    changed = replace(
        account,
        statements=(*account.statements[:2], alone),
        utterances=(),
        timeline=(),
        origins=(),
        documents=(),
        claims=(),
        conflicts=(),
        movements=(),
        corrections=(),
        first_seen=(),
        against_primary=(),
    )
    last = voices_of(changed)[-1]
    assert (last.name, last.sayings[0].id) == (NOBODY, alone.id)
    assert alone.content[0].text in render(changed, "terminal")
    assert f"id={index_of(changed).at(alone.id)} " in render(changed, "html")


@pytest.mark.parametrize("width", [1, 40, 60, 200])
def test_no_line_is_wider_than_asked(width: int) -> None:
    lines = render(invented_account(), "terminal", width=width).splitlines()
    assert max(map(len, lines)) <= max(width, 40)


def test_colours_only_when_asked() -> None:
    assert "\x1b[" in render(invented_account(), "terminal", color=True)
    assert "\x1b[" not in render(invented_account(), "terminal")


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(InputError, match="no format"):
        render(invented_account(), "pdf")  # type: ignore[call-overload]
