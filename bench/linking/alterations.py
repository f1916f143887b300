"""What reports do to a quotation: cut, elide, bracket, re-punctuate, carry in a post, turn into
indirect speech."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from rashomon.linking.words import LIGHT, fold_word

Alteration = Callable[[str, random.Random], str]

_LEAST_MATTER = 4


def matter(words: list[str]) -> int:
    """How many of the words carry more than grammar."""
    return sum(any(key not in LIGHT for key in fold_word(w.strip('.,;:!?"“”‘’()[]'))) for w in words if w)


def cut(text: str, chance: random.Random) -> str:
    """The beginning or the end left off: at least two fifths of the words stay."""
    words = text.split()
    for _ in range(20):
        keep = chance.randint(max(5, (2 * len(words) + 4) // 5), max(5, len(words) - 1))
        start = 0 if chance.random() < 0.6 else len(words) - keep
        kept = words[start : start + keep]
        if matter(kept) >= _LEAST_MATTER:
            return " ".join(kept)
    return text


def elide(text: str, chance: random.Random) -> str:
    """Words in the middle left out, with one of the signs for it."""
    words = text.split()
    if len(words) < 10:
        return bracket(text, chance)
    sign = chance.choice(("…", "...", ". . .", "[…]", "[...]"))
    for _ in range(20):
        start = chance.randint(3, len(words) // 2)
        end = chance.randint(start + 2, len(words) - 3)
        if matter(words[:start]) + matter(words[end:]) >= _LEAST_MATTER:
            return " ".join([*words[:start], sign, *words[end:]])
    return bracket(text, chance)


def bracket(text: str, chance: random.Random) -> str:
    """A pronoun or a word replaced by an editor's, or a capital put into brackets."""
    words = text.split()
    pronouns = [
        i for i, w in enumerate(words) if w.casefold() in {"he", "she", "they", "it", "we", "him", "them"}
    ]
    if pronouns:
        place = chance.choice(pronouns)
        words[place] = chance.choice(("[the group]", "[the company]", "[Mr. Harrow]", "[the officials]"))
    else:
        words[0] = f"[{words[0][0].swapcase()}]{words[0][1:]}" if len(words[0]) > 1 else f"[{words[0]}]"
    return " ".join(words)


def repunctuate(text: str, chance: random.Random) -> str:
    """Other commas, dashes, apostrophes, contractions and capitals; no word changed."""
    changes = [(", ", " – "), (". ", "; "), ("’", "'"), (" — ", ", "), ("; ", ". "), (" and ", ", and ")]
    for old, new in chance.sample(changes, 3):
        text = text.replace(old, new)
    spelled = [
        ("do not", "don't"),
        ("don't", "do not"),
        ("it is", "it's"),
        ("we are", "we're"),
        ("I am", "I'm"),
    ]
    for old, new in spelled:
        if chance.random() < 0.5:
            text = text.replace(old, new)
    return text.rstrip(".,") + chance.choice((".", ",", "", "!"))


_SHIFT = {
    "i": "he", "i'm": "he was", "i've": "he had", "i'll": "he would", "my": "his", "me": "him", "mine": "his",
    "we": "they", "we're": "they were", "we've": "they had", "we'll": "they would", "our": "their",
    "us": "them",
    "am": "was", "is": "was", "are": "were", "will": "would", "can": "could", "may": "might", "has": "had",
    "have": "had", "it's": "it was", "that's": "that was", "there's": "there was", "you": "they",
    "your": "their",
}  # fmt: skip


def report(text: str, chance: random.Random) -> str:
    """Indirect speech by rule: persons and tenses shifted, the longest sentence kept."""
    sentences = [s for s in re.split(r"(?<=[.!?])\s+", text) if s]
    longest = max(sentences, key=lambda s: (len(s), s))
    kept = longest if matter(longest.split()) >= _LEAST_MATTER else text
    out = []
    for word in kept.split():
        core = word.strip(".,;:!?").replace("’", "'")
        out.append(
            word.replace(word.strip(".,;:!?"), _SHIFT[core.casefold()]) if core.casefold() in _SHIFT else word
        )
    shifted = " ".join(out).rstrip(".,!?")
    return shifted[:1].lower() + shifted[1:] + chance.choice(("", "."))


ALTERATIONS: dict[str, Alteration] = {
    "cut": cut,
    "elided": elide,
    "bracketed": bracket,
    "re-punctuated": repunctuate,
    "post": repunctuate,
    "indirect": report,
}
