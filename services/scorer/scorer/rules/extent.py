"""How much of a slide a finding touches, measured on the shape alone.

What else stands on the slide does not count: else a second fault would make the first one smaller, and spoiling a deck
could raise its score. Nor does the size of the type or the place count, which are what is being judged.
"""

import re
from collections.abc import Iterable

from deck_domain.findings import Extent
from deck_presentation.boxes import Box
from deck_presentation.model import Deck, Run, Shape
from deck_presentation.pictures import shown_pixels
from scorer.rules.page_roles import DRAWN

_HALF = 100.0
"""Weight that counts as half of a slide: a hundred characters of text, or a sixth of its surface."""
_WHOLE_PAGE = 600.0
"""Weight of a picture, chart or diagram as large as the slide."""
_TITLE, _SUBTITLE, _FURNITURE = 4.0, 2.0, 0.02
"""What a character of these weighs, beside one of the body."""
_IDEOGRAPH = re.compile("[\\u3040-\\u30ff\\u3400-\\u9fff\\uac00-\\ud7af]")
_IDEOGRAPH_WEIGHT = 2.5
"""Characters of Latin text that say as much as one kana or ideograph."""


def share_of(weight: float) -> float:
    """The share of a slide that content of a weight takes: 0.5 at a hundred, never quite 1."""
    return weight / (weight + _HALF)


def share(shape: Shape, deck: Deck) -> float:
    """The share of a slide that a shape takes."""
    return share_of(weight_of(shape, deck))


def share_of_surface(shape: Shape, deck: Deck) -> float:
    """The share of a slide that what is drawn on the surface of a shape would take."""
    return share_of(_WHOLE_PAGE * surface(shape, deck))


def weight_of(shape: Shape, deck: Deck) -> float:
    """Weight of all that a shape shows: its characters, or its surface where it is drawn."""
    drawn = _WHOLE_PAGE * surface(shape, deck) if shape.kind in DRAWN else 0.0
    return drawn + weight_of_runs(shape, (run for body in shape.bodies for run in body.runs()))


def weight_of_runs(shape: Shape, runs: Iterable[Run]) -> float:
    """Weight of some of the text of a shape."""
    return _per_character(shape) * sum(_length(run.text) for run in runs)


def surface(shape: Shape, deck: Deck) -> float:
    """The share of the page that a shape takes; a stretched picture counts as large as it would be by its longer side.

    So a picture does not get smaller by being squeezed.
    """
    box = shape.box
    size = shown_pixels(shape.picture, deck.images) if shape.picture is not None else None
    area = box.area
    if size is not None:
        ratio = size[0] / size[1]
        area = max(box.width * box.width / ratio, box.height * box.height * ratio)
    return min(1.0, area / (deck.width * deck.height)) if deck.width and deck.height else 0.0


def beyond(value: float, threshold: float, much: float) -> float:
    """The degree of a value that has no end: 0 at the threshold, 0.5 when it is `much` beyond, never quite 1."""
    over = max(0.0, value - threshold)
    return over / (over + much)


def outside(boxes: Iterable[Box], page: Box) -> float:
    """The share of the surface of upright boxes that lies off the page."""
    kept = [box for box in boxes if box.area > 0]
    whole = sum(box.area for box in kept)
    return 1 - sum(box.shared(page) for box in kept) / whole if whole else 0.0


def of_shape(degree: float, shape: Shape, deck: Deck) -> Extent:
    """So far beyond the threshold, of all that a shape shows."""
    return Extent.of(degree, share(shape, deck))


def _per_character(shape: Shape) -> float:
    if shape.is_chrome or is_field(shape):
        return _FURNITURE
    if shape.is_title:
        return _TITLE
    return _SUBTITLE if shape.placeholder is not None and shape.placeholder.type == "subTitle" else 1.0


def is_field(shape: Shape) -> bool:
    """A page number or a date, though not in a placeholder."""
    runs = list(shape.body.runs()) if shape.body is not None else []
    return bool(runs) and all(run.field.startswith(("slidenum", "datetime")) for run in runs)


def _length(text: str) -> float:
    ideographs = len(_IDEOGRAPH.findall(text))
    return len("".join(text.split())) + (_IDEOGRAPH_WEIGHT - 1) * ideographs
