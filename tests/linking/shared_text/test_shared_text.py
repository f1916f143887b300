"""Shared text as a whole: kinds, groups, order, bad input."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.linking.shared_text import find_shared_text, pair_kinds
from rashomon.records import Article, Span
from rashomon.records.sharing import SharedText

HARBOUR = (
    "The harbour office closed the northern pier on Monday after an inspection found that three of its "
    "oldest pillars had lost most of their concrete below the waterline. Boats that land there were sent "
    "to the fish market instead, and two ferry lines were cancelled until a crane can be brought in from "
    "the coast."
)
COUNCIL = (
    "Members of the town council argued for most of the evening about who should pay for the work, since "
    "the pier has belonged to a private company for eleven years and the contract does not mention "
    "repairs at all."
)
QUOTATION = (
    "“We asked the company four times for the reports of its divers and we never received a single "
    "page of them”"
)


def article(name: str, text: str, **more: object) -> Article:
    return Article(name, f"{name}.txt", text, **more)  # type: ignore[arg-type]


def filler(name: str, words: int = 90) -> str:
    """Words that no other filler has in the same order."""
    return " ".join(f"{name}{place * 37 % 101}" for place in range(words)) + "."


def only(shared: Sequence[SharedText]) -> SharedText:
    assert len(shared) == 1, shared
    return shared[0]


def test_a_whole_text_under_another_opening_is_a_reprint() -> None:
    found = only(
        find_shared_text([article("a", f"Oslo. {HARBOUR} {COUNCIL}"), article("b", f"{HARBOUR}\n{COUNCIL}")])
    )
    assert (found.kind, found.articles, found.direction) == ("reprint", ("a", "b"), "unknown")
    assert found.reasons


@pytest.mark.parametrize("place", ["start", "middle", "end"])
def test_a_passage_in_two_long_articles_is_partial_wherever_it_stands(place: str) -> None:
    around = filler("one", 200)
    half = len(around) // 2
    text = {
        "start": f"{COUNCIL} {around}",
        "middle": f"{around[:half]} {COUNCIL} {around[half:]}",
        "end": f"{around} {COUNCIL}",
    }[place]
    found = only(find_shared_text([article("a", text), article("b", f"{filler('two', 200)}\n\n{COUNCIL}")]))
    assert found.kind == "partial"
    assert [evidence.span.text for evidence in found.passages[0]] == [
        COUNCIL.rstrip("."),
        COUNCIL.rstrip("."),
    ]


def test_changed_words_do_not_hide_a_passage() -> None:
    changed = COUNCIL.replace("most of the evening", "hours").replace("eleven", "12").replace(" at all", "")
    found = only(
        find_shared_text(
            [article("a", f"{filler('one')} {COUNCIL}"), article("b", f"{filler('two')} {changed}")]
        )
    )
    assert found.kind == "partial"


def test_the_same_quotation_is_no_copy() -> None:
    one = article("a", f"{filler('one')} {QUOTATION}, said the mayor on Monday.")
    other = article("b", f"The mayor spoke. {QUOTATION}, he told them. {filler('two')}")
    assert only(find_shared_text([one, other])).kind == "same-quotes-only"


def test_words_quoted_in_one_of_two_articles_count_as_quoted() -> None:
    one = article("a", f"{filler('one')} {COUNCIL}")
    other = article("b", f"{filler('two')} The report says: “{COUNCIL}”")
    assert only(find_shared_text([one, other])).kind == "same-quotes-only"


def test_given_quotations_stand_instead_of_the_marks() -> None:
    texts = [f"{filler('one')} {COUNCIL}", f"{filler('two')} {COUNCIL}"]
    articles = [article("a", texts[0]), article("b", texts[1])]
    start = texts[0].index(COUNCIL)
    quoted: dict[str, tuple[Span, ...]] = {"a": (articles[0].span(start, start + len(COUNCIL)),), "b": ()}
    assert only(find_shared_text(articles, quoted)).kind == "same-quotes-only"
    assert only(find_shared_text(articles, {"a": (), "b": ()})).kind == "partial"


def test_texts_in_which_every_sentence_is_quoted_are_no_copies() -> None:
    speech = [f"“{sentence}.”" for sentence in f"{HARBOUR} {COUNCIL}".split(". ")]
    one = article("a", "\n\n".join(f"{quotation} She paused." for quotation in speech))
    other = article("b", "\n\n".join(f"He said: {quotation}" for quotation in speech))
    assert only(find_shared_text([one, other])).kind == "same-quotes-only"


def test_an_article_that_quotes_itself_is_still_a_copy_of_another() -> None:
    sentence = HARBOUR.split(". ")[0]
    one = article("a", f"{HARBOUR} {COUNCIL}\n\n“{sentence}”")
    other = article("b", f"{HARBOUR} {COUNCIL}")
    assert only(find_shared_text([one, other])).kind == "reprint"
    assert find_shared_text([one]) == ()


def test_two_files_with_the_same_text_are_a_reprint() -> None:
    assert only(find_shared_text([article("a", HARBOUR), article("b", HARBOUR)])).kind == "reprint"


def test_the_same_short_text_twice_is_a_reprint() -> None:
    short = "The northern pier is closed until further notice, the harbour office said."
    assert only(find_shared_text([article("a", short), article("b", short)])).kind == "reprint"


def test_short_quotations_that_match_everywhere_join_nothing() -> None:
    articles = [article(f"n{n}", f"{filler(f'w{n}')} “We will,” she said. “No comment.”") for n in range(30)]
    assert find_shared_text(articles) == ()


def test_a_shared_address_is_no_passage() -> None:
    link = "https://example.org/" + "-".join(f"word{n}" for n in range(40)) + ".html"
    assert (
        find_shared_text([article("a", f"{filler('x')} {link}"), article("b", f"{filler('y')} {link}")]) == ()
    )


def test_furniture_is_not_read() -> None:
    texts = [f"{filler('one')} {COUNCIL}", f"{filler('two')} {COUNCIL}"]
    plain = [article("a", texts[0]), article("b", texts[1])]
    start = texts[1].index(COUNCIL)
    marked = article("b", texts[1], furniture=(plain[1].span(start, start + len(COUNCIL)),))
    assert find_shared_text([plain[0], marked]) == ()


def test_furniture_inside_a_passage_parts_it() -> None:
    advert = "READ MORE about ferries"
    text = HARBOUR.replace("Boats", f"{advert} Boats")
    plain = article("a", text)
    start = text.index(advert)
    marked = article("a", text, furniture=(plain.span(start, start + len(advert)),))
    found = only(find_shared_text([marked, article("b", HARBOUR)]))
    assert found.kind == "reprint"
    assert all("READ MORE" not in evidence.span.text for row in found.passages for evidence in row)


def test_a_text_in_three_articles_is_one_entry() -> None:
    articles = [article(name, f"{filler(name, 200)} {COUNCIL}") for name in "abc"]
    found = only(find_shared_text(articles))
    assert (found.kind, found.articles) == ("partial", ("a", "b", "c"))
    assert [evidence.article for evidence in only_row(found)] == ["a", "b", "c"]


def only_row(found: SharedText) -> tuple[object, ...]:
    assert len(found.passages) == 1
    return found.passages[0]


def wire_story(copies: int, others: int) -> list[Article]:
    rng = random.Random(7)  # noqa: S311  a seeded text, not a secret
    wire = [f"word{rng.randrange(4000)}" for _ in range(300)]
    made: list[Article] = []
    for number in range(copies):
        words = [word if rng.random() > 0.02 else f"other{rng.randrange(4000)}" for word in wire]
        made.append(article(f"wire{number}", " ".join(words)))
    return made + [article(f"own{number}", filler(f"f{number}x", 150)) for number in range(others)]


def test_490_copies_of_one_wire_text_are_one_entry_with_one_row_a_passage() -> None:
    found = only(find_shared_text(wire_story(490, 10)))
    assert (found.kind, len(found.articles)) == ("reprint", 490)
    assert sum(len(row) for row in found.passages) < 5 * 490
    assert "stands for all of them" in found.reasons[-1]


def test_a_lifted_passage_of_a_wire_text_is_found_beside_its_copies() -> None:
    story = wire_story(100, 3)
    lifted = " ".join(story[0].text.split()[100:160])
    found = find_shared_text([*story, article("lifter", f"{filler('zz', 300)} {lifted}")])
    kinds = {kind for pair, kind in pair_kinds(found).items() if "lifter" in pair}
    assert kinds == {"partial"}


def test_pair_kinds_names_the_strongest() -> None:
    a, b = article("a", f"{HARBOUR} {COUNCIL}"), article("b", f"{HARBOUR} {COUNCIL} {QUOTATION}")
    c = article("c", f"{filler('z', 200)} {COUNCIL} {QUOTATION}")
    assert pair_kinds(find_shared_text([a, b, c])) == {
        ("a", "b"): "reprint",
        ("a", "c"): "partial",
        ("b", "c"): "partial",
    }


@pytest.mark.parametrize("text", ["", " ", "…", "one", "“", "we will " * 3000])
def test_texts_without_words_or_with_the_same_words_over_and_over(text: str) -> None:
    others = [article("b", HARBOUR), article("c", text), article("d", text + "!")]
    for found in find_shared_text([article("a", text), *others]):
        assert "b" not in found.articles


sentences = st.lists(
    st.sampled_from([*HARBOUR.split(". "), *COUNCIL.split(", "), QUOTATION, "'He said", "", "\n\n", "(AP)"]),
    max_size=12,
).map(". ".join)
texts = st.one_of(sentences, st.text(max_size=200), st.tuples(sentences, st.text(max_size=60)).map(" ".join))


@given(st.lists(texts, max_size=16), st.randoms(use_true_random=False))
def test_order_changes_nothing_and_every_span_reads_again(bodies: list[str], rng: random.Random) -> None:
    articles = [article(f"n{place:02}", body) for place, body in enumerate(bodies)]
    found = find_shared_text(articles)
    by_id = {one.id: one for one in articles}
    for text in found:
        assert 0 <= text.score <= 1
        for row in text.passages:
            assert len({evidence.article for evidence in row}) == len(row) >= 2
            assert all(by_id[evidence.article].holds(evidence.span) for evidence in row)
    rng.shuffle(articles)
    assert find_shared_text(articles) == found


@given(st.lists(texts, min_size=13, max_size=18))
def test_what_two_share_does_not_depend_on_the_others(bodies: list[str]) -> None:
    """The index that many articles are searched by finds what comparing the two alone finds."""
    articles = [article(f"n{place:02}", body) for place, body in enumerate(bodies)]
    together = pair_kinds(find_shared_text(articles))
    for one, other in pairwise(articles):
        alone = pair_kinds(find_shared_text([one, other]))
        assert alone.get((one.id, other.id)) == together.get((one.id, other.id))
