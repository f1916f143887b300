"""A statement's words made ready to be compared: what stands in quotation marks, in runs, and
what does not."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from types import MappingProxyType

from rashomon.linking.memo import Forgetful, Memo
from rashomon.linking.senses import sense
from rashomon.linking.words import DASH, GAP, NEGATIONS, STOP, Token, stem, tokens_of
from rashomon.records import Article, Span, Statement

DOUBLE = '"“”„‟«»‹›'
SINGLE = "'‘’`"
_DOUBLE = re.compile(r"[\"“”„‟«»]")
HOLE = "[]"
_IN_A_ROW = 4
NOBODY: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Wording:
    """How one statement words a saying.

    ``runs`` are the runs of quoted matter (words that are not light, folded), broken at ellipses,
    brackets and pieces. ``matter`` is all of it in one sequence, with a ``HOLE`` for each word
    that an editor put in, and one more. ``stems`` are the stems and senses of all its matter,
    quoted or not. ``fragments`` counts the quoted
    pieces that the writer's own words join; 0 when the whole content is quoted, or none is. ``shingles``
    are the runs of four words of ``matter``, ``size`` is the number of quoted words of matter. ``denying``
    has for each sentence the senses of its words of matter, and whether one of them denies.
    """

    statement: Statement
    text: str
    runs: tuple[tuple[str, ...], ...]
    matter: tuple[str, ...]
    stems: frozenset[str]
    plain: tuple[str, ...]
    fragments: int
    tokens: tuple[Token, ...]
    shingles: frozenset[tuple[str, ...]]
    size: int
    denying: tuple[tuple[tuple[str, ...], bool], ...]
    negative: bool
    """Whether it denies: by a word in it, or by its stance, and not by both."""

    @property
    def whole(self) -> bool:
        """Whether all of it is quoted."""
        return self.statement.kind in {"direct", "post", "block"}


@dataclass(frozen=True, slots=True)
class _Words:
    """What a wording has of its statement and article alone.

    ``stemmed`` are the stems of its matter, ``senses`` the senses of those.
    """

    text: str
    runs: tuple[tuple[str, ...], ...]
    matter: tuple[str, ...]
    stemmed: tuple[str, ...]
    senses: frozenset[str]
    plain: tuple[str, ...]
    fragments: int
    tokens: tuple[Token, ...]
    shingles: frozenset[tuple[str, ...]]
    denying: tuple[tuple[tuple[str, ...], bool], ...]


def wording_of(
    statement: Statement,
    article: Article | None,
    called: Mapping[str, str] = NOBODY,
    memo: Memo | None = None,
) -> Wording:
    """The wording of a statement. Without its article every piece of a quoted kind counts as quoted.

    ``called`` maps the stem of a surname, and of a role that only one person of the story has, to one
    word for that person: so "the chair had read it" meets "Roe had read it". ``memo`` keeps the rest.
    """
    kept = memo or Forgetful()
    words = _words(statement, article, kept)
    return Wording(
        statement,
        words.text,
        words.runs,
        words.matter,
        words.senses
        if called.keys().isdisjoint(words.stemmed)
        else frozenset([called.get(stemmed) or sense(stemmed) for stemmed in words.stemmed]),
        words.plain,
        words.fragments,
        words.tokens,
        words.shingles,
        sum(map(len, words.runs)),
        words.denying,
        (statement.stance == "denies") != any(key in NEGATIONS for key in words.plain),
    )


def prepare_wording(statement: Statement, article: Article, memo: Memo) -> None:
    """Let ``memo`` have what a wording has of its statement and article alone, whoever its speakers are."""
    _words(statement, article, memo)


def _words(statement: Statement, article: Article | None, memo: Memo) -> _Words:
    key = ("words", statement.kind, statement.content, article.text if article is not None else None)
    return memo.get(key, partial(_words_of, statement, article))


def _words_of(statement: Statement, article: Article | None) -> _Words:
    pieces = [piece for span in statement.content for piece in _pieces(span, article)]
    whole = statement.kind in {"direct", "post", "block"}
    quoted = [whole or marked for _, marked in pieces]
    if statement.kind == "mixed" and not any(quoted):
        quoted = [True] * len(pieces)
    if statement.kind == "indirect":
        quoted = [False] * len(pieces)
    runs: list[tuple[str, ...]] = []
    matter: list[str] = []
    every: list[Token] = []
    for (text, _), is_quoted in zip(pieces, quoted, strict=True):
        tokens = tokens_of(text)
        every.extend(tokens)
        if is_quoted:
            for run in _runs(tokens, matter):
                runs.append(run)
    plain = tuple(t.key for t in every if not t.light and not t.bracketed)
    fragments = sum(quoted) if statement.kind == "mixed" else 0
    stemmed = tuple(map(stem, _with_phrases(every)))
    return _Words(
        shown_text(statement),
        tuple(runs),
        tuple(matter),
        stemmed,
        frozenset(map(sense, stemmed)),
        plain,
        fragments,
        tuple(every),
        frozenset(tuple(matter[i : i + _IN_A_ROW]) for i in range(len(matter) - _IN_A_ROW + 1)),
        _denying(every),
    )


def _denying(tokens: Sequence[Token]) -> tuple[tuple[tuple[str, ...], bool], ...]:
    """For each sentence the senses of its words of matter, and whether one of them denies."""
    parts: list[list[str]] = [[]]
    for token in tokens:
        if token.key == STOP:
            parts.append([])
        elif not token.light:
            parts[-1].append(token.key)
    return tuple(
        (tuple(sense(stem(key)) for key in part), any(key in NEGATIONS for key in part)) for part in parts
    )


def _with_phrases(tokens: list[Token]) -> list[str]:
    """The words of matter, with "went out" read as the one word that it stands for."""
    keys = [token.key for token in tokens]
    out: list[str] = []
    for i, token in enumerate(tokens):
        if keys[i : i + 2] in (["went", "out"], ["go", "out"], ["gone", "out"], ["put", "out"]):
            out.append("sent")
        elif not token.light and not token.bracketed:
            out.append(token.key)
    return out


@lru_cache(maxsize=16384)
def runs_of(text: str) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    """The runs of matter of quoted text, and all of it in one sequence (see ``Wording``)."""
    matter: list[str] = []
    runs = _runs(tokens_of(text), matter)
    return tuple(runs), tuple(matter)


def quoted_spans(statement: Statement, article: Article | None) -> list[Span]:
    """The pieces of a statement's content that stand in quotation marks, as spans."""
    if statement.kind in {"direct", "post", "block"}:
        return list(statement.content)
    if statement.kind == "indirect":
        return []
    marked = [
        span for span in statement.content if article is not None and _stands_in_marks(span, article.text)
    ]
    return marked or list(statement.content)


def shown_text(statement: Statement) -> str:
    """The content in one line, pieces joined by a space."""
    return " ".join(re.sub(r"\s+", " ", span.text).strip() for span in statement.content)


def _pieces(span: Span, article: Article | None) -> list[tuple[str, bool]]:
    """The span cut at double quotation marks inside it, each piece with whether it stands in marks."""
    marked = article is not None and _stands_in_marks(span, article.text)
    parts = _DOUBLE.split(span.text)
    if len(parts) < 3:
        return [(span.text, marked)]
    # Inside marks open and close in turn; a span that stands in marks itself begins inside them.
    return [(part, bool(i % 2) != marked or marked) for i, part in enumerate(parts) if part.strip()]


def _stands_in_marks(span: Span, text: str) -> bool:
    before = text[span.start - 1 : span.start]
    after = text[span.end : span.end + 1]
    if (before and before in DOUBLE) or (after and after in DOUBLE):
        return True
    # A single mark is an apostrophe when a letter stands before it.
    single = bool(before) and before in SINGLE
    return single and not text[span.start - 2 : span.start - 1].isalnum()


def _runs(tokens: tuple[Token, ...], matter: list[str]) -> list[tuple[str, ...]]:
    runs: list[tuple[str, ...]] = []
    run: list[str] = []
    for token in tokens:
        if token.key in {GAP, DASH} or token.bracketed:
            if run:
                runs.append(tuple(run))
                run = []
            if token.bracketed and not token.light:
                # What the editor's words stand for may be a word longer than they are.
                matter.extend([HOLE] if matter and matter[-1] == HOLE else [HOLE, HOLE])
        elif not token.light:
            run.append(token.key)
            matter.append(token.key)
    if run:
        runs.append(tuple(run))
    return runs
