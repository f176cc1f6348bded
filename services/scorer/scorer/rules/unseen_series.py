"""A series that nobody can see, because another one on the same axis dwarfs it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from deck_domain.findings import Family, Impact
from deck_presentation.model import Chart, Series
from scorer.rules.evidence import Evidence
from scorer.rules.extent import beyond, of_shape
from scorer.rules.rule import Hit, Rule

_PLOTS = ("barChart", "lineChart", "areaChart")
_LEAST = 0.02
"""Of the largest value on the axis: what is smaller is a line of a few pixels on a chart of half a slide."""


def unseen_series(evidence: Evidence) -> Iterator[Hit]:
    """Bars, a line or an area whose largest value is not a fiftieth of what else stands on the axis, without labels."""
    for slide in evidence.deck.slides:
        for shape in slide.shapes:
            if shape.chart is None or shape.hidden:
                continue
            unseen = list(_unseen(shape.chart))
            if unseen:
                share = min(share for _, share in unseen)
                names = ", ".join(f'"{series.name}"' for series, _ in unseen if series.name) or "a series"
                message = f'"{shape.name}" hides {names}, {share:.1%} of the largest value on the same axis.'
                degree = beyond(1 / max(share, 1e-6), 1 / _LEAST, 10 / _LEAST)
                yield Hit(message, slide, shape, extent=of_shape(degree, shape, evidence.deck))


def _unseen(chart: Chart) -> Iterator[tuple[Series, float]]:
    """Series with their largest value as a share of the largest on their axis."""
    scales: dict[str, list[Series]] = defaultdict(list)
    for series in chart.series:
        if series.scale and series.plot in _PLOTS and _largest(series.values):
            scales[series.scale].append(series)
    for found in scales.values():
        whole = max(_largest(series.values) for series in found)
        for series in found:
            share = _largest(series.values) / whole
            if share < _LEAST and not series.shows_values:
                yield series, share


def _largest(values: Sequence[float | None]) -> float:
    return max((abs(value) for value in values if value is not None), default=0.0)


RULES = (
    Rule(
        "DAT606",
        "SERIES_TOO_SMALL_TO_SEE",
        "chart",
        Family.LEGIBILITY,
        Impact.WARNING,
        "a series that another one on the same axis dwarfs",
        "Give it a chart of its own, or an axis of its own, or write its values.",
        unseen_series,
        why="A legend that names bars nobody can find makes readers doubt the rest.",
        source="Few, Show Me the Numbers (quantities of different scale belong into charts of their own).",
        example="Millions of moves beside the cost of one in euros, on one axis.",
    ),
)
