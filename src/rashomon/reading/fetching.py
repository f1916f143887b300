"""Fetching of addresses: bounded in time and size, each hop checked, robots.txt respected."""

from __future__ import annotations

import threading
import time
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import PackageNotFoundError, version
from types import TracebackType
from urllib.parse import SplitResult, urljoin, urlunsplit
from urllib.robotparser import RobotFileParser

import httpx

from rashomon.errors import FetchError
from rashomon.reading.addresses import checked_ip, split_address
from rashomon.reading.contents import Content, kind_of_media_type
from rashomon.reading.options import ReadingOptions
from rashomon.reading.turns import Turns
from rashomon.records import Interval

AGENT = "Rashomon"
_HOMEPAGE = "reads news reports at the request of a person"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ROBOTS_LIMIT = 500_000
_ROBOTS_SECONDS = 86_400.0  # RFC 9309: rules are not kept for more than a day
_NOT_MODIFIED = 304
_KEPT_HEADERS = ("content-type", "date", "etag", "last-modified")
"""The headers that are kept with what was fetched: what it is, and when the server says it is from."""
_ACCEPT = "text/html,application/xhtml+xml,text/plain;q=0.9,application/pdf;q=0.8,*/*;q=0.5"


@dataclass(frozen=True, slots=True)
class _Answer:
    """An HTTP answer: its status, its body without transfer coding, and the headers that matter."""

    url: str
    status: int
    body: bytes
    content_type: str
    location: str
    validators: Validators
    retry_after: str
    headers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask it later whether its answer would still be the same."""

    etag: str = ""
    last_modified: str = ""

    def headers(self) -> dict[str, str]:
        """The headers of a conditional request; none where nothing is known."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in named.items() if value}


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer of any status. ``content`` is ``None`` unless there is something to read.

    ``retry_after`` is in how many seconds the server wants to be asked again, if it says so.
    """

    status: int
    content: Content | None = None
    validators: Validators = field(default_factory=Validators)
    retry_after: float | None = None

    @property
    def unchanged(self) -> bool:
        """Whether the server says that its answer is still the same."""
        return self.status == _NOT_MODIFIED


class Fetcher:
    """A connection for one reading. Use it as a context manager.

    Threads may share one. With ``turns`` each request waits for its host's turn.
    """

    def __init__(self, options: ReadingOptions, turns: Turns | None = None) -> None:
        self._options = options
        self._turns = turns
        self._robots: dict[str, tuple[float, RobotFileParser]] = {}
        self._asking: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()
        self._client = httpx.Client(
            timeout=httpx.Timeout(options.timeout),
            follow_redirects=False,
            trust_env=False,  # no proxy or certificate by surprise: settings come in as options
            proxy=options.proxy or None,
            headers={
                "User-Agent": f"{AGENT}/{_version()} ({_HOMEPAGE})",
                "Accept": _ACCEPT,
                "Accept-Encoding": "gzip, deflate",
            },
        )

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def fetch(self, address: str) -> Content:
        """What stands at ``address``. ``FetchError`` says why it could not be had.

        Redirects are followed by hand, so that each hop is checked like the first.
        """
        fetched = self.ask(address)
        if fetched.content is None:
            status = fetched.status
            raise FetchError(f"answers HTTP {status} {_phrase(status)}".rstrip(), hint=_hint(status))
        return fetched.content

    def ask(
        self, address: str, validators: Validators | None = None, *, now: datetime | None = None
    ) -> Fetched:
        """What stands at ``address``, if it changed since ``validators`` were given; any status is an answer.

        ``now`` is the time to record, that of the options unless it is given. ``FetchError`` when there is
        no answer, or robots.txt asks not to read it.
        """
        now = now or self._options.now
        deadline = time.monotonic() + self._options.total_timeout
        answer = self._follow(
            address,
            self._options.max_bytes,
            deadline,
            robots=not self._options.ignore_robots,
            headers={} if validators is None else validators.headers(),
        )
        later = _seconds(answer.retry_after, now)
        if answer.status >= 400 or answer.status == _NOT_MODIFIED:
            return Fetched(answer.status, None, answer.validators, later)
        media_type, _, parameters = answer.content_type.partition(";")
        content = Content(
            raw=answer.body,
            path=address,
            name=answer.url,
            kind=kind_of_media_type(media_type),
            url=answer.url,
            media_type=media_type.strip().lower(),
            charset=_charset(parameters),
            fetched_at=Interval(now, now) if now else None,
            headers=answer.headers,
        )
        return Fetched(answer.status, content, answer.validators, later)

    def _follow(
        self,
        address: str,
        limit: int,
        deadline: float,
        *,
        robots: bool,
        headers: Mapping[str, str] | None = None,
    ) -> _Answer:
        url = address
        for _ in range(self._options.max_redirects + 1):
            parts = split_address(url)
            if robots and not self._allowed(parts, url, deadline):
                raise FetchError(
                    f"robots.txt of {parts.hostname} asks programs not to read this page",
                    hint="Save the page and give the file, or read it all the same with --ignore-robots.",
                )
            answer = self._request(parts, limit, deadline, headers or {})
            if answer.status not in _REDIRECTS or not answer.location:
                return answer
            url = urljoin(answer.url, answer.location)
        raise FetchError(
            f"redirects more than {self._options.max_redirects} times, last to {url}",
            hint="Open it in a browser and give the address it ends at.",
        )

    def _allowed(self, parts: SplitResult, url: str, deadline: float) -> bool:
        site = urlunsplit((parts.scheme, parts.netloc, "", "", ""))
        with self._lock:
            asking = self._asking.setdefault(site, threading.Lock())
        with asking:  # the rules of a site are asked for once, whoever wants them
            known = self._robots.get(site)
            if known is None or time.monotonic() - known[0] > _ROBOTS_SECONDS:
                known = time.monotonic(), self._rules(site, parts.hostname or "", deadline)
                self._robots[site] = known
        return known[1].can_fetch(AGENT, url)

    def _rules(self, site: str, host: str, deadline: float) -> RobotFileParser:
        answer = self._follow(f"{site}/robots.txt", _ROBOTS_LIMIT, deadline, robots=False)
        if answer.status >= 500:
            # RFC 9309: a site whose rules cannot be had at the moment is not read.
            raise FetchError(
                f"robots.txt of {host} answers HTTP {answer.status}",
                hint="Try again later, or read it all the same with --ignore-robots.",
            )
        rules = RobotFileParser()
        rules.parse(answer.body.decode("utf-8", "replace").splitlines() if answer.status < 400 else [])
        delay = rules.crawl_delay(AGENT)
        if self._turns is not None and delay:
            self._turns.slow(host, float(delay))
        return rules

    def _request(
        self, parts: SplitResult, limit: int, deadline: float, headers: Mapping[str, str]
    ) -> _Answer:
        host = parts.hostname or ""
        port = parts.port or (443 if parts.scheme == "https" else 80)
        ip = checked_ip(host, port, self._options)
        # The request goes to the address that was checked; name and certificate stay those of the host.
        literal = f"[{ip}]" if ":" in ip else ip
        target = urlunsplit((parts.scheme, f"{literal}:{port}", parts.path or "/", parts.query, ""))
        url = urlunsplit((parts.scheme, parts.netloc, parts.path or "/", parts.query, ""))
        if self._turns is not None:
            began = time.monotonic()
            self._turns.wait(host)
            deadline += time.monotonic() - began  # waiting for a turn is no slowness of the host's
        if time.monotonic() > deadline:
            raise _too_slow(self._options.total_timeout)
        try:
            with self._client.stream(
                "GET",
                target,
                headers={"Host": parts.netloc, **headers},
                extensions={"sni_hostname": host},
            ) as response:
                body = b"" if response.status_code in _REDIRECTS else self._body(response, limit, deadline)
                return _Answer(
                    url=url,
                    status=response.status_code,
                    body=body,
                    content_type=response.headers.get("content-type", ""),
                    location=response.headers.get("location", ""),
                    validators=Validators(
                        response.headers.get("etag", ""), response.headers.get("last-modified", "")
                    ),
                    retry_after=response.headers.get("retry-after", ""),
                    headers=tuple(
                        (name, response.headers[name]) for name in _KEPT_HEADERS if name in response.headers
                    ),
                )
        except httpx.TimeoutException as error:
            raise FetchError(
                f"{host} did not answer within {self._options.timeout:g} seconds",
                hint="Try again later, or save the page and give the file.",
            ) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise FetchError(
                f"cannot be fetched: {str(error) or type(error).__name__}",
                hint="Check the address and the connection.",
            ) from error
        finally:
            if self._turns is not None:
                self._turns.ended(host)

    def _body(self, response: httpx.Response, limit: int, deadline: float) -> bytes:
        announced = response.headers.get("content-length", "")
        if announced.isdecimal() and int(announced) > limit:
            raise _too_large(limit)
        if response.status_code >= 400:
            return b""
        parts, size = [], 0
        for part in _decoded(response, limit):
            size += len(part)
            if size > limit:
                raise _too_large(limit)
            if time.monotonic() > deadline:
                raise _too_slow(self._options.total_timeout)
            parts.append(part)
        return b"".join(parts)


def _decoded(response: httpx.Response, limit: int) -> Iterator[bytes]:
    """The body in parts, unpacked here: a small packed part may unpack to gigabytes."""
    coding = response.headers.get("content-encoding", "identity").strip().lower()
    if coding in {"", "identity"}:
        yield from response.iter_raw()
        return
    if coding not in {"gzip", "x-gzip", "deflate"}:
        raise FetchError(f"answers in an unknown coding ({coding})", hint="Save the page and give the file.")
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
    try:
        for part in response.iter_raw():
            yield unpacker.decompress(part, limit + 1)
            if unpacker.unconsumed_tail:
                raise _too_large(limit)
    except zlib.error as error:
        raise FetchError("answers with damaged content", hint="Try again later.") from error


def _too_large(limit: int) -> FetchError:
    return FetchError(f"sends more than {limit:,} bytes", hint="Save only the article and give the file.")


def _too_slow(seconds: float) -> FetchError:
    return FetchError(
        f"took more than {seconds:g} seconds", hint="Try again later, or save the page and give the file."
    )


def _charset(parameters: str) -> str:
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'")
    return ""


def _seconds(retry_after: str, now: datetime | None) -> float | None:
    """Seconds of a ``Retry-After`` header, which holds a number of them or a date."""
    value = retry_after.strip()
    if value.isdecimal():
        return float(value[:9])
    if not value or now is None:
        return None
    try:
        moment = parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    moment = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return max((moment - now).total_seconds(), 0.0)


def _phrase(status: int) -> str:
    return httpx.codes.get_reason_phrase(status)


def _hint(status: int) -> str:
    if status in {401, 402, 403, 451}:
        return "The site does not show it to programs: save the page and give the file."
    if status in {404, 410}:
        return "Check the address; an archive may have a copy."
    return "Try again later, or save the page and give the file."


def _version() -> str:
    try:
        return version("rashomon")
    except PackageNotFoundError:
        return "0"
