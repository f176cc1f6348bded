"""`chartData` of each of the fifteen types, in three sizes."""

from collections.abc import Callable, Mapping

from tests.gallery.slide_types import steps
from tests.gallery.wording import Json, Size

_POINTS: Mapping[Size, int] = {"small": 4, "full": 12, "overfull": 12}
_SERIES: Mapping[Size, int] = {"small": 1, "full": 3, "overfull": 4}


def values(count: int, seed: int, scale: float = 1.0) -> list[float]:
    """Plausible figures: rising, with a wave; the same for the same seed."""
    return [round((20 + 7 * seed + 1.7 * n + ((n * (5 + seed)) % 7) * 1.3) * scale, 1) for n in range(count)]


def _over_categories(kind: str) -> Callable[[Json, Size], Json]:
    def chart(words: Json, size: Size) -> Json:
        scale = 1_234.5 if size == "overfull" else 1.0
        categories = words["longCategories"] if size == "overfull" else words["months"][: _POINTS[size]]
        names = words["series"][: _SERIES[size]]
        series = [{"name": name, "values": values(len(categories), n, scale)} for n, name in enumerate(names)]
        return {"chartType": kind, "title": words["chartTitle"], "categories": categories, "series": series}

    return chart


def _round(kind: str) -> Callable[[Json, Size], Json]:
    def chart(words: Json, size: Size) -> Json:
        categories = words["longCategories"] if size == "overfull" else words["regions"][: 3 if size == "small" else 6]
        series = [{"name": words["chartTitle"], "values": values(len(categories), 2)}]
        return {"chartType": kind, "title": words["chartTitle"], "categories": categories, "series": series}

    return chart


def _points(kind: str) -> Callable[[Json, Size], Json]:
    def chart(words: Json, size: Size) -> Json:
        count = {"small": 6, "full": 14, "overfull": 60}[size]
        series = []
        for n, name in enumerate(words["series"][: _SERIES[size]]):
            xs = values(count, n)
            one: Json = {
                "name": name,
                "xValues": xs,
                "yValues": [round(x * 0.6 + (k * 13) % 11, 1) for k, x in enumerate(xs)],
            }
            if kind == "bubble":
                one["sizes"] = [round(3 + (k * 7) % 10, 1) for k in range(count)]
            series.append(one)
        axes = {"categoryAxis": {"title": words["axes"]["x"]}, "valueAxis": {"title": words["axes"]["y"]}}
        return {"chartType": kind, "title": words["deck"], "xySeries": series, **axes}

    return chart


def _waterfall(words: Json, size: Size) -> Json:
    found = steps(words, size)
    data = {
        "categories": [label for label, _, _ in found],
        "types": [kind for _, kind, _ in found],
        "values": [round(value, 2) for *_, value in found],
    }
    return {"chartType": "waterfall", "title": words["chartTitle"], "waterfallData": data}


def _stock(words: Json, size: Size) -> Json:
    categories = words["months"][: _POINTS[size]]
    close = values(len(categories), 1)
    data: Json = {
        "categories": categories,
        "close": close,
        "high": [v + 4 for v in close],
        "low": [v - 3 for v in close],
    }
    if size != "small":
        data["open"] = [v - 1.5 if n % 3 else v + 2 for n, v in enumerate(close)]
    if size == "overfull":
        data["volume"] = [round(v * 1000) for v in close]
    return {"chartType": "stock", "title": words["chartTitle"], "stockData": data}


def _funnel(words: Json, size: Size) -> Json:
    stages = words["longCategories"] if size == "overfull" else words["stages"][: 3 if size == "small" else 5]
    data = {"categories": stages, "values": [4200, 1850, 920, 410, 188, 12][: len(stages)]}
    return {"chartType": "funnel", "title": words["chartTitle"], "funnelData": data}


def _branches(words: Json, size: Size) -> list[Json]:
    if size == "small":
        return [{"name": name, "value": value} for name, value in zip(words["regions"], (42, 23, 9), strict=False)]
    parts = words["longCategories"] if size == "overfull" else words["series"]
    return [
        {
            "name": region,
            "children": [{"name": part, "value": 3 + (n * 11 + k * 5) % 17} for k, part in enumerate(parts)],
        }
        for n, region in enumerate(words["regions"][: 4 if size == "full" else 6])
    ]


def _treemap(words: Json, size: Size) -> Json:
    return {"chartType": "treemap", "title": words["chartTitle"], "treemapData": _branches(words, size)}


def _sunburst(words: Json, size: Size) -> Json:
    return {"chartType": "sunburst", "title": words["chartTitle"], "sunburstData": _branches(words, size)}


def _histogram(words: Json, size: Size) -> Json:
    count = {"small": 20, "full": 120, "overfull": 2_000}[size]
    drawn = [round(50 + 8 * ((n * 37 % 101) / 25 - 2) + (n * 17 % 29) / 3, 1) for n in range(count)]
    return {"chartType": "histogram", "title": words["kpis"][3]["label"], "histogramData": {"values": drawn}}


def _box_whisker(words: Json, size: Size) -> Json:
    names = words["longCategories"] if size == "overfull" else words["regions"][: 2 if size == "small" else 6]
    boxes = [{"name": name, "values": [*values(15, n), 20.0 + 25 * (n % 3)]} for n, name in enumerate(names)]
    return {"chartType": "boxWhisker", "title": words["kpis"][3]["label"], "boxWhiskerData": boxes}


_CHARTS: Mapping[str, Callable[[Json, Size], Json]] = {
    **{kind: _over_categories(kind) for kind in ("bar", "line", "area", "radar")},
    **{kind: _round(kind) for kind in ("pie", "doughnut")},
    **{kind: _points(kind) for kind in ("scatter", "bubble")},
    "waterfall": _waterfall,
    "stock": _stock,
    "funnel": _funnel,
    "treemap": _treemap,
    "sunburst": _sunburst,
    "histogram": _histogram,
    "boxWhisker": _box_whisker,
}
KINDS = tuple(_CHARTS)


def chart_data(kind: str, words: Json, size: Size) -> Json:
    """The data of a chart."""
    return _CHARTS[kind](words, size)
