"""Social-media posts that an article embeds: who wrote them, when, and where their words end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.text.paragraphs import Paragraph

_DATE = (
    r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}"
    r"|\d{1,2}(?:st|nd|rd|th)? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,? \d{4}"
    r"|\d{4}-\d{2}-\d{2})"
)
#: "— Liz Example (@liz) January 6, 2031", at the end of a line or as a line of its own.
_SIGNATURE = re.compile(
    rf"\s*(?:—|–|―|--|&mdash;|-)\s*(?P<name>[^\n(@—–―]{{1,60}}?)\s*\(\s*(?P<handle>@\w{{1,30}})\s*\)\s*[,·•]?\s*(?P<date>{_DATE})?\s*$"
)
#: "Liz Example (@liz) on X: …" and "Liz Example ✔ @liz" heads, the first of a live blog with the hour before
#: it, and "12:30 PM - Jan 6, 2031" feet.
_HEAD = re.compile(
    r"^(?:\d{1,2}[:.]\d{2}\s+)?(?P<name>[A-Z][^\n(@:]{1,58}?)\s*(?:✔|✓|☑|Verified account)?\s*"
    r"\(?(?P<handle>@\w{1,30})\)?\s*"
    r"(?:(?:on|via)\s+(?:X|Twitter|Bluesky|Mastodon|Threads|Truth Social|Facebook|Instagram|Telegram)\s*)?"
    r"(?P<rest>[:·•]\s*\S.*)?(?P<below>:)?$"
)
_FOOT = re.compile(
    rf"^(?P<date>\d{{1,2}}:\d{{2}}\s*(?:[AaPp]\.?[Mm]\.?)?\s*[-–—·•]\s*{_DATE}|{_DATE}\s*[·•-]\s*\d{{1,2}}:\d{{2}}.*)$"
)
_LINKS = re.compile(r"(?:\s*(?:https?://\S+|(?:pic|video)\.[\w-]+\.[a-z]+/\S+|t\.co/\S+))+\s*$")
_COUNT = re.compile(r"^[\d.,]+[KM]?(?:\s.*(?:repl|retweet|like|people).*)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Post:
    """An embedded post: code-point spans of its words, of its author's name, handle and date."""

    content: tuple[tuple[int, int], ...]
    author: tuple[int, int]
    handle: tuple[int, int]
    date: tuple[int, int] | None
    start: int
    end: int


def find_posts(text: str, paragraphs: Sequence[Paragraph]) -> list[Post]:
    """The posts embedded in ``text``, in order."""
    found: list[Post] = []
    spaced = sum(p.apart for p in paragraphs) > 0.6 * len(paragraphs)
    taken = -1
    for index, paragraph in enumerate(paragraphs):
        line = text[paragraph.start : paragraph.end]
        signature = _SIGNATURE.search(line)
        if signature is not None:
            first = _first_line(paragraphs, index, taken, spaced) if signature.start() == 0 else index
            post = _signed(text, paragraphs, first, index, signature)
            if post is not None:
                found.append(post)
                taken = index
            continue
        head = _HEAD.match(line)
        if head is not None and index > taken:
            post, last = _headed(text, paragraphs, index, head)
            if post is not None:
                found.append(post)
                taken = last
    return found


def _first_line(paragraphs: Sequence[Paragraph], index: int, taken: int, spaced: bool) -> int:
    """The line a post begins with whose signature is line ``index``."""
    first = index - 1
    if spaced and not paragraphs[index].apart:
        # Lines that hang together in a text whose paragraphs are set apart are one post.
        while first > taken + 1 and not paragraphs[first].apart:
            first -= 1
    return max(first, taken + 1)


def _span(line_start: int, match: re.Match[str], group: str) -> tuple[int, int]:
    return line_start + match.start(group), line_start + match.end(group)


def _signed(
    text: str, paragraphs: Sequence[Paragraph], first: int, index: int, signature: re.Match[str]
) -> Post | None:
    line = paragraphs[index]
    content: list[tuple[int, int]] = []
    for number in range(first, index + 1):
        start = paragraphs[number].start
        end = paragraphs[number].end if number < index else line.start + signature.start()
        end = _without_links(text, start, end)
        if end > start:
            content.append((start, end))
    if not content:
        return None
    date = _span(line.start, signature, "date") if signature.group("date") else None
    return Post(
        tuple(content), _span(line.start, signature, "name"), _span(line.start, signature, "handle"), date,
        content[0][0], line.end,
    )  # fmt: skip


def _headed(
    text: str, paragraphs: Sequence[Paragraph], index: int, head: re.Match[str]
) -> tuple[Post | None, int]:
    """A post whose author stands before it: the next line, or the rest of the line after a colon."""
    line = paragraphs[index]
    author, handle = _span(line.start, head, "name"), _span(line.start, head, "handle")
    if head.group("rest"):
        start = line.start + head.start("rest") + 1
        while start < line.end and text[start].isspace():
            start += 1
        end = _without_links(text, start, line.end)
        return (
            (Post(((start, end),), author, handle, None, line.start, line.end), index)
            if end > start
            else (None, index)
        )
    if head.group("below") and ("(@" in head.group() or " on " in head.group()):
        return _below(text, paragraphs, index, author, handle)
    content: list[tuple[int, int]] = []
    for number in range(index + 1, min(index + 8, len(paragraphs))):
        paragraph = paragraphs[number]
        body = text[paragraph.start : paragraph.end]
        foot = _FOOT.match(body)
        if foot is not None and content:
            date = _span(paragraph.start, foot, "date")
            return Post(tuple(content), author, handle, date, line.start, paragraph.end), number
        if not _COUNT.match(body):
            content.append((paragraph.start, _without_links(text, paragraph.start, paragraph.end)))
    return None, index


def _below(
    text: str, paragraphs: Sequence[Paragraph], index: int, author: tuple[int, int], handle: tuple[int, int]
) -> tuple[Post | None, int]:
    """A post below a head that ends in a colon: the next paragraph, and the lines that hang with it."""
    last = index + 1
    while last + 1 < len(paragraphs) and last - index < 6 and not paragraphs[last + 1].apart:
        last += 1
    if last - index > 1 and not paragraphs[index + 1].apart:
        last = index + 1  # a text without empty lines: nothing tells where the post ends
    content = [(p.start, _without_links(text, p.start, p.end)) for p in paragraphs[index + 1 : last + 1]]
    content = [(start, end) for start, end in content if end > start]
    if not content:
        return None, index
    return Post(tuple(content), author, handle, None, paragraphs[index].start, paragraphs[last].end), last


def _without_links(text: str, start: int, end: int) -> int:
    """``end`` moved before the links that close a post."""
    links = _LINKS.search(text[start:end])
    if links is not None:
        end = start + links.start()
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
