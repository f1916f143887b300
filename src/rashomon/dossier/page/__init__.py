"""The account as one HTML page that needs nothing else: no image, nothing from the network.

The page can be read without its script, which only filters, marks places and copies.
"""

from __future__ import annotations

import base64
import hashlib

from rashomon.dossier.inert import for_page
from rashomon.dossier.page.environment import own_file, page_template
from rashomon.dossier.page.lean import lean_script, lean_style
from rashomon.dossier.page.sections import sections_of
from rashomon.records import Account


def as_page(account: Account) -> str:
    """The account as an HTML document. Article text is escaped, and its bidi controls are made visible."""
    style, script = lean_style(own_file("page.css")), lean_script(own_file("page.js"))
    return page_template().render(
        sections_of(account),
        style=style,
        style_hash=_hash(style),
        script=script,
        script_hash=_hash(script),
        made_by=for_page(", ".join(account.made_by)),
    )


def _hash(text: str) -> str:
    """What a content-security policy names a style or script by: SHA-256 in base 64."""
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
