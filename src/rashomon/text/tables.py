"""The tables of words that lie beside the code that reads them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any


def table_beside(module: str, name: str) -> dict[str, Any]:
    """The TOML file ``name`` in the folder of a module, which gives its own ``__file__``."""
    return tomllib.loads(Path(module).with_name(name).read_text(encoding="utf-8"))
