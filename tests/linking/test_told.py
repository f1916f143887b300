"""Outlets of the story that a speaker spoke to are links of the chain, whatever they are called."""

from __future__ import annotations

from rashomon.linking import Linked, link
from rashomon.records import Article
from rashomon.statements import find_statements
from rashomon.testing import article


def _chains(linked: Linked, of: Article) -> list[str]:
    names = {speaker.id: speaker.name for speaker in linked.speakers}
    return [
        " > ".join([*(names[step.speaker] for step in one.chain), *(names[who] for who in one.speakers)])
        for one in linked.statements
        if one.article == of.id
    ]


def _story(text: str, outlet: str = "The Norvik Courant") -> tuple[Linked, Article]:
    here = article(text, outlet=outlet, path="here.txt")
    there = article("Nobody spoke at all.", outlet="Meridian", path="there.txt")
    other = article("Nobody spoke here.", outlet="The Tarn Lantern", path="other.txt")
    all_of_them = [here, there, other]
    return link(all_of_them, [find_statements(one) for one in all_of_them]), here


def test_another_report_of_the_story_tells_that_a_name_is_an_outlets() -> None:
    linked, here = _story("Orla Venn told Meridian that the bridge was shut. She said that the deck was new.")
    assert _chains(linked, here) == ["Meridian > Orla Venn", "Meridian > Orla Venn"]


def test_the_last_word_of_a_name_is_enough_and_one_paragraph_further_nobody_is_told() -> None:
    linked, here = _story(
        "Orla Venn told the Lantern that the bridge was shut.\n\nOrla Venn said that the deck was new."
    )
    assert _chains(linked, here) == ["The Tarn Lantern > Orla Venn", "Orla Venn"]


def test_the_articles_own_outlet_is_no_link() -> None:
    linked, here = _story("Orla Venn told Meridian that the bridge was shut.", outlet="Meridian")
    assert _chains(linked, here) == ["Orla Venn"]


def test_what_was_told_inside_came_the_same_way() -> None:
    linked, here = _story("An aide told Meridian that Orla Venn had said that the bridge was shut.")
    assert _chains(linked, here) == ["Meridian > An aide", "Meridian > An aide > Orla Venn"]
