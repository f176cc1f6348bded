"""What colour lies behind the content of a layout."""

from collections.abc import Sequence

from lxml.etree import _Element

from renderer.layout.geometry import Rect
from renderer.template.areas import contains
from renderer.template.placeholders import Drawn
from renderer.template.themes import TemplateTheme
from renderer.template.tones import Scheme, Tone, first_tone, tone_of
from renderer.template.xml import A, P, child, integer
from renderer.theme import contrast

_READABLE = 3.0
_FIRST_THEME_FILL = 1001


def ground_of(
    roots: Sequence[_Element], decorations: Sequence[Drawn], area: Rect, ink: str, theme: TemplateTheme, scheme: Scheme
) -> Tone:
    """The ground below `area`; `roots` are the layout and its master, the nearer first.

    Pictures and freeforms cannot be judged by their markup: the colour `ink` (#RRGGBB) of the template's own text is
    the witness, and where it would not read on what was found the ground must be another one.
    """
    found = _covering(decorations, area, scheme)
    if found is None:
        found = next((tone for tone in (_background(root, theme) for root in roots) if tone is not None), Tone("bg1"))
    if contrast(scheme.hex(found), ink) >= _READABLE:
        return found
    spare = (Tone("bg1"), Tone("tx1"), Tone("#FFFFFF"), Tone("#000000"))
    return next((tone for tone in spare if contrast(scheme.hex(tone), ink) >= _READABLE + 1.5), found)


def _covering(decorations: Sequence[Drawn], area: Rect, scheme: Scheme) -> Tone | None:
    """The fill of the uppermost shape that lies behind all of `area`."""
    for drawn in reversed(decorations):
        if drawn.box is None or not contains(drawn.box, area):
            continue
        tone = _fill(drawn.element)
        if tone is not None and dict(tone.transforms).get("alpha", 100_000) > 50_000 and scheme.hex(tone):
            return tone
    return None


def _fill(element: _Element) -> Tone | None:
    properties = child(element, f"{P}spPr")
    if properties is None or child(properties, f"{A}custGeom") is not None:
        return None
    for fill in properties:
        if fill.tag in {f"{A}solidFill", f"{A}gradFill"}:
            return first_tone(fill)
        if fill.tag in {f"{A}noFill", f"{A}blipFill", f"{A}pattFill"}:
            return None
    reference = child(element, f"{P}style", f"{A}fillRef")
    return tone_of(reference) if reference is not None and integer(reference.get("idx")) else None


def _background(root: _Element, theme: TemplateTheme) -> Tone | None:
    background = child(root, f"{P}cSld", f"{P}bg")
    properties = child(background, f"{P}bgPr")
    if properties is not None:
        return next((tone for tone in map(first_tone, properties) if tone is not None), None)
    reference = child(background, f"{P}bgRef")
    if reference is None:
        return None
    color, number = tone_of(reference), integer(reference.get("idx")) - _FIRST_THEME_FILL
    if 0 <= number < len(theme.background_fills):
        return first_tone(theme.background_fills[number], color) or color
    return color
