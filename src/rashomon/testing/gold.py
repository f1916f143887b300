"""Hand-made gold turned into statements, so that joins can be measured on true ones."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any, Literal

from rashomon.errors import InputError
from rashomon.linking.aliases import alias_table, fold_name
from rashomon.linking.described import document_kind
from rashomon.linking.names import parse_person
from rashomon.records import (
    Article,
    ArticleStatements,
    ChainLink,
    Evidence,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
    identify,
)

_BODY = re.compile(
    r"\b(?:parliament|ministry|department|agency|council|committee|army|military|police|party|government|office"
    r"|administration|bank|university|company|corporation|group|union|association|commission|court|force|forces"
    r"|operation|council|union|hospital|times|post|news|journal|herald|tribune|gazette|observer|courier|wire"
    r"|authority|workers|chamber|club|federation|league|party|commission|radio|television|tv|network|bureau|service|front|movement|foundation|institute|board|fire|navy|house)\b",
    re.I,
)
_UNNAMED = re.compile(
    r"^(?:an?|one|some|several|many|other|top|senior|two|three|unnamed|local|multiple)\b|^[a-z]"
    r"|\b(?:officials|sources|aides|reporters|residents|witnesses|outlets|officers|employees|neighbours|neighbors|people|experts|critics)$"
)
_PLURAL = re.compile(r"^(?:some|several|many|other|top|two|three|multiple)\b|s$", re.I)
_PRONOUN = re.compile(r"^(?:he|she|they|it|who|his|her|their|i|we|him|them|which)$", re.I)


def from_gold(
    gold: str | Path | Sequence[Mapping[str, Any]],
    articles: Sequence[Article],
    *,
    names: Literal["gold", "source"] = "gold",
    kinds: Mapping[str, SpeakerKind] | None = None,
) -> list[ArticleStatements]:
    """Gold statements as linking takes them, one ``ArticleStatements`` an article that has gold, in id order.

    ``gold`` is a path to ``gold.json`` or its list. Articles are met by file name; statement ids are
    the gold's. ``names="gold"`` gives each article's own speakers the gold's names, which hides how
    hard joining is; ``names="source"`` lets them know only what their article says: the longest part
    of the name that stands in its text, and the words of the sources as aliases and roles. ``kinds``
    overrides the guess at a speaker's kind, by gold name. ``InputError`` when an article is missing
    or a span does not hold its words.
    """
    entries = (
        gold if not isinstance(gold, (str, Path)) else json.loads(Path(gold).read_text(encoding="utf-8"))
    )
    by_name = {PurePath(article.path).name: article for article in articles}
    guessed = _guess_kinds(entries) | dict(kinds or {})
    out: list[ArticleStatements] = []
    for report in sorted({entry["report"] for entry in entries}):
        if report not in by_name:
            raise InputError(f"gold has an article that is not given: {report}")
        own = [entry for entry in entries if entry["report"] == report]
        out.append(_of_article(by_name[report], own, guessed, names))
    return sorted(out, key=lambda one: one.article)


def guess_kind(name: str) -> SpeakerKind:
    """The likely kind of a speaker from the gold's name alone."""
    if (document_kind(name) or re.match(r"the .*\bpage\b", name)) and not name[:1].isupper():
        return "document"
    if _UNNAMED.search(name):
        return "unnamed-group" if _PLURAL.search(name) else "unnamed-person"
    if fold_name(name) in alias_table().canonical or _BODY.search(name) or name.startswith("The "):
        return "organisation"
    person = parse_person(name)
    return "person" if person is not None and person.given else "organisation"


def _guess_kinds(entries: Sequence[Mapping[str, Any]]) -> dict[str, SpeakerKind]:
    kinds: dict[str, SpeakerKind] = {}
    speaks = {name for entry in entries for name in entry["speaker"]}
    for name in sorted(speaks | {name for entry in entries for name in entry["via"]}):
        kinds[name] = guess_kind(name)
        if kinds[name] == "person" and name not in speaks:
            # Whoever only passes words on, and is never quoted, is an outlet more often than a person.
            kinds[name] = "organisation"
    return kinds


def _of_article(
    article: Article,
    entries: Sequence[Mapping[str, Any]],
    kinds: Mapping[str, SpeakerKind],
    names: Literal["gold", "source"],
) -> ArticleStatements:
    parties = sorted({name for entry in entries for name in (*entry["speaker"], *entry["via"])})
    speakers = {name: _local(article, name, kinds[name], entries, names) for name in parties}
    statements = tuple(_statement(article, entry, speakers) for entry in entries)
    return ArticleStatements(article.id, statements, tuple(speakers[name] for name in parties))


def _statement(article: Article, entry: Mapping[str, Any], speakers: Mapping[str, Speaker]) -> Statement:
    spans = tuple(article.span(start, end) for start, end in entry["spans"])
    if any(span.text != words for span, words in zip(spans, entry["content"], strict=True)):
        raise InputError(f"{entry['id']}: the words are not at their place in {article.path}")
    near = spans[0].start
    return Statement(
        id=entry["id"],
        article=article.id,
        kind=entry["kind"],
        stance=entry["stance"],
        content=tuple(sorted(spans)),
        source=_nearest(article, entry["source"], near),
        cue=_nearest(article, entry["cue"], near),
        speakers=tuple(speakers[name].id for name in entry["speaker"]),
        chain=tuple(ChainLink(speakers[name].id) for name in entry["via"]),
        found_by=("person",),
    )


def _nearest(article: Article, words: str | None, near: int) -> Span | None:
    """The place of the words nearest to an offset; ``None`` when they are not in the text as given."""
    if not words:
        return None
    starts = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", article.text)]
    if not starts:
        return None
    start = min(starts, key=lambda s: (abs(s - near), s))
    return article.span(start, start + len(words))


def _local(
    article: Article,
    name: str,
    kind: SpeakerKind,
    entries: Sequence[Mapping[str, Any]],
    names: Literal["gold", "source"],
) -> Speaker:
    sources = [
        (entry["source"], span)
        for entry in entries
        if entry["source"] and name in entry["speaker"]
        for span in [_nearest(article, entry["source"], entry["spans"][0][0])]
        if span is not None
    ]
    shown = name if names == "gold" else _known_name(article, name, kind, [source for source, _ in sources])
    alone = [source for source, _ in sources if not _PRONOUN.match(source)]
    mine = [source for source in alone if kind != "person" or _about(source, shown)]
    aliases = sorted(set(mine) - {shown}) if names == "source" else []
    return Speaker(
        id=identify("local", article.id, name),
        name=shown,
        kind=kind,
        role=_role(mine, shown) if kind == "person" else "",
        aliases=tuple(aliases),
        mentions=tuple(sorted({Evidence(article.id, span) for _, span in sources})),
    )


def _known_name(article: Article, name: str, kind: SpeakerKind, sources: Sequence[str]) -> str:
    """The longest part of the gold's name that the article has, else the words of its sources."""
    plain = re.sub(r"\s*\([^)]*\)", "", name)
    words = plain.split()
    for start in range(len(words) if kind == "person" else 2):
        tail = " ".join(words[start:])
        if tail in article.text and (start == 0 or kind == "person" or words[0] in {"The", "the"}):
            return tail
    said = [source for source in sources if not _PRONOUN.match(source)]
    return max(said, key=lambda s: (len(s), s)) if said else plain


def _about(source: str, shown: str) -> bool:
    return shown.split()[-1] in source and " and " not in source


def _role(sources: Sequence[str], shown: str) -> str:
    """The words before or after the name in the fullest source: "Defense Secretary", "head of
    the mission"."""
    roles: list[str] = []
    for source in sources:
        before, found, after = source.partition(shown if shown in source else shown.split()[-1])
        if not found:
            continue
        roles.append(re.sub(r"^the\s", "", before.strip(" ,"), flags=re.I) or after.strip(" ,"))
    return max(roles, key=lambda r: (len(r), r), default="")
