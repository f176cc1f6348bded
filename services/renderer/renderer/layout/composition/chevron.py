"""An arrow with a word on it."""

from deck_documents.composition.ornaments import ChevronArrow
from renderer.drawing import Drawing, TextBody, Turn
from renderer.layout.composition.colors import ink, scene_color, stand_on
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet, paragraph

_TURNS = {"right": Turn(), "left": Turn(flip_h=True), "down": Turn(90.0), "up": Turn(270.0)}
# Words on a turned arrow are turned back.
_VERTICALS = {"right": None, "left": None, "down": "vert270", "up": "vert"}
_NOTCH = 0.5
_LONGEST = 0.6
"""The preset cuts half of its shorter side off at both ends; an arrow is at most this high for its length."""


def chevron_arrow(sheet: Sheet, content: ChevronArrow, area: Rect, path: str) -> None:
    """The arrow fills its area along its direction, and as much across as leaves room for words."""
    direction = content.direction or "right"
    upright = direction in {"up", "down"}
    fill = scene_color(content.fill, sheet.theme) if content.fill else sheet.theme.mark
    stand_on(sheet, fill)
    long, across = (area.height, area.width) if upright else (area.width, area.height)
    across = min(across, long * _LONGEST)
    box = Rect(area.x + (area.width - long) / 2, area.y + (area.height - across) / 2, long, across)
    body = None
    if content.label:
        room = max(long - 2 * _NOTCH * across, 1.0)
        words = [paragraph(content.label, 18.0, color=ink(sheet), bold=True, floor=10.0, align="ctr")]
        depth = max(across - 4, 1.0)
        fitted = sheet.type.fit(words, *((depth, room) if upright else (room, depth)))
        sheet.report(fitted, f"{path}.label")
        body = TextBody(fitted.paragraphs, anchor="ctr", vertical=_VERTICALS[direction])
    arrow = Drawing(
        box.frame(),
        sheet.name(),
        decorative=body is None,
        geometry="chevron",
        fill=fill,
        turn=_TURNS[direction],
        body=body,
    )
    sheet.add(arrow)
