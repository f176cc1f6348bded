"""Tables that were pasted into a brief: rows between tabs, semicolons or commas, and what chart they could be."""

import csv
import re

from deck_domain.dates import is_date
from renderer.authoring.planners.asked import Asked
from renderer.authoring.planners.readings import readings_of
from renderer.authoring.planners.tables import is_barred, rows_of
from renderer.authoring.sentences import Brief

_BAR = " | "
_FEWEST, _MOST = 3, 20
_LONGEST_TITLE = 80
_COMMA = re.compile(r",(?!\s)")
_NAME_AND_COMMA = re.compile(r"[^\d\s],\S|\S,[^\d\s]")


def with_bars(text: str) -> tuple[str, str]:
    """A text with bars between the cells of its rows, where its lines are the rows of a table.

    What stands below such rows comes back as the second, unless the table has no other title: then it is that.
    """
    lines = [line.strip() for line in text.strip().split("\n") if line.strip()]
    for mark in ("\t", ";", ","):
        for start in (0, 1):
            if cells := _cells(lines[start:], mark):
                return "\n".join([*lines[:start], *(_BAR.join(row) for row in cells)]), ""
    rows = [number for number, line in enumerate(lines) if line.count("|") > 1]
    if len(rows) < 2 or rows != list(range(rows[0], rows[-1] + 1)):
        return text, ""
    above, table, below = lines[: rows[0]], lines[rows[0] : rows[-1] + 1], lines[rows[-1] + 1 :]
    table = [line.strip("| ") for line in table]
    if not above and len(below) == 1 and len(below[0]) <= _LONGEST_TITLE:
        above, below = below, []
    return "\n".join([*above, *table]), " ".join(below)


def _cells(lines: list[str], mark: str) -> list[list[str]]:
    """The cells of rows that are all equally long; none where the lines are no rows."""
    if len(lines) < 2 or not all(mark in line for line in lines):
        return []
    if mark == "," and not all(_COMMA.search(line) and _NAME_AND_COMMA.search(line) for line in lines):
        return []
    if mark == ";" and any(re.search(r":\s|;\s", line) for line in lines):
        return []
    try:
        rows = [[cell.strip() for cell in row] for row in csv.reader(lines, delimiter=mark, strict=True)]
    except csv.Error:
        return []
    return rows if len({len(row) for row in rows}) == 1 else []


def with_figures(brief: Brief) -> Brief:
    """A table of one measure as the list that a chart is drawn of; other briefs as they are."""
    grid = rows_of(brief.rest) if is_barred(brief.rest) else None
    if grid is None or not any(grid[0]):
        return brief
    header, rows = grid
    if len(header) == 2 and _FEWEST <= len(rows) <= _MOST and readings_of([" ".join(row) for row in rows]):
        return Brief(brief.head or _by(brief.rest, header), "; ".join(f"{name}: {value}" for name, value in rows))
    if len(header) > 2 and all(is_date(row[0]) for row in rows) and _FEWEST <= len(rows) <= _MOST:
        lists = {name: [f"{row[0]} {row[column]}" for row in rows] for column, name in enumerate(header[1:], 1) if name}
        found = [readings_of(said) for said in lists.values()]
        if len(lists) == len(header) - 1 and len({one.unit if one else None for one in found}) == 1 and all(found):
            title = brief.head or ", ".join(header[1:])
            return Brief(title, "; ".join(f"{name}: {', '.join(said)}" for name, said in lists.items()))
    return brief


def _by(text: str, header: list[str]) -> str:
    """What a table of names and figures is called: "Admissions by month"."""
    names, measure = header
    if not names:
        return measure
    small = names if names.isupper() else names[:1].lower() + names[1:]
    return Asked("", Brief("", ""), text).in_words(
        f"{measure} by {small}", f"{measure} nach {names}", f"{names}別の{measure}", f"{measure} حسب {names}"
    )
