"""What moved: an account held against what stood before, and an article against its earlier text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from rashomon.records import Account, Article, Evidence, Statement, identify
from rashomon.stream.revised import WordChange
from rashomon.stream.standing import Marks, Sides, Standing

ChangeKind = Literal[
    "article", "position", "wording", "number", "first-conflict", "conflict", "origin", "utterance",
    "corrected", "edited", "story-joined", "story-split",
]  # fmt: skip

_CONFLICT = {"first-conflict": "the first conflict", "conflict": "a conflict"}

SHOWN = 240
"""How many characters of a passage are told."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article, with where they stand. ``speaker`` is the name of who says them, or empty."""

    article: str
    outlet: str
    address: str
    words: str
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that moved in a story. ``key`` is the same whenever the same thing is seen to move.

    ``text`` says it in a line; ``passages`` show it; ``claims`` are the texts of the claims it touches;
    ``words`` are the changed words of a corrected article; ``reasons`` say in words how it was found.
    """

    key: str
    kind: ChangeKind
    text: str
    passages: tuple[Passage, ...] = ()
    claims: tuple[str, ...] = ()
    words: tuple[WordChange, ...] = ()
    reasons: tuple[str, ...] = ()
    article: str = ""


def compare(story: str, before: Standing, account: Account) -> tuple[Change, ...]:
    """What the account has that its story's standing did not: in an order that does not depend on chance.

    Of a story that was never looked at, only conflicts and movements are news: all else is its beginning.
    """
    view = _View(story, account)
    changes = [*_movements(view, before), *_conflicts(view, before)]
    if before.said:
        changes += [*_origins(view, before), *_utterances(view, before)]
    return tuple({change.key: change for change in changes}.values())


def revised(
    story: str, key: str, before: Article, after: Article, words: Sequence[WordChange], marked: bool,
    account: Account | None, standing: Standing,
) -> Change:  # fmt: skip
    """An article's new text, with the words that changed and the claims that they touch.

    ``marked``: the article tells of the change. ``account`` has the new text, ``standing`` is from before
    it; a claim is touched by what is said of it in changed words, or was and is no longer said at all.
    """
    claims = () if account is None else _touched(account, after, words, standing)
    name = after.title or after.path or after.url
    count = sum(len((one.before or one.after).split()) for one in words)
    how = "corrected, and says so" if marked else "changed without a word about it"
    size = f"{count} {'word' if count == 1 else 'words'}"
    touch = f"; touches: {'; '.join(claims)}" if claims else ""
    return Change(
        identify("revised", story, before.sha256, after.sha256, key),
        "corrected" if marked else "edited",
        f"{after.outlet or after.url or after.path}: “{name}” was {how} ({size}){touch}",
        tuple(
            Passage(key, after.outlet, after.url, one.after or one.before)
            for one in words[:1]
            if one.after or one.before
        ),
        claims,
        tuple(words),
        (),
        key,
    )


class _View:
    """An account by ids, for telling of it."""

    def __init__(self, story: str, account: Account) -> None:
        self.story = story
        self.account = account
        self.marks = Marks(account)
        self.articles = {one.id: one for one in account.articles}
        self.speakers = {one.id: one for one in account.speakers}
        self.statements = {one.id: one for one in account.statements}
        self.claims = {one.id: one.text for one in account.claims}

    def who(self, speakers: Iterable[str]) -> str:
        names = [self.speakers[one].name for one in speakers if one in self.speakers]
        return " and ".join(names) or "somebody unnamed"

    def passage(self, evidence: Evidence, speaker: str = "") -> Passage:
        article = self.articles[evidence.article]
        return Passage(
            article.id, article.outlet, article.url or article.path, _cut(evidence.span.text), speaker
        )

    def said(self, statement: Statement) -> Passage:
        article = self.articles[statement.article]
        words = " … ".join(span.text for span in statement.content)
        who = self.who(statement.speakers)
        return Passage(article.id, article.outlet, article.url or article.path, _cut(words), who)

    def first(self, ids: Iterable[str]) -> Statement | None:
        return next((self.statements[one] for one in ids if one in self.statements), None)

    def named(self, claims: Iterable[str]) -> tuple[str, ...]:
        return tuple(self.claims[one] for one in claims if one in self.claims)


def _movements(view: _View, before: Standing) -> list[Change]:
    kinds: Mapping[str, ChangeKind] = {"position": "position", "wording": "wording", "number": "number"}
    found = []
    for one in view.account.movements:
        sides = view.marks.of(one.before), view.marks.of(one.after)
        if _is_known(sides, before.movements):
            continue
        shown = [view.first(one.before), view.first(one.after)]
        who = view.who([one.speaker]) if one.speaker else _side(view, one.side) or "what is reported"
        what = f": {one.from_words} → {one.to_words}" if one.from_words and one.to_words else ""
        claims = view.named(one.claims)
        on = f" on “{_cut(claims[0])}”" if claims else ""
        found.append(
            Change(
                identify("moved", view.story, one.kind, *sides[0], "→", *sides[1]),
                kinds[one.kind],
                f"{who} moved{on}{what}",
                tuple(view.said(statement) for statement in shown if statement is not None),
                claims,
                (),
                one.reasons,
            )
        )
    return found


def _conflicts(view: _View, before: Standing) -> list[Change]:
    found = []
    first = not before.conflicts
    for one in view.account.conflicts:
        sides = view.marks.of(one.a), view.marks.of(one.b)
        if one.kind == "apparent" or _is_known(sides, before.conflicts):
            continue
        a, b = view.first(one.a), view.first(one.b)
        if a is None or b is None:
            continue
        kind: ChangeKind = "first-conflict" if first else "conflict"
        first = False
        passages = (view.said(a), view.said(b))
        found.append(
            Change(
                identify("conflict", view.story, one.kind, *sides[0], "↔", *sides[1]),
                kind,
                f"{_CONFLICT[kind]}: {_both(passages)} say what cannot both hold",
                passages,
                view.named(one.claims),
                (),
                one.reasons,
            )
        )
    return found


def _origins(view: _View, before: Standing) -> list[Change]:
    known: dict[str, int] = {}
    for marks, count in before.origins:
        for mark in marks:
            known[mark] = max(count, known.get(mark, 0))
    texts = {one.id: one.text for one in view.account.utterances} | view.claims
    said = set(before.said)
    found = []
    for one in view.account.origins:
        marks = view.marks.of(each for group in one.groups for each in group)
        was = max((known.get(mark, 1 if mark in said else 0) for mark in marks), default=0)
        if not was or one.at_least <= was:
            continue
        new = [group for group in one.groups if not said.intersection(view.marks.of(group))]
        shown = [view.first(group) for group in new[:2]]
        found.append(
            Change(
                identify("origin", view.story, one.at_least, *marks),
                "origin",
                f"“{_cut(texts.get(one.of, ''))}”: at least {one.at_least} independent origins, {was} before",
                tuple(view.said(statement) for statement in shown if statement is not None),
                view.named([one.of]),
                (),
                one.reasons,
            )
        )
    return found


def _utterances(view: _View, before: Standing) -> list[Change]:
    said, heard = set(before.said), set(before.heard)
    found = []
    for one in view.account.utterances:
        ids = [*(variant.statement for variant in one.variants), *one.partly]
        marks = view.marks.of(ids)
        names = [view.speakers[each].name for each in one.speakers if each in view.speakers]
        if said.intersection(marks) or not heard.intersection(names):
            continue
        first = view.first(ids)
        if first is None:
            continue
        text = f"a new saying of {view.who(one.speakers)}: “{_cut(one.text)}”"
        found.append(
            Change(identify("utterance", view.story, *marks), "utterance", text, (view.said(first),))
        )
    return found


def _is_known(sides: Sides, known: Sequence[Sides]) -> bool:
    """Whether both sides share something with the two sides of one that is known, either way around."""
    a, b = set(sides[0]), set(sides[1])
    return any((a & set(x) and b & set(y)) or (a & set(y) and b & set(x)) for x, y in known)


def _both(passages: Sequence[Passage]) -> str:
    return " and ".join(one.speaker for one in passages)


def _side(view: _View, side: str) -> str:
    return next((one.name for one in view.account.sides if one.id == side), "")


def _touched(
    account: Account, after: Article, words: Sequence[WordChange], standing: Standing
) -> tuple[str, ...]:
    marks = Marks(account)
    still = set(marks.of(one.id for one in account.statements))
    places = [(one.start, max(one.end, one.start + 1)) for one in words]
    changed = {
        one.id
        for one in account.statements
        if one.article == after.id
        and any(span.start < end and start < span.end for span in one.content for start, end in places)
    }
    found = [
        claim.text for claim in account.claims if any(one.statement in changed for one in claim.positions)
    ]
    found += [text for text, said in standing.claims if said and not still.intersection(said)]
    return tuple(sorted(set(found)))


def _cut(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1].rstrip() + "…"


def to_plain(change: Change) -> dict[str, Any]:
    """The change as JSON can hold it."""
    from dataclasses import asdict

    return {name: value for name, value in asdict(change).items() if value not in ("", (), [])}
