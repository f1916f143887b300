"""Which of the capitalised words of a source are a name: after its last title or role word."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.statements.lexicon import lexicon
from rashomon.statements.trimming import INDEFINITE, bare_word
from rashomon.text.words import Word

PARTICLES = frozenset(
    """de da di del della der den van von bin ibn al el la le du dos das ben abu st""".split()
)
RANK_ADJECTIVES = frozenset(
    """acting former deputy vice assistant associate senior chief first interim then-president
    ex-president honorary executive joint lead national republican democratic pro tem elect""".split()
)
BELONGING = frozenset("of for at in from".split())


def name_words(words: Sequence[Word]) -> tuple[int, int] | None:
    """The run of capitalised words that is the name in a source: after its last title or role word."""
    known = lexicon()
    best: tuple[int, int] | None = None
    start = 0
    while start < len(words):
        if not words[start].is_capital or words[start].lower in _NO_NAME:
            start += 1
            continue
        end = start
        while end < len(words) and (
            words[end].is_capital or _links_names(words, start, end) or joins_names(words, end)
        ):
            end += 1
            if owns_what_follows(words, end - 1):
                break
        begin = start
        if start > 1 and words[start - 1].lower in {"of", "the"} and _is_office(words, start):
            # "Secretary of State Orla Venn": the office is no part of the name.
            while begin < end and _of_office(bare_word(words[begin])):
                begin += 1
        for k in range(start, end):
            bare = bare_word(words[k])
            after_of = k + 1 < end and words[k + 1].lower == "of"
            if k < begin or (begin < k == end - 1 and _is_given(words[k - 1], titled=begin > start)):
                continue  # "Ada Hunter": no calling
            if start < k == end - 1 == begin and bare_word(words[k - 1]) in _AT_HOME:
                continue  # "Hubby Dean"
            if k + 1 < end and words[k].lower[-1] == "s" and words[k + 1].start - words[k].end > 1:
                continue  # "the Medical Officers' Union"
            if (bare in known.titles or bare in known.roles or bare in RANK_ADJECTIVES) and not after_of:
                begin = k + 1
        if begin < end and words[begin].lower in {"the", "a", "an"}:
            begin += 1
        if begin < end:
            best = (begin, end)
            belongs = end < len(words) and words[end].lower in BELONGING
            if end - begin > 1 and belongs and (begin == start or is_told_of(words, start, begin, end)):
                break  # "Ada Venn of National Public Radio", "Sen. Ada Venn of Norvik"
        start = end
    return best


def is_told_of(words: Sequence[Word], start: int, begin: int, end: int) -> bool:
    """Whether "of …" behind a name only tells where somebody belongs, who has a title or a given name."""
    known = lexicon()
    bodies = known.bodies | known.bodies_named | known.publications
    behind = end < len(words) and words[end].lower in BELONGING
    titled = begin > start and bare_word(words[begin - 1]) in known.titled
    person = titled or begin == start == 0 or bare_word(words[begin]) in known.given
    return behind and person and not any(bare_word(word) in bodies for word in words[begin:end])


def _is_given(word: Word, *, titled: bool) -> bool:
    """Whether a word before a calling is a given name, so that the calling is a surname."""
    known = lexicon()
    bare = bare_word(word)
    return bare in known.given or (titled and bare not in known.bodies | known.places | OFFICES)


_AT_HOME = frozenset("hubby husband wife widow mum mom dad".split())
TOWARDS = frozenset("to in from with at by on near".split())
OFFICES = frozenset(
    """opposition house senate republic navy army state defense defence staff treasury justice commerce
    energy labor labour education transportation
    transport interior agriculture health homeland security war foreign affairs joint chiefs""".split()
)
_NO_NAME = INDEFINITE | frozenset(
    """the a an its his her their our my some one two three several many few this that these those
    another other others both most no any every each all at""".split()
)


def _of_office(word: str) -> bool:
    return word in OFFICES or word in lexicon().bodies or word in lexicon().places


def joins_names(words: Sequence[Word], place: int) -> bool:
    """Whether the word at ``place`` is the sign in "Marks & Spencer"."""
    return (
        words[place].text == "&"
        and 0 < place < len(words) - 1
        and words[place - 1].is_capital
        and words[place + 1].is_capital
    )


def owns_what_follows(words: Sequence[Word], place: int) -> bool:
    """Whether a name ends in "'s" at ``place``: "Radio Ost's | Morning Hour", but "St Mary's Hospital"."""
    if not words[place].lower.endswith("'s"):
        return False
    end = place + 1
    while end < len(words) and words[end].is_capital:
        end += 1
    return not any(bare_word(word) in lexicon().bodies for word in words[place + 1 : end])


def _links_names(words: Sequence[Word], start: int, place: int) -> bool:
    """Whether the lower-case word at ``place`` stands inside a name ("van der", "Ministry of Defense")."""
    known = lexicon()
    beyond = place
    while beyond < len(words) and words[beyond].lower in PARTICLES:
        beyond += 1
    if place < beyond < len(words) and words[beyond].is_capital:
        return True
    if words[place].lower not in {"of", "for"} or place + 1 >= len(words):
        return False
    body = any(bare_word(w) in known.bodies for w in words[start:place])
    following = words[place + 1]
    return body and (
        following.is_capital
        or (following.lower == "the" and words[min(place + 2, len(words) - 1)].is_capital)
    )


def _is_office(words: Sequence[Word], start: int) -> bool:
    """Whether a title or a role and "of" stand before the word at ``start``."""
    known = lexicon()
    place = start - 1
    while place > 0 and words[place].lower in {"of", "the"}:
        place -= 1
    return bare_word(words[place]) in known.titled
