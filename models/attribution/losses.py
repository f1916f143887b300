"""What each kind of batch is trained on."""

from __future__ import annotations

import random
from bisect import bisect_left

import torch
from torch import Tensor
from torch.nn import functional

from rashomon.inference.pairs import link_features, read_mention, refer_features

from .batches import Batch, Window
from .lessons import Fields
from .network import AttributionNetwork, Outcome, PairScorer, span_vectors

EARLY_WEIGHT = 0.3
#: Of the loss on a text that is both annotated and read by a teacher, how much is the teacher's.
TAUGHT_SHARE = 0.6
MOST_MENTIONS = 60
MOST_CANDIDATES = 40


def tag_loss(
    network: AttributionNetwork, outcome: Outcome, batch: Batch, teacher: Fields | None = None
) -> Tensor:
    """Return the losses of both tag schemes a word, where the batch has tags for them or a teacher has read
    it, whose random fields ``teacher`` are.
    """
    mask = batch.word_mask
    words = mask.sum()
    total = torch.zeros(())
    if batch.roles is not None:
        gold = 1.0 if batch.taught_roles is None else 1 - TAUGHT_SHARE
        roles = network.role_field.loss(outcome.roles, batch.roles, mask) / words
        early = functional.cross_entropy(outcome.early[mask], batch.roles[mask])
        total = total + gold * (roles + EARLY_WEIGHT * early)
    if batch.names is not None:
        gold = 1.0 if batch.taught_names is None else 1 - TAUGHT_SHARE
        total = total + gold * network.name_field.loss(outcome.names, batch.names, mask) / words
    if teacher is not None and batch.taught_roles is not None:
        expected = teacher.role_field.expected(batch.taught_roles, mask)
        taught = network.role_field.taught_loss(outcome.roles, mask, expected) / words
        taught = taught + EARLY_WEIGHT * functional.cross_entropy(outcome.early[mask], expected[0][mask])
        total = total + TAUGHT_SHARE * taught
    if teacher is not None and batch.taught_names is not None:
        expected = teacher.name_field.expected(batch.taught_names, mask)
        taught = network.name_field.taught_loss(outcome.names, mask, expected) / words
        total = total + TAUGHT_SHARE * taught
    return total


def _softmax_loss(scores: Tensor, right: Tensor) -> Tensor:
    """Return minus the log of the probability that falls on right answers."""
    return torch.logsumexp(scores, 0) - torch.logsumexp(scores[right], 0)


class _Queue:
    """Collects pairs of one scorer so that they are scored in one call."""

    def __init__(self, scorer: PairScorer, empty: torch.nn.Linear | None) -> None:
        self.scorer = scorer
        self.empty = empty
        self.first: list[int] = []
        self.second: list[int] = []
        self.features: list[tuple[int, ...]] = []
        self.asked: list[tuple[int, list[int], list[bool]]] = []

    def ask(self, first: int, seconds: list[int], features: list[tuple[int, ...]], right: list[bool]) -> None:
        rows = list(range(len(self.first), len(self.first) + len(seconds)))
        self.first += [first] * len(seconds)
        self.second += seconds
        self.features += features
        self.asked.append((first, rows, right))

    def losses(self, vectors: Tensor) -> list[Tensor]:
        if not self.asked:
            return []
        scores = torch.zeros(0)
        if self.first:
            scores = self.scorer(
                vectors[self.first], vectors[self.second], torch.tensor(self.features)
            ).float()
        found = []
        for first, rows, right in self.asked:
            mine = scores[rows]
            if self.empty is not None:
                mine = torch.cat([mine, self.empty(vectors[first]).float()])
                right = [*right, not any(right)]
            if len(mine) > 1 and any(right):
                found.append(_softmax_loss(mine, torch.tensor(right)))
        return found


def link_loss(network: AttributionNetwork, outcome: Outcome, batch: Batch) -> Tensor:
    """Return the mean loss of choosing each content's source and cue, and each cue's source, among gold
    spans.
    """
    found: list[Tensor] = []
    for row, window in enumerate(batch.windows):
        found += _window_links(network, outcome.link[row], window)
    return torch.stack(found).mean() if found else torch.zeros(())


def _window_links(network: AttributionNetwork, projected: Tensor, window: Window) -> list[Tensor]:
    example, start, end = window.encoded.example, window.start, window.end
    spans = example.roles or ()
    inside = [at for at, (_, a, b) in enumerate(spans) if a >= start and b <= end]
    if len(inside) < 2:
        return []
    inside.sort(key=lambda at: spans[at][1])
    place = {at: row for row, at in enumerate(inside)}
    starts = torch.tensor([spans[at][1] - start for at in inside])
    ends = torch.tensor([spans[at][2] - start for at in inside])
    vectors = span_vectors(projected, starts, ends)
    of_role = [[at for at in inside if spans[at][0] == role] for role in range(3)]
    source_of = _Queue(network.source_of, network.no_source)
    cue_of = _Queue(network.cue_of, None)
    source_of_cue = _Queue(network.source_of_cue, None)

    def ask(queue: _Queue, first: int, role: int, right: tuple[int, ...]) -> None:
        seconds = of_role[role]
        if any(at not in place for at in right):
            return
        span = (spans[first][1], spans[first][2])
        others = [(spans[at][1], spans[at][2]) for at in seconds]
        features = link_features(example.words, span, others)
        queue.ask(place[first], [place[at] for at in seconds], features, [at in right for at in seconds])

    for content, sources, cues in example.links:
        if content not in place:
            continue
        ask(source_of, content, 0, sources)
        if cues:
            ask(cue_of, content, 1, cues)
            if sources and cues[0] in place:
                ask(source_of_cue, cues[0], 0, sources)
    return source_of.losses(vectors) + cue_of.losses(vectors) + source_of_cue.losses(vectors)


def refer_loss(network: AttributionNetwork, outcome: Outcome, batch: Batch, chance: random.Random) -> Tensor:
    """Return the mean loss of choosing what a mention refers to: GUM's earlier mentions, or GAP's two
    names.
    """
    found: list[Tensor] = []
    for row, window in enumerate(batch.windows):
        example, start, end = window.encoded.example, window.start, window.end
        inside = [at for at, (a, b) in enumerate(example.mentions) if a >= start and b <= end]
        if len(inside) < 2:
            continue
        place = {at: index for index, at in enumerate(inside)}
        starts = torch.tensor([example.mentions[at][0] - start for at in inside])
        ends = torch.tensor([example.mentions[at][1] - start for at in inside])
        vectors = span_vectors(outcome.refer[row], starts, ends)
        queue = _Queue(network.refers_to, network.refers_to_none)
        read = {at: read_mention(example.words, example.mentions[at]) for at in inside}
        for mention, others, right in _questions(window, inside, chance):
            features = [refer_features(read[mention], read[at]) for at in others]
            queue.ask(place[mention], [place[at] for at in others], features, right)
        found += queue.losses(vectors)
    return torch.stack(found).mean() if found else torch.zeros(())


def _questions(
    window: Window, inside: list[int], chance: random.Random
) -> list[tuple[int, list[int], list[bool]]]:
    example = window.encoded.example
    if example.pairs:
        kept = set(inside)
        return [
            (mention, list(others), list(right))
            for mention, others, right in example.pairs
            if mention in kept and kept.issuperset(others)
        ]
    questions = []
    begins = [example.mentions[at][0] for at in inside]
    for at in chance.sample(inside, min(len(inside), MOST_MENTIONS)):
        begin = example.mentions[at][0]
        others = [o for o in inside[: bisect_left(begins, begin)] if example.mentions[o][1] <= begin][
            -MOST_CANDIDATES:
        ]
        if others:
            questions.append((at, others, [example.clusters[o] == example.clusters[at] for o in others]))
    return questions
