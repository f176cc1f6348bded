"""What a look draws that is the same on every page: master and layouts carry it."""

from collections.abc import Iterator
from typing import Any

from renderer.layout.geometry import Rect
from renderer.looks import Line, Look
from renderer.looks.strokes import height_of
from renderer.scene import Stroke
from renderer.theme import Theme

Mark = tuple[Rect, dict[str, Any]]
"""A box and the fields of its shape."""

BAR = Rect(0, -9, 36, 3.5)
OPENING_TITLE_BOTTOM = 292.0
_BLOCK_TOP, _BLOCK = 3.0, (16.0, 31.0)
_OVERLINE = 24.0
_RULE_GAP = 7.0
_PANEL = 10.0


def title_height(look: Look) -> float:
    """What two lines of a title take, in pt."""
    return look.type.title.size * 2.54


def title_marks(look: Look, theme: Theme, shift: float = 0.0) -> Iterator[Mark]:
    """What stands at the title of a page; `shift` (pt) is how far the title stands below its usual place."""
    spacing, top = look.spacing, look.spacing.top + shift
    width = spacing.page[0] - 2 * spacing.margin
    match look.ornaments.title:
        case "bar":
            left = (spacing.page[0] - BAR.width) / 2 if look.ornaments.align == "ctr" else spacing.margin
            yield Rect(left, top + BAR.y, BAR.width, BAR.height), {"fill": theme.mark}
        case "block":
            yield Rect(0, top + _BLOCK_TOP, *_BLOCK), {"fill": theme.mark}
        case "overline":
            yield line_mark(Rect(spacing.margin, top - _OVERLINE, width, 0), Line(1.0, "rule"))
    yield from stacked(look.ornaments.title_rule, spacing.margin, top + title_height(look) + _RULE_GAP, width)


def under_title_rule(look: Look) -> float:
    """Where the lines under a title end, in pt below the title's top."""
    return title_height(look) + _RULE_GAP + height_of(look.ornaments.title_rule)


def edge_marks(look: Look) -> Iterator[Mark]:
    """Lines along the top edge."""
    return stacked(look.ornaments.edge, 0.0, 0.0, look.spacing.page[0])


def opening_ground(look: Look, theme: Theme) -> str | None:
    """The ground of an opening page, where it is not that of the others; dark looks do not turn light for it."""
    if look.ornaments.opening != "panel":
        return None
    return "bg2" if theme.is_dark else "tx1"


def opening_marks(look: Look, theme: Theme) -> Iterator[Mark]:
    """What stands on an opening page, wherever its title ends."""
    width, height = look.spacing.page
    match look.ornaments.opening:
        case "panel":
            yield Rect(0, 0, _PANEL, height), {"fill": "accent1"}
        case "block":
            yield Rect(0, height - 3.2 * _PANEL, width, 3.2 * _PANEL), {"fill": theme.mark}
        case "rule":
            left = look.spacing.opening
            box = Rect(left, OPENING_TITLE_BOTTOM + 9, width - 2 * left, 0)
            yield line_mark(box, Line(2.0, theme.mark))


def stacked(lines: tuple[Line, ...], x: float, y: float, width: float) -> Iterator[Mark]:
    """`lines` one below the other."""
    for line in lines:
        y += line.gap
        if line.dash or line.width < 1.5:
            yield line_mark(Rect(x, y + line.width / 2, width, 0), line)
        else:
            yield Rect(x, y, width, line.width), {"fill": line.color}
        y += line.width


def line_mark(box: Rect, line: Line) -> Mark:
    """`line` across `box`."""
    return box, {"geometry": "line", "stroke": Stroke(line.color, line.width, line.dash)}
