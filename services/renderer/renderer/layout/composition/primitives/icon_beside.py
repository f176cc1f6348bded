"""An icon at the left of the words of a card."""

from renderer.icons import strokes_of
from renderer.layout.composition.colors import accent_ink
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet

_LARGEST, _SHARE, _GAP = 34.0, 0.16, 12.0
_LEAST = 12.0
"""The smallest size of an icon, in pt; a smaller one could not be recognised."""


def icon_room(name: str | None, inner: Rect) -> float:
    """What the icon takes of the width of `inner`, with the gap behind it, in pt; 0 where none is drawn."""
    side = _side(inner)
    return side + _GAP if name and strokes_of(name) and side >= _LEAST else 0.0


def draw_icon(sheet: Sheet, name: str | None, inner: Rect, path: str, *, centred: bool) -> None:
    """Draw the icon at the left of `inner`, at half its height or at its top; say why there is none."""
    side = _side(inner)
    if not name:
        return
    if strokes_of(name) and side < _LEAST:
        sheet.no_effect(f"{path}.icon", "An icon in a region as small as this has no effect here.")
        return
    top = inner.y + (inner.height - side) / 2 if centred else inner.y
    sheet.icon(name, Rect(inner.x, top, side, side), accent_ink(sheet), f"{path}.icon")


def _side(inner: Rect) -> float:
    return min(_LARGEST, inner.width * _SHARE, inner.height)
