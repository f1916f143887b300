"""What the templates may ask for: words, tokens and drawings that hang on more than one record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from rashomon.dossier.across import Travelled
from rashomon.dossier.calendar import Calendar
from rashomon.dossier.drawing.axis import Axis
from rashomon.dossier.drawing.strip import axis_labels, axis_lines, is_drawn, strip
from rashomon.dossier.index import Index, Use
from rashomon.dossier.stands import Row, Stand
from rashomon.dossier.texts import Places
from rashomon.dossier.voices import Saying
from rashomon.records import (
    Article,
    Conflict,
    Credit,
    Document,
    Event,
    Evidence,
    Interval,
    Movement,
    SharedText,
    Statement,
)


@dataclass(frozen=True, slots=True)
class Lookups:
    """One for each page. Tokens are what the filters find a finding by."""

    index: Index
    calendar: Calendar
    places: Places
    axis: Axis | None

    def moment(self, moment: datetime) -> str:
        """One moment in the calendar's words."""
        return self.calendar.shown(Interval(moment, moment))

    def strip(self, row: Row) -> Markup:
        """The row's positions along the axis, or nothing where no time is known."""
        if self.axis is None:
            return Markup("")
        return strip(row, self.axis, {stand.place: self.called(stand) for stand in row.stands})

    def axis_labels(self) -> Markup:
        """The words over the strips."""
        return axis_labels(self.axis) if self.axis is not None else Markup("")

    def axis_lines(self) -> Markup:
        """The lines behind the strips, which each of them uses."""
        return axis_lines(self.axis) if self.axis is not None else Markup("")

    def undrawn(self, row: Row) -> tuple[Movement, ...]:
        """The movements of a row for which its strip has no arrow."""
        axis = self.axis
        return tuple(one.movement for one in row.moved if axis is None or not is_drawn(one, row, axis))

    def called(self, stand: Stand) -> str:
        """A stand for those who do not see its mark."""
        return f"{self.index.name(stand.speaker)} {stand.position}, {self.calendar.shown(stand.at)}"

    def untimed(self, row: Row) -> tuple[tuple[Stand, ...], ...]:
        """The stands that have no place on the axis, by position."""
        groups: dict[str, list[Stand]] = {}
        for one in row.stands:
            if not self.calendar.shown(one.at):
                groups.setdefault(one.position, []).append(one)
        return tuple(tuple(group) for group in groups.values())

    def passages(self, conflict: Conflict) -> tuple[tuple[Evidence, Statement], ...]:
        """Two passages that show the conflict, each with its statement; first words where none are named."""
        shown = []
        for number, side in enumerate((conflict.a, conflict.b)):
            statement = self.index.statements[side[0]]
            evidence = Evidence(statement.article, statement.content[0])
            if conflict.passages:
                evidence = conflict.passages[number]
                members = (self.index.statements[one] for one in side)
                statement = next((one for one in members if one.article == evidence.article), statement)
            shown.append((evidence, statement))
        return tuple(shown)

    def in_conflict(self, conflict: Conflict, side: int) -> tuple[Statement, ...]:
        """The statements of one side (0 or 1)."""
        return tuple(self.index.statements[one] for one in (conflict.a, conflict.b)[side])

    def notes(self, saying: Saying) -> list[tuple[str, tuple[str, ...]]]:
        """What is to be said of single carriers: the words, and the ids of their articles."""
        notes: dict[str, dict[str, None]] = {}
        for carrier in saying.carriers:
            told = []
            if carrier.given_to:
                told.append(f"given to {carrier.given_to}")
            if carrier.partly:
                told.append("only a part")
            if carrier.statement.justification is not None:
                told.append(f"“{carrier.statement.justification.text}”")
            if carrier.statement.audience is not None:
                told.append(f"to “{carrier.statement.audience.text}”")
            if "person" in carrier.statement.found_by and carrier.statement.reasons:
                told.append(carrier.statement.reasons[-1])
            for words in told:
                notes.setdefault(words, {})[carrier.article.id] = None
        return [(words, tuple(ids)) for words, ids in notes.items()]

    def uses(self, saying: Saying) -> tuple[Use, ...]:
        """The findings that use a statement of the saying, each once by its words."""
        found: dict[str, Use] = {}
        for one in saying.ids:
            for use in self.index.uses.get(one, ()):
                found.setdefault(use.words, use)
        return tuple(sorted(found.values(), key=lambda use: use.rank))

    def credits(self, article: Article) -> tuple[Credit, ...]:
        """The credits for the whole article, each outlet once."""
        return tuple({one.outlet: one for one in article.credits if one.scope == "article"}.values())

    def first(self, row: Travelled) -> str:
        """The number of the article that had a saying first, with a ? where that is not sure."""
        if not row.first_article:
            return "?"
        return f"[{self.index.numbers[row.first_article]}]{'' if row.all_timed else '?'}"

    def evidence_of(self, event: Event) -> str:
        """The place of the words that tell an event's time."""
        article = (
            self.index.statements[event.statements[0]].article if event.statements else event.articles[0]
        )
        return self.places.lead_to(article, event.evidence) if event.evidence is not None else ""

    def articles_of(self, event: Event) -> tuple[str, ...]:
        """The articles that tell of an event, each once."""
        return tuple(dict.fromkeys(self.index.statements[one].article for one in event.statements))

    def by_number(self, articles: Iterable[str]) -> list[str]:
        """The articles' ids in the order of their numbers."""
        return sorted(articles, key=self.index.numbers.__getitem__)

    def article_tokens(self, article: str) -> str:
        """An article's own token, with the speakers and claims of its statements."""
        return (
            self.index.tokens(one.id for one in self.index.stated_in[article])
            or f"a{self.index.numbers[article]}"
        )

    def shared_tokens(self, shared: SharedText) -> str:
        """The tokens of the articles that share a text."""
        return " ".join(f"a{self.index.numbers[one]}" for one in shared.articles)

    def document_tokens(self, document: Document) -> str:
        """The tokens of a document's witnesses."""
        return self.index.tokens(one.statement for part in document.fragments for one in part.witnesses)

    def event_tokens(self, event: Event) -> str:
        """The tokens of what an event is about."""
        if event.statements:
            return self.index.tokens(event.statements)
        return " ".join(f"a{self.index.numbers[one]}" for one in event.articles)
