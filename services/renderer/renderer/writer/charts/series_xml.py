"""The series of a chart: colors, curves, and references into the workbook with the same numbers cached."""

# ruff: noqa: E501 - markup is easier to read and to compare in whole elements.

from renderer.scene import EMU_PER_PT
from renderer.scene.charts import Chart, Marker, Series
from renderer.writer.charts.labels_xml import labels_xml
from renderer.writer.charts.references_xml import categories_xml, identity_xml, reference_xml
from renderer.writer.charts.text_xml import NO_LINE
from renderer.writer.charts.trendlines_xml import error_bars_xml, trendline_xml
from renderer.writer.charts.workbook import columns_of
from renderer.writer.paint_xml import fill_xml

_EDGE = 19_050


def bar_series(chart: Chart, index: int, language: str) -> str:
    """`c:ser` of a bar chart."""
    return (
        f"<c:ser>{identity_xml(chart, index)}{_filled(chart.series[index])}"
        f'<c:invertIfNegative val="0"/>{_points(chart, index)}{_extras(chart, index, language)}{categories_xml(chart)}{_values(chart, index)}</c:ser>'
    )


def filled_series(chart: Chart, index: int, language: str) -> str:
    """`c:ser` of an area, pie or doughnut chart."""
    return (
        f"<c:ser>{identity_xml(chart, index)}{_filled(chart.series[index])}{_points(chart, index)}"
        f"{_extras(chart, index, language)}{categories_xml(chart)}{_values(chart, index)}</c:ser>"
    )


def line_series(chart: Chart, index: int, language: str) -> str:
    """`c:ser` of a line or stock chart."""
    return (
        f"<c:ser>{identity_xml(chart, index)}{_line(chart, index)}{_marker(chart, index)}{_dots(chart, index)}{_extras(chart, index, language)}"
        f'{categories_xml(chart)}{_values(chart, index)}<c:smooth val="{int(chart.series[index].smooth)}"/></c:ser>'
    )


def radar_series(chart: Chart, index: int, language: str) -> str:
    """`c:ser` of a radar chart."""
    series = chart.series[index]
    fill = f"<c:spPr>{fill_xml(f'{series.color} alpha:45000')}{_outline(series)}</c:spPr>"
    look = fill if chart.radar_style == "filled" else _line(chart, index) + _marker(chart, index)
    return f"<c:ser>{identity_xml(chart, index)}{look}{_extras(chart, index, language)}{categories_xml(chart)}{_values(chart, index)}</c:ser>"


def point_series(chart: Chart, index: int, language: str) -> str:
    """`c:ser` of a scatter chart."""
    return (
        f"<c:ser>{identity_xml(chart, index)}{_line(chart, index)}{_marker(chart, index)}{_extras(chart, index, language)}"
        f"{_numbers('c:xVal', chart, index, 0)}{_numbers('c:yVal', chart, index, 1)}"
        f'<c:smooth val="{int(chart.series[index].smooth)}"/></c:ser>'
    )


def bubble_series(chart: Chart, index: int, language: str) -> str:
    """`c:ser` of a bubble chart."""
    edge = f'<a:ln w="9525">{fill_xml(chart.inks.ground)}</a:ln>'
    fill = f"<c:spPr>{fill_xml(chart.series[index].color)}{edge}</c:spPr>"
    return (
        f'<c:ser>{identity_xml(chart, index)}{fill}<c:invertIfNegative val="0"/>{_extras(chart, index, language)}'
        f"{_numbers('c:xVal', chart, index, 0)}{_numbers('c:yVal', chart, index, 1)}{_numbers('c:bubbleSize', chart, index, 2)}"
        '<c:bubble3D val="0"/></c:ser>'
    )


def _filled(series: Series) -> str:
    edge = f'<a:ln w="{_EDGE}">{fill_xml(series.edge)}</a:ln>' if series.edge else NO_LINE
    return f"<c:spPr>{fill_xml(series.color)}{edge}</c:spPr>"


def _line(chart: Chart, index: int) -> str:
    series = chart.series[index]
    return f"<c:spPr>{_outline(series) if series.width and series.color else NO_LINE}</c:spPr>"


def _outline(series: Series) -> str:
    width, fill = round(series.width * EMU_PER_PT), fill_xml(series.color)
    if not series.rounded:
        return f'<a:ln w="{width}">{fill}</a:ln>'
    return f'<a:ln w="{width}" cap="rnd">{fill}<a:round/></a:ln>'


def _marker(chart: Chart, index: int) -> str:
    return _sign(chart.series[index].marker, chart.series[index].color)


def _sign(marker: Marker | None, color: str | None) -> str:
    if marker is None:
        return '<c:marker><c:symbol val="none"/></c:marker>'
    fill = marker.color or color
    # These signs are only lines.
    edge = f"<a:ln>{fill_xml(fill)}</a:ln>" if marker.symbol in {"x", "star", "plus", "dash", "dot"} else NO_LINE
    look = f"<c:spPr>{fill_xml(fill)}{edge}</c:spPr>"
    return f'<c:marker><c:symbol val="{marker.symbol}"/><c:size val="{marker.size}"/>{look}</c:marker>'


def _points(chart: Chart, index: int) -> str:
    """Bars, slices and rings of other colors than their series."""
    series = chart.series[index]
    edge = f'<a:ln w="{_EDGE}">{fill_xml(series.edge)}</a:ln>' if series.edge else NO_LINE
    if chart.kind in {"pie", "doughnut"}:
        edge = f'<a:ln w="{_EDGE}">{fill_xml(chart.inks.ground)}</a:ln>'
    negative = '<c:invertIfNegative val="0"/>' if (series.kind or chart.kind) == "bar" else ""
    return "".join(
        f'<c:dPt><c:idx val="{n}"/>{negative}<c:bubble3D val="0"/><c:spPr>{fill_xml(color)}{edge}</c:spPr></c:dPt>'
        for n, color in enumerate(series.points[: len(series.values)])
        if color
    )


def _dots(chart: Chart, index: int) -> str:
    """Dots of other colors than their line."""
    series = chart.series[index]
    return "".join(
        f'<c:dPt><c:idx val="{n}"/>{_sign(series.marker or Marker(), color)}<c:bubble3D val="0"/></c:dPt>'
        for n, color in enumerate(series.points[: len(series.values)])
        if color
    )


def _extras(chart: Chart, index: int, language: str) -> str:
    """Labels, the trend and error bars, in this order."""
    series = chart.series[index]
    labels = labels_xml(series.labels, len(series.values), language) if series.labels else ""
    return labels + trendline_xml(series) + error_bars_xml(chart, index)


def _values(chart: Chart, index: int) -> str:
    column = columns_of(chart, index)[0]
    return f"<c:val>{reference_xml(chart, column, chart.series[index].values)}</c:val>"


def _numbers(tag: str, chart: Chart, index: int, part: int) -> str:
    series = chart.series[index]
    numbers = (series.xs, series.values, series.sizes)[part]
    return f"<{tag}>{reference_xml(chart, columns_of(chart, index)[part], numbers)}</{tag}>"
