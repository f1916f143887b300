"""What the user is told when something fails, and with which exit status the command ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rashomon.errors import ArchiveError, DossierError, InputError, NothingReadError, RashomonError

DONE, SOME_SET_ASIDE, UNUSABLE, FAULT = range(4)
TRACEBACK = "RASHOMON_TRACEBACK"


@contextmanager
def reported() -> Iterator[None]:
    """End the command with a message and the right status for whatever is raised inside."""
    try:
        yield
    except NothingReadError as error:
        for path, reason, hint in error.set_aside:
            tell(f"set aside: {path}: {reason}", hint)
        _fail(error, UNUSABLE)
    except (InputError, DossierError, ArchiveError) as error:
        _fail(error, UNUSABLE)
    except BrokenPipeError:
        _close_quietly()
        raise SystemExit(DONE) from None
    except KeyboardInterrupt:
        tell("stopped", "")
        raise SystemExit(130) from None
    except Exception as error:  # noqa: BLE001 - the last place where a fault can be told in words
        _report(error)


def tell(message: str, hint: str = "") -> None:
    """One line on standard error, the hint after it, safe for a terminal."""
    from rashomon.dossier.inert import one_line
    from rashomon.records.plain import printable

    line = printable(one_line(f"{message}{'' if message.endswith(('.', '!', '?', ':')) else '.'} {hint}"))
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    sys.stderr.write(line.encode(encoding, "replace").decode(encoding) + "\n")


def _fail(error: RashomonError, status: int) -> None:
    _trace(error)
    tell(f"rashomon: {error}", error.hint)
    raise SystemExit(status) from None


def _report(error: Exception) -> None:
    _trace(error)
    tell(
        f"rashomon: a fault of its own: {type(error).__name__}: {error}",
        f"Please report it with the output of the same command under {TRACEBACK}=1.",
    )
    raise SystemExit(FAULT) from None


def _trace(error: Exception) -> None:
    if os.environ.get(TRACEBACK, "0") not in {"", "0"}:
        import traceback

        traceback.print_exception(error)


def _close_quietly() -> None:
    """Point standard output at nothing, so that the interpreter's last flush has nothing to complain of."""
    try:
        descriptor = os.open(os.devnull, os.O_WRONLY)
        os.dup2(descriptor, sys.stdout.fileno())
    except (OSError, ValueError):
        return
