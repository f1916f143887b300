"""Claims that a story suggests by itself: what its speakers say of one thing, where others hold otherwise.

Candidates are clauses that somebody says, worded as they stand, and words of status put beside the thing that they
are said of. Each is given its positions; those on which most speakers and sides disagree come first, and of
claims that come to the same only the best is kept.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.positions.clauses import Clause
from rashomon.positions.contents import Content
from rashomon.positions.lexicon import lexicon
from rashomon.positions.polarity import turn_of
from rashomon.positions.proposition import Proposition, propositions_of
from rashomon.positions.story import StoryView
from rashomon.positions.verdicts import Verdict
from rashomon.positions.words import Token
from rashomon.records import Evidence

MOST = 8
"""How many claims are suggested at most."""
_TRIED = 60
"""How many candidates are given positions."""
_SAME = 0.7
_SAME_MATTER = 0.4
"""Two claims come to the same when the F1 over who holds what is this, either way round; less of one matter."""
_LONGEST = 14
_STARTS = frozenset("the all no some any most many this that every an a both".split())
_NOT_ALONE = frozenset(
    """i we you he she it they this that these those my our your his her their its me us who which there here what
    why how when where if as so such let please yes well""".split()
)
_VERBS = frozenset(
    """is are was were has have had will would can could may might must should did does do been being
    isn't wasn't weren't aren't won't wouldn't hasn't haven't hadn't didn't doesn't don't cannot can't""".split()
)
_NOT = re.compile(r"\b(?:not|never)\s|n['’]t\b|(?<=\bcan)not\b", re.I)
_UNTURNED = re.compile(
    r"\b(?:do|does|did)(?: not|n['’]t|never)\b|\bnot (?:merely|just|only|simply|yet|even|all)\b", re.I
)
_OTHER_WAY = {"affirms": "denies", "denies": "affirms"}

Known = tuple[Sequence[Proposition], Mapping[str, Verdict]]
"""What a claim says, and its verdicts."""
Hold = Callable[[Sequence[Sequence[Proposition]]], list[dict[str, Verdict]]]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A claim in the articles' words: its text, what it says, where its words stand, its verdicts, its rank."""

    text: str
    reading: tuple[Proposition, ...]
    evidence: tuple[Evidence, ...]
    verdicts: Mapping[str, Verdict]
    score: float
    reasons: tuple[str, ...]


def suggest(
    story: StoryView, contents: Sequence[Content], hold: Hold, known: Sequence[Known] = ()
) -> tuple[Suggestion, ...]:
    """The claims that the story suggests, the best first; none that comes to the same as one ``known``."""
    candidates = _candidates(story, contents)
    readings = [propositions_of(text) for text in candidates]
    kept = [
        (text, reading, evidence)
        for (text, evidence), reading in zip(candidates.items(), readings, strict=True)
        if len(reading) == 1 and reading[0].aim is not None and reading[0].subject and not reading[0].notes
    ]
    verdicts = hold([reading for _, reading, _ in kept])
    by_id = {content.statement.id: content for content in contents}
    made = []
    for (text, reading, evidence), found in zip(kept, verdicts, strict=True):
        score, reasons = _rank(story, by_id, found)
        if score > 0:
            made.append(Suggestion(text, reading, evidence, found, score, reasons))
    made.sort(key=lambda one: (-one.score, len(one.text), one.text))
    chosen: list[Suggestion] = []
    for one in made:
        others = [*known, *((other.reading, other.verdicts) for other in chosen)]
        if len(chosen) < MOST and not any(_comes_to(one, *other) for other in others):
            chosen.append(one)
    return tuple(chosen)


def _comes_to(one: Suggestion, reading: Sequence[Proposition], verdicts: Mapping[str, Verdict]) -> bool:
    """Whether a suggestion comes to the same as another claim."""
    mine = {matter for proposition in one.reading for matter in proposition.matters}
    mine |= {proposition.aim.stem for proposition in one.reading if proposition.aim}
    theirs = {matter for proposition in reading for matter in proposition.matters}
    theirs |= {proposition.aim.stem for proposition in reading if proposition.aim}
    return agreement(one.verdicts, verdicts) >= (_SAME_MATTER if mine & theirs else _SAME)


def agreement(one: Mapping[str, Verdict], other: Mapping[str, Verdict]) -> float:
    """The F1 over who holds what of two claims, the one turned round where that fits better."""
    if not one or not other:
        return 0.0
    mine = {(key, verdict.position) for key, verdict in one.items()}
    turned = {(key, _OTHER_WAY.get(position, position)) for key, position in mine}
    theirs = {(key, verdict.position) for key, verdict in other.items()}
    common = max(len(mine & theirs), len(turned & theirs))
    return 2 * common / (len(mine) + len(theirs))


def _rank(
    story: StoryView, contents: Mapping[str, Content], found: Mapping[str, Verdict]
) -> tuple[float, tuple[str, ...]]:
    """How much the speakers are at odds over a claim, and how many there are."""
    holders: dict[str, set[str]] = {}
    total = 0.0
    for key, verdict in found.items():
        statement = contents[key].statement
        for speaker in statement.speakers or (f"?{statement.article}",):
            holders.setdefault(verdict.position, set()).add(story.side_of.get(speaker, speaker))
        total += verdict.score
    everybody = set[str]().union(*holders.values()) if holders else set()
    yes, no = holders.get("affirms", set()), holders.get("denies", set())
    part, held = holders.get("qualifies", set()), holders.get("withholds", set())
    if not yes and not no:
        return 0.0, ()
    against = min(len(yes), len(no | part)) + 0.5 * min(len(no), len(part))
    articles = {contents[key].statement.article for key in found}
    score = len(everybody) ** 0.5 + 1.5 * against**0.5 + 0.4 * len(held) ** 0.5 + 0.3 * len(articles) ** 0.5
    score *= total / len(found)
    parts = [
        f"{len(group)} {name}"
        for name, group in (("affirm", yes), ("deny", no), ("qualify", part), ("withhold", held))
        if group
    ]
    return round(score, 4), (f"{len(everybody)} sides or speakers: {', '.join(parts)}",)


def _candidates(story: StoryView, contents: Sequence[Content]) -> dict[str, tuple[Evidence, ...]]:
    """The texts of the claims to be tried, and where their words stand."""
    found: dict[str, list[Evidence]] = {}
    weight: Counter[str] = Counter()
    for text, evidence, value in (*_said(story, contents), *_of_status(story, contents)):
        found.setdefault(text, []).append(evidence)
        weight[text] += value
    first = sorted(found, key=lambda text: (-weight[text], len(text), text))[:_TRIED]
    return {text: tuple(sorted(set(found[text]))) for text in first}


def _said(story: StoryView, contents: Sequence[Content]) -> Iterator[tuple[str, Evidence, int]]:
    """Clauses that can stand alone, as they are worded, a plain "not" taken out."""
    for content in contents:
        article = story.articles[content.statement.article]
        for clause in content.clauses:
            tokens = _trimmed(clause)
            if tokens is None:
                continue
            span = article.span(tokens[0].start, tokens[-1].end)
            text = re.sub(r"[\"“”‘\[\]]", "", " ".join(span.text.split()))
            text = re.sub(r"^(?:any|some) ", "a ", text, flags=re.I)
            negated = _NOT.search(text)
            if negated is not None:
                if _UNTURNED.search(text):
                    continue
                text = " ".join(_NOT.sub(" ", text, count=1).split())
            if re.search(r"\b(?:not|no|never|nobody|nothing|none)\b|n['’]t\b", text, re.I) or len(text) > 110:
                continue
            contested = content.statement.stance != "asserts" or negated is not None
            value = 3 if contested else 2 if clause.meanings else 1
            yield _sentence(text), Evidence(article.id, span), value


def _trimmed(clause: Clause) -> Sequence[Token] | None:
    """The tokens of a clause that says something of a named thing, or ``None``."""
    tokens = list(clause.tokens)
    while tokens and tokens[0].lower in {
        "and",
        "but",
        "that",
        "so",
        "because",
        "although",
        "though",
        "while",
    }:
        tokens.pop(0)
    if not 3 <= len(tokens) <= _LONGEST or clause.asks:
        return None
    first = tokens[0]
    if (
        first.lower in _NOT_ALONE
        or first.lower in _VERBS
        or not (first.lower in _STARTS or first.capital or not first.light)
    ):
        return None
    verb = next((k for k, token in enumerate(tokens) if k and token.lower in _VERBS), None)
    if (
        verb is None
        or all(token.light for token in tokens[:verb])
        or all(token.light for token in tokens[verb:])
    ):
        return None
    if any(token.lower in {"i", "we", "you", "my", "our", "your", "me"} for token in tokens):
        return None
    if any(token.lower in _NOT_ALONE for token in tokens[:verb]):
        return None
    at = clause.tokens.index(tokens[-1])
    return tokens if turn_of(clause, at, at).mode in {"said", "wished"} else None


def _of_status(story: StoryView, contents: Sequence[Content]) -> Iterator[tuple[str, Evidence, int]]:
    """A thing and a word of status that is said of it, one claim for each matter.

    The word is the commonest that says yes, else the commonest that says no; the thing the one that such
    words most often have for a subject, a pronoun standing for what the story speaks of most.
    """
    things = _things(story, contents)
    if not things:
        return
    words: dict[str, Counter[tuple[str, str]]] = {}
    subjects: dict[str, Counter[str]] = {}
    places: dict[tuple[str, str], Evidence] = {}
    for content in contents:
        for clause in content.clauses:
            for meaning in clause.meanings:
                word = _status_word(clause.tokens[meaning.first].lower) if len(meaning.places) == 1 else None
                if word is None:
                    continue
                subject = _subject(clause, meaning.first, things)
                token = clause.tokens[meaning.first]
                span = story.articles[content.statement.article].span(token.start, token.end)
                for sense in meaning.senses:
                    if sense.status and sense.matter != "true":
                        words.setdefault(sense.matter, Counter())[(sense.says, word)] += 1
                        subjects.setdefault(sense.matter, Counter())[subject] += 1
                        places.setdefault((sense.matter, word), Evidence(content.statement.article, span))
    for matter, counts in sorted(words.items()):
        subject = min(subjects[matter], key=lambda name: (-subjects[matter][name], name))
        says, word = min(counts, key=lambda one: (one[0] != "yes", one[0] != "no", -counts[one], one[1]))
        yield _sentence(f"the {subject} is {word}"), places[matter, word], 2 + sum(counts.values())


def _subject(clause: Clause, place: int, things: Sequence[tuple[str, str]]) -> str:
    """What a word of status is said of: the thing before it in its clause, else what the story speaks of most."""
    before = {token.stem for token in clause.tokens[:place]}
    return next((word for one, word in things if one in before), things[0][1])


def _things(story: StoryView, contents: Sequence[Content]) -> list[tuple[str, str]]:
    """Nouns that many statements and titles name after "the", the commonest first: stem and word."""
    counts: Counter[tuple[str, str]] = Counter()
    for content in contents:
        seen = set()
        for article, token in (
            pair for c in content.clauses for pair in zip(c.tokens, c.tokens[1:], strict=False)
        ):
            if article.lower in {"the", "that", "this", "such"} and not token.light and not token.capital:
                if token.number is None and token.stem not in lexicon().words:
                    seen.add((token.stem, token.lower))
        counts.update(seen)
    return [thing for thing, count in sorted(counts.items(), key=lambda c: (-c[1], c[0])) if count >= 2]


_AS_PREDICATE = {
    "authenticity": "authentic", "authenticated": "authentic", "authentic": "authentic", "genuine": "genuine",
    "real": "real", "forgery": "a forgery", "forged": "forged", "fake": "fake", "hoax": "a hoax", "draft": "a draft",
    "mistake": "a mistake", "error": "an error", "accident": "an accident", "disinformation": "disinformation",
    "fabricated": "fabricated", "doctored": "doctored", "safe": "safe", "unsafe": "unsafe", "legal": "legal",
    "lawful": "lawful", "illegal": "illegal", "unlawful": "unlawful", "guilty": "guilty", "innocent": "innocent",
    "rigged": "rigged", "fair": "fair", "deliberate": "deliberate", "intentional": "intentional", "final": "final",
}  # fmt: skip


def _status_word(lower: str) -> str | None:
    """A word of status as it stands after "is", where it can."""
    return _AS_PREDICATE.get(lower)


def _sentence(text: str) -> str:
    text = text.strip(" ,;:-–—'’")
    return f"{text[:1].upper()}{text[1:]}."


def matters_in_words(reading: Iterable[Proposition]) -> tuple[str, ...]:
    """The matters that a claim speaks of, in words."""
    about = lexicon().about
    return tuple(sorted({about.get(matter, matter) for one in reading for matter in one.matters}))
