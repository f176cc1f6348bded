"""The axes of a chart."""

from dataclasses import dataclass

from renderer.scene import EMU_PER_PT
from renderer.scene.charts import AxisTitle, CategoryAxis, Chart, Inks, ValueAxis
from renderer.typesetting.scripts import language_of
from renderer.writer.charts.text_xml import NO_LINE, line_xml, text_properties, turned
from renderer.writer.markup import NOTHING, Markup, attribute, escape, joined, markup
from renderer.writer.paint_xml import fill_xml

FIRST, SECOND = (1001, 1002), (1003, 1004)
_QUIET_TICKS = markup('<c:majorTickMark val="none"/><c:minorTickMark val="none"/>')
_OPPOSITE = {"l": "r", "r": "l", "t": "b", "b": "t"}
_TENFOLD = 10.0
_BY_ITSELF = markup(' rot="-60000000"')
"""Names that viewers turn and leave out as they see fit: LibreOffice breaks words of others within their slot."""
_LETTER, _LINE = 0.5, 1.4
"""Of the title of an axis, in sizes: about the width of a letter, and the height of its line."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Which axis it is, and on which side; `crossed_backwards`: the other one runs from its far end."""

    ids: tuple[int, int]
    side: str
    crossed_backwards: bool = False
    second: bool = False


def axis_ids(*, secondary: bool = False) -> Markup:
    """What a group of series says of its axes."""
    return joined(markup('<c:axId val="%s"/>', axis) for axis in (SECOND if secondary else FIRST))


def axes_xml(chart: Chart, language: str) -> Markup:
    """`c:catAx` and `c:valAx`, two `c:valAx` for points, nothing for round charts; then those of the second pair."""
    up, across = chart.value_axis, chart.x_axis
    if up is None:
        return NOTHING
    if across is not None:
        first = _value_axis(chart, across, _Place(FIRST, "b", up.reverse), language)
        return joined((first, _value_axis(chart, up, _Place(FIRST[::-1], "l", across.reverse), language)))
    low, side = ("l", "b") if chart.horizontal else ("b", "l")
    first = _category_axis(chart, chart.category_axis, _Place(FIRST, low, up.reverse), language)
    upright = _value_axis(chart, up, _Place(FIRST[::-1], side, _reversed(chart)), language)
    return joined((first, upright, _second_axes(chart, low, side, language)))


def _second_axes(chart: Chart, low: str, side: str, language: str) -> Markup:
    """The second pair, whose figures stand opposite to `side`; without names of its own it shares those at `low`."""
    axis, named = chart.second_value_axis, chart.second_category_axis
    if axis is None:
        return NOTHING
    names = named or CategoryAxis(size=None, reverse=chart.category_axis.reverse)
    second = _Place(SECOND[::-1], _OPPOSITE[side], _reversed(chart), second=True)
    other = _Place(SECOND, _OPPOSITE[low] if named else low, axis.reverse, named is not None)
    return joined((_value_axis(chart, axis, second, language), _category_axis(chart, names, other, language)))


def _reversed(chart: Chart) -> bool:
    """Whether the categories run against the direction of the other axis: the first bar of a lying chart is on top."""
    return chart.horizontal != chart.category_axis.reverse


def _category_axis(chart: Chart, axis: CategoryAxis, place: _Place, language: str) -> Markup:
    far = axis.far != place.second
    orientation = "maxMin" if chart.horizontal != axis.reverse else "minMax"
    grid = _grid(chart.inks) if axis.grid else NOTHING
    skip = markup('<c:tickLblSkip val="%s"/>', axis.skip)
    skip = joined((skip, markup('<c:tickMarkSkip val="%s"/>', axis.skip) if axis.marks else NOTHING))
    # LibreOffice lets names overlap that are said to be upright; where some are skipped it has to find out itself.
    rotation = _BY_ITSELF if axis.skip > 1 and (not axis.rotation) else turned(axis.rotation)
    # "low" is where the values are least, wherever the axis itself crosses.
    labels = "high" if far != place.crossed_backwards else "low"
    # On a logarithmic axis, which has no zero, viewers would have bars begin at 1: those below it would hang.
    logarithmic = chart.value_axis is not None and chart.value_axis.log
    # Below zero alone, viewers would have it cross at the top, where zero would be if the axis reached it.
    is_below = chart.value_axis is not None and chart.value_axis.maximum < 0
    crosses = "max" if place.second else "min" if logarithmic or is_below else "autoZero"
    return markup(
        '<c:catAx><c:axId val="%s"/><c:scaling><c:orientation val="%s"/></c:scaling><c:delete val="%s"/>'
        '<c:axPos val="%s"/>%s%s<c:numFmt formatCode="General" sourceLinked="0"/>%s<c:tickLblPos val="%s"/>%s%s'
        '<c:crossAx val="%s"/><c:crosses val="%s"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="60"/>%s'
        '<c:noMultiLvlLbl val="1"/></c:catAx>',
        place.ids[0],
        attribute(orientation),
        int(axis.size is None),
        attribute(_OPPOSITE[place.side] if axis.far else place.side),
        grid,
        _title(chart, axis, language, rising=chart.horizontal),
        _QUIET_TICKS,
        attribute(labels),
        line_xml(chart.inks.line),
        text_properties(axis.size or 10.0, axis.color or chart.inks.ink, body=rotation),
        place.ids[1],
        attribute(crosses),
        skip,
    )


def _value_axis(chart: Chart, axis: ValueAxis, place: _Place, language: str) -> Markup:
    far = axis.far != place.second
    grid = _grid(chart.inks) if _has_grid(chart.inks, axis) else NOTHING
    # Where the other axis runs backwards, its far end is where the figures belong.
    crosses = "max" if far != place.crossed_backwards else "min" if chart.x_axis is not None else "autoZero"
    between = "midCat" if chart.x_axis is not None or chart.edge_to_edge else "between"
    log = markup('<c:logBase val="%s"/>', attribute(f"{axis.log:g}")) if axis.log else NOTHING
    # Without a unit LibreOffice marks each tenfold, whatever the base.
    is_plain = axis.bare or axis.log == _TENFOLD
    units = NOTHING if is_plain else markup('<c:majorUnit val="%s"/>', attribute(repr(axis.log or axis.step)))
    units = joined((units, markup('<c:minorUnit val="%s"/>', attribute(repr(axis.minor))) if axis.minor else NOTHING))
    ticks = markup(
        '<c:majorTickMark val="none"/><c:minorTickMark val="%s"/>', attribute("out" if axis.minor else "none")
    )
    # Points on two axes without a grid would float in nothing.
    has_line = chart.x_axis is not None and not _has_grid(chart.inks, axis)
    line = line_xml(chart.inks.line) if has_line else markup("<c:spPr>%s</c:spPr>", NO_LINE)
    look = NOTHING if axis.bare else joined((line, _figures(chart, axis)))
    return markup(
        '<c:valAx><c:axId val="%s"/>'
        '<c:scaling>%s<c:orientation val="%s"/><c:max val="%s"/><c:min val="%s"/></c:scaling><c:delete val="%s"/>'
        '<c:axPos val="%s"/>%s%s<c:numFmt formatCode="%s" sourceLinked="0"/>%s<c:tickLblPos val="nextTo"/>%s'
        '<c:crossAx val="%s"/><c:crosses val="%s"/><c:crossBetween val="%s"/>%s</c:valAx>',
        place.ids[0],
        log,
        attribute("maxMin" if axis.reverse else "minMax"),
        attribute(repr(axis.maximum)),
        attribute(repr(axis.minimum)),
        int(axis.size is None),
        attribute(_OPPOSITE[place.side] if axis.far else place.side),
        grid,
        _title(chart, axis, language, rising=place.side in {"l", "r"}, second=place.second),
        attribute(axis.number_format),
        ticks,
        look,
        place.ids[1],
        attribute(crosses),
        attribute(between),
        units,
    )


def _figures(chart: Chart, axis: ValueAxis) -> Markup:
    color = axis.color or chart.inks.second
    return text_properties(axis.size or 10.0, color, body=turned(axis.rotation))


def _grid(inks: Inks) -> Markup:
    return markup("<c:majorGridlines>%s</c:majorGridlines>", line_xml(inks.grid, dotted=inks.dotted))


def _has_grid(inks: Inks, axis: ValueAxis) -> bool:
    return axis.grid if axis.grid is not None else axis.size is not None and inks.has_grid


def _title(
    chart: Chart, axis: CategoryAxis | ValueAxis, language: str, *, rising: bool, second: bool = False
) -> Markup:
    """`c:title` of an axis, or nothing; `rising` reads from bottom to top."""
    title = axis.title
    if title is None:
        return NOTHING
    fill = fill_xml(title.color or chart.inks.second)
    place = _at_side(chart, title, left=second) if axis.far and rising else NOTHING
    style = markup('sz="%s" b="0"', round(title.size * 100))
    return markup(
        "<c:title><c:tx><c:rich><a:bodyPr%s/><a:lstStyle/><a:p><a:pPr><a:defRPr %s>%s</a:defRPr></a:pPr>"
        '<a:r><a:rPr lang="%s" %s>%s</a:rPr><a:t>%s</a:t></a:r></a:p></c:rich></c:tx>%s<c:overlay val="0"/>'
        "</c:title>",
        turned(-90 if rising else 0),
        style,
        fill,
        attribute(language_of(title.text, language)),
        style,
        fill,
        escape(title.text),
        place,
    )


def _at_side(chart: Chart, title: AxisTitle, *, left: bool) -> Markup:
    """Where the title of an axis that has changed sides stands: LibreOffice leaves it where it was, on the plot."""
    beside = 0.0 if left else 1.0 - title.size * _LINE * EMU_PER_PT / chart.frame.width
    _, top, _, height = chart.plot_area or (0.0, 0.0, 1.0, 1.0)
    long = len(title.text) * title.size * _LETTER * EMU_PER_PT / chart.frame.height
    return markup(
        '<c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="%s"/><c:y val="%s"/>'
        "</c:manualLayout></c:layout>",
        attribute(f"{max(beside, 0.0):.4f}"),
        attribute(f"{max(top + (height - long) / 2, 0.0):.4f}"),
    )
