"""A model folder that is not what was shipped is refused, with the command that mends it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import rashomon.inference
from rashomon.errors import ModelError
from rashomon.inference import load_attribution, load_attribution_ahead

SHIPPED = Path(rashomon.inference.__file__).parent / "attribution_4"


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "model"))


def refusal(folder: Path) -> ModelError:
    with pytest.raises(ModelError) as caught:
        load_attribution(folder=folder)
    assert "pip install --force-reinstall rashomon" in caught.value.hint
    return caught.value


@pytest.mark.parametrize("name", ["model.onnx", "heads.npz", "vocabulary.txt", "model.json"])
def test_a_missing_file_is_named(copied: Path, name: str) -> None:
    (copied / name).unlink()
    assert name in str(refusal(copied))


@pytest.mark.parametrize("name", ["model.onnx", "heads.npz", "vocabulary.txt"])
def test_an_altered_file_is_named(copied: Path, name: str) -> None:
    kept = bytearray((copied / name).read_bytes())
    kept[len(kept) // 2] ^= 1
    (copied / name).write_bytes(kept)
    assert name in str(refusal(copied))


def test_another_format_is_refused(copied: Path) -> None:
    description = json.loads((copied / "model.json").read_text(encoding="utf-8"))
    (copied / "model.json").write_text(json.dumps(description | {"format": 99}), encoding="utf-8")
    assert "99" in str(refusal(copied))


def test_a_description_that_is_no_json_is_refused(copied: Path) -> None:
    (copied / "model.json").write_text("{", encoding="utf-8")
    refusal(copied)


def test_a_model_loaded_ahead_is_the_one_that_is_asked_for_next() -> None:
    load_attribution_ahead()
    text = "The harbour is closed, Ada Quist said."
    assert load_attribution().read(text).spans == load_attribution().read(text).spans


def test_what_goes_wrong_ahead_is_told_to_who_asks(monkeypatch: pytest.MonkeyPatch, copied: Path) -> None:
    (copied / "heads.npz").unlink()
    monkeypatch.setattr(rashomon.inference, "SHIPPED", copied)
    load_attribution_ahead()
    with pytest.raises(ModelError, match=r"heads\.npz"):
        load_attribution()
