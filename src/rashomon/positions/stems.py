"""The words of a passage that carry matter, as stems: enough that "released" and "releasing" meet."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’](?=[^\W\d_]))*|\d+(?:[.,:]\d+)*")
_ENDINGS = ("ations", "ation", "ingly", "edly", "ings", "ing", "ied", "ies", "ed", "es", "ly", "s", "e")

LIGHT = frozenset(
    """a an the this that these those there here it its he him his she her hers they them their theirs we us
    our ours i me my mine you your yours who whom whose which what where when how why be am is are was were
    been being have has had having do does did doing done will would shall should can could may might must
    of to in on at by for from with as into onto about over under up down out off and or but if then than so
    such very just also too own same say says said saying tell told any some all both each get got go going
    before after until while because though although whether since during not no nor never n't mr mrs ms
    yes without more most other another only even still ever now again per via""".split()
)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A rough stem of a word in lower case."""
    key = word.replace("’", "'").removesuffix("'s").replace("'", "")
    if len(key) <= 4 or not key.isalpha():
        return key[:-1] if len(key) == 4 and key.endswith("s") and not key.endswith("ss") else key
    for ending in _ENDINGS:
        if key.endswith(ending) and len(key) - len(ending) >= 3 and not key.endswith("ss"):
            base = key[: -len(ending)]
            if ending in {"ied", "ies"}:
                return base + "y"
            return base[:-1] if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "sl" else base
    return key


def stems_in(text: str) -> list[tuple[str, int, int]]:
    """The stem of each word of ``text`` that carries matter, with its offsets in ``text``."""
    return [
        (stem(lower), match.start(), match.end())
        for match in _WORD.finditer(text)
        if (lower := match.group().lower()).replace("’", "'") not in LIGHT
    ]


@lru_cache(maxsize=16384)
def stems_of(text: str) -> frozenset[str]:
    """The stems of the words of ``text`` that carry matter."""
    return frozenset(key for key, _, _ in stems_in(text))
