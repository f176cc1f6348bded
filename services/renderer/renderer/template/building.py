"""Lays a deck out on a template and writes it."""

from collections.abc import Callable
from dataclasses import replace

from deck_domain.findings import Finding
from deck_fonts import FontBook
from renderer import notices
from renderer.deck import Deck
from renderer.drawing import Drawing
from renderer.filling import Filled
from renderer.layout import lay_out
from renderer.scene import Element, Page, Placeholder, Shape
from renderer.template.grafting import grafted
from renderer.template.model import Template, TemplateLayout
from renderer.template.staging import TemplateStage
from renderer.writer import write_pptx


def built_on(
    template: Template, deck: Deck, fonts: FontBook, progress: Callable[[int, int], None] | None = None
) -> tuple[bytes, int, tuple[Finding, ...], tuple[str, ...]]:
    """The file of `deck`, how many slides it has, what there is to say, and the families that draw it."""
    stage = TemplateStage(template, " ".join([deck.title, *(slide.title for slide in deck.slides)]))
    scene, findings, families = lay_out(deck, fonts, progress, stage)
    scene = replace(scene, pages=tuple(_bound(page, template) for page in scene.pages))
    said = [
        *([notices.template_decides("`accentColor`")] if deck.accent else []),
        *stage.remarks(deck.slides, scene.pages),
    ]
    return grafted(write_pptx(scene), scene.pages, template), len(scene.pages), (*said, *findings), families


def _bound(page: Page, template: Template) -> Page:
    """`page` with the placeholders of our own layouts, which blocks of a slide name, as those of its template's layout.

    A title becomes the layout's; for the others there is nothing to inherit, and they are plain shapes.
    """
    layout = next(layout for layout in template.layouts if layout.part == page.base)
    return replace(page, elements=tuple(_rebound(element, layout) for element in page.elements))


def _rebound(element: Element, layout: TemplateLayout) -> Element:
    if isinstance(element, Filled) or not isinstance(element, Shape | Drawing) or element.placeholder is None:
        return element
    title = layout.title if element.placeholder.kind == "title" else None
    return replace(element, placeholder=Placeholder(title.kind, title.idx) if title else None)
