"""How values spread: the bins of a histogram, the quartiles of a box."""

import math
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from renderer.layout.charts.figures import number_format, rounded_step, shown

_MOST_BINS, _FEWEST_BINS = 50, 5
_MOST_GIVEN = 1000


def histogram_bins(
    values: Sequence[float], count: int | None = None, width: float | None = None
) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """The names of the bins, "0-10", and how many values each holds; the last bin holds its upper end too.

    Without `count` and `width` the bins have a round width near Sturges' rule.
    """
    if not values:
        return (), ()
    low, high = min(values), max(values)
    start, step, bins = _bins(low, high, len(values), count, width)
    found = Counter(min(max(int((value - start) / step + 1e-9), 0), bins - 1) for value in values)
    edges = [float(f"{start + step * n:.12g}") for n in range(bins + 1)]
    decimals = max(1 - math.floor(math.log10(step)), 0) if 0 < step < math.inf else 0
    code = number_format([round(edge, decimals) for edge in edges])
    names = tuple(f"{shown(a, code)}\u2013{shown(b, code)}" for a, b in pairwise(edges))
    return names, tuple(float(found.get(n, 0)) for n in range(bins))


def _bins(low: float, high: float, size: int, count: int | None, width: float | None) -> tuple[float, float, int]:
    span = high - low
    if not math.isfinite(span) or span <= 0:
        step = width or max(abs(low), 1.0)
        return low, step if math.isfinite(span) else math.inf, 1
    if width is None and count is not None:
        return low, span / count, count
    if width is None:
        wanted = min(max(math.ceil(math.log2(size)) + 1, _FEWEST_BINS), _MOST_BINS)
        width = rounded_step(span / wanted)
    width = max(width, span / _MOST_GIVEN)
    start = math.floor(low / width + 1e-9) * width
    return start, width, max(math.ceil((high - start) / width - 1e-9), 1)


def quartiles(values: Sequence[float]) -> tuple[float, float, float, float, float]:
    """Least, lower quartile, median, upper quartile and greatest, between neighbours as spreadsheets reckon."""
    ordered = sorted(values)

    def at(share: float) -> float:
        place = (len(ordered) - 1) * share
        below = int(place)
        above = min(below + 1, len(ordered) - 1)
        return ordered[below] + (ordered[above] - ordered[below]) * (place - below)

    return ordered[0], at(0.25), at(0.5), at(0.75), ordered[-1]
