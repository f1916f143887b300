"""Speakers without a name: unnamed sources, which stay apart unless words join them, and documents."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.linking.aliases import fold_name
from rashomon.linking.groups import Group, Local
from rashomon.linking.names import PersonName, compatible, parse_person
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
    """police cops prosecutors prosecution authorities army navy military government parliament court
    jury coastguard
    firefighters airline hospital university church palace state troops""".split()
)
_COPS = re.compile(r"\bcops\b")
_EMPTY = frozenset("draft leaked official new unsigned purported alleged copy word date dated".split())


def is_institution(local: Local) -> bool:
    """Whether a description is of a body of which a story has one: "police", "the Harbour prosecutors"."""
    words = [
        word for word in re.findall(r"[^\W\d_]+", local.speaker.name) if word.casefold() not in {"the", "s"}
    ]
    if not words or words[-1].casefold() not in _INSTITUTIONS:
        return False
    return all(word[0].isupper() for word in words[:-1])


def join_unnamed(unnamed: Sequence[Local], named: Sequence[Group] = ()) -> list[Group]:
    """Group unnamed speakers: the same description from the same named outlet may be one, else apart.

    Institutions ("police") are one across articles: a story has one of each name. Those that are a body
    among ``named`` ("the Harbour Police Department") are absorbed into it.
    """
    by_chain: dict[tuple[str, str], Group] = {}
    out: list[Group] = []
    bodies: dict[str, Group] = {}
    for local in sorted(filter(is_institution, unnamed), key=lambda m: m.key):
        folded = _COPS.sub("police", fold_name(local.speaker.name))
        if folded in bodies:
            bodies[folded].absorb(Group([local]), f"“{local.speaker.name}” is an institution: one in a story")
        else:
            bodies[folded] = Group([local])
    out.extend(_with_bare(_given_to_bodies(bodies, named)))
    unnamed = [local for local in unnamed if not is_institution(local)]
    relatives, unnamed = _join_relatives(unnamed)
    out.extend(relatives)
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


_ONLY_ONE = re.compile(
    r"^(?P<owner>[^\W\d_].*?)(?:['’]\s?s|(?<=s)['’])\s(?:late\s)?(?P<what>mother|father|wife|husband|widow|widower|"
    r"fianc[eé]e?|girlfriend|boyfriend|stepmother|stepfather|publicist)$",
    re.I,
)


def _join_relatives(unnamed: Sequence[Local]) -> tuple[list[Group], list[Local]]:
    """Join "Ada Venn's mother" and "Venn's mother": one has one. Also what is left."""
    found: dict[tuple[str, str], list[tuple[Local, PersonName]]] = defaultdict(list)
    left: list[Local] = []
    for local in sorted(unnamed, key=lambda m: m.key):
        match = _ONLY_ONE.match(local.speaker.name)
        owner = parse_person(match["owner"]) if match else None
        if match is None or owner is None:
            left.append(local)
        else:
            found[owner.surname, match["what"].casefold()].append((local, owner))
    groups: list[Group] = []
    for (_, what), same in sorted(found.items()):
        if not all(compatible(one, other) for _, one in same for _, other in same):
            left.extend(local for local, _ in same)
            continue
        group = Group([local for local, _ in same])
        if len(group.members) > 1:
            group.reasons.add(f"“{group.members[0].speaker.name}”: nobody has more than one {what}")
        groups.append(group)
    return groups, left


_SORT = re.compile(r" (?:department|force|forces|service|bureau|office)$")


def _given_to_bodies(institutions: dict[str, Group], named: Sequence[Group]) -> dict[str, Group]:
    """Give "Harbour police", "HPD" and "police" to "the Harbour Police Department", if the story has one."""
    of_noun: dict[str, list[tuple[str, Group]]] = defaultdict(list)
    for group in named:
        forms = {_SORT.sub("", fold_name(name)) for name in group.names()}
        for form in sorted(forms):
            if form.split()[-1:] and form.split()[-1] in _INSTITUTIONS and " " in form:
                of_noun[form.split()[-1]].append((form, group))
            elif re.fullmatch(r"[a-z]{1,3}pd", form):
                of_noun["police"].append((form, group))
    left = dict(institutions)
    for folded, group in institutions.items():
        noun = folded.split()[-1]
        letters = "".join(word[0] for word in folded.split()) + "d"
        for form, body in of_noun.get(noun, ()):
            if " " in folded and form in {folded, letters}:
                body.absorb(left.pop(folded), f"“{group.members[0].speaker.name}”: the same body's name")
                break
    for noun, bodies in sorted(of_noun.items()):
        only = {id(body): body for _, body in bodies}
        others = [folded for folded in left if folded.endswith(f" {noun}")]
        if noun in left and len(only) == 1 and not others:
            body = next(iter(only.values()))
            shown = body.members[0].speaker.name
            body.absorb(left.pop(noun), f"“{noun}”: “{shown}” is the only one in the story")
    return left


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
            r"\b(?:by|from|of)\s+((?:[A-Z][\w.]*\s+)*[A-Z]\w+)\b(?!['’]s)", name
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
        fits = [entry for entry in fits if not any(_told_apart(local, m) for m in entry[0].members)]
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


def _told_apart(one: Local, other: Local) -> bool:
    """Whether an article brings in one document anew behind the other: "the memo … a letter to Venn"."""
    if one.article != other.article or document_nouns(one.speaker.name) == document_nouns(other.speaker.name):
        return False
    first, last = sorted((one, other), key=_first_place)
    opens = min(last.speaker.mentions, key=lambda mention: mention.span.start, default=None)
    return opens is not None and _first_place(first) < opens.span.start and bool(_ANEW.match(opens.span.text))


def _first_place(local: Local) -> int:
    return min((mention.span.start for mention in local.speaker.mentions), default=0)


_ANEW = re.compile(r"(?:an?|another)\s", re.IGNORECASE)


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
