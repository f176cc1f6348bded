"""What the layouts of a template look like: a deck with one slide for each of them, to be drawn."""

from collections.abc import Callable

from deck_fonts import FontBook
from renderer.layout.blueprint import blueprint_of
from renderer.layout.sheet import Sheet
from renderer.scene import Page, Scene
from renderer.template.building import ReadyTemplate
from renderer.template.grafting import grafted
from renderer.template.model import Template, TemplateLayout
from renderer.typesetting.typesetter import Typesetter
from renderer.writer import write_pptx


def specimen_of(template: Template, progress: Callable[[int, int], None] | None = None) -> bytes:
    """A .pptx whose slides show the layouts in their order; `progress` hears (layouts done, layouts in all)."""
    ready = ReadyTemplate(template)
    typesetter = Typesetter(FontBook.load(), ready.theme.family, ready.theme.heading_family)
    pages = []
    for index, layout in enumerate(template.layouts):
        pages.append(_page(index, layout, ready, typesetter))
        if progress:
            progress(index + 1, len(template.layouts))
    scene = Scene(
        "Layouts",
        ready.theme,
        tuple(pages),
        size=ready.look.spacing.page,
        blueprint=blueprint_of(ready.look, ready.theme),
    )
    return grafted(write_pptx(scene), scene.pages, template)


def _page(index: int, layout: TemplateLayout, ready: ReadyTemplate, typesetter: Typesetter) -> Page:
    sheet = Sheet(
        index=index,
        component=f"layout-{index + 1}",
        number=index + 1,
        type=typesetter,
        theme=ready.theme,
        look=ready.look,
    )
    ready.dress(sheet, layout).show(sheet)
    return Page(name=sheet.component, layout="title-only", elements=tuple(sheet.elements), base=layout.part)
