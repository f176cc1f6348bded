"""The score orders decks as a person would."""

from collections.abc import Sequence

import pytest

from tests.evidence.decks import NoWriter
from tests.evidence.pairs import Pair
from tests.evidence.set_aside import SET_ASIDE
from tests.evidence.tuned_on import TUNED_ON


@pytest.mark.parametrize(("pairs", "least"), [(TUNED_ON, 0.95), (SET_ASIDE, 0.9)], ids=["tuned on", "set aside"])
def test_the_score_agrees(pairs: Sequence[Pair], least: float) -> None:
    """In 57 of 60 pairs, and in 18 of 20 that nobody tuned on; those of PptxGenJS count where it is installed."""
    wrong, judged = [], 0
    for pair in pairs:
        try:
            agrees = pair.agrees()
        except NoWriter:
            continue
        judged += 1
        if not agrees:
            wrong.append(pair.why)
    assert judged >= 0.65 * len(pairs)
    assert judged - len(wrong) >= least * judged, wrong


def test_there_are_enough_pairs() -> None:
    """Each with its reason, in a sentence."""
    assert len(TUNED_ON) >= 60
    assert len(SET_ASIDE) >= 20
    assert all(pair.why.endswith(".") for pair in (*TUNED_ON, *SET_ASIDE))
