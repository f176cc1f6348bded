"""Calls for what stands on a page."""

import base64
from typing import Any

from renderer.coding.calls import Call, Name
from renderer.coding.not_writable import NotWritable, require_plain
from renderer.coding.text_code import color_of, line_of, paragraphs_of
from renderer.scene import Connector, Element, Frame, Picture, PictureFill, Shape, Table
from renderer.scene.theme import Theme

_EMU_PER_INCH = 914_400
_HALF_WAY = 0.5
_ANCHORS = {"t": None, "ctr": "middle", "b": "bottom"}
_STEPS = {"moveTo": "M", "lnTo": "L", "cubicBezTo": "C", "close": "Z"}


def inches(emu: int) -> float:
    """A length in inches, to a thousandth."""
    return round(emu / _EMU_PER_INCH, 3)


def place(frame: Frame) -> tuple[float, ...]:
    """Left, top, width and height in inches."""
    return tuple(map(inches, (frame.x, frame.y, frame.width, frame.height)))


def about(element: Element) -> dict[str, Any]:
    """What is said of any element: its name, and what people hear who do not see it."""
    return {
        "name": element.name,
        "description": element.description or None,
        "decorative": True if element.decorative else None,
    }


def shape_call(shape: Shape, on: Name, theme: Theme) -> Call:
    """A shape: a title, words, a path, or a shape of a preset geometry. Raises NotWritable."""
    require_plain(shape, "effects", "link")
    if shape.body:
        require_plain(shape.body, "columns", "warp")
    text = paragraphs_of(shape.paragraphs, theme, placeholder=_is_title(shape)) or None
    if _is_title(shape):
        stands = None if "place" in shape.inherits else place(shape.frame)
        return Call("fill_placeholder", (on, text or []), {"place": stands, **_lying(shape), "name": shape.name})
    if isinstance(shape.fill, PictureFill) or not isinstance(shape.fill, str | None):
        raise NotWritable(f"the fill of {shape.name}")
    look = {
        "fill": color_of(shape.fill, theme),
        "line": line_of(shape.line, theme),
        "rotation": shape.turn.rotation or None,
        "flip": ("h" * shape.turn.flip_h + "v" * shape.turn.flip_v) or None,
        **about(shape),
    }
    if shape.path:
        size = (shape.path.width, shape.path.height)
        return Call("add_path", (on, *place(shape.frame), size, _path(shape)), look)
    lying = _lying(shape) if text else {}
    if shape.placeholder and shape.placeholder.kind == "sldNum":
        return Call("add_page_number", (on, *place(shape.frame), text), {**lying, **look})
    if shape.geometry == "rect" and shape.fill is None and text:
        return Call("add_text", (on, *place(shape.frame), text), {**lying, **look})
    shaped = {"radius": shape.radius or None, "adjust": dict(shape.adjustments) or None}
    return Call("add_shape", (on, shape.geometry, *place(shape.frame)), {"text": text, **lying, **shaped, **look})


def _is_title(shape: Shape) -> bool:
    return shape.placeholder is not None and shape.placeholder.kind in {"title", "ctrTitle"}


def _lying(shape: Shape) -> dict[str, Any]:
    """How text lies in its shape."""
    if shape.body is None:
        return {}
    margins = shape.body.insets if any(shape.body.insets) else None
    return {"anchor": _ANCHORS[shape.body.anchor], "margins": margins, "vertical": shape.body.vertical}


def _path(shape: Shape) -> str:
    assert shape.path is not None
    return " ".join(" ".join([_STEPS[name], *(f"{x} {y}" for x, y in points)]) for name, points in shape.path.steps)


def connector_call(connector: Connector, on: Name, theme: Theme) -> Call:
    """A line, where it stands. Raises NotWritable."""
    require_plain(connector, "arrow_start", "corner")
    points = tuple(map(inches, (*connector.start, *connector.end)))
    look = {
        "kind": None if connector.kind == "straight" else connector.kind,
        "upright": True if connector.upright else None,
        "bend": connector.bend if connector.kind != "straight" and connector.bend != _HALF_WAY else None,
        "arrow": connector.arrow_end,
    }
    return Call("add_line", (on, *points, line_of(connector.line, theme)), {**look, **about(connector)})


def table_call(table: Table, on: Name, theme: Theme) -> Call:
    """A table, a line of code for each row or cell."""
    left, top, _, _ = place(table.frame)
    rows = [[_cell(cell, theme) for cell in row] for row in table.rows]
    parts = {
        "first_row": table.parts.get("firstRow") or None,
        "first_column": table.parts.get("firstCol") or None,
        "banded": table.parts.get("bandRow") or None,
        "from_right": True if table.from_right else None,
    }
    sizes = [list(map(inches, lengths)) for lengths in (table.widths, table.heights)]
    return Call("add_table", (on, left, top, *sizes, rows), {**parts, **about(table)})


def _cell(cell: Any, theme: Theme) -> Any:
    if cell.merged_left or cell.merged_up:
        return None
    if not isinstance(cell.fill, str | None):
        raise NotWritable("the fill of a cell")
    borders = tuple(line_of(line, theme) for line in cell.borders)
    span = (cell.column_span, cell.row_span)
    look = {
        "fill": color_of(cell.fill, theme),
        "borders": borders if any(borders) else None,
        "margins": cell.insets if any(cell.insets) else None,
        "anchor": {"t": "top", "ctr": None, "b": "bottom"}[cell.anchor],
        "span": span if span != (1, 1) else None,
    }
    content = paragraphs_of(cell.paragraphs, theme)
    return Call("cell", (content[0] if len(content) == 1 else content,), look)


def picture_call(picture: Picture, on: Name) -> Call:
    """A picture whose file stands in the code. Raises NotWritable."""
    require_plain(picture, "radius", "line", "effects", "turn", "link")
    require_plain(picture.fill, "opacity", "tiled", "brightness", "contrast", "grey", "duotone", "svg")
    data = Call("picture", (base64.b85encode(picture.fill.data).decode("ascii"),))
    look = {"crop": picture.fill.crop if any(picture.fill.crop) else None, **about(picture)}
    return Call("add_image", (on, data, *place(picture.frame)), look)
