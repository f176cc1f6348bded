"""CON: does the deck look as if one hand had made it."""

from collections import Counter
from collections.abc import Iterator
from statistics import median_low

from deck_domain.findings import Extent, Family, Impact
from deck_presentation.boxes import EMU_PER_INCH
from deck_presentation.model import Shape, Slide
from scorer.rules.evidence import Evidence
from scorer.rules.extent import beyond, of_shape
from scorer.rules.rule import Hit, Rule

MOST_DRIFT = EMU_PER_INCH * 0.05
_DESIGNS = 2
"""Places that titles of one layout may have by design, none of them the usual one; more are a drift."""
_GREAT_DRIFT = EMU_PER_INCH
"""A title that stands so far away is half as bad as it can get."""
MOST_FAMILIES = 2
_SYMBOLS = ("wingdings", "webdings", "symbol", "segoe ui emoji", "noto color emoji", "font awesome")


def drifting_title(evidence: Evidence) -> Iterator[Hit]:
    """Titles of one layout that do not stand where most of them stand."""
    by_layout: dict[str, list[tuple[Slide, Shape]]] = {}
    for slide in evidence.deck.slides:
        if slide.layout and slide.title is not None and slide.title.has_text:
            by_layout.setdefault(slide.layout, []).append((slide, slide.title))
    for titles in by_layout.values():
        places = Counter((title.box.x, title.box.y) for _, title in titles)
        (left, top), count = places.most_common(1)[0]
        if count * 2 <= len(titles) and len(places) <= _DESIGNS:
            continue
        if count == 1:
            left, top = median_low(x for x, _ in places), median_low(y for _, y in places)
        for slide, title in titles:
            drift = max(abs(title.box.x - left), abs(title.box.y - top))
            if drift > MOST_DRIFT:
                message = f"The title of slide {slide.index + 1} stands {drift / EMU_PER_INCH:.2f} in from the others."
                extent = of_shape(beyond(drift, 0, _GREAT_DRIFT), title, evidence.deck)
                yield Hit(message, slide, title, extent=extent)


def many_families(evidence: Evidence) -> Iterator[Hit]:
    """More than two font families for Latin text."""
    uses: Counter[str] = Counter()
    for slide in evidence.deck.slides:
        for shape in slide.shapes:
            for body in shape.bodies:
                uses.update(run.font for run in body.runs() if any(c.isascii() and c.isalpha() for c in run.text))
    families = sorted(name for name in uses if not name.lower().startswith(_SYMBOLS))
    if len(families) > MOST_FAMILIES:
        extent = Extent.of(1 - MOST_FAMILIES / len(families), 0.5)
        yield Hit(f"The deck uses {len(families)} font families: {', '.join(families[:6])}.", extent=extent)


RULES = (
    Rule(
        "CON401",
        "TITLE_POSITION_DRIFT",
        "layout",
        Family.CONSISTENCY,
        Impact.WARNING,
        "a title that stands elsewhere than the others of its layout",
        "Let the title stand where its layout puts it.",
        drifting_title,
    ),
    Rule(
        "CON402",
        "TOO_MANY_FONTS",
        "typography",
        Family.CONSISTENCY,
        Impact.WARNING,
        "more than two font families",
        "Use one family for text and at most one more for titles.",
        many_families,
    ),
)
