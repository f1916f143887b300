"""The ledger of people's judgements: only ever added to. What was withdrawn is still there, and says so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select

from rashomon.archive.door import Door
from rashomon.archive.kept import KeptJudgement
from rashomon.archive.tables import judgements, withdrawals
from rashomon.errors import JudgementError
from rashomon.records import Judgement, identify


class Ledger:
    """Judgements, with who and when."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def record(self, judgement: Judgement, *, at: datetime, about: str) -> KeptJudgement:
        """Add a judgement about an article or a story (its key). One that stands is not added twice.

        ``at`` is the time now; the judgement's own ``at`` is what the person wrote.
        """
        with self._door.writing() as connection:
            for kept in self.standing():
                if kept.judgement == judgement and kept.about == about:
                    return kept
            number = connection.execute(select(func.count()).select_from(judgements)).scalar_one()
            fields = (about, judgement.kind, judgement.target, judgement.value, judgement.by, judgement.at)
            key = identify("judgement", number, *fields, judgement.note)
            connection.execute(
                insert(judgements).values(
                    key=key,
                    kind=judgement.kind,
                    target=judgement.target,
                    value=judgement.value,
                    about=about,
                    by=judgement.by,
                    at=judgement.at,
                    note=judgement.note,
                    recorded_at=at,
                )
            )
        return KeptJudgement(key, about, judgement, at)

    def withdraw(self, key: str, *, by: str, at: datetime, note: str = "") -> KeptJudgement:
        """Withdraw a judgement; it stays in the ledger. ``JudgementError`` when none has the key."""
        with self._door.writing() as connection:
            kept = next((one for one in self.all() if one.key == key), None)
            if kept is None:
                raise JudgementError(
                    f"no judgement {key!r} here", hint="`rashomon review -o FILE` lists them."
                )
            if kept.withdrawn_at is not None:
                return kept
            connection.execute(insert(withdrawals).values(judgement=key, by=by, note=note, recorded_at=at))
        return KeptJudgement(key, kept.about, kept.judgement, kept.recorded_at, by, at)

    def all(self) -> tuple[KeptJudgement, ...]:
        """Every judgement in the order in which they were recorded, withdrawn ones too."""
        query = (
            select(
                judgements,
                withdrawals.c.by.label("withdrawn_by"),
                withdrawals.c.recorded_at.label("withdrawn_at"),
            )
            .outerjoin(withdrawals, withdrawals.c.judgement == judgements.c.key)
            .order_by(judgements.c.id)
        )
        with self._door.reading() as connection:
            return tuple(_kept(row) for row in connection.execute(query))

    def about(self, keys: Sequence[str]) -> tuple[Judgement, ...]:
        """The judgements about these articles and stories that nobody has withdrawn, in order."""
        wanted = set(keys)
        return tuple(one.judgement for one in self.standing() if one.about in wanted)

    def standing(self) -> tuple[KeptJudgement, ...]:
        """The judgements that nobody has withdrawn, in order."""
        return tuple(one for one in self.all() if one.withdrawn_at is None)


def _kept(row: Any) -> KeptJudgement:
    judgement = Judgement(row.kind, row.target, row.value, row.by, row.at, row.note)
    return KeptJudgement(
        row.key, row.about, judgement, row.recorded_at, row.withdrawn_by or "", row.withdrawn_at
    )
