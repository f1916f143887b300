"""Which network addresses may be fetched from: the public ones, unless the user says otherwise."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Sequence
from urllib.parse import SplitResult, urlsplit

from rashomon.errors import FetchError
from rashomon.reading.options import ReadingOptions

_LOCAL_HINT = "If you mean to read from your own network, allow it with --allow-local-network."


def split_address(address: str) -> SplitResult:
    """The parts of an http(s) address. ``FetchError`` when it is none or carries a password."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise FetchError(f"not a valid address: {error}", hint="Check the spelling.") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname or port == 0:
        raise FetchError("not an http(s) address", hint="Addresses begin with https://.")
    if parts.username is not None or parts.password is not None:
        raise FetchError(
            "addresses with a user name are not fetched", hint="Save the page and give the file."
        )
    return parts


def checked_ip(host: str, port: int, options: ReadingOptions) -> str:
    """The IP address to connect to for ``host``: every address that it resolves to must be allowed.

    The connection must then go to exactly this one: a name that resolves anew may lead elsewhere.
    """
    resolve = options.resolve or resolve_by_system
    found = list(dict.fromkeys(resolve(host, port)))
    if not found:
        raise FetchError(f"{host} has no network address", hint="Check the spelling and the connection.")
    for each in found:
        if not is_allowed(each, options):
            raise FetchError(f"{host} leads into the local network ({each})", hint=_LOCAL_HINT)
    # IPv4 first: a machine without IPv6 still resolves it.
    return sorted(found, key=lambda each: ":" in each)[0]


def is_allowed(address: str, options: ReadingOptions) -> bool:
    """Whether the IP address is a public one, or one that ``options`` allow."""
    if options.allow_local_network:
        return True
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if any(ip in ipaddress.ip_network(network) for network in options.allowed_networks):
        return True
    inner = _carried(ip)
    return all(each.is_global and not each.is_multicast for each in (ip, *inner))


def resolve_by_system(host: str, port: int) -> Sequence[str]:
    """The IP addresses of ``host`` by the system's resolver. ``FetchError`` when it knows none."""
    try:
        entries = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"{host} is not found", hint="Check the spelling and the connection.") from error
    return [str(entry[4][0]) for entry in entries]


def _carried(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> list[ipaddress.IPv4Address]:
    """IPv4 addresses carried within an IPv6 one: mapped, 6to4, Teredo, or translated (64:ff9b::/96)."""
    if not isinstance(ip, ipaddress.IPv6Address):
        return []
    inner = [each for each in (ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())) if each is not None]
    if ip in ipaddress.ip_network("64:ff9b::/96"):
        inner.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
    return inner
