"""Which named party a description stands for: "the chairman", "the company", "the newspaper"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.statements.lexicon import lexicon
from rashomon.statements.names import NO_COMPANY
from rashomon.statements.parties import PLACE, Party, folded_name
from rashomon.statements.referents import COMPANIES, Referent

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
_PRESS = frozenset(
    """newspaper paper tabloid broadsheet daily weekly magazine broadcaster channel station network website
    site blog outlet""".split()
)
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
_BY_YEARS = re.compile(r"-year-old$|\b(?:father|mother|dad|mum|mom|parent|grand\w+)[- ]of[- ][\w-]+$")
_AGED = re.compile(r",\s(?:\d\d?\b|of\s[A-Z])")

Mentions = Sequence[tuple[int, Party]]


def named_by(referent: Referent, start: int, text: str, mentions: Mentions) -> Party | None:
    """The named party whose role or kind a definite description at ``start`` tells.

    ``mentions`` are the named parties with their places, in order.
    """
    head = referent.head
    wanted = {w for w in referent.name.lower().split() if w not in _POINTING}
    wanted -= {w for w in wanted if w != head and w in _WHOSE}
    best: Party | None = None
    for place, party in mentions:
        if place > start and best is not None:
            break
        if party.kind == "person" and head and referent.kind == "unnamed-person":
            role = set(re.sub(r"[.,]", "", party.role.lower()).split())
            known = len(wanted) <= 1 or wanted - {head} <= role | set(party.name.lower().split())
            acts_for = head in _COUNSEL and place < start and _ACTS_FOR.match(text, place + len(party.name))
            if (role & {head, *_TITLES.get(head, ())} and known) or (acts_for and len(wanted) <= 1):
                best = party
        elif (
            party.kind == referent.kind == "organisation"
            and len(wanted) == 1
            and head in folded_name(party.name).split()
        ):
            best = party
    if best is None and referent.kind == "organisation" and len(wanted) == 1:
        return _named_before(start, text, mentions) or _the_company(head, start, mentions)
    return best


def is_aged(text: str, start: int, name: str) -> bool:
    """Whether an age, a trade, a nation, a home or children mark a description as somebody's named before.

    "The retired teacher, 71", "the retired bus driver", "the Italian", "the father-of-two".
    """
    words = name.lower().split()
    if len(words) > 2 and words[0] == "the" and words[-1] in _TRADES:
        return True
    by_nation = name.lower().removeprefix("the ") in lexicon().nationals
    return by_nation or _AGED.match(text, start + len(name)) is not None or _BY_YEARS.search(name) is not None


def _named_before(start: int, text: str, mentions: Mentions) -> Party | None:
    """The body behind whose name a description stands: "Grey Hand, the group that …"."""
    for place, party in mentions:
        end = place + len(party.name)
        named = party.kind == "organisation" and text[place:end] == party.name
        if named and text[end:start] == ", " and not _RELAYED.search(text, max(0, place - 40), place):
            return party
    return None


def _the_company(head: str, start: int, mentions: Mentions) -> Party | None:
    """The body that "the company" or "the paper" is: called so beside its name, else the last named."""
    best: Party | None = None
    known = lexicon()
    for place, party in mentions:
        folded = folded_name(party.name)
        if party.kind != "organisation" or folded in known.places or PLACE in party.called:
            continue
        words = set(folded.split())
        if head in party.called:
            return party
        if head in _PRESS:
            fits = bool(words & known.publications)
        elif head == "force":
            fits = bool(words & _FORCES)
        else:
            if (folded in _PLATFORMS and not party.places) or (head != "group" and party.called & _OFFICIAL):
                continue  # where something was posted; "NRW, the regulator"
            if head in _OF_A_KIND and not words & _OF_A_KIND[head]:
                continue  # no airline is a "Kelm Aerospace"
            others = NO_COMPANY - {"state"} if head == "group" else NO_COMPANY  # "Islamic State … the group"
            fits = head in COMPANIES and not words & (others | known.publications)
        # Who has spoken is rather meant than who was only named since.
        if fits and place < start and (best is None or party.places or not best.places):
            best = party
    return best
