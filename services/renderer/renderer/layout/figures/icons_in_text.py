"""Icons before the first line of a text, which hangs behind them."""

from dataclasses import replace

from renderer.icons import strokes_of
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import Paragraph

_SIDE, _ROOM = 1.25, 1.75
"""The side of an icon, and what it takes with the gap behind it, in sizes of the type beside it."""


def behind_icon(line: Paragraph, name: str | None) -> Paragraph:
    """`line` with room for its icon; as it is where none is drawn."""
    if not name or strokes_of(name) is None:
        return line
    return replace(line, indent=_ROOM * line.runs[0].size, hanging=0.0)


def draw_before(sheet: Sheet, name: str | None, line: Paragraph, place: Rect, *, color: str, path: str) -> None:
    """Draw the icon of `line`, the first line of whose text is at the top of `place`; say that there is none."""
    if not name:
        return
    side = _SIDE * line.runs[0].size
    height = sheet.type.measure([replace(line, before=0.0)], place.width).lines[0].height
    box = Rect(place.x, place.y + max(height - side, 0.0) / 2, side, side)
    sheet.icon(name, box, color, f"{path}.icon")
