"""Denials of what stands beside them as somebody's claim.

"The pilots had been drinking, a claim the union denied"; "Residents' claims that the water was poisoned were
rejected by the council". The verb has no clause of its own there: what it denies is the claim.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.statements.finding import Found
from rashomon.statements.frames import Draft, Sentence
from rashomon.statements.phrases import before_verb, phrase_left, phrase_right
from rashomon.statements.quoted import BEING, that_behind
from rashomon.text.words import Word

_CLAIMS = frozenset(
    """claim claims allegation allegations accusation accusations charge charges assertion assertions account
    accounts suggestion suggestions contention rumour rumours rumor rumors insinuation version""".split()
)
_TOLD = _CLAIMS | frozenset("report reports story stories".split())
_DENIED = frozenset(
    """deny denies denied reject rejects rejected dispute disputes disputed rubbish rubbishes rubbished rebut
    rebuts rebutted dismiss dismisses dismissed
    contest contests contested refute refutes refuted""".split()
)
_WAS = BEING - {"be"}  # what "may be denied" nobody has denied
_GENITIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_FARTHEST = 14
"""How many words may stand between a claim and its "that": "the claim by Ada Venn, her lawyer, that"."""


@dataclass(frozen=True, slots=True)
class _Denial:
    """A denial by word indices: who denies, the verb, the claim's noun, and the claim where it follows."""

    who: tuple[int, int]
    verb: int
    noun: int
    claim: tuple[int, int] | None


def add_disputes(text: str, found: Found) -> None:
    """Add the denials, and claims that only their denial tells of, to the drafts of an article."""
    for sentence in found.sentences:
        for verb, word in enumerate(sentence.words):
            if word.lower not in _DENIED:
                continue
            if _is_taken(found.drafts, word) and not _drop_bare_claim(text, found.drafts, word):
                _add_claimant(text, found, sentence, verb)
                continue
            denial = _passive(sentence.words, verb) or _active(sentence.words, verb)
            if denial is not None:
                _add(text, found, sentence, denial)
    found.drafts.sort(key=lambda draft: (draft.start, -draft.end))


def _add_claimant(text: str, found: Found, sentence: Sentence, verb: int) -> None:
    """ "He denied a claim by the opposition that …": the claim is the opposition's."""
    words = sentence.words
    for noun in range(verb + 1, min(verb + 5, len(words) - 2)):
        if words[noun].lower not in _TOLD or words[noun + 1].lower not in {"by", "from", "in"}:
            continue
        told_by = that_behind(words, noun + 2, len(words))
        denial = next((d for d in found.drafts if d.cue is not None and d.cue[1] == words[verb].end), None)
        if told_by is not None and denial is not None:
            who = _span(words, told_by[0].start, told_by[0].head_end)
            cue = (words[noun].start, words[noun].end)
            claim = list(denial.content)
            found.drafts.append(Draft("indirect", "asserts", claim, who, who, cue, score=0.7))
        return


def _is_taken(drafts: Sequence[Draft], verb: Word) -> bool:
    """Whether a statement has the verb for its cue already."""
    return any(d.cue is not None and d.cue[0] < verb.end and verb.start < d.cue[1] for d in drafts)


def _drop_bare_claim(text: str, drafts: list[Draft], verb: Word) -> bool:
    """Leave out what the model found of a verb if all it denies is "an account"."""
    for draft in drafts:
        taken = draft.cue is not None and draft.cue[0] < verb.end and verb.start < draft.cue[1]
        said = " ".join(text[a:b] for a, b in draft.content).lower().split()
        if taken and draft.found_by == ("model",) and len(said) <= _BARE and said[-1] in _CLAIMS:
            drafts.remove(draft)
            return True
    return False


_BARE = 3


def _active(words: Sequence[Word], verb: int) -> _Denial | None:
    """ ", a claim (that) the union has denied" and ", which the union denies"."""
    group, negated = before_verb(words, verb, 0)
    subject = phrase_left(words, group, 0)
    if subject is None or negated:
        return None
    start = subject.start
    inside = [k for k in range(start, subject.head_end - 1) if words[k].lower in _CLAIMS]
    if inside:
        start = inside[-1] + 1  # "charges Tarn Air denies"
    noun = start - 1
    if noun > 0 and words[noun].lower in {"that", "which"}:
        noun -= 1
    if noun < 1:
        return None
    takes_up = words[start - 1].lower == "which" and words[noun].text == "," and _ends(words, verb + 1)
    if takes_up:
        noun = start - 1  # "…, which Roth denies"
    if not takes_up and words[noun].lower not in _CLAIMS:
        return None
    return _Denial((start, subject.head_end), verb, noun, None)


def _ends(words: Sequence[Word], place: int) -> bool:
    """Whether a clause ends before the word at ``place``."""
    return place >= len(words) or words[place].is_mark


def _passive(words: Sequence[Word], verb: int) -> _Denial | None:
    """ "the claim that … was denied by the union"; ", a claim denied by the union"."""
    if verb + 2 >= len(words) or words[verb + 1].lower != "by" or not verb:
        return None
    agent = phrase_right(words, verb + 2, len(words))
    if agent is None:
        return None
    who = (agent.start, agent.head_end)
    group, negated = before_verb(words, verb, 0)
    if words[verb - 1].lower in _CLAIMS:
        return _Denial(who, verb, verb - 1, None)
    if negated or not any(word.lower in _WAS for word in words[group:verb]):
        return None
    for noun in range(group - 2, -1, -1):
        if words[noun].lower in _CLAIMS:
            that = next(
                (k for k in range(noun + 1, min(noun + _FARTHEST, group)) if words[k].lower == "that"), None
            )
            return _Denial(who, verb, noun, (that + 1, group)) if that is not None else None
    return None


def _add(text: str, found: Found, sentence: Sentence, denial: _Denial) -> None:
    words = sentence.words
    if denial.claim is not None:
        claim = _span(words, *denial.claim)
        _tell_apart(text, found.drafts, words, denial, claim)
        content = [claim]
    else:
        before = _before(words, denial.noun)
        if before is None:
            return
        content = _claimed(found.drafts, sentence, before)
    who = _span(words, *denial.who)
    cue = (words[denial.verb].start, words[denial.verb].end)
    if content:
        found.drafts.append(Draft("indirect", "denies", content, who, who, cue, score=0.7))


def _span(words: Sequence[Word], low: int, high: int) -> tuple[int, int]:
    """The place of words, without a comma at their end."""
    while high > low + 1 and words[high - 1].is_mark:
        high -= 1
    return words[low].start, words[high - 1].end


def _before(words: Sequence[Word], noun: int) -> int | None:
    """Where the words end that "…, a false claim" takes up; nothing where no comma sets them off."""
    place = noun
    while place > 0 and noun - place < 4 and not words[place - 1].is_mark:
        place -= 1
    if place < 2 or words[place - 1].text not in {",", "—", "–", "-"}:
        return None
    return words[place - 2].end


def _claimed(drafts: Sequence[Draft], sentence: Sentence, before: int) -> list[tuple[int, int]]:
    """What is denied: the statement that ends there, cut to it where it went on, else the sentence so far."""
    inside = [draft for draft in drafts if sentence.start <= draft.content[-1][0] < before]
    for draft in sorted(inside, key=lambda draft: -draft.start):
        low, high = draft.content[-1]
        if high > before:
            draft.content[-1] = (low, before)
        if draft.content[-1][1] >= before - 2:
            return list(draft.content)
    return [(sentence.start, before)] if not inside else []


def _tell_apart(
    text: str, drafts: list[Draft], words: Sequence[Word], denial: _Denial, claim: tuple[int, int]
) -> None:
    """End what was taken for the claim where the denial begins; add the claim where it has an owner."""
    known = False
    for draft in drafts:
        low, high = draft.content[-1]
        if claim[0] - 2 <= draft.start <= claim[0] + 2 and draft.kind == "indirect":
            draft.content = [claim]
            known = True
        elif low < claim[1] < high and low >= claim[0]:
            draft.content[-1] = (low, claim[1])
    owner = None if known else _owner(text, words, denial.noun)
    if owner is not None:
        cue = (words[denial.noun].start, words[denial.noun].end)
        drafts.append(Draft("indirect", "asserts", [claim], owner, owner, cue, score=0.7))


def _owner(text: str, words: Sequence[Word], noun: int) -> tuple[int, int] | None:
    """Whose claim it is: "the minister's claim", "a claim by the minister"."""
    if words[noun + 1].lower in {"by", "from"}:
        agent = phrase_right(words, noun + 2, len(words))
        return _span(words, agent.start, agent.head_end) if agent is not None else None
    holder = phrase_left(words, noun - (words[noun - 1].text in {"'", "’"}), 0) if noun else None
    if holder is None:
        return None
    start, end = _span(words, holder.start, holder.head_end)
    if text[end : end + 1] in {"'", "’"}:
        return start, end
    genitive = _GENITIVE.search(text[start:end])
    return (start, start + genitive.start()) if genitive is not None else None
