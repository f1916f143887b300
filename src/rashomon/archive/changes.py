"""What a revision changed: words, and the statements that it gained, lost and altered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from rashomon.archive.kept import Revision
from rashomon.records import ArticleStatements, Span, Statement
from rashomon.text.differences import differences

ALIKE = 0.6
"""From this part of common words on, a statement is the altered one of another."""


@dataclass(frozen=True, slots=True)
class WordChange:
    """Words that stood there, and those that stand there now; ``None`` where there are none."""

    before: Span | None
    after: Span | None


@dataclass(frozen=True, slots=True)
class AlteredStatement:
    """A statement in both revisions, and in words what differs."""

    before: Statement
    after: Statement
    differs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RevisionChanges:
    """What lies between two revisions of an article.

    ``silent``: words of the article changed, and it does not say so; ``told`` are the words that do.
    ``looked_through`` is false where nobody has looked for statements in one of the two: none are listed.
    """

    before: Revision
    after: Revision
    words: tuple[WordChange, ...]
    silent: bool
    told: tuple[Span, ...] = ()
    gained: tuple[Statement, ...] = ()
    lost: tuple[Statement, ...] = ()
    altered: tuple[AlteredStatement, ...] = ()
    looked_through: bool = True


def changes_between(before: Revision, after: Revision) -> RevisionChanges:
    """What the later revision changed in the earlier one."""
    one, other = before.read, after.read
    words = tuple(
        WordChange(
            one.span(place.before_start, place.before_end) if place.before_start < place.before_end else None,
            other.span(place.after_start, place.after_end) if place.after_start < place.after_end else None,
        )
        for place in differences(one.text, other.text)
    )
    known = {_plain(span.text) for span in one.corrections}
    told = tuple(span for span in other.corrections if _plain(span.text) not in known)
    silent = after.kind == "edit"
    if before.found is None or after.found is None:
        return RevisionChanges(before, after, words, silent, told, looked_through=False)
    gained, lost, altered = compare_statements(before.found, after.found)
    return RevisionChanges(before, after, words, silent, told, gained, lost, altered)


def history(revisions: Sequence[Revision]) -> tuple[RevisionChanges, ...]:
    """What each revision changed in the one before it; those that are set aside are left out."""
    standing = [one for one in revisions if not one.set_aside]
    return tuple(changes_between(one, other) for one, other in pairwise(standing))


def compare_statements(
    before: ArticleStatements, after: ArticleStatements
) -> tuple[tuple[Statement, ...], tuple[Statement, ...], tuple[AlteredStatement, ...]]:
    """The statements gained, those lost, and those whose words, speaker or stance differ.

    Equal words go together first, then the likest.
    """
    lost = list(before.statements)
    gained: list[Statement] = []
    altered = []
    for statement in after.statements:
        same = next((one for one in lost if _words(one) == _words(statement)), None)
        if same is None:
            gained.append(statement)
            continue
        lost.remove(same)
        differs = _differs(before, same, after, statement)
        if differs:
            altered.append(AlteredStatement(same, statement, differs))
    pairs = sorted(
        (-_likeness(one, other), place, number)
        for place, one in enumerate(lost)
        for number, other in enumerate(gained)
    )
    taken: set[int] = set()
    left: set[int] = set()
    for alike, place, number in pairs:
        if -alike >= ALIKE and place not in left and number not in taken:
            left.add(place)
            taken.add(number)
            differs = _differs(before, lost[place], after, gained[number])
            altered.append(AlteredStatement(lost[place], gained[number], differs))
    return (
        tuple(one for number, one in enumerate(gained) if number not in taken),
        tuple(one for place, one in enumerate(lost) if place not in left),
        tuple(sorted(altered, key=lambda one: (one.after.content[0].start, one.after.id))),
    )


def _differs(
    before: ArticleStatements, one: Statement, after: ArticleStatements, other: Statement
) -> tuple[str, ...]:
    differs = []
    if _words(one) != _words(other):
        differs.append("the words")
    if _speakers(before, one) != _speakers(after, other):
        differs.append("the speaker")
    if one.stance != other.stance:
        differs.append("the stance")
    return tuple(differs)


def _speakers(found: ArticleStatements, statement: Statement) -> tuple[str, ...]:
    names = {speaker.id: speaker.name for speaker in found.speakers}
    return tuple(sorted(names.get(one, "").casefold() for one in statement.speakers))


def _likeness(one: Statement, other: Statement) -> float:
    words, others = _words(one).split(), _words(other).split()
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    return matcher.ratio()


def _words(statement: Statement) -> str:
    return _plain(" ".join(span.text for span in statement.content)).casefold()


def _plain(words: str) -> str:
    return " ".join(words.split())


def changed_statements(changes: RevisionChanges) -> tuple[Statement, ...]:
    """The statements of the later revision that a change touches."""
    return (*changes.gained, *(one.after for one in changes.altered))
