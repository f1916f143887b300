"""Statements without quotation marks, by exact patterns: "X said that …", "according to X, …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.statements.cues import AUXILIARIES
from rashomon.statements.frames import CueAt, Draft, Sentence
from rashomon.statements.phrases import Phrase, before_verb, phrase_left, phrase_right
from rashomon.statements.quoted import (
    clause_start,
    is_passive,
    past_circumstance,
    quoted_as_saying,
    spans_of,
    stance_of,
)
from rashomon.statements.word_classes import RELATIVE, is_finite
from rashomon.text.words import Word

_MIND = frozenset(
    """know feel find show hold decide determine learn understand realize realise figure guess
    assume agree expect hope fear worry think believe read note indicate imply signal feel doubt
    suspect observe recall hold report cite mention follow muse decide mean write text email e-mail
    post brief message relate hold reveal detail outline relay echo uncover disclose ask question
    query""".split()
)
_TOO = re.compile(r",\s+(?:either|too|as well)$")
_CUT = re.compile(
    r",?\s+but\s|,\s+(?:and|while|though|although)\s|,\s+(?:according to|adding that|"
    r"(?:saying|claiming|insisting|arguing|noting|explaining|alleging|stressing|warning)\s|"
    r"(?:he|she|they|it|who)\s+(?:said|says|added|adds|told)|"
    r"said\s|says\s|contradicting|prompting|as to (?:how|why|who|what|whether|when|where|just)\b|"
    r"sparking|leading)\b.*",
    re.DOTALL,
)


def read_indirect(
    text: str, sentences: Sequence[Sentence], used: set[int], taken: Sequence[Draft]
) -> list[Draft]:
    """The indirect statements of the sentences, their cues not among ``used``."""
    drafts: list[Draft] = []
    for sentence in sentences:
        for position, cue in enumerate(sentence.cues):
            if sentence.words[cue.start].start in used:
                continue
            draft = _read(text, sentence, cue, position) or _going_on(text, sentence, cue, [*taken, *drafts])
            if draft is None or any(_covers_quote(draft, t) for t in taken):
                continue
            drafts.append(draft)
    return drafts


def _going_on(text: str, sentence: Sentence, cue: CueAt, earlier: Sequence[Draft]) -> Draft | None:
    """ "…, he said, adding that …": the same speaker goes on."""
    words = sentence.words
    group, negated = before_verb(words, cue.start, 0)
    joined = group > 0 and words[group - 1].lower in {"and", "but", "or"}
    if cue.cue is None or not (cue.cue.form == "ing" or joined):
        return None
    goes_on = joined and cue.cue.stance in {"denies", "withholds", "orders"}
    trails = cue.cue.lemma in _TRAILING and cue.start > 0 and words[cue.start - 1].text == ","
    if not (_has_that(words, cue) or goes_on or trails):
        return None
    place = words[cue.start].start
    before = [d for d in earlier if d.cue is not None and sentence.start <= d.cue[0] < place]
    if not before or before[-1].source is None:
        return None
    last = max(before, key=lambda d: d.cue[0] if d.cue else 0)
    span = _content(text, sentence, cue, 0)
    if span is None:
        return None
    draft = Draft(
        "indirect",
        stance_of(cue, negated),
        [span[:2]],
        last.source,
        last.source_head,
        (place, words[cue.end - 1].end),
        score=0.7,
    )
    draft.reasons.append("the same speaker goes on in the sentence")
    return draft


_TRAILING = frozenset("say claim insist argue note explain allege stress warn".split())
"""Verbs that go on for the speaker behind a comma: "denied it, saying the bridge was safe"."""


def _covers_quote(draft: Draft, quoted: Draft) -> bool:
    """Whether both are the same attribution: same source, and contents that overlap."""
    return (
        draft.source is not None
        and quoted.source == draft.source
        and draft.start < quoted.end
        and quoted.start < draft.end
    )


_BEFORE_NOUN = frozenset("the a an this that his her its their my our your".split())


def _read(text: str, sentence: Sentence, cue: CueAt, position: int) -> Draft | None:
    if cue.phrase:
        return _by_phrase(text, sentence, cue)
    words = sentence.words
    verb = cue.cue
    if verb is None or verb.takes == {"quote"}:
        return None
    if verb.form == "ing" and cue.start and words[cue.start - 1].lower == "as":
        return _passed_on(text, sentence, cue)
    if verb.form == "base" and cue.start and words[cue.start - 1].lower in _BEFORE_NOUN:
        return None  # "I hear that voice": a noun
    group, negated = before_verb(words, cue.start, 0)
    phrase = phrase_left(words, group, 0)
    if (group and words[group - 1].lower == "to") or (group and words[group - 1].lower in {"it's", "that's"}):
        return None  # "to say that …", "it's claimed that …": nobody is named who says it
    if verb.form == "ing" and group and words[group - 1].text == ",":
        return None  # the subject stands further back: see _going_on
    if phrase is not None and words[phrase.start].lower == "there":
        return None  # "there are reports that …": a noun, and nobody's
    if phrase is not None and _interrupts(words, phrase, cue):
        return _interrupted(text, sentence, cue, phrase, negated)
    rest = past_circumstance(words, cue.end, len(words))  # "…, the mayor said on Monday."
    if phrase is not None and rest >= len(words) - 2 and words[phrase.start - 1].text == ",":
        return _trailing(text, sentence, cue, phrase, negated)
    if phrase is not None and phrase.start == 1 and words[0].lower == "as" and cue.end < len(words):
        return _aside(text, sentence, cue, phrase, negated)
    if phrase is None:
        return _inverted(text, sentence, cue)
    if is_passive(words, group, cue):
        return None
    span = _content(text, sentence, cue, position)
    if span is None:
        return None
    if verb.lemma in _MIND and not _has_that(words, cue):
        return None
    return _draft(words, phrase, cue, negated, span)


def _passed_on(text: str, sentence: Sentence, cue: CueAt) -> Draft | None:
    """ "The Daily quoted the mayor as saying that …": the mayor's words, through the Daily."""
    found = quoted_as_saying(sentence.words, 0, len(sentence.words))
    words = sentence.words
    if found is None or found.cue is None or found.cue[1] != words[cue.end - 1].end or cue.end >= len(words):
        return None
    place = cue.end + (1 if words[cue.end].lower == "that" else 0)
    if place >= len(words):
        return None
    start = words[place].start
    whole = found.source is None or text[slice(*found.source)].lower() != "who"
    end = min(_clause_end(text, sentence, start), sentence.end if whole else _main_clause(sentence, place))
    if end - start < 4:
        return None
    draft = Draft("indirect", found.stance, [(start, end)], found.source, found.head, found.cue, score=0.8)
    draft.carriers = [found.carrier] if found.carrier else []
    draft.reasons.append(found.reason)
    return draft


def _interrupts(words: Sequence[Word], phrase: Phrase, cue: CueAt) -> bool:
    """Whether source and cue stand between commas inside the sentence: "It was, she said, a draft"."""
    opened = phrase.start > 1 and words[phrase.start - 1].text == ","
    return opened and cue.end < len(words) - 2 and words[cue.end].text == ","


def _interrupted(text: str, sentence: Sentence, cue: CueAt, phrase: Phrase, negated: bool) -> Draft | None:
    """A clause with its attribution inside; what follows belongs to it when it goes on as a clause."""
    words = sentence.words
    first = words[: phrase.start - 1]
    verbs = [k for k, w in enumerate(first) if w.lower in AUXILIARIES or w.lower.endswith("ed")]
    following = words[cue.end + 1]
    if not verbs or verbs[-1] == len(first) - 1:
        # "The bridge, she said, was closed": one clause around its attribution.
        end = _clause_end(text, sentence, following.start)
        draft = _draft(words, phrase, cue, negated, (words[0].start, first[-1].end, None))
        draft.content.append((following.start, end))
        return draft
    before = words[phrase.start - 1].start
    around = _around(text, words, sentence.start, before, phrase, cue, negated)
    if around is not None and following.lower in _GOES_ON:
        around.content.append((following.start, _clause_end(text, sentence, words[cue.end + 2].start)))
    return around


NOT_NAMED = re.compile(
    r"(?:that\s+)?(?:(?:not\s+)?to\s+be\s+(?:publicly\s+)?(?:named|identified|quoted)"
    r"|(?:to\s+(?:be|remain|stay)\s+)?(?:anonymous|anonymity|unnamed)"
    r"|(?:(?:his|her|their)\s+name|(?:he|she|they|we)\s+not\s+be\s+(?:named|identified)))\b",
    re.IGNORECASE,
)
"""What somebody asks who is not to be named: no statement, but why they are not."""

_GOES_ON = frozenset("but and or because that is was are were to".split())


def _has_that(words: Sequence[Word], cue: CueAt) -> bool:
    return any(
        w.lower in {"that", "whether", "if", "why", "how", "what"} for w in words[cue.end : cue.end + 4]
    )


def _draft(
    words: Sequence[Word],
    phrase: Phrase,
    cue: CueAt,
    negated: bool,
    span: tuple[int, int, tuple[int, int] | None],
) -> Draft:
    source, head = spans_of(words, phrase)
    draft = Draft(
        "indirect", stance_of(cue, negated), [span[:2]], source, head,
        (words[cue.start].start, words[cue.end - 1].end), audience=span[2], score=0.7,
    )  # fmt: skip
    draft.reasons.append("a clause that the cue attributes")
    return draft


def _content(
    text: str, sentence: Sentence, cue: CueAt, position: int
) -> tuple[int, int, tuple[int, int] | None] | None:
    words = sentence.words
    verb = cue.cue
    if verb is None:
        return None
    clause, audience = clause_start(words, cue, len(words))
    if clause is None and "noun" in verb.takes and cue.end < len(words) and not words[cue.end].is_mark:
        clause = words[cue.end].start
    if clause is None and verb.stance == "orders" and not _orders(words, cue):
        return None
    if (
        clause is None
        and verb.stance in {"withholds", "orders"}
        and cue.end < len(words)
        and not words[cue.end].is_mark
    ):
        clause = words[cue.end].start
    if clause is None:
        return None
    end = min(_clause_end(text, sentence, clause), _trailing_start(sentence, cue))
    end = min(end, _relative_end(sentence, cue))
    said = text[clause:end].split()
    if (
        end - clause < 4
        or len(said) < 2
        or NOT_NAMED.match(text, clause, end)
        or (len(said) < 4 and said[0].lower() in {"it", "this", "that", "so", "him", "them"})
    ):
        return None
    return clause, end, audience


def _trailing_start(sentence: Sentence, before: CueAt) -> int:
    """Where a closing ", X reports" begins after the cue ``before``; the sentence's end if none does."""
    words = sentence.words
    for cue in sentence.cues:
        closes = cue.end >= len(words) - 2 or words[cue.end].text == ","
        if cue.start <= before.start or cue.phrase or not closes:
            continue
        group, _ = before_verb(words, cue.start, before.end)
        phrase = phrase_left(words, group, before.end)
        if phrase is not None and words[phrase.start - 1].text == ",":
            return words[phrase.start - 1].start
    return sentence.end


def _relative_end(sentence: Sentence, cue: CueAt) -> int:
    """Where "the group that says it did it, | has asked for …" goes on; the sentence's end if it does not.

    So too "the rifle, which police say was stolen, | was found".
    """
    words = sentence.words
    group, _ = before_verb(words, cue.start, 0)
    inside = group > 0 and words[group - 1].lower in RELATIVE
    if not inside:
        phrase = phrase_left(words, group, 0)
        opens = phrase.start - 1 if phrase is not None else 0
        inside = opens > 1 and words[opens].lower in RELATIVE and words[opens - 1].text == ","
    return _main_clause(sentence, cue.end) if inside else sentence.end


def _main_clause(sentence: Sentence, place: int) -> int:
    """Where the sentence goes on behind a clause set between commas, from word ``place`` on; else its end."""
    words = sentence.words
    for comma, word in enumerate(words[place:-1], place):
        if word.text == "," and is_finite(words[comma + 1]):
            return word.start
    return sentence.end


def _orders(words: Sequence[Word], cue: CueAt) -> bool:
    """Whether somebody is told to do something: "urged residents to …", "called for …"."""
    if cue.end - cue.start > 1:
        return True
    return any(w.lower in {"to", "not"} for w in words[cue.end : cue.end + 7])


def _clause_end(text: str, sentence: Sentence, start: int) -> int:
    """Where the clause that begins at ``start`` ends in its sentence, its full stop left out."""
    body = text[start : sentence.end]
    cut = _CUT.search(body)
    if cut:
        body = body[: cut.start()]
    body = _TOO.sub("", body.rstrip(" .,;:!?—–-\n\t\xa0"))
    return start + len(body)


def _trailing(text: str, sentence: Sentence, cue: CueAt, phrase: Phrase, negated: bool) -> Draft | None:
    """ "…, the mayor said."""
    words = sentence.words
    if words[0].lower == "according" and sum(word.text == "," for word in words[: phrase.start]) == 1:
        return None  # "According to the Courier, she felt threatened"
    end = words[phrase.start - 1].start
    return _around(text, words, sentence.start, end, phrase, cue, negated)


def _aside(text: str, sentence: Sentence, cue: CueAt, phrase: Phrase, negated: bool) -> Draft | None:
    """ "As the Courier notes, …"."""
    words = sentence.words
    comma = next((k for k in range(cue.end, min(len(words), cue.end + 8)) if words[k].text == ","), None)
    if comma is None or comma + 1 >= len(words):
        return None
    end = _clause_end(text, sentence, words[comma + 1].start)
    return _around(text, words, words[comma + 1].start, end, phrase, cue, negated)


def _inverted(text: str, sentence: Sentence, cue: CueAt) -> Draft | None:
    """ "…, said the mayor."""
    words = sentence.words
    if (
        cue.start == 0
        or words[cue.start - 1].text != ","
        or cue.cue is None
        or cue.cue.form not in {"past", "third"}
    ):
        return None
    phrase = phrase_right(words, cue.end, len(words))
    if phrase is None:
        return None
    return _around(text, words, sentence.start, words[cue.start - 1].start, phrase, cue, False)


def _around(
    text: str, words: Sequence[Word], start: int, end: int, phrase: Phrase, cue: CueAt, negated: bool
) -> Draft | None:
    while start < end and not (text[start].isalnum() or text[start] in "$£€"):
        start += 1
    if len(text[start:end].split()) < 3 or (words[0].lower in AUXILIARIES and not text[start].isupper()):
        return None
    return _draft(words, phrase, cue, negated, (start, end, None))


_ASIDES = frozenset("however though meanwhile moreover".split())


def _by_phrase(text: str, sentence: Sentence, cue: CueAt) -> Draft | None:
    """ "According to X, …" and "…, according to X"."""
    words = sentence.words
    if cue.phrase in {"citing", "quoting", "in the words of"}:
        return None
    phrase = phrase_right(words, cue.end, len(words))
    if phrase is None:
        return None
    if cue.start <= 1:
        comma = next((k for k in range(phrase.head_end, len(words)) if words[k].text == ","), None)
        if comma is None or comma + 1 >= len(words):
            return None
        begins = max(comma, phrase.end) + 1
        if begins + 1 < len(words) and words[begins].lower in _ASIDES and words[begins + 1].text == ",":
            begins += 2  # "As per the register, however, …"
        start = words[begins].start if begins < len(words) else None
        if start is None:
            return None
        end = _clause_end(text, sentence, start)
    else:
        start = sentence.start
        end = words[cue.start - 1].end if words[cue.start - 1].text != "," else words[cue.start - 1].start
    if len(text[start:end].split()) < 3:
        return None
    return _draft(words, phrase, cue, False, (start, end, None))
