"""The words around an outlet's name that make it a credit."""

from __future__ import annotations

import re

from rashomon.reading.mentions import DESCRIPTION

_VERB = (
    r"(?:repots|report(?:s|ed|ing|(?=\s+that))|said|says|saying|claim(?:s|ed)|not(?:es|ed)|point(?:s|ed)\s+out|wrote|writes|"
    r"confirm(?:s|ed)|cit(?:es|ed|ing)|quot(?:es|ed)|reveal(?:s|ed)|add(?:s|ed)|broke|publish(?:es|ed)|ran|runs|"
    r"carried|carries|elaborated|suggest(?:s|ed)|stat(?:es|ed)|announced|aired|broadcast|summari[sz](?:es|ed)|"
    r"explain(?:s|ed)|describ(?:es|ed)|obtained|learned|learnt|detail(?:s|ed)|shar(?:es|ed)|observ(?:es|ed)|"
    r"alleg(?:es|ed)|interview(?:s|ed)|tweeted|posted|ask(?:s|ed)|puts?\s+it|identif(?:ies|ied)|warn(?:s|ed)|"
    r"spoke\s+(?:to|with)|show(?:s|ed)|first\s+reported|(?:is|was|were)\s+told|called|estimat(?:es|ed)|argu(?:es|ed)|"
    r"picked\s+up|updated|speculat(?:es|ed)|recount(?:s|ed)|acknowledg(?:es|ed)|retracted|conclud(?:es|ed)|"
    r"ha[sd]\s+(?:an?|the)\s+(?:\w+\s+){0,2}(?:piece|story|report|article|account|scoop|exclusive|interview))"
)
_BETWEEN = (
    r"(?:(?:has|have|had|is|was|also|first|initially|further|recently|later|earlier|however|previously|then|"
    r"separately|originally|exclusively|now|today|yesterday|itself|even|only|already|subsequently|meanwhile|"
    r"(?:on\s+|last\s+|this\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|which|that|who|added\s+a\s+new\s+twist)\b,?\s*|,\s*)"
)
_NO_ADJECTIVE = (
    r"(?:when|that|by|in|on|of|to|at|and|as|from|for|with|was|were|is|are|which|who|while|but|then|said|told|over|"
    r"[a-z]+ed)\b(?!-)"
)
# What may stand between a name and its verb: "(The Morning) daily newspaper", ", one of the largest papers,".
_TYPE_AFTER = (
    rf"(?:\s+\([^)]{{1,40}}\))?(?:\s+(?i:(?:online|daily|weekly|state|national|morning|evening)\s+)?(?i:{DESCRIPTION}))?"
    r"(?:\s+\([^)]{1,40}\))?"
)
TYPE_AFTER = re.compile(_TYPE_AFTER)
PHRASE_AFTER = re.compile(
    rf"{_TYPE_AFTER}"
    r"(?:,\s+(?:(?:an?|the|one\s+of|which|whose)\b|known\b|(?:[A-Z][\w.]*\s){0,3}[A-Z][\w.]*['’]s?\s)[^,.;:“”\"]{2,90},)?"
)
# What may stand before a name: "Iraq's official pro-government newspaper, ", "the state-run ".
PHRASE_BEFORE = re.compile(
    rf"(?<![\w-])(?:\b(?:[Tt]he|[Aa]n?|[A-Z][\w.-]{{0,30}}(?:\s[A-Z][\w.-]{{0,30}}){{0,2}}['’]s?)\s+)?"
    rf"(?:(?:(?!{_NO_ADJECTIVE})[\w-]{{1,30}}\s+){{0,4}}(?i:{DESCRIPTION})s?,?\s+(?:called\s+|the\s+|The\s+)?|"
    r"(?<=\s)(?:official|state-run|state-owned|local|respected|rival|conservative|liberal|British|American|satirical)\s+)?$"
)
AFTER = re.compile(
    rf"[”\"’']?,?\s*{_BETWEEN}{{0,4}}\s*(?P<verb>{_VERB})(?!\w)|[^.,;:“”\"\n]{{1,50}}?\b(?P<loose>to\s+report)\b"
)
_NOUN = (
    r"(?:report|reports|article|story|piece|interview|investigation|account|blog|editorial|column|exclusive|"
    r"correspondent|reporter|journalist|columnist|bureau\s+chief|coverage|headline|commentary|review)"
)
NOUN_AFTER = re.compile(
    rf"(?:['’]s?)?\s+(?:[\w-]{{1,20}}\s+){{0,2}}{_NOUN}\b(?:[^.;:“”\"\n]{{0,40}}?\b(?:{_VERB})(?!\w))?"
    rf"|['’]s?\s+(?:[A-Z][\w.’'-]{{1,20}}\s+){{1,3}}{_VERB}(?!\w)"
)
CONTRIBUTED = re.compile(
    r"(?:['’]s?)?\s+(?:(?:writers?|staff|reporters?|correspondents?|news\s+staff)\s+)?(?:[A-Z][\w.’'-]{1,20}[,\s]+(?:and\s+)?){0,6}"
    r"(?:also\s+)?contributed\s+(?:to|reporting|from)\b"
)
# Whom somebody writes for is no credit ("a reporter for the Courier").
_PART = (
    r"(?:report|article|story|piece|interview|investigation|account|blog|editorial|column|exclusive|coverage|"
    r"commentary|review|post)s?"
)
_DESCRIBED = (
    rf"(?:[\w.’'-]{{1,30}}\s+){{0,5}}?(?i:{DESCRIPTION})s?,?\s+(?:called\s+|[Tt]he\s+)?|"
    r"[A-Z][\w. -]{1,30}['’]s?\s+"
)
BEFORE = re.compile(
    r"(?:"
    r"(?:\b(?:she|he|they|who|and|[A-Z][a-z]+)\s+)?\b(?:told|tells|telling)\s+(?:(?:[\w-]{1,20}\s+){1,3}(?:at|of|for|from|with)\s+(?:the\s+)?)?"
    r"|\b(?:[Ss]peaking|spoke|speaks|spoken|[Tt]alking|talked|complained|admitted|revealed|confirmed|explained)\s+(?:to|with)\s+"
    r"|\b(?:[Ii]nterview(?:ed|s)?|[Cc]onversation)\s+(?:with|by|on|for|to|published\s+(?:in|by))\s+"
    r"|\b(?:[Aa]ccording|[Tt]hanks)\s+to\s+"
    rf"(?:(?:an?|the|several|two|recent)\s+(?:[\w-]{{1,20}}\s+){{0,3}}?{_PART}\s+(?:\w+\s+)?(?:in|by|from|on|at|to)\s+(?:the\s+)?)?"
    r"|[,”\"’'.!?]\s*(?:as\s+)?(?:reports|repots|reported|writes|wrote|says|said|notes|adds|claims)\s+"
    r"|\b(?:[Rr]eported|published|carried|quoted|cited|obtained|reviewed|broken|seen|released|posted|made|claimed|run|"
    r"aired|broadcast|shown|confirmed|attributed|conducted|revealed|printed|spotted|picked\s+up|covered|noted|pointed\s+out)\s+"
    r"(?:[\w-]{1,20}\s+){0,3}?(?:by|in|on|to|from|at)\s+"
    r"|\bquoted\s+as\s+(?:saying|telling)\s+(?:by|in|to)?\s*"
    rf"|\b(?:{_PART}|[Rr]eports?|[Cc]laims?|[Ss]tories|statement|remarks|comments?|op-ed|e-?mail)\s+"
    r"(?:[^,;:\n“”\"]{0,45}?\s)?(?:in|by|from|on|to|with|for)\s+"
    r"|\b(?:originated|appeared|appearing|appears|emerged|surfaced)\s+(?:first\s+)?(?:[^,;:\n]{0,30}?\s)?(?:in|on|at|from)\s+"
    r"|\b(?:[Pp]er|[Vv]ia|[Cc]iting|[Qq]uoting|[Hh]/[Tt]|[Hh]at\s+tip(?:\s+to)?|[Cc]ourtesy\s+of|courtesy)\s*:?\s+"
    r"|\b(?:[Rr]esponding\s+to\s+)?(?:inquir(?:y|ies)|enquir(?:y|ies)|questions?)\s+(?:from|by)\s+"
    r"|\b(?:[Cc]lick\s+(?:here\s+)?for\s+more|[Rr]ead\s+(?:more|the\s+(?:\w+\s+){0,2}(?:story|article|report)))\s+(?:from|at|on|in)\s+"
    rf")(?:the\s+|The\s+|an?\s+)?(?:{_DESCRIBED})?$"
)
LIST_JOINT = re.compile(
    rf"(?:\s+(?:(?i:online|daily)\s+)?(?i:{DESCRIPTION})s?)?\s*(?:,|,?\s+and|,?\s+or|,?\s+as\s+well\s+as|\s*&|,?\s+along\s+with)"
    rf"\s+(?:(?:on|in|by|from|to)\s+)?(?:the\s+|an?\s+)?(?:(?i:(?:[\w-]{{1,20}}\s+)?{DESCRIPTION}),?\s+)?(?:the\s+)?"
)
