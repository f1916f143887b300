"""Whose voice a paragraph is in: the writer's own, or that of a report which the writer shows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.statements.cues import NEGATIONS
from rashomon.statements.frames import Sentence
from rashomon.text.paragraphs import Paragraph

#: How writers take the word again after what they showed: "However, …", "That's a pretty bold claim."
TAKES_UP = re.compile(
    r"(?:However|Meanwhile|But|So(?=,|\s+(?:what|why|how|where|is|was|the|it|there|that|this)\b)|Yet|Still|Alas"
    r"|Well|Indeed|In\s+fact|Of\s+course|Either\s+way|Which|Needless|Anyway|Naturally|Follow|Read|Watch|Click|See"
    r"|Update|UPDATE|Source|Via|H/T|Share)\b"
    r"|(?:That|What)(?:['’]s|\s+(?:is|was|seems|sounds))\b"
    r"|(?:The|This|That)\s+(?:tweet|post|photo|video)\b"
)
_POINTS = re.compile(r"(?:This|It|Here|There)(?:['’]s|\s+(?:is|was|seems|sounds))\b")
_PERSONAL = re.compile(r"\b(?:I|I['’]m|I['’]ve|we|we['’]re|my|our|us|you|your|you['’]re)\b", re.IGNORECASE)
_TO_READERS = re.compile(r"[!?](?:\s|$)")
_PLAIN = frozenset("say tell add tweet tell_reporters".split())
_LED = re.compile(r"(?:According\s+to|Per|As)\s+(?:the\s+)?[A-Z][^,\n]{1,60},")
_SHORT = 7
"""A paragraph of so few words without a verb of saying is a verdict ("Absolutely hilarious.")."""


def outside_marks(text: str, paragraph: Paragraph, sentences: Sequence[Sentence]) -> str:
    """The words of a paragraph that stand outside of its quotations; ``sentences`` are its own."""
    place, outside = paragraph.start, ""
    for quotation in (q for s in sentences for q in s.quotations):
        outside += text[place : quotation.open] + " "
        place = max(place, quotation.close)
    return outside + text[place : paragraph.end]


def is_own_voice(text: str, paragraph: Paragraph, sentences: Sequence[Sentence]) -> bool:
    """Whether the writer speaks in a paragraph: as "I", to "you", with a cry, a question or a verdict."""
    outside = outside_marks(text, paragraph, sentences)
    if outside.rstrip().endswith(":") or TAKES_UP.match(outside) or _POINTS.match(outside):
        return True
    if _PERSONAL.search(outside) or _TO_READERS.search(outside):
        return True
    count = len(re.findall(r"\w+", text[paragraph.start : paragraph.end]))
    return count <= _SHORT and not any(s.cues or s.quotations for s in sentences)


def reports(sentences: Sequence[Sentence]) -> bool:
    """Whether a paragraph tells in a report's manner what somebody says: "…, the police said"."""
    return any(
        cue.cue is not None
        and cue.cue.lemma in _PLAIN
        and cue.cue.form in {"past", "third"}
        and not (cue.start and sentence.words[cue.start - 1].lower in NEGATIONS)
        for sentence in sentences
        for cue in sentence.cues
    )


def cites_another(outside: str, name: str) -> bool:
    """Whether a paragraph leads to another source than ``name``, as who gathers reports does."""
    led = _LED.match(outside)
    return led is not None and name.lower() not in led.group().lower()
