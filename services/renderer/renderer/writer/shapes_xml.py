"""PresentationML for the elements of a page."""

from renderer.scene import EMU_PER_PT, Cell, Chart, Connector, Frame, Shape, Table
from renderer.writer.markup import attribute
from renderer.writer.paint_xml import fill_xml, line_xml
from renderer.writer.text_xml import paragraphs_xml

_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
_TABLE_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"
_CHART_URI = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_QUARTER_TURN = 5_400_000
_DEGREE = 60_000
_CORNER = 1 - 0.5**0.5
_BRACKET = 6 * EMU_PER_PT
"""How far a connector between two like sides keeps outside of them."""


def non_visual(shape_id: int, name: str, description: str = "", *, decorative: bool = False, click: str = "") -> str:
    """`p:cNvPr`; `click` is its `a:hlinkClick`."""
    described = f' descr="{attribute(description)}"' if description else ""
    inner = click + (_DECORATIVE if decorative else "")
    return f'<p:cNvPr id="{shape_id}" name="{attribute(name)}"{described}>{inner}</p:cNvPr>'


def shape_xml(shape: Shape, shape_id: int, language: str) -> str:
    """`p:sp`: a text box, a placeholder or a drawn shape."""
    text_box = ' txBox="1"' if _is_text_box(shape) else ""
    placeholder = ""
    if shape.placeholder:
        kind, idx = shape.placeholder.kind, shape.placeholder.idx
        size = ' sz="quarter"' if kind in {"sldNum", "ftr"} else ""
        placeholder = f'<p:ph type="{kind}"{size}' + (f' idx="{idx}"/>' if idx is not None else "/>")
    locks = '<a:spLocks noGrp="1"/>' if shape.placeholder else ""
    return (
        f"<p:sp><p:nvSpPr>{non_visual(shape_id, shape.name, shape.description, decorative=shape.decorative)}"
        f"<p:cNvSpPr{text_box}>{locks}</p:cNvSpPr><p:nvPr>{placeholder}</p:nvPr></p:nvSpPr>"
        f"<p:spPr>{_transform(shape.frame, flip=shape.rising, turn=shape.turn)}{_geometry(shape)}{fill_xml(shape.fill)}"
        f"{line_xml(shape.line)}</p:spPr>{_text_body(shape, language)}</p:sp>"
    )


def connector_xml(connector: Connector, shape_id: int, ids: dict[str, int]) -> str:
    """`p:cxnSp`, glued to the shapes that `ids` knows by name."""
    preset, transform = _route(connector)
    adjust = ""
    if connector.from_site == connector.to_site:
        reach = -_BRACKET / max(abs(connector.end[0] - connector.start[0]), 1)
        adjust = f'<a:gd name="adj1" fmla="val {round(reach * 100_000)}"/>'
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{non_visual(shape_id, connector.name, decorative=connector.decorative)}<p:cNvCxnSpPr>"
        f'<a:stCxn id="{ids[connector.from_shape]}" idx="{connector.from_site}"/>'
        f'<a:endCxn id="{ids[connector.to_shape]}" idx="{connector.to_site}"/></p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr>'
        f'<p:spPr>{transform}<a:prstGeom prst="{preset}"><a:avLst>{adjust}</a:avLst></a:prstGeom>'
        f"{line_xml(connector.line)}</p:spPr>"
        "</p:cxnSp>"
    )


def chart_xml(chart: Chart, shape_id: int, relationship: str) -> str:
    """`p:graphicFrame` that holds the chart part behind `relationship`."""
    content = (
        f'<a:graphic><a:graphicData uri="{_CHART_URI}"><c:chart xmlns:c="{_CHART_URI}" r:id="{relationship}"/>'
        "</a:graphicData></a:graphic>"
    )
    return graphic_frame(chart.frame, non_visual(shape_id, chart.name, chart.description), content)


def table_xml(table: Table, shape_id: int, language: str) -> str:
    """`p:graphicFrame` that holds a table."""
    labels = "lastCol" if table.labels_last else "firstCol"
    columns = "".join(f'<a:gridCol w="{width}"/>' for width in table.widths)
    rows = "".join(
        f'<a:tr h="{height}">{"".join(_cell(table, cell, language) for cell in row)}</a:tr>'
        for height, row in zip(table.heights, table.rows, strict=True)
    )
    content = (
        f'<a:graphic><a:graphicData uri="{_TABLE_URI}"><a:tbl><a:tblPr firstRow="{int(table.header)}" {labels}="1"/>'
        f"<a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic>"
    )
    return graphic_frame(table.frame, non_visual(shape_id, table.name, table.description), content)


def graphic_frame(frame: Frame, identity: str, content: str) -> str:
    """`p:graphicFrame` around `content`."""
    place = f'<a:off x="{frame.x}" y="{frame.y}"/><a:ext cx="{frame.width}" cy="{frame.height}"/>'
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr>{identity}<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/>'
        f"</p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr><p:xfrm>{place}</p:xfrm>{content}</p:graphicFrame>"
    )


def _cell(table: Table, cell: Cell, language: str) -> str:
    left, top, right, bottom = (round(inset * EMU_PER_PT) for inset in table.insets)
    none = "".join(f'<a:{side} w="0"><a:noFill/></a:{side}>' for side in ("lnL", "lnR", "lnT"))
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{paragraphs_xml(cell.paragraphs, language)}</a:txBody>"
        f'<a:tcPr marL="{left}" marR="{right}" marT="{top}" marB="{bottom}" anchor="ctr">'
        f"{none}{line_xml(cell.rule, 'a:lnB')}{fill_xml(cell.fill)}</a:tcPr></a:tc>"
    )


def _is_text_box(shape: Shape) -> bool:
    return shape.geometry == "rect" and shape.fill is None and bool(shape.paragraphs) and shape.placeholder is None


def _transform(frame: Frame, *, flip: bool = False, turn: int = 0) -> str:
    flipped = (f' rot="{turn % 360 * _DEGREE}"' if turn else "") + (' flipV="1"' if flip else "")
    return (
        f'<a:xfrm{flipped}><a:off x="{frame.x}" y="{frame.y}"/><a:ext cx="{frame.width}" cy="{frame.height}"/></a:xfrm>'
    )


def _geometry(shape: Shape) -> str:
    adjust = ""
    if shape.geometry == "roundRect":
        side = max(min(shape.frame.width, shape.frame.height), 1)
        adjust = f'<a:gd name="adj" fmla="val {min(round(shape.radius * EMU_PER_PT / side * 100_000), 50_000)}"/>'
    return f'<a:prstGeom prst="{shape.geometry}"><a:avLst>{adjust}</a:avLst></a:prstGeom>'


def _text_body(shape: Shape, language: str) -> str:
    if not shape.paragraphs:
        return ""
    # A rounded rectangle keeps text out of its corners by itself; insets count from the frame.
    corner = shape.radius * _CORNER if shape.geometry == "roundRect" else 0.0
    left, top, right, bottom = (round(max(inset - corner, 0.0) * EMU_PER_PT) for inset in shape.insets)
    vertical = ' vert="vert270"' if shape.rotated else ""
    return (
        f'<p:txBody><a:bodyPr{vertical} wrap="square" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}"'
        f' rtlCol="0" anchor="{shape.anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
        f"{paragraphs_xml(shape.paragraphs, language, shape.field)}</p:txBody>"
    )


def _route(connector: Connector) -> tuple[str, str]:
    """The preset and the transform of a line between two points.

    A bent connector leaves to the right; one that leaves downwards is that one turned by a quarter.
    """
    (x1, y1), (x2, y2) = connector.start, connector.end
    width, height = abs(x2 - x1), abs(y2 - y1)
    left, top = min(x1, x2), min(y1, y2)
    downwards = connector.from_site == 2
    if (width if downwards else height) < EMU_PER_PT // 4:
        flip = ' flipH="1"' if x2 < x1 else ""
        return "straightConnector1", _placed(flip, left, top, width, height)
    if not downwards:
        flips = (' flipH="1"' if x2 < x1 else "") + (' flipV="1"' if y2 < y1 else "")
        return "bentConnector3", _placed(flips, left, top, width, height)
    turn = f' rot="{_QUARTER_TURN}"' if x2 < x1 else f' rot="{3 * _QUARTER_TURN}" flipH="1"'
    middle_x, middle_y = left + width // 2, top + height // 2
    return "bentConnector3", _placed(turn, middle_x - height // 2, middle_y - width // 2, height, width)


def _placed(attributes: str, x: int, y: int, width: int, height: int) -> str:
    return f'<a:xfrm{attributes}><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
