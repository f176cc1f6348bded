"""Lays out a deck page by page."""

from collections import Counter
from collections.abc import Callable, Sequence

from deck_domain.findings import Finding
from deck_fonts import FontBook
from renderer import findings
from renderer.deck.model import Deck
from renderer.deck.slide import Slide
from renderer.deck.slides.composed import PatternSlide
from renderer.deck.slides.stories import SectionSlide, TitleBodySlide
from renderer.layout.animations import animations_of
from renderer.layout.blueprint import blueprint_of
from renderer.layout.chrome import numbered
from renderer.layout.deck_template import DeckTemplate
from renderer.layout.direction import directed
from renderer.layout.heads import head_of
from renderer.layout.logos import DeckLogo, deck_logo
from renderer.layout.paging import Part, is_readable, parts_of, sets_off
from renderer.layout.sheet import Sheet
from renderer.layout.slides import type_of
from renderer.looks import Look, theme_of
from renderer.looks.coloring import unreadable
from renderer.scene import Layout, Page, Scene, Shape, Transition
from renderer.scene.theme import Theme
from renderer.typesetting.languages import ENGLISH, TOLD_BY_WORDS
from renderer.typesetting.scripts import fonts_for, language_of, main_language
from renderer.typesetting.typesetter import Typesetter
from renderer.typesetting.whole_figures import with_whole_figures

_MANY_POINTS = 3
"""Points from which pages of points take turns with each other."""
_CROWDED = frozenset({"CHART_LABEL_COLLISION", "LAYOUT_SHOULD_SPLIT", "OVERFLOW_BODY_TEXT", "TREE_DRAWN_AS_OUTLINE"})
"""Findings by which the content of a page wants more room."""
Progress = Callable[[int, int], None]


def lay_out(
    deck: Deck, fonts: FontBook, progress: Progress | None = None, template: DeckTemplate | None = None
) -> tuple[Scene, tuple[Finding, ...], tuple[str, ...]]:
    """The scene of `deck`, what there is to say about it, and the installed families that draw it.

    `template` is what to build it on, if any.
    """
    titles = " ".join([deck.title, *(slide.title for slide in deck.slides)])
    # Words in other letters tell their language themselves; all others have that of the deck.
    language = main_language(titles, deck.language if deck.language in TOLD_BY_WORDS else ENGLISH)
    east_asian, complex_script = fonts_for(language_of(titles))
    look = template.look if template else deck.look
    theme = template.theme if template else theme_of(look, east_asian, complex_script)
    typesetter = Typesetter(fonts, theme.family, theme.heading_family)
    turned = typesetter.turned(theme.complex_script)
    found: list[Finding] = [] if template else _of_the_look(deck)
    logo, said = deck_logo(deck.logo, deck.fetched)
    found += said
    pages: list[Page] = []
    properties = dict(deck.properties)
    first_pages: dict[int | None, int | None] = {None: None}
    turns = _turns(deck.slides)
    for index, slide in enumerate(deck.slides):
        first_pages[index], known = len(pages), set(typesetter.missing)
        setter = turned if slide.from_right else typesetter
        for part, sheet in enumerate(
            _sheets(index, len(pages) + 1, deck, setter, (theme, look), logo=logo, turn=turns[index], template=template)
        ):
            pages.append(with_whole_figures(_page(sheet, slide, is_first=part == 0), setter))
            found.extend(sheet.findings)
            properties |= deck.properties_of(index, len(pages), part)
        if new := typesetter.missing - known:
            found.append(findings.missing_glyphs(first_pages[index] or 0, f"slides[{index}]", "".join(sorted(new))))
        if progress:
            progress(index + 1, len(deck.slides))
    found[:0] = [
        findings.unresolved_value(first_pages[one.slide], one.path, one.what, one.reason, required=one.required)
        for one in deck.unresolved
    ]
    scene = Scene(
        deck.title,
        theme,
        numbered(pages),
        language,
        properties,
        size=look.spacing.page,
        blueprint=blueprint_of(look, theme),
    )
    return scene, tuple(found), tuple(sorted(typesetter.families))


def _of_the_look(deck: Deck) -> list[Finding]:
    """What there is to say about the deck's own look."""
    ignored = [findings.token_without_effect(path, why) for path, why in deck.ignored]
    return ignored + [findings.low_contrast(deck.inks_at.get(ink, ""), what) for ink, what in unreadable(deck.look)]


def _turns(slides: Sequence[Slide]) -> list[int]:
    """For each slide, how many of its kind stand before it; pages of one point, of two and of more are kinds."""
    seen: Counter[tuple[type[Slide], str | int]] = Counter()
    turns = []
    for slide in slides:
        name = slide.pattern if isinstance(slide, PatternSlide) else ""
        points = min(len(slide.body), _MANY_POINTS) if isinstance(slide, TitleBodySlide) else 0
        kind = (type(slide), name or points)
        turns.append(seen[kind])
        seen[kind] += 1
    return turns


def _sheets(
    index: int,
    number: int,
    deck: Deck,
    typesetter: Typesetter,
    style: tuple[Theme, Look],
    *,
    logo: DeckLogo | None,
    turn: int,
    template: DeckTemplate | None,
) -> list[Sheet]:
    """The pages of one slide: one, or as many as it takes to keep its text readable."""
    slide = deck.slides[index]
    kind = type_of(slide)

    wide, hangs = kind.is_wide(slide), True
    stressed = kind.paging is not None and sets_off(getattr(slide, kind.paging.items))

    def drawn(part: Part, number: int) -> Sheet:
        sheet = Sheet(
            index=index,
            component=slide.component,
            number=number,
            first=part.first,
            stressed=stressed,
            turn=turn,
            is_wide=wide,
            hangs=hangs,
            type=typesetter,
            theme=style[0],
            look=style[1],
            fetched=deck.fetched,
            places=deck.places[index] if deck.places else {},
            language=deck.language,
            from_right=slide.from_right,
            title=slide.title,
            logo=logo,
        )
        if template:
            template.prepare(sheet, part.slide)
        kind.lay_out(sheet, part.slide)
        return sheet

    whole = drawn(Part(slide), number)
    if _has_room_to_gain(whole, slide) and _wants_room(whole):
        wide, hangs = True, False
        whole = drawn(Part(slide), number)
    if slide.role not in {None, kind.role}:
        whole.no_effect("role", _unplayed(slide))
    parts: list[Part] = []
    if kind.paging and getattr(slide, kind.paging.items) and not is_readable(whole):
        parts = parts_of(slide, kind.paging, lambda part: is_readable(drawn(part, number)), deck.language)
    if len(parts) < 2:
        return [whole]
    sheets = [drawn(part, number + count) for count, part in enumerate(parts)]
    sheets[0].findings.insert(0, findings.paginated(number - 1, f"slides[{index}]", len(parts)))
    return sheets


def _unplayed(slide: Slide) -> str:
    """Why the role that a slide asks for is not the one it has."""
    if isinstance(slide, SectionSlide) and slide.number and slide.role == "opening":
        return (
            "An opening has no place for a number: the role 'opening' of a section with a `number` has no effect here."
        )
    return f"On a slide of this type, the role {slide.role!r} has no effect here."


def _has_room_to_gain(sheet: Sheet, slide: Slide) -> bool:
    """Whether the content stands in from the title, or something beside, above or below it may give way to it."""
    if sheet.surround:
        return False
    beside = head_of(sheet.look, sheet.theme).is_beside and not sheet.is_wide
    return sheet.look.spacing.hanging or beside or bool(slide.insight)


def _wants_room(sheet: Sheet) -> bool:
    """Whether words of the content are small, or names in a figure have no place."""
    return not is_readable(sheet) or any(finding.code in _CROWDED for finding in sheet.findings)


def _page(sheet: Sheet, slide: Slide, *, is_first: bool) -> Page:
    elements = (*sheet.elements, *sheet.closing)
    page = Page(
        name=sheet.component,
        layout=_layout(sheet),
        elements=elements,
        notes="\n".join(slide.notes or ()) if is_first else "",
        transition=_transition(slide),
        animations=animations_of(elements, sheet.steps, slide.animation),
        base=sheet.surround.part if sheet.surround else None,
        bare=sheet.bare,
        origin=f"slides[{sheet.index}]",
    )
    return directed(page, slide, sheet.axis)


def _layout(sheet: Sheet) -> Layout:
    """The layout that the page asked for, else the one that has the places in use."""
    if sheet.layout:
        return sheet.layout
    bodies = {
        element.placeholder.idx
        for element in sheet.elements
        if isinstance(element, Shape) and element.placeholder and element.placeholder.kind == "body"
    }
    if sheet.is_wide and not sheet.surround and head_of(sheet.look, sheet.theme).is_beside:
        return "wide-two-columns" if 2 in bodies else "wide-title-and-text" if 1 in bodies else "wide-title-only"
    return "two-columns" if 2 in bodies else "title-and-text" if 1 in bodies else "title-only"


def _transition(slide: Slide) -> Transition | None:
    given = slide.transition
    if given is None:
        return None
    return Transition(
        kind=given.type,
        speed=given.speed or "med",
        advance_on_click=given.advance_on_click is not False,
        advance_after_ms=None if given.advance_after_ms is None else round(given.advance_after_ms),
        morph_option=given.morph_option or "byObject",
    )
