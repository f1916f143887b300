"""The account as one HTML page that needs nothing else: no script, no image, nothing from the network."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import PurePath
from typing import TYPE_CHECKING

from jinja2 import Environment, StrictUndefined

from rashomon.account import WIDEST, presence_of
from rashomon.dossier.across import compared, copies_of, stands_on, travelled
from rashomon.dossier.inert import BIDI_CONTROLS, for_page, one_line, web_address
from rashomon.dossier.passages import Passage, passages_of
from rashomon.dossier.phrases import copied_in_words, counted, kind_in_words, stance_in_words
from rashomon.dossier.times import in_words
from rashomon.dossier.voices import Voice, voices_of
from rashomon.records import Account, Article, Statement

if TYPE_CHECKING:
    from jinja2 import Template

_BIDI = re.compile(f"[{BIDI_CONTROLS}]")


@dataclass(frozen=True, slots=True)
class FullText:
    """One article as the page shows it at its end: its passages, and the number of its row."""

    article: Article
    passages: tuple[Passage, ...]


def as_page(account: Account) -> str:
    """The account as an HTML document. Article text is escaped, and its bidi controls are made visible."""
    style = _own_file("page.css")
    voices, rows = voices_of(account), travelled(account)
    sayings = [saying for voice in voices for saying in voice.sayings]
    return _template().render(
        account=account,
        style=style,
        style_hash=base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii"),
        numbers={article.id: number for number, article in enumerate(account.articles, 1)},
        articles={article.id: article for article in account.articles},
        voices=voices,
        saying_numbers={saying.id: number for number, saying in enumerate(sayings, 1)},
        saying_of={carrier.statement.id: saying.id for saying in sayings for carrier in saying.carriers},
        said={saying.id: saying.text for saying in sayings},
        presence=presence_of(account) if len(account.articles) <= WIDEST else (),
        copies=copies_of(account),
        first={row.utterance.id: row for row in rows},
        origins=tuple(row for row in rows if row.origin is not None),
        names={speaker.id: speaker.name for speaker in account.speakers},
        comparisons=compared(account),
        article_of={statement.id: statement.article for statement in account.statements},
        texts=_full_texts(account),
        summary=_summary(account, voices),
    )


def _summary(account: Account, voices: tuple[Voice, ...]) -> str:
    parts = [
        counted(len(account.articles), "article"),
        counted(len(account.statements), "statement"),
        counted(sum(len(voice.sayings) for voice in voices), "saying"),
        counted(sum(bool(voice.speakers) for voice in voices), "speaker"),
    ]
    as_of = f"As of {account.as_of:%Y-%m-%d %H:%M %Z}. " if account.as_of else ""
    return f"{as_of}{', '.join(parts)}."


def _full_texts(account: Account) -> tuple[FullText, ...]:
    statements: dict[str, list[Statement]] = defaultdict(list)
    for statement in account.statements:
        statements[statement.article].append(statement)
    return tuple(
        FullText(article, passages_of(article, statements[article.id])) for article in account.articles
    )


def _template() -> Template:
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        newline_sequence="\n",
    )
    environment.filters |= {
        "pieces": _pieces,
        "line": lambda text: for_page(one_line(text)),
        "in_words": in_words,
        "kinds": lambda kinds: ", ".join(kind_in_words(kind) for kind in kinds),
        "stances": _stances,
        "web": web_address,
        "roles": _roles,
        "copied": copied_in_words,
        "stands_on": stands_on,
        "file": lambda path: PurePath(path).name,
    }
    return environment.from_string(_own_file("page.html.jinja"))


def _own_file(name: str) -> str:
    return resources.files("rashomon.dossier").joinpath(name).read_text(encoding="utf-8")


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """The text cut at each mark that would turn the direction of writing, with the mark's number after it."""
    clean = for_page(text)
    start = 0
    for mark in _BIDI.finditer(clean):
        yield clean[start : mark.start()], f"U+{ord(mark[0]):04X}"
        start = mark.end()
    yield clean[start:], ""


def _stances(stances: Iterable[str]) -> str:
    return ", ".join(words for words in map(stance_in_words, stances) if words)


def _roles(passage: Passage) -> str:
    """What a passage is, as the class names of the style sheet."""
    roles = {
        "words": bool(passage.statements),
        "nested": len(passage.statements) > 1,
        "source": passage.source,
        "cue": passage.cue,
        "furniture": passage.furniture,
    }
    return " ".join(name for name, holds in roles.items() if holds)
