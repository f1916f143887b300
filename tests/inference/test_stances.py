"""The pair model that ships, on invented pairs: what it answers, and what no text may make it do."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

import rashomon.inference
from rashomon.errors import ModelError
from rashomon.inference import load_pairs
from rashomon.inference.stances import ALL_STANCES, STANCES, PairModel

SHIPPED = Path(rashomon.inference.__file__).parent / "pairs_2"
CLAIM = "The letter is genuine"


@pytest.fixture(scope="module")
def judge() -> PairModel:
    return load_pairs()


@pytest.mark.parametrize(
    ("statement", "stance"),
    [
        ("The ministry confirmed that the letter is genuine.", "affirms"),
        ("The ministry denied that the letter is genuine.", "denies"),
        ("The letter is not genuine.", "denies"),
        ("The ministry declined to say whether the letter is genuine.", "withholds"),
        ("Heavy rain is expected on the coast.", "unrelated"),
    ],
)
def test_plain_pairs_are_told_apart(judge: PairModel, statement: str, stance: str) -> None:
    assert STANCES[judge([(statement, CLAIM)])[0].argmax()] == stance


def test_a_changed_number_is_not_affirmed(judge: PairModel) -> None:
    said = "The fire killed 12 people on the ferry."
    same, other = judge([(said, "12 people died in the fire"), (said, "40 people died in the fire")])
    assert same[0] > other[0]
    assert other[1] > same[1]


def test_rows_are_probabilities(judge: PairModel) -> None:
    pairs = [("The gate was open.", CLAIM), ("", ""), ("word " * 900, "word " * 900)]
    four, five = judge(pairs), judge.scores(pairs)
    assert four.shape == (3, len(STANCES))
    assert five.shape == (3, len(ALL_STANCES))
    assert four.dtype == np.float32
    assert np.allclose(four.sum(1), 1, atol=1e-5)
    assert np.allclose(four[:, :3], five[:, :3])


def test_an_answer_does_not_depend_on_what_stands_beside_it(judge: PairModel) -> None:
    pairs = [
        ("The gate was open.", CLAIM),
        ("It is a hoax.", CLAIM),
        ("No.", "Yes."),
        ("It is a hoax.", CLAIM),
    ]
    together = judge(pairs)
    assert np.array_equal(together, judge(pairs[::-1])[::-1])
    assert all(np.array_equal(together[at], judge([pair])[0]) for at, pair in enumerate(pairs))


def test_no_pairs_give_no_rows(judge: PairModel) -> None:
    assert judge([]).shape == (0, len(STANCES))


@pytest.mark.parametrize(
    "text", ["", " \n\t ", "\u202e\u0000 \U0001f600", "市長は述べた。" * 200, "x" * 5000]
)
def test_no_text_breaks_it(judge: PairModel, text: str) -> None:
    assert np.isfinite(judge([(text, CLAIM), (CLAIM, text), (text, text)])).all()


def test_there_is_a_threshold_for_every_position(judge: PairModel) -> None:
    assert set(judge.thresholds) == set(STANCES) - {"unrelated"}
    assert all(0 < value < 1 for value in judge.thresholds.values())


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "model"))


@pytest.mark.parametrize("name", ["model.onnx", "vocabulary.txt", "model.json"])
def test_a_missing_file_is_named(copied: Path, name: str) -> None:
    (copied / name).unlink()
    with pytest.raises(ModelError, match=name) as caught:
        load_pairs(folder=copied)
    assert "pip install --force-reinstall rashomon" in caught.value.hint


def test_an_altered_file_is_named(copied: Path) -> None:
    kept = bytearray((copied / "model.onnx").read_bytes())
    kept[len(kept) // 2] ^= 1
    (copied / "model.onnx").write_bytes(kept)
    with pytest.raises(ModelError, match=r"model\.onnx"):
        load_pairs(folder=copied)


def test_another_format_is_refused(copied: Path) -> None:
    description = json.loads((copied / "model.json").read_text(encoding="utf-8"))
    (copied / "model.json").write_text(json.dumps(description | {"format": 99}), encoding="utf-8")
    with pytest.raises(ModelError, match="99"):
        load_pairs(folder=copied)
