"""Masters and layouts of a document as those of the file."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from deck_documents.paper_document import PaperDocument, PaperSlide, nodes
from deck_documents.paper_document.document import Layout as DocumentLayout
from deck_documents.paper_document.document import Master
from deck_domain.findings import Finding
from renderer import findings
from renderer.layout.geometry import Rect
from renderer.nodes.animations import is_animated
from renderer.nodes.canvas import Canvas
from renderer.nodes.drawing_nodes import NodeDrawer
from renderer.nodes.free_placeholders import Slots, can_fill, family_of, numbered
from renderer.nodes.painting import fill_of, ground_of
from renderer.nodes.tree import Item, everything, placed_items
from renderer.scene import Element, Fill, LayoutPage, MasterPage, Page, Placeholder

_ON_MASTERS = {"title", "body", "dt", "ftr", "sldNum"}
_NO_LAYOUT = "Default"
_ALMOST_ALL = 0.9
_PLACING = {
    "position", "top", "right", "bottom", "left", "width", "height", "min_width", "max_width", "min_height",
    "max_height", "flex_grow", "flex_basis", "align_self", "aspect_ratio", "margin", "margin_horizontal",
    "margin_vertical", "margin_top", "margin_right", "margin_bottom", "margin_left", "display", "z_index",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Model:
    """A layout that slides are made after.

    Attributes:
        number: of its master and of itself, from 0.
        places: each placeholder with the node that stands for it and where that stands, in px.
        ground: about which colour (#RRGGBB) a slide's nodes stand on.
    """

    number: tuple[int, int]
    places: tuple[tuple[Placeholder, nodes.Node, Rect], ...]
    ground: str

    def slots(self) -> Slots:
        """Its placeholders, all free."""
        return Slots(placeholder for placeholder, _, _ in self.places)

    def filled(self, children: Sequence[nodes.Node]) -> list[nodes.Node]:
        """`children`, of which those that fill a placeholder stand and look as it does where they say nothing."""
        slots, made = self.slots(), []
        for child in children:
            wanted = child.placeholder
            slot = slots.take(wanted.type, wanted.idx) if wanted else None
            place = next((place for place in self.places if place[0] == slot), None)
            made.append(_after(child, place[1], place[2]) if place else child)
        return made


class MasterBook:
    """All masters of a document, drawn once."""

    def __init__(self, document: PaperDocument, canvas_for: Callable[[int], Canvas]) -> None:
        """Args: canvas_for: makes an empty slide; what it finds is told of the document."""
        self._document, self._canvas_for = document, canvas_for
        self.findings: list[Finding] = []
        self._models: dict[tuple[int, int], Model] = {}
        self.pages = tuple(self._master(number, master) for number, master in enumerate(document.masters or ()))

    def model_of(self, canvas: Canvas, slide: PaperSlide) -> Model | None:
        """The layout that a slide names; the first of the master it names; None for one of our own."""
        path = f"slides[{canvas.index}]"
        masters = self._document.masters or []
        found = [number for number, one in enumerate(masters) if slide.master_name in {None, one.name}]
        layouts = [
            (number, index)
            for number in found
            for index, layout in enumerate(masters[number].layouts or ())
            if layout.name == slide.layout_name
        ]
        if slide.master_name is not None and not (masters and found):
            canvas.no_effect(
                f"{path}.masterName", f"The name {slide.master_name!r}, which no master has, has no effect here."
            )
        if slide.layout_name is not None and not layouts:
            canvas.no_effect(
                f"{path}.layoutName", f"The name {slide.layout_name!r}, which no layout has, has no effect here."
            )
        if layouts:
            return self._models[layouts[0]]
        return self._models[found[0], 0] if slide.master_name is not None and found else None

    def behind(self, page: Page) -> tuple[tuple[Element, ...], Fill | None]:
        """What its master and its layout draw on a page, and what it stands on."""
        if page.model is None:
            return (), page.background
        master = self.pages[page.model[0]]
        layout = master.layouts[page.model[1]]
        drawn = (one for one in (*master.elements, *layout.elements) if not getattr(one, "placeholder", None))
        return tuple(drawn), page.background or layout.background or master.background

    def _master(self, number: int, master: Master) -> MasterPage:
        path = f"masters[{number}]"
        canvas, whole, ground, items, background = self._drawn(path, master, self._canvas_for(0).theme.colors["lt1"])
        given = [item for item in items if item.node.placeholder]
        holders = _distinct(
            item for item in given if item.node.placeholder and item.node.placeholder.type in _ON_MASTERS
        )
        elements = _elements(canvas, items, whole, _named(numbered([_wanted(item) for item in holders]), holders))
        for item in given:
            if item not in holders:
                canvas.no_effect(
                    f"{item.path}.placeholder", "A further placeholder of this type on a master has no effect here."
                )
        self._take(canvas)
        layouts = master.layouts or [DocumentLayout(name=_NO_LAYOUT)]
        made = [self._layout((number, index), layout, holders, ground) for index, layout in enumerate(layouts)]
        return MasterPage(master.name, elements, background, tuple(made))

    def _layout(
        self, number: tuple[int, int], layout: DocumentLayout, inherited: Sequence[Item], ground: str
    ) -> LayoutPage:
        path = f"masters[{number[0]}].layouts[{number[1]}]"
        canvas, whole, ground, items, background = self._drawn(path, layout, ground)
        own = [item for item in items if can_fill(item.node)]
        kinds = {family_of(_wanted(item)[0]) for item in own}
        holders = own + [item for item in inherited if family_of(_wanted(item)[0]) not in kinds]
        placeholders = numbered([_wanted(item) for item in holders])
        everyone = [*items, *(item for item in holders if item not in items)]
        elements = _elements(canvas, everyone, whole, _named(placeholders, holders))
        places = tuple(
            (placeholder, item.node, item.rect) for placeholder, item in zip(placeholders, holders, strict=True)
        )
        self._models[number] = Model(number, places, ground)
        self._take(canvas)
        return LayoutPage(layout.name, elements, background)

    def _drawn(
        self, path: str, model: Master | DocumentLayout, ground: str
    ) -> tuple[Canvas, Rect, str, list[Item], Fill | None]:
        canvas = self._canvas_for(0)
        whole = Rect(0.0, 0.0, *canvas.size)
        given = model.background
        background = None if given is None else fill_of(canvas, given, whole, 1.0, f"{path}.background")
        ground = ground_of(canvas, background, ground)
        items = placed_items(canvas, _without_charts(canvas, model.children or (), path), None, path, ground)
        for item in everything(items):
            if is_animated(item):
                canvas.no_effect(item.path, "An animation on a master or layout has no effect here.")
        return canvas, whole, _covered(canvas, items, ground), items, background

    def _take(self, canvas: Canvas) -> None:
        self.findings += [replace(finding, slide_index=None) for finding in canvas.findings]


def _without_charts(canvas: Canvas, children: Sequence[nodes.Node], path: str) -> list[nodes.Node]:
    """`children`, with empty boxes for the charts among them and below: no reader shows charts of masters."""
    kept: list[nodes.Node] = []
    for index, child in enumerate(children):
        at = f"{path}.children[{index}]"
        if isinstance(child, nodes.Chart):
            message = "A chart on a master or layout cannot be carried into the PowerPoint file."
            canvas.say(findings.not_carried(None, at, message))
            kept.append(nodes.View(type="View", style=child.style))
        elif isinstance(child, nodes.View | nodes.Group) and child.children:
            inner = _without_charts(canvas, child.children, at)
            kept.append(child.model_copy(update={"children": inner}))
        else:
            kept.append(child)
    return kept


def _elements(
    canvas: Canvas, items: list[Item], whole: Rect, placeholders: dict[int, Placeholder]
) -> tuple[Element, ...]:
    return tuple(NodeDrawer(canvas, items, placeholders).draw(items, whole))


def _named(placeholders: Sequence[Placeholder], items: Sequence[Item]) -> dict[int, Placeholder]:
    return {id(item): placeholder for placeholder, item in zip(placeholders, items, strict=True)}


def _wanted(item: Item) -> tuple[str, int | None]:
    given = item.node.placeholder
    assert given is not None
    return given.type, given.idx


def _distinct(items: Iterator[Item]) -> list[Item]:
    """One item of each kind: a master has no more."""
    return list({_wanted(item)[0]: item for item in reversed(list(items))}.values())[::-1]


def _covered(canvas: Canvas, items: Sequence[Item], ground: str) -> str:
    """The ground that slides see: that of what covers nearly all of it."""
    area = canvas.size[0] * canvas.size[1]
    for item in items:
        fill = item.style.fill if item.style.fill is not None else item.style.background_color
        if fill is not None and item.rect.width * item.rect.height >= _ALMOST_ALL * area:
            ground = ground_of(canvas, fill_of(canvas, fill, item.rect, item.opacity, item.path), ground)
    return ground


def _after(child: nodes.Node, model: nodes.Node, rect: Rect) -> nodes.Node:
    """`child` in the place of `model`, unless it has one of its own, and with its look."""
    kind = type(child).model_fields["style"].annotation
    own = {name: getattr(child.style, name) for name in child.style.model_fields_set} if child.style else {}
    given: dict[str, Any] = {}
    if model.style is not None:
        given = {name: getattr(model.style, name) for name in model.style.model_fields_set - _PLACING}
    if not _PLACING & set(own):
        own |= {"position": "absolute", "left": rect.x, "top": rect.y, "width": rect.width, "height": rect.height}
    style_kind = next(one for one in kind.__args__ if one is not type(None))  # type: ignore[union-attr]
    style = style_kind()
    merged = {name: value for name, value in (given | own).items() if name in style_kind.model_fields}
    return child.model_copy(update={"style": style.model_copy(update=merged)})
