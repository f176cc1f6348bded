"""Charts that are hard to label: every kind, with long names, many series, values below zero, and close figures."""

from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]
_LONG = "Comprehensive customer relationship management modernisation programme"
_WORDS = {
    "short": "C",
    "two": "Customer satisfaction ",
    "long": f"{_LONG} ",
    "word": "Donaudampfschifffahrtsgesellschaft",
}
_LABELS: tuple[Json, ...] = ({}, {"dataLabels": True})
_AXES = (
    # How many categories, how they are called, how many series, what they are called and how their values run.
    (4, "short", 1, "short", "below"),
    (4, "two", 3, "two", "mixed"),
    (8, "long", 1, "short", "rising"),
    (8, "word", 2, "long", "mixed"),
    (30, "two", 1, "short", "rising"),
    (6, "short", 4, "two", "near"),
    (5, "short", 30, "two", "rising"),
)
_SLICES = ((3, "short"), (6, "two"), (8, "long"), (20, "two"), (30, "long"))


def names_of(count: int, words: str) -> list[str]:
    """So many names that differ at their end."""
    return [f"{_WORDS[words]}{index}" for index in range(count)]


def values_of(count: int, seed: int, run: str) -> list[float]:
    """Plausible values that run as they are called."""
    waves = [1.7 * index + (index * (5 + seed)) % 7 * 1.3 for index in range(count)]
    if run == "near":
        return [round(20 + 0.3 * seed + wave / 40, 1) for wave in waves]
    if run == "mixed":
        return [round((-1) ** (index + seed) * (5 + seed + wave), 1) for index, wave in enumerate(waves)]
    return [round((-1 if run == "below" else 1) * (20 + 7 * seed + wave), 1) for wave in waves]


def shown_names(chart: Json) -> list[str]:
    """What a reader has to find in the picture of a chart."""
    kind = chart["chartType"]
    if kind == "boxWhisker":
        return [box["name"] for box in chart["boxWhiskerData"]]
    if kind in {"treemap", "sunburst"}:
        return [part["name"] for part in chart[f"{kind}Data"]]
    if kind in {"waterfall", "funnel", "stock"}:
        return list(chart[f"{kind}Data"]["categories"])
    series = [one["name"] for one in chart.get("series", chart.get("xySeries", []))]
    categories = chart.get("categories", [])
    return [*categories, *(series if len(series) > 1 and kind not in {"pie", "doughnut"} else ())]


def labelled_charts() -> Iterator[Json]:
    """Charts of all kinds, as `chartData`."""
    for kind in ("bar", "line", "area", "radar"):
        for count, words, many, called, run in _AXES:
            series = [
                {"name": name, "values": values_of(count, n, run)} for n, name in enumerate(names_of(many, called))
            ]
            for labels in _LABELS if many < 30 else _LABELS[:1]:
                yield {"chartType": kind, "categories": names_of(count, words), "series": series, **labels}
    yield from _bars()
    for kind in ("pie", "doughnut"):
        yield from _round(kind)
    for kind in ("scatter", "bubble"):
        yield from _points(kind)
    for count, words in ((4, "two"), (8, "long")):
        yield from _others(names_of(count, words))


def _bars() -> Iterator[Json]:
    for lying in ("bar", "col"):
        for grouping in ("clustered", "stacked", "percentStacked"):
            series = [{"name": name, "values": values_of(4, n, "mixed")} for n, name in enumerate(names_of(2, "two"))]
            chart = {"chartType": "bar", "categories": names_of(4, "two"), "series": series, "dataLabels": True}
            yield {**chart, "barDirection": lying, "barGrouping": grouping}


def _round(kind: str) -> Iterator[Json]:
    for count, words in _SLICES:
        chart = {"chartType": kind, "categories": names_of(count, words)}
        chart["series"] = [{"name": "Share", "values": values_of(count, 1, "rising")}]
        for labels in (*_LABELS, {"dataLabels": {"showCategory": True, "showPercent": True}}):
            yield {**chart, **labels}
    for place in ("top", "bottom", "left"):
        yield {**chart, "legend": {"position": place}}
    few = {"chartType": kind, "categories": names_of(5, "short"), "dataLabels": {"showPercent": True}}
    yield {**few, "series": [{"name": "Share", "values": [100, 1, 1, 1, 1]}]}


def _points(kind: str) -> Iterator[Json]:
    for many in (1, 4, 20):
        series = [
            {"name": name, "xValues": values_of(6, n, "rising"), "yValues": values_of(6, n + 1, "mixed")}
            for n, name in enumerate(names_of(many, "two"))
        ]
        if kind == "bubble":
            series = [{**one, "sizes": values_of(6, 2, "rising")} for one in series]
        yield {"chartType": kind, "xySeries": series, "dataLabels": True}


def _others(names: list[str]) -> Iterator[Json]:
    values, count = values_of(len(names), 1, "rising"), len(names)
    yield {"chartType": "waterfall", "waterfallData": {"categories": names, "values": values_of(count, 0, "mixed")}}
    yield {"chartType": "funnel", "funnelData": {"categories": names, "values": values[::-1]}}
    yield {"chartType": "boxWhisker", "boxWhiskerData": [{"name": name, "values": [1, 2, 4, 9]} for name in names]}
    for kind in ("treemap", "sunburst"):
        yield {"chartType": kind, f"{kind}Data": [{"name": name, "value": n + 1} for n, name in enumerate(names)]}
    prices = {key: [value + move for value in values] for key, move in (("high", 9), ("low", -9), ("close", 2))}
    yield {"chartType": "stock", "stockData": {"categories": names, **prices}}
    yield {"chartType": "histogram", "histogramData": {"values": [123_456 * n for n in range(40)]}}
