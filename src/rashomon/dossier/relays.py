"""Who has it from whom: the speakers, the parties that passed their words on, and the articles."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from rashomon.dossier.index import Index
from rashomon.dossier.inert import one_line
from rashomon.records import SharedText, Statement

NodeKind = Literal["speaker", "others", "relay", "direct", "article"]

MOST_SPEAKERS = 16
"""So many speakers have a node of their own: those heard most; the others share one."""
DIRECT = "direct"
OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Node:
    """A party. ``layer`` counts from the articles (0) to the speakers; ``article`` is its number or 0."""

    id: str
    kind: NodeKind
    name: str
    layer: int
    article: int = 0


@dataclass(frozen=True, slots=True)
class Edge:
    """So many statements went from one party to the next; ``copied`` tells of text that was taken over."""

    source: str
    target: str
    count: int
    copied: bool = False


@dataclass(frozen=True, slots=True)
class Relays:
    """Nodes in the order in which they are drawn, layer by layer, and the edges between them."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    @property
    def relayed(self) -> tuple[Node, ...]:
        """The parties that passed something on."""
        return tuple(node for node in self.nodes if node.kind == "relay")


@dataclass(frozen=True, slots=True)
class Through:
    """How many of an article's statements came through whom; the empty name stands for no one named."""

    name: str
    count: int


def through_whom(index: Index) -> Mapping[str, tuple[Through, ...]]:
    """For each article id the parties next to it with their counts, greatest first, no one named last."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for statement in index.account.statements:
        name = index.name(statement.chain[0].speaker) if statement.chain else ""
        counts[statement.article][name] += 1
    return {
        article: tuple(
            Through(name, count)
            for name, count in sorted(found.items(), key=lambda item: (not item[0], -item[1], item[0]))
        )
        for article, found in counts.items()
    }


def relays_of(index: Index) -> Relays:
    """The graph of the story: a path for each statement, from its speaker over its chain to its article."""
    by_outlet = {_folded(article.outlet): article.id for article in index.account.articles if article.outlet}
    nodes: dict[str, Node] = {}
    edges: Counter[tuple[str, str]] = Counter()
    kept = _most_heard(index)
    for statement in index.account.statements:
        path = _path(statement, index, kept, nodes, by_outlet)
        edges.update(pairwise(path))
    copied: Counter[tuple[str, str]] = Counter()
    for shared in index.account.shared_text:
        copied.update(_copied(shared, index, nodes, by_outlet))
    deepest = max((node.layer for node in nodes.values()), default=0) + 1
    for key, node in list(nodes.items()):
        if node.kind in {"speaker", "others"}:
            nodes[key] = Node(node.id, node.kind, node.name, deepest)
    found = tuple(
        [Edge(*ends, count) for ends, count in sorted(edges.items())]
        + [Edge(*ends, count, True) for ends, count in sorted(copied.items()) if ends not in edges]
    )
    return Relays(_in_order(nodes.values(), found, index), found)


def _path(
    statement: Statement,
    index: Index,
    kept: frozenset[str],
    nodes: dict[str, Node],
    by_outlet: Mapping[str, str],
) -> list[str]:
    """From the speaker to the article; the nodes on the way are noted."""
    article = statement.article
    nodes.setdefault(article, Node(article, "article", "", 0, index.numbers[article]))
    path = [article]
    for layer, link in enumerate(statement.chain, 1):
        path.append(_relay(index.name(link.speaker), layer, index, nodes, by_outlet))
    if not statement.chain:
        nodes.setdefault(DIRECT, Node(DIRECT, "direct", "no one named between", 1))
        path.append(DIRECT)
    who = statement.speakers[0] if statement.speakers else ""
    if who in kept:
        nodes.setdefault(who, Node(who, "speaker", index.name(who), 0))
    else:
        who = OTHERS
        nodes.setdefault(OTHERS, Node(OTHERS, "others", "other speakers", 0))
    path.append(who)
    return list(dict.fromkeys(reversed(path)))


def _relay(name: str, layer: int, index: Index, nodes: dict[str, Node], by_outlet: Mapping[str, str]) -> str:
    """The node of a party that passes words on, at the layer farthest from the articles that it has."""
    key = f"relay {_folded(name)}"
    own = by_outlet.get(_folded(name), "")
    number = index.numbers.get(own, 0)
    known = nodes.get(key)
    if known is None or known.layer < layer:
        nodes[key] = Node(key, "relay", known.name if known else one_line(name), layer, number)
    return key


def _copied(
    shared: SharedText, index: Index, nodes: dict[str, Node], by_outlet: Mapping[str, str]
) -> Iterable[tuple[str, str]]:
    """The steps that copied text took, from an outlet or an article to an article."""
    if isinstance(shared.direction, str) or shared.kind == "same-quotes-only":
        return
    for flow in shared.direction:
        name = flow.origin
        if flow.origin_kind == "article":
            article = index.articles[flow.origin]
            name = article.outlet or article.path
        nodes.setdefault(flow.to, Node(flow.to, "article", "", 0, index.numbers[flow.to]))
        yield _relay(name, 1, index, nodes, by_outlet), flow.to


def _most_heard(index: Index) -> frozenset[str]:
    """The speakers whose words are passed on or stand in the most articles."""
    reach: dict[str, set[str]] = defaultdict(set)
    passed: Counter[str] = Counter()
    for statement in index.account.statements:
        for who in statement.speakers[:1]:
            reach[who].add(statement.article)
            passed[who] += bool(statement.chain)
    ranked = sorted(reach, key=lambda who: (-len(reach[who]), -passed[who], index.name(who), who))
    worth = [who for who in ranked if len(reach[who]) > 1 or passed[who]]
    return frozenset((worth or ranked)[:MOST_SPEAKERS])


def _in_order(nodes: Iterable[Node], edges: Iterable[Edge], index: Index) -> tuple[Node, ...]:
    """Articles by number; each farther node at the middle of what it leads to, so that few edges cross."""
    layers: dict[int, list[Node]] = defaultdict(list)
    for node in nodes:
        layers[node.layer].append(node)
    leads: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for edge in edges:
        leads[edge.source].append((edge.target, edge.count))
    place: dict[str, float] = {}
    ordered: list[Node] = []
    for layer in sorted(layers):
        if layer == 0:
            row = sorted(layers[0], key=lambda node: node.article)
        else:
            row = sorted(layers[layer], key=lambda node: (_middle(leads[node.id], place), node.name, node.id))
        for number, node in enumerate(row):
            place[node.id] = (number + 0.5) / len(row)
        ordered += row
    return tuple(ordered)


def _middle(targets: Iterable[tuple[str, int]], place: Mapping[str, float]) -> float:
    known = [(place[target], count) for target, count in targets if target in place]
    return sum(at * count for at, count in known) / sum(count for _, count in known) if known else 1.0


def _folded(name: str) -> str:
    return re.sub(r"^the\s+", "", one_line(name).casefold())
