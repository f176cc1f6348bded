"""The chart part of a plot, and its workbook."""

# ruff: noqa: E501 - markup is easier to read and to compare in whole elements.

from collections.abc import Callable, Mapping

from renderer.chart_data import ChartKind
from renderer.plot import Plot
from renderer.scene import EMU_PER_PT
from renderer.writer.plot_axes_xml import AXIS_IDS, axes_xml
from renderer.writer.plot_series_xml import bar_series, bubble_series, filled_series, line_series, point_series
from renderer.writer.plot_text_xml import text_properties
from renderer.writer.plot_workbook import workbook
from renderer.writer.slide_xml import DECLARATION
from renderer.writer.text_xml import fill_xml

_NO_OUTLINE = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"


def plot_parts(plot: Plot, language: str) -> tuple[str, bytes]:
    """The chart's XML and the workbook that holds the same numbers."""
    return _chart_space(plot, language), workbook(plot)


def _chart_space(plot: Plot, language: str) -> str:
    return (
        f'{DECLARATION}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f'<c:date1904 val="0"/><c:lang val="{language}"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea>{_manual_layout(plot.area, inner=True)}{_KINDS[plot.kind](plot)}{axes_xml(plot)}{_NO_OUTLINE}</c:plotArea>"
        f'{_legend(plot)}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>{_NO_OUTLINE}'
        f'{text_properties(plot.category_size, "tx1")}<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    )


def _bars(plot: Plot) -> str:
    direction = "bar" if plot.horizontal else "col"
    grouping = "clustered" if plot.grouping == "standard" else plot.grouping
    overlap = 100 if plot.grouping != "standard" else plot.overlap
    series = "".join(bar_series(plot, index) for index in range(len(plot.series)))
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="{plot.gap}"/><c:overlap val="{overlap}"/>{AXIS_IDS}</c:barChart>'
    )


def _lines(plot: Plot) -> str:
    series = "".join(line_series(plot, index) for index in range(len(plot.series)))
    return (
        f'<c:lineChart><c:grouping val="{plot.grouping}"/><c:varyColors val="0"/>{series}<c:marker val="1"/>'
        f"{AXIS_IDS}</c:lineChart>"
    )


def _areas(plot: Plot) -> str:
    series = "".join(filled_series(plot, index) for index in range(len(plot.series)))
    return f'<c:areaChart><c:grouping val="{plot.grouping}"/><c:varyColors val="0"/>{series}{AXIS_IDS}</c:areaChart>'


def _pie(plot: Plot) -> str:
    series = "".join(filled_series(plot, index) for index in range(len(plot.series)))
    return f'<c:pieChart><c:varyColors val="1"/>{series}<c:firstSliceAng val="0"/></c:pieChart>'


def _doughnut(plot: Plot) -> str:
    series = "".join(filled_series(plot, index) for index in range(len(plot.series)))
    return f'<c:doughnutChart><c:varyColors val="1"/>{series}<c:firstSliceAng val="0"/><c:holeSize val="{plot.hole}"/></c:doughnutChart>'


def _radar(plot: Plot) -> str:
    series = "".join(line_series(plot, index, smooth=False) for index in range(len(plot.series)))
    return f'<c:radarChart><c:radarStyle val="marker"/><c:varyColors val="0"/>{series}{AXIS_IDS}</c:radarChart>'


def _scatter(plot: Plot) -> str:
    series = "".join(point_series(plot, index) for index in range(len(plot.series)))
    return (
        f'<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>{series}{AXIS_IDS}</c:scatterChart>'
    )


def _bubble(plot: Plot) -> str:
    series = "".join(bubble_series(plot, index) for index in range(len(plot.series)))
    return f'<c:bubbleChart><c:varyColors val="0"/>{series}<c:bubbleScale val="60"/><c:showNegBubbles val="0"/>{AXIS_IDS}</c:bubbleChart>'


def _stock(plot: Plot) -> str:
    series = "".join(line_series(plot, index) for index in range(len(plot.series)))
    line = f'<c:spPr><a:ln w="{EMU_PER_PT}">{fill_xml("tx2")}</a:ln></c:spPr>'
    bars = ""
    if len(plot.series) == 4:
        bars = (
            f'<c:upDownBars><c:gapWidth val="80"/><c:upBars><c:spPr>{fill_xml("accent3")}<a:ln><a:noFill/></a:ln></c:spPr></c:upBars>'
            f"<c:downBars><c:spPr>{fill_xml('accent4')}<a:ln><a:noFill/></a:ln></c:spPr></c:downBars></c:upDownBars>"
        )
    return f"<c:stockChart>{series}<c:hiLowLines>{line}</c:hiLowLines>{bars}{AXIS_IDS}</c:stockChart>"


_KINDS: Mapping[ChartKind, Callable[[Plot], str]] = {
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


def _legend(plot: Plot) -> str:
    if plot.legend is None:
        return ""
    return (
        f'<c:legend><c:legendPos val="{plot.legend}"/>{_manual_layout(plot.legend_box, inner=False)}<c:overlay val="0"/>'
        f"{text_properties(plot.legend_size, 'tx1')}</c:legend>"
    )


def _manual_layout(box: tuple[float, float, float, float] | None, *, inner: bool) -> str:
    if box is None:
        return "<c:layout/>"
    target = '<c:layoutTarget val="inner"/>' if inner else ""
    modes = '<c:xMode val="edge"/><c:yMode val="edge"/>'
    x, y, width, height = (f"{share:.5f}" for share in box)
    return (
        f'<c:layout><c:manualLayout>{target}{modes}<c:x val="{x}"/><c:y val="{y}"/><c:w val="{width}"/><c:h val="{height}"/>'
        "</c:manualLayout></c:layout>"
    )
