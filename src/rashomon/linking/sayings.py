"""Wordings put together into sayings: each is put to the fullest wording that holds it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.linking.candidates import SayingIndex, identity
from rashomon.linking.likeness import (
    NOTHING,
    Bond,
    Likeness,
    characterisation,
    compare_overlap,
    compare_paraphrase,
    compare_quoted,
    compare_reported,
    is_short_report,
    negative_where,
)
from rashomon.linking.wordings import Wording
from rashomon.linking.words import NEGATIONS
from rashomon.records import Statement


@dataclass(frozen=True, slots=True)
class Voices:
    """Who speaks with one voice (an author and their document), and who is of one side, by speaker id."""

    voice_of: Mapping[str, str] = field(default_factory=dict)
    side_of: Mapping[str, str] = field(default_factory=dict)

    def voices(self, statement: Statement) -> frozenset[str]:
        """The voices of a statement's speakers."""
        return frozenset(self.voice_of.get(s, s) for s in statement.speakers)

    def sides(self, statement: Statement) -> frozenset[str]:
        """The sides of a statement's speakers; a speaker of none is their own."""
        return frozenset(self.side_of.get(s, self.voice_of.get(s, s)) for s in statement.speakers)


@dataclass(slots=True)
class Saying:
    """An utterance while it is put together; ``fullest`` is the wording that the others are put to.

    ``distinct`` holds one wording of each text, ``seen`` their words; ``places`` its statements by article.
    """

    fullest: Wording
    full: list[Wording] = field(default_factory=list)
    partly: list[Wording] = field(default_factory=list)
    reasons: set[str] = field(default_factory=set)
    seen: set[tuple[str, ...]] = field(default_factory=set)
    distinct: list[Wording] = field(default_factory=list)
    places: dict[str, list[Statement]] = field(default_factory=dict)
    attached: set[str] = field(default_factory=set)
    voices: set[str] = field(default_factory=set)
    sides: set[str] = field(default_factory=set)


class UtteranceJoiner:
    """Puts wordings together, fullest first, so that the order of the input plays no part."""

    def __init__(self, voices: Voices) -> None:
        self._known = voices
        self._said_by: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
        self._sayings: list[Saying] = []
        self._index = SayingIndex()
        self._overlapped: list[tuple[int, Wording]] = []
        self._users: dict[tuple[str, ...], set[str]] = defaultdict(set)

    def join(self, wordings: Sequence[Wording]) -> list[Saying]:
        """Every wording in one saying as a full one, or in one or more as a part, or both."""
        for wording in wordings:
            # What a post or block carries are somebody else's words as a rule.
            for run in wording.runs if wording.statement.kind not in {"post", "block"} else ():
                if len(run) <= 3:
                    self._users[run].update(self._sides(wording))
        order = sorted(wordings, key=fullness)
        for wording in order:
            if wording.runs:
                self._place_quoted(wording)
        for index, wording in self._overlapped:
            self._place_overlap(index, wording)
        for index in range(len(self._sayings)):
            self._place_few_quoted(index)
        reported: dict[tuple[str, ...], list[Wording]] = defaultdict(list)
        for wording in order:
            if not wording.runs:
                reported[identity(wording)].append(wording)
        for same in reported.values():
            self._place_reported(same)
        return [saying for saying in self._sayings if saying.full]

    def _place_quoted(self, wording: Wording) -> None:
        known = self._index.exact(wording)
        if known is not None:
            self._add(known, wording, Likeness("same", 1.0, "the same words"))
            return
        common = all(len(self._users.get(run, ())) > 1 for run in wording.runs)
        best: tuple[float, float, int, Likeness] | None = None
        overlapping: list[tuple[int, Likeness]] = []
        partly: list[tuple[int, Likeness]] = []
        perhaps: list[tuple[int, Likeness]] = []
        for index in self._candidates(wording):
            saying = self._sayings[index]
            if not self._may_join(wording, saying):
                continue
            bond = self._bond(wording, saying)
            likeness = compare_quoted(wording, saying.fullest, bond, common=common)
            if not likeness.verdict and wording.size <= saying.fullest.size and bond == "speaker":
                likeness = self._other_way(wording, saying)
            if "overlap" in likeness.reason:
                overlapping.append((index, likeness))
            elif likeness.verdict == "same":
                rank = (likeness.score, -abs(saying.fullest.size - wording.size), -index, likeness)
                best = rank if best is None or rank[:3] > best[:3] else best
            elif likeness.verdict == "partly":
                partly.append((index, likeness))
            elif likeness.verdict == "perhaps":
                perhaps.append((index, likeness))
        if best is None and len(overlapping) == 1 and overlapping[0][1].verdict == "same":
            index, likeness = overlapping[0]
            self._add(index, wording, likeness)
            self._overlapped.append((index, wording))
        elif best is not None:
            self._add(-best[2], wording, best[3])
        elif partly or (overlapping and any(likeness.verdict == "same" for _, likeness in overlapping)):
            partly.extend(overlapping)
            for index, likeness in partly:
                _attach(self._sayings[index], wording, likeness)
        else:
            fresh = self._start(wording)
            for index, likeness in perhaps:
                other = self._sayings[index]
                other.reasons.add(_said(wording, likeness))
                fresh.reasons.add(_said(other.fullest, likeness))

    def _other_way(self, wording: Wording, saying: Saying) -> Likeness:
        """A wording with fewer quoted words may still hold all quoted runs of the fuller one's end."""
        return (
            compare_quoted(saying.fullest, wording, "speaker")
            if saying.fullest.size <= wording.size * 1.3
            else NOTHING
        )

    def _place_overlap(self, home: int, wording: Wording) -> None:
        """An excerpt that runs on into another saying is a part of that one too."""
        for index in self._candidates(wording):
            saying = self._sayings[index]
            if (
                index == home
                or not self._may_join(wording, saying)
                or self._bond(wording, saying) != "speaker"
            ):
                continue
            likeness = compare_overlap(wording, saying.fullest)
            if likeness.verdict:
                _attach(saying, wording, likeness)

    def _place_few_quoted(self, index: int) -> None:
        """A saying of which only a few words are quoted may give the sense of a quoted one."""
        few = self._sayings[index]
        wording = max(few.full, key=lambda w: (len(w.stems), w.text, w.statement.id))
        if not wording.fragments or wording.size > 3 or len(wording.stems) < wording.size + 2:
            return
        for other in self._candidates(wording):
            saying = self._sayings[other]
            if other == index or not saying.full or saying.fullest.size <= wording.size:
                continue
            if not self._may_join(wording, saying) or self._bond(wording, saying) != "speaker":
                continue
            likeness = compare_paraphrase(wording, saying.fullest)
            if likeness.verdict == "same":
                self._add(other, wording, likeness)
                for member in few.full:
                    if member is not wording:
                        _attach(saying, member, Likeness("partly", 0.7, "quotes some words of it"))
                few.full.clear()
                return

    def _place_reported(self, same: list[Wording]) -> None:
        """Put one report, or several in the same words, to the saying whose sense it gives."""
        wording = same[0]
        best: tuple[bool, float, int, Likeness] | None = None
        for index in self._candidates(wording) if wording.stems else ():
            saying = self._sayings[index]
            if (
                not saying.full
                or not self._may_join(wording, saying)
                or self._bond(wording, saying) != "speaker"
            ):
                continue
            likeness = NOTHING
            if not saying.fullest.whole:
                likeness = compare_reported(wording, saying.fullest)
            if not likeness.verdict and saying.fullest.runs:
                likeness = compare_paraphrase(wording, saying.fullest)
            if likeness.verdict:
                rank = (likeness.verdict == "same", likeness.score, -index, likeness)
                best = rank if best is None or rank[:3] > best[:3] else best
        if best is not None and best[3].verdict == "same":
            for one in same:
                self._add(-best[2], one, best[3])
            return
        quoted = self._sayings[-best[2]] if best is not None else None
        holding = (
            [w for w in quoted.full if compare_paraphrase(wording, w).verdict] if quoted is not None else []
        )
        if best is not None and quoted is not None and len(same) == 1 and 2 * len(holding) > len(quoted.full):
            _attach(quoted, wording, best[3])
            return
        if best is None and len(same) == 1 and self._place_short(wording):
            return
        own, place = self._start(wording), len(self._sayings) - 1
        for one in same[1:]:
            self._add(place, one, Likeness("same", 1.0, "the same words"))
        for holder in holding if best is not None else ():
            _attach(own, holder, Likeness("partly", best[1] if best else 0.0, "says this among other things"))

    def _place_short(self, wording: Wording) -> bool:
        """Put "called it a draft", "there was no letter" to the one saying of the speaker that has its words.

        Where several have them, to the one that most articles carry, if it stands out.
        """
        noun = characterisation(wording)
        words = {noun} if noun else wording.stems
        if not noun and not is_short_report(wording):
            return False
        holding = [self._index.with_word(word, self._sides(wording)) for word in words]
        fits = [
            index
            for index in sorted(set.intersection(*holding))
            if (saying := self._sayings[index]).full
            and saying.fullest.whole
            and self._bond(wording, saying) == "speaker"
            and self._may_join(wording, saying)
            and _as_negative(wording, saying.fullest, noun)
        ]
        chosen = self._outstanding(fits)
        if chosen is None:
            return False
        what = "it calls something by a noun" if noun else "it is short, and its words are those"
        where = (
            "in this saying only" if len(fits) == 1 else "in few sayings, of which most articles carry this"
        )
        _attach(
            self._sayings[chosen], wording, Likeness("partly", 0.5, f"{what} that the speaker has {where}")
        )
        return True

    def _outstanding(self, fits: Sequence[int]) -> int | None:
        """The only saying, or the only one that several articles carry."""
        if len(fits) < 2:
            return fits[0] if fits else None
        carried = [index for index in fits if len(self._sayings[index].places) > 1]
        return carried[0] if len(carried) == 1 else None

    def _add(self, index: int, wording: Wording, likeness: Likeness) -> None:
        saying = self._sayings[index]
        if wording.plain not in saying.seen:
            saying.reasons.add(_said(wording, likeness))
        self._register(index, wording, saying)

    def _start(self, wording: Wording) -> Saying:
        saying = Saying(wording)
        self._sayings.append(saying)
        self._register(len(self._sayings) - 1, wording, saying)
        return saying

    def _register(self, index: int, wording: Wording, saying: Saying) -> None:
        saying.full.append(wording)
        saying.places.setdefault(wording.statement.article, []).append(wording.statement)
        saying.voices |= self._voices(wording)
        saying.sides |= self._sides(wording)
        if wording.plain in saying.seen:
            return
        saying.seen.add(wording.plain)
        saying.distinct.append(wording)
        self._index.add(index, wording, self._sides(wording))

    def _candidates(self, wording: Wording) -> list[int]:
        return self._index.candidates(wording, self._sides(wording))

    def _sides(self, wording: Wording) -> frozenset[str]:
        return self._parties(wording.statement)[1]

    def _voices(self, wording: Wording) -> frozenset[str]:
        return self._parties(wording.statement)[0]

    def _parties(self, statement: Statement) -> tuple[frozenset[str], frozenset[str]]:
        """The voices and the sides of a statement's speakers, worked out once."""
        found = self._said_by.get(statement.id)
        if found is None:
            found = self._known.voices(statement), self._known.sides(statement)
            self._said_by[statement.id] = found
        return found

    def _bond(self, wording: Wording, saying: Saying) -> Bond:
        if saying.voices & self._voices(wording):
            return "speaker"
        return "side" if saying.sides & self._sides(wording) else "none"

    def _may_join(self, wording: Wording, saying: Saying) -> bool:
        """Not a carrier with what it carries: a post or block joins its own kind, nested statements never."""
        statement, other = wording.statement, saying.fullest.statement
        carries = {"post", "block"}
        if (statement.kind in carries or other.kind in carries) and not set(statement.speakers) & set(
            other.speakers
        ):
            return False
        if ("block" in {statement.kind, other.kind}) and statement.kind != other.kind:
            return False
        return not any(_nested(statement, known) for known in saying.places.get(statement.article, ()))


def _attach(saying: Saying, wording: Wording, likeness: Likeness) -> None:
    full = any(one is wording.statement for one in saying.places.get(wording.statement.article, ()))
    if not full and wording.statement.id not in saying.attached:
        saying.attached.add(wording.statement.id)
        saying.partly.append(wording)
        saying.reasons.add(_said(wording, likeness))


def _as_negative(short: Wording, full: Wording, noun: str) -> bool:
    """Whether a short report denies just when the words of the saying that it takes up do."""
    if noun:
        return short.negative == full.negative
    return short.statement.stance == full.statement.stance and short.negative == negative_where(
        full, frozenset(stem for stem in short.stems if stem not in NEGATIONS)
    )


def _nested(a: Statement, b: Statement) -> bool:
    if a.article != b.article or set(a.speakers) & set(b.speakers):
        return False
    return a.content[0].start < b.content[-1].end and b.content[0].start < a.content[-1].end


def fullness(wording: Wording) -> tuple[int, int, tuple[str, ...], str, str, str]:
    """The order in which wordings are placed: most quoted words first, then by words and place."""
    statement = wording.statement
    direct = 0 if statement.kind in {"direct", "post", "block"} else 1
    return (-wording.size, direct, wording.plain, wording.text, statement.article, statement.id)


def _said(wording: Wording, likeness: Likeness) -> str:
    text = wording.text if len(wording.text) <= 80 else wording.text[:79].rstrip() + "…"
    return f"“{text}”: {likeness.reason}"
