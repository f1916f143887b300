"""The corpora, read into one kind of example: a statement, a claim and what one is to the other."""

from __future__ import annotations

import csv
import hashlib
import json
import random
import sys
import zipfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from rashomon.inference.passages import best_passage, cut_sentences

from .invented import edit, plain_sentences, put_in_mouth
from .labels import AFFIRMS, DENIES, DISCUSSES, NOT_AFFIRMED, UNRELATED

PASSAGE = 60
"""Words of a long text that are shown with a claim."""
NLI = {"entailment": AFFIRMS, "contradiction": DENIES, "neutral": UNRELATED, "not_entailment": NOT_AFFIRMED}
FACTS = {"SUPPORTS": AFFIRMS, "REFUTES": DENIES, "NOT ENOUGH INFO": UNRELATED}
STANCES = {"agree": AFFIRMS, "disagree": DENIES, "discuss": DISCUSSES, "unrelated": UNRELATED}


@dataclass(frozen=True, slots=True)
class Example:
    """One pair; ``label`` indexes `labels.LABELS` or is `labels.NOT_AFFIRMED`."""

    statement: str
    claim: str
    label: int


def share(text: str, parts: int) -> int:
    """Return which of ``parts`` a text falls into, by its SHA-1."""
    return int(hashlib.sha1(text.encode("utf-8")).hexdigest(), 16) % parts  # noqa: S324 - no secret


def read_vitaminc(root: Path) -> tuple[list[Example], list[Example], list[Example]]:
    """Return VitaminC "real" as (train, dev, benchmark), split by page: SHA-1 mod 5 is 0 in the benchmark,
    mod 25 is 1 in dev.
    """
    train: list[Example] = []
    dev: list[Example] = []
    bench: list[Example] = []
    with (root / "nli/vitaminc_real/test.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            number = share(row["page"], 25)
            part = bench if number % 5 == 0 else dev if number == 1 else train
            part.append(Example(row["evidence"], row["claim"], FACTS[row["label"]]))
    return train, dev, bench


@dataclass(frozen=True, slots=True)
class Stance:
    """One pair of FNC-1: a headline, the number of a body, and the stance (see `STANCES`)."""

    headline: str
    body: int
    stance: int


def read_stances(root: Path, part: str) -> tuple[list[Stance], dict[int, str]]:
    """Return the pairs and the bodies of ``train`` or ``competition_test``."""
    csv.field_size_limit(sys.maxsize)
    with (root / f"fnc1/{part}_bodies.csv").open(encoding="utf-8", newline="") as lines:
        bodies = {int(row["Body ID"]): row["articleBody"] for row in csv.DictReader(lines)}
    with (root / f"fnc1/{part}_stances.csv").open(encoding="utf-8", newline="") as lines:
        pairs = [
            Stance(row["Headline"], int(row["Body ID"]), STANCES[row["Stance"]])
            for row in csv.DictReader(lines)
        ]
    return pairs, bodies


def held_out_bodies(root: Path) -> set[int]:
    """Return the bodies of FNC-1's train part that are kept for dev: every fifth story, whole."""
    clusters = json.loads((root / "fnc1/derived_story_clusters.json").read_text("utf-8"))["clusters"]
    mine = [one for one in clusters if one["split"] == "train"]
    return {int(body) for at, one in enumerate(mine) if at % 5 == 4 for body in one["body_ids"]}


def read_csv(path: Path) -> list[Example]:
    """Return a file of premise, hypothesis and label."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            Example(row["premise"], row["hypothesis"], NLI[row["label"]])
            for row in csv.DictReader(lines)
            if row["label"] in NLI
        ]


def read_snli_test(root: Path) -> list[Example]:
    """Return SNLI's test part: three files of lines. Nothing is measured on it."""
    folder = root / "nli/snli_dev_test"
    said, claims, labels = (
        (folder / f"{name}.test").read_text("utf-8").splitlines() for name in ("s1", "s2", "labels")
    )
    return [
        Example(premise, hypothesis, NLI[label])
        for premise, hypothesis, label in zip(said, claims, labels, strict=True)
        if label in NLI
    ]


def read_tables(root: Path) -> list[Example]:
    """Return the negation sets: a tab-separated file each."""
    found: list[Example] = []
    for path in sorted((root / "nli/negation_nli/data/new_benchmarks/clean_data").glob("*.txt")):
        for line in path.read_text("cp1252", errors="replace").splitlines()[1:]:
            parts = line.split("\t")
            if len(parts) == 4 and parts[3] in NLI:
                found.append(Example(parts[1], parts[2], NLI[parts[3]]))
    return found


def read_one_word(root: Path) -> list[Example]:
    """Return "breaking NLI": pairs that differ in one word."""
    with zipfile.ZipFile(root / "nli/breaking_nli/breaking_nli_dataset.zip") as kept:
        rows = [json.loads(line) for line in kept.read("data/dataset.jsonl").decode("utf-8").splitlines()]
    return [Example(row["sentence1"], row["sentence2"], NLI[row["gold_label"]]) for row in rows]


def read_commitment(root: Path) -> list[Example]:
    """Return MegaVeridicality's train part: what "someone V-ed that a thing happened" commits to."""
    rows = json.loads((root / "nli/dnc/train/recast_megaveridicality_data.json").read_text("utf-8"))
    grouped: dict[str, dict[str, bool]] = defaultdict(dict)
    for row in rows:
        grouped[row["context"]][row["hypothesis"]] = row["label"] == "entailed"
    found: list[Example] = []
    for context, said in grouped.items():
        open_one = any(true and "might" in claim for claim, true in said.items())
        for claim, true in said.items():
            if "might" not in claim:
                found.append(Example(context, claim, UNRELATED if open_one else AFFIRMS if true else DENIES))
    return found


def read_symmetric(root: Path) -> list[Example]:
    """Return FEVER-symmetric, its generated part and both parts of version 0.2."""
    found: dict[tuple[str, str], Example] = {}
    for name in (
        "symmetric_v0.1/fever_symmetric_generated",
        "symmetric_v0.2/fever_symmetric_dev",
        "symmetric_v0.2/fever_symmetric_test",
    ):
        with (root / f"nli/fever_symmetric/{name}.jsonl").open(encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                said = row.get("evidence_sentence") or row.get("evidence") or ""
                label = row.get("label") or row.get("gold_label")
                found[said, row["claim"]] = Example(said, row["claim"], FACTS[label])
    return list(found.values())


SUMMARY_DOMAINS = ("scitldr", "samsum", "qmsumm", "ectsum", "sales_call", "sales_email", "podcast")


def read_summaries(root: Path, domain: str) -> list[dict[str, str]]:
    """Return one domain of SummEdits."""
    rows: list[dict[str, str]] = json.loads(
        (root / f"nli/summedits/data/summedits/summedits_{domain}.json").read_text("utf-8")
    )
    return rows


def summary_examples(root: Path) -> list[Example]:
    """Return sentences of edited summaries with the passage that speaks of them; one document in four is left
    out, for the threshold, and news altogether.
    """
    found: dict[tuple[str, str], Example] = {}
    for domain in SUMMARY_DOMAINS:
        for row in read_summaries(root, domain):
            if share(row["doc"], 4) == 0:
                continue
            before = set(cut_sentences(row["original_summary"]))
            changed = [one for one in cut_sentences(row["summary"]) if one not in before]
            whole = str(row["label"]) == "1"
            if not whole and len(changed) != 1:
                continue
            for one in changed if not whole else changed or sorted(before)[:1]:
                passage = best_passage(row["doc"], one, PASSAGE)
                found[row["doc"], one] = Example(passage, one, AFFIRMS if whole else NOT_AFFIRMED)
    return list(found.values())


class Corpora:
    """Everything that is trained on, and the examples of one round of it."""

    def __init__(self, root: Path) -> None:
        self.vitaminc = read_vitaminc(root)[0]
        held = held_out_bodies(root)
        pairs, bodies = read_stances(root, "train")
        self.bodies = {number: body for number, body in bodies.items() if number not in held}
        self.stances: list[list[Stance]] = [[], [], [], [], []]
        for pair in pairs:
            if pair.body in self.bodies:
                self.stances[pair.stance].append(pair)
        self.mnli = read_csv(root / "nli/small_csv/mnli/dev.csv")
        self.snli = read_csv(root / "nli/small_csv/snli/dev.csv") + read_snli_test(root)
        small = ("rte/train", "commitment_bank/train", "commitment_bank/dev")
        self.small = [one for name in small for one in read_csv(root / f"nli/small_csv/{name}.csv")]
        self.one_word = read_one_word(root)
        self.negation = read_tables(root)
        self.commitment = read_commitment(root)
        self.symmetric = read_symmetric(root)
        self.summaries = summary_examples(root)

    def round(self, chance: random.Random) -> list[Example]:
        """Return the examples of one round; ``chance`` chooses them."""
        plan = (
            (self.vitaminc, 10000), (self.mnli, 3500), (self.snli, 1500), (self.small, 300),
            (self.one_word, 300), (self.negation, 300), (self.commitment, 400), (self.symmetric, 800),
            (self.summaries, 2500),
        )  # fmt: skip
        found = [one for kept, count in plan for one in chance.sample(kept, min(count, len(kept)))]
        return found + self._stances(chance) + self._said(chance, 1800) + self._edited(chance, 1000)

    def _stances(self, chance: random.Random) -> list[Example]:
        found: list[Example] = []
        for stance, count in ((AFFIRMS, 1200), (DENIES, 660), (DISCUSSES, 1200), (UNRELATED, 300)):
            kept = self.stances[stance]
            for pair in chance.sample(kept, min(count, len(kept))):
                body = self.bodies[pair.body]
                words = chance.choice((PASSAGE, PASSAGE, 35))
                passage = (
                    lead(body, words) if chance.random() < 0.25 else best_passage(body, pair.headline, words)
                )
                found.append(Example(passage, pair.headline, stance))
        return found

    def _said(self, chance: random.Random, count: int) -> list[Example]:
        claims = [one.claim for one in chance.sample(self.vitaminc, count)]
        claims += [one.claim for one in chance.sample(self.mnli, count // 2)]
        found: list[Example] = []
        for claim in chance.sample(claims, count):
            found.append(Example(*put_in_mouth(claim, chance.choice(claims), chance)))
        return found

    def _edited(self, chance: random.Random, count: int) -> list[Example]:
        bodies = sorted(self.bodies)
        found: list[Example] = []
        while len(found) < count:
            sentences = cut_sentences(self.bodies[chance.choice(bodies)])
            plain = plain_sentences(sentences)
            if not plain:
                continue
            one = chance.choice(plain)
            at = sentences.index(one)
            passage = " ".join(sentences[max(0, at - chance.randint(0, 1)) : at + 1 + chance.randint(0, 1)])
            changed = edit(one, passage, chance) if chance.random() < 0.7 else (one, AFFIRMS)
            if changed is not None:
                found.append(Example(passage, *changed))
        return found


def lead(body: str, words: int) -> str:
    """Return the first words of a text."""
    return " ".join(body.split()[:words])
