"""What the words of a source say by themselves: a name with its role, a body, a document, a group."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.records import SpeakerKind
from rashomon.statements.lexicon import lexicon
from rashomon.statements.name_words import BELONGING, OFFICES, TOWARDS, is_told_of, name_words
from rashomon.statements.trimming import (
    INDEFINITE,
    POSSESSIVE,
    bare_word,
    before_bracket,
    past_copy,
    spelled_out,
    without_clause,
    without_realm,
    without_time,
)
from rashomon.text.words import Word, split_words

_SUFFIXES = frozenset(["ii", "iii", "iv", "jr", "jr.", "sr", "sr.", "v"])
_POSTNOMINALS = frozenset("MS MP MSP MLA MEP TD QC KC SC CBE OBE MBE PhD MD Esq".split())
_CLITIC = re.compile(r"'(?:s|ll|ve|d|re|m)$")


@dataclass(frozen=True, slots=True)
class Referent:
    """What a phrase refers to as far as its own words go.

    ``name`` without title for a person ("Mark Esper"), the words themselves otherwise; ``role`` what is
    said of a person beside the name; ``pronoun`` in lower case when it is one.
    """

    name: str
    kind: SpeakerKind
    role: str = ""
    pronoun: str = ""
    title: str = ""
    definite: bool = False
    head: str = ""


LEGAL_FORMS = frozenset(
    "Plc PLC plc Inc Ltd LTD Limited LLC LLP Corp GmbH AG SA NV BV SE AB AS A/S ASA Oy SpA Pty Co".split()
)
"""What stands behind a company's name and is seldom said."""
_SITE = re.compile(r"\w{3}\.(?:com|org|net|news|info|tv|co\.[a-z]{2}|fr|de|ru|uk)$")


def _is_organisation(words: Sequence[Word], before: str) -> bool:
    known = lexicon()
    bare = [bare_word(w) for w in words]
    if any(b in known.bodies or b in known.bodies_named for b in bare):
        return True
    if len(bare) == 1 and bare[0] in known.places:
        return True
    if len(bare) > 1 and words[-1].text.rstrip(".") in LEGAL_FORMS:
        return True
    if any(b in known.publications for b in bare) and (before == "the" or len(bare) > 1):
        return bare[0] not in known.men and bare[0] not in known.women
    if _SITE.search(words[-1].lower):
        return True
    letters = words[0].text.replace(".", "").rstrip("’'s")
    if len(words) == 1 and letters.isupper() and 1 < len(letters) <= 6:
        return True
    return before == "the"


def read_referent(text: str, start: int, end: int) -> Referent:
    """What the source ``text[start:end]`` refers to by its own words."""
    full = spelled_out(text, start, end) if text[end - 1 : end] == ")" else ""
    if full:
        return Referent(full, "organisation", head=full.split()[-1].lower())
    end = before_bracket(text, start, end)
    start = past_copy(text, start, end)
    words = [w for w in split_words(text, start, end) if not w.is_mark or w.text == ","]
    comma = next((k for k, w in enumerate(words) if w.text == ","), len(words))
    head, beside = words[:comma], [w for w in words[comma:] if w.text != ","]
    while head and head[0].lower in {"and", "but"}:
        head = head[1:]
    head = without_time(head)
    if not head:
        return Referent(text[start:end], "unnamed-person")
    known = lexicon()
    bare_pronoun = _CLITIC.sub("", head[0].lower)
    shouted = len(head[0].text) > 1 and head[0].text.isupper()  # "US", "WHO", "IT" are no pronouns
    if len(head) == 1 and bare_pronoun in known.pronouns and not shouted:
        return Referent(bare_pronoun, "person", pronoun=bare_pronoun)
    described = POSSESSIVE.sub("", text[head[0].start : head[-1].end])
    bare = [bare_word(w) for w in head]
    indefinite = bare[0] in INDEFINITE or head[0].text[0].isdigit()
    if described in {"Q", "A"}:
        return Referent(described, "unnamed-person", definite=True, head=described.lower())
    for at in range(1, len(bare) - 1):
        # "A group calling itself Grey Heron", "papers obtained by the Courier"
        if bare[at] == "calling" and bare[at + 1] in {"itself", "themselves"} and at + 2 < len(bare):
            name = text[head[at + 2].start : head[-1].end]
            return Referent(name, "organisation", role=described, head=bare[-1])
    if len(bare) == 2 and bare[0] == "the" and bare[1] in known.nationals:
        return Referent(described, "unnamed-person", definite=True, head=bare[1])  # "The Italian said"
    head, bare = without_clause(head, bare)
    described = POSSESSIVE.sub("", text[head[0].start : head[-1].end])
    head, bare = without_realm(head, bare)
    if len(head) > 2 and head[-1].text in _POSTNOMINALS and bare[0] in known.given:
        head, bare = head[:-1], bare[:-1]
    if len(head) > 1 and head[-1].text == "Police" and head[-2].is_capital:
        body = text[head[bare[0] == "the"].start : head[-1].end]
        return Referent(body, "organisation", definite=bare[0] == "the", head="police")
    run = name_words(head)
    if run is not None and run[1] - run[0] > 1 and is_told_of(head, 0, *run):
        head, bare = head[: run[1]], bare[: run[1]]
    noun = _head_noun(bare, head)
    handle = next((word.text for word in head if word.text[0] == "@"), "")
    if handle:
        return Referent(handle, "person", head=handle)  # "user @norvikfan"
    named = _named_behind(text, described, head, bare, run, noun, beside) if beside else None
    if named is not None:
        return named
    named_behind = run is not None and noun in known.roles and bare.index(noun) == run[0] - 1
    if run is None or (indefinite and noun and not (named_behind and run[1] == len(head))):
        return _described(described, head, bare, noun, indefinite)
    if noun in known.documents and noun not in known.roles:
        between = set(bare[bare.index(noun) + 1 : run[0]])
        about = described if _BY & between else text[head[0].start : head[bare.index(noun)].end]
        if between & (_BY | _ABOUT):
            # "The audit by Venn & Co", "the note of the September call": the name tells of whom or what.
            return Referent(about, "document", definite=bare[0] == "the", head=noun)
    return _named(text, head, bare, run, noun, described, beside)


def _named_behind(
    text: str, described: str, head: Sequence[Word], bare: Sequence[str], run: tuple[int, int] | None,
    noun: str, beside: Sequence[Word],
) -> Referent | None:  # fmt: skip
    """The name behind a comma where the words before it only tell who it is of whom."""
    known = lexicon()
    owner = head[run[1] - 1] if run is not None else None
    owned = owner is not None and ("'" in owner.lower or text[owner.end : owner.end + 1] in {"'", "’"})
    whose = run is None or owned
    named = None
    if bare == ["one"] and beside[0].lower in {"a", "an"}:
        return read_referent(text, beside[0].start, beside[-1].end)  # "One, a former aide, recalled"
    if bare[:2] == ["one", "of"] and beside[0].is_capital:
        named = _named_beside(text, described, beside, company=False)  # "one of them, Ada Venn"
    if named is not None or not (whose or _is_of(head, bare, noun, run[0] if run is not None else 0)):
        return named
    many = noun in known.plural_people and noun != bare[-1]  # "two people close to the mayor, Ada Venn"
    if (noun in known.roles or (owned and bare[-1] in known.titled)) and not many:
        named = _named_beside(text, described, beside, company=False)
    if named is None and whose and bare[-1] in COMPANIES | PRESS:
        named = _named_beside(text, described, beside, company=True)
    return named


def _named_beside(text: str, described: str, beside: Sequence[Word], *, company: bool) -> Referent | None:
    """The name beside a role ("its chief, Marek Dunmore") or a company's noun ("its owner, Tarn Air")."""
    if described.lower().split()[-2:-1] in (["from"], ["in"], ["near"]):
        return None  # "the technician from Hillsborough, Sheffield"
    relative = (
        k for k, word in enumerate(beside) if word.lower in {"who", "whose", "which", "where", "when"}
    )
    named = name_words(beside[: next(relative, len(beside))])
    if named is None:
        return None
    words = beside[named[0] : named[1]]
    name = POSSESSIVE.sub("", text[words[0].start : words[-1].end])
    legal = words[-1].text.rstrip(".") in LEGAL_FORMS
    if not company and not legal and _is_organisation(words, ""):
        return None
    kind: SpeakerKind = "organisation" if company or legal or "&" in name else "person"
    return Referent(name, kind, role=described, head=bare_word(words[-1]))


def _is_of(head: Sequence[Word], bare: Sequence[str], noun: str, name: int) -> bool:
    """Whether a name only tells of what somebody is the head ("the chair of the Norvik union")."""
    place = bare.index(noun) if noun in bare else name
    return any(word.lower in BELONGING for word in head[place + 1 : name])


_BY = frozenset("by from".split())
_ABOUT = frozenset("of on about to".split())
COMPANIES = frozenset(
    """company firm group club airline retailer bank manufacturer maker operator carrier charity supplier
    developer insurer brewer chain business owner giant pharmacy contractor platform startup
    distributor importer wholesaler publisher drugmaker carmaker""".split()
)
PRESS = frozenset(
    """newspaper paper tabloid broadsheet daily weekly magazine broadcaster channel station network website
    site blog outlet""".split()
)
_BEHIND_NOUN = frozenset("of for at in from with on to by within inside who whose familiar".split())
"""Words that come behind the noun of a description."""


def _head_noun(bare: Sequence[str], words: Sequence[Word]) -> str:
    """The noun that a described source is headed by: the last lower-case known noun before a preposition."""
    known = lexicon()
    noun = ""
    for word, token in zip(bare, words, strict=True):
        if noun and word in _BEHIND_NOUN:
            break
        plain = not token.is_capital or token is words[0] or (token.text.isupper() and word in known.roles)
        if word in known.heads and word not in known.venues and plain:  # "the firm's CEO"
            noun = word
    return noun


def _described(
    described: str, head: Sequence[Word], bare: Sequence[str], noun: str, indefinite: bool
) -> Referent:
    """A source without a name: a document, a body, an unnamed person or group."""
    known = lexicon()
    last = noun or _last_before_preposition(bare)
    plural = last in known.plural_people or (last.endswith("s") and last[:-1] in known.roles)
    many = bare[0] in {"a", "an"} and bare[2:3] == ["of"] and bare[1] in _MANY and _is_plural(bare[-1])
    last = bare[-1] if many else last
    one = bare[0] in {"a", "an", "another"} and bare[2:3] != ["of"] and bare[1:2] != ["few"]
    one = one or bare[:2] == ["one", "of"]
    plural = many or ((plural or (not noun and _is_plural(last))) and not one)
    definite = bare[0] in {"the", "this", "that", "his", "her", "their", "its"}
    if last in known.documents and last not in known.roles and not plural:
        return Referent(described, "document", definite=definite, head=last)
    if plural or last in known.collectives:
        kind: SpeakerKind = "unnamed-group"
        return Referent(described, kind, definite=definite, head=last)
    if (last in known.bodies or last in known.venues) and last not in known.roles:
        return Referent(described, "organisation", definite=definite, head=last)
    return Referent(
        described, "unnamed-person", role=described, definite=definite and not indefinite, head=last
    )


def _of_kin(described: str, head: Sequence[Word], bare: Sequence[str], kin: str, name: str) -> Referent:
    """ "The families of Ann Lee and Bob Ray": the names only say whose; "the father of rower Ada Venn"."""
    if name and kin in RELATIVES and bare[0] == "the" and "of" in bare:
        whose = f"{name}'s {kin}"
        return Referent(whose, "unnamed-person", role=whose, definite=True, head=kin)
    return _described(described, head, bare, kin, bare[0] in INDEFINITE)


_MANY = frozenset("number handful couple dozen group majority string host lot pair trio".split())


def _named(
    text: str, head: Sequence[Word], bare: Sequence[str], run: tuple[int, int], noun: str, described: str,
    beside: Sequence[Word],
) -> Referent:  # fmt: skip
    known = lexicon()
    begin, stop = run
    before = bare[begin - 1] if begin else ""
    name_words = head[begin:stop]
    name = POSSESSIVE.sub("", text[name_words[0].start : name_words[-1].end])
    titled = begin > 0 and _titles(before, name_words)
    role_after_of = noun in known.roles and {"of", "for", "at", "from", "with"} & set(bare[:begin])
    of_office = bool(begin) and head[begin - 1].is_capital and before in OFFICES
    office = _office_of(bare, begin) if not titled else ""
    if office and office not in known.plural_people:
        return Referent(described, "unnamed-person", role=described, definite=True, head=office)
    if role_after_of and not titled and not of_office:
        # "a spokesman for the Port Authority", "the head of Task Force Iraq": the name is the body's.
        return _described(described, head, bare, noun, bare[0] in INDEFINITE)
    kin = next((b for b in bare[:begin] if b in KIN or b in RELATIVES), "")
    if kin and any(b in {"of", "for"} for b in bare[:begin]):
        return _of_kin(described, head, bare, kin, name if stop == len(head) else "")
    if noun in known.documents and stop < len(head) and "'" in head[stop - 1].lower:
        return Referent(described, "document", definite=True, head=noun)
    if noun in known.plural_people and noun not in known.titles and bare.index(noun) >= stop - 0:
        return _described(described, head, bare, noun, bare[0] in INDEFINITE)
    if noun in known.roles and bare.index(noun) >= stop:
        # "the Iraqi prime minister", "Pentagon officials": the name only says whose.
        return _described(described, head, bare, noun, bare[0] in INDEFINITE)
    if (
        begin > 1
        and stop == len(head)
        and (bare[begin - 1] in TOWARDS or (begin > 2 and before == "the" and bare[begin - 2] in TOWARDS))
        and bare[0] in INDEFINITE | {"the"}
        and not titled
    ):
        # "a frequent visitor to Norvik": the name is only where or what for.
        return _described(described, head, bare, noun, bare[0] in INDEFINITE)
    if _is_where(bare, run, noun) and stop >= len(head) - 1 and not titled:
        # "officials in the western Kelm province", "journalists in Norvik": the name is where they are.
        return _described(described, head, bare, noun, bare[0] in INDEFINITE)
    if noun in known.documents and noun not in known.roles and bare.index(noun) >= stop:
        return Referent(described, "document", definite=bare[0] == "the", head=noun)
    if noun in known.bodies and noun not in known.roles and bare.index(noun) >= stop:
        # "the North Korean government": the name only says which.
        return Referent(described, "organisation", definite=bare[0] == "the", head=noun)
    if begin == 0 and stop < len(head) and _ends_in_plural(head[stop:]):
        # "Western governments": a capital that only tells which.
        return Referent(described, "unnamed-group", head=bare[-1])
    if not titled and _is_organisation(name_words, before):
        first = begin
        while first and (head[first - 1].is_capital or (first > 1 and _inside_body(head, first - 1))):
            first -= 1
        name = POSSESSIVE.sub("", text[head[first].start : head[stop - 1].end])
        tail = _of_tail(text, head, stop)
        return Referent(name + tail, "organisation", definite=before == "the", head=bare_word(name_words[-1]))
    role = text[head[0].start : head[begin - 1].end] if begin else ""
    role = ", ".join(part for part in (role, _told_beside(text, beside)) if part)
    kind: SpeakerKind = "organisation" if "&" in name else "person"
    return Referent(name, kind, role=role, title=before if titled else "", head=bare_word(name_words[-1]))


def _office_of(bare: Sequence[str], name: int) -> str:
    """The office in "the Foreign Minister of Norland", of which the name only tells whose; else empty."""
    if name < 2 or bare[0] != "the" or bare[name - 1] not in {"of", "for"}:
        return ""
    return next((word for word in bare[: name - 1] if word in lexicon().roles), "")


def _titles(before: str, name: Sequence[Word]) -> bool:
    """Whether a word is the title or role of the name behind it; no "police" has a Department for a name."""
    known = lexicon()
    return before in known.titled and not all(bare_word(word) in known.bodies for word in name)


def _is_where(bare: Sequence[str], run: tuple[int, int], noun: str) -> bool:
    """Whether the name says where people are: "officials in …"."""
    known = lexicon()
    if noun not in known.people or bare.index(noun) >= run[0]:
        return False
    return bool(TOWARDS & set(bare[bare.index(noun) + 1 : run[0]]))


def _ends_in_plural(words: Sequence[Word]) -> bool:
    return all(not word.is_capital and not word.is_mark for word in words) and _is_plural(words[-1].lower)


def _is_plural(noun: str) -> bool:
    if noun.endswith(("smen", "rmen", "nmen", "ymen", "emen", "dmen", "kmen", "women")):
        return True  # "fishermen", "gunmen", "policemen"
    return noun.endswith("s") and not noun.endswith(("ss", "us", "is", "ics", "'s", "’s"))


def _last_before_preposition(bare: Sequence[str]) -> str:
    """The noun of a description that the lexicon does not know: "sleuths" of "the sleuths at the Lantern"."""
    end = next((at for at, word in enumerate(bare) if at > 1 and word in _BEHIND_NOUN), len(bare))
    return bare[end - 1]


def _inside_body(head: Sequence[Word], place: int) -> bool:
    """Whether a lower-case word links two capitalised parts of a body's name ("Office of the Steward")."""
    return head[place].lower in {"of", "for", "and", "the", "&"} and any(
        head[k].is_capital for k in range(max(0, place - 2), place)
    )


def _told_beside(text: str, beside: Sequence[Word]) -> str:
    """The words beside a name that tell a role; an age tells none."""
    known = lexicon()
    while beside and beside[0].text.isdigit():
        beside = beside[1:]
    if not beside or not any(bare_word(w) in known.titled for w in beside):
        return ""
    return text[beside[0].start : beside[-1].end]


def _of_tail(text: str, head: Sequence[Word], stop: int) -> str:
    """ " of Defense" after "Ministry"."""
    if stop + 1 < len(head) and head[stop].lower in {"of", "for"} and head[stop + 1].is_capital:
        end = stop + 1
        while end < len(head) and (head[end].is_capital or head[end].lower in {"of", "the", "and", "for"}):
            end += 1
        while not head[end - 1].is_capital:
            end -= 1
        return text[head[stop - 1].end : head[end - 1].end]
    return ""


RELATIVES = frozenset(
    """mother father wife husband widow widower son daughter brother sister mum mom dad grandmother
    grandfather uncle aunt cousin niece nephew partner girlfriend boyfriend fiancé fiancée
    stepmother stepfather""".split()
)
KIN = frozenset(
    "family families parents relatives friends supporters lawyers attorneys kin household".split()
)
