"""Workbooks behind charts: one sheet of plain columns, as a small .xlsx file."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import zip_longest

from renderer.scene.theme import theme_for
from renderer.writer.markup import Markup, attribute, escape, joined, markup
from renderer.writer.master_xml import theme_xml

Cell = str | float | None

_DECLARATION = markup('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n')
_MAIN = Markup("http://schemas.openxmlformats.org/spreadsheetml/2006/main")
_OFFICE = Markup("http://schemas.openxmlformats.org/officeDocument/2006/relationships")
_PACKAGE = Markup("http://schemas.openxmlformats.org/package/2006")
_SHEETML = Markup("application/vnd.openxmlformats-officedocument.spreadsheetml")
_CORE = Markup("application/vnd.openxmlformats-package.core-properties+xml")
_FRAME = {
    "[Content_Types].xml": markup(
        '%s<Types xmlns="%s/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/core.xml" ContentType="%s"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="%s.sheet.main+xml"/>'
        '<Override PartName="/xl/sharedStrings.xml" ContentType="%s.sharedStrings+xml"/>'
        '<Override PartName="/xl/theme/theme1.xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
        '<Override PartName="/xl/styles.xml" ContentType="%s.styles+xml"/>'
        '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="%s.worksheet+xml"/></Types>',
        _DECLARATION,
        _PACKAGE,
        _CORE,
        _SHEETML,
        _SHEETML,
        _SHEETML,
        _SHEETML,
    ),
    "_rels/.rels": markup(
        '%s<Relationships xmlns="%s/relationships">'
        '<Relationship Id="rId1" Type="%s/officeDocument" Target="xl/workbook.xml"/>'
        '<Relationship Id="rId2" Type="%s/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        "</Relationships>",
        _DECLARATION,
        _PACKAGE,
        _OFFICE,
        _PACKAGE,
    ),
    # A fixed date instead of now: the same deck must give the same bytes.
    "docProps/core.xml": markup(
        '%s<cp:coreProperties xmlns:cp="%s/metadata/core-properties"'
        ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        '<dcterms:created xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:created>'
        "</cp:coreProperties>",
        _DECLARATION,
        _PACKAGE,
    ),
    "xl/_rels/workbook.xml.rels": markup(
        '%s<Relationships xmlns="%s/relationships">'
        '<Relationship Id="rId1" Type="%s/worksheet" Target="worksheets/sheet1.xml"/>'
        '<Relationship Id="rId2" Type="%s/styles" Target="styles.xml"/>'
        '<Relationship Id="rId3" Type="%s/sharedStrings" Target="sharedStrings.xml"/>'
        '<Relationship Id="rId4" Type="%s/theme" Target="theme/theme1.xml"/></Relationships>',
        _DECLARATION,
        _PACKAGE,
        _OFFICE,
        _OFFICE,
        _OFFICE,
        _OFFICE,
    ),
    "xl/theme/theme1.xml": theme_xml(theme_for(None)),
    "xl/styles.xml": markup(
        '%s<styleSheet xmlns="%s"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font>'
        '</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill>'
        '<patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/>'
        '<top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1">'
        '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1">'
        '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>',
        _DECLARATION,
        _MAIN,
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
    lines = joined(_row(names, number, row, strings) for number, row in enumerate(rows, 1))
    book = markup(
        '<workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="%s" sheetId="1" r:id="rId1"/></sheets></workbook>',
        _MAIN,
        _OFFICE,
        attribute(sheet),
    )
    shared = joined(markup('<si><t xml:space="preserve">%s</t></si>', escape(text)) for text in strings)
    parts = {
        "xl/workbook.xml": joined((_DECLARATION, book)),
        "xl/sharedStrings.xml": markup(
            '%s<sst xmlns="%s" uniqueCount="%s">%s</sst>', _DECLARATION, _MAIN, len(strings), shared
        ),
        "xl/worksheets/sheet1.xml": markup(
            '%s<worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>', _DECLARATION, _MAIN, lines
        ),
    }
    return _archived(parts, after=_frame())


@cache
def _frame() -> bytes:
    """The file that all workbooks begin with."""
    return _archived(_FRAME)


def _archived(parts: Mapping[str, Markup], after: bytes = b"") -> bytes:
    """A zip file of `parts`, behind those of the file `after`."""
    buffer = io.BytesIO(after)
    # Not deflated: the file around it is.
    with zipfile.ZipFile(buffer, "a") as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.create_system = 0
            archive.writestr(entry, text)
    return buffer.getvalue()


def column_name(index: int) -> Markup:
    """The letters of the column `index`, from 0."""
    letters, index = "", index + 1
    while index:
        index, letter = divmod(index - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return Markup(letters)


def digits(value: float) -> Markup:
    """The fewest digits that read back as `value`; whole numbers have no point, as spreadsheets write them."""
    return Markup(str(int(value)) if abs(value) < _EXACT and value == int(value) else repr(value))


def _row(names: Sequence[Markup], number: int, row: Sequence[Cell], strings: dict[str, int]) -> Markup:
    """One row; texts are noted in `strings` and named by their place there."""
    cells = []
    for name, value in zip(names, row, strict=True):
        if value is None or value == "":
            continue
        if isinstance(value, str):
            place = strings.setdefault(value[:_LONGEST], len(strings))
            cells.append(f'<c r="{name}{number}" t="s"><v>{place}</v></c>')
        else:
            cells.append(f'<c r="{name}{number}"><v>{digits(value)}</v></c>')
    # Numbers and letters alone, but many of them: put together without looking at each.
    return Markup(f'<row r="{number}">{"".join(cells)}</row>')
