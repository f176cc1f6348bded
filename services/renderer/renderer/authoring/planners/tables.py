"""Slides that are a table: rows of a list, and options side by side."""

import math
import re
from collections.abc import Sequence

from deck_domain.dates import is_date
from renderer.authoring import headlines
from renderer.authoring.amounts import amount_of
from renderer.authoring.planners.asked import WHOLE, Asked, Json, Planned, on_whole_page
from renderer.authoring.planners.charts import bar, series_by_dates
from renderer.authoring.planners.figures import against_targets, kpi_grid
from renderer.authoring.planners.lists import points
from renderer.authoring.planners.options import rows_of_options, table_of_options
from renderer.authoring.planners.sums import TOTAL
from renderer.authoring.quantities import capitalised, figure_in
from renderer.authoring.sentences import ARABIC_AND, at_commas, listed, named, parted

VERSUS = re.compile(r"\s+(?:vs\.?|versus|gegen|oder|or|against)\s+|\s*対\s*|\s+مقابل\s+", re.IGNORECASE)
_AND = re.compile(
    r"\s+(?:and|und|et|y|con|avec|with|to|mit|&)\s+|\s*と\s*|"
    rf"{ARABIC_AND}",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s+(?:vs\.?|versus|gegen|against|contre|contra|frente a|compared (?:with|to)|statt|und|and|et|y)\s+|\s+/\s+|"
    r"\s*対\s*|\s+مقابل\s+|\s+و\s*(?=[\d\u0660-\u0669])|と(?=\d)",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"\s+(?:for|für|pour|para)\s+"
    r"(?:our|my|the|unsere?n?|meinen?|die|den|das|nos|notre|les?|la|nuestr[oa]s?|los|las|el)\s+[^,]+$"
)
_BRACKETED = re.compile(rf"[(\uff08]([^()\uff08\uff09]+(?:{VERSUS.pattern})[^()\uff08\uff09]+)[)\uff09]", re.IGNORECASE)
_COLUMNS = re.compile(r"^\s*(?:columns?|spalten|列|الأعمدة)\s*[:\uff1a]\s*", re.IGNORECASE)
_ROWS = re.compile(r"(?:^|[\s;,.]+)(?:rows?|zeilen|行|الصفوف)\s*[:\uff1a]\s*", re.IGNORECASE)
_CELLS = re.compile(r"\s*[|\t;]\s*")
_OUTER = re.compile(r"^\s*\|\s*|\s*\|\s*$")
"""The bars around a row; behind the first one a cell may be empty."""
_RULE = re.compile(r"^[\s|:+-]*-{2,}[\s|:+-]*$")
_NAMES_ROWS = re.compile(
    r"risks?|risiko|risiken|risques?|riesgos?|rischi?o?|names?|task|tasks|aufgaben?|tâches?|tareas?|who|wer|what|was|item|"
    r"criteri(?:a|on)|kriteri(?:um|en)|critères?|criterio|option|step|schritt|topic|thema|day|tag|week|woche|month|monat|"
    r"product|produkt|produit|producto|prodotto|feature|area|bereich|role|rolle|team|project|projekt|projet|proyecto|"
    r"measure|maßnahme|action|no\.?|nr\.?|#|date|datum|fecha|data|name der .+|nom|nombre|nome|class|klasse|fach",
    re.IGNORECASE,
)
"""What stands above the names of rows, which names no row."""
_NAMES_COLUMN = re.compile(
    r"likelihood|probability|impact|severity|owner|status|state|deadline|due(?: date)?|priority|wahrscheinlichkeit|"
    r"auswirkung|schaden|verantwortlich|zuständig|stand|frist|priorität|probabilité|gravité|responsable|statut|échéance|"
    r"probabilidad|impacto|estado|fecha|price|preis|prix|precio|prezzo|preço|qty|quantity|menge|anzahl|quantité|cantidad",
    re.IGNORECASE,
)
"""What stands above a column and is no cell of it."""
_MOST_ROWS, _MOST_COLUMNS, _MOST_OPTIONS, _MOST_CARDS = 12, 6, 5, 4
_FEW_POINTS, _ROUNDED = 3, 0.51
NOTHING = "\u2013"
_VERBS = {
    r"costs?|kostet|kosten": ("Cost", "Kosten"),
    r"takes?|lasts?|dauert|braucht": ("Time", "Dauer"),
    r"saves?|spart": ("Saving", "Ersparnis"),
    r"needs?|requires?|benötigt|erfordert": ("Needs", "Bedarf"),
    r"earns?|yields?|returns?|bringt": ("Return", "Ertrag"),
    r"has|have|hat": ("Has", "Hat"),
    r"offers?|bietet": ("Offers", "Bietet"),
    r"is|ist": ("Is", "Ist"),
}


def table(asked: Asked) -> Planned | None:
    """Rows of cells, below the names of their columns where the brief has them."""
    rows = rows_of(asked.brief.rest)
    if rows is None:
        return None
    header, body = rows
    named_by = ": ".join(filter(None, [header[0], ", ".join(header[1:])]))
    if not all(header[1:]) or len(named_by) > headlines.MOST or len(body) <= _FEW_POINTS:
        named_by = headlines.enumerated([" ".join(body[0])] if not any(header) else [row[0] for row in body])
    title = asked.titled(header[0] if " " in header[0] else named_by)  # "Risks for the camp | likelihood | impact"
    columns = zip(header[1:], *(row[1:] for row in body), strict=True)
    return _of_cells(title, header, body), [
        f'The brief says nothing below "{name}".' for name, *cells in columns if name and not set(cells) - {"", NOTHING}
    ]


def rows_of(text: str) -> tuple[list[str], list[list[str]]] | None:
    """The head and the rows of a table, all equally long; None for fewer than two rows, or cells.

    A head is said as "columns: ...; rows: ...", or is a first row without figures above rows that have some.
    """
    header: list[str] = []
    if found := _COLUMNS.search(text):
        columns, _, text = _split(text[found.end() :])
        header = [capitalised(cell) for cell in listed(columns)]
    elif (named_rows := _ROWS.match(text)) and text[named_rows.end() :].strip():
        text = text[named_rows.end() :]
    lines = _lines(text)
    rows = [cells for line in lines if not _RULE.match(line) and (cells := _cells(line))]
    if not header and len(rows) > 1 and (_is_ruled(lines) or _is_head(rows)):
        header, rows = [capitalised(cell) for cell in rows[0]], rows[1:]
    width = max(map(len, [header, *rows]), default=0)
    if len(rows) < 2 or width < 2:
        return None
    if header and len(header) == width - 1:
        header = ["", *header]
    rows = [[capitalised(row[0]), *row[1:], *[NOTHING] * (width - len(row))] for row in rows]
    return [*header, *[""] * (width - len(header))], rows


def _is_ruled(lines: Sequence[str]) -> bool:
    """Whether a rule of dashes stands below the first row and nowhere else, as below the head of a Markdown table."""
    return [number for number, line in enumerate(lines) if _RULE.match(line)] == [1]


def _is_head(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a first row names columns: over the names of rows it says nothing, or it has no figure, unlike others."""
    first, *others = rows
    if _NAMES_ROWS.fullmatch(first[0].strip()) and all(first) and not any(map(_is_figure, first)):
        return True
    if len(first) > 1 and all(map(_NAMES_COLUMN.fullmatch, first[1:])):
        return True
    if not first[0] and all(first[1:]) and len(first) > 1 and all(row[0] for row in others):
        return True
    has_figures = sum(any(map(_is_figure, row)) for row in others) * 2 > len(others)
    return len(others) > 1 and has_figures and not any(map(_is_figure, first))


def is_barred(text: str) -> bool:
    """Whether each line is a row of cells between bars."""
    lines = [line for line in text.strip().split("\n") if line.strip()]
    return len(lines) > 1 and all("|" in line for line in lines)


def _split(text: str) -> tuple[str, str, str]:
    found = _ROWS.search(text)
    return (text[: found.start()], found.group(), text[found.end() :]) if found else text.partition(";")


def _lines(text: str) -> list[str]:
    parts = parted(text)
    return parts if len(parts) > 1 else listed(text)


def _cells(line: str) -> list[str]:
    """The cells of a row: between bars or tabs, at commas, behind a name and a colon; or a name and its figure."""
    if _CELLS.search(line.strip("| ")):
        return [cell.strip() for cell in _CELLS.split(_OUTER.sub("", line))]
    name, rest = named(line)
    cells = [cell.strip() for cell in at_commas(rest)]
    if not name and len(cells) == 1 and line.count(",") > 1:
        cells = [cell.strip() for cell in line.split(",")]
    if not name and len(cells) == 1 and (figure := figure_in(line)) and figure.label:
        return [figure.label, figure.value, *([figure.note] if figure.note else [])]
    return [name, *cells] if name else cells


def _is_figure(text: str) -> bool:
    """Whether a cell says how much; quarters and years are heads."""
    return figure_in(text) is not None and not is_date(text)


def _of_cells(title: str, header: Sequence[str], body: Sequence[Sequence[str]]) -> Json:
    """The slide of a table: the plain type where it has the room, else a composed one."""
    if 3 <= len(header) <= _MOST_COLUMNS and len(body) <= _MOST_ROWS:
        rows: list[Json] = [{"label": row[0], "values": list(row[1:])} for row in body]
        if _ends_in_sum(body):
            rows[-1]["total"] = True
        return {"slideType": "comparison-table", "title": title, "columns": list(header), "rows": rows}
    block: Json = {"rows": [{"label": row[0], "cells": list(row[1:9])} for row in body[:20]]}
    if any(header):
        block["columnHeaders"] = list(header[:9])
    return on_whole_page("matrixTable", title, block)


def _ends_in_sum(body: Sequence[Sequence[str]]) -> bool:
    """Whether the last row is called the sum of those above it, and its figures are that."""
    if len(body) <= _FEW_POINTS - 1 or not TOTAL.match(body[-1][0]):
        return False
    columns = [[amount_of(cell) for cell in column] for column in zip(*(row[1:] for row in body), strict=True)]
    told = [[one.value for one in column if one] for column in columns if all(column)]
    return bool(told) and all(math.isclose(sum(one[:-1]), one[-1], abs_tol=_ROUNDED) for one in told)


def compare(asked: Asked) -> Planned | None:
    """Options side by side: a table where the brief says the same things of them, else their points."""
    if planned := bar(asked) if series_by_dates(asked.brief) else (_of_options(asked) or against_targets(asked)):
        return planned
    names = [name.strip() for name in _options(asked.title) if name.strip()]
    rows = (_told(asked, names) or _paired(asked, names)) if 1 < len(names) <= _MOST_OPTIONS else []
    if any(row[0] in _unnamed(asked) for row in rows) and (told := _cards(asked, names)):
        return told
    if not rows and len(names) < 2 and (planned := bar(asked) or _told_by_name(asked) or table(asked)):
        return planned
    if not rows and (told := _cards(asked, names)):
        return told
    if not rows:
        figures = [figure for item in asked.brief.items if (figure := figure_in(item)) and figure.label]
        side_by_side = kpi_grid(asked) if len(figures) == len(asked.brief.items) > 1 else None
        return bar(asked) or side_by_side or (points(asked) if asked.title else None)
    either = _or(asked).join(names) + _purpose(asked)
    title = capitalised(either) if len(names) == 2 and not any(map(is_date, names)) else asked.title
    return _of_cells(title, ["", *map(capitalised, names[:_MOST_OPTIONS])], rows), []


def _of_options(asked: Asked) -> Planned | None:
    """Options of which the same things are said, a column for each; or a row, where not all of these have a name."""
    if found := rows_of_options(asked.brief.rest):
        options, rows = found
        title = asked.titled(headlines.contrast(*options) if len(options) == 2 else headlines.enumerated(options))
        return _of_cells(title, ["", *options], rows), []
    if found := table_of_options(asked.brief.rest):
        columns, rows = found
        return _of_cells(asked.titled(headlines.enumerated([row[0] for row in rows])), ["", *columns], rows), []
    return None


def _told_by_name(asked: Asked) -> Planned | None:
    """A row for each option that the brief tells of by its name: "Nova delivers in 12 days, ...; Beta in 5, ..."."""
    parts = parted(asked.brief.rest)
    told = [named(part) if named(part)[0] else tuple(part.split(maxsplit=1)) for part in parts]
    if not 1 < len(told) <= _MOST_OPTIONS or any(len(one) < 2 for one in told) or "|" in asked.brief.rest:
        return None
    names = [name for name, _ in told]
    if len(set(names)) < len(names) or not all(len(at_commas(part)) > 1 and _is_name(part) for part in parts):
        return None
    body = [f"{name}: {said}" for name, said in told]
    title = asked.titled(headlines.contrast(*names) if len(names) == 2 else headlines.enumerated(names))
    return {"slideType": "title-body", "role": "content", "title": title, "body": body}, []


def _is_name(part: str) -> bool:
    """Whether a part of a list begins with a name: before a colon, or with a capital before a small letter."""
    return bool(named(part)[0]) or re.match(r"[A-ZÀ-Þ][\w-]+\s[a-zà-ÿ]", part) is not None


def _cards(asked: Asked, names: Sequence[str]) -> Planned | None:
    """A card for each option with what is said of it, or a row where that is little.

    None where the brief does not list them one after the other.
    """
    said = dict(named(part) for part in parted(asked.brief.rest))
    told = {name.casefold(): listed(text) for name, text in said.items()}
    lists = [told.get(name.casefold()) for name in names]
    if not 1 < len(names) <= _MOST_CARDS or len(told) != len(names) or not all(lists):
        return None
    either = _or(asked).join(map(str, names)) + _purpose(asked)
    if all(len(said or []) <= _FEW_POINTS for said in lists):  # cards of so few points are all but empty
        comma = asked.in_words(", ", ", ", "、", "، ")
        body = [f"{capitalised(name)}: {comma.join(said or [])}" for name, said in zip(names, lists, strict=True)]
        return {"slideType": "title-body", "role": "content", "title": capitalised(either), "body": body}, []
    width = WHOLE["colSpan"] // len(names)
    blocks = [
        {
            "primitive": "infoCard",
            "region": {**WHOLE, "col": number * width, "colSpan": width},
            "input": {"lead": capitalised(name), "body": list(map(capitalised, points or []))[:_MOST_ROWS]},
        }
        for number, (name, points) in enumerate(zip(names, lists, strict=True))
    ]
    return {"slideType": "composition", "title": capitalised(either), "blocks": blocks}, []


def _or(asked: Asked) -> str:
    return asked.in_words(" or ", " oder ", "と", " أو ", " ou ", " o ")


def _purpose(asked: Asked) -> str:
    """What options are compared for, as a part of the title."""
    found = _FOR.search(asked.title)
    return found.group() if found else ""


def _options(title: str) -> list[str]:
    """What is compared: "plan A vs plan B", "a, b and c", whatever it is for."""
    title = _FOR.sub("", title)
    if sides := _BRACKETED.search(title):
        title = sides[1]
    if VERSUS.search(title):
        return VERSUS.split(title)
    names = at_commas(title)
    return [*names[:-1], *_AND.split(names[-1])]


def _paired(asked: Asked, names: Sequence[str]) -> list[list[str]]:
    """Rows of what is said of all options in a part: "retention 71 % vs 88 %", "card: free, gold"."""
    text = asked.brief.rest
    parts = parted(text) if len(parted(text)) > 1 else at_commas(text)
    options = {name.casefold() for name in names}
    if any(named(part)[0].casefold() in options for part in parts):
        return []  # what is said of each, and not of all
    rows = [_pair(part, len(names)) for part in parts if part.strip()]
    return [row for row in rows if row] if rows and all(rows) else []


def _pair(part: str, count: int) -> list[str]:
    """What a part is about, and what it says of each of so many options; empty where it says more, or less."""
    label, *values = _labelled(part, count) or [""]
    last = amount_of(values[-1]) if values else None
    if last and last.unit and values[-1].endswith(last.unit) and all(map(_is_bare, values[:-1])):
        unit = values[-1][len(values[-1].removesuffix(last.unit).rstrip()) :]  # "12 / 29 €" are both money
        values = [*(value + unit for value in values[:-1]), values[-1]]
    return [label, *values] if values else []


def _is_bare(value: str) -> bool:
    """Whether a value is a number without a unit."""
    amount = amount_of(value)
    return amount is not None and not amount.unit


def _labelled(part: str, count: int) -> list[str]:
    name, rest = named(part)
    slashed = rest.strip(" .").split(" / ")
    values = slashed if len(slashed) == count else _BETWEEN.split(rest.strip(" ."))
    if len(values) != count:
        values = at_commas(rest.strip(" .")) if name else []
    if len(values) != count:
        return []
    if name:
        return [capitalised(name), *(value.strip() for value in values)]
    tail = re.sub(r"^[^\d]*[\d.,\s]+", "", values[-1]).strip()
    if tail and (same := re.match(rf"^(.+?)\s+([-+]?\d[\d.,\s]*{re.escape(tail)})$", values[0].strip())):
        return [capitalised(same[1]), same[2], *(value.strip() for value in values[1:])]
    first = figure_in(values[0])
    if first and first.label and values[0].rstrip().endswith(first.value):
        return [first.label, first.value, *(value.strip() for value in values[1:])]
    if told := re.match(r"^([^\d$€£]+?)\s+([-+]?[$€£]?\d.*)$", values[0].strip()):
        return [capitalised(told[1]), told[2], *(value.strip() for value in values[1:])]
    words = values[0].split()
    said = max(1, min(len(values[1].split()), len(words) - 1))  # as many words as the other side has
    label = " ".join(words[:-said])
    return [capitalised(label), " ".join(words[-said:]), *(value.strip() for value in values[1:])] if label else []


def _told(asked: Asked, names: Sequence[str]) -> list[list[str]]:
    """Rows of what is said of one option after the other: "A costs $2M and takes 6 months, B costs $3.5M"."""
    clauses = {name: _said_of(name, names, asked.brief.rest) for name in names}
    if not all(clauses.values()):
        return []
    said = {name: [_attribute(clause, asked) for clause in one] for name, one in clauses.items()}
    if any(len(dict(one)) < len(one) for one in said.values()):
        return []  # several remarks on one option have no name to stand beside
    labels = list(dict.fromkeys(label for one in said.values() for label, _ in one))
    return [[label, *(dict(said[name]).get(label, NOTHING) for name in names[:_MOST_OPTIONS])] for label in labels]


def _said_of(name: str, names: Sequence[str], text: str) -> list[str]:
    """The clauses about an option, called by its name or by its last word ("plan A", "A")."""
    short = name.rsplit(maxsplit=1)[-1]
    others = [other.split()[-1] for other in names if other != name]
    begin = re.search(rf"(?<!\w)(?:{re.escape(name)}|{re.escape(short)})(?!\w)[:\uff1a\s]+", text, re.IGNORECASE)
    if begin is None:
        return []
    rest = text[begin.end() :]
    end = min(
        (
            found.start()
            for other in others
            if (found := re.search(rf"[,;.\n]\s*(?:\w+\s)?{re.escape(other)}(?!\w)", rest, re.IGNORECASE))
        ),
        default=len(rest),
    )
    return [clause for clause in re.split(r"\s*[,;]\s+|\s+(?:and|und)\s+", rest[:end].strip(" .,;")) if clause]


def _attribute(clause: str, asked: Asked) -> tuple[str, str]:
    """What a clause is about, and what it says: ("Cost", "$2M")."""
    for verbs, words in _VERBS.items():
        if found := re.match(rf"(?:it |es )?(?:{verbs})\s+(.+)$", clause, re.IGNORECASE):
            return asked.in_words(*words), found.group(1)
    if figure := figure_in(clause):
        return figure.label or _unnamed(asked)[0], figure.value
    return _unnamed(asked)[1], capitalised(clause)


def _unnamed(asked: Asked) -> tuple[str, str]:
    """What rows are called that the brief gives no name: of figures, and of words."""
    return asked.in_words("Figure", "Zahl", "数値", "الرقم", "Chiffre", "Cifra"), asked.in_words(
        "Remark", "Bemerkung", "備考", "ملاحظة", "Remarque", "Nota"
    )
