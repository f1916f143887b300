"""Who wrote a document, as far as an article's own words tell."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rashomon.linking.described import DOCUMENT_WORDS
from rashomon.linking.names import PersonName, compatible, parse_person
from rashomon.records import Article, Evidence

_NAME = r"(?P<name>(?:[A-Z][\w’'\-]*\.?\s+){1,7}(?:[A-Z][\w’'\-]+|I{1,3}))"
_NOUN = rf"(?:{'|'.join(sorted(DOCUMENT_WORDS, key=len, reverse=True))})"
_PATTERNS = (
    # the letter, which was marked as from General Jane Roe
    re.compile(
        rf"\b(?P<noun>{_NOUN})\b[^.!?;:\n“”\"]{{0,70}}?"
        rf"\b(?:signed|written|penned|authored|sent|issued|marked as)?\s*(?:by|from)\s+{_NAME}"
    ),
    # In a draft letter released on Monday, General Jane Roe says
    re.compile(
        rf"\b[Ii]n\s+(?:an?|the|his|her)\s[^.!?\n“”\"]{{0,50}}?\b(?P<noun>{_NOUN})\b[^.!?\n“”\"]{{0,60}}?,\s+{_NAME}\s+(?:says?|said|writes|wrote|warn\w*|add\w*)"
    ),
    # General Jane Roe wrote in the letter
    re.compile(
        rf"{_NAME}[^.!?\n“”\"]{{0,60}}?\b(?:wrote|writes|said|says)\s+in\s+(?:an?|the|his|her)\s(?:\w+\s){{0,3}}?(?P<noun>{_NOUN})\b"
    ),
    # Jane Roe's letter
    re.compile(rf"{_NAME}['’]s?\s(?:\w+\s)?(?P<noun>{_NOUN})\b"),
)


def find_author(article: Article, noun: str, people: Iterable[PersonName]) -> tuple[str, Evidence] | None:
    """The person an article gives as the author of its ``noun`` ("letter"), with the words that say so.

    A name counts when it is that of a person the article knows as a speaker, or has a given name. The
    first in the order of the patterns, then of the text, is taken.
    """
    if noun not in article.text.casefold():
        return None
    known = list(people)
    for pattern in _PATTERNS:
        for match in pattern.finditer(article.text):
            if match["noun"].casefold() != noun:
                continue
            person = parse_person(match["name"])
            if person is None:
                continue
            if (person.full and person.titles) or any(compatible(person, other) for other in known):
                start, end = match.span()
                return match["name"], Evidence(article.id, article.span(start, end))
    return None
