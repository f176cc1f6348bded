"""Names of lying bars that stand at the end of the axis, broken into lines for LibreOffice as PowerPoint breaks them.

LibreOffice breaks names beside the bars, but not those that are set at the low or high end, as in charts with values
below zero: it keeps each on one line and squeezes the whole chart until the longest fits. The room for names is what
the plot leaves of the chart, so only charts whose plot has a place of its own are mended.
"""

import re
from collections.abc import Iterator

from lxml.etree import _Element

from deck_fonts.breaking import SPACES, pieces
from deck_package import Package
from deck_presentation.names import A, C, P, R, number
from previewer.slides.plots import axis_of, names_of, number_in, plot_share, runs_up
from previewer.slides.point_labels import points_of

_MARKS = (b'barDir val="bar"', b"tickLblPos")
_EMU_PER_PT = 12_700
_SIZE = 10.0
"""Pt of text whose size nobody says."""
# Of a letter, in sizes: about that of a sans face, without a look at the font.
_LETTER, _WIDE = 0.5, 1.0
_FIRST_WIDE = "\u2e80"
"""From here on, scripts are as wide as high."""
_LINE, _TALL_LINE = 1.2, 2.0
"""Of a line, in sizes; the second where the fonts that LibreOffice takes have marks above and below, as for Arabic."""
_TALL = re.compile("[\u0590-\u1cff]")
_GAP = 6.0
"""Pt between names and plot."""


def may_have_low_names(data: bytes) -> bool:
    """Whether a chart part is worth reading: its bars lie, and its labels have a place."""
    return all(mark in data for mark in _MARKS)


def chart_sizes(package: Package) -> dict[str, tuple[float, float]]:
    """Width and height of the frame of each chart on its slide, pt, by the name of its part."""
    sizes: dict[str, tuple[float, float]] = {}
    for slide in package.slides:
        targets = {one.id: one.target for one in package.relationships(slide) if one.kind == "chart"}
        for frame in package.xml(slide).iter(f"{P}graphicFrame") if targets else ():
            extent, chart = frame.find(f"{P}xfrm/{A}ext"), frame.find(f"{A}graphic/{A}graphicData/{C}chart")
            if extent is not None and chart is not None and (target := targets.get(chart.get(f"{R}id", ""))):
                sizes[target] = (number(extent.get("cx")) / _EMU_PER_PT, number(extent.get("cy")) / _EMU_PER_PT)
    return sizes


def break_low_names(root: _Element, width: float, height: float) -> bool:
    """Break the names of a chart of so many pt where they need it; returns whether there were any.

    Where a bar has no room for the lines of its name, names stay as they are: squeezed is better than on each other.
    """
    broken = False
    for group in root.iter(f"{C}barChart"):
        if (direction := group.find(f"{C}barDir")) is None or direction.get("val") != "bar":
            continue
        axis = axis_of(root, group, "catAx")
        place = axis.find(f"{C}tickLblPos") if axis is not None else None
        end = place.get("val", "") if place is not None else ""
        values = axis_of(root, group, "valAx")
        at_left = (end == "low") is (values is None or runs_up(values))
        room = _room(root, at_left=at_left) * width - _GAP if _is_away_from_bars(group, end) else 0.0
        if axis is not None and room > 0:
            size, names = _size(root, axis), [name for _, name in names_of(group)]
            line = size * (_TALL_LINE if any(_TALL.search(name.text or "") for name in names) else _LINE)
            most = plot_share(root, "h") * height / (line * max(_count(group), 1))
            lines = {name: _broken(name.text or "", room / size) for name in names}
            if all(len(found) <= most for found in lines.values() if len(found) > 1):
                for name, found in lines.items():
                    broken |= _write(name, "\n".join(found))
    return broken


def _is_away_from_bars(group: _Element, end: str) -> bool:
    """Whether names at an end do not stand where the bars begin."""
    if end == "low":
        values = (value for series in group.iterfind(f"{C}ser") for value in points_of(series).values())
        return any(number_in(value.text) < 0 for value in values)
    return end == "high"


def _room(root: _Element, *, at_left: bool) -> float:
    """What the plot leaves for names on one side, as a share of the chart; 0 where that is left to the viewer."""
    left, wide = plot_share(root, "x"), plot_share(root, "w")
    return left if at_left or not wide else 1 - left - wide


def _size(root: _Element, axis: _Element) -> float:
    """Pt of the names of an axis."""
    for place in (axis, root):
        for style in place.iterfind(f"{C}txPr/{A}p/{A}pPr/{A}defRPr"):
            if style.get("sz"):
                return number(style.get("sz")) / 100 or _SIZE
    return _SIZE


def _count(group: _Element) -> int:
    """How many names stand at the axis."""
    return max((len(series.findall(f"{C}cat//{C}pt")) for series in group.iterfind(f"{C}ser")), default=0)


def _broken(text: str, room: float) -> list[str]:
    """The lines of a name, `room` sizes wide; what may not be broken and is wider has a line of its own."""
    return [line for part in text.split("\n") for line in _lines(part, room)]


def _write(name: _Element, text: str) -> bool:
    changed = name.text != text
    name.text = text
    return changed


def _lines(text: str, room: float) -> Iterator[str]:
    line = ""
    for piece in pieces(text):
        if line and _width((line + piece).rstrip(SPACES)) > room:
            yield line.rstrip(SPACES)
            line = ""
        line += piece
    yield line


def _width(text: str) -> float:
    """About how wide a line is, in sizes."""
    return sum(_WIDE if char >= _FIRST_WIDE else _LETTER for char in text)
