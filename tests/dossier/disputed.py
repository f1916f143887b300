"""The invented story with all that can be in dispute: claims, every kind of conflict, movements."""

from __future__ import annotations

from datetime import UTC, datetime

from rashomon.account import put_together
from rashomon.positions import Found
from rashomon.records import (
    Account,
    Claim,
    Conflict,
    Correction,
    Evidence,
    Interval,
    Movement,
    Position,
    SetAside,
)
from tests.dossier.invented import (
    DAY,
    NOON,
    PRIMARY,
    invented_articles,
    invented_linked,
    invented_shared,
    invented_statements,
)


def disputed_positions() -> Found:
    """Two claims; the port office is sure at noon and less so at six, a worker says otherwise."""
    ledger, courier = invented_articles()
    safe, hurt, brake, partly, post = invented_statements(ledger, courier)
    noon, six = Interval(NOON, NOON), Interval(NOON.replace(hour=18), NOON.replace(hour=18))
    side, brandt = "side-port", "speaker-brandt"
    words = {one.id: (Evidence(one.article, one.content[0]),) for one in (safe, hurt, brake, partly, post)}
    claim, other = "claim-safe", "claim-hurt"
    return Found(
        claims=(
            Claim(
                claim,
                "The ferry is safe.",
                positions=(
                    Position(brandt, side, safe.id, "affirms", noon, ("she says it",), words[safe.id]),
                    Position(brandt, side, partly.id, "qualifies", six, ("in part",), words[partly.id], 0.6),
                    Position(brandt, side, post.id, "affirms", DAY, (), words[post.id]),
                    Position("speaker-worker", "", brake.id, "denies", None, ("the brake",), words[brake.id]),
                ),
                evidence=words[safe.id],
                reasons=("two speakers differ on it",),
                score=0.9,
            ),
            Claim(
                other,
                "Somebody was hurt.",
                given=True,
                positions=(Position(brandt, side, hurt.id, "denies", Interval(None, NOON)),),
                score=0.5,
            ),
        ),
        conflicts=(
            Conflict(
                "conflict-brake",
                "between-speakers",
                (claim,),
                (safe.id, post.id),
                (brake.id,),
                ("a brake that failed, and a ferry that is safe",),
                (*words[safe.id], *words[brake.id]),
                0.8,
            ),
            Conflict("conflict-time", "same-side-over-time", (claim,), (safe.id,), (partly.id,)),
            Conflict("conflict-apparent", "apparent", (claim,), (hurt.id,), (brake.id,), ("two questions",)),
            Conflict("conflict-loose", "numbers", (), (safe.id,), (brake.id,), ("no one claim",)),
        ),
        movements=(
            Movement(
                "movement-safe",
                "position",
                side,
                brandt,
                (claim,),
                (safe.id,),
                (partly.id,),
                "safe",
                "partly safe",
                six,
                ("less sure at six",),
                (*words[safe.id], *words[partly.id]),
            ),
            Movement("movement-number", "number", "", "", (), (safe.id,), (brake.id,), "one", "two"),
        ),
        corrections=tuple(Correction(courier.id, span, (claim,)) for span in courier.corrections),
    )


def disputed_account() -> Account:
    """The account of the ferry that stood still, with what is in dispute about it."""
    articles, linked = invented_linked()
    return put_together(
        "The ferry at Tarn",
        articles,
        (SetAside("reports/c-broken.txt", "it is empty", "Save the page again."),),
        linked,
        as_of=datetime(2031, 5, 5, tzinfo=UTC),
        rejected=[("quotation marks around a title", 2)],
        made_by=("rashomon 0",),
        shared_text=invented_shared(),
        primary=(PRIMARY,),
        positions=disputed_positions(),
    )
