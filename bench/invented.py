"""Invented articles of a given length, for measuring speed: the same ones on every run.

Sentences are put together from small parts with invented names, so that quotations, paraphrase, roles and
pronouns come about as often as in news. Every tenth article takes its middle from the next one, as two papers
with one agency do. They come from few parts, so that nearly every two of them share some phrase: fit for
measuring articles one by one, not for what many of them share.
"""

from __future__ import annotations

import json
import random
from pathlib import Path

GIVEN = ("Ada", "Bram", "Cleo", "Dario", "Edda", "Farid", "Greta", "Hanno", "Ines", "Jonas", "Kaya", "Lotte")
FIRST_SYLLABLES = (
    "Al",
    "Ber",
    "Dor",
    "Fen",
    "Gar",
    "Hol",
    "Jar",
    "Kel",
    "Lin",
    "Mar",
    "Nor",
    "Quil",
    "Sor",
    "Ven",
)
LAST_SYLLABLES = (
    "berg",
    "by",
    "dale",
    "ett",
    "ford",
    "ian",
    "land",
    "mann",
    "ova",
    "quist",
    "sen",
    "ton",
    "wick",
)
ROLES = (
    "harbour master",
    "mayor",
    "fire chief",
    "union leader",
    "spokeswoman",
    "minister",
    "engineer",
    "head teacher",
)
BODIES = (
    "council",
    "port authority",
    "water board",
    "police",
    "hospital",
    "union",
    "ministry",
    "rail company",
)
THINGS = (
    *(
        "ferry",
        "bridge",
        "water works",
        "power line",
        "school",
        "clinic",
        "tunnel",
        "market hall",
        "dam",
        "pier",
    ),
    *("bakery", "library", "bus line", "stadium", "museum", "depot", "factory", "orchard", "quarry", "mast"),
)
STATES = (
    *(
        "closed",
        "flooded",
        "sold",
        "repaired",
        "inspected",
        "delayed",
        "moved",
        "searched",
        "emptied",
        "rebuilt",
    ),
    *(
        "insured",
        "counted",
        "painted",
        "abandoned",
        "guarded",
        "measured",
        "evacuated",
        "rented",
        "reopened",
        "taxed",
    ),
)
TIMES = (
    *(
        "on Monday",
        "before dawn",
        "last winter",
        "in the spring",
        "for nine days",
        "after the storm",
        "at noon",
    ),
    *("by the weekend", "without notice", "during the strike", "for a second time", "since the election"),
)
REASONS = (
    *("because nobody had the keys", "although the money was there", "while the crews waited outside"),
    *("so the shops stayed dark", "and half the street was cut off", "but the alarm never rang"),
    *("as the tide came in", "when the lights failed", "until the experts arrived", "and no one was hurt"),
)
VERBS = ("said", "added", "warned", "told reporters", "explained", "insisted", "noted", "recalled")


class Writer:
    """Writes the sentences of one article; the same seed writes the same ones."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def family(self) -> str:
        return self.chance.choice(FIRST_SYLLABLES) + self.chance.choice(LAST_SYLLABLES)

    def clause(self) -> str:
        """What is said: "the old bridge was flooded before dawn and 41 others were searched …"."""
        pick = self.chance.choice
        number = self.chance.randrange(2, 900)
        first = f"the {pick(THINGS)} near {self.family()} was {pick(STATES)} {pick(TIMES)}"
        second = pick(
            (f"and {number} people were {pick(STATES)}", pick(REASONS), f"some {number} metres away")
        )
        return f"{first} {second}"

    def paragraph(self) -> str:
        """Two or three sentences, one of them attributed in one of the ways that news has."""
        pick = self.chance.choice
        name, role, verb = f"{pick(GIVEN)} {self.family()}", pick(ROLES), pick(VERBS)
        ways = (
            f"“{self.capital()},” {verb} {name}, the {role}. “{self.capital()}.”",
            f"{name}, the {role}, said that {self.clause()}. {self.plain()}",
            f"“{self.capital()},” she {verb}. {self.plain()}",
            f"The {pick(BODIES)} denied that {self.clause()}.",
            f"According to {name}, a {role}, {self.clause()}. {self.plain()}",
            f"A {role} who asked not to be named {verb} that {self.clause()}.",
            f"{self.plain()} {self.plain()}",
        )
        return pick(ways)

    def capital(self) -> str:
        clause = self.clause()
        return clause[0].upper() + clause[1:]

    def plain(self) -> str:
        return f"{self.capital()}."

    def paragraphs(self, words: int) -> list[str]:
        """Paragraphs of at least so many words in all."""
        found: list[str] = []
        length = 0
        while length < words:
            found.append(self.paragraph())
            length += len(found[-1].split())
        return found


def article(number: int, words: int = 600) -> dict[str, str]:
    """One article as a JSON line has it, its text of about ``words`` words."""
    paragraphs = Writer(number).paragraphs(words)
    if number % 10 == 0:
        agency = Writer(number + 1).paragraphs(words)
        paragraphs = [paragraphs[0], *agency[1:-1], paragraphs[-1]]
    return {
        "id": f"invented-{number}",
        "outlet": f"Invented Outlet {number % 37}",
        "title": f"Report {number}",
        "published_at": f"2031-03-{number % 28 + 1:02}",
        "text": "\n\n".join(paragraphs),
    }


def write_lines(path: Path, count: int) -> Path:
    """``count`` articles as JSON lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as stream:
        for number in range(count):
            stream.write(json.dumps(article(number), ensure_ascii=False) + "\n")
    return path
