"""Series of unlike length, as LibreOffice must find them.

It keeps the values of a chart in one table, and loses a series that is followed by a longer one: of a scatter chart of
four points and six it draws the six. In the copy all series are as long as the longest, without values at their ends.
"""

from collections.abc import Iterator

from lxml.etree import _Element

from deck_presentation.names import C

_MARKS = (b"scatterChart", b"bubbleChart")
_GROUPS = (f"{C}scatterChart", f"{C}bubbleChart")
_VALUES = (f"{C}xVal", f"{C}yVal", f"{C}bubbleSize")


def may_have_uneven_points(data: bytes) -> bool:
    """Whether a chart part is worth reading: its points need not be as many in each series."""
    return any(mark in data for mark in _MARKS)


def even_points(root: _Element) -> bool:
    """Make all series as long as the longest; returns whether one was shorter."""
    counts = list(_counts(root))
    longest = max((_number(count) for count in counts), default=0)
    shorter = [count for count in counts if _number(count) < longest]
    for count in shorter:
        count.set("val", str(longest))
    return bool(shorter)


def _counts(root: _Element) -> Iterator[_Element]:
    """`c:ptCount` of all values of points."""
    for group in root.iter(*_GROUPS):
        for series in group.iterfind(f"{C}ser"):
            for kind in _VALUES:
                for values in series.iterfind(kind):
                    yield from values.iter(f"{C}ptCount")


def _number(count: _Element) -> int:
    given = count.get("val", "")
    return int(given) if given.isascii() and given.isdigit() else 0
