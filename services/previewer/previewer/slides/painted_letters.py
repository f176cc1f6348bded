"""Letters that are painted with a gradient or a pattern, in one colour of it.

LibreOffice 7.4 paints letters in one colour only. Where a master swaps dark and light, it misses the swap in a gradient
and in a pattern, and draws light letters black on a dark ground. A plain colour it gets right.
"""

from collections.abc import Iterator

from lxml.etree import _Element

from deck_presentation.names import A, whole

_PROPERTIES = tuple(A + name for name in ("rPr", "defRPr", "endParaRPr"))
_MIDDLE = 50_000


def has_painted_letters(root: _Element) -> bool:
    """Whether a slide, layout or master has any."""
    return next(_painted(root), None) is not None


def paint_letters_plainly(root: _Element) -> bool:
    """Paint them in the colour nearest the middle of the gradient, or that of the pattern; False if there were none."""
    found = list(_painted(root))
    for fill, color in found:
        fill.clear()
        fill.tag = A + "solidFill"
        fill.append(color)
    return bool(found)


def _painted(root: _Element) -> Iterator[tuple[_Element, _Element]]:
    """The fills of letters that are more than a colour, each with the colour that stands for it."""
    for properties in root.iter(*_PROPERTIES):
        for fill in properties.iterchildren(A + "gradFill", A + "pattFill"):
            color = _color(fill)
            if color is not None:
                yield fill, color


def _color(fill: _Element) -> _Element | None:
    stops = [stop for stop in fill.iterfind(f"{A}gsLst/{A}gs") if len(stop)]
    if stops:
        return min(stops, key=lambda stop: abs(whole(stop, "pos") - _MIDDLE))[0]
    front = fill.find(A + "fgClr")
    return front[0] if front is not None and len(front) else None
