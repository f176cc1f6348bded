"""Placed nodes as elements of the slide."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from deck_documents.paper_document import nodes
from renderer.layout.geometry import Rect
from renderer.nodes.animations import animations_of, is_animated
from renderer.nodes.canvas import Canvas
from renderer.nodes.charts import chart_elements
from renderer.nodes.connectors import Target, connector_of, glue_key
from renderer.nodes.fitting import Text, set_text
from renderer.nodes.free_placeholders import Slots, can_fill, family_of
from renderer.nodes.media import media_of
from renderer.nodes.painting import border_of, effects_of, fill_of
from renderer.nodes.pictures import image_of, turn_of
from renderer.nodes.shaping import freeform, group_locks_of, locks_of
from renderer.nodes.tree import Item, everything
from renderer.nodes.unused_styles import tell_unused_of_node
from renderer.nodes.writing import link_of
from renderer.scene import Animation, Element, Group, Placeholder, Shape, Turn, plain_line


class NodeDrawer:
    """Draws the nodes of one slide; connectors find the shapes they are glued to by the ids of nodes."""

    def __init__(
        self, canvas: Canvas, items: Sequence[Item], slots: Slots | Mapping[int, Placeholder] | None = None
    ) -> None:
        """Args: slots: the placeholders of the layout; on a layout itself, those that its items are, by identity."""
        self._canvas, self._slots = canvas, Slots() if slots is None else slots
        self._targets: dict[str, Target] = {}
        self._names: dict[int, str] = {}
        self._drawn: dict[int, str] = {}
        self._texts: dict[str, Shape] = {}
        self._items = items
        self._boxes = [item.rect for item in everything(items) if _is_box(item)]
        wanted = {glue_key(glue) for item in everything(items) for glue in _glues(item.node)}
        for item in everything(items):
            node = item.node
            base = f"!!{node.morph_id}" if node.morph_id else node.name or node.id or _kind(node)
            self._names[id(item)] = name = canvas.name(base)
            for key in (node.id, node.morph_id):
                if key in wanted and _can_be_glued(node):
                    self._targets[key] = Target(name, item.rect, getattr(node, "shape_type", None))

    def draw(self, items: Sequence[Item], origin: Rect) -> list[Element]:
        """`items`, whose parent begins at `origin`, in the order of drawing."""
        ordered = sorted(items, key=lambda item: (item.style.z_index or 0, item.node.reading_order or 0))
        return [element for item in ordered if item.style.display != "none" for element in self._draw(item, origin)]

    def animations(self) -> Iterator[Animation]:
        """The animations of all nodes, once they are drawn, in document order."""
        builds: Counter[str] = Counter()
        for item in everything(self._items):
            for animation in animations_of(self._canvas, item, self._drawn.get(id(item))):
                if shape := self._texts.get(animation.shape):
                    ground = shape.fill is not None or shape.line is not None
                    # Each effect of the same shape is a build of its own.
                    yield replace(animation, group=builds[animation.shape], ground=ground)
                    builds[animation.shape] += 1
                else:
                    yield animation

    def _draw(self, item: Item, origin: Rect) -> list[Element]:
        tell_unused_of_node(self._canvas, item.node, item.path)
        if item.node.placeholder and not can_fill(item.node):
            self._canvas.no_effect(
                f"{item.path}.placeholder", f"A placeholder of a node of type {item.node.type} has no effect here."
            )
        elements = [replace(one, origin=one.origin or item.path) for one in self._elements(item, origin)]
        own = self._names[id(item)]
        alone = len(elements) == 1 or isinstance(item.node, nodes.Chart)
        shape = next((one for one in elements if one.name == own), elements[0]) if elements and alone else None
        if shape is not None:
            self._drawn[id(item)] = shape.name
            if isinstance(shape, Shape) and shape.body:
                self._texts[shape.name] = shape
        return elements

    def _elements(self, item: Item, origin: Rect) -> list[Element]:
        match item.node:
            case nodes.Connector():
                return [self._connector(item, origin)]
            case nodes.View():
                return self._view(item)
            case nodes.Group():
                return self._group(item, [*self._box(item), *self.draw(item.children, item.rect)])
            case nodes.Chart():
                if item.node.decorative:
                    self._canvas.no_effect(
                        f"{item.path}.decorative", "`decorative`: a chart says something, and it has no effect here."
                    )
                return [*self._box(item), *chart_elements(self._canvas, item, self._names[id(item)])]
            case _:
                return [self._leaf(item)]

    def _leaf(self, item: Item) -> Element:
        match item.node:
            case nodes.Table():
                return self._table(item)
            case nodes.Image():
                return image_of(self._canvas, item, self._names[id(item)], self._placeholder(item))
            case nodes.Video() | nodes.Audio():
                return media_of(self._canvas, item, self._names[id(item)])
            case _:
                return self._text(item)

    def _connector(self, item: Item, origin: Rect) -> Element:
        assert isinstance(item.node, nodes.Connector)
        return connector_of(
            self._canvas,
            item.node,
            origin,
            self._targets,
            self._boxes,
            name=self._names[id(item)],
            path=item.path,
            opacity=item.opacity,
        )

    def _view(self, item: Item) -> list[Element]:
        elements = [*self._box(item), *self.draw(item.children, item.rect)]
        style = item.style
        as_one = (
            style.rotation or style.flip_h or style.flip_v or is_animated(item) or getattr(item.node, "locks", None)
        )
        if item.children and as_one:
            return self._group(item, elements)
        return elements

    def _group(self, item: Item, elements: list[Element]) -> list[Element]:
        if not elements:
            return []
        if len(elements) == 1 and not turn_of(item.style).rotation:
            return elements
        name = self._canvas.name(f"{self._names[id(item)]} group")
        own = self._names[id(item)]
        described = any(element.name == own for element in elements)
        description = "" if described else item.node.alt_text or ""
        frame = self._canvas.frame(item.rect)
        inner = tuple(_upright(element) if element.name == own else element for element in elements)
        locks = group_locks_of(item.node)
        decorative = bool(item.node.decorative)
        return [Group(frame, name, description, decorative, elements=inner, turn=turn_of(item.style), locks=locks)]

    def _box(self, item: Item) -> list[Element]:
        """The shape of a view or a group, if there is anything to see of it."""
        canvas, node, style = self._canvas, item.node, item.style
        given = style.fill if style.fill is not None else style.background_color
        shape = getattr(node, "shape_type", None)
        path = freeform(canvas, item)
        name = self._names[id(item)]
        glued = any(target.name == name for target in self._targets.values())
        border = border_of(style, item.opacity)
        link = link_of(getattr(node, "hyperlink", None))
        if (
            given is None
            and border is None
            and item.text is None
            and not (style.effects or glued or link or shape or path)
        ):
            return []
        canvas.check_place(item.rect, item.path)
        rect, body = item.rect, None
        if item.text is not None:
            body, rect = set_text(canvas, _padded(item.text, item), rect, item.path)
        if border is None and (shape or path) and given is None and item.text is None:
            border = plain_line("tx1", 1.0)
        radius = style.border_radius or 0.0
        return [
            Shape(
                frame=canvas.frame(rect),
                name=name,
                description=node.alt_text or "",
                decorative=bool(node.decorative) or (body is None and not node.alt_text),
                geometry=_geometry(shape, radius),
                radius=(radius or 8.0 if shape == "roundRect" else radius) * canvas.scale,
                fill=None if given is None else fill_of(canvas, given, rect, item.opacity, f"{item.path}.style"),
                line=border and replace(border, width=border.width * canvas.scale),
                effects=effects_of(canvas, style, item.opacity, item.path),
                turn=turn_of(style),
                body=body,
                link=link,
                placeholder=self._placeholder(item) if body or node.placeholder else None,
                path=path,
                locks=locks_of(node),
            )
        ]

    def _text(self, item: Item) -> Element:
        assert item.text is not None
        canvas, style = self._canvas, item.style
        body, rect = set_text(canvas, _padded(item.text, item), item.rect, item.path)
        canvas.check_place(rect, item.path)
        given = style.fill if style.fill is not None else style.background_color
        border = border_of(style, item.opacity)
        radius = style.border_radius or 0.0
        return Shape(
            frame=canvas.frame(rect),
            name=self._names[id(item)],
            description=item.node.alt_text or "",
            decorative=bool(item.node.decorative),
            geometry=_geometry(None, radius),
            radius=radius * canvas.scale,
            fill=None if given is None else fill_of(canvas, given, rect, item.opacity, f"{item.path}.style"),
            line=border and replace(border, width=border.width * canvas.scale),
            effects=effects_of(canvas, style, item.opacity, item.path),
            turn=turn_of(style),
            body=body,
            placeholder=self._placeholder(item),
        )

    def _placeholder(self, item: Item) -> Placeholder | None:
        if not isinstance(self._slots, Slots):
            return self._slots.get(id(item))
        given = item.node.placeholder
        if item.node is self._canvas.title:
            # A layout may have no place for a title: the slide has one all the same, for outlines and screen readers.
            title = self._slots.take("title", given.idx if given else None) or Placeholder("title")
            self._tell_number(item, title)
            return title
        if given is None:
            return None
        found = self._slots.take(given.type, given.idx) if family_of(given.type) != "title" else None
        if found is None:
            self._canvas.no_effect(
                f"{item.path}.placeholder", f"A placeholder of type {given.type} has no effect here."
            )
        self._tell_number(item, found)
        return found

    def _tell_number(self, item: Item, found: Placeholder | None) -> None:
        given = item.node.placeholder
        if given and found and given.idx and found.idx != given.idx:
            path = f"{item.path}.placeholder.idx"
            self._canvas.no_effect(
                path,
                f"The number {given.idx}: the layout has no such placeholder of its type, which has no effect here.",
            )

    def _table(self, item: Item) -> Element:
        assert item.table is not None
        fixed = item.style.height is not None
        description = item.node.alt_text or ""
        name = self._names[id(item)]
        table = item.table.table(item.rect, name, description, item.path, stretch=fixed)
        return replace(table, decorative=bool(item.node.decorative), placeholder=self._placeholder(item))


def _padded(text: Text, item: Item) -> Text:
    left, top, right, bottom = (own + more for own, more in zip(text.insets, item.padding, strict=True))
    return replace(text, insets=(left, top, right, bottom))


def _geometry(shape: str | None, radius: float) -> str:
    if shape in {None, "rect"}:
        return "roundRect" if radius else "rect"
    return shape or "rect"


def _kind(node: nodes.Node) -> str:
    return "Text" if isinstance(node, nodes.TextNode) else node.type


def _can_be_glued(node: nodes.Node) -> bool:
    return not isinstance(node, nodes.Connector | nodes.Group | nodes.Chart)


def _upright(element: Element) -> Element:
    """The shape of a view without its turn, which its group has."""
    return replace(element, turn=Turn()) if isinstance(element, Shape) else element


def _glues(node: nodes.Node) -> list[str | nodes.Glue]:
    if not isinstance(node, nodes.Connector):
        return []
    return [glue for glue in (node.start_shape, node.end_shape) if glue is not None]


def _is_box(item: Item) -> bool:
    """Whether connectors should go around a node: not one that only holds others."""
    node, style = item.node, item.style
    if isinstance(node, nodes.Connector) or style.display == "none":
        return False
    if not isinstance(node, nodes.View | nodes.Group):
        return True
    return item.text is not None or bool(style.fill or style.background_color or style.border_width)
