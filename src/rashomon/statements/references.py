"""What the model says a pronoun or a short name refers to, and what kind of name a name is."""

from __future__ import annotations

from bisect import bisect_right

from rashomon.inference.reading import Reading

#: Below this share of 1 a reference is left to the rules.
LEAST_SURE = 0.7


class Referrer:
    """Looks up mentions in what the model read. Offsets are code points of the article."""

    def __init__(self, reading: Reading) -> None:
        self._references = {
            (r.start, r.end): (r.antecedent_start, r.antecedent_end)
            for r in reading.references
            if r.score >= LEAST_SURE
        }
        names = sorted(reading.names, key=lambda n: n.start)
        self._names = names
        self._starts = [n.start for n in names]

    def antecedent(self, start: int, end: int) -> tuple[int, int] | None:
        """What the mention stands for, followed until it is no longer a reference itself."""
        seen = {(start, end)}
        target = self._references.get((start, end))
        while target in self._references and target not in seen:
            seen.add(target)
            target = self._references[target]
        return None if target is None or target in seen else target

    def name(self, start: int, end: int) -> tuple[int, int, str] | None:
        """The last name that the model sees in or across ``start`` … ``end``, with its kind.

        What it decided for the whole text counts, not how sure it was of single words: those scores are low
        for names that are right.
        """
        number = bisect_right(self._starts, end - 1) - 1
        if number < 0 or self._names[number].end <= start:
            return None
        name = self._names[number]
        return name.start, name.end, name.kind

    def kind(self, start: int, end: int) -> str:
        """``person``, ``organisation`` or ``place`` when the model sees one name there, else empty."""
        name = self.name(start, end)
        return name[2] if name is not None and abs(name[1] - end) <= 2 else ""
