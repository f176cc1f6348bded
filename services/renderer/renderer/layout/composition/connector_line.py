"""A line between two points."""

from renderer.deck.blocks import ConnectorLine, LinePoint
from renderer.layout.composition.colors import quiet_ink, scene_color
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import EMU_PER_PT, Connector, plain_line

_DASHES = {"solid": "solid", "dash": "dash", "dot": "sysDot"}
_WIDTH = 1.5


def connector_line(sheet: Sheet, content: ConnectorLine, area: Rect, path: str) -> None:
    """A real connector; ends beyond the slide are drawn back to its edge, which is said."""
    ends = [
        _point(sheet, point, area, f"{path}.{name}") for name, point in (("start", content.start), ("end", content.end))
    ]
    (x1, y1), (x2, y2) = ends
    width = _WIDTH if content.width is None else content.width
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
            start=_emu(x1, y1),
            end=_emu(x2, y2),
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


def _emu(x: float, y: float) -> tuple[int, int]:
    return round(x * EMU_PER_PT), round(y * EMU_PER_PT)
