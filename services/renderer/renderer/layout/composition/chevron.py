"""An arrow with a word on it."""

from renderer.deck.blocks import ChevronArrow
from renderer.layout.composition.colors import ink, scene_color, stand_on
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet, paragraph
from renderer.scene import Shape, TextBody, Turn

_TURNS = {"right": Turn(), "left": Turn(flip_h=True), "down": Turn(90.0), "up": Turn(270.0)}
# Words on a turned arrow are turned back.
_VERTICALS = {"right": None, "left": None, "down": "vert270", "up": "vert"}
_NOTCH = 0.4
_LONGEST, _LOWEST = 0.6, 0.22
"""Of its height that much is cut off at both ends; how high an arrow is at most and at least for its length."""
_AIR = 4.0
_FLOOR, _GOOD, _SIZE = 9.0, 12.0, 18.0


def chevron_arrow(sheet: Sheet, content: ChevronArrow, area: Rect, path: str) -> None:
    """The arrow fills its area along its direction, and as much across as leaves room for words."""
    direction = content.direction or "right"
    upright = direction in {"up", "down"}
    fill = scene_color(content.fill, sheet.theme) if content.fill else sheet.theme.mark
    stand_on(sheet, fill)
    long, across = (area.height, area.width) if upright else (area.width, area.height)
    across = min(across, long * _LONGEST, _height_for_words(sheet, content.label or "", long))
    box = Rect(area.x + (area.width - long) / 2, area.y + (area.height - across) / 2, long, across)
    body = None
    if content.label:
        room = max(long - 2 * _NOTCH * across, 1.0)
        words = [paragraph(content.label, _SIZE, color=ink(sheet), bold=True, floor=_FLOOR, align="ctr")]
        depth = max(across - 4, 1.0)
        fitted = sheet.type.fit(words, *((depth, room) if upright else (room, depth)))
        sheet.report(fitted, f"{path}.label")
        body = TextBody(fitted.paragraphs, anchor="ctr", vertical=_VERTICALS[direction])
    arrow = Shape(
        box.frame(),
        sheet.name(),
        decorative=body is None,
        geometry="chevron",
        adjustments=(("adj", round(_NOTCH * 100_000)),),
        fill=fill,
        turn=_TURNS[direction],
        body=body,
    )
    sheet.add(arrow)


def _height_for_words(sheet: Sheet, label: str, long: float) -> float:
    """The height of an arrow of `long` pt between whose ends the longest word of `label` stands unbroken."""
    word = sheet.type.longest_word(label, _GOOD, bold=True)
    return max((long - word - _AIR) / (2 * _NOTCH), long * _LOWEST)
