"""The lists that a slide shows, as entries that can be renamed, added, taken away and put in another order.

Where several fields of a document run in step (the categories of a chart and its values, the heading of a column and
its cells), an entry holds all that belongs together.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from renderer.authoring.amounts import amount_of

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One of a list.

    Attributes:
        name: what it is called.
        content: all that belongs to it.
        value: what it measures, with its millions; None for nothing.
        measure: in what, as "$" or "%"; what is measured in different things cannot be compared.
    """

    name: str
    content: Any
    value: float | None = None
    measure: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of a slide.

    Attributes:
        words: what people call its entries, a pattern.
        read: its entries, of a slide that has the list.
        write: the slide with these entries.
        named: the content of an entry under another name.
        label: what the list is called on the slide, where there are several of a kind; "" for none.
        head: how many entries at its beginning stay where they are: the column of the labels.
    """

    words: str
    read: Callable[[Json], list[Entry]]
    write: Callable[[Json, Sequence[Entry]], Json]
    named: Callable[[Any, str], Any]
    label: str = ""
    head: int = 0


def listings_of(slide: Json) -> list[Listing]:
    """The lists of a slide, the one that it is mainly about first; none where it has none."""
    kind = slide["slideType"]
    if (listing := _SEVERAL.get(kind)) is not None:
        return listing(slide)
    return [one for one in _SIMPLE.get(kind, ()) if one.read(slide)]


def _plain(field: str, words: str, *, label: str = "") -> Listing:
    """A list of texts."""
    return Listing(
        words,
        lambda slide: [Entry(text, text) for text in slide.get(field) or ()],
        lambda slide, entries: _with(slide, field, [entry.content for entry in entries]),
        lambda _, name: name,
        label,
    )


def _records(field: str, key: str, words: str, value: str = "") -> Listing:
    """A list of objects that have a name."""
    return Listing(
        words,
        lambda slide: [
            Entry(one[key], one, *(measured(one.get(value)) if value else ())) for one in slide.get(field) or ()
        ],
        lambda slide, entries: _with(slide, field, [entry.content for entry in entries]),
        lambda content, name: {**content, key: name},
    )


def _with(slide: Json, field: str, values: list[Any]) -> Json:
    """The slide with a list; without it, where it is empty and was not there."""
    return {**slide, field: values} if values or field in slide else slide


def measured(value: Any) -> tuple[float | None, str]:
    """The value of a figure or of a cell, and what it is measured in."""
    if isinstance(value, int | float):
        return float(value), ""
    text = value.get("value") if isinstance(value, dict) else value
    amount = amount_of(text) if isinstance(text, str) else None
    return (amount.value * 10**amount.power, amount.measure) if amount else (None, "")


_POINT = (
    "bullet(?:[ -]?point)?|point|item|line|reason|sentence|punkt|aufz\u00e4hlungspunkt|stichpunkt|zeile|grund|eintrag"
)
_STEP = "step|item|entry|stage|schritt|punkt|eintrag|phase"
_SWOT = ("strengths", "weaknesses", "opportunities", "threats")
_SWOT_WORDS = {
    "strengths": "strength|st\u00e4rke",
    "weaknesses": "weakness(?:es)?|schw\u00e4che",
    "opportunities": "opportunit(?:y|ies)|chance",
    "threats": "threat|risk|bedrohung|risik(?:o|en)|gefahr",
}
_SIMPLE: Mapping[str, tuple[Listing, ...]] = {
    "title-body": (_plain("body", _POINT),),
    "section": (_plain("body", _POINT),),
    "picture-text": (_plain("body", _POINT),),
    "agenda": (_records("items", "label", "agenda[ -]item|topic|item|point|thema|punkt|tagesordnungspunkt|eintrag"),),
    "kpi-grid": (_records("items", "label", "kpi|figure|metric|number|card|tile|kennzahl|zahl|kachel|karte", "value"),),
    "team": (_records("members", "name", "member|person|people|colleague|mitglied|kolleg(?:e|in)"),),
    "closing": (_records("steps", "text", "next step|n\u00e4chste[rn]? schritt|" + _STEP),),
    "process": (_records("steps", "label", _STEP),),
    "cycle": (_records("steps", "label", _STEP),),
    "pyramid": (_records("levels", "label", "level|layer|tier|ebene|stufe|schicht"),),
    "funnel": (_records("stages", "label", "stage|step|level|stufe|phase|schritt", "value"),),
    "waterfall": (_records("entries", "label", "step|bar|entry|column|schritt|balken|s\u00e4ule|eintrag", "value"),),
    "timeline": (_records("events", "label", "milestone|event|date|meilenstein|ereignis|termin|" + _STEP),),
    "gantt": (_records("tasks", "label", "task|activity|bar|milestone|aufgabe|vorgang|balken|arbeitspaket"),),
    "org-chart": (
        _records("nodes", "label", "box|node|position|role|unit|department|knoten|k\u00e4stchen|stelle|abteilung"),
    ),
    "executive-summary": (_records("proofs", "text", "proof|" + _POINT, "figure"),),
    "tombstone-grid": (_records("items", "name", "deal|tombstone|card|transaktion|karte"),),
    "market-map": (
        _records("companies", "name", "company|competitor|dot|bubble|unternehmen|firma|wettbewerber|punkt"),
    ),
}


def _read_rows(slide: Json) -> list[Entry]:
    return [Entry(row["label"], row, *measured(_first(row["values"]))) for row in slide["rows"]]


def _first(values: Sequence[Any]) -> Any:
    return values[0] if values else None


_TABLE_ROWS = Listing(
    "row|line|criterion|criteria|zeile|reihe|kriterium|merkmal",
    _read_rows,
    lambda slide, entries: {**slide, "rows": [entry.content for entry in entries]},
    lambda content, name: {**content, "label": name},
)


def _read_columns(slide: Json) -> list[Entry]:
    """A column: its number before the change, and its cells from the top down."""
    found = [Entry(slide["columns"][0], (0, [row["label"] for row in slide["rows"]]))]
    for number, heading in enumerate(slide["columns"][1:], 1):
        cells = [row["values"][number - 1] if number <= len(row["values"]) else "" for row in slide["rows"]]
        found.append(Entry(heading, (number, cells), *measured(_first(cells))))
    return found


def _write_columns(slide: Json, entries: Sequence[Entry]) -> Json:
    """The marks of columns (the best of a row, the recommended one) go where their columns go, or with them."""
    moved = {entry.content[0]: number for number, entry in enumerate(entries) if entry.content[0] is not None}
    rows = []
    for number, row in enumerate(slide["rows"]):
        changed = {**row, "label": entries[0].content[1][number]}
        changed["values"] = [entry.content[1][number] for entry in entries[1:]]
        rows.append(_marked(changed, "best", moved))
    return _marked({**slide, "columns": [entry.name for entry in entries], "rows": rows}, "recommended", moved)


def _marked(thing: Json, field: str, moved: Mapping[int, int]) -> Json:
    if (column := thing.get(field)) is None:
        return thing
    if column in moved:
        return {**thing, field: moved[column]}
    return {name: value for name, value in thing.items() if name != field}


_TABLE_COLUMNS = Listing(
    "column|option|alternative|spalte", _read_columns, _write_columns, lambda content, _: content, head=1
)


def _read_categories(slide: Json) -> list[Entry]:
    """A category: a value of each series, and its color where single points have some."""
    chart = slide["chart"]
    found = []
    for number, name in enumerate(chart["categories"]):
        values = [series["values"][number] for series in chart["series"]]
        colors = [(series.get("pointColors") or {}) and series["pointColors"][number] for series in chart["series"]]
        found.append(Entry(name, (values, colors), _first(values)))
    return found


def _write_categories(slide: Json, entries: Sequence[Entry]) -> Json:
    chart = slide["chart"]
    series = []
    for number, one in enumerate(chart["series"]):
        changed = {**one, "values": [entry.content[0][number] for entry in entries]}
        if one.get("pointColors"):
            changed["pointColors"] = [entry.content[1][number] for entry in entries]
        series.append(changed)
    return {**slide, "chart": {**chart, "categories": [entry.name for entry in entries], "series": series}}


_CATEGORIES = Listing(
    "bar|category|categories|slice|segment|point|balken|s\u00e4ule|kategorie|segment|st\u00fcck|wert|item|eintrag|"
    "column",
    _read_categories,
    _write_categories,
    lambda content, _: content,
)
_SERIES = Listing(
    "series|line|datenreihe|reihe|linie",
    lambda slide: [Entry(one.get("name") or "", one, _first(one["values"])) for one in slide["chart"]["series"]],
    lambda slide, entries: {**slide, "chart": {**slide["chart"], "series": [entry.content for entry in entries]}},
    lambda content, name: {**content, "name": name},
)
_CELLS = Listing(
    "quadrant|cell|field|feld|zelle",
    lambda slide: [Entry(one["label"], one) for one in slide["cells"]],
    lambda slide, entries: {**slide, "cells": [entry.content for entry in entries]},
    lambda content, name: {**content, "label": name},
)
_LANES = Listing(
    "lane|row|team|stream|bahn|zeile|strang",
    lambda slide: [Entry(one["label"], one) for one in slide["lanes"]],
    lambda slide, entries: {**slide, "lanes": [entry.content for entry in entries]},
    lambda content, name: {**content, "label": name},
)


def _points_of_cell(number: int, cell: Json) -> Listing:
    def write(slide: Json, entries: Sequence[Entry]) -> Json:
        cells = list(slide["cells"])
        cells[number] = _with(cells[number], "points", [entry.content for entry in entries])
        return {**slide, "cells": cells}

    return Listing(
        _POINT,
        lambda slide: [Entry(text, text) for text in slide["cells"][number].get("points") or ()],
        write,
        lambda _, name: name,
        cell["label"],
    )


def _cards_of_lane(number: int, lane: Json) -> Listing:
    def write(slide: Json, entries: Sequence[Entry]) -> Json:
        lanes = list(slide["lanes"])
        lanes[number] = {**lanes[number], "items": [entry.content for entry in entries]}
        return {**slide, "lanes": lanes}

    return Listing(
        "card|item|entry|milestone|karte|eintrag|meilenstein",
        lambda slide: [Entry(one["label"], one) for one in slide["lanes"][number]["items"]],
        write,
        lambda content, name: {**content, "label": name},
        lane["label"],
    )


def _swot(slide: Json) -> list[Listing]:
    labels = slide.get("labels") or [name.capitalize() for name in _SWOT]
    return [_plain(field, _SWOT_WORDS[field], label=said) for field, said in zip(_SWOT, labels, strict=True)]


def _before_and_after(slide: Json) -> list[Listing]:
    """The points of both sides, each list by the name of its side."""
    return [_points_of(side, str(slide[side]["label"])) for side in ("before", "after") if slide[side].get("points")]


def _points_of(side: str, label: str) -> Listing:
    return Listing(
        _POINT,
        lambda slide: [Entry(text, text) for text in slide[side].get("points") or ()],
        lambda slide, entries: {**slide, side: {**slide[side], "points": [entry.content for entry in entries]}},
        lambda _, name: name,
        label,
    )


def _pros_and_cons(slide: Json) -> list[Listing]:
    return [
        _plain("pros", "pro|advantage|vorteil|argument", label=slide.get("prosLabel") or "Pros"),
        _plain("cons", "con(?:tra)?|kontra|disadvantage|nachteil|argument", label=slide.get("consLabel") or "Cons"),
    ]


def _of_blocks(slide: Json) -> list[Listing]:
    """The points of each card, called by what it leads with, and the rows of each table of a composed slide."""
    found = []
    for number, block in enumerate(slide["blocks"]):
        if block["primitive"] == "infoCard":
            found.append(_of_block(number, "body", _POINT, str(block["input"].get("lead") or "")))
        elif block["primitive"] == "matrixTable":
            found.append(_of_block(number, "rows", "row|line|zeile|reihe", ""))
    return found


def _of_block(number: int, field: str, words: str, label: str) -> Listing:
    def read(slide: Json) -> list[Entry]:
        entries = slide["blocks"][number]["input"][field]
        if field == "body":
            return [Entry(text, text) for text in entries if isinstance(text, str)]
        return [Entry(row["label"], row, *measured(_first(row["cells"]))) for row in entries]

    def write(slide: Json, entries: Sequence[Entry]) -> Json:
        blocks = list(slide["blocks"])
        contents = [entry.content for entry in entries]
        blocks[number] = {**blocks[number], "input": {**blocks[number]["input"], field: contents}}
        return {**slide, "blocks": blocks}

    def named(content: Any, name: str) -> Any:
        return {**content, "label": name} if isinstance(content, dict) else name

    return Listing(words, read, write, named, label)


_SEVERAL: Mapping[str, Callable[[Json], list[Listing]]] = {
    "comparison-table": lambda _: [_TABLE_ROWS, _TABLE_COLUMNS],
    "chart": lambda slide: [_CATEGORIES, _SERIES] if "categories" in slide["chart"] else [],
    "matrix": lambda slide: [_CELLS, *(_points_of_cell(*one) for one in enumerate(slide["cells"]))],
    "roadmap": lambda slide: [_LANES, *(_cards_of_lane(*one) for one in enumerate(slide["lanes"]))],
    "composition": _of_blocks,
    "swot": _swot,
    "pros-cons": _pros_and_cons,
    "before-after": _before_and_after,
}
"""The lists of slides that have several, by the type of the slide."""
