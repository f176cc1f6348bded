"""A heat map: rows and columns, with each cell shaded by how much it says."""

import re
from collections.abc import Sequence

from renderer.authoring import headlines
from renderer.authoring.amounts import amount_of
from renderer.authoring.figure_grammar import SINGLE
from renderer.authoring.planners.asked import Asked, Json, Planned
from renderer.authoring.planners.tables import NOTHING, rows_of
from renderer.authoring.quantities import capitalised, figure_in
from renderer.authoring.sentences import listed, named, parted

_LEVELS = (
    (
        r"very low|minimal|negligible|sehr (?:niedrig|gering)|rare(?:ly)?|selten|very unlikely|sehr unwahrscheinlich",
        0.0,
    ),
    (r"unlikely|improbable|unwahrscheinlich|peu probable|poco probable", 0.25),
    (r"possible|möglich|posible", 0.5),
    (r"almost certain|very likely|frequent|often|häufig|sehr wahrscheinlich|très probable|muy probable", 1.0),
    (r"likely|probable|wahrscheinlich", 0.75),
    (r"low|small|minor|slight|niedrig|gering|klein|leicht|faible|baj[oa]|低い?|منخفضة?", 0.25),
    (r"medium|moderate|mid|mittel|mäßig|moyenne?|medi[oa]|中|متوسطة?", 0.5),
    (r"very high|critical|extreme|catastrophic|sehr hoch|kritisch|katastrophal|critique|crític[oa]", 1.0),
    (
        r"high|large|severe|serious|major|hoch|groß|schwer(?:wiegend)?|élevée?|grave|alt[oa]|高い?|مرتفعة?|عالية?",
        0.75,
    ),
)
_LIKELY = re.compile("|".join(words for words, _ in _LEVELS[:5]), re.IGNORECASE)
_WORDS = tuple((re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE), share) for words, share in _LEVELS)
_RATED = re.compile(r"^(?P<name>[^()]{2,80}?)\s*\((?P<likely>[^(),]{3,20}),(?P<bad>[^(),]{3,20})\)\.?$")
_LAST = re.compile(rf"^(.*\S)\s+({SINGLE})$")
_MOST_ROWS, _MOST_COLUMNS = 12, 5


_LIKELIHOOD = r"(?:likelihood|probability|likely|wahrscheinlichkeit|eintritt|probabilité|probabilidad|probabilità)"
_IMPACT = r"(?:impact|damage|severity|auswirkung|schaden|schwere|gravité|impacto|impatto)"
_LIKELIHOOD_NAME, _IMPACT_NAME = (re.compile(one, re.IGNORECASE) for one in (_LIKELIHOOD, _IMPACT))
_RISK_COLUMNS = 3
_SAID_RATED = re.compile(
    rf"^(?P<name>[^:,]{{2,80}}?),?\s(?P<one>{_LIKELIHOOD}\s[^,:]{{2,20}}?)(?:,|\sand|\sund)?\s(?P<other>{_IMPACT}\s[^,:]{{2,20}})$",
    re.IGNORECASE,
)
"""A risk with its levels behind it and no colon: "data loss likelihood low impact high"."""


def heat_map(asked: Asked) -> Planned | None:
    """Rows of levels or figures: "fire: likelihood low, impact high; flood: ...", or a table of them."""
    grid = _rated(asked) or _pairs(asked.brief.rest) or rows_of(asked.brief.rest)
    if grid is None:
        return None
    header, rows = grid
    shares = _shares([row[1:] for row in rows])
    if shares is None or len(rows) > _MOST_ROWS or not 3 <= len(header) <= _MOST_COLUMNS + 1:
        return None
    body = [
        {"label": row[0], "values": [_cell(text, share) for text, share in zip(row[1:], shares[number], strict=True)]}
        for number, row in enumerate(rows)
    ]
    title = asked.titled(header[0] if " " in header[0] else headlines.enumerated([row[0] for row in rows]))
    columns = ["" if header[0] == title else header[0], *header[1:]]
    return {"slideType": "comparison-table", "title": title, "columns": columns, "rows": body}, []


def is_risk_table(text: str) -> bool:
    """Whether the columns of a table are how likely each of its rows is, and how bad."""
    header, rows = rows_of(text) or ([], [])
    are_named = any(map(_LIKELIHOOD_NAME.fullmatch, header[1:])) and any(map(_IMPACT_NAME.fullmatch, header[1:]))
    return (
        are_named and len(header) == _RISK_COLUMNS and all(_level(cell) is not None for row in rows for cell in row[1:])
    )


def is_rated(items: Sequence[str]) -> bool:
    """Whether items say in brackets how likely they are, and how bad: "supplier fails (unlikely, high)"."""
    found = [_RATED.match(item) for item in items]
    return len(items) > 1 and all(
        one and _LIKELY.fullmatch(one["likely"].strip()) and _level(one["bad"]) is not None for one in found
    )


def _rated(asked: Asked) -> tuple[list[str], list[list[str]]] | None:
    items = asked.brief.items
    if not is_rated(items):
        return None
    header = [
        "",
        asked.in_words("Likelihood", "Wahrscheinlichkeit", "", "", "Probabilité", "Probabilidad"),
        asked.in_words("Impact", "Auswirkung", "", "", "Impact", "Impacto"),
    ]
    found = [one for item in items if (one := _RATED.match(item))]
    return header, [[capitalised(one[name].strip()) for name in ("name", "likely", "bad")] for one in found]


def _pairs(text: str) -> tuple[list[str], list[list[str]]] | None:
    """The grid of rows that name their columns themselves; None where they do not, or not the same ones."""
    rows: dict[str, dict[str, str]] = {}
    parts = parted(text)
    if len(parts) == 1 and all(map(_SAID_RATED.match, listed(text))):
        parts = listed(text)
    for part in parts:
        name, rest = named(part)
        if not name and (rated := _SAID_RATED.match(part)):
            name, rest = rated["name"], f"{rated['one'].strip(' ,')}, {rated['other']}"
        cells = dict(cell for item in listed(rest) if (cell := _named_cell(item)))
        if not name or len(cells) < len(listed(rest)):
            return None
        rows[name] = cells
    columns = list(dict.fromkeys(column for cells in rows.values() for column in cells))
    if len(rows) < 2 or len(columns) < 2:
        return None
    return ["", *columns], [
        [capitalised(name), *(cells.get(column, NOTHING) for column in columns)] for name, cells in rows.items()
    ]


def _named_cell(item: str) -> tuple[str, str] | None:
    """The column and the value of one cell: "likelihood low", "9 h 40 %"."""
    for words, _ in _WORDS:
        if found := words.search(item):
            name = (item[: found.start()] + item[found.end() :]).strip(" :=-")
            return (capitalised(name), capitalised(found.group())) if name else None
    if last := _LAST.match(item):  # "14 h 25": the column is a time, and the last number the value
        return capitalised(last[1].strip(" :=-")), last[2]
    figure = figure_in(item)
    return (figure.label, figure.value) if figure and figure.label else None


def _shares(rows: list[list[str]]) -> list[list[float | None]] | None:
    """How strong each cell is, 0..1, by its word or by its figure among all; None where one says neither."""
    levels = [[_level(text) for text in row] for row in rows]
    if all(
        level is not None
        for row, texts in zip(levels, rows, strict=True)
        for level, text in zip(row, texts, strict=True)
        if text != NOTHING
    ):
        return levels
    amounts = [[amount_of(text) for text in row] for row in rows]
    known = [amount.value for row in amounts for amount in row if amount]
    blank = sum(text == NOTHING for row in rows for text in row)
    if len(known) + blank < sum(map(len, rows)) or not known:
        return None
    low, span = min(known), (max(known) - min(known)) or 1.0
    return [[(amount.value - low) / span if amount else None for amount in row] for row in amounts]


def _level(text: str) -> float | None:
    return next((share for words, share in _WORDS if words.search(text)), None)


def _cell(text: str, share: float | None) -> str | Json:
    return text if share is None else {"value": text, "heat": round(100 * share)}
