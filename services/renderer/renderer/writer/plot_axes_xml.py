"""The axes of a plot."""

# ruff: noqa: E501 - markup is easier to read and to compare in whole elements.

from renderer.plot import Plot, Scale
from renderer.writer.plot_text_xml import SLANTED, UPRIGHT, text_properties
from renderer.writer.text_xml import attribute, fill_xml

AXIS_IDS = '<c:axId val="1001"/><c:axId val="1002"/>'
_QUIET_TICKS = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'


def axes_xml(plot: Plot) -> str:
    """`c:catAx` and `c:valAx`, two `c:valAx` for points, nothing for round charts."""
    if plot.scale is None:
        return ""
    if plot.x_scale is not None:
        return _value_axis(plot, plot.x_scale, 1001, 1002, "b") + _value_axis(plot, plot.scale, 1002, 1001, "l")
    return _category_axis(plot) + _value_axis(plot, plot.scale, 1002, 1001, "b" if plot.horizontal else "l")


def _category_axis(plot: Plot) -> str:
    # The first bar of a lying chart stands on top.
    orientation, place = ("maxMin", "l") if plot.horizontal else ("minMax", "b")
    grid = f"<c:majorGridlines>{_line('hairline')}</c:majorGridlines>" if plot.kind == "radar" else ""
    skip = f'<c:tickLblSkip val="{plot.skip}"/><c:tickMarkSkip val="{plot.skip}"/>'
    return (
        f'<c:catAx><c:axId val="1001"/><c:scaling><c:orientation val="{orientation}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{place}"/>{grid}<c:numFmt formatCode="General" sourceLinked="0"/>{_QUIET_TICKS}<c:tickLblPos val="low"/>'
        f"{_line('accent5')}{text_properties(plot.category_size, 'tx1', rotation=SLANTED if plot.slanted else UPRIGHT)}"
        f'<c:crossAx val="1002"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="60"/>{skip}'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(plot: Plot, scale: Scale, axis: int, other: int, place: str) -> str:
    shown = scale.size is not None
    grid = f"<c:majorGridlines>{_line('hairline')}</c:majorGridlines>" if shown else ""
    # Where the categories run downwards, their far end is the bottom, where the figures belong.
    crosses = "max" if plot.horizontal else "min" if plot.x_scale is not None else "autoZero"
    between = "midCat" if plot.kind == "area" or plot.x_scale is not None else "between"
    return (
        f'<c:valAx><c:axId val="{axis}"/><c:scaling><c:orientation val="minMax"/><c:max val="{scale.maximum!r}"/>'
        f'<c:min val="{scale.minimum!r}"/></c:scaling><c:delete val="{int(not shown)}"/><c:axPos val="{place}"/>{grid}'
        f'<c:numFmt formatCode="{attribute(scale.number_format)}" sourceLinked="0"/>{_QUIET_TICKS}<c:tickLblPos val="low"/>'
        f"<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{text_properties(scale.size or 10.0, 'tx2', rotation=UPRIGHT)}"
        f'<c:crossAx val="{other}"/><c:crosses val="{crosses}"/><c:crossBetween val="{between}"/>'
        f'<c:majorUnit val="{scale.step!r}"/></c:valAx>'
    )


def _line(color: str) -> str:
    return f'<c:spPr><a:ln w="9525">{fill_xml(color)}</a:ln></c:spPr>'
