"""Arrows with a word on them, and lines between two points."""

from renderer.deck.blocks.signs import ChevronArrow, ConnectorLine, LinePoint
from renderer.layout.composition.colors import ink, quiet_ink, scene_color, stand_on
from renderer.layout.composition.primitives.scaling import in_high_region
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet, paragraph
from renderer.scene import EMU_PER_PT, Connector, Shape, TextBody, Turn, plain_line

_TURNS = {"right": Turn(), "left": Turn(flip_h=True), "down": Turn(90.0), "up": Turn(270.0)}
# Words on a turned arrow are turned back.
_VERTICALS = {"right": None, "left": None, "down": "vert270", "up": "vert"}
_NOTCH = 0.4
_LONGEST, _LOWEST = 0.6, 0.22
"""The share of its height that is cut off at both ends; the largest and the smallest height for its length."""
_AIR = 4.0
_FLOOR, _GOOD, _SIZE = 9.0, 12.0, 18.0
_DASHES = {"solid": "solid", "dash": "dash", "dot": "sysDot"}
_LINE_WIDTH = 1.5


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
        words = [
            paragraph(
                content.label, in_high_region(sheet, _SIZE, box), color=ink(sheet), bold=True, floor=_FLOOR, align="ctr"
            )
        ]
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


def connector_line(sheet: Sheet, content: ConnectorLine, area: Rect, path: str) -> None:
    """A real connector; ends beyond the slide are drawn back to its edge, which is said."""
    ends = [
        _point(sheet, point, area, f"{path}.{name}") for name, point in (("start", content.start), ("end", content.end))
    ]
    (x1, y1), (x2, y2) = ends
    width = _LINE_WIDTH if content.width is None else content.width
    if not width:
        sheet.no_effect(f"{path}.width", "A line of width 0 has no effect here.")
        return
    color = scene_color(content.color, sheet.theme) if content.color else quiet_ink(sheet)
    rect = Rect(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
    arrow = content.arrow or "none"
    sheet.add(
        Connector(
            rect.frame(),
            sheet.name(),
            decorative=True,
            kind=content.kind or "straight",
            start=_in_emu(x1, y1),
            end=_in_emu(x2, y2),
            line=plain_line(color, width, _DASHES[content.dash or "solid"]),
            arrow_start="triangle" if arrow in {"start", "both"} else None,
            arrow_end="triangle" if arrow in {"end", "both"} else None,
        )
    )


def _point(sheet: Sheet, point: LinePoint, area: Rect, path: str) -> tuple[float, float]:
    x, y = area.x + point.x, area.y + point.y
    page = sheet.page
    inside = min(max(x, page.x), page.right), min(max(y, page.y), page.bottom)
    if inside != (x, y):
        sheet.off_slide(path)
    return inside


def _in_emu(x: float, y: float) -> tuple[int, int]:
    return round(x * EMU_PER_PT), round(y * EMU_PER_PT)
