"""The series of a chart: colors, curves, and references into the workbook with the same numbers cached."""

from dataclasses import replace

from renderer.scene import EMU_PER_PT
from renderer.scene.charts import Chart, Marker, Series
from renderer.writer.charts.labels_xml import label_cells_xml, labels_xml
from renderer.writer.charts.references_xml import categories_xml, identity_xml, reference_xml
from renderer.writer.charts.text_xml import NO_LINE
from renderer.writer.charts.trendlines_xml import error_bars_xml, trendline_xml
from renderer.writer.charts.workbook import columns_of
from renderer.writer.markup import NOTHING, Markup, attribute, joined, markup
from renderer.writer.paint_xml import fill_xml

_EDGE = 19_050
_LARGER = 3
"""Pt by which a dot of another color is larger than those of its line."""


def bar_series(chart: Chart, index: int, language: str) -> Markup:
    """`c:ser` of a bar chart."""
    return markup(
        '<c:ser>%s%s<c:invertIfNegative val="0"/>%s%s%s</c:ser>',
        identity_xml(chart, index),
        _filled(chart.series[index]),
        _points(chart, index),
        _data(chart, index, language),
        label_cells_xml(chart, index),
    )


def filled_series(chart: Chart, index: int, language: str) -> Markup:
    """`c:ser` of an area, pie or doughnut chart."""
    return markup(
        "<c:ser>%s%s%s%s%s</c:ser>",
        identity_xml(chart, index),
        _filled(chart.series[index]),
        _points(chart, index),
        _data(chart, index, language),
        label_cells_xml(chart, index),
    )


def line_series(chart: Chart, index: int, language: str) -> Markup:
    """`c:ser` of a line or stock chart."""
    return markup(
        '<c:ser>%s%s%s%s%s<c:smooth val="%s"/>%s</c:ser>',
        identity_xml(chart, index),
        _line(chart, index),
        _marker(chart, index),
        _dots(chart, index),
        _data(chart, index, language),
        int(chart.series[index].smooth),
        label_cells_xml(chart, index),
    )


def radar_series(chart: Chart, index: int, language: str) -> Markup:
    """`c:ser` of a radar chart."""
    series = chart.series[index]
    fill = markup("<c:spPr>%s%s</c:spPr>", fill_xml(f"{series.color} alpha:45000"), _outline(series))
    look = fill if chart.radar_style == "filled" else joined((_line(chart, index), _marker(chart, index)))
    return markup(
        "<c:ser>%s%s%s%s</c:ser>",
        identity_xml(chart, index),
        look,
        _data(chart, index, language),
        label_cells_xml(chart, index),
    )


def point_series(chart: Chart, index: int, language: str) -> Markup:
    """`c:ser` of a scatter chart."""
    return markup(
        '<c:ser>%s%s%s%s%s%s<c:smooth val="%s"/>%s</c:ser>',
        identity_xml(chart, index),
        _line(chart, index),
        _marker(chart, index),
        _extras(chart, index, language),
        _numbers("c:xVal", chart, index, 0),
        _numbers("c:yVal", chart, index, 1),
        int(chart.series[index].smooth),
        label_cells_xml(chart, index),
    )


def bubble_series(chart: Chart, index: int, language: str) -> Markup:
    """`c:ser` of a bubble chart."""
    edge = markup('<a:ln w="9525">%s</a:ln>', fill_xml(chart.inks.ground))
    fill = markup("<c:spPr>%s%s</c:spPr>", fill_xml(chart.series[index].color), edge)
    return markup(
        '<c:ser>%s%s<c:invertIfNegative val="0"/>%s%s%s%s<c:bubble3D val="0"/>%s</c:ser>',
        identity_xml(chart, index),
        fill,
        _extras(chart, index, language),
        _numbers("c:xVal", chart, index, 0),
        _numbers("c:yVal", chart, index, 1),
        _numbers("c:bubbleSize", chart, index, 2),
        label_cells_xml(chart, index),
    )


def _filled(series: Series) -> Markup:
    edge = markup('<a:ln w="%s">%s</a:ln>', _EDGE, fill_xml(series.edge)) if series.edge else NO_LINE
    return markup("<c:spPr>%s%s</c:spPr>", fill_xml(series.color), edge)


def _line(chart: Chart, index: int) -> Markup:
    series = chart.series[index]
    return markup("<c:spPr>%s</c:spPr>", _outline(series) if series.width and series.color else NO_LINE)


def _outline(series: Series) -> Markup:
    width, fill = round(series.width * EMU_PER_PT), fill_xml(series.color)
    if not series.rounded:
        return markup('<a:ln w="%s">%s</a:ln>', width, fill)
    dash = markup('<a:prstDash val="%s"/>', attribute(series.dash)) if series.dash != "solid" else NOTHING
    return markup('<a:ln w="%s" cap="rnd">%s%s<a:round/></a:ln>', width, fill, dash)


def _marker(chart: Chart, index: int) -> Markup:
    return _sign(chart.series[index].marker, chart.series[index].color)


def _sign(marker: Marker | None, color: str | None) -> Markup:
    if marker is None:
        return markup('<c:marker><c:symbol val="none"/></c:marker>')
    fill = marker.color or color
    # These signs are only lines.
    edge = (
        markup("<a:ln>%s</a:ln>", fill_xml(fill)) if marker.symbol in {"x", "star", "plus", "dash", "dot"} else NO_LINE
    )
    look = markup("<c:spPr>%s%s</c:spPr>", fill_xml(fill), edge)
    return markup(
        '<c:marker><c:symbol val="%s"/><c:size val="%s"/>%s</c:marker>', attribute(marker.symbol), marker.size, look
    )


def _points(chart: Chart, index: int) -> Markup:
    """Bars, slices and rings of other colors than their series."""
    series = chart.series[index]
    edge = markup('<a:ln w="%s">%s</a:ln>', _EDGE, fill_xml(series.edge)) if series.edge else NO_LINE
    if chart.kind in {"pie", "doughnut"}:
        edge = markup('<a:ln w="%s">%s</a:ln>', _EDGE, fill_xml(chart.inks.ground))
    negative = markup('<c:invertIfNegative val="0"/>') if (series.kind or chart.kind) == "bar" else NOTHING
    return joined(
        (
            markup(
                '<c:dPt><c:idx val="%s"/>%s<c:bubble3D val="0"/><c:spPr>%s%s</c:spPr></c:dPt>',
                n,
                negative,
                fill_xml(color),
                edge,
            )
            for n, color in enumerate(series.points[: len(series.values)])
            if color
        )
    )


def _dots(chart: Chart, index: int) -> Markup:
    """Dots of other colors than their line, and larger: LibreOffice colors only dots whose size or sign is another."""
    series = chart.series[index]
    usual = series.marker or Marker()
    larger = replace(usual, size=usual.size + _LARGER)
    return joined(
        (
            markup('<c:dPt><c:idx val="%s"/>%s<c:bubble3D val="0"/></c:dPt>', n, _sign(larger, color))
            for n, color in enumerate(series.points[: len(series.values)])
            if color
        )
    )


def _extras(chart: Chart, index: int, language: str) -> Markup:
    """Labels, the trend and error bars, in this order."""
    series = chart.series[index]
    labels = labels_xml(series.labels, len(series.values), language) if series.labels else NOTHING
    return joined((labels, trendline_xml(series), error_bars_xml(chart, index)))


def _data(chart: Chart, index: int, language: str) -> Markup:
    """What all series on categories end with: their options, and references to names and numbers."""
    return joined((_extras(chart, index, language), categories_xml(chart), _values(chart, index)))


def _values(chart: Chart, index: int) -> Markup:
    column = columns_of(chart, index)[0]
    return markup("<c:val>%s</c:val>", reference_xml(chart, column, chart.series[index].values))


def _numbers(tag: str, chart: Chart, index: int, part: int) -> Markup:
    series = chart.series[index]
    numbers = (series.xs, series.values, series.sizes)[part]
    return markup(
        "<%s>%s</%s>", attribute(tag), reference_xml(chart, columns_of(chart, index)[part], numbers), attribute(tag)
    )
