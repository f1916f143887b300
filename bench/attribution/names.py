"""Names: exact F1 of person, organisation and place on UNER English-PUD and on worldwide newswire.

    python -m bench.attribution.names DATA

The worldwide articles are those listed in ``worldwide_held_out.txt``: outlets and countries that training did
not see. Facilities count as places; nationalities, dates, products and the rest are no names here. Both ends
of a name must agree to the character. Where the corpus has a name inside a name ("University of Panama"), the
outer one counts, as its authors count (simplify_en_worldwide.py of Stanza).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rashomon.inference.attribution import AttributionModel

from .scoring import SpanCounts, open_model, run_command
from .tokens import Place, join_tokens, tagged_spans

KINDS = {
    "PER": "person", "Person": "person", "ORG": "organisation", "Organization": "organisation",
    "LOC": "place", "Location": "place", "Facility": "place",
}  # fmt: skip
HELD_OUT = Path(__file__).parent / "worldwide_held_out.txt"
Named = tuple[str, set[tuple[str, Place]]]


def measure(data: Path, *, model: AttributionModel | None = None, dev: bool = False) -> dict[str, float]:
    """Exact F1 of each kind and of all, in per cent; with ``dev`` UNER English-EWT's dev part alone."""
    model = model or open_model(None)
    if dev:
        sets = {"names EWT dev": read_uner(data / "ner_uner_english/ewt/en_ewt-ud-dev.iob2")}
    else:
        sets = {
            "names PUD": read_uner(data / "ner_uner_english/pud/en_pud-ud-test.iob2"),
            "names worldwide": read_worldwide(data, HELD_OUT),
        }
    figures: dict[str, float] = {}
    for label, texts in sets.items():
        counts = SpanCounts()
        for text, gold in texts:
            found = {(name.kind, (name.start, name.end)) for name in model.read(text, nested=False).names}
            counts.add(found, gold)
        figures |= counts.total(label) | counts.figures(label, ("person", "organisation", "place"))
    return figures


def read_uner(path: Path) -> Iterator[Named]:
    """Every sentence of a UNER file with the spaces it was published with."""
    text, tokens, tags = "", [], []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        cells = line.split("\t")
        if line.startswith("# text = "):
            text = line.removeprefix("# text = ")
        elif len(cells) > 2 and cells[0].isdigit():
            tokens.append(cells[1])
            tags.append(cells[2])
        elif not line and tokens:
            yield text, _gold(_find(text, tokens), tags)
            text, tokens, tags = "", [], []


def _find(text: str, tokens: list[str]) -> list[Place]:
    places: list[Place] = []
    at = 0
    for token in tokens:
        start = text.find(token, at)
        start = at if start < 0 else start
        at = start + len(token)
        places.append((start, at))
    return places


def read_worldwide(data: Path, listed: Path) -> Iterator[Named]:
    """The listed worldwide-newswire articles."""
    lines = listed.read_text(encoding="utf-8").splitlines()
    for name in (line for line in lines if line and not line.startswith("#")):
        path = data / "ner_en_worldwide_newswire/processed_annotated" / name
        tokens: list[str] = []
        tags: list[str] = []
        breaks: set[int] = set()
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:  # the first is its address
            token, *layers = (cell.strip() for cell in line.replace("    ", "\t").strip().split("\t"))
            if token:
                tokens.append(token)
                tags.append((layers or [""])[0] or "O")
            else:
                breaks.add(len(tokens))
        text, places = join_tokens(tokens, frozenset(breaks))
        yield text, _gold(places, tags)


def _gold(places: list[Place], tags: list[str]) -> set[tuple[str, Place]]:
    return {
        (KINDS[kind], (places[start][0], places[end - 1][1]))
        for kind, start, end in tagged_spans(tags)
        if kind in KINDS
    }


if __name__ == "__main__":
    run_command(measure, __doc__)
