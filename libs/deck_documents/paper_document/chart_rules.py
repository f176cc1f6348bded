"""Rules of charts: lists that belong together are equally long, and each type has the data it needs."""

from collections.abc import Iterator, Sequence
from typing import Any

from deck_documents.paper_document import charts
from deck_domain.errors import Violation


def chart_faults(chart: Any) -> Iterator[Violation]:
    """The faults of a chart whose fields are well-formed; pointers are relative to what holds the `chartData`."""
    match chart:
        case charts.CategoryChart():
            for index, series in enumerate(chart.series):
                place = f"/chartData/series/{index}/values"
                yield from _as_long(place, series.values, chart.categories, "category")
        case charts.XyChart():
            yield from _xy_faults(chart)
        case charts.WaterfallChart():
            yield from _columns("/chartData/waterfallData", chart.waterfall_data, ("values", "types"))
        case charts.StockChart():
            yield from _columns("/chartData/stockData", chart.stock_data, ("open", "high", "low", "close", "volume"))
        case charts.FunnelChart():
            yield from _columns("/chartData/funnelData", chart.funnel_data, ("values",))
        case charts.TreemapChart():
            yield from _branch_faults(chart.treemap_data, "/chartData/treemapData")
        case charts.SunburstChart():
            yield from _branch_faults(chart.sunburst_data, "/chartData/sunburstData")


def _columns(at: str, data: Any, names: tuple[str, ...]) -> Iterator[Violation]:
    for name in names:
        yield from _as_long(f"{at}/{name}", getattr(data, name), data.categories, "category")


def _xy_faults(chart: charts.XyChart) -> Iterator[Violation]:
    for index, series in enumerate(chart.xy_series):
        at = f"/chartData/xySeries/{index}"
        yield from _as_long(f"{at}/yValues", series.y_values, series.x_values, "x value")
        yield from _as_long(f"{at}/sizes", series.sizes, series.x_values, "x value")
        if chart.chart_type == "bubble" and series.sizes is None:
            yield Violation(f"{at}/sizes", "missing", "Add `sizes`: a bubble has one.")


def _as_long(pointer: str, values: Sequence[Any] | None, others: Sequence[Any], what: str) -> Iterator[Violation]:
    if values is not None and len(values) != len(others):
        message = f"Give {len(others)} values, one for each {what}; there are {len(values)}."
        yield Violation(pointer, "wrong_value_count", message)


def _branch_faults(branches: list[charts.Branch], at: str) -> Iterator[Violation]:
    stack = [(f"{at}/{index}", branch) for index, branch in enumerate(branches)][::-1]
    while stack:
        pointer, branch = stack.pop()
        if branch.value is None and not branch.children:
            yield Violation(f"{pointer}/value", "missing", "Add `value`, or `children` that make it up.")
        inner = [(f"{pointer}/children/{index}", child) for index, child in enumerate(branch.children or ())]
        stack.extend(reversed(inner))
