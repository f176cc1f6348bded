"""The workbooks behind charts."""

import io
import zipfile

import pytest
from lxml import etree

from renderer.writer.charts.xlsx import Column, column_name, xlsx

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.mark.parametrize(("index", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_named_as_in_spreadsheets(index: int, name: str) -> None:
    """Counted in letters, without a nought."""
    assert column_name(index) == name


def test_a_workbook_is_whole_and_always_the_same() -> None:
    """Every part is typed and well-formed, and nothing in it tells the time."""
    columns = [Column("", ["<A> & B", " c "]), Column("Value", [1.5, None]), Column("Short", [2e20])]
    data = xlsx("Chart", columns)
    assert data == xlsx("Chart", columns)
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        types = book.read("[Content_Types].xml").decode()
        for name in book.namelist():
            etree.fromstring(book.read(name))
            assert f'PartName="/{name}"' in types or name.endswith((".rels", "[Content_Types].xml"))
        sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        shared = etree.fromstring(book.read("xl/sharedStrings.xml"))
    texts = [str(item.xpath("string(.)")) for item in shared]
    assert texts == ["Value", "Short", "<A> & B", " c "]
    cells = {str(cell.get("r")): str(cell.xpath("string(.)")) for cell in sheet.iter(f"{_MAIN}c")}
    assert cells == {"B1": "0", "C1": "1", "A2": "2", "B2": "1.5", "C2": "2e+20", "A3": "3"}


def test_cells_show_their_values_as_they_are_told_to() -> None:
    """Each has the style of its format code; those without one, and headings, have the plain style."""
    data = xlsx("Bridge", [Column("", ["A", "B", "C"]), Column("Value", [1.0, -2.0, 3.0], ["0.0", "+0;-0", ""])])
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert len(book.namelist()) == len(set(book.namelist()))
        sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        styles = etree.fromstring(book.read("xl/styles.xml"))
    codes = {form.get("numFmtId"): form.get("formatCode") for form in styles.iter(f"{_MAIN}numFmt")}
    looks = [codes.get(look.get("numFmtId")) for look in styles.find(f"{_MAIN}cellXfs")]
    shown = {cell.get("r"): looks[int(cell.get("s", "0"))] for cell in sheet.iter(f"{_MAIN}c")}
    assert shown == {"B1": None, "A2": None, "B2": "0.0", "A3": None, "B3": "+0;-0", "A4": None, "B4": None}
