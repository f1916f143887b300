"""Words on the page that are not the article: told by the look of the lines, never cut from the text."""

from __future__ import annotations

import re

from rashomon.reading.furniture_cues import (
    BUTTONS,
    CAPTION_OPENING,
    CODE,
    CODE_SHAPE,
    INVITATION,
    LIST_HEADING,
    OPENING,
    PLATFORM,
    POST,
    SECTIONS,
    is_bar,
    is_caption,
)
from rashomon.reading.lines import Line

_CUE_LIMIT = 180  # characters; a longer line that begins like a cue is a paragraph
_CAPTION_LIMIT = 500
_HEADLINE_LIMIT = 220
_LABEL_LIMIT = 60
_MARK_REACH = 200  # characters from the end of a caption that its credit may take
_TAIL_LIMIT = 12  # lines
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*$")
_SAYS = re.compile(
    r"[\"”’'],?\s+(?:\w+\s+){0,3}(?:said|says|told|wrote|tweeted|added)\b|\b(?:said|told)\b.{0,80}[“\"]"
)
_NO_BUTTON = frozenset(["and", "on", "via", "to", "it", "this", "x", "line", "more", "like", "save", "copy"])
_WORD = re.compile(r"[\w+'’.-]+")
_GLUED = re.compile(r"^Related(?=[A-Z])")
_POST_FIRST = re.compile(r"\b(?:The\s+post)\s+[^\n]{3,250}\bappeared\s+first\s+on\b[^\n]{2,60}$", re.I)
_SOURCE = re.compile(r"^\W{0,3}(?:source|sources|via|h/t|hat\s+tip)s?\s*(?:link)?\s*$", re.I)
_SOURCE_LIST = re.compile(r"^\W{0,3}(?:sources?|photo\s+sources?|credits?)\s*:\s*[^.]{2,120}$", re.I)
_RULED = re.compile(r"^(?:this\s+material\s+may\s+not\b|all\s+rights\s+reserved|copyright\b|©)", re.I)


def find_furniture(lines: tuple[Line, ...], title_line: int | None) -> tuple[tuple[int, int], ...]:
    """Offsets (half-open) of furniture, in order, runs of lines joined; the title is never among it."""
    marked = [False] * len(lines)
    shown = [index for index, line in enumerate(lines) if not line.blank]
    posts = _post_lines(lines, shown)
    for index in shown:
        if index != title_line and index not in posts and _is_cue(lines[index].text):
            marked[index] = True
    _mark_sections(lines, shown, title_line, marked)
    _mark_lists(lines, shown, posts, marked)
    _mark_labels(lines, shown, title_line, marked)
    _mark_tail(lines, shown, title_line, marked)
    return tuple(sorted(_joined(lines, marked) + _parts(lines, shown, marked, title_line)))


def _is_cue(text: str) -> bool:
    """Whether a line is furniture by itself."""
    length = len(text)
    if length <= _CAPTION_LIMIT and is_bar(text):
        return True
    if _SAYS.search(text) and not _POST_FIRST.match(text):
        return False
    if length <= _CAPTION_LIMIT and (
        is_caption(text) or (length <= _CUE_LIMIT and CAPTION_OPENING.match(text)) or _POST_FIRST.match(text)
    ):
        return True
    if length <= _CAPTION_LIMIT and _RULED.match(text):
        return True
    if length > _CUE_LIMIT:
        return bool(CODE_SHAPE.search(text) and CODE.search(text))
    if OPENING.match(text) or LIST_HEADING.match(text) or _SOURCE.match(text) or _SOURCE_LIST.match(text):
        return True
    if CODE_SHAPE.search(text) and CODE.search(text):
        return True
    words = [word.lower().strip(".") for word in _WORD.findall(text)]
    if words and len(words) <= 14 and all(word in BUTTONS or word.isdigit() for word in words):
        return any(word not in _NO_BUTTON and not word.isdigit() for word in words)
    if not INVITATION.search(text):
        return False
    platforms = {name.lower() for name in PLATFORM.findall(text)}
    return len(platforms) >= (1 if length <= 70 and INVITATION.match(text) else 2)


def _post_lines(lines: tuple[Line, ...], shown: list[int]) -> frozenset[int]:
    """Lines of embedded posts: the signature and the line that it signs."""
    found: set[int] = set()
    for place, index in enumerate(shown):
        if POST.search(lines[index].text):
            found.add(index)
            if lines[index].text[0] in "—–-" and place:
                found.add(shown[place - 1])
    return frozenset(found)


def _mark_sections(
    lines: tuple[Line, ...], shown: list[int], title_line: int | None, marked: list[bool]
) -> None:
    """Section names alone on a line ("US") among the first lines."""
    for index in shown[:6]:
        text = lines[index].text
        name = re.sub(r"[\s/]+", "-", text.lower().strip(" .|›>»"))
        if index != title_line and len(text) <= 30 and name in SECTIONS:
            marked[index] = True


def _mark_lists(lines: tuple[Line, ...], shown: list[int], posts: frozenset[int], marked: list[bool]) -> None:
    """The headlines below a heading such as "Related", until something that is no headline."""
    inside = False
    for place, index in enumerate(shown):
        text = lines[index].text
        if (LIST_HEADING.match(text) and len(text) <= _LABEL_LIMIT) or _GLUED.match(text):
            marked[index] = inside = True
        elif inside and not marked[index]:
            if index in posts or not _is_headline(text) or _alone_in_article(lines, shown, place, marked):
                inside = False
            else:
                marked[index] = True


def _alone_in_article(lines: tuple[Line, ...], shown: list[int], place: int, marked: list[bool]) -> bool:
    """Whether a headline-like line introduces paragraphs: a subheading of the article that goes on."""
    if marked[shown[place - 1]] and LIST_HEADING.match(lines[shown[place - 1]].text):
        return False  # directly below the heading it is what the heading announces
    following = [lines[index].text for index in shown[place + 1 : place + 3]]
    return bool(following) and all(not _is_headline(text) and len(text) > 120 for text in following)


def _is_headline(text: str) -> bool:
    if len(text) > _HEADLINE_LIMIT or _SAYS.search(text):
        return False
    if _SENTENCE_END.search(text) and text[-1] not in "?!":
        return len(_WORD.findall(text)) <= 4  # "Read on." but no sentence
    return True


def _mark_labels(
    lines: tuple[Line, ...], shown: list[int], title_line: int | None, marked: list[bool]
) -> None:
    """A short line ending in a colon, right above furniture, is that furniture's label."""
    for place in range(len(shown) - 2, -1, -1):
        index, below = shown[place], shown[place + 1]
        text = lines[index].text
        if (
            index != title_line
            and marked[below]
            and text.endswith(":")
            and len(text) <= _LABEL_LIMIT
            and not is_caption(lines[below].text)
        ):
            marked[index] = True


def _mark_tail(lines: tuple[Line, ...], shown: list[int], title_line: int | None, marked: list[bool]) -> None:
    """Three or more lines in a row at the end that look like headlines of other stories."""
    tail: list[int] = []
    for index in reversed(shown):
        if index == title_line:
            break
        if marked[index]:
            continue
        if not _is_titled(lines[index].text):
            break
        tail.append(index)
    # More of them, or most of the text, is a list that the article itself gives.
    if 3 <= len(tail) <= _TAIL_LIMIT and len(tail) * 2 < len(shown):
        for index in tail:
            marked[index] = True


def _is_titled(text: str) -> bool:
    """A headline with capitals on most of its long words, and no full stop."""
    words: list[str] = [word for word in _WORD.findall(text) if len(word) > 3]
    if not 3 <= len(words) <= 22 or not _is_headline(text) or text[0] in "“\"‘'—–-":
        return False
    return 10 * sum(word[0].isupper() for word in words) >= 7 * len(words)


def _parts(
    lines: tuple[Line, ...], shown: list[int], marked: list[bool], title_line: int | None
) -> list[tuple[int, int]]:
    """Furniture at the end of a line of the article ("… The post X appeared first on Y.")."""
    parts = []
    for index in shown:
        if not marked[index] and index != title_line and (match := _POST_FIRST.search(lines[index].text)):
            parts.append((lines[index].start + match.start(), lines[index].end))
    return parts


def _joined(lines: tuple[Line, ...], marked: list[bool]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    open_run = False
    for index, line in enumerate(lines):
        if line.blank:
            continue
        if marked[index] and open_run:
            spans[-1] = (spans[-1][0], line.end)
        elif marked[index]:
            spans.append((line.start, line.end))
        open_run = marked[index]
    return spans
