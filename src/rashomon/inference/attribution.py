"""The attribution model: text in, sources, cues, contents, names and references out.

The network (see ``models/attribution``) gives each word scores for tags and two small vectors; what
follows here turns them into spans, links and references with plain arrays. Windows run one at a time and
no state is kept between texts, so a text's result never depends on what else was read.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from .chain import Floats, Moves, best_tags, best_tags_of_each, spans_of, tag_shares
from .folder import ModelFolder, read_model_folder
from .pairs import Halves
from .pieces import PieceTable
from .reading import Candidates, Evidence, Heads, Link, Name, NameKind, Reading, Role, Span, word_range
from .references import find_references
from .session import Run, open_session
from .windows import Window, WindowSizes, plan_windows
from .words import SHAPES, Words, cut_words

FORMAT: Final = 1
ROLES: Final[tuple[Role, ...]] = ("source", "cue", "content")
NAME_KINDS: Final[tuple[NameKind, ...]] = ("person", "organisation", "place")
_QUOTATION_MARKS: Final = frozenset({SHAPES.index("opening-quote"), SHAPES.index("closing-quote")})
_CERTAIN: Final = 50.0
NESTED_WORDS: Final = 6
"""A content shorter than this holds no statement of its own."""


@dataclass(frozen=True, slots=True)
class _Outputs:
    roles: Floats
    names: Floats
    link: Halves
    refer: Halves


class AttributionModel:
    """A loaded model. Reading is a pure function of the text; one model may serve several threads."""

    def __init__(self, folder: ModelFolder, run: Run) -> None:
        self._run = run
        vocabulary = folder.files["vocabulary.txt"].decode("utf-8").split("\n")
        self._table = PieceTable({piece: at for at, piece in enumerate(vocabulary)})
        with np.load(io.BytesIO(folder.files["heads.npz"]), allow_pickle=False) as kept:
            weights = {name: kept[name] for name in kept.files}
        self._heads = Heads.from_weights(weights)
        self._role_moves = _moves(weights, "role_field")
        self._name_moves = _moves(weights, "name_field")
        self._sizes = WindowSizes(**folder.description["windows"])
        self._cue_words = frozenset(folder.description["cue_words"])
        self.version: Final[str] = folder.description["version"]

    def read(self, text: str, *, nested: bool = True, skip: bool = False) -> Reading:
        """Read a whole text of any length.

        ``nested`` also looks for statements inside contents. ``skip`` leaves out paragraphs that hold no
        quotation mark and no word that training saw in a cue: faster, and what stands there is not found
        (nor are names there).
        """
        words = cut_words(text)
        outputs = self._outputs(words, self._speaking(words) if skip else range(len(words)))
        cuts = [at for at in range(1, len(words)) if words.paragraphs[at] != words.paragraphs[at - 1]]
        evidence = Evidence(words, outputs.link, outputs.refer, self._heads)
        tags, name_tags = best_tags_of_each(
            ((outputs.roles, self._role_moves), (outputs.names, self._name_moves)), cuts
        )
        spans = _role_spans(words, outputs.roles, tags, None)
        candidates = Candidates(evidence, list(enumerate(spans)))
        links = _links(candidates, spans, 0)
        if nested:
            self._read_nested(words, spans, links)
        names = _names(words, outputs.names, name_tags)
        references = find_references(evidence, spans, names)
        return Reading(text, tuple(spans), tuple(links), tuple(names), references, evidence, candidates)

    def read_within(self, text: str, start: int, end: int) -> Reading:
        """Read characters ``start`` to ``end`` as if they stood alone; offsets still count from
        ``text``'s start.

        Use it for statements inside a quotation whose ends the caller knows.
        """
        alone = self.read(" " * start + text[start:end], nested=False)
        return replace(alone, text=text)

    def _speaking(self, words: Words) -> list[int]:
        """Return the words of paragraphs that hold a quotation mark or a cue's word."""
        speaking = {
            words.paragraphs[at]
            for at in range(len(words))
            if words.shapes[at] in _QUOTATION_MARKS or words.word(at).lower() in self._cue_words
        }
        return [at for at in range(len(words)) if words.paragraphs[at] in speaking]

    def _outputs(self, words: Words, kept: Sequence[int]) -> _Outputs:
        """Run the kept words through the network; the others get the tag ``O`` and vectors of zeros."""
        pieces = _pieces(words, kept, self._table)
        count = len(words)
        found = _Outputs(
            np.zeros((count, self._role_moves.opening.size), np.float32),
            np.zeros((count, self._name_moves.opening.size), np.float32),
            np.zeros((count, 2 * self._heads.no_source[0].size), np.float16),
            np.zeros((count, 2 * self._heads.refers_to_none[0].size), np.float16),
        )
        for window in plan_windows(words, kept, pieces.offsets, self._sizes):
            outputs = self._run(_inputs(pieces, window, self._table))
            rows = np.array(kept[window.core_start : window.core_end])
            core = slice(window.core_start - window.start, window.core_end - window.start)
            found.roles[rows], found.names[rows] = outputs["roles"][core], outputs["names"][core]
            found.link[rows], found.refer[rows] = outputs["link"][core], outputs["refer"][core]
        if len(kept) < count:
            left_out = np.ones(count, bool)
            left_out[list(kept)] = False
            found.roles[left_out, 0] = found.names[left_out, 0] = _CERTAIN
        return found

    def _read_nested(self, words: Words, spans: list[Span], links: list[Link]) -> None:
        """Append what a second pass finds inside each content that holds a cue's word, with its own links."""
        for parent in range(len(spans)):
            place = word_range(words, spans[parent].start, spans[parent].end)
            if spans[parent].role != "content" or place is None or place[1] - place[0] < NESTED_WORDS:
                continue
            if not any(words.word(at).lower() in self._cue_words for at in range(*place)):
                continue
            inner_words = words.alone(*place)
            outputs = self._outputs(inner_words, range(len(inner_words)))
            tags = best_tags(outputs.roles, self._role_moves)
            inner = _role_spans(inner_words, outputs.roles, tags, parent)
            roles = {span.role for span in inner}
            whole = any(span.role == "content" and _covers(span, spans[parent]) for span in inner)
            if whole or not {"cue", "content"} <= roles:
                continue
            first = len(spans)
            evidence = Evidence(inner_words, outputs.link, outputs.refer, self._heads)
            together = [*spans, *inner]
            weighed = Candidates(evidence, [(at, together[at]) for at in range(first, len(together))])
            found = _links(weighed, together, first)
            # A cue and a content without anybody who speaks ("is considered a risk") are rarely a statement.
            if any(link.source is not None for link in found):
                spans.extend(inner)
                links.extend(found)


def _covers(span: Span, other: Span) -> bool:
    return span.start <= other.start and other.end <= span.end


def open_attribution(folder: Path, threads: int) -> AttributionModel:
    """Check a model folder and open it (see `rashomon.inference.load_attribution`)."""
    kept = read_model_folder(folder, FORMAT)
    return AttributionModel(kept, open_session(kept.files["model.onnx"], threads))


def _moves(weights: dict[str, Floats], name: str) -> Moves:
    return Moves(weights[f"{name}.moves"], weights[f"{name}.opening"], weights[f"{name}.closing"])


@dataclass(frozen=True, slots=True)
class _Pieces:
    """The pieces of kept words, in order, each with its word's shape and flag; windows are cut from them.

    ``offsets`` has the first piece of each word, and one more entry that closes it.
    """

    numbers: NDArray[np.int64]
    shapes: NDArray[np.int64]
    flags: NDArray[np.int64]
    offsets: list[int]


def _pieces(words: Words, kept: Sequence[int], table: PieceTable) -> _Pieces:
    found = [table.pieces(words.word(at)) for at in kept]
    lengths = [len(some) for some in found]
    chosen = np.array(kept, np.int64)
    return _Pieces(
        np.array(list(chain.from_iterable(found)), np.int64),
        np.repeat(np.array(words.shapes, np.int64)[chosen], lengths),
        np.repeat(np.array(words.flags, np.int64)[chosen], lengths),
        [0, *accumulate(lengths)],
    )


def _inputs(pieces: _Pieces, window: Window, table: PieceTable) -> dict[str, NDArray[Any]]:
    part = slice(pieces.offsets[window.start], pieces.offsets[window.end])
    firsts = np.array(pieces.offsets[window.start : window.end], np.int64)
    return {
        "pieces": np.concatenate(([table.opening], pieces.numbers[part], [table.closing]))[None],
        "shapes": np.concatenate(([0], pieces.shapes[part], [0]))[None],
        "flags": np.concatenate(([0], pieces.flags[part], [0]))[None],
        "firsts": firsts - part.start + 1,
    }


def _role_spans(words: Words, emissions: Floats, tags: list[int], parent: int | None) -> list[Span]:
    shares = tag_shares(emissions) if len(emissions) else emissions
    return [
        Span(ROLES[kind], words.starts[a], words.ends[b - 1], _sure(shares, tags, a, b), parent)
        for kind, a, b in spans_of(tags)
    ]


def _sure(shares: Floats, tags: list[int], start: int, end: int) -> float:
    """Return the lower of the shares of the first and the last word's tag."""
    return round(float(min(shares[start, tags[start]], shares[end - 1, tags[end - 1]])), 4)


def _links(candidates: Candidates, spans: Sequence[Span], first: int) -> list[Link]:
    links = []
    for at in range(first, len(spans)):
        span = spans[at]
        if span.role == "content":
            answer = candidates.answer(span.start, span.end)
            links.append(Link(at, answer.source, answer.cue, round(answer.score, 4)))
    return links


def _names(words: Words, emissions: Floats, tags: list[int]) -> list[Name]:
    """Return the names. Where mentions of the same words disagree in kind, the surer kinds together
    decide.
    """
    shares = tag_shares(emissions) if len(emissions) else emissions
    found = [
        Name(NAME_KINDS[kind], words.starts[a], words.ends[b - 1], _sure(shares, tags, a, b))
        for kind, a, b in spans_of(tags)
    ]
    votes: dict[str, dict[NameKind, float]] = {}
    for name in found:
        said = votes.setdefault(words.text[name.start : name.end], dict.fromkeys(NAME_KINDS, 0.0))
        said[name.kind] += name.score
    agreed = {text: max(NAME_KINDS, key=said.__getitem__) for text, said in votes.items()}
    return [replace(name, kind=agreed[words.text[name.start : name.end]]) for name in found]
