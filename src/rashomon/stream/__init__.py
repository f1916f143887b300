"""Stories over time: which story an arriving article belongs to, what moved, and the watching of feeds.

Models load with ``open_placer``.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.archive import Archive
    from rashomon.pipeline import Finder
    from rashomon.stream.digesting import Digester
    from rashomon.stream.placing import Placer

__all__ = ["open_digester", "open_placer"]


def open_placer(archive: Archive) -> Placer:
    """What puts captured articles into stories, with the models that ship.

    ``ModelError`` when a model's file is missing or altered.
    """
    from rashomon.inference import load_sentences, word_ranks
    from rashomon.stream.placing import Placer
    from rashomon.stream.terms import Expected

    # One article waits for its vector: two threads give the same numbers in two thirds of the time.
    encoder = load_sentences(threads=2)
    return Placer(archive, Expected(word_ranks()), lambda text: encoder([text])[0])


def open_digester(
    archive: Archive, finder: Finder = "model", stop: threading.Event | None = None
) -> Digester:
    """What takes captured articles into stories and tells what moved, with the models that ship.

    ``finder`` is what looks for statements; ``stop``, when it is set, ends the work after a step.
    ``ModelError`` when a model's file is missing or altered.
    """
    from rashomon.stream.digesting import Digester

    return Digester(archive, open_placer(archive), finder, stop)
