"""Builds pages on a template: each on the layout of its archetype, in that layout's colours."""

from dataclasses import replace

from deck_domain.findings import Finding
from renderer import notices
from renderer.deck.model import Slide
from renderer.layout.sheet import Sheet
from renderer.layout.slides import type_of
from renderer.looks import DEFAULT_LOOK, Look, look_named
from renderer.scene.theme import Theme
from renderer.template.model import Template, TemplateLayout
from renderer.template.surrounding import TemplateSurround
from renderer.typesetting.scripts import fonts_for, language_of

_SURE = 0.5


class ReadyTemplate:
    """A template, ready to have one deck built on it.

    Attributes:
        theme: its colours as our slots, and its families.
        look: the default one on pages of its size.
    """

    def __init__(self, template: Template, text: str = "") -> None:
        """Args: text: of the deck, to choose families for scripts that the template names none for."""
        self._template = template
        self._spare = fonts_for(language_of(text))
        self._firsts: dict[str, int] = {}
        typical, _ = template.layout_of("title-body")
        self.theme, self.look = self._theme(typical), self._look(typical)

    def prepare(self, sheet: Sheet, slide: Slide) -> None:
        """Give an empty sheet the page, the colours and the surround of the layout for `slide`."""
        slide_type = type_of(slide).layout_of(slide)
        self._firsts.setdefault(slide_type, sheet.number - 1)
        layout, _ = self._template.layout_of(slide_type)
        sheet.theme, sheet.look = self._theme(layout), self._look(layout)
        sheet.surround = TemplateSurround(layout, sheet.page)

    def remarks(self) -> list[Finding]:
        """What there is to say about types of slides that no layout speaks for, once for each type."""
        found = []
        for slide_type, page in self._firsts.items():
            _, archetype = self._template.layout_of(slide_type)
            if archetype.slide_type == slide_type and archetype.confidence < _SURE:
                found.append(notices.no_layout_for(page, slide_type, archetype.layout_name))
        return found

    def _look(self, layout: TemplateLayout) -> Look:
        width, height = self._template.tokens.slide_size
        look = look_named(DEFAULT_LOOK)
        margin = max(min(layout.area.x, width - layout.area.right), 0.0)
        return replace(look, spacing=replace(look.spacing, page=(width, height), margin=margin))

    def _theme(self, layout: TemplateLayout) -> Theme:
        fonts = self._template.tokens.fonts
        minor, major = fonts["minor"], fonts["major"]
        return Theme(
            dict(layout.toning.colors),
            minor["ea"] or self._spare[0],
            minor["cs"] or self._spare[1],
            minor["latin"] or "Calibri",
            major["latin"] or minor["latin"] or "Calibri",
        )
