"""The table of cues: which words attribute, what they imply, and what may follow them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from rashomon.records import Stance
from rashomon.text.tables import table_beside
from rashomon.text.words import Word

_STANCES: dict[str, Stance] = {
    "asserts": "asserts", "denies": "denies", "withholds": "withholds", "asks": "asks", "orders": "orders",
}  # fmt: skip
#: Words that turn an attributing verb into a withholding one: "did not say", "could not confirm".
NEGATIONS = frozenset(["not", "n't", "never", "cannot", "neither", "nor", "without"])
AUXILIARIES = frozenset(
    """is are was were be been being am has have had having do does did will would shall should can
    could may might must 's 'd 've 're 'll ought""".split()
)
ADVERBS = frozenset(
    """also later then now earlier initially first again already still once twice only just even
    both all always often never further meanwhile instead however too soon afterwards afterward thus
    therefore either yesterday today nonetheless nevertheless previously recently repeatedly
    reportedly allegedly apparently simply each separately yet please kindly""".split()
)


#: Nouns and adjectives in -ly, which are no adverbs.
_NO_ADVERB = frozenset("family assembly ally anomaly bully monopoly reply supply italy july".split())


def is_adverb(word: Word) -> bool:
    """Whether a word stands beside a verb and says how or when; a name in -ly ("Kelly") is none."""
    lower = word.lower
    return lower in ADVERBS or (
        lower.endswith("ly") and len(lower) > 4 and not word.is_capital and lower not in _NO_ADVERB
    )


@dataclass(frozen=True, slots=True)
class Cue:
    """One form of an attributing verb. ``form``: base, third, past or ing."""

    lemma: str
    form: str
    stance: Stance
    takes: frozenset[str]
    words: int = 1


@dataclass(frozen=True, slots=True)
class CueTable:
    """Forms of verbs by their first word, nouns that attribute, and phrases by theirs, with their stance."""

    verbs: dict[str, tuple[tuple[tuple[str, ...], Cue], ...]]
    nouns: frozenset[str]
    phrases: dict[str, tuple[tuple[tuple[str, ...], Stance], ...]]

    def verb_at(self, words: Sequence[Word], index: int) -> Cue | None:
        """The cue that begins with word ``index``, the longest form first; ``None`` if there is none."""
        for form, cue in self.verbs.get(words[index].lower, ()):
            if len(form) == 1 or tuple(w.lower for w in words[index : index + len(form)]) == form:
                return cue
        return None


def _regular(lemma: str) -> tuple[str, str, str]:
    """(third person, past, -ing) of a regular verb."""
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    third = lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")
    if lemma.endswith("ee"):
        return third, lemma + "d", lemma + "ing"
    if lemma.endswith("e"):
        return third, lemma + "d", lemma[:-1] + "ing"
    return third, lemma + "ed", lemma + "ing"


def _forms(lemma: str, irregular: dict[str, str]) -> list[tuple[str, str]]:
    if lemma in irregular:
        third, past, participle, gerund = irregular[lemma].split()
    else:
        third, past, gerund = _regular(lemma)
        participle = past
    return [(lemma, "base"), (third, "third"), (past, "past"), (participle, "past"), (gerund, "ing")]


@lru_cache(maxsize=1)
def cue_table() -> CueTable:
    """The table that ships with the package."""
    raw = table_beside(__file__, "cues.toml")
    verbs: dict[str, dict[tuple[str, ...], Cue]] = {}
    for group in raw["verbs"]:
        stance, takes = _STANCES[group["stance"]], frozenset(group["takes"])
        for lemma in group["words"].split():
            for form, name in _forms(lemma, raw["irregular"]):
                parts = tuple(form.split("_"))
                cue = Cue(lemma, name, stance, takes, len(parts))
                verbs.setdefault(parts[0], {}).setdefault(parts, cue)
    return CueTable(
        {first: tuple(sorted(forms.items(), key=lambda f: -len(f[0]))) for first, forms in verbs.items()},
        frozenset(raw["nouns"]["words"].split()),
        {
            first: tuple((tuple(p.split()), _STANCES[s]) for p, s in same)
            for first, same in groupby(sorted(raw["phrases"].items()), key=lambda item: item[0].split()[0])
        },
    )
