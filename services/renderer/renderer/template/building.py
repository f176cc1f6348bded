"""Lays a deck out on a template, each page on the layout of its archetype in that layout's colors, and writes it."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from deck_domain.findings import Finding, Impact
from deck_fonts import FontBook
from renderer import findings
from renderer.deck.model import Deck
from renderer.deck.slide import Slide
from renderer.layout import lay_out
from renderer.layout.logo_corners import LogoPage, in_corners
from renderer.layout.logos import deck_logo
from renderer.layout.sheet import Sheet
from renderer.layout.slides import type_of
from renderer.looks import DEFAULT_LOOK, Look, look_named
from renderer.scene import Element, Page, Placeholder, Shape
from renderer.scene.theme import Theme
from renderer.template.grafting import grafted
from renderer.template.model import TITLES, Template, TemplateLayout
from renderer.template.surrounding import TemplateSurround
from renderer.template.typefaces import has_other_defaults, in_font_of_theme
from renderer.typesetting.scripts import fonts_for, language_of
from renderer.writer import write_pptx

_SURE = 0.5


class BuiltDeck(NamedTuple):
    """A finished file, what it shows, what there is to say about it, and the families that draw it."""

    pptx: bytes
    pages: tuple[Page, ...]
    findings: tuple[Finding, ...]
    families: tuple[str, ...]


def built_on(
    template: Template, deck: Deck, fonts: FontBook, progress: Callable[[int, int], None] | None = None
) -> BuiltDeck:
    """`deck` on the masters of `template`; `progress` hears (slides done, slides in all)."""
    ready = ReadyTemplate(template, " ".join([deck.title, *(slide.title for slide in deck.slides)]))
    scene, found, families = lay_out(replace(deck, logo=None), fonts, progress, ready)
    bound = tuple(_bound(page, template) for page in scene.pages)
    if has_other_defaults(template):
        bound = tuple(map(in_font_of_theme, bound))
    pages, said = ready.with_logo(bound, deck)
    scene, found = replace(scene, pages=pages), (*said, *found)
    found = (*ready.findings(), *(_graver(finding, template) for finding in found))
    return BuiltDeck(grafted(write_pptx(scene), scene.pages, template), scene.pages, found, families)


def _graver(finding: Finding, template: Template) -> Finding:
    """On a template that lacks what slides ask for, a placeholder that is missing stops the deck."""
    is_unsafe = template.certification.support_level == "unsafe"
    return replace(finding, impact=Impact.ERROR) if is_unsafe and finding.code == "BRAND_TOKEN_MISSING" else finding


def _bound(page: Page, template: Template) -> Page:
    """`page` with the placeholders of our own layouts, which blocks of a slide name, as those of its template's layout.

    A title becomes the layout's; for the others there is nothing to inherit, and they are plain shapes.
    """
    layout = next(layout for layout in template.layouts if layout.part == page.base)
    return replace(page, elements=tuple(_rebound(element, layout) for element in page.elements))


def _rebound(element: Element, layout: TemplateLayout) -> Element:
    if not isinstance(element, Shape) or element.inherits or element.placeholder is None:
        return element
    title = layout.title if element.placeholder.kind in TITLES else None
    return replace(element, placeholder=Placeholder(title.kind, title.idx) if title else None)


class ReadyTemplate:
    """A template, ready to have one deck built on it.

    Attributes:
        theme: its colors as our slots, and its families.
        look: the default one on pages of its size.
    """

    def __init__(self, template: Template, text: str = "") -> None:
        """Args: text: of the deck, to choose families for scripts that the template names none for."""
        self._template = template
        self._spare = fonts_for(language_of(text))
        self._firsts: dict[str, tuple[int, str]] = {}
        typical, _ = template.layout_of("title-body")
        self.theme, self.look = self._theme(typical), self._look(typical)

    def prepare(self, sheet: Sheet, slide: Slide) -> None:
        """Give an empty sheet the page, the colors and the surround of the layout for `slide`."""
        slide_type = type_of(slide).layout_of(slide)
        self._firsts.setdefault(slide_type, (sheet.page_index, f"slides[{sheet.index}]"))
        layout, _ = self._template.layout_of(slide_type)
        self.dress(sheet, layout)

    def dress(self, sheet: Sheet, layout: TemplateLayout) -> TemplateSurround:
        """Give an empty sheet the page and the colors of a layout, and the layout as its surround."""
        sheet.theme, sheet.look = self._theme(layout), self._look(layout)
        surround = TemplateSurround(layout, sheet.page)
        sheet.surround = surround
        return surround

    def with_logo(self, pages: tuple[Page, ...], deck: Deck) -> tuple[tuple[Page, ...], list[Finding]]:
        """`pages` with the logo of `deck` in a corner, unless the template has one; and what there is to say of it."""
        own = next((asset.name for asset in self._template.assets if asset.kind == "logo"), None)
        if deck.logo and own is not None:
            return pages, [findings.logo_of_template(own)]
        logo, said = deck_logo(deck.logo, deck.fetched)
        if logo is None:
            return pages, said
        layouts = {layout.part: layout for layout in self._template.layouts}
        bases = [layouts[page.base or ""] for page in pages]
        on = [
            LogoPage(page, self._theme(base), base.standing, "bg1" if base.is_flat else None)
            for page, base in zip(pages, bases, strict=True)
        ]
        placed, unplaced = in_corners(on, logo, self.look.spacing.page)
        return placed, [*said, *unplaced]

    def findings(self) -> list[Finding]:
        """What there is to say about types of slides that no layout speaks for, once for each type."""
        found = []
        for slide_type, (page, path) in self._firsts.items():
            _, archetype = self._template.layout_of(slide_type)
            if archetype.slide_type == slide_type and archetype.confidence < _SURE:
                found.append(findings.no_layout_for(page, path, slide_type, archetype.layout_name))
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
