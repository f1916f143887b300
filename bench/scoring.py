"""How well the statements of a dossier agree with those a careful reader marked.

The measure. Contents are compared by the positions of their letters and digits. A statement found and
a gold one pair up when the F1 over those positions is at least .5; best overlap first, each used once.
Clauses under one cue that stand side by side count as one, on both sides. Precision of a kind is over
what was said to be of it, recall over what is of it; direct and mixed are one class. On the pairs:
share of tight ones (overlap .9), kind, stance, speaker, and chain where either side has one. A found
speaker stands for one gold speaker of the story, the one it is right about most often. What gold marks
optional counts nowhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Any

from bench.names import gold_names, is_same_speaker

PAIRED = 0.5
TIGHT = 0.9
NEXT_TO = 60
QUOTED = frozenset({"direct", "mixed"})
KINDS = ("direct", "mixed", "quoted", "indirect", "post", "block", "all")

Record = Mapping[str, Any]


class ScoringError(Exception):
    """The gold and the dossier do not fit each other; the message says where."""


@dataclass(frozen=True, slots=True)
class Said:
    """One statement of either side. ``speakers`` are names in gold and ids in the dossier."""

    id: str
    kind: str
    stance: str
    pieces: tuple[tuple[int, int], ...]
    speakers: tuple[str, ...]
    chain: tuple[str, ...]
    cue: object
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold statement and the one found that carries it, with their overlap."""

    overlap: float
    gold: Said
    found: Said


@dataclass(slots=True)
class Tally:
    """Counts for one kind."""

    gold: int = 0
    said: int = 0
    right: int = 0
    on_pairs: Counter[str] = field(default_factory=Counter)

    def figures(self) -> dict[str, float]:
        hits = self.on_pairs["hit"]
        precision = self.right / self.said if self.said else 0.0
        recall = hits / self.gold if self.gold else 0.0
        both = precision + recall
        figures = {
            "gold": float(self.gold),
            "said": float(self.said),
            "precision": precision,
            "recall": recall,
            "f1": 2 * precision * recall / both if both else 0.0,
            **{
                name: self.on_pairs[name] / hits if hits else 0.0
                for name in ("tight", "kind", "stance", "speaker")
            },
            "recall_with_speaker": self.on_pairs["speaker"] / self.gold if self.gold else 0.0,
        }
        if self.on_pairs["chained"]:
            figures["chain"] = self.on_pairs["chain"] / self.on_pairs["chained"]
        return figures


def class_of(kind: str) -> str:
    return "quoted" if kind in QUOTED else kind


def rows_of(kind: str) -> tuple[str, ...]:
    return (kind, "all", "quoted") if kind in QUOTED else (kind, "all")


def gold_statement(entry: Record) -> Said:
    cue = (entry["cue"], tuple(entry["speaker"]), tuple(entry["via"])) if entry.get("cue") else None
    return Said(
        id=entry["id"],
        kind=entry["kind"],
        stance=entry["stance"],
        pieces=tuple((start, end) for start, end in entry["spans"]),
        speakers=tuple(entry["speaker"]),
        chain=tuple(entry["via"]),
        cue=cue,
        optional=bool(entry.get("optional")),
    )


def found_statement(record: Record) -> Said:
    speakers = tuple(record.get("speakers") or ())
    return Said(
        id=record["id"],
        kind=record["kind"],
        stance=record.get("stance", ""),
        pieces=tuple(sorted((piece["start"], piece["end"]) for piece in record["content"])),
        speakers=speakers,
        chain=tuple(link["speaker"] for link in record.get("chain") or ()),
        cue=(record["cue"]["start"], speakers) if record.get("cue") else None,
    )


def joined(statements: Sequence[Said], text: str, cue_between: Callable[[Said, str], bool]) -> list[Said]:
    """Statements in reading order, those under one cue and side by side made one."""
    result: list[Said] = []
    for statement in sorted(statements, key=lambda one: one.pieces[0][0]):
        last = result[-1] if result else None
        if last is not None and statement.cue is not None and last.cue == statement.cue:
            start, end = last.pieces[-1][1], statement.pieces[0][0]
            between = text[start:end]
            beside = start <= end and len(between) < NEXT_TO and "\n" not in between
            if beside and not cue_between(last, between):
                result[-1] = replace(
                    last,
                    pieces=last.pieces + statement.pieces,
                    kind=last.kind if last.kind == statement.kind else "mixed",
                    optional=last.optional and statement.optional,
                )
                continue
        result.append(statement)
    return result


def cue_text_between(gold: Said, between: str) -> bool:
    """Whether the cue itself stands between two gold pieces: then they are two sayings."""
    return isinstance(gold.cue, tuple) and str(gold.cue[0]) in between


def letters(text: str, statement: Said) -> set[int]:
    return {at for start, end in statement.pieces for at in range(start, end) if text[at].isalnum()}


def pair_up(gold: Sequence[Said], found: Sequence[Said], text: str) -> list[Pair]:
    """Pairs by overlap, best first; of equal overlap the same kind first."""
    gold_letters = [letters(text, one) for one in gold]
    found_letters = [letters(text, one) for one in found]
    candidates = []
    for i, theirs in enumerate(gold_letters):
        for j, ours in enumerate(found_letters):
            common = len(theirs & ours)
            overlap = 2 * common / (len(theirs) + len(ours)) if common else 0.0
            if overlap >= PAIRED:
                candidates.append((overlap + (0.001 if gold[i].kind == found[j].kind else 0.0), i, j))
    pairs, used_gold, used_found = [], set(), set()
    for overlap, i, j in sorted(candidates, reverse=True):
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            pairs.append(Pair(overlap, gold[i], found[j]))
    return pairs


class SpeakerJudge:
    """Which gold speaker each found one stands for, and so whether a pair has the right speakers."""

    def __init__(self, names: Mapping[str, Sequence[str]], pairs: Sequence[Pair]) -> None:
        self.names = names
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for pair in pairs:
            for speaker in pair.found.speakers:
                for name in pair.gold.speakers:
                    if self.could_be(name, speaker):
                        votes[speaker][name] += 1
        self.stands_for = {speaker: count.most_common(1)[0][0] for speaker, count in votes.items()}

    def could_be(self, name: str, speaker: str) -> bool:
        return is_same_speaker(name, self.names.get(speaker, [speaker]))

    def is_speaker(self, name: str, speaker: str) -> bool:
        if not self.could_be(name, speaker):
            return False
        other = self.stands_for[speaker]
        return other == name or bool(set(gold_names(name)) & set(gold_names(other)))

    def speakers_right(self, pair: Pair) -> bool:
        allowed = sum(len(list(gold_names(name))) for name in pair.gold.speakers)
        each_met = all(
            any(self.is_speaker(name, speaker) for speaker in pair.found.speakers)
            for name in pair.gold.speakers
        )
        return each_met and len(pair.found.speakers) <= allowed

    def chain_right(self, pair: Pair) -> bool:
        links = zip(pair.gold.chain, pair.found.chain, strict=False)
        same_length = len(pair.gold.chain) == len(pair.found.chain)
        return same_length and all(is_same_speaker(name, self.names.get(link, [])) for name, link in links)


def articles_by_name(dossier: Record) -> dict[str, Record]:
    found: dict[str, Record] = {}
    for article in dossier["articles"]:
        if not article.get("path"):
            continue
        name = PurePath(article["path"]).name
        if found.setdefault(name, article) is not article:
            raise ScoringError(f"two articles of the dossier are called {name}")
    return found


def check_words(entries: Sequence[Record], text: str) -> None:
    for entry in entries:
        for (start, end), words in zip(entry["spans"], entry["content"], strict=True):
            if text[start:end] != words:
                raise ScoringError(f"{entry['id']}: the dossier's text does not hold its words at {start}")


def score(
    gold: Sequence[Record], dossier: Record, reports: Collection[str] | None = None
) -> dict[str, dict[str, float]]:
    """Figures by kind. ``reports`` are the file names to score, all that gold knows when ``None``."""
    by_name = articles_by_name(dossier)
    tallies: dict[str, Tally] = defaultdict(Tally)
    pairs: list[Pair] = []
    for name in sorted({entry["report"] for entry in gold}):
        if reports is not None and name not in reports:
            continue
        if name not in by_name:
            raise ScoringError(f"no article {name} in the dossier")
        article = by_name[name]
        text = article["text"]
        entries = [entry for entry in gold if entry["report"] == name]
        check_words(entries, text)
        records = [record for record in dossier["statements"] if record["article"] == article["id"]]
        marked = sorted((gold_statement(entry) for entry in entries), key=lambda one: one.pieces[0])
        wanted = joined(marked, text, cue_text_between)
        found = joined([found_statement(record) for record in records], text, lambda last, between: False)
        pairs += count_sides(wanted, found, pair_up(wanted, found, text), tallies)
    names = {
        speaker["id"]: [name for name in (speaker.get("name"), *(speaker.get("aliases") or ())) if name]
        for speaker in dossier["speakers"]
    }
    count_pairs(pairs, SpeakerJudge(names, pairs), tallies)
    return {kind: tallies[kind].figures() for kind in KINDS if kind in tallies}


def count_sides(
    wanted: Sequence[Said], found: Sequence[Said], pairs: Sequence[Pair], tallies: dict[str, Tally]
) -> list[Pair]:
    """Count what gold has and what was found beside it; the pairs that count come back."""
    for statement in wanted:
        if not statement.optional:
            for kind in rows_of(statement.kind):
                tallies[kind].gold += 1
    paired = {pair.found.id for pair in pairs}
    for statement in found:
        if statement.id not in paired:
            for kind in rows_of(statement.kind):
                tallies[kind].said += 1
    return [pair for pair in pairs if not pair.gold.optional]


def count_pairs(pairs: Sequence[Pair], judge: SpeakerJudge, tallies: dict[str, Tally]) -> None:
    for pair in pairs:
        same_class = class_of(pair.gold.kind) == class_of(pair.found.kind)
        for kind in rows_of(pair.found.kind):
            tallies[kind].said += 1
            tallies[kind].right += same_class or kind == "all"
        chained = bool(pair.gold.chain or pair.found.chain)
        outcome = {
            "hit": True,
            "tight": pair.overlap >= TIGHT,
            "kind": pair.gold.kind == pair.found.kind,
            "stance": pair.gold.stance == pair.found.stance,
            "speaker": judge.speakers_right(pair),
            "chained": chained,
            "chain": chained and judge.chain_right(pair),
        }
        for kind in rows_of(pair.gold.kind):
            if same_class or kind == "all":
                tallies[kind].on_pairs.update({name: int(value) for name, value in outcome.items()})
