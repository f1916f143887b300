"""True quotations out of the training articles of PolNeAR and FNC-1, by article and speaker."""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rashomon.linking.names import parse_person

_QUOTED = re.compile(r"[“\"]([^“”\"\n]{30,600})[”\"]")
_SAID = re.compile(
    r"[“\"](?P<words>[^“”\"\n]{30,600}?),?[”\"],?\s+(?:(?P<a>(?:[A-Z][\w.’'-]+\s){0,3}[A-Z][\w’'-]+)\s+(?:said|told|added)"
    r"|(?:said|added)\s+(?P<b>(?:[A-Z][\w.’'-]+\s){0,3}[A-Z][\w’'-]+))"
)
LEAST_WORDS = 7
# So many of one speaker's are put into one story.
MOST_TOGETHER = 300


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words somebody said, as one article has them; ``speaker`` is a surname, or the words of the source."""

    source: str
    speaker: str
    words: str


def quotations(polnear: Path, fnc: Path) -> Iterator[list[Quotation]]:
    """The quotations of one speaker in one data set, for every one with two or more; in a fixed order."""
    for found in (_polnear(polnear), _fnc(fnc)):
        by_speaker: dict[str, dict[str, Quotation]] = defaultdict(dict)
        for quotation in (one for article in found for one in article):
            if len(quotation.words.split()) >= LEAST_WORDS:
                by_speaker[quotation.speaker].setdefault(quotation.words, quotation)
        for _, same in sorted(by_speaker.items()):
            for start in range(0, len(same), MOST_TOGETHER):
                together = list(same.values())[start : start + MOST_TOGETHER]
                if len(together) > 1:
                    yield together


def _polnear(folder: Path) -> Iterator[list[Quotation]]:
    seen: set[str] = set()
    for path in sorted((folder / "data" / "train" / "attributions").glob("*.ann")):
        # An article that several people annotated counts once: the name ends in the annotator.
        article = path.stem.rpartition("_")[0]
        if article in seen:
            continue
        seen.add(article)
        parts: dict[str, tuple[str, str]] = {}
        found: list[Quotation] = []
        for line in path.read_text(encoding="utf-8").splitlines():
            key, _, rest = line.partition("\t")
            if key.startswith("T"):
                kind, _, words = rest.partition("\t")
                parts[key] = kind.partition(" ")[0], words
            elif key.startswith("E"):
                roles = dict(pair.split(":") for pair in rest.split() if ":" in pair)
                source, content = parts.get(roles.get("Source", "")), parts.get(roles.get("Content", ""))
                person = parse_person(source[1]) if source else None
                if person is None or content is None:
                    continue
                found.extend(
                    Quotation(article, person.surname, match[1].strip())
                    for match in _QUOTED.finditer(content[1])
                )
        yield found


def _fnc(folder: Path) -> Iterator[list[Quotation]]:
    csv.field_size_limit(sys.maxsize)
    with (folder / "train_bodies.csv").open(encoding="utf-8", newline="") as file:
        for row in sorted(csv.DictReader(file), key=lambda r: int(r["Body ID"])):
            found: list[Quotation] = []
            for match in _SAID.finditer(row["articleBody"]):
                person = parse_person(match["a"] or match["b"])
                if person is not None:
                    found.append(Quotation(row["Body ID"], person.surname, match["words"].strip()))
            yield found
