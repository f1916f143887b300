"""Speakers within and across articles on ECB+: the people and bodies beside a reporting action.

The list is fixed by rule: in the test topics (36 to 45), every mention of a person or an organisation
within four tokens of a reporting action of its sentence. Gold is the corpus's own coreference. Each
article's own speakers come from the room that reads one article, the model beside it; linking joins those
of a topic, whose two look-alike events count as one story. B3 (A. Bagga and B. Baldwin, 1998) over all
topics together.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.materials import data_set
from bench.tasks import Figures
from rashomon.inference import load_attribution
from rashomon.inference.attribution import AttributionModel
from rashomon.inference.reading import Reading
from rashomon.linking.speakers import join_speakers
from rashomon.records import Article, ArticleStatements, Evidence, Speaker, identify
from rashomon.statements.cast import Cast
from rashomon.statements.frames import make_sentences
from rashomon.statements.parties import Party
from rashomon.statements.phrases import phrase_left
from rashomon.statements.references import Referrer
from rashomon.statements.referents import read_referent
from rashomon.testing import article

TOPICS = range(36, 46)
NEAR = 4
KINDS = frozenset({"HUMAN_PART_PER", "HUMAN_PART_ORG"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention beside a reporting action: its article, place in the text, words, and gold entity."""

    topic: int
    document: str
    start: int
    end: int
    words: str
    entity: str
    beside: tuple[Mention, ...] = ()
    """Every mention of a person or body in the article, far from a reporting action too."""


def measure() -> Figures:
    """B3 of the joined speakers within and across articles, and of joining by the last word alone."""
    texts, mentions = read_corpus(data_set("ecbplus") / "ecbplus")
    model = load_attribution()
    within, across = predicted(texts, mentions, lambda where, own: _cast(where, own, model))
    _, joined = predicted(texts, mentions, true_cast)
    gold_within = [(m.document, m.entity) for m in mentions]
    gold_across = [m.entity for m in mentions]
    last = [m.words.split()[-1].casefold() for m in mentions]
    return {
        "ecbplus/mentions": float(len(mentions)),
        "ecbplus/across/b3-true-articles": b3(gold_across, joined)[2],
        "ecbplus/within/b3": b3(gold_within, within)[2],
        "ecbplus/across/b3": b3(gold_across, across)[2],
        "ecbplus/across/b3-precision": b3(gold_across, across)[0],
        "ecbplus/across/b3-recall": b3(gold_across, across)[1],
        "ecbplus/within/b3-last-word": b3(
            gold_within, [(m.document, w) for m, w in zip(mentions, last, strict=True)]
        )[2],
        "ecbplus/across/b3-last-word": b3(
            gold_across, [(m.topic, w) for m, w in zip(mentions, last, strict=True)]
        )[2],
    }


def b3(gold: Sequence[Hashable], said: Sequence[Hashable]) -> tuple[float, float, float]:
    """B3 precision, recall and F1 of two clusterings of the same items."""
    right: dict[Hashable, set[int]] = defaultdict(set)
    made: dict[Hashable, set[int]] = defaultdict(set)
    for number, (entity, cluster) in enumerate(zip(gold, said, strict=True)):
        right[entity].add(number)
        made[cluster].add(number)
    precision = recall = 0.0
    for entity, cluster in zip(gold, said, strict=True):
        both = len(right[entity] & made[cluster])
        precision += both / len(made[cluster])
        recall += both / len(right[entity])
    count = max(1, len(gold))
    precision, recall = precision / count, recall / count
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def read_corpus(folder: Path) -> tuple[dict[tuple[int, str], str], list[Mention]]:
    """The articles' texts by topic and document, and the mentions of the list in order."""
    texts: dict[tuple[int, str], str] = {}
    mentions: list[Mention] = []
    for topic in TOPICS:
        for path in sorted((folder / "xml" / str(topic)).glob("*.xml")):
            text, found = _read_document(topic, path)
            texts[topic, path.stem] = text
            mentions.extend(found)
    return texts, mentions


def _read_document(topic: int, path: Path) -> tuple[str, list[Mention]]:
    root = ElementTree.parse(path).getroot()  # noqa: S314 - a data set of ours, not input
    text, places = _write_out(root)
    markables: dict[str, tuple[str, list[str]]] = {}
    for markable in root.find("Markables") or ():
        anchors = [anchor.get("t_id", "") for anchor in markable.findall("token_anchor")]
        if anchors:
            markables[markable.get("m_id", "")] = markable.tag, anchors
    entity: dict[str, str] = {}
    for relation in root.find("Relations") or ():
        own = f"{path.stem}/{relation.get('r_id')}"
        for source in relation.findall("source"):
            entity[source.get("m_id", "")] = (relation.get("note") or own) if "CROSS" in relation.tag else own
    reporting = [places[t] for tag, anchors in markables.values() if "REPORTING" in tag for t in anchors]
    found: list[Mention] = []
    every: list[Mention] = []
    for key, (tag, anchors) in markables.items():
        if tag not in KINDS:
            continue
        at = [places[t] for t in anchors]
        near = (abs(a[0] - r[0]) for a in at for r in reporting if r[1] == a[1])
        start, end = min(a[2] for a in at), max(a[3] for a in at)
        name = entity.get(key, f"{path.stem}/{key}")
        every.append(Mention(topic, path.stem, start, end, text[start:end], name))
        if min(near, default=NEAR + 1) <= NEAR:
            found.append(every[-1])
    beside = tuple(sorted(every, key=lambda m: (m.start, m.end)))
    return text, [replace(m, beside=beside) for m in sorted(found, key=lambda m: (m.start, m.end))]


def _write_out(root: ElementTree.Element) -> tuple[str, dict[str, tuple[int, str, int, int]]]:
    """The text of the tokens, a sentence a line, and for each token: number, sentence, start and end."""
    text, places, line = "", {}, ""
    for number, token in enumerate(root.findall("token")):
        words = (token.text or "").replace("``", "“").replace("''", "”")
        sentence = token.get("sentence", "")
        if text and sentence != line:
            text += "\n"
        elif text and not (words[:1] in ".,;:!?”)’'" or text[-1:] in "“(\n"):
            text += " "
        line = sentence
        places[token.get("t_id", "")] = number, sentence, len(text), len(text) + len(words)
        text += words
    return text, places


Reader = Callable[[Article, Sequence[Mention]], tuple[ArticleStatements, list[str]]]


def predicted(
    texts: dict[tuple[int, str], str], mentions: Sequence[Mention], reader: Reader | None = None
) -> tuple[list[Hashable], list[Hashable]]:
    """For each mention its cluster within its article, and across the articles of its topic.

    ``reader`` gives an article's own speakers and the one of each mention: by default the statements
    room; with ``true_cast`` the corpus, so that joining is measured alone.
    """
    read = reader if reader is not None else _cast
    within: list[Hashable] = []
    across: list[Hashable] = []
    for topic in TOPICS:
        articles: list[Article] = []
        found: list[ArticleStatements] = []
        local: list[tuple[str, str]] = []
        for (of, document), text in texts.items():
            own = [m for m in mentions if m.topic == of == topic and m.document == document]
            if not own:
                continue
            where = article(text, path=f"{document}.txt")
            speakers, ids = read(where, own)
            articles.append(where)
            found.append(speakers)
            local.extend((where.id, one) for one in ids)
        joined = join_speakers(articles, found)
        within.extend(local)
        across.extend((topic, joined.story_id.get(key, key)) for key in local)
    return within, across


def true_cast(where: Article, mentions: Sequence[Mention]) -> tuple[ArticleStatements, list[str]]:
    """The article's speakers as the corpus has them: each with the words of all its mentions there."""
    wanted = {mention.entity for mention in mentions}
    by_entity: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions[0].beside or mentions:
        if mention.entity in wanted:
            by_entity[mention.entity].append(mention)
    speakers: list[Speaker] = []
    ids: dict[str, str] = {}
    for entity, same in by_entity.items():
        read = [read_referent(where.text, m.start, m.end) for m in same]
        named = [r for r in read if not r.pronoun]
        best = max(named or read, key=lambda r: (r.kind in {"person", "organisation"}, len(r.name), r.name))
        ids[entity] = identify("local", where.id, entity)
        role = max((r.role for r in named), key=len, default="")
        aliases = tuple(sorted({r.name for r in named if r.name} - {best.name}))
        spans = tuple(Evidence(where.id, where.span(m.start, m.end)) for m in same)
        speakers.append(Speaker(ids[entity], best.name or same[0].words, best.kind, role, aliases, spans))
    return ArticleStatements(where.id, (), tuple(speakers)), [ids[m.entity] for m in mentions]


def _cast(
    where: Article, mentions: Sequence[Mention], model: AttributionModel | None = None
) -> tuple[ArticleStatements, list[str]]:
    """The article's own speakers for its mentions, and for each mention the id of its speaker."""
    reading = model.read(where.text, nested=False) if model is not None else None
    referrer = Referrer(reading) if reading is not None else None
    lines: list[tuple[int, int]] = []
    place = 0
    for line in where.text.split("\n"):
        lines.append((place, place + len(line)))
        place += len(line) + 1
    sentences = make_sentences(where.text, lines, ())
    cast = Cast(where, where.text, sentences, referrer)
    keys: list[str] = []
    recent: list[Party] = []
    for number, mention in enumerate(mentions):
        words = [w for s in sentences for w in s.words if s.start <= mention.start < s.end]
        high = next((i + 1 for i, w in enumerate(words) if w.end >= mention.end), len(words))
        phrase = phrase_left(words, high, 0)
        start = min(mention.start, words[phrase.start].start) if phrase is not None else mention.start
        # Of "the brothers Ann and Bob Roe" before the end of the mention, the last is the mention's own.
        holders = _holders(cast, reading, mention)
        parties = cast.parties((start, mention.end), recent, holders=holders)[-1:]
        keys.append(parties[0].key if parties else f"none:{number}")
        recent.extend(parties)
    speakers, ids = cast.speakers(set(keys))
    return ArticleStatements(where.id, (), speakers), [ids.get(key, key) for key in keys]


def _holders(cast: Cast, reading: Reading | None, mention: Mention) -> list[Party]:
    """Those in whose words the mention stands, as the model links them: whose "I" is."""
    if reading is None or mention.words.split()[0].lower().partition("'")[0] not in {"i", "we"}:
        return []
    for link in reading.links:
        content = reading.spans[link.content]
        if link.source is not None and content.start <= mention.start < content.end:
            source = reading.spans[link.source]
            return cast.parties((source.start, source.end))
    return []
