"""Fetching of addresses: bounded in time and size, each hop checked, robots.txt respected."""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from types import TracebackType
from urllib.parse import SplitResult, urljoin, urlunsplit
from urllib.robotparser import RobotFileParser

import httpx

from rashomon.errors import FetchError
from rashomon.reading.addresses import checked_ip, split_address
from rashomon.reading.contents import Content, kind_of_media_type
from rashomon.reading.options import ReadingOptions
from rashomon.records import Interval

AGENT = "Rashomon"
_HOMEPAGE = "reads news reports at the request of a person"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ROBOTS_LIMIT = 500_000
_ACCEPT = "text/html,application/xhtml+xml,text/plain;q=0.9,application/pdf;q=0.8,*/*;q=0.5"


@dataclass(frozen=True, slots=True)
class _Answer:
    """An HTTP answer: its status, its body without transfer coding, and the headers that matter."""

    url: str
    status: int
    body: bytes
    content_type: str
    location: str


class Fetcher:
    """A connection for one reading. Use it as a context manager."""

    def __init__(self, options: ReadingOptions) -> None:
        self._options = options
        self._robots: dict[str, RobotFileParser] = {}
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
        deadline = time.monotonic() + self._options.total_timeout
        answer = self._follow(
            address, self._options.max_bytes, deadline, robots=not self._options.ignore_robots
        )
        if answer.status >= 400:
            raise FetchError(
                f"answers HTTP {answer.status} {_phrase(answer.status)}".rstrip(), hint=_hint(answer.status)
            )
        media_type, _, parameters = answer.content_type.partition(";")
        now = self._options.now
        return Content(
            raw=answer.body,
            path=address,
            name=answer.url,
            kind=kind_of_media_type(media_type),
            url=answer.url,
            media_type=media_type.strip().lower(),
            charset=_charset(parameters),
            fetched_at=Interval(now, now) if now else None,
        )

    def _follow(self, address: str, limit: int, deadline: float, *, robots: bool) -> _Answer:
        url = address
        for _ in range(self._options.max_redirects + 1):
            parts = split_address(url)
            if robots and not self._allowed(parts, url, deadline):
                raise FetchError(
                    f"robots.txt of {parts.hostname} asks programs not to read this page",
                    hint="Save the page and give the file, or read it all the same with --ignore-robots.",
                )
            answer = self._request(parts, limit, deadline)
            if answer.status not in _REDIRECTS or not answer.location:
                return answer
            url = urljoin(answer.url, answer.location)
        raise FetchError(
            f"redirects more than {self._options.max_redirects} times, last to {url}",
            hint="Open it in a browser and give the address it ends at.",
        )

    def _allowed(self, parts: SplitResult, url: str, deadline: float) -> bool:
        site = urlunsplit((parts.scheme, parts.netloc, "", "", ""))
        if site not in self._robots:
            answer = self._follow(f"{site}/robots.txt", _ROBOTS_LIMIT, deadline, robots=False)
            rules = RobotFileParser()
            if answer.status >= 500:
                # RFC 9309: a site whose rules cannot be had at the moment is not read.
                raise FetchError(
                    f"robots.txt of {parts.hostname} answers HTTP {answer.status}",
                    hint="Try again later, or read it all the same with --ignore-robots.",
                )
            rules.parse(answer.body.decode("utf-8", "replace").splitlines() if answer.status < 400 else [])
            self._robots[site] = rules
        return self._robots[site].can_fetch(AGENT, url)

    def _request(self, parts: SplitResult, limit: int, deadline: float) -> _Answer:
        host = parts.hostname or ""
        port = parts.port or (443 if parts.scheme == "https" else 80)
        ip = checked_ip(host, port, self._options)
        # The request goes to the address that was checked; name and certificate stay those of the host.
        literal = f"[{ip}]" if ":" in ip else ip
        target = urlunsplit((parts.scheme, f"{literal}:{port}", parts.path or "/", parts.query, ""))
        url = urlunsplit((parts.scheme, parts.netloc, parts.path or "/", parts.query, ""))
        if time.monotonic() > deadline:
            raise _too_slow(self._options.total_timeout)
        try:
            with self._client.stream(
                "GET", target, headers={"Host": parts.netloc}, extensions={"sni_hostname": host}
            ) as response:
                body = b"" if response.status_code in _REDIRECTS else self._body(response, limit, deadline)
                return _Answer(
                    url=url,
                    status=response.status_code,
                    body=body,
                    content_type=response.headers.get("content-type", ""),
                    location=response.headers.get("location", ""),
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
