"""Lines over years of which some are missing: each year has its place, so that no slope is steeper than it was."""

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from renderer.deck.charts import Annotation, ChartData, SeriesData

_FEWEST, _MOST_PLACES = 3, 60
_DIGITS = 4


def with_every_year(data: ChartData) -> ChartData:
    """`data` with a category, without values, for each year between those of its lines.

    They stay as they are where the categories are no years in order, where nothing is missing, and where lines are
    stacked, stand beside bars or over a table of their values. Years that count by tens are filled up by tens.
    """
    years = _years(data.categories)
    if not years or not _has_free_lines(data):
        return data
    steps = [after - year for year, after in pairwise(years)]
    step = math.gcd(*steps)
    count = (years[-1] - years[0]) // step + 1
    if min(steps) < 1 or count == len(years) or count > _MOST_PLACES:
        return data
    places = [(year - years[0]) // step for year in years]
    return replace(
        data,
        categories=tuple(str(years[0] + step * place) for place in range(count)),
        series=tuple(_spread(one, places, count) for one in data.series),
        marked=tuple(places[index] for index in data.marked),
        annotations=tuple(_moved(one, places) for one in data.annotations),
        bridged=True,
    )


def _has_free_lines(data: ChartData) -> bool:
    lines = data.kind == "line" and all(one.kind in {None, "line"} for one in data.series)
    return lines and data.grouping == "standard" and not data.data_table


def _years(names: Sequence[str]) -> list[int]:
    """The years that all of `names` are; none where one is something else, or where they are too few to compare."""
    are_years = len(names) >= _FEWEST and all(len(n) == _DIGITS and n.isascii() and n.isdigit() for n in names)
    return [int(name) for name in names] if are_years else []


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
