"""The alias table that ships, and the letters that articles themselves give for a name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache, partial

from rashomon.linking.memo import Forgetful, Memo
from rashomon.linking.words import strip_accents
from rashomon.records import Article
from rashomon.text.tables import table_beside

_BRACKETED = re.compile(
    r"(?P<name>(?:[A-Z][\w’'\-]*|of|and|the|for|de|al-\w+|in|on)(?:\s+(?:[A-Z][\w’'\-]*|of|and|the|for|de|al-\w+|in|on)){1,8})"
    r"\s+\((?:the\s+|or\s+)?[\"“']?(?P<letters>[A-Z][A-Za-z]?[A-Z]{1,6}|(?:[A-Z]\.){2,6})[\"”']?\)"
)
_SMALL = frozenset("of and the for de la in on a an to".split())


@dataclass(frozen=True, slots=True)
class AliasTable:
    """``canonical`` maps a folded name to the name that is shown; ``short`` a short name to what it may be;
    ``part_of`` a folded name to the body it belongs to."""

    canonical: dict[str, str]
    outlets: frozenset[str]
    short: dict[str, tuple[str, ...]]
    part_of: dict[str, str]


@lru_cache(maxsize=65536)
def fold_name(name: str) -> str:
    """A body's name as it is compared: no case, marks, article, possessive or "U.S." before it."""
    plain = strip_accents(re.sub(r"['’]s?(?=\s|$)", "", name))
    plain = re.sub(r"\b(?:[a-z]\.){2,}", lambda m: m.group().replace(".", ""), plain)
    words = re.findall(r"[^\W_]+", plain)
    if len(words) > 1 and words[0] in {"the", "a", "an"}:
        words = words[1:]
    if words[:2] == ["united", "states"]:
        words = ["us", *words[2:]]
    return " ".join("us" if word in {"american", "usa"} else word for word in words)


@lru_cache(maxsize=1)
def alias_table() -> AliasTable:
    """The table that ships in ``aliases.toml``, read once."""
    table = table_beside(__file__, "aliases.toml")
    canonical: dict[str, str] = {}
    outlets: set[str] = set()
    for section in ("bodies", "outlets"):
        for row in table[section]["rows"]:
            for name in row:
                canonical.setdefault(fold_name(name), row[0])
            if section == "outlets":
                outlets.add(row[0])
    short = {strip_accents(name): tuple(bodies) for name, bodies in table["short"].items()}
    part_of = {fold_name(part): whole for part, whole in table["part_of"]["rows"]}
    return AliasTable(canonical, frozenset(outlets), short, part_of)


def initials(name: str) -> str:
    """The initial letters of a name of three words or more, small words left out; else empty.

    A hyphen starts a new word: "Asaib Ahl al-Haq" gives "aah", since "al" is the article.
    """
    words = [word for word in re.split(r"[\s\-]+", name) if word]
    letters = [strip_accents(word)[:1] for word in words if word.casefold() not in _SMALL | {"al", "el"}]
    return "".join(letters) if len(letters) >= 3 else ""


def letters_in(articles: Iterable[Article], memo: Memo | None = None) -> dict[str, str]:
    """Names that the articles themselves give letters for: ``{"aah": "Asaib Ahl al-Haq"}``.

    The letters must be initials of the words before the bracket, read from the right
    (A. Schwartz and M. Hearst, 2003, in its strict form).
    """
    found: dict[str, set[str]] = {}
    kept = memo or Forgetful()
    for article in articles:
        for letters, name in kept.get(("letters", article.text), partial(_letters_of, article.text)):
            found.setdefault(letters, set()).add(name)
    # Letters that stand for two names in one story say nothing.
    return {
        letters: min(names)
        for letters, names in found.items()
        if len({fold_name(name) for name in names}) == 1
    }


def _letters_of(text: str) -> tuple[tuple[str, str], ...]:
    """The letters that one text gives for names, and the names."""
    given = [
        (strip_accents(match["letters"].replace(".", "")), match["name"])
        for match in _BRACKETED.finditer(text)
    ]
    spelled = [(letters, _spelled_out(letters, before)) for letters, before in given]
    return tuple((letters, name) for letters, name in spelled if name)


def _spelled_out(letters: str, before: str) -> str:
    words = before.split()
    for count in range(2, len(words) + 1):
        tail = words[-count:]
        if tail[0].casefold() in _SMALL:
            continue
        parts = [part for word in tail for part in word.split("-")]
        every = "".join(strip_accents(part)[:1] for part in parts)
        main = "".join(
            strip_accents(part)[:1] for part in parts if part.casefold() not in _SMALL | {"al", "el"}
        )
        if letters in {every, main}:
            return " ".join(tail)
    return ""
