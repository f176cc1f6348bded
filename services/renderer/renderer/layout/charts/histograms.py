"""Histograms: bars of how many values fall into each bin."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from renderer.deck.charts import ChartData, values_of
from renderer.layout.charts.axis_charts import axis_chart
from renderer.layout.charts.chart_area import ChartArea
from renderer.layout.charts.description import description
from renderer.layout.charts.number_formats import number_format, resolving, shown
from renderer.layout.charts.value_axis import cleaned, rounded_step
from renderer.scene.charts import Chart

_MOST_BINS, _FEWEST_BINS = 50, 5
_MOST_GIVEN = 1000


def histogram(area: ChartArea, data: ChartData) -> Chart:
    """The chart of the counts of all values of `data`."""
    language = area.sheet.language
    _say_wider(area, data)
    bins, counts = histogram_bins(values_of(data.series), data.bins.count, data.bins.width, language)
    counted = replace(data, categories=bins, series=(replace(data.series[0], values=counts),))
    return replace(axis_chart(area, counted), description=description("Histogram", counted, language))


def _say_wider(area: ChartArea, data: ChartData) -> None:
    """Say that there would be too many bins of the width that was asked for."""
    values, width = values_of(data.series), data.bins.width
    if values and width and (count := (max(values) - min(values)) / width) > _MOST_GIVEN:
        message = f"A width of {width:g}, which makes {count:.3g} bins of at most {_MOST_GIVEN}, has no effect here."
        area.no_effect("histogramData.binWidth", message)


def histogram_bins(
    values: Sequence[float], count: int | None = None, width: float | None = None, language: str = "en"
) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """The names of the bins, "0-10" or "-10 - -8", and how many values each holds; the last holds its upper end too.

    Without `count` and `width` the bins have a round width near Sturges' rule.
    """
    if not values:
        return (), ()
    low, high = min(values), max(values)
    if low == high and width is None:
        return (_edge(low, number_format([low]), language),), (float(len(values)),)
    start, step, bins = _bins(low, high, len(values), count, width)
    found = Counter(min(max(int((value - start) / step + 1e-9), 0), bins - 1) for value in values)
    edges = [cleaned(start + step * n, step) for n in range(bins + 1)]
    decimals = max(1 - math.floor(math.log10(step)), 0) if 0 < step < math.inf else 0
    code = resolving(number_format([round(edge, decimals) for edge in edges]), step)
    dash = " \u2013 " if start < 0 else "\u2013"
    names = tuple(f"{_edge(a, code, language)}{dash}{_edge(b, code, language)}" for a, b in pairwise(edges))
    return names, tuple(float(found.get(n, 0)) for n in range(bins))


def _edge(value: float, code: str, language: str) -> str:
    """With a true minus: a hyphen beside the dash between two edges would read as another dash."""
    text = shown(value, code, language)
    return f"\u2212{text[1:]}" if text.startswith("-") else text


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
