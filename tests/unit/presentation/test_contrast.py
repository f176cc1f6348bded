"""How colors read on one another, and what they make when mixed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deck_presentation.contrast import clearest, contrast, from_hls, hls, luminance, mixed, shifted
from deck_presentation.paints import Color

COLORS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


@given(COLORS, COLORS)
def test_contrast_is_that_of_colors_as_they_are_seen(one: str, other: str) -> None:
    """Text and markup have one arithmetic, whichever side a color stands on."""
    seen = Color.from_hex(one[1:]).contrast(Color.from_hex(other[1:]))
    assert contrast(one, other) == contrast(other, one) == pytest.approx(seen)
    assert 1 <= contrast(one, other) <= 21


@given(COLORS)
def test_black_or_white_reads_on_every_ground(ground: str) -> None:
    """One of the two has at least 4.5:1."""
    assert contrast(clearest(("#000000", "#FFFFFF"), ground), ground) >= 4.5


@given(COLORS, COLORS)
def test_mixtures_lie_between_their_colors(one: str, other: str) -> None:
    """Nothing of a color leaves the other one, all of it hides it."""
    assert (mixed(one, other, 0), mixed(one, other, 1)) == (other, one)
    lower, upper = sorted((luminance(one), luminance(other)))
    if all(int(one[n : n + 2], 16) <= int(other[n : n + 2], 16) for n in (1, 3, 5)):
        assert lower <= luminance(mixed(one, other, 0.5)) <= upper


@given(COLORS)
def test_lightness_comes_back_as_it_went(color: str) -> None:
    """A color taken apart and put together is itself; without a shift nothing changes."""
    assert from_hls(*hls(color)) == color == shifted(color, 1.0, 0.0)
