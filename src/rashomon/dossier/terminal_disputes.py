"""The sections of the terminal's dossier that show what is in dispute, what conflicts, and what moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rashomon.dossier.index import Index
from rashomon.dossier.inert import one_line
from rashomon.dossier.phrases import conflict_in_words, position_mark
from rashomon.dossier.stands import Row, SeenClaim, Stand, claims_seen, shortest
from rashomon.dossier.terminal_across import heading, listed
from rashomon.dossier.times import closest, day_or_hour
from rashomon.records import Account, Conflict, Evidence, Movement

Numbers = Mapping[str, int]

MOST_CLAIMS = 6
MOST_SIDES = 6
MOST_CONFLICTS = 10
MOST_APPARENT = 5
MOST_MOVEMENTS = 10
LONGEST_NAME = 24
LONGEST_WORDS = 70

_STYLES = {"affirms": "green", "denies": "red", "withholds": "dim", "qualifies": "yellow"}


def disputed(index: Index) -> Iterator[object]:
    """The claims with their sides, then conflicts and movements, the best first."""
    account, numbers = index.account, index.numbers
    disputes = claims_seen(index)
    if disputes:
        yield from heading("In dispute")
        legend = "  ".join(f"{position_mark(kind)} {kind}" for kind in _STYLES)
        yield Text(legend, style="dim")
    given = [one for one in disputes if one.claim.given]
    for claim in (*given, *[one for one in disputes if not one.claim.given][:MOST_CLAIMS]):
        yield from _dispute(claim, index)
    yield from _more(len(disputes) - len(given) - MOST_CLAIMS, "claim")
    texts = {claim.id: claim.text for claim in account.claims}
    real = [one for one in account.conflicts if one.kind != "apparent"]
    yield from _conflicts("Conflicts", real, MOST_CONFLICTS, texts, numbers)
    apparent = [one for one in account.conflicts if one.kind == "apparent"]
    yield from _conflicts("Conflicts in appearance only", apparent, MOST_APPARENT, texts, numbers)
    shown = {one.passages for one in (*real[:MOST_CONFLICTS], *apparent[:MOST_APPARENT])}
    yield from _movements(account, texts, shown, numbers)


def _more(number: int, noun: str) -> Iterator[object]:
    if number > 0:
        plural = "" if number == 1 else "s"
        yield Text(f"and {number} more {noun}{plural}, which the page and the tables have", style="dim")


def _dispute(dispute: SeenClaim, index: Index) -> Iterator[object]:
    line = Text("\n" + one_line(dispute.claim.text), style="bold")
    line.append("  asked for" if dispute.claim.given else "", style="not bold dim")
    yield line
    yield Padding(Text(one_line(dispute.summary), style="dim"), (0, 0, 0, 2))
    if not dispute.rows:
        for reason in dispute.claim.reasons[:-1]:
            yield Padding(Text(one_line(reason), style="dim"), (0, 0, 0, 2))
        return
    table = Table(box=None, padding=(0, 1, 0, 0), show_header=False, pad_edge=False)
    table.add_column(max_width=LONGEST_NAME, overflow="fold")
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    for row in _shown(dispute.rows):
        for cells in _cells(row, index):
            table.add_row(*cells)
    yield Padding(table, (0, 0, 0, 2))
    yield from _more(len(dispute.rows) - MOST_SIDES, "side")


def _shown(rows: Sequence[Row]) -> list[Row]:
    """So many sides, in their order: the first two of each position, then whoever comes first."""
    if len(rows) <= MOST_SIDES:
        return list(rows)
    chosen: list[Row] = []
    for kind in _STYLES:
        holding = [one for one in rows if any(stand.position == kind for stand in one.stands)]
        chosen += [one for one in holding[:2] if one not in chosen]
    chosen = chosen[:MOST_SIDES]
    chosen += [one for one in rows if one not in chosen][: MOST_SIDES - len(chosen)]
    return [one for one in rows if one in chosen]


def _cells(row: Row, index: Index) -> Iterator[tuple[Text, Text, Text]]:
    for place, turn in enumerate(row.turns):
        position = turn[0].position
        name = Text(one_line(row.name) if place == 0 else "")
        mark = Text(f"{position_mark(position)} {position}", style=_STYLES[position])
        yield name, mark, _turn(turn, row, index)


def _turn(turn: Sequence[Stand], row: Row, index: Index) -> Text:
    """The words that say it best, the articles of all, who speaks for the side, and the closest time."""
    best, words = shortest(turn, LONGEST_WORDS)
    marks = ("“", "”") if best.quoted else ("", "")
    line = Text(f"{marks[0]}{one_line(words).strip('“”')}{marks[1]}")
    articles = (one.article for stand in turn for one in stand.statements)
    line.append(f"  {listed(articles, index.numbers)}", style="cyan")
    speakers = dict.fromkeys(one_line(index.name(stand.speaker)) for stand in turn if stand.speaker)
    others = [name for name in speakers if name != one_line(row.name)]
    if others:
        more = f" and {len(others) - 3} more" if len(others) > 3 else ""
        line.append(f"  {', '.join(others[:3])}{more}", style="dim")
    if when := day_or_hour(closest(stand.at for stand in turn)):
        line.append(f"  {when}", style="dim")
    return line


def _conflicts(
    title: str, found: list[Conflict], most: int, texts: Mapping[str, str], numbers: Numbers
) -> Iterator[object]:
    if found:
        yield from heading(title)
    for place, conflict in enumerate(found[:most], 1):
        claims = "; ".join(one_line(texts[claim]) for claim in conflict.claims if claim in texts)
        line = Text(f"{place:>2} ", style="dim")
        line.append(claims or "on no one claim", style="not dim bold" if claims else "not dim")
        kind = conflict_in_words(conflict.kind)
        line.append(f"  {kind}" if conflict.kind != "apparent" else "", style="not dim not bold yellow")
        yield line
        for reason in conflict.reasons:
            yield Padding(Text(one_line(reason), style="dim"), (0, 0, 0, 3))
        yield from _passages(conflict.passages, numbers)
    yield from _more(len(found) - most, "conflict")


def _passages(passages: Iterable[Evidence], numbers: Numbers) -> Iterator[object]:
    for passage in passages:
        line = Text(listed([passage.article], numbers), style="cyan")
        line.append(f" {one_line(passage.span.text)}", style="default")
        yield Padding(line, (0, 0, 0, 3))


def _movements(
    account: Account, texts: Mapping[str, str], shown: set[tuple[Evidence, ...]], numbers: Numbers
) -> Iterator[object]:
    """Each movement; its passages where no conflict has just shown them."""
    names = {speaker.id: speaker.name for speaker in account.speakers}
    names |= {side.id: side.name for side in account.sides}
    if account.movements:
        yield from heading("What moved")
    for movement in account.movements[:MOST_MOVEMENTS]:
        yield from _movement(movement, texts, names)
        if movement.passages not in shown:
            yield from _passages(movement.passages, numbers)
    yield from _more(len(account.movements) - MOST_MOVEMENTS, "movement")


def _movement(movement: Movement, texts: Mapping[str, str], names: Mapping[str, str]) -> Iterator[object]:
    line = Text(f"{one_line(movement.from_words)} → {one_line(movement.to_words)}", style="bold")
    who = names.get(movement.side) or names.get(movement.speaker)
    line.append(f"  {one_line(who)}" if who else "", style="not bold")
    when = day_or_hour(movement.at)
    claims = "; ".join(one_line(texts[claim]) for claim in movement.claims if claim in texts)
    line.append("".join(f"  {part}" for part in (when, claims) if part), style="not bold dim")
    yield line
    for reason in movement.reasons:
        yield Padding(Text(one_line(reason), style="dim"), (0, 0, 0, 3))
