"""Which named party a description stands for: "the chairman", "the company", "the newspaper"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.statements.lexicon import lexicon
from rashomon.statements.names import NO_COMPANY
from rashomon.statements.parties import PLACE, Party, folded_name
from rashomon.statements.referents import COMPANIES, PRESS, Referent
from rashomon.statements.trimming import ANOTHERS
from rashomon.statements.word_classes import INSIDE

_POINTING = frozenset("the of a his her its their this that".split())
_WHOSE = frozenset(
    """police city city's town town's county county's state state's federal local club club's company
    company's team team's party party's union union's school school's hospital hospital's embattled
    outgoing""".split()
)
"""Words before a role that tell nothing of which of two such it is, in one story: "the police chief"."""
_TITLES = {
    "priest": ("father", "fr", "rev", "reverend"), "vicar": ("rev", "reverend"), "doctor": ("dr",),
    "pastor": ("rev", "reverend"), "physician": ("dr",), "professor": ("prof",), "senator": ("sen",),
    "lawmaker": ("sen", "rep"), "congressman": ("rep",), "congresswoman": ("rep",), "governor": ("gov",),
    "general": ("gen",), "colonel": ("col",), "captain": ("capt",), "lieutenant": ("lt",),
    "sergeant": ("sgt",), "judge": ("justice",), "councillor": ("cllr",), "inspector": ("insp",),
    "detective": ("det",),
}  # fmt: skip
"""What stands before the name of one who is called so later."""
_PLATFORMS = frozenset("facebook twitter instagram youtube whatsapp reddit tiktok telegram linkedin".split())
_OF_A_KIND = {
    "airline": frozenset("air airlines airways airline jet aviation airlink wings".split()),
    "bank": frozenset("bank banking banks financial savings banc banco banque".split()),
    "railway": frozenset("rail railway railways railroad trains".split()),
    "pharmacy": frozenset("pharmacy pharmacies drug drugs chemists".split()),
}
"""Words that a body's name has to have to be called so, where nothing beside it says what it is."""
_OFFICIAL = frozenset("agency regulator watchdog authority ministry department council force board".split())
_FORCES = frozenset("police constabulary".split())
_COUNSEL = frozenset("lawyer attorney solicitor barrister advocate counsel".split())
_RELAYED = re.compile(r"(?:\b[Pp]er|[Aa]ccording to|[Cc]iting|[Rr]eported by)\s(?:the\s|The\s)?$")
_ACTS_FOR = re.compile(
    r"[^\s,]*,?\s+who\s+(?:represents|represented|is\s+representing|acts\s+for|defends|is\s+defending)\b"
)

_TRADES = frozenset(
    """technician teacher driver nurse builder scaffolder plumber electrician carpenter cleaner chef
    waiter waitress hairdresser shopkeeper baker butcher farmer fisherman pensioner student barman
    barmaid mechanic welder miner veteran footballer striker midfielder goalkeeper defender winger boxer
    jockey golfer cricketer actor actress singer musician comedian model dancer novelist author retiree
    widow widower grandmother grandfather teenager postman receptionist carer trucker lorry gardener
    joiner bricklayer labourer librarian paramedic vet chemist novelist painter sculptor blogger
    influencer youtuber streamer worker fitter machinist operative roofer""".split()
)
"""What a report calls somebody by, who was named just before: "the retired bus driver said"."""
GENDERED_OFFICES = frozenset(
    """councilwoman councilman congresswoman congressman assemblywoman assemblyman alderwoman alderman
    businesswoman businessman""".split()
)
"""What somebody named without a role just before can be called, where nobody else is."""
_BY_YEARS = re.compile(r"-year-old$|\b(?:father|mother|dad|mum|mom|parent|grand\w+)[- ]of[- ][\w-]+$")
_OF_YEARS = re.compile(r"the\s\d+-year-old\s", re.IGNORECASE)
_ANOTHER = frozenset("victim suspect man woman boy girl passenger driver patient witness".split())
"""Who "the 34-year-old victim" is, somebody else may be than the one of whom the sentence before tells."""
_OF_CHILDREN = re.compile(
    r"the\s(?:[\w-]+\s)?(?:father|mother|dad|mum|mom|parent|grand\w+)\sof\s(?:one|two|three|four|five|six|\d)\b",
    re.IGNORECASE,
)
_AT_PLACE = re.compile(r"\s(?:from|of|in)\s[A-Z].*$")
_AGED = re.compile(r",\s(?:\d\d?\b|of\s[A-Z])")

Mentions = Sequence[tuple[int, Party]]


def named_by(referent: Referent, start: int, text: str, mentions: Mentions) -> Party | None:
    """The named party whose role or kind a definite description at ``start`` tells.

    ``mentions`` are the named parties with their places, in order.
    """
    by_letters = _INITIALS.fullmatch(referent.name)
    holder = _of_office(by_letters["letters"], mentions) if by_letters is not None else None
    if holder is not None:
        return holder
    head = referent.head
    wanted = {w for w in referent.name.lower().split() if w not in _POINTING}
    known = lexicon()
    told = _WHOSE | known.demonyms | known.nationals
    wanted -= {w for w in wanted if w != head and (w in told or w.endswith("-based"))}
    best: Party | None = None
    line = text.rfind("\n", 0, start) + 1
    opened: Party | None = None
    same: Party | None = None
    for place, party in mentions:
        if place > start and best is not None:
            break
        if party.kind == "person" and head and referent.kind == "unnamed-person":
            role = set(re.sub(r"[.,]", "", party.role.lower()).split())
            fits = len(wanted) <= 1 or wanted - {head} <= role | set(party.name.lower().split())
            acts_for = head in _COUNSEL and place < start and _ACTS_FOR.match(text, place + len(party.name))
            own = set(re.sub(r"[.,]", "", ANOTHERS.sub("", party.role.lower())).split())
            if (own & {head, *_TITLES.get(head, ())} and fits) or (acts_for and len(wanted) <= 1):
                best = party
                called = any(alias.lower() == referent.name.lower() for alias in party.aliases)
                if line <= place < start and _OPENS.search(text, max(0, place - 3), place):
                    opened = party
                elif called and min(party.places, default=start) < start:
                    same = party
        elif (
            party.kind == referent.kind == "organisation"
            and len(wanted) == 1
            and head in folded_name(party.name).split()
        ):
            best = party
    best = opened or same or best
    if best is None and referent.kind == "organisation" and len(wanted) == 1:
        return _named_before(start, text, mentions) or _the_company(head, start, text, mentions)
    if best is None and referent.kind == "unnamed-person" and head:
        return _named_behind_lead(referent, start, text, mentions)
    return best


_INITIALS = re.compile(r"(?:[Tt]he\s)?(?P<letters>[A-Z]{2,4})")


def _of_office(letters: str, mentions: Mentions) -> Party | None:
    """The only person with an office of these initials: "the AG" of "Attorney General Ada Venn"."""
    known = lexicon()
    if letters.lower() in known.bodies_named | known.places:
        return None
    persons = {id(party): party for _, party in mentions if party.kind == "person" and party.role}
    fits = [party for party in persons.values() if _is_called(letters, party.role)]
    return fits[0] if len(fits) == 1 else None


def _is_called(letters: str, role: str) -> bool:
    """Whether letters are the initials of an office, or what it is called by in the role itself."""
    words = [word for word in re.findall(r"\w+", role) if word.lower() not in _POINTING | {"for"}]
    if not words or not words[-1][0].isupper():
        return False
    if words[-1] == letters:
        # "Health CS Ada Venn", but not "chair of the NTSB"
        return re.search(rf"\b(?:of|for|at|the) {letters}$", role) is None
    initials = "".join(word[0] for word in words[-len(letters) :])
    return initials == letters and words[-1].lower() in lexicon().titled


def _named_behind_lead(referent: Referent, start: int, text: str, mentions: Mentions) -> Party | None:
    """The only person of a role, for a description before which the article names nobody.

    "The police chief of this port conceded … / Chief Ada Venn said"
    """
    title = text.find("\n")
    named = (place for place, p in mentions if p.kind == "person" and title < place < start)
    if any(text[place - 1] != "(" for place in named):  # "NORVIK, May 15 (Meridian) - The head of …"
        return None
    head = referent.head
    tells = (
        {w for w in re.findall(r"\w\w+", referent.name.lower()) if w != head} - _POINTING - INSIDE - {"and"}
    )
    fits: dict[int, Party] = {}
    for place, party in mentions:
        if party.kind != "person" or place <= start:
            continue
        role = set(re.findall(r"\w+", party.role.lower()))
        same = role & {head, *_TITLES.get(head, ())} and not _are_apart(referent.name, party.role)
        at_the_top = head in _AT_THE_TOP and role & _AT_THE_TOP and role & tells
        if same or at_the_top:
            fits[id(party)] = party
    return next(iter(fits.values())) if len(fits) == 1 else None


_AT_THE_TOP = frozenset("head chief boss director leader".split())
_NAMES_IN_ROLE = re.compile(r"(?<=\s)[A-Z]\w+")


def _are_apart(one: str, other: str) -> bool:
    """Whether two roles name different bodies or places: "the mayor of Norvik", "mayor of Assab"."""
    names, others = set(_NAMES_IN_ROLE.findall(one)), set(_NAMES_IN_ROLE.findall(other))
    return bool(names) and bool(others) and not names & others


def is_aged(text: str, start: int, name: str) -> bool:
    """Whether an age, a trade, a nation, a home or children mark a description as somebody's named before.

    "The retired teacher, 71", "the retired bus driver", "the Italian", "the father-of-two".
    """
    words = _AT_PLACE.sub("", name).lower().split()
    if len(words) > 2 and words[0] == "the" and words[-1] in _TRADES:
        return True
    by_nation = name.lower().removeprefix("the ") in lexicon().nationals
    of_children = _OF_CHILDREN.match(text, start) is not None
    aged = _AGED.match(text, start + len(name)) is not None or _BY_YEARS.search(name) is not None
    return by_nation or of_children or aged


def is_of_years(referent: Referent) -> bool:
    """Whether an age stands before what somebody is: "the 34-year-old former analyst"."""
    return _OF_YEARS.match(referent.name) is not None and referent.head not in _ANOTHER


def _named_before(start: int, text: str, mentions: Mentions) -> Party | None:
    """The body behind whose name a description stands: "Grey Hand, the group that …"."""
    for place, party in mentions:
        end = place + len(party.name)
        named = party.kind == "organisation" and text[place:end] == party.name
        if named and text[end:start] == ", " and not _RELAYED.search(text, max(0, place - 40), place):
            return party
    return None


def _the_company(head: str, start: int, text: str, mentions: Mentions) -> Party | None:
    """The body that "the company" or "the paper" is.

    It is with whom a sentence of the same paragraph opens just before, or who spoke just before, and can be
    called so; else who is called so beside its name; else the last named, those that have spoken first.
    """
    bodies = [
        (place, party) for place, party in mentions if party.kind == "organisation" and not _is_place(party)
    ]
    called = next((party for _, party in bodies if head in party.called), None)
    fits = [(place, party) for place, party in bodies if party is called or _can_be_called(head, party)]
    if head in COMPANIES:
        line = text.rfind("\n", 0, start) + 1
        opening = [p for at, p in fits if line <= at < start and _OPENS.search(text, max(0, at - 3), at)]
        if opening:
            return opening[-1]
        spoke = [
            (latest, party)
            for _, party in fits
            if (latest := max((at for at in party.places if at < start), default=-_JUST_NOW))
            > start - _JUST_NOW
        ]
        if spoke:
            return max(spoke, key=lambda one: one[0])[1]
    if called is not None:
        return called
    best: Party | None = None
    for place, party in fits:
        # Who has spoken is rather meant than who was only named since.
        if place < start and (best is None or party.places or not best.places):
            best = party
    return best


_OPENS = re.compile(r"(?:^|\n|[.?!]\s|[.?!][”\"]\s)$")
_JUST_NOW = 400
"""Code points before "the company" within which the one that spoke is meant."""


def _is_place(party: Party) -> bool:
    return folded_name(party.name) in lexicon().places or PLACE in party.called


def _can_be_called(head: str, party: Party) -> bool:
    """Whether the name of a body lets it be "the company" or "the paper"."""
    folded = folded_name(party.name)
    words = set(folded.split())
    if head in PRESS:
        return bool(words & lexicon().publications)
    if head == "force":
        return bool(words & _FORCES)
    if (folded in _PLATFORMS and not party.places) or (head != "group" and party.called & _OFFICIAL):
        return False  # where something was posted; "NRW, the regulator"
    if head in _OF_A_KIND and not words & _OF_A_KIND[head]:
        return False  # no airline is a "Kelm Aerospace"
    others = NO_COMPANY - {"state"} if head == "group" else NO_COMPANY  # "Islamic State … the group"
    return head in COMPANIES and not words & (others | lexicon().publications)
