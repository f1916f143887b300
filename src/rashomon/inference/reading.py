"""What the attribution model finds in one text, and the questions that can still be asked about it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from .pairs import (
    Floats,
    Halves,
    Mention,
    PairScorer,
    link_features,
    read_mention,
    refer_features,
    softmax,
    span_vectors,
    with_last,
)
from .words import Words

Role = Literal["source", "cue", "content"]
NameKind = Literal["person", "organisation", "place"]
MOST_CUES = 3
"""So many of a content's likeliest cues are weighed together with sources."""
REACH = 150
"""A source or a cue is looked for this many words to either side of its content."""


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` of the text play ``role``; ``score`` lies in 0 … 1.

    ``parent`` is the index (in ``Reading.spans``) of the content that holds it, found by a second pass
    inside that content; None for what stands at the top.
    """

    role: Role
    start: int
    end: int
    score: float
    parent: int | None = None

    @property
    def nested(self) -> bool:
        """Tell whether the span was found inside a content."""
        return self.parent is not None


@dataclass(frozen=True, slots=True)
class Link:
    """One attribution relation: indices into ``Reading.spans``. None where no source or no cue was found.

    ``score`` is the share that the chosen source has among those weighed, in 0 … 1.
    """

    content: int
    source: int | None
    cue: int | None
    score: float


@dataclass(frozen=True, slots=True)
class Name:
    """A name and its kind."""

    kind: NameKind
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Reference:
    """A pronoun, a role or a short name, and the earlier mention that it stands for."""

    start: int
    end: int
    antecedent_start: int
    antecedent_end: int
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question about a given content came to: indices into ``Reading.spans``, or None."""

    source: int | None
    cue: int | None
    score: float


@dataclass(frozen=True, slots=True)
class Heads:
    """The small scorers that run outside the runtime."""

    source_of: PairScorer
    cue_of: PairScorer
    source_of_cue: PairScorer
    refers_to: PairScorer
    no_source: tuple[Floats, float]
    refers_to_none: tuple[Floats, float]

    @classmethod
    def from_weights(cls, weights: Mapping[str, Floats]) -> Heads:
        """Take the scorers out of the arrays that training exported."""

        def nothing(name: str) -> tuple[Floats, float]:
            return weights[f"{name}.weight"][0], float(weights[f"{name}.bias"][0])

        return cls(
            source_of=PairScorer(weights, "source_of"),
            cue_of=PairScorer(weights, "cue_of"),
            source_of_cue=PairScorer(weights, "source_of_cue"),
            refers_to=PairScorer(weights, "refers_to"),
            no_source=nothing("no_source"),
            refers_to_none=nothing("refers_to_none"),
        )


@dataclass(frozen=True, slots=True)
class Evidence:
    """What later questions need: the words, and two vectors a word for links and for references."""

    words: Words
    link: Halves
    refer: Halves
    heads: Heads
    mentions: dict[tuple[int, int], Mention] = field(default_factory=dict)
    """The mentions that were asked about, by their range of words."""

    def mention(self, place: tuple[int, int]) -> Mention:
        """What the words of a mention tell; each is read once."""
        found = self.mentions.get(place)
        if found is None:
            found = self.mentions[place] = read_mention(self.words, place)
        return found

    def word_range(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the half-open range of words that touch characters ``start`` to ``end``, or None."""
        return word_range(self.words, start, end)


def word_range(words: Words, start: int, end: int) -> tuple[int, int] | None:
    """Return the half-open range of words that touch characters ``start`` to ``end``, or None."""
    first = bisect_left(words.ends, start + 1)
    last = bisect_left(words.starts, end)
    return (first, last) if first < last else None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything found in one text. Offsets are half-open, in code points of ``text`` as given."""

    text: str
    spans: tuple[Span, ...]
    links: tuple[Link, ...]
    names: tuple[Name, ...]
    references: tuple[Reference, ...]
    evidence: Evidence = field(repr=False, compare=False)
    candidates: Candidates = field(repr=False, compare=False)

    def link(self, start: int, end: int, *, also: Sequence[Span] = ()) -> Answer:
        """Return the best source and cue for a content whose ends the caller decided (a quotation, say).

        Only spans outside ``start`` to ``end`` and at the top are weighed. ``also`` are further source or
        cue spans; in the answer they count on from the end of ``spans``.
        """
        if not also:
            return self.candidates.answer(start, end)
        spans = [(at, span) for at, span in enumerate((*self.spans, *also)) if not span.nested]
        return Candidates(self.evidence, spans).answer(start, end)

    def refer(self, start: int, end: int, candidates: Sequence[tuple[int, int]]) -> tuple[int | None, float]:
        """Return which of ``candidates`` the mention ``start`` to ``end`` stands for, and that answer's
        share of 1.

        Candidates are character spans, earlier or later, in any order; None means that none of them fits.
        """
        return answer_reference(self.evidence, (start, end), candidates)


class Candidates:
    """Source and cue spans with their vectors, ready to be weighed for one content after another."""

    def __init__(self, evidence: Evidence, spans: Sequence[tuple[int, Span]]) -> None:
        self._evidence = evidence
        self._of_role: dict[Role, _Placed] = {}
        for role in ("source", "cue"):
            placed = [
                (place, at)
                for at, span in spans
                if span.role == role and (place := evidence.word_range(span.start, span.end)) is not None
            ]
            placed.sort()
            places = [place for place, _ in placed]
            self._of_role[role] = _Placed(places, [at for _, at in placed], _vectors(evidence, places))
        self._agreement: dict[tuple[int, tuple[int, ...]], Floats] = {}

    def answer(self, start: int, end: int) -> Answer:
        """Choose source and cue of a content together, so that the cue's own source agrees."""
        evidence, heads = self._evidence, self._evidence.heads
        content = evidence.word_range(start, end)
        if content is None:
            return Answer(None, None, 0.0)
        all_sources, all_cues = self._of_role["source"], self._of_role["cue"]
        sources, cues = all_sources.near(content), all_cues.near(content)
        vector = _vectors(evidence, [content])[0]
        to_source = all_sources.scores(evidence, heads.source_of, content, vector, sources)
        none = vector @ heads.no_source[0] + heads.no_source[1]
        source_logs = np.log(softmax(with_last(to_source, none)) + 1e-9)
        best, cue = int(source_logs.argmax()), None
        if cues:
            to_cue = all_cues.scores(evidence, heads.cue_of, content, vector, cues)
            cue_logs = np.log(softmax(to_cue) + 1e-9)
            best, cue = self._together(source_logs, cue_logs, sources, cues)
        source = all_sources.numbers[sources[best]] if best < len(sources) else None
        return Answer(source, cue, float(np.exp(source_logs[best])))

    def _together(
        self, source_logs: Floats, cue_logs: Floats, sources: list[int], cues: list[int]
    ) -> tuple[int, int]:
        """Return the best source (its place in ``sources``; their number for none) and the best cue."""
        best_total, best = -np.inf, (len(sources), cues[0])
        surest = np.maximum.reduce(source_logs)
        for at in (-cue_logs).argsort(kind="stable")[:MOST_CUES].tolist():
            if surest + cue_logs[at] <= best_total:
                break  # agreement, the logarithm of a share, lowers this cue's total and the next ones'
            joint = source_logs + cue_logs[at]
            if sources:
                joint = joint + self._agree(cues[at], sources)
            source = int(joint.argmax())
            if joint[source] > best_total:
                best_total, best = float(joint[source]), (source, cues[at])
        return best[0], self._of_role["cue"].numbers[best[1]]

    def _agree(self, cue: int, sources: list[int]) -> Floats:
        """Return how far the cue's own source is each of ``sources``, and none: as far as the likeliest."""
        key = (cue, tuple(sources))
        if key not in self._agreement:
            placed, evidence = self._of_role["cue"], self._evidence
            scores = self._of_role["source"].scores(
                evidence, evidence.heads.source_of_cue, placed.places[cue], placed.vectors[cue], sources
            )
            agreement = np.log(softmax(scores) + 1e-9)
            self._agreement[key] = with_last(agreement, np.maximum.reduce(agreement))
        return self._agreement[key]


@dataclass(frozen=True, slots=True)
class _Placed:
    places: list[tuple[int, int]]
    numbers: list[int]
    vectors: Floats

    def near(self, content: tuple[int, int]) -> list[int]:
        """Return the spans outside ``content`` that begin within `REACH` words of it."""
        first = bisect_left(self.places, (content[0] - REACH, 0))
        last = bisect_left(self.places, (content[1] + REACH, 0))
        return [
            at
            for at in range(first, last)
            if self.places[at][0] >= content[1] or self.places[at][1] <= content[0]
        ]

    def scores(
        self,
        evidence: Evidence,
        scorer: PairScorer,
        first: tuple[int, int],
        vector: Floats,
        chosen: list[int],
    ) -> Floats:
        """Score ``first`` with each chosen span."""
        features = link_features(evidence.words, first, [self.places[at] for at in chosen])
        return scorer.scores(vector, self.vectors[chosen], features)


def _vectors(evidence: Evidence, places: Sequence[tuple[int, int]]) -> Floats:
    if not places:
        return np.zeros((0, evidence.link.shape[1] // 2), np.float32)
    return span_vectors(evidence.link, places)


def answer_reference(
    evidence: Evidence, mention: tuple[int, int], candidates: Sequence[tuple[int, int]]
) -> tuple[int | None, float]:
    """Choose what a mention stands for (see `Reading.refer`)."""
    place = evidence.word_range(*mention)
    places = [
        (at, found)
        for at, (a, b) in enumerate(candidates)
        if (found := evidence.word_range(a, b)) is not None
    ]
    if place is None or not places:
        return None, 1.0
    vectors = span_vectors(evidence.refer, [place, *(found for _, found in places)])
    asked = evidence.mention(place)
    features = [refer_features(asked, evidence.mention(found)) for _, found in places]
    scores = evidence.heads.refers_to.scores(vectors[0], vectors[1:], features)
    weights, bias = evidence.heads.refers_to_none
    shares = softmax(with_last(scores, vectors[0] @ weights + bias))
    best = int(shares.argmax())
    return (places[best][0] if best < len(places) else None), float(shares[best])
