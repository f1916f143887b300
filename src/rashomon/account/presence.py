"""Which sayings stand in which articles, and in which they are not found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rashomon.records import Account, Claim, Origin, Speaker

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


@dataclass(frozen=True, slots=True)
class NotFound:
    """One thing of the story that was not found in an article. ``text`` shows what ``id`` stands for.

    ``what`` is an ``utterance`` or a ``speaker`` of two or more other articles, an ``origin``: one root of
    an utterance that has several, or a ``position``: that a claim is affirmed, or denied, where both are.
    """

    article: str
    what: Literal["utterance", "speaker", "position", "origin"]
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Root:
    """One root of an origin: its statements, who says them, and the ids of the articles they stand in."""

    statements: tuple[str, ...]
    names: tuple[str, ...]
    articles: tuple[str, ...]


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


def speakers_found(account: Account) -> tuple[tuple[Speaker, tuple[str, ...]], ...]:
    """Each speaker whose words or name stand in two or more articles, with the ids of those articles.

    In the account's order; the articles in theirs.
    """
    said: dict[str, set[str]] = {
        speaker.id: {mention.article for mention in speaker.mentions} for speaker in account.speakers
    }
    for statement in account.statements:
        for speaker in statement.speakers:
            said.setdefault(speaker, set()).add(statement.article)
    spoke = {speaker for statement in account.statements for speaker in statement.speakers}
    return tuple(
        (speaker, tuple(article.id for article in account.articles if article.id in said[speaker.id]))
        for speaker in account.speakers
        if speaker.id in spoke and len(said[speaker.id]) > 1
    )


def roots_of(account: Account, origin: Origin) -> tuple[Root, ...]:
    """The roots of an origin in the order of its groups."""
    statements = {statement.id: statement for statement in account.statements}
    names = {speaker.id: speaker.name for speaker in account.speakers}
    roots = []
    for group in origin.groups:
        members = [statements[one] for one in group if one in statements]
        held = {member.article for member in members}
        roots.append(
            Root(
                group,
                tuple(sorted({names.get(one, one) for member in members for one in member.speakers})),
                tuple(article.id for article in account.articles if article.id in held),
            )
        )
    return tuple(roots)


def not_found_in(account: Account) -> tuple[NotFound, ...]:
    """What each article does not have of what others have, articles in the account's order.

    Empty for more than ``WIDEST`` articles: the list would grow with their number times that of sayings.
    Nothing is said about why something is not found.
    """
    if len(account.articles) > WIDEST:
        return ()
    texts = {utterance.id: utterance.text for utterance in account.utterances}
    rows: dict[str, list[NotFound]] = {article.id: [] for article in account.articles}
    for row in presence_of(account):
        for article in row.not_found:
            rows[article].append(NotFound(article, "utterance", row.utterance, texts[row.utterance]))
    for speaker, found in speakers_found(account):
        for article in rows.keys() - set(found):
            rows[article].append(NotFound(article, "speaker", speaker.id, speaker.name))
    for claim, words, held in _positions_held(account):
        for article in rows.keys() - held:
            rows[article].append(NotFound(article, "position", claim.id, f"{words}: {claim.text}"))
    for origin, root in _several_roots(account):
        for article in rows.keys() - set(root.articles):
            names = " and ".join(root.names) or "a speaker who is not named"
            rows[article].append(NotFound(article, "origin", origin.id, names))
    return tuple(row for article in account.articles for row in rows[article.id])


def _positions_held(account: Account) -> Iterator[tuple[Claim, str, set[str]]]:
    """Of each claim that some affirm and some deny, in words, either side with the articles that have it."""
    of_statement = {statement.id: statement.article for statement in account.statements}
    for claim in account.claims:
        sides = [
            (words, {of_statement[one.statement] for one in claim.positions if one.position == position})
            for position, words in (("affirms", "affirmed"), ("denies", "denied"))
        ]
        if all(held for _, held in sides):
            yield from ((claim, words, held) for words, held in sides)


def _several_roots(account: Account) -> Iterator[tuple[Origin, Root]]:
    for origin in account.origins:
        if len(origin.groups) > 1 and not origin.position:
            for root in roots_of(account, origin):
                yield origin, root
