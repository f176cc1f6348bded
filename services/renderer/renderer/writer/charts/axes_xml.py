"""The axes of a chart."""

# ruff: noqa: E501 - markup is easier to read and to compare in whole elements.

from dataclasses import dataclass
from xml.sax.saxutils import escape

from renderer.scene.charts import AxisTitle, CategoryAxis, Chart, Inks, ValueAxis
from renderer.typesetting.scripts import language_of
from renderer.writer.charts.text_xml import NO_LINE, line_xml, text_properties, turned
from renderer.writer.markup import attribute
from renderer.writer.paint_xml import fill_xml

FIRST, SECOND = (1001, 1002), (1003, 1004)
_QUIET_TICKS = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
_OPPOSITE = {"l": "r", "r": "l", "t": "b", "b": "t"}


@dataclass(frozen=True, slots=True)
class _Place:
    """Which axis it is, and on which side; `crossed_backwards`: the other one runs from its far end."""

    ids: tuple[int, int]
    side: str
    crossed_backwards: bool = False
    second: bool = False


def axis_ids(*, secondary: bool = False) -> str:
    """What a group of series says of its axes."""
    return "".join(f'<c:axId val="{axis}"/>' for axis in (SECOND if secondary else FIRST))


def axes_xml(chart: Chart, language: str) -> str:
    """`c:catAx` and `c:valAx`, two `c:valAx` for points, nothing for round charts; then those of the second pair."""
    up, across = chart.value_axis, chart.x_axis
    if up is None:
        return ""
    if across is not None:
        first = _value_axis(chart, across, _Place(FIRST, "b", up.reverse), language)
        return first + _value_axis(chart, up, _Place(FIRST[::-1], "l", across.reverse), language)
    low, side = ("l", "b") if chart.horizontal else ("b", "l")
    first = _category_axis(chart, chart.category_axis, _Place(FIRST, low, up.reverse), language)
    first += _value_axis(chart, up, _Place(FIRST[::-1], side, _reversed(chart)), language)
    return first + _second_axes(chart, low, side, language)


def _second_axes(chart: Chart, low: str, side: str, language: str) -> str:
    """The second pair, whose figures stand opposite to `side`; without names of its own it shares those at `low`."""
    axis, named = chart.second_value_axis, chart.second_category_axis
    if axis is None:
        return ""
    names = named or CategoryAxis(size=None, reverse=chart.category_axis.reverse)
    second = _Place(SECOND[::-1], _OPPOSITE[side], _reversed(chart), second=True)
    other = _Place(SECOND, _OPPOSITE[low] if named else low, axis.reverse, named is not None)
    return _value_axis(chart, axis, second, language) + _category_axis(chart, names, other, language)


def _reversed(chart: Chart) -> bool:
    """Whether the categories run against the direction of the other axis: the first bar of a lying chart is on top."""
    return chart.horizontal != chart.category_axis.reverse


def _category_axis(chart: Chart, axis: CategoryAxis, place: _Place, language: str) -> str:
    far = axis.far != place.second
    orientation = "maxMin" if chart.horizontal != axis.reverse else "minMax"
    grid = f"<c:majorGridlines>{line_xml(chart.inks.grid)}</c:majorGridlines>" if axis.grid else ""
    skip = f'<c:tickLblSkip val="{axis.skip}"/>'
    skip += f'<c:tickMarkSkip val="{axis.skip}"/>' if axis.marks else ""
    # LibreOffice lets names overlap that are said to be upright; where some are skipped it has to find out itself.
    rotation = "" if axis.skip > 1 and not axis.rotation else turned(axis.rotation)
    # "low" is where the values are least, wherever the axis itself crosses.
    labels = "high" if far != place.crossed_backwards else "low"
    crosses = "max" if place.second else "autoZero"
    return (
        f'<c:catAx><c:axId val="{place.ids[0]}"/><c:scaling><c:orientation val="{orientation}"/></c:scaling>'
        f'<c:delete val="{int(axis.size is None)}"/><c:axPos val="{_OPPOSITE[place.side] if axis.far else place.side}"/>{grid}'
        f"{_title(axis.title, chart.inks, language, rising=chart.horizontal)}"
        f'<c:numFmt formatCode="General" sourceLinked="0"/>{_QUIET_TICKS}<c:tickLblPos val="{labels}"/>'
        f"{line_xml(chart.inks.line)}{text_properties(axis.size or 10.0, axis.color or chart.inks.ink, rotation=rotation)}"
        f'<c:crossAx val="{place.ids[1]}"/><c:crosses val="{crosses}"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="60"/>{skip}'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(chart: Chart, axis: ValueAxis, place: _Place, language: str) -> str:
    far = axis.far != place.second
    grid = f"<c:majorGridlines>{line_xml(chart.inks.grid)}</c:majorGridlines>" if _has_grid(axis) else ""
    # Where the other axis runs backwards, its far end is where the figures belong.
    crosses = "max" if far != place.crossed_backwards else "min" if chart.x_axis is not None else "autoZero"
    between = "midCat" if chart.x_axis is not None or chart.kind == "area" else "between"
    log = f'<c:logBase val="{axis.log:g}"/>' if axis.log else ""
    units = "" if axis.log or axis.bare else f'<c:majorUnit val="{axis.step!r}"/>'
    units += f'<c:minorUnit val="{axis.minor!r}"/>' if axis.minor else ""
    ticks = f'<c:majorTickMark val="none"/><c:minorTickMark val="{"out" if axis.minor else "none"}"/>'
    look = "" if axis.bare else f"<c:spPr>{NO_LINE}</c:spPr>{_figures(chart, axis)}"
    return (
        f'<c:valAx><c:axId val="{place.ids[0]}"/><c:scaling>{log}<c:orientation val="{"maxMin" if axis.reverse else "minMax"}"/>'
        f'<c:max val="{axis.maximum!r}"/><c:min val="{axis.minimum!r}"/></c:scaling><c:delete val="{int(axis.size is None)}"/>'
        f'<c:axPos val="{_OPPOSITE[place.side] if axis.far else place.side}"/>{grid}'
        f"{_title(axis.title, chart.inks, language, rising=place.side in {'l', 'r'})}"
        f'<c:numFmt formatCode="{attribute(axis.number_format)}" sourceLinked="0"/>{ticks}<c:tickLblPos val="nextTo"/>'
        f'{look}<c:crossAx val="{place.ids[1]}"/><c:crosses val="{crosses}"/><c:crossBetween val="{between}"/>{units}</c:valAx>'
    )


def _figures(chart: Chart, axis: ValueAxis) -> str:
    color = axis.color or chart.inks.second
    return text_properties(axis.size or 10.0, color, rotation=turned(axis.rotation))


def _has_grid(axis: ValueAxis) -> bool:
    return axis.grid if axis.grid is not None else axis.size is not None


def _title(title: AxisTitle | None, inks: Inks, language: str, *, rising: bool) -> str:
    """`c:title` of an axis, or nothing; `rising` reads from bottom to top."""
    if title is None:
        return ""
    fill = fill_xml(title.color or inks.second)
    style = f'sz="{round(title.size * 100)}" b="0"'
    return (
        f"<c:title><c:tx><c:rich><a:bodyPr{turned(-90 if rising else 0)}/><a:lstStyle/><a:p><a:pPr><a:defRPr {style}>{fill}</a:defRPr></a:pPr>"
        f'<a:r><a:rPr lang="{language_of(title.text, language)}" {style}>{fill}</a:rPr><a:t>{escape(title.text)}</a:t></a:r></a:p>'
        '</c:rich></c:tx><c:overlay val="0"/></c:title>'
    )
