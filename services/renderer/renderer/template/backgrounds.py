"""What color lies behind the content of a layout."""

from collections.abc import Sequence
from typing import NamedTuple

from deck_presentation.backdrop import Backdrop
from deck_presentation.boxes import EMU_PER_POINT, Box
from deck_presentation.colors import Palette
from deck_presentation.contrast import contrast
from deck_presentation.model import Deck, Shape, Slide
from deck_presentation.paints import Color, Paint, Tone
from deck_presentation.pictures import Pictures
from renderer.layout.geometry import Rect
from renderer.scene import Anchor
from renderer.template.areas import SLACK
from renderer.template.placeholders import rect_of

READABLE = 3.0
"""The least contrast of large text (WCAG 2.2, 1.4.3)."""
MUCH = 0.2
"""The share of a text's ground on which the text may be lost, as where a logo stands beside a title."""
_HALF = 0.5
_ALONG = tuple((number + 0.5) / 20 for number in range(20))
_DOWN = {"t": (0.1, 0.3, 0.5), "ctr": (0.3, 0.5, 0.7), "b": (0.5, 0.7, 0.9)}
"""Where in a box the ground of its text is looked at, as shares of its sides."""
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
    if found.certain or contrast(palette.hex(found.tone), ink) >= READABLE:
        return found
    spare = (_PAPER, Tone("tx1"), Tone("#FFFFFF"), Tone("#000000"))
    tone = next((tone for tone in spare if contrast(palette.hex(tone), ink) >= READABLE + 1.5), found.tone)
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


class Behind:
    """What a layout shows behind the texts of slides: its background, and what it draws itself."""

    def __init__(self, background: Paint, decorations: Sequence[Shape], page: Rect, pictures: Pictures) -> None:
        """Args: pictures: those of the template, which are looked into."""
        slide = Slide(0, "", (), tuple(decorations), background)
        width, height = round(page.width * EMU_PER_POINT), round(page.height * EMU_PER_POINT)
        self._backdrop = Backdrop(Deck(width, height, (slide,)), slide, pictures)

    def text(self, box: Rect, anchor: Anchor) -> tuple[Color, ...]:
        """The colors behind text in `box`; none where nobody can tell of most of it.

        Lines that hang from the top, stand at the foot or in the middle are looked at over their whole width: how long
        titles are, a template does not know.
        """
        left, top, width, height = (side * EMU_PER_POINT for side in (box.x, box.y, box.width, box.height))
        return below_text(self._backdrop, Box(left, top, width, height), anchor)


def below_text(backdrop: Backdrop, box: Box, anchor: str, top: Shape | None = None) -> tuple[Color, ...]:
    """The colors behind text in `box` (EMU), that of `top` if it is a shape's; none where nobody can tell of most."""
    down = _DOWN.get(anchor, _DOWN["t"])
    found = [backdrop.color(box.x + box.width * x, box.y + box.height * y, top) for x in _ALONG for y in down]
    known = tuple(color for color in found if color is not None)
    return known if len(known) > len(found) / 2 else ()


def share_unread(text: Color, grounds: Sequence[Color], ratio: float) -> float:
    """The share of `grounds` (not none) on which text has less contrast than `ratio`, 0..1."""
    return sum(text.over(ground).contrast(ground) < ratio for ground in grounds) / len(grounds)


def _is_uneven(shape: Shape) -> bool:
    return (not shape.geometry and not shape.shows_background) or shape.kind in {"picture", "media"}
