"""The passage that shows a statement to a reader: who, the attributing words, and what is said."""

from __future__ import annotations

from functools import lru_cache

from rashomon.positions.stems import stems_of
from rashomon.positions.story import StoryView
from rashomon.records import Article, Evidence, Position, Statement

LONGEST = 320
"""So many code points of a passage are shown at most, but for a single long content."""

_MARKS = "“”\"'‘’«»"
_BEFORE = " \t\r\n\xa0(—–:"
"""What stands before a mark that opens; after a letter or a full stop it closes what came before."""


def passage_of(statement: Statement, story: StoryView) -> Evidence:
    """The words from source, cue or content to the last of them, where they stand in one short stretch.

    Else the content alone; of a content longer than ``LONGEST`` its first words.
    """
    article = story.articles[statement.article]
    parts = [span for span in (statement.source, statement.cue, *statement.content) if span is not None]
    low, high = min(span.start for span in parts), max(span.end for span in parts)
    if high - low > LONGEST or "\n" in article.text[low:high]:
        low, high = statement.content[0].start, statement.content[-1].end
        if high - low > LONGEST or "\n" in article.text[low:high]:
            high = statement.content[0].end
    low, high = _with_marks(article, low, high)
    if high - low > LONGEST:
        cut = article.text.rfind(" ", low, low + LONGEST)
        high = cut if cut > low else low + LONGEST
    return Evidence(article.id, article.span(low, high))


def _with_marks(article: Article, low: int, high: int) -> tuple[int, int]:
    """The quotation marks right beside the words belong with them."""
    text = article.text
    if low and text[low - 1] in _MARKS and (low == 1 or text[low - 2] in _BEFORE):
        low -= 1
    while high < len(text) and text[high] in _MARKS:
        high += 1
    return low, high


@lru_cache(maxsize=4096)
def words_of(statement: Statement) -> str:
    """The content of a statement as one line."""
    return " ".join(" … ".join(span.text for span in statement.content).split())


def two_passages(
    a: list[Position], b: list[Position], statements: dict[str, Statement], story: StoryView
) -> tuple[Evidence, Evidence]:
    """One passage of each side: sure and short ones, of one article where one has both."""
    *_, one, other = min(
        (
            cost
            + other_cost
            - 0.5 * (one.article == other.article)
            + _overlap(one, other)
            - len(stems & other_stems) / max(1, min(len(stems), len(other_stems))),
            one.id,
            other.id,
            one,
            other,
        )
        for cost, one, stems in _best(a, statements)
        for other_cost, other, other_stems in _best(b, statements)
    )
    return passage_of(one, story), passage_of(other, story)


def _overlap(one: Statement, other: Statement) -> float:
    """Much, where the one stands inside the other: that is one passage, not two."""
    if one.article != other.article:
        return 0.0
    apart = one.content[-1].end <= other.content[0].start or other.content[-1].end <= one.content[0].start
    return 0.0 if apart else 2.0


def _best(
    positions: list[Position], statements: dict[str, Statement]
) -> list[tuple[float, Statement, frozenset[str]]]:
    """The best eight: the cost of each, its statement, and the stems of its words."""
    costs = sorted((_cost(one, statements), one.statement) for one in positions)[:8]
    return [(cost, statements[key], stems_of(words_of(statements[key]))) for cost, key in costs]


def _cost(position: Position, statements: dict[str, Statement]) -> float:
    """Less is better: sure, in the speaker's own words, not through others, not long."""
    statement = statements[position.statement]
    length = sum(span.end - span.start for span in statement.content)
    quoted = 0.0 if statement.kind in {"direct", "mixed"} else 0.3
    against = 1.5 if position.position == "affirms" and statement.stance == "denies" else 0.0
    carried = 0.5 if statement.kind in {"post", "block"} else 0.0
    return (
        4 * (1 - position.score)
        + quoted
        + carried
        + against
        + 0.2 * len(statement.chain)
        + min(1.0, length / 400)
        + (0.6 if length < 12 else 0.0)
        + (0.4 if statement.source is None else 0.0)
    )
