"""How large bubbles are, and which of them nobody sees."""

import math
from collections.abc import Iterator

from renderer.deck.charts import ChartData, SeriesData
from renderer.layout.geometry import Rect

_SMALLEST_SCALE = 5
_SCALES = ((12, 60), (25, 40), (60, 25), (120, 16))
"""Each row: up to so many bubbles are drawn at this scale, in per cent of their usual size."""
_USUAL = 0.25
"""The diameter of the largest bubble at its usual size, in viewers: a share of the shorter side of the chart."""
_SEEN = 2.0
"""The diameter of the smallest bubble that a reader finds, pt."""
_MOST_NAMED = 5


def bubble_scale(data: ChartData) -> int:
    """In per cent: the more bubbles, the smaller, so that they stay apart."""
    if data.bubble_scale is not None:
        return max(data.bubble_scale, _SMALLEST_SCALE)
    count = sum(len(one.values) for one in data.series)
    return next((scale for most, scale in _SCALES if count <= most), _SMALLEST_SCALE * 2)


def unseen_bubbles(data: ChartData, rect: Rect) -> Iterator[tuple[str, str]]:
    """Sizes of bubbles in a chart of the size of `rect` that nobody sees, in sentences, and where they stand."""
    largest = max((size for one in data.series for size in one.sizes), default=0.0)
    widest = min(rect.width, rect.height) * _USUAL * bubble_scale(data) / 100
    # Viewers make the area of a bubble, not its diameter, proportional to its value.
    least = largest * min(_SEEN / max(widest, _SEEN), 1.0) ** 2
    for index, one in enumerate(data.series):
        where = f".xySeries[{index}].sizes"
        if points := _points(one, -math.inf, 0.0):
            yield f"Bubbles without a size above zero are not drawn: of {one.name!r} those at {points}.", where
        if points := _points(one, 0.0, least):
            told = f"Bubbles that are very much smaller than the largest are hardly seen: of {one.name!r} those at"
            yield f"{told} {points}.", where


def _points(one: SeriesData, above: float, most: float) -> str:
    """Where the bubbles of sizes `above` one limit and up to another stand, `(1, 2), (3, 4)`; "" for none."""
    bubbles = zip(one.xs, one.values, one.sizes, strict=True)
    points = [f"({x:.14g}, {y:.14g})" for x, y, size in bubbles if above < size <= most]
    return ", ".join(points[:_MOST_NAMED]) + (", ..." if len(points) > _MOST_NAMED else "")
