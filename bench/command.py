"""The command line as a user runs it: a process of its own, its time and its memory."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

RASHOMON = Path(sys.executable).parent / "rashomon"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one whole process took: seconds in all, of them on a core, and mebibytes at the peak."""

    seconds: float
    core_seconds: float
    mebibytes: float


def output_of(arguments: Sequence[str], *, hash_seed: int = 0) -> bytes:
    """What ``rashomon ARGUMENTS…`` prints on standard output."""
    environment = os.environ | {"PYTHONHASHSEED": str(hash_seed), "NO_COLOR": "1"}
    return subprocess.run(
        [str(RASHOMON), *arguments], env=environment, capture_output=True, check=True
    ).stdout


def cost_of(arguments: Sequence[str], *, limit: int = 600) -> Cost:
    """What ``rashomon ARGUMENTS…`` costs as a whole process, start of the interpreter included.

    Raises ``TimeoutError`` when it takes longer than ``limit`` seconds.
    """
    with TemporaryFile() as errors:
        started = time.perf_counter()
        process = subprocess.Popen([str(RASHOMON), *arguments], stdout=subprocess.DEVNULL, stderr=errors)
        stop = threading.Timer(limit, process.kill)
        stop.start()
        # wait4 and not getrusage: the peak of this child alone, not of the largest one so far.
        _, status, usage = os.wait4(process.pid, 0)
        stop.cancel()
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if seconds >= limit:
            raise TimeoutError(f"not done within {limit} s")
        if process.returncode != 0:
            errors.seek(0)
            last = errors.read().decode("utf-8", "replace")[-500:]
            raise RuntimeError(f"rashomon {' '.join(arguments)} ended with {process.returncode}: {last}")
    unit = 2**20 if sys.platform == "darwin" else 2**10  # ru_maxrss is bytes on macOS, KiB on Linux
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)
