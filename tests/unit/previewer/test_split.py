"""How a long deck is cut up."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from previewer.split import pieces


@pytest.mark.parametrize(
    ("slides", "idle", "expected"), [(7, 4, 1), (8, 4, 2), (8, 0, 1), (12, 4, 3), (200, 1, 1), (200, 4, 4)]
)
def test_long_decks_are_split_over_idle_children(slides: int, idle: int, expected: int) -> None:
    """From eight slides on, and never into more pieces than children wait."""
    assert len(pieces(slides, idle)) == expected


@given(st.integers(0, 300), st.integers(0, 8))
def test_pieces_cover_the_deck(slides: int, idle: int) -> None:
    """Without a gap or an overlap, from the first slide on, without an end; none is tiny."""
    ranges = pieces(slides, idle)
    assert ranges[0][0] == 0
    assert all(one[1] == other[0] for one, other in pairwise(ranges))
    assert ranges[-1][1] > 1_000_000
    assert all(stop - start >= 3 for start, stop in ranges)
