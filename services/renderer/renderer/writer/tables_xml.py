"""DrawingML for tables."""

from renderer.scene import EMU_PER_PT, Cell, Table
from renderer.writer.frames_xml import graphic_frame_xml
from renderer.writer.links import Links
from renderer.writer.paint_xml import line_xml, paint_xml
from renderer.writer.text_xml import paragraphs_xml

_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"
_SIDES = ("a:lnL", "a:lnR", "a:lnT", "a:lnB")


def table_xml(table: Table, identity: str, links: Links, language: str) -> str:
    """`p:graphicFrame` that holds a table."""
    columns = "".join(f'<a:gridCol w="{width}"/>' for width in table.widths)
    rows = "".join(
        f'<a:tr h="{height}">{"".join(_cell(cell, links, language) for cell in row)}</a:tr>'
        for height, row in zip(table.heights, table.rows, strict=True)
    )
    parts = "".join(f' {part}="{int(shown)}"' for part, shown in table.parts.items())
    content = f"<a:tbl><a:tblPr{parts}/><a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>"
    return graphic_frame_xml(table.frame, identity, _URI, content, table.placeholder)


def _cell(cell: Cell, links: Links, language: str) -> str:
    left, top, right, bottom = (round(inset * EMU_PER_PT) for inset in cell.insets)
    borders = "".join(line_xml(line, tag) for line, tag in zip(cell.borders, _SIDES, strict=True))
    return (
        f"<a:tc{_spans(cell)}><a:txBody><a:bodyPr/><a:lstStyle/>"
        f"{paragraphs_xml(cell.paragraphs, links, language)}</a:txBody>"
        f'<a:tcPr marL="{left}" marR="{right}" marT="{top}" marB="{bottom}" anchor="{cell.anchor}">'
        f"{borders}{paint_xml(cell.fill, links)}</a:tcPr></a:tc>"
    )


def _spans(cell: Cell) -> str:
    spans = f' rowSpan="{cell.row_span}"' if cell.row_span > 1 else ""
    spans += f' gridSpan="{cell.column_span}"' if cell.column_span > 1 else ""
    return spans + (' hMerge="1"' if cell.merged_left else "") + (' vMerge="1"' if cell.merged_up else "")
