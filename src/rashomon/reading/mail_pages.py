"""Mail messages (.eml) and pages saved as one (.mhtml), by the standard email package."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr

from rashomon.errors import UnreadableError
from rashomon.reading.contents import Content
from rashomon.reading.dates import at_moment
from rashomon.reading.decoding import decode
from rashomon.reading.html_pages import read_html
from rashomon.reading.options import ReadingOptions
from rashomon.reading.pages import Page
from rashomon.records import Capture, Interval


def read_mail(content: Content, capture: Capture, options: ReadingOptions) -> Page:
    """The text of a message: its plain part, or else the article of its HTML part."""
    message = message_from_bytes(content.raw, policy=policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise UnreadableError("not a mail message or saved page", hint="Save the message again as .eml.")
    part = message.get_body(("html",) if content.kind == "mhtml" else ("plain", "html"))
    if part is None:
        raise UnreadableError("no text in this message", hint="Give its attachment as a file of its own.")
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes) or not raw.strip():
        raise UnreadableError("no text in this message", hint="Give its attachment as a file of its own.")
    charset = part.get_content_charset() or ""
    inner = replace(content, raw=raw, charset=charset, url=content.url or _location(message, part))
    if part.get_content_type() == "text/html":
        page = read_html(inner, capture, options)
    else:
        decoded = decode(raw, charset)
        page = Page(
            path=content.path,
            name=content.name,
            text=decoded.text.replace("\r\n", "\n"),
            notes=decoded.notes,
            capture=replace(capture, encoding=decoded.encoding),
        )
    if content.kind == "mhtml":
        return page
    name, address = parseaddr(str(message.get("From", "")))
    return replace(
        page,
        title=str(message.get("Subject", "")).strip() or page.title,
        byline=name or address or page.byline,
        published=_sent(message) or page.published,
    )


def _location(message: EmailMessage, part: object) -> str:
    for header in ("Snapshot-Content-Location", "Content-Location"):
        for place in (message, part):
            value = str(place.get(header, "")).strip() if isinstance(place, EmailMessage) else ""
            if value.startswith(("http://", "https://")):
                return value
    return ""


def _sent(message: EmailMessage) -> Interval | None:
    moment = getattr(message.get("Date"), "datetime", None)
    return at_moment(moment)[0] if isinstance(moment, datetime) else None
