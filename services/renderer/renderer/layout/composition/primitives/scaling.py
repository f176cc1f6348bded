"""How large type starts out in a region."""

from collections.abc import Sequence

from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet

_WHOLE = 870.0 * 380.0
"""What a slide has for its content, in square pt."""
_SMALLEST = 0.45
_LINES_OF_WORDS = 6.5
"""How many lines of a few words on a fill are as high as it."""


def scale_of(area: Rect) -> float:
    """The share of its size on a whole slide that type starts with in `area`; it may still shrink to fit."""
    share: float = (area.width * area.height / _WHOLE) ** 0.5
    return min(max(share, _SMALLEST), 1.0)


def gap_in(area: Rect, rows: Sequence[int], wanted: float) -> float:
    """The gap between boxes in `rows` of so many each: as `wanted`, unless it would take their room."""
    return min(wanted, area.width / max(rows) / 4, area.height / len(rows) / 4)


def below_title(sheet: Sheet, size: float) -> float:
    """`size` (pt) of running text, but not more than titles have: those of some looks are small."""
    return min(size, sheet.look.type.title.size or size)


def in_high_region(sheet: Sheet, size: float, area: Rect) -> float:
    """`size` of a few words that stand alone on a fill, larger in a high region, but not larger than titles."""
    return max(size, below_title(sheet, half(area.height / _LINES_OF_WORDS)))


def half(size: float) -> float:
    """`size` in whole or half points."""
    return round(size * 2) / 2
