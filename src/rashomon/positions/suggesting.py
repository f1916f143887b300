"""Claims that a story suggests by itself: what its speakers say of one thing, where others hold otherwise.

Each candidate is given its positions; those on which most speakers and sides disagree come first, and of
claims that come to the same only the best is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.positions.candidates import candidates_of
from rashomon.positions.contents import Content
from rashomon.positions.proposition import Proposition, propositions_of
from rashomon.positions.story import StoryView
from rashomon.positions.verdicts import Verdict
from rashomon.records import Evidence

MOST = 8
"""How many claims are suggested at most."""
_FEWEST = 2
"""A claim on which one side alone takes a position is in nobody's dispute."""
_SAME = 0.7
_SAME_MATTER = 0.4
_SAME_WORDS = 0.2
_WORDS_ALIKE = 0.7
"""Two claims come to the same when the F1 over who holds what is this, turned or not; less in one matter,
still less where so much of the shorter one's words is the other's too."""
_OTHER_WAY = {"affirms": "denies", "denies": "affirms"}

Known = tuple[Sequence[Proposition], Mapping[str, Verdict]]
"""What a claim says, and its verdicts."""
Hold = Callable[[Sequence[Sequence[Proposition]]], list[dict[str, Verdict]]]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A claim in the articles' words: what it says, where its words stand, its verdicts and its rank."""

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
    candidates = candidates_of(story, contents)
    readings = [_strictly(propositions_of(text)) for text in candidates]
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


def _strictly(reading: Sequence[Proposition]) -> tuple[Proposition, ...]:
    """A reading by which nobody speaks of a claim who only names what its verb acts on.

    Who gives a claim asks who speaks of anything in it; a claim nobody asked for has to be spoken of itself.
    """
    return tuple(replace(proposition, object_aims=(), suggested=True) for proposition in reading)


def _comes_to(one: Suggestion, reading: Sequence[Proposition], verdicts: Mapping[str, Verdict]) -> bool:
    """Whether a suggestion comes to the same as another claim."""
    mine = {matter for proposition in one.reading for matter in proposition.matters}
    mine |= {proposition.aim.stem for proposition in one.reading if proposition.aim}
    theirs = {matter for proposition in reading for matter in proposition.matters}
    theirs |= {proposition.aim.stem for proposition in reading if proposition.aim}
    alike = agreement(one.verdicts, verdicts)
    if _worded_alike(one.reading, reading) and alike >= _SAME_WORDS:
        return True
    return alike >= (_SAME_MATTER if mine & theirs else _SAME)


def _worded_alike(one: Sequence[Proposition], other: Sequence[Proposition]) -> bool:
    """Whether most words of the shorter of two claims stand in the other."""
    mine, theirs = (
        {stem for p in reading for stem in (*p.things, *((p.aim.stem,) if p.aim else ()))}
        for reading in (one, other)
    )
    return len(mine & theirs) >= _WORDS_ALIKE * min(len(mine), len(theirs))


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
    if (not yes and not no) or len(everybody) < _FEWEST:
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
