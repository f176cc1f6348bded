"""The series of a bridge chart: what stacks up to its bars, links and labels."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from renderer.scene import Bar

BASE, LABELS = "Base", "Label position"
_KINDS = (("increase", "Increase"), ("decrease", "Decrease"), ("total", "Total"))


@dataclass(frozen=True, slots=True)
class Series:
    """One column of the chart's workbook; None is an empty cell."""

    name: str
    role: str
    values: tuple[float | None, ...]


def column_series(bars: Sequence[Bar]) -> Iterator[Series]:
    """An invisible base, then the visible parts; a bar that crosses zero has one part on either side."""
    yield Series(BASE, "base", tuple(_base(bar) for bar in bars))
    for kind, name in _KINDS:
        above = tuple(_above(bar) if bar.kind == kind else None for bar in bars)
        below = tuple(_below(bar) if bar.kind == kind else None for bar in bars)
        if any(above) or not any(below):
            yield Series(name, kind, above)
        if any(below):
            yield Series(f"{name}, below zero", kind, below)


def link_series(bars: Sequence[Bar]) -> Iterator[Series]:
    """For each two neighbours a line at the level where the first ends."""
    for index in range(len(bars) - 1):
        level = bars[index].end
        yield Series(
            f"Link {index + 1}",
            "link",
            tuple(level if place in {index, index + 1} else None for place in range(len(bars))),
        )


def label_series(bars: Sequence[Bar]) -> Series:
    """An invisible line along the outer ends of the bars, for their labels to hang on."""
    return Series(LABELS, "label", tuple(min(b.start, b.end) if hangs_below(b) else max(b.start, b.end) for b in bars))


def hangs_below(bar: Bar) -> bool:
    """Whether the label stands below its bar: for bars below zero."""
    return max(bar.start, bar.end) <= 0 and min(bar.start, bar.end) < 0


def _base(bar: Bar) -> float:
    low, high = sorted((bar.start, bar.end))
    return _rounded(low if low > 0 else high if high < 0 else 0.0)


def _above(bar: Bar) -> float | None:
    low, high = sorted((bar.start, bar.end))
    return _rounded(high - max(low, 0.0)) if high > 0 else None


def _below(bar: Bar) -> float | None:
    low, high = sorted((bar.start, bar.end))
    return _rounded(low - min(high, 0.0)) if low < 0 else None


def _rounded(value: float) -> float:
    return float(f"{value:.12g}")
