"""The chart part of a bridge, and the workbook behind it."""

# ruff: noqa: E501 - markup is easier to read and to compare in whole elements.

from collections.abc import Sequence
from xml.sax.saxutils import escape

from renderer.scene import EMU_PER_PT, BridgeChart
from renderer.writer.charts.bridge_series import Series, column_series, hangs_below, label_series, link_series
from renderer.writer.charts.text_xml import SLANTED, UPRIGHT, text_properties
from renderer.writer.charts.workbook import column_name, digits, xlsx
from renderer.writer.markup import attribute
from renderer.writer.paint_xml import fill_xml
from renderer.writer.slide_xml import DECLARATION

_ROLES = ("increase", "decrease", "total")
_FIRST_COLUMN = 2
_QUIET = (
    '<c:showLegendKey val="0"/><c:showVal val="{shown}"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


def chart_parts(chart: BridgeChart, language: str) -> tuple[str, bytes]:
    """The chart's XML and its workbook, whose columns are label, value, then one for each series."""
    columns = list(column_series(chart.bars))
    lines = [*link_series(chart.bars), label_series(chart.bars)]
    series = columns + lines
    return _chart_xml(chart, columns, lines, language), _workbook(chart, series)


def _chart_xml(chart: BridgeChart, columns: list[Series], lines: list[Series], language: str) -> str:
    bar_series = "".join(_bar(chart, one, index) for index, one in enumerate(columns))
    line_series = "".join(_line(chart, one, len(columns) + index, language) for index, one in enumerate(lines))
    axes = '<c:axId val="1001"/><c:axId val="1002"/>'
    return (
        f'{DECLARATION}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f'<c:date1904 val="0"/><c:lang val="{language}"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        f'<c:barChart><c:barDir val="col"/><c:grouping val="stacked"/><c:varyColors val="0"/>{bar_series}'
        f'<c:gapWidth val="{chart.gap}"/><c:overlap val="100"/>{axes}</c:barChart>'
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{line_series}<c:marker val="1"/>{axes}</c:lineChart>'
        f"{_category_axis(chart)}{_value_axis(chart)}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea>"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        f'{text_properties(chart.category_size, chart.inks.ink)}<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    )


def _bar(chart: BridgeChart, series: Series, index: int) -> str:
    return (
        f"<c:ser>{_identity(series, index)}<c:spPr>{fill_xml(_color(chart, series.role))}<a:ln><a:noFill/></a:ln></c:spPr>"
        f'<c:invertIfNegative val="0"/>{_references(chart, series, index)}</c:ser>'
    )


def _line(chart: BridgeChart, series: Series, index: int, language: str) -> str:
    if series.role == "link":
        stroke, labels = f'<a:ln w="{round(0.75 * EMU_PER_PT)}">{fill_xml(chart.inks.line)}</a:ln>', ""
    else:
        stroke, labels = "<a:ln><a:noFill/></a:ln>", _labels(chart, language) if chart.labelled else ""
    return (
        f"<c:ser>{_identity(series, index)}<c:spPr>{stroke}</c:spPr>"
        f'<c:marker><c:symbol val="none"/></c:marker>{labels}{_references(chart, series, index)}<c:smooth val="0"/></c:ser>'
    )


def _labels(chart: BridgeChart, language: str) -> str:
    style = f'lang="{language}" sz="{round(chart.label_size * 100)}" b="1"'
    single = "".join(
        f'<c:dLbl><c:idx val="{index}"/><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:rPr {style}>{fill_xml(_label_color(chart, bar.kind))}</a:rPr>'
        f"<a:t>{escape(bar.label)}</a:t></a:r></a:p></c:rich></c:tx>"
        f'<c:dLblPos val="{"b" if hangs_below(bar) else "t"}"/>{_QUIET.format(shown=1)}</c:dLbl>'
        for index, bar in enumerate(chart.bars)
    )
    rest = f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{text_properties(chart.label_size, chart.inks.ink, bold=True)}"
    return f'<c:dLbls>{single}{rest}<c:dLblPos val="t"/>{_QUIET.format(shown=1)}</c:dLbls>'


def _color(chart: BridgeChart, role: str) -> str | None:
    """Of a bar; the base below it is not seen."""
    return chart.colors[_ROLES.index(role)] if role in _ROLES else None


def _label_color(chart: BridgeChart, kind: str) -> str:
    return chart.inks.ink if kind == "total" else _color(chart, kind) or chart.inks.ink


def _identity(series: Series, index: int) -> str:
    column = column_name(_FIRST_COLUMN + index)
    cached = f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(series.name)}</c:v></c:pt></c:strCache>'
    return f'<c:idx val="{index}"/><c:order val="{index}"/><c:tx><c:strRef><c:f>Bridge!${column}$1</c:f>{cached}</c:strRef></c:tx>'


def _references(chart: BridgeChart, series: Series, index: int) -> str:
    count, column = len(chart.bars), column_name(_FIRST_COLUMN + index)
    names = "".join(f'<c:pt idx="{n}"><c:v>{escape(bar.category)}</c:v></c:pt>' for n, bar in enumerate(chart.bars))
    values = "".join(
        f'<c:pt idx="{n}"><c:v>{digits(v)}</c:v></c:pt>' for n, v in enumerate(series.values) if v is not None
    )
    return (
        f'<c:cat><c:strRef><c:f>Bridge!$A$2:$A${count + 1}</c:f><c:strCache><c:ptCount val="{count}"/>{names}</c:strCache>'
        f"</c:strRef></c:cat><c:val><c:numRef><c:f>Bridge!${column}$2:${column}${count + 1}</c:f><c:numCache>"
        f'<c:formatCode>{escape(chart.number_format)}</c:formatCode><c:ptCount val="{count}"/>{values}</c:numCache></c:numRef></c:val>'
    )


def _category_axis(chart: BridgeChart) -> str:
    rotation = SLANTED if chart.slanted else UPRIGHT
    return (
        f'<c:catAx><c:axId val="1001"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="low"/><c:spPr><a:ln w="9525">{fill_xml(chart.inks.line)}</a:ln></c:spPr>'
        f'{text_properties(chart.category_size, chart.inks.ink, rotation=rotation)}<c:crossAx val="1002"/><c:crosses val="autoZero"/>'
        '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="60"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(chart: BridgeChart) -> str:
    return (
        f'<c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="minMax"/><c:max val="{chart.maximum!r}"/>'
        f'<c:min val="{chart.minimum!r}"/></c:scaling><c:delete val="1"/><c:axPos val="l"/>'
        f'<c:numFmt formatCode="{attribute(chart.number_format)}" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="1001"/><c:crosses val="autoZero"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )


def _workbook(chart: BridgeChart, series: Sequence[Series]) -> bytes:
    labels = ("", [bar.category for bar in chart.bars])
    values = ("Value", [bar.value for bar in chart.bars])
    return xlsx("Bridge", [labels, values, *((one.name, one.values) for one in series)])
