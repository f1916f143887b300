"""Names in the words of an article, and the nouns that say beside them what they name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.statements.cues import cue_table
from rashomon.statements.lexicon import lexicon
from rashomon.statements.name_words import joins_names, owns_what_follows
from rashomon.statements.referents import COMPANIES, PRESS
from rashomon.statements.word_classes import BREAKS, DETERMINERS, INSIDE, MONTHS, VERBISH, is_finite
from rashomon.text.words import Word

NO_COMPANY = frozenset(
    """ministry department office commission committee council court parliament government police army
    senate congress house authority cabinet river lake sea bay bridge street road avenue square mountain
    valley island islands school university college hospital infirmary church union league party
    administration agency bureau board guard troopers state county federal national service services
    corps navy force forces academy institute association federation court tribunal united nations
    embassy consulate brigade district""".split()
)


def nouns_beside(words: Sequence[Word], low: int, high: int) -> set[str]:
    """The noun of ", the online pharmacy," after a name, and of "airline" or "the airline" before it."""
    nouns: set[str] = set()
    set_off = low > 2 and words[low - 1].text == "," and words[low - 3].lower.endswith(("its", "their", "'s"))
    set_off = set_off or (
        low > 3 and words[low - 1].text == "," and _has_article(words[max(0, low - 6) : low - 2])
    )
    before = low - 2 if set_off else low - 1  # "its owner, Tarn Air", "a news channel, Tarn One"
    if low and not words[before].is_capital and _is_body(words[before].lower):
        nouns.add(words[before].lower)
    if high + 2 < len(words) and words[high].text == "," and words[high + 1].lower in {"the", "a", "an"}:
        last = ""
        for word in words[high + 2 : high + 8]:
            if word.is_mark or word.lower in {"of", "that", "which", "for", "in", "whose", "who"}:
                break
            last = "" if word.is_capital else word.lower  # "the Dutch firm"
        if _is_body(last):
            nouns.add(last)
    return nouns


def _has_article(words: Sequence[Word]) -> bool:
    """Whether "a" or "the" stands in words that no mark parts."""
    articles = [k for k, word in enumerate(words) if word.lower in {"a", "an", "the"}]
    place = articles[-1] if articles else None
    if place is None or any(word.is_mark for word in words):
        return False
    return place == 0 or words[place - 1].lower not in INSIDE | BREAKS  # "at the bank, Ada Venn …"


def _is_body(noun: str) -> bool:
    return noun in lexicon().bodies or noun in COMPANIES or noun in PRESS


def description_end(words: Sequence[Word], head: str) -> int:
    """Index after a description that begins with ``words``: its noun, and "at the ministry" behind it."""
    known = lexicon()
    noun = next((k for k, word in enumerate(words) if word.lower == head), 0)
    end = noun + 1
    if end >= len(words) or words[end].lower not in _TAILS:
        return end
    for place in range(end + 1, min(end + 7, len(words))):
        word = words[place]
        if word.is_mark or cue_table().verb_at(words, place) is not None:
            break
        if word.is_capital or word.lower in known.heads:
            end = place + 1
        elif end == place and not word.lower.endswith("'s"):
            break
    return end


_TAILS = frozenset("in at of from inside within for to with".split())


def name_runs(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Half-open word ranges of capitalised runs, with the words that may stand inside a name."""
    runs: list[tuple[int, int]] = []
    begin: int | None = None
    for index in range(len(words) + 1):
        word = words[index] if index < len(words) else None
        inside = (
            word is not None
            and begin is not None
            and (word.lower in {"of", "de", "van", "von", "bin", "al", "der"} or joins_names(words, index))
        )
        owned = begin is not None and owns_what_follows(words, index - 1)
        capital = word is not None and word.is_capital and not word.is_mark and not _tells_how(word)
        if capital and begin is not None and index - 1 > begin and _starts_anew(words, index):
            runs.append((begin, index))
            begin = index
        if (capital or inside) and not owned:
            begin = index if begin is None else begin
            continue
        if begin is not None:
            end = index
            while not words[end - 1].is_capital:
                end -= 1
            while begin < end and words[begin].lower in _COMMON:
                begin += 1
            if end - begin > 1 and begin and words[begin - 1].text.isdigit() and _is_month(words[begin]):
                begin += 1  # "10 July NRW"
            if end - begin > 1 and words[end - 1].text in {"Flight", "Local"}:
                end -= 1  # "Tarn Air Flight 417", "Transit Workers Local 618"
            if end - begin > 1 and words[begin].text in {"Per", "Via"} and _is_press(words[begin + 1 : end]):
                begin += 1  # "Per the Norvik Courier, …"
            alone = end - begin == 1
            if alone and _is_no_name(words, begin):
                begin = end
            if begin < end:
                runs.append((begin, end))
        begin = index if owned and capital else None
    return runs


def _is_no_name(words: Sequence[Word], at: int) -> bool:
    """Whether a capitalised word that stands alone names nothing."""
    numeral = _ROMAN.fullmatch(words[at].text) is not None
    return numeral or _opens_description(words, at) or _is_loud(words, at) or _is_from(words, at)


def _is_loud(words: Sequence[Word], at: int) -> bool:
    """Whether capitals only stress a word of a description: "A TERRIFIED mum"."""
    word = words[at]
    if not at or at + 1 >= len(words) or not word.text.isupper() or len(word.text) < _LEAST_STRESSED:
        return False
    determined = words[at - 1].lower in DETERMINERS and words[at + 1].lower in lexicon().heads
    return determined and word.lower.endswith(_DESCRIBING)


def _is_from(words: Sequence[Word], at: int) -> bool:
    """Whether a capitalised word only says of what follows from where it is: "an Eritrean station"."""
    known = lexicon()
    if at + 1 >= len(words) or words[at].lower not in known.demonyms | known.nationals:
        return False
    noun = words[at + 1]
    told = noun.is_mark or noun.is_capital or is_finite(noun) or noun.lower in VERBISH | INSIDE
    return not told and cue_table().verb_at(words, at + 1) is None


_LEAST_STRESSED = 5
_DESCRIBING = ("ed", "ing", "y", "ous", "ful", "less", "ive", "al", "ken")


def _tells_how(word: Word) -> bool:
    """Whether a word only has a name in it ("Esbjerg-based"), or is a label ("UPDATE:")."""
    return word.lower.endswith(_COMPOUNDS) or word.text in _LABELS


_ROMAN = re.compile(r"[IVX]{2,}")
_COMPOUNDS = tuple(
    f"-{how}"
    for how in "based born led backed owned style era run linked funded made trained educated bound".split()
)
_LABELS = frozenset(
    """UPDATE UPDATED BREAKING EXCLUSIVE CORRECTION WATCH READ VIDEO PHOTO PHOTOS LIVE CLAIM RATING VERDICT
    ORIGIN MYTH FACT""".split()
)


def used_like_bodies(text: str) -> frozenset[str]:
    """The single names that a text uses as it uses a body's: "a Tarn camera", "Tarn executives".

    A surname stands so too ("the Venn campaign"): ask only where no person has it.
    """
    used = {match["before"] or match["behind"] for match in _USED.finditer(text)}
    return frozenset(used - set(_TITLED.findall(text)))


_USED = re.compile(
    r"\b(?i:an?|the|its|two|three|some|other)\s(?P<before>[A-Z]\w+)\s"
    r"(?!(?:and|or|who|family|dynasty|clan|regime|brothers)\b)[a-z]{3,}"
    r"|\b(?P<behind>[A-Z]\w+)\s(?:spokes\w+|executives?|customers?|users?|staff|shares?|employees?|engineers?)\b"
)
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lady|Prof)\.?\s([A-Z]\w+)")


def _is_month(word: Word) -> bool:
    return word.lower in MONTHS


def _is_press(words: Sequence[Word]) -> bool:
    known = lexicon()
    return any(word.lower in known.publications | known.bodies | known.bodies_named for word in words)


def _starts_anew(words: Sequence[Word], place: int) -> bool:
    """Whether a sentence begins behind an initial that ends a name: "the tug Corrie K. Its owner"."""
    return words[place].lower in _COMMON and re.fullmatch(r"[A-Z]\.", words[place - 1].text) is not None


def _opens_description(words: Sequence[Word], place: int) -> bool:
    """Whether a capital is only that of a sentence that opens with many ("Western governments have said")."""
    if place and words[place - 1].text not in {".", "?", "!", "”", '"'}:
        return False
    if place + 2 >= len(words):
        return False
    noun, verb = words[place + 1], words[place + 2]
    if noun.is_mark or noun.is_capital or not noun.lower.endswith("s") or noun.lower in _NO_PLURALS:
        return False
    if cue_table().verb_at(words, place + 1) is not None:
        return False
    return (
        verb.lower in {"have", "are", "were", "had", "and"}
        or cue_table().verb_at(words, place + 2) is not None
    )


_NO_PLURALS = frozenset(
    "is was has does always perhaps besides yes says this its his hers thus as us".split()
)
_COMMON = frozenset(
    """the a an in on at it he she they we i this that but and for when after if as there his her so
    then now first also yet still meanwhile however later earlier yesterday today monday tuesday
    wednesday thursday friday saturday sunday by from to of with while since because though although
    no not all some many most asked according via what who why how where our your my its these
    those one two""".split()
)
