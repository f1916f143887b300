"""Who had it first, as far as times in the texts tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.records import Article, Interval, Statement
from rashomon.records.origins import FirstSeen


def first_seen(of: str, statements: Sequence[Statement], articles: Mapping[str, Article]) -> FirstSeen:
    """The earliest of the statements that carry ``of``, by the time they state or their article's.

    A carrier is first only when it ends before every other begins; else the time is the interval in
    which the first must lie, and no carrier is named. Carriers without a time are counted in a reason.
    """
    timed: list[tuple[Interval, Statement, str]] = []
    silent = 0
    for statement in sorted(statements, key=lambda s: (s.article, s.content[0].start, s.id)):
        article = articles.get(statement.article)
        stated, published = statement.at, article.published if article else None
        if stated is not None and stated.latest is not None:
            timed.append((stated, statement, "the time that the article states"))
        elif published is not None and published.latest is not None:
            timed.append((published, statement, "the time of publication"))
        else:
            silent += 1
    reasons = [f"{silent} of {silent + len(timed)} carriers have no time"] if silent else []
    if not timed:
        return FirstSeen(of, None, reasons=tuple(reasons or ["no carrier has a time"]))
    latest = min(i.latest for i, _, _ in timed if i.latest is not None)
    possible = [entry for entry in timed if entry[0].earliest is None or entry[0].earliest <= latest]
    carriers = {entry[1].article for entry in possible}
    starts = [entry[0].earliest for entry in possible]
    earliest = None if None in starts else min(start for start in starts if start is not None)
    if len(carriers) == 1:
        interval, statement, how = min(possible, key=lambda e: (e[0].latest, e[1].content[0].start, e[1].id))
        if silent:
            reasons.append("a carrier without a time may be earlier")
        return FirstSeen(of, interval, statement.article, statement.id, (f"by {how}", *reasons))
    reasons.append(f"the times of {len(carriers)} articles overlap: which was first cannot be told")
    return FirstSeen(of, Interval(earliest, latest), reasons=tuple(reasons))
