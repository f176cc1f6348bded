"""What is in a chart's data, and how it is read out."""

from collections.abc import Iterator, Sequence

from deck_documents.paper_document.charts import Branch
from renderer.deck.charts import ChartData, DataSeries
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
    "waterfall": "Waterfall chart",
    "histogram": "Histogram",
    "boxWhisker": "Box-and-whisker chart",
    "funnel": "Funnel",
    "treemap": "Treemap",
    "sunburst": "Sunburst",
}
_LONGEST = 500


def finite(series: Sequence[DataSeries]) -> list[float]:
    """All values there are."""
    return [value for one in series for value in one.values if value is not None]


def total(branch: Branch) -> float:
    """The value of a branch, or the sum of what it is made of; its own counts where that is greater."""
    return max(branch.value or 0.0, sum(total(child) for child in branch.children or ()))


def description(data: ChartData) -> str:
    """The kind of chart, its series, and the extremes of each; of a few parts of a whole, each."""
    heading = _NAMES[data.kind] + (f" of {data.title}" if data.title else "")
    parts = _leaves(data.branches) if data.branches else _extremes(data)
    text = f"{heading}. {'; '.join(parts)}"
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "\u2026"


def _leaves(branches: Sequence[Branch], above: str = "") -> Iterator[str]:
    code = number_format([total(branch) for branch in branches])
    for branch in branches:
        yield f"{above}{branch.name} {shown(total(branch), code)}"
        yield from _leaves(branch.children or (), f"{above}{branch.name} / ")


def _extremes(data: ChartData) -> Iterator[str]:
    code = number_format(finite(data.series))
    for series in data.series:
        found = [(value, index) for index, value in enumerate(series.values) if value is not None]
        if found:
            (low, first), (high, last) = min(found), max(found)
            name = f"{series.name}: " if series.name else ""
            yield f"{name}from {shown(low, code)}{_at(data, first)} to {shown(high, code)}{_at(data, last)}"


def _at(data: ChartData, index: int) -> str:
    if data.kind == "boxWhisker":
        return ""
    return f" ({data.categories[index]})" if index < len(data.categories) and data.categories[index] else ""
