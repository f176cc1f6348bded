"""Tables whose first column is the rightmost: LibreOffice 7.4 overlooks that, and gets them the other way."""

from collections.abc import Iterator

from lxml.etree import _Element

from deck_presentation.names import A, flag


def has_turned_tables(root: _Element) -> bool:
    """Whether a slide has any."""
    return next(_turned(root), None) is not None


def turn_tables(root: _Element) -> bool:
    """Write them such that they look the same from left to right; returns whether there was any."""
    tables = list(_turned(root))
    for table in tables:
        _turn(table)
    return bool(tables)


def _turned(root: _Element) -> Iterator[_Element]:
    for table in root.iter(f"{A}tbl"):
        if flag(table.find(f"{A}tblPr"), "rtl"):
            yield table


def _turn(table: _Element) -> None:
    properties = table.find(f"{A}tblPr")
    assert properties is not None
    first, last = properties.get("firstCol", "0"), properties.get("lastCol", "0")
    properties.attrib.pop("rtl", "")
    properties.set("firstCol", last)
    properties.set("lastCol", first)
    for grid in table.iterfind(f"{A}tblGrid"):
        for column in grid.findall(f"{A}gridCol"):
            grid.insert(0, column)
    for row in table.iterfind(f"{A}tr"):
        cells = row.findall(f"{A}tc")
        for cell in cells:
            row.remove(cell)
        for place, cell in enumerate(_from_the_other_side(cells)):
            row.insert(place, cell)


def _from_the_other_side(cells: list[_Element]) -> list[_Element]:
    """Cells from the right to the left; one that spans others stands before them again."""
    groups: list[list[_Element]] = []
    for cell in cells:
        if groups and flag(cell, "hMerge"):
            groups[-1].append(cell)
        else:
            groups.append([cell])
    return [cell for group in groups[::-1] for cell in group]
