"""The workbooks behind charts."""

import io
import zipfile

import pytest
from lxml import etree

from renderer.writer.charts.xlsx import Cell, column_name, xlsx

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.mark.parametrize(("index", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_named_as_in_spreadsheets(index: int, name: str) -> None:
    """Counted in letters, without a nought."""
    assert column_name(index) == name


def test_a_workbook_is_whole_and_always_the_same() -> None:
    """Every part is typed and well-formed, and nothing in it tells the time."""
    columns: list[tuple[str, list[Cell]]] = [("", ["<A> & B", " c "]), ("Value", [1.5, None]), ("Short", [2e20])]
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
