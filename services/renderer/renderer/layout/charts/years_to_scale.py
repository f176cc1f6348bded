"""Charts over years, or days, of which some are missing: lines give each its place, bars mark years left out."""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from renderer.deck.charts import Annotation, ChartData, SeriesData

_FEWEST, _MOST_PLACES = 3, 60
LEFT_OUT = "\u2026"
"""The name of the gap between bars that stands for years without any."""
_DIGITS = 4
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def with_every_year(data: ChartData) -> ChartData:
    """`data` with a category, without values, for each year between those of its lines, and for each gap in its bars.

    They stay as they are where the categories are no years in order, where nothing is missing, and where lines are
    stacked, stand beside bars or over a table of their values. Years that count by tens are filled up by tens. Lines
    over days as ISO 8601 writes them (2026-01-19) are to scale likewise, weeks by weeks.
    """
    years = _years(data.categories)
    days = [] if years else _days(data.categories)
    steps = [after - before for before, after in pairwise(years or days)]
    if not steps or min(steps) < 1 or data.data_table:
        return data
    if data.kind == "bar":
        return _with_gaps(data, steps) if years else data
    if not _has_free_lines(data):
        return data
    return _to_scale(data, years, steps, str) if years else _to_scale(data, days, steps, _written)


def are_uneven(data: ChartData) -> bool:
    """Whether the steps between the years of `data` differ although they are drawn alike, as those of areas are."""
    years = _years(data.categories)
    steps = {after - year for year, after in pairwise(years)}
    is_sloped = data.kind == "area" or (data.kind == "line" and not data.data_table)
    return is_sloped and len(steps) > 1 and min(steps) > 0


def _with_gaps(data: ChartData, steps: Sequence[int]) -> ChartData:
    """`data` with an empty place wherever more years lie between two bars than between the nearest ones."""
    wide = [step > min(steps) for step in steps]
    if not any(wide):
        return data
    places = [index + sum(wide[:index]) for index in range(len(data.categories))]
    names = dict(zip(places, data.categories, strict=True))
    count = places[-1] + 1
    return _spread_out(data, places, tuple(names.get(place, LEFT_OUT) for place in range(count)))


def _to_scale(data: ChartData, at: Sequence[int], steps: Sequence[int], name: Callable[[int], str]) -> ChartData:
    """`data`, whose categories are so many years or days apart, with all that lie between them, called by `name`."""
    step = math.gcd(*steps)
    count = (at[-1] - at[0]) // step + 1
    if count == len(at) or count > _MOST_PLACES:
        return data
    places = [(one - at[0]) // step for one in at]
    names = tuple(name(at[0] + step * place) for place in range(count))
    return replace(_spread_out(data, places, names), bridged=True)


def _spread_out(data: ChartData, places: Sequence[int], names: tuple[str, ...]) -> ChartData:
    """`data` over `names`, of which its categories are those at `places`."""
    return replace(
        data,
        categories=names,
        series=tuple(_spread(one, places, len(names)) for one in data.series),
        marked=tuple(places[index] for index in data.marked),
        annotations=tuple(_moved(one, places) for one in data.annotations),
    )


def _has_free_lines(data: ChartData) -> bool:
    lines = data.kind == "line" and all(one.kind in {None, "line"} for one in data.series)
    return lines and data.grouping == "standard"


def _years(names: Sequence[str]) -> list[int]:
    """The years that all of `names` are; none where one is something else, or where they are too few to compare."""
    are_years = len(names) >= _FEWEST and all(len(n) == _DIGITS and n.isascii() and n.isdigit() for n in names)
    return [int(name) for name in names] if are_years else []


def _days(names: Sequence[str]) -> list[int]:
    """The days that all of `names` are, counted on; none where one is something else, or where they are too few."""
    if len(names) < _FEWEST or not all(map(_DAY.fullmatch, names)):
        return []
    try:
        return [date.fromisoformat(name).toordinal() for name in names]
    except ValueError:
        return []


def _written(day: int) -> str:
    return date.fromordinal(day).isoformat()


def _spread(one: SeriesData, places: Sequence[int], count: int) -> SeriesData:
    values = dict(zip(places, one.values, strict=False))
    points, texts = dict(zip(places, one.points, strict=False)), dict(zip(places, one.texts, strict=False))
    return replace(
        one,
        values=tuple(values.get(place) for place in range(count)),
        points=tuple(points.get(place, "") for place in range(count)) if points else (),
        texts=tuple(texts.get(place, "") for place in range(count)) if texts else (),
    )


def _moved(one: Annotation, places: Sequence[int]) -> Annotation:
    """A remark that stands at the number of a category stands at its new number."""
    if isinstance(one.x, str) or one.x is None or not 0 <= one.x <= len(places) - 1:
        return one
    before, share = int(one.x), one.x % 1
    after = places[min(before + 1, len(places) - 1)]
    return replace(one, x=places[before] + share * (after - places[before]))
