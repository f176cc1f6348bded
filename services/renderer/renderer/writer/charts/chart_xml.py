"""The chart part of a plot, and its workbook."""

# ruff: noqa: E501 - markup is easier to read and to compare in whole elements.

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from renderer.deck.charts import PlotKind
from renderer.scene import EMU_PER_PT
from renderer.scene.charts import Box, Plot
from renderer.writer.charts.axes_xml import axes_xml, axis_ids
from renderer.writer.charts.chart_workbook import workbook
from renderer.writer.charts.series_xml import (
    bar_series,
    bubble_series,
    filled_series,
    line_series,
    point_series,
    radar_series,
)
from renderer.writer.charts.text_xml import NO_LINE, NO_OUTLINE, line_xml, text_properties
from renderer.writer.paint_xml import fill_xml
from renderer.writer.slide_xml import DECLARATION


@dataclass(frozen=True, slots=True)
class _Group:
    """Series of one kind on one pair of axes."""

    kind: PlotKind
    series: Sequence[int]
    axes: str


def chart_parts(plot: Plot, language: str) -> tuple[str, bytes]:
    """The chart's XML and the workbook that holds the same numbers."""
    return _chart_space(plot, language), workbook(plot)


def _chart_space(plot: Plot, language: str) -> str:
    groups = "".join(_KINDS[group.kind](plot, group, language) for group in _groups(plot))
    return (
        f'{DECLARATION}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f'<c:date1904 val="0"/><c:lang val="{language}"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea>{manual_layout(plot.area, inner=True)}{groups}{axes_xml(plot, language)}{_table(plot)}{NO_OUTLINE}</c:plotArea>"
        f'{_legend(plot)}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>{NO_OUTLINE}'
        f'{text_properties(plot.names.size or 12.0, plot.inks.ink)}<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    )


def _groups(plot: Plot) -> list[_Group]:
    """Areas first, lines last: what covers much stands behind."""
    everything = range(len(plot.series))
    if plot.volume:
        return [
            _Group("bar", everything[-1:], axis_ids()),
            _Group("stock", everything[:-1], axis_ids(secondary=True)),
        ]
    found: dict[tuple[bool, PlotKind], list[int]] = {}
    for index, one in enumerate(plot.series):
        found.setdefault((one.secondary, one.kind or plot.kind), []).append(index)
    order = ("area", "bar", "line")
    ordered = sorted(found, key=lambda key: (order.index(key[1]) if key[1] in order else 0, key[0]))
    return [_Group(key[1], found[key], axis_ids(secondary=key[0])) for key in ordered]


def _bars(plot: Plot, group: _Group, language: str) -> str:
    direction = "bar" if plot.horizontal else "col"
    grouping = plot.grouping if plot.kind == "bar" and plot.grouping != "standard" else "clustered"
    overlap = 100 if grouping != "clustered" else plot.overlap
    series = "".join(bar_series(plot, index, language) for index in group.series)
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="{plot.gap}"/><c:overlap val="{overlap}"/>{group.axes}</c:barChart>'
    )


def _lines(plot: Plot, group: _Group, language: str) -> str:
    grouping = plot.grouping if plot.kind == "line" else "standard"
    series = "".join(line_series(plot, index, language) for index in group.series)
    return (
        f'<c:lineChart><c:grouping val="{grouping}"/><c:varyColors val="0"/>{series}<c:marker val="1"/>'
        f"{group.axes}</c:lineChart>"
    )


def _areas(plot: Plot, group: _Group, language: str) -> str:
    grouping = plot.grouping if plot.kind == "area" else "standard"
    series = "".join(filled_series(plot, index, language) for index in group.series)
    return f'<c:areaChart><c:grouping val="{grouping}"/><c:varyColors val="0"/>{series}{group.axes}</c:areaChart>'


def _pie(plot: Plot, group: _Group, language: str) -> str:
    series = "".join(filled_series(plot, index, language) for index in group.series)
    return f'<c:pieChart><c:varyColors val="1"/>{series}<c:firstSliceAng val="0"/></c:pieChart>'


def _doughnut(plot: Plot, group: _Group, language: str) -> str:
    series = "".join(filled_series(plot, index, language) for index in group.series)
    return f'<c:doughnutChart><c:varyColors val="1"/>{series}<c:firstSliceAng val="0"/><c:holeSize val="{plot.hole}"/></c:doughnutChart>'


def _radar(plot: Plot, group: _Group, language: str) -> str:
    series = "".join(radar_series(plot, index, language) for index in group.series)
    return f'<c:radarChart><c:radarStyle val="{plot.radar}"/><c:varyColors val="0"/>{series}{group.axes}</c:radarChart>'


def _scatter(plot: Plot, group: _Group, language: str) -> str:
    series = "".join(point_series(plot, index, language) for index in group.series)
    # The old name for points alone draws lines in some viewers; the series say themselves that they have none.
    style = "smoothMarker" if plot.scatter in {"smooth", "smoothMarker"} else "lineMarker"
    return (
        f'<c:scatterChart><c:scatterStyle val="{style}"/><c:varyColors val="0"/>{series}{group.axes}</c:scatterChart>'
    )


def _bubble(plot: Plot, group: _Group, language: str) -> str:
    series = "".join(bubble_series(plot, index, language) for index in group.series)
    scale = f'<c:bubbleScale val="{plot.bubble_scale}"/><c:showNegBubbles val="0"/>'
    return f'<c:bubbleChart><c:varyColors val="0"/>{series}{scale}{group.axes}</c:bubbleChart>'


def _stock(plot: Plot, group: _Group, language: str) -> str:
    series = "".join(line_series(plot, index, language) for index in group.series)
    line = line_xml(plot.inks.second, EMU_PER_PT)
    bars = ""
    if len(group.series) == 4:
        bars = (
            f'<c:upDownBars><c:gapWidth val="80"/><c:upBars><c:spPr>{fill_xml("accent3")}{NO_LINE}</c:spPr></c:upBars>'
            f"<c:downBars><c:spPr>{fill_xml('accent4')}{NO_LINE}</c:spPr></c:downBars></c:upDownBars>"
        )
    return f"<c:stockChart>{series}<c:hiLowLines>{line}</c:hiLowLines>{bars}{group.axes}</c:stockChart>"


_KINDS: Mapping[PlotKind, Callable[[Plot, _Group, str], str]] = {
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


def _table(plot: Plot) -> str:
    if not plot.table:
        return ""
    borders = '<c:showHorzBorder val="1"/><c:showVertBorder val="0"/><c:showOutline val="0"/><c:showKeys val="1"/>'
    text = text_properties(plot.names.size or 12.0, plot.inks.ink)
    return f"<c:dTable>{borders}{line_xml(plot.inks.grid)}{text}</c:dTable>"


def _legend(plot: Plot) -> str:
    if plot.legend is None:
        return ""
    # Entries are counted in the order of drawing.
    drawn = [index for group in _groups(plot) for index in group.series]
    hidden = "".join(
        f'<c:legendEntry><c:idx val="{place}"/><c:delete val="1"/></c:legendEntry>'
        for place, index in enumerate(drawn)
        if not plot.series[index].in_legend
    )
    return (
        f'<c:legend><c:legendPos val="{plot.legend}"/>{hidden}{manual_layout(plot.legend_box, inner=False)}'
        f'<c:overlay val="{int(plot.legend_over)}"/>{text_properties(plot.legend_size, plot.legend_color or plot.inks.ink)}</c:legend>'
    )


def manual_layout(box: Box | None, *, inner: bool) -> str:
    """`c:layout`: the place of a plot or a legend in its frame, or none."""
    if box is None:
        return "<c:layout/>"
    target = '<c:layoutTarget val="inner"/>' if inner else ""
    modes = '<c:xMode val="edge"/><c:yMode val="edge"/>'
    x, y, width, height = (f"{share:.5f}" for share in box)
    return (
        f'<c:layout><c:manualLayout>{target}{modes}<c:x val="{x}"/><c:y val="{y}"/><c:w val="{width}"/><c:h val="{height}"/>'
        "</c:manualLayout></c:layout>"
    )
