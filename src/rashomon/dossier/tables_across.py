"""The rows of the tables that show what stands across the articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from rashomon.account import not_found_in
from rashomon.records import Account

Row = Mapping[str, Any]

BETWEEN = "; "


class Context:
    """What ids stand for, to be shown beside them."""

    def __init__(self, account: Account, values: Row) -> None:
        self.account = account
        self.article_of = {statement["id"]: statement["article"] for statement in values["statements"]}
        self.speakers_of = {statement["id"]: statement["speakers"] for statement in values["statements"]}
        self.texts = {one["id"]: one["text"] for one in (*values["utterances"], *values["claims"])}
        self._names = {one["id"]: one["name"] for one in (*values["speakers"], *values["sides"])}
        self._paths = {article["id"]: article["path"] or article["url"] for article in values["articles"]}

    def names(self, speakers: list[str]) -> str:
        """The names of these ids of speakers and sides, with a semicolon between."""
        return BETWEEN.join(self._names.get(speaker, speaker) for speaker in speakers)

    def path(self, article: str) -> str:
        """Where the article was read from, or the id itself when it is no article's."""
        return str(self._paths.get(article, article))


def bounds(record: Row) -> dict[str, Any]:
    """The ends of a record's time."""
    at = record.get("at") or {}
    return {"earliest": at.get("earliest"), "latest": at.get("latest")}


def _shared_rows(values: Row, context: Context) -> Iterator[dict[str, Any]]:
    """One row a text: its passages as ``path:start-end``, and the words of each in its first article."""
    for shared in values["shared_text"]:
        steps = shared["direction"]
        if isinstance(steps, list):
            steps = [f"{context.path(one['origin'])} > {context.path(one['to'])}" for one in steps]
        yield shared | {
            "paths": [context.path(article) for article in shared["articles"]],
            "passages": [_places(passage, context) for passage in shared["passages"]],
            "words": [passage[0]["span"]["text"] for passage in shared["passages"] if passage],
            "direction": steps,
        }


def _places(passage: list[Row], context: Context) -> str:
    places = (
        f"{context.path(one['article'])}:{one['span']['start']}-{one['span']['end']}" for one in passage
    )
    return " = ".join(places)


def _origin_rows(values: Row, context: Context) -> Iterator[dict[str, Any]]:
    """Statements of a group with a comma between, groups with a semicolon."""
    for origin in values["origins"]:
        yield origin | {
            "text": context.texts.get(origin["of"], ""),
            "groups": [", ".join(group) for group in origin["groups"]],
            "group_names": [_names(group, context) for group in origin["groups"]],
        }


def _names(group: list[str], context: Context) -> str:
    return " and ".join(sorted({context.names([who]) for one in group for who in context.speakers_of[one]}))


def _document_rows(values: Row, context: Context) -> Iterator[dict[str, Any]]:
    """One row a fragment, in the document's order."""
    for document in values["documents"]:
        for number, fragment in enumerate(document["fragments"], 1):
            articles = list(dict.fromkeys(one["article"] for one in fragment["witnesses"]))
            yield fragment | {
                "document": document["id"],
                "name": document["name"],
                "speaker": document["speaker"],
                "fragment": number,
                "articles": articles,
                "paths": [context.path(article) for article in articles],
                "statements": [one["statement"] for one in fragment["witnesses"]],
            }


def _not_found_rows(values: Row, context: Context) -> Iterator[dict[str, Any]]:
    for one in not_found_in(context.account):
        yield {
            "article": one.article,
            "path": context.path(one.article),
            "what": one.what,
            "id": one.id,
            "text": one.text,
        }


def _first_rows(values: Row, context: Context) -> Iterator[dict[str, Any]]:
    for one in values["first_seen"]:
        path = context.path(one["article"]) if one["article"] else ""
        yield one | bounds(one) | {"text": context.texts.get(one["of"], ""), "path": path}


def _primary_rows(values: Row, context: Context) -> Iterator[dict[str, Any]]:
    """One row for each wording of each utterance, with the place of its first and last words in the text."""
    paths = {text["id"]: text["path"] for text in values["primary"]}
    for match in values["against_primary"]:
        for wording in match["wordings"]:
            article, spans = context.article_of[wording["statement"]], wording["spans"]
            yield wording | {
                "primary": match["primary"],
                "primary_path": paths[match["primary"]],
                "utterance": match["utterance"],
                "text": context.texts[match["utterance"]],
                "verdict": match["verdict"],
                "article": article,
                "path": context.path(article),
                "wording_verdict": wording["verdict"],
                "start": min((span["start"] for span in spans), default=None),
                "end": max((span["end"] for span in spans), default=None),
                "words": " … ".join(span["text"] for span in spans),
            }


ACROSS_ROWS: dict[str, Callable[[Row, Context], Iterator[dict[str, Any]]]] = {
    "shared_text": _shared_rows,
    "origins": _origin_rows,
    "documents": _document_rows,
    "not_found": _not_found_rows,
    "first_seen": _first_rows,
    "against_primary": _primary_rows,
}
