"""The chart part of a chart, and its workbook."""

# ruff: noqa: E501 - markup is easier to read and to compare in whole elements.

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
from renderer.writer.paint_xml import fill_xml
from renderer.writer.slide_xml import DECLARATION


@dataclass(frozen=True, slots=True)
class _Group:
    """Series of one kind on one pair of axes."""

    kind: NativeKind
    series: Sequence[int]
    axes: str


def chart_parts(chart: Chart, language: str) -> tuple[str, bytes]:
    """The chart's XML and the workbook that holds the same numbers."""
    return _chart_space(chart, language), workbook(chart)


def _chart_space(chart: Chart, language: str) -> str:
    groups = "".join(_KINDS[group.kind](chart, group, language) for group in _groups(chart))
    return (
        f'{DECLARATION}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f'<c:date1904 val="0"/><c:lang val="{language}"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea>{_manual_layout(chart.plot_area, inner=True)}{groups}{axes_xml(chart, language)}{_table(chart)}{NO_OUTLINE}</c:plotArea>"
        f'{_legend(chart)}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>{NO_OUTLINE}'
        f'{text_properties(chart.category_axis.size or 12.0, chart.inks.ink)}<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
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


def _bars(chart: Chart, group: _Group, language: str) -> str:
    direction = "bar" if chart.horizontal else "col"
    grouping = chart.grouping if chart.kind == "bar" and chart.grouping != "standard" else "clustered"
    overlap = 100 if grouping != "clustered" else chart.overlap
    series = "".join(bar_series(chart, index, language) for index in group.series)
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="{chart.gap}"/><c:overlap val="{overlap}"/>{group.axes}</c:barChart>'
    )


def _lines(chart: Chart, group: _Group, language: str) -> str:
    grouping = chart.grouping if chart.kind == "line" else "standard"
    series = "".join(line_series(chart, index, language) for index in group.series)
    return (
        f'<c:lineChart><c:grouping val="{grouping}"/><c:varyColors val="0"/>{series}<c:marker val="1"/>'
        f"{group.axes}</c:lineChart>"
    )


def _areas(chart: Chart, group: _Group, language: str) -> str:
    grouping = chart.grouping if chart.kind == "area" else "standard"
    series = "".join(filled_series(chart, index, language) for index in group.series)
    return f'<c:areaChart><c:grouping val="{grouping}"/><c:varyColors val="0"/>{series}{group.axes}</c:areaChart>'


def _pie(chart: Chart, group: _Group, language: str) -> str:
    series = "".join(filled_series(chart, index, language) for index in group.series)
    return f'<c:pieChart><c:varyColors val="1"/>{series}<c:firstSliceAng val="0"/></c:pieChart>'


def _doughnut(chart: Chart, group: _Group, language: str) -> str:
    series = "".join(filled_series(chart, index, language) for index in group.series)
    return f'<c:doughnutChart><c:varyColors val="1"/>{series}<c:firstSliceAng val="0"/><c:holeSize val="{chart.hole}"/></c:doughnutChart>'


def _radar(chart: Chart, group: _Group, language: str) -> str:
    series = "".join(radar_series(chart, index, language) for index in group.series)
    return f'<c:radarChart><c:radarStyle val="{chart.radar_style}"/><c:varyColors val="0"/>{series}{group.axes}</c:radarChart>'


def _scatter(chart: Chart, group: _Group, language: str) -> str:
    series = "".join(point_series(chart, index, language) for index in group.series)
    # The old name for points alone draws lines in some viewers; the series say themselves that they have none.
    style = "smoothMarker" if chart.scatter_style in {"smooth", "smoothMarker"} else "lineMarker"
    return (
        f'<c:scatterChart><c:scatterStyle val="{style}"/><c:varyColors val="0"/>{series}{group.axes}</c:scatterChart>'
    )


def _bubble(chart: Chart, group: _Group, language: str) -> str:
    series = "".join(bubble_series(chart, index, language) for index in group.series)
    scale = f'<c:bubbleScale val="{chart.bubble_scale}"/><c:showNegBubbles val="0"/>'
    return f'<c:bubbleChart><c:varyColors val="0"/>{series}{scale}{group.axes}</c:bubbleChart>'


def _stock(chart: Chart, group: _Group, language: str) -> str:
    series = "".join(line_series(chart, index, language) for index in group.series)
    line = line_xml(chart.inks.second, EMU_PER_PT)
    bars = ""
    if len(group.series) == 4:
        bars = (
            f'<c:upDownBars><c:gapWidth val="80"/><c:upBars><c:spPr>{fill_xml("accent3")}{NO_LINE}</c:spPr></c:upBars>'
            f"<c:downBars><c:spPr>{fill_xml('accent4')}{NO_LINE}</c:spPr></c:downBars></c:upDownBars>"
        )
    return f"<c:stockChart>{series}<c:hiLowLines>{line}</c:hiLowLines>{bars}{group.axes}</c:stockChart>"


_KINDS: Mapping[NativeKind, Callable[[Chart, _Group, str], str]] = {
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


def _table(chart: Chart) -> str:
    if not chart.data_table:
        return ""
    borders = '<c:showHorzBorder val="1"/><c:showVertBorder val="0"/><c:showOutline val="0"/><c:showKeys val="1"/>'
    text = text_properties(chart.category_axis.size or 12.0, chart.inks.ink)
    return f"<c:dTable>{borders}{line_xml(chart.inks.grid)}{text}</c:dTable>"


def _legend(chart: Chart) -> str:
    legend = chart.legend
    if legend is None:
        return ""
    # Entries are counted in the order of drawing.
    drawn = [index for group in _groups(chart) for index in group.series]
    hidden = "".join(
        f'<c:legendEntry><c:idx val="{place}"/><c:delete val="1"/></c:legendEntry>'
        for place, index in enumerate(drawn)
        if not chart.series[index].in_legend
    )
    text = text_properties(legend.size, legend.color or chart.inks.ink)
    return (
        f'<c:legend><c:legendPos val="{legend.position}"/>{hidden}{_manual_layout(legend.area, inner=False)}'
        f'<c:overlay val="{int(legend.overlay)}"/>{text}</c:legend>'
    )


def _manual_layout(shares: Shares | None, *, inner: bool) -> str:
    """`c:layout`: the place of a chart or a legend in its frame, or none."""
    if shares is None:
        return "<c:layout/>"
    target = '<c:layoutTarget val="inner"/>' if inner else ""
    modes = '<c:xMode val="edge"/><c:yMode val="edge"/>'
    x, y, width, height = (f"{share:.5f}" for share in shares)
    return (
        f'<c:layout><c:manualLayout>{target}{modes}<c:x val="{x}"/><c:y val="{y}"/><c:w val="{width}"/><c:h val="{height}"/>'
        "</c:manualLayout></c:layout>"
    )
