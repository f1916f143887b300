"""Figures that somebody gives: "she put the number of dead at 23", "police raised their toll to 21"."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.statements.frames import Draft, Sentence
from rashomon.statements.phrases import before_verb, phrase_left
from rashomon.text.words import Word

_FIGURES = frozenset(
    """number numbers toll count total figure figures tally estimate cost costs damage damages loss losses
    size value price bill turnout attendance share rate level odds age speed dead death injured wounded
    missing""".split()
)
_TO = {
    "put": "at", "puts": "at", "putting": "at", "placed": "at", "places": "at",
    "estimated": "at", "estimates": "at",
    "raised": "to", "raises": "to", "revised": "to", "revises": "to", "lowered": "to", "cut": "to",
    "updated": "to", "corrected": "to", "increased": "to", "reduced": "to",
}  # fmt: skip
_NUMBERS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds
    thousand thousands million millions billion billions dozen dozens zero""".split()
)
_ABOUT = frozenset(
    """at least about around some nearly almost over under more fewer less than up to between and roughly
    approximately just only a an no well close as many few several per cent""".split()
)
_END = frozenset("of in on at by from for after with as but while when who which that than to since".split())


def read_figures(text: str, sentences: Sequence[Sentence], used: set[int]) -> list[Draft]:
    """The statements by which somebody gives a figure, their verbs not among ``used``."""
    drafts = []
    for sentence in sentences:
        for place, word in enumerate(sentence.words):
            joint = _TO.get(word.lower)
            if joint is None or word.start in used:
                continue
            draft = _read(sentence.words, place, joint)
            if draft is not None:
                drafts.append(draft)
    return drafts


def _read(words: Sequence[Word], verb: int, joint: str) -> Draft | None:
    at = next((k for k in range(verb + 2, min(verb + 11, len(words))) if words[k].lower == joint), None)
    if at is None or at + 1 >= len(words):
        return None
    if not any(w.lower in _FIGURES for w in words[verb + 1 : at]) or any(
        w.is_mark for w in words[verb + 1 : at]
    ):
        return None
    end = _number_end(words, at + 1)
    if end is None:
        return None
    group, negated = before_verb(words, verb, 0)
    phrase = phrase_left(words, group, 0)
    if phrase is None or negated:
        return None
    span = (words[verb + 1].start, words[end - 1].end)
    source = (words[phrase.start].start, words[phrase.end - 1].end)
    head = (words[phrase.start].start, words[phrase.head_end - 1].end)
    cue = (words[verb].start, words[verb].end)
    draft = Draft("indirect", "asserts", [span], source, head, cue, score=0.8, exact=True)
    draft.reasons.append("somebody gives a figure")
    return draft


def _number_end(words: Sequence[Word], place: int) -> int | None:
    """Index after the number phrase that begins at ``place`` ("at least 40 million crowns"), if one does."""
    end = place
    seen = False
    while end < len(words):
        word = words[end]
        number = (
            word.text[0].isdigit() or word.lower in _NUMBERS or (word.text in "$£€" and end + 1 < len(words))
        )
        if not number and word.lower not in _ABOUT:
            break
        if word.is_mark and not number:
            break
        seen = seen or number
        end += 1
    if not seen:
        return None
    while not (words[end - 1].text[0].isdigit() or words[end - 1].lower in _NUMBERS | {"cent"}):
        end -= 1
    if (
        end < len(words)
        and not words[end].is_mark
        and not words[end].is_capital
        and words[end].lower not in _END
    ):
        following = words[end + 1] if end + 1 < len(words) else None
        # One word of unit: "40 crowns", "23 people"; a verb or an adverb goes on with the sentence.
        if following is None or following.is_mark or following.lower in _END:
            end += 1
    return end
