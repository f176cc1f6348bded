"""The bars of a waterfall: where each begins and ends, and the series that stack up to them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from renderer.deck.charts import ChartData, StepKind
from renderer.scene.charts import Series

NAMES: Mapping[StepKind, str] = {"increase": "Increase", "decrease": "Decrease", "total": "Total"}
"""Of the series of each kind of step, in their order."""
_LINK = 0.75
_MOST_DECIMALS = 4
# So far may a total be off, for having been rounded: a share of itself, or so much; in small figures that share of the
# largest. Documents may be accepted with totals that are further off.
_TOLERANCE, _LEAST_TOLERANCE, _LOST = 0.005, 0.01, 1e-9


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: it spans `start` to `end`; `label` stands at its outer end."""

    category: str
    kind: StepKind
    value: float
    start: float
    end: float
    label: str

    @property
    def low(self) -> float:
        """Its lower end."""
        return min(self.start, self.end)

    @property
    def high(self) -> float:
        """Its upper end."""
        return max(self.start, self.end)

    @property
    def hangs(self) -> bool:
        """Whether its label stands below it: for bars below zero."""
        return self.high <= 0 and self.low < 0


def bars_of(data: ChartData, decimals: int) -> Iterator[Bar]:
    """A bar for each step, with its change as its label unless the document gives it one."""
    running, given = 0.0, data.series[0]
    texts = given.texts or ("",) * len(given.values)
    for category, kind, size, text in zip(data.categories, data.steps, given.values, texts, strict=True):
        value = size or 0.0
        if kind == "total":
            start, end, label = 0.0, value, _figure(value, decimals)
        else:
            change = abs(value) if kind == "increase" else -abs(value)
            start, end = running, round(running + change, 10)
            label = ("+" if kind == "increase" else "\u2212") + _figure(abs(value), decimals)
        running = end
        yield Bar(category, kind, value, start, end, text or label)


def wrong_totals(steps: Sequence[StepKind], values: Sequence[float | None]) -> Iterator[tuple[int, str, str]]:
    """Totals after the first bar that their steps do not lead to: which value, where the steps lead, what it says."""
    running = 0.0
    largest = max((abs(value or 0.0) for value in values), default=0.0)
    # Floating point itself loses something.
    least = min(_LEAST_TOLERANCE, _TOLERANCE * largest) + _LOST * largest
    for index, (step, given) in enumerate(zip(steps, values, strict=True)):
        reached, value = running, given or 0.0
        if step != "total":
            running += abs(value) if step == "increase" else -abs(value)
            continue
        running = value
        if index and abs(reached - value) > max(least, abs(value) * _TOLERANCE):
            yield index, f"{reached:,.10g}", f"{value:,.10g}"


def decimals_of(value: float) -> int:
    """How many decimals tell `value`."""
    text = f"{value:.{_MOST_DECIMALS}f}".rstrip("0")
    return len(text.partition(".")[2])


def _figure(value: float, decimals: int) -> str:
    text = f"{value:,.{decimals}f}" if not value or round(value, decimals) else f"{value:.2E}"
    return text.replace("-", "\u2212")


def columns(bars: Sequence[Bar], colors: Mapping[StepKind, str]) -> Iterator[Series]:
    """An invisible base, then the visible parts; a bar that crosses zero has one part on either side."""
    yield Series("Base", tuple(_base(bar) for bar in bars), None)
    for kind, name in NAMES.items():
        above = tuple(_above(bar) if bar.kind == kind else None for bar in bars)
        below = tuple(_below(bar) if bar.kind == kind else None for bar in bars)
        if any(above) or not any(below):
            yield Series(name, above, colors[kind])
        if any(below):
            yield Series(f"{name}, below zero", below, colors[kind])


def _base(bar: Bar) -> float:
    return _rounded(bar.low if bar.low > 0 else bar.high if bar.high < 0 else 0.0)


def _above(bar: Bar) -> float | None:
    return _rounded(bar.high - max(bar.low, 0.0)) if bar.high > 0 else None


def _below(bar: Bar) -> float | None:
    return _rounded(bar.low - min(bar.high, 0.0)) if bar.low < 0 else None


def _rounded(value: float) -> float:
    return float(f"{value:.12g}")


def links(bars: Sequence[Bar], color: str) -> Iterator[Series]:
    """For each two bars side by side a line at the level where the first ends."""
    for index, bar in enumerate(bars[:-1]):
        levels = tuple(bar.end if place in {index, index + 1} else None for place in range(len(bars)))
        yield Series(f"Link {index + 1}", levels, color, kind="line", width=_LINK, rounded=False)
