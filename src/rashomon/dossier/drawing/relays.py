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
from rashomon.dossier.relays import DIRECT, Node, Relays

WIDTH = 940
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
    edges = (element("g", *paths, class_=f"edges {kind}".strip()) for kind, paths in _edges(relays, places))
    nodes = Markup("").join(_node(node, *places[node.id], index, max(layers)) for node in relays.nodes)
    heads = (
        element("text", "articles", x=WIDTH - _MARGIN + 8, y=14),
        element("text", "through", x=WIDTH / 2, y=14, class_="middle"),
        element("text", "speakers", x=_MARGIN - 8, y=14, class_="end"),
    )
    return element(
        "svg",
        element("title", "Who has it from whom"),
        element("g", *heads, class_="heads"),
        *edges,
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


def _edges(relays: Relays, places: Mapping[str, tuple[int, int]]) -> Iterable[tuple[str, list[Markup]]]:
    """The lines by their kind; what was passed on lies over what was not."""
    drawn: dict[str, list[Markup]] = {"": [], "passed": [], "copied": []}
    for edge in relays.edges:
        (x1, y1), (x2, y2) = places[edge.source], places[edge.target]
        bend = (x2 - x1) // 2
        direct = DIRECT in {edge.source, edge.target}
        path = f"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}"
        width = round(1 + math.log2(edge.count), 1)
        line = element("path", d=path, stroke_width=width if width > 1 else "")
        drawn["copied" if edge.copied else "" if direct else "passed"].append(line)
    return ((kind, paths) for kind, paths in drawn.items() if paths)


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
        box = element("rect", x=x - wide / 2, y=y - 10, width=wide, height=20)
        words = box + element("text", for_page(name), x=x, y=y + 4)
    else:
        words = element("text", for_page(name), x=x - 10, y=y + 4)
    dot = element("circle", cx=x, cy=y) if node.kind not in {"relay", "direct"} else Markup("")
    return element("g", dot, words, class_=node.kind)
