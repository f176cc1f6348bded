"""DrawingML for tables whose cells span."""

from renderer.scene import EMU_PER_PT
from renderer.scene.drawing import Grid, GridCell
from renderer.writer.links import Links
from renderer.writer.paint_xml import line_xml, paint_xml
from renderer.writer.rich_text_xml import rich_paragraphs_xml

_SIDES = ("a:lnL", "a:lnR", "a:lnT", "a:lnB")


def grid_xml(grid: Grid, links: Links, language: str) -> str:
    """`a:tbl`."""
    columns = "".join(f'<a:gridCol w="{width}"/>' for width in grid.widths)
    rows = "".join(
        f'<a:tr h="{height}">{"".join(_cell(cell, links, language) for cell in row)}</a:tr>'
        for height, row in zip(grid.heights, grid.rows, strict=True)
    )
    parts = "".join(f' {part}="1"' for part in grid.parts)
    return f"<a:tbl><a:tblPr{parts}/><a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>"


def _cell(cell: GridCell, links: Links, language: str) -> str:
    left, top, right, bottom = (round(inset * EMU_PER_PT) for inset in cell.insets)
    borders = "".join(line_xml(line, tag) for line, tag in zip(cell.borders, _SIDES, strict=True))
    return (
        f"<a:tc{_spans(cell)}><a:txBody><a:bodyPr/><a:lstStyle/>"
        f"{rich_paragraphs_xml(cell.paragraphs, links, language)}</a:txBody>"
        f'<a:tcPr marL="{left}" marR="{right}" marT="{top}" marB="{bottom}" anchor="{cell.anchor}">'
        f"{borders}{paint_xml(cell.fill, links)}</a:tcPr></a:tc>"
    )


def _spans(cell: GridCell) -> str:
    spans = f' rowSpan="{cell.row_span}"' if cell.row_span > 1 else ""
    spans += f' gridSpan="{cell.column_span}"' if cell.column_span > 1 else ""
    return spans + (' hMerge="1"' if cell.merged_left else "") + (' vMerge="1"' if cell.merged_up else "")
