"""Who said what, as a reader sees it: each speaker once, under it each saying once, with what carries it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.dossier.times import closest
from rashomon.records import Account, Article, Interval, Speaker, Statement, Utterance, Variant

NOBODY = "No speaker found"


@dataclass(frozen=True, slots=True)
class Carrier:
    """One statement that carries a saying: its article, its wording, and whether it has only a part.

    ``given_to`` names the speaker that this article gives the words to where it is another than the saying's.
    """

    statement: Statement
    article: Article
    text: str
    differs: str
    partly: bool
    chain: tuple[str, ...]
    given_to: str

    @property
    def told(self) -> str:
        """The words; for what is denied or withheld in the article's own words, after those that say so."""
        one = self.statement
        turned = one.stance in {"denies", "withholds"} and one.kind in {"indirect", "mixed"}
        if turned and one.cue is not None and one.cue.end <= one.content[0].start:
            return f"{one.cue.text} {self.text}"
        return self.text


@dataclass(frozen=True, slots=True)
class Saying:
    """One utterance with its carriers in article order; ``id`` is the utterance's or a lone statement's."""

    id: str
    text: str
    stances: tuple[str, ...]
    kinds: tuple[str, ...]
    carriers: tuple[Carrier, ...]
    at: Interval | None
    reasons: tuple[str, ...] = ()

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles that carry it, each once."""
        return tuple({carrier.article.id: carrier.article for carrier in self.carriers}.values())

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements that carry it."""
        return tuple(carrier.statement for carrier in self.carriers)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its statements."""
        return tuple(carrier.statement.id for carrier in self.carriers)

    @property
    def score(self) -> float:
        """The certainty of its surest statement, in 0–1."""
        return max(carrier.statement.score for carrier in self.carriers)

    @property
    def told(self) -> str:
        """Its words as its carrier tells them."""
        return next((one.told for one in self.carriers if one.text == self.text), self.text)

    @property
    def word_for_word(self) -> bool:
        """Whether an article has it as the speaker's own words throughout."""
        return not {"direct", "post", "block"}.isdisjoint(self.kinds)


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker, or several who speak jointly, and the sayings. ``speakers`` is empty if none was found."""

    speakers: tuple[Speaker, ...]
    sayings: tuple[Saying, ...]

    @property
    def name(self) -> str:
        """The names, ``and`` between."""
        return " and ".join(speaker.name for speaker in self.speakers) or NOBODY

    @property
    def roles(self) -> tuple[str, ...]:
        """What its speakers are called beside their names, each once."""
        return tuple(dict.fromkeys(role for role in map(_role, self.speakers) if role))

    @property
    def callings(self) -> tuple[str, ...]:
        """The same for each, or the kind of a speaker who is no person: "unnamed group"."""
        kinds = ("" if one.kind == "person" else one.kind.replace("-", " ") for one in self.speakers)
        callings = (_role(one) or kind for one, kind in zip(self.speakers, kinds, strict=True))
        return tuple(dict.fromkeys(calling for calling in callings if calling))


def _role(speaker: Speaker) -> str:
    """The role; empty where the name is that description."""
    return "" if speaker.role.casefold() == speaker.name.casefold() else speaker.role


def voices_of(account: Account) -> tuple[Voice, ...]:
    """The speakers, those in most articles first, then by sayings and by name; nobody found comes last."""
    speakers = {speaker.id: speaker for speaker in account.speakers}
    grouped: dict[tuple[str, ...], list[Saying]] = {}
    for ids, saying in _sayings(account):
        grouped.setdefault(ids, []).append(saying)
    voices = [
        Voice(tuple(speakers[one] for one in ids if one in speakers), tuple(sayings))
        for ids, sayings in grouped.items()
    ]
    return tuple(sorted(voices, key=_place))


def _place(voice: Voice) -> tuple[bool, int, int, str, tuple[str, ...]]:
    articles = {article.id for saying in voice.sayings for article in saying.articles}
    ids = tuple(speaker.id for speaker in voice.speakers)
    return not voice.speakers, -len(articles), -len(voice.sayings), voice.name.casefold(), ids


def _sayings(account: Account) -> Iterator[tuple[tuple[str, ...], Saying]]:
    """Each utterance, then each statement that belongs to none, with the ids of its speakers."""
    statements = {statement.id: statement for statement in account.statements}
    articles = {article.id: article for article in account.articles}
    names = {speaker.id: speaker.name for speaker in account.speakers}
    told: set[str] = set()
    place = {statement.id: number for number, statement in enumerate(account.statements)}

    def carried(statement: Statement, variant: Variant | None, partly: bool, by: tuple[str, ...]) -> Carrier:
        other = bool(statement.speakers) and statement.speakers != by
        return Carrier(
            statement,
            articles[statement.article],
            variant.text if variant else _words(statement),
            variant.differs if variant else "",
            partly,
            tuple(names.get(link.speaker, link.speaker) for link in statement.chain),
            " and ".join(names.get(one, one) for one in statement.speakers) if other else "",
        )

    for utterance in account.utterances:
        wordings = {variant.statement: variant for variant in utterance.variants}
        partial = set(utterance.partly)
        ids = {*wordings, *utterance.partly} & statements.keys()
        members = [statements[one] for one in sorted(ids, key=place.__getitem__)]
        by = _speakers_of(utterance, members)
        carriers = tuple(carried(one, wordings.get(one.id), one.id in partial, by) for one in members)
        told.update(one.id for one in members)
        if carriers:
            yield by, _saying(utterance, carriers)
    for statement in account.statements:
        if statement.id not in told:
            alone = carried(statement, None, False, statement.speakers)
            yield statement.speakers, _saying(None, (alone,))


def _speakers_of(utterance: Utterance, members: list[Statement]) -> tuple[str, ...]:
    """Whom most of its statements give the words to; where as many name another, the one named first."""
    counts = Counter(one.speakers for one in members if one.speakers)
    if not counts:
        return utterance.speakers
    first = {speaker: place for place, speaker in enumerate(utterance.speakers)}
    last = len(first)
    return min(counts, key=lambda ids: (-counts[ids], [first.get(one, last) for one in ids], ids))


def _saying(utterance: Utterance | None, carriers: tuple[Carrier, ...]) -> Saying:
    first = carriers[0]
    order = {"asserts": 0, "denies": 1, "withholds": 2, "asks": 3, "orders": 4}
    return Saying(
        utterance.id if utterance else first.statement.id,
        utterance.text if utterance else first.text,
        tuple(sorted({one.statement.stance for one in carriers}, key=order.__getitem__)),
        tuple(dict.fromkeys(one.statement.kind for one in carriers)),
        carriers,
        closest(one.statement.at for one in carriers),
        utterance.reasons if utterance else (),
    )


def _words(statement: Statement) -> str:
    return " … ".join(span.text for span in statement.content)
