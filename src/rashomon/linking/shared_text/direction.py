"""Which way shared words went, where credits, cuts or times show it; otherwise nothing is said."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from rashomon.linking.shared_text.grouping import Group
from rashomon.linking.shared_text.likeness import Likeness
from rashomon.records.articles import Article, Credit
from rashomon.records.sharing import Flow
from rashomon.records.spans import Evidence, Interval, Span

_NOT_NAME = re.compile(r"[^\w]+")
_CUT = re.compile(r"\W*(?:…|\.\s?\.\s?\.)\W*")
#: Words that one article has between two passages where the other has only the marks of a cut.
_CUT_WORDS = 5
#: Characters between a credit for a passage and the shared words that it can speak for.
_NEARBY = 200


def find_flows(group: Group, articles: Sequence[Article]) -> tuple[Flow, ...]:
    """At most one flow to each article of the group, in the order of its articles.

    A credit weighs most, then the marks of a cut, then the times of publication. What only one of two
    articles could show (that it is longer, say) shows nothing: a cut and an addition look the same.
    """
    flows: dict[int, Flow] = {}
    outlets = {
        name: place for place in reversed(group.articles) if (name := _name_key(articles[place].outlet))
    }
    nearby = _shared_spans(group)
    for place in group.articles:
        flow = _from_credits(articles[place], nearby.get(place, ()), outlets, articles)
        if flow is not None:
            flows[place] = flow
    for link in group.pairs:
        for place, flow in _from_cuts(link, articles):
            if not _returns(flows, flow):
                flows.setdefault(place, flow)
    for place, flow in _from_times(group, articles):
        if not _returns(flows, flow):
            flows.setdefault(place, flow)
    return tuple(flows[place] for place in sorted(flows))


def _returns(flows: Mapping[int, Flow], new: Flow) -> bool:
    """Whether ``new`` would lead words back to where a known flow takes them from."""
    origins = {flow.to: flow.origin for flow in flows.values()}
    article: str | None = new.origin
    seen: set[str] = set()
    while article is not None and article not in seen:
        if article == new.to:
            return True
        seen.add(article)
        article = origins.get(article)
    return False


def _name_key(outlet: str) -> str:
    """An outlet's name as it is compared: no case, no marks, no leading article."""
    name = _NOT_NAME.sub("", outlet.casefold().removeprefix("the "))
    return name.removesuffix("com")


def _shared_spans(group: Group) -> dict[int, list[Span]]:
    spans: dict[int, list[Span]] = {}
    for link in group.pairs:
        for passage in link.passages:
            spans.setdefault(link.first, []).append(passage.first)
            spans.setdefault(link.second, []).append(passage.second)
    return spans


def _from_credits(
    article: Article, shared: Sequence[Span], outlets: Mapping[str, int], articles: Sequence[Article]
) -> Flow | None:
    """The flow that a credit shows: for the whole article, or for a passage beside the shared words."""
    own = _name_key(article.outlet)
    for credit in sorted(article.credits, key=lambda credit: (credit.scope != "article", credit.span)):
        name = _name_key(credit.outlet)
        if not name or name == own or (credit.scope != "article" and not _beside(credit, shared)):
            continue
        origin = outlets.get(name)
        words = f"“{_one_line(credit.span.text)}”"
        evidence = (Evidence(article.id, credit.span),)
        if origin is not None and articles[origin].id != article.id:
            reason = f"it credits {credit.outlet} ({words}), the outlet of the other"
            return Flow(articles[origin].id, "article", article.id, (reason,), evidence)
        if credit.scope == "article":
            reason = f"it credits {credit.outlet} ({words}), which is not among these articles"
            return Flow(credit.outlet, "outlet", article.id, (reason,), evidence)
    return None


def _beside(credit: Credit, shared: Sequence[Span]) -> bool:
    return any(
        credit.span.start <= span.end + _NEARBY and span.start <= credit.span.end + _NEARBY for span in shared
    )


def _from_cuts(link: Likeness, articles: Sequence[Article]) -> list[tuple[int, Flow]]:
    """The flow that the marks of a cut show: "…" in one article where the other goes on."""
    one, other = articles[link.first], articles[link.second]
    ahead = [(passage.first, passage.second) for passage in link.passages]
    back = [(passage.second, passage.first) for passage in link.passages]
    sides = ((one, other, ahead, link.first), (other, one, back, link.second))
    found: list[tuple[int, Flow]] = []
    for copy, whole, spans, place in sides:
        gap = _cut_gap(copy, whole, sorted(spans))
        if gap is not None:
            reason = "it has the marks of a cut between two passages where the other goes on"
            evidence = (Evidence(copy.id, gap),)
            found.append((place, Flow(whole.id, "article", copy.id, (reason,), evidence)))
    return found if len(found) == 1 else []


def _cut_gap(copy: Article, whole: Article, spans: Sequence[tuple[Span, Span]]) -> Span | None:
    """The marks of a cut in ``copy`` between neighbouring passages, if ``whole`` has words there."""
    for (before, whole_before), (after, whole_after) in pairwise(spans):
        gap = copy.text[before.end : after.start]
        more = whole.text[whole_before.end : whole_after.start]
        if _CUT.fullmatch(gap) and len(more.split()) >= _CUT_WORDS:
            return copy.span(before.end, after.start)
    return None


def _from_times(group: Group, articles: Sequence[Article]) -> list[tuple[int, Flow]]:
    """Flows from the article that was certainly published before all others whose time is known."""
    if group.kind == "same-quotes-only":
        return []
    timed = [(place, time) for place in group.articles if (time := articles[place].published) is not None]
    bounded = [(time.latest, place) for place, time in timed if time.latest is not None]
    if len(timed) < 2 or not bounded:
        return []
    latest, first = min(bounded)
    others = [(place, time) for place, time in timed if place != first]
    if not all(time.earliest is not None and latest < time.earliest for _, time in others):
        return []
    origin = articles[first].id
    found: list[tuple[int, Flow]] = []
    for place, time in others:
        reason = f"the other was published by {latest.isoformat()}, this one {_when(time)}"
        found.append((place, Flow(origin, "article", articles[place].id, (reason,))))
    return found


def _when(time: Interval) -> str:
    return f"not before {time.earliest.isoformat()}" if time.earliest else "at a time unknown"


def _one_line(text: str) -> str:
    return " ".join(text.split())
