"""Positions that lean on what was said before: an answer that is none, "that is wrong", "the allegations"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rashomon.positions.contents import Content
from rashomon.positions.polarity import withholds
from rashomon.positions.proposition import Proposition
from rashomon.positions.verdicts import Verdict
from rashomon.positions.words import stem
from rashomon.records import Statement

Found = list[dict[str, Verdict]]
"""For each claim the verdicts by statement id."""

_REACH = 600
"""How many characters back a reference reaches."""
_BACK = 5
"""How many statements back it reaches."""
_WIDE = frozenset(
    stem(word)
    for word in "story report allegation accusation charge rumour rumor speculation wrongdoing".split()
)
_ALLEGED = frozenset(stem(word) for word in "allegation accusation charge".split())
_ALLEGES = ("alleg", "accus", "claim", "charg")
_REFERENCES = _WIDE | frozenset(
    map(
        stem,
        "claim suggestion account assertion statement idea notion theory version one question matter".split(),
    )
)
_FILLERS = frozenset(
    map(
        stem,
        """simply just absolutely completely totally categorically entirely utterly flatly plain pure
        quite comment answer guess speculate discuss detail details further anything tell talk call
        calls request requests immediately elaborate respond reply address confirm deny verify can't
        cannot know think sure moment time point reporters questions gossip get into specifics
        particular early far rule anything exclude dismiss possibility rumours hypothetical
        hypotheticals premature wait see""".split(),
    )
)
_NONE = re.compile(
    r"(?:there(?: is| was| were| are|'s)? (?:none|nothing of the (?:kind|sort)|no such thing)"
    r"|no such thing|not so|nothing of the (?:kind|sort)|not at all|never"
    r"|(?:he|she|it|they|we|i) (?:did|had|was|were|has|have|do|does|is|are)(?: not|n't))$"
)
_TRUTH = frozenset({"true"})


def follow_references(
    readings: Sequence[Sequence[Proposition]], contents: Sequence[Content], direct: Found
) -> Found:
    """The verdicts with those added that a statement takes by pointing back at what stands before it."""
    found = [dict(verdicts) for verdicts in direct]
    held = Counter({index: len(verdicts) for index, verdicts in enumerate(direct)})
    by_article: dict[str, list[Content]] = defaultdict(list)
    for content in contents:
        by_article[content.statement.article].append(content)
    for members in by_article.values():
        ordered = sorted(members, key=lambda c: (c.start, c.statement.id))
        for place, content in enumerate(ordered):
            if any(content.statement.id in verdicts for verdicts in found) or content.carries:
                continue
            for index, verdict in _referred(
                readings, content, ordered[:place], ordered[place + 1 :], found, held
            ):
                found[index][content.statement.id] = verdict
    return found


def _referred(
    readings: Sequence[Sequence[Proposition]],
    content: Content,
    before: Sequence[Content],
    after: Sequence[Content],
    found: Found,
    held: Mapping[int, int],
) -> Iterator[tuple[int, Verdict]]:
    """Each claim that the statement points back at, and the verdict it takes by it."""
    words = " ".join(clause.words for clause in content.clauses)
    open_answer = content.stance == "withholds" or withholds(words) or _refuses(content)
    points_back = not (content.stems - _FILLERS - _REFERENCES)
    if open_answer and points_back:
        yield from _left_open(content, before, after, found)
        return
    sign, why = _sign(content)
    if sign == 0:
        return
    for index, earlier in _antecedents(content, before, found, held):
        turned = sign if earlier.position == "affirms" else -sign
        if earlier.position in {"affirms", "denies", "qualifies"}:
            if earlier.position == "qualifies":
                turned = sign
            yield index, Verdict("affirms" if turned > 0 else "denies", 0.6, _places(content), (why,))


def _refuses(content: Content) -> bool:
    words = content.clauses[0].words if content.clauses else ""
    return (
        re.match(
            r"(?:no,? )?i (?:can't|cannot|won't|will not|don't|couldn't|wouldn't)\b|no comment|next question",
            words,
        )
        is not None
    )


def _left_open(
    content: Content, before: Sequence[Content], after: Sequence[Content], found: Found
) -> Iterator[tuple[int, Verdict]]:
    """The claims that an answer without matter leaves open: those of the speaker's own words beside it."""
    own = [
        other
        for other in (*reversed(before[-_BACK:]), *after[:1])
        if _same_speaker(other.statement, content.statement) and _near(other, content)
    ]
    for other in own:
        claims = [
            index
            for index, verdicts in enumerate(found)
            if other.statement.id in verdicts and verdicts[other.statement.id].position == "withholds"
        ]
        if claims:
            for index in claims:
                yield (
                    index,
                    Verdict("withholds", 0.7, _places(content), ("it leaves open what was asked before",)),
                )
            return
    for other in reversed(before[-_BACK:]):
        claims = [index for index, verdicts in enumerate(found) if other.statement.id in verdicts]
        if claims and _near(other, content):
            for index in claims:
                yield (
                    index,
                    Verdict("withholds", 0.5, _places(content), ("it leaves open what stands before it",)),
                )
            return


def _sign(content: Content) -> tuple[int, str]:
    """Whether the statement says no (-1) or yes (1) to something named only by a reference; 0: neither."""
    rest = content.stems - _FILLERS - _REFERENCES
    truth: list[tuple[str, str]] = []
    used: set[str] = set()
    for clause in content.clauses:
        for meaning in clause.meanings:
            says: str | None = next((sense.says for sense in meaning.senses if sense.matter in _TRUTH), None)
            if says is not None:
                negated = any(
                    t.lower in {"not", "no", "never"} or t.lower.endswith("n't")
                    for t in clause.tokens[: meaning.first]
                )
                says = {"yes": "no", "no": "yes"}.get(says, says) if negated else says
                truth.append((says, " ".join(clause.tokens[k].lower for k in meaning.places)))
                used |= {clause.tokens[k].stem for k in meaning.places}
    if rest - used:
        return 0, ""
    denied = content.stance == "denies"
    words = content.clauses[0].words if content.clauses else ""
    if _NONE.match(words) and len(content.clauses) == 1 and not denied:
        return -1, f"“{words}” of what was said before"
    if truth and truth[0][0] != "part":
        sign = 1 if truth[0][0] == "yes" else -1
        return (-sign if denied else sign), f"“{truth[0][1]}” of what was said before"
    if denied:
        return -1, f"“{content.cue}” points back at what was said before"
    return 0, ""


def _antecedents(
    content: Content, before: Sequence[Content], found: Found, held: Mapping[int, int]
) -> list[tuple[int, Verdict]]:
    """What is pointed at: "the story" at what the article is about, else the nearest that others said.

    "The allegation" is the one beside it, where somebody alleges something there.
    """
    wide = bool(content.stems & _WIDE)
    alleged = bool(content.stems & _ALLEGED) and any(
        other.cue.startswith(_ALLEGES) and _near(other, content) for other in before[-_BACK:]
    )
    if wide and not alleged:
        seen: dict[int, Verdict] = {}
        for other in before:
            for index, verdicts in enumerate(found):
                verdict = verdicts.get(other.statement.id)
                if verdict is not None and verdict.position == "affirms":
                    seen.setdefault(index, verdict)
        # What the article is about is what the story is about: the claims that most statements speak of.
        least = max(held.values(), default=0) / 2
        return [(index, verdict) for index, verdict in sorted(seen.items()) if held[index] >= least]
    for other in reversed(before[-_BACK:]):
        if not _near(other, content) or _same_speaker(other.statement, content.statement):
            continue
        if alleged and not other.cue.startswith(_ALLEGES):
            continue
        told = [
            (i, verdicts[other.statement.id])
            for i, verdicts in enumerate(found)
            if other.statement.id in verdicts
        ]
        if told or alleged:
            return told
    return []


def _near(one: Content, other: Content) -> bool:
    return abs(one.start - other.start) <= _REACH


def _same_speaker(one: Statement, other: Statement) -> bool:
    return bool(set(one.speakers) & set(other.speakers))


def _places(content: Content) -> tuple[tuple[int, int], ...]:
    cue = content.statement.cue
    first = content.statement.content[0]
    return ((cue.start, cue.end),) if cue is not None and not content.clauses else ((first.start, first.end),)
