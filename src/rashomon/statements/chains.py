"""On whose word: through whom a statement reached the article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.records import Article, Credit
from rashomon.statements.frames import Draft
from rashomon.statements.lexicon import lexicon
from rashomon.text.words import split_words

#: Credits that cover what follows or the whole text, not only the words beside them.
_HOLDS_ALL = re.compile(
    r"via\b|by\b|featured via|source\s*:|\(|[a-z .'’-]+\(|reprinted|republished|from\b|"
    r"this (?:story|article)|—|–"
)


_POINT = 2
"""Code points by which an inner content may end behind the outer: its point and its closing mark."""


def find_holders(drafts: Sequence[Draft]) -> None:
    """Set each draft's ``holder``: the smallest other draft whose content it stands in, source and all."""
    by_start = sorted(drafts, key=lambda d: d.start)
    open_now: list[Draft] = []
    position = 0
    for (low, high), draft in sorted(((_extent(d), d) for d in drafts), key=lambda pair: pair[0]):
        while position < len(by_start) and by_start[position].start <= low:
            open_now.append(by_start[position])
            position += 1
        open_now = [o for o in open_now if o.end >= low]
        around = [
            o
            for o in open_now
            if o is not draft and high <= o.end + _POINT and (o.start, o.end) != (draft.start, draft.end)
        ]
        for other in sorted(around, key=lambda o: o.end - o.start):
            if other.end + _POINT - other.start >= high - low and not _is_held(other, draft):
                draft.holder = other
                break


def _is_held(inner: Draft, outer: Draft) -> bool:
    """Whether ``inner`` already stands in ``outer``, so that no ring of holders forms."""
    holder = inner.holder
    while holder is not None:
        if holder is outer:
            return True
        holder = holder.holder
    return False


def _extent(draft: Draft) -> tuple[int, int]:
    """From the first to the last code point of a draft's content, source and cue."""
    spans = [*draft.content]
    if draft.cue is not None:
        spans.append(draft.cue)
    if draft.source is not None and draft.kind not in {"block"}:
        spans.append(draft.source)
    return min(s for s, _ in spans), max(e for _, e in spans)


def fold_carriers(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Turn "…, The Dispatch reports" around another's statement into a link of that statement's chain.

    A publication whose whole content is what another says adds no statement of its own when its words
    only trail; the inner statement names it as a carrier.
    """
    dropped: set[int] = set()
    for outer in drafts:
        if outer.kind != "indirect" or outer.source is None or outer.cue is None:
            continue
        if outer.cue[0] < outer.end:
            if _led_by(text, outer, drafts):
                dropped.add(id(outer))
            continue
        if not (is_publication(text, outer.source) or _passes_on(text, outer.source)):
            continue
        inner = [d for d in drafts if d.holder is outer]
        covering = [d for d in inner if _extent(d)[1] - _extent(d)[0] > 0.6 * (outer.end - outer.start)]
        for draft in inner:
            if covering:
                draft.carriers.append(outer.source)
                draft.holder = outer.holder
        if covering:
            dropped.add(id(outer))
    return [d for d in drafts if id(d) not in dropped]


def _led_by(text: str, outer: Draft, drafts: Sequence[Draft]) -> bool:
    """Turn "According to Ida, | the man said that …" into a link of the man's statement; whether it is one.

    Where the whole of his statement stands in hers, both are kept, and she is the holder of his.
    """
    if outer.source is None or outer.cue is None:
        return False
    if text[outer.cue[0] : outer.cue[1]].lower() not in {"according to", "per", "as per"}:
        return False
    led = [
        d
        for d in drafts
        if d is not outer and d.holder is not outer and d.source is not None and d.cue is not None
        and outer.start - 2 <= d.source[0] <= outer.start + 4 and d.source[1] <= d.cue[0] <= d.start
    ]  # fmt: skip
    for draft in led:
        draft.carriers.append(outer.source)
    return bool(led)


_PASSING_ON = frozenset("report reports media outlets press statement document documents".split())


def _passes_on(text: str, source: tuple[int, int]) -> bool:
    """Whether a source without a name only carries others' words ("reports", "local media")."""
    return any(w.lower in _PASSING_ON for w in split_words(text, *source))


_GATHERINGS = frozenset("conference conferences briefing briefings event meeting desk".split())


def is_publication(text: str, source: tuple[int, int]) -> bool:
    """Whether the words of a source name a news outlet or an agency."""
    known = lexicon()
    words = split_words(text, *source)
    if not any(w.is_capital for w in words) or any(w.lower in _GATHERINGS for w in words):
        return False
    named = any(
        w.lower.removesuffix("'s") in known.publications or _is_call_sign(text, w.text) for w in words
    )
    return named and not any(w.lower in known.titles for w in words)


_CALL_SIGN = re.compile(r"([KW][A-Z]{2,3})(?:-(?:TV|FM|AM))?(?:['’]s)?")
_RUN_TOGETHER = re.compile(r"[A-Z][a-z]\w*(?:News|Press|Post|Times|Media|Radio|TV|Leaks|Wire)(?:['’]s)?")


def _is_call_sign(text: str, word: str) -> bool:
    """Whether a word is what a station or a site goes by: "KTXB", "WCBS-TV", "NorvikNews".

    Four letters alone are one where the text says what they are ("KTXB, the local TV station").
    """
    sign = _CALL_SIGN.fullmatch(word)
    if sign is None:
        return _RUN_TOGETHER.fullmatch(word) is not None
    if "-" in word:
        return True
    beside = (
        rf"\b(?:station|channel|radio|show\s+on)\s+{sign[1]}\b"
        rf"|\b{sign[1]},?\s+(?:\w+\s+){{1,4}}?(?:station|channel)\b"
    )
    return len(sign[1]) > 3 and re.search(beside, text) is not None


def article_credits(article: Article) -> list[tuple[Credit, int]]:
    """The credits that say whose text this is, with the code point from which each holds."""
    found: list[tuple[Credit, int]] = []
    own = _key(article.outlet)
    for credit in article.credits:
        key = _key(credit.outlet)
        if credit.scope != "article" or not key or key == own:
            continue
        words = credit.span.text.lower()
        if not _HOLDS_ALL.match(words):
            continue
        late = credit.span.start > 0.75 * len(article.text)
        found.append(
            (credit, 0 if late or (credit.span.start < 400 and "via" not in words) else credit.span.start)
        )
    return found


def _key(outlet: str) -> str:
    return "".join(c for c in outlet.lower().removeprefix("the ") if c.isalnum())


_MEDIA = frozenset("news radio tv television online live digital media network channel fm".split())
"""What a broadcaster's or a paper's other branches are called."""


def is_own(words: str, outlet: str) -> bool:
    """Whether words name the article's own outlet, or a part of it."""
    own, named = _words_of(outlet), _words_of(words)
    owners = _words_of(" ".join(re.findall(r"\S+['’]s\b", words)))  # "the Record's Morning Show"
    brand = bool(own - _MEDIA) and own - _MEDIA == (owners or named) - _MEDIA  # "Meridian Radio's Breakfast"
    return named <= own or bool(own and own <= named) or bool(owners and owners <= own) or brand


def _words_of(name: str) -> set[str]:
    """The words of an outlet's name, so that "the Record" and "the Record's Morning Show" can be compared."""
    return {re.sub(r"['’]s?$", "", word) for word in name.lower().split()} - {"the", "our"}
