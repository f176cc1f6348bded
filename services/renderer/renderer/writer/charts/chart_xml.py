"""The chart part of a chart, and its workbook."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from renderer.scene import EMU_PER_PT
from renderer.scene.charts import Chart, NativeKind, Shares
from renderer.writer.charts.axes_xml import axes_xml, axis_ids
from renderer.writer.charts.series_xml import (
    bar_series,
    bubble_series,
    filled_series,
    line_series,
    point_series,
    radar_series,
)
from renderer.writer.charts.text_xml import NO_LINE, NO_OUTLINE, line_xml, text_properties
from renderer.writer.charts.workbook import workbook
from renderer.writer.markup import NOTHING, Markup, attribute, joined, markup
from renderer.writer.paint_xml import fill_xml
from renderer.writer.slide_xml import DECLARATION


@dataclass(frozen=True, slots=True)
class _Group:
    """Series of one kind on one pair of axes."""

    kind: NativeKind
    series: Sequence[int]
    axes: Markup


def chart_parts(chart: Chart, language: str) -> tuple[Markup, bytes]:
    """The chart's XML and the workbook that holds the same numbers."""
    return _chart_space(chart, language), workbook(chart)


def _chart_space(chart: Chart, language: str) -> Markup:
    groups = joined(_KINDS[group.kind](chart, group, language) for group in _groups(chart))
    return markup(
        '%s<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<c:date1904 val="0"/><c:lang val="%s"/><c:roundedCorners val="0"/><c:chart>'
        '<c:autoTitleDeleted val="1"/><c:plotArea>%s%s%s%s%s</c:plotArea>%s<c:plotVisOnly val="1"/>'
        '<c:dispBlanksAs val="%s"/></c:chart>%s%s<c:externalData r:id="rId1"><c:autoUpdate val="0"/>'
        "</c:externalData></c:chartSpace>",
        DECLARATION,
        attribute(language),
        _manual_layout(chart.plot_area, inner=True),
        groups,
        axes_xml(chart, language),
        _table(chart),
        NO_OUTLINE,
        _legend(chart),
        attribute("span" if chart.bridged else "gap"),
        NO_OUTLINE,
        text_properties(chart.category_axis.size or 12.0, chart.inks.ink),
    )


def _groups(chart: Chart) -> list[_Group]:
    """Areas first, lines last: what covers much stands behind."""
    everything = range(len(chart.series))
    if chart.volume:
        return [
            _Group("bar", everything[-1:], axis_ids()),
            _Group("stock", everything[:-1], axis_ids(secondary=True)),
        ]
    found: dict[tuple[bool, NativeKind], list[int]] = {}
    for index, one in enumerate(chart.series):
        found.setdefault((one.secondary, one.kind or chart.kind), []).append(index)
    order = ("area", "bar", "line")
    ordered = sorted(found, key=lambda key: (order.index(key[1]) if key[1] in order else 0, key[0]))
    return [_Group(key[1], found[key], axis_ids(secondary=key[0])) for key in ordered]


def _bars(chart: Chart, group: _Group, language: str) -> Markup:
    direction = "bar" if chart.horizontal else "col"
    grouping = chart.grouping if chart.kind == "bar" and chart.grouping != "standard" else "clustered"
    overlap = 100 if grouping != "clustered" else chart.overlap
    series = joined(bar_series(chart, index, language) for index in group.series)
    return markup(
        '<c:barChart><c:barDir val="%s"/><c:grouping val="%s"/>'
        '<c:varyColors val="0"/>%s<c:gapWidth val="%s"/><c:overlap val="%s"/>%s</c:barChart>',
        attribute(direction),
        attribute(grouping),
        series,
        chart.gap,
        overlap,
        group.axes,
    )


def _lines(chart: Chart, group: _Group, language: str) -> Markup:
    grouping = chart.grouping if chart.kind == "line" else "standard"
    series = joined(line_series(chart, index, language) for index in group.series)
    return markup(
        '<c:lineChart><c:grouping val="%s"/><c:varyColors val="0"/>%s<c:marker val="1"/>%s</c:lineChart>',
        attribute(grouping),
        series,
        group.axes,
    )


def _areas(chart: Chart, group: _Group, language: str) -> Markup:
    grouping = chart.grouping if chart.kind == "area" else "standard"
    series = joined(filled_series(chart, index, language) for index in group.series)
    return markup(
        '<c:areaChart><c:grouping val="%s"/><c:varyColors val="0"/>%s%s</c:areaChart>',
        attribute(grouping),
        series,
        group.axes,
    )


def _pie(chart: Chart, group: _Group, language: str) -> Markup:
    series = joined(filled_series(chart, index, language) for index in group.series)
    return markup('<c:pieChart><c:varyColors val="1"/>%s<c:firstSliceAng val="0"/></c:pieChart>', series)


def _doughnut(chart: Chart, group: _Group, language: str) -> Markup:
    series = joined(filled_series(chart, index, language) for index in group.series)
    return markup(
        '<c:doughnutChart><c:varyColors val="1"/>%s<c:firstSliceAng val="0"/><c:holeSize val="%s"/></c:doughnutChart>',
        series,
        chart.hole,
    )


def _radar(chart: Chart, group: _Group, language: str) -> Markup:
    series = joined(radar_series(chart, index, language) for index in group.series)
    return markup(
        '<c:radarChart><c:radarStyle val="%s"/><c:varyColors val="0"/>%s%s</c:radarChart>',
        attribute(chart.radar_style),
        series,
        group.axes,
    )


def _scatter(chart: Chart, group: _Group, language: str) -> Markup:
    series = joined(point_series(chart, index, language) for index in group.series)
    # The old name for points alone draws lines in some viewers; the series say themselves that they have none.
    style = "smoothMarker" if chart.scatter_style in {"smooth", "smoothMarker"} else "lineMarker"
    return markup(
        '<c:scatterChart><c:scatterStyle val="%s"/><c:varyColors val="0"/>%s%s</c:scatterChart>',
        attribute(style),
        series,
        group.axes,
    )


def _bubble(chart: Chart, group: _Group, language: str) -> Markup:
    series = joined(bubble_series(chart, index, language) for index in group.series)
    scale = markup('<c:bubbleScale val="%s"/><c:showNegBubbles val="0"/>', chart.bubble_scale)
    return markup('<c:bubbleChart><c:varyColors val="0"/>%s%s%s</c:bubbleChart>', series, scale, group.axes)


def _stock(chart: Chart, group: _Group, language: str) -> Markup:
    series = joined(line_series(chart, index, language) for index in group.series)
    line = line_xml(chart.inks.second, EMU_PER_PT)
    bars = NOTHING
    if len(group.series) == 4:
        bars = markup(
            '<c:upDownBars><c:gapWidth val="80"/><c:upBars><c:spPr>%s%s</c:spPr></c:upBars><c:downBars>'
            "<c:spPr>%s%s</c:spPr></c:downBars></c:upDownBars>",
            fill_xml("accent3"),
            NO_LINE,
            fill_xml("accent4"),
            NO_LINE,
        )
    return markup("<c:stockChart>%s<c:hiLowLines>%s</c:hiLowLines>%s%s</c:stockChart>", series, line, bars, group.axes)


_KINDS: Mapping[NativeKind, Callable[[Chart, _Group, str], Markup]] = {
    "bar": _bars,
    "line": _lines,
    "area": _areas,
    "pie": _pie,
    "doughnut": _doughnut,
    "radar": _radar,
    "scatter": _scatter,
    "bubble": _bubble,
    "stock": _stock,
}


def _table(chart: Chart) -> Markup:
    if not chart.data_table:
        return NOTHING
    borders = markup(
        '<c:showHorzBorder val="1"/><c:showVertBorder val="0"/><c:showOutline val="0"/><c:showKeys val="1"/>'
    )
    text = text_properties(chart.category_axis.size or 12.0, chart.inks.ink)
    return markup("<c:dTable>%s%s%s</c:dTable>", borders, line_xml(chart.inks.grid), text)


def _legend(chart: Chart) -> Markup:
    legend = chart.legend
    if legend is None:
        return NOTHING
    # Entries are counted in the order of drawing.
    drawn = [index for group in _groups(chart) for index in group.series]
    hidden = joined(
        (
            markup('<c:legendEntry><c:idx val="%s"/><c:delete val="1"/></c:legendEntry>', place)
            for place, index in enumerate(drawn)
            if not chart.series[index].in_legend
        )
    )
    text = text_properties(legend.size, legend.color or chart.inks.ink)
    return markup(
        '<c:legend><c:legendPos val="%s"/>%s%s<c:overlay val="%s"/>%s</c:legend>',
        attribute(legend.position),
        hidden,
        _manual_layout(legend.area, inner=False),
        int(legend.overlay),
        text,
    )


def _manual_layout(shares: Shares | None, *, inner: bool) -> Markup:
    """`c:layout`: the place of a chart or a legend in its frame, or none."""
    if shares is None:
        return markup("<c:layout/>")
    target = markup('<c:layoutTarget val="inner"/>') if inner else NOTHING
    modes = markup('<c:xMode val="edge"/><c:yMode val="edge"/>')
    x, y, width, height = (f"{share:.5f}" for share in shares)
    return markup(
        '<c:layout><c:manualLayout>%s%s<c:x val="%s"/><c:y val="%s"/><c:w val="%s"/><c:h val="%s"/>'
        "</c:manualLayout></c:layout>",
        target,
        modes,
        attribute(x),
        attribute(y),
        attribute(width),
        attribute(height),
    )
