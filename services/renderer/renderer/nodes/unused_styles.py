"""Keys of styles that say nothing about the node they are given to: told of, not passed over."""

from collections.abc import Mapping

from pydantic import BaseModel
from pydantic.alias_generators import to_camel

from deck_documents.paper_document import nodes
from deck_documents.paper_document.style import FlexStyle, TextStyle
from renderer.nodes.canvas import Canvas

_INNER = frozenset({"flex_direction", "justify_content", "align_items", "flex_wrap", "gap", "row_gap", "column_gap"})
_PADDING = frozenset(name for name in FlexStyle.model_fields if name.startswith("padding"))
_BORDER = frozenset(name for name in FlexStyle.model_fields if name.startswith("border"))
_FILL = frozenset({"background_color", "fill"})
_BOX = frozenset(FlexStyle.model_fields)
_PICTURE = _INNER | _PADDING | _FILL
_UNUSED: Mapping[type, frozenset[str]] = {
    nodes.TextNode: _INNER,
    nodes.Image: _PICTURE,
    nodes.Video: _PICTURE,
    nodes.Audio: _PICTURE,
    nodes.Chart: _INNER,
    nodes.Table: _PICTURE | _BORDER | {"effects", "rotation", "flip_h", "flip_v"},
    nodes.Connector: _BOX - {"opacity", "z_index", "display"},
}
_OF_CELLS = (_BOX - _FILL - (_BORDER - {"border_radius"})) | {
    "text_direction", "columns", "column_spacing", "text_warp", "text_fit",
}  # fmt: skip
_OF_SLIDES = _BOX - _INNER - _PADDING - _FILL


def tell_unused_of_node(canvas: Canvas, node: nodes.Node, path: str) -> None:
    """The keys of a node's style, and of the style of its text, that have no effect on it."""
    _tell(canvas, node.style, _UNUSED.get(type(node), frozenset()), f"{path}.style")
    if isinstance(node, nodes.View):
        _tell(canvas, node.text_style, _BOX, f"{path}.textStyle")
    style = node.text_style if isinstance(node, nodes.View) else node.style
    if isinstance(style, TextStyle):
        _tell_text(canvas, style, path)


def tell_unused_of_cell(canvas: Canvas, style: TextStyle | None, path: str) -> None:
    """The keys of a cell's style that have no effect."""
    _tell(canvas, style, _OF_CELLS, f"{path}.style")


def tell_unused_of_slide(canvas: Canvas, style: FlexStyle | None, path: str) -> None:
    """The keys of a slide's style that have no effect."""
    _tell(canvas, style, _OF_SLIDES, f"{path}.style")


def _tell(canvas: Canvas, style: BaseModel | None, unused: frozenset[str], path: str) -> None:
    if style is None:
        return
    given = [to_camel(name) for name in type(style).model_fields if name in unused and getattr(style, name) is not None]
    if given:
        names = ", ".join(f"`{name}`" for name in given)
        canvas.no_effect(path, f"{names} has no effect here.")


def _tell_text(canvas: Canvas, style: TextStyle, path: str) -> None:
    if style.column_spacing is not None and (style.columns or 1) == 1:
        canvas.no_effect(f"{path}.style.columnSpacing", "`columnSpacing` without `columns` has no effect here.")
    fit = style.text_fit
    if fit is None:
        return
    cuts = fit.policy == "truncate"
    if fit.min_font_size is not None and fit.policy not in {None, "fitFontSize"}:
        canvas.no_effect(
            f"{path}.style.textFit.minFontSize", f"`minFontSize` with the policy {fit.policy} has no effect here."
        )
    for name, value in (("maxLines", fit.max_lines), ("marker", fit.marker)):
        if value is not None and not cuts:
            canvas.no_effect(
                f"{path}.style.textFit.{name}", f"`{name}` with another policy than truncate has no effect here."
            )
