"""Sources of several parties, and of one that only gives its words: "the ministry's statement"."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.statements.lexicon import lexicon
from rashomon.statements.name_words import joins_names
from rashomon.statements.referents import KIN
from rashomon.statements.trimming import bare_word
from rashomon.text.words import Word, split_words

_SPOKEN = frozenset(
    """statement statements briefing conference remarks comments interview email e-mail tweet tweets
    post posts release testimony speech announcement words message account report reports word news
    readout piece story article coverage scoop reply response answer retort comment""".split()
)


_ANSWERS = frozenset("answer reply response retort verdict explanation conclusion comment message".split())


def spoken_by(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The party in "a statement from the ministry" or "Reuters' report": the words are theirs.

    A letter, a memo or a study is a speaker of its own and stays.
    """
    words = [w for w in split_words(text, start, end) if not w.is_mark]
    clause = next((k for k, w in enumerate(words) if k and w.lower in {"who", "whose", "which"}), len(words))
    words = words[:clause]  # "A mother whose | story of …"
    if len(words) == 2 and words[0].lower in {"his", "her"} and words[1].lower in _ANSWERS:
        return words[0].start, words[0].end
    for place, word in enumerate(words):
        if word.lower not in _SPOKEN or word.is_capital:
            continue
        after = words[place + 1 :]
        if (
            len(after) > 1
            and after[0].lower in {"by", "from", "of"}
            and not after[1].text[0].isdigit()  # "a report from 2022"
            and (after[1].is_capital or (len(after) > 2 and _stands_alone(after[1:])))
        ):
            comma = text.find(",", after[1].start, words[-1].end)
            return after[1].start, words[-1].end if comma < 0 else comma
        named = [k for k in range(place) if words[k].is_capital]
        last = place == len(words) - 1 and bool(named) and named[-1] == place - 1
        if last and any(words[k].lower in lexicon().publications for k in named):
            return words[named[0]].start, words[named[-1]].end  # "a Washington Post report"
        owner = next(
            (k for k in range(place - 1, -1, -1) if words[k].lower.endswith(("'s", "s'", "'"))), None
        )
        if owner is None and place and text[words[place - 1].end : words[place - 1].end + 1] in {"'", "’"}:
            owner = place - 1
        if owner is not None and place == len(words) - 1 and place - owner <= 3:
            return words[0].start, words[owner].end
    return None


def split_joint(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a source that names several parties: "the Pentagon and the White House"."""
    words = split_words(text, start, end)
    parts: list[tuple[int, int]] = []
    begin = 0
    for k in range(1, len(words) - 1):
        if words[k].lower in {"who", "which", "that"}:
            break
        if words[k].lower not in {"and", "&"} or joins_names(words, k):
            continue
        left, right = words[begin:k], words[k + 1 :]
        if left and right and _stands_alone(left) and _stands_alone(right) and left[-1].text != ",":
            if _one_name(left, right) or _two_adjectives(left, right) or _owned_by_both(left):
                continue
            parts.append((left[0].start, left[-1].end))
            begin = k + 1
    parts.append((words[begin].start, words[-1].end) if words else (start, end))
    return parts


def _stands_alone(words: Sequence[Word]) -> bool:
    known = lexicon()
    return any(w.is_capital or w.lower in known.heads for w in words)


def _owned_by_both(left: Sequence[Word]) -> bool:
    """ "The families of A | and B": what follows "of" after a group's noun belongs to one phrase."""
    known = lexicon()
    groups = KIN | known.plural_people | {"spokesman", "spokeswoman", "spokesperson", "lawyer"}
    return any(
        w.lower in {"of", "for"} and left[k - 1].lower in groups and not left[k - 1].is_capital
        for k, w in enumerate(left)
        if k
    )


def _two_adjectives(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """ "Iraqi and U.S. sources": one group of two kinds."""
    known = lexicon()
    return (
        len(left) == 1
        and len(right) > 1
        and right[0].is_capital
        and right[-1].lower in known.plural_people
        and not right[-1].is_capital
    )


def _one_name(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """ "Customs and Border Protection", "Food and Drug Administration": one body."""
    known = lexicon()
    if right[0].lower in {"the", "a", "an", "some", "other", "several"}:
        return False
    bodies = known.bodies | known.documents
    ends_in_body = bare_word(right[-1]) in bodies and right[-1].is_capital
    return (
        ends_in_body
        and bare_word(left[-1]) not in bodies
        and len(left) <= 3
        and bare_word(left[0]) not in known.titles
    )
