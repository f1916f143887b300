"""A large collection with known copies, made by a seeded program from the words of real articles.

Background articles are chains of fragments of two to six neighbouring words, with a stock phrase that
thousands share: like news in its words and short phrases, alike in nothing longer. Quotation marks are
left out of the fragments, for they would open and close at random.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.records import Article

#: Classes of planted pairs, and the part of the words that were changed in the copy.
REPRINTS = {"reprint 2%": 0.02, "reprint 5%": 0.05, "reprint 10%": 0.10}
#: Classes of planted passages: words, from and to, and the part changed.
PASSAGES = {
    "passage 20-30": (20, 30, 0.0),
    "passage 30-60": (30, 60, 0.05),
    "passage 60-120": (60, 120, 0.10),
}
_STOCK = 200
_MARKED = re.compile(r"[\"“”‘«»„`@<>]|^['’]|['’]\W*$|//|twitter")
_WIRE_COPIES = 500


@dataclass(frozen=True, slots=True)
class Planted:
    """The articles, in mixed order, and (class, id, id) of each planted pair."""

    articles: tuple[Article, ...]
    pairs: tuple[tuple[str, str, str], ...]


def plant(bodies: Sequence[str], count: int, seed: int = 2003, pairs_a_class: int = 2000) -> Planted:
    """``count`` articles: all of ``bodies``, planted copies, one wire text in 500, background.

    ``pairs_a_class`` is lowered for a small ``count``, so that at most half of it is planted.
    """
    rng = random.Random(seed)
    words = _words_of(bodies)
    stock = [_fragment(rng, words, 7, 10) for _ in range(_STOCK)]
    made = [Article(f"real-{place}", "", body) for place, body in enumerate(bodies[: count // 4])]
    pairs: list[tuple[str, str, str]] = []
    classes = len(REPRINTS) + len(PASSAGES)
    wire_copies = min(_WIRE_COPIES, count // 10)
    for number in range(min(pairs_a_class, count // (4 * classes))):
        for name in (*REPRINTS, *PASSAGES):
            one = _background(rng, words, stock)
            if name in REPRINTS:
                other = _background(rng, words, stock)[:30] + _change(rng, one[20:], words, REPRINTS[name])
            else:
                least, most, part = PASSAGES[name]
                other = _insert(rng, _background(rng, words, stock), one, (least, most, part), words)
            ids = f"{name}-{number}-a", f"{name}-{number}-b"
            made += [Article(ids[0], "", " ".join(one)), Article(ids[1], "", " ".join(other))]
            pairs.append((name, *ids))
    wire = _background(rng, words, stock)
    made += [
        Article(f"wire-{place}", "", " ".join(_change(rng, wire, words, 0.02)))
        for place in range(wire_copies)
    ]
    pairs += [("wire", "wire-0", f"wire-{place}") for place in range(1, wire_copies)]
    for place in range(count - len(made)):
        made.append(Article(f"plain-{place}", "", " ".join(_background(rng, words, stock))))
    rng.shuffle(made)
    return Planted(tuple(made), tuple(pairs))


def crowd(bodies: Sequence[str], count: int, alike: int, seed: int = 490) -> tuple[Article, ...]:
    """``alike`` copies of one wire text, each with 2 % of its words changed, among ``count`` articles."""
    rng = random.Random(seed)
    words = _words_of(bodies)
    wire = next(body for body in bodies if 500 <= body.count(" ") <= 700).split()
    copies = [
        Article(f"wire-{place}", "", " ".join(_change(rng, wire, words, 0.02))) for place in range(alike)
    ]
    others = [
        Article(f"real-{place}", "", body) for place, body in enumerate(bodies[200 : 200 + count - alike])
    ]
    return (*copies, *others)


def _words_of(bodies: Sequence[str]) -> list[str]:
    """The words of all bodies one after the other, but those that hold a quotation mark or a handle."""
    return [word for body in bodies for word in body.split() if not _MARKED.search(word)]


def _background(rng: random.Random, words: Sequence[str], stock: Sequence[Sequence[str]]) -> list[str]:
    """An article of some 150 to 600 words."""
    made: list[str] = []
    size = rng.randint(150, 600)
    phrase_at = size // 2
    while len(made) < size:
        start = rng.randrange(len(words) - 6)
        made += words[start : start + 2 + int(rng.random() * 5)]
        if len(made) >= phrase_at:
            made += stock[int(_STOCK * rng.random() ** 3)]
            phrase_at = size + 1
    return made


def _fragment(rng: random.Random, words: Sequence[str], least: int, most: int) -> list[str]:
    start = rng.randrange(len(words) - most)
    return list(words[start : start + rng.randint(least, most)])


def _change(rng: random.Random, text: Sequence[str], words: Sequence[str], part: float) -> list[str]:
    """The text with ``part`` of its words replaced, dropped or followed by another, a third each."""
    changed: list[str] = []
    for word in text:
        if rng.random() >= part:
            changed.append(word)
            continue
        what = rng.randrange(3)
        if what != 1:
            changed += [rng.choice(words)] if what == 0 else [word, rng.choice(words)]
    return changed


def _insert(
    rng: random.Random,
    into: list[str],
    source: Sequence[str],
    size: tuple[int, int, float],
    words: Sequence[str],
) -> list[str]:
    """``into`` with a passage of ``source`` put in at any place."""
    least, most, part = size
    passage = _change(rng, _fragment(rng, source, least, most), words, part)
    place = rng.randrange(len(into))
    return into[:place] + passage + into[place:]
