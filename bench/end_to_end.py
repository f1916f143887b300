"""PolNeAR articles end to end: every attribution, quoted or not, as a reader of the dossier gets it.

An attribution counts when its content overlaps by at least half (F1 over letters and digits) and its source
shares a word that is not a function word; where none is annotated none may be predicted. Each statement is
used once, best overlap first. Of an article with several annotators the first is taken.

The corpus annotates next to nothing inside another attribution's content (18 of 4,236), where Rashomon
finds statements too. ``f1`` counts each of those as wrong; ``outermost-f1`` leaves them out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from bench.attribution.polnear import Annotated, read_part
from bench.materials import data_set
from bench.tasks import Figures
from rashomon.inference import load_attribution
from rashomon.records import Article, Statement
from rashomon.statements import find_statements

FUNCTION_WORDS = frozenset(
    """a an the this that these those of to in on at by for from with and or but as than not no is are
    was were be been has have had do does did will would can could may might must shall should he she
    it they we you i who which what whose his her its their our my your him them us me""".split()
)
CLOSING = 2
"""So many marks may close a content after its last word."""
Places = Sequence[tuple[int, int]]


def measure(thorough: bool = True) -> Figures:
    """Precision, recall and F1 over the test articles; the dev articles too when thorough."""
    data = data_set("polnear")
    model = load_attribution()
    figures: Figures = {}
    for part in ("test", "dev") if thorough else ("test",):
        counts: Counter[str] = Counter()
        outer: Counter[str] = Counter()
        for gold in each_once(read_part(data, part)):
            found = find_statements(Article("a", gold.name, gold.text), model).statements
            counts.update(score(gold, found))
            outer.update(score(gold, outermost(found)))
        figures |= _figures(f"polnear-{part}", counts)
        figures[f"polnear-{part}/outermost-f1"] = _figures("", outer)["/f1"]
    return figures


def each_once(articles: Iterable[Annotated]) -> list[Annotated]:
    """One reading of each article: the first annotator's."""
    kept: dict[str, Annotated] = {}
    for article in articles:
        kept.setdefault(article.text, article)
    return list(kept.values())


def score(gold: Annotated, found: Sequence[Statement]) -> Counter[str]:
    """How many are annotated, said, overlapping, and overlapping with the right source."""
    text = gold.text
    wanted = wanted_of(gold)
    said = []
    for one in found:
        source = [(one.source.start, one.source.end)] if one.source else []
        said.append((letters(text, [(s.start, s.end) for s in one.content]), named(text, source)))
    pairs = sorted(
        (
            (2 * len(w[0] & s[0]) / (len(w[0]) + len(s[0])), i, j)
            for i, w in enumerate(wanted)
            for j, s in enumerate(said)
            if w[0] & s[0]
        ),
        reverse=True,
    )
    counts: Counter[str] = Counter(gold=len(wanted), said=len(said))
    used_gold: set[int] = set()
    used_said: set[int] = set()
    for likeness, i, j in pairs:
        if likeness < 0.5 or i in used_gold or j in used_said:
            continue
        used_gold.add(i)
        used_said.add(j)
        counts["overlapping"] += 1
        mine, theirs = wanted[i][1], said[j][1]
        counts["right"] += bool(mine & theirs) or not (mine or theirs)
    return counts


def wanted_of(gold: Annotated) -> list[tuple[set[int], set[str]]]:
    """The letters of each annotated content, with the telling words of its source."""
    wanted = []
    for relation in gold.relations:
        places = {role: [gold.spans[k][1] for k in relation[role]] for role in ("source", "content")}
        if places["content"]:
            wanted.append((letters(gold.text, places["content"]), named(gold.text, places["source"])))
    return wanted


def outermost(found: Sequence[Statement]) -> list[Statement]:
    """The statements of which source, cue and content do not all stand inside another's content."""
    kept = []
    for one in found:
        spans = [*one.content, *(span for span in (one.source, one.cue) if span is not None)]
        low, high = min(s.start for s in spans), max(s.end for s in spans)
        holders = (o for o in found if o is not one and o.content[0].start <= low)
        if not any(high <= other.content[-1].end + CLOSING for other in holders):
            kept.append(one)
    return kept


def letters(text: str, places: Places) -> set[int]:
    """The code points of letters and digits in ``places``."""
    return {k for start, end in places for k in range(start, end) if text[k].isalnum()}


def named(text: str, places: Places) -> set[str]:
    """The words of a source that tell something; all of them when none does ("he")."""
    words = {w.lower() for start, end in places for w in re.findall(r"\w+", text[start:end])}
    return words - FUNCTION_WORDS or words


def _figures(prefix: str, counts: Counter[str]) -> Figures:
    precision = counts["right"] / max(1, counts["said"])
    recall = counts["right"] / max(1, counts["gold"])
    return {
        f"{prefix}/precision": precision,
        f"{prefix}/recall": recall,
        f"{prefix}/f1": 2 * counts["right"] / max(1, counts["said"] + counts["gold"]),
        f"{prefix}/overlapping-f1": 2 * counts["overlapping"] / max(1, counts["said"] + counts["gold"]),
    }
