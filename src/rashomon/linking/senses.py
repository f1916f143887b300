"""Words that reports put for one another when they give somebody's sense and not the words."""

from __future__ import annotations

from rashomon.linking.words import stem

# A row a sense, in the words of news: written for this project, small on purpose. Only words that
# keep the claim when one is put for another: "killed" and "died" do, "attacked" and "killed" do not.
_ROWS = """
genuine real authentic | fake phony phoney forged bogus false untrue fabricated | mistake error accident
| mistaken erroneous accidental wrong | send sent dispatch release released | close shut closure shutdown
| whole entire every all full | text wording line lines | kill killed die died dead death deaths
| hurt injured wounded injure wound | withdraw pull leave withdrawal pullout | begin start began
started commence
| end finish ended finished stop stopped | buy bought purchase acquire | child children kid kids
| police officers | big large huge | many numerous | quick fast rapid swift | build construct built
| help assist aid | show reveal disclose | tell inform | plan plans intend intention | try attempt trying
| ask request | need require | happen occur | hit strike struck | job work post | car vehicle | firm company
| rise increase grow rose grew | fall drop decline fell decrease | choose pick select | keep retain
| find discover found | remain stay | resign quit | talk talks negotiate negotiation | vote ballot
| murder homicide | prison jail | doctor physician | illegal unlawful | safe secure
"""
_SENSE = {stem(word): f"={row.split()[0]}" for row in _ROWS.split("|") for word in row.split()}


def sense(stemmed: str) -> str:
    """The sense that a stem stands for, or the stem itself."""
    return _SENSE.get(stemmed, stemmed)
