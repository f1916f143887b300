"""Stories for tests in a line or two an article: who says what, in whose words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.linking import Linked, link
from rashomon.records import Article, ArticleStatements, Kind, Speaker, SpeakerKind, Stance, Statement
from rashomon.testing import article, article_statements, speaker, statement


@dataclass(slots=True)
class Report:
    """One invented article being written: each ``says`` adds a line and its statement."""

    outlet: str
    lines: list[str] = field(default_factory=list)
    said: list[tuple[str, tuple[str, ...], str, Kind, Stance, tuple[str, ...]]] = field(default_factory=list)
    people: dict[str, tuple[SpeakerKind, str, tuple[str, ...]]] = field(default_factory=dict)

    def knows(
        self, name: str, kind: SpeakerKind = "person", role: str = "", aliases: Sequence[str] = ()
    ) -> Report:
        """Let the article know a speaker."""
        self.people[name] = kind, role, tuple(aliases)
        return self

    def says(
        self,
        name: str,
        *words: str,
        kind: Kind = "direct",
        stance: Stance = "asserts",
        via: Sequence[str] = (),
    ) -> Report:
        """Add a line in which ``name`` says the words; pieces are joined by small words of the writer's."""
        for one in (name, *via):
            self.people.setdefault(one, ("person", "", ()))
        marked = list(words) if kind == "indirect" else [f"“{piece}”" for piece in words]
        self.lines.append(f"{name} said: {' and '.join(marked)}")
        self.said.append((name, words, self.lines[-1], kind, stance, tuple(via)))
        return self

    def made(self) -> tuple[Article, ArticleStatements]:
        """The article, and what it attributes to whom."""
        where = article(
            "\n".join(self.lines) or "Nobody said a word.", outlet=self.outlet, path=f"{self.outlet}.txt"
        )
        known: dict[str, Speaker] = {
            name: speaker(where, name, kind=kind, role=role, aliases=aliases)
            for name, (kind, role, aliases) in self.people.items()
        }
        found: list[Statement] = []
        place = 0
        for name, words, line, kind, stance, via in self.said:
            after = place + len(name)
            chain = [known[one] for one in via]
            found.append(
                statement(
                    where, *words, speakers=[known[name]], chain=chain, kind=kind, stance=stance, after=after
                )
            )
            place += len(line) + 1
        return where, article_statements(where, found, list(known.values()))


def linked(*reports: Report) -> Linked:
    """The reports joined into one story."""
    made = [report.made() for report in reports]
    return link([one for one, _ in made], [found for _, found in made])


def groups(story: Linked) -> set[frozenset[str]]:
    """The names and aliases of each speaker of the story."""
    return {frozenset((s.name, *s.aliases)) for s in story.speakers}


def texts(story: Linked) -> list[tuple[frozenset[str], frozenset[str]]]:
    """For each utterance, the texts of its full carriers and of its part carriers."""
    content = {s.id: " ".join(span.text for span in s.content) for s in story.statements}
    return [
        (frozenset(content[v.statement] for v in u.variants), frozenset(content[i] for i in u.partly))
        for u in story.utterances
    ]


def together(story: Linked, one: str, other: str) -> bool:
    """Whether an utterance has both texts, in full or in part."""
    return any({one, other} <= full | part for full, part in texts(story))
