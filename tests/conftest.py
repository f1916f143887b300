"""What every test can ask for: where the repository is, and the measuring material beside it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

REPOSITORY = Path(__file__).resolve().parent.parent
SHARED = REPOSITORY.parent / "shared"

# No deadline: a test never asserts a time. The same examples on every run: a failure can be run again.
settings.register_profile("repeatable", deadline=None, derandomize=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of measuring material beside the checkout; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(f"no measuring material at {SHARED}")
    return SHARED


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what is marked ``shared`` where the measuring material is absent."""
    if SHARED.is_dir():
        return
    skip = pytest.mark.skip(reason=f"no measuring material at {SHARED}")
    for item in items:
        if item.get_closest_marker("shared"):
            item.add_marker(skip)
