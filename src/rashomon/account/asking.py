"""An account cut down to the claims that a user asked for."""

from __future__ import annotations

from dataclasses import replace

from rashomon.records import Account


def asked_for(account: Account) -> Account:
    """The account with the given claims only, and of conflicts, movements and counts what is on them.

    Articles, statements and everything that linking found stay, so that every id still names something.
    """
    given = {claim.id for claim in account.claims if claim.given}
    every = {claim.id for claim in account.claims}
    return replace(
        account,
        claims=tuple(claim for claim in account.claims if claim.id in given),
        conflicts=tuple(
            replace(one, claims=_kept(one.claims, given))
            for one in account.conflicts
            if given & set(one.claims)
        ),
        movements=tuple(
            replace(one, claims=_kept(one.claims, given))
            for one in account.movements
            if given & set(one.claims)
        ),
        origins=tuple(one for one in account.origins if one.of in given or one.of not in every),
        corrections=tuple(replace(one, claims=_kept(one.claims, given)) for one in account.corrections),
        timeline=tuple(replace(event, claims=_kept(event.claims, given)) for event in account.timeline),
    )


def _kept(claims: tuple[str, ...], given: set[str]) -> tuple[str, ...]:
    return tuple(claim for claim in claims if claim in given)
