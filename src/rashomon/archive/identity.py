"""What makes two captures one article: the address, without what differs from link to link."""

from __future__ import annotations

import hashlib
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from rashomon.archive.kept import NewCapture
from rashomon.records import Article

_TRACKING = frozenset({"fbclid", "gclid", "igshid", "mc_cid", "mc_eid", "cmpid", "ocid", "smid", "ref_src"})
_PORTS = {"http": 80, "https": 443}


def identity_of(article: Article, capture: NewCapture) -> str:
    """SHA-256 of the canonical address; of name, outlet and bytes where the article has no address.

    A file without an address has no later captures: other bytes make another article.
    """
    if article.url:
        return identity_of_address(article.url)
    return hashed(capture.name, article.outlet, hashlib.sha256(capture.raw).hexdigest())


def identity_of_address(address: str) -> str:
    """The identity of the article that stands at an address."""
    return _hash(canonical(address))


def canonical(address: str) -> str:
    """The address without fragment, tracking and default port; https for http, host in lower case."""
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").rstrip(".")
        port = parts.port
    except ValueError:
        return address.strip()
    if parts.scheme.lower() not in _PORTS or not host:
        return address.strip()
    shown = f"[{host}]" if ":" in host else host
    if port is not None and port not in _PORTS.values():
        shown = f"{shown}:{port}"
    kept = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if name.lower() not in _TRACKING and not name.lower().startswith("utm_")
    ]
    path = parts.path.rstrip("/") or "/"
    return urlunsplit(("https", shown, path, urlencode(kept), ""))


def hashed(*parts: str) -> str:
    """SHA-256, in hexadecimal, of several texts."""
    return _hash("\0".join(parts))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
