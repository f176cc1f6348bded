"""Lays out a document given node by node, slide by slide."""

from collections.abc import Callable, Sequence

from deck_documents.paper_document import PaperDocument, PaperSlide
from deck_documents.paper_document.nodes import Node
from deck_domain.findings import Finding
from deck_fonts import FontBook
from renderer import findings
from renderer.deck.blocks.stories import Logo
from renderer.layout.geometry import Rect
from renderer.layout.logo_corners import LogoPage, in_corners
from renderer.layout.logos import deck_logo
from renderer.media.decoding import NOTHING_FETCHED, FetchedPictures
from renderer.nodes.canvas import Canvas
from renderer.nodes.comments import comments_of, notes_of
from renderer.nodes.drawing_nodes import NodeDrawer
from renderer.nodes.file_settings import deck_findings, deck_theme, properties_of, sections_of, slide_scale
from renderer.nodes.footers import footers
from renderer.nodes.free_placeholders import Slots
from renderer.nodes.masters import MasterBook, Model
from renderer.nodes.media import autoplays
from renderer.nodes.painting import fill_of, ground_of
from renderer.nodes.show_settings import show_settings_of
from renderer.nodes.titles import title_among
from renderer.nodes.transitions import transition_of
from renderer.nodes.tree import Item, everything, placed_items
from renderer.nodes.unused_styles import tell_unused_of_slide
from renderer.scene import Element, Fill, Layout, Page, Scene, Shape
from renderer.typesetting.scripts import language_of, runs_from_right
from renderer.typesetting.typesetter import Typesetter
from renderer.typesetting.whole_figures import with_whole_figures

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
    theme, language = deck_theme(document), _language(document)
    found = list(deck_findings(document))
    pages, from_right = [], runs_from_right(language)
    typesetter = Typesetter(fonts, from_right=theme.complex_script if from_right else None)

    def canvas_for(index: int) -> Canvas:
        return Canvas(
            index=index,
            type=typesetter,
            theme=theme,
            size=size,
            family=theme.family,
            scale=scale,
            fetched=fetched,
            from_right=from_right,
            language=language,
        )

    masters = MasterBook(document, canvas_for)
    found += masters.findings
    for index, slide in enumerate(document.slides):
        canvas, known = canvas_for(index), set(typesetter.missing)
        pages.append(with_whole_figures(_page(canvas, slide, masters.model_of(canvas, slide)), typesetter))
        found.extend(canvas.findings)
        if new := typesetter.missing - known:
            found.append(findings.missing_glyphs(index, f"slides[{index}]", "".join(sorted(new))))
        if progress:
            progress(index + 1, len(document.slides))
    pages, said = _with_logo(pages, document, masters, canvas_for(0))
    found += said
    scene = Scene(
        title=document.meta.title or "Presentation",
        theme=theme,
        pages=tuple(pages),
        language=language,
        properties=properties_of(document),
        size=(size[0] * scale, size[1] * scale),
        author=document.meta.author or "Deckmill",
        sections=sections_of(document),
        show_settings=show_settings_of(document),
        masters=masters.pages,
    )
    return scene, tuple(found), tuple(sorted(typesetter.families))


def _with_logo(
    pages: list[Page], document: PaperDocument, masters: MasterBook, canvas: Canvas
) -> tuple[list[Page], list[Finding]]:
    """`pages` with the logo of `document` in a free corner, and what there is to say of it."""
    given = document.logo
    logo, said = deck_logo(Logo(given.src, given.alt) if given else None, canvas.fetched)
    if logo is None:
        return pages, said
    size = (canvas.size[0] * canvas.scale, canvas.size[1] * canvas.scale)
    on = [LogoPage(page, canvas.theme, *masters.behind(page)) for page in pages]
    placed, unplaced = in_corners(on, logo, size)
    return list(placed), [*said, *unplaced]


def _page(canvas: Canvas, slide: PaperSlide, model: Model | None) -> Page:
    path, whole = f"slides[{canvas.index}]", Rect(0.0, 0.0, *canvas.size)
    children = model.filled(slide.children) if model else slide.children
    background = _background(canvas, slide, whole)
    ground = ground_of(canvas, background, model.ground if model else canvas.theme.colors["lt1"])
    items = _placed(canvas, children, slide, ground)
    slots = model.slots() if model else Slots()
    drawer = NodeDrawer(canvas, items, slots)
    drawn = drawer.draw(items, whole)
    elements: list[Element] = [*drawn, *footers(canvas, slide.header_footer, ground, slots)]
    tell_unused_of_slide(canvas, slide.style, path)
    return Page(
        name=path,
        layout=_layout(elements),
        elements=tuple(elements),
        notes=notes_of(slide),
        animations=(*autoplays(drawn), *drawer.animations()),
        comments=comments_of(canvas, slide),
        transition=transition_of(canvas, slide.transition),
        background=background,
        model=model.number if model else None,
        origin=path,
    )


def _placed(canvas: Canvas, children: Sequence[Node], slide: PaperSlide, ground: str) -> list[Item]:
    """The nodes with their places, once it is known which of the texts on the slide is its title."""
    path = f"slides[{canvas.index}]"
    canvas.title = title_among(children)
    items = placed_items(canvas, children, slide.style, path, ground)
    beside = {id(item.node) for item in everything(items) if not _is_on_slide(canvas, item)}
    if id(canvas.title) not in beside:
        return items
    canvas.title = title_among(children, beside)
    return placed_items(canvas, children, slide.style, path, ground)


def _is_on_slide(canvas: Canvas, item: Item) -> bool:
    """Whether the middle of a node is."""
    width, height = canvas.size
    rect = item.rect
    return 0 <= rect.x + rect.width / 2 <= width and 0 <= rect.y + rect.height / 2 <= height


def _background(canvas: Canvas, slide: PaperSlide, whole: Rect) -> Fill | None:
    style = slide.style
    given = [slide.background, *((style.fill, style.background_color) if style else ())]
    fill = next((one for one in given if one is not None), None)
    return None if fill is None else fill_of(canvas, fill, whole, 1.0, f"slides[{canvas.index}].background")


def _layout(elements: Sequence[Element]) -> Layout:
    filled = [element.placeholder for element in elements if isinstance(element, Shape) and element.placeholder]
    bodies = {placeholder.idx for placeholder in filled if placeholder.kind == "body"}
    return "two-columns" if 2 in bodies else "title-and-text" if 1 in bodies else "title-only"


def _language(document: PaperDocument) -> str:
    given = document.meta.language
    if given:
        return {"en": "en-US", "de": "de-DE", "fr": "fr-FR", "ja": "ja-JP", "ar": "ar-SA"}.get(given, given)
    return language_of(document.meta.title or "")
