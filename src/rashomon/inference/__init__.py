"""The only door to the model runtime: load a model folder, give it text, get spans and links.

Importing this package loads the standard library only; the model and its runtime load with
`load_attribution`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import Future

    from .attribution import AttributionModel
    from .sentences import SentenceEncoder
    from .stances import PairModel

__all__ = [
    "attribution_version",
    "load_attribution",
    "load_attribution_ahead",
    "load_pairs",
    "load_sentences",
    "word_ranks",
]

SHIPPED = Path(__file__).parent / "attribution_4"
"""The folder of the attribution model."""

_ahead: list[Future[AttributionModel]] = []
"""The model that ships, while a thread loads it and until somebody asks for it."""


def load_attribution_ahead() -> None:
    """Begin to load the model that ships in a thread, and return at once.

    The next ``load_attribution()`` without arguments waits for it and returns it, or raises what went wrong.
    For a program that knows early that it will ask for the model, and has other things to load meanwhile.
    """
    from concurrent.futures import ThreadPoolExecutor

    loader = ThreadPoolExecutor(1)
    _ahead.append(loader.submit(_open_attribution, 1, None))
    loader.shutdown(wait=False)


def load_attribution(threads: int = 1, folder: Path | None = None) -> AttributionModel:
    """Load the attribution model that ships with the package, or the one in ``folder``.

    ``threads`` is how many threads one window may use; several processes of one thread each read more
    articles a second.

    Raises:
        ModelError: a file is missing, altered or of another version; the hint names the command that
        mends it.
    """
    if _ahead and threads == 1 and folder is None:
        return _ahead.pop().result()
    return _open_attribution(threads, folder)


def _open_attribution(threads: int, folder: Path | None) -> AttributionModel:
    from .attribution import open_attribution  # numpy and the runtime load here, not before

    return open_attribution(folder or SHIPPED, threads)


def attribution_version(folder: Path | None = None) -> str:
    """The version of the attribution model in ``folder``, or of the one that ships; nothing is loaded.

    Raises:
        ModelError: its description is missing or cannot be read.
    """
    from .folder import read_version

    return read_version(folder or SHIPPED)


def load_pairs(threads: int = 1, folder: Path | None = None) -> PairModel:
    """Load the pair model that ships with the package, or the one in ``folder``.

    Raises:
        ModelError: a file is missing, altered or of another version; the hint names the command that
        mends it.
    """
    from .stances import open_pairs

    return open_pairs(folder or Path(__file__).parent / "pairs_2", threads)


def load_sentences(threads: int = 1, folder: Path | None = None) -> SentenceEncoder:
    """Load the sentence encoder that ships with the package, or the one in ``folder``.

    Raises:
        ModelError: a file is missing, altered or of another version; the hint names the command that
        mends it.
    """
    from .sentences import open_sentences

    return open_sentences(folder or Path(__file__).parent / "sentences_1", threads)


def word_ranks(folder: Path | None = None) -> dict[str, int]:
    """How frequent words are in general: each word in lower case with its rank, 0 for the most frequent.

    It is the order of the sentence encoder's vocabulary; the encoder itself is not loaded.

    Raises:
        ModelError: a file is missing, altered or of another version.
    """
    from .ranks import read_word_ranks

    return read_word_ranks(folder or Path(__file__).parent / "sentences_1")
