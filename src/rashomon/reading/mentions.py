"""Where a text names a news outlet: by the table, by the shape of the name, or by what stands beside it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from rashomon.reading.outlets import (
    CALL_SIGN,
    NAMED_LIKE_A_PAPER,
    SITE,
    Certainty,
    canonical_outlet,
    first_word,
    is_call_sign,
    is_site,
    known_forms,
)

DESCRIPTION = (
    r"(?:(?:online\s+|daily\s+|weekly\s+|news\s+)?(?:newspaper|broadsheet|tabloid|magazine|broadcaster)|"
    r"(?:daily|weekly)\s+paper|paper|daily|"
    r"(?:news\s+|media\s+|entertainment\s+|gossip\s+|technology\s+|tech\s+)?(?:web\s?site|site|blog|portal|outlet)|"
    r"(?:news|press)\s+(?:agency|channel|network|service|station|wire|organi[sz]ation|provider|program(?:me)?)|"
    r"wire\s+(?:service|agency)|media\s+(?:network|group|company|house|organi[sz]ation)|"
    r"(?:TV|television|radio|cable|satellite)(?:\s+news)?\s+(?:station|channel|network|show)|TV|network|publication)"
)
# Lengths are bounded throughout: a text may be two million characters without a space.
_NAME = (
    r"(?<![\w@])(?:al[ -]|el[ -]|an-|as-|ash-|ad-)?[A-Z][\w’'&.-]{0,30}\w"
    r"(?:\s+(?:[A-Z][\w’'&-]{0,30}\w|of|della|de|la)(?=\s|\W|$)){0,3}"
)
_DESCRIBED_BEFORE = re.compile(
    # The letters that a description begins with: most words are passed over at their first one.
    rf"\b(?=[bcdegmnoprstwBCDEGMNOPRSTW])(?i:{DESCRIPTION})(?:\s+(?:(?i:called|named|known\s+as)\s+)?(?:The\s+)?(?P<name>{_NAME})"
    rf"|,\s+(?:[Tt]he\s+)?(?P<set_off>{_NAME})(?=,|\s*$))"
)
_DESCRIBED_AFTER = re.compile(
    rf"(?P<name>{_NAME})(?:\s+\([^)]{{1,30}}\))?\s+(?i:(?:online\s+|daily\s+|state\s+)?"
    r"(?:newspaper|news\s+(?:agency|site|web\s?site|channel|network|service|outlet)|web\s?site|magazine|"
    r"(?:TV|television|radio)\s+(?:station|channel|network)|daily))\b"
)
_APPOSED = re.compile(
    rf"(?P<name>{_NAME}),\s+(?:an?|the|one\s+of|[A-Z]\w+['’]s)\s+[^,.;:“”\"\n]{{0,60}}?\b(?i:{DESCRIPTION})s?\b"
)
# Only what publishes "reports" a clause after it, or has an article or an interview in it.
_REPORTS = re.compile(
    rf"(?:,[”\"]?\s+|[”\"]\s+)(?:the\s+)?(?P<name>{_NAME})\s+(?:reports|reported|writes)"
    r"(?=[ \t]{0,4}(?:[.\n]|$|\w+day\b|on\s+\w+day))"
    rf"|(?:^|[.\n][ \t]{{0,4}})As\s+(?:the\s+)?(?P<as>{_NAME})\s+(?:reports|reported|notes|wrote),"
    rf"|\btold\s+The\s+(?P<the>(?!Hague|Gambia|Bahamas){_NAME})"
    rf"|\b(?:article|report|story|piece|column|editorial)\s+(?:published\s+)?in\s+(?:the\s+)?"
    rf"(?P<in>{_NAME})(?=[\s,.])"
)
_NO_NAME_LISTED = """
    The A An This That He She It They We I His Her Its Their Our In On At But And Or As If When
    While After Before President Prime Minister Mr Mrs Ms Dr Gen General Sen Senator Rep Congress
    Parliament State House White Senate Officials Police Residents Witnesses Twitter Facebook
    YouTube Instagram Google Apple Monday Tuesday Wednesday Thursday Friday Saturday Sunday January
    February March April May June July August September October November December Other Several Many
    Some One Local Another Islamic English Arabic Chinese Russian Iraqi Iranian American British
    German French Australian Canadian Israeli South North East West New US U.S UK U.K Iraq Iran
    China Russia Israel Syria Turkey Britain America Europe France Germany India Japan Korea Mexico
    Washington London Baghdad Seoul However Meanwhile Today Yesterday Earlier Later Recently Instead
    Indeed Still Also Now Then Finally Saudi Catholic Christian Muslim Jewish Republican Democratic
    Federal CEO Editor Facebook Apple HBO Smart Reality Social Virgin Beijing Moscow Tokyo Paris
    Berlin Rome Madrid Photo Image Source According Citing
"""
_NO_NAME = frozenset(_NO_NAME_LISTED.split())
_NO_PAPER = frozenset(["Apple", "Google", "Virgin", "Social", "Smart", "Reality", "Facebook", "HBO", "CEO"])
_LEADING = re.compile(
    r"(?:The|A|An|As|But|And|While|However|Meanwhile|In|On|For|When)\s+|(?:[A-Z][\w.]*\s){0,2}[A-Z][\w.]*['’]s\s+(?=[A-Z])"
)
_TRAILING = re.compile(r"(?:\s+(?:of|de|la|della|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))+$|['’]s?$|\.$")
_PEOPLE = re.compile(r"[A-Z]\w+(?:ish|ian|ese|ean|ani)")  # "a Kurdish paper" has no name
_CAPITAL = re.compile(r"(?<![\w@/#])(?:[A-Z]\w*|al|dpa|38|9to5Mac)(?=\W|$)")
_THE = re.compile(
    r"\b[Tt]he\s+(?:[A-Za-z.-]+['’]s?\s+)?$|\b(?i:newspaper|tabloid|paper|daily|magazine|site)\s+$"
)


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A name of an outlet at ``start``–``end``; ``certainty`` says what it needs to be one there."""

    start: int
    end: int
    outlet: str
    certainty: Certainty


def find_mentions(text: str) -> tuple[Mention, ...]:
    """Every naming of an outlet, in order, none overlapping; the longer of two wins."""
    found = _known(text)
    described = _described(text)
    found += [Mention(start, end, canonical_outlet(text[start:end]), "plain") for start, end in described]
    found += _again(text, {text[start:end] for start, end in described})
    for pattern, holds in ((CALL_SIGN, is_call_sign), (SITE, is_site)):
        found += [
            Mention(match.start(), match.end(), canonical_outlet(match.group()), "with_cue")
            for match in pattern.finditer(text)
            if holds(match)
        ]
    for match in NAMED_LIKE_A_PAPER.finditer(text):
        start, end = _trimmed(text, match.start(), match.end())
        if " " in text[start:end] and first_word(text[start:end]) not in _NO_PAPER:
            found.append(Mention(start, end, canonical_outlet(" ".join(text[start:end].split())), "with_cue"))
    return _in_full(_longest(found))


def _known(text: str) -> list[Mention]:
    forms, found = known_forms(), []
    for match in _CAPITAL.finditer(text):
        start = match.start()
        for form in forms.get(first_word(text[start : start + 20]), ()):
            end = start + len(form.words)
            if not text.startswith(form.words, start) or text[end : end + 1].isalnum():
                continue
            before = text[max(0, start - 30) : start]
            if form.certainty == "after_the" and not _THE.search(before):
                continue
            if form.certainty == "with_cue" and before[-4:].lower() == "the ":
                continue  # "the people", "the time"
            if re.match(r"\s+\(@|['’]s?\s+(?:[A-Z]\w+\s+)+\(@", text[end : end + 60]):
                break  # the account of an embedded post
            found.append(Mention(start, end, form.outlet, form.certainty))
            break
    return found


def _described(text: str) -> set[tuple[int, int]]:
    places: set[tuple[int, int]] = set()
    for pattern in (_DESCRIBED_BEFORE, _DESCRIBED_AFTER, _APPOSED, _REPORTS):
        for match in pattern.finditer(text):
            group = next(name for name, value in match.groupdict().items() if value)
            start, end = match.span(group)
            if group == "the":
                # "told The Courier's Jane Doe": the paper, not its reporter.
                end = start + len(re.split(r"['’]s?\s", text[start:end])[0])
            start, end = _trimmed(text, start, end)
            name = text[start:end]
            if end - start > 2 and first_word(name) not in _NO_NAME and not _PEOPLE.fullmatch(name):
                places.add((start, end))
    return places


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without an article, a country's genitive or a linking word at the edges ("Iraq's Al-X of")."""
    while match := _LEADING.match(text[start:end]):
        start += match.end()
    name = _TRAILING.sub("", text[start:end])
    return start, start + len(name)


def _again(text: str, names: set[str]) -> list[Mention]:
    """Later namings of what was described as an outlet once."""
    found: list[Mention] = []
    for name in sorted(names):
        for match in re.finditer(rf"(?<![\w@]){re.escape(name)}(?![\w-])(?!\s+\(@)", text):
            found.append(Mention(match.start(), match.end(), canonical_outlet(name), "with_cue"))
    return found


def _in_full(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Short forms ("the Post") stand for the outlet named in full before them, if one ends so."""
    full: dict[str, str] = {}
    resolved: list[Mention] = []
    for mention in mentions:
        last = mention.outlet.rpartition(" ")[2]
        if mention.certainty == "after_the":
            resolved.append(replace(mention, outlet=full.get(last, mention.outlet)))
        else:
            full[last] = mention.outlet
            resolved.append(mention)
    return tuple(resolved)


def _longest(found: list[Mention]) -> tuple[Mention, ...]:
    order = {"plain": 0, "after_the": 1, "with_cue": 2}
    kept: list[Mention] = []
    for mention in sorted(
        found, key=lambda each: (-(each.end - each.start), each.start, order[each.certainty], each.outlet)
    ):
        place = bisect_left(kept, mention)
        before, after = kept[place - 1 : place], kept[place : place + 1]
        if all(other.end <= mention.start for other in before) and all(
            mention.end <= other.start for other in after
        ):
            kept.insert(place, mention)
    return tuple(kept)
