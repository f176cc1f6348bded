"""Slides that are one chart, or several small ones on the same axes."""

import re
from collections.abc import Sequence
from dataclasses import replace

from deck_domain.dates import is_date
from renderer.authoring import headlines
from renderer.authoring.amounts import amount_of
from renderer.authoring.figure_grammar import SINGLE
from renderer.authoring.planners.asked import Asked, Json, Planned
from renderer.authoring.planners.figures import in_unit
from renderer.authoring.planners.readings import Readings, readings_of, without_counted
from renderer.authoring.quantities import capitalised, figure_in
from renderer.authoring.sentences import Brief, listed, named, parted
from renderer.authoring.two_measures import measures_of
from renderer.layout.charts.number_formats import signed_format
from renderer.typesetting.units import MONEY, SCALE, UNIT

_SINGLE = re.compile(SINGLE)
_AGAINST = re.compile(r"\s+(?:and|und|vs\.?|versus|against|gegen|over|über|by|nach)\s+|と|\s+و\s*", re.IGNORECASE)
_STROKE = re.compile(r"\s/\s")
_DECIMALS = re.compile(r"[.,](\d{1,2})(?![\d,])")
_WORD = re.compile(r"\w+")
_MEAN = re.compile(
    "average|mean|median|durchschnitt|schnitt|moyenne|promedio|media|gemiddelde|平均(?:値|值)?|المتوسط", re.IGNORECASE
)
_NEAR = 0.25
_BROAD = 0.1
"""How far apart values are, as a share of the largest, for a line from zero to show it."""
_TWO_DATES = tuple(
    re.compile(
        rf"\b(?P<one>{date})\s*"
        r"(?:\bvs\b\.?|\b(?:versus|gegen|gegenüber|and|und|et|y|against|compared (?:with|to))\b|/)\s*"
        rf"(?P<other>{date})(?!\w)",
        re.IGNORECASE,
    )
    for date in (r"(?:FY\s?)?(?:19|20)\d\d", r"Q[1-4](?:\s(?:19|20)\d\d)?", r"[^\W\d_]{3,9}(?:\s(?:19|20)\d\d)?")
)
"""Two years, quarters or months."""
_PAIR_TOLD = re.compile(
    rf"^(?P<name>[^:\d(]{{1,60}}?)\s*:?\s+(?P<now>{SINGLE})\s*\(\s*"
    rf"(?:was|were|war|waren|vorher|zuvor|davor|before|previously|"
    rf"last year|vorjahr|avant|antes|prima|eerder|vs\.?)\s+(?P<was>{SINGLE})\s*\)$",
    re.IGNORECASE,
)
"""A figure and what it was, in brackets: "wheat 7.8 (was 6.9)"."""
_PAIR = re.compile(
    rf"^(?P<name>[^:\d]{{1,60}}?)\s*:?\s+(?P<was>{SINGLE})\s*(?:/|→|->|\b(?:vs\.?|versus|and|und|et|y|to|"
    rf"auf)\b)\s*(?P<now>{SINGLE})$"
)
_UNIT = re.compile(rf"(?:(?:in|en)\s)?(?:{SCALE}|{MONEY}|{UNIT})(?!\w)(?!.*\d)", re.IGNORECASE)
_HOURS = re.compile(r"(\d\s?(?:h|hrs?|Std\.?))\s(\d\d)$")
"""Hours, and what stands beside them, which of two figures are no minutes: "2h 55" at a scatter plot."""
_WHOLE, _ROUNDED = 100.0, 1.0
_TIMES = {"x", "\u00d7"}
_MOST_POINTS, _MOST_SERIES, _MOST_NOTES = 20, 12, 6


def bar(asked: Asked) -> Planned | None:
    """Figures by category."""
    return _chart(asked, "bar")


def line(asked: Asked) -> Planned | None:
    """Figures one after the other."""
    return _chart(asked, "line")


def area(asked: Asked) -> Planned | None:
    """The same, as a surface."""
    return _chart(asked, "area")


def pie(asked: Asked) -> Planned | None:
    """Parts of a whole; bars where they are per cent that do not make up a whole, None where one is below nothing.

    Slices are told as shares of what is given: per cent of another whole would become figures that nobody said.
    """
    parts = readings_of(asked.brief.items)
    if parts is None or min(parts.values) < 0:
        return None
    if "%" in parts.unit and not is_whole(parts):
        planned = _chart(asked, "bar")
        return planned and (planned[0], ["The parts do not make up 100 %: they are drawn as bars."])
    return _chart(asked, "doughnut")


def is_whole(parts: Readings) -> bool:
    """Whether shares make up 100 %."""
    return parts.unit == "%" and len(parts.values) > 1 and abs(sum(parts.values) - _WHOLE) <= _ROUNDED


def small_multiples(asked: Asked) -> Planned | None:
    """A small chart for each part of a list of lists: "North: Jan 10, Feb 12; South: Jan 8, Feb 9"."""
    lists = series_of(asked.brief.rest)
    if lists is None or not 2 <= len(lists) <= _MOST_SERIES:
        return None
    names = list(lists)
    first = lists[names[0]]
    kind = "bar" if re.search(r"\b(?:bars?|columns?|Balken|Säulen)", asked.text, re.IGNORECASE) else "line"
    slide: Json = {
        "slideType": "small-multiples",
        "title": asked.titled(headlines.enumerated(names)),
        "chartType": kind,
        "categories": [figure.label for figure in first.figures],
        "charts": [{"name": name, "values": list(one.values)} for name, one in lists.items()],
    }
    notes = [f"{name}, {said}" for name, one in lists.items() for said in _remarks(one)]
    return _noted(_in_units(asked, slide, first), notes), []


def scatter(asked: Asked) -> Planned | None:
    """Named points with two figures each; None where one has not, or the figures measure several things."""
    points = [_point(item) for item in (parted(asked.brief.rest) if ";" in asked.brief.rest else asked.brief.items)]
    found = [point for point in points if point]
    if len(found) < 2 or len(found) < len(points) or len(found) > _MOST_POINTS:
        return None
    axes = [readings_of([f"{name} {said[axis]}" for name, said, _ in found]) for axis in (0, 1)]
    across, up = axes
    if across is None or up is None:
        return None
    words = measures_of(asked.title) or (
        _AGAINST.split(asked.title) if len(_AGAINST.split(asked.title)) == 2 else found[0][2]
    )
    series = [
        {"name": name, "xValues": [x], "yValues": [y], "dataLabels": dict(_NAMED)}
        for (name, _, _), x, y in zip(found, across.values, up.values, strict=True)
    ]
    chart: Json = {"chartType": "scatter", "xySeries": series, "legend": {"position": "none"}}
    for axis, word, one in zip(("categoryAxis", "valueAxis"), words, (across, up), strict=True):
        if title := " ".join(part for part in (capitalised(word), one.unit and f"({one.unit})") if part):
            chart[axis] = {"title": title}
    return {
        "slideType": "chart",
        "title": asked.titled(headlines.enumerated([one[0] for one in found])),
        "chart": chart,
    }, []


_SLASH = re.compile(r"(?<=\d)\s?/\s?(?=\d)")
_NAMED = {"showSeriesName": True, "showValue": False}


def _point(item: str) -> tuple[str, list[str], tuple[str, str]] | None:
    """A point's name, its two figures, and what stands before each of them."""
    item = _HOURS.sub(r"\1, \2", _SLASH.sub(", ", item))
    found = list(_SINGLE.finditer(item))
    if len(found) != 2:
        return None
    name, said = named(item)
    begin = len(item) - len(said) if name else found[0].start()
    name = name or item[: found[0].start()]
    words = (item[begin : found[0].start()], item[found[0].end() : found[1].start()])
    name = name.strip(" (:,=")
    figures = [one.group().strip() for one in found]
    if not name or not all(map(amount_of, figures)):
        return None
    before, between = (word.strip(" (),;:/=x") for word in words)
    return capitalised(name), figures, (before, between)


def _chart(asked: Asked, kind: str) -> Planned | None:
    if kind in {"bar", "line", "area"} and (lists := series_of(asked.brief.rest) or series_by_dates(asked.brief)):
        return _of_series(asked, kind, lists)
    items = asked.brief.items
    told: list[str] = []
    if len(items) > 1 and are_bare(items):
        items = [f"{number}: {item}" for number, item in enumerate(items, 1)]
        told = ["The brief does not say what its figures are called: they are numbered."]
    found = readings_of(items)
    if found is None or len(found.values) < 2:
        return None
    if found.unit in _TIMES and all(value.is_integer() for value in found.values):
        found = replace(found, unit="")  # "3x A" is a count, and no factor
    if found.unit != "%":  # which stands at each value, so that nothing says once what is counted
        found = without_counted(items, found)
    largest = sorted(range(len(items)), key=lambda number: -found.values[number])
    over_time = kind in {"line", "area"} or all(is_date(figure.label.split()[-1]) for figure in found.figures)
    said = headlines.change(items) if over_time else headlines.enumerated([items[n] for n in largest[:2]])
    title = asked.titled(said)
    unit = "" if kind == "doughnut" and found.unit == "%" else found.unit  # which each slice says
    series: Json = {"name": found.counted or unit or title, "values": list(found.values)}
    chart: Json = {"chartType": kind, "categories": [figure.label for figure in found.figures], "series": [series]}
    slide: Json = {"slideType": "chart", "title": title, "chart": chart}
    if kind == "doughnut":  # whose slices say per cent by themselves
        if found.unit == "%":
            return _noted(slide, _remarks(found)), told
        chart["dataLabels"] = {"showValue": True}
    if code := _as_written(found) or _with_signs(_plain(found.values), found):
        chart["dataLabels"] = {"showValue": True, "numberFormat": code}
    if kind in {"bar", "line"} and (target := _target(asked, found)):
        chart["evidence"] = {"target": target}
    if kind == "line":
        chart |= {"dataLabels": chart.get("dataLabels", {"showValue": True}), "valueAxis": _from_zero(found.values)}
    return _measured(asked, slide, found), told


def _target(asked: Asked, found: Readings) -> Json:
    """The level of a target, with its name; empty where it is in another unit than the figures and the title.

    What is called their average is one only where it is near it: that of grades says nothing of how often each was
    given.
    """
    aim = asked.aim
    figure = figure_in(aim) if aim else None
    amount = amount_of(figure.value) if figure else None
    if figure is None or amount is None or amount.unit not in {found.unit, "", *_WORD.findall(asked.title)}:
        return {}
    name, mean = aim[: aim.rindex(figure.value)].strip(" :="), sum(found.values) / len(found.values)
    if _MEAN.fullmatch(name) and abs(amount.value - mean) > _NEAR * abs(mean):
        return {}
    return {"value": amount.value, "label": name}


def are_bare(items: Sequence[str]) -> bool:
    """Whether items are figures of one unit, without a name."""
    found = [amount_of(item) for item in items]
    return all(found) and len({one.unit for one in found if one}) == 1 and not all(map(is_date, items))


def _as_written(found: Readings) -> str:
    """The format of figures that are written with a zero at their end, as prices are ("4.20"); empty for others."""
    written = max(len(end[1]) if (end := _DECIMALS.search(figure.value)) else 0 for figure in found.figures)
    needed = max(len(f"{value:.9f}".rstrip("0").partition(".")[2]) for value in found.values)
    return "#,##0." + "0" * written if written > needed and not found.remarks else ""


def _from_zero(values: Sequence[float]) -> Json:
    """The axis of a line: from zero, and hidden for its values are said; a narrow one is cut, so that it is shown."""
    if min(values) >= 0 and max(values) - min(values) >= _BROAD * max(values):
        return {"min": 0, "visible": False}
    return {"visible": True}


def _of_series(asked: Asked, kind: str, lists: dict[str, Readings]) -> Planned:
    first = next(iter(lists.values()))
    units = {name: _unit_behind(one) for name, one in lists.items()}
    chart: Json = {
        "chartType": kind,
        "categories": [figure.label for figure in first.figures],
        "series": [
            {"name": f"{name} ({unit})" if (unit := units[name]) else name, "values": list(one.values)}
            for name, one in lists.items()
        ],
    }
    slide = {"slideType": "chart", "title": asked.titled(headlines.enumerated(list(lists))), "chart": chart}
    notes = [f"{name}, {said}" for name, one in lists.items() if not units[name] for said in _remarks(one)]
    return _noted(_in_units(asked, slide, first), notes), []


def _unit_behind(found: Readings) -> str:
    """What the last figure of a series says in brackets of all, "5.7 (million guests)"; empty for other remarks."""
    *others, last = (figure.note for figure in found.figures)
    return last if _UNIT.match(last) and not any(others) and not found.remarks else ""


def series_of(text: str) -> dict[str, Readings] | None:
    """Figures by their lists, all of the same categories and the same unit; None where the text has none such.

    Lists that are called by dates, "Q1: revenue 12, cost 9; Q2: ...", are turned: a series for each measure.
    """
    parts = [named(part) if named(part)[0] else _dated_list(part) for part in parted(text)]
    if len(parts) < 2 or not all(name for name, _ in parts):
        return None
    lists = {capitalised(name): readings_of(said) for name, rest in parts if (said := _figures_of(rest))}
    found = {name: one for name, one in lists.items() if one}
    kinds = {(tuple(figure.label for figure in one.figures), one.unit) for one in found.values()}
    if len(kinds) != 1 or len(found) < len(parts) or len(found) > _MOST_SERIES:
        return None
    measures = [figure.label for figure in next(iter(found.values())).figures]
    return _turned(found, measures) if all(map(is_date, found)) and not any(map(is_date, measures)) else found


def series_by_dates(brief: Brief) -> dict[str, Readings] | None:
    """A series for each of two dates that a head names, of pairs of figures: "Sales 2024 vs. 2025: doors 41 / 44"."""
    dates = next(filter(None, (one.search(brief.head) for one in _TWO_DATES)), None)
    pairs = [_PAIR.match(item) for item in brief.items]
    told = [_PAIR_TOLD.match(item) for item in brief.items]
    if dates is None or len(pairs) < 2 or not all(map(is_date, dates.group("one", "other"))):
        return None
    if not all(pairs) and not all(told):
        return None
    first, last = dates["one"], dates["other"]
    if not all(pairs):  # what was is of the earlier date, whichever is named first
        pairs = told
        first, last = sorted((first, last), key=_in_time) if re.search(r"\d", first) else (last, first)
    found = {
        capitalised(date): readings_of([f"{one['name']}: {one[figure]}" for one in pairs if one], bare_alike=True)
        for date, figure in ((first, "was"), (last, "now"))
    }
    lists = {date: one for date, one in found.items() if one}
    units = {one.unit for one in lists.values() if one.unit}
    if len(lists) < len(found) or len(units) > 1:
        return None  # a unit may be said once: "wheat 7.8 / 8.2 t, oats 6.9 / 6.5"
    return {date: replace(one, unit="".join(units)) for date, one in lists.items()}


def _in_time(date: str) -> tuple[str, str]:
    """A year, or a quarter with its year, as what sorts it."""
    year = re.search(r"(?:19|20)\d\d", date)
    return (year[0] if year else "", date)


def _figures_of(rest: str) -> list[str]:
    """The figures of a list, at its commas or between strokes: "revenue 1210 / cost 980"."""
    said = listed(rest)
    strokes = _STROKE.split(rest)
    return strokes if len(said) == 1 and len(strokes) > 1 and all(map(figure_in, strokes)) else said


def _turned(lists: dict[str, Readings], measures: Sequence[str]) -> dict[str, Readings] | None:
    values = {
        measure: [f"{name}: {one.figures[number].value}" for name, one in lists.items()]
        for number, measure in enumerate(measures)
    }
    found = {measure: one for measure, said in values.items() if (one := readings_of(said))}
    return found if len(found) == len(measures) > 1 else None


def _dated_list(text: str) -> tuple[str, str]:
    """The name before the first date of a list by dates, and the list: "letters 2022 410, 2023 380"."""
    first, *others = listed(text) or [""]
    figure = figure_in(first)
    words = figure.label.split() if figure else []
    is_list = others and len(words) > 1 and is_date(words[-1])
    if not is_list or not all((other := figure_in(item)) and is_date(other.label) for item in others):
        return "", text
    name = text[: text.casefold().index(words[-1].casefold(), len(words[0]))].strip(" :")
    return name, text[len(name) :].strip(" :")


def _measured(asked: Asked, slide: Json, found: Readings) -> Json:
    """The slide with the unit of its figures, and below it with what no bar can show."""
    return _noted(_in_units(asked, slide, found), _remarks(found))


def _remarks(found: Readings) -> list[str]:
    """What no bar can show of figures: "about", and what stands beside them in brackets."""
    return [*found.remarks, *(f"{figure.label}: {figure.note}" for figure in found.figures if figure.note)]


def _in_units(asked: Asked, slide: Json, found: Readings) -> Json:
    """The slide with the unit of its figures: per cent at each value, other units once."""
    if found.unit == "%" and slide["slideType"] == "chart":
        percents = _percents(found.values)
        slide["chart"]["dataLabels"] = {"showValue": True, "numberFormat": _with_signs(percents, found) or percents}
        if slide["chart"]["chartType"] == "bar" and len(slide["chart"]["series"]) == 1:
            slide["chart"]["valueAxis"] = {"visible": False}
    elif found.unit or found.counted:
        unit = in_unit(asked, found.unit) if found.unit else ""
        counted = "" if found.counted.casefold() in slide["title"].casefold() else capitalised(found.counted)
        if subtitle := ", ".join(filter(None, (counted, unit))):
            slide["subtitle"] = subtitle
    return slide


def _noted(slide: Json, said: list[str]) -> Json:
    """The slide with notes below it; of many, the last ones share a line."""
    if len(said) > _MOST_NOTES:
        said = [*said[: _MOST_NOTES - 1], "; ".join(said[_MOST_NOTES - 1 :])]
    return slide | ({"footnotes": said} if said else {})


def _with_signs(code: str, found: Readings) -> str:
    """The format `code` with plus signs, where figures above zero are written with them; empty where they are not."""
    above = [signed for signed, value in zip(found.signed, found.values, strict=True) if value > 0]
    return signed_format(code) if above and all(above) else ""


def _plain(values: Sequence[float]) -> str:
    """The format of values with as many decimals as they have."""
    decimals = max(len(f"{value:.2f}".rstrip("0").partition(".")[2]) for value in values)
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def _percents(values: Sequence[float]) -> str:
    """The format of values that are per cent already, with as many decimals as they have."""
    return _plain(values).removeprefix("#,##") + '" %"'
