"""How a chart is read out."""

from collections.abc import Iterator, Sequence

from renderer.deck.charts import Branch, ChartData, values_of
from renderer.layout.charts.number_formats import number_format, shown

_LONGEST = 500


def description(kind: str, data: ChartData) -> str:
    """The `kind` of chart in words, its series, and the extremes of each; of a few parts of a whole, each."""
    heading = kind + (f" of {data.title}" if data.title else "")
    parts = _leaves(data.branches) if data.branches else _extremes(data)
    text = f"{heading}. {'; '.join(parts)}"
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "\u2026"


def _leaves(branches: Sequence[Branch], above: str = "") -> Iterator[str]:
    code = number_format([branch.total for branch in branches])
    for branch in branches:
        yield f"{above}{branch.name} {shown(branch.total, code)}"
        yield from _leaves(branch.children, f"{above}{branch.name} / ")


def _extremes(data: ChartData) -> Iterator[str]:
    code = number_format(values_of(data.series))
    for series in data.series:
        found = [(value, index) for index, value in enumerate(series.values) if value is not None]
        if found:
            (low, first), (high, last) = min(found), max(found)
            name = f"{series.name}: " if series.name else ""
            yield f"{name}from {shown(low, code)}{_at(data, first)} to {shown(high, code)}{_at(data, last)}"


def _at(data: ChartData, index: int) -> str:
    if data.kind == "boxWhisker":
        return ""
    return f" ({data.categories[index]})" if index < len(data.categories) and data.categories[index] else ""
