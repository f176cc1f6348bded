"""DrawingML for tables."""

from renderer.scene import EMU_PER_PT, Cell, Table
from renderer.writer.frames_xml import graphic_frame_xml
from renderer.writer.links import Links
from renderer.writer.markup import NOTHING, Markup, attribute, joined, markup
from renderer.writer.paint_xml import line_xml, paint_xml
from renderer.writer.text_xml import paragraphs_xml

_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"
_SIDES = ("a:lnL", "a:lnR", "a:lnT", "a:lnB")


def table_xml(table: Table, identity: Markup, links: Links, language: str) -> Markup:
    """`p:graphicFrame` that holds a table."""
    columns = joined(markup('<a:gridCol w="%s"/>', width) for width in table.widths)
    rows = joined(
        markup('<a:tr h="%s">%s</a:tr>', height, joined(_cell(cell, links, language) for cell in row))
        for height, row in zip(table.heights, table.rows, strict=True)
    )
    parts = joined(markup(' %s="%s"', attribute(part), int(shown)) for part, shown in table.parts.items())
    direction = markup(' rtl="1"') if table.from_right else NOTHING
    content = markup("<a:tbl><a:tblPr%s%s/><a:tblGrid>%s</a:tblGrid>%s</a:tbl>", direction, parts, columns, rows)
    return graphic_frame_xml(table.frame, identity, _URI, content, table.placeholder)


def _cell(cell: Cell, links: Links, language: str) -> Markup:
    left, top, right, bottom = (round(inset * EMU_PER_PT) for inset in cell.insets)
    borders = joined(line_xml(line, tag) for line, tag in zip(cell.borders, _SIDES, strict=True))
    return markup(
        "<a:tc%s><a:txBody><a:bodyPr/><a:lstStyle/>%s</a:txBody>"
        '<a:tcPr marL="%s" marR="%s" marT="%s" marB="%s" anchor="%s">%s%s</a:tcPr></a:tc>',
        _spans(cell),
        paragraphs_xml(cell.paragraphs, links, language),
        left,
        right,
        top,
        bottom,
        attribute(cell.anchor),
        borders,
        paint_xml(cell.fill, links),
    )


def _spans(cell: Cell) -> Markup:
    return joined(
        (
            markup(' rowSpan="%s"', cell.row_span) if cell.row_span > 1 else NOTHING,
            markup(' gridSpan="%s"', cell.column_span) if cell.column_span > 1 else NOTHING,
            markup(' hMerge="1"') if cell.merged_left else NOTHING,
            markup(' vMerge="1"') if cell.merged_up else NOTHING,
        )
    )
