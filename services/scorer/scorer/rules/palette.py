"""COL: does the deck keep to one set of colours."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from deck_domain.findings import Extent, Family, Impact
from deck_presentation.model import Shape, Slide
from deck_presentation.paints import Color
from scorer.measuring.likeness import chroma, hues_apart, is_grey, is_status_color
from scorer.rules.colors_used import Use, uses_of
from scorer.rules.evidence import Evidence
from scorer.rules.extent import share_of, share_of_surface, surface, weight_of_runs
from scorer.rules.rule import Hit, Rule, Skipped

_SAME_HUE = 15.0
"""The largest difference of hue, in degrees, between a colour and its tints and shades."""
_MORE_VIVID = 1.3
_COMMON = 3
"""How often a colour must be used to belong to the set of the deck."""
_MOST_STRAYS = 2
"""Colours that stray; with more of them, there is no set that they stray from."""
_LEAST_USES = 5
"""Of colours of the set: with less, nobody can say that the deck has one."""
_ARGUED = 0.4
_LIGHT = 0.0025
"""The largest surface of a traffic light, as a share of the page: one of 36 pt on a page of 13.3 inches."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a colour is used."""

    slide: Slide
    shape: Shape
    use: Use


def off_palette(evidence: Evidence) -> Iterator[Hit]:
    """A colour that is neither of the theme nor used elsewhere in the deck.

    Red, amber and green are said to mean something wherever they stand, and greys go with everything. A small mark
    without words in one of the three is a traffic light, of which a deck may have one.
    """
    if evidence.brand is not None:
        raise Skipped("the brand says which colours the deck may have, and BRD702 holds it against them")
    if not any(slide.palette for slide in evidence.deck.slides):
        raise Skipped("the deck has no theme whose colours it could keep to")
    places: dict[Color, list[_Place]] = defaultdict(list)
    for place in _places(evidence):
        places[place.use.color].append(place)
    own = [color for color, found in places.items() if _is_of_the_set(found)]
    strays = {color: found for color, found in places.items() if not any(_same(color, one) for one in own)}
    if len(strays) > _MOST_STRAYS:
        raise Skipped("the deck uses too many colours to say which of them are its own")
    is_known = sum(len(places[color]) for color in own if _says_what_is_usual(places[color])) >= _LEAST_USES
    for color, found in strays.items():
        confidence = 1.0 if is_known and not is_status_color(color) else _ARGUED
        yield from _told(color, found, confidence, evidence)


def _places(evidence: Evidence) -> Iterator[_Place]:
    for slide in evidence.deck.slides:
        for shape in slide.shapes:
            for use in uses_of(shape) if not shape.hidden else ():
                if not is_grey(use.color):
                    yield _Place(slide, shape, use)


def _is_of_the_set(found: Sequence[_Place]) -> bool:
    """Of the theme, or used often enough."""
    return _is_of_theme(found) or len(found) >= _COMMON


def _says_what_is_usual(found: Sequence[_Place]) -> bool:
    """Traffic lights in colours from elsewhere, however many, do not make a set that others could stray from."""
    return _is_of_theme(found) or not is_status_color(found[0].use.color)


def _is_of_theme(found: Sequence[_Place]) -> bool:
    color = found[0].use.color
    if any(not place.use.is_literal for place in found):
        return True
    return any(_same(color, one) for place in found for one in place.slide.palette if not is_grey(one))


def _same(color: Color, base: Color) -> bool:
    """It is the base, or a tint or shade of it, which may be duller and no more vivid."""
    return color == base or (hues_apart(color, base) <= _SAME_HUE and chroma(color) <= _MORE_VIVID * chroma(base))


def _is_light(shape: Shape, evidence: Evidence) -> bool:
    """A mark too small for anything but its colour."""
    return not shape.has_text and surface(shape, evidence.deck) <= _LIGHT


def _told(color: Color, found: Sequence[_Place], confidence: float, evidence: Evidence) -> Iterator[Hit]:
    for slide, shape, use in ((place.slide, place.shape, place.use) for place in found):
        if is_status_color(color) and _is_light(shape, evidence):
            continue
        message = f'"{shape.name}" shows {color.hex}, which is no colour of the theme nor of the rest of the deck.'
        share = share_of(weight_of_runs(shape, use.runs)) if use.is_text else share_of_surface(shape, evidence.deck)
        impact = Impact.INFO if confidence == _ARGUED else None
        yield Hit(message, slide, shape, impact=impact, confidence=confidence, extent=Extent.of(0.4, share))


RULES = (
    Rule(
        "COL302",
        "COLOR_OFF_PALETTE",
        "brand",
        Family.LEGIBILITY,
        Impact.WARNING,
        "a colour that is not of the theme nor of the rest of the deck",
        "Take one of the colours that the deck has.",
        off_palette,
        why="A colour that appears once is taken for a signal.",
        source="Few, Show Me the Numbers (colour is for what it communicates).",
        example="One magenta box in a deck of blue and grey.",
        needs="a theme, a deck with a set of colours, and no brand pack, whose colours BRD702 looks after",
    ),
)
