"""From the `chartData` of a document to what its chart says."""

from typing import Any

from deck_documents.paper_document import charts
from deck_documents.paper_document.charts import ChartBase
from deck_documents.paper_document.charts import ChartData as Document
from renderer.deck.charts import ChartData, DataSeries, Grouping, StepKind
from renderer.deck.colors import scene_color
from renderer.layout.charts.legality import COMBINED, without_effect
from renderer.layout.charts.setting import color_of
from renderer.layout.charts.spreads import histogram_bins

_SMALLEST_BUBBLES = 5
_BUBBLES = ((12, 60), (25, 40), (60, 25), (120, 16))


def chart_of(document: Document) -> ChartData:
    """The chart that a `chartData` describes; nothing of it is lost, only left to the layout."""
    match document:
        case charts.CategoryChart():
            return _categories(document)
        case charts.XyChart():
            return _points(document)
        case charts.StockChart():
            return _stock(document)
        case charts.HistogramChart():
            return _histogram(document)
        case charts.BoxWhiskerChart():
            return _boxes(document)
        case _:
            return _parts(document)


def _parts(
    document: charts.WaterfallChart | charts.FunnelChart | charts.TreemapChart | charts.SunburstChart,
) -> ChartData:
    """Steps, stages and branches."""
    base = _base(document)
    match document:
        case charts.TreemapChart():
            return ChartData("treemap", (), (), branches=tuple(document.treemap_data), **base)
        case charts.SunburstChart():
            return ChartData("sunburst", (), (), branches=tuple(document.sunburst_data), **base)
        case charts.FunnelChart():
            stages = document.funnel_data
            series = (DataSeries(document.title or "", tuple(stages.values)),)
            return ChartData("funnel", tuple(stages.categories), series, **base)
        case charts.WaterfallChart():
            data = document.waterfall_data
            series = (DataSeries(document.title or "", tuple(data.values)),)
            return ChartData("waterfall", tuple(data.categories), series, steps=_steps(data), **base)


def _base(document: ChartBase) -> dict[str, Any]:
    """What every chart may have."""
    return {
        "title": document.title or "",
        "category_axis": document.category_axis,
        "value_axis": document.value_axis,
        "second_category_axis": document.secondary_category_axis,
        "second_value_axis": document.secondary_value_axis,
        "legend": document.legend,
        "labels": document.data_labels,
        "gap": None if document.gap_width is None else round(document.gap_width),
        "overlap": None if document.overlap is None else round(document.overlap),
        "table": bool(document.data_table),
        "annotations": tuple(document.annotations or ()),
        "colors": tuple(scene_color(color) for color in document.colors or ()),
        "ignored": tuple(without_effect(document)),
    }


def _categories(document: charts.CategoryChart) -> ChartData:
    kind = document.chart_type
    return ChartData(
        kind=kind,
        categories=tuple(document.categories),
        series=tuple(_series(document, one) for one in document.series),
        grouping=_grouping(document),
        horizontal=None if document.bar_direction is None else document.bar_direction == "bar",
        smooth=bool(document.smooth),
        hole=58 if document.hole_size is None else round(document.hole_size),
        radar=document.radar_style or "marker",
        **_base(document),
    )


def _series(document: charts.CategoryChart, one: charts.Series) -> DataSeries:
    kind = one.chart_type if document.chart_type in COMBINED and one.chart_type != document.chart_type else None
    return DataSeries(
        name=one.name or "",
        values=tuple(one.values),
        color=color_of(one.color),
        points=tuple(scene_color(color) for color in one.point_colors or ()),
        kind=kind,
        secondary=one.axis == "secondary" and document.chart_type in COMBINED,
        smooth=one.smooth,
        marker=one.marker,
        labels=one.data_labels,
        trend=one.trendline or document.trendline,
        errors=one.error_bars or document.error_bars,
    )


def _grouping(document: charts.CategoryChart) -> Grouping:
    asked = {
        "bar": document.bar_grouping,
        "line": document.line_grouping,
        "area": document.area_grouping,
    }.get(document.chart_type)
    return "standard" if asked is None or asked == "clustered" else asked


def _points(document: charts.XyChart) -> ChartData:
    series = tuple(
        DataSeries(
            name=one.name or "",
            values=tuple(one.y_values),
            xs=tuple(one.x_values),
            sizes=tuple(one.sizes or ()) if document.chart_type == "bubble" else (),
            color=color_of(one.color),
            smooth=one.smooth,
            marker=one.marker,
            labels=one.data_labels,
            trend=one.trendline or document.trendline,
            errors=one.error_bars or document.error_bars,
        )
        for one in document.xy_series
    )
    asked, count = document.bubble_scale, sum(len(one.values) for one in series)
    scale = _bubble_scale(count) if asked is None else max(round(asked), _SMALLEST_BUBBLES)
    return ChartData(
        kind=document.chart_type,
        categories=(),
        series=series,
        scatter=document.scatter_style or "marker",
        bubble_scale=scale,
        **_base(document),
    )


def _bubble_scale(count: int) -> int:
    """The more bubbles, the smaller, so that they stay apart."""
    return next((scale for most, scale in _BUBBLES if count <= most), _SMALLEST_BUBBLES * 2)


def _steps(data: charts.WaterfallData) -> tuple[StepKind, ...]:
    if data.types is not None:
        return tuple(data.types)
    last = len(data.values) - 1
    return tuple(
        "total" if index == last else "increase" if value >= 0 else "decrease"
        for index, value in enumerate(data.values)
    )


def _stock(document: charts.StockChart) -> ChartData:
    data = document.stock_data
    columns = [
        ("Open", data.open),
        ("High", data.high),
        ("Low", data.low),
        ("Close", data.close),
        ("Volume", data.volume),
    ]
    series = tuple(
        DataSeries(name, tuple(values), trend=document.trendline if name == "Close" else None)
        for name, values in columns
        if values is not None
    )
    return ChartData("stock", tuple(data.categories), series, volume=data.volume is not None, **_base(document))


def _boxes(document: charts.BoxWhiskerChart) -> ChartData:
    boxes = tuple(
        DataSeries(box.name or "", tuple(box.values), color=color_of(box.color)) for box in document.box_whisker_data
    )
    return ChartData("boxWhisker", tuple(box.name for box in boxes), boxes, **_base(document))


def _histogram(document: charts.HistogramChart) -> ChartData:
    data = document.histogram_data
    names, counts = histogram_bins(data.values, data.bin_count, data.bin_width)
    series = (DataSeries(document.title or "Count", counts, trend=document.trendline, errors=document.error_bars),)
    return ChartData("histogram", names, series, **_base(document))
