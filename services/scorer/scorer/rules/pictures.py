"""LAY: are pictures shown as they are, and are they more than a picture of a slide."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from deck_domain.findings import Family, Impact
from deck_presentation.boxes import EMU_PER_INCH, Box
from deck_presentation.model import Shape, Slide
from deck_presentation.pictures import shown_pixels
from scorer.rules.evidence import Evidence
from scorer.rules.extent import beyond, of_shape, surface
from scorer.rules.rule import Hit, Rule

MOST_STRETCH = 0.05
_UGLY_STRETCH = 0.5
"""How far a picture is stretched when it costs half of the most points."""
LEAST_DPI = 110
WHOLE_SLIDE = 0.85
"""A picture that takes at least this share of the slide counts as the slide itself."""
_PHOTOGRAPH = 0.4


_FURNITURE = 0.05
"""A picture of at most this share of a slide that is on several, in the same place, is one: a logo."""
_LARGEST_OF_LAYOUT = 0.5
"""Larger ones beneath slides are backgrounds, which are often soft by design."""


@dataclass(slots=True)
class _Shown:
    """A picture in its place, on the first slide that it is on, and its size in pixels after cropping.

    Attributes:
        slides: the indices of those that it is on.
        of_layout: it is not on the slides, but beneath them, on a layout or a master.
        is_one: wherever its file is shown, it is the same picture, as a logo is.
    """

    slide: Slide
    shape: Shape
    size: tuple[float, float]
    slides: set[int]
    of_layout: bool = False
    is_one: bool = False

    @property
    def name(self) -> str:
        """The picture and where it is found, in words."""
        where = " of the layout" if self.of_layout else ""
        return f'The picture "{self.shape.name}"{where}' + (
            f", on {len(self.slides)} slides," if len(self.slides) > 1 else ""
        )

    @property
    def culprit(self) -> Shape | None:
        """The shape, where it is the slide's."""
        return None if self.of_layout else self.shape


def stretched_picture(evidence: Evidence) -> Iterator[Hit]:
    """A picture whose width and height are scaled differently."""
    for picture in _pictures(evidence):
        slide, shape, (width, height) = picture.slide, picture.shape, picture.size
        if picture.of_layout:
            continue  # lines and grounds of layouts are drawn to their size by design
        shown, natural = shape.box.width / shape.box.height, width / height
        stretch = max(shown / natural, natural / shown) - 1
        if stretch > MOST_STRETCH and min(width, height) > 4:
            extent = of_shape(beyond(stretch, 0, _UGLY_STRETCH), shape, evidence.deck)
            yield Hit(f"{picture.name} is stretched by {stretch:.0%}.", slide, shape, extent=extent)


def coarse_picture(evidence: Evidence) -> Iterator[Hit]:
    """A picture with too few pixels for its size; a logo is told of once, where it is coarsest."""
    coarse: dict[tuple[object, ...], tuple[float, _Shown]] = {}
    for picture in _pictures(evidence):
        shape, (width, height) = picture.shape, picture.size
        if shape.picture is not None and shape.picture.vector:
            continue
        dpi = min(width / (shape.box.width / EMU_PER_INCH), height / (shape.box.height / EMU_PER_INCH))
        if dpi < LEAST_DPI - 0.5 and min(width, height) > 4:
            file = (shape.picture.part,) if shape.picture and picture.is_one else (len(coarse), None)
            known = coarse.get(file)
            if known:
                known[1].slides |= picture.slides
                picture.slides = known[1].slides
            if not known or dpi < known[0]:
                coarse[file] = (dpi, picture)
    for dpi, picture in coarse.values():
        extent = of_shape(1 - dpi / LEAST_DPI, picture.shape, evidence.deck)
        yield Hit(f"{picture.name} has {dpi:.0f} dpi at its size.", picture.slide, picture.culprit, extent=extent)


def _pictures(evidence: Evidence) -> Iterable[_Shown]:
    """Pictures of slides, layouts and masters; vector pictures are left out, and a logo on many slides is one."""
    page = evidence.deck.width * evidence.deck.height
    found: dict[tuple[object, ...], _Shown] = {}
    for slide in evidence.deck.slides:
        for of_layout, shape in chain(
            ((True, each) for each in slide.backdrop), ((False, each) for each in slide.shapes)
        ):
            picture = shape.picture
            if picture is None or picture.part is None or shape.hidden or shape.box.area <= 0:
                continue
            size = shown_pixels(picture, evidence.deck.images)
            if size is None or (of_layout and shape.box.area > _LARGEST_OF_LAYOUT * page):
                continue
            is_one = of_layout or surface(shape, evidence.deck) <= _FURNITURE
            place = (picture.part, shape.box) if is_one else (slide.index, shape.path)
            if known := found.get(place):
                known.slides.add(slide.index)
            else:
                found[place] = _Shown(slide, shape, size, {slide.index}, of_layout=of_layout, is_one=is_one)
    return found.values()


def picture_of_a_slide(evidence: Evidence) -> Iterator[Hit]:
    """A picture takes the whole slide, without content beside it; a photograph may be meant so, a drawing is not."""
    page = Box(0, 0, evidence.deck.width, evidence.deck.height)
    for slide in evidence.deck.slides:
        pictures = [shape for shape in slide.shapes if shape.kind == "picture" and not shape.hidden]
        whole = next((shape for shape in pictures if _takes(shape, page)), None)
        if whole is None or any(_is_content(shape) for shape in slide.shapes):
            continue
        drawing = evidence.pictures.drawing(whole.picture.part) if whole.picture is not None else None
        is_known = drawing is not None and drawing.is_flat
        message = f'"{whole.name}" is a picture of all of slide {slide.index + 1}; nothing on it can be edited or read.'
        yield Hit(
            message,
            slide,
            whole,
            impact=None if is_known else Impact.INFO,
            confidence=1.0 if is_known else _PHOTOGRAPH,
            extent=of_shape(0.5, whole, evidence.deck),
        )


def _takes(shape: Shape, page: Box) -> bool:
    return shape.box.bounds().shared(page) >= WHOLE_SLIDE * page.area


def _is_content(shape: Shape) -> bool:
    """Words, a table or a chart, the title and what stands at the foot left out."""
    shows = shape.has_text or shape.table is not None or shape.chart is not None
    return shows and not shape.hidden and not shape.is_title and not shape.is_chrome


RULES = (
    Rule(
        "LAY207",
        "IMAGE_ASPECT_RISK",
        "asset",
        Family.LAYOUT,
        Impact.WARNING,
        "a stretched picture",
        "Restore its proportions; crop it to fit.",
        stretched_picture,
        why="Faces and logos look wrong at once.",
        source="Tufte, The Visual Display of Quantitative Information, chapter 2 (graphical integrity).",
        example="A square logo, shown twice as wide as high.",
    ),
    Rule(
        "LAY208",
        "IMAGE_UPSCALE_RISK",
        "asset",
        Family.LAYOUT,
        Impact.WARNING,
        "a picture under 110 dpi at its size",
        "Use a larger original, or show it smaller.",
        coarse_picture,
        why="It looks blurred on a large screen and in print.",
        source="ITU-R BT.709: 1,920 px over a slide of 13.33 in are 144 dpi; the 110 are ours.",
        example="A picture of 320 px, shown 6 in wide.",
    ),
    Rule(
        "LAY209",
        "SLIDE_IS_A_PICTURE",
        "layout",
        Family.LAYOUT,
        Impact.WARNING,
        "a picture of the whole slide in the place of content",
        "Write its words as text, and draw its charts and tables as such.",
        picture_of_a_slide,
        why="A picture cannot be edited, searched, translated or read aloud.",
        source="WCAG 2.2, 1.4.5 (images of text).",
        example="A slide that was pasted as a screenshot.",
    ),
)
