"""Document in, PowerPoint file out."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from deck_documents import ParsedDocument
from deck_documents.paper_document import PaperDocument
from deck_documents.protocol_v2 import Presentation
from deck_domain.findings import Finding
from deck_fonts import FontBook
from renderer import notices
from renderer.deck.from_protocol import deck_from
from renderer.deck.line_breaks import run_on
from renderer.deck.wanted_pictures import picture_addresses
from renderer.layout import lay_out
from renderer.media.decoding import NOTHING_FETCHED, FetchedPictures
from renderer.nodes import lay_out_nodes
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
    if isinstance(parsed.model, PaperDocument):
        slides, kept = run_on(parsed.model.slides)
        model = parsed.model.model_copy(update={"slides": slides}) if kept else parsed.model
        scene, findings, families = lay_out_nodes(model, fonts, progress, fetched)
        findings = (*findings, notices.template_not_used()) if template else findings
        return CompiledDeck(write_pptx(scene), len(scene.pages), (*_run_on(kept), *findings), families)
    deck = deck_from(parsed, fetched)
    shown, kept = run_on(deck.slides)
    deck = replace(deck, slides=tuple(shown))
    if template:
        built = built_on(template, deck, fonts, progress)
        said = (*_run_on(kept), *_overruled(parsed), *built.findings)
        return CompiledDeck(built.pptx, built.slide_count, said, built.families)
    scene, findings, families = lay_out(deck, fonts, progress)
    return CompiledDeck(write_pptx(scene), len(scene.pages), (*_run_on(kept), *findings), families)


def _run_on(kept: Mapping[int, int]) -> Iterator[Finding]:
    yield from (notices.lines_run_on(f"slides[{index}]", most) for index, most in kept.items())


def _overruled(parsed: ParsedDocument) -> Iterator[Finding]:
    """What the document says about its look, where a template decides."""
    fields = type(parsed.model).model_fields
    for name in ("theme", "accent_color", "tokens", "design_tokens"):
        if getattr(parsed.model, name, None):
            yield notices.template_decides(f"`{fields[name].alias or name}`")
