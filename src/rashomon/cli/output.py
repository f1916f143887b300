"""Where a dossier goes: standard output, a file that appears whole or not at all, a folder of tables."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from rashomon.errors import InputError

SUFFIXES = {
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".jsonld": "json-ld",
    ".csv": "csv",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "terminal",
}


def format_for(format: str | None, output: Path | None) -> str:
    """The format that the user named, else that of the output's suffix; ``InputError`` where it says none."""
    if format is not None:
        chosen = format
    elif output is None or output == Path("-"):
        chosen = "terminal"
    elif output.suffix.lower() in SUFFIXES:
        chosen = SUFFIXES[output.suffix.lower()]
    elif output.is_dir():
        chosen = "csv"
    else:
        raise InputError(
            f"{output}: its suffix names no format",
            hint=f"Give --format, or a suffix out of {', '.join(SUFFIXES)}.",
        )
    if chosen == "csv" and (output is None or output == Path("-")):
        raise InputError("csv is a folder of tables", hint="Name the folder with -o FOLDER.")
    if chosen != "csv" and output is not None and output.is_dir():
        raise InputError(
            f"{output} is a folder", hint=f"Name a file, for example {output / 'dossier'}.{chosen}."
        )
    return chosen


def write(rendered: str | Mapping[str, str], output: Path | None) -> None:
    """Write a text to standard output or a file, tables to a folder; ``InputError`` when that fails."""
    if output is None or output == Path("-"):
        _to_standard_output("".join([rendered] if isinstance(rendered, str) else rendered.values()))
        return
    try:
        if isinstance(rendered, str):
            write_whole(output, rendered.encode("utf-8"))
            return
        output.mkdir(parents=True, exist_ok=True)
        for name, text in rendered.items():
            write_whole(output / name, text.encode("utf-8"))
    except OSError as error:
        place = error.filename or output
        raise InputError(
            f"{output} can't be written: {error.strerror or error} ({place})",
            hint="Check the folder, its permissions and the space that is left, or choose another with -o.",
        ) from error


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there, so that no reader meets half of it."""
    if path.exists() and not path.is_file():
        path.write_bytes(content)  # a pipe or a device can't be replaced
        return
    target = Path(os.path.realpath(path))
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with beside.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def numbered(output: Path, number: int) -> Path:
    """``dossier-2.html`` for the second of ``dossier.html``."""
    return output.with_name(f"{output.stem}-{number}{output.suffix}")


def _to_standard_output(text: str) -> None:
    encoding = "utf-8"
    if sys.stdout.isatty():
        encoding = sys.stdout.encoding or "utf-8"
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None:
        sys.stdout.write(text)
    else:
        sys.stdout.flush()
        stream.write(text.encode(encoding, "replace"))
    sys.stdout.flush()
