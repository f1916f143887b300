"""The clauses of a text, each with its words and what they are known to mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.positions.lexicon import Meaning, meanings
from rashomon.positions.words import FIRST_PERSON, PRONOUNS, Token

_BREAK = re.compile(r"[.;:?!…]|\s[-–—]+\s|—|\n")
_SENTENCE = re.compile(r"[.?!…]|\n")
_WORD = re.compile(r"\w")
_OPENS = frozenset("but although though while whereas because yet which unless until since except".split())
_AFTER_AND = frozenset(
    """the a an no it he she they we i there that this is was were are has had have will would could should
    may never not did does do its their his her our you nobody none nothing if""".split()
)
_SUBJECTS = frozenset("there it he she we they i that this".split())
_VERBS = frozenset(
    """is are was were has have had will would could should may might must can did does do isn't wasn't aren't
    won't""".split()
)
_AFTER_COMMA = frozenset("and or so not nor who as if when before after".split())


@dataclass(frozen=True, slots=True)
class Clause:
    """Some words of a text that hang together: its tokens, what they mean, and how it opens and ends."""

    tokens: tuple[Token, ...]
    meanings: tuple[Meaning, ...]
    sentence: int
    asks: bool = False
    """Whether its sentence ends with a question mark."""
    words: str = ""
    """The words in lower case, one space between."""
    lowers: frozenset[str] = frozenset()
    """Each word in lower case."""
    stems: frozenset[str] = frozenset()
    """The stems of all its words."""
    told: frozenset[str] = frozenset()
    """The stems of those that tell something."""
    matters: frozenset[str] = frozenset()
    """The matters that its words are known to speak of."""
    refers: bool = False
    """Whether a pronoun stands for something that is named elsewhere."""
    first_person: bool = False
    """Whether it speaks of the speaker."""

    def before(self, index: int) -> str:
        """The words before a token, in lower case."""
        return " ".join(token.lower for token in self.tokens[:index])

    def after(self, index: int) -> str:
        """The words after a token, in lower case."""
        return " ".join(token.lower for token in self.tokens[index + 1 :])


def clauses_of(text: str, pieces: Sequence[tuple[int, int]], tokens: Sequence[Token]) -> tuple[Clause, ...]:
    """The clauses of the pieces of a text, whose words are ``tokens``. Pieces with only marks between them
    run on.
    """
    if not tokens:
        return ()
    ends = {end for _, end in pieces[:-1]}
    groups = [[tokens[0]]]
    sentences = [0]
    for index in range(1, len(tokens)):
        last, token = tokens[index - 1], tokens[index]
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        gap = text[last.end : token.start]
        crosses = bool(ends) and any(last.end <= place < token.start for place in ends)
        # A space is what stands between most words, and tells nothing.
        if gap != " " and (_SENTENCE.search(gap) or (crosses and _WORD.search(gap))):
            groups.append([token])
            sentences.append(sentences[-1] + 1)
        elif _splits(gap, token, following) or (
            # A quoted clause that follows another one with nothing between but the marks.
            crosses and token.lower in _SUBJECTS and following is not None and following.lower in _AFTER_AND
        ):
            groups.append([token])
            sentences.append(sentences[-1])
        else:
            groups[-1].append(token)
    last_of = {sentence: group[-1] for sentence, group in zip(sentences, groups, strict=True)}
    asking = {
        s for s, token in last_of.items() if re.match(r"[\"”’')\]]*\s*\?", text[token.end : token.end + 4])
    }
    return tuple(
        _clause(group, sentence, sentence in asking)
        for group, sentence in zip(groups, sentences, strict=True)
    )


def _clause(tokens: Sequence[Token], sentence: int, asks: bool) -> Clause:
    known = meanings(tokens)
    lowers = frozenset(token.lower for token in tokens)
    return Clause(
        tuple(tokens),
        known,
        sentence,
        asks,
        " ".join(token.lower for token in tokens),
        lowers,
        frozenset(token.stem for token in tokens),
        frozenset(token.stem for token in tokens if not token.light),
        frozenset(sense.matter for meaning in known for sense in meaning.senses),
        any(word.removesuffix("'s") in PRONOUNS for word in lowers),
        not lowers.isdisjoint(FIRST_PERSON),
    )


def _splits(gap: str, token: Token, following: Token | None) -> bool:
    """Whether a new clause begins at ``token`` in one sentence."""
    if token.lower in _OPENS or (gap != " " and _BREAK.search(gap)):
        return True
    if "," in gap and token.lower in _AFTER_COMMA:
        return True
    if "," in gap and token.lower in _SUBJECTS and following is not None and following.lower in _VERBS:
        return True  # two clauses with a comma between: "it was unsigned, it should not have been released"
    return token.lower in {"and", "or"} and following is not None and following.lower in _AFTER_AND
