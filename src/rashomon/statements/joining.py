"""The model's findings beside the rules': two findings of one attribution become one statement.

Rules decide where a quotation ends; the model finds who said it when they cannot, and the statements
without quotation marks. Each draft says in ``found_by`` which of them found it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.inference.reading import Reading
from rashomon.inference.reading import Span as ModelSpan
from rashomon.records import Article, Stance
from rashomon.statements.attributions import Finding, findings_of, parts_of
from rashomon.statements.certainty import certainty
from rashomon.statements.cues import NEGATIONS, cue_table
from rashomon.statements.finding import Found, body_spans
from rashomon.statements.frames import Draft
from rashomon.statements.indirect import NOT_NAMED
from rashomon.statements.quotes import weave
from rashomon.text.words import split_words

_CITED = re.compile(r"[^,.;“”\"\n]{3,110},\s+that\s+(?=\S)")
_CITING_BEFORE = re.compile(r"\b(?:citing|quoting)\s+$")

_ASKED = re.compile(r"(?:When\s+)?(?:Asked|Pressed|Quizzed|Questioned)(?:\s+\w+)?")
_LET_KNOW = re.compile(
    r",?\s+and\s+(?:\w+ly\s+)?(?P<cue>let(?:ting|s)?\s+(?:[\w’'-]+\s+){1,3}know)\s+(?:that\s+)?",
    re.IGNORECASE,
)
#: A model's content this much like a rule's (F1 over letters) is the same attribution.
SAME = 0.5
#: Attributions of which the model is less sure than this are left out; then those inside another content,
#: and clauses that hold a quotation which the rules gave to nobody.
LEAST_SURE = 0.54
LEAST_SURE_NESTED = 0.8
LEAST_SURE_MIXED = 0.8
_CLAUSE = 5
_WHO_SAYS = re.compile(r"\s+(?:that|who|which)\s+(?:\w+\s+){0,3}")
_NEXT_SENTENCE = re.compile(r"[.!?][”’\"']?\s+[A-Z“\"‘]")
_RELATIVE = re.compile(r",\s(?:which|who|whose|where)\s")
#: From this share on the model's subject of a cue replaces the rules' own.
SURE_OF_SUBJECT = 0.8


def join(article: Article, found: Found, reading: Reading) -> None:
    """Bring the model's attributions into ``found.drafts``, in reading order."""
    joiner = _Joiner(article, found, reading)
    joiner.name_quotations()
    joiner.add_contents()
    joiner.part_joined_cues()
    joiner.drop_unlikely()
    joiner.drop_fragments()
    found.drafts.sort(key=lambda d: (d.start, -d.end))


class _Joiner:
    """One article's drafts and the model's findings on the way to one list."""

    def __init__(self, article: Article, found: Found, reading: Reading) -> None:
        self._text = article.text
        self._found = found
        self._reading = reading
        self._quoted = [d for d in found.drafts if d.kind in {"direct", "mixed"}]
        self._indirect = [d for d in found.drafts if d.kind == "indirect"]
        self._whole = [d for d in found.drafts if d.kind in {"post", "block"}]
        self._body = body_spans(article, found)

    def name_quotations(self) -> None:
        """Give each quotation the model's source and cue where the rules were unsure."""
        for draft in self._quoted:
            low, high = draft.content[0][0], draft.content[0][1]
            answer = self._reading.link(low, high)
            if answer.source is None:
                continue
            source = self._reading.spans[answer.source]
            cue = self._reading.spans[answer.cue] if answer.cue is not None else None
            if draft.source is not None and _touch(draft.source, source):
                _add(draft, "model")
                continue
            if self._misread(draft, cue) and answer.score >= SURE_OF_SUBJECT:
                draft.source = draft.source_head = (source.start, source.end)
                draft.reasons = [*draft.reasons, "the model reads another subject of the same words"]
                _add(draft, "model")
                continue
            unsure = draft.score < 0.75 or draft.source is None
            if unsure and answer.score >= 0.5:
                self._name(draft, source, cue, answer.score)

    def _misread(self, draft: Draft, cue: ModelSpan | None) -> bool:
        """Whether rule and model agree on the cue, and so differ on its subject alone."""
        return cue is not None and draft.cue is not None and not draft.carriers and _touch(draft.cue, cue)

    def _name(self, draft: Draft, source: ModelSpan, cue: ModelSpan | None, score: float) -> None:
        draft.source = draft.source_head = (source.start, source.end)
        taken = cue is not None and any(
            d is not draft and d.cue is not None and _touch(d.cue, cue) for d in self._found.drafts
        )
        draft.cue = (cue.start, cue.end) if cue is not None and not taken else None
        draft.speaker_like = None
        draft.score = round(0.9 * score, 3)
        draft.reasons = [*draft.reasons, "the model links it to this source"]
        if cue is not None:
            draft.stance = stance_of_words(self._text, (cue.start, cue.end))
        _add(draft, "model")

    def add_contents(self) -> None:
        """Add the contents that the rules did not find, and take the model's ends for those they did."""
        for found in findings_of(self._text, self._reading, self._found.skip):
            low, high = found.pieces[0][0], found.pieces[-1][1]
            if not self._in_body(low, high) or not self._likely(found):
                continue
            if NOT_NAMED.match(self._text, low, high):
                continue  # why a speaker is not named is the justification of what they say
            if self._same_quoted(found) or self._is_writers_question(found):
                continue
            known = self._same_indirect(found)
            if known is not None:
                self._confirm(known, found)
            elif found.source is not None or found.cue is not None:
                made = self._made(found)
                if made.kind == "indirect" or made.score >= LEAST_SURE_MIXED:
                    self._found.drafts.append(made)

    def _likely(self, found: Finding) -> bool:
        """Whether the model is sure enough, all parts of the attribution taken together."""
        sure = certainty(parts_of(self._text, found))
        if found.nested:
            return found.cue is not None and found.source is not None and sure >= LEAST_SURE_NESTED
        return sum(len(self._text[a:b].split()) for a, b in found.pieces) > 1 and sure >= LEAST_SURE

    def _is_writers_question(self, found: Finding) -> bool:
        """ "Asked whether it was, she left": who asks is whoever writes, and has said nothing."""
        cue = found.cue
        return (
            found.source is None
            and cue is not None
            and _ASKED.fullmatch(self._text, cue.start, cue.end) is not None
        )

    def _in_body(self, low: int, high: int) -> bool:
        return any(a <= low and high <= b + 2 for a, b in self._body)

    def _same_quoted(self, found: Finding) -> bool:
        """Whether a quotation already carries this content; a fragment of it takes the model's clause."""
        for draft in self._quoted:
            if likeness(self._text, draft.content, found.pieces) >= SAME:
                _add(draft, "model")
                return True
            if any(likeness(self._text, [piece], found.pieces) >= 0.7 for piece in draft.content):
                return True
            if draft.kind == "mixed" and self._is_fragment(draft, found):
                low, high = found.pieces[0][0], found.pieces[-1][1]
                if self._goes_on(draft, high):
                    high = draft.end
                inside = [
                    q for q in self._found.quotations if low <= q.start and q.end <= high and not q.depth
                ]
                draft.content = weave(self._text, low, inside, high)
                _add(draft, "model")
                return True
        return any(likeness(self._text, d.content, found.pieces) >= 0.8 for d in self._whole)

    def _goes_on(self, draft: Draft, high: int) -> bool:
        """Whether another statement of the same source begins between a draft's end and ``high``."""
        return any(
            d.source == draft.source and d.cue is not None and draft.end <= d.cue[0] < high
            for d in self._indirect
        )

    def _is_fragment(self, draft: Draft, found: Finding) -> bool:
        """Whether a rule's quoted fragment stands in the model's clause under the same cue or source."""
        low, high = found.pieces[0][0], found.pieces[-1][1]
        if not (low <= draft.start and draft.end <= high) or len(found.pieces) > 1:
            return False
        same_cue = found.cue is not None and draft.cue is not None and _touch(draft.cue, found.cue)
        same_source = (
            found.source is not None and draft.source is not None and _touch(draft.source, found.source)
        )
        return same_cue or (same_source and draft.cue is None)

    def _same_indirect(self, found: Finding) -> Draft | None:
        best, most = None, 0.0
        for draft in self._indirect:
            alike = likeness(self._text, draft.content, found.pieces)
            same_cue = found.cue is not None and draft.cue is not None and _touch(draft.cue, found.cue)
            if same_cue and alike > 0.2:
                alike += 0.5
            if alike > most and (same_cue or not self._by_another(draft, found)):
                best, most = draft, alike
        return best if most >= SAME else None

    def _by_another(self, draft: Draft, found: Finding) -> bool:
        """Whether the model gives a draft's content to somebody else by another verb, who denies it."""
        if draft.source is None or draft.stance == "denies" or found.cue is None or found.source is None:
            return False
        denied = stance_of_words(self._text, (found.cue.start, found.cue.end)) == "denies"
        return denied and not _touch(draft.source, found.source)

    def _confirm(self, draft: Draft, found: Finding) -> None:
        """Both found it: the model's ends hold, and so does its source."""
        _add(draft, "model")
        draft.score = max(draft.score, 0.9)
        if len(draft.content) == 1:
            (low, high), *rest = found.pieces
            if draft.cue is not None and low < draft.cue[1] <= draft.start:
                low = draft.start  # "declined to comment on the letter": the rule's cue holds its verb
            if low < draft.start and self._text[low : draft.start].endswith(" that "):
                low = draft.start  # "denied a report | that it was shut": the claim, not its name
            if not rest and low == draft.start and high < draft.end and self._cut_short(high, draft):
                high = draft.end
            if not rest and draft.end < high and _NEXT_SENTENCE.match(self._text, draft.end):
                high = draft.end  # an indirect statement ends with its sentence
            left = self._text[draft.end : high].lstrip(" ,\xa0")
            if not rest and draft.end < high and left.startswith("but "):
                high = draft.end  # the writer's own voice goes on
            draft.content = [(low, high), *rest] if low < high else draft.content
        kept = bool(draft.carriers) or self._is_subject(draft, found) or self._by_phrase(draft)
        source = found.source if not kept else None
        if source is not None and (draft.source is None or not _touch(draft.source, source)):
            draft.source = draft.source_head = (source.start, source.end)

    def _cut_short(self, end: int, draft: Draft) -> bool:
        """Whether the model ends at a relative clause, before the verb: "say the plan|, which …, fails"."""
        return (
            draft.cue is not None
            and draft.cue[1] < draft.start
            and len(self._text[draft.start : end].split()) < _CLAUSE
            and _RELATIVE.match(self._text, end, draft.end) is not None
        )

    def _is_subject(self, draft: Draft, found: Finding) -> bool:
        """Whether the rules' source stands right before the cue, and the model's in another sentence."""
        if draft.source is None or draft.cue is None or found.source is None:
            return False
        if draft.source[1] <= draft.cue[0] < draft.start and draft.end <= found.source.start:
            return True  # "Norland denied it, saying it fled, an account that | the owner rejected"
        if draft.source[1] < found.source.start and found.source.end <= draft.cue[0]:
            # "The audit, first printed by | the Courier, a daily, says": the model takes the last name.
            return self._text[: found.source.start].endswith(" by ")
        if found.source.end <= draft.source[0] and _WHO_SAYS.fullmatch(
            self._text, draft.source[1], draft.cue[0]
        ):
            return True  # "a clerk showed | a letter that appeared to say": the letter says it
        if self._text[draft.source[1] : draft.cue[0]].strip():
            return False
        between = self._text[min(found.source.end, draft.cue[1]) : max(found.source.start, draft.source[0])]
        return re.search(r"[.?!]\S?\s", between) is not None

    def _by_phrase(self, draft: Draft) -> bool:
        """ "Venn believes that it is, according to | an aide": the aide is the source."""
        if draft.cue is None or draft.source is None:
            return False
        phrase = self._text[slice(*draft.cue)].lower()
        return phrase == "according to" and not self._text[draft.cue[1] : draft.source[0]].strip()

    def _made(self, found: Finding) -> Draft:
        low, high = found.pieces[0][0], found.pieces[-1][1]
        inside = [q for q in self._found.quotations if low <= q.start and q.end <= high and q.depth == 0]
        pieces, kind = found.pieces, "indirect"
        if inside and not self._inside_quotation(low, high):
            pieces = [part for a, b in found.pieces for part in self._woven(a, b)]
            kind = "mixed"
        draft = Draft(
            kind,
            "asserts",
            pieces,
            score=round(certainty(parts_of(self._text, found)), 3),
            found_by=("model",),
        )
        if found.source is not None and not self._is_expletive(found.source):
            draft.source = draft.source_head = (found.source.start, found.source.end)
        if found.cue is not None:
            draft.cue = (found.cue.start, found.cue.end)
            draft.stance = stance_of_words(self._text, draft.cue)
            self._with_infinitive(draft)
        self._past_cited(draft)
        draft.reasons.append("the model finds an attribution here")
        return draft

    def _is_expletive(self, source: ModelSpan) -> bool:
        """ "There are reports that …" has no speaker."""
        return self._text[source.start : source.end].lower() == "there"

    def _past_cited(self, draft: Draft) -> None:
        """ "reported, citing | an aide, that it had": who is cited is no part of what they say."""
        low, high = draft.content[0]
        cited = _CITED.match(self._text, low, high)
        if cited is not None and _CITING_BEFORE.search(self._text, max(0, low - 12), low):
            draft.content[0] = (cited.end(), high)

    def _woven(self, low: int, high: int) -> list[tuple[int, int]]:
        """One piece of a content with its quotations' marks left out."""
        inside = [q for q in self._found.quotations if low <= q.start and q.end <= high and q.depth == 0]
        return weave(self._text, low, inside, high) or [(low, high)]

    def _inside_quotation(self, low: int, high: int) -> bool:
        return any(q.start <= low and high <= q.end for q in self._found.quotations)

    def _with_infinitive(self, draft: Draft) -> None:
        """ "declined | to confirm the report": the verb belongs to the cue, the rest is what is withheld."""
        low, high = draft.content[0]
        if draft.stance != "withholds" or draft.cue is None or len(draft.content) != 1:
            return
        words = split_words(self._text, low, high)
        if len(words) > 2 and words[0].lower == "to" and cue_table().verb_at(words, 1) is not None:
            draft.cue = (draft.cue[0], words[1].end)
            draft.content = [(words[2].start, high)]

    def part_joined_cues(self) -> None:
        """ "disputing the memo | and letting reporters know | it was a mistake": two statements."""
        for draft in list(self._found.drafts):
            if draft.kind != "indirect" or len(draft.content) != 1:
                continue
            low, high = draft.content[0]
            joined = _LET_KNOW.search(self._text, low, high)
            if joined is None or joined.start() <= low or joined.end() >= high:
                continue
            draft.content = [(low, joined.start())]
            self._found.drafts.append(
                Draft(
                    "indirect",
                    "asserts",
                    [(joined.end(), high)],
                    draft.source,
                    draft.source_head,
                    joined.span("cue"),
                    reasons=["the same speaker goes on in the sentence"],
                    score=draft.score,
                    found_by=draft.found_by,
                )
            )

    def drop_unlikely(self) -> None:
        """Leave out indirect statements of the rules alone that the model saw no attribution in."""
        kept = []
        for draft in self._found.drafts:
            alone = draft.kind == "indirect" and draft.found_by == ("rule",) and not draft.exact
            if alone and self._cue_is_taken(draft):
                self._found.rejected["indirect statement whose cue the model gives to other words"] += 1
                continue
            short = len(self._text[draft.start : draft.end].split()) < 4
            unseen = not self._has_cue(draft) or short
            if alone and not self._inside_quotation(draft.start, draft.end) and unseen:
                self._found.rejected["indirect statement that the model does not find"] += 1
                continue
            kept.append(draft)
        self._found.drafts[:] = kept

    def _cue_is_taken(self, draft: Draft) -> bool:
        """Whether the model's own statement, of other words, stands on the cue of a rule's."""
        return draft.cue is not None and any(
            other.found_by == ("model",)
            and other.cue is not None
            and other.cue[0] < draft.cue[1]
            and draft.cue[0] < other.cue[1]
            for other in self._found.drafts
        )

    def drop_fragments(self) -> None:
        """Leave out quoted words that stand in a longer statement of the same source or cue."""
        kept = []
        for draft in self._found.drafts:
            words = sum(len(self._text[a:b].split()) for a, b in draft.content)
            held = draft.kind == "mixed" and words <= 3 and any(
                other is not draft
                and other.kind in {"mixed", "indirect"}
                and other.start <= draft.start
                and draft.end <= other.end
                and (other.cue == draft.cue or (other.source is not None and other.source == draft.source))
                for other in self._found.drafts
            )  # fmt: skip
            if held:
                self._found.rejected["quoted words inside a longer statement"] += 1
            else:
                kept.append(draft)
        self._found.drafts[:] = kept

    def _has_cue(self, draft: Draft) -> bool:
        """Whether the model sees a cue where the rule does, or a content, in which it can see no cue."""
        return draft.cue is not None and any(
            s.role in {"cue", "content"} and s.start < draft.cue[1] and draft.cue[0] < s.end
            for s in self._reading.spans
        )


def _add(draft: Draft, finder: str) -> None:
    if finder not in draft.found_by:
        draft.found_by = (*draft.found_by, finder)


def _touch(span: tuple[int, int], other: ModelSpan) -> bool:
    return span[0] < other.end and other.start < span[1]


def _letters(text: str, spans: Sequence[tuple[int, int]]) -> set[int]:
    return {i for a, b in spans for i in range(a, b) if text[i].isalnum()}


def likeness(text: str, first: Sequence[tuple[int, int]], second: Sequence[tuple[int, int]]) -> float:
    """F1 over the letters and digits of two contents."""
    if first[-1][1] <= second[0][0] or second[-1][1] <= first[0][0]:
        return 0.0
    mine, theirs = _letters(text, first), _letters(text, second)
    return 2 * len(mine & theirs) / (len(mine) + len(theirs)) if mine and theirs else 0.0


def stance_of_words(text: str, cue: tuple[int, int]) -> Stance:
    """The stance that a cue's words imply: its verb's by the table, turned by a negation beside it."""
    line = text.rfind("\n", 0, cue[0]) + 1
    before = split_words(text, max(line, cue[0] - 24), cue[0])[-2:]
    words = split_words(text, *cue)
    negated = any(w.lower in NEGATIONS or w.lower.endswith("n't") for w in [*before, *words])
    stance: Stance = "asserts"
    for index in range(len(words)):
        verb = cue_table().verb_at(words, index)
        if verb is not None:
            stance = verb.stance
            break
    if negated and stance == "asserts":
        return "withholds"
    return "asserts" if negated and stance == "denies" else stance
