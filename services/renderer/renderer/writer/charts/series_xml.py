"""The series of a plot: colours, curves, and references into the workbook with the same numbers cached."""

# ruff: noqa: E501 - markup is easier to read and to compare in whole elements.

from collections.abc import Sequence
from xml.sax.saxutils import escape

from renderer.scene import EMU_PER_PT
from renderer.scene.charts import Errors, Marker, Plot, PlotSeries
from renderer.writer.charts.chart_workbook import columns_of, error_columns
from renderer.writer.charts.labels_xml import labels_xml
from renderer.writer.charts.text_xml import NO_LINE, line_xml
from renderer.writer.charts.workbook import column_name, digits
from renderer.writer.paint_xml import fill_xml

_EDGE = 19_050


def bar_series(plot: Plot, index: int, language: str) -> str:
    """`c:ser` of a bar chart."""
    return (
        f"<c:ser>{_identity(plot, index)}{_filled(plot.series[index])}"
        f'<c:invertIfNegative val="0"/>{_points(plot, index)}{_extras(plot, index, language)}{_categories(plot)}{_values(plot, index)}</c:ser>'
    )


def filled_series(plot: Plot, index: int, language: str) -> str:
    """`c:ser` of an area, pie or doughnut chart."""
    return (
        f"<c:ser>{_identity(plot, index)}{_filled(plot.series[index])}{_points(plot, index)}"
        f"{_extras(plot, index, language)}{_categories(plot)}{_values(plot, index)}</c:ser>"
    )


def line_series(plot: Plot, index: int, language: str) -> str:
    """`c:ser` of a line or stock chart."""
    return (
        f"<c:ser>{_identity(plot, index)}{_line(plot, index)}{_marker(plot, index)}{_dots(plot, index)}{_extras(plot, index, language)}"
        f'{_categories(plot)}{_values(plot, index)}<c:smooth val="{int(plot.series[index].smooth)}"/></c:ser>'
    )


def radar_series(plot: Plot, index: int, language: str) -> str:
    """`c:ser` of a radar chart."""
    series = plot.series[index]
    fill = f"<c:spPr>{fill_xml(f'{series.color} alpha:45000')}{_outline(series)}</c:spPr>"
    look = fill if plot.radar == "filled" else _line(plot, index) + _marker(plot, index)
    return f"<c:ser>{_identity(plot, index)}{look}{_extras(plot, index, language)}{_categories(plot)}{_values(plot, index)}</c:ser>"


def point_series(plot: Plot, index: int, language: str) -> str:
    """`c:ser` of a scatter chart."""
    return (
        f"<c:ser>{_identity(plot, index)}{_line(plot, index)}{_marker(plot, index)}{_extras(plot, index, language)}"
        f"{_numbers('c:xVal', plot, index, 0)}{_numbers('c:yVal', plot, index, 1)}"
        f'<c:smooth val="{int(plot.series[index].smooth)}"/></c:ser>'
    )


def bubble_series(plot: Plot, index: int, language: str) -> str:
    """`c:ser` of a bubble chart."""
    edge = f'<a:ln w="9525">{fill_xml(plot.inks.ground)}</a:ln>'
    fill = f"<c:spPr>{fill_xml(plot.series[index].color)}{edge}</c:spPr>"
    return (
        f'<c:ser>{_identity(plot, index)}{fill}<c:invertIfNegative val="0"/>{_extras(plot, index, language)}'
        f"{_numbers('c:xVal', plot, index, 0)}{_numbers('c:yVal', plot, index, 1)}{_numbers('c:bubbleSize', plot, index, 2)}"
        '<c:bubble3D val="0"/></c:ser>'
    )


def _identity(plot: Plot, index: int) -> str:
    column, name = columns_of(plot, index)[-1 if not plot.series[index].xs else 1], plot.series[index].name
    cached = f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(name)}</c:v></c:pt></c:strCache>'
    place = f"{plot.sheet}!${column_name(column)}$1"
    return f'<c:idx val="{index}"/><c:order val="{index}"/><c:tx><c:strRef><c:f>{place}</c:f>{cached}</c:strRef></c:tx>'


def _filled(series: PlotSeries) -> str:
    edge = f'<a:ln w="{_EDGE}">{fill_xml(series.edge)}</a:ln>' if series.edge else NO_LINE
    return f"<c:spPr>{fill_xml(series.color)}{edge}</c:spPr>"


def _line(plot: Plot, index: int) -> str:
    series = plot.series[index]
    return f"<c:spPr>{_outline(series) if series.width and series.color else NO_LINE}</c:spPr>"


def _outline(series: PlotSeries) -> str:
    width, fill = round(series.width * EMU_PER_PT), fill_xml(series.color)
    if not series.rounded:
        return f'<a:ln w="{width}">{fill}</a:ln>'
    return f'<a:ln w="{width}" cap="rnd">{fill}<a:round/></a:ln>'


def _marker(plot: Plot, index: int) -> str:
    return _sign(plot.series[index].marker, plot.series[index].color)


def _sign(marker: Marker | None, color: str | None) -> str:
    if marker is None:
        return '<c:marker><c:symbol val="none"/></c:marker>'
    fill = marker.color or color
    # These signs are only lines.
    edge = f"<a:ln>{fill_xml(fill)}</a:ln>" if marker.symbol in {"x", "star", "plus", "dash", "dot"} else NO_LINE
    look = f"<c:spPr>{fill_xml(fill)}{edge}</c:spPr>"
    return f'<c:marker><c:symbol val="{marker.symbol}"/><c:size val="{marker.size}"/>{look}</c:marker>'


def _points(plot: Plot, index: int) -> str:
    """Bars, slices and rings of other colours than their series."""
    series = plot.series[index]
    edge = f'<a:ln w="{_EDGE}">{fill_xml(series.edge)}</a:ln>' if series.edge else NO_LINE
    if plot.kind in {"pie", "doughnut"}:
        edge = f'<a:ln w="{_EDGE}">{fill_xml(plot.inks.ground)}</a:ln>'
    negative = '<c:invertIfNegative val="0"/>' if (series.kind or plot.kind) == "bar" else ""
    return "".join(
        f'<c:dPt><c:idx val="{n}"/>{negative}<c:bubble3D val="0"/><c:spPr>{fill_xml(color)}{edge}</c:spPr></c:dPt>'
        for n, color in enumerate(series.points[: len(series.values)])
        if color
    )


def _dots(plot: Plot, index: int) -> str:
    """Dots of other colours than their line."""
    series = plot.series[index]
    return "".join(
        f'<c:dPt><c:idx val="{n}"/>{_sign(series.marker or Marker(), color)}<c:bubble3D val="0"/></c:dPt>'
        for n, color in enumerate(series.points[: len(series.values)])
        if color
    )


def _extras(plot: Plot, index: int, language: str) -> str:
    """Labels, the trend and error bars, in this order."""
    series = plot.series[index]
    labels = labels_xml(series.labels, len(series.values), language) if series.labels else ""
    return labels + _trend(series) + _errors(plot, index)


def _trend(series: PlotSeries) -> str:
    trend = series.trend
    if trend is None:
        return ""
    name = f"<c:name>{escape(trend.name)}</c:name>" if trend.name else ""
    line = f'<c:spPr><a:ln w="19050" cap="rnd">{fill_xml(trend.color or series.color)}<a:prstDash val="sysDash"/></a:ln></c:spPr>'
    numbers = "".join(
        f'<c:{tag} val="{value:g}"/>'
        for tag, value in (
            ("order", trend.order),
            ("period", trend.period),
            ("forward", trend.forward),
            ("backward", trend.backward),
        )
        if value is not None
    )
    shown = f'<c:dispRSqr val="{int(trend.r_squared)}"/><c:dispEq val="{int(trend.equation)}"/>'
    label = '<c:trendlineLbl><c:numFmt formatCode="#,##0.000" sourceLinked="0"/></c:trendlineLbl>'
    label = label if trend.equation or trend.r_squared else ""
    return f'<c:trendline>{name}{line}<c:trendlineType val="{trend.kind}"/>{numbers}{shown}{label}</c:trendline>'


def _errors(plot: Plot, index: int) -> str:
    errors = plot.series[index].errors
    if errors is None:
        return ""
    axis = f'<c:errDir val="{errors.axis}"/>' if errors.axis else ""
    return (
        f'<c:errBars>{axis}<c:errBarType val="{errors.side}"/><c:errValType val="{errors.kind}"/>'
        f'<c:noEndCap val="{int(not errors.cap)}"/>{_lengths(plot, index, errors)}{line_xml(plot.inks.second)}</c:errBars>'
    )


def _lengths(plot: Plot, index: int, errors: Errors) -> str:
    if errors.kind != "cust":
        return "" if errors.value is None else f'<c:val val="{errors.value!r}"/>'
    up, down = error_columns(plot, index)
    return (
        f"<c:plus>{_reference(plot, up, errors.plus)}</c:plus><c:minus>{_reference(plot, down, errors.minus)}</c:minus>"
    )


def _categories(plot: Plot) -> str:
    count = len(plot.categories)
    names = "".join(f'<c:pt idx="{n}"><c:v>{escape(name)}</c:v></c:pt>' for n, name in enumerate(plot.categories))
    return (
        f'<c:cat><c:strRef><c:f>{plot.sheet}!$A$2:$A${count + 1}</c:f><c:strCache><c:ptCount val="{count}"/>{names}</c:strCache>'
        "</c:strRef></c:cat>"
    )


def _values(plot: Plot, index: int) -> str:
    column = columns_of(plot, index)[0]
    return f"<c:val>{_reference(plot, column, plot.series[index].values)}</c:val>"


def _numbers(tag: str, plot: Plot, index: int, part: int) -> str:
    series = plot.series[index]
    numbers = (series.xs, series.values, series.sizes)[part]
    return f"<{tag}>{_reference(plot, columns_of(plot, index)[part], numbers)}</{tag}>"


def _reference(plot: Plot, column: int, numbers: Sequence[float | None]) -> str:
    name, count = column_name(column), len(numbers)
    points = "".join(f'<c:pt idx="{n}"><c:v>{digits(v)}</c:v></c:pt>' for n, v in enumerate(numbers) if v is not None)
    return (
        f"<c:numRef><c:f>{plot.sheet}!${name}$2:${name}${count + 1}</c:f><c:numCache>"
        f'<c:formatCode>{escape(plot.number_format)}</c:formatCode><c:ptCount val="{count}"/>{points}</c:numCache></c:numRef>'
    )
