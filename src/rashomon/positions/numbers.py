"""Numbers in statements: what is counted, and from what to what the words allow.

"At least 14" leaves the upper end open, "about 20" both a little, "dozens" is a range. What is counted is a
kind of tally (killed, injured, arrested …) by the words beside the number, else money, a share, or the noun.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache, partial

from rashomon.positions.stems import stem, stems_of
from rashomon.positions.story import StoryView
from rashomon.records import Article, Evidence, Statement
from rashomon.text.tables import table_beside

_BOUND_AFTER = re.compile(r"^\W*(?:or more|or so|and counting|plus\b|\+)", re.I)
_CURRENCY = re.compile(r"(?:[$€£¥]|\b(?:US\$|USD|EUR|GBP))\s?$")
_SHARE = re.compile(r"^\s?(?:%|percent|per cent|percentage points)", re.I)
_MORE = re.compile(
    r"\b(?:another|an additional|a further|other|additional|new|an extra)\W+(?:\w+\W+)?$", re.I
)
_AN_AGE = re.compile(r"(?:[-–](?:year|month|week|day|hour|minute)|:\d|['’]s\b)")
_NAME_BEFORE = re.compile(r"[A-Z][\w’'-]+,\s$")
_CLOSES = re.compile(r"\s*(?:[,.;)]|$)")
"""A number between a name and a mark is an age ("Ada Venn, 32, said")."""
_A_PLACE = re.compile(
    r"[-\s](?:miles?|kilomet(?:er|re)s?|km|met(?:er|re)s?|yards?|feet|blocks?)\s(?:further\s)?"
    r"(?:(?:north|south|east|west|inland|offshore|upstream|downstream)\w*|from|away|outside|off|above|below)\b",
    re.I,
)
"""How far a place is from another says where it is, not how much of something there was."""
_NAME = re.compile(r"\b[A-Z][\w’'-]+")
_PART = re.compile(r"[,.;:!?]|\d|\b(?:and|or|but|while)\b")
_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|march|april|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?)\b\.?"
)
_MONTH_BEFORE = re.compile(rf"\b{_MONTHS}\s$", re.I)
_MONTH_AFTER = re.compile(rf"^\s(?:of\s)?{_MONTHS}", re.I)
_PLURAL = re.compile(r"(?:[^s]s|people|men|women|children|troops|police)$", re.I)
_CLAUSE = re.compile(r"[.;:!?]|\b(?:while|but|although)\b")
_FIGURE = re.compile(
    r"\b(?:figure|number|total|count|tally|toll)s?\s+(?:\w+\s+){0,4}(?:of|at|to|is|was|as)\s+(?:\w+\s+){0,2}$",
    re.I,
)


EACH = re.compile(
    r"\b(?:per|averag\w+|each|every|apiece|daily|weekly|monthly|annual(?:ly)?|yearly|an hour"
    r"|a (?:second|minute|day|week|month|year|head|person|piece|lit(?:re|er)|gallon|ton(?:ne)?|barrel))\b",
    re.I,
)
"""Words by which a number tells how much of it falls on one of something."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a statement: what it counts (``tally`` if that only rises), its range, and its words.

    ``unit`` is empty where the words do not tell what is counted ("its figure of 19").
    """

    statement: str
    unit: str
    tally: bool
    low: float
    high: float
    words: str
    context: frozenset[str]
    evidence: Evidence
    of_names: frozenset[str] = frozenset()
    """Stems of the names that stand behind it, up to the next mark or number ("52 percent in Egypt")."""
    each: bool = False
    """Whether it falls on one of something ("$300 million apiece")."""

    @property
    def exact(self) -> bool:
        """Whether the words name one number and no range."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class _Table:
    tallies: dict[str, str]
    words: dict[str, float]
    vague: dict[str, tuple[float, float]]
    scales: dict[str, float]
    no_unit: frozenset[str]
    hedges: tuple[tuple[re.Pattern[str], float, float], ...]
    money: re.Pattern[str]
    number: re.Pattern[str]


@lru_cache(maxsize=1)
def _table() -> _Table:
    raw = table_beside(__file__, "numbers.toml")
    tallies = {stem(word): kind for kind, words in raw["tally"].items() for word in words.split()}
    words = "|".join(sorted(raw["words"], key=lambda word: -len(word)))
    vague = "|".join(sorted(raw["vague"], key=lambda word: -len(word)))
    number = re.compile(
        rf"(?<![\w.,:/'’-])(?:(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\d:/]|['’]\d|st\b|nd\b|rd\b|th\b)"
        rf"|\b(?P<words>(?:{words})(?:[ -](?:{words}|one))?)\b|\b(?P<vague>{vague})\b)"
        rf"(?:[ -](?P<scale>hundred|thousand|million|billion|trillion)\b|(?P<short>m|bn|k)\b)?",
        re.I,
    )
    return _Table(
        tallies,
        {"one": 1.0} | {key: float(value) for key, value in raw["words"].items()},
        {key: (float(low), float(high)) for key, (low, high) in raw["vague"].items()},
        {key: float(value) for key, value in raw["scale"].items()},
        frozenset(stem(word) for word in raw["no_unit"].split()),
        tuple(
            (
                re.compile(rf"\b(?:{'|'.join(hedge['words'])})\W+$", re.I),
                float(hedge["low"]),
                float(hedge["high"]),
            )
            for hedge in raw["hedge"]
        ),
        re.compile(rf"^\s?(?:{'|'.join(raw['money'].split())})s?\b", re.I),
        number,
    )


def quantities_of(statement: Statement, story: StoryView) -> tuple[Quantity, ...]:
    """The numbers that a statement's content gives of something counted, in the order of the words."""
    if statement.kind == "block" or statement.stance != "asserts":
        return ()
    article = story.articles[statement.article]
    return story.kept.get(("quantities", statement), partial(_quantities, statement, article))


def _quantities(statement: Statement, article: Article) -> tuple[Quantity, ...]:
    text = article.text
    found = []
    for span in statement.content:
        for match in _table().number.finditer(text, span.start, span.end):
            quantity = _quantity(statement, match, article, span.start, span.end)
            if quantity is not None:
                found.append(quantity)
    return tuple(found)


@lru_cache(maxsize=256)
def units_in(text: str) -> frozenset[str]:
    """What the numbers in a text count."""
    return frozenset(
        unit
        for match in _table().number.finditer(text)
        if (unit := _unit(text[max(0, match.start() - 60) : match.start()], text[match.end() :])[0])
    )


def _quantity(
    statement: Statement, match: re.Match[str], article: Article, start: int, end: int
) -> Quantity | None:
    """The quantity of a number; what it counts may stand beside the content ("put the dead at “23”")."""
    text = article.text
    low, high = _value(match)
    line = text.rfind("\n", 0, match.start()) + 1
    line_end = text.find("\n", match.end())
    before = text[max(line, match.start() - 60) : match.start()]
    after = text[match.end() : min(line_end if line_end >= 0 else len(text), match.end() + 80)]
    if (
        _MONTH_BEFORE.search(before)
        or _MONTH_AFTER.match(after)
        or _MORE.search(before)
        or _AN_AGE.match(after)
        or _A_PLACE.match(after)
        or (_NAME_BEFORE.search(before) and _CLOSES.match(after))
    ):
        return None
    begin = match.start()
    for pattern, shrink, grow in _table().hedges:
        hedge = pattern.search(before)
        if hedge:
            low, high = low * shrink, high * grow
            begin -= len(before) - hedge.start()
            break
    bound = _BOUND_AFTER.match(after)
    if bound:
        high = math.inf
    unit, tally, last = _unit(before, after)
    if not unit and not _FIGURE.search(before):
        return None
    if not unit and match["vague"]:
        return None
    finish = match.end() + last
    words = " ".join(text[begin:finish].split())
    sentence = text[start:end]
    return Quantity(
        statement.id,
        unit,
        tally,
        low,
        high,
        words,
        stems_of(sentence) - stems_of(words),
        Evidence(statement.article, article.span(begin, finish)),
        frozenset(stem(name.lower()) for name in _NAME.findall(_PART.split(after[last:])[0])),
        EACH.search(f"{_PART.split(before)[-1]} {_PART.split(after)[0]}") is not None,
    )


def _value(match: re.Match[str]) -> tuple[float, float]:
    table = _table()
    scale = table.scales.get((match["scale"] or match["short"] or "").lower(), 1.0)
    if match["digits"]:
        value = float(match["digits"].replace(",", "")) * scale
        return value, value
    if match["words"]:
        value = sum(table.words[part] for part in re.split(r"[ -]", match["words"].lower())) * scale
        return value, value
    low, high = table.vague[match["vague"].lower()]
    return low * scale, high * scale


def _unit(before: str, after: str) -> tuple[str, bool, int]:
    """What is counted, whether it is a tally, and how far the words that say so go on after the number."""
    if _CURRENCY.search(before) or (money := _table().money.match(after)):
        return "money", False, 0 if _CURRENCY.search(before) else money.end() if money else 0
    if share := _SHARE.match(after):
        return "percent", False, share.end()
    clause = _CLAUSE.split(after)[0]
    near = _CLAUSE.split(before)[-1]
    tallies = _table().tallies
    following = [
        (match.end(), stem(match.group().lower())) for match in re.finditer(r"[^\W\d_]+(?:['’]\w+)?", clause)
    ]
    for place, key in following[:6]:
        if key in tallies:
            return tallies[key], True, place
    thing = re.match(r"[ \xa0]([^\W\d_]+)", clause)
    leading = [stem(word.lower()) for word in re.findall(r"[^\W\d_]+", near)]
    for key in reversed(leading[-5:]):
        if key in tallies:
            named = thing is not None and following[0][1] not in _table().no_unit
            return tallies[key], True, following[0][0] if named else 0
    if thing and _PLURAL.search(thing.group(1)) and following[0][1] not in _table().no_unit:
        return following[0][1], False, following[0][0]
    return "", False, 0
