"""Who a quotation belongs to: the source and cue before it, after it, inside it, or beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.records import Stance
from rashomon.statements.cues import ADVERBS, AUXILIARIES, cue_table, is_adverb
from rashomon.statements.frames import CueAt, Draft, Sentence
from rashomon.statements.lexicon import lexicon
from rashomon.statements.phrases import Phrase, before_verb, phrase_left, phrase_right
from rashomon.statements.word_classes import DETERMINERS, RELATIVE, SUBJECT_PRONOUNS, TIMES
from rashomon.text.quotation import Quotation
from rashomon.text.words import Word


@dataclass(frozen=True, slots=True)
class Attribution:
    """What attributes a quotation: code-point spans of source and cue, and where its content begins.

    ``place`` is before or after; ``clause`` is where the attributed clause begins (before), or ``None``
    when only the quotation itself is attributed. ``carrier`` is who passes it on, ``passed_on`` the cue of
    that where it follows ("…, according to the Courier").
    """

    source: tuple[int, int] | None
    head: tuple[int, int] | None
    cue: tuple[int, int] | None
    stance: Stance
    place: str
    clause: int | None = None
    audience: tuple[int, int] | None = None
    reason: str = ""
    carrier: tuple[int, int] | None = None
    passed_on: tuple[int, int] | None = None


def spans_of(words: Sequence[Word], phrase: Phrase) -> tuple[tuple[int, int], tuple[int, int]]:
    """Code-point spans of a phrase: all of it, and its head."""
    start = words[phrase.start].start
    return (start, words[phrase.end - 1].end), (start, words[phrase.head_end - 1].end)


def stance_of(cue: CueAt, negated: bool) -> Stance:
    """What the cue does to its content, a negation counted in."""
    if not negated:
        return cue.stance
    if cue.stance == "denies":
        return "asserts"
    return "withholds" if cue.stance == "asserts" else cue.stance


_QUOTING = frozenset("quote quotes quoted cite cites cited".split())
_AS_SAYING = frozenset("saying telling writing stating claiming declaring noting explaining warning".split())


BEING = frozenset("was were been being is are be".split())


def is_passive(words: Sequence[Word], group: int, cue: CueAt) -> bool:
    """Whether the form is a passive ("was confirmed by"), whose subject is no source."""
    if cue.cue is None or cue.cue.form == "ing":
        return False
    return any(word.lower.split("n't")[0] in BEING for word in words[group : cue.start])


def quoted_as_saying(words: Sequence[Word], low: int, high: int) -> Attribution | None:
    """ "the Daily quoted the mayor as saying": the words are the mayor's, and the Daily carries them.

    So too "the mayor was quoted by the Daily as saying".
    """
    for place in range(max(low, 1), high - 3):
        if words[place].lower not in _QUOTING or words[place].is_capital:
            continue
        group, _ = before_verb(words, place, low)
        relative = group - low > 2 and words[group - 1].lower == "which" and words[group - 2].text == ","
        outlet = phrase_left(words, group - 2 if relative else group, low)
        end = next((k for k in range(place + 1, min(high - 1, place + 16)) if words[k].lower == "as"), None)
        if outlet is None or end is None or words[end + 1].lower not in _AS_SAYING:
            continue
        passive = any(word.lower in BEING for word in words[group:place])
        by = words[place + 1].lower in {"by", "in"}
        quoted = phrase_right(words, place + (2 if passive and by else 1), end)
        if quoted is None and not (passive and end == place + 1):
            continue
        said, passing_on = (outlet, quoted) if passive else (quoted, outlet)
        if said is None:
            continue
        source, head = spans_of(words, said)
        cue = (words[end].start, words[end + 1].end)
        carrier = spans_of(words, passing_on)[1] if passing_on is not None else None
        return Attribution(source, head, cue, "asserts", "after", None, None, "quoted as saying", carrier)
    return None


def attribute_after(
    sentence: Sentence, quotation: Quotation, following: Sentence | None
) -> Attribution | None:
    """The attribution right after a quotation: "…," he said; "…," said the mayor; "…", according to her."""
    words = sentence.words
    index = sentence.word_at(quotation.close)
    passed_on = quoted_as_saying(words, index, min(len(words), index + 24))
    if passed_on is not None:
        return passed_on
    found = _after_in(sentence, words, index)
    ended = sentence.end - quotation.close <= 2
    if found is None and following is not None and ended and index >= len(words) and not following.quotations:
        # "…?" Esper asked. – the mark ended the sentence, the attribution is the next one.
        found = _after_in(following, following.words, 0, whole=True)
    return found


def _after_in(
    sentence: Sentence, words: Sequence[Word], index: int, whole: bool = False
) -> Attribution | None:
    signed = index < len(words) and words[index].text in {"—", "–", "―", "--"}
    while index < len(words) and words[index].text in _BETWEEN:
        index += 1
    if signed and not any(c.start >= index for c in sentence.cues):
        return _signature(words, index)
    if index >= len(words):
        return None
    limit = next((k for k in range(index, len(words)) if words[k].text in {"“", '"', "”", "«"}), len(words))
    for cue in sentence.cues:
        if cue.start < index or cue.start >= limit:
            continue
        if cue.phrase:
            if cue.start != index:
                return None
            phrase = phrase_right(words, cue.end, limit)
            return _made(words, phrase, cue, "asserts", "after") if phrase else None
        if cue.start == index or all(is_adverb(w) for w in words[index : cue.start]):
            phrase = phrase_right(words, cue.end, limit)
            if phrase is not None:
                return _made(words, phrase, cue, cue.stance, "after")
        group, negated = before_verb(words, cue.start, index)
        phrase = phrase_left(words, group, index) if not is_passive(words, group, cue) else None
        if phrase is None or phrase.start - index > 3 or words[phrase.start].lower in RELATIVE:
            return None
        if any(word.lower in _SUBORDINATE for word in words[index : phrase.start]):
            return None  # "…, though she did not dispute the rest"
        if whole and (cue.cue is None or "quote" not in cue.cue.takes or _has_clause(words, cue.end)):
            return None
        if cue.cue is not None and cue.cue.form == "ing":
            return None
        return _made(words, phrase, cue, stance_of(cue, negated), "after")
    return None


_SUBORDINATE = frozenset("though although while whereas because since unless if".split())
_BETWEEN = frozenset(', — – ― - -- ) " ” “ ’ » «'.split())


def _signature(words: Sequence[Word], index: int) -> Attribution | None:
    """ "“…” — Orla Venn": a name after a dash that ends the paragraph."""
    rest = [w for w in words[index:] if w.text not in {".", ","}]
    if not rest or len(rest) > 7 or not rest[0].is_capital:
        return None
    phrase = phrase_right(words, index, len(words))
    if phrase is None:
        return None
    source, head = spans_of(words, phrase)
    return Attribution(source, head, None, "asserts", "after", reason="signed after the quotation")


def _has_clause(words: Sequence[Word], start: int) -> bool:
    """Whether a clause of its own follows the cue ("He said that the bridge …")."""
    rest = words[start:]
    return len(rest) > 7 or any(
        w.lower in {"that", "he", "she", "it", "they", "there", "was", "is", "the"} for w in rest
    )


def _made(
    words: Sequence[Word], phrase: Phrase, cue: CueAt, stance: Stance, place: str,
    clause: int | None = None, audience: tuple[int, int] | None = None,
) -> Attribution:  # fmt: skip
    source, head = spans_of(words, phrase)
    cue_span = (words[cue.start].start, words[cue.end - 1].end)
    return Attribution(
        source, head, cue_span, stance, place, clause, audience, f"attributed {place} the quotation"
    )


def attribute_end(sentence: Sentence) -> Attribution | None:
    """The attribution of a sentence that announces what follows it ("The ministry said in a statement:")."""
    words = sentence.words
    for cue in reversed(sentence.cues):
        found = _before_with(words, cue, len(words), 0)
        if found is not None:
            return found
    return _by_noun(words, len(words), 0) or _by_colon(words, len(words), 0)


def attribute_before(sentence: Sentence, quotation: Quotation, low: int) -> Attribution | None:
    """The nearest attribution in the sentence before a quotation, not before word ``low``."""
    words = sentence.words
    index = sentence.word_at(quotation.open)
    passed_on = quoted_as_saying(words, max(low, index - _NOUN_REACH), index)
    if passed_on is not None:
        return replace(passed_on, place="before")
    for cue in reversed(sentence.cues):
        if cue.end > index or cue.start < low:
            continue
        found = _before_with(words, cue, index, low)
        if found is not None:
            return found
    return _by_noun(words, index, low) or _by_colon(words, index, low)


def _before_with(words: Sequence[Word], cue: CueAt, index: int, low: int) -> Attribution | None:
    if cue.phrase:
        phrase = phrase_right(words, cue.end, index)
        clause = None
        if phrase is not None and phrase.end < index and words[phrase.end].text == ",":
            clause = words[phrase.end + 1].start if phrase.end + 1 < len(words) else None
        return _made(words, phrase, cue, "asserts", "before", clause) if phrase else None
    group, negated = before_verb(words, cue.start, low)
    if is_passive(words, group, cue):
        # "The remark was denounced as “grotesque” by the mayor": the quotation is a word between its marks.
        by = index + 3 < len(words) and words[index + 3].lower == "by"
        agent = phrase_right(words, index + 4, len(words)) if by else None
        return _made(words, agent, cue, "asserts", "before") if agent is not None else None
    trails = cue.cue is not None and cue.cue.form == "ing" and group > low and words[group - 1].text == ","
    phrase = None if trails else phrase_left(words, group, low)
    joined = group > low and words[group - 1].lower in {"and", "but", "then"}
    if phrase is None and cue.cue is not None and (cue.cue.form in {"ing", "base"} or joined):
        phrase = _subject_of_chain(words, group, low)
    if phrase is None:
        told = cue.cue is not None and "audience" in cue.cue.takes
        phrase = phrase_right(words, cue.end, index) if index - cue.end < 16 and not told else None
        if phrase is None:
            return None
        return _made(words, phrase, cue, cue.stance, "before")
    clause, audience = clause_start(words, cue, index)
    stance = stance_of(cue, negated)
    if stance == "denies" and any(w.lower == "as" for w in words[max(cue.end, index - 3) : index]):
        # "dismissed it as “a fairy tale”": what is quoted is what they hold.
        stance = "asserts"
    return _made(words, phrase, cue, stance, "before", clause, audience)


def _subject_of_chain(words: Sequence[Word], group: int, low: int) -> Phrase | None:
    """The subject of "X refused to talk, saying …" or "prompting X and Y to excuse …"."""
    place = group
    if place > low and words[place - 1].lower == "to":
        return phrase_left(words, place - 1, low)
    table = cue_table()
    coordinated = words[group - 1].lower in {"and", "but", "then"}
    said = [
        k
        for k in range(group - 1, low, -1)
        if not words[k].is_capital
        and words[k - 1].lower not in DETERMINERS
        and words[k].lower not in lexicon().documents
        and table.verb_at(words, k)
    ]
    if words[group].lower in {"adding", "continuing"}:
        said.reverse()  # "She declined to say whether it is shut, adding that …": she who spoke first
    # The subject is that of the verb of saying before; but for "and", of any verb where none says.
    acted = [] if coordinated else [k for k in range(group - 1, low, -1) if _is_past(words[k])]
    for k in (*said, *acted):
        start, _ = before_verb(words, k, low)
        phrase = phrase_left(words, start, low)
        if phrase is not None:
            return phrase
    return phrase_left(words, next((k for k in range(low, group) if words[k].text == ","), low), low)


def _is_past(word: Word) -> bool:
    return word.lower in AUXILIARIES or (word.lower.endswith("ed") and not word.is_capital)


def clause_start(words: Sequence[Word], cue: CueAt, limit: int) -> tuple[int | None, tuple[int, int] | None]:
    """Where the clause after a cue begins (code point; ``None``: only what is quoted), and the audience."""
    verb = cue.cue
    if verb is None:
        return None, None
    place = cue.end
    audience: tuple[int, int] | None = None
    if place < limit and words[place].lower == "to" and "infinitive" not in verb.takes:
        place += 1
        phrase = phrase_right(words, place, limit)
        if phrase is None:
            return None, None
        audience, place = spans_of(words, phrase)[0], phrase.end
    elif "audience" in verb.takes:
        phrase = phrase_right(words, place, limit)
        that = next((k for k in range(place + 1, min(place + 5, limit)) if words[k].lower == "that"), None)
        if phrase is not None:
            audience, place = spans_of(words, phrase)[0], phrase.end
        elif that is not None and words[place].lower in DETERMINERS:
            audience, place = (words[place].start, words[that - 1].end), that  # "told the crew that"
    place = past_circumstance(words, place, limit)
    that = _complementiser(words, place, limit)
    if that is not None and that + 1 <= limit:
        return (words[that + 1].start if that + 1 < len(words) else None), audience
    if place >= limit or (limit < len(words) and words[limit - 1].text in {",", ":"}):
        return None, audience
    if place < len(words) and words[place].lower in _QUESTIONS and "clause" in verb.takes:
        return words[place].start, audience
    if "clause" not in verb.takes or verb.takes & {"as", "infinitive"}:
        return None, audience
    start = words[place]
    if limit < len(words) and limit - place <= 5 and any(w.lower == "as" for w in words[place:limit]):
        return None, audience
    known = lexicon()
    plain = verb.lemma in _PLAIN and not start.is_mark and start.lower not in _CIRCUMSTANCE | ADVERBS
    clausal = (
        plain or start.is_capital or start.lower in _CLAUSE_OPENERS or start.lower in known.plural_people
    )
    return (start.start if clausal else None), audience


_PLAIN = frozenset(["say", "tell", "claim", "think", "believe"])
_QUESTIONS = frozenset("whether if how why what when where who which".split())
_CIRCUMSTANCE = frozenset(
    """in on at by during after before from with for of to about as while when during through via
    into over under amid following against without within among between upon than and or""".split()
)


_CLAIM_NOUNS = frozenset(
    """claim claims idea notion suggestion suggestions allegation allegations accusation accusations
    rumour rumours rumor rumors fact possibility view assertion charge report reports news belief
    fear fears concern concerns""".split()
)


def that_behind(words: Sequence[Word], start: int, limit: int) -> tuple[Phrase, int] | None:
    """The noun phrase from word ``start`` and the "that" behind it or what is set off there by commas."""
    phrase = phrase_right(words, start, limit)
    if phrase is None or phrase.end >= limit:
        return None
    place = phrase.end
    if words[place].text == ",":
        closing = next(
            (k for k in range(place + 1, min(place + 9, limit - 1)) if words[k].text == ","), place
        )
        place = closing + 1
    return (phrase, place) if place < limit and words[place].lower == "that" else None


_TOLD_BY = frozenset("in by from on of".split())


def _complementiser(words: Sequence[Word], place: int, limit: int) -> int | None:
    """The "that" that opens a cue's clause, past an audience, a time or a place; ``None`` if none does."""
    for k in range(place, min(limit - 1, place + 4)):
        if words[k].lower not in _CLAIM_NOUNS:
            continue
        if words[k + 1].lower == "that":
            return k + 1  # "rejected the claim that …"
        if words[k + 1].lower in _TOLD_BY:
            told_by = that_behind(words, k + 2, limit)
            if told_by is not None:
                return told_by[1]  # "denied a report in the Courier that …"
    if place < limit and words[place].lower != "that" and words[place].lower in _CLAUSE_OPENERS:
        return None  # a clause begins here: a later "that" belongs to a noun of it
    for k in range(place, min(limit, place + 16)):
        lower = words[k].lower
        if lower == "that":
            return k
        if (
            (k > place and lower in AUXILIARIES)
            or lower in SUBJECT_PRONOUNS
            or words[k].text in {";", ":", "“", '"'}
        ):
            return None
    return None


def past_circumstance(words: Sequence[Word], place: int, limit: int) -> int:
    """Past "on Tuesday", "in a statement", "late Monday" after a cue."""
    while place < limit:
        lower = words[place].lower
        if lower in TIMES or lower in ADVERBS or lower in {"late", "early"}:
            place += 1
        elif lower in {"on", "in", "at", "by"} and place + 1 < limit:
            following = words[place + 1].lower
            if following in TIMES or words[place + 1].text[0].isdigit():
                place += 2
            elif following in {"a", "an"} and place + 2 < limit:
                place += 3
            else:
                return place
        else:
            return place
    return place


_CLAUSE_OPENERS = frozenset(
    """the a an this that these those he she it they we i you there his her their its our my no some
    many most all what whether if how why when where who which both one neither such people""".split()
)


_NOUN_REACH = 40
"""How many words before a quotation a noun that announces it may stand."""


def _by_noun(words: Sequence[Word], index: int, low: int) -> Attribution | None:
    """ "There was this statement from the ministry: “…”", "the final word from the port was “…”"."""
    table = cue_table()
    for place in range(index - 1, max(low, index - _NOUN_REACH) - 1, -1):
        word = words[place]
        if word.lower not in table.nouns or word.is_capital:
            continue
        cue = CueAt(place, place + 1, "asserts")
        for link in range(place + 1, min(place + 3, index)):
            if words[link].lower in {"from", "by", "of"}:
                begin = link + (2 if words[link + 1].lower == "of" else 1) if link + 1 < len(words) else link
                phrase = phrase_right(words, begin, index)
                if phrase is not None:
                    return _made(words, phrase, cue, "asserts", "before")
        if (place >= low + 2 and words[place - 1].lower == "s") or (
            place and words[place - 1].lower.endswith("'s")
        ):
            phrase = phrase_left(words, place, low)
            if phrase is not None and index - place < 12:
                return _made(words, phrase, cue, "asserts", "before")
    return None


def _by_colon(words: Sequence[Word], index: int, low: int) -> Attribution | None:
    """ "Chairman Mark Milley: “…”": a name and a colon."""
    if index - 1 <= low or words[index - 1].text != ":":
        return None
    phrase = phrase_left(words, index - 1, low)
    if phrase is None or phrase.start > low + 1:
        return None
    cue = CueAt(index - 1, index, "asserts")
    return _made(words, phrase, cue, "asserts", "before")


def as_draft(kind: str, attribution: Attribution, content: list[tuple[int, int]]) -> Draft:
    """A draft of a statement from what attributes it."""
    return Draft(
        kind, attribution.stance, content, attribution.source, attribution.head, attribution.cue,
        audience=attribution.audience, reasons=[attribution.reason],
        carriers=[attribution.carrier] if attribution.carrier else [],
    )  # fmt: skip
