"""What one peer finds in some articles: ``find_quotations.py PEER PARSER CHECKOUT REPEATS FILE…``.

Runs in the peers' environment: only the peer, and spaCy that it stands on, are imported. CHECKOUT is the
folder of a peer that is not a package. Prints one JSON object: versions, seconds for each pass over all
articles (loading and one first pass left out), and for each article its quotations in code points of the
file, or what the peer raised.
"""

from __future__ import annotations

import importlib.metadata
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

Quotation = dict[str, Any]
Find = Callable[[str], list[Quotation]]


def textacy(nlp: Language, _: Path) -> Find:
    """The direct quotations of textacy, which names a speaker for each or leaves it out."""
    from textacy.extract.triples import direct_quotations

    def find(text: str) -> list[Quotation]:
        return [
            {
                "pieces": [[content.start_char, content.end_char]],
                "names": [" ".join(token.text for token in speaker)],
                "cue": cue[0].idx,
            }
            for speaker, cue, content in direct_quotations(nlp(text))
        ]

    return find


def gender_gap_tracker(nlp: Language, checkout: Path) -> Find:
    """The quotations of the Gender Gap Tracker's extractor, syntactic, floating and heuristic."""
    english = checkout / "nlp" / "english"
    sys.path.insert(0, str(english))
    import quote_extractor
    import utils

    verbs = english / "rules" / "quote_verb_list.txt"
    extractor = quote_extractor.QuoteExtractor({"spacy_lang": nlp, "NLP": {"QUOTE_VERBS": str(verbs)}})

    def find(text: str) -> list[Quotation]:
        cleaned = utils.preprocess_text(text)
        back = places_in(text, cleaned)
        found = []
        for quote in extractor.extract_quotes(nlp(cleaned)):
            start, end = (int(number) for number in quote["quote_index"][1:-1].split(","))
            letters = [back[at] for at in range(start, min(end, len(cleaned))) if at in back]
            if letters:
                verb = int(quote["verb_index"][1:-1].split(",")[0]) if quote["verb_index"] else None
                names = [quote["speaker"]] if quote["speaker"] else []
                found.append({"pieces": [[letters[0], letters[-1] + 1]], "names": names, "cue": verb})
        return found

    return find


def places_in(text: str, cleaned: str) -> dict[int, int]:
    """Where each letter of the cleaned text stands in the file's.

    The extractor cleans a text before it reads it: it adds full stops and drops accents and spaces, but
    leaves the letters in their order.
    """
    theirs = [at for at, character in enumerate(cleaned) if character.isalnum()]
    ours = [at for at, character in enumerate(text) if character.isalnum()]
    if len(theirs) != len(ours):
        raise ValueError(f"{len(ours)} letters became {len(theirs)}: the quotations cannot be placed")
    return dict(zip(theirs, ours, strict=True))


PEERS = {"textacy": textacy, "gender-gap-tracker": gender_gap_tracker}


def answer(find: Find, text: str) -> dict[str, Any]:
    """The quotations of one article, or what was raised."""
    try:
        return {"quotations": find(text), "raised": None}
    except Exception as raised:  # noqa: BLE001 - what a peer raises is one of the figures
        return {"quotations": [], "raised": f"{type(raised).__name__}: {raised}"}


def main(peer: str, parser: Path, checkout: Path, repeats: int, paths: list[Path]) -> None:
    import spacy

    find = PEERS[peer](spacy.load(parser), checkout)
    texts = {path.name: path.read_bytes().decode("utf-8") for path in paths}
    articles = {name: answer(find, text) for name, text in texts.items()}
    seconds = []
    for _ in range(repeats):
        started = time.perf_counter()
        for text in texts.values():
            answer(find, text)
        seconds.append(time.perf_counter() - started)
    versions = {name: importlib.metadata.version(name) for name in ("textacy", "spacy")}
    print(json.dumps({"versions": versions, "seconds": seconds, "articles": articles}))


if __name__ == "__main__":
    asked, parser, checkout, repeats, *files = sys.argv[1:]
    main(asked, Path(parser), Path(checkout), int(repeats), [Path(file) for file in files])
