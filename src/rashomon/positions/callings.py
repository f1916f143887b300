"""What speakers call a thing in dispute ("fake", "a mistake"), and which two of these can't both hold.

Method: a table of words by family, and of families that exclude each other (``callings.toml``). A word that
is negated, asked, denied or withheld says nothing here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache, partial

from rashomon.positions.story import StoryView
from rashomon.records import Article, Evidence, Statement
from rashomon.text.tables import table_beside
from rashomon.text.words import in_lower_case

_NOT = re.compile(
    r"(?:\b(?:not|no|never|neither|nor|hardly|without|isn['’]t|wasn['’]t|weren['’]t|aren['’]t|didn['’]t|doesn['’]t"
    r"|don['’]t|whether|if|attempted|would-be|convicted of|accused of|denie[sd]|denying|than an?|more than)\b"
    r"(?:\W+\w+){0,3}\W+)$",
    re.I,
)

_ASKED = re.compile(r"[^.!?\n]{0,80}\?")
"""The rest of a question."""


@dataclass(frozen=True, slots=True)
class Calling:
    """A word of status in a statement: its family, the words, and where they stand."""

    statement: str
    family: str
    words: str
    evidence: Evidence


@lru_cache(maxsize=1)
def _table() -> tuple[tuple[tuple[str, re.Pattern[str]], ...], frozenset[frozenset[str]]]:
    raw = table_beside(__file__, "callings.toml")
    families = tuple(
        (name, re.compile(rf"\b(?:{'|'.join(words)})\b")) for name, words in raw["families"].items()
    )
    return families, frozenset(frozenset(pair) for pair in raw["exclusive"])


def exclude(one: str, other: str) -> bool:
    """Whether a thing that is one can't be the other, too."""
    return frozenset((one, other)) in _table()[1]


def callings_of(statement: Statement, story: StoryView) -> tuple[Calling, ...]:
    """The words of status that the speaker uses of something, each family once, in the order of the words."""
    if statement.stance not in {"asserts", "orders"} or statement.kind == "block":
        return ()
    article = story.articles[statement.article]
    return story.kept.get(("callings", statement), partial(_callings, statement, article))


def _callings(statement: Statement, article: Article) -> tuple[Calling, ...]:
    found: dict[str, Calling] = {}
    for span in statement.content:
        first = max(0, span.start - 1)  # what stands before tells whether a word begins there
        lower = in_lower_case(article.text[first : span.end])
        for family, pattern in _table()[0]:
            for match in pattern.finditer(lower, span.start - first):
                start, end = first + match.start(), first + match.end()
                before = article.text[max(span.start, start - 40) : start]
                asked = _ASKED.match(article.text, end, span.end)
                if family in found or asked or _NOT.search(before):
                    continue
                evidence = Evidence(article.id, article.span(start, end))
                found[family] = Calling(statement.id, family, match.group(), evidence)
    return tuple(sorted(found.values(), key=lambda one: (one.evidence.span.start, one.family)))


def status_words(text: str) -> frozenset[str]:
    """The families of which ``text`` has a word, negated or not."""
    lower = in_lower_case(text)
    return frozenset(family for family, pattern in _table()[0] if pattern.search(lower))
