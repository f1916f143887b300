"""Whether the input is plainly several stories: articles that share hardly a name or a telling word.

Two articles are linked when the cosine of their word counts reaches ``LINKED``; linked ones are of one
story, and so are all that hang together by links. How alike two articles are does not depend on what else is
read. The limits are set so that one story is rarely taken for two: a mixture that is not noticed costs a
reader less.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from rashomon.records import Article

LINKED = 0.1
"""Likeness (0–1) from which two articles are held to be of one story."""

ALONE = 0.06
"""A single article is a group of its own only when it is less like every other than this."""

FEWEST_WORDS = 40
"""An article with fewer different telling words than this is too short to be told apart."""

LONGEST = 4_000
"""How many characters of an article are looked at."""

EXACT = 400
"""Up to so many articles every pair is compared; beyond, each with the likeliest candidates."""

_HEAVIEST = 40
_POSTED = 20
_CANDIDATES = 4
_NAME = 1.5

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d[\d.,]*\d|\d")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff]+")

Vector = dict[str, float]


def groups_of(articles: Sequence[Article]) -> tuple[tuple[str, ...], ...]:
    """The ids of the articles by group, the largest first, when they are plainly several stories; else
    nothing.

    Articles that are too short, or in another language than most, say nothing of their own: each goes where
    it is likest, to the first group where it is like none.
    """
    if len(articles) < 2:
        return ()
    vectors = {article.id: _vector(article) for article in articles}
    languages = {"", _language(articles)}
    telling = [
        article.id
        for article in articles
        if len(vectors[article.id]) >= FEWEST_WORDS and article.language in languages
    ]
    sets = _Sets(telling)
    for one, other in _pairs(telling, vectors):
        if sets.root(one) != sets.root(other) and likeness(vectors[one], vectors[other]) >= LINKED:
            sets.join(one, other)
    _join_single_ones(sets, telling, vectors)
    groups = sets.groups()
    if len(groups) < 2:
        return ()
    known = set(telling)
    for article in articles:
        if article.id not in known:
            likest = max(groups, key=lambda group: _best(article.id, group, vectors))
            likest.append(article.id)
    place = {article.id: number for number, article in enumerate(articles)}
    ordered = [tuple(sorted(group, key=place.__getitem__)) for group in groups]
    return tuple(sorted(ordered, key=lambda group: (-len(group), place[group[0]])))


def likeness(one: Vector, other: Vector) -> float:
    """The cosine of two word vectors of length 1, in 0–1."""
    # An exact sum, since a set has no order that could be kept.
    return math.fsum([one[word] * other[word] for word in one.keys() & other.keys()])


def _language(articles: Sequence[Article]) -> str:
    """The language that most articles are in."""
    counts = Counter(article.language for article in articles if article.language)
    return min(counts, key=lambda language: (-counts[language], language), default="")


def _vector(article: Article) -> Vector:
    """The telling words of the article's beginning with their weights; names count more."""
    counts: Counter[str] = Counter()
    for word, is_name in _words(_without_furniture(article)):
        counts[word] += 1
        if is_name:
            counts[f"^{word}"] += 1
    weights = {
        word: (1 + math.log(count)) * (_NAME if word[0] == "^" else 1) for word, count in counts.items()
    }
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {word: weight / length for word, weight in weights.items()}


def _without_furniture(article: Article) -> str:
    pieces = []
    start = 0
    for span in article.furniture:
        pieces.append(article.text[start : span.start])
        start = span.end
    pieces.append(article.text[start:])
    return " ".join(pieces)[:LONGEST]


def _words(text: str) -> Iterator[tuple[str, bool]]:
    """Each telling word in lower case, and whether it is a name: a capital where no sentence begins."""
    common = _common()
    for match in _WORD.finditer(text):
        word = match[0]
        if not word.isascii() and _UNSPACED.fullmatch(word):
            yield from ((word[at : at + 2], False) for at in range(len(word) - 1))
            continue
        folded = word.casefold().replace("’", "'").removesuffix("'s")
        if len(folded) < 3 or folded in common:
            continue
        yield folded, word[0].isupper() and _inside_a_sentence(text, match.start())


def _inside_a_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" \"“‘'(")
    return bool(before) and before[-1] not in ".!?:\n…”"


@cache
def _common() -> frozenset[str]:
    """Words that articles on anything have in common."""
    text = Path(__file__).with_name("common_words.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


def _pairs(ids: Sequence[str], vectors: dict[str, Vector]) -> Iterator[tuple[str, str]]:
    """The pairs to compare: all of few, those of many that share their weightiest words."""
    if len(ids) <= EXACT:
        for number, one in enumerate(ids):
            yield from ((one, other) for other in ids[:number])
        return
    posted: dict[str, list[str]] = defaultdict(list)
    for one in ids:
        heaviest = sorted(vectors[one].items(), key=lambda item: (-item[1], item[0]))[:_HEAVIEST]
        shared: dict[str, float] = defaultdict(float)
        for word, weight in heaviest:
            for other in posted[word][-_POSTED:]:
                shared[other] += weight * vectors[other][word]
            posted[word].append(one)
        likeliest = sorted(shared, key=lambda other: (-shared[other], other))[:_CANDIDATES]
        yield from ((one, other) for other in likeliest)


def _join_single_ones(sets: _Sets, ids: Sequence[str], vectors: dict[str, Vector]) -> None:
    """Put a single article to the likest one unless it is plainly alone."""
    for group in sets.groups() if len(ids) <= EXACT else []:
        if len(group) == 1 and len(ids) > 1:
            one = group[0]
            others = [other for other in ids if other != one]
            likest = max(others, key=lambda other: likeness(vectors[one], vectors[other]))
            if likeness(vectors[one], vectors[likest]) >= ALONE:
                sets.join(one, likest)


def _best(article: str, group: Sequence[str], vectors: dict[str, Vector]) -> float:
    return max(likeness(vectors[article], vectors[other]) for other in group[:EXACT])


class _Sets:
    """Which articles hang together (disjoint sets)."""

    def __init__(self, ids: Sequence[str]) -> None:
        self._parent = {one: one for one in ids}

    def root(self, one: str) -> str:
        while self._parent[one] != one:
            self._parent[one] = self._parent[self._parent[one]]
            one = self._parent[one]
        return one

    def join(self, one: str, other: str) -> None:
        self._parent[self.root(one)] = self.root(other)

    def groups(self) -> list[list[str]]:
        groups: dict[str, list[str]] = defaultdict(list)
        for one in self._parent:
            groups[self.root(one)].append(one)
        return list(groups.values())
