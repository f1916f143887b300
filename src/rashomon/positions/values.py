"""Two statements that say the same but for one word of which a thing has only one: the day, the side.

A clause is compared by its words of matter. Two clauses differ in a value when most of their words are one
another's, neither is negated, and each has one word of a set (``values.toml``) and not the other's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import combinations

from rashomon.positions.stems import stem, stems_in
from rashomon.positions.story import StoryView
from rashomon.records import Article, Evidence, Statement
from rashomon.text.tables import table_beside

SHARED = 3
"""The least number of words of matter that two clauses have in common."""

ALIKE = 0.6
"""The least share of the shorter clause's words that the other has too."""

MOST_COMPARED = 120
"""So many clauses with words of one set are compared in one story."""

_CUT = re.compile(r"[.;:!?—–]\s|,\s+(?:and|but|while|which|who)\b")
_NEGATED = re.compile(r"\b(?:not|no|never|nor|neither|without|cannot)\b|n['’]t\b", re.I)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with a word of a set: the set, the word, its other words, and where the word stands."""

    statement: str
    of: str
    value: str
    words: frozenset[str]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class OtherValue:
    """Two clauses that differ in one word. ``when`` tells whether the word is a time."""

    a: Clause
    b: Clause
    when: bool


@lru_cache(maxsize=1)
def _sets() -> dict[str, tuple[str, bool]]:
    """For each stem the set it is of, and whether the set tells a time."""
    raw = table_beside(__file__, "values.toml")
    return {
        stem(word): (entry["name"], entry["when"])
        for entry in raw["of_one"]
        for word in entry["words"].split()
    }


def other_values(story: StoryView) -> list[OtherValue]:
    """Each two sayings that differ in such a word, the most alike first, every saying once."""
    sets: dict[str, list[Clause]] = defaultdict(list)
    for statement in story.statements:
        if statement.speakers and statement.stance == "asserts" and statement.kind != "block":
            article = story.articles[statement.article]
            for clause in story.kept.get(("values", statement), partial(_clauses, statement, article)):
                sets[clause.of].append(clause)
    found = []
    for name, clauses in sorted(sets.items()):
        plain = [(_plain(clause.value), clause) for clause in clauses[:MOST_COMPARED]]
        for (value, one), (other_value, other) in combinations(plain, 2):
            if value == other_value or one.words.isdisjoint(other.words):
                continue
            shared = len(one.words & other.words)
            fewer = min(len(one.words), len(other.words))
            if shared < SHARED or shared < ALIKE * fewer or _one(one, other, story):
                continue
            found.append((-shared / max(len(one.words), len(other.words)), name, one, other))
    taken: set[str] = set()
    kept = []
    for _, _, one, other in sorted(found, key=lambda it: (it[0], it[1], it[2].statement, it[3].statement)):
        sayings = {story.utterance_of.get(clause.statement, clause.statement) for clause in (one, other)}
        if not sayings & taken:
            taken |= sayings
            kept.append(OtherValue(one, other, _sets()[stem(one.value)][1]))
    return kept


def _plain(value: str) -> str:
    """A direction is one in all its forms ("north", "northern", "northbound")."""
    return value.removesuffix("bound").removesuffix("ern")


def _one(one: Clause, other: Clause, story: StoryView) -> bool:
    """Whether the two are carried by one saying."""
    a, b = (story.utterance_of.get(clause.statement, clause.statement) for clause in (one, other))
    return a == b


def _clauses(statement: Statement, article: Article) -> tuple[Clause, ...]:
    """The clauses of a statement that have a word of a set."""
    found: list[Clause] = []
    for span in statement.content:
        start = span.start
        ends = [match.start() for match in _CUT.finditer(article.text, span.start, span.end)]
        for end in (*ends, span.end):
            text = article.text[start:end]
            words = stems_in(text)
            if not _NEGATED.search(text) and 3 < len(words) < 40:
                found += _values(statement, article, start, words)
            start = end
    return tuple(found)


def _values(
    statement: Statement, article: Article, start: int, words: list[tuple[str, int, int]]
) -> Iterator[Clause]:
    sets: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for word in words:
        if word[0] in _sets():
            sets[_sets()[word[0]][0]].append(word)
    plain = frozenset(key for key, _, _ in words if key not in _sets())
    for name, values in sets.items():
        if len(values) == 1:
            _, low, high = values[0]
            span = article.span(start + low, start + high)
            value = re.sub(r"['’]s?$", "", span.text.lower())
            yield Clause(statement.id, name, value, plain, Evidence(article.id, span))
