"""What each kind of chart can show of its values, and what is drawn or said where it cannot.

| kind | below zero | nothing above zero | no value | one category |
|---|---|---|---|---|
| bar | drawn; on two axes the second as lines | drawn | no bar | drawn |
| line | drawn | drawn | a gap | a dot |
| area | drawn; of several stacked ones as bars | drawn | as lines; stacked ones as bars | as bars |
| radar | drawn | drawn | a gap | as bars, as are two |
| pie, doughnut, funnel | as bars | "No data" (a funnel: drawn) | no part | drawn |
| parts of 100 % | bars drawn, others as bars | "No data" | no part | drawn |
| scatter, stock, histogram, box and whisker, waterfall | drawn | drawn | a gap | drawn |
| bubble (its sizes) | said | as points | - | drawn |
| treemap, sunburst | refused by the schema | "No data" | the sum of its parts | drawn |
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from renderer import findings
from renderer.deck.charts import Branch, ChartData, ChartKind, SeriesData
from renderer.layout.charts.bubbles import unseen_bubbles
from renderer.layout.charts.chart_area import ChartArea
from renderer.layout.charts.waterfall_bars import wrong_totals

_FEWEST_SPOKES = 3
_TOLERANCE = 0.005
_PRICES = ("open", "high", "low", "close")
_GAP = "an area draws a missing value as zero"
_COVERED = "on the second axis its bars would stand in front of those on the first"
Other = tuple[ChartKind, str]
"""The kind that is drawn instead, and why, in a sentence."""


def drawable(area: ChartArea, data: ChartData) -> ChartData:
    """`data` as it can be drawn: of another kind where the one asked for would show wrong figures, which is said."""
    find = _OTHER_KINDS.get(data.kind)
    if find is not None and (found := find(data)) is not None:
        kind, why = found
        area.say(findings.drawn_as_another_kind, data.kind, kind, why)
        data = _of_kind(data, kind)
    covering = _covering_bars(data)
    data = replace(
        data,
        series=tuple(_series(area, one, index, covers=index in covering) for index, one in enumerate(data.series)),
    )
    for message, where in _unseen(area, data):
        area.say(findings.values_not_shown, message, where=where)
    if data.totals_at:
        for index, reached, stated in wrong_totals(data.steps, data.series[0].values):
            area.say(findings.does_not_add_up, reached, stated, where=data.totals_at.format(index))
    return data


def _covering_bars(data: ChartData) -> frozenset[int]:
    """The series whose bars, on an axis of their own, would stand exactly in front of those on the first axis."""
    bars = {index: one.secondary for index, one in enumerate(data.series) if (one.kind or data.kind) == "bar"}
    return frozenset(index for index, second in bars.items() if second) if False in bars.values() else frozenset()


def _series(area: ChartArea, one: SeriesData, index: int, *, covers: bool) -> SeriesData:
    """A series of a combined chart: areas with gaps become lines, and so do bars that would cover others."""
    if covers:
        kind, why = "bar", _COVERED
    elif one.kind == "area" and None in one.values:
        kind, why = "area", _GAP
    else:
        return one
    area.say(findings.drawn_as_another_kind, kind, "line", why, where=f".series[{index}]")
    return replace(one, kind="line")


def _of_kind(data: ChartData, kind: ChartKind) -> ChartData:
    """`data` as a chart of another kind; the colors of parts stay with them."""
    points = data.kind in {"pie", "doughnut"} and len(data.series) == 1 and not data.series[0].points
    series = tuple(
        replace(
            one,
            points=data.colors if points else one.points,
            sizes=one.sizes if kind == "bubble" else (),
            asked=tuple(option for option in one.asked if option != "sizes"),
        )
        for one in data.series
    )
    lying = True if data.kind == "funnel" else data.horizontal
    # The replacement keeps the grouping, so that option is not reported as having no effect.
    asked = tuple(option for option in data.asked if option not in {"lineGrouping", "areaGrouping"})
    colors = () if points else data.colors
    return replace(data, kind=kind, series=series, horizontal=lying, colors=colors, asked=asked)


def _of_parts(data: ChartData) -> Other | None:
    """Parts of a whole are drawn by their magnitudes: a loss of 3 would read as a gain of 3."""
    drawn = data.series[:1] if data.kind == "pie" else data.series
    negative = [value for one in drawn for value in one.values if value is not None and value < 0]
    if not negative:
        return None
    return "bar", f"its parts cannot be below zero, and {_values(negative)}"


def _of_areas(data: ChartData) -> Other | None:
    own = [one for one in data.series if one.kind is None]
    stacked = data.grouping != "standard"
    # Bars that the chart has beside its areas stand alone: the areas must not stack up on them.
    flat: ChartKind = "bar" if stacked and not any(one.kind == "bar" for one in data.series) else "line"
    if len(data.categories) == 1:
        return "bar", "an area over one category has no width"
    if any(value is None for one in own for value in one.values):
        return flat, _GAP
    if stacked and _is_mixed(own):
        return flat, "stacked areas with values below zero cover each other"
    return None


def _of_lines(data: ChartData) -> Other | None:
    if data.grouping == "percentStacked" and _is_mixed([one for one in data.series if one.kind is None]):
        return "bar", "lines that add up to 100 % cannot have values below zero"
    return None


def _of_radars(data: ChartData) -> Other | None:
    count = len(data.categories)
    return ("bar", f"{count} of at least {_FEWEST_SPOKES} spokes make no shape") if count < _FEWEST_SPOKES else None


def _of_bubbles(data: ChartData) -> Other | None:
    sizes = [size for one in data.series for size in one.sizes]
    return None if not sizes or max(sizes) > 0 else ("scatter", "no bubble has a size above zero")


_OTHER_KINDS: Mapping[ChartKind, Callable[[ChartData], Other | None]] = {
    "pie": _of_parts,
    "doughnut": _of_parts,
    "funnel": _of_parts,
    "area": _of_areas,
    "line": _of_lines,
    "radar": _of_radars,
    "bubble": _of_bubbles,
}


def _is_mixed(series: Sequence[SeriesData]) -> bool:
    """Several series are stacked, and one has a value below zero."""
    return len(series) > 1 and any(value is not None and value < 0 for one in series for value in one.values)


def _unseen(area: ChartArea, data: ChartData) -> Iterator[tuple[str, str]]:
    """What of a chart of this kind is not seen or does not agree, in sentences, and where in its data it stands."""
    if data.kind == "bubble":
        yield from unseen_bubbles(data, area.rect)
    if data.kind == "doughnut":
        for index, one in enumerate(data.series):
            if not any(one.values) and any(any(other.values) for other in data.series):
                yield f"The ring {one.name!r} has no value above zero and is not drawn.", f".series[{index}]"
    if data.kind == "boxWhisker":
        for index, one in enumerate(data.series):
            if not one.values:
                what = repr(one.name) if one.name else "This box"
                yield f"{what} has no values: its place stays empty.", f".boxWhiskerData[{index}]"
    if data.kind == "stock":
        yield from _impossible_prices(data)
    for kind in ("treemap", "sunburst"):
        if data.kind == kind:
            yield from _unequal_sums(data.branches, f".{kind}Data")


def _impossible_prices(data: ChartData) -> Iterator[tuple[str, str]]:
    """The first price of each time that lies beyond its highest or lowest."""
    series = data.series[:-1] if data.volume else data.series
    prices = dict(zip(_PRICES[-len(series) :], (one.values for one in series), strict=True))
    for at, name in enumerate(data.categories):
        high, low = prices["high"][at] or 0.0, prices["low"][at] or 0.0
        if high < low:
            yield f"The high of {name!r}, {high:.14g}, is below its low, {low:.14g}.", f".stockData.high[{at}]"
            continue
        for price, values in prices.items():
            if not low <= (value := values[at] or 0.0) <= high:
                ends = f"its low, {low:.14g}, and its high, {high:.14g}"
                yield f"The {price} of {name!r}, {value:.14g}, is not between {ends}.", f".stockData.{price}[{at}]"
                break


def _unequal_sums(branches: Sequence[Branch], at: str) -> Iterator[tuple[str, str]]:
    for index, branch in enumerate(branches):
        place = f"{at}[{index}]"
        if branch.children and branch.value:
            parts = sum(child.total for child in branch.children)
            if abs(parts - branch.value) > _TOLERANCE * branch.value:
                yield (
                    f"The parts of {branch.name!r} add up to {parts:.14g}, and it says {branch.value:.14g}.",
                    f"{place}.value",
                )
        yield from _unequal_sums(branch.children, f"{place}.children")


def _values(values: Sequence[float]) -> str:
    """`-3 is`, or `-3, -4 are`."""
    few = ", ".join(f"{value:.14g}" for value in values[:5]) + (", ..." if len(values) > 5 else "")
    return f"{few} {'is' if len(values) == 1 else 'are'}"
