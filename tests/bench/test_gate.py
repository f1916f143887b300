"""The gate: what holds, what is missed, what is skipped, and what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import gate, materials
from bench.gate import Floor, judge, read_floors

FLOOR = Floor("statements", "example/all/f1", 0.8, "example/somewhere")
HERE = ("held", "")


def test_a_figure_at_its_floor_holds() -> None:
    assert judge(FLOOR, {"example/all/f1": 0.8}, HERE).outcome == "held"


def test_a_figure_under_its_floor_is_missed() -> None:
    assert judge(FLOOR, {"example/all/f1": 0.7999}, HERE).outcome == "missed"


def test_a_figure_that_the_task_does_not_give_is_missed() -> None:
    assert judge(FLOOR, {"example/all/recall": 1.0}, HERE).outcome == "missed"


def test_absent_material_skips_its_floors() -> None:
    state = gate.state_of("stories/nowhere", {})
    assert judge(FLOOR, None, state).outcome == "skipped"


@pytest.fixture
def material(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(materials, "REPOSITORY", tmp_path)
    folder = tmp_path / "examples" / "one"
    folder.mkdir(parents=True)
    (folder / "report.txt").write_text("The ferry sails.", encoding="utf-8")
    return "example/one"


def test_changed_material_is_missed_and_says_so(material: str) -> None:
    source = materials.source_of(material)
    assert source is not None
    pinned = {material: materials.fingerprint(source)}
    assert gate.state_of(material, pinned)[0] == "held"
    (source / "report.txt").write_text("The ferry stays.", encoding="utf-8")
    outcome, reason = gate.state_of(material, pinned)
    assert outcome == "missed"
    assert "has changed" in reason


def test_material_without_a_fingerprint_is_missed(material: str) -> None:
    assert gate.state_of(material, {})[0] == "missed"


FLOORS = """\
[materials]
example = "example/one"
far = "stories/nowhere"

[fingerprints]
"stories/nowhere" = "kept"

[floors.statements]
"example/all/f1" = 0.5
"far/all/f1" = 0.5
"""


@pytest.fixture
def floors(tmp_path: Path) -> Path:
    path = tmp_path / "floors.toml"
    path.write_text(FLOORS, encoding="utf-8")
    return path


def test_pinning_writes_what_is_here_and_keeps_the_rest(material: str, floors: Path) -> None:
    gate.pin(floors)
    found, pinned = read_floors(floors)
    assert pinned["stories/nowhere"] == "kept"
    assert len(pinned[material]) == 64
    assert [floor.figure for floor in found] == ["example/all/f1", "far/all/f1"]


@pytest.mark.parametrize(
    ("figure", "required", "status", "line"),
    [
        (0.6, "", 0, "1 of 2 floors ran: 1 held, 0 missed; 1 skipped"),
        (0.4, "", 1, "1 of 2 floors ran: 0 held, 1 missed; 1 skipped"),
        (0.6, "1", 1, "1 of 2 floors ran: 1 held, 0 missed; 1 skipped"),
    ],
)
def test_the_gate_counts_and_fails_where_it_must(
    material: str,
    floors: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    figure: float,
    required: str,
    status: int,
    line: str,
) -> None:
    gate.pin(floors)
    loaded = read_floors(floors)
    monkeypatch.setattr(gate, "read_floors", lambda: loaded)
    monkeypatch.setattr(gate, "measure", lambda task, thorough: {"example/all/f1": figure})
    monkeypatch.setenv("RASHOMON_REQUIRE_DATA", required)
    assert gate.main([]) == status
    assert line in capsys.readouterr().out


def test_a_figure_of_unknown_material_is_refused(floors: Path) -> None:
    floors.write_text(FLOORS.replace('far = "stories/nowhere"\n', ""), encoding="utf-8")
    with pytest.raises(ValueError, match="does not say what 'far' is"):
        read_floors(floors)


def test_the_floors_of_this_repository_can_be_read() -> None:
    found, pinned = read_floors()
    assert found
    assert {floor.material for floor in found} <= set(pinned)
