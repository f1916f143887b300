"""Words that articles share, and which way they may have gone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.records.spans import Evidence

SharedKind = Literal["reprint", "partial", "same-quotes-only"]
FlowOrigin = Literal["article", "outlet"]


@dataclass(frozen=True, slots=True)
class Flow:
    """One step that shared words took: from ``origin`` to the article ``to``, and why we say so.

    ``origin`` is an article's id, or, when no article of the story is the origin, the name of the
    outlet that ``to`` credits; ``origin_kind`` tells which. ``evidence`` holds the words of a credit.
    """

    origin: str
    origin_kind: FlowOrigin
    to: str
    reasons: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class SharedText:
    """Passages that two or more articles share. A text that many share is one entry, not one a pair.

    ``kind`` is ``reprint`` (more than half of the shorter article), ``partial`` (a passage of at
    least twenty words outside quotation marks), or ``same-quotes-only``: the same quotation, which
    is no copying. Every two of ``articles`` share in this way. Each passage names the span that
    carries it in each article that has it. ``direction`` is ``unknown``, or the steps that times,
    credits or cuts show. ``score`` is the certainty of the kind in 0–1; ``reasons`` say it in words.
    """

    id: str
    kind: SharedKind
    articles: tuple[str, ...]
    passages: tuple[tuple[Evidence, ...], ...]
    direction: Literal["unknown"] | tuple[Flow, ...] = "unknown"
    score: float = 1.0
    reasons: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if len(set(self.articles)) != len(self.articles) or len(self.articles) < 2:
            raise ValueError(f"shared text {self.id} needs two articles or more, each once")
        members = set(self.articles)
        if any(evidence.article not in members for passage in self.passages for evidence in passage):
            raise ValueError(f"a passage of shared text {self.id} lies in an article that it does not list")
