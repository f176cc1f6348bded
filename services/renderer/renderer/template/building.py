"""Lays a deck out on a template and writes it."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from deck_domain.findings import Finding
from deck_fonts import FontBook
from renderer.deck.model import Deck
from renderer.layout import lay_out
from renderer.scene import Element, Page, Placeholder, Shape
from renderer.template.deck_template import ReadyTemplate
from renderer.template.grafting import grafted
from renderer.template.model import Template, TemplateLayout
from renderer.writer import write_pptx


class BuiltDeck(NamedTuple):
    """A finished file, what there is to say about it, and the families that draw it."""

    pptx: bytes
    slide_count: int
    findings: tuple[Finding, ...]
    families: tuple[str, ...]


def built_on(
    template: Template, deck: Deck, fonts: FontBook, progress: Callable[[int, int], None] | None = None
) -> BuiltDeck:
    """`deck` on the masters of `template`; `progress` hears (slides done, slides in all)."""
    ready = ReadyTemplate(template, " ".join([deck.title, *(slide.title for slide in deck.slides)]))
    scene, findings, families = lay_out(deck, fonts, progress, ready)
    scene = replace(scene, pages=tuple(_bound(page, template) for page in scene.pages))
    findings = (*ready.remarks(), *findings)
    return BuiltDeck(grafted(write_pptx(scene), scene.pages, template), len(scene.pages), findings, families)


def _bound(page: Page, template: Template) -> Page:
    """`page` with the placeholders of our own layouts, which blocks of a slide name, as those of its template's layout.

    A title becomes the layout's; for the others there is nothing to inherit, and they are plain shapes.
    """
    layout = next(layout for layout in template.layouts if layout.part == page.base)
    return replace(page, elements=tuple(_rebound(element, layout) for element in page.elements))


def _rebound(element: Element, layout: TemplateLayout) -> Element:
    if not isinstance(element, Shape) or element.inherits or element.placeholder is None:
        return element
    title = layout.title if element.placeholder.kind == "title" else None
    return replace(element, placeholder=Placeholder(title.kind, title.idx) if title else None)
