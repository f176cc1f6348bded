"""Tables that were pasted into a brief: rows between tabs, semicolons or commas, and what chart they could be."""

import csv
import re
from collections.abc import Sequence

from deck_domain.dates import is_date
from renderer.authoring.planners.asked import Asked
from renderer.authoring.planners.readings import readings_of
from renderer.authoring.planners.tables import is_barred, rows_of
from renderer.authoring.quantities import capitalised, figure_in
from renderer.authoring.sentences import Brief

_BAR = " | "
_PAIR = re.compile(r"\|?(?P<name>[^|:]{2,60})\|(?P<figure>[^|]{1,30})\|?")
_DASH = re.compile(r"\s+[-\u2013\u2014]\s+")
_FEWEST, _MOST, _MOST_SERIES = 3, 20, 6
_LONGEST_TITLE = 80
_MOST_BELOW = 4
"""Lines above and below the rows of a table that was copied from a sheet."""
_COMMA = re.compile(r",(?!\s)")
_SPACES = re.compile(r"\s{2,}")
_NAME_AND_COMMA = re.compile(r"^,|[^\d\s],\S|\S,[^\d\s]")


def with_bars(text: str) -> tuple[str, str]:
    """A text with bars between the cells of its rows, where its lines are the rows of a table.

    What stands below such rows comes back as the second, unless the table has no other title: then it is that.
    """
    lines = [line.strip(" \r") for line in text.strip("\n ").split("\n") if line.strip()]
    for mark in ("\t", ";", ","):
        for start in (0, 1):
            if cells := _cells(lines[start:], mark):
                return "\n".join([*lines[:start], *map(_row, cells)]), ""
    for start in (0, 1):
        if cells := _aligned(lines[start:]):
            return "\n".join([*lines[:start], *map(_row, cells)]), ""
    if found := _copied(lines) or _pairs(lines):
        return found
    if lines and (dashed := _dashed(lines)):
        return dashed, ""
    rows = [number for number, line in enumerate(lines) if line.count("|") > 1]
    if len(rows) < 2 or rows != list(range(rows[0], rows[-1] + 1)):
        return text, ""
    above, table, below = lines[: rows[0]], lines[rows[0] : rows[-1] + 1], lines[rows[-1] + 1 :]
    table = [line if re.match(r"\|\s*\|", line) else line.strip("| ") for line in table]
    if not above and len(below) == 1 and len(below[0]) <= _LONGEST_TITLE and ": " not in below[0]:
        above, below = below, []
    return "\n".join([*above, *table]), " ".join(below)


def _copied(lines: list[str]) -> tuple[str, str] | None:
    """Rows that were copied from a sheet, with tabs between their cells, and what stands below them."""
    tabbed = [line for line in lines if "\t" in line]
    if len(tabbed) < _FEWEST or len(lines) - len(tabbed) > _MOST_BELOW:
        return None
    start = lines.index(tabbed[0])
    cells = _cells(tabbed, "\t") if start <= 1 and lines[start : start + len(tabbed)] == tabbed else []
    return ("\n".join([*lines[:start], *map(_row, cells)]), " ".join(lines[start + len(tabbed) :])) if cells else None


def _row(cells: Sequence[str]) -> str:
    """Cells between bars; with bars around them where the first or the last is empty."""
    row = _BAR.join(cells)
    return row if cells[0] and cells[-1] else f"|{row}|"


def _aligned(lines: list[str]) -> list[list[str]]:
    """The cells of rows whose columns are set apart by several spaces; none where not all rows have as many."""
    rows = [_SPACES.split(line) for line in lines]
    width = len(rows[0]) if rows else 0
    return rows if len(rows) >= _FEWEST and width >= _FEWEST - 1 and {len(row) for row in rows} == {width} else []


def _pairs(lines: list[str]) -> tuple[str, str] | None:
    """A text whose rows are a name and a figure between one bar, as a list below its head; and what stands below."""
    rows = [number for number, line in enumerate(lines) if _PAIR.fullmatch(line)]
    if len(rows) < _FEWEST or rows != list(range(rows[0], rows[-1] + 1)) or rows[0] > 1:
        return None
    told = [_PAIR.fullmatch(line) for line in lines[rows[0] : rows[-1] + 1]]
    if not all(one and figure_in(one["figure"]) for one in told):
        return None
    pairs = [f"{one['name'].strip()}: {one['figure'].strip()}" for one in told if one]
    return "\n".join([*lines[: rows[0]], *pairs]), " ".join(lines[rows[-1] + 1 :])


def _dashed(lines: list[str]) -> str:
    """A text whose lines have as many parts between dashes as each other, with bars between these; empty for others.

    Where all that stands in a column begins with one word, that is its name: "owner CISO", "owner HR".
    """
    head, *rows = [re.sub(r"^(?:[-*\u2022]|\d+[.)])\s+", "", line) for line in lines]
    cells = [_DASH.split(row) for row in rows]
    width = len(cells[0]) if cells else 0
    if len(rows) < _FEWEST or width < _FEWEST or any(len(row) != width for row in cells) or _DASH.search(head):
        return ""
    cells = [[row[0], *(part for cell in row[1:] for part in cell.split(", "))] for row in cells]
    columns = list(zip(*cells, strict=True)) if len({len(row) for row in cells}) == 1 else []
    names = [_first_word(column) for column in columns]
    if not any(names[1:]):
        return "\n".join([head, *(_BAR.join(_DASH.split(row)) for row in rows)])
    if not all(names[1:]):
        return ""
    body = [[row[0], *(cell.partition(" ")[2] for cell in row[1:])] for row in cells]
    columns_said = f"columns: {', '.join(map(capitalised, names[1:]))}; rows: "
    return "\n".join([head, columns_said + _BAR.join(body[0]), *map(_BAR.join, body[1:])])


def _first_word(column: Sequence[str]) -> str:
    """The word that all cells of a column begin with; empty where they have none in common, or nothing else."""
    words = {cell.partition(" ")[0] for cell in column if " " in cell}
    return words.pop() if len(words) == 1 and all(" " in cell for cell in column) else ""


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
    if len(rows) > 2 and {len(rows[0]) + 1} == {len(row) for row in rows[1:]}:
        rows[0].insert(0, "")  # nothing stands over the names of rows, and the blank was left out
    if mark == "\t" and len(rows) > 2 and len(rows[0]) > 2 and max(map(len, rows)) == len(rows[0]):
        rows = [_filled(row, len(rows[0])) for row in rows]  # blank cells at the end were not copied
    elif len(rows) > 2 and {len(row) for row in rows[1:]} <= {len(rows[0]) - 1} and not any(map(figure_in, rows[0])):
        rows = [_filled(row, len(rows[0])) for row in rows]  # nothing was filled in below the last head
    return rows if len({len(row) for row in rows}) == 1 else []


def _filled(row: list[str], width: int) -> list[str]:
    return [*row, *[""] * (width - len(row))]


def with_figures(brief: Brief) -> Brief:
    """A table of one measure as the list that a chart is drawn of; other briefs as they are."""
    grid = rows_of(brief.rest) if is_barred(brief.rest) else None
    if grid is None or not any(grid[0]):
        return brief
    header, rows = grid
    if len(header) == 2 and _FEWEST <= len(rows) <= _MOST and readings_of([" ".join(row) for row in rows]):
        return Brief(brief.head or _by(brief.rest, header), "; ".join(f"{name}: {value}" for name, value in rows))
    if len(header) > _FEWEST and all(map(is_date, header[1:])) and len({row[0] for row in rows}) == len(rows):
        lists = {row[0]: [f"{date} {value}" for date, value in zip(header[1:], row[1:], strict=True)] for row in rows}
        found = [readings_of(said) for said in lists.values()]
        if all(found) and len({one.unit for one in found if one}) == 1 and len(rows) <= _MOST_SERIES:
            title = brief.head or f"{header[0]} {header[1]} \u2013 {header[-1]}".strip()
            return Brief(title, "; ".join(f"{name}: {', '.join(said)}" for name, said in lists.items()))
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
        f"{measure} by {small}",
        f"{measure} nach {names}",
        f"{names}別の{measure}",
        f"{measure} حسب {names}",
        f"{measure} par {small}",
        f"{measure} por {small}",
    )
