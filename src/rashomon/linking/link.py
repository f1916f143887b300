"""The one call of this room: statements of single articles in, what joins them out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from rashomon.linking.documents import put_documents_together
from rashomon.linking.first_seen import first_seen
from rashomon.linking.independence import story_context
from rashomon.linking.memo import Forgetful, Memo
from rashomon.linking.names import parse_person
from rashomon.linking.origins import count_origins
from rashomon.linking.relations import relate
from rashomon.linking.roles import head_words
from rashomon.linking.sayings import Voices
from rashomon.linking.speakers import JoinedSpeakers, join_speakers
from rashomon.linking.told import add_outlets_told
from rashomon.linking.utterances import join_utterances
from rashomon.linking.words import stem
from rashomon.records import (
    Article,
    ArticleStatements,
    ChainLink,
    Side,
    Speaker,
    Statement,
    Utterance,
)
from rashomon.records.origins import Document, FirstSeen, Origin
from rashomon.records.sharing import SharedText


@dataclass(frozen=True, slots=True)
class Linked:
    """What stands across the articles of one story. Statements carry the story's speaker ids."""

    speakers: tuple[Speaker, ...] = ()
    sides: tuple[Side, ...] = ()
    statements: tuple[Statement, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    origins: tuple[Origin, ...] = ()
    documents: tuple[Document, ...] = ()
    first_seen: tuple[FirstSeen, ...] = ()


def link(
    articles: Sequence[Article],
    found: Sequence[ArticleStatements],
    shared_text: Sequence[SharedText] = (),
    memo: Memo | None = None,
) -> Linked:
    """Join what single articles say. The order of the input changes nothing.

    ``found`` are the statements of each article with the article's own speakers; speakers that an
    article's statements name and its list lacks are dropped from them. Statements come out in the
    order of article id and place. ``memo`` keeps what single articles gave for the next call; the result
    is the same without it.
    """
    found = add_outlets_told(articles, found)
    joined = join_speakers(articles, found, memo)
    statements = _rewrite(found, joined, memo or Forgetful())
    by_id = {article.id: article for article in articles}
    related = relate(joined.speakers, joined.groups, joined.names)
    utterances = join_utterances(
        statements, by_id, Voices(related.voice_of, related.side_of), called(related.speakers), memo
    )
    story = story_context(articles, statements, related.speakers, related.sides, shared_text)
    carried = {u.id: sorted({*(v.statement for v in u.variants), *u.partly}) for u in utterances}
    return Linked(
        related.speakers,
        related.sides,
        statements,
        utterances,
        # One statement has one origin: only sayings with several carriers need a count.
        tuple(count_origins(u, ids, story, one_saying=True) for u, ids in carried.items() if len(ids) > 1),
        put_documents_together(related.speakers, statements, by_id, related.voice_of),
        tuple(first_seen(u, [story.statements[i] for i in ids], by_id) for u, ids in carried.items()),
    )


def called(speakers: Sequence[Speaker]) -> dict[str, str]:
    """Stems of surnames, and of offices that one person of the story holds, each to that person's id."""
    holders: dict[str, set[str]] = defaultdict(set)
    for speaker in speakers:
        person = parse_person(speaker.name) if speaker.kind == "person" else None
        if person is None or not person.given:
            continue
        for word in (person.surname, *head_words(speaker.role)):
            holders[stem(word)].add(speaker.id)
    return {word: ids.pop() for word, ids in holders.items() if len(ids) == 1}


def _rewrite(found: Sequence[ArticleStatements], joined: JoinedSpeakers, memo: Memo) -> tuple[Statement, ...]:
    out: list[Statement] = []
    for one in found:
        known = joined.story_id
        for statement in one.statements:
            speakers = tuple(
                dict.fromkeys(known[one.article, s] for s in statement.speakers if (one.article, s) in known)
            )
            parties = tuple(known.get((one.article, party.speaker), "") for party in statement.chain)
            key = ("rewritten", statement, speakers, parties)
            out.append(memo.get(key, partial(_rewritten, statement, speakers, parties)))
    return tuple(sorted(out, key=_place))


def _place(statement: Statement) -> tuple[str, int, int, int, str]:
    cue = statement.cue.start if statement.cue is not None else -1
    return statement.article, statement.content[0].start, statement.content[-1].end, cue, statement.id


def _rewritten(statement: Statement, speakers: tuple[str, ...], parties: Sequence[str]) -> Statement:
    """The statement with speakers of the story; a party of its chain that is unknown is left out."""
    links = {party: link.span for party, link in zip(parties, statement.chain, strict=True) if party}
    chain = tuple(ChainLink(party, span) for party, span in links.items())
    return replace(statement, speakers=speakers, chain=chain)
