"""Where the archive lies: as the user says, as the environment says, or with the user's own data."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.archive import Archive

VARIABLE = "RASHOMON_ARCHIVE"
NAME = "archive.rashomon"


def place_of_archive(given: str | None) -> str:
    """``--archive``, else the variable, else a file in the user's data folder."""
    return given or os.environ.get(VARIABLE) or str(_data_folder() / NAME)


def open_archive(given: str | None, *, create: bool = False) -> Archive:
    """The archive that the user means; ``ArchiveError`` where there is none and none is to be made."""
    from rashomon.archive import Archive

    return Archive.open(place_of_archive(given), create=create)


def _data_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "Rashomon"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Rashomon"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "rashomon"
