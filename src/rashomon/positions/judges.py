"""What this room asks of models: a judge of pairs, and an encoder of texts. Neither is loaded here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Judge(Protocol):
    """A model of pairs: texts of statement and claim → (n, 4) over affirms, denies, withholds, unrelated."""

    def __call__(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]: ...


class Encoder(Protocol):
    """A model of texts: n texts → (n, width) vectors of length one."""

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]: ...
