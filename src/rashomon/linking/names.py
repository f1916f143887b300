"""Names of people taken apart: titles, given names, surname, suffix, and what they tell of gender."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rashomon.linking.roles import is_office
from rashomon.linking.words import strip_accents

Gender = Literal["", "male", "female"]

# Titles that may stand before a name, folded, without a final point.
TITLES = frozenset(
    """mr mrs ms miss mx hubby husband wife widow mum dad sir dame lord lady dr prof professor rev reverend
    fr father sister brother imam sheikh
    shaikh ayatollah rabbi pope cardinal bishop archbishop king queen prince princess gen general lt
    lieutenant col colonel maj major capt captain cpt sgt sergeant cpl corporal pvt private adm admiral
    brig brigadier cmdr commander ssgt marshal officer detective det inspector insp superintendent supt
    constable sheriff deputy chief judge justice president vice prime minister premier chancellor secretary
    undersecretary senator sen representative rep congressman congresswoman governor gov mayor councilman
    councilwoman ambassador amb chairman chairwoman chair director spokesman spokeswoman spokesperson
    attorney minister mp mep cllr coach former then acting retired ret first second the""".split()
)
_ALSO_SURNAMES = frozenset("king prince pope bishop major marshal judge dean price sergeant lord".split())
SUFFIXES = frozenset("jr sr ii iii iv esq phd md obe cbe mbe kc qc".split())
PARTICLES = frozenset(
    "de del della di da do dos du la le van von der den ter ten al el bin ibn abu st san mac".split()
)
_MALE = frozenset(
    "mr sir lord king prince father brother congressman spokesman chairman councilman pope imam".split()
)
_FEMALE = frozenset(
    "mrs ms miss dame lady queen princess sister congresswoman spokeswoman chairwoman councilwoman".split()
)

# Short forms of given names, a row a name. Only forms that stand for one another in news.
_SHORT_FORMS = """
alexander alex sandy | alexandra alex sandra | albert al bert | andrew andy drew | anthony tony | antonio tony
| benjamin ben benny | bernard bernie | catherine cathy kate katie | charles charlie chuck | christopher chris
| christine chris tina | daniel dan danny | david dave | deborah debbie deb | donald don donnie | douglas doug
| edward ed eddie ted ned | elizabeth liz beth betty eliza lizzie | eugene gene | francis frank |
franklin frank
| frederick fred freddie | gabriel gabe | gerald gerry jerry | gregory greg | harold harry hal |
henry harry hank
| james jim jimmy jamie | jacob jake | jeffrey jeff | geoffrey geoff | jennifer jen jenny | john
jack johnny jon
| jonathan jon | joseph joe joey | joshua josh | judith judy | katherine kate kathy katie kat |
kenneth ken kenny
| lawrence larry | leonard len leo | leslie les | louis lou | margaret maggie meg peggy | martin marty
| matthew matt | michael mike mick mickey | mitchell mitch | mohammed mohammad muhammad mohamed mo |
nathaniel nate nathan
| nicholas nick | pamela pam | patricia pat patty trish | patrick pat paddy | peter pete | philip
phil | phillip phil
| raymond ray | rebecca becky | richard rick dick rich ricky | robert bob rob bobby robbie bert |
ronald ron ronnie
| samuel sam | samantha sam | stephen steve | steven steve | susan sue | theodore ted theo | thomas tom tommy
| timothy tim | victoria vicky | vincent vince | walter walt | william bill will billy willie | zachary zach
"""
_SHORT: dict[str, set[str]] = {}
for _row in _SHORT_FORMS.split("|"):
    _forms = _row.split()
    for _form in _forms:
        _SHORT.setdefault(_form, set()).update({_forms[0]})


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name, folded. ``given`` holds everything before the surname, initials as one letter."""

    given: tuple[str, ...]
    surname: str
    suffix: str = ""
    titles: tuple[str, ...] = ()
    gender: Gender = ""

    @property
    def full(self) -> bool:
        """Whether a given name of more than an initial is known."""
        return any(len(word) > 1 for word in self.given)


def _words(name: str) -> list[str]:
    name = re.sub(r"\([^)]*\)|[\"“”][^\"“”]*[\"“”]", " ", name)
    name = re.sub(r"['’]s?\b(?=\s|$)", "", name)
    return re.findall(r"[^\W_]+(?:['’\-][^\W_]+)*", re.sub(r"(?<=\b[A-Za-z])\.(?=[A-Za-z]\b)", " ", name))


def _parted(words: list[str]) -> list[str]:
    """The words with "Yo-jong" as two: a second part in small letters is written either way."""
    parted: list[str] = []
    for word in words:
        parted += [part.capitalize() for part in word.split("-")] if _TWO_PARTS.fullmatch(word) else [word]
    return parted


_TWO_PARTS = re.compile(r"[A-Z][a-z]+-[a-z]{2,}")


def _is_title(word: str, written: str) -> bool:
    """Whether a word before a name is none of it: a title, an office ("Prosecutor", "President-elect")."""
    if word in TITLES - {"the"} or (word.endswith("-elect") and word.removesuffix("-elect") in TITLES):
        return True
    return written[0].isupper() and is_office(word)


@lru_cache(maxsize=65536)
def parse_person(name: str) -> PersonName | None:
    """The parts of a person's name, or ``None`` when no word is left that can be a surname.

    Only the words that look like a name are read: "Chairman of the Joint Chiefs Gen. Mark Milley" gives
    Mark Milley, since the name is the run of capitalised words after the last title.
    """
    if name.startswith("@"):
        return None
    name = name.split(",")[0] if "," in name and not re.search(r",\s*(?:Jr|Sr|I+)\b", name) else name
    owned = re.search(r"(?<=[a-z])['’]s\s+(?=[A-Z][a-z]+\s+[A-Z][a-z])", name)
    words = _parted(_words(name[owned.end() :] if owned else name))  # "Kelm's Ada Venn" is Ada Venn
    folded = [strip_accents(word).replace("’", "'") for word in words]
    last_title = max((i for i, word in enumerate(folded[:-1]) if _is_title(word, words[i])), default=-1)
    titles = tuple(word for word in folded[: last_title + 1] if word in TITLES - {"the"})
    rest = list(zip(words, folded, strict=True))[last_title + 1 :]
    if titles and rest and rest[0][1] == "of":
        rest = _after_office(rest)
    suffix = ""
    while len(rest) > 1 and rest[-1][1] in SUFFIXES:
        suffix = rest.pop()[1]
    capitalised = [
        i
        for i, (word, fold) in enumerate(rest)
        if word[0].isupper() or fold in PARTICLES or not word[0].islower()
    ]
    if not capitalised:
        return None
    run: list[str] = []
    for i, (_, fold) in enumerate(rest):
        if i in capitalised:
            run.append(fold)
        elif len(run) > 1 and len(run) == i and fold in {"of", "from", "for", "at", "with", "who", "in"}:
            break  # "Jane Roe of the Harbour Union": the name stands first
        else:
            run = []
    while run and run[0] in {"the", "a", "an"}:
        run.pop(0)
    if not run or (run[-1] in TITLES - _ALSO_SURNAMES and len(run) == 1 and not titles):
        return None
    start = len(run) - 1
    while start > 0 and run[start - 1] in PARTICLES and start - 1 > 0:
        start -= 1
    surname = " ".join(run[start:])
    gender: Gender = ""
    if any(title in _MALE for title in titles):
        gender = "male"
    elif any(title in _FEMALE for title in titles):
        gender = "female"
    return PersonName(tuple(run[:start]), surname, suffix, titles, gender)


def _after_office(rest: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """What follows "Secretary of Defense": the last two capitalised words, or the last of two."""
    names = [
        i for i, (word, fold) in enumerate(rest) if word[0].isupper() and fold not in PARTICLES | SUFFIXES
    ]
    if len(names) < 2:
        return []
    return rest[names[-2] if len(names) > 2 else names[-1] :]


def same_given(a: str, b: str) -> bool:
    """Whether two given names may be one: equal, an initial of the other, or a known short form."""
    if a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return bool(_SHORT.get(a, {a}) & _SHORT.get(b, {b})) or _one_letter_apart(a, b)


@lru_cache(maxsize=4096)
def given_forms(given: str) -> frozenset[str]:
    """A given name and the forms that stand for it ("mo" for "mohammed"); none for an initial."""
    if len(given) < 2:
        return frozenset()
    roots = _SHORT.get(given, set())
    return frozenset({given, *(form for form, of in _SHORT.items() if of & roots)})


def _one_letter_apart(a: str, b: str) -> bool:
    """Whether two long given names differ in one vowel: two spellings of one, "Heidar" and "Heydar"."""
    if len(a) != len(b) or len(a) < 5:
        return False
    apart = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(apart) == 1 and set(apart[0]) <= set("aeiouy") and a[-1] == b[-1]


def compatible(a: PersonName, b: PersonName) -> bool:
    """Whether nothing in the two names speaks against one person: surname, given names, suffix, gender."""
    if a.surname != b.surname and a.surname.split()[-1] != b.surname and b.surname.split()[-1] != a.surname:
        return False
    if a.gender and b.gender and a.gender != b.gender:
        return False
    if a.suffix and b.suffix and a.suffix != b.suffix:
        return False
    if not a.given or not b.given:
        return True
    one, other = (*a.given, a.surname), (*b.given, b.surname)
    if len(one) != len(other) and min(len(one), len(other)) > 1:
        # "Boone Orr" for "Ada Boone Orr": a surname of two words.
        size = min(len(one), len(other))
        if one[-size:] == other[-size:] and len(min(one, other, key=len)[0]) > 1:
            return True
    if same_given(a.given[0], b.given[0]):
        # Middle names count only where both give one.
        return len(a.given) < 2 or len(b.given) < 2 or same_given(a.given[1], b.given[1])
    # "J. Robert Smith" and "Robert Smith": a leading initial may be left out.
    return any(
        len(x.given) > 1 and len(x.given[0]) == 1 and same_given(x.given[1], y.given[0])
        for x, y in ((a, b), (b, a))
    )


def same_person(name: PersonName, others: tuple[str, ...]) -> bool:
    """Whether a name fits one of the names that somebody else goes by."""
    parsed = (parse_person(other) for other in others)
    return any(other is not None and compatible(name, other) for other in parsed)
