"""Where each block of a slide stands, and what there is to say about that."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from renderer import findings
from renderer.deck.blocks import Block, Container
from renderer.deck.blocks.signs import ImageBleed
from renderer.deck.blocks.words import TextBlock
from renderer.layout.composition.primitives import PrimitiveType, type_of
from renderer.layout.composition.regions import CELLS, GAP, SLACK, Grid, overlap, within
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet

_PADDING = 16.0
_MOST_PADDING = 0.3
# Where no gap is asked for, cells take more than gaps do.
_SHARE_UNASKED = 0.55
_BLEEDING = -2


@dataclass(frozen=True, slots=True)
class Place:
    """A block, its rectangle, its path within the slide such as "blocks[2]", and the blocks in it."""

    block: Block
    rect: Rect
    path: str
    inner: tuple["Place", ...] = ()

    @property
    def level(self) -> int:
        """How high it lies: as told, else frames below and stamps above the rest, bleeding pictures below all."""
        if self.block.z_index is not None:
            return self.block.z_index
        if isinstance(self.block.input, ImageBleed) and self.block.input.bleed:
            return _BLEEDING
        return self.kind.level

    @property
    def kind(self) -> PrimitiveType:
        """The row of its primitive."""
        return type_of(self.block.input)

    def leaves(self) -> Iterator["Place"]:
        """It or, of a container, all that it holds."""
        if not self.inner:
            yield self
        for place in self.inner:
            yield from place.leaves()


def drawing_order(places: Sequence[Place]) -> list[Place]:
    """`places` from the lowest to the highest."""
    return sorted(places, key=lambda place: place.level)


def placed(sheet: Sheet, blocks: Sequence[Block], grid: Grid, path: str = "") -> list[Place]:
    """`blocks` on `grid`; regions that are too small or leave their container are findings of `sheet`."""
    return _Placing(sheet, grid).on(blocks, grid, path)


def say_collisions(sheet: Sheet, places: Sequence[Place]) -> None:
    """Note blocks that cover one another, once for each."""
    found = sorted((leaf for place in places for leaf in place.leaves() if _is_solid(leaf)), key=lambda p: p.rect.y)
    for index, lower in enumerate(found):
        for other in found[index + 1 :]:
            if other.rect.y >= lower.rect.bottom:
                break
            if overlap(lower.rect, other.rect) and not (_is_badge(lower, other) or _is_badge(other, lower)):
                first, second = sorted((lower, other), key=lambda p: p.path)
                what = f"{first.path} ({first.block.primitive})"
                sheet.say(findings.blocks_collide(sheet.page_index, _full(sheet, second.path), what))
                break


def _is_solid(place: Place) -> bool:
    content = place.block.input
    is_panel = isinstance(content, TextBlock) and not content.content
    return not place.kind.overlaps and not is_panel


def _is_badge(one: Place, other: Place) -> bool:
    return one.kind.is_badge and one.level > other.level


@dataclass(frozen=True, slots=True)
class _Placing:
    sheet: Sheet
    slide_grid: Grid

    def on(self, blocks: Sequence[Block], grid: Grid, path: str, bounds: Rect | None = None) -> list[Place]:
        return [self._place(block, grid, f"{path}blocks[{n}]", bounds) for n, block in enumerate(blocks)]

    def _place(self, block: Block, grid: Grid, path: str, bounds: Rect | None) -> Place:
        rect = grid.rect(block.region)
        if bounds is not None and not bounds.contains(rect, SLACK):
            self.sheet.say(findings.outside_container(self.sheet.page_index, _full(self.sheet, path)))
        rect = within(rect, self.sheet.page if bounds is None else bounds)
        if isinstance(block.input, ImageBleed) and block.input.bleed:
            rect = self._bled(rect)
        self._check_size(block, rect, path)
        if not isinstance(block.input, Container):
            return Place(block, rect, path)
        inner = self._inside(block.input, rect, f"{path}.input")
        return Place(block, rect, path, tuple(self.on(block.input.blocks, inner, f"{path}.input.", rect)))

    def _inside(self, container: Container, rect: Rect, path: str) -> Grid:
        wanted = (_PADDING if container.background else 0.0) if container.padding is None else container.padding
        padding = min(wanted, min(rect.width, rect.height) * _MOST_PADDING)
        if container.padding and padding < container.padding:
            self.sheet.no_effect(
                f"{path}.padding", f"The part of the padding over {padding:.0f} px has no effect here."
            )
        area = rect.inset(padding, padding, padding, padding)
        return spaced(self.sheet, Grid(area, area), container.gap, f"{path}.gap")

    def _bled(self, rect: Rect) -> Rect:
        """`rect`, drawn out to the slide's edges where it stands at the outer cells."""
        area, page = self.slide_grid.area, self.sheet.page
        whole = rect.contains(area, SLACK)
        left = page.x if rect.x <= area.x + 1 else rect.x
        top = page.y if rect.y <= area.y + 1 and (whole or self.slide_grid.is_top) else rect.y
        right = page.right if rect.right >= area.right - 1 else rect.right
        bottom = page.bottom if rect.bottom >= area.bottom - 1 else rect.bottom
        return Rect(left, top, right - left, bottom - top)

    def _check_size(self, block: Block, rect: Rect, path: str) -> None:
        columns, rows = type_of(block.input).least_for(block.input)
        minimum = min(columns, CELLS), min(rows, CELLS)
        actual = _cells(rect.width, self.slide_grid, "width"), _cells(rect.height, self.slide_grid, "height")
        if actual[0] < minimum[0] or actual[1] < minimum[1]:
            said = findings.region_too_small(
                self.sheet.page_index, _full(self.sheet, path), block.primitive, actual=actual, minimum=minimum
            )
            self.sheet.say(said)


def spaced(sheet: Sheet, grid: Grid, gap: float | None, path: str) -> Grid:
    """`grid` with the gap that was asked for, as far as it leaves room for the cells."""
    most = grid.widest_gap
    if gap is not None and gap > most:
        sheet.no_effect(path, f"The part of the gap over {most:.0f} px has no effect here.")
    return replace(grid, gap=min(most * _SHARE_UNASKED, GAP) if gap is None else min(gap, most))


def _cells(length: float, grid: Grid, side: str) -> int:
    whole: float = getattr(grid.area, side)
    return max(round((length + grid.gap) / (whole + grid.gap) * CELLS), 1)


def _full(sheet: Sheet, path: str) -> str:
    return sheet.at(path)
