"""The account as Markdown: the sections of the page in its order, with a footnote for each article.

Article text is escaped, so that no mark of it is read as Markdown or HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rashomon.dossier.calendar import Calendar, calendar_of
from rashomon.dossier.collated import collate
from rashomon.dossier.index import Index, index_of
from rashomon.dossier.inert import for_page, one_line
from rashomon.dossier.markdown_articles import articles_of
from rashomon.dossier.phrases import (
    bounds_of,
    conflict_in_words,
    counted,
    kind_in_words,
    stance_in_words,
    takes,
)
from rashomon.dossier.stands import SeenClaim, Stand, claims_seen
from rashomon.dossier.voices import Saying
from rashomon.records import Account, Conflict, Movement, Statement

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#&$])")
_OPENS_BLOCK = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")


def plain(text: str) -> str:
    """The text on one line, each mark that Markdown or HTML would read escaped."""
    escaped = _SPECIAL.sub(r"\\\1", for_page(one_line(text)))
    found = _OPENS_BLOCK.match(escaped)
    if found is None:
        return escaped
    digits = found[2].isdigit()
    end = found.end()
    return f"{escaped[:end]}\\{escaped[end:]}" if digits else f"{found[1]}\\{escaped[found.start(2) :]}"


def as_markdown(account: Account) -> str:
    """The account in CommonMark with tables and footnotes, as GitHub and Pandoc read it."""
    index, calendar = index_of(account), calendar_of(account)
    claims = claims_seen(index)
    lines = [
        *_head(index, calendar),
        *_look(claims),
        *_claims(claims, index, calendar),
        *_voices(index, calendar),
        *articles_of(index, calendar, plain),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _head(index: Index, calendar: Calendar) -> Iterator[str]:
    account = index.account
    yield f"# {plain(account.story.title)}"
    heard = sum(bool(voice.speakers) for voice in index.voices)
    counts = [
        counted(len(account.articles), "article"),
        counted(heard, "speaker"),
        counted(len(account.statements), "statement"),
        counted(len(account.claims), "claim"),
        counted(sum(one.kind != "apparent" for one in account.conflicts), "conflict"),
    ]
    yield f"\n{', '.join(counts)}. Times are {calendar.zone_name}. Nothing here says what is true."
    if account.as_of:
        yield f"\nAs of {account.as_of:%Y-%m-%d %H:%M %Z}."
    yield from (f"\n{plain(note)}" for note in account.notes)


def _look(claims: Iterable[SeenClaim]) -> Iterator[str]:
    disputed = [claim for claim in claims if claim.in_dispute]
    if not disputed:
        return
    yield "\n## In one look\n"
    for claim in disputed:
        yield f"- **{plain(claim.claim.text)}** {claim.summary}"


def _claims(claims: Iterable[SeenClaim], index: Index, calendar: Calendar) -> Iterator[str]:
    shown = list(claims)
    if shown or index.account.conflicts:
        yield "\n## Each claim"
    for claim in shown:
        yield f"\n### {claim.number}. {plain(claim.claim.text)}"
        for row in claim.rows:
            yield f"\n**{plain(row.name)}**\n"
            yield from (_stand(stand, index, calendar) for stand in row.stands)
        for movement in claim.moved:
            yield f"\n{_movement(movement, index, calendar)}"
        for one in claim.origins:
            roots = (f"{plain(' and '.join(root.names)) or 'nobody named'}" for root in one.roots)
            whose = f" of those who {takes(2, one.position)[2:]}" if one.position else ""
            yield f"\nIndependent origins{whose}: {bounds_of(one.origin)}: {'; '.join(roots)}"
        for conflict in (*claim.conflicts, *claim.apparent):
            yield from _conflict(conflict, index, calendar)
    alone = [one for one in index.account.conflicts if not one.claims]
    moved = [one for one in index.account.movements if not one.claims]
    if alone or moved:
        yield "\n### Beside these claims"
    for conflict in alone:
        yield from _conflict(conflict, index, calendar)
    yield from (f"\n{_movement(one, index, calendar)}" for one in moved)


def _stand(stand: Stand, index: Index, calendar: Calendar) -> str:
    when = calendar.shown(stand.at) or "time not known"
    to = "".join(f", to “{plain(words)}”" for words in stand.audiences)
    sure = f", certain to {round(100 * stand.score)} %" if stand.score < 0.75 else ""
    words = f"“{plain(stand.text)}”" if stand.quoted else f"*{plain(stand.text)}*"
    who = plain(index.name(stand.speaker))
    return f"- **{stand.position}**, {who}, {when}{to}{sure}: {words} {carried(stand.statements, index)}"


def carried(statements: Iterable[Statement], index: Index) -> str:
    """``[^1][^2] via Merrow Wire; [^4]``: the articles' footnotes by how they have it."""
    return "; ".join(
        footnotes(dict.fromkeys(one.article for one in members), index)
        + (f" via {plain(chain)}" if chain else "")
        for chain, members in index.ways(statements)
    )


def footnotes(articles: Iterable[str], index: Index) -> str:
    """``[^1][^4]``."""
    return "".join(f"[^{index.numbers[one]}]" for one in articles)


def _movement(one: Movement, index: Index, calendar: Calendar) -> str:
    who = plain(index.mover(one))
    words = f" from “{plain(one.from_words)}” to “{plain(one.to_words)}”" if one.from_words else ""
    when = f", {calendar.shown(one.at)}" if calendar.shown(one.at) else ""
    before = carried((index.statements[key] for key in one.before), index)
    after = carried((index.statements[key] for key in one.after), index)
    reasons = f" ({'; '.join(plain(reason) for reason in one.reasons)})" if one.reasons else ""
    return f"**{who} moved**{words}{when}: before {before}, after {after}{reasons}"


def _conflict(one: Conflict, index: Index, calendar: Calendar) -> Iterator[str]:
    yield f"\n**Conflict {index.conflict_numbers[one.id]}**, {conflict_in_words(one.kind)}\n"
    for number, side in enumerate((one.a, one.b)):
        statements = [index.statements[key] for key in side]
        words = one.passages[number].span.text if one.passages else statements[0].content[0].text
        when = calendar.shown(statements[0].at)
        who = plain(index.names(statements[0].speakers))
        yield f"- {who}{f', {when}' if when else ''}: “{plain(words)}” {carried(statements, index)}"
    yield from (f"\n{plain(reason)}" for reason in one.reasons)


def _voices(index: Index, calendar: Calendar) -> Iterator[str]:
    yield "\n## Who said what"
    for voice in index.voices:
        yield f"\n### {', '.join(filter(None, [plain(voice.name), plain('; '.join(voice.callings))]))}\n"
        for saying in voice.sayings:
            yield from _saying(saying, index, calendar)


def _saying(saying: Saying, index: Index, calendar: Calendar) -> Iterator[str]:
    details = [*map(kind_in_words, saying.kinds), *filter(None, map(stance_in_words, saying.stances))]
    if when := calendar.shown(saying.at):
        details.append(when)
    words = f"“{plain(saying.text)}”" if saying.word_for_word else f"*{plain(saying.text)}*"
    number = index.saying_numbers[saying.id]
    yield f"{number}. {words} ({', '.join(details)}) {carried(saying.statements, index)}"
    collation = collate(saying)
    for place in collation.places:
        if place.readings:
            readings = (
                f"{footnotes(reading.articles, index)} {plain(reading.words) or '–'}"
                for reading in place.readings
            )
            yield f"    - {' · '.join(readings)}"
    for carrier in collation.paraphrases:
        yield f"    - [^{index.numbers[carrier.article.id]}] in other words: {plain(carrier.text)}"
