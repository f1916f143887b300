"""Windows: every word is read once, with context, whatever the paragraphs are like."""

from __future__ import annotations

import pytest

from rashomon.inference.windows import WindowSizes, plan_windows
from rashomon.inference.words import cut_words

SIZES = WindowSizes(core=20, before=5, after=3)
LONG_SENTENCE = "one word after another " * 40
MANY_SENTENCES = "The harbour was shut. " * 40


@pytest.mark.parametrize(
    "text",
    [
        "Short.",
        "First paragraph here.\n\nSecond paragraph here.\n" * 12,
        MANY_SENTENCES,  # one paragraph longer than any window
        LONG_SENTENCE,  # one sentence longer than any window
    ],
)
def test_cores_cover_every_word_once(text: str) -> None:
    words = cut_words(text)
    kept = range(len(words))
    windows = plan_windows(words, kept, range(len(words) + 1), SIZES)
    assert [at for window in windows for at in range(window.core_start, window.core_end)] == list(kept)
    for window in windows:
        assert window.core_end - window.core_start <= SIZES.core
        assert 0 <= window.core_start - window.start <= SIZES.before
        assert 0 <= window.end - window.core_end <= SIZES.after


def test_a_core_ends_where_a_paragraph_does() -> None:
    words = cut_words("One two three four five six seven.\n" * 6)
    windows = plan_windows(words, range(len(words)), range(len(words) + 1), SIZES)
    assert {words.paragraphs[w.core_end - 1] for w in windows} == {1, 3, 5}


def test_a_core_ends_where_a_sentence_does_in_a_long_paragraph() -> None:
    words = cut_words(MANY_SENTENCES)
    windows = plan_windows(words, range(len(words)), range(len(words) + 1), SIZES)
    assert all(words.word(window.core_end - 1) == "." for window in windows)
