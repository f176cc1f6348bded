"""From the `chartData` of a document to what is asked of its chart."""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar, cast, get_args, overload

from deck_documents.paper_document import chart_evidence, chart_parts, charts
from renderer.deck.charts import (
    Annotation,
    Average,
    AxisOptions,
    Between,
    Bins,
    Branch,
    BridgeOptions,
    ChartData,
    ChartOption,
    ErrorBarOptions,
    Evidence,
    Forecast,
    LabelOptions,
    LegendOptions,
    MarkerOptions,
    SeriesData,
    SeriesOption,
    StepKind,
    Target,
    TrendlineOptions,
)
from renderer.deck.colors import scene_color
from renderer.scene.charts import Grouping

_COMBINED = frozenset({"bar", "line", "area"})
# What says nothing that is not so anyway.
_PLAIN = {"standard", "clustered", "col", "primary", False}

Options = TypeVar("Options")


def chart_of(document: charts.ChartData) -> ChartData:  # noqa: PLR0911 - one row for each member of the union.
    """The chart that a `chartData` describes; nothing of it is lost, only left to the layout."""
    match document:
        case charts.CategoryChart():
            return _category_chart(document)
        case charts.XyChart():
            return _xy_chart(document)
        case charts.StockChart():
            return _stock_chart(document)
        case charts.HistogramChart():
            return _histogram(document)
        case charts.BoxWhiskerChart():
            return _box_plot(document)
        case charts.WaterfallChart():
            return _waterfall(document)
        case charts.FunnelChart():
            stages = document.funnel_data
            return _of_one_series(document, stages.categories, stages.values)
        case charts.TreemapChart():
            return ChartData("treemap", (), (), branches=_branches(document.treemap_data), **_base(document))
        case charts.SunburstChart():
            return ChartData("sunburst", (), (), branches=_branches(document.sunburst_data), **_base(document))


def _base(document: charts.ChartBase) -> dict[str, Any]:
    """What every chart may have."""
    return {
        "title": document.title or "",
        "category_axis": _options(AxisOptions, document.category_axis),
        "value_axis": _options(AxisOptions, document.value_axis),
        "second_category_axis": _options(AxisOptions, document.secondary_category_axis),
        "second_value_axis": _options(AxisOptions, document.secondary_value_axis),
        "legend": _options(LegendOptions, document.legend),
        "labels": _labels(document.data_labels),
        "gap": None if document.gap_width is None else round(document.gap_width),
        "overlap": None if document.overlap is None else round(document.overlap),
        "data_table": bool(document.data_table),
        "annotations": tuple(_options(Annotation, one) for one in document.annotations or ()),
        "emphasis": tuple(document.emphasis or ()),
        "evidence": _evidence(document.evidence),
        "colors": tuple(scene_color(color) for color in document.colors or ()),
        "asked": cast("tuple[ChartOption, ...]", _asked(document, get_args(ChartOption))),
    }


def _evidence(asked: chart_evidence.Evidence | None) -> Evidence:
    if asked is None:
        return Evidence()
    average = asked.average
    return Evidence(
        _options(Between, asked.difference),
        _options(Between, asked.growth),
        _options(Target, asked.target),
        (Average() if average else None) if isinstance(average, bool) else _options(Average, average),
        _options(Forecast, asked.forecast),
    )


def _category_chart(document: charts.CategoryChart) -> ChartData:
    return ChartData(
        kind=document.chart_type,
        categories=tuple(document.categories),
        series=tuple(_series(document, one) for one in document.series),
        grouping=_grouping(document),
        horizontal=None if document.bar_direction is None else document.bar_direction == "bar",
        smooth=bool(document.smooth),
        hole=None if document.hole_size is None else round(document.hole_size),
        radar_style=document.radar_style or "marker",
        **_base(document),
    )


def _series(document: charts.CategoryChart, one: charts.Series) -> SeriesData:
    combined, other = document.chart_type in _COMBINED, one.chart_type != document.chart_type
    asked = cast("tuple[SeriesOption, ...]", _asked(one, get_args(SeriesOption)))
    return SeriesData(
        name=one.name or "",
        values=tuple(one.values),
        color=_color(one.color),
        points=tuple(scene_color(color) for color in one.point_colors or ()),
        kind=one.chart_type if combined and other else None,
        secondary=one.axis == "secondary" and combined,
        smooth=one.smooth,
        marker=_options(MarkerOptions, one.marker),
        labels=_labels(one.data_labels),
        trendline=_options(TrendlineOptions, one.trendline or document.trendline),
        error_bars=_options(ErrorBarOptions, one.error_bars or document.error_bars),
        asked=tuple(option for option in asked if option != "chartType" or other),
    )


def _grouping(document: charts.CategoryChart) -> Grouping:
    asked = {
        "bar": document.bar_grouping,
        "line": document.line_grouping,
        "area": document.area_grouping,
    }.get(document.chart_type)
    return "standard" if asked is None or asked == "clustered" else asked


def _xy_chart(document: charts.XyChart) -> ChartData:
    series = tuple(
        SeriesData(
            name=one.name or "",
            values=tuple(one.y_values),
            xs=tuple(one.x_values),
            sizes=tuple(one.sizes or ()) if document.chart_type == "bubble" else (),
            color=_color(one.color),
            smooth=one.smooth,
            marker=_options(MarkerOptions, one.marker),
            labels=_labels(one.data_labels),
            trendline=_options(TrendlineOptions, one.trendline or document.trendline),
            error_bars=_options(ErrorBarOptions, one.error_bars or document.error_bars),
            asked=cast("tuple[SeriesOption, ...]", _asked(one, get_args(SeriesOption))),
        )
        for one in document.xy_series
    )
    return ChartData(
        kind=document.chart_type,
        categories=(),
        series=series,
        scatter_style=document.scatter_style or "marker",
        bubble_scale=None if document.bubble_scale is None else round(document.bubble_scale),
        **_base(document),
    )


def _of_one_series(
    document: charts.FunnelChart | charts.WaterfallChart,
    categories: Sequence[str],
    values: Sequence[float],
    steps: tuple[StepKind, ...] = (),
) -> ChartData:
    series = SeriesData(document.title or "", tuple(values))
    return ChartData(document.chart_type, tuple(categories), (series,), steps=steps, **_base(document))


def _waterfall(document: charts.WaterfallChart) -> ChartData:
    """Without types the last value is a total, and the others are what their signs say."""
    data = document.waterfall_data
    last = len(data.values) - 1
    steps: Sequence[StepKind] = data.types or [
        "total" if index == last else "increase" if value >= 0 else "decrease"
        for index, value in enumerate(data.values)
    ]
    chart = _of_one_series(document, data.categories, data.values, tuple(steps))
    told = BridgeOptions(good_when=data.good_when, difference=bool(data.difference))
    return replace(chart, bridge=told, totals_at=".waterfallData.values[{}]")


def _stock_chart(document: charts.StockChart) -> ChartData:
    data = document.stock_data
    columns = [
        ("Open", data.open),
        ("High", data.high),
        ("Low", data.low),
        ("Close", data.close),
        ("Volume", data.volume),
    ]
    trendline = _options(TrendlineOptions, document.trendline)
    series = tuple(
        SeriesData(name, tuple(values), trendline=trendline if name == "Close" else None)
        for name, values in columns
        if values is not None
    )
    return ChartData("stock", tuple(data.categories), series, volume=data.volume is not None, **_base(document))


def _histogram(document: charts.HistogramChart) -> ChartData:
    data = document.histogram_data
    series = SeriesData(
        document.title or "Count",
        tuple(data.values),
        trendline=_options(TrendlineOptions, document.trendline),
        error_bars=_options(ErrorBarOptions, document.error_bars),
    )
    return ChartData("histogram", (), (series,), bins=Bins(data.bin_count, data.bin_width), **_base(document))


def _box_plot(document: charts.BoxWhiskerChart) -> ChartData:
    boxes = tuple(
        SeriesData(box.name or "", tuple(box.values), color=_color(box.color)) for box in document.box_whisker_data
    )
    return ChartData("boxWhisker", tuple(box.name for box in boxes), boxes, **_base(document))


def _branches(branches: Sequence[charts.Branch]) -> tuple[Branch, ...]:
    return tuple(
        Branch(branch.name, branch.value or 0.0, _branches(branch.children or ()), _color(branch.color))
        for branch in branches
    )


def _labels(asked: chart_parts.DataLabels | bool | None) -> LabelOptions | bool | None:
    return asked if asked is None or isinstance(asked, bool) else _options(LabelOptions, asked)


@overload
def _options(kind: type[Options], part: None) -> None: ...
@overload
def _options(kind: type[Options], part: object) -> Options: ...
def _options(kind: type[Any], part: object | None) -> Any:
    """What `part` says, field by field of the same names."""
    if part is None:
        return None
    found = {field.name: getattr(part, field.name) for field in fields(kind)}
    if found.get("color") is not None:
        found["color"] = scene_color(found["color"])
    return kind(**found)


def _color(color: Any) -> str | None:
    return None if color is None else scene_color(color)


def _asked(part: Any, options: Sequence[str]) -> tuple[str, ...]:
    """Which of `options`, named as in the document, `part` sets to something."""
    names = {field.alias or name: name for name, field in type(part).model_fields.items()}
    return tuple(option for option in options if option in names and _says(getattr(part, names[option])))


def _says(value: object) -> bool:
    return value is not None and value != [] and not (isinstance(value, str | bool) and value in _PLAIN)
