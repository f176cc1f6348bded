"""The bars of a waterfall: where each begins and ends, and the series that stack up to them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from renderer.deck.charts import ChartData, StepKind, Tone
from renderer.layout.charts.number_formats import summed
from renderer.scene.charts import Series, Source
from renderer.typesetting.numerals import Numerals, decimals_telling

NAMES: Mapping[StepKind, str] = {"increase": "Increase", "decrease": "Decrease", "total": "Total"}
"""Of the series of each kind of step, in their order."""
# So far may a total be off, for having been rounded: a share of itself, or so much; in small figures that share of the
# largest. Documents may be accepted with totals that are further off.
_TOLERANCE, _LEAST_TOLERANCE, _LOST = 0.005, 0.01, 1e-9


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: it spans `start` to `end`; `label` stands at its outer end, `text` is what a document has there."""

    category: str
    kind: StepKind
    start: float
    end: float
    label: str
    text: str = ""
    tone: Tone = ""

    @property
    def low(self) -> float:
        """Its lower end."""
        return min(self.start, self.end)

    @property
    def high(self) -> float:
        """Its upper end."""
        return max(self.start, self.end)

    @property
    def value(self) -> float:
        """A total as it is, a step as the change that it makes."""
        return self.end if self.kind == "total" else summed((self.end, -self.start))

    @property
    def hangs(self) -> bool:
        """Whether its label stands below it, or left of it: for bars below zero."""
        return self.high <= 0 and self.low < 0


def bars_of(data: ChartData, numerals: Numerals) -> Iterator[Bar]:
    """A bar for each step, with its change as its label unless the document gives it one."""
    running, given, decimals = 0.0, data.series[0], decimals_in(data)
    texts = given.texts or ("",) * len(given.values)
    steps = zip(data.categories, data.steps, given.values, texts, tones_of(data), strict=True)
    for category, kind, size, text, tone in steps:
        value = size or 0.0
        if kind == "total":
            start, end, label = 0.0, value, numerals.written(value, decimals)
        else:
            value = abs(value) if kind == "increase" else -abs(value)
            start, end = running, round(running + value, 10)
            label = numerals.written(value, decimals, signed=True)
        running = end
        yield Bar(category, kind, start, end, text or label, text, tone)


def tones_of(data: ChartData) -> tuple[Tone, ...]:
    """One for each value; "" where the document gives it none."""
    untold: tuple[Tone, ...] = tuple("" for _ in data.series[0].values)
    return data.bridge.tones or untold


def wrong_totals(steps: Sequence[StepKind], values: Sequence[float | None]) -> Iterator[tuple[int, str, str]]:
    """Totals after the first bar that their steps do not lead to: which value, where the steps lead, what it says."""
    running = 0.0
    largest = max((abs(value or 0.0) for value in values), default=0.0)
    # Sums of floating-point numbers are themselves inexact, so a tiny difference is allowed.
    least = min(_LEAST_TOLERANCE, _TOLERANCE * largest) + _LOST * largest
    for index, (step, given) in enumerate(zip(steps, values, strict=True)):
        reached, value = running, given or 0.0
        if step != "total":
            running += abs(value) if step == "increase" else -abs(value)
            continue
        running = value
        if index and abs(reached - value) > max(least, abs(value) * _TOLERANCE):
            yield index, f"{reached:,.10g}", f"{value:,.10g}"


def decimals_in(data: ChartData) -> int:
    """How many decimals tell all values of `data`."""
    return decimals_telling(value or 0.0 for value in data.series[0].values)


def columns(bars: Sequence[Bar], colors: Sequence[str], usual: Mapping[StepKind, str]) -> Iterator[Series]:
    """An invisible base, then the visible parts; a bar that crosses zero has one part on either side.

    Args:
        bars: of the whole chart.
        colors: one for each bar.
        usual: the colour of each kind of step, which its bars have unless theirs is another one.
    """
    yield Series("Base", tuple(_base(bar) for bar in bars), None)
    for kind, name in NAMES.items():
        above = tuple(_above(bar) if bar.kind == kind else None for bar in bars)
        below = tuple(_below(bar) if bar.kind == kind else None for bar in bars)
        own = [color if bar.kind == kind else usual[kind] for bar, color in zip(bars, colors, strict=True)]
        points = tuple("" if color == usual[kind] else color for color in own) if {*own} != {usual[kind]} else ()
        if any(above) or not any(below):
            yield Series(name, above, usual[kind], points=points)
        if any(below):
            yield Series(f"{name}, below zero", below, usual[kind], points=points)


def _base(bar: Bar) -> float:
    return summed((bar.low if bar.low > 0 else bar.high if bar.high < 0 else 0.0,))


def _above(bar: Bar) -> float | None:
    return summed((bar.high, -max(bar.low, 0.0))) if bar.high > 0 else None


def _below(bar: Bar) -> float | None:
    return summed((bar.low, -min(bar.high, 0.0))) if bar.low < 0 else None


def sources_of(bars: Sequence[Bar], code: str) -> tuple[Source, ...]:
    """The values as cells that show what the labels say, and the labels themselves where the document has its own.

    Labels follow the last of these columns: whoever changes a value there changes its label with it.
    """
    minus = f'"\u2212"{code}'
    total, step = f"{code};{minus}", f"+{code};{minus};{code}"
    values = tuple(bar.value for bar in bars)
    found = Source("Value", values, tuple(total if bar.kind == "total" else step for bar in bars))
    if not any(bar.text for bar in bars):
        return (found,)
    cells = tuple(bar.text or bar.value for bar in bars)
    forms = tuple("" if bar.text else form for bar, form in zip(bars, found.formats, strict=True))
    return found, Source("Label", cells, forms)
