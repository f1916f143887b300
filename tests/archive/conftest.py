"""An archive to test with: a file, and a database on a real PostgreSQL server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from rashomon.archive import Archive
from tests.archive.servers import NOT_HERE, binaries, server


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a server, to which a database's name is added."""
    if binaries() is None:
        pytest.skip(NOT_HERE)
    pytest.importorskip("psycopg", reason="NOT TESTED: the library psycopg is not installed")
    with TemporaryDirectory(prefix="rashomon-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        with server(Path(folder)) as address:
            yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty archive may lie: every test that asks for it runs on both servers."""
    if request.param == "sqlite":
        return str(tmp_path / "desk.rashomon")
    address: str = request.getfixturevalue("postgresql")
    import psycopg

    name = f"desk{abs(hash(request.node.nodeid))}"
    with psycopg.connect(address.format(database="postgres"), autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}"')
        connection.execute(f'CREATE DATABASE "{name}"')
    return address.format(database=name)


@pytest.fixture
def archive(where: str) -> Iterator[Archive]:
    """An empty archive."""
    with Archive.open(where) as opened:
        yield opened
