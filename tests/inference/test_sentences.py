"""The sentence encoder that ships: what lies close, and what no text may make it do."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from rashomon.errors import ModelError
from rashomon.inference import load_sentences
from rashomon.inference.sentences import SentenceEncoder


@pytest.fixture(scope="module")
def encode() -> SentenceEncoder:
    return load_sentences()


def test_like_meaning_lies_closer_than_like_subject(encode: SentenceEncoder) -> None:
    vectors = encode(
        [
            "The ministry said the letter had been sent by mistake.",
            "The letter was sent in error, according to the ministry.",
            "The ministry will move to a new building in spring.",
            "Heavy rain is expected on the coast.",
        ]
    )
    likeness = vectors[0] @ vectors.T
    assert likeness[1] > likeness[2] > likeness[3]


def test_vectors_have_unit_length(encode: SentenceEncoder) -> None:
    vectors = encode(["A gate was opened.", "", "word " * 2000])
    assert vectors.shape == (3, 384)
    assert vectors.dtype == np.float32
    assert np.allclose((vectors**2).sum(1), 1, atol=1e-5)


def test_a_vector_does_not_depend_on_what_stands_beside_it(encode: SentenceEncoder) -> None:
    texts = [
        "The gate was opened.",
        "The harbour was shut on Monday after a fire.",
        "No.",
        "The gate was opened.",
    ]
    together = encode(texts)
    assert np.array_equal(together, encode(texts[::-1])[::-1])
    assert all(np.array_equal(together[at], encode([text])[0]) for at, text in enumerate(texts))


def test_no_texts_give_no_vectors(encode: SentenceEncoder) -> None:
    assert encode([]).shape == (0, 384)


@pytest.mark.parametrize(
    "text", ["", " \n\t ", "\u202e\u0000 \U0001f600", "市長は述べた。" * 200, "x" * 5000]
)
def test_no_text_breaks_it(encode: SentenceEncoder, text: str) -> None:
    assert np.isfinite(encode([text])).all()


def test_a_missing_folder_says_how_to_mend_it(tmp_path: Path) -> None:
    with pytest.raises(ModelError) as caught:
        load_sentences(folder=tmp_path)
    assert "pip install --force-reinstall rashomon" in caught.value.hint


def test_a_vector_does_not_depend_on_the_number_of_threads(encode: SentenceEncoder) -> None:
    texts = ["The gate was opened.", "The harbour was shut on Monday after a fire. " * 20]
    assert np.array_equal(encode(texts), load_sentences(threads=2)(texts))
