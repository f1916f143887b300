"""Which claims an article's own words about a change of it touch."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.positions.callings import status_words
from rashomon.positions.stems import stems_of
from rashomon.records import Article, Claim, Correction

_SELF = stems_of(
    "editor note update updated correction corrected clarification article story report version earlier"
    " previous post amended add note reflect include information include"
)


def corrections_of(articles: Sequence[Article], claims: Sequence[Claim]) -> tuple[Correction, ...]:
    """Each correction with the claims whose words it has: half of them, or the matter and a word of status.

    A mark without words ("[Updated]") touches what the notes of its article touch.
    """
    found = []
    for article in articles:
        touched = [_touched(span.text, claims) for span in article.corrections]
        together = tuple(claim.id for claim in claims if any(claim.id in one for one in touched))
        for span, one in zip(article.corrections, touched, strict=True):
            bare = not stems_of(span.text) - _SELF
            found.append(Correction(article.id, span, together if bare else one))
    return tuple(found)


def _touched(text: str, claims: Sequence[Claim]) -> tuple[str, ...]:
    words = stems_of(text) - _SELF
    kinds = status_words(text)
    touched = []
    for claim in claims:
        wanted = stems_of(claim.text)
        shared = len(words & wanted)
        if shared and (
            shared >= max(2, (len(wanted) + 1) // 2)
            or shared == len(wanted)
            or (kinds & status_words(claim.text))
        ):
            touched.append(claim.id)
    return tuple(touched)
