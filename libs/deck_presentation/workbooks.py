"""The numbers in the workbook of a chart, which PowerPoint shows once somebody edits its data."""

import contextlib
import io
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from deck_package import Limits, parse_xml
from deck_package.archive import Archive, open_archive
from deck_package.safe_xml import UnsafeXmlError
from deck_presentation.names import Element, R

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_RANGE = re.compile(
    r"^\(?(?P<sheet>'(?:[^']|'')+'|[^'!]+)!\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?\)?$"
)
_MOST_CELLS = 10_000
_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Workbook:
    """Numbers of cells by the name of their sheet and their place (`B2`)."""

    sheets: dict[str, dict[str, float]] = field(default_factory=dict)

    def numbers(self, formula: str) -> tuple[float | None, ...] | None:
        """What a range such as `Sheet1!$B$2:$B$5` holds, row by row; None for what is no such range, or no sheet."""
        found = _RANGE.match(formula)
        if found is None:
            return None
        name, left, top, right, bottom = found.groups()
        cells = self.sheets.get(name.strip("'").replace("''", "'"))
        columns = range(_column(left), _column(right or left) + 1)
        rows = range(int(top), int(bottom or top) + 1)
        if cells is None or len(columns) * len(rows) > _MOST_CELLS:
            return None
        return tuple(cells.get(f"{_letters(column)}{row}") for row in rows for column in columns)


def read_workbook(data: bytes) -> Workbook:
    """The numbers of an .xlsx; an empty one where it cannot be read, or should not be."""
    archive, _ = open_archive(io.BytesIO(data), _LIMITS)
    if archive is None:
        return Workbook()
    try:
        return Workbook(dict(_sheets(archive)))
    except (KeyError, OSError, UnsafeXmlError):
        return Workbook()
    finally:
        archive.close()


def is_workbook(data: bytes) -> bool:
    """Whether a file is an .xlsx, or another of its kind (.xlsb, .xlsm)."""
    archive, faults = open_archive(io.BytesIO(data), _LIMITS)
    if archive is None:
        return any(fault.code != "not_a_zip" for fault in faults)  # that it is damaged or too large is told as such
    with contextlib.closing(archive):
        return any(name.casefold().startswith("xl/") for name in archive.names)


def _sheets(archive: Archive) -> Iterator[tuple[str, dict[str, float]]]:
    links = parse_xml(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {link.get("Id", ""): link.get("Target", "") for link in links.iter(_REL)}
    for sheet in parse_xml(archive.read("xl/workbook.xml")).iter(_S + "sheet"):
        target = targets.get(sheet.get(R + "id", ""), "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part in archive.names:
            yield sheet.get("name", ""), dict(_cells(parse_xml(archive.read(part))))


def _cells(root: Element) -> Iterator[tuple[str, float]]:
    for cell in root.iter(_S + "c"):
        if cell.get("t", "n") == "n":
            try:
                value = float(cell.findtext(_S + "v") or "")
            except ValueError:
                continue
            if math.isfinite(value):
                yield cell.get("r", ""), value


def _column(letters: str) -> int:
    """`A` is 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _letters(column: int) -> str:
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
