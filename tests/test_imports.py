"""Who may import whom. The table stands in ARCHITECTURE.md; here every import is held to it."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REPOSITORY = Path(__file__).resolve().parent.parent
PACKAGE = REPOSITORY / "src" / "rashomon"

# rich draws progress and messages for the command line, tables for the dossier; numpy is arithmetic on
# arrays, wherever a loop would be too slow.
LIBRARIES_WITH_SEVERAL_ROOMS = {"numpy", "rich"}


@dataclass(frozen=True)
class Room:
    """One row of the table: the rooms it may import, and the libraries it owns."""

    name: str
    rooms: frozenset[str]
    libraries: frozenset[str]


@dataclass(frozen=True)
class Import:
    """One import as it stands in the source: where, and the full dotted name of what it asks for."""

    place: str
    room: str
    target: str


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def names_in(cell: str) -> frozenset[str]:
    return frozenset(part.strip(" `") for part in cell.split(",")) - {"", "–"}


def table() -> list[Room]:
    """The rows between the two marks in ARCHITECTURE.md: room, what it knows, may import, libraries."""
    text = (REPOSITORY / "ARCHITECTURE.md").read_text(encoding="utf-8")
    inside = text.split("<!-- import table -->")[1].split("<!-- end of import table -->")[0]
    rows = [cells(line) for line in inside.splitlines() if line.startswith("| `")]
    return [Room(row[0].strip("`"), names_in(row[2]), names_in(row[3])) for row in rows]


TABLE = table()
ROOMS = {room.name: room for room in TABLE}


def room_of(path: Path) -> str:
    """The room a file belongs to: the folder or module right under the package."""
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def absolute(node: ast.ImportFrom, path: Path) -> str:
    """The dotted name that ``from … import`` starts from, relative ones resolved."""
    if not node.level:
        return node.module or ""
    package = ("rashomon", *path.relative_to(PACKAGE).parent.parts)
    base = package[: len(package) - node.level + 1]
    return ".".join((*base, node.module) if node.module else base)


def asked_by_name(node: ast.Call) -> str | None:
    """The module that ``import_module("…")`` or ``__import__("…")`` asks for."""
    function = node.func
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    if name not in {"import_module", "__import__"} or not node.args:
        return None
    first = node.args[0]
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None


def targets(node: ast.AST, path: Path) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        base = absolute(node, path)
        if base == "rashomon":
            yield from (f"rashomon.{alias.name}" for alias in node.names)
        else:
            yield from (f"{base}.{alias.name}" for alias in node.names)
    elif isinstance(node, ast.Call) and (asked := asked_by_name(node)):
        yield asked


def imports() -> list[Import]:
    """Every import in the package: at the top, inside functions, and for type checking alone."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for target in targets(node, path):
                line = getattr(node, "lineno", 0)
                found.append(Import(f"{path.relative_to(REPOSITORY)}:{line}", room_of(path), target))
    return found


IMPORTS = imports()


def test_every_room_has_a_row_and_every_row_a_room() -> None:
    rooms = {room_of(path) for path in PACKAGE.rglob("*.py")}
    assert rooms == set(ROOMS), "the table in ARCHITECTURE.md and src/rashomon differ"


def test_a_row_names_only_rows_above_it() -> None:
    """The order of the table is the direction of the flow, so there can be no cycle."""
    seen: set[str] = set()
    for room in TABLE:
        assert room.rooms <= seen, f"{room.name} would import a room that comes after it"
        seen.add(room.name)


@pytest.mark.parametrize("room", [room.name for room in TABLE])
def test_a_room_imports_only_what_its_row_allows(room: str) -> None:
    allowed = ROOMS[room].rooms | {room}
    wrong = []
    for found in IMPORTS:
        parts = found.target.split(".")
        if found.room == room and parts[0] == "rashomon":
            # `from rashomon import __version__` asks the package itself, not a room
            asked = parts[1] if len(parts) > 1 and parts[1] in ROOMS else "__init__"
            if asked not in allowed and not (asked == "__init__" and parts[-1] == "__version__"):
                wrong.append(f"{found.place} imports {found.target}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("room", [room.name for room in TABLE])
def test_a_library_is_imported_only_by_the_room_that_owns_it(room: str) -> None:
    allowed = ROOMS[room].libraries
    wrong = []
    for found in IMPORTS:
        top = found.target.split(".")[0]
        if (
            found.room == room
            and top != "rashomon"
            and top not in sys.stdlib_module_names
            and top not in allowed
        ):
            wrong.append(f"{found.place} imports {found.target}")
    assert not wrong, "\n".join(wrong)


def test_a_library_has_one_owner() -> None:
    owners: dict[str, list[str]] = {}
    for room in TABLE:
        for library in room.libraries:
            owners.setdefault(library, []).append(room.name)
    shared = {library for library, rooms in owners.items() if len(rooms) > 1}
    assert shared <= LIBRARIES_WITH_SEVERAL_ROOMS


def declared_libraries() -> set[str]:
    """The distributions that pyproject.toml asks for, extras for use included, those for development not."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = (lines for extra, lines in project["optional-dependencies"].items() if extra != "dev")
    lines = [*project["dependencies"], *(line for extra in extras for line in extra)]
    return {canonicalize_name(Requirement(line).name) for line in lines}


def test_every_library_is_declared() -> None:
    """What only comes along with another library is declared too: the other may drop it."""
    owned = {library for room in TABLE for library in room.libraries}
    distributions = packages_distributions()
    declared = declared_libraries()
    missing = {
        library
        for library in owned
        if not {canonicalize_name(name) for name in distributions.get(library, [library])} & declared
    }
    assert not missing


def test_no_room_reaches_into_the_private_names_of_another() -> None:
    wrong = []
    for found in IMPORTS:
        parts = found.target.split(".")
        if parts[0] == "rashomon" and parts[1:2] != [found.room]:
            private = [part for part in parts[1:] if part.startswith("_") and not part.startswith("__")]
            if private:
                wrong.append(f"{found.place} imports {found.target}")
    assert not wrong, "\n".join(wrong)


def test_importing_rashomon_loads_the_standard_library_only() -> None:
    program = (
        "import sys; before = set(sys.modules); import rashomon; "
        "print('\\n'.join(sorted({name.split('.')[0] for name in set(sys.modules) - before})))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split()) - {"rashomon"}
    assert loaded <= set(sys.stdlib_module_names), (
        f"import rashomon loads {loaded - set(sys.stdlib_module_names)}"
    )
