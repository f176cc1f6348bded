"""Where the plot of a chart stands, and which axis its bars, lines or areas have."""

import math
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element

from deck_presentation.names import C, number


def plot_share(root: _Element, name: str) -> float:
    """`x`, `y`, `w` or `h` of the plot without its axes, a share of the chart; 0 where that is left to the viewer."""
    layout = root.find(f"{C}chart/{C}plotArea/{C}layout/{C}manualLayout")
    if layout is None or (target := layout.find(f"{C}layoutTarget")) is None or target.get("val") != "inner":
        return 0.0
    return value_of(layout.find(f"{C}{name}"))


def axis_of(root: _Element, group: _Element, kind: str) -> _Element | None:
    """The axis of a group of series that is of a kind (`valAx`); None where there is none."""
    ids = {axis.get("val") for axis in group.iterfind(f"{C}axId")}
    for axis in root.iter(f"{C}{kind}"):
        if (own := axis.find(f"{C}axId")) is not None and own.get("val") in ids:
            return axis
    return None


def groups_beside(group: _Element) -> list[_Element]:
    """All groups of series of the plot of `group`, in order."""
    plot = group.getparent()
    assert plot is not None
    return [one for one in plot if one.find(f"{C}ser") is not None]


def free_place(group: _Element) -> int:
    """A number that no series of the plot of `group` has."""
    series = [one for beside in groups_beside(group) for one in beside.iterfind(f"{C}ser")]
    return 1 + max(number(place.get("val")) for one in series for place in one.iterchildren(f"{C}idx", f"{C}order"))


def add(parent: _Element, name: str, value: object = None) -> _Element:
    """A new last child of a chart's element, with a value if there is one."""
    made = etree.SubElement(parent, f"{C}{name}")
    if value is not None:
        made.set("val", str(value))
    return made


def names_of(group: _Element) -> Iterator[tuple[int, _Element]]:
    """The names at the axis of a group of series, each series' own, and the places of their categories from 0."""
    for cached in (f"strRef/{C}strCache", "strLit"):
        for point in group.iterfind(f"{C}ser/{C}cat/{C}{cached}/{C}pt"):
            if (name := point.find(f"{C}v")) is not None:
                yield number(point.get("idx")), name


def runs_up(axis: _Element) -> bool:
    """Whether the values of an axis rise upwards or to the right, and not the other way."""
    orientation = axis.find(f"{C}scaling/{C}orientation")
    return orientation is None or orientation.get("val") != "maxMin"


def value_of(element: _Element | None) -> float:
    """The number in `val`; 0 where there is none."""
    return number_in(element.get("val")) if element is not None else 0.0


def number_in(text: str | None) -> float:
    """A number as a chart holds it; 0 for what is none."""
    try:
        value = float(text or "0")
    except ValueError:
        return 0.0
    return value if math.isfinite(value) else 0.0
