"""Shared text: which articles reprint one another, take passages over, or only quote the same words.

articles ─ candidates ─▶ pairs ─ alignment, likeness ─▶ what two share ─ grouping, direction ─▶ SharedText
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import combinations

from rashomon.linking.memo import Forgetful, Memo
from rashomon.linking.shared_text.alignment import Trigram, index_trigrams
from rashomon.linking.shared_text.candidates import find_candidates, numbers_of
from rashomon.linking.shared_text.direction import find_flows
from rashomon.linking.shared_text.grouping import FAMILY, Group, group_pairs, is_near, rows_of
from rashomon.linking.shared_text.likeness import Likeness, compare
from rashomon.linking.shared_text.wordings import WordingShelf
from rashomon.records.articles import Article
from rashomon.records.identity import identify
from rashomon.records.sharing import SharedKind, SharedText
from rashomon.records.spans import Evidence, Span
from rashomon.text.shingles import WordNumbers

__all__ = ["find_shared_text", "pair_kinds", "prepare_words"]

_STRENGTH: dict[SharedKind, int] = {"same-quotes-only": 0, "partial": 1, "reprint": 2}


def find_shared_text(
    articles: Sequence[Article],
    quoted: Mapping[str, Sequence[Span]] | None = None,
    memo: Memo | None = None,
) -> tuple[SharedText, ...]:
    """What the articles share, as groups: reprints first, then partial copies, then shared quotations.

    ``quoted`` maps an article's id to the spans of the quotations and posts in it; they are left out
    before anything is called a copy. For an article that it does not list, quotation marks are paired
    by a local rule. An empty sequence says that nothing is quoted. Blocks that an article lifts from
    another without quotation marks are copies: leave them out of ``quoted``.

    An article's furniture is not read. Articles of one id are read once. The result does not depend
    on the order of ``articles``. Whether two articles share a text does not depend on the others, but
    for short quotations in more than two thousand articles and words that more than 64 have (see
    ``candidates``). Raises nothing.
    """
    ordered = _put_in_order(articles)
    kept = memo or Forgetful()
    numbers = _numbers(kept)
    candidates = find_candidates(ordered, numbers, kept)
    shelf = WordingShelf(ordered, quoted, numbers)
    marks = [_mark(article, quoted) for article in ordered]
    likenesses = _compare_pairs(candidates.pairs, shelf, marks, kept)
    groups = group_pairs(likenesses, candidates.crowded)
    found = [
        kept.get(_group_mark(group, ordered, marks), partial(_record, group, ordered)) for group in groups
    ]
    return tuple(sorted(found, key=lambda text: (-_STRENGTH[text.kind], -len(text.articles), text.id)))


def prepare_words(article: Article, memo: Memo) -> None:
    """Let ``memo`` have what ``find_shared_text`` asks of the article alone."""
    numbers_of(article, _numbers(memo), memo)


def _numbers(memo: Memo) -> WordNumbers:
    return memo.get(("numbers of words",), WordNumbers)


def pair_kinds(shared: Iterable[SharedText]) -> dict[tuple[str, str], SharedKind]:
    """The strongest kind for each two articles (ids in order); a pair that is missing shares nothing.

    Grows with the square of a group's articles: for scoring and for tables of a few hundred articles.
    """
    kinds: dict[tuple[str, str], SharedKind] = {}
    for text in shared:
        for one, other in combinations(sorted(text.articles), 2):
            known = kinds.get((one, other))
            if known is None or _STRENGTH[text.kind] > _STRENGTH[known]:
                kinds[one, other] = text.kind
    return kinds


def _put_in_order(articles: Sequence[Article]) -> list[Article]:
    """The articles, one of each id, longest first: an order that does not come from the input."""
    unique = {article.id: article for article in articles}
    return sorted(unique.values(), key=lambda article: (-len(article.text), article.id))


def _compare_pairs(
    candidates: Iterable[tuple[int, int]],
    shelf: WordingShelf,
    marks: Sequence[tuple[object, ...]],
    memo: Memo,
) -> dict[tuple[int, int], Likeness]:
    """What the pairs share; pairs of near copies of one article that stands for them are passed over."""
    likenesses: dict[tuple[int, int], Likeness] = {}
    indexed = -1
    places: dict[Trigram, list[int]] = {}
    near_of: dict[int, int] = {}
    near: Counter[int] = Counter()
    for one, other in candidates:
        hub = near_of.get(one, one)
        if hub == near_of.get(other, other) and near[hub] >= FAMILY:
            continue  # both are near copies of one article, which stands for them

        def made(one: int = one, other: int = other) -> Likeness | None:
            nonlocal indexed, places
            if one != indexed:
                indexed, places = one, index_trigrams(shelf[one].words)
            return compare((one, shelf[one]), (other, shelf[other]), places)

        found = memo.get(("likeness", marks[one], marks[other]), made)
        if found is None:
            continue
        # A likeness names the articles by their places, which another article may shift.
        moved = (found.first, found.second) != (one, other)
        likeness = replace(found, first=one, second=other) if moved else found
        likenesses[one, other] = likeness
        if is_near(likeness) and one not in near_of and other not in near_of:
            near_of[other] = one
            near[one] += 1
    return likenesses


def _mark(article: Article, quoted: Mapping[str, Sequence[Span]] | None) -> tuple[object, ...]:
    """All that a likeness hangs on of an article: its text, by its id, and what is quoted in it."""
    spans = None if quoted is None else quoted.get(article.id)
    places = None if spans is None else tuple((span.start, span.end) for span in spans)
    return article.id, places


def _group_mark(
    group: Group, articles: Sequence[Article], marks: Sequence[tuple[object, ...]]
) -> tuple[object, ...]:
    """All that the record of a group hangs on: places are told by their order in the group alone."""
    order = {place: number for number, place in enumerate(group.articles)}
    return (
        "shared",
        group.kind,
        tuple((articles[place], marks[place]) for place in group.articles),
        tuple((order[pair.first], order[pair.second]) for pair in group.pairs),
        None if group.stand_in is None else order[group.stand_in],
        group.near,
    )


def _record(group: Group, articles: Sequence[Article]) -> SharedText:
    """The record of a group."""
    ids = sorted(articles[place].id for place in group.articles)
    rows = [
        tuple(sorted(Evidence(articles[place].id, span) for place, span in row)) for row in rows_of(group)
    ]
    flows = find_flows(group, articles)
    return SharedText(
        id=identify("shared", group.kind, *ids),
        kind=group.kind,
        articles=tuple(ids),
        passages=tuple(sorted(rows)),
        direction=tuple(sorted(flows, key=lambda flow: flow.to)) or "unknown",
        score=_score(group),
        reasons=_reasons(group, articles),
    )


def _score(group: Group) -> float:
    """How certain the kind is, in 0–1, by the weakest pair: 0.5 is just enough, 1 leaves no doubt."""
    if group.kind == "reprint":
        certainty = min(pair.part for pair in group.pairs)
    elif group.kind == "partial":
        certainty = min(1.0, min(_copied_words(pair) for pair in group.pairs) / 40)
    else:
        certainty = min(1.0, min(_quoted_words(pair) for pair in group.pairs) / 16)
    return round(min(1.0, certainty), 3)


def _copied_words(pair: Likeness) -> int:
    return sum(passage.matched - passage.quoted for passage in pair.passages)


def _quoted_words(pair: Likeness) -> int:
    return max((passage.quoted for passage in pair.passages), default=0)


def _reasons(group: Group, articles: Sequence[Article]) -> tuple[str, ...]:
    """Why the group is what it is, in sentences for readers."""
    parts = [round(100 * pair.part) for pair in group.pairs]
    if group.kind == "reprint":
        free_parts = [round(100 * pair.free_part) for pair in group.pairs]
        reasons = [
            f"{_range(parts)} % of the shorter article's words stand in the other nearly word for word",
            f"{_range(free_parts)} % of what it has outside quotation marks does",
        ]
    elif group.kind == "partial":
        best = [max(_copied_in(pair), default=0) for pair in group.pairs]
        reasons = [
            f"the longest passage outside quotation marks has {_range(best)} equal words",
            f"{_range(parts)} % of the shorter article's words are shared: not enough for a reprint",
        ]
    else:
        best = [_quoted_words(pair) for pair in group.pairs]
        reasons = [
            f"{_range(best)} equal words of one quotation",
            "no passage of twenty words outside quotation marks: to quote the same words is no copying",
        ]
    if group.stand_in is not None:
        name = articles[group.stand_in].path or articles[group.stand_in].id
        reasons.append(f"{group.near} articles were compared with {name}, which stands for all of them")
    return tuple(reasons)


def _copied_in(pair: Likeness) -> list[int]:
    return [passage.matched - passage.quoted for passage in pair.passages]


def _range(values: Sequence[int]) -> str:
    """One number, or the least and the greatest of several."""
    least, most = min(values), max(values)
    return str(least) if least == most else f"{least} to {most}"
