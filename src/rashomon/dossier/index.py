"""The records of an account by their ids, with the numbers that a reader sees: one index for all sections."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rashomon.dossier.anchors import anchors_of
from rashomon.dossier.order import is_timed
from rashomon.dossier.voices import NOBODY, Carrier, Saying, Voice, voices_of
from rashomon.records import Account, Article, Movement, Side, Speaker, Statement, identify


@dataclass(frozen=True, slots=True)
class Use:
    """One finding that uses a statement: the place on the page that shows it, and what it is in few words.

    ``rank`` puts claims by their numbers first, then conflicts by theirs, then what else there is.
    """

    place: str
    words: str
    rank: int


@dataclass(frozen=True, slots=True)
class Index:
    """What every section looks up. Numbers begin at 1 and follow the order in which a reader meets things."""

    account: Account
    voices: tuple[Voice, ...]
    articles: Mapping[str, Article]
    numbers: Mapping[str, int]
    """The number of each article id."""
    statements: Mapping[str, Statement]
    stated_in: Mapping[str, tuple[Statement, ...]]
    """The statements of each article id, in the account's order."""
    speakers: Mapping[str, Speaker]
    speaker_numbers: Mapping[str, int]
    side_of: Mapping[str, Side]
    """The side of each speaker id that has one."""
    sayings: Mapping[str, Saying]
    saying_numbers: Mapping[str, int]
    said_by: Mapping[str, tuple[str, ...]]
    """The speakers' ids of each saying id."""
    saying_of: Mapping[str, str]
    """The saying's id of each statement id."""
    carriers: Mapping[str, Carrier]
    claim_numbers: Mapping[str, int]
    conflict_numbers: Mapping[str, int]
    claims_of: Mapping[str, tuple[str, ...]]
    """The ids of the claims on which a statement id takes a position."""
    uses: Mapping[str, tuple[Use, ...]]
    """The findings beyond its saying that use a statement id."""
    anchors: Mapping[str, str]
    """The place on the page of each record's id, of each saying and of each position."""

    def name(self, speaker: str) -> str:
        """The speaker's name, or that none was found."""
        found = self.speakers.get(speaker)
        return found.name if found is not None else NOBODY.lower()

    def at(self, id: str) -> str:
        """The place on the page of the record with this id."""
        return self.anchors[id]

    def place_of(self, saying: str) -> str:
        """The place of a saying on the page."""
        return self.anchors[_said(saying)]

    def text_of(self, article: str) -> str:
        """The place of an article's text on the page."""
        return self.anchors[_text(article)]

    def mover(self, movement: Movement) -> str:
        """Who moved: the side, else the speaker; a number may have neither."""
        if movement.side:
            return next(side.name for side in self.account.sides if side.id == movement.side)
        return self.name(movement.speaker) if movement.speaker else "A number"

    def ways(self, statements: Iterable[Statement]) -> list[tuple[str, list[Statement]]]:
        """The statements by the chain through which their articles have them, empty where none is named."""
        grouped: dict[str, list[Statement]] = {}
        for one in statements:
            chain = " › ".join(self.name(link.speaker) for link in one.chain)
            if one.chain_complete is False:
                chain = f"{chain} › others not named" if chain else "others not named"
            grouped.setdefault(chain, []).append(one)
        return list(grouped.items())

    def names(self, speakers: Iterable[str]) -> str:
        """The names, ``and`` between."""
        return " and ".join(self.name(one) for one in speakers) or self.name("")

    def tokens(self, statements: Iterable[str], claims: Iterable[str] | None = None) -> str:
        """What the filters find a finding by: ``a1 v3 c2`` for its articles, speakers and claims.

        Without ``claims``, those on which its statements take a position.
        """
        articles: set[int] = set()
        speakers: set[int] = set()
        about = {self.claim_numbers[one] for one in claims or ()}
        for one in statements:
            statement = self.statements[one]
            articles.add(self.numbers[statement.article])
            speakers.update(self.speaker_numbers[who] for who in statement.speakers if who in self.speakers)
            if claims is None:
                about.update(self.claim_numbers[claim] for claim in self.claims_of.get(one, ()))
        kinds = (("a", articles), ("v", speakers), ("c", about))
        return " ".join(f"{kind}{number}" for kind, found in kinds for number in sorted(found))


def index_of(account: Account) -> Index:
    """Look through the account once."""
    voices = voices_of(account)
    sayings = [saying for voice in voices for saying in voice.sayings]
    claims_of: dict[str, dict[str, None]] = defaultdict(dict)
    for claim in account.claims:
        for position in claim.positions:
            claims_of[position.statement][claim.id] = None
    claim_numbers = {claim.id: number for number, claim in enumerate(account.claims, 1)}
    conflict_numbers = {one.id: number for number, one in enumerate(account.conflicts, 1)}
    anchors = anchors_of(_places(account, sayings))
    return Index(
        account,
        voices,
        {article.id: article for article in account.articles},
        {article.id: number for number, article in enumerate(account.articles, 1)},
        {statement.id: statement for statement in account.statements},
        _stated_in(account),
        {speaker.id: speaker for speaker in account.speakers},
        _speaker_numbers(account, voices),
        {speaker: side for side in account.sides for speaker in side.speakers},
        {saying.id: saying for saying in sayings},
        {saying.id: number for number, saying in enumerate(sayings, 1)},
        {
            saying.id: tuple(speaker.id for speaker in voice.speakers)
            for voice in voices
            for saying in voice.sayings
        },
        {carrier.statement.id: saying.id for saying in sayings for carrier in saying.carriers},
        {carrier.statement.id: carrier for saying in sayings for carrier in saying.carriers},
        claim_numbers,
        conflict_numbers,
        {statement: tuple(ids) for statement, ids in claims_of.items()},
        _uses(account, claim_numbers, conflict_numbers, anchors),
        anchors,
    )


def position_place(claim: str, statement: str) -> str:
    """The place of one statement's position on a claim."""
    return identify("stand", claim, statement)


def _stated_in(account: Account) -> dict[str, tuple[Statement, ...]]:
    found: dict[str, list[Statement]] = {article.id: [] for article in account.articles}
    for statement in account.statements:
        found[statement.article].append(statement)
    return {article: tuple(statements) for article, statements in found.items()}


def _said(saying: str) -> str:
    return f"said-{saying.removeprefix('utterance-')}"


def _text(article: str) -> str:
    return f"text-{article.removeprefix('a-')}"


def _places(account: Account, sayings: Iterable[Saying]) -> Iterator[str]:
    """What can be led to."""
    for article in account.articles:
        yield from (article.id, _text(article.id))
    yield from (one.id for one in account.speakers)
    yield from (one.id for one in account.statements)
    yield from (one.id for one in account.conflicts)
    yield from (one.id for one in account.movements)
    yield from (one.id for one in account.documents)
    yield from (one.id for one in account.shared_text)
    yield from (one.id for one in account.timeline)
    yield from (_said(one.id) for one in sayings)
    for claim in account.claims:
        yield claim.id
        yield from (position_place(claim.id, one.statement) for one in claim.positions)


def _speaker_numbers(account: Account, voices: Iterable[Voice]) -> dict[str, int]:
    """Speakers who say something first, in the order of their voices; then the others."""
    heard = [speaker.id for voice in voices for speaker in voice.speakers]
    every = dict.fromkeys((*heard, *(speaker.id for speaker in account.speakers)))
    return {speaker: number for number, speaker in enumerate(every, 1)}


def _uses(
    account: Account,
    claim_numbers: Mapping[str, int],
    conflict_numbers: Mapping[str, int],
    anchors: Mapping[str, str],
) -> dict[str, tuple[Use, ...]]:
    found: dict[str, dict[Use, None]] = defaultdict(dict)
    rank = itertools.count()
    for claim in account.claims:
        number = claim_numbers[claim.id]
        for position in claim.positions:
            place = anchors[position_place(claim.id, position.statement)]
            use = Use(place, f"claim {number} ({position.position})", next(rank))
            found[position.statement][use] = None
    for conflict in account.conflicts:
        apart = "apparent conflict" if conflict.kind == "apparent" else "conflict"
        use = Use(anchors[conflict.id], f"{apart} {conflict_numbers[conflict.id]}", next(rank))
        for statement in (*conflict.a, *conflict.b):
            found[statement][use] = None
    for document in account.documents:
        use = Use(anchors[document.id], "document", next(rank))
        for fragment in document.fragments:
            for witness in fragment.witnesses:
                found[witness.statement][use] = None
    for event in account.timeline:
        for statement in event.statements if is_timed(event) else ():
            found[statement][Use(anchors[event.id], "timeline", next(rank))] = None
    return {statement: tuple(uses) for statement, uses in found.items()}
