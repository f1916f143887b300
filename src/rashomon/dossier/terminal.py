"""The account for a terminal: articles, what stands across them, who said what, what was set aside."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Literal, cast

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rashomon.dossier.index import Index, index_of
from rashomon.dossier.inert import one_line
from rashomon.dossier.phrases import counted, kind_in_words, outlet_of, stance_in_words
from rashomon.dossier.terminal_across import across, heading
from rashomon.dossier.terminal_disputes import disputed
from rashomon.dossier.times import in_words
from rashomon.dossier.voices import Saying, Voice
from rashomon.records import Account, Article

Numbers = Mapping[str, int]

NARROWEST = 40


def as_terminal(
    account: Account, *, width: int = 100, color: bool = False, part: Literal["whole", "claims"] = "whole"
) -> str:
    """The account as lines of at most ``width`` columns (40 or more), with ANSI colours when ``color`` is
    true. The ``part`` ``claims`` has the articles, the claims, and what conflicts and moved on them.

    Nothing about the machine is asked: the same account, width and colour give the same text.
    """
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=max(width, NARROWEST),
        height=25,
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        legacy_windows=False,
        emoji=False,
        markup=False,
        highlight=False,
        _environ={},
    )
    parts = cast("Iterator[RenderableType]", _parts(index_of(account), max(width, NARROWEST), part))
    console.print(Group(*parts))  # all at once: each call costs much on its own
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"


def _parts(index: Index, width: int, part: str) -> Iterator[object]:
    account, numbers, voices = index.account, index.numbers, index.voices
    yield Text(one_line(account.story.title), style="bold")
    sayings = sum(len(voice.sayings) for voice in voices)
    counts = [
        counted(len(account.articles), "article"),
        counted(len(account.statements), "statement"),
        counted(sayings, "saying"),
        counted(sum(bool(voice.speakers) for voice in voices), "speaker"),
    ]
    as_of = f"as of {account.as_of:%Y-%m-%d %H:%M %Z}; " if account.as_of else ""
    yield Text(f"{as_of}{', '.join(counts)}", style="dim")
    for note in account.notes:
        yield Text(one_line(note), style="yellow")
    yield from _groups(account, numbers)
    yield from heading("Articles")
    yield _articles(account)
    yield from disputed(index)
    if part == "claims":
        yield from _set_aside(account)
        return
    yield from across(account, numbers, width)
    yield from heading("Who said what")
    for voice in voices:
        yield from _voice(voice, numbers)
    yield from _corrections(account, numbers)
    yield from _left(account)


def _groups(account: Account, numbers: Numbers) -> Iterator[object]:
    for place, group in enumerate(account.groups, 1):
        members = ", ".join(f"[{numbers[article]}]" for article in group if article in numbers)
        yield Text(f"  group {place}: {members}", style="yellow")


def _articles(account: Account) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    table.add_column("", justify="right", no_wrap=True)
    for name in ("outlet", "published", "title and notes"):
        table.add_column(name, overflow="fold")
    for number, article in enumerate(account.articles, 1):
        cell = Text(one_line(article.title) or "(no title)", style="" if article.title else "dim")
        for note in _notes(article):
            cell.append(f"\n{one_line(note)}", style="dim")
        table.add_row(f"[{number}]", Text(outlet_of(article)), Text(in_words(article.published) or "?"), cell)
    return table


def _notes(article: Article) -> Iterator[str]:
    credits = dict.fromkeys(credit.outlet for credit in article.credits if credit.scope == "article")
    if credits:
        yield f"credits {', '.join(credits)}"
    if article.updated is not None:
        yield f"updated {in_words(article.updated)}"
    yield from article.notes


def _voice(voice: Voice, numbers: Numbers) -> Iterator[object]:
    heading = Text("\n" + one_line(voice.name), style="bold" if voice.speakers else "bold dim")
    if voice.roles:
        heading.append(f", {one_line('; '.join(voice.roles))}", style="not bold")
    kinds = dict.fromkeys(speaker.kind for speaker in voice.speakers)
    heading.append(f"  {', '.join(kinds)}".rstrip(), style="not bold dim")
    yield heading
    for saying in voice.sayings:
        yield from _saying(saying, numbers)


def _saying(saying: Saying, numbers: Numbers) -> Iterator[object]:
    marks = ("“", "”") if saying.word_for_word else ("", "")
    line = Text(f"{marks[0]}{one_line(saying.text)}{marks[1]}")
    stances = [stance_in_words(stance) for stance in saying.stances]
    details = [*(kind_in_words(kind) for kind in saying.kinds), *(words for words in stances if words)]
    if when := in_words(saying.at):
        details.append(when)
    line.append(f"  {_numbers(saying, numbers)}", style="cyan")
    line.append(f"  {', '.join(details)}", style="dim")
    yield Padding(line, (0, 0, 0, 2))
    ways: dict[str, list[str]] = {}
    for carrier in saying.carriers:
        number = f"[{numbers[carrier.article.id]}]"
        if carrier.given_to:
            ways.setdefault(f"given to {carrier.given_to}", []).append(number)
        if carrier.chain:
            ways.setdefault(f"via {' › '.join(carrier.chain)}", []).append(number)
        if carrier.statement.chain_complete is False:
            ways.setdefault("through others that the text does not name", []).append(number)
        if carrier.statement.justification is not None:
            ways.setdefault(f"“{carrier.statement.justification.text}”", []).append(number)
        if "person" in carrier.statement.found_by and carrier.statement.reasons:
            ways.setdefault(carrier.statement.reasons[-1], []).append(number)
        if carrier.partly:
            ways.setdefault("only a part", []).append(number)
        elif carrier.differs:
            ways.setdefault(carrier.differs, []).append(number)
    for way, articles in ways.items():
        detail = Text("".join(dict.fromkeys(articles)), style="cyan")
        detail.append(f" {one_line(way)}", style="dim")
        yield Padding(detail, (0, 0, 0, 4))


def _numbers(saying: Saying, numbers: Numbers) -> str:
    return "".join(f"[{number}]" for number in sorted(numbers[article.id] for article in saying.articles))


def _corrections(account: Account, numbers: Numbers) -> Iterator[object]:
    claims = {claim.id: claim.text for claim in account.claims}
    if account.corrections:
        yield from heading("Corrections and updates")
    for correction in account.corrections:
        line = Text(f"[{numbers[correction.article]}] ", style="cyan")
        line.append(one_line(correction.span.text), style="default")
        touched = "; ".join(one_line(claims[one]) for one in correction.claims if one in claims)
        line.append(f"  touches: {touched}" if touched else "", style="dim")
        yield line
    if account.judgements:
        yield from heading("Judged by a person")
    for judgement in account.judgements:
        by = " ".join(part for part in (judgement.by, judgement.at) if part)
        target = claims.get(judgement.target, judgement.target)
        said = f"{judgement.kind}: {target} {judgement.value}".rstrip()
        yield Text(
            one_line(f"{said}{f' ({by})' if by else ''}{f': {judgement.note}' if judgement.note else ''}")
        )


def _set_aside(account: Account) -> Iterator[object]:
    if account.set_aside:
        yield from heading("Set aside")
    for one in account.set_aside:
        line = Text(one_line(one.path), style="bold")
        line.append(f"  {one_line(one.reason)}", style="not bold")
        if one.hint:
            line.append(f"  {one_line(one.hint)}", style="not bold dim")
        yield line


def _left(account: Account) -> Iterator[object]:
    yield from _set_aside(account)
    if account.rejected:
        yield from heading("Looked like a statement and was not kept")
        for reason, count in account.rejected:
            yield Text(f"{count:>5}  {one_line(reason)}", style="dim")
