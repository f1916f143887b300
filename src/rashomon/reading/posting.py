"""Posting to an address that the user named: a webhook. No redirect is followed."""

from __future__ import annotations

import httpx

from rashomon.errors import FetchError


def post_json(address: str, body: bytes, headers: dict[str, str], *, timeout: float = 10.0) -> int:
    """Post ``body`` (JSON in UTF-8) and return the HTTP status; ``timeout`` in seconds.

    ``FetchError`` when there is no answer. Redirects are not followed: a webhook that moved is named anew.
    """
    try:
        answer = httpx.post(
            address,
            content=body,
            headers={"Content-Type": "application/json", "User-Agent": "Rashomon", **headers},
            timeout=timeout,
            follow_redirects=False,
            trust_env=False,
        )
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise FetchError(
            f"{address}: {str(error) or type(error).__name__}", hint="Check that the webhook's server runs."
        ) from error
    return answer.status_code
