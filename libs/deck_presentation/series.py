"""The series of a chart: what each of them shows, and by what readers tell it from the others."""

import math
from collections.abc import Iterator

from deck_presentation.colors import Palette
from deck_presentation.fills import find_fill, read_paint, solid
from deck_presentation.model import UNKNOWN, Series
from deck_presentation.names import A, C, Element, chart_shows, chart_value, child, number
from deck_presentation.paints import Paint, Tone

_LINES = ("lineChart", "scatterChart", "radarChart", "stockChart")
_ROUND = ("pieChart", "doughnutChart", "ofPieChart")
_ACCENTS = 6
_USUAL_STYLE = 2
_MOST_POINTS = 10_000


def read_series(root: Element, palette: Palette) -> tuple[Series, ...]:
    """The series of a chart part (21.2.2.164), in its order.

    Args:
        root: `c:chartSpace`.
        palette: colors of the theme of the slide that shows it.
    """
    area = child(root, C + "chart", C + "plotArea")
    plots = area if area is not None else ()
    automatic = number(chart_value(root, "style"), _USUAL_STYLE) == _USUAL_STYLE
    return tuple(
        _series(series, plot, palette, automatic=automatic)
        for plot in plots
        if isinstance(plot.tag, str)
        for series in plot.iterfind(C + "ser")
    )


def _series(series: Element, plot: Element, palette: Palette, *, automatic: bool) -> Series:
    kind = str(plot.tag).removeprefix(C)
    values = next((found for name in ("val", "yVal") if (found := series.find(C + name)) is not None), None)
    labels = [found for holder in (series, plot) if (found := holder.find(C + "dLbls")) is not None][:1]
    position = number(chart_value(series, "idx"), number(chart_value(series, "order")))
    chosen = _automatic(position, palette) if automatic else UNKNOWN
    return Series(
        _text(series.find(C + "tx")),
        kind,
        _numbers(values),
        _words(next((found for name in ("cat", "xVal") if (found := series.find(C + name)) is not None), None)),
        tuple(dict.fromkeys(_formats(values, labels))),
        _paint(series, kind, palette) or chosen,
        dict(_points(series, kind, palette)),
        kind in _ROUND and chart_value(plot, "varyColors") not in ("0", "false"),
        _texture(series) if kind in _LINES else "",
        _formula(values),
        any(chart_shows(label, "showSerName") or chart_shows(label, "showCatName") for label in labels),
        any(chart_shows(label, "showVal") for label in labels),
        _ends(plot),
        _scale(plot),
    )


def _ends(plot: Element) -> tuple[float | None, float | None]:
    """Where the value axis of a plot begins and ends, as far as that is written; nothing of a logarithmic one."""
    scaling = child(_value_axis(plot), C + "scaling")
    if scaling is None or scaling.find(C + "logBase") is not None:
        return None, None
    return _finite(chart_value(scaling, "min")), _finite(chart_value(scaling, "max"))


def _scale(plot: Element) -> str:
    """The value axis of a plot whose series stand beside or before each other."""
    axis = _value_axis(plot)
    is_stacked = "tacked" in chart_value(plot, "grouping")
    if axis is None or is_stacked or child(axis, C + "scaling", C + "logBase") is not None:
        return ""
    return chart_value(axis, "axId")


def _value_axis(plot: Element) -> Element | None:
    area, wanted = plot.getparent(), {axis.get("val") for axis in plot.iterfind(C + "axId")}
    axes = area.iterfind(C + "valAx") if area is not None else ()
    return next((axis for axis in axes if chart_value(axis, "axId") in wanted), None)


def _automatic(position: int, palette: Palette) -> Paint:
    """What PowerPoint chooses in its usual style; later rounds through the accents get shades of their own."""
    return solid(Tone(f"accent{position + 1}"), palette) if 0 <= position < _ACCENTS else UNKNOWN


def _paint(holder: Element, kind: str, palette: Palette) -> Paint | None:
    """What is written; None where nothing is."""
    properties = holder.find(C + "spPr")
    line = child(properties, A + "ln")
    marker = child(holder, C + "marker", C + "spPr")
    places = (line, marker, properties) if kind in _LINES else (properties,)
    paints = (read_paint(find_fill(place), palette) for place in places)
    return next((paint for paint in paints if paint is not None and (kind not in _LINES or paint.is_visible)), None)


def _points(series: Element, kind: str, palette: Palette) -> Iterator[tuple[int, Paint]]:
    for point in series.iterfind(C + "dPt"):
        paint = _paint(point, kind, palette)
        if paint is not None:
            yield number(chart_value(point, "idx")), paint


def _texture(series: Element) -> str:
    line = child(series, C + "spPr", A + "ln")
    dash = child(line, A + "prstDash")
    symbol = chart_value(child(series, C + "marker"), "symbol")
    return f"{dash.get('val', '') if dash is not None else 'solid'}/{symbol}"


def _numbers(holder: Element | None) -> tuple[float | None, ...]:
    """Cached numbers by point."""
    found: dict[int, float] = {}
    for point in holder.iter(C + "pt") if holder is not None else ():
        value = _finite(point.findtext(C + "v") or "")
        if value is not None:
            found[number(point.get("idx"))] = value
    count = max(found, default=-1) + 1
    return tuple(found.get(index) for index in range(count)) if count <= _MOST_POINTS else tuple(found.values())


def _finite(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _words(holder: Element | None) -> tuple[str, ...]:
    return tuple(point.findtext(C + "v") or "" for point in holder.iter(C + "pt")) if holder is not None else ()


def _formats(values: Element | None, labels: list[Element]) -> Iterator[str]:
    """Of the values as they are; where labels show shares of a pie, their format says nothing of the values."""
    cached = (code.text or "" for code in values.iter(C + "formatCode")) if values is not None else ()
    valued = [label for label in labels if chart_shows(label, "showVal") and not chart_shows(label, "showPercent")]
    written = (form.get("formatCode", "") for label in valued for form in label.iter(C + "numFmt"))
    yield from (code for code in (*cached, *written) if code)


def _formula(values: Element | None) -> str:
    return (values.findtext(f"{C}numRef/{C}f") or "").strip() if values is not None else ""


def _text(holder: Element | None) -> str:
    return " ".join(v.text or "" for v in holder.iter(C + "v")).strip() if holder is not None else ""
