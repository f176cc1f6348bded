"""Lays a deck out on a template and writes it."""

from collections.abc import Callable

from deck_domain.findings import Finding
from deck_fonts import FontBook
from renderer import notices
from renderer.deck import Deck
from renderer.layout import lay_out
from renderer.template.grafting import grafted
from renderer.template.model import Template
from renderer.template.staging import TemplateStage
from renderer.writer import write_pptx


def built_on(
    template: Template, deck: Deck, fonts: FontBook, progress: Callable[[int, int], None] | None = None
) -> tuple[bytes, int, tuple[Finding, ...], tuple[str, ...]]:
    """The file of `deck`, how many slides it has, what there is to say, and the families that draw it."""
    stage = TemplateStage(template, " ".join([deck.title, *(slide.title for slide in deck.slides)]))
    scene, findings, families = lay_out(deck, fonts, progress, stage)
    said = [
        *([notices.template_decides("`accentColor`")] if deck.accent else []),
        *stage.remarks(deck.slides, scene.pages),
    ]
    return grafted(write_pptx(scene), scene.pages, template), len(scene.pages), (*said, *findings), families
