"""What colour lies behind the content of a layout."""

from collections.abc import Sequence
from typing import NamedTuple

from lxml.etree import _Element

from renderer.layout.geometry import Rect
from renderer.scene.theme import contrast
from renderer.template.areas import contains, overlap
from renderer.template.placeholders import Drawn
from renderer.template.themes import TemplateTheme
from renderer.template.tones import Scheme, Tone, first_tone, tone_of
from renderer.template.xml import A, P, child, integer

_READABLE = 3.0
_FIRST_THEME_FILL = 1001


class Ground(NamedTuple):
    """A colour behind something; `certain` says that it is one flat fill, not a picture, a gradient or freeforms."""

    tone: Tone
    certain: bool


def ground_of(
    roots: Sequence[_Element],
    decorations: Sequence[Drawn],
    area: Rect,
    *,
    ink: str,
    theme: TemplateTheme,
    scheme: Scheme,
) -> Ground:
    """The ground below `area`; `roots` are the layout and its master, the nearer first.

    Pictures, gradients and freeforms cannot be judged by their markup: there the colour `ink` (#RRGGBB) of the
    template's own text is the witness, and where it would not read the ground must be another one.
    """
    found = covering(decorations, area) or background_of(roots, theme)
    if found.certain or contrast(scheme.hex(found.tone), ink) >= _READABLE:
        return found
    spare = (Tone("bg1"), Tone("tx1"), Tone("#FFFFFF"), Tone("#000000"))
    tone = next((tone for tone in spare if contrast(scheme.hex(tone), ink) >= _READABLE + 1.5), found.tone)
    return Ground(tone, certain=False)


def covering(decorations: Sequence[Drawn], area: Rect) -> Ground | None:
    """The fill of the uppermost shape that lies behind all of `area`."""
    for drawn in reversed(decorations):
        found = _fill(drawn.element) if drawn.box is not None and contains(drawn.box, area) else None
        if found is not None and dict(found.tone.transforms).get("alpha", 100_000) > 50_000:
            return found
    return None


def clutter_of(decorations: Sequence[Drawn], area: Rect) -> float:
    """How much of `area` pictures and shapes stand in without being its ground, 0..1."""
    boxes = [drawn.box for drawn in decorations if drawn.box and (_is_uneven(drawn) or not contains(drawn.box, area))]
    shared = sum(overlap(box, area) for box in boxes)
    return min(shared / max(area.width * area.height, 1.0), 1.0)


def is_uneven(decorations: Sequence[Drawn], box: Rect) -> bool:
    """Whether a picture or a freeform touches `box`, so that nobody can say what is behind it."""
    return any(_is_uneven(drawn) and drawn.box and overlap(drawn.box, box) for drawn in decorations)


def has_picture(roots: Sequence[_Element]) -> bool:
    """Whether the nearest background is a picture."""
    found = next((bg for bg in (child(root, f"{P}cSld", f"{P}bg") for root in roots) if bg is not None), None)
    return child(found, f"{P}bgPr", f"{A}blipFill") is not None


def _is_uneven(drawn: Drawn) -> bool:
    freeform = child(drawn.element, f"{P}spPr", f"{A}custGeom") is not None
    return freeform or drawn.element.tag == f"{P}pic"


def _fill(element: _Element) -> Ground | None:
    properties = child(element, f"{P}spPr")
    if properties is None or child(properties, f"{A}custGeom") is not None:
        return None
    for fill in properties:
        tone = first_tone(fill)
        if tone is not None:
            return Ground(tone, certain=fill.tag == f"{A}solidFill")
        if fill.tag in {f"{A}noFill", f"{A}blipFill", f"{A}pattFill"}:
            return None
    reference = child(element, f"{P}style", f"{A}fillRef")
    styled = tone_of(reference) if reference is not None and integer(reference.get("idx")) else None
    return Ground(styled, certain=True) if styled else None


def background_of(roots: Sequence[_Element], theme: TemplateTheme) -> Ground:
    """The nearest background; without one, slides are drawn on bg1."""
    for root in roots:
        background = child(root, f"{P}cSld", f"{P}bg")
        properties, reference = child(background, f"{P}bgPr"), child(background, f"{P}bgRef")
        if properties is not None:
            return _first_fill(list(properties), None)
        if reference is not None:
            number = integer(reference.get("idx")) - _FIRST_THEME_FILL
            return _first_fill(list(theme.background_fills[max(number, 0) :][:1]), tone_of(reference))
    return Ground(Tone("bg1"), certain=True)


def _first_fill(fills: Sequence[_Element], color: Tone | None) -> Ground:
    for fill in fills:
        tone = first_tone(fill, color)
        if tone is not None:
            return Ground(tone, certain=fill.tag == f"{A}solidFill")
    return Ground(color or Tone("bg1"), certain=False)
