"""The records' short values in words that readers see."""

from __future__ import annotations

from pathlib import PurePath

from rashomon.dossier.inert import one_line
from rashomon.records import Article, Origin

_STANCES = {
    "asserts": "",
    "denies": "denies",
    "withholds": "neither confirms nor denies",
    "asks": "asks",
    "orders": "orders",
}

_KINDS = {
    "direct": "quoted",
    "mixed": "partly quoted",
    "indirect": "reported",
    "post": "post",
    "block": "passage",
}

_COPIED = {
    "reprint": "reprint one text",
    "partial": "share a passage",
    "same-quotes-only": "share quotations only",
}

_POSITION_MARKS = {"affirms": "▲", "denies": "▼", "withholds": "◇", "qualifies": "◆"}

_CONFLICTS = {
    "between-speakers": "between speakers",
    "same-side-over-time": "one side, over time",
    "numbers": "numbers",
    "apparent": "in appearance only",
}


def position_mark(position: str) -> str:
    """A shape for a position, to stand beside its word: colour alone tells nothing to some readers."""
    return _POSITION_MARKS[position]


def conflict_in_words(kind: str) -> str:
    """What kind of conflict it is."""
    return _CONFLICTS[kind]


def copied_in_words(kind: str) -> str:
    """What articles do that share text."""
    return _COPIED[kind]


def stance_in_words(stance: str) -> str:
    """How the speaker stands to the content; empty for a plain assertion."""
    return _STANCES[stance]


def kind_in_words(kind: str) -> str:
    """How the article has the words."""
    return _KINDS[kind]


def counted(number: int, noun: str) -> str:
    """``1 article``, ``2 articles``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


_TAKES = {
    "affirms": ("affirms", "affirm"),
    "denies": ("denies", "deny"),
    "withholds": ("withholds", "withhold"),
    "qualifies": ("qualifies", "qualify"),
}


def takes(number: int, position: str) -> str:
    """``1 affirms``, ``2 deny``."""
    return f"{number} {_TAKES[position][number != 1]}"


def bounds_of(origin: Origin) -> str:
    """``2``, or ``1 to 2``."""
    least, most = origin.at_least, origin.at_most
    return str(most) if least == most else f"{least} to {most}"


def origins_in_words(origin: Origin) -> str:
    """``1 independent origin``, ``2 to 4 independent origins``."""
    return f"{bounds_of(origin)} independent {'origin' if origin.at_most == 1 else 'origins'}"


def outlet_of(article: Article) -> str:
    """The outlet, else the file name or address."""
    return one_line(article.outlet or PurePath(article.path).name or article.url or article.id)


def known_as(article: Article) -> str:
    """The outlet, else the beginning of the title, else nothing."""
    title = clipped(article.title, 24)
    return one_line(article.outlet) or (f"“{title}”" if title else "")


def called(article: Article) -> str:
    """The outlet, else the beginning of the title, else the file name or address."""
    return known_as(article) or outlet_of(article)


def clipped(text: str, length: int = 160) -> str:
    """The text on one line, cut after a word where it is longer than ``length`` characters."""
    line = one_line(text)
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    return f"{cut.rsplit(' ', 1)[0] if ' ' in cut[length // 2 :] else cut}…"
