"""What fills the room of a picture where there is none: a few large forms in tints of the ground."""

from renderer.deck.model import SlideImage
from renderer.layout.covers.cover import draw_marks
from renderer.layout.covers.plans import CoverPlan
from renderer.layout.geometry import Rect
from renderer.layout.grounds import Ground
from renderer.layout.photos import lay_out_photo
from renderer.layout.sheet import Sheet

_SHARES = (0.94, 0.7, 0.46, 0.22)
"""Of the room's shorter side: the widths of the discs."""
_BANDS = ((0.0, 0.34), (0.4, 0.2), (0.66, 0.11), (0.83, 0.06))
"""Of the room's width: where bands begin, and how wide they are."""
_TINT = "alpha:14000"


def lay_out_ground(sheet: Sheet, plan: CoverPlan, image: SlideImage | None, *, is_free: bool) -> bool:
    """Fill what an opening keeps for a picture, beside a panel only where it `is_free` of words.

    Returns whether it is the picture of the slide that fills it.
    """
    page = sheet.page
    if plan.style == "A" and is_free:
        left = plan.marks[0][0].right
        return _fill(sheet, Rect(left, 0, page.width - left, page.height), plan.content_ground, image)
    if plan.style == "picture":
        sheet.bare = True
        sheet.elements = [one for one in sheet.elements if not one.decorative]
        drawn = _fill(sheet, Rect(0, 0, page.width, plan.marks[0][0].bottom), plan.foot_ground, image)
        draw_marks(sheet, plan)
        return drawn
    return False


def _fill(sheet: Sheet, room: Rect, ground: Ground, image: SlideImage | None) -> bool:
    if image is None:
        _motif(sheet, room, ground)
        return False
    lay_out_photo(sheet, image, room, "image", to_edges=True)
    return True


def _motif(sheet: Sheet, room: Rect, ground: Ground) -> None:
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
