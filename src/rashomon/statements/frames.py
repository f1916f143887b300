"""An article prepared for reading: its sentences with quotations kept whole, its words, its cues.

Statements are looked for in the *frame*, the words outside quotations, so that what a quoted person
says is never taken for the article's own attribution. What stands inside is read as a frame of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from rashomon.records import Stance
from rashomon.statements.cues import Cue, cue_table
from rashomon.statements.lexicon import lexicon
from rashomon.text.quotation import Quotation, mask
from rashomon.text.sentences import split_sentences
from rashomon.text.words import Word, split_words


@dataclass(frozen=True, slots=True)
class CueAt:
    """A cue in a sentence: word indexes ``start`` … ``end`` (half-open), and what it implies."""

    start: int
    end: int
    stance: Stance
    cue: Cue | None = None
    phrase: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the frame. ``quotations`` are the outer ones that begin in it.

    Offsets are code points of the article; ``words`` see each quotation as one word between its marks.
    """

    start: int
    end: int
    paragraph: int
    words: tuple[Word, ...]
    quotations: tuple[Quotation, ...]
    cues: tuple[CueAt, ...]

    def word_at(self, place: int) -> int:
        """Index of the first word that ends after code point ``place``; their number if there is none."""
        return bisect_right(self.words, place, key=lambda word: word.end)


@dataclass(frozen=True, slots=True)
class Region:
    """A part of an article read by itself: the body, a post, a block, the inside of a quotation."""

    start: int
    end: int
    kind: str


@dataclass(slots=True, eq=False)
class Draft:
    """A statement being put together. Offsets are code points of the article.

    ``carriers`` are the sources of those who carry it inside the article, outermost first; ``holder``
    is the draft whose content it stands in. ``speaker_like`` names a draft to take the speaker from.
    """

    kind: str
    stance: Stance
    content: list[tuple[int, int]]
    source: tuple[int, int] | None = None
    source_head: tuple[int, int] | None = None
    cue: tuple[int, int] | None = None
    holder: Draft | None = None
    speaker_like: Draft | None = None
    carriers: list[tuple[int, int]] = field(default_factory=list)
    speakers: tuple[str, ...] = ()
    audience: tuple[int, int] | None = None
    posted: tuple[int, int] | None = None
    reasons: list[str] = field(default_factory=list)
    score: float = 0.9
    found_by: tuple[str, ...] = ("rule",)
    region: Region | None = None
    carried_speakers: tuple[str, ...] = ()
    exact: bool = False
    """Whether its pattern is so narrow that it stands though the model sees nothing there."""
    cited: tuple[int, int] | None = None
    """Who is cited by the source: the words are theirs."""

    @property
    def start(self) -> int:
        """Where its content begins."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """Where its content ends."""
        return self.content[-1][1]


def make_sentences(
    text: str, paragraphs: Sequence[tuple[int, int]], quotations: Sequence[Quotation]
) -> list[Sentence]:
    """The sentences of the given stretches of ``text``; ``quotations`` are kept whole inside them."""
    outer = [q for q in quotations if q.depth == 0 and not _is_quoted_cue(text, q)]
    masked = _without_marks(mask(text, outer), [q for q in quotations if _is_quoted_cue(text, q)])
    found: list[Sentence] = []
    position = 0
    for number, (low, high) in enumerate(paragraphs):
        for start, end in split_sentences(masked, low, high):
            while position < len(outer) and outer[position].open < start:
                position += 1
            begin = position
            while position < len(outer) and outer[position].open < end:
                position += 1
            inside = outer[begin:position]
            words = tuple(split_words(masked, start, end))
            found.append(Sentence(start, end, number, words, tuple(inside), tuple(find_cues(words, inside))))
    return found


def _is_quoted_cue(text: str, quotation: Quotation) -> bool:
    """Whether only the attributing verb stands in the marks: outlets “confirmed” it."""
    word = text[quotation.start : quotation.end].lower()
    forms = cue_table().verbs.get(word, ())
    return (
        any(len(f) == 1 and c.form in {"past", "third"} for f, c in forms)
        and text[quotation.close : quotation.close + 1] == " "
    )


def _without_marks(text: str, quotations: Sequence[Quotation]) -> str:
    for q in quotations:
        text = (
            text[: q.open]
            + " " * (q.start - q.open)
            + text[q.start : q.end]
            + " " * (q.close - q.end)
            + text[q.close :]
        )
    return text


def find_cues(words: Sequence[Word], quotations: Sequence[Quotation] = ()) -> list[CueAt]:
    """The cues among ``words``, none of them inside a quotation, in order of place."""
    table = cue_table()
    found: list[CueAt] = []
    index = 0
    while index < len(words):
        word = words[index]
        cue = table.verb_at(words, index)
        if cue is not None and not _inside(word, quotations) and _is_verb(words, index, cue):
            end = index + cue.words
            if "infinitive" in cue.takes and cue.stance == "withholds":
                end = _with_infinitive(words, end)
            found.append(CueAt(index, end, cue.stance, cue))
            index = end
            continue
        for phrase, stance in table.phrases.get(word.lower, ()):
            if tuple(w.lower for w in words[index : index + len(phrase)]) == phrase:
                if not _inside(word, quotations) and _is_phrase(words, index, phrase):
                    found.append(CueAt(index, index + len(phrase), stance, None, " ".join(phrase)))
                break
        index += 1
    return found


def _with_infinitive(words: Sequence[Word], end: int) -> int:
    """ "declined to confirm": the verb that is declined belongs to the cue when it attributes itself."""
    if end + 1 < len(words) and words[end].lower == "to" and not words[end + 1].is_mark:
        verb = cue_table().verb_at(words, end + 1)
        if verb is not None:
            end += 1 + verb.words
            return end + 1 if end < len(words) and words[end].lower in {"on", "about"} else end
    return end


def _inside(word: Word, quotations: Sequence[Quotation]) -> bool:
    return any(q.start <= word.start < q.end for q in quotations)


def _is_phrase(words: Sequence[Word], index: int, phrase: tuple[str, ...]) -> bool:
    if phrase != ("per",):
        return True
    # "per cent", "per day" attribute nothing, and Per is a given name.
    following = words[index + 1] if index + 1 < len(words) else None
    if following is None:
        return False
    if words[index].is_capital and index == 0:
        # "Per Norvik News, …": one of the words of the name says what it is.
        name = list(takewhile(lambda word: word.is_capital, words[1:6]))
        known = lexicon().bodies_named | lexicon().publications
        return following.lower == "the" or any(word.lower in known for word in name)
    return not words[index].is_capital and (following.is_capital or following.lower == "the")


_NOUN_BEFORE = frozenset(
    """the a an this that these those his her their its our my no any some several many more other
    another such of 's new recent official false earlier previous united news media press police
    first final conflicting""".split()
)
_AMBIGUOUS = frozenset(
    """reports claims comments notes states remarks demands calls orders report claim comment note
    state demand call order request requests tweet tweets post posts answer answers question
    questions reply replies command commands estimate estimates hope hopes fear fears worry worries
    promise promises pledge pledges caution doubt doubts counter guess direct like show shows find
    finds mention mentions outline outlines detail details relay figure figures cry laugh sigh shout
    joke quip boast lament message messages email e-mail emails text texts brief blog label brand
    term blast""".split()
)  # fmt: skip


_DETERMINERS = frozenset("a an the his her their its our my your this these those some any no".split())
_SUPPOSED = frozenset("relate believe think know suspect understand expect estimate".split())
_MOVES = frozenset("close end start open finish begin".split())
_NOUNS_IN_ING = frozenset(
    """briefing warning finding ruling feeling understanding writing reading posting reporting
    holding meaning showing learning calling teaching branding ending closing opening beginning
    saying wording ordering planning""".split()
)
_BEFORE_ING = frozenset(""", — – as by while after before when without is was are were been be not""".split())


def _leads_to_noun(word: Word, after: str) -> bool:
    counted = word.text[0].isdigit() and after.endswith("s")
    return word.lower in _DETERMINERS or word.lower in _PREPOSITIONS or counted


_PREPOSITIONS = frozenset("of for with in at from about into on under over to".split())


def _is_verb(words: Sequence[Word], index: int, cue: Cue) -> bool:
    """Whether the form stands as a verb: nouns of the same shape are told apart by what is before them."""
    word = words[index]
    before = words[index - 1] if index else None
    if word.lower in _NOUNS_IN_ING and before is not None and before.lower not in _BEFORE_ING:
        return False
    if word.is_capital and index and before is not None and not before.is_mark:
        return False
    if word.lower in _AMBIGUOUS and before is not None:
        if before.lower in _NOUN_BEFORE or before.lower.endswith("'s"):
            return False
        if (
            cue.form == "base"
            and before.lower not in {"to", "we", "i", "they", "you", "not"}
            and not before.lower.endswith("s")
        ):
            return False
        following = words[index + 1].lower if index + 1 < len(words) else ""
        if following in {"of", "from", "by", "about", "were", "was", "are", "have", "had"}:
            return False
    if word.lower in _AMBIGUOUS and before is None and cue.form != "ing":
        return False
    if cue.form == "base" and cue.lemma in _MOVES:
        return False
    after = words[index + 1].lower if index + 1 < len(words) else ""
    if cue.form == "past" and after == "to" and cue.lemma in _SUPPOSED:
        return False  # "a man believed to be …", "views related to …"
    if cue.form == "past" and before is not None and _leads_to_noun(before, after):
        return False  # "a disputed border", "the number of confirmed cases", "57 confirmed cases"
    if cue.form == "base" and before is not None and before.lower == "to":
        return True
    return word.lower != "like"
