"""The rows of the tables of positions, conflicts and movements: what ids stand for stands beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from rashomon.dossier.tables_across import Context, Row, bounds


def _position_rows(values: Row, context: Context) -> Iterator[dict[str, Any]]:
    """One row for each position: the deciding words, and all that the statement says."""
    said = {statement["id"]: statement for statement in values["statements"]}
    for claim in values["claims"]:
        for position in claim["positions"]:
            statement = said[position["statement"]]
            about = {
                "claim": claim["id"],
                "claim_text": claim["text"],
                "given": claim["given"],
                "speaker_name": context.names([position["speaker"]]),
                "side_name": context.names([position["side"]]),
                "article": statement["article"],
                "path": context.path(statement["article"]),
                "words": [one["span"]["text"] for one in position["words"]],
                "content": " … ".join(span["text"] for span in statement["content"]),
            }
            yield position | bounds(position) | about


def _conflict_rows(values: Row, context: Context) -> Iterator[dict[str, Any]]:
    for conflict in values["conflicts"]:
        yield conflict | _claims(conflict, context) | _passages(conflict, ("a", "b"), context)


def _movement_rows(values: Row, context: Context) -> Iterator[dict[str, Any]]:
    for movement in values["movements"]:
        names = {
            "side_name": context.names([movement["side"]]),
            "speaker_name": context.names([movement["speaker"]]),
        }
        shown = _passages(movement, ("before", "after"), context)
        yield movement | bounds(movement) | names | _claims(movement, context) | shown


def _claims(record: Row, context: Context) -> dict[str, Any]:
    return {"claim_texts": [context.texts.get(claim, claim) for claim in record["claims"]]}


def _passages(record: Row, sides: Sequence[str], context: Context) -> dict[str, Any]:
    """Where the passage of each side stands, and its words."""
    found: dict[str, Any] = {}
    for side, passage in zip(sides, record["passages"], strict=False):
        span = passage["span"]
        found[f"{side}_path"] = f"{context.path(passage['article'])}:{span['start']}-{span['end']}"
        found[f"{side}_words"] = span["text"]
    return found


DISPUTE_ROWS: Mapping[str, Callable[[Row, Context], Iterator[dict[str, Any]]]] = {
    "positions": _position_rows,
    "conflicts": _conflict_rows,
    "movements": _movement_rows,
}
