"""How the lines that a site puts around an article look: the tables behind furniture."""

from __future__ import annotations

import re

# Names of places where one follows, hears or watches; two of them on a line with a verb are an invitation.
PLATFORM = re.compile(
    r"\b(?:youtube|bitchute|rumble|odysee|soundcloud|itunes|spotify|stitcher|google\s+play|apple\s+podcasts?|"
    r"facebook|twitter|instagram|telegram|tiktok|whatsapp|linkedin|reddit|pinterest|flipboard|tumblr|google\+|"
    r"snapchat|threads|bluesky|mastodon|patreon|paypal|e-?mail|rss|podcast|newsletter)\b",
    re.I,
)
INVITATION = re.compile(
    r"\b(?:subscribe|follow|like|find|join|listen|watch|connect\s+with|share|support|donate|sign\s+up|tune\s+in)\b",
    re.I,
)

# A short line that begins so is furniture whatever follows.
OPENING = re.compile(
    r"""^\W{0,4}(?:
    subscribe\b|sign\s+up\b|sign\s+in\b|log\s?in\b|register\s+(?:now|for|to)\b|donate\b|
    follow\s+(?:us|me|him|her|on|@|the\s+author|[A-Z]\S+(?:\s+[A-Z]\S+){0,3}\s+on\b)|
    (?:please\s+)?(?:share|like|tweet|print|e-?mail)\s+(?:this|us|on|it|via|article|story|page|with)\b|
    (?:please\s+)?(?:support|help)\s+(?:us|our|free\s+speech|independent\s+(?:media|journalism))\b|
    click\s+(?:here|for|to|on|below|the|through)\b|tap\s+(?:here|to)\b|scroll\s+(?:down|for)\b|swipe\b|
    (?:view|see|open|launch|show)\s+(?:the\s+)?(?:full\s+|photo\s+|more\s+)?(?:gallery|slideshow|photos|pictures|images|
      comments|more|map|poll\s+results)\b|
    (?:video|poll|gallery|content|comments?|image|player)\s*(?:is\s+)?loading\b|loading\b\W*$|
    (?:read|see|watch|view|learn|find\s+out)\s+(?:more|also|next|the\s+full|full|on|here|original)\b|
    also\s+(?:read|see|watch|on|in)\b|(?:continue|keep)\s+reading\b|more\s+(?:on|from|about|in|at|news|stories|like)\b|
    (?:story|article|post|text)\s+continues\b|(?:scroll|continue|article)\s+below\b|
    advert(?:isement|ising|orial)?\b|sponsored\b|promoted\b|paid\s+(?:content|post)|
    (?:get|receive)\s+(?:the|our|all|breaking|daily|email|e-mail|more|news|alerts)\b.{0,60}\b(?:news|alerts?|
      updates|stories|inbox|newsletter|emails?|app)\b|
    (?:join|visit|download|install)\s+(?:us|our|the\s+conversation|the\s+discussion|the\s+debate|the\s+app)\b|
    (?:have|got|do\s+you\s+have)\s+(?:a\s+)?(?:tip|story|something)\b|
    (?:send|email|e-mail)\s+(?:us|tips|your|the\s+(?:author|reporter|writer))\b|
    contact\s+(?:us|the\s+(?:author|writer|reporter|editor|newsroom)|[A-Z]\w+\s+[A-Z]\w+\s+at)\b|
    leave\s+(?:a\s+|your\s+)?(?:comment|reply|response)s?\b|(?:post|add|write|submit|make)\s+(?:a\s+|your\s+)?comments?\b|
    your\s+e-?mail\s+address\b|required\s+fields\b|notify\s+me\s+of\b|save\s+my\s+name\b|
    (?:comments?|responses?|replies|shares?|likes?|views?|tweets?)\s*(?:\(\d+\)|:\s*\d+)?\s*$|
    (?:all|view|show|load|hide|read|see|sort)\s+(?:\d+\s+|all\s+)?comments?\b|
    [\d,.]+[km]?\s+(?:comments?|shares?|views?|likes?|retweets?|replies|tweets?|followers)\b|
    comments?\s+(?:are|have\s+been|on\s+this|policy|closed|guidelines)\b|what\s+do\s+you\s+think\b.{0,60}(?:comment|below|us)|
    (?:let\s+us\s+know|tell\s+us|sound\s+off|weigh\s+in|share\s+your\s+(?:thoughts|views|opinion)s?)\b|
    (?:this|our)\s+(?:site|website|page)\s+uses?\b|we\s+use\s+cookies\b|by\s+(?:continuing|using|clicking|signing|
      submitting)\b.{0,80}\b(?:agree|accept|consent|terms|cookies)|(?:accept|manage)\s+(?:all\s+)?cookies|
    privacy\s+(?:policy|notice|settings)|terms\s+(?:of|and|&)\s+(?:use|service|conditions)|cookie\s+(?:policy|notice)|
    (?:©|\(c\)|copyright\b|all\s+rights\s+reserved)|
    this\s+(?:material|story|article|content|report|post)\s+(?:may\s+not\s+be\s+(?:published|reproduced)|
      (?:was|is|has\s+been)\s+(?:produced|published|republished|reproduced)\s+(?:by|with|under|in\s+partnership)|
      (?:first|originally)\s+appeared|(?:was|has\s+been)\s+(?:originally|first)\s+published)|
    (?:article\s+)?originally\s+(?:published|appeared|posted)\s+(?:on|at|in|by)\s+[^,]{2,60}$|
    the\s+post\s+.{3,250}\bappeared\s+first\s+on\b|
    (?:we|the\s+\w+)\s+may\s+(?:earn|receive)\b.{0,60}commission|affiliate\s+links?\b|
    (?:filed|posted)\s+(?:under|in)\b|(?:tags?|topics?|categor(?:y|ies)|keywords?|labels?)\s*:|
    (?:share|tweet|pin|print|copy\s+link|back\s+to\s+top|home\s*[>»/]|skip\s+to|menu|search|next\s*:|previous\s*:)(?:\W*$|\s*[>»:|])|
    (?:next|previous|older|newer)\s+(?:post|article|story|page)s?\b|posted\s+in\b|
    (?:tap|turn)\s+(?:on|off)\s+(?:sound|notifications)|(?:enable|disable|turn\s+on)\s+(?:javascript|cookies|ad\s*block)
    )""",
    re.I | re.X,
)

# A line that begins a list of other stories; the headlines below it belong to it.
LIST_HEADING = re.compile(
    r"""^\W{0,4}(?:
    related(?:\s*(?:news|stories|story|articles?|posts?|content|coverage|links?|topics|reading|video|videos|items|
      galler(?:y|ies)))?|
    (?:articles|stories|posts|content|things|videos)\s+you\s+(?:may|might|will|should)\s+(?:also\s+)?(?:like|enjoy|love)|
    (?:you\s+(?:may|might|will)\s+(?:also\s+)?(?:like|enjoy|be\s+interested\s+in))|we\s+recommend(?:ed)?|
    recommended(?:\s+(?:for\s+you|stories|articles|reading|videos|by\b.*))?|(?:more\s+)?(?:from\s+(?:the|around\s+the)\s+web)|
    more\s+(?:from|on|news|stories|in|like)\b.{0,40}|(?:also\s+)?(?:read|see)\s+(?:more|also|next|this)\b.{0,10}|
    (?:most|now)\s+(?:popular|read|viewed|shared|commented|watched|trending)|popular\s+(?:now|stories|posts|articles|
      on\b.{0,30})|trending(?:\s+(?:now|stories|topics|articles|news|on\b.{0,30}))?|top\s+(?:stories|news|headlines|posts)|
    (?:latest|recent|other|today['’]?s)\s+(?:news|stories|posts|articles|headlines|comments|top\s+stories)|
    (?:don['’]?t|do\s+not)\s+miss(?:\s+(?:this|out|a\s+\w+))?|in\s+case\s+you\s+missed\s+it|must[\s-]reads?|
    (?:up|read|what['’]?s)\s+next|editor['’]?s\s+(?:picks?|choice)|promoted\s+(?:stories|links|content)|
    sponsored\s+(?:content|links?|stories)|around\s+the\s+web|see\s+also|elsewhere\s+on\b.{0,30}|further\s+reading
    )\s*[:.…–—»>-]*$""",
    re.I | re.X,
)

# Names of sections that stand alone on a line near the title.
_SECTIONS_LISTED = """
    us u.s. usa uk world news politics business tech technology science health sports sport opinion
    culture entertainment lifestyle life style local national nation international middle-east asia
    africa europe americas latin-america australia canada china india iraq iran israel russia
    breaking-news top-stories latest featured exclusive video videos photos analysis commentary
    editorial columnists blogs investigations economy markets money finance travel food weather
    crime education environment climate energy defense defence security military media arts books
    film music tv celebrity weird odd-news viral home homepage headlines world-news us-news uk-news
    national-security foreign-policy white-house congress
"""
SECTIONS = frozenset(_SECTIONS_LISTED.split())

# Words of the buttons that pages print beside an article.
_BUTTONS_LISTED = """
    share tweet pin email e-mail print whatsapp facebook twitter reddit linkedin comment comments
    save like copy link more flipboard pocket tumblr telegram messenger google google+ pinterest
    instagram youtube rss subscribe follow x bookmark send sms next previous prev home menu search
    login close play pause mute fullscreen reply report flag sign-in sign-up on via and to it this 0
    1 buffer digg stumbleupon line viber vk skype fb shares
"""
BUTTONS = frozenset(_BUTTONS_LISTED.split())

# A photographer's or an agency's mark on a caption.
CAPTION = re.compile(
    r"""(?:
    \((?!(?:video|photos?|images?|pictures?|audio)\))(?:[^()]{0,60}\b)?
      (?:photo|image|picture|screenshot|screengrab|screen\s+grab|video|illustration|graphic|file\s+photo)
      \b[^()]{0,80}\)\W*$|
    \([^()/\n]{2,60}\s?/\s?[^()\n]{2,60}\)\W*$|
    \[(?:[^\[\]]{0,20})?(?:photo|image|picture|screenshot|via|credit)\b[^\[\]]{0,120}\]\W*$|
    (?:photo|image|picture|video|screenshot|photograph|illustration|file\s+photo)s?\s*(?:credits?|courtesy|source|by|via)?
      \s*(?:of|by)?\s*[:/|]\s*[^.]{2,80}$|
    (?:photo(?:graph)?|image|picture|video)\s+(?:credit|courtesy|by|via)\b[^.]{2,80}$|
    (?:getty(?:\s+images)?|shutterstock|istock|wikimedia\s+commons|flickr|ap\s+(?:photo|images?)|afp\s+photo|
      reuters\s+pictures|corbis|alamy|rex\s+features|screengrab|screenshot)
      (?:\s*/\s*[\w.\s]{2,40})?\)?\W*$
    )""",
    re.I | re.X,
)
_CAPTION_MARKS = (
    *("/", "photo", "image", "picture", "screen", "video", "illustration", "graphic", "via", "credit"),
    *("getty", "shutterstock", "istock", "wikimedia", "flickr", "corbis", "alamy", "rex"),
)
"""One of these is in whatever ``CAPTION`` finds."""
CAPTION_OPENING = re.compile(
    r"^\W{0,3}(?:(?:file\s+)?(?:photo|image|picture)(?:\s+(?:credit|courtesy|by|via|illustration))?\s*[:–—]|file\s*[-–—]\s|"
    r"(?:photo|image|picture)s?\s+(?:credit|courtesy|by|via)\b|screengrab\b|screenshot\b|getty\s+images|pictured\s*:)",
    re.I,
)

CODE = re.compile(
    r"[{};]\s*$|\);?\s*$|^\W*(?:function|var|window|document|jQuery|\$)\b|^<!--|googletag|adsbygoogle|createExperiences"
)
CODE_SHAPE = re.compile(
    r"\w\(.*\)\s*;|=\s*function|\bvar\s+\w+\s*=|window\.\w|document\.\w|^[.#]?[\w-]+\s*\{.*\}?$"
)

# The last line of an embedded post: its author, handle and date. Neither it nor the post is furniture.
POST = re.compile(r"[—–-]\s*[^()\n]{1,60}\(@\w{1,30}\)|(?:pic\.twitter\.com|t\.co)/\w+")

_BAR = re.compile(r"\s+[|·•»¦]\s+")
_OF_A_SITE = re.compile(
    r"\s*(?:sign\s+in|log\s?in|register|subscribe|menu|search|home|newsletters?|my\s+account|contact(?:\s+us)?|about(?:\s+us)?)\b",
    re.I,
)


def is_caption(text: str) -> bool:
    """Whether a line ends in a photographer's or an agency's mark."""
    # Looking for the words first leaves out most lines, in a fraction of the time.
    lower = text.lower()
    return any(mark in lower for mark in _CAPTION_MARKS) and CAPTION.search(text) is not None


def is_bar(text: str) -> bool:
    """Whether a line is a bar of a site's links: three or more parts, one of them a site's own."""
    parts = _BAR.split(text)
    return len(parts) > 2 and any(_OF_A_SITE.match(part) for part in parts)
