"""What fills the room of a picture where there is none: a few large forms in tints of the ground."""

from renderer.layout.geometry import Rect
from renderer.layout.grounds import Ground
from renderer.layout.sheet import Sheet

_SHARES = (0.94, 0.7, 0.46, 0.22)
"""Of the room's shorter side: the widths of the discs."""
_BANDS = ((0.0, 0.34), (0.4, 0.2), (0.66, 0.11), (0.83, 0.06))
"""Of the room's width: where bands begin, and how wide they are."""
_TINT = "alpha:14000"


def lay_out_motif(sheet: Sheet, room: Rect, ground: Ground) -> None:
    """Discs in each other for looks with round corners, bands that narrow for the others."""
    tint = f"{ground.mark.split(' ')[0]} {_TINT}"
    if sheet.look.ornaments.radius > 3:
        side = min(room.width, room.height)
        for share in _SHARES:
            wide = side * share
            box = Rect(room.right - side / 2 - wide / 2, room.y + room.height / 2 - wide / 2, wide, wide)
            sheet.decoration(box, fill=tint, geometry="ellipse")
        return
    for start, share in _BANDS:
        sheet.decoration(Rect(room.x + room.width * start, room.y, room.width * share, room.height), fill=tint)
