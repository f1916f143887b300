"""Furniture: the lines that a site puts around an article."""

from __future__ import annotations

import pytest

from rashomon.reading.furniture import find_furniture
from rashomon.reading.headers import read_header
from rashomon.reading.lines import split_lines

BODY = "The dam at Orlen held through the night, officials of the valley said on Tuesday morning."
NEXT = "“We watched it until dawn,” said the keeper, who had not slept for two days and nights."


def marked(text: str) -> list[str]:
    lines = split_lines(text)
    return [text[start:end] for start, end in find_furniture(lines, read_header(lines).title_line)]


@pytest.mark.parametrize(
    "line",
    [
        "Find the Courier on YouTube and subscribe to it on Spotify.",  # platforms
        "Listen on Stitcher, follow us on Telegram.",  # more of them
        "Share Tweet Pin Email",  # buttons
        "Leave a Reply:",  # a comment form
        "Your e-mail address stays with us. Fields with a star are required.",  # its small print
        "The keeper at the dam, March 2, 2031. (Jane Doe/Reuters)",  # a caption with its credit
        "[Photo credit: Jane Doe]",  # a credit alone
        "Advertisement",  # a label
        "Story continues below",  # a signpost
        "The post Dam Holds appeared first on The Orlen Courier.",  # a feed's footer
        "Sign up for our newsletter and never miss a dam.",  # a pitch
        "© 2031 Orlen Courier. All rights reserved.",  # a copyright line
        "We use cookies to improve your visit.",  # a notice
        "Source",  # a leftover link
        "The Orlen Courier | Sign in | Subscribe",  # a bar of links
        "Scroll down for video",  # a player
        "player.createExperiences();",  # a script's remains
    ],
)
def test_furniture_line(line: str) -> None:
    assert marked(f"Dam Holds as Orlen Waits\n\n{BODY}\n\n{line}\n\n{NEXT}") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "— Jane Doe (@janedoe) March 3, 2031",  # the end of an embedded post
        "Subscribe, the keeper said, is what “they all tell you to do” before the flood comes.",  # speech
        "What the keeper saw:",  # a subheading
        "Follow the river for a mile and the wall comes into view, and behind it the lake, and behind the "
        "lake the hills that Orlen has walked since the first of them came over the pass from the north.",
        "Editor’s Note: This article has been updated to add what the keeper said.",  # tells of a change
    ],
)
def test_article_line(line: str) -> None:
    assert marked(f"Dam Holds as Orlen Waits\n\n{BODY}\n\n{line}\n\n{NEXT}") == []


def test_headlines_below_related() -> None:
    """Everything under the heading is one run, and the article that goes on after it is not in it."""
    listed = (
        "Articles You May Like\n\nGoat Wins Mayor’s Race\nOrlow Bans Whistling, Police Say\nTen Soups to Try"
    )
    text = f"Dam Holds as Orlen Waits\n\n{BODY}\n\n{listed}\n\n{NEXT}"
    assert marked(text) == [listed]


def test_headlines_at_the_end_without_a_heading() -> None:
    listed = "Goat Wins the Mayor’s Race\nOrlow Bans Whistling After Nine\nTen Hearty Soups Worth Trying"
    text = f"Dam Holds as Orlen Waits\n\n{BODY}\n{NEXT}\n{BODY}\n{NEXT}\n{BODY}\n\n{listed}"
    assert marked(text) == [listed]


def test_section_label_near_the_title() -> None:
    assert marked(f"Dam Holds as Orlen Waits\n\nWorld\n{BODY}") == ["World"]


def test_label_above_furniture() -> None:
    text = f"{BODY}\n\nOrlen Courier Podcast:\nListen on Stitcher, follow us on Telegram.\n\n{NEXT}"
    assert marked(text) == ["Orlen Courier Podcast:\nListen on Stitcher, follow us on Telegram."]


def test_footer_inside_a_line() -> None:
    """Only the footer is furniture, not the sentence that it was glued to."""
    footer = "The post Dam Holds appeared first on The Orlen Courier."
    assert marked(f"{BODY * 4} {footer}") == [footer]


def test_title_is_never_furniture() -> None:
    assert marked(f"Related: Dam Holds\n\n{BODY}") == []
