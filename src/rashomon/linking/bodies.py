"""Which organisations and groups of different articles are one: by name, alias table, letters, initials."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from rashomon.linking.aliases import alias_table, fold_name, initials
from rashomon.linking.groups import Group, Local
from rashomon.linking.places import fold_places, is_place
from rashomon.linking.words import strip_accents

_DESCRIPTION = re.compile(r"(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat|[Ii]ts|[Tt]heir)\s[^A-Z]*$")
"""What a body is called beside its name ("the group")."""


class BodyNames:
    """How the bodies of one story are called: the shipped table, the letters given in its articles, initials.

    ``letters`` maps letters to the name an article gives for them; ``names`` are all names of bodies
    (and outlets) in the story, against which letters and short names are read.
    """

    def __init__(self, letters: dict[str, str], names: Iterable[str]) -> None:
        self._table = alias_table()
        self._letters = letters
        known = sorted({name for name in names if name})
        self._present = {
            self._table.canonical[fold_name(name)]
            for name in known
            if fold_name(name) in self._table.canonical
        }
        spelled: dict[str, set[str]] = defaultdict(set)
        for name in known:
            for short in {initials(name), _with_article(name)} - {""}:
                spelled[short].add(self._fold(name))
            for short in _commands(fold_name(name).split()):
                spelled[short].add(self._fold(name))
        self._initials = {letters: min(full) for letters, full in spelled.items() if len(full) == 1}
        self._tails: dict[str, str] = {}
        self._last: dict[str, str] = {}
        self._keys: dict[str, tuple[str, str]] = {}
        tails: dict[str, set[str]] = defaultdict(set)
        last: dict[str, set[str]] = defaultdict(set)
        for name in known:
            words = [] if _is_lower(name) else fold_name(name).split()
            for start in range(1, len(words)):
                tails[" ".join(words[start:])].add(self.key(name)[0])
            if len(words) > 1 and words[-2] not in _INSIDE:
                last[words[-1]].add(self.key(name)[0])
        self._tails = {tail: min(full) for tail, full in tails.items() if len(full) == 1}
        self._last = {word: min(full) for word, full in last.items() if len(full) == 1}
        self._keys.clear()  # what was asked before the tails were known

    def _fold(self, name: str) -> str:
        return fold_places(fold_name(name))

    def key(self, name: str) -> tuple[str, str]:
        """The form under which a name is joined, and why, in words (empty when it is the name itself)."""
        known = self._keys.get(name)
        if known is None:
            known = self._keys[name] = self._key(name)
        return known

    def _key(self, name: str) -> tuple[str, str]:
        folded = fold_name(name)
        shorts = [body for body in self._table.short.get(strip_accents(name), ()) if body in self._present]
        if len(shorts) == 1:
            return self._fold(
                shorts[0]
            ), f"“{name}”: the only one in the story that it can stand for is {shorts[0]}"
        shown = self._table.canonical.get(folded)
        if shown is not None:
            why = "" if fold_name(shown) == folded else f"“{name}” stands for {shown} (alias table)"
            return self._fold(shown), why
        if folded in self._tails and _is_lower(name):
            return self._tails[folded], f"“{name}”: the only body in the story whose name ends so"
        if folded in self._last and not is_place(folded):
            return self._last[folded], f"“{name}”: the only body in the story whose name ends so"
        bare = _MEDIUM.sub("", name)
        if bare != name:
            return self._key(bare)[0], f"“{name}” and “{bare}”: one name, with and without what it is"
        as_letters = name.replace(".", "").isupper() or _COMMAND.fullmatch(name) is not None
        if as_letters and 2 <= len(letters := _letters(name)) <= 8:
            if letters in self._letters:
                full = self._letters[letters]
                via = self._table.canonical.get(fold_name(full))
                return self._fold(via or full), f"“{name}” is given in an article as the letters of “{full}”"
            if letters in self._initials:
                return self._initials[
                    letters
                ], f"“{name}” are the initials of the only such name in the story"
        return self._fold(name), ""


def _letters(name: str) -> str:
    return strip_accents(name.replace(".", "").replace(" ", ""))


_COMMAND = re.compile(r"[A-Z][a-z]{1,5}com")


def _commands(words: Sequence[str]) -> list[str]:
    """What a military command goes by: "africom", "centcom" of its words."""
    if len(words) < 2 or words[-1] != "command":
        return []
    return [f"{word[:size]}com" for word in words[:-1] for size in range(2, len(word))]


_INSIDE = frozenset("of for in at on and".split())
_MEDIUM = re.compile(
    r"(?<=\w)(?:\s(?:magazine|newspaper|news agency|website)|\.\s?com"
    r"|(?<=\spolice)\s(?:department|service|force))$",
    re.I,
)


def _with_article(name: str) -> str:
    """The letters of a name of two words with its article: "thr" for "The Harbour Reporter"."""
    words = fold_name(name).split()
    return "t" + "".join(word[0] for word in words) if len(words) == 2 else ""


def _is_lower(name: str) -> bool:
    """Whether a name is a description in small letters: "The fire service"."""
    words = name.split()
    rest = words[1:] if words[:1] in (["The"], ["the"]) else words
    return bool(rest) and all(word.islower() for word in rest)


def join_bodies(bodies: Sequence[Local], names: BodyNames) -> list[Group]:
    """Group organisations and named groups across articles. Each join by another name leaves a reason."""
    keys: dict[str, set[int]] = defaultdict(set)
    why: dict[int, set[str]] = defaultdict(set)
    ordered = sorted(bodies, key=lambda m: (m.speaker.name, m.key))
    parent = list(range(len(ordered)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    first: dict[str, int] = {}
    for i, local in enumerate(ordered):
        for name in local.names:
            if name != local.speaker.name and _DESCRIPTION.match(name):
                continue  # "the group" is another one in another article
            if name.startswith("@"):
                key, reason = name.casefold(), f"the same handle, {name}"
            else:
                key, reason = names.key(name)
            if not key:
                continue
            keys[key].add(i)
            if key in first and root(first[key]) != root(i):
                a, b = sorted((root(first[key]), root(i)))
                parent[b] = a
            first.setdefault(key, i)
            if reason:
                why[i].add(reason)
    groups: dict[int, Group] = {}
    for i, local in enumerate(ordered):
        group = groups.setdefault(root(i), Group([]))
        group.members.append(local)
    for i in range(len(ordered)):
        group = groups[root(i)]
        if len(group.members) > 1:
            group.reasons |= why[i]
    for group in groups.values():
        if len(group.articles()) > 1:
            group.reasons.add(f"the same name, “{group.members[0].speaker.name}”")
    return list(groups.values())
