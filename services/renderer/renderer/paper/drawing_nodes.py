"""Placed nodes as elements of the slide."""

from collections.abc import Sequence
from dataclasses import replace

from deck_documents.paper_document import nodes
from deck_documents.paper_document.style import FlexStyle
from renderer import notices
from renderer.drawing import Drawing, Group, Link, Photo, RichParagraph, RichRun, TextBody, Turn
from renderer.layout.geometry import Rect
from renderer.paint import Outline, Picture
from renderer.paper.canvas import Canvas
from renderer.paper.charts import chart_elements
from renderer.paper.connectors import Target, wire_of
from renderer.paper.fitting import Text, set_text
from renderer.paper.painting import border_of, effects_of, fill_of
from renderer.paper.pictures import DecodedPicture
from renderer.paper.tree import Item, everything
from renderer.paper.writing import link_of
from renderer.scene import Placed, Placeholder

_WIRES = ("straightConnector1", "bentConnector", "curvedConnector")
_TITLES, _BODIES = {"title", "ctrTitle"}, {"body", "obj", "subTitle"}


class NodeDrawer:
    """Draws the nodes of one slide; connectors find the shapes they are glued to by the ids of nodes."""

    def __init__(self, canvas: Canvas, items: Sequence[Item]) -> None:
        self._canvas, self._bodies = canvas, 0
        self._targets: dict[str, Target] = {}
        self._names: dict[int, str] = {}
        wanted = {_glue_key(glue) for item in everything(items) for glue in _glues(item.node)}
        for item in everything(items):
            node = item.node
            base = f"!!{node.morph_id}" if node.morph_id else node.name or node.id or _kind(node)
            self._names[id(item)] = name = canvas.name(base)
            for key in (node.id, node.morph_id):
                if key in wanted and _can_be_glued(node):
                    self._targets[key] = Target(name, item.rect, round=getattr(node, "shape_type", None) == "ellipse")

    def draw(self, items: Sequence[Item], origin: Rect) -> list[Placed]:
        """`items`, whose parent begins at `origin`, in the order of drawing."""
        ordered = sorted(items, key=lambda item: (item.style.z_index or 0, item.node.reading_order or 0))
        return [element for item in ordered if item.style.display != "none" for element in self._draw(item, origin)]

    def _draw(self, item: Item, origin: Rect) -> list[Placed]:
        self._note_ignored(item)
        match item.node:
            case nodes.Connector():
                return [self._wire(item, origin)]
            case nodes.View():
                return self._view(item)
            case nodes.Group():
                return self._group(item, [*self._box(item), *self.draw(item.children, item.rect)])
            case nodes.Chart():
                return [*self._box(item), *chart_elements(self._canvas, item, self._names[id(item)])]
            case _:
                return [self._leaf(item)]

    def _leaf(self, item: Item) -> Placed:
        match item.node:
            case nodes.Table():
                return self._table(item)
            case nodes.Image():
                return self._image(item, item.node)
            case nodes.Video() | nodes.Audio():
                return self._recording(item, item.node)
            case _:
                return self._text(item)

    def _wire(self, item: Item, origin: Rect) -> Placed:
        assert isinstance(item.node, nodes.Connector)
        return wire_of(
            self._canvas,
            item.node,
            origin,
            self._targets,
            name=self._names[id(item)],
            path=item.path,
            opacity=item.opacity,
        )

    def _view(self, item: Item) -> list[Placed]:
        elements = [*self._box(item), *self.draw(item.children, item.rect)]
        style = item.style
        if item.children and (style.rotation or style.flip_h or style.flip_v):
            return self._group(item, elements)
        return elements

    def _group(self, item: Item, elements: list[Placed]) -> list[Placed]:
        if not elements:
            return []
        if len(elements) == 1 and not _turn(item.style).rotation:
            return elements
        name = self._canvas.name(f"{self._names[id(item)]} group")
        description = (item.node.alt_text or "") if not isinstance(elements[0], Drawing) else ""
        frame = self._canvas.frame(item.rect)
        own = self._names[id(item)]
        inner = tuple(_upright(element) if element.name == own else element for element in elements)
        return [Group(frame, name, description, elements=inner, turn=_turn(item.style))]

    def _box(self, item: Item) -> list[Placed]:
        """The shape of a view or a group, if there is anything to see of it."""
        canvas, node, style = self._canvas, item.node, item.style
        given = style.fill if style.fill is not None else style.background_color
        shape = getattr(node, "shape_type", None)
        name = self._names[id(item)]
        glued = any(target.name == name for target in self._targets.values())
        border = border_of(style, item.opacity)
        link = link_of(getattr(node, "hyperlink", None))
        if given is None and border is None and item.text is None and not (style.effects or glued or link or shape):
            return []
        canvas.check_place(item.rect, item.path)
        rect, body = item.rect, None
        if item.text is not None:
            body, rect = set_text(canvas, _padded(item.text, item), rect, item.path)
        if border is None and shape is not None and given is None and item.text is None:
            border = Outline("tx1", 1.0)
        radius = style.border_radius or 0.0
        return [
            Drawing(
                frame=canvas.frame(rect),
                name=name,
                description=node.alt_text or "",
                decorative=bool(node.decorative) or (body is None and not node.alt_text),
                geometry=_geometry(shape, radius),
                radius=(radius or 8.0 if shape == "roundRect" else radius) * canvas.scale,
                fill=None if given is None else fill_of(canvas, given, rect, item.opacity, f"{item.path}.style"),
                outline=border and replace(border, width=border.width * canvas.scale),
                effects=effects_of(canvas, style, item.opacity, item.path),
                turn=_turn(style),
                body=body,
                link=link,
                placeholder=self._placeholder(item) if body else None,
            )
        ]

    def _text(self, item: Item) -> Placed:
        assert item.text is not None
        canvas, style = self._canvas, item.style
        body, rect = set_text(canvas, _padded(item.text, item), item.rect, item.path)
        canvas.check_place(rect, item.path)
        given = style.fill if style.fill is not None else style.background_color
        border = border_of(style, item.opacity)
        radius = style.border_radius or 0.0
        return Drawing(
            frame=canvas.frame(rect),
            name=self._names[id(item)],
            description=item.node.alt_text or "",
            decorative=bool(item.node.decorative),
            geometry=_geometry(None, radius),
            radius=radius * canvas.scale,
            fill=None if given is None else fill_of(canvas, given, rect, item.opacity, f"{item.path}.style"),
            outline=border and replace(border, width=border.width * canvas.scale),
            effects=effects_of(canvas, style, item.opacity, item.path),
            turn=_turn(style),
            body=body,
            placeholder=self._placeholder(item),
        )

    def _placeholder(self, item: Item) -> Placeholder | None:
        if item.node is self._canvas.title:
            return Placeholder("title")
        given = item.node.placeholder
        if given is None or given.type in _TITLES:
            return None
        if given.type in _BODIES and self._bodies < 2:
            self._bodies += 1
            return Placeholder("body", self._bodies)
        self._canvas.no_effect(f"{item.path}.placeholder", f"A placeholder of type {given.type}")
        return None

    def _table(self, item: Item) -> Placed:
        assert item.table is not None
        fixed = item.style.height is not None
        description = item.node.alt_text or ""
        name = self._names[id(item)]
        return item.table.grid(item.rect, name, description, item.path, stretch=fixed)

    def _image(self, item: Item, node: nodes.Image) -> Placed:
        canvas = self._canvas
        canvas.check_place(item.rect, item.path)
        if not isinstance(item.picture, DecodedPicture):
            canvas.say(notices.missing_asset(canvas.index, item.path, item.picture or "There is no picture"))
            return self._stand_in(item, node.alt_text or "Picture", link_of(node.hyperlink))
        effects = node.image_effects
        if effects and effects.duotone:
            canvas.no_effect(f"{item.path}.imageEffects.duotone", "A duotone")
        return self._photo(item, item.picture, link_of(node.hyperlink), node.border_radius)

    def _recording(self, item: Item, node: nodes.Video | nodes.Audio) -> Placed:
        canvas, kind = self._canvas, node.type
        canvas.check_place(item.rect, item.path)
        canvas.say(notices.not_carried(canvas.index, item.path, f"The recording of this {kind} node"))
        link = Link(address=node.src) if node.src.startswith("https:") else None
        if isinstance(item.picture, DecodedPicture):
            return self._photo(item, item.picture, link, None)
        return self._stand_in(item, f"\u25b6 {node.alt_text or kind}", link)

    def _photo(self, item: Item, decoded: DecodedPicture, link: Link | None, radius: float | None) -> Placed:
        canvas, style, node = self._canvas, item.style, item.node
        rect, picture = _framed(item, decoded)
        if isinstance(node, nodes.Image) and (effects := node.image_effects):
            picture = replace(
                picture,
                opacity=1.0 if effects.opacity is None else effects.opacity,
                brightness=effects.brightness or 0.0,
                contrast=effects.contrast or 0.0,
                grey=bool(effects.grayscale),
            )
        border = border_of(style, item.opacity)
        return Photo(
            frame=canvas.frame(rect),
            name=self._names[id(item)],
            description=node.alt_text or "",
            decorative=bool(node.decorative),
            picture=replace(picture, opacity=picture.opacity * item.opacity),
            radius=(radius or style.border_radius or 0.0) * canvas.scale,
            outline=border and replace(border, width=border.width * canvas.scale),
            effects=effects_of(canvas, style, item.opacity, item.path),
            turn=_turn(style),
            link=link,
        )

    def _stand_in(self, item: Item, words: str, link: Link | None) -> Placed:
        """A quiet frame that says what should be here."""
        canvas = self._canvas
        line = RichParagraph((RichRun(words, 12.0, "tx2", floor=6.0, family=canvas.family),), align="ctr")
        room = Rect(0.0, 0.0, item.rect.width, item.rect.height).inset(8.0, 8.0, 8.0, 8.0)
        fitted = canvas.type.fit([line], room.width, room.height)
        return Drawing(
            frame=canvas.frame(item.rect),
            name=self._names[id(item)],
            description=item.node.alt_text or "",
            fill="bg2",
            outline=Outline("rule", 0.75),
            body=TextBody(fitted.paragraphs, (8.0, 8.0, 8.0, 8.0), "ctr"),
            link=link,
        )

    def _note_ignored(self, item: Item) -> None:
        for key, alias in (
            ("animations", "animations"),
            ("animation_groups", "animationGroups"),
            ("locks", "locks"),
            ("custom_geometry", "customGeometry"),
            ("svg_src", "svgSrc"),
        ):
            if getattr(item.node, key, None):
                self._canvas.no_effect(f"{item.path}.{alias}", f"`{alias}`")


def _framed(item: Item, decoded: DecodedPicture) -> tuple[Rect, Picture]:
    """Where the picture stands, and what is cut off."""
    node, rect = item.node, item.rect
    crop = getattr(node, "crop", None)
    fit = getattr(node, "fit", None)
    if crop is not None:
        # At least a hundredth of the picture is left, however much is cut off.
        left, top = min(crop.left or 0.0, 99.0), min(crop.top or 0.0, 99.0)
        sides = (left, top, min(crop.right or 0.0, 99.0 - left), min(crop.bottom or 0.0, 99.0 - top))
        return rect, replace(decoded.picture, crop=sides)
    if fit == "fill":
        return rect, decoded.picture
    if fit == "cover":
        return rect, decoded.covering(rect.width, rect.height)
    share = min(rect.width / decoded.width, rect.height / decoded.height)
    width, height = decoded.width * share, decoded.height * share
    middle = Rect(rect.x + (rect.width - width) / 2, rect.y + (rect.height - height) / 2, width, height)
    return middle, decoded.picture


def _padded(text: Text, item: Item) -> Text:
    left, top, right, bottom = (own + more for own, more in zip(text.insets, item.padding, strict=True))
    return replace(text, insets=(left, top, right, bottom))


def _turn(style: FlexStyle) -> Turn:
    return Turn(style.rotation or 0.0, bool(style.flip_h), bool(style.flip_v))


def _geometry(shape: str | None, radius: float) -> str:
    if shape in {None, "rect"}:
        return "roundRect" if radius else "rect"
    return shape or "rect"


def _kind(node: nodes.Node) -> str:
    return "Text" if isinstance(node, nodes.TextNode) else node.type


def _can_be_glued(node: nodes.Node) -> bool:
    return not isinstance(node, nodes.Connector | nodes.Group | nodes.Chart)


def _upright(element: Placed) -> Placed:
    """The shape of a view without its turn, which its group has."""
    return replace(element, turn=Turn()) if isinstance(element, Drawing) else element


def _glues(node: nodes.Node) -> list[str | nodes.Glue]:
    if not isinstance(node, nodes.Connector):
        return []
    return [glue for glue in (node.start_shape, node.end_shape) if glue is not None]


def _glue_key(glue: str | nodes.Glue) -> str:
    return glue.id if isinstance(glue, nodes.Glue) else glue
