"""An account that is made anew with what is kept from before equals one made from nothing."""

from __future__ import annotations

from copy import deepcopy

from bench import invented
from rashomon.linking.memo import Memo
from rashomon.pipeline import account_of
from rashomon.statements import find_statements
from rashomon.testing import article


def test_an_updated_account_equals_one_made_from_nothing() -> None:
    articles = [article(invented.article(n, 200)["text"], path=f"{n}.txt") for n in range(24)]
    found = [find_statements(one) for one in articles]
    memo = Memo()
    for size in (20, 21, 24, 22):  # grows, and loses some again
        places = list(range(size))
        places = places[size // 2 :] + places[: size // 2]  # another order
        # As out of an archive: equal records, and never the same objects.
        again = deepcopy([(articles[at], found[at]) for at in places])
        updated = account_of([one for one, _ in again], [one for _, one in again], memo=memo)
        assert updated == account_of(articles[:size], found[:size])


def test_a_memo_drops_what_is_no_longer_asked_for() -> None:
    memo = Memo()
    made: list[str] = []

    def make() -> int:
        made.append("made")
        return len(made)

    assert [memo.get("a", make), memo.get("a", make)] == [1, 1]
    memo.turn()
    assert memo.get("a", make) == 1  # asked for in the account before
    memo.turn()
    memo.turn()
    assert memo.get("a", make) == 2
