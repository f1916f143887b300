"""News outlets and agencies by name: the shipped table, and how an unknown name looks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rashomon.text.tables import table_beside

Certainty = Literal["plain", "after_the", "with_cue"]

_WORD = r"(?:[A-Z][\w&’'-]{0,30}\w|[A-Z])"
_LAST_WORDS = (
    "News|Times|Post|Herald|Tribune|TV|Television|Radio|Journal|Gazette|Telegraph|Chronicle|Courier|Examiner|"
    "Inquirer|Enquirer|Sentinel|Dispatch|Mirror|Magazine|Broadcasting|Reporter|Reporters|Bulletin|Insider|Ledger|"
    "Register|Advertiser|Argus|Echo|Weekly|Monitor|Beacon|Daily|News Agency|News Network|Press Agency|"
    "Free Press|Evening Press|Daily Press|World-Herald|Post-Dispatch|Mail|Globe|Sun|Star|Citizen|"
    "Standard|Review|Newspaper|Newswire|Observer|Intelligencer|Republic|Record|Today|Media|Wire|Report"
)
# "Galveston County Daily News", "Omaha World-Herald", "NBC 4 News"; "Foreign Press Secretary" is none.
NAMED_LIKE_A_PAPER = re.compile(
    rf"(?<![\w@])(?:{_WORD}\s+(?:(?:of|and|&|County|\d{{1,2}})\s+)?){{1,4}}?(?:{_LAST_WORDS})(?:\s+(?:{_LAST_WORDS})){{0,2}}"
    r"(?:\s+(?:Online|UK|Network|Channel|Agency|Service|Group|Corporation))?(?![\w])(?!\s+[A-Z][a-z])"
)
# The call sign of an American station; a bare one has four letters.
CALL_SIGN = re.compile(r"(?<![\w-])[KW][A-Z]{2,3}-?(?:TV|FM|AM|\d{1,2})\b|(?<![\w-])[KW][A-Z]{3}(?![\w-])")
SITE = re.compile(
    r"(?<![\w@./])(?:[A-Za-z][\w-]{2,30}\.)(?:co\.uk|com\.au|com|info|net|org|news|media|ie)\b(?!/\S)"
)
_NO_SITE_LISTED = """
    facebook youtube twitter instagram change gofundme google amazon reddit wikipedia tumblr
    linkedin t
"""
_NO_SITE = frozenset(_NO_SITE_LISTED.split())
_NOT_A_CALL_LISTED = """
    WHEN WITH WILL WERE WHAT KILL KIDS KING WAIT WANT WELL WEEK WORK WEST KNOW KEEP WIFE WALL
"""
_NOT_A_CALL = frozenset(_NOT_A_CALL_LISTED.split())


@dataclass(frozen=True, slots=True)
class Form:
    """One form of an outlet's name: its words, the name it stands for, and how sure it is by itself."""

    words: str
    outlet: str
    certainty: Certainty


@cache
def known_forms() -> Mapping[str, tuple[Form, ...]]:
    """The forms of the shipped table by their first letters or digits, longest first."""
    table = table_beside(__file__, "outlets.toml")
    forms: dict[str, list[Form]] = {}
    levels: tuple[Certainty, ...] = ("plain", "after_the", "with_cue")
    for certainty in levels:
        for outlet, others in table[certainty].items():
            own = outlet.removeprefix("The ")
            for words in dict.fromkeys((own, *others)):
                forms.setdefault(first_word(words), []).append(Form(words, outlet, certainty))
    return {
        first: tuple(sorted(found, key=lambda form: (-len(form.words), levels.index(form.certainty))))
        for first, found in forms.items()
    }


def first_word(words: str) -> str:
    """The letters and digits that a name begins with."""
    match = re.match(r"\w+", words)
    return match.group() if match else words


def fold_outlet(name: str) -> str:
    """``name`` for comparison: no article, case, accents, punctuation or ending of an address."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = re.sub(r"^(?:https?://)?(?:www\.)?|\.(?:com?|co\.uk|org|net|info|news)\b.*$", "", plain.strip())
    plain = re.sub(r"^the\s+", "", plain)
    return re.sub(r"[^\w]+", "", plain)


def canonical_outlet(name: str) -> str:
    """The name of the shipped table for ``name``, or ``name`` itself."""
    bare = re.sub(r"^[Tt]he\s+", "", name.strip())
    for form in known_forms().get(first_word(bare), ()):
        if form.words == bare:
            return form.outlet
    return name.strip()


def is_site(match: re.Match[str]) -> bool:
    """Whether an address found by ``SITE`` may be an outlet: not a platform."""
    return match.group().partition(".")[0].lower() not in _NO_SITE


def is_call_sign(match: re.Match[str]) -> bool:
    """Whether a match of ``CALL_SIGN`` is not just a word in capitals."""
    return match.group() not in _NOT_A_CALL
