"""Quotations against the record: what a full transcript, letter or statement has of each utterance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import PurePath

from rashomon.account.quoted import quoted_parts
from rashomon.account.record_words import Found, RecordWords, Run, find_in_record, words_in
from rashomon.linking.collation import differences
from rashomon.linking.words import DASH, GAP, LIGHT, STOP, Token, tokens_of
from rashomon.records import (
    Article,
    PrimaryMatch,
    PrimaryText,
    PrimaryWording,
    RecordVerdict,
    Span,
    Statement,
    Utterance,
    identify,
)

_SAME = 0.6
_FEWEST_FOR_AN_EDITION = 4
_LONGEST_COMPARED = 4000


@dataclass(frozen=True, slots=True)
class _Quoted:
    """The quoted words of one statement in runs. ``shown`` tells of each run whether the quotation itself
    marks that it need not follow on the run before; ``bracketed`` whether an editor put words in."""

    text: str
    runs: tuple[Run, ...]
    shown: tuple[bool, ...]
    bracketed: bool

    @property
    def size(self) -> int:
        return sum(len(run) for run in self.runs)


def primary_text(article: Article) -> PrimaryText:
    """A text that was read as an article is, kept as the record."""
    name = PurePath(article.path).name or article.url
    return PrimaryText(
        identify("primary", name, article.sha256 or article.text),
        article.path or article.url,
        article.text,
        article.title,
        article.sha256,
        article.notes,
    )


def compare_with_primary(
    texts: Sequence[PrimaryText],
    utterances: Sequence[Utterance],
    statements: Sequence[Statement],
    articles: Sequence[Article],
) -> tuple[tuple[PrimaryText, ...], tuple[PrimaryMatch, ...]]:
    """The texts, each once and by name, and for each one match for each utterance that an article quotes.

    Words are compared with case and punctuation folded. A text that alters at least half of what is found
    in it, four utterances or more, gets the note that it may be another edition. Raises nothing.
    """
    if not texts:
        return (), ()
    quoted = _quoted(statements, articles)
    known: list[PrimaryText] = []
    matches: list[PrimaryMatch] = []
    unique = {text.id: text for text in texts}
    for text in sorted(unique.values(), key=lambda one: (PurePath(one.path).name, one.id)):
        record = words_in(text.text)
        found = [_match(text, record, utterance, quoted) for utterance in utterances]
        own = [match for match in found if match is not None]
        known.append(replace(text, notes=(*text.notes, *_edition(own))))
        matches += own
    return tuple(known), tuple(matches)


def _quoted(statements: Sequence[Statement], articles: Sequence[Article]) -> dict[str, _Quoted]:
    by_id = {article.id: article for article in articles}
    found = {}
    for statement in statements:
        parts = quoted_parts(statement, by_id[statement.article])
        quoted = _runs([part.text for part in parts])
        if quoted.runs:
            found[statement.id] = quoted
    return found


def _runs(parts: Sequence[str]) -> _Quoted:
    """The words of the parts in runs. An ellipsis, brackets and the end of a part or sentence break one."""
    runs: list[Run] = []
    shown: list[bool] = []
    bracketed = False
    for part in parts:
        run: list[str] = []
        marked = True
        for token in (*tokens_of(part), Token(GAP, "")):
            if token.key == DASH:
                continue
            if token.key not in {GAP, STOP} and not token.bracketed:
                run.append(token.key)
                continue
            if run:
                runs.append(tuple(run))
                shown.append(marked)
                run, marked = [], False
            marked = marked or token.key != STOP
            bracketed = bracketed or token.bracketed
    text = " ".join(" ".join(part.split()) for part in parts)
    return _Quoted(text, tuple(runs), tuple(shown), bracketed)


def _match(
    text: PrimaryText, record: RecordWords, utterance: Utterance, quoted: Mapping[str, _Quoted]
) -> PrimaryMatch | None:
    """The match of one utterance, or ``None`` when no article quotes it."""
    ids = [*(variant.statement for variant in utterance.variants), *utterance.partly]
    wordings: list[PrimaryWording] = []
    reasons: list[str] = []
    compared: dict[str, tuple[PrimaryWording, tuple[str, ...]]] = {}
    for statement in dict.fromkeys(ids):
        if statement not in quoted:
            continue
        words = quoted[statement]
        if words.text not in compared:
            compared[words.text] = _compare(statement, words, record)
        wording, why = compared[words.text]
        wordings.append(replace(wording, statement=statement))
        reasons += why
    if not wordings:
        return None
    found = [wording for wording in wordings if wording.verdict != "not-found"]
    if not found:
        return PrimaryMatch(text.id, utterance.id, "not-found", (), tuple(wordings))
    fullest = min(found, key=lambda one: (-quoted[one.statement].size, wordings.index(one)))
    return PrimaryMatch(
        text.id,
        utterance.id,
        fullest.verdict,
        fullest.spans,
        tuple(wordings),
        tuple(dict.fromkeys(reasons)),
    )


def _compare(statement: str, quoted: _Quoted, record: RecordWords) -> tuple[PrimaryWording, tuple[str, ...]]:
    """One wording held against the record, and what has to be said about its place."""
    places: list[Found | None] = []
    after = 0
    for run in quoted.runs:
        place = find_in_record(run, record, after)
        after = place.end if place is not None else after
        places.append(place)
    found = [place for place in places if place is not None]
    if sum(place.same for place in found) < _SAME * quoted.size:
        return PrimaryWording(statement, "not-found"), ()
    verdict, marked = _verdict(quoted, places)
    missing = [run for run, place in zip(quoted.runs, places, strict=True) if place is None]
    parts = [] if verdict == "exact" else [_differences(quoted, found, record)]
    if any(later.start < earlier.end for earlier, later in pairwise(found)):
        parts = ["its pieces stand there in another order"]
    parts += [f"“{' '.join(run)}” is not found there" for run in missing]
    times = found[0].times
    several = quoted.size <= _few(quoted) and times > 1
    why = (f"“{quoted.text}” stands there {times} times; the first is shown",) if several else ()
    spans = tuple(_span(place, record) for place in found)
    return PrimaryWording(statement, verdict, spans, "; ".join(filter(None, parts)), marked), why


def _few(quoted: _Quoted) -> int:
    """How many words may be a chance meeting: more of those that carry grammar only."""
    return 8 if all(word in LIGHT for run in quoted.runs for word in run) else 4


def _verdict(quoted: _Quoted, places: Sequence[Found | None]) -> tuple[RecordVerdict, bool]:
    """The verdict, and whether the quotation shows each change itself."""
    found = [place for place in places if place is not None]
    if len(found) < len(places) or any(place.how == "altered" for place in found):
        return "altered", False
    jumps = [later.start - earlier.end for earlier, later in pairwise(found)]
    if any(jump < 0 for jump in jumps):
        return "altered", False
    silent = any(place.how == "cut" for place in found) or any(
        jump and not shown for jump, shown in zip(jumps, quoted.shown[1:], strict=True)
    )
    if quoted.bracketed:
        return "altered", not silent
    return ("cut", not silent) if silent or any(jumps) else ("exact", True)


def _differences(quoted: _Quoted, found: Sequence[Found], record: RecordWords) -> str:
    """In words, what the quotation has otherwise than the record between its first and its last place."""
    whole = _span(Found(found[0].start, max(place.end for place in found), 0, "exact"), record)
    if len(whole.text) > _LONGEST_COMPARED:
        return "a long passage is passed over"
    return differences(" ".join(whole.text.split()), quoted.text)


def _span(place: Found, record: RecordWords) -> Span:
    start = record.starts[place.start]
    end = max(record.ends[place.end - 1], start + 1)
    return Span(start, end, record.text[start:end])


def _edition(matches: Sequence[PrimaryMatch]) -> tuple[str, ...]:
    found = [match for match in matches if match.verdict != "not-found"]
    altered = sum(match.verdict == "altered" for match in found)
    if len(found) < _FEWEST_FOR_AN_EDITION or 2 * altered < len(found):
        return ()
    return (
        f"{altered} of the {len(found)} quoted sayings found here are altered: "
        "this may be another edition of what was quoted",
    )
