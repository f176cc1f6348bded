"""The series of a chart part, point by point, as they are drawn."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from deck_presentation.names import A, C, Element, child, number

_MOST_POINTS = 100_000
"""Of one series; those beyond are not read."""


@dataclass(frozen=True, slots=True)
class Series:
    """One series: a value for each category, None where there is none.

    The categories of a scatter chart are its x values; the sizes of its bubbles are a series of their own.
    """

    name: str
    categories: tuple[str, ...]
    values: tuple[float | None, ...]


def read_series(root: Element | None) -> tuple[Series, ...]:
    """The series that are seen, in order.

    Helpers are left out: bars without fill and outline, which carry others, and in a chart that has such bars the lines
    that join them.
    """
    plots = [plot for area in (root.iter(C + "plotArea") if root is not None else ()) for plot in area]
    bridged = any(plot.tag == C + "barChart" and any(map(_is_unseen, plot.iter(C + "ser"))) for plot in plots)
    return tuple(
        series
        for plot in plots
        if not (bridged and plot.tag == C + "lineChart")
        for element in plot.iterfind(C + "ser")
        if not (plot.tag == C + "barChart" and _is_unseen(element))
        for series in _series(element)
    )


def _is_unseen(series: Element) -> bool:
    look = child(series, C + "spPr")
    return child(look, A + "noFill") is not None and child(look, A + "ln", A + "noFill") is not None


def _series(element: Element) -> Iterator[Series]:
    name = "".join(_texts(child(element, C + "tx")).values())
    names = _texts(_either(element, "cat", "xVal"))
    values = _texts(_either(element, "val", "yVal"))
    count = min(max((*names, *values), default=-1) + 1, _MOST_POINTS)
    categories = tuple(names.get(index, str(index + 1)) for index in range(count))
    yield Series(name, categories, tuple(_value(values.get(index)) for index in range(count)))
    if sizes := _texts(child(element, C + "bubbleSize")):
        yield Series(f"{name}, size", categories, tuple(_value(sizes.get(index)) for index in range(count)))


def _either(element: Element, *names: str) -> Element | None:
    return next((found for name in names if (found := child(element, C + name)) is not None), None)


def _texts(holder: Element | None) -> dict[int, str]:
    """Cached texts by their index; of categories in several levels the innermost."""
    if holder is None:
        return {}
    levels = holder.find(f".//{C}lvl")
    source = holder if levels is None else levels
    points = {number(point.get("idx"), -1): point for point in source.iter(C + "pt")}
    texts = {index: child(point, C + "v") for index, point in points.items() if 0 <= index < _MOST_POINTS}
    if not texts and (plain := child(holder, C + "v")) is not None:
        texts = {0: plain}
    return {index: text.text or "" for index, text in texts.items() if text is not None}


def _value(text: str | None) -> float | None:
    try:
        value = float(text or "")
    except ValueError:
        return None
    return value if math.isfinite(value) else None
