"""Any valid chart is drawn, within its place and without losing a name."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

_WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=12)
_NUMBERS = st.floats(-1e12, 1e12) | st.sampled_from([0.0, 1e-9, 1e100, -1e100, 1e12 + 1, 1e-300])
_COLORS = st.sampled_from(["#123456", "accent2", {"scheme": "accent1", "lumMod": 50}])
_SIZES = st.floats(4, 40)
_AXES = st.fixed_dictionaries(
    {},
    optional={
        "title": _WORDS,
        "min": _NUMBERS,
        "max": _NUMBERS,
        "majorUnit": st.floats(0.1, 1e6),
        "numberFormat": st.sampled_from(["0", "0.0%", "#,##0", '0.0"M"', ""]),
        "visible": st.booleans(),
        "gridlines": st.booleans(),
        "logBase": st.floats(2, 100),
        "reverse": st.booleans(),
        "position": st.sampled_from(["top", "bottom", "left", "right"]),
        "labelRotation": st.floats(-360, 360),
        "fontSize": _SIZES,
        "color": _COLORS,
    },
)
_LABELS = st.booleans() | st.fixed_dictionaries(
    {},
    optional={
        "showValue": st.booleans(),
        "showCategory": st.booleans(),
        "showPercent": st.booleans(),
        "position": st.sampled_from(["center", "insideEnd", "outsideEnd", "left", "top"]),
        "fontSize": _SIZES,
    },
)
_YEARS = st.integers(2020, 2023).map(str)
_BETWEEN = st.fixed_dictionaries({"from": _YEARS, "to": _YEARS})
_OPTIONS = st.fixed_dictionaries(
    {},
    optional={
        "title": _WORDS,
        "categoryAxis": _AXES,
        "valueAxis": _AXES,
        "secondaryValueAxis": _AXES,
        "legend": st.fixed_dictionaries(
            {"position": st.sampled_from(["top", "bottom", "left", "right", "topRight", "none"])},
            optional={"overlay": st.booleans(), "fontSize": _SIZES},
        ),
        "dataLabels": _LABELS,
        "gapWidth": st.floats(0, 500),
        "overlap": st.floats(-100, 100),
        "trendline": st.fixed_dictionaries(
            {"type": st.sampled_from(["linear", "exponential", "logarithmic", "polynomial", "power", "movingAverage"])}
        ),
        "errorBars": st.fixed_dictionaries({"type": st.sampled_from(["fixedValue", "percentage", "standardError"])}),
        "dataTable": st.booleans(),
        "annotations": st.lists(
            st.fixed_dictionaries({"text": _WORDS}, optional={"x": _NUMBERS | _WORDS, "y": _NUMBERS}), max_size=4
        ),
        "colors": st.lists(_COLORS, max_size=3),
        "evidence": st.fixed_dictionaries(
            {},
            optional={
                "difference": _BETWEEN,
                "growth": _BETWEEN,
                "target": st.fixed_dictionaries({"value": _NUMBERS}, optional={"label": _WORDS}),
                "average": st.booleans(),
                "forecast": st.fixed_dictionaries({"from": _YEARS}, optional={"label": _WORDS}),
            },
        ),
    },
)


@st.composite
def _data(draw: st.DrawFn, kind: str) -> dict[str, Any]:
    count = draw(st.integers(0, 9))
    numbers: st.SearchStrategy[Any] = st.lists(_NUMBERS, min_size=count, max_size=count)
    words = st.lists(_WORDS, min_size=count, max_size=count)
    names = draw(words | st.just([str(2020 + n) for n in range(count)]))
    if kind in {"bar", "line", "pie", "area", "doughnut", "radar"}:
        extra = {"chartType": st.sampled_from(["bar", "line", "area"]), "axis": st.just("secondary"), "name": _WORDS}
        one = st.fixed_dictionaries(
            {"values": st.lists(_NUMBERS | st.none(), min_size=count, max_size=count)}, optional=extra
        )
        return {"categories": names, "series": draw(st.lists(one, max_size=5))}
    if kind in {"scatter", "bubble"}:
        one = st.fixed_dictionaries({"xValues": numbers, "yValues": numbers, "sizes": numbers, "name": _WORDS})
        return {"xySeries": draw(st.lists(one, max_size=4))}
    columns = {"categories": names, "values": draw(numbers)}
    if kind == "stock":
        return {
            "stockData": {"categories": names, **{key: draw(numbers) for key in ("high", "low", "close", "volume")}}
        }
    if kind in {"treemap", "sunburst"}:
        leaf = st.fixed_dictionaries({"name": _WORDS, "value": st.floats(0, 1e9)})
        branch = st.fixed_dictionaries({"name": _WORDS, "children": st.lists(leaf, min_size=1, max_size=5)})
        return {f"{kind}Data": draw(st.lists(leaf | branch, max_size=6))}
    if kind == "boxWhisker":
        return {
            "boxWhiskerData": draw(st.lists(st.fixed_dictionaries({"values": numbers, "name": _WORDS}), max_size=5))
        }
    return {f"{kind}Data": {"values": columns["values"]} if kind == "histogram" else columns}


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_chart_is_drawn(kind: str, data: st.DataObject, draw: Any) -> None:
    """In a large box and in a small one."""
    chart = {"chartType": kind, **data.draw(_data(kind)), **data.draw(_OPTIONS)}
    style = data.draw(st.sampled_from([{"width": 880, "height": 480}, {"width": 90, "height": 60}]))
    drawn = draw(chart, style=style)
    shown = drawn.slide.xpath("string(.)")
    for note in chart.get("annotations", []) if drawn.chart is not None and "annotations" not in drawn.unused() else []:
        told = any(where.startswith("annotations") for where in drawn.unused())
        assert told or note["text"] in shown
