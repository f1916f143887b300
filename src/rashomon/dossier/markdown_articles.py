"""The rest of the Markdown: articles, copies, what is not found, documents, time, texts, what was left."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rashomon.account import WIDEST, presence_of
from rashomon.dossier.across import copies_of, papers
from rashomon.dossier.calendar import Calendar
from rashomon.dossier.index import Index
from rashomon.dossier.inert import web_address
from rashomon.dossier.order import stretches_of
from rashomon.dossier.phrases import called, clipped, copied_in_words
from rashomon.dossier.references import reference
from rashomon.dossier.relays import through_whom
from rashomon.records import Document, Event

Plain = Callable[[str], str]


def articles_of(index: Index, calendar: Calendar, plain: Plain) -> Iterator[str]:
    """From the section of the articles to the footnotes; ``plain`` escapes what articles say."""
    yield from _articles(index, calendar, plain)
    yield from _presence(index, plain)
    yield from _documents(index, plain)
    yield from _timeline(index, calendar, plain)
    yield from _texts(index, plain)
    yield from _left(index, plain)
    for number, article in enumerate(index.account.articles, 1):
        yield f"\n[^{number}]: {plain(reference(article, calendar))}"


def _articles(index: Index, calendar: Calendar, plain: Plain) -> Iterator[str]:
    through = through_whom(index)
    yield "\n## The articles\n\n| | outlet | published | title | its statements came through |"
    yield "| --- | --- | --- | --- | --- |"
    for number, article in enumerate(index.account.articles, 1):
        title = plain(article.title) or "(no title)"
        address = web_address(article.url)
        if address and not set(address) & set("<>() \\"):
            title = f"[{title}](<{address}>)"
        ways = ", ".join(
            f"{plain(one.name) or 'no one named'} {one.count}" for one in through.get(article.id, ())
        )
        when = calendar.shown(article.published) or "not known"
        yield f"| {number} | {plain(called(article))} | {when} | {title} | {ways} |"
    copies = copies_of(index.account)
    if copies:
        yield "\n### Copies\n"
    for copy in copies:
        members = "".join(
            f"[^{number}]" for number in sorted(index.numbers[one] for one in copy.shared.articles)
        )
        steps = [
            f"{''.join(f'[^{index.numbers[one]}]' for one in step.to)} from "
            + (f"[^{index.numbers[step.origin]}]" if step.from_article else plain(step.origin))
            for step in copy.steps
        ]
        yield f"- {'; '.join([f'{members} {copied_in_words(copy.shared.kind)}', *steps])}"


def _presence(index: Index, plain: Plain) -> Iterator[str]:
    rows = presence_of(index.account)
    if not rows or len(index.account.articles) > WIDEST:
        return
    yield "\n### What is not found where\n\n● whole, ◐ a part, · not found, which does not mean left out.\n"
    numbers = range(1, len(index.account.articles) + 1)
    yield f"| saying | {' | '.join(map(str, numbers))} |"
    yield f"| --- |{' --- |' * len(numbers)}"
    for row in rows:
        marks = (
            "●" if one.id in row.whole else "◐" if one.id in row.partly else "·"
            for one in index.account.articles
        )
        yield f"| {plain(clipped(index.sayings[row.utterance].text, 90))} | {' | '.join(marks)} |"


def _documents(index: Index, plain: Plain) -> Iterator[str]:
    several, once = papers(index.account)
    if several or once:
        yield "\n## The document"
    for document in (*several, *once):
        yield from _document(document, index, plain)


def _document(document: Document, index: Index, plain: Plain) -> Iterator[str]:
    yield f"\n### {plain(document.name)}\n"
    for fragment in document.fragments:
        gap = "\\[…\\] " if fragment.gap_before and fragment.placed else ""
        where = "" if fragment.placed else "(its place is not known) "
        carriers = dict.fromkeys(index.numbers[one.evidence.article] for one in fragment.witnesses)
        yield f"> {where}{gap}{plain(fragment.text)} {''.join(f'[^{number}]' for number in carriers)}\n>"


def _timeline(index: Index, calendar: Calendar, plain: Plain) -> Iterator[str]:
    stretches = stretches_of(index.account)
    if stretches:
        yield "\n## In time\n\nWithin one item the order is not told.\n"
    for stretch in stretches:
        if len(stretch.events) == 1:
            yield f"1. {_event(stretch.events[0], index, calendar, plain)}"
            continue
        yield "1. In an order that is not told:"
        yield from (f"    - {_event(event, index, calendar, plain)}" for event in stretch.events)


def _event(event: Event, index: Index, calendar: Calendar, plain: Plain) -> str:
    when = calendar.shown(event.at)
    if not event.statements:
        names = (f"{plain(called(index.articles[one]))} [^{index.numbers[one]}]" for one in event.articles)
        return f"{when}: {', '.join(names)} {event.what}"
    saying = index.sayings[index.saying_of[event.statements[0]]]
    who = plain(index.names(index.said_by[saying.id]))
    carriers = dict.fromkeys(index.numbers[index.statements[one].article] for one in event.statements)
    return f"{when}: {who}: {plain(clipped(saying.told))} {''.join(f'[^{one}]' for one in carriers)}"


def _texts(index: Index, plain: Plain) -> Iterator[str]:
    yield "\n## The texts"
    for number, article in enumerate(index.account.articles, 1):
        yield f"\n### {number}. {plain(called(article))}\n"
        for line in article.text.splitlines():
            if line.strip():
                yield f"> {plain(line)}\n>"


def _left(index: Index, plain: Plain) -> Iterator[str]:
    account = index.account
    if account.set_aside or account.rejected or account.corrections or account.judgements:
        yield "\n## Set aside, and made by\n"
    for one in account.set_aside:
        yield f"- {plain(one.path)}: {plain(one.reason)} {plain(one.hint)}".rstrip()
    for reason, count in account.rejected:
        yield f"- looked like a statement and was not kept: {plain(reason)} ({count})"
    for correction in account.corrections:
        yield f"- [^{index.numbers[correction.article]}] {plain(correction.span.text)}"
    for judgement in account.judgements:
        what = f"{judgement.kind}, {plain(judgement.target)} {plain(judgement.value)}"
        yield f"- judged by {plain(judgement.by) or 'a person'}: {what}"
    yield f"\nMade by {plain(', '.join(account.made_by)) or 'it is not told what'}."
