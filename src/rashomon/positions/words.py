"""Words as positions are taken from them: stems, numbers, and what each word is known to mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rashomon.text.words import split_words

LIGHT = frozenset(
    """a an the this that these those it its they them their he him his she her hers we us our i me my you your
    who whom whose which what where when why how there here of to in on at by for from with into onto about over
    under as than then and or but nor so yet if whether because while although though be is are was were been being
    am isn't aren't wasn't weren't has have had having do does did done will would shall should can could may might
    must won't wouldn't can't cannot couldn't shouldn't mustn't don't doesn't didn't hasn't haven't hadn't it's
    he's she's they're we're i'm that's there's what's who's we've they've i've i'd he'd she'd they'd we'd i'll
    he'll she'll they'll we'll it'll you're not no never n't also just only even very more most much such own same
    other another some any all each every both few many several one going go get got gets getting ever now
    still already too up out off down away back again around through during between against per via s t
    whatsoever including before until since despite following said say says saying""".split()
)
"""Words that tell nothing of what a text is about."""

PRONOUNS = frozenset("it this that these those they them he him she her".split())
FIRST_PERSON = frozenset(
    "i we us our me my we're we've i'm i've we'd i'd we'll i'll ourselves myself".split()
)

_IRREGULAR = {
    form: base
    for line in """send sent|go went gone goes|leave left|withdraw withdrew withdrawn|keep kept|stand stood|begin began begun
    break broke broken|fall fell fallen|rise rose risen|shoot shot|hit hit|strike struck|pay paid|lose lost|win won
    know knew known|take took taken|give gave given|make made|hold held|write wrote written|find found|meet met
    run ran|die died dying dies|shut shut|hide hid hidden|steal stole stolen|sell sold|buy bought|build built|burn burnt
    feel felt|fight fought|fly flew flown|forget forgot forgotten|hear heard|lead led|lie lied lying|put put
    read read|see saw seen|set set|show showed shown|speak spoke spoken|spend spent|tell told|think thought
    throw threw thrown|understand understood|wear wore worn|forge forged forging|come came|bring brought|draw drew drawn
    drive drove driven|eat ate eaten|grow grew grown|sink sank sunk|swear swore sworn|teach taught|shake shook shaken
    woman women|man men|person people persons|child children|foot feet|crisis crises|deny denied denies denying denial
    death deaths|dead dead|choose chose chosen|beat beaten beats|catch caught|cut cut cutting cuts|quit quit
    freeze froze frozen|drink drank drunk|sign signed|mistake mistakes mistaken mistakenly mistook
    bear bore borne|overturn overturned|authentic authenticity authenticate authenticated|true truth truly""".replace(
        "\n", "|"
    ).split("|")
    for base, *forms in [line.split()]
    for form in forms
}
_SUFFIXES = ("ations", "ation", "ments", "ment", "ness", "ings", "ing", "ures", "ure", "als", "al")
_COUNT_WORDS = {
    name: value
    for value, name in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen twenty""".split()
    )
} | {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "dozen": 12,
}
_SCALE = {
    "hundred": 100,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "m": 1e6,
    "bn": 1e9,
}
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?%?")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: half-open offsets in it, in lower case, and its stem. ``number`` where it is one."""

    start: int
    end: int
    lower: str
    stem: str
    number: float | None = None
    capital: bool = False

    @property
    def light(self) -> bool:
        """Whether it tells nothing of what the text is about."""
        # "US" in capitals is a country.
        return self.lower in LIGHT and not (self.capital and self.lower == "us")


@cache
def stem(word: str) -> str:
    """A word without its endings, so that forms of one word and its plain nouns meet."""
    word = word.lower().replace("’", "'").replace("-", "")
    word = re.sub(r"'s?$", "", word)
    word = word.replace(".", "") if re.fullmatch(r"(?:\w\.)+\w?", word) else word
    if word in _IRREGULAR:
        word = _IRREGULAR[word]
    elif len(word) > 4:
        word = _IRREGULAR.get(_cut(word), _cut(word))
    if len(word) > 5 and word.endswith("ly"):
        word = word[:-2]
    if word.endswith("y"):
        word = word[:-1] + "i"
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


def _cut(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("ied"):
        return word[:-3] + "y"
    for ending in ("sses", "shes", "ches", "xes"):
        if word.endswith(ending):
            return word[:-2]
    if word.endswith("ed") and len(word) > 4:
        return _single(word[:-2])
    for ending in _SUFFIXES:
        least = 3 if ending == "ing" else 4
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return _single(word[: -len(ending)])
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _single(word: str) -> str:
    """``stopp`` → ``stop``, but ``kill`` stays."""
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
        return word[:-1]
    return word


def tokens_of(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The words of ``text[start:end]``, marks left out; counts and amounts as one number each."""
    found: list[Token] = []
    for word in split_words(text, start, end):
        if word.is_mark:
            continue
        number = _number(word.lower)
        last = found[-1] if found else None
        scale = _SCALE.get(word.lower)
        if scale and last is not None and last.number is not None and word.start - last.end <= 1:
            value = last.number * scale
            found[-1] = Token(last.start, word.end, f"{last.lower} {word.lower}", last.stem, value)
            continue
        found.append(Token(word.start, word.end, word.lower, stem(word.lower), number, word.is_capital))
    return tuple(found)


def _number(lower: str) -> float | None:
    if _NUMBER.fullmatch(lower):
        return float(lower.replace(",", "").rstrip("%"))
    if "-" in lower:
        parts = [_COUNT_WORDS.get(part) for part in lower.split("-")]
        return float(sum(p for p in parts if p)) if len(parts) == 2 and all(parts) else None
    value = _COUNT_WORDS.get(lower)
    # "one" is a pronoun more often than a count.
    return None if value is None or lower == "one" else float(value)
