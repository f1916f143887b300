"""A document put together from the fragments that articles quote from it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.linking.alignment import place_run
from rashomon.linking.collation import differences
from rashomon.linking.described import DOCUMENT_WORDS
from rashomon.linking.wordings import HOLE, quoted_spans, runs_of
from rashomon.linking.words import GAP
from rashomon.records import Article, Evidence, Span, Speaker, Statement, identify
from rashomon.records.origins import Document, DocumentFragment, Witness

_SENTENCE_AROUND = 160
# So many words of matter in a row tell that two quotations are of one text.
_IN_A_ROW = 5
_WROTE = re.compile(r"\b(?:wrote|writes|written|reads|states|stated)\b", re.I)


@dataclass(slots=True)
class _Fragment:
    """A run of the document: its fullest wording, its words of matter, and where it was read."""

    text: str
    matter: tuple[str, ...]
    witnesses: list[tuple[Statement, Span]] = field(default_factory=list)
    differs: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Piece:
    """One quoted span of a statement, with its runs and its words of matter."""

    statement: Statement
    span: Span
    runs: tuple[tuple[str, ...], ...]
    matter: tuple[str, ...]
    shingles: frozenset[tuple[str, ...]]


def put_documents_together(
    speakers: Sequence[Speaker],
    statements: Sequence[Statement],
    articles: Mapping[str, Article],
    voice_of: Mapping[str, str],
) -> tuple[Document, ...]:
    """Every document that is quoted, its fragments in order.

    Words of the author count when they stand near a word for a document ("wrote in the letter"). The
    order is that in which articles give the fragments, which is a witness to the document's own and
    not a proof; a fragment that no article has beside another is marked as not placed.
    """
    out: list[Document] = []
    by_speaker: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        for said_by in statement.speakers:
            document = voice_of.get(said_by, said_by)
            if document == said_by or _is_written(statement, articles.get(statement.article)):
                by_speaker[document].append(statement)
    quoted = _quoted(statements, articles)
    others: dict[tuple[str, ...], list[tuple[int, _Piece]]] = defaultdict(list)
    for number, piece in enumerate(piece for pieces in quoted.values() for piece in pieces):
        for shingle in piece.shingles if piece.statement.kind not in {"post", "block"} else ():
            others[shingle].append((number, piece))
    for speaker in speakers:
        if speaker.kind != "document" or not by_speaker[speaker.id]:
            continue
        spans = [piece for statement in by_speaker[speaker.id] for piece in quoted.get(statement.id, ())]
        fragments = _joined_at_ends(_fragments(_with_the_same_words(spans, others)))
        if fragments:
            out.append(_document(speaker, fragments))
    return tuple(out)


def _is_written(statement: Statement, article: Article | None) -> bool:
    if statement.cue is not None and _WROTE.search(statement.cue.text):
        return True
    if article is None:
        return False
    start, end = statement.content[0].start, statement.content[-1].end
    near = article.text[max(0, start - _SENTENCE_AROUND) : end + _SENTENCE_AROUND // 2].casefold()
    return any(word in DOCUMENT_WORDS for word in re.findall(r"[\w-]+", near))


def _quoted(statements: Sequence[Statement], articles: Mapping[str, Article]) -> dict[str, list[_Piece]]:
    """The quoted pieces of each statement, by its id."""
    found: dict[str, list[_Piece]] = defaultdict(list)
    for statement in statements:
        for span in quoted_spans(statement, articles.get(statement.article)):
            runs, matter = runs_of(span.text)
            if matter:
                found[statement.id].append(_Piece(statement, span, runs, matter, _shingles(matter)))
    return found


def _with_the_same_words(
    spans: Sequence[_Piece], by_shingle: Mapping[tuple[str, ...], Sequence[tuple[int, _Piece]]]
) -> list[_Piece]:
    """The pieces, and those of other speakers that have some words in a row of them.

    An article that calls a document's author or nobody at all quotes the same document.
    """
    shingles = frozenset[tuple[str, ...]]().union(*(piece.shingles for piece in spans))
    known = {piece.statement.id for piece in spans}
    others = {
        number: piece
        for shingle in shingles
        for number, piece in by_shingle.get(shingle, ())
        if piece.statement.id not in known
    }
    return [*spans, *(others[number] for number in sorted(others))]


def _shingles(matter: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(matter[i : i + _IN_A_ROW] for i in range(len(matter) - _IN_A_ROW + 1))


def _fragments(pieces: Sequence[_Piece]) -> list[_Fragment]:
    """Quoted pieces, those that stand in a fuller one counted as its witnesses."""
    fragments: list[_Fragment] = []
    order = sorted(
        pieces,
        key=lambda p: (-len(p.matter), -len(p.span.text), p.span.text, p.statement.article, p.span.start),
    )
    for piece in order:
        text = piece.span.text
        home = next((f for f in fragments if _stands_in(piece.runs, f.matter)), None)
        if home is None:
            home = _Fragment(text, piece.matter)
            fragments.append(home)
        else:
            _note(home, text)
        home.witnesses.append((piece.statement, piece.span))
    return fragments


def _note(home: _Fragment, text: str) -> None:
    note = differences(home.text, text) if text != home.text else ""
    if note:
        home.differs.add(f"“{text if len(text) < 60 else text[:59] + '…'}”: {note}")


def _joined_at_ends(fragments: list[_Fragment]) -> list[_Fragment]:
    """The fragments, those made one of which one goes on where the other ends, some words in both."""
    left = list(fragments)
    found = _overlapping(left)
    while found is not None:
        first, second, shared = found
        one, other = left[first], left[second]
        made = _Fragment(
            one.text + other.text[_after(other.text, shared) :], one.matter + other.matter[shared:]
        )
        made.witnesses = [*one.witnesses, *other.witnesses]
        for text in sorted({span.text for _, span in made.witnesses}):
            _note(made, text)
        left = [f for n, f in enumerate(left) if n not in {first, second}] + [made]
        found = _overlapping(left)
    return left


def _overlapping(fragments: Sequence[_Fragment]) -> tuple[int, int, int] | None:
    """Two fragments of which the first ends with the words that the second begins with, and how many."""
    for i, one in enumerate(fragments):
        for j, other in enumerate(fragments):
            most = min(len(one.matter), len(other.matter)) if i != j else 0
            for size in range(most, _IN_A_ROW - 1, -1):
                if one.matter[-size:] == other.matter[:size]:
                    return i, j, size
    return None


def _after(text: str, count: int) -> int:
    """The place in ``text`` after its first ``count`` words of matter."""
    for match in re.finditer(r"\S+", text):
        if len(runs_of(text[: match.end()])[1]) >= count:
            return match.end()
    return len(text)


def _stands_in(runs: Sequence[tuple[str, ...]], matter: tuple[str, ...]) -> bool:
    words = [word for run in runs for word in run if word != HOLE]
    if not words:
        return False
    same = 0
    for run in runs:
        place = place_run(run, matter)
        same += place.same if place is not None and (not place.changed or not place.weighty) else 0
    return same >= 0.85 * len(words) and (len(words) >= 2 or len(matter) == len(words))


def _document(speaker: Speaker, fragments: Sequence[_Fragment]) -> Document:
    order, compared = _in_order(fragments)
    made: list[DocumentFragment] = []
    for rank, number in enumerate(order):
        fragment = fragments[number]
        witnesses = sorted({(s.id, Evidence(s.article, span)) for s, span in fragment.witnesses})
        follows = rank > 0 and _adjoin(fragments[order[rank - 1]], fragment)
        made.append(
            DocumentFragment(
                text=fragment.text,
                witnesses=tuple(Witness(statement, evidence) for statement, evidence in witnesses),
                gap_before=rank > 0 and not follows,
                placed=len(fragments) == 1 or number in compared,
                differs=tuple(sorted(fragment.differs)),
            )
        )
    shared = sum(len({w.evidence.article for w in f.witnesses}) > 1 for f in made)
    reasons = (f"{shared} of {len(made)} fragments have more than one article as witness",)
    return Document(identify("document", speaker.id), speaker.name, speaker.id, tuple(made), reasons)


def _in_order(fragments: Sequence[_Fragment]) -> tuple[list[int], set[int]]:
    """Fragment numbers in the order most articles have them, and those that an article has beside another."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, fragment in enumerate(fragments):
        for statement, span in fragment.witnesses:
            places[statement.article].append((span.start, number))
    before: dict[tuple[int, int], int] = defaultdict(int)
    compared: set[int] = set()
    for found in places.values():
        row = [number for _, number in sorted(found)]
        row = list(dict.fromkeys(row))
        for i, first in enumerate(row):
            for second in row[i + 1 :]:
                before[first, second] += 1
                compared.update((first, second))
    wins = {
        n: sum(before[n, m] > before[m, n] for m in range(len(fragments)) if m != n)
        for n in range(len(fragments))
    }
    # Fragments that nothing places come last, in the order of their words.
    order = sorted(range(len(fragments)), key=lambda n: (n not in compared, -wins[n], fragments[n].text))
    return order, compared


def _adjoin(first: _Fragment, second: _Fragment) -> bool:
    """Whether a witness gives one right after the other in one statement, with no sign of words cut."""
    for statement, span in first.witnesses:
        pieces = list(statement.content)
        for other, following in second.witnesses:
            if other.id != statement.id or span not in pieces or following not in pieces:
                continue
            if pieces.index(following) == pieces.index(span) + 1 and not _open_end(span.text, following.text):
                return True
    return False


def _open_end(before: str, after: str) -> bool:
    return before.rstrip().endswith((GAP, "...", ". .")) or after.lstrip().startswith((GAP, "...", "["))
