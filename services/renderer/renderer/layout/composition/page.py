"""A slide of blocks.

The grid of 12 x 12 cells spans the slide within its margins, above the footer. Blocks that hold the slide's title (a
`titleBlock`, or words in a title's role that are the title) fill it from the top; other slides get the title of every
slide, and their grid begins below that. Regions in px count from the slide's corner.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeGuard

from renderer import findings
from renderer.deck.blocks import Block, Container
from renderer.deck.blocks.words import TextBlock, TitleBlock
from renderer.deck.slides.composed import CompositionSlide
from renderer.layout.composition.colors import ground_under, is_plain, made_readable, scene_color
from renderer.layout.composition.lines import off_cards
from renderer.layout.composition.places import Place, drawing_order, placed, say_collisions, spaced
from renderer.layout.composition.primitives import type_of
from renderer.layout.composition.regions import Grid, overlap, rect_of
from renderer.layout.composition.shared_type import Drawn, share_type
from renderer.layout.frame import lay_out_frame
from renderer.layout.sheet import CARD_RADIUS, Sheet
from renderer.scene import Placeholder, Shape

_PLATE_PADDING = 10.0
_MOST_DRIFT = 3.0


def lay_out(sheet: Sheet, slide: CompositionSlide) -> None:
    """Fill the slide with its blocks."""
    title = next(_titles(slide.blocks, slide.title), None)
    area = lay_out_frame(sheet, _told(sheet, slide, title), titled=title is None)
    grid = spaced(sheet, Grid(area, sheet.page, is_top=title is not None), slide.gap, "gap")
    places = placed(sheet, slide.blocks, grid)
    say_collisions(sheet, places)
    _say_frame_collisions(sheet, places)
    _Drawing(sheet, title).page(drawing_order(places))


def _titles(blocks: Sequence[Block], title: str) -> Iterator[Block]:
    """The blocks that can stand for the title of the slide, `titleBlock` first."""
    every = list(_everything(blocks))
    yield from (block for block in every if isinstance(block.input, TitleBlock))
    yield from (block for block in every if isinstance(block.input, TextBlock) and _says(block.input, title))


def _says(text: TextBlock, title: str) -> bool:
    content = text.content
    return text.role in {"display", "title"} and isinstance(content, str) and content.strip() == title.strip()


def _everything(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block.input, Container):
            yield from _everything(block.input.blocks)


def _told(sheet: Sheet, slide: CompositionSlide, title: Block | None) -> CompositionSlide:
    """`slide` without the words that its title block replaces, which is said."""
    if title is None:
        return slide
    own = title.input.title if isinstance(title.input, TitleBlock) else slide.title
    if own.strip() != slide.title.strip():
        sheet.no_effect(
            "title", f"The title {slide.title!r}, since a title block says another one, has no effect here."
        )
    if slide.subtitle:
        sheet.no_effect(
            "subtitle", f"The subtitle {slide.subtitle!r}, since a block holds the title, has no effect here."
        )
    return slide


def _say_frame_collisions(sheet: Sheet, places: Sequence[Place]) -> None:
    framed = [(shape, rect_of(shape.frame)) for shape in (*sheet.elements, *sheet.closing) if _is_text(shape)]
    for place in (leaf for top in places for leaf in top.leaves() if leaf.block.primitive != "imageBleed"):
        for shape, rect in framed:
            if overlap(place.rect, rect):
                what = f"the slide's {shape.name.lower()}"
                path = sheet.at(place.path)
                sheet.say(findings.blocks_collide(sheet.page_index, path, what))
                break


def _is_text(element: object) -> TypeGuard[Shape]:
    return isinstance(element, Shape) and bool(element.paragraphs)


def _is_ground(place: Place) -> bool:
    return place.level < 0 and place.block.primitive == "imageBleed"


class _Drawing:
    """Draws the blocks of one slide; `title` is the one that is its title."""

    def __init__(self, sheet: Sheet, title: Block | None) -> None:
        self._sheet, self._title = sheet, title
        self._drawn: list[Drawn] = []

    def page(self, places: Sequence[Place]) -> None:
        """All blocks; pictures below level 0 lie under the slide's own title and footer."""
        sheet, start = self._sheet, len(self._sheet.elements)
        ground = sheet.theme.hex_of("bg1")
        self._blocks([place for place in places if _is_ground(place)], ground, start)
        frame, under = sheet.elements[:start], sheet.elements[start:]
        sheet.elements = [*under, *(made_readable(element, under, sheet.theme) for element in frame)]
        sheet.closing = [made_readable(element, under, sheet.theme) for element in sheet.closing]
        self._blocks([place for place in places if not _is_ground(place)], ground)
        sheet.ground, sheet.place = "bg1", ""
        share_type(sheet, self._drawn)
        sheet.elements = off_cards(sheet.elements)
        self._choose_layout()

    def _blocks(self, places: Sequence[Place], below: str, since: int = 0) -> None:
        for place in places:
            ground = ground_under(place.rect, self._sheet.elements[since:], below, self._sheet.theme)
            if isinstance(place.block.input, Container):
                self._container(place, place.block.input, ground)
            else:
                self._block(place, ground)

    def _container(self, place: Place, container: Container, ground: str) -> None:
        since = len(self._sheet.elements)
        if container.background:
            fill = scene_color(container.background, self._sheet.theme)
            self._sheet.place = self._sheet.at(place.path)
            self._sheet.decoration(place.rect, fill=fill, geometry="roundRect", radius=CARD_RADIUS)
        self._blocks(drawing_order(place.inner), ground, since)

    def _block(self, place: Place, ground: str) -> None:
        sheet, since, kind = self._sheet, len(self._sheet.elements), type_of(place.block.input)
        sheet.ground, sheet.place, rect = ground, sheet.at(f"{place.path}.input"), place.rect
        if kind.is_figure and not is_plain(sheet):
            sheet.decoration(rect, fill="bg1", geometry="roundRect", radius=CARD_RADIUS)
            sheet.ground, rect = "bg1", rect.inset(*[_PLATE_PADDING] * 4)
        if kind.lay_out:
            kind.lay_out(sheet, place.block.input, rect, f"{place.path}.input")
        self._drawn.append((place, range(since, len(sheet.elements))))
        if place.block is self._title:
            self._name_title(since)
        elif not kind.is_furniture and len(sheet.elements) > since:
            sheet.steps.append(tuple(element.name for element in sheet.elements[since:]))

    def _name_title(self, since: int) -> None:
        for index, element in enumerate(self._sheet.elements[since:], since):
            if _is_text(element):
                titled = replace(element, placeholder=Placeholder("title"), name="Title")
                self._sheet.elements[index] = titled
                return

    def _choose_layout(self) -> None:
        """A title that stands elsewhere than those of other slides is no title of their layout."""
        sheet = self._sheet
        held = [e.placeholder for e in sheet.elements if isinstance(e, Shape) and e.placeholder]
        title = next((e.frame for e in sheet.elements if _is_text(e) and e.name == "Title"), None)
        if self._title is None or title is None or Placeholder("body", 2) in held:
            return
        place = rect_of(title)
        if max(abs(place.x - sheet.margin), abs(place.y - sheet.look.spacing.top)) > _MOST_DRIFT:
            sheet.layout = "statement"
