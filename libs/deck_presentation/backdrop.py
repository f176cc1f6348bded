"""What lies behind a point of a slide."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from deck_presentation.box_index import BoxIndex
from deck_presentation.boxes import Box, turned
from deck_presentation.model import Deck, Shape, Slide
from deck_presentation.paints import WHITE, Color, Paint
from deck_presentation.pictures import Pictures

# Rings and sectors leave much of their box open: which part is not worked out, so what lies there is not known.
_OPEN = frozenset({"arc", "blockArc", "chord", "donut", "frame", "halfFrame", "pie"})


_INVISIBLE = 1e-4
"""What shines through layers by less than this share nobody sees."""


@dataclass(frozen=True, slots=True)
class _Surface:
    """Something with a fill; `depth` counts from the back.

    `whole` is what the fill is laid over where the box shows but a part: a cropped picture, a background, the fill of a
    group.
    """

    depth: int
    box: Box
    geometry: str
    paint: Paint
    whole: Box | None = None


class Backdrop:
    """The layers of one slide; pictures are looked into themselves, so no preview is needed."""

    def __init__(self, deck: Deck, slide: Slide, pictures: Pictures | None = None) -> None:
        """Args: pictures: those of the deck, to share what was decoded."""
        stack = (*slide.backdrop, *slide.shapes)
        self.deck = deck
        self.slide = slide
        self.pictures = pictures or Pictures(deck.images.get)
        self.depths = {id(shape): depth for depth, shape in enumerate(stack)}
        self.page = Box(0, 0, deck.width, deck.height)
        self.surfaces = [
            surface for depth in range(len(stack) - 1, -1, -1) for surface in _surfaces(depth, stack[depth], self.page)
        ]
        self._index = BoxIndex([surface.box.bounds() for surface in self.surfaces])

    def color(self, x: float, y: float, top: Shape | None, cell: tuple[Box, Paint] | None = None) -> Color | None:
        """The opaque colour behind a point of the text of `top`; None when nobody can tell.

        Args:
            x: EMU on the slide.
            y: EMU on the slide.
            top: the shape whose text it is; its own fill counts, what lies above it does not.
            cell: the box and fill of a table cell, which lie above the shape.
        """
        veils: list[Color] = []
        seen_through = 1.0
        for surface in self._layers(x, y, top, cell):
            if not _holds(surface.box, surface.geometry, x, y):
                continue
            color = self._sample(surface.paint, surface.whole or surface.box, x, y)
            if color is None:
                return None
            veils.append(color)
            seen_through *= 1 - color.alpha
            if color.alpha > 0.99 or seen_through < _INVISIBLE:
                break
        below = WHITE
        for veil in reversed(veils):
            below = veil.over(below)
        return below

    def _layers(self, x: float, y: float, top: Shape | None, cell: tuple[Box, Paint] | None) -> Iterator[_Surface]:
        """Everything with a fill that may reach a point, from the text downwards."""
        if cell is not None:
            yield _Surface(-1, cell[0], "rect", cell[1])
        depth = self.depths.get(id(top), len(self.depths))
        below = bisect_left(self.surfaces, -depth, key=lambda surface: -surface.depth)
        for surface in (self.surfaces[position] for position in self._index.near(Box(x, y, 0, 0), below)):
            if not (surface.depth == depth and top is not None and top.table is not None):
                yield surface
        yield _Surface(-1, self.page, "rect", self.slide.background)

    def _sample(self, paint: Paint, box: Box, x: float, y: float) -> Color | None:
        if paint.kind == "solid":
            return paint.colors[0]
        if paint.kind == "gradient":
            across = (x - box.x) / box.width if box.width else 0.5
            return paint.color_within(across, (y - box.y) / box.height if box.height else 0.5)
        if paint.kind == "picture" and not paint.is_recolored:
            if not box.area:
                return None
            return self.pictures.color(paint.image, (x - box.x) / box.width, (y - box.y) / box.height)
        return None


def _surfaces(depth: int, shape: Shape, page: Box) -> Iterator[_Surface]:
    if shape.hidden or shape.kind == "connector":
        return
    if shape.table is not None:
        for cell in shape.table.cells:
            if cell.paint.is_visible:
                yield _Surface(depth, cell.box, "rect", cell.paint if cell.paint_known else Paint("unknown"))
    elif shape.picture is not None:
        yield _Surface(depth, shape.box, "rect", Paint("picture", image=shape.picture.part), _uncropped(shape))
    elif shape.paint.is_visible:
        paint = Paint("unknown") if shape.geometry in _OPEN else shape.paint
        yield _Surface(depth, shape.box, shape.geometry, paint, page if shape.shows_background else shape.fill_box)


def _uncropped(shape: Shape) -> Box:
    """Where the whole image would stand, so that a point finds its pixel."""
    picture, box = shape.picture, shape.box
    left, top, right, bottom = picture.crop if picture is not None else (0.0, 0.0, 0.0, 0.0)
    if left + right >= 1 or top + bottom >= 1 or not any((left, top, right, bottom)):
        return box
    width, height = box.width / (1 - left - right), box.height / (1 - top - bottom)
    return Box(box.x - left * width, box.y - top * height, width, height, box.rotation)


def _holds(box: Box, geometry: str, x: float, y: float) -> bool:
    if box.rotation:
        back = turned(Box(x, y, 0, 0), box.x + box.width / 2, box.y + box.height / 2, -box.rotation)
        x, y = back.x, back.y
    if not (box.x <= x <= box.right and box.y <= y <= box.bottom):
        return False
    if geometry == "ellipse" and box.area:
        across = (x - box.x) / box.width * 2 - 1
        down = (y - box.y) / box.height * 2 - 1
        return across * across + down * down <= 1
    return True


def sample_points(lines: Sequence[Box]) -> list[tuple[float, float]]:
    """Places where text stands: three in the first, the middle and the last line."""
    chosen = sorted({0, len(lines) // 2, len(lines) - 1}) if lines else []
    return [
        (lines[i].x + lines[i].width * share, lines[i].y + lines[i].height / 2)
        for i in chosen
        for share in (0.1, 0.5, 0.9)
    ]
