"""Through whom a statement reached the article, where words near it tell: told to, aired on, printed by."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from rashomon.records import Article
from rashomon.statements.chains import is_own, is_publication
from rashomon.statements.frames import Draft, Sentence
from rashomon.statements.lexicon import lexicon
from rashomon.statements.phrases import line_start, phrase_left
from rashomon.statements.word_classes import TIMES
from rashomon.text.words import split_words

_NAME = (
    r"(?:(?:[Tt]he|La|Le|El|De|Der|Die|Das|Il)\s)?[A-Z][\w&’'-]*(?:\.\w{2,5}\b)?"
    r"(?:\s(?:(?:of\s(?:the\s)?|and\s|&\s)?[A-Z][\w&’'-]*|\d{1,3}(?:['’]s)?(?![\d.,:]))){0,4}"
)
_KIND = (
    r"(?:news\s?papers?|newspapers?|papers?|dail(?:y|ies)|weekl(?:y|ies)|magazines?|tabloids?|broadsheets?|broadcasters?"
    r"|(?:radio|television|tv|news)\s(?:station|channel|network|programme|program|show|agency|site|website|outlet)s?"
    r"|stations?|channels?|networks?|news\s?wires?|websites?|blogs?)"
)
#: "the Norvik newspaper De Haven", "the Haven newspaper": a name that a noun beside it makes an outlet's.
_BESIDE = (
    # "a blog Venn posted" names no blog.
    re.compile(rf"(?<!\ba )(?<!\ban )(?<!\bhis )(?<!\bher )\b{_KIND},?\s+(?P<name>{_NAME})"),
    re.compile(rf"(?P<name>{_NAME})\s+{_KIND}\b(?!,?\s+[A-Z])"),
    re.compile(
        rf"(?P<name>{_NAME}),\s+(?:an?|the)\s+(?:(?!of\b|in\b|at\b|for\b)[\w’'-]+\s+){{0,3}}{_KIND}(?=[,.;])"
    ),
)
#: "the Dutch newspaper": where it is from, not what it is called.
_FROM_WHERE = re.compile(r"\w+(?:ish|tch|nch|ese|ian|ean|man|can|eek|aeli|aqi|ani|wiss)")
_NAMED = re.compile(_NAME)
_THE_OUTLET = re.compile(
    r"\s+(?P<to>to\s+)?(?P<who>the\s+(?:same\s+)?(?P<noun>paper|newspaper|daily|weekly|magazine|tabloid|agency"
    r"|news\s+agency|wire|broadcaster|station|channel|network|website|site|outlet|blog|programme|program))\b"
    r"(?!['’]s|\s+[A-Z])"
)
_TELLING = frozenset("told tells tell telling informed informs reminded assured".split())
#: Where anybody can be heard: no outlet that has it from a speaker.
_ANYBODYS = frozenset("youtube twitter facebook instagram telegram tiktok reddit tv radio television".split())
#: What "the agency" can stand for, and what "the paper" cannot.
_AGENCY = re.compile(
    r"\b(?:Reuters|AFP|AP|PA|DPA|EFE|ANSA|TASS|Xinhua|Interfax|News|Press|Wire|Agence|Agency)\b"
)
_AIRED = re.compile(r"\b(?:NBC|CNN|BBC|ABC|CBS|Fox|TV|Radio|Television|Nightly|Reuters|AFP)\b", re.IGNORECASE)
#: "told | state radio", "told | a radio station": an outlet that goes without a name.
_UNNAMED = re.compile(
    r"(?P<which>(?:\w+\s+){1,3})(?:radio|television|tv|broadcaster|media)"
    r"|(?:an?|another|one)\s+(?:[\w-]+\s+){0,2}?(?:(?:radio|tv|television)\s+(?:station|show|channel|network|programme|program)"
    r"|newspaper|broadcaster|magazine|tabloid|news\s+(?:agency|site|website|channel)|wire\s+service)",
    re.IGNORECASE,
)
_PUBLIC = frozenset("state public national local".split())
#: "the Norvik Press | agency": what kind of outlet it is, behind its name.
_KIND_BEHIND = re.compile(
    r"(?:the\s+)?(?P<name>(?:[A-Z\d][\w&’'-]*\s+){1,4})(?:news\s+)?"
    r"(?:agency|newspaper|paper|daily|weekly|magazine|broadcaster|website|site)"
)
#: "US network | ASN"
_KIND_BEFORE = re.compile(rf"(?:the\s+)?(?:[\w’'-]+\s+){{0,3}}?{_KIND}\s+(?P<name>{_NAME})")
_PRINTED = frozenset("paper newspaper daily weekly magazine tabloid".split())
_OWNER = re.compile(r"(?P<owner>[^'’]+)['’]s?\s")
_PAST_NAME = re.compile(
    r"(?<=\w)\s(?:the|a|an|he|she|it|they|his|her|that|late|early|from|in|on|at|of\s(?:the|his|her))\s.*$"
    r"|(?<=\w)\s(?:late|early|he|she|they)$"
)
_BEHIND = re.compile(r"\s+(?P<who>[^,.;:“”\"\n]{2,80}?)(?=[,.;\n]|$)")
#: Where a speaker was heard: "Asked on Channel Six whether …", "said on Radio Norvik", "interview with".
_HEARD = re.compile(
    r"\b(?i:asked|pressed|speaking|appearing|appeared|interviewed|quoted|cited|said|says|told|tells|added"
    r"|repeated|claimed|insisted|interview|appearance|remarks|comments|talking|went(?=\son\s)|goes(?=\son\s))\s+"
    r"(?:[\w’'-]+\s+){0,4}?(?:on|with|to|(?i:(?<=interviewed\s)|(?<=quoted\s)|(?<=cited\s))by)\s+"
    r"(?:(?:[\w’'-]+\s+){0,2}?[\w’'-]+['’]s\s+(?:[a-z-]+\s+){1,3}on\s+|[\w’'-]+['’]s\s+"
    rf"|the\s+(?:[\w-]+\s+){{0,3}}?{_KIND}\s+)?(?P<outlet>{_NAME})\b(?!\s+as\s)"
)
#: "The Courier ran an interview in which | Lund claimed that …"
_IN_STORY = re.compile(
    rf"(?P<outlet>{_NAME})\s+(?:[\w’'-]+\s+){{0,6}}?(?:story|report|article|piece|interview|feature|video|column)"
    r"\s+in\s+which\s+(?:[\w’'-]+\s+){0,2}$"
)
_DOCUMENT = (
    r"(?:note|letter|memo|memorandum|report|document|email|e-mail|recording|tape|transcript|message|dossier)"
)
#: "…, described to this paper by an official who has seen it, | concludes", "a letter seen by Reuters | says"
_SHOWN_BY = re.compile(
    r"\b(?P<how>described|relayed|summari[sz]ed|recounted|read\s+(?:out|aloud)|seen|obtained|published|leaked"
    r"|reviewed|printed|reproduced|revealed|posted|viewed|first\s+reported)"
    r"(?:\s+(?:to|for)\s+[^,.;“”\"]{2,40}?)?\s+(?:by|to)\s+(?P<who>[^,.;:“”\"\n]{2,60}?)(?=,|\s*$)"
)
_IN_SEEN = re.compile(
    rf"In\s+an?\s+(?:[\w’'-]+\s+){{0,3}}?{_DOCUMENT}\b[^.;:“”\"\n]{{0,60}}?\s"
    rf"(?:seen|obtained|published|reviewed|printed|leaked)\s+(?:by|to)\s+(?P<outlet>{_NAME})"
)
#: "In a statement read out by the chair, Ida Roth, | Lund said"
_READ_OUT = re.compile(
    r"In\s+an?\s+(?:[\w’'-]+\s+){0,3}?(?:statement|letter|message|note)\s+(?:that\s+was\s+)?read\s+(?:out\s+|aloud\s+)?"
    r"(?:[^,.;:“”\"\n]{2,40}?\s)?by\s+(?P<who>[^.;:“”\"\n]{2,80}?),\s+$"
)
#: "In the minutes, as quoted by the Courier, | Lund tells …"
_IN_RECORD = re.compile(
    r"(?:In|According\s+to)\s+(?P<record>the\s+(?:[\w’'-]+\s+){0,2}?"
    r"(?:minutes|transcript|readout|cable|memo|memorandum|note|record))\b"
    rf"[^,.;:“”\"\n]{{0,40}},\s+(?:as\s+(?:quoted|published|reported|cited|described)\s+by\s+"
    rf"(?:(?P<outlet>{_NAME})|the\s+(?P<noun>newspaper|paper|daily|weekly|magazine|agency|broadcaster|website|site)),\s+)?"
)
#: "called it “a lie” in remarks carried by | the Courier"
_CARRIED = re.compile(
    r"\bin\s+(?:(?:his|her|its|their)\s+)?(?:remarks|comments|an\s+interview|a\s+statement|a\s+speech)\s+(?:\w+\s+){0,2}?"
    rf"(?:carried|published|broadcast|aired|printed|quoted|reported)\s+(?:\w+\s+\w+\s+)?by\s+(?P<outlet>{_NAME})"
)
#: "told | Fox News | host Brad Keller"
_STAFF = re.compile(
    rf"(?P<name>{_NAME}?)(?:['’]s)?\s+(?:host|anchor|presenter|correspondent|reporter|interviewer|columnist)\s+[A-Z]"
)
#: Documents that hold what others said; whose a memo or a note is, only the text around it tells.
_RECORDS = frozenset("minutes transcript readout cable record".split())
_CITED_BY = re.compile(
    rf"\b(?:cited|quoted|interviewed|contacted|reached)\s+by\s+(?P<outlet>{_NAME})\b(?!\s+as\s)"
)
_FIRST_HAND = frozenset("described relayed summarised summarized recounted read".split())
#: "The Courier obtained a note … . “…,” it reads."
_GOT = re.compile(
    rf"(?P<who>{_NAME}|\b[Ii]t)\s+(?:also\s+|first\s+|has\s+|had\s+|later\s+)*"
    r"(?:obtained|published|printed|posted|released|ran|reproduced|unearthed|got\s+hold\s+of|carried|revealed)\s+"
    rf"(?:[^.;“”\"]{{0,60}}?\s)?(?:an?|the)\s+(?:[\w’'-]+\s+){{0,3}}?{_DOCUMENT}\b"
)
_READS = frozenset("reads read says said states stated warns warned telling tells saying".split())
_HERE = frozenset("this these us me our we reporters journalists him her them it himself herself".split())


@dataclass(frozen=True, slots=True)
class Relay:
    """A link of a chain: the words that tell of it, and those that name who it is."""

    seen: tuple[int, int]
    named: tuple[int, int]


class Relays:
    """Reads through whom the drafts of one article came. ``frame`` is its text with quotations masked."""

    def __init__(self, article: Article, frame: str, sentences: Sequence[Sentence]) -> None:
        self._text, self._frame, self._own = article.text, frame, article.outlet
        self._sentences = sorted(sentences, key=lambda s: s.start)
        self._starts = [s.start for s in self._sentences]

    @cached_property
    def _known(self) -> frozenset[str]:
        """The names that a noun beside them somewhere makes an outlet's."""
        other = lexicon().titled | lexicon().places
        names = (_bare(m.group("name")) for pattern in _BESIDE for m in pattern.finditer(self._frame))
        return frozenset(
            name
            for name in names
            if _FROM_WHERE.fullmatch(name) is None and not any(word.lower() in other for word in name.split())
        )

    @cached_property
    def _outlets(self) -> list[tuple[int, int]]:
        """Where outlets are named, in reading order; most articles never ask."""
        return [m.span() for m in _NAMED.finditer(self._frame) if self._is_named(m.span())]

    def _is_named(self, span: tuple[int, int]) -> bool:
        return is_publication(self._text, span) or _bare(self._text[slice(*span)]) in self._known

    def is_outlet(self, span: tuple[int, int]) -> bool:
        """Whether the words name an outlet that is not the article's own."""
        name = self._text[slice(*span)]
        if name.lower() in _ANYBODYS:
            return False
        return self._is_named(span) and not is_own(name, self._own)

    def _sentence(self, place: int) -> Sentence | None:
        number = bisect_right(self._starts, place) - 1
        if number < 0 or place >= self._sentences[number].end:
            return None
        return self._sentences[number]

    def told(self, draft: Draft) -> Relay | None:
        """The outlet that a speaker spoke to or was heard on: "told the paper", "Asked on Channel Six"."""
        if draft.cue is None or not self._in_frame(draft.cue):
            return None
        if draft.audience is not None:
            audience = self._name_alone(draft.audience)
            if self.is_outlet(audience) or self._is_unnamed(audience):
                return Relay(audience, audience)
        definite = _THE_OUTLET.match(self._frame, draft.cue[1])
        tells = self._text[slice(*draft.cue)].lower().split()[-1] in _TELLING
        if definite is not None and (tells or definite.group("to")):
            named = self._last_named(draft.cue[0], definite.group("noun").lower())
            return Relay(definite.span("who"), named) if named is not None else None
        sentence = self._sentence(draft.cue[0])
        if sentence is None:
            return None
        heard = [*_HEARD.finditer(self._frame, sentence.start, sentence.end)]
        heard += _CARRIED.finditer(self._frame, draft.cue[1], sentence.end)
        for match in heard:
            span = self._without_day(match.span("outlet"))
            if self.is_outlet(span) and not _touches(draft, span) and span != draft.source:
                return Relay(span, span)
        return None

    def _is_unnamed(self, span: tuple[int, int]) -> bool:
        """Whether words tell of an outlet without a name: "Danish state radio", "a local newspaper"."""
        match = _UNNAMED.fullmatch(self._text, *span)
        if match is None or match["which"] is None:
            return match is not None
        known = lexicon().demonyms | _PUBLIC
        return all(word in known for word in match["which"].lower().split())

    def _name_alone(self, span: tuple[int, int]) -> tuple[int, int]:
        """An audience without what the phrase took of the clause: "the Norvik Courier | he knew nothing"."""
        past = _PAST_NAME.search(self._text, *span)
        span = (span[0], past.start()) if past is not None else span
        numbered = _NAMED.match(self._text, span[0])  # "Radio | 4's Today programme"
        if (
            numbered is not None
            and numbered.end() > span[1]
            and self._text[span[1] + 1 : span[1] + 2].isdigit()
        ):
            span = numbered.span()
        before = _KIND_BEFORE.fullmatch(self._text, *span)
        if before is not None:
            return before.span("name")
        staff = _STAFF.match(self._text, *span)
        if staff is not None and self.is_outlet(staff.span("name")):
            return staff.span("name")
        kind = _KIND_BEHIND.fullmatch(self._text, *span)
        return (kind.start("name"), kind.end("name") - 1) if kind is not None else span

    def _without_day(self, span: tuple[int, int]) -> tuple[int, int]:
        """A name without the day behind it: "said on Channel Six | Tuesday night"."""
        words = split_words(self._text, *span)
        while len(words) > 1 and words[-1].lower in TIMES:
            words.pop()
        return span[0], words[-1].end

    def _last_named(self, place: int, noun: str) -> tuple[int, int] | None:
        """The outlet that "the paper" takes up: the last one named in this paragraph or shortly before."""
        low = line_start(self._text, place) - 500
        for span in reversed(self._outlets):
            if low <= span[0] and span[1] <= place:
                owner = _OWNER.match(self._text, *span)  # "Channel Six's Ida Roth"
                named = owner.span("owner") if owner is not None else span
                if self._may_be(noun, self._text[slice(*named)]):
                    return named if self.is_outlet(named) else None
        return None

    def _may_be(self, noun: str, name: str) -> bool:
        """Whether "the paper" or "the agency" can stand for an outlet of this name."""
        if "agency" in noun or noun == "wire":
            return _AGENCY.search(name) is not None
        return noun not in _PRINTED or _AIRED.search(name) is None

    def carriers(self, draft: Draft) -> list[Relay]:
        """Who printed, showed or described what a draft has, outermost first."""
        if draft.source is None or not self._in_frame(draft.source):
            return []
        sentence = self._sentence(draft.source[0])
        if sentence is None:
            return []
        if draft.cue is not None and self._text[slice(*draft.cue)].lower() in {"according to", "per"}:
            behind = self._behind(draft.source, draft.cue)
            if behind:
                return behind
        giver = handed_over(self._text, self._frame, draft)
        if giver is not None:
            return [Relay(giver, giver)]
        story = _IN_STORY.search(self._frame, sentence.start, draft.source[0])
        if story is not None and self.is_outlet(story.span("outlet")):
            return [Relay(story.span("outlet"), story.span("outlet"))]
        return self._seen(draft, sentence) or self._shown(draft) or self._got(draft, sentence)

    def _seen(self, draft: Draft, sentence: Sentence) -> list[Relay]:
        """The outlet beside a source: "In a letter seen by Reuters, | Lund", "an aide | cited by the AP"."""
        if draft.source is None:
            return []
        read = _READ_OUT.match(self._frame, sentence.start, draft.source[0])
        if read is not None:
            return [Relay(read.span("who"), read.span("who"))]
        record = _IN_RECORD.match(self._frame, sentence.start, draft.source[0])
        if record is not None and record.end() == draft.source[0]:
            printed = record.span("outlet") if record["outlet"] is not None else None
            if record["noun"] is not None:
                printed = self._last_named(record.start("noun"), record["noun"])
            outlet = printed is not None and self.is_outlet(printed)
            links = [printed] if printed is not None and outlet else []
            if outlet or record["record"].split()[-1] in _RECORDS:
                links.append(record.span("record"))
            return [Relay(link, link) for link in links]
        opens = _IN_SEEN.match(self._frame, sentence.start, draft.source[0])
        behind = _CITED_BY.search(self._frame, draft.source[0], min(sentence.end, draft.source[1] + 60))
        for match in (opens, behind):
            if match is not None and self.is_outlet(match.span("outlet")):
                return [Relay(match.span("outlet"), match.span("outlet"))]
        return []

    def _behind(self, source: tuple[int, int], cue: tuple[int, int]) -> list[Relay]:
        """Who tells of another's belief: "Lund believes it is safe, according to | an aide"."""
        behind = _BEHIND.match(self._frame, cue[1])
        if behind is None or source[1] > cue[0]:
            return []
        if any(word in lexicon().documents for word in behind.group("who").lower().split()):
            return []  # the speaker's own statement
        return [Relay(behind.span("who"), behind.span("who"))]

    def _shown(self, draft: Draft) -> list[Relay]:
        """Who stands behind "seen by" or "described by" between a source and its cue."""
        if draft.source is None or draft.cue is None:
            return []
        last = draft.cue[0] if draft.cue[0] > draft.source[0] else draft.source[1]
        for match in _SHOWN_BY.finditer(self._frame, draft.source[0], last):
            span = match.span("who")
            words = match.group("who").lower().split()
            first_hand = match.group("how").lower().split()[0] in _FIRST_HAND
            if words[0] in _HERE or is_own(match.group("who"), self._own):
                continue
            if self.is_outlet(span) or (first_hand and any(w in lexicon().people for w in words)):
                return [Relay(span, span)]
        return []

    def _got(self, draft: Draft, sentence: Sentence) -> list[Relay]:
        """The outlet that came by a document in this sentence or in the one before."""
        if draft.source is None or draft.cue is None:
            return []
        source = self._text[slice(*draft.source)].lower()
        cue = self._text[slice(*draft.cue)].lower().split()[-1]
        sent = draft.kind == "block" and re.fullmatch(_DOCUMENT, cue) is not None
        if sent:
            got = _GOT.search(self._frame, sentence.start, draft.source[0])
            if got is None or not self.is_outlet(got.span("who")):
                return []
            return [Relay(got.span("who"), got.span("who"))]
        if cue not in _READS or not (source == "it" or re.search(rf"\b{_DOCUMENT}\b", source)):
            return []
        low = self._before(sentence).start if source == "it" or source.startswith("the ") else sentence.start
        for match in _GOT.finditer(self._frame, low, draft.source[1]):
            span = match.span("who")
            named: tuple[int, int] | None = span
            if match.group("who").lower() == "it":
                named = self._last_named(span[0], "paper")
            if named is not None and self.is_outlet(named):
                return [Relay(span, named)]
        return []

    def _before(self, sentence: Sentence) -> Sentence:
        number = bisect_right(self._starts, sentence.start) - 1
        return self._sentences[max(0, number - 1)]

    def _in_frame(self, span: tuple[int, int]) -> bool:
        """Whether words stand outside of quotations: what is told inside of one, its speaker tells."""
        return self._frame[slice(*span)] == self._text[slice(*span)]


def _bare(name: str) -> str:
    """A name without its article and its genitive."""
    return re.sub(r"['’]s?$", "", name.removeprefix("The ").removeprefix("the "))


def _touches(draft: Draft, span: tuple[int, int]) -> bool:
    return any(a < span[1] and span[0] < b for a, b in draft.content)


#: "A letter to the mayor seen by | the Courier | warns that …": the paper has seen it, the letter warns.
_SEEN = re.compile(
    rf"(?:^|(?<=[.?!]\s)|(?<=,\s))(?P<doc>(?:An?|The|One|Another|Its|His|Her|an?|the|one|another)\s"
    rf"(?:[\w’'-]+\s){{0,4}}?{_DOCUMENT}\b)[^.;:“”\"\n]{{0,90}}?\s"
    r"(?:seen|obtained|published|reviewed|printed|viewed|cited|first\s+reported|leaked)\s+(?:by|to)\s+$"
)


_CITED_AT_END = re.compile(
    r"\s(?:cited|quoted|interviewed|contacted|reached|accessed|obtained|reviewed|viewed)$"
)


def settle_sources(text: str, drafts: Sequence[Draft]) -> None:
    """Give a statement of a document that an outlet has seen to the document, the outlet its carrier.

    Somebody "cited | by the Courier" is somebody.
    """
    for draft in drafts:
        cited = _CITED_AT_END.search(text, *draft.source) if draft.source is not None else None
        if draft.source is not None and cited is not None and text[draft.source[1] :].startswith(" by "):
            draft.source = draft.source_head = (draft.source[0], cited.start())
        if draft.source is None or draft.cue is None or draft.cue[0] < draft.source[1]:
            continue
        if text[draft.source[1] : draft.cue[0]].strip(" ,") or not is_publication(text, draft.source):
            continue
        seen = _SEEN.search(text, line_start(text, draft.source[0]), draft.source[0])
        if seen is not None:
            draft.carriers.append(draft.source)
            draft.source = draft.source_head = seen.span("doc")


#: "A clerk gave us the file, which | explains that …"
_GAVE = re.compile(
    r"\b(?:provided|supplied|gave|showed|sent|handed|forwarded)\s+(?:us|this\s+\w+|reporters|[A-Z]\w+)\s+(?:with\s+)?"
    rf"(?:an?|the)\s+(?:[\w’'-]+\s+){{0,3}}?{_DOCUMENT}\b[^.;“”\"\n]{{0,40}}?,\s+(?:whose|which|that)\b[^.;\n]*$"
)


def handed_over(text: str, frame: str, draft: Draft) -> tuple[int, int] | None:
    """Who handed over the document that a draft is from, in its own sentence."""
    if draft.cue is None:
        return None
    line = line_start(text, draft.cue[0])
    gave = _GAVE.search(frame, line, draft.cue[0])
    if gave is None:
        return None
    words = split_words(frame, line, gave.start())
    giver = phrase_left(words, len(words), 0)
    return (words[giver.start].start, words[giver.head_end - 1].end) if giver is not None else None
