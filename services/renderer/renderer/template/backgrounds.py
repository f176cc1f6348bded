"""What color lies behind the content of a layout."""

from collections.abc import Sequence
from typing import NamedTuple

from deck_presentation.colors import Palette
from deck_presentation.contrast import contrast
from deck_presentation.model import Shape
from deck_presentation.paints import Paint, Tone
from deck_presentation.pictures import Pictures
from renderer.layout.geometry import Rect
from renderer.template.areas import SLACK
from renderer.template.placeholders import rect_of

_READABLE = 3.0
_HALF = 0.5
_ALONG, _DOWN = (0.02, 0.15, 0.3, 0.5, 0.7, 0.85, 0.98), (0.1, 0.3, 0.5, 0.7, 0.9)
"""Where in a box the pixels of a picture are looked at, as shares of its sides."""
_PAPER = Tone("bg1")


class Ground(NamedTuple):
    """A color behind something; `certain` says that it is one flat fill, not a picture, a gradient or freeforms."""

    tone: Tone
    certain: bool


def ground_of(background: Paint, decorations: Sequence[Shape], area: Rect, *, ink: str, palette: Palette) -> Ground:
    """The ground below `area`.

    Pictures, gradients and freeforms cannot be judged by their markup: there the color `ink` (#RRGGBB) of the
    template's own text is the witness, and where it would not read the ground must be another one.
    """
    found = covering(decorations, area) or background_of(background)
    if found.certain or contrast(palette.hex(found.tone), ink) >= _READABLE:
        return found
    spare = (_PAPER, Tone("tx1"), Tone("#FFFFFF"), Tone("#000000"))
    tone = next((tone for tone in spare if contrast(palette.hex(tone), ink) >= _READABLE + 1.5), found.tone)
    return Ground(tone, certain=False)


def covering(decorations: Sequence[Shape], area: Rect) -> Ground | None:
    """The fill of the uppermost shape that lies behind all of `area`."""
    for shape in reversed(decorations):
        paint = shape.paint
        if shape.shows_background and rect_of(shape.box).contains(area, SLACK):
            return background_of(paint)
        flat = shape.geometry and shape.box.is_upright and paint.kind in {"solid", "gradient"}
        if flat and paint.colors[0].alpha > _HALF and rect_of(shape.box).contains(area, SLACK):
            return Ground(paint.tones[0], certain=paint.kind == "solid")
    return None


def background_of(paint: Paint) -> Ground:
    """What a background looks like; of a picture of the theme, the color that tints it."""
    tones = paint.tones if paint.kind in {"solid", "gradient", "picture"} else ()
    return Ground((*tones, _PAPER)[0], certain=paint.kind == "solid")


def has_picture(background: Paint) -> bool:
    """Whether a background is a picture of the layout's or the master's own."""
    return background.kind == "picture" and not background.tones


def clutter_of(decorations: Sequence[Shape], area: Rect) -> float:
    """How much of `area` pictures and shapes stand in without being its ground, 0..1."""
    boxes = [(rect_of(shape.box), _is_uneven(shape)) for shape in decorations]
    shared = sum(box.shared(area) for box, uneven in boxes if uneven or not box.contains(area, SLACK))
    return min(shared / max(area.width * area.height, 1.0), 1.0)


class Backdrop:
    """What a layout shows behind the texts of slides: its background, and what it draws itself."""

    def __init__(self, background: Paint, decorations: Sequence[Shape], page: Rect, pictures: Pictures) -> None:
        """Args: pictures: those of the template, which are looked into."""
        self._background, self._decorations, self._page = background, decorations, page
        self._pictures = pictures

    def behind(self, box: Rect) -> tuple[str, ...]:
        """Colors (#RRGGBB) below `box`, of pictures those of their pixels; none where nobody can say.

        Flat colors and gradients are looked at along the middle of `box`, pictures all over it.
        """
        for shape in reversed(self._decorations):
            place = rect_of(shape.box)
            if _is_uneven(shape) and place.shared(box):
                return self._pixels_of(shape, place, box)
            if place.contains(box, SLACK) and _covers(shape):
                return self._colors(shape.paint, self._page if shape.shows_background else place, box)
        return self._colors(self._background, self._page, box)

    def _pixels_of(self, shape: Shape, place: Rect, box: Rect) -> tuple[str, ...]:
        """Those of a whole, opaque, upright picture that reaches beyond `box`."""
        picture = shape.picture
        if picture is None or not shape.box.is_upright or not place.contains(box, SLACK):
            return ()
        left, top, right, bottom = picture.crop
        if self._pictures.shows_through(picture.part) or left + right >= 1 or top + bottom >= 1:
            return ()
        width, height = place.width / (1 - left - right), place.height / (1 - top - bottom)
        return self._pixels(picture.part, Rect(place.x - left * width, place.y - top * height, width, height), box)

    def _colors(self, paint: Paint, whole: Rect, box: Rect) -> tuple[str, ...]:
        if paint.kind == "picture" and not paint.is_recolored:
            return self._pixels(paint.image, whole, box)
        return _flat_colors(paint, whole, box)

    def _pixels(self, part: str | None, whole: Rect, box: Rect) -> tuple[str, ...]:
        """The colors of the picture of a part, which fills `whole`, below `box`."""
        points = [
            ((box.x + box.width * x - whole.x) / whole.width, (box.y + box.height * y - whole.y) / whole.height)
            for x in _ALONG
            for y in _DOWN
        ]
        found = (self._pictures.color(part, across, down) for across, down in points)
        return tuple(color.hex for color in found if color is not None)


def _covers(shape: Shape) -> bool:
    is_opaque = shape.paint.kind in {"solid", "gradient"} and shape.paint.is_opaque
    return shape.shows_background or (is_opaque and bool(shape.geometry) and shape.box.is_upright)


def _flat_colors(paint: Paint, whole: Rect, box: Rect) -> tuple[str, ...]:
    if paint.kind == "none":
        return ("#FFFFFF",)
    if paint.kind not in {"solid", "gradient"}:
        return ()
    down = (box.y + box.height / 2 - whole.y) / max(whole.height, 1.0)
    places = ((box.x + box.width * share - whole.x) / max(whole.width, 1.0) for share in (0.1, 0.5, 0.9))
    return tuple(paint.color_within(across, down).hex for across in places)


def _is_uneven(shape: Shape) -> bool:
    return (not shape.geometry and not shape.shows_background) or shape.kind in {"picture", "media"}
