"""The best tag sequence, against every sequence written out."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np

from rashomon.inference.chain import Moves, best_tags, spans_of


def made_up(words: int, tags: int, seed: int) -> tuple[np.ndarray, Moves]:
    chance = np.random.default_rng(seed)
    emissions = chance.normal(size=(words, tags)).astype(np.float32)
    shapes = ((tags, tags), (tags,), (tags,))
    return emissions, Moves(*(chance.normal(size=shape).astype(np.float32) for shape in shapes))


def by_hand(emissions: np.ndarray, moves: Moves) -> list[int]:
    def score(path: tuple[int, ...]) -> float:
        steps = sum(moves.between[a, b] for a, b in pairwise(path))
        said = sum(emissions[at, tag] for at, tag in enumerate(path))
        return float(moves.opening[path[0]] + moves.closing[path[-1]] + steps + said)

    return list(max(product(range(emissions.shape[1]), repeat=len(emissions)), key=score))


def test_the_best_sequence_is_found() -> None:
    for seed in range(20):
        emissions, moves = made_up(5, 3, seed)
        assert best_tags(emissions, moves) == by_hand(emissions, moves)


def test_sequences_side_by_side_are_those_found_alone() -> None:
    emissions, moves = made_up(40, 5, 3)
    cuts = [0, 1, 7, 20, 33]
    alone = [
        tag
        for start, end in zip(cuts, [*cuts[1:], 40], strict=True)
        for tag in best_tags(emissions[start:end], moves)
    ]
    assert best_tags(emissions, moves, cuts[1:]) == alone


def test_no_words_have_no_tags() -> None:
    emissions, moves = made_up(0, 3, 1)
    assert best_tags(emissions, moves) == []


def test_spans_are_read_off_tags() -> None:
    # kind 0 is 1 to 4 (begin, inside, end, single), kind 1 is 5 to 8
    assert spans_of([0, 1, 2, 3, 8, 0, 5, 7]) == [(0, 1, 4), (1, 4, 5), (1, 6, 8)]
