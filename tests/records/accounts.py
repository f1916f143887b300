"""Any account, for properties: every record with every field filled, spans that hold."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import get_args

from hypothesis import strategies as st

from rashomon.account import put_together
from rashomon.linking import Linked
from rashomon.records import (
    Account,
    Article,
    Capture,
    ChainLink,
    Credit,
    Document,
    DocumentFragment,
    Evidence,
    FirstSeen,
    Flow,
    Interval,
    Judgement,
    Kind,
    Origin,
    PrimaryText,
    Relation,
    SetAside,
    SharedText,
    Side,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
    Utterance,
    Variant,
    Witness,
)

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
ZONES = st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))
FIRST = datetime(1900, 1, 2, tzinfo=UTC)
LAST = datetime(2100, 1, 1, tzinfo=UTC)
MOMENTS = st.datetimes(
    FIRST.replace(tzinfo=None), LAST.replace(tzinfo=None), timezones=st.one_of(st.just(UTC), ZONES)
)
DAYS = st.dates(FIRST.date(), LAST.date())


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    """A span of the text, which is not empty."""
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return Span(start, end, text[start:end])


@st.composite
def intervals(draw: st.DrawFn, text: str) -> Interval:
    """A day, a moment, a range, or one that is open at an end; perhaps with the words that say so."""
    evidence = draw(st.none() | spans(text))
    shape = draw(st.sampled_from(["day", "moment", "range", "open"]))
    if shape == "day":
        day = draw(DAYS)
        first = datetime(day.year, day.month, day.day, tzinfo=UTC)
        return Interval(first, first + timedelta(days=1, seconds=-1), evidence)
    first, last = sorted([draw(MOMENTS), draw(MOMENTS)])
    if shape == "moment":
        return Interval(first, first, evidence)
    return Interval(first, last if shape == "range" else None, evidence)


@st.composite
def articles(draw: st.DrawFn, number: int) -> Article:
    """An article with every field filled, or empty where empty is allowed."""
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
    inside = spans(text)
    return Article(
        id=f"article-{number}",
        path=draw(WORDS),
        text=text,
        url=draw(WORDS),
        outlet=draw(WORDS),
        title=draw(WORDS),
        published=draw(st.none() | intervals(text)),
        updated=draw(st.none() | intervals(text)),
        furniture=tuple(draw(st.lists(inside, max_size=2))),
        credits=tuple(draw(st.lists(st.builds(Credit, WORDS, inside, st.just("passage")), max_size=2))),
        corrections=tuple(draw(st.lists(inside, max_size=2))),
        notes=tuple(draw(st.lists(WORDS, max_size=2))),
        capture=draw(st.none() | st.builds(Capture, WORDS, st.integers(0, 9**9), intervals(text), WORDS)),
    )


@st.composite
def statements(draw: st.DrawFn, article: Article, number: int) -> Statement:
    """A statement of the article by the one speaker there is, or by none."""
    inside = spans(article.text)
    maybe = st.none() | inside
    return Statement(
        id=f"statement-{article.id}-{number}",
        article=article.id,
        kind=draw(st.sampled_from(get_args(Kind))),
        stance=draw(st.sampled_from(get_args(Stance))),
        content=(draw(inside),),
        source=draw(maybe),
        cue=draw(maybe),
        speakers=draw(st.sampled_from([(), ("speaker",)])),
        chain=tuple(draw(st.lists(st.builds(ChainLink, st.just("speaker"), maybe), max_size=2))),
        chain_complete=draw(st.none() | st.booleans()),
        audience=draw(maybe),
        justification=draw(maybe),
        at=draw(st.none() | intervals(article.text)),
        found_by=draw(st.sampled_from([("rule",), ("rule", "model"), ("person",)])),
        score=round(draw(st.floats(0, 1)), 4),
        reasons=tuple(draw(st.lists(WORDS, max_size=2))),
    )


PRIMARY = st.builds(
    PrimaryText,
    st.sampled_from(["primary-1", "primary-2"]),
    WORDS,
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60),
    WORDS,
)


@st.composite
def documents(draw: st.DrawFn, said: list[Statement]) -> Document:
    """A document by the one speaker, each fragment from some statement."""
    carriers = draw(st.lists(st.sampled_from(said), min_size=1, max_size=3))
    fragments = tuple(
        DocumentFragment(
            draw(WORDS),
            (Witness(one.id, Evidence(one.article, one.content[0])),),
            draw(st.booleans()),
            draw(st.booleans()),
            tuple(draw(st.lists(WORDS, max_size=1))),
        )
        for one in carriers
    )
    return Document("document", draw(WORDS), "speaker", fragments, tuple(draw(st.lists(WORDS, max_size=1))))


@st.composite
def first_seen(draw: st.DrawFn, of: str, said: list[Statement], members: list[Article]) -> FirstSeen:
    """With a carrier and a time that has its words there, or with neither."""
    if draw(st.booleans()):
        return FirstSeen(of, None, reasons=("no time",))
    one = draw(st.sampled_from(said))
    text = next(article.text for article in members if article.id == one.article)
    return FirstSeen(of, draw(intervals(text)), one.article, one.id)


@st.composite
def shared(draw: st.DrawFn, members: list[Article]) -> SharedText:
    """A passage of the first two articles, and the way it went, if that is known."""
    two = members[:2]
    passage = tuple(Evidence(one.id, draw(spans(one.text))) for one in two)
    flow = Flow(two[0].id, "article", two[1].id, tuple(draw(st.lists(WORDS, max_size=1))), passage[:1])
    credit = Flow(draw(WORDS), "outlet", two[0].id, (), passage[1:])
    kind = draw(st.sampled_from(["reprint", "partial", "same-quotes-only"]))
    direction = draw(st.sampled_from(["unknown", (flow,), (flow, credit)]))
    ids = tuple(one.id for one in two)
    return SharedText("shared", kind, ids, (passage,), direction, round(draw(st.floats(0, 1)), 4), ("why",))


@st.composite
def accounts(draw: st.DrawFn) -> Account:
    """An account that holds together."""
    members = [draw(articles(number)) for number in range(draw(st.integers(1, 3)))]
    said = [draw(statements(one, number)) for one in members for number in range(draw(st.integers(0, 2)))]
    first = members[0]
    evidence = st.builds(Evidence, st.just(first.id), spans(first.text))
    speaker = Speaker(
        "speaker",
        draw(WORDS),
        draw(st.sampled_from(get_args(SpeakerKind))),
        draw(WORDS),
        tuple(draw(st.lists(WORDS, max_size=2))),
        tuple(draw(st.lists(evidence, max_size=2))),
        (Relation("heads", "speaker", tuple(draw(st.lists(evidence, max_size=1)))),),
    )
    utterances = tuple(
        Utterance(
            id=f"utterance-{one.id}",
            speakers=one.speakers,
            text=draw(WORDS),
            articles=(one.article,),
            variants=(Variant(one.id, draw(WORDS)),),
        )
        for one in said
    )
    linked = Linked(
        speakers=(speaker,),
        sides=(Side("side", draw(WORDS), ("speaker",), ("so it says",)),),
        statements=tuple(said),
        utterances=utterances,
        origins=tuple(
            Origin(f"origin-{number}", one.id, 1, 1 + number, ((said[number].id,),), (said[number].id,))
            for number, one in enumerate(utterances)
        ),
        documents=(draw(documents(said)),) if said else (),
        first_seen=tuple(draw(first_seen(one.id, said, members)) for one in utterances),
    )
    return put_together(
        draw(WORDS),
        members,
        draw(st.lists(st.builds(SetAside, WORDS, WORDS, WORDS), max_size=2)),
        linked,
        as_of=draw(st.none() | MOMENTS),
        judgements=tuple(draw(st.lists(st.builds(Judgement, WORDS, WORDS, WORDS, WORDS), max_size=2))),
        rejected=draw(st.lists(st.tuples(WORDS, st.integers(1, 9)), max_size=3)),
        groups=tuple((one.id,) for one in members) if draw(st.booleans()) else (),
        notes=tuple(draw(st.lists(WORDS, max_size=2))),
        made_by=("rashomon 0",),
        shared_text=(draw(shared(members)),) if len(members) > 1 else (),
        primary=tuple(draw(st.lists(PRIMARY, max_size=2, unique_by=lambda one: one.id))),
    )
