"""Closed classes of words that tell where a noun phrase ends without a parser."""

from __future__ import annotations

from rashomon.statements.cues import AUXILIARIES
from rashomon.text.words import Word

SUBJECT_PRONOUNS = frozenset(["he", "she", "they", "it", "i", "we", "who", "you"])
DETERMINERS = frozenset(
    """the a an this that these those his her their its our my your some several many few two three
    four five six seven eight nine ten one another other multiple various most numerous both each
    every any no all at-least dozens hundreds""".split()
)
OPENING = DETERMINERS | {"who", "which", "whose", "head", "chief"}
INSIDE = frozenset("""of for at in from with to on by within inside close familiar""".split())
SEEMING = frozenset(["appeared", "appears", "seemed", "seems", "appear", "seem"])
BREAKS = frozenset(
    """that because while as after before when if although though whether since until but which
    where so than then despite amid during following according including about over under against
    into through between per via even not or nor yet unless once how what why""".split()
)
VERBISH = AUXILIARIES | frozenset(
    """made took came went saw got gave left met became began kept let put set ran held stood lost
    paid sent brought built led grew leaked released sent seems seemed appeared appears wants wanted
    needs needed tried pleaded voted agreed used became remains remained continued makes takes comes
    goes gives gets plans planned expected""".split()
)
SAYING = frozenset(
    """said says told tells added adds claimed argued insisted denied confirmed announced warned
    asked wrote writes noted explained declared admitted acknowledged believes believed thinks
    thought rejected disputed dismissed declined refused stated alleged cites cited quotes quoted
    shows showed reveals revealed suggests suggested indicates indicated""".split()
)
TIMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight
    morning afternoon evening night noon midnight week month year day days hours hour later earlier
    ago january february march april may june july august september october november december jan
    feb mar apr aug sept oct nov dec last next""".split()
)
MONTHS = frozenset(
    """january february march april may june july august september october november december jan feb mar apr
    aug sept sep oct nov dec""".split()
)
WHOEVER = frozenset("those anyone everyone someone somebody nobody".split())
RELATIVE = frozenset("who that which".split())
FINITE = frozenset("is are was were has had will would".split())
MADE = frozenset("seen written sent given taken made held shown found drawn known set put".split())
PASSED_ON = MADE | frozenset(
    """obtained addressed posted published circulated leaked released signed issued dated attributed shared
    delivered submitted prepared received distributed forwarded mailed emailed e-mailed filed drafted compiled
    conducted commissioned recorded uploaded""".split()
)
PAST = frozenset(
    """ran came went fled fell felt fought found flew drove ate drank chose wrote spoke saw heard knew won
    told said read spent bought sold taught caught threw rode rose woke swam sang wore tore broke stole froze
    hid left lost met shot sat slept stood""".split()
)
COUNTED = frozenset("them us these those".split())
HOLDERS = frozenset(
    """one some many several two three host number group close familiar briefing conference interview
    statement remarks comments testimony report account release announcement""".split()
)
HOLDING_ENDS = ("er", "or", "ist", "man", "ers", "ors", "ists", "ment", "tion")
ARTICLES = frozenset("the a an his her their its our my".split())
TALKS = frozenset("interview briefing conference speech remarks call hearing".split())


_VERBS = VERBISH | PAST  # auxiliaries are among them


def is_finite(word: Word) -> bool:
    """Whether a word can be the verb of a clause, by its form."""
    lower = word.lower
    return not word.is_capital and (lower in _VERBS or lower.endswith("ed"))
