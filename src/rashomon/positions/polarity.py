"""Whether a word of a clause is said, denied, left open, asked, wished or only passed on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rashomon.positions.clauses import Clause
from rashomon.positions.lexicon import Sense
from rashomon.positions.words import FIRST_PERSON
from rashomon.text.tables import table_beside

Mode = Literal["said", "withheld", "open", "wished", "reported"]
_REACH = 12
"""How many words before a word a negation reaches it."""


@dataclass(frozen=True, slots=True)
class Turn:
    """How a clause holds one of its words: its sign, its mode, and the words that turn it, if any.

    ``part`` tells that only a part is meant, ``hedged`` that room is left. ``turned_by`` are half-open
    offsets in the article of the word that turns the sign.
    """

    sign: int
    mode: Mode
    part: bool = False
    hedged: bool = False
    turned_by: tuple[int, int] | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class _Patterns:
    negates: re.Pattern[str]
    exempt: re.Pattern[str]
    withholds: re.Pattern[str]
    reports: re.Pattern[str]
    wishes: re.Pattern[str]
    hedges: re.Pattern[str]
    parts: re.Pattern[str]
    takes_back: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    table = table_beside(__file__, "polarity.toml")
    made = {
        name: re.compile(value if isinstance(value, str) else rf"(?<![\w'])(?:{'|'.join(value)})(?![\w'])")
        for name, value in table.items()
    }
    return _Patterns(**made)


_TRUTH = frozenset({"true", "real"})
_NOT_VERIFIED = re.compile(
    r"(?:[\w'-]+ ){0,3}?(?:(?:could|can|has|have|had) not|can't|cannot|(?:could|has|have|had)n't) (?:yet )?"
    r"(?:be|been) (?:\w+ly )?(?:verified|confirmed)\b"
)
_FALSELY = frozenset({"falsely", "wrongly"})
_UNTRUE = frozenset("false untrue incorrect wrong nonsense baseless unfounded groundless myth".split())
_LISTED = re.compile(r"\s*(?:and|or)?(?: \w+ly)?\s*$")
_RUMOURS = frozenset("rumor rumors rumour rumours speculation gossip scare scares".split())
_HOAXES = frozenset({"hoax", "hoaxes", "myth", "myths"})
_NO_OBJECT = frozenset("no nothing nobody none neither nowhere".split())
_ENDS = frozenset("and or but that".split())
_SHOULD_NOT_HAVE = re.compile(
    r"\b(?:should(?:n't| not| never)|ought not to) have(?: \w+ly)?(?: been| gone)?$"
)
_SHOULD_HAVE = re.compile(r"\b(?:should|ought to|could|would|might) have(?: \w+ly)?(?: been)?$")
_SUPPOSES = re.compile(r"^(?:if|unless|in case|should|were|suppose|even if|had)\b")
_FACTIVE = re.compile(
    r"\b(?:know|knew|known|aware|realis\w+|realiz\w+|told|tell|reveal\w*|disclose\w*|inform\w*|mind|matter|surprised"
    r"|care)(?: \w+){0,2} that\b"
)
_NEVER_SAID = re.compile(
    r"(?:\bnever|\bnot|n't)(?: \w+)? (?:said|say|claim(?:ed)?|suggest(?:ed)?|allege[d]?|impl(?:y|ied))\b"
)


def withholds(words: str) -> bool:
    """Whether words in lower case neither say nor deny."""
    return withholding_words(words) is not None


def withholding_words(words: str) -> str | None:
    """The first of the words in lower case that neither say nor deny, if any do."""
    found = _patterns().withholds.search(words)
    return None if found is None else found.group()


def takes_back(clause: Clause) -> bool:
    """Whether a clause says that the one before it is not so."""
    return len(clause.tokens) <= 8 and _patterns().takes_back.search(clause.words) is not None


def turn_of(clause: Clause, first: int, last: int, senses: Sequence[Sense] = ()) -> Turn:
    """How the clause holds the word or phrase from token ``first`` to ``last``."""
    known = _patterns()
    begin = max(0, first - _REACH)
    before = " ".join(token.lower for token in clause.tokens[begin:first])
    part = known.parts.search(before) is not None
    hedged = known.hedges.search(before) is not None
    if _SHOULD_NOT_HAVE.search(before):
        return Turn(1, "said", part, False, None, "what should not have been has been")
    if _SHOULD_HAVE.search(before):
        return Turn(-1, "wished", part, hedged, None, "what should have been has not")
    if clause.asks:
        return Turn(1, "open", why="it is asked")
    if _SUPPOSES.match(clause.words):
        return Turn(1, "open", why="it is only supposed")
    with_word = " ".join((before, *(token.lower for token in clause.tokens[first : last + 1]))).strip()
    open_words = known.withholds.search(with_word)
    if open_words:
        return Turn(
            1, "withheld", part, hedged, _places(clause, begin, with_word, open_words), open_words.group()
        )
    behind = " ".join(token.lower for token in clause.tokens[last + 1 : last + _REACH])
    left_open = _NOT_VERIFIED.match(behind)
    if left_open:
        return Turn(1, "withheld", part, hedged, None, left_open.group().strip())
    blank = known.exempt.sub(lambda match: "_" * len(match.group()), before)
    if "no change in" in before or "no change to" in before:
        blank = blank.replace("no change", "_________")
    found = list(known.negates.finditer(blank))
    factive = _FACTIVE.search(blank)
    if factive:
        # What was not known or not said all the same is so.
        found = [match for match in found if match.start() > factive.start()]
    # "No soldier, no weapon and no order had any part in it" denies once.
    if any(sense.matter in _TRUTH for sense in senses):
        # "Incorrect and unfounded" denies once.
        found = [m for m in found if m.group() not in _UNTRUE or not _LISTED.match(blank[m.end() :])]
        if all(sense.says == "no" for sense in senses):
            # "Falsely doctored" denies once too.
            found = [m for m in found if m.group() not in _FALSELY or blank[m.end() :].strip()]
    listed = [match for match in found if match.group() in {"no", "nor", "neither"}]
    found = [match for match in found if match not in listed[1:]]
    sign = -1 if len(found) % 2 else 1
    after = clause.tokens[last + 1 : last + 3]
    denied = next((token for token in after if token.lower in _NO_OBJECT), None)
    if denied is not None and not any(t.lower in _ENDS for t in after[: after.index(denied)]):
        sign = -sign
    turned_by = _places(clause, begin, before, found[-1]) if found else None
    if denied is not None:
        turned_by = (denied.start, denied.end)
    mode = _mode_of(before, sign)
    beside = after[0] if after and after[0].start - clause.tokens[last].end == 1 else None
    if beside is not None and beside.lower in _RUMOURS:
        mode = "reported"  # "the death rumours": nobody says that he is dead
    elif beside is not None and beside.lower in _HOAXES:
        sign, denied, turned_by = -sign, beside, (beside.start, beside.end)
    turning = [match.group() for match in found] + ([denied.lower] if denied is not None else [])
    why = " and ".join(f"“{word}”" for word in turning)
    return Turn(sign, mode, part, hedged, turned_by, why)


def _mode_of(before: str, sign: int) -> Mode:
    """Whether the words before tell that it is only reported, or wished."""
    known = _patterns()
    told = known.reports.search(before)
    passed_on = told and sign > 0 and not FIRST_PERSON & set(before[: told.end()].split())
    if passed_on or _NEVER_SAID.search(before):
        return "reported"
    return "wished" if sign > 0 and known.wishes.search(before) else "said"


def _places(clause: Clause, begin: int, before: str, match: re.Match[str]) -> tuple[int, int]:
    """The offsets in the article of a match in the words joined by spaces."""
    first = begin + before.count(" ", 0, match.start())
    last = begin + before.count(" ", 0, max(match.start(), match.end() - 1))
    # A counted amount is one token of two words: stay inside the clause.
    first, last = min(first, len(clause.tokens) - 1), min(last, len(clause.tokens) - 1)
    return clause.tokens[first].start, clause.tokens[last].end
