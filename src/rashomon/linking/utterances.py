"""Statements of many articles made into utterances: one saying each, with its wordings collated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.linking.collation import differences
from rashomon.linking.memo import Forgetful, Memo
from rashomon.linking.sayings import Saying, UtteranceJoiner, Voices, fullness
from rashomon.linking.wordings import NOBODY, wording_of
from rashomon.records import Article, Statement, Utterance, Variant, identify


def join_utterances(
    statements: Sequence[Statement],
    articles: Mapping[str, Article],
    voices: Voices,
    called: Mapping[str, str] = NOBODY,
    memo: Memo | None = None,
) -> tuple[Utterance, ...]:
    """One saying each, with its wordings compared to the fullest; in the order of their first article."""
    kept = memo or Forgetful()
    wordings = [wording_of(one, articles.get(one.article), called, kept) for one in statements]
    sayings = UtteranceJoiner(voices).join(wordings)
    made = [_utterance(saying) for saying in sayings]
    return tuple(sorted(made, key=lambda u: (u.text, u.id)))


def _utterance(saying: Saying) -> Utterance:
    full = sorted(saying.full, key=fullness)
    ids = sorted(w.statement.id for w in full)
    partly = sorted({w.statement.id for w in saying.partly})
    speakers = sorted({s for w in full for s in w.statement.speakers})
    return Utterance(
        id=identify("utterance", *ids),
        speakers=tuple(speakers),
        text=full[0].text,
        articles=tuple(sorted({w.statement.article for w in (*full, *saying.partly)})),
        variants=tuple(
            Variant(w.statement.id, w.text, "" if w is full[0] else differences(full[0].text, w.text))
            for w in full
        ),
        partly=tuple(partly),
        reasons=tuple(sorted(saying.reasons)),
    )
