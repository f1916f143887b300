"""A finding as a text with a footnote: who, on whose word, which outlet, when, and the address."""

from __future__ import annotations

from rashomon.dossier.calendar import Calendar
from rashomon.dossier.index import Index
from rashomon.dossier.inert import one_line, web_address
from rashomon.dossier.phrases import outlet_of
from rashomon.records import Article, Statement


def reference(article: Article, calendar: Calendar, chain: str = "") -> str:
    """``The Harbour Ledger, via Merrow Wire, “Works to close”, 3 March 2031, https://…``."""
    through = f", via {chain}" if chain else ""
    return f"{outlet_of(article)}{through}, {details_of(article, calendar)}"


def details_of(article: Article, calendar: Calendar) -> str:
    """What comes after the outlet: the title, the date, the address."""
    parts = [f"“{one_line(article.title)}”"] if article.title else []
    parts.append(calendar.shown(article.published) or "no date known")
    if address := web_address(article.url):
        parts.append(one_line(address))
    return ", ".join(parts)


def chain_of(statement: Statement, index: Index) -> str:
    """Through whom the statement reached its article, the outermost first."""
    return " › ".join(one_line(index.name(link.speaker)) for link in statement.chain)


def said_by(who: str, text: str, quoted: bool) -> str:
    """``Tobias Rell: “No such letter …”``."""
    words = one_line(text)
    return f"{one_line(who)}: {f'“{words}”' if quoted else words}"
