"""The whole of linking: order plays no part, output stays linear, and odd input passes through."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.linking import Linked, count_origins, link, story_context
from rashomon.records import Article, ArticleStatements
from rashomon.testing import article, article_statements, from_gold, speaker, statement
from tests.linking.stories import Report, linked

NAMES = ("Ada Venn", "Venn", "Otto Venn", "Gen. Orr", "Harbour Board", "HB", "a harbour official", "@adavenn")
WORDS = (
    "We will rebuild the north quay before winter",
    "We will rebuild the north quay before winter, and the council will carry the cost",
    "rebuild the north quay",
    "There is no decision made to leave the quay",
    "There is no decision whatsoever to leave the quay",
    "the quay is safe",
    "We will",
    "…",
)
reports = st.lists(
    st.lists(
        st.tuples(
            st.sampled_from(NAMES), st.sampled_from(WORDS), st.sampled_from(("direct", "mixed", "indirect"))
        ),
        max_size=4,
    ),
    min_size=1,
    max_size=6,
)


def story_of(content: list[list[tuple[str, str, str]]]) -> list[tuple[Article, ArticleStatements]]:
    made = []
    for number, lines in enumerate(content):
        report = Report(f"Outlet {number}")
        for name, words, kind in lines:
            report.says(name, words, kind=kind)  # type: ignore[arg-type]
        made.append(report.made())
    return made


def joined(made: list[tuple[Article, ArticleStatements]]) -> Linked:
    return link([one for one, _ in made], [found for _, found in made])


@given(reports, st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(
    content: list[list[tuple[str, str, str]]], chance: random.Random
) -> None:
    made = story_of(content)
    shuffled = [*made]
    chance.shuffle(shuffled)
    assert joined(made) == joined(shuffled)


@given(reports)
def test_every_statement_is_in_an_utterance_and_every_id_is_known(
    content: list[list[tuple[str, str, str]]],
) -> None:
    story = joined(story_of(content))
    known = {s.id for s in story.speakers}
    carried = {v.statement for u in story.utterances for v in u.variants}
    carried |= {i for u in story.utterances for i in u.partly}
    assert carried == {s.id for s in story.statements}
    assert len(known) == len(story.speakers)
    assert {i for s in story.statements for i in s.speakers} <= known
    assert {r.to for s in story.speakers for r in s.relations} <= known
    for utterance in story.utterances:
        assert not {v.statement for v in utterance.variants} & set(utterance.partly)
    for origin in story.origins:
        assert 0 <= origin.at_least <= origin.at_most


def test_nothing_in_nothing_out() -> None:
    assert link([], []) == Linked()


def test_an_unknown_speaker_is_dropped_and_the_statement_stays() -> None:
    where = article("Somebody said: “The quay is shut.”", path="a.txt")
    ghost = speaker(where, "Ada Venn")
    story = link(
        [where], [article_statements(where, [statement(where, "The quay is shut.", speakers=[ghost])], [])]
    )
    assert [s.speakers for s in story.statements] == [()]
    assert len(story.utterances) == 1


def test_two_outlets_with_one_text() -> None:
    made = [Report(outlet).says("Ada Venn", WORDS[0]).made() for outlet in ("A", "B")]
    story = joined(made)
    assert len(story.speakers) == len(story.utterances) == 1
    assert len(story.utterances[0].articles) == 2


def test_many_copies_of_one_text_stay_linear() -> None:
    many = [Report(f"Outlet {n}").says("Ada Venn", WORDS[1]).says("Ada Venn", WORDS[3]) for n in range(200)]
    story = linked(*many)
    assert len(story.utterances) == 2
    assert sum(len(u.variants) for u in story.utterances) == 400
    assert sum(len(u.reasons) for u in story.utterances) < 10


def test_a_text_in_which_every_sentence_is_quoted() -> None:
    report = Report("A")
    for number in range(50):
        report.says("Ada Venn", f"Ship number {number} left the north quay before dawn today")
    assert len(linked(report).utterances) == 50


def test_ids_do_not_depend_on_what_is_read_beside() -> None:
    alone = linked(Report("A").says("Ada Venn", WORDS[0]))
    beside = linked(Report("A").says("Ada Venn", WORDS[0]), Report("B").says("Otto Orr", "The pier is sold"))
    assert alone.speakers[0].id in {s.id for s in beside.speakers}


@pytest.mark.shared
def test_the_hand_made_links_of_a_measured_story(shared: Path) -> None:
    folder = shared / "stories" / "iraq-letter"
    articles = [
        article(p.read_text(encoding="utf-8"), path=p.name) for p in sorted(folder.glob("reports/*.txt"))
    ]
    links = json.loads((folder / "links.json").read_text(encoding="utf-8"))
    story = link(articles, from_gold(folder / "gold.json", articles))
    homes = [{v.statement for v in u.variants} for u in story.utterances]
    for utterance in links["utterances"]:
        assert any(set(utterance["ids"]) <= home for home in homes), utterance["what"]
    wanted = links["origins"][0]
    claim = next(c for c in links["claims"] if c["id"] == wanted["claim"])
    context = story_context(articles, story.statements, story.speakers, story.sides)
    ids = [i for i, position in claim["positions"] if position == wanted["stance"]]
    origin = count_origins("claim", ids, context)
    assert (origin.at_least, origin.at_most) == (wanted["at_least"], wanted["at_most"])
    assert all(any(set(p) <= set(g) for g in origin.groups) for p in wanted["must_link"])
    assert not any(set(p) <= set(g) for g in origin.groups for p in wanted["cannot_link"])
