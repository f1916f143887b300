"""Who a passage without marks is from: the words before it that end in a colon."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rashomon.statements.chains import is_publication
from rashomon.statements.cues import AUXILIARIES, is_adverb
from rashomon.statements.frames import CueAt, Sentence
from rashomon.statements.lexicon import lexicon
from rashomon.statements.phrases import (
    Phrase,
    before_verb,
    phrase_left,
    phrase_right,
)
from rashomon.statements.quoted import is_passive, spans_of
from rashomon.statements.word_classes import SUBJECT_PRONOUNS, TIMES
from rashomon.text.words import Word

_PASSING_ON = frozenset(
    """report write note continue add explain summarize summarise detail put_it per citing""".split()
) | {"as per", "according to"}
#: Verbs of an outlet that lead to its words though they attribute nothing by themselves, and what follows.
_LEADING = {
    "has": {"this", "more", "the"}, "had": {"this", "more", "the"}, "have": {"this", "more", "the"},
    "talked": {"to", "with"}, "talks": {"to", "with"}, "spoke": {"to", "with"}, "speaks": {"to", "with"},
    "gave": {"us", "it", "the", "this"}, "gives": {"us", "it", "the", "this"}, "again": {":"},
    "picks": {"up"}, "goes": {"on"}, "begins": {":"}, "opens": {":"}, "starts": {":"}, "ends": {":"},
    "began": {":"}, "opened": {":"},
}  # fmt: skip
#: What is shown below a colon and holds no words of its own.
_SHOWN = frozenset(
    """photo photos photograph photographs image images picture pictures video videos clip clips footage map
    chart graphic gif slideshow gallery trailer screenshot list link links""".split()
)
_HANDING = frozenset(
    """issued issues released releases sent sends published publishes posted posts provided provides shared
    shares gave gives left leaves offered offers wrote writes tweeted read reads made makes got received
    supplied added put""".split()
)
_MESSAGES = frozenset(
    """statement message post letter note comment comments tweet caption warning response reply answer email
    e-mail announcement notice explanation account update""".split()
)
_REACTS = frozenset(
    "reacted reacts responded responds replied replies took takes commented posted posts".split()
)
_ASIDE = frozenset("told to with as of for by from on".split())
_NAMED = re.compile(r"(?:[Tt]he\s)?[A-Z][\w&-]*(?:\s(?:of\s(?:the\s)?)?[A-Z][\w&-]*){0,4}")
_LED_BY = frozenset("this following a an these identical".split())
_MEANS = frozenset(
    """this these in on to at by via as from with about after during for again below more following today
    yesterday later earlier directly thus back and""".split()
)
_CLAUSAL = AUXILIARIES | SUBJECT_PRONOUNS | {"that", "whether", "if"}
_OWN = frozenset("i we you that this these which our my".split())
_ONLINE = re.compile(
    r"\b(?:tweet(?:s|ed|ing)?|retweet(?:s|ed)?|twitter|facebook|instagram|bluesky|mastodon|threads|telegram"
    r"|truth social|linkedin|tiktok|reddit|weibo|vkontakte|on x)\b",
    re.IGNORECASE,
)
#: "Reader “Harbour Cat” wrote in to say that …:", "Commenter Tarn says:"
_READER = re.compile(
    r"(?:^|(?<=\s))(?P<who>(?:(?:[Aa]|[Oo]ne|[Oo]ur)\s+)?(?:\w+\s+)?(?:[Rr]eader|[Cc]ommenter|[Ss]ubscriber"
    r"|[Ll]istener|[Vv]iewer|[Cc]orrespondent)\s+(?:[“\"‘']\s?[^“”\"‘’'\n]{2,40}[”\"’']|(?:[A-Z][\w.’'-]*\s?){1,4}"
    r"|(?P<handle>\w{4,24})))\s*,?\s+"
    r"(?P<cue>writes?|wrote|e-?mails?|e-?mailed|has\s+written|says|said|adds|asks|objects|replies|puts?\s+it)\b"
)
#: "Reaction from Orla Venn, MP:", "The statement by the port:", "His response:"
_FROM = re.compile(
    r"^(?:(?:The|A|An)\s+)?(?:(?:[Ff]ull|[Cc]omplete|[Ff]irst|[Oo]fficial)\s+)?(?P<cue>[Rr]eaction|[Rr]esponse|[Rr]eply|[Ss]tatement|[Mm]essage"
    r"|[Cc]omment|[Tt]weet|[Pp]ost|[Uu]pdate|[Aa]nswer|[Ww]ord|[Mm]ore|(?:And\s+)?[Tt]his),?\s+(?:just\s+in\s+|is\s+)?(?:from|by)\s+"
    r"(?P<who>[^:\n]{2,110}?)\s*:$"
)
_POSSESSED = re.compile(
    r"^(?P<who>His|Her|Their|Its)\s+(?:full\s+|complete\s+)?(?P<cue>response|reply|statement|answer|message"
    r"|tweet|post|comment|explanation)\s*:$"
)
#: "Harbour master Ole Dahl on Facebook:"
_ON = re.compile(
    r"^(?P<who>[A-Z][^:,\n]{0,80}?(?<=\s)[A-Z][\w’'-]+|[A-Z][\w’'-]+)\s+(?P<cue>on|via)\s+"
    r"(?:X|Twitter|Facebook|Instagram|Bluesky|Mastodon|Threads|Telegram|TikTok|LinkedIn|Truth Social)\s*:$"
)
_CLOCK = re.compile(r"^\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Announcement:
    """Code-point spans of the source, its head and the cue that lead to a passage, and what the passage is.

    ``passes_on``: the source is a publication or a document, which may name itself in its own words.
    """

    source: tuple[int, int]
    head: tuple[int, int]
    cue: tuple[int, int] | None
    kind: Literal["block", "post"]
    passes_on: bool


def announced(text: str, sentence: Sentence) -> Announcement | None:
    """Who the words below ``sentence`` are from, when it ends in a colon and leads to them."""
    handed = _handing(sentence)
    if handed is None and any(word.lower in _SHOWN for word in _after_last_comma(sentence.words)):
        return None
    sent = _sent_by(sentence)
    if sent is not None:
        return Announcement(*sent, "block", False)
    reader = _reader(text, sentence)
    publication = _publication(sentence) if reader is None else None
    if publication is not None:
        _, head, cue = publication
        return Announcement(head, head, cue, "block", True)
    speaker = (
        reader or _by_noun(text, sentence) or _saying(sentence) or handed
        or (_reacting(sentence) if _ONLINE.search(text, sentence.start, sentence.end) else None)
    )  # fmt: skip
    if speaker is None or text[slice(*speaker[0])].lower().split()[0] in _OWN:
        return None
    words = text[sentence.start : sentence.end]
    live = _CLOCK.match(words) is not None and "eaction" in words
    return Announcement(*speaker, "post" if live or _ONLINE.search(words) else "block", False)


def _sent_by(sentence: Sentence) -> _Found | None:
    """ "The Courier obtained an email from | the captain, Odo Marr, | to the desk:": what follows is his."""
    words = sentence.words
    for place in range(1, len(words) - 2):
        if words[place].lower not in _SENT or words[place + 1].lower != "from":
            continue
        phrase = phrase_right(words, place + 2, len(words))
        if phrase is None or any(word.lower in TIMES for word in words[phrase.start : phrase.head_end]):
            return None
        rest = words[phrase.end :]
        ends = all(word.is_mark for word in rest) or "to" in {word.lower for word in rest[:2]}
        tells = any(word.lower in _CLAUSAL for word in rest)
        return _spans(words, phrase, place, place + 1) if ends and not tells else None
    return None


_SENT = frozenset("email e-mail letter memo note message text".split())


def _after_last_comma(words: Sequence[Word]) -> Sequence[Word]:
    start = next((k for k in range(len(words) - 1, -1, -1) if words[k].text == ","), -1)
    return words[start + 1 :]


_Found = tuple[tuple[int, int], tuple[int, int], tuple[int, int] | None]


def _spans(words: Sequence[Word], phrase: Phrase, start: int, end: int) -> _Found:
    """The spans of a source, of its head, and of the cue's words."""
    return *spans_of(words, phrase), (words[start].start, words[end - 1].end)


def _publication(sentence: Sentence) -> _Found | None:
    """Source and cue of "As The Dispatch notes, …:" when the source is a publication or a document."""
    words = sentence.words
    for cue in sentence.cues:
        phrase = _source_of(words, cue)
        lemma = cue.cue.lemma if cue.cue is not None else cue.phrase
        if phrase is None or not _is_publication(
            sentence, phrase.start, phrase.head_end, lemma in _PASSING_ON
        ):
            continue
        opens = words[0].lower == "as" or _is_asked(words, phrase.start)
        if opens or _leads_on(words, phrase.end if cue.phrase else cue.end, cue):
            return _spans(words, phrase, cue.start, cue.end)
    for place in range(1, len(words) - 1):
        if words[place + 1].lower in _LEADING.get(words[place].lower, ()):
            phrase = _subject(words, before_verb(words, place, 0)[0])
            passes_on = words[place].lower in {"has", "had", "again"}
            if phrase is not None and _is_publication(sentence, phrase.start, phrase.head_end, passes_on):
                return _spans(words, phrase, place, place + 1)
    if words and words[0].lower in {"from", "via", "per"}:
        phrase = phrase_right(words, 1, len(words))
        if phrase is not None and not any(w.lower in _CLAUSAL for w in words[phrase.end :]):
            return _spans(words, phrase, 0, 1)
    return None


def _is_asked(words: Sequence[Word], place: int) -> bool:
    """ "Here is what | the Courier said about it:": what stands below is what it said."""
    return (
        place > 0 and words[place - 1].lower in {"what", "how"} and words[0].lower in {"here", "this", "that"}
    )


def _source_of(words: Sequence[Word], cue: CueAt) -> Phrase | None:
    if cue.phrase:
        return phrase_right(words, cue.end, len(words))
    return _subject(words, before_verb(words, cue.start, 0)[0])


def _subject(words: Sequence[Word], group: int) -> Phrase | None:
    """The subject before a verb group, not who was written to: "In a letter to the Post, | Ada Venn said"."""
    phrase = phrase_left(words, group, 0)
    if phrase is None and group > 1 and words[group - 1].lower == "wires":
        return Phrase(group - 2, group, group)
    if phrase is None or not phrase.start or phrase.head_end == phrase.end:
        return phrase
    if words[phrase.start - 1].lower not in {"to", "with", "in", "on", "for"}:
        return phrase
    return Phrase(phrase.head_end + 1, phrase.end, phrase.end) if phrase.head_end + 1 < phrase.end else phrase


def _is_publication(sentence: Sentence, start: int, end: int, passes_on: bool) -> bool:
    known = lexicon()
    words = sentence.words[start:end]
    if words[0].lower in _OWN:
        return False
    named = [w for w in words if w.is_capital and w.lower not in {"the", "a", "an", "i"}]
    if not named:
        return any(_singular(w) in known.documents | known.publications for w in words)
    first = named[0].lower.removesuffix("'s")
    return any(w.lower.removesuffix("'s") in known.publications for w in words) or (
        passes_on
        and (words[0].lower == "the" or len(named) == 1)
        and first not in known.places
        and not any(w.lower in known.titled for w in words)
    )


def _singular(word: Word) -> str:
    return word.lower.removesuffix("s") if word.lower.endswith(("wires", "papers")) else word.lower


def _leads_on(words: Sequence[Word], start: int, cue: CueAt) -> bool:
    """Whether nothing is said between a cue and the colon but to whom, when, where and how.

    "The Courier reported that the bridge was shut:" has said it; what stands below is something else.
    """
    rest = list(words[start:])
    while rest and (rest[-1].is_mark or rest[-1].lower == "that"):
        del rest[-1]
    if not rest:
        return True
    asked = next((k for k, w in enumerate(rest) if k and w.lower in {"what", "how", "why"}), len(rest))
    if len(rest) > 16 or any(w.lower in _CLAUSAL for w in rest[:asked]):
        return False
    first = rest[0]
    addressed = cue.cue is not None and "audience" in cue.cue.takes
    return (
        first.lower in _MEANS | TIMES
        or first.is_mark
        or is_adverb(first)
        or (addressed and (first.is_capital or first.lower in {"the", "a", "reporters", "us", "me", "our"}))
    )


def _saying(sentence: Sentence) -> _Found | None:
    """ "Orla Venn said in a statement:", "the photographer, who writes:"."""
    words = sentence.words
    if words[0].lower == "what":
        return None  # "What the minister said in May:" heads what the writer makes of it
    for cue in reversed(sentence.cues):
        if cue.cue is None or "quote" not in cue.cue.takes or cue.cue.form not in {"past", "third"}:
            continue
        if not _leads_on(words, cue.end, cue):
            return None
        group, negated = before_verb(words, cue.start, 0)
        phrase = _subject(words, group)
        if phrase is None or negated or is_passive(words, group, cue):
            return None
        return _spans(words, phrase, cue.start, cue.end)
    return None


def _handing(sentence: Sentence) -> _Found | None:
    """ "The port sent us this statement about it:", "Venn posted a picture with the following message:"."""
    words = sentence.words
    noun = next((k for k in range(len(words) - 1, 0, -1) if words[k].lower in _MESSAGES), 0)
    led = any(word.lower in _LED_BY for word in words[max(0, noun - 3) : noun])
    if not noun or not led or not _leads_on(words, noun + 1, CueAt(noun, noun + 1, "asserts")):
        return None
    for place in range(1, noun):
        if words[place].lower not in _HANDING or words[place].is_capital:
            continue
        group, negated = before_verb(words, place, 0)
        phrase = _subject(words, group)
        if phrase is not None and not negated and phrase.start <= 8:
            return _spans(words, phrase, noun, noun + 1)
    return None


def _reacting(sentence: Sentence) -> _Found | None:
    """ "Eik Lund reacted on Twitter:", "The port took to Facebook:"."""
    words = sentence.words
    for place in range(1, len(words)):
        if words[place].lower in _REACTS and not words[place].is_capital:
            phrase = _subject(words, before_verb(words, place, 0)[0])
            cue = CueAt(place, place + 1, "asserts")
            return (
                _spans(words, phrase, place, place + 1)
                if phrase and _leads_on(words, place + 1, cue)
                else None
            )
    return None


def mentioned(text: str, sentence: Sentence) -> Announcement | None:
    """The outlet that a sentence with a colon speaks of; what stands below may be from there."""
    if any(word.lower in _SHOWN for word in _after_last_comma(sentence.words)):
        return None
    for match in _NAMED.finditer(text, sentence.start, sentence.end):
        before = text[sentence.start : match.start()].rstrip().rsplit(" ", 1)[-1].lower()
        if is_publication(text, match.span()) and before not in _ASIDE:
            if text[match.end() : match.end() + 2] in {"'s", "’s"}:
                continue
            return Announcement(match.span(), match.span(), None, "block", True)
    return None


def _reader(text: str, sentence: Sentence) -> _Found | None:
    match = _READER.search(text, sentence.start, sentence.end)
    if match is None or (match.group("handle") or "").lower() in {"also", "then", "just"}:
        return None
    who = match.span("handle" if match.group("handle") else "who")
    return who, who, match.span("cue")


def _by_noun(text: str, sentence: Sentence) -> _Found | None:
    """ "15:30 Reaction from Orla Venn, MP:", "Her response:"."""
    clock = _CLOCK.match(text[sentence.start : sentence.end])
    start = sentence.start + (clock.end() if clock is not None else 0)
    words = text[start : sentence.end].rstrip()
    match = _FROM.match(words) or _POSSESSED.match(words) or _ON.match(words)
    if match is None:
        return None
    low, high = match.span("who")
    cut = words.find(",", low, high)
    source = start + low, start + (cut if cut > 0 else high)
    return source, source, (start + match.start("cue"), start + match.end("cue"))
