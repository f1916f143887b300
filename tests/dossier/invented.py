"""A small invented story with its account: two towns, one ferry, and nobody in it exists."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from rashomon.account import put_together
from rashomon.linking import Linked
from rashomon.positions import Found
from rashomon.records import (
    Account,
    Article,
    ChainLink,
    Claim,
    Conflict,
    Correction,
    Credit,
    Document,
    DocumentFragment,
    Evidence,
    FirstSeen,
    Flow,
    Interval,
    Judgement,
    Movement,
    Origin,
    Position,
    Precedence,
    PrimaryText,
    SetAside,
    SharedText,
    Side,
    Speaker,
    Statement,
    Utterance,
    Variant,
    Witness,
)
from rashomon.testing.builders import article, find_span, statement

NOON = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)
DAY = Interval(datetime(2031, 5, 4, tzinfo=UTC), datetime(2031, 5, 4, 23, 59, 59, tzinfo=UTC))

LEDGER = """Ferry stands still at Tarn

“The ferry is safe,” said Ida Brandt, head of the Tarn port office. She denied that anyone was hurt.

A dock worker, who feared for his job, told the Night Wire that “the brake had failed twice”.

Subscribe to our letter!
"""
COURIER = """Port office: ferry “is safe”

Via Night Wire

The port office's Ida Brandt said the ferry “is safe”.

Ida Brandt @brandt_tarn: The ferry is safe — May 4, 2031

Editor’s note: an earlier version gave another name.
"""


def invented_articles() -> tuple[Article, Article]:
    """The two articles, with furniture, a credit and a correction."""
    ledger = article(
        LEDGER, path="reports/a-ledger.txt", outlet="Tarn Ledger", title="Ferry stands still at Tarn"
    )
    ledger = replace(ledger, published=DAY, furniture=(find_span(ledger, "Subscribe to our letter!"),))
    courier = article(
        COURIER, path="reports/b-courier.txt", outlet="Oby Courier", url="https://oby.example/ferry"
    )
    return ledger, replace(
        courier,
        title="Port office: ferry “is safe”",
        published=Interval(NOON, NOON),
        updated=Interval(NOON.replace(hour=18), None),
        credits=(Credit("Night Wire", find_span(courier, "Night Wire")),),
        corrections=(find_span(courier, "Editor’s note: an earlier version gave another name."),),
        notes=("the title is its first line",),
    )


def invented_statements(ledger: Article, courier: Article) -> tuple[Statement, ...]:
    """Five statements: quoted, denied, by an unnamed worker through a wire, partly quoted, a post."""
    brandt, worker, wire = "speaker-brandt", "speaker-worker", "speaker-wire"
    safe = statement(ledger, "The ferry is safe", source="Ida Brandt", cue="said")
    hurt = statement(ledger, "anyone was hurt", source="She", cue="denied", kind="indirect", stance="denies")
    brake = statement(ledger, "the brake had failed twice", source="A dock worker", cue="told")
    partly = statement(courier, "the ferry “is safe", source="Ida Brandt", cue="said", kind="mixed")
    post = statement(courier, "The ferry is safe", source="Ida Brandt", kind="post", at=DAY)
    return (
        replace(safe, speakers=(brandt,)),
        replace(hurt, speakers=(brandt,)),
        replace(
            brake,
            speakers=(worker,),
            chain=(ChainLink(wire, find_span(ledger, "the Night Wire")),),
            justification=find_span(ledger, "who feared for his job"),
        ),
        replace(partly, speakers=(brandt,), score=0.81239),
        replace(post, speakers=(brandt,)),
    )


def invented_linked() -> tuple[tuple[Article, ...], Linked]:
    """The articles, and what linking would find across them."""
    ledger, courier = invented_articles()
    safe, hurt, brake, partly, post = invented_statements(ledger, courier)
    everywhere = (
        Evidence(ledger.id, find_span(ledger, "Ida Brandt")),
        Evidence(courier.id, find_span(courier, "Ida Brandt")),
    )
    speakers = (
        Speaker(
            "speaker-brandt", "Ida Brandt", "person", "head of the Tarn port office", ("Brandt",), everywhere
        ),
        Speaker("speaker-log", "the winch log", "document"),
        Speaker("speaker-wire", "Night Wire", "organisation"),
        Speaker("speaker-worker", "a dock worker", "unnamed-person"),
    )
    variants = (
        Variant(safe.id, "The ferry is safe"),
        Variant(partly.id, "the ferry “is safe", "“is safe” alone is in quotation marks"),
        Variant(post.id, "The ferry is safe"),
    )
    both = (ledger.id, courier.id)
    brandt = ("speaker-brandt",)
    utterances = (
        Utterance(
            "utterance-safe", brandt, "The ferry is safe", both, variants, (partly.id,), ("the same words",)
        ),
        Utterance(
            "utterance-hurt", brandt, "anyone was hurt", (ledger.id,), (Variant(hurt.id, "anyone was hurt"),)
        ),
        Utterance(
            "utterance-brake",
            ("speaker-worker",),
            "the brake had failed twice",
            (ledger.id,),
            (Variant(brake.id, "the brake had failed twice"),),
        ),
    )
    sides = (Side("side-port", "the port office", brandt, ("its head",)),)
    return (ledger, courier), Linked(
        speakers=speakers,
        sides=sides,
        statements=(safe, hurt, brake, partly, post),
        utterances=utterances,
        origins=(
            Origin(
                "origin-safe",
                "utterance-safe",
                1,
                2,
                ((safe.id, partly.id), (post.id,)),
                (post.id,),
                ("the post may be the port office's own",),
            ),
        ),
        documents=(invented_document(brake),),
        first_seen=(
            FirstSeen("utterance-safe", DAY, ledger.id, safe.id, ("by the time of publication",)),
            FirstSeen("utterance-brake", None, reasons=("no carrier has a time",)),
        ),
    )


def invented_document(brake: Statement) -> Document:
    """A log of which one article quotes two fragments."""
    (words,) = brake.content
    witness = Witness(brake.id, Evidence(brake.article, words))
    return Document(
        "document-log",
        "the winch log",
        "speaker-log",
        (
            DocumentFragment("the brake had failed", (witness,)),
            DocumentFragment("failed twice", (witness,), True, True, ("“twice” for “again”",)),
            DocumentFragment("twice", (witness,), True, False),
        ),
        ("0 of 3 fragments have more than one article as witness",),
    )


def invented_shared() -> tuple[SharedText, ...]:
    """A passage that the courier has from the ledger and from a wire, and a quotation that both have."""
    ledger, courier = invented_articles()
    safe = tuple(Evidence(one.id, find_span(one, "The ferry is safe")) for one in (ledger, courier))
    credit = Evidence(courier.id, find_span(courier, "Via Night Wire"))
    flows = (
        Flow(ledger.id, "article", courier.id, ("it is later",)),
        Flow("Night Wire", "outlet", courier.id, ("it credits Night Wire",), (credit,)),
    )
    both = (ledger.id, courier.id)
    return (
        SharedText("shared-part", "partial", both, (safe,), flows, 0.75, ("22 equal words",)),
        SharedText("shared-words", "same-quotes-only", both, (safe,), reasons=("4 equal words",)),
    )


PRIMARY = PrimaryText(
    "primary-statement",
    "record/statement.txt",
    "TARN PORT OFFICE\n\nThe ferry is perfectly safe. Nobody knows why it stood still.\n",
    sha256="0" * 64,
    notes=("typed from paper",),
)


def invented_positions() -> Found:
    """Two claims: on one the port office and a worker differ, of the other nobody speaks."""
    ledger, courier = invented_articles()
    safe, hurt, brake, partly, post = invented_statements(ledger, courier)
    (failed,) = brake.content
    words = (Evidence(ledger.id, failed),)
    side = "side-port"
    positions = (
        Position("speaker-brandt", side, safe.id, "affirms", None, ("it says so",)),
        Position("speaker-worker", "", brake.id, "denies", None, ("a brake that fails",), words, 0.8),
        Position("speaker-brandt", side, partly.id, "affirms"),
        Position("speaker-brandt", side, post.id, "affirms", DAY),
        Position("speaker-brandt", side, hurt.id, "withholds"),
    )
    passages = (Evidence(ledger.id, safe.content[0]), words[0])
    return Found(
        claims=(
            Claim("claim-safe", "The ferry is safe.", False, positions, passages[:1], ("two sides",), 0.9),
            Claim(
                "claim-sunk", "The ferry has sunk.", True, reasons=("no statement takes a position on it",)
            ),
        ),
        conflicts=(
            Conflict(
                "conflict-safe",
                "between-speakers",
                ("claim-safe",),
                (safe.id, partly.id, post.id),
                (brake.id,),
                ("Ida Brandt (the port office) affirms it; a dock worker denies it",),
                passages,
                0.7,
            ),
            Conflict(
                "conflict-hurt",
                "apparent",
                ("claim-safe",),
                (hurt.id,),
                (brake.id,),
                ("another question",),
                (Evidence(ledger.id, hurt.content[0]), words[0]),
                0.2,
            ),
        ),
        movements=(
            Movement(
                "movement-safe",
                "wording",
                side,
                "speaker-brandt",
                ("claim-safe",),
                (safe.id,),
                (post.id,),
                "safe",
                "still safe",
                DAY,
                ("“later” stands with the second",),
                (passages[0], Evidence(courier.id, post.content[0])),
            ),
        ),
        corrections=(Correction(courier.id, courier.corrections[0], ("claim-safe",)),),
        precedences=(Precedence(safe.id, brake.id, "“had failed” stands with the first", words),),
    )


def invented_account() -> Account:
    """The account of the ferry that stood still."""
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
        positions=invented_positions(),
        judgements=(Judgement("rates", "claim-safe", "Unproven", "the night desk", "2031-05-05", "no log"),),
    )
