"""Lays out a document given node by node, slide by slide."""

from collections.abc import Callable, Iterator, Sequence

from deck_documents.paper_document import PaperDocument, PaperSlide
from deck_documents.paper_document.color import Fill as DocumentFill
from deck_documents.paper_document.color import ModifiedColor
from deck_documents.paper_document.document import Layout as DocumentLayout
from deck_documents.paper_document.document import Master
from deck_documents.paper_document.text import StringOrParagraphs
from deck_domain.findings import Finding
from deck_fonts import FontBook
from renderer import notices
from renderer.asked_pictures import NOTHING_FETCHED, FetchedPictures
from renderer.drawing import Drawing
from renderer.layout.geometry import Rect
from renderer.paint import Fill
from renderer.paper.canvas import Canvas
from renderer.paper.drawing_nodes import NodeDrawer
from renderer.paper.file_settings import deck_notices, deck_theme, properties_of, sections_of, slide_scale
from renderer.paper.footers import footers
from renderer.paper.motion import transition_of
from renderer.paper.painting import fill_of, ground_of
from renderer.paper.titles import title_among
from renderer.paper.tree import placed_items
from renderer.scene import Element, Layout, Page, Scene
from renderer.scripts import language_of
from renderer.typesetting import Typesetter

_DEFAULT_SIZE = (960.0, 540.0)


def lay_out_nodes(
    document: PaperDocument,
    fonts: FontBook,
    progress: Callable[[int, int], None] | None = None,
    fetched: FetchedPictures = NOTHING_FETCHED,
) -> tuple[Scene, tuple[Finding, ...], tuple[str, ...]]:
    """The scene of `document`, what there is to say about it, and the installed families that draw it."""
    size = (document.slide_size.width, document.slide_size.height) if document.slide_size else _DEFAULT_SIZE
    scale = slide_scale(size)
    theme, typesetter = deck_theme(document), Typesetter(fonts)
    findings = list(deck_notices(document))
    pages = []
    for index, slide in enumerate(document.slides):
        canvas = Canvas(index, typesetter, theme, size, theme.family, scale, title_among(slide.children), fetched)
        pages.append(_page(canvas, document, slide))
        findings.extend(canvas.findings)
        if progress:
            progress(index + 1, len(document.slides))
    if typesetter.missing:
        findings.append(notices.missing_glyphs("".join(sorted(typesetter.missing))))
    scene = Scene(
        title=document.meta.title or "Presentation",
        theme=theme,
        pages=tuple(pages),
        language=_language(document),
        properties=properties_of(document),
        size=(size[0] * scale, size[1] * scale),
        author=document.meta.author or "Deckmill",
        sections=sections_of(document),
    )
    return scene, tuple(findings), tuple(sorted(typesetter.families))


def _page(canvas: Canvas, document: PaperDocument, slide: PaperSlide) -> Page:
    path, whole = f"slides[{canvas.index}]", Rect(0.0, 0.0, *canvas.size)
    master, layout = _models(canvas, document, slide)
    background = _background(canvas, slide, (layout, master), whole)
    ground = ground_of(canvas, background, canvas.theme.colors["lt1"])
    own = placed_items(canvas, slide.children, slide.style, path, ground)
    elements: list[Element] = []
    for model in (master, layout):
        fixed = [node for node in (model and model.children) or () if node.placeholder is None]
        items = placed_items(canvas, fixed, None, f"{path}.layout", ground)
        elements += NodeDrawer(canvas, items).draw(items, whole)
    elements += NodeDrawer(canvas, own).draw(own, whole)
    elements += footers(canvas, slide.header_footer, ground)
    if slide.comments:
        canvas.say(notices.not_carried(canvas.index, f"{path}.comments", f"{len(slide.comments)} comments"))
    return Page(
        name=path,
        layout=_layout(elements),
        elements=tuple(elements),
        notes=_notes(slide.notes),
        transition=transition_of(canvas, slide.transition),
        background=background,
    )


def _models(canvas: Canvas, document: PaperDocument, slide: PaperSlide) -> tuple[Master | None, DocumentLayout | None]:
    """The master and the layout that the slide names."""
    masters = document.masters or []
    master = next((one for one in masters if one.name == slide.master_name), None)
    layouts = [layout for one in ([master] if master else masters) for layout in one.layouts or ()]
    layout = next((one for one in layouts if one.name == slide.layout_name), None)
    for key, name, found in (("masterName", slide.master_name, master), ("layoutName", slide.layout_name, layout)):
        if name is not None and found is None and masters:
            canvas.no_effect(
                f"slides[{canvas.index}].{key}", f"The name {name!r}, which no master of this document has,"
            )
    return master, layout


def _background(
    canvas: Canvas, slide: PaperSlide, models: Sequence[Master | DocumentLayout | None], whole: Rect
) -> Fill | None:
    path = f"slides[{canvas.index}].background"
    given = next(_backgrounds(slide, models), None)
    return None if given is None else fill_of(canvas, given, whole, 1.0, path)


def _backgrounds(
    slide: PaperSlide, models: Sequence[Master | DocumentLayout | None]
) -> Iterator[DocumentFill | ModifiedColor]:
    style = slide.style
    candidates: list[DocumentFill | ModifiedColor | None] = [slide.background]
    candidates += [style.fill, style.background_color] if style else []
    candidates += [model.background for model in models[::-1] if model is not None]
    return (fill for fill in candidates if fill is not None)


def _layout(elements: Sequence[Element]) -> Layout:
    filled = [element.placeholder for element in elements if isinstance(element, Drawing) and element.placeholder]
    bodies = {placeholder.idx for placeholder in filled if placeholder.kind == "body"}
    return "two-columns" if 2 in bodies else "title-and-text" if 1 in bodies else "title-only"


def _notes(notes: StringOrParagraphs | None) -> str:
    if notes is None or isinstance(notes, str):
        return notes or ""
    return "\n".join("".join(run.text for run in paragraph.runs) for paragraph in notes)


def _language(document: PaperDocument) -> str:
    given = document.meta.language
    if given:
        return {"en": "en-US", "de": "de-DE", "fr": "fr-FR", "ja": "ja-JP", "ar": "ar-SA"}.get(given, given)
    return language_of(document.meta.title or "")
