"""What is drawn over a series: its trendline and its error bars."""

# ruff: noqa: E501 - markup is easier to read and to compare in whole elements.

from xml.sax.saxutils import escape

from renderer.scene.charts import Chart, ErrorBars, Series
from renderer.writer.charts.references_xml import reference_xml
from renderer.writer.charts.text_xml import line_xml
from renderer.writer.charts.workbook import error_bar_columns
from renderer.writer.paint_xml import fill_xml


def trendline_xml(series: Series) -> str:
    """`c:trendline` of a series, or nothing."""
    trendline = series.trendline
    if trendline is None:
        return ""
    name = f"<c:name>{escape(trendline.name)}</c:name>" if trendline.name else ""
    line = f'<c:spPr><a:ln w="19050" cap="rnd">{fill_xml(trendline.color or series.color)}<a:prstDash val="sysDash"/></a:ln></c:spPr>'
    numbers = "".join(
        f'<c:{tag} val="{value:g}"/>'
        for tag, value in (
            ("order", trendline.order),
            ("period", trendline.period),
            ("forward", trendline.forward),
            ("backward", trendline.backward),
        )
        if value is not None
    )
    shown = f'<c:dispRSqr val="{int(trendline.r_squared)}"/><c:dispEq val="{int(trendline.equation)}"/>'
    label = '<c:trendlineLbl><c:numFmt formatCode="#,##0.000" sourceLinked="0"/></c:trendlineLbl>'
    label = label if trendline.equation or trendline.r_squared else ""
    return f'<c:trendline>{name}{line}<c:trendlineType val="{trendline.kind}"/>{numbers}{shown}{label}</c:trendline>'


def error_bars_xml(chart: Chart, index: int) -> str:
    """`c:errBars` of the series `index`, or nothing."""
    bars = chart.series[index].error_bars
    if bars is None:
        return ""
    axis = f'<c:errDir val="{bars.axis}"/>' if bars.axis else ""
    return (
        f'<c:errBars>{axis}<c:errBarType val="{bars.direction}"/><c:errValType val="{bars.kind}"/>'
        f'<c:noEndCap val="{int(not bars.cap)}"/>{_lengths(chart, index, bars)}{line_xml(chart.inks.second)}</c:errBars>'
    )


def _lengths(chart: Chart, index: int, bars: ErrorBars) -> str:
    if bars.kind != "cust":
        return "" if bars.value is None else f'<c:val val="{bars.value!r}"/>'
    up, down = error_bar_columns(chart, index)
    return f"<c:plus>{reference_xml(chart, up, bars.plus)}</c:plus><c:minus>{reference_xml(chart, down, bars.minus)}</c:minus>"
