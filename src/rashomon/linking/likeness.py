"""Whether two wordings carry one saying: the same, a part of it, perhaps, or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.linking.alignment import Place, overlap, place_run
from rashomon.linking.senses import sense
from rashomon.linking.wordings import Wording
from rashomon.linking.words import NEGATIONS, stem

Verdict = Literal["same", "partly", "perhaps", ""]
Bond = Literal["speaker", "side", "none"]

# Fewest quoted words of matter that carry a join, by what binds the speakers. Two-word quotations
# match everywhere, so they count only between the same speaker, and when nobody else says them.
_FEWEST: dict[Bond, int] = {"speaker": 2, "side": 2, "none": 5}


@dataclass(frozen=True, slots=True)
class Likeness:
    """The verdict on two wordings, a score in 0–1, and why in words."""

    verdict: Verdict
    score: float = 0.0
    reason: str = ""


NOTHING = Likeness("")


def compare_quoted(short: Wording, long: Wording, bond: Bond, *, common: bool = False) -> Likeness:
    """Whether the quoted words of ``short`` stand in ``long``.

    ``common`` says that other speakers of the story use the words of ``short`` too: then two words
    do not carry a join.
    """
    if not short.runs or not long.matter:
        return NOTHING
    found = [(run, place_run(run, long.matter)) for run in short.runs]
    placed = [(run, place) for run, place in found if place is not None and place.same > len(run) / 2]
    total, same = short.size, sum(place.same for _, place in placed)
    changed = sum(len(place.changed) for _, place in placed) + sum(
        len(run) for run, place in found if place is None or place.same <= len(run) / 2
    )
    fewest = _FEWEST[bond] + (1 if common else 0)
    if same < fewest:
        return NOTHING
    share = same / total
    weighty = any(place.weighty for _, place in placed)
    # A word left out, or one in eight changed, is a variant; a number or a negation never is.
    left_out = all(not (a and b) for _, place in placed for a, b in place.changed)
    enough = total >= 8 or (total >= 6 and left_out)
    close = changed == 0 or (changed <= max(1, total // 8) and enough and not weighty)
    if bond == "none" and same < 0.8 * max(total, len(long.matter)):
        close = False
    if close and share >= 0.8:
        return _close(short, long, bond, [place for _, place in placed], changed, share)
    if bond == "speaker":
        excerpts = compare_overlap(short, long)
        if excerpts.verdict:
            return excerpts
    if (not short.fragments and share < 0.5) or changed > total:
        return NOTHING
    if short.fragments > 1 and changed and any(not p.changed for _, p in placed):
        whole = sum(len(run) for run, place in placed if not place.changed)
        return (
            Likeness("partly", share, "some of its quoted words stand in it") if whole >= fewest else NOTHING
        )
    if share >= 0.6 and total >= 3 and bond != "none":
        pairs = ", ".join(f"“{a or '–'}”/“{b or '–'}”" for _, p in placed for a, b in p.changed)
        return Likeness("perhaps", share, f"alike but for {pairs}: may be one saying or two")
    return NOTHING


def compare_overlap(one: Wording, other: Wording) -> Likeness:
    """Two excerpts of one saying that begin and end apart: a long run of words is in both."""
    shared = max((overlap(a, b) for a in one.runs for b in other.runs), default=0)
    smaller = min(one.size, other.size)
    if shared >= 5 and shared >= 0.45 * smaller:
        return Likeness(
            "same", shared / smaller, f"excerpts that overlap: {shared} words of matter in a row are in both"
        )
    if shared >= 3 and shared >= 0.25 * smaller and max(one.fragments, other.fragments) < 2:
        return Likeness(
            "partly", shared / smaller, f"excerpts that overlap by {shared} words of matter in a row"
        )
    return NOTHING


def _close(
    short: Wording, long: Wording, bond: Bond, places: list[Place], changed: int, share: float
) -> Likeness:
    if changed:
        words = ", ".join(f"“{a or '–'}” for “{b or '–'}”" for p in places for a, b in p.changed)
        reason = f"the same words but for {words}"
    else:
        reason = (
            "the same words"
            if short.size >= 0.9 * len(long.matter)
            else "its words stand in the longer wording"
        )
    spread = len({(p.start, p.end) for p in places})
    if short.fragments > 1 and spread > 1 and short.size < 0.6 * len(long.matter):
        return Likeness("partly", share, "fragments of it, joined by the writer's own words")
    if short.fragments and 2 * short.size < len(long.matter) and _ends_otherwise(short, long):
        return Likeness("partly", share, "some words of it, in a clause that the writer ends otherwise")
    if bond == "side" and short.size < 0.6 * len(long.matter) and short.fragments:
        return Likeness("partly", share, "a fragment of it, given to another speaker of the same side")
    return Likeness("same", share, reason)


def _ends_otherwise(short: Wording, long: Wording) -> bool:
    """Whether the writer's own words say what is denied: "no such letter" existed."""
    if not any(word in NEGATIONS for run in short.runs for word in run):
        return False
    last = next((token.key for token in reversed(short.tokens) if not token.light), "")
    return bool(last) and last != short.runs[-1][-1] and sense(stem(last)) not in long.stems


def compare_reported(one: Wording, other: Wording) -> Likeness:
    """Whether two statements that are not wholly quoted report one saying of one speaker."""
    if one.statement.stance != other.statement.stance or one.negative != other.negative:
        return NOTHING
    shared, union = one.stems & other.stems, one.stems | other.stems
    smaller = min(len(one.stems), len(other.stems))
    if one.plain == other.plain and (len(one.plain) >= 2 or (one.plain and _same_cue(one, other))):
        return Likeness("same", 1.0, "the same words")
    if len(shared) >= 3 and len(shared) >= 0.8 * len(union):
        return Likeness("same", len(shared) / len(union), "nearly the same words, reported without quotation")
    if len(shared) >= 3 and len(shared) == smaller and len(shared) >= 0.6 * len(union):
        return Likeness(
            "same", len(shared) / len(union), "one report of it has words that the other leaves out"
        )
    if one.statement.article == other.statement.article and shared and _refers_back(one, other):
        return Likeness(
            "same", 0.7, "one refers back to the other: the same cue and words, but for a pronoun"
        )
    return NOTHING


def _same_cue(one: Wording, other: Wording) -> bool:
    cues = [w.statement.cue.text.casefold() if w.statement.cue else "" for w in (one, other)]
    return cues[0] == cues[1] != ""


def _refers_back(one: Wording, other: Wording) -> bool:
    """Whether one is the other with "it" for a noun: "the letter was fake", "it was fake", under
    one cue word."""
    short, long = sorted((one, other), key=lambda w: (len(w.plain), w.text))
    first = short.tokens[0].key if short.tokens else ""
    return (
        _same_cue(one, other)
        and first in {"it", "this", "that", "he", "she", "they"}
        and len(long.plain) == len(short.plain) + 1
        and long.plain[1:] == short.plain
    )


def compare_paraphrase(reported: Wording, quoted: Wording) -> Likeness:
    """Whether a report gives the sense of quoted words: enough of its matter is theirs, and
    nothing is denied."""
    if reported.statement.stance != quoted.statement.stance:
        return NOTHING
    if reported.negative != negative_where(quoted, reported.stems):
        return NOTHING
    shared = len(reported.stems & quoted.stems)
    share = shared / max(1, len(reported.stems))
    if shared >= 3 and share >= 0.75:
        count = f"{shared} of its {len(reported.stems)} words of matter"
        words = f"a paraphrase: {count} are there, in words or in sense"
        whole = shared >= 4 and shared >= 0.8 * len(quoted.stems)
        return Likeness("same" if whole else "partly", share, words)
    return NOTHING


def characterisation(wording: Wording) -> str:
    """The stem of the noun by which a short report calls something: "it was a draft" gives
    "draft"; or nothing."""
    tokens = wording.tokens
    keys = [token.key for token in tokens]
    place = max((i for i, key in enumerate(keys) if key in {"a", "an"}), default=-1)
    after = [token for token in tokens[place + 1 :] if not token.light]
    if (
        place < 0
        or len(wording.plain) > 3
        or len(after) not in {1, 2}
        or wording.statement.stance == "withholds"
    ):
        return ""
    return sense(stem(after[-1].key))


def is_short_report(wording: Wording) -> bool:
    """Whether a report is of two or three words of matter, none of them a number: "there was no letter"."""
    return (
        1 < len(wording.stems) <= 3
        and len(wording.plain) <= 3
        and wording.statement.stance != "withholds"
        and not any(word.isdigit() for word in wording.plain)
    )


def negative_where(wording: Wording, stems: frozenset[str]) -> bool:
    """Whether the part of a wording that has these stems is negative: other sentences do not count."""
    shared = [(sum(one in stems for one in senses), denies) for senses, denies in wording.denying]
    most = max((count for count, _ in shared), default=0)
    near = any(denies for count, denies in shared if count and 2 * count >= most)
    return (wording.statement.stance == "denies") != near
