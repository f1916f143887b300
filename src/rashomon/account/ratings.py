"""A person's verdict on a claim: the one judgement that is about what is true, and never Rashomon's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches

from rashomon.account.judgements import RATES, Judged
from rashomon.errors import JudgementError
from rashomon.records import Claim, Judgement


def with_ratings(judged: Judged, claims: Sequence[Claim], judgements: Sequence[Judgement]) -> Judged:
    """``judged`` with those ratings applied that name a claim of the account, by its id or its words.

    An applied rating has the claim's id as its target. One that names no claim is a misfit.
    """
    applied = list(judged.applied)
    misfits = list(judged.misfits)
    by_words = {_plain(claim.text): claim for claim in claims}
    by_id = {claim.id: claim for claim in claims}
    for judgement in judgements:
        if judgement.kind != RATES:
            continue
        claim = by_id.get(judgement.target) or by_words.get(_plain(judgement.target))
        if claim is not None:
            applied.append(replace(judgement, target=claim.id))
            continue
        near = get_close_matches(_plain(judgement.target), by_words, n=3, cutoff=0.4)
        named = "; ".join(by_words[one].text for one in near)
        hint = f"Near are: {named}." if named else "Name the claim by its words; --claim adds one."
        misfits.append((judgement, JudgementError(f"rates: no claim reads {judgement.target!r}", hint=hint)))
    return replace(judged, applied=tuple(applied), misfits=tuple(misfits))


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold().rstrip(" .")
