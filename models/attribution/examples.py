"""Read the training corpora into one kind of example: words, tags, links and mentions."""

from __future__ import annotations

import csv
import json
import random
import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from rashomon.inference.words import Words, cut_words

from .labels import NAME_TYPES, ROLES


@dataclass(frozen=True, slots=True)
class Example:
    """One text. Spans are word indices, half open: ``(kind index, start, end)``."""

    words: Words
    roles: tuple[tuple[int, int, int], ...] | None = None
    links: tuple[tuple[int, tuple[int, ...], tuple[int, ...]], ...] = ()
    """``(content span index, its source span indices, its cue span indices)`` into ``roles``."""
    names: tuple[tuple[int, int, int], ...] | None = None
    mentions: tuple[tuple[int, int], ...] = ()
    clusters: tuple[int, ...] = ()
    """The cluster of each mention; -1 for none."""
    pairs: tuple[tuple[int, tuple[int, ...], tuple[bool, ...]], ...] = ()
    """GAP: ``(pronoun mention, candidate mentions, which of them are right)``."""
    origin: str = ""
    starts: tuple[int, ...] = field(default=())


def words_between(words: Words, start: int, end: int) -> tuple[int, int] | None:
    """Return the half-open word range that touches characters ``start`` to ``end``, or None."""
    inside = [at for at in range(len(words)) if words.ends[at] > start and words.starts[at] < end]
    return (inside[0], inside[-1] + 1) if inside else None


class _Locator:
    """Finds words by character in constant time."""

    def __init__(self, words: Words) -> None:
        self.at: dict[int, int] = {}
        for index in range(len(words)):
            for character in range(words.starts[index], words.ends[index]):
                self.at[character] = index

    def find(self, start: int, end: int) -> tuple[int, int] | None:
        inside = [self.at[at] for at in range(start, end) if at in self.at]
        return (inside[0], inside[-1] + 1) if inside else None


def read_polnear(root: Path, part: str) -> dict[str, list[Example]]:
    """Return every annotator's reading of every PolNeAR article of one part, by article."""
    folder = root / "polnear" / "data" / part
    examples: dict[str, list[Example]] = defaultdict(list)
    for path in sorted((folder / "attributions").glob("*.ann")):
        article = path.stem.rsplit("_", 1)[0]
        text = (folder / "text" / f"{article}.txt").read_bytes().decode("utf-8")
        words = cut_words(text)
        examples[article].append(_polnear_example(path, words))
    return dict(examples)


def _polnear_example(path: Path, words: Words) -> Example:
    locate = _Locator(words)
    spans: dict[str, tuple[str, list[tuple[int, int]]]] = {}
    relations: list[dict[str, str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = line.split("\t")
        if line.startswith("T") and len(parts) > 1:
            role, offsets = parts[1].split(" ", 1)
            pieces = [(int(a), int(b)) for a, b in (piece.split() for piece in offsets.split(";"))]
            spans[parts[0]] = (role.lower(), pieces)
        elif line.startswith("E") and len(parts) > 1:
            relations.append({part.split(":")[0]: part.split(":")[1] for part in parts[1].split()})
    roles: list[tuple[int, int, int]] = []
    pieces_of: dict[str, list[int]] = defaultdict(list)
    taken: set[int] = set()
    for name, (role, pieces) in spans.items():
        if role not in ROLES:
            continue
        for start, end in pieces:
            found = locate.find(start, end)
            if found is None or taken.intersection(range(*found)):
                continue
            taken.update(range(*found))
            pieces_of[name].append(len(roles))
            roles.append((ROLES.index(role), *found))
    links: list[tuple[int, tuple[int, ...], tuple[int, ...]]] = []
    for relation in relations:
        sources = [at for key, name in relation.items() if key.startswith("Source") for at in pieces_of[name]]
        cues = [at for key, name in relation.items() if key.startswith("Cue") for at in pieces_of[name]]
        for key, name in relation.items():
            if key.startswith("Content"):
                links.extend((at, tuple(sources), tuple(cues)) for at in pieces_of[name])
    return Example(words, roles=tuple(roles), links=tuple(links), origin=path.stem)


_NAME_OF = {
    "person": 0, "per": 0, "politician": 0,
    "organization": 1, "organisation": 1, "org": 1, "politicalparty": 1, "corporation": 1, "group": 1,
    "location": 2, "loc": 2, "facility": 2, "country": 2, "place": 2,
}  # fmt: skip
assert NAME_TYPES == ("person", "organisation", "place")
_NO_SPACE_BEFORE = re.compile(
    r"^(?:[.,;:?!%)\]}\u201d\u2019]|'s|n't|'re|'ve|'ll|'d|'m|\u2019s|n\u2019t)+$", re.IGNORECASE
)

_NO_SPACE_AFTER = frozenset({"(", "[", "{", "$", "\u201c", "``", "\u2018"})
_CLOSING = frozenset({'"', "''", "\u201d"})
_QUOTES = _CLOSING | {"``", "\u201c"}


def join_tokens(tokens: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Join tokens into running text with the spaces print would have; return the text and each form's
    offsets.
    """
    text = ""
    offsets: list[tuple[int, int]] = []
    glued = True
    open_quote = False
    for form in tokens:
        closes = form in _CLOSING and (open_quote or form != '"')
        if not glued and not _NO_SPACE_BEFORE.match(form) and not closes:
            text += " "
        if form in _QUOTES:
            open_quote = not closes
        offsets.append((len(text), len(text) + len(form)))
        text += form
        glued = form in _NO_SPACE_AFTER or (form == '"' and not closes)
    return text, offsets


def _named(tokens: list[str], tags: list[str], origin: str, breaks: set[int] | None = None) -> Example:
    text, offsets = join_tokens(tokens)
    if breaks:
        characters = list(text)
        for at in breaks:
            if at < len(offsets) and offsets[at][0] > 0 and characters[offsets[at][0] - 1] == " ":
                characters[offsets[at][0] - 1] = "\n"
        text = "".join(characters)
    words = cut_words(text)
    locate = _Locator(words)
    names: list[tuple[int, int, int]] = []
    at = 0
    while at < len(tags):
        move, _, kind = tags[at].partition("-")
        end = at + 1
        if move in {"B", "I", "S"}:
            while end < len(tags) and tags[end] in {f"I-{kind}", f"E-{kind}"}:
                end += 1
            found = locate.find(offsets[at][0], offsets[end - 1][1])
            if kind.lower() in _NAME_OF and found is not None:
                names.append((_NAME_OF[kind.lower()], *found))
        at = end
    return Example(words, names=tuple(names), origin=origin)


def read_worldwide(root: Path) -> list[Example]:
    """Return the worldwide-newswire articles, ``origin`` being the file's name."""
    examples = []
    for path in sorted((root / "ner_en_worldwide_newswire" / "processed_annotated").glob("*.tsv")):
        tokens: list[str] = []
        tags: list[str] = []
        breaks: set[int] = set()
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:  # the first is its address
            # A name inside a name is in further columns; the outer one is taught.
            token, *layers = (cell.strip() for cell in line.replace("    ", "\t").strip().split("\t"))
            if not token:
                breaks.add(len(tokens))
            else:
                tokens.append(token)
                tags.append((layers or [""])[0] or "O")
        if tokens:
            examples.append(_named(tokens, tags, path.name, breaks))
    return examples


def read_columns(path: Path, token_at: int, tag_at: int, group: int = 1) -> list[Example]:
    """Return sentences of a column file, ``group`` neighbours joined into one example."""
    examples: list[Example] = []
    tokens: list[str] = []
    tags: list[str] = []
    sentences = 0
    for line in [*path.read_text(encoding="utf-8").splitlines(), "", ""]:
        if line.startswith("#") and "\t" not in line[:3]:
            continue
        cells = line.split("\t") if "\t" in line else line.split()
        if len(cells) > max(token_at, tag_at):
            tokens.append(cells[token_at])
            tags.append(cells[tag_at])
            continue
        sentences += 1
        if tokens and sentences % group == 0:
            examples.append(_named(tokens, tags, path.name))
            tokens, tags = [], []
    if tokens:
        examples.append(_named(tokens, tags, path.name))
    return examples


def read_tweets(root: Path) -> list[Example]:
    """Return WNUT17's training part and the Broad Twitter Corpus's sections B, E and G (general, a disaster,
    mainstream news), but tweets in which a user's handle is tagged as a name.
    """
    folder = root / "ner_misc_juandr/data"
    tweets = read_columns(folder / "WNUT17/CONLL-format/data/train/wnut17train.conll", 0, 1)
    for section in "beg":
        tweets += read_columns(folder / f"BTC/CONLL-format/data/{section}.conll", 0, 1)
    return [one for one in tweets if not any(_is_handle(one.words, start) for _, start, _ in one.names or ())]


def _is_handle(words: Words, at: int) -> bool:
    return words.word(at).startswith("@") or (at > 0 and words.word(at - 1) == "@")


def read_names(root: Path, held_out: set[str] | frozenset[str]) -> tuple[list[Example], list[Example]]:
    """Return training examples with names, and the held-out worldwide articles."""
    worldwide = read_worldwide(root)
    kept = [example for example in worldwide if example.origin not in held_out]
    wikigold = root / "ner_misc_juandr/data/wikigold/CONLL-format/data/wikigold.conll.txt"
    politics = root / "ner_crossner/ner_data/politics/train.txt"
    kept += read_columns(wikigold, 0, 1, group=4)
    kept += read_columns(politics, 0, 1, group=2)
    kept += read_tweets(root)
    return kept, [example for example in worldwide if example.origin in held_out]


GUM_GENRES = ("academic", "bio", "court", "interview", "news", "voyage")
"""Genres whose texts may be used commercially (CC BY, CC BY-SA), by the corpus's own licence file."""

_OPEN = re.compile(r"\((\d+)-([a-z]+)-[^()]*|(\d+)\)|\)")


def read_gum(root: Path, part: str) -> list[Example]:
    """Return GUM documents of one part (train, dev) in the genres of `GUM_GENRES`, with mentions and
    clusters.
    """
    listed = (root / "gum_full/splits.md").read_text(encoding="utf-8")
    reserved: dict[str, set[str]] = {}
    for name in ("dev", "test", "test2"):
        section = listed.split(f"## {name}\n", 1)[1].split("##", 1)[0] if f"## {name}\n" in listed else ""
        reserved[name] = set(re.findall(r"\* (\S+)", section))
    examples = []
    for path in sorted((root / "gum_full/dep").glob("GUM_*.conllu")):
        if path.stem.split("_")[1] not in GUM_GENRES:
            continue
        home = next((name for name, names in reserved.items() if path.stem in names), "train")
        if home == part:
            examples.append(_gum_example(path))
    return examples


def _gum_example(path: Path) -> Example:
    text = ""
    mentions: list[tuple[int, int, int]] = []
    opened: dict[str, list[int]] = defaultdict(list)
    covered = 0
    space_after_range = True
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar") and text and not text.endswith("\n"):
            text = text.rstrip(" ") + "\n"
        cells = line.split("\t")
        if len(cells) < 10 or "." in cells[0]:
            continue
        if "-" in cells[0]:
            covered = int(cells[0].split("-")[1])
            space_after_range = "SpaceAfter=No" not in cells[9]
            continue
        number = int(cells[0])
        start = len(text)
        text += cells[1]
        end = len(text)
        entity = next((item[7:] for item in cells[9].split("|") if item.startswith("Entity=")), "")
        for match in re.finditer(r"\((\d+)-[^()]*(\))?|(\d+)\)", entity):
            if match[1] and match[2]:
                mentions.append((start, end, int(match[1])))
            elif match[1]:
                opened[match[1]].append(start)
            elif opened[match[3]]:
                mentions.append((opened[match[3]].pop(), end, int(match[3])))
        if number < covered:
            spaced = False
        elif number == covered:
            spaced, covered = space_after_range, 0
        else:
            spaced = "SpaceAfter=No" not in cells[9]
        if spaced:
            text += " "
    words = cut_words(text)
    locate = _Locator(words)
    found = {span: cluster for a, b, cluster in mentions if (span := locate.find(a, b)) is not None}
    ordered = sorted(found)
    return Example(
        words, mentions=tuple(ordered), clusters=tuple(found[span] for span in ordered), origin=path.stem
    )


def read_gap(root: Path, part: str) -> list[Example]:
    """Return GAP rows of one part (development, validation)."""
    with (root / f"gap_coref/gap-{part}.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [gap_example(row) for row in rows]


def gap_example(row: dict[str, str]) -> Example:
    """Turn one GAP row into an example with three mentions: the pronoun, A and B."""
    words = cut_words(row["Text"])
    locate = _Locator(words)
    spans = []
    for what in ("Pronoun", "A", "B"):
        start = int(row[f"{what}-offset"])
        found = locate.find(start, start + len(row[what]))
        assert found is not None
        spans.append(found)
    right = (row["A-coref"].upper() == "TRUE", row["B-coref"].upper() == "TRUE")
    return Example(words, mentions=tuple(spans), pairs=((0, (1, 2), right),), origin=row["ID"])


def swap_gap_names(rows: list[dict[str, str]], chance: random.Random) -> list[dict[str, str]]:
    """Return the rows with A and B renamed after other rows' names of the same gender, so that no name is
    learnt by heart.
    """
    pools: dict[bool, list[str]] = {True: [], False: []}
    for row in rows:
        pools[_feminine(row)].extend({row["A"], row["B"]})
    swapped = []
    for row in rows:
        pool = pools[_feminine(row)]
        swapped.append(_rename(row, {row["A"]: chance.choice(pool), row["B"]: chance.choice(pool)}))
    return swapped


def _feminine(row: dict[str, str]) -> bool:
    return row["Pronoun"].lower() in {"she", "her", "hers", "herself"}


def _rename(row: dict[str, str], names: dict[str, str]) -> dict[str, str]:
    if row["A"] == row["B"] or row["A"] in row["B"] or row["B"] in row["A"] or len(set(names.values())) < 2:
        return row
    # Parts of a name are renamed with it ("Zoe Telford … Telford"), so the passage stays about the same
    # people.
    table: dict[str, str] = {}
    for old, new in names.items():
        table[old] = new
        old_parts, new_parts = old.split(), new.split()
        if len(old_parts) > 1:
            table.setdefault(old_parts[-1], new_parts[-1])
            table.setdefault(old_parts[0], new_parts[0])
    pattern = re.compile(
        r"\b(" + "|".join(re.escape(old) for old in sorted(table, key=len, reverse=True)) + r")\b"
    )
    text = row["Text"]
    moved = dict(row)
    out = ""
    at = 0
    shift: list[tuple[int, int]] = []
    for match in pattern.finditer(text):
        out += text[at : match.start()]
        shift.append((match.start(), len(out)))
        out += table[match[0]]
        at = match.end()
    out += text[at:]
    for what in ("A", "B", "Pronoun"):
        offset = int(row[f"{what}-offset"])
        exact = dict(shift).get(offset)
        if what != "Pronoun" and (exact is None or not out[exact:].startswith(names[row[what]])):
            return row
        if what == "Pronoun":
            before = [pair for pair in shift if pair[0] < offset]
            if before:
                old_at, new_at = before[-1]
                matched = pattern.match(text, old_at)
                assert matched is not None
                exact = offset + (new_at + len(table[matched[0]])) - matched.end()
            else:
                exact = offset
            if not out[exact:].startswith(row["Pronoun"]):
                return row
        moved[f"{what}-offset"] = str(exact)
    moved["Text"] = out
    moved["A"], moved["B"] = names[row["A"]], names[row["B"]]
    return moved


def read_bio_windows(path: Path) -> list[tuple[str, list[str], list[str]]]:
    """Return ``(annotation name, tokens, tags)`` of every window of a `polnear-bio` file."""
    windows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        windows.append((row["id"], row["tokens"], row["labels"]))
    return windows
