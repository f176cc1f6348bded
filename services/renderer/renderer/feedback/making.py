"""New entries of lists, of what a wish says of them."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from renderer.authoring.amounts import amount_of, number_of
from renderer.authoring.planners.lists import described, next_step
from renderer.authoring.planners.people import person
from renderer.authoring.planners.times import dated, span_of
from renderer.authoring.planners.week import on_day
from renderer.authoring.quantities import capitalised, figure_in
from renderer.authoring.sentences import listed
from renderer.feedback.draft import CannotDo, Draft, Json
from renderer.feedback.listings import Entry, Listing, listings_of

_WITH_OWNER = re.compile(r"[:,(\u2013]|\s-\s")
"""What stands between a step and who does it."""
_AT_TIME = re.compile(
    r"(?P<time>\d{1,2}(?:[:.]\d{2}(?:\s?(?:am|pm|Uhr))?|\s?(?:am|pm|Uhr)|\s?h(?:\d{2})?))\s+(?P<label>[^\W\d_].*)",
    re.IGNORECASE,
)
_NAMED_WITH = re.compile(r"""["'](?P<name>[^"']+)["'](?: with| mit|:)? (?P<rest>.+)""")


def made(listing: Listing, text: str, draft: Draft) -> tuple[Entry, str]:
    """An entry for a list, and what of it is left open; empty for nothing. Raises CannotDo where it lacks a figure."""
    lists = listings_of(draft.slide)
    if draft.kind == "comparison-table":
        return _row(text, draft) if listing is lists[0] else _column(text, draft)
    if draft.kind == "composition" and isinstance(listing.read(draft.slide)[0].content, dict):
        return _row_of_block(text, listing, draft)
    if draft.kind == "chart":
        return _category(text, draft) if listing is lists[0] else _series(text, draft)
    if draft.kind == "matrix" and listing is lists[0]:
        raise CannotDo("the matrix has four quadrants. Say which of them the text belongs to.")
    if draft.kind == "roadmap":
        return _card(text) if listing is not lists[0] else _lane(text)
    if not text:
        raise CannotDo("say what the new one says, behind a colon.")
    if (making := _RECORDS.get(draft.kind)) is not None:
        content = making(text, draft)
        return Entry(str(next(iter(content.values()))), content), ""
    text = capitalised(text)
    return Entry(text, text), ""


_AGAINST = re.compile(r"\s+(?:vs\.?|versus|gegen|/)\s+|\s*対\s*", re.IGNORECASE)
"""What stands between the values of a row: "Risk: low vs high"."""


def _cells(text: str, count: int, mark: str) -> tuple[str, list[str]]:
    """A name and as many values as there are, behind a colon; what is not said is left open."""
    quoted = _NAMED_WITH.match(text)
    name, _, rest = (quoted["name"], "", quoted["rest"]) if quoted else text.partition(":")
    values = listed(rest) if rest.strip() else []
    if rest.strip() and len(values) != count and len(against := _AGAINST.split(rest.strip())) == count:
        values = against
    return capitalised(name.strip()) or mark, [*values[:count], *[mark] * (count - len(values))]


def _told(name: str, values: list[str], mark: str) -> str:
    if name == mark:
        return f"What it shall say was not said: it is marked {mark}. Rename it and its entries."
    return f'What stands at "{name}" was not said: it is marked {mark}.' if mark in values else ""


def _row(text: str, draft: Draft) -> tuple[Entry, str]:
    count = len(draft.slide["columns"]) - 1
    cells = listed(text) if ":" not in text else []
    name, values = (capitalised(cells[0]), cells[1:]) if len(cells) == count + 1 else _cells(text, count, draft.mark)
    return Entry(name, {"label": name, "values": values}), _told(name, values, draft.mark)


def _row_of_block(text: str, listing: Listing, draft: Draft) -> tuple[Entry, str]:
    count = max(len(entry.content["cells"]) for entry in listing.read(draft.slide))
    cells = listed(text) if ":" not in text else []
    name, values = (capitalised(cells[0]), cells[1:]) if len(cells) == count + 1 else _cells(text, count, draft.mark)
    return Entry(name, {"label": name, "cells": values}), _told(name, values, draft.mark)


def _column(text: str, draft: Draft) -> tuple[Entry, str]:
    name, values = _cells(text, len(draft.slide["rows"]), draft.mark)
    return Entry(name, (None, values)), _told(name, values, draft.mark)


def _category(text: str, draft: Draft) -> tuple[Entry, str]:
    figure = figure_in(text)
    number = _drawn(figure.value) if figure else None
    if figure is None or number is None or not figure.label:
        raise CannotDo('a chart draws figures: say one, as in "add a bar: West 7".')
    series = draft.slide["chart"]["series"]
    if len(series) > 1:
        raise CannotDo("the chart has several series, and one figure was said.")
    usual = series[0].get("color") or "accent1"
    return Entry(figure.label, ([number], [usual])), ""


def _series(text: str, draft: Draft) -> tuple[Entry, str]:
    name, _, rest = text.partition(":")
    values = [_drawn(one) for one in listed(rest)]
    if None in values or len(values) != len(draft.slide["chart"]["categories"]):
        raise CannotDo("a series has a figure for each category: say them behind a colon.")
    return Entry(name.strip(), {"name": name.strip(), "values": values}), ""


def _drawn(figure: str) -> float | None:
    """The value of a figure on an axis, where "7k" is 7,000. None for none."""
    amount = amount_of(figure)
    return amount.drawn if amount else number_of(figure)


def _card(text: str) -> tuple[Entry, str]:
    label, date = dated(text)
    if not date:
        raise CannotDo('a card has a date: say one, as in "add Partners Q2".')
    return Entry(label, {"label": label, **span_of(date)}), ""


def _lane(text: str) -> tuple[Entry, str]:
    name, _, rest = text.partition(":")
    cards = [_card(one)[0].content for one in listed(rest)]
    if not cards:
        raise CannotDo('a lane has cards: say them, as in "add a lane Sales: Partners Q2".')
    name = capitalised(name.strip())
    return Entry(name, {"label": name, "items": cards}), ""


def _step(text: str, _: Draft) -> Json:
    return described([text])[0]


def _agenda(text: str, _: Draft) -> Json:
    found = _AT_TIME.match(text)
    return {"label": capitalised(found["label"]), "time": found["time"]} if found else {"label": capitalised(text)}


def _kpi(text: str, _: Draft) -> Json:
    figure = figure_in(text)
    if figure is None or not figure.label:
        raise CannotDo('a key figure has a name and a figure: say both, as in "add a KPI: margin 34 %".')
    one = {"label": figure.label, "value": figure.value}
    return {**one, "sublabel": figure.note} if figure.note else one


def _stage(text: str, _: Draft) -> Json:
    figure = figure_in(text)
    number = _drawn(figure.value) if figure else None
    if figure is None or number is None or not figure.label:
        raise CannotDo('a stage has a name and a figure: say both, as in "add a stage: trials 900".')
    return {"label": figure.label, "value": number, "valueLabel": figure.value}


def _bridge(text: str, draft: Draft) -> Json:
    stage = _stage(text, draft)
    kind = "decrease" if stage["value"] < 0 else "increase"
    return {"label": stage["label"], "value": abs(stage["value"]), "type": kind}


def _event(text: str, _: Draft) -> Json:
    label, date = dated(text)
    if not date:
        label, date = on_day(text)
        label = capitalised(label)
    return {"label": label, "date": date} if date else {"label": label}


def _task(text: str, _: Draft) -> Json:
    label, date = dated(text)
    if not date:
        raise CannotDo('a task has dates: say them, as in "add a task: Test Jul to Aug 2027".')
    return {"label": label, **span_of(date)}


def _member(text: str, _: Draft) -> Json:
    return person(text)


def _next_step(text: str, _: Draft) -> Json:
    step = next_step(text)
    if len(step) > 1 or not _WITH_OWNER.search(text):
        return step
    said = person(text)
    return {"text": capitalised(said["name"])} | ({"owner": said["role"]} if "role" in said else {})


def _box(text: str, draft: Draft) -> Json:
    """A box below another one: "Legal under CFO"."""
    nodes = draft.slide["nodes"]
    name, parent = _under(text, [one["label"] for one in nodes])
    above = next((one["id"] for one in nodes if one["label"] == parent), None)
    taken = {one["id"] for one in nodes}
    number = next(number for number in range(1, len(nodes) + 2) if f"n{number}" not in taken)
    box: Json = {"label": name, "id": f"n{number}"}
    return {**box, "parentId": above} if above else box


def _under(text: str, names: list[str]) -> tuple[str, str | None]:
    for joint in (" under ", " below ", " reporting to ", " reports to ", " to ", " unter "):
        before, found, after = text.rpartition(joint)
        if found and (parent := next((name for name in names if name.casefold() == after.strip().casefold()), None)):
            return capitalised(before.strip()), parent
    raise CannotDo('a box stands below another one: say which, as in "add a box: Legal under CFO".')


_RECORDS: Mapping[str, Callable[[str, Draft], dict[str, Any]]] = {
    "agenda": _agenda,
    "kpi-grid": _kpi,
    "team": _member,
    "closing": _next_step,
    "process": _step,
    "cycle": _step,
    "pyramid": _step,
    "funnel": _stage,
    "waterfall": _bridge,
    "timeline": _event,
    "gantt": _task,
    "org-chart": _box,
}
"""The content of a new entry, its name first, by the type of the slide."""
