"""Two wordings of one saying laid side by side, word by word."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache

from rashomon.linking.words import DASH, GAP, STOP, Token, tokens_of


@lru_cache(maxsize=8192)
def differences(text: str, other: str) -> str:
    """How ``other`` differs from ``text`` in words: cuts, ellipses, brackets, changed words, punctuation.

    Empty when the two are the same to the letter; parts are joined by "; ".
    """
    if text == other:
        return ""
    base, variant = _words_of(text), _words_of(other)
    matcher = SequenceMatcher(None, [t.key for t in base], [t.key for t in variant], autojunk=False)
    parts: list[str] = []
    for tag, i, j, k, end in matcher.get_opcodes():
        if tag == "equal":
            continue
        parts.extend(_describe(base[i:j], variant[k:end], i == 0, j == len(base)))
    if not parts:
        return "punctuation or spelling only"
    return "; ".join(parts)


def _words_of(text: str) -> list[Token]:
    return [token for token in tokens_of(text) if token.key not in {DASH, STOP}]


def _describe(left: list[Token], right: list[Token], first: bool, last: bool) -> list[str]:
    put_in = [t for t in right if t.bracketed]
    gaps = [t for t in right if t.key == GAP]
    words = [t for t in right if not t.bracketed and t.key != GAP]
    was = _words([t for t in left if t.key != GAP])
    parts = []
    if put_in:
        parts.append(f"“[{_words(put_in)}]” put in" + (f" for “{was}”" if was else ""))
    if words and was and not put_in:
        parts.append(f"“{_words(words)}” for “{was}”")
    elif words:
        parts.append(f"adds “{_words(words)}”")
    elif was and not put_in:
        where = "begins without" if first else "ends before" if last else "leaves out"
        parts.append(f"{where} “{was}”" + (" (marked by an ellipsis)" if gaps else ""))
    elif gaps and not was:
        parts.append("an ellipsis")
    return parts


def _words(tokens: list[Token]) -> str:
    texts: list[str] = []
    for token in tokens:
        # A contraction is two tokens of one text.
        if not texts or texts[-1] != token.text:
            texts.append(token.text)
    text = " ".join(texts)
    return text if len(text) <= 80 else text[:60].rstrip() + " … " + texts[-1]
