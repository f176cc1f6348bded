"""Slides of figures: key figures, charts, bridges, funnels. No figure is shown that the brief does not say."""

import re

from renderer.authoring.planners.asked import Asked, Json, Planned
from renderer.authoring.sentences import Figure, figure_in, number_of

_DOWN, _UP = re.compile(r"^\s*[-\u2212\u25bc\u2193]"), re.compile(r"^\s*[+\u25b2\u2191]")
_LATIN = re.compile("[A-Za-z]{3}")
_FALLS = re.compile(
    r"\b(?:down|fell|falls?|decreased|lost|minus|less|gesunken|r\u00fcckgang|sank|weniger)\b", re.IGNORECASE
)
_RANGE = re.compile(r"\d\s?[-\u2013]\s?\d")
_NUMBER = re.compile(r"^[-+\u2212\s]*([$\u20ac\u00a3\u00a5]?)[\s\d.,'\u00a0\u202f]*\d")


def kpi_grid(asked: Asked) -> Planned | None:
    """Two to six figures, each with its name and what stands in brackets."""
    found = [figure for item in asked.brief.items if (figure := figure_in(item)) and figure.label]
    if not 2 <= len(found) <= 6:
        return None
    items = [_kpi(figure) for figure in found]
    return {"slideType": "kpi-grid", "title": asked.titled("Key figures", "Kennzahlen"), "items": items}, []


def _kpi(figure: Figure) -> Json:
    one: Json = {"label": figure.label, "value": figure.value}
    if figure.note:
        one["sublabel"] = figure.note
        one["trend"] = "up" if _UP.match(figure.note) else "down" if _DOWN.match(figure.note) else "none"
    return one


def _readings(asked: Asked) -> list[tuple[Figure, float]] | None:
    """All items as figures with values of one unit; None where one has none, no name, or is a range.

    A chart draws bare numbers: 900 k€ beside 1.2 M€ would show the smaller one as the larger.
    """
    if any(_RANGE.search(item) for item in asked.brief.items):
        return None
    found = [(figure, number_of(figure.value)) for item in asked.brief.items if (figure := figure_in(item))]
    values = [(figure, value) for figure, value in found if value is not None and figure.label]
    units = {_NUMBER.sub(r"\1", figure.value).strip() for figure, _ in values}
    return values if len(values) == len(asked.brief.items) and len(units) == 1 else None


def funnel(asked: Asked) -> Planned | None:
    """Stages, from the most to the least."""
    stages = _readings(asked)
    if stages is None or not 2 <= len(stages) <= 8 or min(value for _, value in stages) < 0:
        return None
    told = [{"label": figure.label, "value": value, "valueLabel": figure.value} for figure, value in stages]
    return {"slideType": "funnel", "title": asked.titled("The funnel", "Der Trichter"), "stages": told}, []


def waterfall(asked: Asked) -> Planned | None:
    """From one total to another; where the last is not said, there is none to check the steps against."""
    steps = _readings(asked)
    if steps is None or len(steps) < 3 or len(steps) > 20:
        return None
    entries: list[Json] = []
    for number, (figure, value) in enumerate(steps):
        is_total = number in {0, len(steps) - 1} and not re.match(r"\s*[-+\u2212]", figure.value)
        falls = value < 0 or (_FALLS.search(figure.label) is not None and not is_total)
        kind = "total" if is_total else "decrease" if falls else "increase"
        entries.append({"label": figure.label, "value": value if is_total else abs(value), "type": kind})
    return {"slideType": "waterfall", "title": asked.titled("The bridge", "Die Br\u00fccke"), "entries": entries}, []


def bar(asked: Asked) -> Planned | None:
    """Figures by category."""
    return _chart(asked, "bar")


def line(asked: Asked) -> Planned | None:
    """Figures one after the other."""
    return _chart(asked, "line")


def pie(asked: Asked) -> Planned | None:
    """Parts of a whole; None where one is below nothing, which no slice can show."""
    figures = _readings(asked)
    if figures is None or min(value for _, value in figures) < 0:
        return None
    return _chart(asked, "doughnut")


def _chart(asked: Asked, kind: str) -> Planned | None:
    figures = _readings(asked)
    if figures is None or len(figures) < 2:
        return None
    unit = _unit([figure.value for figure, _ in figures])
    title = asked.titled("The figures", "Die Zahlen")
    series: Json = {"name": unit or title, "values": [value for _, value in figures]}
    chart: Json = {"chartType": kind, "categories": [figure.label for figure, _ in figures], "series": [series]}
    slide: Json = {"slideType": "chart", "title": title, "chart": chart}
    if unit == "%" and kind != "doughnut":  # whose own labels hold names as well, and fit better
        chart["dataLabels"] = {"showValue": True, "numberFormat": _percents([value for _, value in figures])}
        return slide, []
    measured = f"in {unit}" if _LATIN.search(asked.text) else unit
    return (slide | {"subtitle": measured} if unit else slide), []


def _percents(values: list[float]) -> str:
    """The format of values that are per cent already, with as many decimals as they have."""
    decimals = max(len(f"{value:.2f}".rstrip("0").partition(".")[2]) for value in values)
    return "0" + ("." + "0" * decimals if decimals else "") + '" %"'


def _unit(values: list[str]) -> str:
    """What all values are measured in; empty where they differ or say nothing."""
    units = {_NUMBER.sub(r"\1", value).strip() for value in values}
    return units.pop() if len(units) == 1 else ""
