"""Who has it from whom, drawn: speakers at the left, what passed their words on, articles at the right.

Graphviz would lay this out as well, but it is a program of its own that a newsroom would have to install,
and its type shrinks with the picture. Three columns need no more than an order with few crossings.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping

from markupsafe import Markup

from rashomon.dossier.drawing.svg import element
from rashomon.dossier.index import Index
from rashomon.dossier.inert import for_page
from rashomon.dossier.phrases import called, clipped
from rashomon.dossier.relays import Node, Relays

WIDTH = 800
_ROW = 24
_MARGIN = 200
"""Room for the names at either side."""
_LONGEST = 27


def draw_relays(relays: Relays, index: Index) -> Markup:
    """The picture as SVG; it says the same as the list beside it, which is what a screen reader gets."""
    layers: dict[int, list[Node]] = defaultdict(list)
    for node in relays.nodes:
        layers[node.layer].append(node)
    if not layers:
        return Markup("")
    height = _ROW * max(map(len, layers.values())) + 34
    places = _places(layers, height)
    edges = Markup("").join(_edges(relays, places))
    nodes = Markup("").join(_node(node, *places[node.id], index, max(layers)) for node in relays.nodes)
    heads = (
        element("text", "articles", x=WIDTH - _MARGIN + 8, y=14),
        element("text", "through", x=WIDTH / 2, y=14, text_anchor="middle"),
        element("text", "speakers", x=_MARGIN - 8, y=14, text_anchor="end"),
    )
    return element(
        "svg",
        element("title", "Who has it from whom"),
        element("g", *heads, class_="heads"),
        element("g", edges, class_="edges"),
        element("g", nodes, class_="nodes"),
        class_="relays",
        viewBox=f"0 0 {WIDTH} {height}",
        width=WIDTH,
        height=height,
        role="img",
        aria_label="Who has it from whom: the same is listed below in words",
    )


def _places(layers: Mapping[int, list[Node]], height: float) -> dict[str, tuple[int, int]]:
    """Where each node stands: layers side by side, the nodes of one spread over the height."""
    deepest = max(layers)
    step = (WIDTH - 2 * _MARGIN) / max(1, deepest)
    places = {}
    for layer, nodes in layers.items():
        gap = (height - 24) / len(nodes)
        for number, node in enumerate(nodes):
            places[node.id] = (round(WIDTH - _MARGIN - layer * step), round(24 + gap * (number + 0.5)))
    return places


def _edges(relays: Relays, places: Mapping[str, tuple[int, int]]) -> Iterable[Markup]:
    for edge in relays.edges:
        (x1, y1), (x2, y2) = places[edge.source], places[edge.target]
        bend = (x2 - x1) // 2
        direct = "direct" in {edge.source, edge.target}
        yield element(
            "path",
            d=f"M{x1:g} {y1:g}C{x1 + bend:g} {y1:g} {x2 - bend:g} {y2:g} {x2:g} {y2:g}",
            stroke_width=round(1 + math.log2(edge.count), 1),
            class_="copied" if edge.copied else "" if direct else "passed",
        )


def _node(node: Node, x: float, y: float, index: Index, deepest: int) -> Markup:
    between = (WIDTH - 2 * _MARGIN) / max(1, deepest)
    name = clipped(node.name, _LONGEST if node.kind in {"speaker", "others"} else int(between / 7.5) - 3)
    if node.kind == "article":
        article = index.account.articles[node.article - 1]
        name = f"[{node.article}] {clipped(called(article), _LONGEST - 3)}"
        words = element("text", for_page(name), x=x + 10, y=y + 4)
    elif node.kind in {"relay", "direct"}:
        name = f"[{node.article}] {name}" if node.article else name
        wide = 7 * len(name) + 14
        box = element("rect", x=x - wide / 2, y=y - 10, width=wide, height=20, rx=2)
        words = box + element("text", for_page(name), x=x, y=y + 4, text_anchor="middle")
    else:
        words = element("text", for_page(name), x=x - 10, y=y + 4, text_anchor="end")
    dot = element("circle", cx=x, cy=y, r=3) if node.kind not in {"relay", "direct"} else Markup("")
    return element("g", dot, words, class_=node.kind)
