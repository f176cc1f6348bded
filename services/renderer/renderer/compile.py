"""Document in, PowerPoint file out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from deck_documents import ParsedDocument
from deck_documents.paper_document import PaperDocument
from deck_domain.errors import InvalidDocument, Violation
from deck_domain.findings import Finding
from deck_domain.render_manifest import RenderedPage
from deck_fonts import FontBook
from renderer import findings
from renderer.deck.from_protocol import deck_from
from renderer.deck.line_breaks import run_on
from renderer.deck.model import Deck
from renderer.deck.wanted_pictures import picture_addresses
from renderer.layout import lay_out
from renderer.media.decoding import NOTHING_FETCHED, FetchedPictures
from renderer.nodes import lay_out_nodes
from renderer.scene import Page, Scene
from renderer.template import Template
from renderer.template.building import built_on
from renderer.writer import write_pptx


@dataclass(frozen=True, slots=True)
class CompiledDeck:
    """A finished deck.

    Attributes:
        pptx: the file; the same document and fonts give the same bytes.
        slide_count: how many slides it has.
        findings: what the renderer has to say about it.
        fonts: the installed families its text was measured with.
        pages: what of the document each of its slides shows.
    """

    pptx: bytes
    slide_count: int
    findings: tuple[Finding, ...]
    fonts: tuple[str, ...]
    pages: tuple[RenderedPage, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A document that has been read, with the values of its variables in place.

    Attributes:
        title: as the document gives it.
        content: a deck; or a document that is laid out node by node.
        styled: the fields by which it says what it looks like, as the document spells them.
    """

    title: str
    content: Deck | PaperDocument
    styled: tuple[str, ...] = ()

    def wanted_pictures(self) -> list[str]:
        """The https addresses of the pictures that it shows."""
        content = self.content
        return picture_addresses(content if isinstance(content, PaperDocument) else (content.logo, content.slides))


def source_of(parsed: ParsedDocument) -> Source:
    """What is compiled of a parsed document."""
    if isinstance(parsed.model, PaperDocument):
        return Source(parsed.title, parsed.model)
    return Source(parsed.title, deck_from(parsed), tuple(_styled(parsed)))


def compile_deck(
    document: ParsedDocument | Source,
    fonts: FontBook | None = None,
    *,
    progress: Callable[[int, int], None] | None = None,
    template: Template | None = None,
    fetched: FetchedPictures = NOTHING_FETCHED,
) -> CompiledDeck:
    """Lay out and write `document`, on a template if there is one; `progress` hears (slides done, slides in all).

    Raises InvalidDocument for a document that cannot be built on a template.
    """
    source = document if isinstance(document, Source) else source_of(document)
    fonts = fonts or standard_fonts()
    content, kept = run_on(source.content)
    said = [findings.lines_run_on(f"slides[{index}]", most) for index, most in kept.items()]
    if isinstance(content, PaperDocument):
        if template:
            message = "A paper_document places and paints everything itself: it cannot be built on a template."
            raise InvalidDocument([Violation("", "template_not_applicable", message)], message)
        scene, found, families = lay_out_nodes(content, fonts, progress, fetched)
        return _compiled(write_pptx(scene), scene.pages, (*said, *found), families)
    deck = replace(content, fetched=fetched)
    if template:
        built = built_on(template, deck, fonts, progress)
        said += [findings.template_decides(name) for name in source.styled]
        return _compiled(built.pptx, built.pages, (*said, *built.findings), built.families)
    scene, found, families = lay_out(deck, fonts, progress)
    return _compiled(write_pptx(scene), scene.pages, (*said, *found), families)


def laid_out(source: Source) -> tuple[Scene, tuple[Finding, ...], tuple[str, ...]]:
    """The scene of a deck, what there is to say about it, and the families its text was measured with.

    Raises ValueError for a document that places everything itself.
    """
    if isinstance(source.content, PaperDocument):
        raise ValueError("a paper_document has no scene of its own")
    return lay_out(source.content, standard_fonts())


def _compiled(
    pptx: bytes, pages: Sequence[Page], found: tuple[Finding, ...], families: tuple[str, ...]
) -> CompiledDeck:
    shown = tuple(RenderedPage(page.origin, page.origins) for page in pages)
    return CompiledDeck(pptx, len(pages), found, families, shown)


def standard_fonts() -> FontBook:
    """The fonts of every set-up, so that a document becomes the same deck everywhere; all where there are none."""
    installed = FontBook.load()
    return installed.standard or installed


def _styled(parsed: ParsedDocument) -> Iterator[str]:
    fields = type(parsed.model).model_fields
    for name in ("theme", "accent_color", "tokens", "design_tokens"):
        if getattr(parsed.model, name, None):
            yield fields[name].alias or name
