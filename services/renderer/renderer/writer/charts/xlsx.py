"""Workbooks behind charts: one sheet of plain columns, as a small .xlsx file."""

# ruff: noqa: E501 - markup is easier to read and to compare in whole elements.

import io
import zipfile
from collections.abc import Sequence
from itertools import zip_longest
from xml.sax.saxutils import escape

from renderer.scene.theme import theme_for
from renderer.writer.master_xml import theme_xml

Cell = str | float | None

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEETML = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_FRAME = {
    "[Content_Types].xml": (
        f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/docProps/core.xml" ContentType="{_CORE}"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEETML}.sheet.main+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_SHEETML}.sharedStrings+xml"/>'
        '<Override PartName="/xl/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_SHEETML}.styles+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_SHEETML}.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>'
    ),
    # A fixed date instead of now: the same deck must give the same bytes.
    "docProps/core.xml": (
        f'{_DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        '<dcterms:created xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:created></cp:coreProperties>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId3" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="rId4" Type="{_OFFICE}/theme" Target="theme/theme1.xml"/></Relationships>'
    ),
    "xl/theme/theme1.xml": theme_xml(theme_for(None)),
    "xl/styles.xml": (
        f'{_DECLARATION}<styleSheet xmlns="{_MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>'
    ),
}
_DATE = (1980, 1, 1, 0, 0, 0)
# What a cell may hold.
_LONGEST = 32_767
# Below it every whole number has a float of its own.
_EXACT = 2**53


def xlsx(sheet: str, columns: Sequence[tuple[str, Sequence[Cell]]]) -> bytes:
    """A workbook of one sheet with `columns`, each a heading and its cells; None is empty."""
    strings: dict[str, int] = {}
    rows = zip_longest(*((name, *cells) for name, cells in columns))
    names = [column_name(index) for index in range(len(columns))]
    lines = "".join(
        f'<row r="{number}">{_cells(names, number, row, strings)}</row>' for number, row in enumerate(rows, 1)
    )
    book = f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="{sheet}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    shared = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in strings)
    parts = {
        **_FRAME,
        "xl/workbook.xml": f"{_DECLARATION}{book}",
        "xl/sharedStrings.xml": f'{_DECLARATION}<sst xmlns="{_MAIN}" uniqueCount="{len(strings)}">{shared}</sst>',
        "xl/worksheets/sheet1.xml": f'{_DECLARATION}<worksheet xmlns="{_MAIN}"><sheetData>{lines}</sheetData></worksheet>',
    }
    buffer = io.BytesIO()
    # Not deflated: the file around it is.
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.create_system = 0
            archive.writestr(entry, text)
    return buffer.getvalue()


def column_name(index: int) -> str:
    """The letters of the column `index`, from 0."""
    letters, index = "", index + 1
    while index:
        index, letter = divmod(index - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def digits(value: float) -> str:
    """The fewest digits that read back as `value`; whole numbers have no point, as spreadsheets write them."""
    return str(int(value)) if abs(value) < _EXACT and value == int(value) else repr(value)


def _cells(names: Sequence[str], number: int, row: Sequence[Cell], strings: dict[str, int]) -> str:
    """One row; texts are noted in `strings` and named by their place there."""
    cells = []
    for name, value in zip(names, row, strict=True):
        if isinstance(value, str) and value:
            place = strings.setdefault(value[:_LONGEST], len(strings))
            cells.append(f'<c r="{name}{number}" t="s"><v>{place}</v></c>')
        elif isinstance(value, int | float):
            cells.append(f'<c r="{name}{number}"><v>{digits(value)}</v></c>')
    return "".join(cells)
