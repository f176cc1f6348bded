"""LAY: are pictures shown as they are, and are they more than a picture of a slide."""

from collections.abc import Iterator

from deck_domain.findings import Family, Impact
from deck_presentation.boxes import EMU_PER_INCH, Box
from deck_presentation.model import Shape, Slide
from deck_presentation.pictures import shown_pixels
from scorer.rules.evidence import Evidence
from scorer.rules.extent import beyond, of_shape
from scorer.rules.rule import Hit, Rule

MOST_STRETCH = 0.05
_UGLY_STRETCH = 0.5
"""How far a picture is stretched when it costs half of the most points."""
LEAST_DPI = 110
WHOLE_SLIDE = 0.85
"""A picture that takes at least this share of the slide counts as the slide itself."""
_PHOTOGRAPH = 0.4


def stretched_picture(evidence: Evidence) -> Iterator[Hit]:
    """A picture whose width and height are scaled differently."""
    for slide, shape, (width, height) in _pictures(evidence):
        shown, natural = shape.box.width / shape.box.height, width / height
        stretch = max(shown / natural, natural / shown) - 1
        if stretch > MOST_STRETCH and min(width, height) > 4:
            extent = of_shape(beyond(stretch, 0, _UGLY_STRETCH), shape, evidence.deck)
            yield Hit(f'The picture "{shape.name}" is stretched by {stretch:.0%}.', slide, shape, extent=extent)


def coarse_picture(evidence: Evidence) -> Iterator[Hit]:
    """A picture with too few pixels for its size."""
    for slide, shape, (width, height) in _pictures(evidence):
        if shape.picture is not None and shape.picture.vector:
            continue
        dpi = min(width / (shape.box.width / EMU_PER_INCH), height / (shape.box.height / EMU_PER_INCH))
        if dpi < LEAST_DPI - 0.5 and min(width, height) > 4:
            extent = of_shape(1 - dpi / LEAST_DPI, shape, evidence.deck)
            yield Hit(f'The picture "{shape.name}" has {dpi:.0f} dpi at its size.', slide, shape, extent=extent)


def _pictures(evidence: Evidence) -> Iterator[tuple[Slide, Shape, tuple[float, float]]]:
    """Pictures on slides with their size in pixels after cropping; vector pictures are left out."""
    for slide in evidence.deck.slides:
        for shape in slide.shapes:
            picture = shape.picture
            if picture is None or picture.part is None or shape.hidden or shape.box.area <= 0:
                continue
            size = shown_pixels(picture, evidence.deck.images)
            if size is not None:
                yield slide, shape, size


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
