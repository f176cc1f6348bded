"""Figures and charts: another value, another date, another type of chart."""

# ruff: noqa: E501, D210 - patterns of words
import re
from typing import Any

from deck_domain.dates import is_date
from renderer.authoring.quantities import number_of
from renderer.feedback.draft import CannotDo, Draft
from renderer.feedback.listings import Entry
from renderer.feedback.naming import Place, place_of
from renderer.feedback.operations.texts import unquoted_text
from renderer.feedback.parts import plain
from renderer.feedback.wishes import unquoted

_SET = tuple(
    re.compile(one, re.IGNORECASE)
    for one in (
        r"(?:change|set|update|correct|raise|lower|increase|decrease|reduce|move|\u00e4nder[en]?|setze?|korrigiere?|aktualisiere?|erh\u00f6he?|verschiebe?)\s+(?P<of>.+?)\s+(?:from .+? )?(?:to|auf|zu|von .+? auf)\s+(?P<new>.+?)(?:\s+ab)?",
        r"(?:make|mach\w*)\s+(?P<of>.+?)\s+(?P<new>[-+\u2212]?[$\u20ac\u00a3\u00a5]?\d.*)",
        r"(?P<of>.+?)\s+(?:should be|is(?: now)?|=|:|soll(?:te)?|ist(?: jetzt)?|betr\u00e4gt)\s*(?P<new>[-+\u2212]?[$\u20ac\u00a3\u00a5]?\d.*?)(?:\s+(?:sein|betragen))?",
    )
)
_OF = re.compile(
    r"(?P<row>.+?)\s+(?:of|for|in|von|bei|f\u00fcr)\s+(?P<column>.+)|(?P<owner>.+?)(?:'s|\u2019s)\s+(?P<what>.+)",
    re.IGNORECASE,
)
_VALUE = re.compile(
    r"^(?:the )?(?:value|figure|number|date|wert|zahl|datum|termin)\s+(?:of|for|von|f\u00fcr)\s+", re.IGNORECASE
)
_CHART = re.compile(
    r"(?:(?:make|turn|change|convert|switch|show|draw|use|mach\w*|zeig\w*|\u00e4nder[en]?|wandle|zeichne?|verwende|nimm|als|as)\b\s*)+"
    r"(?P<of>(?:it|this|that|the (?:chart|graph|figures|data|bars|lines)|das (?:diagramm)?|die (?:zahlen|daten)|es|chart type|den diagrammtyp)?)\s*"
    r"(?:(?:as|into|to|in|als|zu[mr]?|auf)\s+)?(?:(?:an?|the|eine?n?|the)\s+)?(?:(?P<way>horizontal|vertical|stacked|waagerechte?s?|senkrechte?s?|liegende?s?|gestapelte?s?)\s+)?"
    r"(?P<kind>bars?|columns?|lines?|areas?|pie|doughnut|donut|ring|radar|balken|s\u00e4ulen|linien?|fl\u00e4chen?|kreis|torten?|kuchen|ringe?|netz|table|tabelle|funnel|waterfall|scatter)[ -]?(?:chart|graph|plot|diagramms?)?(?:\s+(?:instead|um|dar|stattdessen))?",
    re.IGNORECASE,
)
_KINDS = {
    "bar": "bars?|columns?|balken|s\u00e4ulen",
    "line": "lines?|linien?",
    "area": "areas?|fl\u00e4chen?",
    "pie": "pie|kreis|torten?|kuchen",
    "doughnut": "doughnut|donut|ringe?",
    "radar": "radar|netz",
}
_SIDEWAYS = {"horizontal": "bar", "vertical": "col", "waagerecht": "bar", "senkrecht": "col", "liegend": "bar"}


def figure(wish: str, draft: Draft) -> Draft | None:
    """ "Change revenue to $13M", "set Cost of Plan B to $3M", "move the launch to 7 Dec"."""
    for pattern in _SET:
        said = pattern.fullmatch(wish)
        if said is None:
            continue
        words, new = _VALUE.sub("", said.group("of")), unquoted_text(said.group("new"))
        place = place_of(words, draft)
        if place and (changed := _with_value(place, new, draft)):
            return changed
        if draft.kind in {"comparison-table", "chart"} and (changed := _in_grid(words, new, draft)):
            return changed
    return None


def _with_value(place: Place, new: str, draft: Draft) -> Draft | None:
    """The entry with another figure or date; None where it has neither, or `new` is neither."""
    entries = place.listing.read(draft.slide)
    content = _changed(place, new, draft)
    if content is None:
        return None
    entries[place.number] = Entry(place.entry.name, content, place.entry.value)
    return draft.with_slide(place.listing.write(draft.slide, entries))


def _changed(place: Place, new: str, draft: Draft) -> Any:
    content = place.entry.content
    number = number_of(new) if re.search(r"\d", new) else None
    if draft.kind == "chart" and isinstance(content, tuple):
        return (
            ([_same_unit(number), *content[0][1:]], content[1]) if number is not None and len(content[0]) == 1 else None
        )
    if not isinstance(content, dict):
        return None
    for field in ("date", "time"):
        if field in content and (is_date(new) or re.fullmatch(r"\d{1,2}[:.]\d{2}.*", new)):
            return {**content, field: new}
    if number is None or "value" not in content:
        return None
    if isinstance(content["value"], str):
        return {**content, "value": new}
    changed = {**content, "value": abs(number) if draft.kind == "waterfall" and content["type"] != "total" else number}
    if draft.kind == "waterfall" and content["type"] != "total" and re.match(r"[-+\u2212]", new):
        changed["type"] = "decrease" if number < 0 else "increase"
    return {**changed, "valueLabel": new} if "valueLabel" in content else changed


def _same_unit(number: float | None) -> float | None:
    return number


def _in_grid(words: str, new: str, draft: Draft) -> Draft | None:
    """A cell of a table, or a value of one series of several, by its row and its column in either order."""
    found = _OF.fullmatch(words)
    if found is None:
        return None
    one, other = (found.group("row") or found.group("what"), found.group("column") or found.group("owner"))
    for row, column in ((one, other), (other, one)):
        if (changed := _cell(unquoted(row), unquoted(column), new, draft)) is not None:
            return changed
    return None


def _cell(row: str, column: str, new: str, draft: Draft) -> Draft | None:
    slide = draft.slide
    if draft.kind == "comparison-table":
        rows = [number for number, one in enumerate(slide["rows"]) if plain(one["label"]) == plain(row)]
        columns = [number for number, one in enumerate(slide["columns"][1:]) if plain(one) == plain(column)]
        if not rows or not columns:
            return None
        values = list(slide["rows"][rows[0]]["values"])
        values[columns[0]] = new
        changed = [{**one, "values": values} if number == rows[0] else one for number, one in enumerate(slide["rows"])]
        return draft.changing(rows=changed)
    chart = slide["chart"]
    at = [number for number, one in enumerate(chart.get("categories", ())) if plain(one) == plain(row)]
    number = number_of(new)
    series = [
        index for index, one in enumerate(chart.get("series", ())) if plain(one.get("name") or "") == plain(column)
    ]
    if not at or not series or number is None:
        return None
    drawn = [dict(one) for one in chart["series"]]
    drawn[series[0]]["values"] = [
        number if index == at[0] else one for index, one in enumerate(drawn[series[0]]["values"])
    ]
    return draft.changing(chart={**chart, "series": drawn})


def chart_type(wish: str, draft: Draft) -> Draft | None:
    """ "As a line chart", "make it a pie", "horizontal bars"."""
    said = _CHART.fullmatch(wish)
    if said is None:
        return None
    kind = next(
        (name for name, words in _KINDS.items() if re.fullmatch(words, said.group("kind"), re.IGNORECASE)), None
    )
    if draft.kind == "funnel" and kind:
        draft = _as_chart(draft, "stages")
    elif draft.kind == "kpi-grid" and kind:
        draft = _as_chart(draft, "items")
    if draft.kind != "chart":
        raise CannotDo("the slide has no chart that could be drawn so: send a brief that says how it shall look.")
    chart = draft.slide["chart"]
    if kind is None or "series" not in chart:
        raise CannotDo("a chart can become bars, columns, a line, an area, a pie, a doughnut or a radar.")
    return _drawn_as(kind, said, draft)


def _drawn_as(kind: str, said: re.Match[str], draft: Draft) -> Draft:
    chart = draft.slide["chart"]
    values = [value for one in chart["series"] for value in one["values"] if value is not None]
    if kind in {"pie", "doughnut"} and (len(chart["series"]) > 1 or min(values, default=0) < 0):
        raise CannotDo("slices show the parts of one whole: there must be one series, and no value below nothing.")
    changed = {name: value for name, value in chart.items() if name not in {"barDirection", "barGrouping"}} | {
        "chartType": kind
    }
    way = (said.group("way") or "").casefold()
    word = said.group("kind").casefold()
    if kind == "bar":
        sideways = next((to for name, to in _SIDEWAYS.items() if way.startswith(name)), None)
        sideways = sideways or ("col" if word.startswith(("column", "s\u00e4ule")) else None)
        changed |= {"barDirection": sideways} if sideways else {}
        changed |= {"barGrouping": "stacked"} if way.startswith(("stacked", "gestapelt")) else {}
    return draft.changing(chart=changed)


def _as_chart(draft: Draft, field: str) -> Draft:
    """Figures of one unit as a chart. Raises CannotDo."""
    entries = draft.slide[field]
    said = [str(one.get("valueLabel") or one["value"]) for one in entries]
    numbers = [number_of(one) for one in said]
    units = {re.sub(r"[\d\s.,'\u00a0\u202f+\u2212-]", "", one) for one in said}
    if None in numbers or len(units) > 1:
        raise CannotDo("the figures have different units, which one chart would compare.")
    unit = units.pop()
    slide = {name: value for name, value in draft.slide.items() if name != field}
    series = {"name": unit or slide["title"], "values": numbers}
    chart = {"chartType": "bar", "categories": [one["label"] for one in entries], "series": [series]}
    if unit and not slide.get("subtitle"):
        slide["subtitle"] = f"in {unit}"
    return draft.with_slide({**slide, "slideType": "chart", "chart": chart})
