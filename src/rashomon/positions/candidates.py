"""Texts of claims that a story's statements hold, before it is known who takes a position on them.

Clauses that can stand alone are taken as they are worded, a plain "not" taken out; and a word of status is
put beside the thing that it is said of.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain

from rashomon.positions.aims import AUXILIARY, is_verb
from rashomon.positions.clauses import Clause
from rashomon.positions.contents import Content
from rashomon.positions.lexicon import lexicon
from rashomon.positions.matching import COPULA
from rashomon.positions.polarity import turn_of
from rashomon.positions.story import StoryView
from rashomon.positions.words import PRONOUNS, Token, stem
from rashomon.records import Evidence

TRIED = 60
"""How many candidates are given positions."""
_FEWEST, _MOST = 3, 14
_LONGEST = 110
_FEW_THINGS = 5
"""A thing stands for pronouns where at least one of so many statements names it."""
_STARTS = frozenset("the all no some any most many every an a both".split())
_POINTING = frozenset("the that this such".split())
_JOINING = frozenset("and but that so because although though while".split())
_NOT_ALONE = frozenset(
    """i we you he she it they this that these those my our your his her their its me us who which there here
    what why how when where if as so such let please yes well""".split()
)
_ORDERED = frozenset(
    "first second third last next latest previous former latter same whole other only main".split()
)
_TELLING = frozenset(
    "said says say saying according reported reports told tells reportedly claimed claims".split()
)
_SPEAKING = frozenset("i we you my our your me us".split())
_NOT = re.compile(r"\b(?:not|never)\s|n['’]t\b|(?<=\bcan)not\b", re.I)
_UNTURNED = re.compile(
    r"\b(?:do|does|did)(?: not|n['’]t|never)\b|(?:\bnot|n['’]t) (?:merely|just|only|simply|yet|even|all)\b",
    re.I,
)
_ONLY_NEGATED = re.compile(
    r"\b(?:any\w*|yet|ever|at all|much|in \w+ (?:year|month|week|day|decade)s?"
    r"|in (?:year|month|week|day)s)\b",
    re.I,
)
"""Words that stand only beside a negation: without it the sentence is none."""
_SINGLE_OPENING = re.compile(r"(?<!\w)['’](?=\w)")
_SINGLE_CLOSING = re.compile(r"(?<=[\w.,])['’](?!\w)")
_PLURAL = re.compile(r"(?<![su])(?<!new)(?<!i)s$|^(?:people|men|women|children|police)$")
_STILL_NEGATIVE = re.compile(r"\b(?:not|no|never|nobody|nothing|none)\b|n['’]t\b", re.I)

_ANY = re.compile(r"^(?:any|some) (?=(?P<thing>\w+))", re.I)
_UNCOUNTED = re.compile(
    r"\w+s|data|evidence|information|money|damage|harm|people|men|women|children|proof", re.I
)
"""Of what "any" is no one thing: several, or a mass."""

_NOT_FINITE = frozenset({"be", "being", "been", "having"})

Candidate = tuple[str, Evidence, int]
"""A text, where its words stand, and how much they tell."""


def candidates_of(story: StoryView, contents: Sequence[Content]) -> dict[str, tuple[Evidence, ...]]:
    """The texts of the claims to be tried, those that are said most first, and where their words stand."""
    found: dict[str, list[Evidence]] = {}
    weight: Counter[str] = Counter()
    said = [story.kept.get(("said", content), partial(_said, story, content)) for content in contents]
    for text, evidence, value in (*chain.from_iterable(said), *_of_status(story, contents)):
        found.setdefault(text, []).append(evidence)
        weight[text] += value
    first = sorted(found, key=lambda text: (-weight[text], len(text), text))[:TRIED]
    return {text: tuple(sorted(set(found[text]))) for text in first}


def _said(story: StoryView, content: Content) -> tuple[Candidate, ...]:
    """Clauses of a statement that can stand alone; those that are denied or left open tell most."""
    article = story.articles[content.statement.article]
    found: list[Candidate] = []
    for clause in content.clauses:
        tokens = _trimmed(clause)
        if tokens is None:
            continue
        span = article.span(tokens[0].start, tokens[-1].end)
        text = _unquoted(span.text)
        text = _ANY.sub(lambda some: "" if _UNCOUNTED.fullmatch(some["thing"]) else "a ", text)
        negated = _NOT.search(text) is not None
        if negated and (_UNTURNED.search(text) or _ONLY_NEGATED.search(text)):
            continue
        text = " ".join(_NOT.sub(" ", text, count=1).split()) if negated else text
        text = re.sub(r"\bwo\b", "will", re.sub(r"\bca\b", "can", text))
        if _STILL_NEGATIVE.search(text) or len(text) > _LONGEST:
            continue
        contested = content.stance != "asserts" or negated
        weight = 3 if contested else 2 if clause.meanings else 1
        found.append((_sentence(text), Evidence(article.id, span), weight))
    return tuple(found)


def _unquoted(text: str) -> str:
    """A text without quotation marks; an apostrophe stays."""
    plain = re.sub(r"[\"“”‘`\[\]]", "", text)
    opening = _SINGLE_OPENING.search(plain)
    if opening is not None:
        before, quoted = plain[: opening.start()], plain[opening.start() :]
        quoted, opened = _SINGLE_OPENING.subn("", quoted)
        plain = before + _SINGLE_CLOSING.sub("", quoted, count=opened)
    return " ".join(plain.split())


def _trimmed(clause: Clause) -> Sequence[Token] | None:
    """The tokens of a clause that says something of a named thing, or ``None``."""
    tokens = list(clause.tokens)
    while tokens and tokens[0].lower in _JOINING:
        tokens.pop(0)
    if clause.asks or not _FEWEST <= len(tokens) <= _MOST:
        return None
    first = tokens[0]
    if first.lower in _NOT_ALONE | AUXILIARY or (first.light and first.lower not in _STARTS):
        return None
    verb = next((k for k, token in enumerate(tokens) if k and token.lower in AUXILIARY), None)
    if any(token.lower in _TELLING for token in tokens):
        return None
    if verb is None or any(token.lower in _SPEAKING and not token.capital for token in tokens):
        return None
    if tokens[verb].lower in _NOT_FINITE or _is_cut_off(tokens):
        return None  # "a video of the pilot being held" claims nothing
    if first.lower not in _STARTS and not first.capital and is_verb(first):
        return None  # its subject stands before it, outside the clause
    subject, predicate = tokens[:verb], tokens[verb:]
    if all(token.light for token in subject) or all(token.light for token in predicate):
        return None
    if any(token.lower in _NOT_ALONE for token in subject):
        return None
    at = clause.tokens.index(tokens[-1])
    return tokens if turn_of(clause, at, at).mode in {"said", "wished"} else None


def _is_cut_off(tokens: Sequence[Token]) -> bool:
    """Whether the last words lack what they need: "was a 63", "had worked there"."""
    last, before = tokens[-1], tokens[-2]
    return last.lower in {"there", "then", "a", "an", "the"} or (
        last.number is not None and before.lower in {"a", "an", "the"}
    )


def _of_status(story: StoryView, contents: Sequence[Content]) -> Iterator[Candidate]:
    """One claim for each matter of status: that its thing is what such words call it.

    The word is the commonest that says yes, else the commonest that says no; the thing the one that such
    words most often have for a subject, a pronoun standing for what the story speaks of most.
    """
    things = _things(story, contents)
    words: dict[str, Counter[tuple[str, str]]] = {}
    subjects: dict[str, Counter[str]] = {}
    places: dict[tuple[str, str], Evidence] = {}
    for content in contents:
        for clause in content.clauses:
            for meaning in clause.meanings:
                token = clause.tokens[meaning.first]
                word = lexicon().predicates.get(token.stem) if len(meaning.places) == 1 else None
                if word is None:
                    continue
                subject = _subject(clause, meaning.first, things, len(contents))
                if subject is None:
                    continue
                span = story.articles[content.statement.article].span(token.start, token.end)
                for sense in meaning.senses:
                    if sense.status and sense.matter != "true":
                        words.setdefault(sense.matter, Counter())[sense.says, word] += 1
                        subjects.setdefault(sense.matter, Counter())[subject] += 1
                        places.setdefault((sense.matter, word), Evidence(content.statement.article, span))
    for matter, counts in sorted(words.items()):
        subject = min(subjects[matter], key=lambda name: (-subjects[matter][name], name))
        _, word = min(counts, key=lambda one: (one[0] != "yes", one[0] != "no", -counts[one], one[1]))
        verb = "are" if _PLURAL.search(subject) else "is"
        yield _sentence(f"the {subject} {verb} {word}"), places[matter, word], 2 + sum(counts.values())


def _subject(
    clause: Clause, place: int, things: Sequence[tuple[str, str, int]], statements: int
) -> str | None:
    """What a word of status is said of; ``None`` where it is said of something that few statements name."""
    before = clause.tokens[:place]
    named = {token.stem for token in before if not token.light}
    inside = next((word for one, word, _ in things if one in named), None)
    if inside is not None:
        return inside
    alone = not named or (bool({token.lower for token in before} & PRONOUNS) and len(named) <= 1)
    said_of = any(token.lower in COPULA for token in before) or len(clause.tokens) <= _FEWEST
    if alone and said_of and things and things[0][2] * _FEW_THINGS >= statements:
        return things[0][1]
    return None


def _things(story: StoryView, contents: Sequence[Content]) -> list[tuple[str, str, int]]:
    """Nouns that two statements or more name after "the", the commonest first: stem, word, how many."""
    counts: Counter[tuple[str, str]] = Counter()
    for content in contents:
        counts.update(story.kept.get(("nouns", content), partial(_nouns, content)))
    ranked = sorted(counts.items(), key=lambda counted: (-counted[1], counted[0]))
    return [(one, word, count) for (one, word), count in ranked if count >= 2]


def _nouns(content: Content) -> frozenset[tuple[str, str]]:
    """The nouns that a statement names after "the": stem and word."""
    return frozenset(
        (token.stem, token.lower)
        for clause in content.clauses
        for place, before in enumerate(clause.tokens)
        if before.lower in _POINTING
        and (token := _head_behind(clause.tokens, place)) is not None
        and _is_common_noun(token)
    )


def _head_behind(tokens: Sequence[Token], place: int) -> Token | None:
    """The last word of the noun phrase behind "the" ("the mayors' letter", "the chlorine store")."""
    head = None
    for token in tokens[place + 1 : place + 4]:
        apart = head is not None and token.start - head.end > 2
        if token.light or token.capital or apart or (head is not None and is_verb(token)):
            break
        head = token
    return head


def _is_common_noun(token: Token) -> bool:
    plain = not token.light and not token.capital and token.number is None and token.lower not in _ORDERED
    plain = plain and not token.lower.endswith(("'s", "’s", "s'", "s’"))
    return plain and token.stem not in lexicon().words and token.stem != stem("working")


def _sentence(text: str) -> str:
    text = text.strip(" ,;:-–—'’")
    return f"{text[:1].upper()}{text[1:]}."
