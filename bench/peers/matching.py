"""How quotations found are held against gold: one measure for every finder, ours and the peers'.

Gold are the quoted statements (direct and mixed) that a careful reader marked and did not leave optional.
Contents are compared as the scorer of statements compares them: by the positions of their letters, pieces
under one cue that stand side by side made one, a pair from an overlap of .5 on, each used once.

The speaker is right when the name given holds the name word of a gold speaker: the last word of a name
("Venn" of "Ada Venn"), any telling word of a description ("a person at city hall"). One of several joint
speakers is enough, since a peer gives one. A name that is only a pronoun is counted apart: it is neither
right nor wrong until somebody says who "he" is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench.names import STYLES, VAGUE, gold_names, name_words
from bench.scoring import QUOTED, Said, check_words, cue_text_between, gold_statement, joined, pair_up

PRONOUNS = frozenset(
    "he she they it i we you him her them us me his hers its their our my himself herself who which".split()
)
FUNCTION_WORDS = frozenset("of and or for at in on to by from with than more who that not".split())
MARKS = re.compile(r"[\"“”„‟«»〝〞＂]")
BESIDE = 2
"""How many characters beside a content a quotation mark may stand: a comma or a space may come between."""


@dataclass(slots=True)
class Tally:
    """Counts for one finder on one story. ``reported`` are all it gave in articles with gold."""

    gold: int = 0
    found: int = 0
    reported: int = 0
    right: int = 0
    pronouns: int = 0
    nameless: int = 0


def name_keys(speaker: str) -> set[str]:
    """The words by which a gold speaker is known again: "the letter (Ada Venn)" is "letter" or "venn"."""
    keys: set[str] = set()
    for words in gold_names(speaker):
        telling = [word for word in words if word not in FUNCTION_WORDS]
        named = [word for word in telling if word not in VAGUE]
        described = bool(re.match(r"(?:an?|other|several|some)\b", speaker))
        keys |= set(telling) if described or not named else {named[-1]}
    return keys - STYLES


def is_pronoun(names: Sequence[str]) -> bool:
    words = {word for name in names for word in re.findall(r"[^\W_]+", name.casefold())}
    return bool(words) and words <= PRONOUNS


def is_right(gold: Sequence[str], names: Sequence[str]) -> bool:
    """Whether a name given holds the name word of a gold speaker."""
    given = {word for name in names for word in name_words(name)}
    return any(name_keys(speaker) & given for speaker in gold)


def quotations(answer: Mapping[str, Any]) -> list[Said]:
    """A finder's answer for one article as the scorer's statements; names stand where speakers do."""
    return [
        Said(
            id=str(at),
            kind="direct",
            stance="",
            pieces=tuple(sorted((start, end) for start, end in one["pieces"])),
            speakers=tuple(one["names"]),
            chain=(),
            cue=None if one["cue"] is None else (one["cue"], tuple(one["names"])),
        )
        for at, one in enumerate(answer["quotations"])
    ]


def is_in_marks(text: str, said: Said) -> bool:
    """Whether a quotation mark stands in or right beside the content: some finders give more than quotes."""
    pieces = (text[max(0, start - BESIDE) : end + BESIDE] for start, end in said.pieces)
    return any(MARKS.search(piece) for piece in pieces)


def count(
    gold: Sequence[Mapping[str, Any]], texts: Mapping[str, str], answers: Mapping[str, Mapping[str, Any]]
) -> Tally:
    """Hold the answers, by file name, against gold; articles without gold count nowhere."""
    tally = Tally()
    for name in sorted({entry["report"] for entry in gold}):
        text = texts[name]
        entries = [entry for entry in gold if entry["report"] == name]
        check_words(entries, text)
        marked = sorted((gold_statement(entry) for entry in entries), key=lambda one: one.pieces[0])
        wanted = joined(marked, text, cue_text_between)
        found = joined(quotations(answers[name]), text, lambda last, between: False)
        count_article(tally, wanted, found, text)
    return tally


def count_article(tally: Tally, wanted: Sequence[Said], found: Sequence[Said], text: str) -> None:
    """Add one article. What pairs with optional gold, or with gold that is not quoted, is nobody's fault."""
    tally.gold += sum(one.kind in QUOTED and not one.optional for one in wanted)
    pairs = pair_up(wanted, found, text)
    paired = {pair.found.id for pair in pairs}
    tally.reported += sum(one.id not in paired and is_in_marks(text, one) for one in found)
    for pair in pairs:
        if pair.gold.kind not in QUOTED or pair.gold.optional:
            continue
        names = pair.found.speakers
        tally.found += 1
        tally.reported += 1
        tally.nameless += not names
        tally.pronouns += is_pronoun(names)
        tally.right += not is_pronoun(names) and is_right(pair.gold.speakers, names)
