"""Who is cited by who carries the words: "The Courier, citing an official, reported".

The words are the cited party's, and the one who cites is a link of their chain.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.statements.chains import is_publication
from rashomon.statements.frames import Draft
from rashomon.statements.lexicon import lexicon
from rashomon.statements.phrases import line_start
from rashomon.text.words import split_words

_WHO = r"(?P<who>[^.;:“”\"\n]{3,110}?)"
_BETWEEN = re.compile(rf"\b(?:citing|quoting)\s+{_WHO},\s+that\s+", re.I)
#: "Citing three people who were there, | the Courier reported"
_OPENS = re.compile(rf"(?:^|(?<=[.?!]\s)|(?<=\n))Citing\s+{_WHO},\s+(?:the\s+)?$")
_ASIDE = re.compile(rf",\s+(?:citing|quoting)\s+{_WHO},\s+", re.I)
_IN_SOURCE = re.compile(r"(?:,\s+|\s)(?:citing|quoting)\s+", re.I)
_BEHIND = re.compile(rf",?\s+(?:citing|quoting)\s+{_WHO}(?=[.;\n]|,\s|$)", re.I)
_TAIL = re.compile(rf",\s+(?:citing|quoting)\s+{_WHO}$", re.I)
_PIECE = re.compile(rf"(?:citing|quoting)\s+{_WHO}", re.I)
_AS_SAYING = re.compile(
    rf"(?:(?:which|who|that)\s+)?(?:(?:ha[sd]\s+)?(?:cited|quoted)\s+|cites\s+|quotes\s+)?{_WHO}\s+as\s+"
    r"(?:saying|having\s+said|stating|claiming|telling\s+(?:it|them))\s+(?:that\s+)?",
    re.I,
)
_AFTER_RELATIVE = re.compile(
    rf"(?:which|who)\s+(?:(?:ha[sd]\s+)?(?:cited|quoted)|cites|quotes)\s+{_WHO.replace('[^', '[^,')},\s+",
    re.I,
)
#: "The Courier reported, citing | an official who was there, that | …"
_THEN_THAT = re.compile(rf"{_WHO},\s+that\s+", re.I)
#: "Here is what | Venn told the council, per | the Courier: “…”"
_WHAT_THEY_SAID = re.compile(
    r"\bwhat\s(?P<who>(?:the\s)?[A-Z][^,.:;“”\"]{1,40}?)\s(?:told|said|wrote|testified|had\sto\ssay)\b[^.:;“”\"]{0,60},\s"
    r"(?:per|according\sto)\s$"
)
_HOLDER = re.compile(
    r"(?:^|(?<=[.?!\n])[”\"]?\s*)(?P<who>[A-Z][^.,;:“”\"\n]{1,60}?)\s+(?:was|were|is|are)\s+[“\"‘']$"
)
_CERTAIN = re.compile(
    r"(?:\w+ly\s+|not\s+|quite\s+|very\s+)*(?:certain|sure|confident|convinced|aware|unaware|satisfied)\b",
    re.I,
)
_CUES = frozenset("citing quoting cited quoted cites quotes".split())


def settle_cited(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Give each draft that cites somebody its ``cited`` party, its content without the words that name them.

    Drafts whose whole content is somebody cited ("citing two officials") say nothing and are left out.
    """
    for draft in drafts:
        draft.cited = _cited(text, draft)
        _give_to_holder(text, draft)
    named = [draft.cited for draft in drafts if draft.cited is not None]
    return [draft for draft in drafts if not _only_names(draft, named) and not _only_why(text, draft)]


def _give_to_holder(text: str, draft: Draft) -> None:
    """ "The ministry was “certain of it”, according to a statement": it is the ministry's."""
    if draft.cue is None or text[draft.cue[0] : draft.cue[1]].lower() != "according to":
        return
    start = draft.content[-1][0]
    holder = _HOLDER.search(text, max(0, start - 90), start)
    if holder is not None and _CERTAIN.match(text, start) is not None:
        draft.source = draft.source_head = holder.span("who")
        draft.content = draft.content[-1:]


def _cited(text: str, draft: Draft) -> tuple[int, int] | None:
    if draft.source is None or draft.kind in {"post", "block"}:
        return None
    asked = _WHAT_THEY_SAID.search(text, line_start(text, draft.source[0]), draft.source[0])
    if asked is not None and draft.cue is not None and draft.cue[1] <= draft.source[0]:
        return asked.span("who")
    inside = _IN_SOURCE.search(text, *draft.source)
    if inside and inside.end() < draft.source[1]:
        who = inside.end(), draft.source[1]
        if _can_tell(text, who):
            return who
        draft.source = draft.source_head = (draft.source[0], inside.start())  # "citing the heat"
    tail = _TAIL.search(text, *draft.content[-1])
    if tail is not None and tail.start() > draft.content[-1][0] and _can_tell(text, tail.span("who")):
        draft.content[-1] = draft.content[-1][0], tail.start()
        return tail.span("who")
    for pattern in (_AS_SAYING, _AFTER_RELATIVE):
        low, high = draft.content[0]
        opens = pattern.match(text, low, high)
        relative = opens is not None and opens.group().lower().startswith(("which", "who", "that"))
        if opens is not None and opens.end() < high and (relative or _is_citing(text, draft)):
            draft.content[0] = opens.end(), high
            return opens.span("who")
    opens = _THEN_THAT.match(text, *draft.content[0]) if _is_citing(text, draft) else None
    if opens is not None and opens.end() < draft.content[0][1]:
        draft.content[0] = opens.end(), draft.content[0][1]
        return opens.span("who")
    last_piece = _PIECE.fullmatch(text, *draft.content[-1])
    if last_piece is not None and len(draft.content) > 1:
        del draft.content[-1]
        return last_piece.span("who")
    last = max(draft.source[1], draft.cue[1] if draft.cue is not None else 0)
    opens = _OPENS.search(text, max(0, draft.source[0] - 140), draft.source[0])
    if opens is not None and draft.start >= draft.source[1] and _passes_on(text, draft):
        return opens.span("who")
    if last <= draft.start:
        between = _BETWEEN.search(text, draft.source[1], draft.start)
        if between is not None and between.end() == draft.start and "\n" not in between.group():
            return between.span("who")
        cue = draft.cue[0] if draft.cue is not None else draft.start
        aside = _ASIDE.match(text, draft.source[1], cue)
        if aside is not None and _can_tell(text, aside.span("who")):
            return aside.span("who")
    behind = _BEHIND.match(text, last)
    if behind is None and last <= draft.start and is_publication(text, draft.source):
        behind = _BEHIND.match(text, draft.end)
    return behind.span("who") if behind is not None else None


def _only_why(text: str, draft: Draft) -> bool:
    """Whether a few words behind "citing" only tell why: "citing the heat"."""
    if draft.cue is None or text[slice(*draft.cue)].lower() != "citing" or len(draft.content) > 1:
        return False
    return len(text[slice(*draft.content[0])].split()) <= _FEW and not _can_tell(text, draft.content[0])


_FEW = 4


def _can_tell(text: str, who: tuple[int, int]) -> bool:
    """Whether what is cited can tell anything: nobody speaks in "citing pending litigation"."""
    words = [word for word in split_words(text, *who) if not word.is_mark]
    return any(word.is_capital or word.lower in lexicon().heads for word in words)


def _passes_on(text: str, draft: Draft) -> bool:
    """Whether an outlet tells: who else cites somebody says something on their own account."""
    reports = draft.cue is not None and text[slice(*draft.cue)].lower().split()[-1] in _REPORTING
    return draft.source is not None and (reports or is_publication(text, draft.source))


_REPORTING = frozenset("reported reports".split())


def _is_citing(text: str, draft: Draft) -> bool:
    return draft.cue is not None and text[draft.cue[0] : draft.cue[1]].lower().split()[0] in _CUES


def _only_names(draft: Draft, named: Sequence[tuple[int, int]]) -> bool:
    """Whether a draft's content is nothing but somebody whom another draft's words are given to."""
    low, high = draft.start, draft.end
    return draft.cited is None and any(start <= low and high <= end for start, end in named)
