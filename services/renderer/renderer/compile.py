"""Document in, PowerPoint file out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from deck_documents import ParsedDocument
from deck_documents.paper_document import PaperDocument
from deck_documents.protocol_v2 import Presentation
from deck_domain.findings import Finding
from deck_fonts import FontBook
from renderer import notices
from renderer.asked_pictures import NOTHING_FETCHED, FetchedPictures, picture_addresses
from renderer.deck import deck_from
from renderer.layout import lay_out
from renderer.paper import lay_out_nodes
from renderer.template import Template
from renderer.template.building import built_on
from renderer.writer import write_pptx


@dataclass(frozen=True, slots=True)
class CompiledDeck:
    """A finished deck.

    Attributes:
        pptx: the file; the same document and fonts give the same bytes.
        slide_count: how many slides it has.
        notices: what the renderer has to say about it.
        fonts: the installed families its text was measured with.
    """

    pptx: bytes
    slide_count: int
    notices: tuple[Finding, ...]
    fonts: tuple[str, ...]


def wanted_pictures(parsed: ParsedDocument) -> list[str]:
    """The https addresses of the pictures that `parsed` shows, once its variables are filled in."""
    found = picture_addresses(parsed.model)
    return picture_addresses(deck_from(parsed).slides) if found and isinstance(parsed.model, Presentation) else found


def compile_deck(
    parsed: ParsedDocument,
    fonts: FontBook | None = None,
    *,
    progress: Callable[[int, int], None] | None = None,
    template: Template | None = None,
    fetched: FetchedPictures = NOTHING_FETCHED,
) -> CompiledDeck:
    """Lay out and write `parsed`, on a template if there is one; `progress` hears (slides done, slides in all)."""
    fonts = fonts or FontBook.load()
    if template and not isinstance(parsed.model, PaperDocument):
        deck = built_on(template, deck_from(parsed, fetched), fonts, progress)
        return CompiledDeck(deck.pptx, deck.slide_count, (*_overruled(parsed), *deck.findings), deck.families)
    if isinstance(parsed.model, PaperDocument):
        scene, findings, families = lay_out_nodes(parsed.model, fonts, progress, fetched)
        findings = (*findings, notices.template_not_used()) if template else findings
    else:
        scene, findings, families = lay_out(deck_from(parsed, fetched), fonts, progress)
    return CompiledDeck(write_pptx(scene), len(scene.pages), findings, families)


def _overruled(parsed: ParsedDocument) -> Iterator[Finding]:
    """What the document says about its look, where a template decides."""
    fields = type(parsed.model).model_fields
    for name in ("theme", "accent_color", "tokens", "design_tokens"):
        if getattr(parsed.model, name, None):
            yield notices.template_decides(f"`{fields[name].alias or name}`")
