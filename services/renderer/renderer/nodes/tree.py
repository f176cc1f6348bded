"""The nodes of a slide with their places: built from the document, solved as flex boxes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from deck_documents.paper_document import nodes
from deck_documents.paper_document.style import FlexStyle, TextFit, TextStyle
from renderer import findings
from renderer.layout.geometry import Rect
from renderer.media.decoding import DecodedPicture, UnusablePicture, decode, decode_drawing, shows_nothing
from renderer.nodes import flexbox
from renderer.nodes.boxes import flex_style
from renderer.nodes.canvas import Canvas
from renderer.nodes.fitting import Text, TextMeasure, text_of, text_share
from renderer.nodes.flexbox import ZERO
from renderer.nodes.painting import border_of, fill_of, ground_of
from renderer.nodes.tables import TableSetting
from renderer.nodes.writing import Voice, paragraphs_of

_AS_IT_IS = TextFit(policy="overflow")
_NOWHERE = Rect(0.0, 0.0, 1.0, 1.0)
_MEDIA_SIZE = (320.0, 180.0)
_CHART_SIZE = (400.0, 260.0)


@dataclass(slots=True)
class Item:
    """A node on its way to the slide.

    Attributes:
        path: of the node, e.g. `slides[0].children[2]`.
        ground: the colour (#RRGGBB) below it.
        opacity: its own and its parents', 0..1.
        rect: where it stands, in px, once the tree is solved; `padding` is left, top, right, bottom.
    """

    node: nodes.Node
    path: str
    ground: str
    opacity: float
    children: "list[Item]" = field(default_factory=list)
    text: Text | None = None
    table: TableSetting | None = None
    picture: DecodedPicture | str | None = None
    rect: Rect = _NOWHERE
    padding: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)

    @property
    def style(self) -> FlexStyle:
        """The style of the node, or an empty one."""
        return self.node.style or FlexStyle()


def placed_items(
    canvas: Canvas, children: Sequence[nodes.Node], style: FlexStyle | None, path: str, ground: str
) -> list[Item]:
    """The nodes of a slide, placed; `style` is the slide's own."""
    width, height = canvas.size
    direction = (style and style.flex_direction) or "column"
    built = [
        _build(canvas, node, direction, f"{path}.children[{index}]", ground=ground, opacity=1.0)
        for index, node in enumerate(children)
    ]
    own = flex_style((style or FlexStyle()).model_copy(update={"width": width, "height": height}), "column")
    solved = flexbox.solve(flexbox.Box(own, [box for box, _ in built]), width, height)
    items = [item for _, item in built]
    _place(items, solved.children)
    return items


def everything(items: Sequence[Item]) -> Iterator[Item]:
    """`items` and all below them, in document order."""
    for item in items:
        yield item
        yield from everything(item.children)


def _place(items: Sequence[Item], solved: Sequence[flexbox.Placed]) -> None:
    for item, place in zip(items, solved, strict=True):
        item.rect = Rect(place.x, place.y, place.width, place.height)
        item.padding = place.padding
        _place(item.children, place.children)


def _build(
    canvas: Canvas, node: nodes.Node, parent: str, path: str, *, ground: str, opacity: float
) -> tuple[flexbox.Box, Item]:
    style = node.style or FlexStyle()
    item = Item(node, path, ground, opacity * (1.0 if style.opacity is None else style.opacity))
    if isinstance(node, nodes.Connector):
        return flexbox.Box(flexbox.FlexStyle(absolute=True, inset=_ORIGIN)), item
    border = border_of(style)
    box = flexbox.Box(flex_style(style, parent, border=border.width if border else 0.0))
    if isinstance(node, nodes.Image | nodes.Video | nodes.Audio | nodes.Chart):
        # What is drawn at any size gives way to its neighbours, however large it is by nature.
        box.style = replace(box.style, min_width=box.style.min_width or ZERO, min_height=box.style.min_height or ZERO)
    match node:
        case nodes.View() | nodes.Group():
            _build_children(canvas, node, box, item)
        case nodes.TextNode():
            own = node.style or TextStyle()
            family = canvas.theme.heading_family if node is canvas.title else canvas.family
            ink = canvas.theme.text_on(_ground(canvas, item))
            voice = Voice(family, ink, opacity=item.opacity, from_right=canvas.from_right)
            lines = paragraphs_of(node.content, node.paragraphs, own, voice, node.hyperlink)
            item.text = text_of(lines, own, fit=_AS_IT_IS if node.auto_fit is False else None)
            box.measure = TextMeasure(canvas.type, item.text)
        case nodes.Table():
            item.table = TableSetting(canvas, node.table_data, ground, item.opacity)
            box.measure = item.table.measure
        case nodes.Image():
            item.picture = _image(canvas, node, path)
            box.measure = _fixed(_size(item.picture))
        case nodes.Video() | nodes.Audio():
            item.picture = _picture(canvas, node.poster) if node.poster else None
            if isinstance(item.picture, DecodedPicture):
                canvas.judge_picture(item.picture, f"{path}.poster")
            if isinstance(item.picture, DecodedPicture):
                canvas.judge_picture(item.picture, f"{item.path}.poster")
            box.measure = _fixed(_size(item.picture) if item.picture else _MEDIA_SIZE)
        case _:
            box.measure = _fixed(_CHART_SIZE)
    return box, item


_ORIGIN = flexbox.Edges(flexbox.Length(0.0), None, None, flexbox.Length(0.0))


def _build_children(canvas: Canvas, node: nodes.View | nodes.Group, box: flexbox.Box, item: Item) -> None:
    ground = _ground(canvas, item)
    for index, child in enumerate(node.children or ()):
        made = _build(
            canvas, child, box.style.direction, f"{item.path}.children[{index}]", ground=ground, opacity=item.opacity
        )
        box.children.append(made[0])
        item.children.append(made[1])
    if isinstance(node, nodes.View) and (node.text_content or node.text_paragraphs):
        own = node.text_style or TextStyle()
        ink, opacity = canvas.theme.text_on(ground), item.opacity
        voice = Voice(canvas.family, ink, align="ctr", opacity=opacity, from_right=canvas.from_right)
        lines = paragraphs_of(node.text_content, node.text_paragraphs, own, voice)
        item.text = text_of(lines, own, anchor="ctr", share=text_share(node.shape_type))
        if not box.children:
            box.measure = TextMeasure(canvas.type, item.text)


def _ground(canvas: Canvas, item: Item) -> str:
    style = item.style
    fill = style.fill if style.fill is not None else style.background_color
    if fill is None:
        return item.ground
    return ground_of(canvas, fill_of(canvas, fill, _NOWHERE, item.opacity, f"{item.path}.style"), item.ground)


def _image(canvas: Canvas, node: nodes.Image, path: str) -> DecodedPicture | str:
    """The picture of an image, with the drawing that goes before it."""
    found = _picture(canvas, node.src)
    if node.svg_src is not None:
        try:
            drawing = decode_drawing(node.svg_src, canvas.fetched)
        except UnusablePicture as problem:
            canvas.say(findings.drawing_left_out(canvas.index, f"{path}.svgSrc", str(problem)))
        else:
            if isinstance(found, str):
                found = _picture(canvas, node.svg_src)
            else:
                fill = replace(found.fill, svg=drawing.data)
                found = replace(found, fill=fill, removed=drawing.removed, is_empty=shows_nothing(drawing))
    if isinstance(found, DecodedPicture):
        canvas.judge_picture(found, path)
    return found


def _picture(canvas: Canvas, source: str) -> DecodedPicture | str:
    """The picture, or why there is none."""
    try:
        return decode(source, canvas.fetched)
    except UnusablePicture as problem:
        return str(problem)


def _size(picture: DecodedPicture | str) -> tuple[float, float]:
    return (float(picture.width), float(picture.height)) if isinstance(picture, DecodedPicture) else _MEDIA_SIZE


def _fixed(size: tuple[float, float]) -> Callable[[float | None, float | None], tuple[float, float]]:
    """Content of one shape that gets smaller where there is less room."""

    def measure(width: float | None, height: float | None) -> tuple[float, float]:
        share = min(1.0, *(bound / own for bound, own in ((width, size[0]), (height, size[1])) if bound), 1.0)
        return size[0] * share, size[1] * share

    return measure
