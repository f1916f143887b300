"""The templates of the page: autoescape is on, and an unknown name is an error."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib import resources
from pathlib import PurePath
from typing import TYPE_CHECKING

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound

from rashomon.dossier.across import stands_on
from rashomon.dossier.inert import BIDI_CONTROLS, for_page, one_line, web_address
from rashomon.dossier.page.lean import bare
from rashomon.dossier.passages import Passage
from rashomon.dossier.phrases import (
    bounds_of,
    called,
    clipped,
    conflict_in_words,
    copied_in_words,
    counted,
    kind_in_words,
    known_as,
    origins_in_words,
    stance_in_words,
    takes,
)

if TYPE_CHECKING:
    from jinja2 import Template

_BIDI = re.compile(f"[{BIDI_CONTROLS}]")


def own_file(name: str) -> str:
    """The text of a file beside this one."""
    return resources.files("rashomon.dossier.page").joinpath(name).read_text(encoding="utf-8")


@cache
def page_template() -> Template:
    """The whole page. To compile it takes longer than to fill it in, so that is done once."""
    environment = Environment(
        loader=_OwnFiles(),
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
        "clip": lambda text, length=160: for_page(clipped(text, length)),
        "kinds": lambda kinds: ", ".join(kind_in_words(kind) for kind in kinds),
        "stances": lambda kinds: ", ".join(words for words in map(stance_in_words, kinds) if words),
        "web": web_address,
        "roles": _roles,
        "bare": bare,
        "copied": copied_in_words,
        "stands_on": stands_on,
        "file": lambda path: PurePath(path).name,
        "outlet": lambda article: for_page(called(article)),
        "known": lambda article: for_page(known_as(article)),
        "conflict": conflict_in_words,
        "takes": takes,
        "bounds": bounds_of,
        "origins": origins_in_words,
        "counted": counted,
        "certainty": lambda score: round(100 * score),
    }
    return environment.get_template("page.html.jinja")


class _OwnFiles(BaseLoader):
    """Templates beside this file; they never change while the program runs."""

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        try:
            return own_file(template), template, lambda: True
        except FileNotFoundError:
            raise TemplateNotFound(template) from None


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """The text cut at each mark that would turn the direction of writing, with the mark's number after it."""
    clean = for_page(text)
    start = 0
    for found in _BIDI.finditer(clean):
        yield clean[start : found.start()], f"U+{ord(found[0]):04X}"
        start = found.end()
    yield clean[start:], ""


def _roles(passage: Passage) -> str:
    """What a passage is beside content: nested, source, cue, furniture, by the names of the style sheet."""
    roles = {
        "n": len(passage.statements) > 1,
        "s": passage.source,
        "q": passage.cue,
        "f": passage.furniture,
    }
    return " ".join(name for name, holds in roles.items() if holds)
