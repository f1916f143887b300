"""An article as the search for shared text sees it: numbered words, their places, and which are quoted."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.linking.shared_text.quoted import find_quoted
from rashomon.records.articles import Article
from rashomon.records.spans import Span
from rashomon.text.shingles import WordNumbers, bare_word_spans, bare_words


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of an article outside its furniture.

    ``words`` are their numbers; ``starts`` and ``ends`` their code-point offsets; ``quoted`` is 1 for
    a word in a quotation or a post; ``parts`` counts up where furniture stood between two words. All
    five have one length. ``unquoted`` is how many words are not quoted.
    """

    article: Article
    words: tuple[int, ...]
    starts: array[int]
    ends: array[int]
    quoted: bytearray
    parts: array[int]
    unquoted: int


def number_words(article: Article, numbers: WordNumbers) -> list[int]:
    """The numbers of the article's words outside its furniture: ``Wording.words`` without the rest."""
    if not article.furniture:
        return list(map(numbers.__getitem__, bare_words(article.text)))
    return [numbers[word[2]] for word in _kept_words(article)[0]]


def read_wording(article: Article, quoted: Sequence[Span] | None, numbers: WordNumbers) -> Wording:
    """The wording of an article. ``quoted`` are its quotations and posts; ``None`` finds them by rule."""
    kept, parts = _kept_words(article)
    starts = array("i", [word[0] for word in kept])
    ends = array("i", [word[1] for word in kept])
    ranges = find_quoted(article.text) if quoted is None else [(span.start, span.end) for span in quoted]
    marks = bytearray(len(kept))
    for start, end in ranges:
        first = bisect_right(ends, start)
        last = bisect_right(starts, end - 1)
        marks[first:last] = b"\x01" * max(0, last - first)
    return Wording(
        article=article,
        words=tuple([numbers[word[2]] for word in kept]),
        starts=starts,
        ends=ends,
        quoted=marks,
        parts=parts,
        unquoted=len(kept) - sum(marks),
    )


class WordingShelf:
    """Wordings made when they are first asked for; the oldest go when ``limit`` are kept."""

    def __init__(
        self,
        articles: Sequence[Article],
        quoted: Mapping[str, Sequence[Span]] | None,
        numbers: WordNumbers,
        limit: int = 8192,
    ) -> None:
        self._articles = articles
        self._quoted = quoted or {}
        self._numbers = numbers
        self._limit = limit
        self._kept: dict[int, Wording] = {}

    def __getitem__(self, place: int) -> Wording:
        wording = self._kept.get(place)
        if wording is None:
            article = self._articles[place]
            wording = read_wording(article, self._quoted.get(article.id), self._numbers)
            if len(self._kept) >= self._limit:
                del self._kept[next(iter(self._kept))]
            self._kept[place] = wording
        return wording


def _kept_words(article: Article) -> tuple[list[tuple[int, int, str]], array[int]]:
    """(start, end, word) of each word outside the furniture, and the number of its part."""
    words = bare_word_spans(article.text)
    if not article.furniture:
        return words, array("i", [0]) * len(words)
    edges = [(span.start, span.end) for span in sorted(article.furniture)]
    kept: list[tuple[int, int, str]] = []
    parts = array("i")
    passed = 0
    for word in words:
        while passed < len(edges) and edges[passed][1] <= word[0]:
            passed += 1
        if passed < len(edges) and edges[passed][0] < word[1]:
            continue
        kept.append(word)
        parts.append(passed)
    return kept, parts
