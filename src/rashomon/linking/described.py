"""Speakers without a name: unnamed sources, which stay apart unless words join them, and documents."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.linking.aliases import fold_name
from rashomon.linking.groups import Group, Local
from rashomon.linking.names import compatible, parse_person
from rashomon.linking.words import LIGHT, stem, tokens_of

# Words for documents that stand for one another in reports of one document.
_KINDS = {
    "letter": "letter", "memo": "letter", "memorandum": "letter", "missive": "letter", "note": "note",
    "statement": "statement", "communique": "statement", "email": "e-mail", "e-mail": "e-mail",
    "mail": "e-mail",
    "report": "report", "study": "report", "document": "document", "filing": "filing", "complaint": "filing",
    "lawsuit": "filing", "affidavit": "filing", "indictment": "filing", "transcript": "transcript",
    "post": "post", "tweet": "post", "message": "message", "text": "message", "video": "video",
    "tape": "video",
    "recording": "video", "resolution": "resolution", "order": "order", "decree": "order", "bill": "bill",
    "law": "bill", "press release": "statement", "release": "statement", "speech": "speech",
}  # fmt: skip
DOCUMENT_WORDS = frozenset(word for word in _KINDS if " " not in word)
_INSTITUTIONS = frozenset(
    """police prosecutors prosecution authorities army navy military government parliament court
    jury coastguard
    firefighters airline hospital university church palace state troops""".split()
)
_EMPTY = frozenset("draft leaked official new unsigned purported alleged copy word date dated".split())


def is_institution(local: Local) -> bool:
    """Whether a description is of a body of which a story has one: "police", "the Harbour prosecutors"."""
    words = [
        word for word in re.findall(r"[^\W\d_]+", local.speaker.name) if word.casefold() not in {"the", "s"}
    ]
    if not words or words[-1].casefold() not in _INSTITUTIONS:
        return False
    return all(word[0].isupper() for word in words[:-1])


def join_unnamed(unnamed: Sequence[Local]) -> list[Group]:
    """Group unnamed speakers: the same description from the same named outlet may be one, else apart.

    Institutions ("police") are one across articles: a story has one of each name.
    """
    by_chain: dict[tuple[str, str], Group] = {}
    out: list[Group] = []
    bodies: dict[str, Group] = {}
    for local in sorted(filter(is_institution, unnamed), key=lambda m: m.key):
        folded = fold_name(local.speaker.name)
        if folded in bodies:
            bodies[folded].absorb(Group([local]), f"“{local.speaker.name}” is an institution: one in a story")
        else:
            bodies[folded] = Group([local])
    out.extend(_with_bare(bodies))
    unnamed = [local for local in unnamed if not is_institution(local)]
    ordered = sorted(unnamed, key=lambda m: (fold_name(m.speaker.name), m.key))
    alike: dict[str, set[str]] = defaultdict(set)
    for local in ordered:
        alike[_description(local)].add(local.article)
    for local in ordered:
        description, here = _description(local), Group([local])
        outlet = local.via[-1] if local.via else ""
        known = by_chain.get((description, outlet)) if outlet else None
        if known is None and outlet:
            words = set(description.split())
            near = [
                g
                for (other, via), g in by_chain.items()
                if via == outlet and _fits(words, set(other.split()))
            ]
            known = near[0] if len(near) == 1 and local.article not in near[0].articles() else None
        if known is not None:
            known.absorb(here, f"described alike, “{local.speaker.name}”, and both on the word of {outlet}")
            continue
        if len(alike[description]) > 1:
            here.reasons.add(
                f"{len(alike[description])} articles have “{local.speaker.name}”: "
                "nothing tells whether they are one; kept apart"
            )
        if outlet:
            by_chain[description, outlet] = here
        out.append(here)
    return out


def _with_bare(bodies: dict[str, Group]) -> list[Group]:
    """Give "police" to "Harbour police" where the story has one police with a name."""
    for bare in sorted(name for name in bodies if " " not in name):
        named = [name for name in bodies if name.endswith(f" {bare}")]
        if len(named) == 1:
            shown = bodies[named[0]].members[0].speaker.name
            bodies[named[0]].absorb(bodies.pop(bare), f"“{bare}”: “{shown}” are the only ones in the story")
    return list(bodies.values())


def _fits(words: set[str], others: set[str]) -> bool:
    """Whether one description only leaves words of the other out: "a senior official (at the ministry)"."""
    return len(words & others) >= 2 and (words <= others or others <= words)


def _description(local: Local) -> str:
    words = fold_name(local.speaker.name).split()
    return " ".join(word for word in words if word not in {"a", "an", "the", "one", "some", "another"})


def document_nouns(name: str) -> list[str]:
    """The words for documents in a name, in order: "letter" for "a leaked draft letter"."""
    folded = re.sub(r"\([^)]*\)", " ", name).casefold()
    return [word for word in re.findall(r"[\w-]+", folded) if word in DOCUMENT_WORDS]


def document_kind(name: str) -> str:
    """What sort of document a name speaks of ("letter" for "a leaked draft memo"), or the empty string."""
    folded = re.sub(r"\([^)]*\)", " ", name).casefold().replace("press release", "release")
    found = [word for word in re.findall(r"[\w-]+", folded) if word in _KINDS]
    return _KINDS[found[-1]] if found else ""


def document_author(local: Local) -> str:
    """The author whom the article gives, or the names do: "the letter (Jane Roe)", "Jane Roe's letter"."""
    if local.author:
        return local.author
    for name in local.names:
        bracket = re.search(r"\(([^)]+)\)", name)
        if bracket:
            return bracket.group(1).strip()
        owner = re.search(r"((?:[A-Z][\w.]*\s+)*[A-Z]\w+)['’]s?\s", name) or re.search(
            r"\b(?:by|from|of)\s+((?:[A-Z][\w.]*\s+)*[A-Z]\w+)", name
        )
        if owner:
            return owner.group(1).strip()
    return ""


@dataclass(frozen=True, slots=True)
class _Description:
    """What the names of a document tell: its sort, its author, and the words that mark it off."""

    kind: str
    author: str
    marks: frozenset[str]


def join_documents(documents: Sequence[Local]) -> list[Group]:
    """Group documents: one sort, no two authors, and no word that tells them apart."""
    out: list[Group] = []
    # Groups of one sort with what is known of each; members are compared by description, each once.
    by_kind: dict[str, list[tuple[Group, set[_Description]]]] = defaultdict(list)
    described = [(_described(local), local) for local in documents]
    # Those with a known author first, so that the bare ones find them.
    described.sort(key=lambda d: (not d[0].author, fold_name(d[1].speaker.name), d[1].key))
    for description, local in described:
        known = by_kind[description.kind or fold_name(local.speaker.name)]
        fits = [entry for entry in known if all(_one_document(description, other) for other in entry[1])]
        inside = [entry for entry in fits if local.article in entry[0].articles()]
        fits = inside if len(inside) == 1 else fits
        if len(fits) == 1:
            group, descriptions = fits[0]
            author = min((d.author for d in descriptions if d.author), default="")
            by = f" by {author}" if author else ""
            what = description.kind or "document of that name"
            group.absorb(Group([local]), f"“{local.speaker.name}”: the only {what}{by} in the story")
            descriptions.add(description)
        else:
            fresh = Group([local])
            if fits:
                fresh.reasons.add(f"“{local.speaker.name}” may be any of {len(fits)} documents; kept apart")
            out.append(fresh)
            known.append((fresh, {description}))
    return out


def _described(local: Local) -> _Description:
    return _Description(document_kind(local.speaker.name), document_author(local), _marks(local))


def _one_document(one: _Description, other: _Description) -> bool:
    if one.author and other.author and not _same_author(one.author, other.author):
        return False
    return not one.marks or not other.marks or bool(one.marks & other.marks)


def _same_author(a: str, b: str) -> bool:
    one, other = parse_person(a), parse_person(b)
    return fold_name(a) == fold_name(b) or (one is not None and other is not None and compatible(one, other))


def _marks(local: Local) -> frozenset[str]:
    """The word before the word for a document that tells it from others: "the autopsy report" → autopsy."""
    name = re.sub(r"\([^)]*\)", " ", local.speaker.name)
    author = {t.key for t in tokens_of(document_author(local))}
    keys = [t.key for t in tokens_of(name)]
    places = [i for i, key in enumerate(keys) if key in DOCUMENT_WORDS]
    before = keys[places[-1] - 1] if places and places[-1] else ""
    if not before or before in LIGHT | _EMPTY | author | {"usa"} or before in DOCUMENT_WORDS:
        return frozenset()
    return frozenset({stem(before)})
