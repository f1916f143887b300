"""The command ``watch``: feeds and addresses into an archive, and what moved out of it."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.cli.failures import DONE, SOME_SET_ASIDE, tell
from rashomon.errors import InputError
from rashomon.pipeline import Finder

if TYPE_CHECKING:
    from types import FrameType

    from rashomon.archive import Notice
    from rashomon.stream.telling import Channel
    from rashomon.stream.watching import Passed

_LONGEST_PAUSE = 60.0


@dataclass(frozen=True, slots=True)
class WatchRequest:
    """What the user asked ``watch`` for, as the command line has it. Times are in seconds."""

    inputs: tuple[str, ...]
    archive: str | None = None
    once: bool = False
    interval: int = 900
    revisit: int = 3600
    apart: float = 1.0
    jsonl: str = ""
    webhooks: tuple[str, ...] = ()
    finder: Finder = "model"
    ignore_robots: bool = False
    allow_local_network: bool = False
    quiet: bool = False


def run(request: WatchRequest) -> int:
    """Watch, once or until a signal; the exit status."""
    from rashomon.cli.places import open_archive
    from rashomon.stream import open_digester
    from rashomon.stream.settings import WatchSettings
    from rashomon.stream.watching import Watch

    feeds, addresses = _inputs(request.inputs)
    settings = WatchSettings(
        interval=timedelta(seconds=request.interval),
        revisit=timedelta(seconds=request.revisit),
        apart=request.apart,
        finder=request.finder,
    )
    reading = replace(
        settings.reading,
        ignore_robots=request.ignore_robots,
        allow_local_network=request.allow_local_network,
    )
    with ExitStack() as stack:
        stop = stack.enter_context(_stopped_by_signals())
        channels = _channels(request, stop)
        archive = stack.enter_context(open_archive(request.archive, create=True))
        watch = Watch(
            archive,
            open_digester(archive, request.finder, stop),
            replace(settings, reading=reading),
            channels,
            lambda: datetime.now(UTC),
            stop,
        )
        if request.once:
            passed = watch.once(feeds, addresses)
            _tell(passed, request)
            return SOME_SET_ASIDE if passed.gathered.problems or passed.untold else DONE
        pause = min(float(request.interval), float(request.revisit), _LONGEST_PAUSE)
        watch.stay(feeds, addresses, lambda passed: _tell(passed, request), pause)
    return DONE


def line(notice: Notice) -> str:
    """What a terminal shows of a notice: the time, what it is, and each passage under it."""
    from rashomon.dossier.inert import one_line
    from rashomon.records.plain import printable

    body = notice.body
    at = notice.at.strftime("%Y-%m-%d %H:%M")
    lines = [f"{at}  {notice.kind:<14} {body.get('text', '')}  [{notice.story}]"]
    if body.get("new_story"):
        lines[0] += "  a new story"
    for change in body.get("words", ())[:5]:
        lines.append(f"    − {change['before'] or '(nothing)'}  + {change['after'] or '(nothing)'}")
    if notice.kind not in {"corrected", "edited"}:
        for passage in body.get("passages", ()):
            who = f"{passage['speaker']}: " if passage.get("speaker") else ""
            lines.append(f"    {who}“{passage['words']}” ({passage['outlet'] or passage['address']})")
    return "\n".join(printable(one_line(each)) if not number else "    " + printable(one_line(each.strip()))
                     for number, each in enumerate(lines))  # fmt: skip


def _inputs(given: Sequence[str]) -> tuple[list[str], list[str]]:
    """The feeds that OPML files list, and the plain addresses."""
    from rashomon.reading.feeds import read_opml

    feeds: list[str] = []
    addresses: list[str] = []
    for one in given:
        if one.lower().startswith(("http://", "https://")):
            addresses.append(one)
            continue
        try:
            raw = Path(one).read_bytes()
        except (OSError, ValueError) as error:
            raise InputError(
                f"{one}: {getattr(error, 'strerror', None) or error}",
                hint="Give an OPML file, or addresses that begin with https://.",
            ) from error
        feeds += read_opml(raw, one)
    return list(dict.fromkeys(feeds)), list(dict.fromkeys(addresses))


def _channels(request: WatchRequest, stop: threading.Event) -> list[Channel]:
    from rashomon.stream.telling import JsonLines, Terminal, Webhook, as_json

    channels: list[Channel] = []
    if request.jsonl == "-":
        channels.append(Terminal(sys.stdout, as_json, "standard-output"))
    elif request.jsonl:
        channels.append(JsonLines(Path(request.jsonl)))
    if request.jsonl != "-":
        channels.append(Terminal(sys.stdout, line))
    for address in request.webhooks:
        if not address.lower().startswith(("http://", "https://")):
            raise InputError(f"--webhook {address}: not an http(s) address", hint="It begins with https://.")
        channels.append(Webhook(address, stop.wait))
    return channels


@contextmanager
def _stopped_by_signals() -> Iterator[threading.Event]:
    """An event that SIGINT and SIGTERM set; a second signal ends the program at once."""
    stop = threading.Event()

    def ask_to_stop(number: int, frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    before = {number: signal.signal(number, ask_to_stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _tell(passed: Passed, request: WatchRequest) -> None:
    """A line about the pass, and what did not work, on standard error."""
    gathered = passed.gathered
    for one in gathered.problems or ():
        tell(f"{one.path}: {one.reason}", one.hint)
    for problem in passed.untold:
        tell(f"not told yet: {problem}")
    if not request.quiet:
        tell(
            f"{gathered.feeds} feeds asked ({gathered.unchanged} unchanged), {gathered.new} new articles,"
            f" {gathered.revised} revised, {len(passed.noted)} changes"
            + (", stopped before the end" if passed.stopped else "")
        )
