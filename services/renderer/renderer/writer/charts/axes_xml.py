"""The axes of a plot."""

# ruff: noqa: E501 - markup is easier to read and to compare in whole elements.

from dataclasses import dataclass

from renderer.scene.charts import Names, Plot, Scale
from renderer.writer.charts.text_xml import NO_LINE, line_xml, text_properties, title_xml, turned
from renderer.writer.markup import attribute

FIRST, SECOND = (1001, 1002), (1003, 1004)
_QUIET_TICKS = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
_OPPOSITE = {"l": "r", "r": "l", "t": "b", "b": "t"}


@dataclass(frozen=True, slots=True)
class _Axis:
    """Which axis it is, and where; `crossed_backwards`: the other one runs from its far end."""

    ids: tuple[int, int]
    place: str
    crossed_backwards: bool = False
    second: bool = False


def axis_ids(*, secondary: bool = False) -> str:
    """What a group of series says of its axes."""
    return "".join(f'<c:axId val="{axis}"/>' for axis in (SECOND if secondary else FIRST))


def axes_xml(plot: Plot, language: str) -> str:
    """`c:catAx` and `c:valAx`, two `c:valAx` for points, nothing for round charts; then those of the second pair."""
    scale, across = plot.scale, plot.x_scale
    if scale is None:
        return ""
    if across is not None:
        first = _value_axis(plot, across, _Axis(FIRST, "b", scale.reverse), language)
        return first + _value_axis(plot, scale, _Axis(FIRST[::-1], "l", across.reverse), language)
    low, up = ("l", "b") if plot.horizontal else ("b", "l")
    axes = _category_axis(plot, plot.names, _Axis(FIRST, low, scale.reverse), language)
    axes += _value_axis(plot, scale, _Axis(FIRST[::-1], up, _reversed(plot)), language)
    if plot.second is None:
        return axes
    # Without names of its own the second pair shares those below the plot.
    names = plot.second_names or Names(size=None, reverse=plot.names.reverse)
    second = _Axis(SECOND[::-1], _OPPOSITE[up], _reversed(plot), second=True)
    other = _Axis(
        SECOND, _OPPOSITE[low] if plot.second_names else low, plot.second.reverse, plot.second_names is not None
    )
    return axes + _value_axis(plot, plot.second, second, language) + _category_axis(plot, names, other, language)


def _reversed(plot: Plot) -> bool:
    """Whether the categories run against the direction of the other axis: the first bar of a lying chart is on top."""
    return plot.horizontal != plot.names.reverse


def _category_axis(plot: Plot, names: Names, axis: _Axis, language: str) -> str:
    far = names.far != axis.second
    orientation = "maxMin" if plot.horizontal != names.reverse else "minMax"
    grid = f"<c:majorGridlines>{line_xml(plot.inks.grid)}</c:majorGridlines>" if names.grid else ""
    skip = f'<c:tickLblSkip val="{names.skip}"/>'
    skip += f'<c:tickMarkSkip val="{names.skip}"/>' if names.marks else ""
    # LibreOffice lets names overlap that are said to be upright; where some are skipped it has to find out itself.
    rotation = "" if names.skip > 1 and not names.rotation else turned(names.rotation)
    # "low" is where the values are least, wherever the axis itself crosses.
    labels = "high" if far != axis.crossed_backwards else "low"
    crosses = "max" if axis.second else "autoZero"
    return (
        f'<c:catAx><c:axId val="{axis.ids[0]}"/><c:scaling><c:orientation val="{orientation}"/></c:scaling>'
        f'<c:delete val="{int(names.size is None)}"/><c:axPos val="{_OPPOSITE[axis.place] if names.far else axis.place}"/>{grid}'
        f"{title_xml(names.title, plot.inks, language, rising=plot.horizontal)}"
        f'<c:numFmt formatCode="General" sourceLinked="0"/>{_QUIET_TICKS}<c:tickLblPos val="{labels}"/>'
        f"{line_xml(plot.inks.line)}{text_properties(names.size or 10.0, names.color or plot.inks.ink, rotation=rotation)}"
        f'<c:crossAx val="{axis.ids[1]}"/><c:crosses val="{crosses}"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="60"/>{skip}'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(plot: Plot, scale: Scale, axis: _Axis, language: str) -> str:
    far = scale.far != axis.second
    grid = f"<c:majorGridlines>{line_xml(plot.inks.grid)}</c:majorGridlines>" if _has_grid(scale) else ""
    # Where the other axis runs backwards, its far end is where the figures belong.
    crosses = "max" if far != axis.crossed_backwards else "min" if plot.x_scale is not None else "autoZero"
    between = "midCat" if plot.x_scale is not None or plot.kind == "area" else "between"
    log = f'<c:logBase val="{scale.log:g}"/>' if scale.log else ""
    units = "" if scale.log or scale.bare else f'<c:majorUnit val="{scale.step!r}"/>'
    units += f'<c:minorUnit val="{scale.minor!r}"/>' if scale.minor else ""
    ticks = f'<c:majorTickMark val="none"/><c:minorTickMark val="{"out" if scale.minor else "none"}"/>'
    look = "" if scale.bare else f"<c:spPr>{NO_LINE}</c:spPr>{_figures(plot, scale)}"
    return (
        f'<c:valAx><c:axId val="{axis.ids[0]}"/><c:scaling>{log}<c:orientation val="{"maxMin" if scale.reverse else "minMax"}"/>'
        f'<c:max val="{scale.maximum!r}"/><c:min val="{scale.minimum!r}"/></c:scaling><c:delete val="{int(scale.size is None)}"/>'
        f'<c:axPos val="{_OPPOSITE[axis.place] if scale.far else axis.place}"/>{grid}'
        f"{title_xml(scale.title, plot.inks, language, rising=axis.place in {'l', 'r'})}"
        f'<c:numFmt formatCode="{attribute(scale.number_format)}" sourceLinked="0"/>{ticks}<c:tickLblPos val="nextTo"/>'
        f'{look}<c:crossAx val="{axis.ids[1]}"/><c:crosses val="{crosses}"/><c:crossBetween val="{between}"/>{units}</c:valAx>'
    )


def _figures(plot: Plot, scale: Scale) -> str:
    color = scale.color or plot.inks.second
    return text_properties(scale.size or 10.0, color, rotation=turned(scale.rotation))


def _has_grid(scale: Scale) -> bool:
    return scale.grid if scale.grid is not None else scale.size is not None
