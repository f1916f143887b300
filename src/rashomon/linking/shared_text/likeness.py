"""What two articles share, judged: a reprint, a partial copy, the same quotations only, or nothing.

Words that stand in quotation marks in either article are left out before anything is called a copy:
two honest reports of one speech share its words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.linking.shared_text.alignment import Pairs, Trigram, align, matching_runs
from rashomon.linking.shared_text.wordings import Wording
from rashomon.records.sharing import SharedKind
from rashomon.records.spans import Span
from rashomon.text.shingles import GUARANTEED_RUN

#: Words outside quotations that a copied passage has at least.
PASSAGE_WORDS = 20
#: Of the words of a passage, how many stand in both texts in the same order at least.
NEARLY_EQUAL = 0.75
#: Equal words without which there is no copied passage: three in four of twenty.
COPIED_WORDS = 15
#: Equal words of a passage that shows a copy by itself: a name with its title and office reaches sixteen.
LONE_WORDS = 18
#: Equal words, the passage and other stretches together, that show a copy if no passage does by itself.
SUPPORTED_WORDS = 24
#: Equal words in several stretches that are no passages: sentences taken over with changes.
SCATTERED_WORDS = 40
#: More than this part of the shorter article makes a reprint: of all its words, and of those unquoted.
REPRINT_PART = 0.5
#: A text too short for a passage of twenty words is reprinted if this part of it stands in the other.
WHOLE_PART = 0.9
#: Words of one quotation that two articles share at least.
QUOTATION_WORDS = 8
#: Quoted words in a row that part one stretch of a passage from the next.
_QUOTED_BREAK = 8


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """One passage as it stands in both articles; ``matched`` words are equal, ``quoted`` of them quoted."""

    first: Span
    second: Span
    matched: int
    quoted: int
    copied: bool


@dataclass(frozen=True, slots=True)
class Likeness:
    """What the articles ``first`` and ``second`` (places in the input) share.

    ``part`` is how much of the shorter one passages cover that are nearly equal, ``free_part`` how
    much of what is outside quotations in it; ``whole`` which part of the words of each one the other
    has, word for word. All in 0–1.
    """

    first: int
    second: int
    kind: SharedKind
    passages: tuple[SharedPassage, ...]
    part: float
    free_part: float
    whole: tuple[float, float]


def compare(
    first: tuple[int, Wording],
    second: tuple[int, Wording],
    places: Mapping[Trigram, Sequence[int]],
) -> Likeness | None:
    """What two articles share; ``None`` if they have no seven words in a row, or nothing that counts.

    Each argument is an article's place in the input and its wording; ``places`` is the trigram index
    of the first.
    """
    (first_place, one), (second_place, other) = first, second
    runs = matching_runs(one.words, other.words, places)
    if max((length for _, _, length in runs), default=0) < GUARANTEED_RUN:
        return None
    side = 0 if (len(one.words), one.unquoted) <= (len(other.words), other.unquoted) else 1
    passages: list[SharedPassage] = []
    unquoted = (one, other)[side].unquoted
    matched = covered = free_covered = longest = scattered = 0
    for pairs in align(one.words, other.words, runs):
        matched += len(pairs)
        unquoted -= _quoted_in_other(one, other, pairs, side)
        for piece in _cut_at_furniture(one, other, pairs):
            if len(piece) < QUOTATION_WORDS:
                continue
            stretches = _free_stretches(one, other, piece)
            sizes = [len(stretch) for stretch in stretches]
            scattered += sum(size for size in sizes if size >= QUOTATION_WORDS)
            words_copied = max((_copied_words(one, other, stretch) for stretch in stretches), default=0)
            longest = max(longest, words_copied)
            passages.append(_passage(one, other, piece, len(piece) - sum(sizes), words_copied > 0))
            words, free_words = _extent(one, other, piece, side)
            covered += words
            free_covered += free_words
    shorter = (one, other)[side]
    part = min(1.0, covered / len(shorter.words))
    free_part = min(1.0, free_covered / unquoted) if unquoted else 0.0
    copied = _shows_copy(longest, scattered)
    kind = _kind_of(passages, min(part, free_part), copied)
    if kind is None:
        return None
    whole = (matched / len(one.words), matched / len(other.words))
    return Likeness(first_place, second_place, kind, tuple(passages), part, free_part, whole)


def _shows_copy(longest: int, scattered: int) -> bool:
    """Whether the longest copied passage and all stretches outside quotations together show a copy."""
    return (
        longest >= LONE_WORDS
        or (longest > 0 and scattered >= SUPPORTED_WORDS)
        or scattered >= SCATTERED_WORDS
    )


def _kind_of(passages: Sequence[SharedPassage], part: float, copied: bool) -> SharedKind | None:
    """The kind of likeness, or ``None`` when too little is shared."""
    if part > REPRINT_PART and (copied or part >= WHOLE_PART):
        return "reprint"
    if copied:
        return "partial"
    if any(passage.quoted >= QUOTATION_WORDS for passage in passages):
        return "same-quotes-only"
    return None


def _cut_at_furniture(one: Wording, other: Wording, pairs: Pairs) -> list[Pairs]:
    """The pairs, cut where furniture stands between two words of either article."""
    pieces: list[Pairs] = []
    before: tuple[int, int] | None = None
    for i, j in pairs:
        part = (one.parts[i], other.parts[j])
        if part != before:
            pieces.append([])
            before = part
        pieces[-1].append((i, j))
    return pieces


def _free_stretches(one: Wording, other: Wording, pairs: Pairs) -> list[Pairs]:
    """The pairs that are quoted in neither article, cut where a long quotation stands between."""
    stretches: list[Pairs] = [[]]
    quoted = 0
    for i, j in pairs:
        if one.quoted[i] or other.quoted[j]:
            quoted += 1
            continue
        if quoted >= _QUOTED_BREAK and stretches[-1]:
            stretches.append([])
        quoted = 0
        stretches[-1].append((i, j))
    return [stretch for stretch in stretches if stretch]


def _copied_words(one: Wording, other: Wording, free: Pairs) -> int:
    """Equal words of the copied passage that the stretch is, less what is unlike at its ends; 0 if none."""
    while len(free) >= COPIED_WORDS:
        length = max(PASSAGE_WORDS, _free_length(one, other, free))
        if len(free) >= NEARLY_EQUAL * length:
            return len(free)
        # Shed the word that stands before the wider gap, one at a time.
        left = max(free[1][0] - free[0][0], free[1][1] - free[0][1])
        right = max(free[-1][0] - free[-2][0], free[-1][1] - free[-2][1])
        free = free[1:] if left >= right else free[:-1]
    return 0


def _extent(one: Wording, other: Wording, pairs: Pairs, side: int) -> tuple[int, int]:
    """Words of a passage in one of the texts, and how many of them are quoted in neither.

    A passage that is nearly equal counts from its first word to its last, another by its equal words.
    """
    text = (one, other)[side]
    begin, end = pairs[0][side], pairs[-1][side] + 1
    quoted = sum(1 for i, j in pairs if one.quoted[i] or other.quoted[j])
    if len(pairs) < NEARLY_EQUAL * (end - begin):
        return len(pairs), len(pairs) - quoted
    matched = {pair[side] for pair in pairs}
    quoted += sum(1 for place in range(begin, end) if text.quoted[place] and place not in matched)
    return end - begin, end - begin - quoted


def _quoted_in_other(one: Wording, other: Wording, pairs: Pairs, side: int) -> int:
    """Words that stand free in the text of ``side`` and quoted in the other: they count as quoted."""
    own, its = (one.quoted, other.quoted) if side == 0 else (other.quoted, one.quoted)
    return sum(1 for pair in pairs if own[pair[side]] < its[pair[1 - side]])


def _free_length(one: Wording, other: Wording, free: Pairs) -> int:
    """Words outside quotations from the first to the last of the pairs, in the text that has more."""
    (first_i, first_j), (last_i, last_j) = free[0], free[-1]
    return max(
        last_i + 1 - first_i - sum(one.quoted[first_i : last_i + 1]),
        last_j + 1 - first_j - sum(other.quoted[first_j : last_j + 1]),
        len(free),
    )


def _passage(one: Wording, other: Wording, pairs: Pairs, quoted: int, copied: bool) -> SharedPassage:
    (first_i, first_j), (last_i, last_j) = pairs[0], pairs[-1]
    return SharedPassage(
        first=one.article.span(one.starts[first_i], one.ends[last_i]),
        second=other.article.span(other.starts[first_j], other.ends[last_j]),
        matched=len(pairs),
        quoted=quoted,
        copied=copied,
    )
