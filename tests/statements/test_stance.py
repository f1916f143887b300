"""What a speaker does to the content: asserts, denies, withholds, asks or orders."""

from __future__ import annotations

import pytest

from tests.statements.building import fault, stances

CLOSED = "the bridge was closed"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Orla Venn said that {CLOSED}.", f"asserts: {CLOSED}"),
        (f"Orla Venn confirmed that {CLOSED}.", f"asserts: {CLOSED}"),
        # The content as written is rejected.
        (f"Orla Venn denied that {CLOSED}.", f"denies: {CLOSED}"),
        (f"Orla Venn rejected the claim that {CLOSED}.", f"denies: {CLOSED}"),
        # A denial that is itself negated is none.
        (f"Orla Venn did not deny that {CLOSED}.", f"asserts: {CLOSED}"),
        # Neither confirmed nor denied.
        (f"Orla Venn declined to say whether {CLOSED}.", f"withholds: whether {CLOSED}"),
        (f"Orla Venn did not say whether {CLOSED}.", f"withholds: whether {CLOSED}"),
        (f"Orla Venn has not said whether {CLOSED}.", f"withholds: whether {CLOSED}"),
        (f"Orla Venn wouldn’t say whether {CLOSED}.", f"withholds: whether {CLOSED}"),
        (f"Orla Venn could not confirm that {CLOSED}.", f"withholds: {CLOSED}"),
        (f"Orla Venn neither confirmed nor denied that {CLOSED}.", f"withholds: {CLOSED}"),
        # Short refusals in the speaker's own words.
        ("“No comment,” Orla Venn said.", "withholds: No comment,"),
        ("“I can’t comment on that,” Orla Venn said.", "withholds: I can’t comment on that,"),
        (
            "“We can neither confirm nor deny it,” Venn said.",
            "withholds: We can neither confirm nor deny it,",
        ),
        # A denial in the speaker's own words asserts them: the stance goes by the content as written.
        ("“It is not true,” Orla Venn said.", "asserts: It is not true,"),
        # Questions and orders.
        ("“Is it closed?” Orla Venn asked.", "asks: Is it closed?"),
        ("“Close it now,” Orla Venn ordered.", "orders: Close it now,"),
        ("Orla Venn ordered the crew to close the bridge.", "orders: the crew to close the bridge"),
        # The speaker's own name for what is dismissed is asserted.
        ("Orla Venn dismissed the report as “a fairy tale.”", "asserts: a fairy tale."),
        # Two who do not say.
        fault(
            f"Neither Orla Venn nor Eik Lund said whether {CLOSED}.",
            f"withholds: whether {CLOSED}",
            reason="“neither” before the first of two subjects is not seen",
        ),
    ],
)
def test_stance_goes_by_cue_and_negation(text: str, expected: str) -> None:
    assert stances(text) == [expected]
