"""Charts whose XML is as the schema has it, and which cannot be drawn all the same."""

import math
from collections import Counter
from collections.abc import Iterator

from deck_presentation.names import C, Element

_AXES = frozenset(C + kind for kind in ("catAx", "valAx", "dateAx", "serAx"))
_MOST_SHOWN = 40


def chart_faults(root: Element) -> Iterator[tuple[str, str]]:
    """Codes and sentences on the numbers and axes of a chart; nothing for a part that is none."""
    if root.tag != C + "chartSpace":
        return
    for cache in root.iter(C + "numCache", C + "numLit"):
        yield from _number_faults(cache)
    for area in root.iter(C + "plotArea"):
        yield from _axis_faults(area)


def _number_faults(cache: Element) -> Iterator[tuple[str, str]]:
    """Values that are no numbers, and points that have two; the errors of cells (`#N/A`) are written by PowerPoint."""
    points = cache.findall(C + "pt")
    for point in points:
        text = (point.findtext(C + "v") or "").strip()
        if text and not text.startswith("#") and not _is_number(text):
            yield "VALUE_INVALID", f"line {point.sourceline}: the value {text[:_MOST_SHOWN]!r} of a chart is no number."
    for index, count in Counter(point.get("idx") for point in points).items():
        if count > 1:
            yield "VALUE_INVALID", f"line {cache.sourceline}: point {index} of a chart has {count} values."


def _axis_faults(area: Element) -> Iterator[tuple[str, str]]:
    """Charts and axes that name an axis which is not there.

    Of a chart, two axes count: in the place of the third, which charts in three dimensions may have, PowerPoint itself
    writes 0, and others the id of one that they leave out.
    """
    axes = {_id_of(axis, "axId") for axis in area if axis.tag in _AXES}
    for member in area:
        is_axis = member.tag in _AXES
        named = [_id_of(member, "crossAx")] if is_axis else [each.get("val") for each in member.findall(C + "axId")[:2]]
        for axis in named:
            if axis is not None and axis not in axes:
                name = str(member.tag).rpartition("}")[2]
                yield "VALUE_INVALID", f"line {member.sourceline}: c:{name} names the axis {axis}, which is not there."


def _id_of(axis: Element, name: str) -> str | None:
    found = axis.find(C + name)
    return found.get("val") if found is not None else None


def _is_number(text: str) -> bool:
    try:
        return math.isfinite(float(text)) and "_" not in text
    except ValueError:
        return False
