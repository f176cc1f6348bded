"""How alike two colours look.

Distances are those of OKLab (Ottosson, "A perceptual color space for image processing", 2020): 0.02 is just to be seen,
black and white are 1 apart.
"""

import math
from functools import cache

from deck_presentation.paints import Color, linear

_Row = tuple[float, float, float]
_Matrix = tuple[_Row, _Row, _Row]

_CONES: _Matrix = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_LAB: _Matrix = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
_GREY = 0.04
"""Chroma below which a colour has no hue to speak of."""
_RED, _GREEN = (5.0, 45.0), (130.0, 175.0)
"""Hues in degrees; orange and olive, which stand beside each other in the themes of Office, are left out."""
_TOLD_BY_LIGHTNESS = 3.0
"""A contrast by which colours are told apart without their hue: WCAG 2.2, technique G183."""


def difference(one: Color, other: Color) -> float:
    """How far apart two opaque colours look."""
    return math.dist(_lab(one), _lab(other))


def chroma(color: Color) -> float:
    """How vivid a colour is: 0 for greys, 0.32 for the most vivid that screens show."""
    _, a, b = _lab(color)
    return math.hypot(a, b)


def is_grey(color: Color) -> bool:
    """Black, white and what lies between them."""
    return chroma(color) < _GREY


def hue(color: Color) -> float:
    """Degrees, 0..360; that of greys says nothing."""
    _, a, b = _lab(color)
    return math.degrees(math.atan2(b, a)) % 360


def hues_apart(one: Color, other: Color) -> float:
    """Degrees between two hues, 0..180."""
    apart = abs(hue(one) - hue(other))
    return min(apart, 360 - apart)


def differ_as_red_and_green(one: Color, other: Color) -> bool:
    """One is red, the other green, and lightness does not tell them apart."""
    if is_grey(one) or is_grey(other) or one.contrast(other) >= _TOLD_BY_LIGHTNESS:
        return False
    low, high = sorted((hue(one), hue(other)))
    return _RED[0] <= low <= _RED[1] and _GREEN[0] <= high <= _GREEN[1]


def is_status_color(color: Color) -> bool:
    """Red, amber or green, which are said to mean bad, fair and good."""
    return not is_grey(color) and _RED[0] <= hue(color) <= _GREEN[1]


@cache
def _lab(color: Color) -> _Row:
    cones = _times(_CONES, (linear(color.red), linear(color.green), linear(color.blue)))
    long, middle, short = (math.cbrt(value) for value in cones)
    return _times(_LAB, (long, middle, short))


def _times(matrix: _Matrix, vector: _Row) -> _Row:
    first, second, third = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return first, second, third
