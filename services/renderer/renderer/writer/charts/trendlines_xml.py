"""What is drawn over a series: its trendline and its error bars."""

from renderer.scene.charts import Chart, ErrorBars, Series
from renderer.writer.charts.references_xml import reference_xml
from renderer.writer.charts.text_xml import line_xml
from renderer.writer.charts.workbook import error_bar_columns
from renderer.writer.markup import NOTHING, Markup, attribute, escape, joined, markup
from renderer.writer.paint_xml import fill_xml


def trendline_xml(series: Series) -> Markup:
    """`c:trendline` of a series, or nothing."""
    trendline = series.trendline
    if trendline is None:
        return NOTHING
    name = markup("<c:name>%s</c:name>", escape(trendline.name)) if trendline.name else NOTHING
    line = markup(
        '<c:spPr><a:ln w="19050" cap="rnd">%s<a:prstDash val="sysDash"/></a:ln></c:spPr>',
        fill_xml(trendline.color or series.color),
    )
    numbers = joined(
        (
            markup('<c:%s val="%s"/>', attribute(tag), attribute(f"{value:.14g}"))
            for tag, value in (
                ("order", trendline.order),
                ("period", trendline.period),
                ("forward", trendline.forward),
                ("backward", trendline.backward),
            )
            if value is not None
        )
    )
    shown = markup('<c:dispRSqr val="%s"/><c:dispEq val="%s"/>', int(trendline.r_squared), int(trendline.equation))
    label = markup('<c:trendlineLbl><c:numFmt formatCode="#,##0.000" sourceLinked="0"/></c:trendlineLbl>')
    label = label if trendline.equation or trendline.r_squared else NOTHING
    return markup(
        '<c:trendline>%s%s<c:trendlineType val="%s"/>%s%s%s</c:trendline>',
        name,
        line,
        attribute(trendline.kind),
        numbers,
        shown,
        label,
    )


def error_bars_xml(chart: Chart, index: int) -> Markup:
    """`c:errBars` of the series `index`, or nothing."""
    bars = chart.series[index].error_bars
    if bars is None:
        return NOTHING
    axis = markup('<c:errDir val="%s"/>', attribute(bars.axis)) if bars.axis else NOTHING
    return markup(
        '<c:errBars>%s<c:errBarType val="%s"/><c:errValType val="%s"/><c:noEndCap val="%s"/>%s%s</c:errBars>',
        axis,
        attribute(bars.direction),
        attribute(bars.kind),
        int(not bars.cap),
        _lengths(chart, index, bars),
        line_xml(chart.inks.second),
    )


def _lengths(chart: Chart, index: int, bars: ErrorBars) -> Markup:
    if bars.kind != "cust":
        return NOTHING if bars.value is None else markup('<c:val val="%s"/>', attribute(repr(bars.value)))
    up, down = error_bar_columns(chart, index)
    return markup(
        "<c:plus>%s</c:plus><c:minus>%s</c:minus>",
        reference_xml(chart, up, bars.plus),
        reference_xml(chart, down, bars.minus),
    )
