"""Which kinds of chart can have which option."""

from collections.abc import Iterator
from typing import Any

from deck_documents.paper_document import charts
from deck_documents.paper_document.charts import ChartBase

COMBINED = frozenset({"bar", "line", "area"})
_POINTS = frozenset({"scatter", "bubble"})
_COLUMNS = frozenset({"bar", "histogram"})
_WITH_AXES = COMBINED | _POINTS | {"stock", "histogram", "boxWhisker", "waterfall"}
_FITTED = COMBINED | _POINTS | {"histogram"}
_ROUND = frozenset({"pie", "doughnut"})
_SHAPES = frozenset({"treemap", "sunburst"})

_CHART = {
    "category_axis": _WITH_AXES | {"radar", "funnel"},
    "value_axis": _WITH_AXES | {"radar"},
    "secondary_category_axis": COMBINED,
    "secondary_value_axis": COMBINED,
    "legend": COMBINED | _POINTS | _ROUND | {"radar", "stock"},
    "data_labels": COMBINED | _POINTS | _ROUND | {"radar", "stock", "histogram", "waterfall", "funnel"} | _SHAPES,
    "gap_width": _COLUMNS | {"boxWhisker", "waterfall", "funnel"},
    "overlap": frozenset({"bar"}),
    "trendline": _FITTED | {"stock"},
    "error_bars": _FITTED,
    "data_table": COMBINED | {"stock", "histogram"},
    "annotations": _WITH_AXES - {"waterfall"},
    "bar_grouping": frozenset({"bar"}),
    "bar_direction": frozenset({"bar"}),
    "line_grouping": frozenset({"line"}),
    "area_grouping": frozenset({"area"}),
    "radar_style": frozenset({"radar"}),
    "smooth": frozenset({"line"}),
    "hole_size": frozenset({"doughnut"}),
    "scatter_style": frozenset({"scatter"}),
    "bubble_scale": frozenset({"bubble"}),
}
_SERIES = {
    "chart_type": COMBINED,
    "axis": COMBINED,
    "smooth": frozenset({"line", "scatter"}),
    "marker": frozenset({"line", "radar", "scatter"}),
    "point_colors": frozenset({"bar", "line", "pie", "doughnut"}),
    "trendline": _FITTED,
    "error_bars": _FITTED,
    "sizes": frozenset({"bubble"}),
}
# What says nothing that is not so anyway.
_PLAIN = {"standard", "clustered", "col", "primary", False}


def without_effect(document: ChartBase) -> Iterator[tuple[str, str]]:
    """What `document` asks for and its kind cannot have: where in the chart, and what."""
    kind: str = getattr(document, "chart_type")  # noqa: B009 - every member of the union has one, their base has none.
    parts = _series_of(document)
    kinds = {kind, *(part.chart_type or kind for _, part in parts if kind in COMBINED)}
    for name, possible in _CHART.items():
        if _says(value := getattr(document, name, None)) and not possible & kinds:
            yield _alias(document, name), f"`{_alias(document, name)}` of a {kind} chart"
        elif value is not None and name.startswith("secondary_") and not any(_second(part) for _, part in parts):
            yield _alias(document, name), "A second axis that no series is measured by"
    for place, part in parts:
        own = (kind in COMBINED and part.chart_type) or kind
        for name, possible in _SERIES.items():
            value = getattr(part, name, None)
            if _says(value) and own not in possible and not (name == "chart_type" and value == kind):
                yield f"{place}.{_alias(part, name)}", f"`{_alias(part, name)}` of a series in a {kind} chart"


def _series_of(document: ChartBase) -> list[tuple[str, Any]]:
    if isinstance(document, charts.CategoryChart):
        return [(f"series[{index}]", one) for index, one in enumerate(document.series)]
    if isinstance(document, charts.XyChart):
        return [(f"xySeries[{index}]", one) for index, one in enumerate(document.xy_series)]
    return []


def _second(part: Any) -> bool:
    return getattr(part, "axis", None) == "secondary"


def _says(value: object) -> bool:
    return value is not None and value != [] and not (isinstance(value, str | bool) and value in _PLAIN)


def _alias(part: Any, name: str) -> str:
    return type(part).model_fields[name].alias or name
