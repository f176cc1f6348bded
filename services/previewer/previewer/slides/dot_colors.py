"""Dots of lines in colors of their own, as LibreOffice must find them.

It takes the color of one dot from the line of that point, not from what fills the dot, and draws the line of the whole
series in one color all the same. In the copy the line of such a point has the color of its dot.
"""

import copy

from lxml.etree import _Element

from deck_presentation.names import A, C
from previewer.slides.plots import add

_MARK = b"<c:dPt>"
_GROUPS = ("lineChart", "scatterChart", "radarChart")
_BEHIND = (f"{C}pictureOptions", f"{C}extLst")


def may_have_dot_colors(data: bytes) -> bool:
    """Whether a chart part is worth reading: a point of it has a look of its own."""
    return _MARK in data


def show_dot_colors(root: _Element) -> bool:
    """Give the lines of dots their colors; returns whether there were any. A point whose line has a look keeps it."""
    points = [point for kind in _GROUPS for point in root.iterfind(f".//{C}{kind}/{C}ser/{C}dPt")]
    colored = [(point, fill) for point in points if (fill := point.find(f"{C}marker/{C}spPr/{A}solidFill")) is not None]
    plain = [(point, fill) for point, fill in colored if point.find(f"{C}spPr") is None]
    for point, fill in plain:
        look = add(point, "spPr")
        line = look.makeelement(f"{A}ln")
        line.append(copy.deepcopy(fill))
        look.append(line)
        for behind in point.iterchildren(*_BEHIND):
            point.append(behind)
    return bool(plain)
