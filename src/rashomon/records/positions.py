"""What is in dispute: claims, who takes which position on them, what conflicts, and what moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.records.spans import Evidence, Interval

PositionKind = Literal["affirms", "denies", "withholds", "qualifies"]
ConflictKind = Literal["between-speakers", "same-side-over-time", "numbers", "apparent"]
MovementKind = Literal["position", "wording", "number"]


@dataclass(frozen=True, slots=True)
class Position:
    """Where one speaker stands on a claim by one statement.

    ``side`` is the id of the speaker's side, empty where the speaker has none. ``at`` is when the position
    was taken, as closely as the texts tell, ``None`` where they do not. ``words`` are the words that decide.
    Audience and chain are those of the statement. ``score`` is the certainty in 0–1; ``reasons`` say in
    words what decided, and name the model where one did.
    """

    speaker: str
    side: str
    statement: str
    position: PositionKind
    at: Interval | None = None
    reasons: tuple[str, ...] = ()
    words: tuple[Evidence, ...] = ()
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposition that speakers take positions on; ``given`` tells whether a user asked for it.

    ``evidence`` is where its words stand in the articles; it is empty for a given claim.
    """

    id: str
    text: str
    given: bool = False
    positions: tuple[Position, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    reasons: tuple[str, ...] = ()
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two positions that cannot both hold, numbers that differ, or one side's position that changed.

    ``a`` and ``b`` are the statements of either side; ``passages`` are two passages, one of each, that show
    the conflict to a reader. ``claims`` is empty where the sides hold different things of no one claim.
    An ``apparent`` conflict is one that its ``reasons`` tell apart from a real one.
    """

    id: str
    kind: ConflictKind
    claims: tuple[str, ...]
    a: tuple[str, ...]
    b: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    passages: tuple[Evidence, ...] = ()
    score: float = 1.0

    def __post_init__(self) -> None:
        if not self.a or not self.b:
            raise ValueError(f"conflict {self.id} has a side without a statement")
        if len(self.passages) not in (0, 2):
            raise ValueError(f"conflict {self.id} has {len(self.passages)} passages, not one for each side")


@dataclass(frozen=True, slots=True)
class Movement:
    """What changed in what one side says, or in a number as it was reported, from earlier to later.

    ``side`` and ``speaker`` may be empty (a toll has no side). ``before`` and ``after`` are statements;
    ``from_words`` and ``to_words`` say in a word or two what was and what became of it (``fake``,
    ``mistake``); ``passages`` show both. ``at`` is when the later one came.
    """

    id: str
    kind: MovementKind
    side: str
    speaker: str
    claims: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    from_words: str = ""
    to_words: str = ""
    at: Interval | None = None
    reasons: tuple[str, ...] = ()
    passages: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Precedence:
    """That the saying of one statement came before that of another, and how the texts tell.

    ``before`` and ``after`` are statements. ``evidence`` are the words that tell the order or the times.
    """

    before: str
    after: str
    reason: str
    evidence: tuple[Evidence, ...] = ()
