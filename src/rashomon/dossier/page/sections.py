"""What the templates show, section by section."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from rashomon.account import WIDEST, presence_of
from rashomon.dossier.across import compared, copies_of, papers, travelled
from rashomon.dossier.calendar import Calendar, calendar_of
from rashomon.dossier.collated import collate
from rashomon.dossier.contexts import in_context
from rashomon.dossier.drawing.axis import axis_of
from rashomon.dossier.drawing.relays import draw_relays
from rashomon.dossier.index import Index, index_of
from rashomon.dossier.inert import for_page
from rashomon.dossier.order import placeless, stretches_of, untimed
from rashomon.dossier.page.lookups import Lookups
from rashomon.dossier.phrases import counted, outlet_of
from rashomon.dossier.references import details_of
from rashomon.dossier.relays import relays_of, through_whom
from rashomon.dossier.stands import SeenClaim, claims_seen
from rashomon.dossier.texts import Places, full_texts
from rashomon.records import Account

MOST_STRIPS = 8
"""So many claims have their strips in sight; the others are folded."""
MOST_ROWS = 7
"""So many sides of a claim have their strips in sight; below, each claim has them all."""
LONGEST_PASSAGE = 900
"""A copied passage of more characters is shown by its beginning and its end; its article has it marked."""
OPEN_TEXTS = 8
"""Up to so many articles stand open; more are folded, and open where a link leads."""


def sections_of(account: Account) -> dict[str, Any]:
    """Everything that the page's templates name."""
    index = index_of(account)
    calendar, places = calendar_of(account), Places(index)
    claims = claims_seen(index)
    disputed = [claim for claim in claims if claim.in_dispute]
    # Strips are drawn of these alone: a time of another claim would stretch an axis that has nothing on it.
    times = [stand.at for claim in disputed for row in claim.rows for stand in row.stands if stand.at]
    look = Lookups(index, calendar, places, axis_of(times))
    relays = relays_of(index)
    rows = travelled(account)
    for correction in account.corrections:
        places.lead_to(correction.article, correction.span)
    return {
        "account": account,
        "index": index,
        "look": look,
        "calendar": calendar,
        "places": places,
        "claims": claims,
        "heard": {speaker.id for voice in index.voices for speaker in voice.speakers},
        "disputed": disputed,
        "most_strips": MOST_STRIPS,
        "most_rows": MOST_ROWS,
        "unclaimed": [one for one in account.conflicts if not one.claims],
        "moved_alone": [one for one in account.movements if not one.claims],
        "figures": _figures(index, claims),
        "span": _span(account, calendar),
        "collate": collate,
        "in_context": in_context,
        "travelled": {row.utterance.id: row for row in rows},
        "copies": copies_of(account),
        "presence": presence_of(account),
        "wide": len(account.articles) <= WIDEST,
        "through": through_whom(index),
        "relays": relays,
        "picture": draw_relays(relays, index) if len(relays.relayed) else Markup(""),
        "papers": papers(account),
        "comparisons": compared(account),
        "stretches": stretches_of(account),
        "placeless": placeless(account),
        "untimed": untimed(account),
        "texts": full_texts(index, places),
        "longest_passage": LONGEST_PASSAGE,
        "open_texts": len(account.articles) <= OPEN_TEXTS,
        "references": _references(index, calendar),
    }


def _figures(index: Index, claims: tuple[SeenClaim, ...]) -> list[tuple[str, str, str]]:
    """The story in figures: the number, what it counts, and the section that has it."""
    account = index.account
    heard = sum(bool(voice.speakers) for voice in index.voices)
    real = sum(one.kind != "apparent" for one in account.conflicts)
    disputed = sum(claim.in_dispute for claim in claims)
    reprints = {one for shared in account.shared_text if shared.kind == "reprint" for one in shared.articles}
    found = [(f"{len(account.articles):,}", _noun(len(account.articles), "article"), "articles")]
    if reprints:
        found.append((f"{len(reprints):,}", "of them reprint one another", "copies"))
    found += [
        (f"{heard:,}", _noun(heard, "speaker"), "voices"),
        (f"{len(account.statements):,}", _noun(len(account.statements), "statement"), "voices"),
    ]
    if account.claims:
        found.append((f"{disputed:,}", f"{_noun(disputed, 'claim')} in dispute", "claims"))
    if account.conflicts:
        found.append((f"{real:,}", _noun(real, "conflict"), "claims"))
    counts = [one.origin for claim in claims for one in claim.origins]
    if counts:
        least, most = min(one.at_least for one in counts), max(one.at_most for one in counts)
        words = f"{least}–{most}" if least != most else str(most)
        found.append((words, "independent origins behind a position", "claims"))
    return found


def _noun(number: int, noun: str) -> str:
    return counted(number, noun).split(" ", 1)[1]


def _span(account: Account, calendar: Calendar) -> str:
    """From when to when the articles were published, and how many have no date."""
    known = [article.published for article in account.articles if article.published is not None]
    undated = len(account.articles) - len(known)
    if not known:
        return "No article has a date."
    first = min(known, key=lambda at: (at.earliest or at.latest, at.latest or at.earliest))
    last = max(known, key=lambda at: (at.latest or at.earliest, at.earliest or at.latest))
    start, end = calendar.shown(first), calendar.shown(last)
    words = f"Published {start}." if start == end else f"Published from {start} to {end}."
    if undated:
        words += f" {undated} without a date."
    return f"{words} Times are {calendar.zone_name}."


def _references(index: Index, calendar: Calendar) -> Markup:
    """For each article its outlet and the rest of its reference, as JSON that is inert in HTML."""
    articles = [(outlet_of(one), details_of(one, calendar)) for one in index.account.articles]
    text = json.dumps(articles, ensure_ascii=False, separators=(",", ":"))
    inert = text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
    return Markup(for_page(inert))  # noqa: S704 - the marks that HTML reads are escaped
