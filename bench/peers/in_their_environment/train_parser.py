"""Train a small spaCy pipeline on the English Web Treebank: ``train_parser.py TREEBANK TARGET``.

Peers that read dependencies come with no parser of their own, and the pretrained ones cannot be had from
a package index. This one learns word classes, lemmas and dependencies from the treebank's train part, and
is scored on its dev part with spaCy's own tokens. Runs in the peers' environment: only spaCy is imported.

TREEBANK is the folder of ``.conllu`` files, TARGET the folder to write; ``figures.json`` in it says how
good the parser is. Exit status 1 when the time ran out before one pass over the train part was done.
"""

from __future__ import annotations

import json
import random
import sys
import time
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import DocBin
from spacy.training import Example
from spacy.training.batchers import minibatch_by_words
from spacy.training.converters import conllu_to_docs
from spacy.util import fix_random_seed

SEED = 7
PASSES = 6
LONGEST_SECONDS = 600.0
WORDS_A_BATCH = 800
SENTENCES_A_TEXT = 10
"""Several sentences in one text: a parser that sees one at a time never learns where a sentence ends."""

CONFIG: dict[str, Any] = {
    "tok2vec": {
        "model": {
            "@architectures": "spacy.Tok2Vec.v2",
            "embed": {
                "@architectures": "spacy.MultiHashEmbed.v2",
                "width": 96,
                "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
                "rows": [5000, 1000, 2500, 2500],
                "include_static_vectors": False,
            },
            "encode": {
                "@architectures": "spacy.MaxoutWindowEncoder.v2",
                "width": 96,
                "depth": 4,
                "window_size": 1,
                "maxout_pieces": 3,
            },
        }
    },
    "listener": {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"},
}


def untrained() -> Language:
    """The pipeline: one shared encoder, and a head each for word class, dependencies and lemma."""
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config=CONFIG["tok2vec"])
    for name in ("morphologizer", "trainable_lemmatizer"):
        model = {"@architectures": "spacy.Tagger.v2", "tok2vec": CONFIG["listener"]}
        nlp.add_pipe(name, config={"model": model})
    parser = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "parser",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": CONFIG["listener"],
    }
    nlp.add_pipe("parser", config={"model": parser})
    return nlp


def examples(nlp: Language, part: Path) -> list[Example]:
    """The treebank's texts, each as spaCy splits it beside the treebank's analysis."""
    written = part.read_text(encoding="utf-8")
    marked = conllu_to_docs(written, n_sents=SENTENCES_A_TEXT, no_print=True)
    # The converter makes a vocabulary of its own, in which the scorer would miss what only we predict.
    shared = DocBin(docs=marked).get_docs(nlp.vocab)
    return [Example(nlp.make_doc(document.text), document) for document in shared]


def train(nlp: Language, corpus: list[Example], optimizer: Any) -> tuple[int, float]:
    """Train in place; the passes finished and the seconds taken, no more than the limit allows."""
    started = time.perf_counter()
    for done in range(PASSES):
        random.shuffle(corpus)
        for batch in minibatch_by_words(corpus, size=WORDS_A_BATCH):
            nlp.update(batch, sgd=optimizer, drop=0.1)
            if time.perf_counter() - started > LONGEST_SECONDS:
                return done, time.perf_counter() - started
        seconds = time.perf_counter() - started
        print(f"  pass {done + 1} of {PASSES}, {seconds:.0f} s", file=sys.stderr, flush=True)
    return PASSES, time.perf_counter() - started


def main(treebank: Path, target: Path) -> int:
    fix_random_seed(SEED)
    random.seed(SEED)
    nlp = untrained()
    corpus = examples(nlp, next(treebank.glob("*-ud-train*.conllu")))
    optimizer = nlp.initialize(lambda: corpus)
    passes, seconds = train(nlp, corpus, optimizer)
    if passes == 0:
        print("the time ran out in the first pass: no parser is written", file=sys.stderr)
        return 1
    with nlp.use_params(optimizer.averages):  # steadier than the weights of the last step
        nlp.to_disk(target)
        scores = nlp.evaluate(examples(nlp, next(treebank.glob("*-ud-dev*.conllu"))))
    measured = ("dep_uas", "dep_las", "sents_f", "pos_acc", "lemma_acc", "token_acc")
    figures = {name: round(scores[name], 4) for name in measured}
    figures |= {"passes": passes, "of_passes": PASSES, "train_seconds": round(seconds)}
    (target / "figures.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
