"""The sections of the terminal's dossier that show what stands across the articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath

from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from rashomon.account import WIDEST, speakers_found
from rashomon.dossier.across import (
    Compared,
    Copy,
    Travelled,
    carriers_of,
    compared,
    copies_of,
    papers,
    stands_on,
    travelled,
)
from rashomon.dossier.inert import one_line
from rashomon.dossier.phrases import copied_in_words, counted
from rashomon.records import Account, Document, PrimaryMatch, PrimaryWording

Numbers = Mapping[str, int]

MOST_LISTED = 12
"""So many articles are listed by number; the others are counted."""
MOST_ROWS = 40
"""So many rows of a table are shown; the page and the tables have all of them."""
LONGEST_NAME = 24
LEAST_FOR_TEXT = 36
"""Columns that a row's text needs beside the marks."""


def heading(words: str) -> Iterator[object]:
    """An empty line and a rule with a section's name."""
    yield Text("")
    yield Rule(Text(words, style="bold"), align="left", style="dim", characters="─")


def listed(articles: Iterable[str], numbers: Numbers) -> str:
    """``[1][2]``: the articles' numbers in order, at most a dozen."""
    found = sorted({numbers[article] for article in articles if article in numbers})
    more = f" and {len(found) - MOST_LISTED} more" if len(found) > MOST_LISTED else ""
    return "".join(f"[{number}]" for number in found[:MOST_LISTED]) + more


def across(account: Account, numbers: Numbers, width: int) -> Iterator[object]:
    """What the articles share and where they agree, before who said what in full."""
    yield from _copies(account, numbers)
    yield from _travelled(account, numbers, width)
    yield from _sides(account)
    yield from _documents(account, numbers)
    for comparison in compared(account):
        yield from _record(account, comparison, numbers)


def _copies(account: Account, numbers: Numbers) -> Iterator[object]:
    found = copies_of(account)
    if not found:
        return
    yield from heading("Copies")
    copied = [copy for copy in found if copy.shared.kind != "same-quotes-only"]
    for copy in copied:
        yield from _copy(copy, numbers)
    alike = [copy for copy in found if copy.shared.kind == "same-quotes-only"]
    if alike:
        groups = ", ".join(listed(copy.shared.articles, numbers) for copy in alike[:MOST_LISTED])
        more = f" and {len(alike) - MOST_LISTED} more groups" if len(alike) > MOST_LISTED else ""
        line = Text(groups + more, style="cyan")
        line.append("  share quotations only, which is no copying", style="dim")
        yield line


def _copy(copy: Copy, numbers: Numbers) -> Iterator[object]:
    line = Text(listed(copy.shared.articles, numbers), style="cyan")
    line.append(f"  {copied_in_words(copy.shared.kind)}", style="bold")
    if copy.shared.reasons:
        line.append(f"  {one_line(copy.shared.reasons[0])}", style="dim")
    yield line
    for step in copy.steps:
        origin = listed([step.origin], numbers) if step.from_article else one_line(step.origin)
        detail = Text(listed(step.to, numbers), style="cyan")
        detail.append(f" from {origin}: {one_line(step.reason)}", style="dim")
        yield Padding(detail, (0, 0, 0, 4))
    if not copy.steps:
        yield Padding(Text("which has it from which cannot be told", style="dim"), (0, 0, 0, 4))


def _travelled(account: Account, numbers: Numbers, width: int) -> Iterator[object]:
    rows = travelled(account)
    speakers = speakers_found(account)
    if not rows and not speakers:
        return
    table = _Marks(account, numbers, width)
    if rows:
        yield from heading("Said in two or more articles")
        yield Text(f"{table.legend()}   first: earliest by known times, ? not sure", style="dim")
        yield table.head("first")
        for row in rows[:MOST_ROWS]:
            yield table.row(row.presence.whole, row.presence.partly, _first(row, numbers), _said(row))
        yield from _more(len(rows))
        yield from _origins(rows, numbers, {one.id: one.article for one in account.statements})
    if speakers:
        yield from heading("Speakers in two or more articles")
        yield table.head("")
        for speaker, articles in sorted(speakers, key=lambda pair: -len(pair[1]))[:MOST_ROWS]:
            yield table.row(articles, (), "", Text(one_line(speaker.name)))
        yield from _more(len(speakers))


def _more(rows: int) -> Iterator[object]:
    if rows > MOST_ROWS:
        yield Text(f"and {rows - MOST_ROWS} more, which the page and the tables have", style="dim")


def _first(row: Travelled, numbers: Numbers) -> str:
    sure = "" if row.all_timed else "?"
    return f"{f'[{numbers[row.first_article]}]{sure}' if row.first_article in numbers else '?':<6}"


def _said(row: Travelled) -> Text:
    name = one_line(row.speaker)
    shown = name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"
    line = Text(f"{shown}: " if shown else "", style="bold")
    line.append(one_line(row.utterance.text), style="not bold")
    return line


def _origins(
    rows: tuple[Travelled, ...], numbers: Numbers, article_of: Mapping[str, str]
) -> Iterator[object]:
    """Sayings whose origins are several or unsure, each with its groups; the others are counted."""
    counted_ones = [row for row in rows if row.origin is not None]
    open_ones = [row for row in counted_ones if row.is_open]
    if counted_ones:
        yield Text("")
    for row in open_ones[:MOST_ROWS]:
        if row.origin is None:
            continue
        line = _said(row)
        line.append(f"  {stands_on(row.origin)}", style="bold")
        yield line
        for root in row.roots:
            detail = Text(listed(root.articles, numbers), style="cyan")
            detail.append(f" {one_line(' and '.join(root.names)) or 'nobody named'}", style="default")
            yield Padding(detail, (0, 0, 0, 4))
        if row.origin.unsure:
            unsure = (article_of[one] for one in row.origin.unsure if one in article_of)
            yield Padding(Text(f"{listed(unsure, numbers)} may add none", style="dim"), (0, 0, 0, 4))
        for reason in row.origin.reasons:
            yield Padding(Text(one_line(reason), style="dim"), (0, 0, 0, 4))
    rest = len(counted_ones) - len(open_ones)
    if rest:
        every = "Each of them" if not open_ones else f"Each of the other {rest}"
        yield Text(f"{every} goes back to one origin, however many articles carry it.", style="dim")


def _sides(account: Account) -> Iterator[object]:
    names = {speaker.id: speaker.name for speaker in account.speakers}
    if account.sides:
        yield from heading("Sides: who answers for whom")
    for side in account.sides:
        members = [one_line(names.get(one, one)) for one in side.speakers]
        line = Text(one_line(side.name), style="bold")
        line.append(f"  {', '.join(one for one in members if one != one_line(side.name))}", style="not bold")
        yield line
        for reason in _one_a_pair(side.reasons):
            yield Padding(Text(one_line(reason), style="dim"), (0, 0, 0, 4))


def _one_a_pair(reasons: tuple[str, ...]) -> list[str]:
    """The first reason for each two speakers: what else shows the same is in the JSON."""
    seen: dict[str, str] = {}
    for reason in reasons:
        seen.setdefault(reason.partition(": ")[0], reason)
    return list(seen.values())


def _documents(account: Account, numbers: Numbers) -> Iterator[object]:
    several, once = papers(account)
    if several or once:
        yield from heading("Documents, put together from what articles quote")
    for document in several:
        yield from _document(document, numbers)
    if once:
        line = Text("quoted once only: ", style="dim")
        for place, document in enumerate(once):
            line.append(f"{', ' if place else ''}{one_line(document.name)} ", style="default")
            line.append(listed(carriers_of(document.fragments[0]), numbers), style="cyan")
        yield line


def _document(document: Document, numbers: Numbers) -> Iterator[object]:
    line = Text(one_line(document.name), style="bold")
    for reason in document.reasons:
        line.append(f"  {one_line(reason)}", style="not bold dim")
    yield line
    told = False
    for fragment in document.fragments:
        if not fragment.placed and not told:
            yield Padding(Text("where it stands in the document is not known:", style="dim"), (0, 0, 0, 2))
            told = True
        gap = "[…] " if fragment.gap_before and fragment.placed else ""
        words = Text(gap, style="dim")
        words.append(f"“{one_line(fragment.text)}”  ", style="not dim")
        words.append(listed(carriers_of(fragment), numbers), style="not dim cyan")
        yield Padding(words, (0, 0, 0, 2))
        for differs in fragment.differs:
            yield Padding(Text(one_line(differs), style="dim"), (0, 0, 0, 4))


def _record(account: Account, comparison: Compared, numbers: Numbers) -> Iterator[object]:
    name = one_line(PurePath(comparison.text.path).name or comparison.text.title)
    yield from heading(f"Against the record: {name}")
    counts = ", ".join(f"{count} {verdict}" for verdict, count in comparison.counts if count)
    found = counted(len(comparison.found), "quoted saying")
    yield Text(f"{found} found in it{f': {counts}' if counts else ''}")
    for note in comparison.text.notes:
        yield Text(one_line(note), style="yellow")
    texts = {utterance.id: utterance.text for utterance in account.utterances}
    article_of = {statement.id: statement.article for statement in account.statements}
    for match in comparison.found:
        yield from _matched(match, texts.get(match.utterance, ""), article_of, numbers)
    for match in comparison.missing:
        line = Text("not found  ", style="bold")
        line.append(f"{one_line(texts.get(match.utterance, ''))}  ", style="not bold")
        line.append(listed((article_of[one.statement] for one in match.wordings), numbers), style="cyan")
        yield line
    if comparison.others:
        others = counted(comparison.others, "quoted saying")
        yield Text(f"{others} of speakers without words in it: not found, as is to be expected", style="dim")


def _matched(
    match: PrimaryMatch, text: str, article_of: Mapping[str, str], numbers: Numbers
) -> Iterator[object]:
    line = Text(f"{match.verdict:<9}  ", style="bold")
    line.append(f"{one_line(text)}  ", style="not bold")
    line.append(f"at {match.spans[0].start}", style="not bold dim")
    yield line
    ways: dict[str, list[str]] = {}
    for wording in match.wordings:
        ways.setdefault(_way(wording), []).append(article_of[wording.statement])
    for way, articles in ways.items():
        detail = Text(listed(articles, numbers), style="cyan")
        detail.append(f" {one_line(way)}", style="dim")
        yield Padding(detail, (0, 0, 0, 4))
    for reason in match.reasons:
        yield Padding(Text(one_line(reason), style="dim"), (0, 0, 0, 4))


def _way(wording: PrimaryWording) -> str:
    """The verdict on a wording with what differs, and whether the quotation shows it."""
    if wording.verdict == "not-found":
        return "not found in this wording"
    shown = "" if wording.verdict == "exact" else " (marked)" if wording.marked else " (not marked)"
    return f"{wording.verdict}{shown}{f': {wording.differs}' if wording.differs else ''}"


class _Marks:
    """Rows with a mark for each article; where that gets too wide, with the number of articles."""

    def __init__(self, account: Account, numbers: Numbers, width: int) -> None:
        self._ids = sorted(numbers, key=numbers.__getitem__)
        self._cell = len(str(len(self._ids))) + 1
        self._width = width
        self._narrow = len(self._ids) > WIDEST or self._cell * len(self._ids) + LEAST_FOR_TEXT > width

    def legend(self) -> str:
        return "in so many articles" if self._narrow else "● whole  ◐ a part  · not found"

    def head(self, column: str) -> Text:
        cells = "".join(f"{number:<{self._cell}}" for number in range(1, len(self._ids) + 1))
        return Text(f"{'    ' if self._narrow else cells} {column}", style="dim")

    def row(self, whole: Iterable[str], partly: Iterable[str], first: str, text: Text) -> Text:
        found = {**dict.fromkeys(partly, "◐"), **dict.fromkeys(whole, "●")}
        if self._narrow:
            line = Text(f"{len(found):>4} ")
        else:
            line = Text("".join(f"{found.get(one, '·'):<{self._cell}}" for one in self._ids) + " ")
        line.append(first, style="cyan")
        line.append_text(text)
        line.truncate(self._width, overflow="ellipsis")
        return line
