"""What is in a chart's data, and how it is read out."""

from renderer.chart_data import ChartData
from renderer.layout.charts.figures import number_format, shown

_NAMES = {
    "bar": "Bar chart",
    "line": "Line chart",
    "area": "Area chart",
    "pie": "Pie chart",
    "doughnut": "Doughnut chart",
    "radar": "Radar chart",
    "scatter": "Scatter chart",
    "bubble": "Bubble chart",
    "stock": "Stock chart",
}
_LONGEST = 500


def finite_values(data: ChartData) -> list[float]:
    """All values there are."""
    return [value for series in data.series for value in series.values if value is not None]


def description(data: ChartData) -> str:
    """The kind of chart, its series, and the extremes of each."""
    heading = _NAMES[data.kind] + (f" of {data.title}" if data.title else "")
    code = number_format(finite_values(data))
    parts = []
    for series in data.series:
        found = [(value, index) for index, value in enumerate(series.values) if value is not None]
        if found:
            (low, first), (high, last) = min(found), max(found)
            name = f"{series.name}: " if series.name else ""
            parts.append(f"{name}from {shown(low, code)}{_at(data, first)} to {shown(high, code)}{_at(data, last)}")
    text = f"{heading}. {'; '.join(parts)}"
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "\u2026"


def _at(data: ChartData, index: int) -> str:
    return f" ({data.categories[index]})" if index < len(data.categories) and data.categories[index] else ""
