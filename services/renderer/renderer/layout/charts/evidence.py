"""What proves the point of a chart, reckoned from its values: differences, growth per year, levels and forecasts.

What cannot be reckoned, or would mislead, is said at its place and not drawn.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import fmean
from typing import Literal, TypeVar

from deck_domain.dates import read_sequence
from renderer.deck.charts import Average, Between, ChartData, Evidence, Forecast, Target, values_of
from renderer.layout.charts.chart_area import ChartArea
from renderer.layout.charts.differences import Difference, words_between
from renderer.layout.charts.named_parts import index_of, nearest_to
from renderer.layout.charts.number_formats import summed
from renderer.typesetting.numerals import Numerals, decimals_telling, numerals_of
from renderer.typesetting.terms import term

_LARGEST_GROWTH = 100.0
"""A growth per year above this (1 is 100 %) is not shown, since nobody can compare such figures."""


Meaning = Literal["target", "average", "forecast"]
AskedT = TypeVar("AskedT")
FoundT = TypeVar("FoundT")


@dataclass(frozen=True, slots=True)
class Level:
    """A line across the values and what stands at it; `path` is where the document has it."""

    meaning: Meaning
    value: float
    name: str
    figure: str
    path: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one category to another, with what stands over them."""

    first: int
    last: int
    words: str


@dataclass(frozen=True, slots=True)
class Compared:
    """Two values of the categories `first` and `last`, of a series or (None) of the sums of all."""

    first: int
    last: int
    series: int | None
    difference: Difference


@dataclass(frozen=True, slots=True)
class Proof:
    """All that is drawn as the evidence of a chart."""

    levels: tuple[Level, ...] = ()
    compared: Compared | None = None
    growth: Stretch | None = None
    forecast: Stretch | None = None

    def __bool__(self) -> bool:
        """Whether there is anything to draw."""
        return bool(self.levels or self.compared or self.growth or self.forecast)


def proof_of(area: ChartArea, data: ChartData) -> Proof:
    """What the evidence that `data` asks for comes to; its kind of chart must be able to carry some."""
    asked = data.evidence
    if asked == Evidence():
        return Proof()
    for hinders, what in (
        (data.data_table, "a data table"),
        (any(one.secondary for one in data.series), "two value axes"),
        (data.grouping == "percentStacked", "parts of 100 %"),
        (bool(data.value_axis and data.value_axis.log_base), "a logarithmic axis"),
    ):
        if hinders:
            area.no_effect("evidence", f"`evidence` of a chart with {what} has no effect here.")
            return Proof()
    reckoning = _Reckoning(area, data)
    levels = _said(area, reckoning.target, asked.target), _said(area, reckoning.average, asked.average)
    return Proof(
        tuple(level for level in levels if level),
        _said(area, reckoning.difference, asked.difference),
        _said(area, reckoning.growth, asked.growth),
        _said(area, reckoning.forecast, asked.forecast),
    )


def _said(area: ChartArea, reckon: Callable[[AskedT], FoundT], asked: AskedT | None) -> FoundT | None:
    """What `reckon` finds, if it is asked for; why there is nothing is said."""
    if asked is None:
        return None
    try:
        return reckon(asked)
    except _NotProved as reason:
        area.no_effect(f"evidence.{reason.where}", f"{reason} has no effect here.")
        return None


class _NotProved(Exception):
    """What cannot be reckoned, as the subject of a sentence; `where` is its place in the evidence."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(what)
        self.where = where


class _Reckoning:
    """Reckons one chart; what cannot be reckoned raises _NotProved."""

    def __init__(self, area: ChartArea, data: ChartData) -> None:
        self._area, self._data = area, data
        self._numerals: Numerals = numerals_of(area.sheet.language)
        code = data.value_axis.number_format if data.value_axis else None
        self._shares = bool(code and code.endswith("%"))
        self._decimals = decimals_telling([self._scaled(value) for value in values_of(data.series)])

    def target(self, asked: Target) -> Level:
        """The level that values are measured by."""
        figure = self._figure(asked.value, decimals_telling([self._scaled(asked.value)]))
        return Level("target", asked.value, self._name("target", asked.label), figure, "evidence.target")

    def average(self, asked: Average) -> Level:
        """The mean of the values, with one decimal more than they have where it needs one."""
        known = [value for value in self._values("average", None) if value is not None]
        mean = float(f"{fmean(known):.12g}")
        decimals = min(self._decimals + 1, decimals_telling([self._scaled(mean)]))
        name = self._name("average", asked.label)
        return Level("average", mean, name, self._figure(mean, decimals), "evidence.average")

    def difference(self, asked: Between) -> Compared:
        """What changed between two values."""
        first, last, start, end = self._ends("difference", asked)
        words = words_between(start, end, self._numerals, self._decimals)
        if self._shares:
            points = self._numerals.written(self._scaled(end - start), self._decimals, signed=True)
            words = (term("percentage points", self._area.sheet.language, points=points),)
        names = self._data.categories
        told = term("from to", self._area.sheet.language, first=names[first], last=names[last])
        return Compared(first, last, self._series(asked.series), Difference(start, end, words, told))

    def growth(self, asked: Between) -> Stretch:
        """The growth per year, compounded."""
        first, last, start, end = self._ends("growth", asked)
        periods = read_sequence(self._data.categories)
        if periods is None:
            raise _NotProved("growth", "Growth per year over categories that are no dates")
        days = periods[first].start, periods[last].start
        years = Fraction((days[1].year - days[0].year) * 12 + days[1].month - days[0].month, 12)
        if years < 1:
            raise _NotProved("growth", "Growth per year over less than a year")
        if start <= 0 or end <= 0:
            raise _NotProved("growth", "Growth per year from or to a value that is not above zero")
        growth = (end / start) ** float(1 / years) - 1
        if growth > _LARGEST_GROWTH:
            raise _NotProved("growth", "Growth per year to more than the hundredfold")
        figure = self._numerals.written(round(100 * growth, 1), 1, signed=True)
        rate = f"{figure}{self._numerals.before_percent}%"
        return Stretch(first, last, term("growth per year", self._area.sheet.language, rate=rate))

    def forecast(self, asked: Forecast) -> Stretch:
        """The values that are yet to come."""
        first = self._index("forecast.from", asked.start)
        data = self._data
        if any((one.kind or data.kind) == "area" or one.trendline or one.error_bars for one in data.series):
            raise _NotProved("forecast", "A forecast in areas, or in values with a trend line or error bars")
        return Stretch(first, len(data.categories) - 1, self._name("forecast", asked.label))

    def _ends(self, key: str, asked: Between) -> tuple[int, int, float, float]:
        """The two categories and their values."""
        first, last = self._index(f"{key}.from", asked.start), self._index(f"{key}.to", asked.end)
        values = self._values(key, asked.series)
        start, end = values[first], values[last]
        if start is None or end is None:
            raise _NotProved(key, "A comparison with a category that has no value")
        if first == last:
            raise _NotProved(key, "A comparison of a category with itself")
        return first, last, start, end

    def _index(self, key: str, name: str) -> int:
        names = self._data.categories
        index = index_of(name, names)
        if index is None:
            raise _unknown(key, name, names, "category")
        return index

    def _series(self, name: str | None) -> int | None:
        """Which series is meant; None for the sums of all."""
        names = [one.name for one in self._data.series]
        return index_of(name, names) if name is not None else 0 if len(names) == 1 else None

    def _values(self, key: str, name: str | None) -> Sequence[float | None]:
        """The values of the series named so, of the only one, or the sums of what is stacked."""
        data = self._data
        index = self._series(name)
        if name is not None and index is None:
            raise _unknown(f"{key}.series", name, [one.name for one in data.series], "series")
        stacked = data.grouping != "standard" and len(data.series) > 1
        if stacked and (name is not None or any(one.kind for one in data.series)):
            raise _NotProved(key, "A single one of several series that stand on each other")
        if index is not None:
            return data.series[index].values
        if not stacked:
            raise _NotProved(key, "Evidence for several series, none of which it names,")
        columns = zip(*(one.values for one in data.series), strict=True)
        return [summed(value or 0.0 for value in column) for column in columns]

    def _name(self, meaning: Meaning, label: str | None) -> str:
        return label or term(meaning, self._area.sheet.language)

    def _scaled(self, value: float) -> float:
        return 100 * value if self._shares else value

    def _figure(self, value: float, decimals: int) -> str:
        written = self._numerals.written(self._scaled(value), decimals)
        return f"{written}{self._numerals.before_percent}%" if self._shares else written


def _unknown(key: str, name: str, names: Sequence[str], what: str) -> _NotProved:
    near = nearest_to(name, names)
    return _NotProved(
        key, f"The name {name!r}, which no {what} of the chart has{f'; the nearest is {near!r}' if near else ''},"
    )
