"""The series of a plot: colours, labels, and references into the workbook with the same numbers cached."""

# ruff: noqa: E501 - markup is easier to read and to compare in whole elements.

from collections.abc import Sequence
from xml.sax.saxutils import escape

from xlsxwriter.utility import xl_col_to_name

from renderer.plot import Labels, Plot
from renderer.scene import EMU_PER_PT
from renderer.writer.plot_text_xml import text_properties
from renderer.writer.plot_workbook import SHEET, columns_of
from renderer.writer.text_xml import attribute, fill_xml

_NO_LINE = "<a:ln><a:noFill/></a:ln>"


def bar_series(plot: Plot, index: int) -> str:
    """`c:ser` of a bar chart."""
    return (
        f"<c:ser>{_identity(plot, index)}{_filled(plot.series[index].color)}"
        f'<c:invertIfNegative val="0"/>{_points(plot, index)}{_labels(plot, index)}{_categories(plot)}{_values(plot, index)}</c:ser>'
    )


def filled_series(plot: Plot, index: int) -> str:
    """`c:ser` of an area, pie or doughnut chart."""
    return (
        f"<c:ser>{_identity(plot, index)}{_filled(plot.series[index].color)}{_points(plot, index)}"
        f"{_labels(plot, index)}{_categories(plot)}{_values(plot, index)}</c:ser>"
    )


def line_series(plot: Plot, index: int, *, smooth: bool = True) -> str:
    """`c:ser` of a line, radar or stock chart."""
    curve = f'<c:smooth val="{int(plot.smooth)}"/>' if smooth else ""
    return (
        f"<c:ser>{_identity(plot, index)}{_line(plot, index)}{_marker(plot, index)}{_labels(plot, index)}"
        f"{_categories(plot)}{_values(plot, index)}{curve}</c:ser>"
    )


def point_series(plot: Plot, index: int) -> str:
    """`c:ser` of a scatter chart."""
    return (
        f'<c:ser>{_identity(plot, index)}<c:spPr><a:ln w="19050"><a:noFill/></a:ln></c:spPr>{_marker(plot, index)}{_labels(plot, index)}'
        f'{_numbers("c:xVal", plot, index, 0)}{_numbers("c:yVal", plot, index, 1)}<c:smooth val="0"/></c:ser>'
    )


def bubble_series(plot: Plot, index: int) -> str:
    """`c:ser` of a bubble chart."""
    fill = f'<c:spPr>{fill_xml(plot.series[index].color)}<a:ln w="9525">{fill_xml("bg1")}</a:ln></c:spPr>'
    return (
        f'<c:ser>{_identity(plot, index)}{fill}<c:invertIfNegative val="0"/>{_labels(plot, index)}'
        f"{_numbers('c:xVal', plot, index, 0)}{_numbers('c:yVal', plot, index, 1)}{_numbers('c:bubbleSize', plot, index, 2)}"
        '<c:bubble3D val="0"/></c:ser>'
    )


def _identity(plot: Plot, index: int) -> str:
    column, name = columns_of(plot, index)[-1 if not plot.series[index].xs else 1], plot.series[index].name
    cached = f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(name)}</c:v></c:pt></c:strCache>'
    place = f"{SHEET}!${xl_col_to_name(column)}$1"
    return f'<c:idx val="{index}"/><c:order val="{index}"/><c:tx><c:strRef><c:f>{place}</c:f>{cached}</c:strRef></c:tx>'


def _filled(color: str) -> str:
    return f"<c:spPr>{fill_xml(color)}{_NO_LINE}</c:spPr>"


def _line(plot: Plot, index: int) -> str:
    series = plot.series[index]
    if not series.width:
        return f"<c:spPr>{_NO_LINE}</c:spPr>"
    width = round(series.width * EMU_PER_PT)
    return f'<c:spPr><a:ln w="{width}" cap="rnd">{fill_xml(series.color)}<a:round/></a:ln></c:spPr>'


def _marker(plot: Plot, index: int) -> str:
    series = plot.series[index]
    if not series.markers:
        return '<c:marker><c:symbol val="none"/></c:marker>'
    size = 9 if plot.kind == "scatter" else 7
    return f'<c:marker><c:symbol val="circle"/><c:size val="{size}"/>{_filled(series.color)}</c:marker>'


def _points(plot: Plot, index: int) -> str:
    edge = f'<a:ln w="19050">{fill_xml("bg1")}</a:ln>' if plot.kind in {"pie", "doughnut"} else _NO_LINE
    negative = '<c:invertIfNegative val="0"/>' if plot.kind == "bar" else ""
    return "".join(
        f'<c:dPt><c:idx val="{n}"/>{negative}<c:bubble3D val="0"/><c:spPr>{fill_xml(color)}{edge}</c:spPr></c:dPt>'
        for n, color in enumerate(plot.series[index].points)
    )


def _labels(plot: Plot, index: int) -> str:
    labels = plot.series[index].labels
    if labels is None:
        return ""
    count = len(plot.series[index].values)
    alike = len(set(labels.colors)) == 1 and len(labels.shown) == count
    single = ""
    if not alike:
        shown = set(labels.shown)
        single = "".join(
            _label(labels, n, labels.colors[n % len(labels.colors)])
            if n in shown
            else f'<c:dLbl><c:idx val="{n}"/><c:delete val="1"/></c:dLbl>'
            for n in range(count)
        )
    return f"<c:dLbls>{single}{_label_style(labels, labels.colors[0])}</c:dLbls>"


def _label(labels: Labels, n: int, color: str) -> str:
    return f'<c:dLbl><c:idx val="{n}"/>{_label_style(labels, color)}</c:dLbl>'


def _label_style(labels: Labels, color: str) -> str:
    flags = (labels.value, labels.category, labels.series_name, labels.percent)
    shown = "".join(
        f'<c:{tag} val="{int(flag)}"/>'
        for tag, flag in zip(("showVal", "showCatName", "showSerName", "showPercent"), flags, strict=True)
    )
    position = f'<c:dLblPos val="{labels.place}"/>' if labels.place else ""
    return (
        f'<c:numFmt formatCode="{attribute(labels.number_format)}" sourceLinked="0"/><c:spPr><a:noFill/>{_NO_LINE}</c:spPr>'
        f'{text_properties(labels.size, color, bold=labels.bold)}{position}<c:showLegendKey val="0"/>{shown}<c:showBubbleSize val="0"/>'
        + ("<c:separator>  </c:separator>" if sum(flags) > 1 else "")
    )


def _categories(plot: Plot) -> str:
    count = len(plot.categories)
    names = "".join(f'<c:pt idx="{n}"><c:v>{escape(name)}</c:v></c:pt>' for n, name in enumerate(plot.categories))
    return (
        f'<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${count + 1}</c:f><c:strCache><c:ptCount val="{count}"/>{names}</c:strCache>'
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
    name, count = xl_col_to_name(column), len(numbers)
    points = "".join(f'<c:pt idx="{n}"><c:v>{v!r}</c:v></c:pt>' for n, v in enumerate(numbers) if v is not None)
    return (
        f"<c:numRef><c:f>{SHEET}!${name}$2:${name}${count + 1}</c:f><c:numCache>"
        f'<c:formatCode>{escape(plot.number_format)}</c:formatCode><c:ptCount val="{count}"/>{points}</c:numCache></c:numRef>'
    )
