"""Workbooks behind charts: one sheet of plain columns, as a small .xlsx file."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from renderer.scene.theme import theme_for
from renderer.writer.markup import NOTHING, Markup, attribute, escape, joined, markup
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
}
_STYLES = "xl/styles.xml"
_FIRST_CODE = 164
"""The number of the first format code that a workbook brings; those below are built in."""
_DATE = (1980, 1, 1, 0, 0, 0)
# What a cell may hold.
_LONGEST = 32_767
# Below it every whole number has a float of its own.
_EXACT = 2**53


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, the cells below it, and the format code of each; None is empty, no formats are the usual ones."""

    heading: str
    cells: Sequence[Cell]
    formats: Sequence[str] = ()


def xlsx(sheet: str, columns: Sequence[Column]) -> bytes:
    """A workbook of one sheet with `columns`."""
    strings: dict[str, int] = {}
    rows = zip_longest(*((column.heading, *column.cells) for column in columns))
    names = [column_name(index) for index in range(len(columns))]
    codes = tuple(dict.fromkeys(code for column in columns for code in column.formats if code))
    styles = [("", *column.formats) for column in columns] if codes else []
    plain = [0] * len(columns)
    lines = joined(
        _row(names, number, row, strings, _styled(styles, codes, number) if codes else plain)
        for number, row in enumerate(rows, 1)
    )
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
    return _archived(parts, after=_frame(codes))


@lru_cache(64)
def _frame(codes: tuple[str, ...] = ()) -> bytes:
    """The file that all workbooks with these format codes begin with."""
    return _archived({**_FRAME, _STYLES: _styles(codes)})


def _styles(codes: Sequence[str]) -> Markup:
    """A style for plain cells, and one for each of `codes`."""
    forms = joined(
        markup('<numFmt numFmtId="%s" formatCode="%s"/>', number, attribute(code))
        for number, code in enumerate(codes, _FIRST_CODE)
    )
    styled = joined(
        markup('<xf numFmtId="%s" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>', number)
        for number in range(_FIRST_CODE, _FIRST_CODE + len(codes))
    )
    return markup(
        '%s<styleSheet xmlns="%s">%s<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font>'
        '</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill>'
        '<patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/>'
        '<top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1">'
        '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="%s">'
        '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>%s</cellXfs></styleSheet>',
        _DECLARATION,
        _MAIN,
        markup('<numFmts count="%s">%s</numFmts>', len(codes), forms) if codes else NOTHING,
        1 + len(codes),
        styled,
    )


def _styled(styles: Sequence[Sequence[str]], codes: Sequence[str], number: int) -> Sequence[int]:
    """The style of each cell of the row `number`, from 1; 0 is the plain one."""
    found = (column[number - 1] if number <= len(column) else "" for column in styles)
    return [codes.index(code) + 1 if code else 0 for code in found]


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


def _row(
    names: Sequence[Markup], number: int, row: Sequence[Cell], strings: dict[str, int], styles: Sequence[int]
) -> Markup:
    """One row; texts are noted in `strings` and named by their place there, `styles` are those of its cells."""
    cells = []
    for name, value, style in zip(names, row, styles, strict=True):
        if value is None or value == "":
            continue
        if isinstance(value, str):
            place = strings.setdefault(value[:_LONGEST], len(strings))
            cells.append(f'<c r="{name}{number}" t="s"><v>{place}</v></c>')
        else:
            look = f' s="{style}"' if style else ""
            cells.append(f'<c r="{name}{number}"{look}><v>{digits(value)}</v></c>')
    # Numbers and letters alone, but many of them: put together without looking at each.
    return Markup(f'<row r="{number}">{"".join(cells)}</row>')
