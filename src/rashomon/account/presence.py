"""Which sayings stand in which articles, and in which they are not found."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.records import Account

WIDEST = 40
"""Up to so many articles a table of what stands where can be read."""


@dataclass(frozen=True, slots=True)
class Presence:
    """One utterance, and the ids of the articles by whether it is found in them.

    ``whole`` carry it, ``partly`` carry only a part of it, in ``not_found`` no statement of it was found: it
    may stand there in words that were not recognised, and nothing says why it does not.
    """

    utterance: str
    whole: tuple[str, ...]
    partly: tuple[str, ...]
    not_found: tuple[str, ...]


def presence_of(account: Account) -> tuple[Presence, ...]:
    """One row for each utterance that two or more articles carry, in the account's order."""
    article_of = {statement.id: statement.article for statement in account.statements}
    every = tuple(article.id for article in account.articles)
    rows = []
    for utterance in account.utterances:
        carriers = set(utterance.articles)
        if len(carriers) < 2:
            continue
        partial = set(utterance.partly)
        whole = {
            article_of[variant.statement]
            for variant in utterance.variants
            if variant.statement in article_of and variant.statement not in partial
        }
        rows.append(
            Presence(
                utterance.id,
                tuple(article for article in every if article in whole),
                tuple(article for article in every if article in carriers and article not in whole),
                tuple(article for article in every if article not in carriers),
            )
        )
    return tuple(rows)
