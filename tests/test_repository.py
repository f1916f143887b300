"""What may lie in the repository, and that its documents point at things that are there."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
LARGEST_FILE = 30 * 2**20
LONGEST_MODULE = 500
LONGEST_FUNCTION = 60
WORDS_IN_A_ROW = 10

TEXT_SUFFIXES = {
    *("", ".cfg", ".css", ".csv", ".eml", ".html", ".ini", ".jinja", ".js", ".json", ".jsonl", ".md"),
    *(".py", ".svg", ".toml", ".tsv", ".txt", ".xml", ".yaml", ".yml"),
}
# Written so that the expression does not match its own source.
MACHINE_PATH = re.compile(r"(?<![\w./])/(?:home|root|Users|work|mnt|tmp)/[\w.-]+")
LINK = re.compile(r"!?\[[^\]]*\]\(\s*<?([^)\s>]+)>?[^)]*\)")
CODE_BLOCK = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)


def repository_files() -> list[Path]:
    """Every file that is tracked, or would be: what git ignores is left out."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=True).stdout
    names = sorted(set(listed.decode("utf-8").split("\0")) - {""})
    return [REPOSITORY / name for name in names if (REPOSITORY / name).is_file()]


@pytest.fixture(scope="module")
def files() -> list[Path]:
    if not (REPOSITORY / ".git").exists():
        pytest.skip("not a checkout: git cannot say which files belong to it")
    return repository_files()


@pytest.fixture(scope="module")
def texts(files: list[Path]) -> dict[str, str]:
    """Text by name of every file that holds text."""
    found = {}
    for path in files:
        if path.suffix in TEXT_SUFFIXES and path.stat().st_size < 4 * 2**20:
            try:
                found[str(path.relative_to(REPOSITORY))] = path.read_text(encoding="utf-8")
            except UnicodeDecodeError:  # a test's broken encoding, on purpose
                continue
    return found


def name(path: Path) -> str:
    return str(path.relative_to(REPOSITORY))


def test_no_file_is_too_large(files: list[Path]) -> None:
    large = [
        f"{name(path)}: {path.stat().st_size >> 20} MiB"
        for path in files
        if path.stat().st_size > LARGEST_FILE
    ]
    assert not large, "\n".join(large)


def test_modules_and_functions_stay_readable() -> None:
    long = []
    for path in sorted((REPOSITORY / "src").rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        if source.count("\n") > LONGEST_MODULE:
            long.append(f"{name(path)}: {source.count(chr(10))} lines")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    long.append(f"{name(path)}:{node.lineno} {node.name}: {length} lines")
    assert not long, "\n".join(long)


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def rows_of_words(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + WORDS_IN_A_ROW]) for at in range(len(words) - WORDS_IN_A_ROW + 1)}


def test_no_text_of_the_measuring_material_is_here(texts: dict[str, str], shared: Path) -> None:
    """Those articles belong to their publishers: they are read where they lie, and never copied."""
    theirs: set[tuple[str, ...]] = set()
    for report in [*shared.glob("stories/*/reports/*.txt"), *shared.glob("copies/*/reports/*.txt")]:
        theirs |= rows_of_words(words_of(report.read_text(encoding="utf-8", errors="replace")))
    copied = []
    for path, text in texts.items():
        if hits := rows_of_words(words_of(text)) & theirs:
            copied.append(f"{path}: {' '.join(min(hits))}")
    assert not copied, "\n".join(copied)


def test_no_path_of_one_machine_is_here(texts: dict[str, str]) -> None:
    wrong = [
        f"{path}: {found.group()}" for path, text in texts.items() for found in MACHINE_PATH.finditer(text)
    ]
    assert not wrong, "\n".join(wrong)


def test_constraints_are_names_and_exact_versions(repository: Path) -> None:
    lines = (repository / "constraints.txt").read_text(encoding="utf-8").splitlines()
    wrong = [line for line in lines if not re.fullmatch(r"#.*|[a-z0-9-]+==[\w.+!]+", line)]
    assert not wrong, "\n".join(wrong)


def relative_links(text: str) -> list[str]:
    prose = CODE_BLOCK.sub("", text)
    targets = [found.group(1) for found in LINK.finditer(prose)]
    return [target for target in targets if not re.match(r"[a-z][a-z+.-]*:|#", target)]


def test_every_relative_link_resolves(texts: dict[str, str]) -> None:
    wrong = []
    for path, text in texts.items():
        if path.endswith(".md"):
            folder = (REPOSITORY / path).parent
            for target in relative_links(text):
                if not (folder / target.partition("#")[0]).exists():
                    wrong.append(f"{path}: {target}")
    assert not wrong, "\n".join(wrong)


def test_every_page_of_the_docs_is_linked_from_the_index(repository: Path) -> None:
    docs = repository / "docs"
    index = docs / "index.md"
    linked = {
        (docs / target.partition("#")[0]).resolve()
        for target in relative_links(index.read_text(encoding="utf-8"))
    }
    pages = {page.resolve() for page in docs.rglob("*.md")} - {index.resolve()}
    assert pages <= linked, sorted(name(page) for page in pages - linked)


def test_the_version_stands_in_one_way_everywhere(repository: Path) -> None:
    import tomllib

    import rashomon

    declared = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "version"
    ]
    assert rashomon.__version__ == declared
    assert f"## [{declared}]" in (repository / "CHANGELOG.md").read_text(encoding="utf-8")
