"""What the page shows section by section: positions, time, relays, references, places."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.dossier.calendar import Calendar, calendar_of
from rashomon.dossier.contexts import in_context
from rashomon.dossier.drawing.axis import axis_of
from rashomon.dossier.index import index_of
from rashomon.dossier.offsets import utf16_offsets
from rashomon.dossier.order import stretches_of
from rashomon.dossier.references import reference
from rashomon.dossier.relays import DIRECT, relays_of, through_whom
from rashomon.dossier.stands import claims_seen, excerpt
from rashomon.records import Event, Interval
from rashomon.testing.builders import article, find_span
from tests.dossier.disputed import disputed_account
from tests.dossier.invented import DAY, NOON


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_offsets_are_those_of_utf_16(text: str) -> None:
    units = utf16_offsets(text)
    for place in range(len(text) + 1):
        assert units(place) == len(text[:place].encode("utf-16-le")) // 2


def test_a_claim_is_seen_by_sides_with_the_closest_time() -> None:
    safe, hurt = claims_seen(index_of(disputed_account()))
    assert [row.name for row in safe.rows] == ["the port office", "a dock worker"]
    assert [stand.position for stand in safe.rows[0].stands] == ["affirms", "qualifies"]
    assert safe.rows[0].stands[0].at == Interval(NOON, NOON)
    assert len(safe.rows[0].stands[0].statements) == 2
    (moved,) = safe.rows[0].moved
    assert (moved.before, moved.after) == safe.rows[0].stands
    assert dict(safe.counts) == {"affirms": 1, "denies": 1, "qualifies": 1}
    assert [one.position for one in safe.origins] == ["affirms", "denies"]
    assert (safe.in_dispute, hurt.in_dispute) == (True, False)


SIX = NOON.replace(hour=18)
STRETCHES = [
    # A day and an hour of it: no order.
    ([DAY, Interval(NOON, NOON)], [2]),
    # One moment after another.
    ([Interval(NOON, NOON), Interval(SIX, SIX)], [1, 1]),
    # Two at one moment.
    ([Interval(NOON, NOON), Interval(NOON, NOON)], [2]),
    # An open end reaches over all that comes.
    ([Interval(NOON, None), Interval(SIX, SIX)], [2]),
    # What is only bounded above may come before.
    ([Interval(NOON, NOON), Interval(None, SIX)], [2]),
]


@pytest.mark.parametrize(("times", "sizes"), STRETCHES)
def test_what_surely_comes_after_what(times: list[Interval], sizes: list[int]) -> None:
    events = tuple(Event(f"event-{number}", at, "said") for number, at in enumerate(times))
    account = replace(disputed_account(), timeline=events)
    assert [len(stretch.events) for stretch in stretches_of(account)] == sizes


def test_who_has_it_from_whom() -> None:
    index = index_of(disputed_account())
    ledger, courier = (one.id for one in index.account.articles)
    relays = relays_of(index)
    edges = {(edge.source, edge.target): edge for edge in relays.edges}
    assert edges["speaker-worker", "relay night wire"].count == 1
    assert edges["relay night wire", ledger].count == 1
    assert edges["relay night wire", courier].copied
    assert edges[DIRECT, ledger].count == 2
    assert [(one.name, one.count) for one in through_whom(index)[ledger]] == [("Night Wire", 1), ("", 2)]


TIMES = [
    (None, ""),
    (DAY, "4 May 2031"),
    (Interval(NOON, NOON), "4 May 2031, 12:00"),
    (Interval(NOON, SIX), "4 May 2031, 12:00–18:00"),
    (Interval(None, SIX), "by 4 May 2031, 18:00"),
    (Interval(SIX, None), "from 4 May 2031, 18:00"),
    (Interval(DAY.earliest, SIX), "4 May 2031, by 18:00"),
    (
        Interval(*[datetime(2031, 5, 4, 9, tzinfo=timezone(timedelta(hours=-5)))] * 2),
        "4 May 2031, 09:00 UTC−5",
    ),
]


@pytest.mark.parametrize(("at", "words"), TIMES)
def test_times_as_a_newspaper_writes_them(at: Interval | None, words: str) -> None:
    assert Calendar(timedelta()).shown(at) == words


def test_an_axis_has_few_lines_at_round_times() -> None:
    for hours in (0, 1, 5, 30, 300, 9_000, 90_000):
        axis = axis_of([Interval(NOON, NOON + timedelta(hours=hours))])
        assert axis is not None
        assert len(axis.ticks) <= 6
        assert axis.place(axis.first) < axis.place(axis.last)
    assert axis_of([Interval(None, None)]) is None
    assert axis_of([Interval(datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC))]) is not None


def test_a_few_times_far_from_the_rest_stand_at_the_edge_of_the_axis() -> None:
    """A year that is named once would press the hours of one day together."""
    hours = [Interval(NOON + timedelta(hours=one), NOON + timedelta(hours=one)) for one in range(8)]
    long_ago = Interval(NOON - timedelta(days=300), NOON)
    axis = axis_of([*hours, long_ago])
    assert axis is not None
    assert (axis.first, axis.earlier, axis.later) == (NOON, True, False)
    assert axis.ticks[0].words == "earlier"
    assert axis.place(NOON - timedelta(days=300)) < axis.place(NOON)
    assert axis.place(NOON + timedelta(hours=7)) - axis.place(NOON) > 70


def test_two_days_with_nothing_between_are_one_axis() -> None:
    days = [Interval(NOON + timedelta(hours=one), None) for one in (0, 1, 200, 201)]
    axis = axis_of(days)
    assert axis is not None
    assert (axis.earlier, axis.later) == (False, False)


def test_a_reference_says_outlet_chain_title_date_and_address() -> None:
    account = disputed_account()
    words = reference(account.articles[1], calendar_of(account), "Night Wire")
    assert words == (
        "Oby Courier, via Night Wire, “Port office: ferry “is safe””, 4 May 2031, 12:00, https://oby.example/ferry"
    )


def test_the_words_around_a_passage_stay_in_its_paragraph() -> None:
    one = article("First line.\nShe said it is safe, and left.\nLast line.", path="a.txt")
    assert in_context(one, find_span(one, "it is safe")) == ("She said ", "it is safe", ", and left.")


def test_a_side_stands_where_a_movement_leads_from_before_where_it_leads_to() -> None:
    """The time of what came first is not known; the text tells that it came first."""
    account = disputed_account()
    claim, *others = account.claims
    (movement,) = [one for one in account.movements if one.claims]
    first = {one.statement for one in claim.positions if one.position == "affirms"}
    assert set(movement.before) <= first
    timeless = tuple(replace(one, at=None) if one.id in first else one for one in account.statements)
    positions = tuple(replace(one, at=None) if one.statement in first else one for one in claim.positions)
    changed = replace(
        account,
        statements=timeless,
        claims=(replace(claim, positions=positions), *others),
        movements=(movement,),
    )
    (row, *_) = claims_seen(index_of(changed))[0].rows
    assert [stand.at is None for stand in row.stands] == [True, False]
    assert set(row.stands[1].ids) == set(movement.after)
    assert len(row.turns) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Short words stay whole.
        ("It is safe.", "It is safe."),
        # The words that decide stay in sight, and an ellipsis stands where it is cut.
        ("One two three four five six seven is safe eight nine ten eleven", "… six seven is safe eight …"),
        # Without words that decide, the beginning.
        ("One two three four five six seven eight nine ten", "One two three four five six …"),
    ],
)
def test_long_words_are_cut_around_those_that_decide(text: str, expected: str) -> None:
    assert excerpt(text, ["is safe"], 30) == expected
