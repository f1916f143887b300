"""Words as linking compares them: case, marks, contractions and numbers folded; gaps and brackets seen."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

GAP = "…"
DASH = "–"
STOP = "."

_TOKEN = re.compile(
    r"(?P<gap>\[\s*(?:…|\.\s?\.\s?\.)\s*\]|…|\.(?:\s?\.){2,})"
    r"|(?P<stop>[.!?;](?=[\s”\"’')\]]))"
    r"|(?P<dash>--+|[–—]|(?<=\s)-(?=\s))"
    r"|(?P<bracket>(?<!\w)\[[^\[\]]{1,200}\](?!\w))"
    r"|(?P<acronym>\b(?:[A-Za-z]\.){2,})"
    r"|(?P<number>\d+(?:[.,:]\d+)*)"
    r"|(?P<word>[^\W\d_](?:[^\W_]|\[[^\W\d_]{1,12}\]|['’ʼ](?=[^\W\d_]))*|\[[^\W\d_]{1,2}\][^\W\d_]+)"
)

# What a contraction stands for. A final 's may be "is", "has" or a possessive: all three are light.
_CONTRACTED = {
    "n't": "not",
    "'re": "are",
    "'ve": "have",
    "'ll": "will",
    "'d": "would",
    "'m": "am",
    "'s": "is",
}

_NUMBERS = {
    word: str(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty".split()
    )
    if word not in {"one"}
}

# Words that carry grammar rather than matter. Negations are not among them.
LIGHT = frozenset(
    """a an the this that these those there here it its he him his she her hers they them their theirs we us
    our ours i me my mine you your yours who whom whose which what where when how why be am is are was were
    been being have has had having do does did doing done will would shall should can could may might must
    of to in on at by for from with as into onto about over under up down out off and or but if then than so
    such very just also too not-only own same s t re ve ll d m said says say one any some all both each
    really actually well like get got let make made going go goes before after until while because
    though although whether since during""".split()
)
NEGATIONS = frozenset(
    {"no", "not", "never", "none", "nothing", "nobody", "neither", "nor", "without", "cannot"}
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word: ``key`` is what is compared, ``text`` as it stands, ``light`` if it only carries grammar."""

    key: str
    text: str
    light: bool = False
    bracketed: bool = False


def strip_accents(text: str) -> str:
    """The text in Unicode NFKC without combining marks and zero-width characters, case-folded."""
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFKD", text)
    return "".join(
        c for c in plain if not unicodedata.combining(c) and unicodedata.category(c) != "Cf"
    ).casefold()


@lru_cache(maxsize=65536)
def fold_word(word: str) -> tuple[str, ...]:
    """The keys of one word as it stands in text: one, or two for a contraction."""
    if word == "US" or re.fullmatch(r"U\.?S\.?(?:A\.?)?", word):
        return ("usa",)
    key = strip_accents(re.sub(r"[\[\].]", "", word)).replace("’", "'").replace("ʼ", "'")
    if key in {"can't", "cannot"}:
        return ("can", "not")
    if key == "won't":
        return ("will", "not")
    for ending, full in _CONTRACTED.items():
        if key.endswith(ending) and len(key) > len(ending):
            return (key[: -len(ending)], full)
    key = key.replace("'", "")
    return (_NUMBERS.get(key, key),) if key else ()


def tokens_of(text: str) -> tuple[Token, ...]:
    """The words of ``text`` in order. An ellipsis is a token with key ``GAP``, a dash one
    with ``DASH``, the end of a sentence inside the text one with ``STOP``; what stands in square
    brackets was put in by an editor and is marked ``bracketed``; marks and case are folded away."""
    out: list[Token] = []
    for match in _TOKEN.finditer(text):
        words = match.group()
        if match.lastgroup == "gap":
            out.append(Token(GAP, words, light=True))
        elif match.lastgroup == "stop":
            out.append(Token(STOP, words, light=True))
        elif match.lastgroup == "dash":
            out.append(Token(DASH, words, light=True))
        elif match.lastgroup == "bracket":
            inner = tokens_of(words[1:-1])
            out.extend(Token(t.key, t.text, t.light, True) for t in inner)
        else:
            out.extend(_plain_tokens(words, match.lastgroup == "number"))
    return tuple(out)


@lru_cache(maxsize=65536)
def _plain_tokens(written: str, is_number: bool) -> tuple[Token, ...]:
    """The tokens of one word as it stands in text: the same ones wherever it does."""
    keys = (written.replace(",", ""),) if is_number else fold_word(written)
    return tuple(Token(key, written, key in LIGHT) for key in keys)


@lru_cache(maxsize=65536)
def stem(key: str) -> str:
    """A rough stem: enough that "releasing" and "released", "forces" and "force" meet."""
    if len(key) <= 4 or not key.isalpha():
        return key[:-1] if len(key) == 4 and key.endswith("s") and not key.endswith("ss") else key
    for ending in (
        "ations",
        "ation",
        "ingly",
        "edly",
        "ings",
        "ing",
        "ied",
        "ies",
        "ed",
        "es",
        "ly",
        "s",
        "e",
    ):
        if key.endswith(ending) and len(key) - len(ending) >= 3 and not key.endswith("ss"):
            base = key[: -len(ending)]
            if ending in {"ied", "ies"}:
                return base + "y"
            return base[:-1] if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "sl" else base
    return key
