"""Where the logo stands on the pages that open and close a deck."""

from dataclasses import replace

from renderer.layout.covers.canvas import CoverPlan
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet
from renderer.scene import Layout

_WIDTH, _HEIGHT = 140.0, 42.0
_GAP = 18.0
_ABOVE, _LOWER = 26.0, 16.0
"""The top of a logo over a title, and how far the title gives way to it, in pt."""


def lay_out_logo(sheet: Sheet, plan: CoverPlan, name: Layout, *, on_picture: bool = False) -> CoverPlan:
    """Add the logo to an opening or a closing, and return the plan of what is left; other pages keep theirs.

    `on_picture` says that a photo fills the room that the plan has for lines.
    """
    if sheet.logo is None or name not in {"opening", "closing"}:
        return plan
    box, ground, left = (_opening if name == "opening" else _closing)(plan)
    sheet.add_logo(box, None if on_picture else ground, "r")
    return left


def _opening(plan: CoverPlan) -> tuple[Rect, str, CoverPlan]:
    """Over the lines beside a panel; in the upper corner of a whole ground, of a light page, and of a picture."""
    assert plan.top is not None
    match plan.style:
        case "A":
            return (
                _at_right(plan.content, plan.content.y),
                plan.content_ground.fill,
                replace(plan, content=plan.content.inset(0, _HEIGHT + _GAP, 0, 0)),
            )
        case "B":
            beside = replace(plan, top=plan.top.inset(0, 0, _WIDTH + _GAP, 0))
            return _at_right(plan.top, plan.top.y), plan.fill, beside
        case "C":
            below = replace(plan, title=plan.title.inset(0, _LOWER, 0, 0))
            return _at_right(plan.foot, _ABOVE), plan.fill, below
        case _:
            return _at_right(plan.foot, _ABOVE), plan.fill, plan


def _closing(plan: CoverPlan) -> tuple[Rect, str, CoverPlan]:
    """Where nothing else stands: under the steps, in a band, below a title in a column, on a panel, beside one."""
    match plan.style:
        case "A":
            below = replace(plan, content=plan.content.inset(0, 0, 0, _HEIGHT + _GAP))
            return _at_right(plan.content, plan.content.bottom - _HEIGHT), plan.content_ground.fill, below
        case "C":
            top = plan.foot.y + (plan.foot.height - _HEIGHT) / 2
            beside = replace(plan, foot=plan.foot.inset(0, 0, _WIDTH + _GAP, 0))
            return _at_right(plan.foot, top), plan.foot_ground.fill, beside
        case "column":
            above = replace(plan, title=plan.title.inset(0, 0, 0, _HEIGHT + _GAP))
            place = Rect(plan.title.x, plan.foot.bottom - _HEIGHT, min(_WIDTH, plan.title.width), _HEIGHT)
            return place, plan.fill, above
        case "picture":
            place = _at_right(plan.foot, _ABOVE)
            return place, plan.foot_ground.fill, plan
        case _:
            beside = replace(plan, title=plan.title.inset(0, 0, _WIDTH + _GAP, 0))
            return _at_right(plan.title, plan.title.y), plan.ground.fill, beside


def _at_right(room: Rect, top: float) -> Rect:
    return Rect(room.right - _WIDTH, top, _WIDTH, _HEIGHT)
