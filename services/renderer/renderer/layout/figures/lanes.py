"""Lanes of plans: bands across the page, with their names at the left."""

from collections.abc import Sequence
from dataclasses import dataclass

from renderer.layout.figures.alike import told_once
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import Line

_SIZE, _FLOOR = 15.0, 10.0
_SHARE, _WIDEST, _PADDING = 0.22, 160.0, 10.0


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane from its top to its bottom, in pt; tasks that are of none are in one without a name."""

    name: str
    top: float
    bottom: float


def room_of_lanes(sheet: Sheet, names: Sequence[str], area: Rect) -> float:
    """What the names of lanes take at the left of `area`, in pt; nothing where there are none."""
    most = min(area.width * _SHARE, _WIDEST)
    widest = max((sheet.type.width(name, _SIZE, bold=True) for name in names if name), default=0.0)
    return min(widest * 1.04 + 2 * _PADDING, most) if widest else 0.0


def lay_out_lanes(
    sheet: Sheet, lanes: Sequence[Lane], area: Rect, beside: float, *, path: str, places: Sequence[str]
) -> None:
    """A band for every second lane across `area`, and the name of each in the room `beside` at its left.

    `path` is that of their list, `places` are those of the names.
    """
    if not beside:
        return
    left, right = area.x, area.right
    for index, lane in enumerate(lanes):
        band = Rect(left, lane.top, right - left, lane.bottom - lane.top)
        if index % 2 == 0:
            sheet.decoration(band, fill="bg2")
        else:
            sheet.rule(left, band.bottom, band.width, Line("hairline", 0.75))
    named = [(index, lane) for index, lane in enumerate(lanes) if lane.name]
    boxes = [Rect(left, lane.top, beside, lane.bottom - lane.top) for _, lane in named]
    insets = (_PADDING, 2.0, _PADDING / 2, 2.0)
    fitted = [
        sheet.type.fit(
            [sheet.paragraph(lane.name, _SIZE, bold=True, floor=_FLOOR)],
            box.inset(*insets).width,
            box.inset(*insets).height,
        )
        for (_, lane), box in zip(named, boxes, strict=True)
    ]
    paths = [places[index] for index, _ in named]
    for box, text, place in zip(boxes, told_once(sheet, fitted, paths, path), paths, strict=True):
        sheet.text(box, [], fitted=text, path=place, insets=insets, anchor="ctr")
