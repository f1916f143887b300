"""How often one host is asked."""

from __future__ import annotations

from rashomon.reading.turns import Turns


class Time:
    """A clock that only waiting moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> bool:
        self.now += seconds
        return False


def test_two_requests_to_one_host_lie_apart_and_other_hosts_do_not_wait() -> None:
    time = Time()
    turns = Turns(2.0, time.clock, time.sleep)
    asked = []
    for host in ("a", "b", "a", "a"):
        turns.wait(host)
        asked.append((host, time.now))
    assert asked == [("a", 100.0), ("b", 100.0), ("a", 102.0), ("a", 104.0)]


def test_a_host_that_asks_for_more_time_gets_it() -> None:
    time = Time()
    turns = Turns(1.0, time.clock, time.sleep)
    turns.slow("a", 10.0)
    turns.wait("a")
    turns.wait("a")
    assert time.now == 110.0


def test_a_program_that_starts_anew_waits_before_the_first_request() -> None:
    time = Time()
    Turns(3.0, time.clock, time.sleep, wait_first=True).wait("a")
    assert time.now == 103.0


def test_who_is_told_to_stop_does_not_wait_on() -> None:
    time = Time()
    turns = Turns(50.0, time.clock, lambda seconds: True)
    turns.wait("a")
    turns.wait("a")
    assert time.now == 100.0


def test_the_distance_counts_from_the_end_of_a_slow_answer() -> None:
    time = Time()
    turns = Turns(2.0, time.clock, time.sleep)
    turns.wait("a")
    time.now += 5
    turns.ended("a")
    turns.wait("a")
    assert time.now == 107.0
