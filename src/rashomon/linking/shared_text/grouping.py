"""Pairs made groups: a text that many articles share is one entry, with one row a passage.

Every two articles of an entry share in the entry's way. A wire text in hundreds of articles is
judged from one of them: two articles that both agree with it in ``NEAR`` of all words agree with
each other in more than half, so the pairs among them need not be looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.linking.shared_text.likeness import Likeness, SharedPassage
from rashomon.records.sharing import SharedKind
from rashomon.records.spans import Span

Pair = tuple[int, int]

#: Of the words of both articles, how many are the same when one can stand for the other.
NEAR = 0.8
#: Near copies of one article from which on it stands for them all.
FAMILY = 16
#: Of the longer of two spans, how much they share when they are the same passage.
_SAME_SPAN = 0.6
#: Members of a group that a new one is checked against.
_CHECKED = 64


@dataclass(frozen=True, slots=True)
class Group:
    """Articles (places in the input, rising) that share a text, and the pairs that show it.

    ``pairs`` link every article to another one of the group; in a small group they are all its pairs.
    ``stand_in`` is the article that stands for ``near`` of the others, if one does.
    """

    kind: SharedKind
    articles: tuple[int, ...]
    pairs: tuple[Likeness, ...]
    stand_in: int | None = None
    near: int = 0


def is_near(likeness: Likeness) -> bool:
    """Whether either article can stand for the other."""
    return likeness.kind == "reprint" and min(likeness.whole) >= NEAR


def group_pairs(likenesses: Mapping[Pair, Likeness], crowded: frozenset[Pair]) -> list[Group]:
    """Groups that cover every pair, each pair in at least one group of its kind.

    ``likenesses`` maps (first, second) to what they share; ``crowded`` are the pairs of a hub and one
    of its crowd, whose articles were not compared with each other.
    """
    families = _families(likenesses)
    stand_in = {member: hub for hub, members in families.items() for member in members}
    edges: dict[Pair, list[Likeness]] = defaultdict(list)
    for (one, other), likeness in likenesses.items():
        ends = stand_in.get(one, one), stand_in.get(other, other)
        if ends[0] != ends[1]:
            edges[min(ends), max(ends)].append(likeness)
    strongest = {pair: min(found, key=lambda link: _preference(link, pair)) for pair, found in edges.items()}
    groups: list[Group] = []
    in_reprint: set[int] = set()
    for kind in _RANK:
        for members in _cover(kind, strongest, crowded):
            pairs = [strongest[pair] for pair in _pairs_of(members, strongest)]
            extra = [hub for hub in members if hub in families] if kind == "reprint" else []
            in_reprint.update(extra)
            groups.append(_group(kind, pairs, extra, families, likenesses))
    for hub in sorted(families.keys() - in_reprint):
        groups.append(_group("reprint", [], [hub], families, likenesses))
    return groups


def _preference(link: Likeness, pair: Pair) -> tuple[int, bool, int, int]:
    """Sorts the stronger kind first, then the link of the two articles themselves."""
    return _RANK[link.kind], (link.first, link.second) != pair, link.first, link.second


_RANK: dict[SharedKind, int] = {"reprint": 0, "partial": 1, "same-quotes-only": 2}


def _group(
    kind: SharedKind,
    pairs: Sequence[Likeness],
    hubs: Sequence[int],
    families: Mapping[int, Sequence[int]],
    likenesses: Mapping[Pair, Likeness],
) -> Group:
    """The group that ``pairs`` link, with the families of ``hubs`` in it."""
    articles = {place for pair in pairs for place in (pair.first, pair.second)} | set(hubs)
    pairs = list(pairs)
    near = 0
    for hub in hubs:
        articles.update(families[hub])
        near += len(families[hub])
        pairs += [likenesses[min(hub, member), max(hub, member)] for member in families[hub]]
    return Group(kind, tuple(sorted(articles)), tuple(pairs), hubs[0] if hubs else None, near)


def _families(likenesses: Mapping[Pair, Likeness]) -> dict[int, list[int]]:
    """Near copies in great number: the article that stands for them, and the others."""
    near: dict[int, list[int]] = defaultdict(list)
    for (one, other), likeness in likenesses.items():
        if is_near(likeness):
            near[one].append(other)
            near[other].append(one)
    families: dict[int, list[int]] = {}
    taken: set[int] = set()
    for hub in sorted(near, key=lambda place: (-len(near[place]), place)):
        if hub in taken or len(near[hub]) < FAMILY:
            continue
        members = sorted(place for place in near[hub] if place not in taken)
        if len(members) >= FAMILY:
            families[hub] = members
            taken.update(members, (hub,))
    return families


def _cover(
    kind: SharedKind, strongest: Mapping[Pair, Likeness], crowded: frozenset[Pair]
) -> Iterable[list[int]]:
    """Sets of articles of which every two share in this way or a stronger one; each pair is in a set."""
    neighbours: dict[int, list[int]] = defaultdict(list)
    wanted: list[Pair] = []
    for pair in sorted(strongest):
        if _RANK[strongest[pair].kind] <= _RANK[kind]:
            neighbours[pair[0]].append(pair[1])
            neighbours[pair[1]].append(pair[0])
            if strongest[pair].kind == kind:
                wanted.append(pair)
    covered: set[Pair] = set()
    for pair in wanted:
        if pair in covered:
            continue
        core = _spans_in(strongest[pair], pair[0], kind)
        members = list(pair)
        for place in neighbours[pair[0]]:
            if place in members:
                continue
            link = strongest[min(place, pair[0]), max(place, pair[0])]
            if kind != "reprint" and not _overlap(core, _spans_in(link, pair[0], kind)):
                continue
            if all(
                _may_join(kind, (min(place, member), max(place, member)), pair[0], strongest, crowded)
                for member in members[1:_CHECKED]
            ):
                members.append(place)
        covered.update(inner for inner in _pairs_of(members, strongest) if strongest[inner].kind == kind)
        yield sorted(members)


def _may_join(
    kind: SharedKind, pair: Pair, hub: int, strongest: Mapping[Pair, Likeness], crowded: frozenset[Pair]
) -> bool:
    """Whether two articles share in this way, or stand in one crowd and share the same words of its hub."""
    link = strongest.get(pair)
    if link is not None:
        return _RANK[link.kind] <= _RANK[kind]
    # Both share the hub's passage by now; for a reprint that is not enough: they may hold its two halves.
    return kind != "reprint" and all((min(hub, one), max(hub, one)) in crowded for one in pair)


def _pairs_of(members: Sequence[int], strongest: Mapping[Pair, Likeness]) -> list[Pair]:
    """The known pairs among the members: all of a small group, those with the first of a large one."""
    ordered = sorted(members)
    firsts = ordered if len(ordered) <= _CHECKED else members[:1]
    return sorted(
        {
            (min(one, other), max(one, other))
            for one in firsts
            for other in ordered
            if one != other and (min(one, other), max(one, other)) in strongest
        }
    )


def passages_for(kind: SharedKind, likeness: Likeness) -> list[SharedPassage]:
    """The passages that make a likeness one of this kind: copied ones first, else all."""
    if kind == "same-quotes-only":
        return [passage for passage in likeness.passages if passage.quoted]
    if kind == "partial":
        copied = [passage for passage in likeness.passages if passage.copied]
        return copied or [passage for passage in likeness.passages if passage.matched > passage.quoted]
    return list(likeness.passages)


def _spans_in(likeness: Likeness, place: int, kind: SharedKind) -> list[Span]:
    """Where the shared passages stand in the article at ``place`` (or in the one that it stands for)."""
    first = place != likeness.second
    return [passage.first if first else passage.second for passage in passages_for(kind, likeness)]


def _overlap(some: Sequence[Span], others: Sequence[Span]) -> bool:
    """Whether two spans, one of each, share half of the shorter."""
    return any(
        2 * (min(a.end, b.end) - max(a.start, b.start)) >= min(a.end - a.start, b.end - b.start)
        for a in some
        for b in others
    )


def rows_of(group: Group) -> list[list[tuple[int, Span]]]:
    """One row a passage: (article, span) of each article that has it, one each, in the articles' order.

    Spans of one article that cover each other for the most part are one passage.
    """
    nodes: list[tuple[int, Span]] = []
    kept: dict[int, list[int]] = defaultdict(list)
    root: list[int] = []

    def find(node: int) -> int:
        while root[node] != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    def node_of(place: int, span: Span) -> int:
        for node in kept[place]:
            other = nodes[node][1]
            shared = min(span.end, other.end) - max(span.start, other.start)
            if shared >= _SAME_SPAN * max(span.end - span.start, other.end - other.start):
                return node
        nodes.append((place, span))
        root.append(len(root))
        kept[place].append(len(root) - 1)
        return len(root) - 1

    for likeness in sorted(group.pairs, key=lambda likeness: (likeness.first, likeness.second)):
        for passage in passages_for(group.kind, likeness):
            one = find(node_of(likeness.first, passage.first))
            other = find(node_of(likeness.second, passage.second))
            root[max(one, other)] = min(one, other)
    rows: dict[int, dict[int, Span]] = defaultdict(dict)
    for node, (place, span) in enumerate(nodes):
        row = rows[find(node)]
        if place not in row or span.end - span.start > row[place].end - row[place].start:
            row[place] = span
    complete = [sorted(row.items()) for row in rows.values() if len(row) > 1]
    return sorted(complete, key=lambda row: (row[0][0], row[0][1].start, row[0][1].end))
